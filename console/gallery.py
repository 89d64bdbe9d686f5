"""The gallery on disk: one PDF, one DOCX and one picture per kind, by group, and a page that lists them.

Each file is written aside and renamed, so that a gallery that was cut off holds no half file. `gallery.json` marks a
folder as a gallery and lists its files: only these are ever replaced.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from console.gallery_page import Gallery, GalleryEntry, Missing, index_page
from console.output import BAD_INPUT, stop
from documents.catalogue.kinds import DocumentKind
from documents.docx import render_docx
from documents.errors import DocumentError
from documents.thumbnail import FirstPage, first_page
from documents.worker import RenderPool
from papers.gallery import Absent, Sample

MANIFEST = "gallery.json"
INDEX = "index.html"
MARK = "yicheng gallery"


def prepare(folder: Path) -> None:
    """The folder, emptied of a former gallery's files; if there is anything else, nothing is touched."""
    if folder.exists() and not folder.is_dir():
        stop(BAD_INPUT, f"{folder} 不是文件夹。请另指定输出文件夹")
    if folder.is_dir() and any(folder.iterdir()):
        former = {folder / name for name in _files_of(folder)}
        there = [path for path in folder.rglob("*") if not path.is_dir() and path != folder / MANIFEST]
        if stray := next((path for path in sorted(there) if path not in former), None):
            stop(
                BAD_INPUT,
                f"{folder} 中有不属于文书样册的文件 {stray.relative_to(folder)}，没有改动。请移走，或另指定空文件夹",
            )
        for path in there:
            path.unlink()
        for place in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
            place.rmdir()
    folder.mkdir(parents=True, exist_ok=True)


def _files_of(folder: Path) -> list[str]:
    """The files of the gallery that is there."""
    try:
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        names = [str(name) for name in said["files"]] if said["mark"] == MARK else None
    except (OSError, ValueError, KeyError, TypeError):
        names = None
    if names is None or any(Path(name).is_absolute() or ".." in Path(name).parts for name in names):
        stop(BAD_INPUT, f"{folder} 不是空文件夹，也不是以前生成的文书样册，没有改动。请另指定空文件夹")
    return names


def make(
    folder: Path,
    found: Iterable[Sample | Absent],
    pool: RenderPool,
    *,
    programme: str,
    on: str,
    show: Callable[[str], None],
) -> Gallery:
    """Renders everything, two side by side, and writes it; the page comes last. What cannot be set is missing."""
    everything = list(found)
    waiting = {one.kind.kind: pool.submit(one.document) for one in everything if isinstance(one, Sample)}
    entries: list[GalleryEntry] = []
    missing: list[Missing] = []
    pictures: dict[str, FirstPage] = {}
    names: set[str] = set()
    for n, one in enumerate(everything, 1):
        show(f"文书样册 {n}/{len(everything)}　{one.kind.title}")
        if isinstance(one, Absent):
            missing.append(_missing(one.kind, one.reason))
            continue
        try:
            pdf = waiting[one.kind.kind].result()
            docx = render_docx(one.document, pdf)
        except DocumentError as error:
            missing.append(_missing(one.kind, str(error)))
            continue
        stem = _stem(one, names)
        pictures[one.kind.kind] = page = first_page(pdf)
        entries.append(
            GalleryEntry(
                one.kind.kind,
                one.kind.title,
                one.title,
                one.kind.group,
                one.kind.layout,
                page.pages,
                f"{stem}.pdf",
                f"{stem}.docx",
                one.source,
                sha256(pdf).hexdigest(),
                sha256(docx).hexdigest(),
            )
        )
        _manifest(folder, _files(entries))
        _write(folder / f"{stem}.pdf", pdf)
        _write(folder / f"{stem}.docx", docx)
    made = Gallery(programme, on, tuple(entries), tuple(missing))
    _manifest(folder, [*_files(entries), INDEX], made)
    _write(folder / INDEX, index_page(made, pictures).encode())
    return made


def _missing(kind: DocumentKind, reason: str) -> Missing:
    return Missing(kind.kind, kind.title, kind.group, reason)


def _files(entries: Iterable[GalleryEntry]) -> list[str]:
    return [path for entry in entries for path in (entry.pdf, entry.docx)]


def _stem(one: Sample, taken: set[str]) -> str:
    """采购/招标公告-…, told apart where two kinds would have one name."""
    stem = f"{one.kind.group}/{one.file_name}"
    if stem in taken:
        stem = f"{stem}-{one.kind.kind}"
    taken.add(stem)
    return stem


def _manifest(folder: Path, files: list[str], made: Gallery | None = None) -> None:
    """Said before the files are there: a gallery that was cut off can be made anew."""
    body = {"mark": MARK, "files": files, **(asdict(made) if made else {})}
    _write(folder / MANIFEST, json.dumps(body, ensure_ascii=False, indent=1).encode())


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as aside:
        try:
            aside.write(content)
            aside.flush()
            os.chmod(aside.name, 0o644)
            os.replace(aside.name, target)
        except BaseException:
            Path(aside.name).unlink(missing_ok=True)
            raise
