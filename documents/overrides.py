"""What a programme may have of its own: the look of a layout (templates, style sheets) and the words of a kind.

Its folder holds `<layout>/document.html`, `blocks.html`, `css/<layout>.css` for the look (documents.render lays
them over the built-in ones) and `content/<kind>.yaml` for the words (documents.words).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from documents.catalogue import CATALOGUE, document_kind
from documents.catalogue.base import Facts
from documents.content import Cover, Document, Title
from documents.errors import DocumentError, TemplateBroken
from documents.folders import CONTENT, content_file, override_folder, stamp
from documents.render import TEMPLATES, Renderer
from documents.words import Words, names_of, read_words

__all__ = ["TemplateFault", "check_folder", "compose", "override_folder", "stamp"]


@dataclass(frozen=True)
class TemplateFault:
    """A file of an override folder that cannot be used as it is, and why, in Chinese."""

    file: str
    message: str


def compose(kind: str, facts: Facts | dict[str, Any], overrides: Path | None = None) -> Document:
    """The document of a kind from its facts, in the words of the override folder where it has some.

    Layout, number, signer and dates are as the kind composes them. Raises UnknownDocumentKind, DocumentRefused for
    wrong facts, and TemplateBroken with file and line for a wrong content file.
    """
    found = document_kind(kind)
    read = found.facts.read(facts)
    document = found.compose(read)
    path = content_file(overrides, kind)
    return _in_words(document, read, read_words(path)) if path else document


def _in_words(document: Document, facts: Facts, words: Words) -> Document:
    blocks = words.render(facts.model_dump())
    title = next(("".join(b.lines) for b in blocks if isinstance(b, Title | Cover)), document.title)
    if not 1 <= len(title) <= 200:
        raise TemplateBroken(f"模板“{words.name}”写出的标题应为1至200个字符，现有{len(title)}个。")
    return document.model_copy(update={"blocks": blocks, "title": title})


def check_folder(folder: Path, samples: Mapping[str, Facts] | None = None) -> list[TemplateFault]:
    """Everything that is wrong in an override folder; empty if it can be used.

    A kind for which `samples` has facts is also composed and set as HTML; the others are read, and their names
    compared with the fields that the kind has. Never renders a PDF.
    """
    samples, renderer = samples or {}, Renderer(folder)
    faults: list[TemplateFault] = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            faults += (TemplateFault(name, said) for said in _faults_of(path, name, renderer))
    for kind in sorted(samples):
        try:
            renderer.html(compose(kind, samples[kind], folder))
        except DocumentError as error:
            fault = TemplateFault(CATALOGUE[kind].title, error.message)
            if fault.message not in {found.message for found in faults}:
                faults.append(fault)
    return faults


def _faults_of(path: Path, name: str, renderer: Renderer) -> Iterator[str]:
    parts = path.relative_to(path.parents[name.count("/")]).parts
    try:
        if len(parts) == 2 and parts[0] == CONTENT and path.suffix == ".yaml":
            yield from _faults_of_words(path)
        elif not (TEMPLATES / name).is_file():
            yield "不是可以替换的模板，不会被使用。请核对文件名。"
        elif path.suffix == ".html":
            renderer.check_template(name)
        else:
            yield from renderer.sheet_faults(name)
    except (TemplateBroken, UnicodeDecodeError) as error:
        yield error.message if isinstance(error, TemplateBroken) else "不是 UTF-8 文本。请另存为 UTF-8。"


def _faults_of_words(path: Path) -> Iterator[str]:
    if path.stem not in CATALOGUE:
        yield f"没有“{path.stem}”这种文书。请核对文件名。"
        return
    fields = set(CATALOGUE[path.stem].facts.model_fields)
    for name, line in names_of(read_words(path)):
        if name not in fields:
            yield f"模板“{path.name}”第{line}行：用了没有的名称：{name}。请改正后重试。"
