"""Where a programme keeps its own templates, and when they changed."""

from __future__ import annotations

from pathlib import Path

FOLDER = "templates"
CONTENT = "content"

Stamp = tuple[tuple[str, int, int], ...]


def override_folder(home: Path, slug: str) -> Path | None:
    """`<home>/templates/<programme slug>`, where it is a folder; else None."""
    folder = home / FOLDER / slug
    is_name = slug not in {"", ".", ".."} and Path(slug).name == slug
    return folder if is_name and folder.is_dir() else None


def content_file(folder: Path | None, kind: str) -> Path | None:
    """The file of a folder that gives a document kind its own words, if there is one."""
    path = folder / CONTENT / f"{kind}.yaml" if folder else None
    return path if path and path.is_file() else None


def stamp(folder: Path | None) -> Stamp:
    """Names, times and sizes of a folder's files: it changes when a template does."""
    if folder is None:
        return ()
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            status = path.stat()
            found.append((path.relative_to(folder).as_posix(), status.st_mtime_ns, status.st_size))
    return tuple(found)
