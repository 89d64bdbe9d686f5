"""What a kind of document is: what it needs, how it is composed, how it comes to be issued."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Literal

from pydantic import ValidationError

from documents.catalogue import parts
from documents.catalogue.base import Facts, explain
from documents.content import Document, Layout
from documents.errors import DocumentRefused
from rules.law import statute

Group = Literal["方案", "选址", "采购", "合同", "建设", "平台", "队伍", "规范", "考核", "督办"]
"""The part of the programme that a document belongs to, in which the catalogue lists it."""

Issue = Literal["by_fact", "signed", "plain"]
"""How it comes to be issued: by an act that is recorded (its person answers for it); on request, as a draft that
is reviewed and signed (拟稿、复核、签发); on request and at once (a form, a record, a statistic of one's own)."""


@dataclass(frozen=True)
class DocumentKind:
    """One kind of document.

    `file_name` is a format pattern over the facts' fields; `modules` are the sources, beside the templates
    of `layout`, whose change changes the document.
    """

    kind: str
    title: str
    facts: type[Facts]
    composer: Callable[[Any], Document]
    layout: Layout
    file_name: str
    modules: tuple[str, ...]
    group: Group
    issue: Issue = "by_fact"

    @property
    def kept_years(self) -> int:
        """保存期限: how many years it is kept at least, as the papers of a purchase are (采购法 42)."""
        return statute().rule("DOC-01").number()

    def compose(self, facts: Facts | dict[str, Any]) -> Document:
        """The document from its facts (or from a mapping of them).

        Raises DocumentRefused, naming each field, when facts are missing, wrong or contradict one another, or
        make no document that can be set (a title of 500 characters).
        """
        read = self.facts.read(facts)
        try:
            return self.composer(read)
        except ValidationError as error:
            raise DocumentRefused(f"{self.title}不能成文：{explain(Document, error)}。") from error

    def name_file(self, facts: Facts, suffix: str = ".pdf") -> str:
        """A file name that says what the file is, without characters that file systems refuse."""
        name = self.file_name.format(title=self.title, **facts.model_dump())
        return re.sub(r'[\\/:*?"<>|\s]+', "_", name)[:80].rstrip("-_.") + suffix


def document_kind_of(
    kind: str,
    title: str,
    facts: type[Facts],
    composer: Callable[[Any], Document],
    *,
    group: Group,
    layout: Layout,
    file_name: str,
    issue: Issue = "by_fact",
    others: tuple[ModuleType, ...] = (),
) -> DocumentKind:
    """A kind whose sources are the modules of its facts and composer, the shared parts and `others`."""
    modules = (facts.__module__, composer.__module__, parts.__name__, *(m.__name__ for m in others))
    return DocumentKind(kind, title, facts, composer, layout, file_name, tuple(dict.fromkeys(modules)), group, issue)
