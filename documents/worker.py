"""Render workers: long-lived processes that keep WeasyPrint, fonts and style sheets warm.

Starting WeasyPrint costs over a second, so a process is started once and renders document after document. A worker is
a fresh interpreter (documents.worker_process; nothing is forked), spoken to over its standard streams. One that dies is
replaced and its document tried once more. A layout is bounded by its processor time and its memory, both counted in the
worker by the kernel (documents.limits); a worker that uses no processor time for minutes hangs, and is ended.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import select
import signal
import subprocess
import sys
import threading
from concurrent.futures import Future
from pathlib import Path
from typing import IO, Any

from documents import errors
from documents.content import Document
from documents.errors import DocumentError, RenderFailed, RenderTimeout, RenderTooLarge
from documents.limits import allowance
from documents.progress import Progress
from documents.worker_process import ANSWER, REFUSED, REQUEST

_REPOSITORY = Path(__file__).resolve().parent.parent
_RENDERS_PER_WORKER = 2000
_LOOK_EVERY = 5.0
"""Seconds between two looks at the progress of a worker that has not answered yet."""


class _WorkerDied(Exception):
    """Raised when a worker's pipe closes before its answer is complete."""


class _Worker:
    """One render process and its two pipes; used by one thread at a time."""

    def __init__(self, overrides: Path | None) -> None:
        environment = {**os.environ, "PYTHONPATH": str(_REPOSITORY)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "documents.worker_process", str(overrides or "")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )
        self.rendered = 0
        try:
            status, body = self._read("预热")
        except (_WorkerDied, RenderTimeout) as error:
            self.kill()
            raise RenderFailed("排版进程无法启动。请运行 ./yicheng doctor 检查字体和依赖。") from error
        if status == REFUSED:
            self.kill()
            raise _refusal(body)

    def render(self, document: Document, overrides: Path | None, seconds: float | None) -> bytes:
        """The PDF. `seconds` of processor time are allowed, by default as many as the document's length asks for.

        Raises a DocumentError, or _WorkerDied.
        """
        canonical = document.canonical()
        body = os.fsencode(overrides or "") + b"\0" + canonical
        try:
            self._stdin.write(REQUEST.pack(seconds or allowance(len(canonical)), len(body)) + body)
            self._stdin.flush()
        except OSError as error:
            raise _WorkerDied from error
        status, answer = self._read(document.title)
        self.rendered += 1
        if status == REFUSED:
            raise _refusal(answer)
        return answer

    def kill(self) -> None:
        """End the process and close its pipes; safe to call twice."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    @property
    def _stdin(self) -> IO[bytes]:
        assert self.process.stdin is not None
        return self.process.stdin

    def _read(self, title: str) -> tuple[int, bytes]:
        progress = Progress(self.process.pid)
        status, length = ANSWER.unpack(self._read_exactly(ANSWER.size, progress, title))
        return status, self._read_exactly(length, progress, title)

    def _read_exactly(self, length: int, progress: Progress, title: str) -> bytes:
        assert self.process.stdout is not None
        descriptor = self.process.stdout.fileno()
        parts: list[bytes] = []
        while length:
            ready, _, _ = select.select([descriptor], [], [], _LOOK_EVERY)
            if ready:
                part = os.read(descriptor, min(length, 1 << 20))
                if not part:
                    raise self._death(title)
                parts.append(part)
                length -= len(part)
            elif progress.hangs():
                raise RenderTimeout(f"排版《{title}》的进程停滞不动，已停止。请稍后重试。")
        return b"".join(parts)

    def _death(self, title: str) -> Exception:
        """Why the process is gone: by the kernel for its processor time, or for another reason."""
        if self.process.wait() == -signal.SIGXCPU:
            return RenderTimeout(f"排版《{title}》耗用处理器时间过多，已停止。请核对文书的篇幅和方案的模板。")
        return _WorkerDied()


def _refusal(body: bytes) -> DocumentError:
    said = json.loads(body)
    kind = getattr(errors, said["class"], RenderFailed)
    refusal: DocumentError = kind(said["message"])
    return refusal


class RenderPool:
    """Renders documents in `size` worker processes, at least one.

    `render` waits for the PDF, `submit` returns a Future. `overrides` is the folder of templates for documents that
    are given without one of their own. `processor_seconds` bounds each document; by default the bound grows with the
    document. With `ahead` the workers start at once, else each with its first document: for one that is used once or
    not at all. Threads may share a pool; `close` (or leaving the `with` block) ends the workers.
    """

    def __init__(
        self,
        size: int = 2,
        *,
        overrides: Path | None = None,
        processor_seconds: float | None = None,
        ahead: bool = True,
    ) -> None:
        if size < 1:
            raise ValueError("a pool without workers renders nothing")
        self.overrides, self.processor_seconds = overrides, processor_seconds
        self._jobs: queue.SimpleQueue[tuple[Document, Path | None, Future[bytes]] | None] = queue.SimpleQueue()
        self._workers: dict[int, _Worker] = {}
        self._closed = False
        self._started = [threading.Event() for _ in range(size)]
        self._threads = [
            threading.Thread(target=self._serve, args=(n, ahead), name=f"render-{n}", daemon=True) for n in range(size)
        ]
        for thread in self._threads:
            thread.start()

    def submit(self, document: Document, overrides: Path | None = None) -> Future[bytes]:
        """The PDF as a Future; its exception is a DocumentError. Raises RenderFailed on a closed pool."""
        if self._closed:
            raise RenderFailed("排版服务已停止。")
        future: Future[bytes] = Future()
        self._jobs.put((document, overrides or self.overrides, future))
        return future

    def render(self, document: Document, overrides: Path | None = None) -> bytes:
        """The PDF, with the templates of an override folder.

        Raises the refusals of render.Renderer.pdf, RenderTimeout or RenderTooLarge for a layout that passed its
        bounds, and RenderFailed when two workers died over the same document or none could be started.
        """
        return self.submit(document, overrides).result()

    def warm(self) -> None:
        """Waits until every worker that starts ahead can render, or has failed to start."""
        for started in self._started:
            started.wait()

    def worker_ids(self) -> tuple[int, ...]:
        """Process ids of the living workers: one that was killed while idle is replaced at its next document."""
        workers = list(self._workers.values())
        return tuple(worker.process.pid for worker in workers if worker.process.poll() is None)

    def close(self) -> None:
        """Finish what is queued, then end the workers."""
        if not self._closed:
            self._closed = True
            for _ in self._threads:
                self._jobs.put(None)
            for thread in self._threads:
                thread.join()

    def __enter__(self) -> RenderPool:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def _serve(self, number: int, ahead: bool) -> None:
        """One thread per worker. Starting it before the first job comes makes that one fast."""
        if ahead:
            with contextlib.suppress(DocumentError, OSError):
                self._worker(number)
        self._started[number].set()
        while (job := self._jobs.get()) is not None:
            document, overrides, future = job
            if future.set_running_or_notify_cancel():
                self._finish(future, lambda d=document, o=overrides: self._render(number, d, o))
        self._drop(number)

    @staticmethod
    def _finish(future: Future[bytes], work: Any) -> None:
        try:
            future.set_result(work())
        except BaseException as error:
            future.set_exception(error)

    def _worker(self, number: int) -> _Worker:
        worker = self._workers.get(number)
        if worker is not None and (worker.process.poll() is not None or worker.rendered >= _RENDERS_PER_WORKER):
            self._drop(number)
            worker = None
        if worker is None:
            worker = self._workers[number] = _Worker(self.overrides)
        return worker

    def _drop(self, number: int) -> None:
        worker = self._workers.pop(number, None)
        if worker is not None:
            worker.kill()

    def _render(self, number: int, document: Document, overrides: Path | None) -> bytes:
        for _attempt in range(2):
            try:
                return self._worker(number).render(document, overrides, self.processor_seconds)
            except OSError as error:
                raise RenderFailed(f"《{document.title}》未能排版：排版进程无法启动。请检查内存，稍后重试。") from error
            except _WorkerDied:
                self._drop(number)
            except (RenderTimeout, RenderTooLarge):
                self._drop(number)
                raise
        raise RenderFailed(f"《{document.title}》排版时进程两次异常退出。请检查内存，稍后重试。")
