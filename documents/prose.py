"""The words of the built-in kinds: `documents/content/<name>.yaml`, in the small language of documents.words.

A file is a mapping of named parts. A part is a text, a list of texts or rows, a list of sections (`title`, `texts`),
a list of blocks, or a list of pages (`title`, `blocks`). `for`, `when`, `item` and `items` work as they do in a city's
own words. Among blocks a plain text is a paragraph; `numbered` (1．) and `bracketed` (（1）) hold texts that become
numbered paragraphs; `insert` names blocks that Python makes, such as a table. Python gives the names; a file that
uses another name is refused, even in a branch that is not taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from documents import leaves
from documents.content import AnyBlock, Paragraph
from documents.errors import TemplateBroken
from documents.leaves import LeafBroken
from documents.words import Leaf, Mapped, blocks_of, broken, names_used, read_tree, turns, written

Shape = TypeVar("Shape")
CONTENT = Path(__file__).parent / "content"
Blocks = Mapping[str, Sequence[AnyBlock]]
"""What a file may insert, by name."""


class ProseSection(BaseModel):
    """A title and the texts under it, without numbers: an article and its clauses, a chapter and its articles."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    texts: tuple[str, ...]


class ProseChapter(BaseModel):
    """A title and the sections under it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    sections: tuple[ProseSection, ...]


_NUMBERS = {"numbered": "{n}．{text}", "bracketed": "（{n}）{text}"}


@dataclass(frozen=True)
class Prose:
    """One content file, by its name without `.yaml`.

    Every method raises TemplateBroken, with file and line, if the part does not exist, is of another shape, or uses
    a name that `facts` does not have.
    """

    name: str

    @property
    def path(self) -> Path:
        return CONTENT / f"{self.name}.yaml"

    def text(self, part: str, facts: Mapping[str, Any]) -> str:
        """A part that is one text."""
        return self._shaped(TypeAdapter(str), part, facts)

    def texts(self, part: str, facts: Mapping[str, Any]) -> tuple[str, ...]:
        """A part that is a list of texts."""
        return self._shaped(TypeAdapter(tuple[str, ...]), part, facts)

    def rows(self, part: str, facts: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
        """A part that is a list of rows of texts."""
        return self._shaped(TypeAdapter(tuple[tuple[str, ...], ...]), part, facts)

    def fields(self, part: str, facts: Mapping[str, Any]) -> dict[str, str]:
        """A part that is a mapping of names to texts."""
        return self._shaped(TypeAdapter(dict[str, str]), part, facts)

    def entries(self, part: str, facts: Mapping[str, Any]) -> tuple[dict[str, str], ...]:
        """A part that is a list of mappings of names to texts."""
        return self._shaped(TypeAdapter(tuple[dict[str, str], ...]), part, facts)

    def sections(self, part: str, facts: Mapping[str, Any]) -> tuple[ProseSection, ...]:
        """A part that is a list of sections; those without any text are left out."""
        return _with_texts(self._shaped(TypeAdapter(tuple[ProseSection, ...]), part, facts))

    def chapters(self, part: str, facts: Mapping[str, Any]) -> tuple[ProseChapter, ...]:
        """A part that is a list of chapters; sections without any text are left out."""
        found = self._shaped(TypeAdapter(tuple[ProseChapter, ...]), part, facts)
        return tuple(chapter.model_copy(update={"sections": _with_texts(chapter.sections)}) for chapter in found)

    def blocks(self, part: str, facts: Mapping[str, Any], inserts: Blocks | None = None) -> list[AnyBlock]:
        """A part that is a list of blocks."""
        tree, names = self._part(part, facts)
        try:
            return list(_blocks(tree, names, inserts or {}))
        except (LeafBroken, ValidationError) as error:
            raise self._refused(part, error) from error

    def pages(
        self, part: str, facts: Mapping[str, Any], inserts: Blocks | None = None
    ) -> list[tuple[str, list[AnyBlock]]]:
        """A part that is a list of titles, each with its blocks."""
        tree, names = self._part(part, facts)
        try:
            return list(_pages(tree, names, inserts or {}))
        except (LeafBroken, ValidationError) as error:
            raise self._refused(part, error) from error

    def _shaped(self, shape: TypeAdapter[Shape], part: str, facts: Mapping[str, Any]) -> Shape:
        tree, names = self._part(part, facts)
        try:
            return shape.validate_python(written(tree, names))
        except (LeafBroken, ValidationError) as error:
            raise self._refused(part, error) from error

    def _refused(self, part: str, error: LeafBroken | ValidationError) -> TemplateBroken:
        if isinstance(error, LeafBroken):
            return broken(f"{self.name}.yaml", error)
        return TemplateBroken(f"模板“{self.name}.yaml”的“{part}”形状不对。请改正后重试。")

    def _part(self, part: str, facts: Mapping[str, Any]) -> tuple[Any, dict[str, Any]]:
        """A part as it was read, and the facts that it uses."""
        tree = read_tree(self.path, shipped=True)
        if not isinstance(tree, Mapped) or part not in tree.entries:
            raise TemplateBroken(f"模板“{self.name}.yaml”没有“{part}”。请补写后重试。")
        used = _names(self, part)
        for name, line in used.items():
            if name not in facts:
                raise broken(f"{self.name}.yaml", LeafBroken(f"用了没有的名称：{name}", line))
        return tree.entries[part], leaves.as_names({name: facts[name] for name in used})


def _with_texts(sections: tuple[ProseSection, ...]) -> tuple[ProseSection, ...]:
    return tuple(section for section in sections if section.texts)


def _blocks(tree: Any, names: Mapping[str, Any], inserts: Blocks) -> Iterator[AnyBlock]:
    if not isinstance(tree, list):
        raise LeafBroken("这里应为段落的列表", getattr(tree, "line", 1))
    for entry in tree:
        if isinstance(entry, Leaf):
            yield Paragraph(text=written(entry, names))
        elif isinstance(entry, Mapped) and len(entry.entries) == 1 and "type" not in entry.entries:
            [(key, value)] = entry.entries.items()
            for inner in turns(entry, names):
                yield from _special(key, value, inner, inserts, entry.line)
        elif isinstance(entry, Mapped):
            yield from blocks_of([entry], names)
        else:
            raise LeafBroken("段落不能是列表", 1)


def _special(key: str, value: Any, names: Mapping[str, Any], inserts: Blocks, line: int) -> Iterator[AnyBlock]:
    """The blocks of an entry that is not a block itself."""
    if key in {"item", "items"}:
        yield from _blocks(value if key == "items" else [value], names, inserts)
    elif key in _NUMBERS:
        for n, text in enumerate(written(value, names), start=1):
            yield Paragraph(text=_NUMBERS[key].format(n=n, text=text))
    elif key == "insert" and (name := written(value, names)) in inserts:
        yield from inserts[name]
    else:
        raise LeafBroken(f"不认识“{key}”，或者没有可以插入的内容", line)


def _pages(tree: Any, names: Mapping[str, Any], inserts: Blocks) -> Iterator[tuple[str, list[AnyBlock]]]:
    for page in tree if isinstance(tree, list) else ():
        if not isinstance(page, Mapped) or set(page.entries) != {"title", "blocks"}:
            raise LeafBroken("每一项应为 title 和 blocks", getattr(page, "line", 1))
        for inner in turns(page, names):
            yield written(page.entries["title"], inner), list(_blocks(page.entries["blocks"], inner, inserts))


@lru_cache(maxsize=512)
def _names(prose: Prose, part: str) -> dict[str, int]:
    """Every name that a part uses, with the line of its last use."""
    return dict(names_used(read_tree(prose.path, shipped=True).entries[part]))
