"""Render workers: long-lived processes that keep WeasyPrint, fonts and style sheets warm.

Starting WeasyPrint costs over a second, so a process is started once and renders document after document.
A worker is a fresh interpreter (`python -m documents.worker`, nothing is forked), spoken to in frames over
its standard streams: a length, then the override folder, a zero byte and canonical JSON of the document; back
comes a status and the PDF. A worker keeps one renderer for each folder. One that dies is replaced and its
document tried once more; one that answers too late is killed.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import queue
import select
import struct
import subprocess
import sys
import threading
import time
from concurrent.futures import Future
from pathlib import Path
from typing import IO, Any

from documents import errors
from documents.content import Document
from documents.errors import DocumentError, RenderFailed, RenderTimeout

_REPOSITORY = Path(__file__).resolve().parent.parent
_FRAME = struct.Struct(">BI")
_OK, _REFUSED, _READY = 0, 1, 2
_RENDERS_PER_WORKER = 2000
_COLLECT_EVERY = 150_000
"""Bytes of documents after which a worker collects its garbage: some twenty notices, or one tender document, which
leaves a hundred megabytes."""


class _WorkerDied(Exception):
    """Raised when a worker's pipe closes before its answer is complete."""


class _Worker:
    """One render process and its two pipes; used by one thread at a time."""

    def __init__(self, overrides: Path | None, start_timeout: float) -> None:
        environment = {**os.environ, "PYTHONPATH": str(_REPOSITORY)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "documents.worker", str(overrides or "")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )
        self.rendered = 0
        try:
            status, body = self._read(time.monotonic() + start_timeout)
        except (_WorkerDied, RenderTimeout) as error:
            self.kill()
            raise RenderFailed("排版进程无法启动。请运行 ./yicheng doctor 检查字体和依赖。") from error
        if status == _REFUSED:
            self.kill()
            raise _refusal(body)

    def render(self, document: Document, overrides: Path | None, timeout: float) -> bytes:
        body = os.fsencode(overrides or "") + b"\0" + document.canonical()
        try:
            self._stdin.write(_FRAME.pack(_OK, len(body)) + body)
            self._stdin.flush()
        except OSError as error:
            raise _WorkerDied from error
        status, answer = self._read(time.monotonic() + timeout)
        self.rendered += 1
        if status == _REFUSED:
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

    def _read(self, deadline: float) -> tuple[int, bytes]:
        status, length = _FRAME.unpack(self._read_exactly(_FRAME.size, deadline))
        return status, self._read_exactly(length, deadline)

    def _read_exactly(self, length: int, deadline: float) -> bytes:
        assert self.process.stdout is not None
        descriptor = self.process.stdout.fileno()
        parts: list[bytes] = []
        while length:
            ready, _, _ = select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                raise RenderTimeout("排版超时，已停止该排版进程。请稍后重试；仍然超时的，请检查文书篇幅。")
            part = os.read(descriptor, min(length, 1 << 20))
            if not part:
                raise _WorkerDied
            parts.append(part)
            length -= len(part)
        return b"".join(parts)


def _refusal(body: bytes) -> DocumentError:
    said = json.loads(body)
    kind = getattr(errors, said["class"], RenderFailed)
    refusal: DocumentError = kind(said["message"])
    return refusal


