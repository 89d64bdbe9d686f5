"""Files that are handed out: always saved, never shown as a page of this console."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

from starlette.responses import FileResponse, Response


def attachment(content: bytes | Path, name: str, kind: str) -> Response:
    """A download under a name as people read it; `kind` is its media type. Its content never decides what it is."""
    headers = {"Content-Disposition": disposition(name)}
    if isinstance(content, Path):
        return FileResponse(content, media_type=kind, headers=headers)
    return Response(content, media_type=kind, headers=headers)


def disposition(name: str) -> str:
    """The header that names a file: nothing in it ends the header or leaves the folder of downloads."""
    plain = re.sub(r"[\x00-\x1f\x7f/\\:*?\"<>|]+", "_", name).strip(" .") or "download"
    ascii_name = re.sub(r"[^\x20-\x7e]+", "_", plain)
    return f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(plain, safe='')}"
