"""The inside of a render worker: `python -m documents.worker_process`, spoken to by documents.worker.

It reads requests from its standard input and writes answers to its standard output, both in frames. A request is the
processor time that the layout may take, a length, and that many bytes: the override folder, a zero byte, and canonical
JSON of the document. An answer is a status, a length, and that many bytes: the PDF, or a refusal as JSON. The worker
keeps one renderer for each folder. It ends after a layout that was stopped in the middle, since what that left behind
is not known.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import struct
import sys
from pathlib import Path
from typing import IO

from documents.content import Document
from documents.errors import DocumentError, RenderFailed, RenderTimeout, RenderTooLarge
from documents.limits import MEMORY, START_SECONDS, OutOfProcessorTime, limited, prepare_limits

REQUEST, ANSWER = struct.Struct(">dI"), struct.Struct(">BI")
OK, REFUSED, READY = 0, 1, 2

_COLLECT_EVERY = 150_000
"""Bytes of documents after which a worker collects its garbage: some twenty notices, or one tender document, which
leaves a hundred megabytes."""

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


class _Stream:
    """The two ends of the pipes inside the worker."""

    def __init__(self, source: IO[bytes], sink: IO[bytes]) -> None:
        self._source, self._sink = source, sink

    def request(self) -> tuple[float, bytes] | None:
        """The next request; None if the parent has closed the pipe or is gone."""
        head = self._source.read(REQUEST.size)
        if len(head) < REQUEST.size:
            return None
        seconds, length = REQUEST.unpack(head)
        return seconds, self._source.read(length)

    def answer(self, status: int, body: bytes) -> None:
        self._sink.write(ANSWER.pack(status, len(body)) + body)
        self._sink.flush()

    def refuse(self, error: DocumentError) -> None:
        said = {"class": type(error).__name__, "message": error.message}
        self.answer(REFUSED, json.dumps(said, ensure_ascii=False).encode())


def _warm(overrides: Path | None) -> None:
    """Loads fonts, templates and WeasyPrint by a first layout."""
    from documents.render import default_renderer

    default_renderer(overrides).pdf(Document.model_validate(_WARMING))
    # Layout makes many short-lived objects in cycles: collecting between documents saves a tenth.
    gc.collect()
    gc.freeze()
    gc.disable()


def _serve(stream: _Stream) -> None:
    """The worker's loop; returns when the parent closes the pipe, or after a layout that was stopped."""
    since = 0
    while (request := stream.request()) is not None:
        seconds, body = request
        try:
            stream.answer(OK, _layout(body, seconds))
        except DocumentError as error:
            stream.refuse(error)
            if isinstance(error, RenderTimeout | RenderTooLarge):
                return
        except Exception as error:  # a fault of one document must not end the worker
            stream.refuse(RenderFailed(f"排版失败：{type(error).__name__}。请报告管理员。"))
        since += len(body)
        if since >= _COLLECT_EVERY:
            gc.collect()
            since = 0


def _layout(body: bytes, seconds: float) -> bytes:
    """The PDF of a request. Raises DocumentError: what the renderer refuses, and a limit that was passed."""
    from documents.render import default_renderer, template_line

    folder, _, canonical = body.partition(b"\0")
    document = Document.model_validate_json(canonical)
    try:
        with limited(seconds):
            return default_renderer(Path(os.fsdecode(folder)) if folder else None).pdf(document)
    except OutOfProcessorTime as error:
        said = f"排版《{document.title}》耗用处理器时间超过{seconds:g}秒，已停止"
        raise RenderTimeout(f"{said}{_standing(template_line(error))}") from error
    except MemoryError as error:
        said = f"排版《{document.title}》所需内存超过{MEMORY >> 20}MB，已停止"
        raise RenderTooLarge(f"{said}{_standing(template_line(error))}") from error


def _standing(where: str) -> str:
    """Where a layout was when it was stopped, and what to do."""
    if where:
        return f"（停在{where}）。请检查方案的模板有无没有尽头的循环。"
    return "。请核对文书的篇幅和方案的模板。"


def main() -> None:
    """Entry of the worker process. Only frames may go to the parent: stray prints go to stderr."""
    sink = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1] else None
    stream = _Stream(sys.stdin.buffer, sink)
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt, OutOfProcessorTime):
        prepare_limits()
        try:
            with limited(START_SECONDS):
                _warm(folder)
        except DocumentError as error:
            stream.refuse(error)
            return
        stream.answer(READY, b"")
        _serve(stream)


if __name__ == "__main__":
    main()