class RenderPool:
    """Renders documents in `size` worker processes.

    `render` waits for the PDF, `submit` returns a Future. `timeout` is in seconds for one document. `overrides`
    is the folder of templates for documents that are given without one of their own.
    `size` 0, or a machine that cannot start processes, renders in this process, where `timeout` does not hold: a
    layout that runs cannot be interrupted from within its own process, only killed with it. Whoever must not wait
    for ever uses workers. Threads may share a pool; `close` (or leaving the `with` block) ends the workers.
    """

    def __init__(
        self,
        size: int = 2,
        *,
        overrides: Path | None = None,
        timeout: float = 60.0,
        start_timeout: float = 120.0,
    ) -> None:
        self.overrides, self.timeout, self.start_timeout = overrides, timeout, start_timeout
        self._jobs: queue.SimpleQueue[tuple[Document, Path | None, Future[bytes]] | None] = queue.SimpleQueue()
        self._workers: dict[int, _Worker] = {}
        self._closed = False
        self._in_process = threading.Lock()
        self._threads = [
            threading.Thread(target=self._serve, args=(n,), name=f"render-{n}", daemon=True) for n in range(size)
        ]
        for thread in self._threads:
            thread.start()

    def submit(self, document: Document, overrides: Path | None = None) -> Future[bytes]:
        """The PDF as a Future; its exception is a DocumentError. Raises RenderFailed on a closed pool."""
        overrides = overrides or self.overrides
        if self._closed:
            raise RenderFailed("排版服务已停止。")
        future: Future[bytes] = Future()
        if not self._threads:
            future.set_running_or_notify_cancel()
            self._finish(future, lambda: self._render_here(document, overrides))
        else:
            self._jobs.put((document, overrides, future))
        return future

    def render(self, document: Document, overrides: Path | None = None) -> bytes:
        """The PDF, with the templates of an override folder.

        Raises the refusals of render.Renderer.pdf, RenderTimeout when it took too long, and RenderFailed
        when two workers died over the same document.
        """
        return self.submit(document, overrides).result()

    def warm(self) -> None:
        """Start every worker now and wait until each can render."""
        deadline = time.monotonic() + self.start_timeout
        while len(self._workers) < len(self._threads) and time.monotonic() < deadline:
            time.sleep(0.02)

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

    def _serve(self, number: int) -> None:
        """One thread per worker: starts it before the first job comes, so that the first is fast."""
        with contextlib.suppress(DocumentError, OSError):
            self._worker(number)
        while (job := self._jobs.get()) is not None:
            document, overrides, future = job
            if future.set_running_or_notify_cancel():
                self._finish(future, lambda d=document, o=overrides: self._render_in_worker(number, d, o))
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
            worker = self._workers[number] = _Worker(self.overrides, self.start_timeout)
        return worker

    def _drop(self, number: int) -> None:
        worker = self._workers.pop(number, None)
        if worker is not None:
            worker.kill()

    def _render_in_worker(self, number: int, document: Document, overrides: Path | None) -> bytes:
        for _attempt in range(2):
            try:
                worker = self._worker(number)
            except OSError:
                return self._render_here(document, overrides)
            try:
                return worker.render(document, overrides, self.timeout)
            except _WorkerDied:
                self._drop(number)
            except RenderTimeout:
                self._drop(number)
                raise
        raise RenderFailed(f"《{document.title}》排版时进程两次异常退出。请检查内存，稍后重试。")

    def _render_here(self, document: Document, overrides: Path | None) -> bytes:
        from documents.render import render_pdf

        with self._in_process:  # WeasyPrint's shared font configuration is not for two threads at once
            return render_pdf(document, overrides)


_WARMING = {
    "layout": "notice",
    "title": "预热",
    "org": "预热",
    "doc_date": "2023-01-01",
    "blocks": [
        {"type": "title", "lines": ["预热"]},
        {"type": "heading", "level": 1, "text": "一、预热"},
        {"type": "paragraph", "text": "预热2023年。"},
        {"type": "table", "columns": [{"title": "预热", "width": 100}], "rows": [["预热"]]},
    ],
}


def _serve_stream(source: IO[bytes], sink: IO[bytes], overrides: Path | None) -> None:
    """The worker's loop: ends when the parent closes the pipe (or is gone)."""
    from documents.render import default_renderer

    def answer(status: int, body: bytes) -> None:
        sink.write(_FRAME.pack(status, len(body)) + body)
        sink.flush()

    def refuse(error: DocumentError) -> None:
        said = {"class": type(error).__name__, "message": error.message}
        answer(_REFUSED, json.dumps(said, ensure_ascii=False).encode())

    try:
        default_renderer(overrides).pdf(Document.model_validate(_WARMING))
    except DocumentError as error:
        refuse(error)
        return
    # Layout makes many short-lived objects in cycles: collecting between documents saves a tenth.
    gc.collect()
    gc.freeze()
    gc.disable()
    answer(_READY, b"")
    since = 0
    while len(head := source.read(_FRAME.size)) == _FRAME.size:
        body = source.read(_FRAME.unpack(head)[1])
        try:
            folder, _, canonical = body.partition(b"\0")
            renderer = default_renderer(Path(os.fsdecode(folder)) if folder else None)
            answer(_OK, renderer.pdf(Document.model_validate_json(canonical)))
        except DocumentError as error:
            refuse(error)
        except Exception as error:  # a fault of one document must not end the worker
            refuse(RenderFailed(f"排版失败：{type(error).__name__}。请报告管理员。"))
        since += len(body)
        if since >= _COLLECT_EVERY:
            gc.collect()
            since = 0


def main() -> None:
    """Entry of the worker process. Only frames may go to the parent: stray prints go to stderr."""
    sink = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    folder = sys.argv[1] if len(sys.argv) > 1 and sys.argv[1] else ""
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        _serve_stream(sys.stdin.buffer, sink, Path(folder) if folder else None)


if __name__ == "__main__":
    main()
