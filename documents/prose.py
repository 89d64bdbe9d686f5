"""The words of the built-in kinds: `documents/content/<name>.yaml`, in the small language of documents.words.

A file is a mapping of named parts. A part is a text, a list of texts, a list of sections (`title` and `texts`) or a
list of blocks; `for`, `when` and `item` work as they do in a city's own words. Python gives the names; whatever a
file says beyond them is refused, in a branch that is not taken too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from documents import leaves
from documents.content import AnyBlock
from documents.errors import TemplateBroken
from documents.leaves import LeafBroken
from documents.words import Mapped, blocks_of, broken, names_used, read_tree, written

Shape = TypeVar("Shape")
CONTENT = Path(__file__).parent / "content"


class Section(BaseModel):
    """A title and the texts under it, without numbers: an article and its clauses, a chapter and its articles."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    texts: tuple[str, ...]


_TEXT = TypeAdapter(str)
_TEXTS = TypeAdapter(tuple[str, ...])
_ROWS = TypeAdapter(tuple[tuple[str, ...], ...])
_SECTIONS = TypeAdapter(tuple[Section, ...])
_FIELDS: TypeAdapter[dict[str, str]] = TypeAdapter(dict[str, str])


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
        return self._shaped(_TEXT, part, facts)

    def texts(self, part: str, facts: Mapping[str, Any]) -> tuple[str, ...]:
        """A part that is a list of texts."""
        return self._shaped(_TEXTS, part, facts)

    def rows(self, part: str, facts: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
        """A part that is a list of rows of texts."""
        return self._shaped(_ROWS, part, facts)

    def sections(self, part: str, facts: Mapping[str, Any]) -> tuple[Section, ...]:
        """A part that is a list of sections; those without any text are left out."""
        return tuple(section for section in self._shaped(_SECTIONS, part, facts) if section.texts)

    def fields(self, part: str, facts: Mapping[str, Any]) -> dict[str, str]:
        """A part that is a mapping of names to texts."""
        return self._shaped(_FIELDS, part, facts)

    def blocks(self, part: str, facts: Mapping[str, Any]) -> list[AnyBlock]:
        """A part that is a list of blocks."""
        found = self._part(part, facts)
        if not isinstance(found, list) or not all(isinstance(block, Mapped) for block in found):
            raise self._misshapen(part)
        try:
            return list(blocks_of(found, leaves.as_names(facts)))
        except LeafBroken as error:
            raise broken(self.path.name, error) from error

    def _shaped(self, shape: TypeAdapter[Shape], part: str, facts: Mapping[str, Any]) -> Shape:
        try:
            # A list, so that `when` and `for` of the part itself are heeded too.
            [found] = written([self._part(part, facts)], leaves.as_names(facts))
            return shape.validate_python(found)
        except LeafBroken as error:
            raise broken(self.path.name, error) from error
        except ValidationError as error:
            raise self._misshapen(part) from error

    def _misshapen(self, part: str) -> TemplateBroken:
        return TemplateBroken(f"模板“{self.path.name}”的“{part}”形状不对。请改正后重试。")

    def _part(self, part: str, facts: Mapping[str, Any]) -> Any:
        tree = read_tree(self.path, shipped=True)
        if not isinstance(tree, Mapped) or part not in tree.entries:
            raise TemplateBroken(f"模板“{self.path.name}”没有“{part}”。请补写后重试。")
        for name, line in _names(self, part):
            if name not in facts:
                raise broken(self.path.name, LeafBroken(f"用了没有的名称：{name}", line))
        return tree.entries[part]


@lru_cache(maxsize=512)
def _names(prose: Prose, part: str) -> tuple[tuple[str, int], ...]:
    return tuple(names_used(read_tree(prose.path, shipped=True).entries[part]))
