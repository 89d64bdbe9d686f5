"""归档目录: the printed list of an archive, one line for each paper, in the order of their numbers (卷内文件目录)."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from documents.catalogue.base import Count, Facts, FactsRow, Name, OptionalText, Positive, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import document, table
from documents.citations import in_full
from documents.content import Document
from documents.prose import Prose

TEXT = Prose("archive")


class ArchiveRow(FactsRow):
    """卷内文件。One version of one paper."""

    order: Positive = Field(title="顺序号")
    number: Name = Field(title="登记号")
    letter_number: OptionalText = Field(default="", title="文号")
    author: Name = Field(title="责任者", description="the body that issued it")
    title: Text = Field(title="题名")
    dated: date = Field(title="日期")
    version: Positive = Field(title="版本")
    state: Name = Field(title="状态")
    files: Count = Field(title="文件数")
    remark: OptionalText = Field(default="", title="备注", description="why it was corrected or voided")


class ArchiveIndexFacts(Facts):
    """归档目录。`archive_index`: what an archive holds, and how long it must be kept."""

    matter: Text = Field(title="归档事项")
    kept: Text = Field(title="保存期限")
    papers: tuple[ArchiveRow, ...] = Field(title="卷内文件", max_length=20000)


_ARCHIVE_INDEX_COLUMNS = (
    ("序号", 6.5, "center"),
    ("登记号（文号）", 18.5, "left"),
    ("责任者", 22, "left"),
    ("题名", 25.5, "left"),
    ("日期", 12.5, "center"),
    ("版本和状态", 15, "left"),
)


def compose_archive_index(f: ArchiveIndexFacts) -> Document:
    """归档目录: the table, its dates in eight figures (DA/T 22), and how to check that nothing was changed since."""
    rows = (
        (
            str(r.order),
            _lines(*_number(r.number), r.letter_number),
            r.author,
            r.title,
            f"{r.dated:%Y%m%d}",
            _lines(f"第{r.version}版{r.state}", r.remark or ("" if r.files else "无文件")),
        )
        for r in f.papers
    )
    files = sum(r.files for r in f.papers)
    return document(
        f,
        "form",
        ("归档目录",),
        TEXT.blocks(
            "archive_index",
            {**f.model_dump(), "in_full": in_full(f.kept.removeprefix("保存")), "files": files},
            {"papers": [table(_ARCHIVE_INDEX_COLUMNS, rows)]},
        ),
    )


def _number(number: str) -> tuple[str, ...]:
    """A long register number in two lines, broken before its year: huizhou-2023- and 2023-0001."""
    series, *year_and_order = number.rsplit("-", 2)
    return (f"{series}-", "-".join(year_and_order)) if len(number) > 14 and len(year_and_order) == 2 else (number,)


def _lines(*said: str) -> str:
    return "\n".join(filter(None, said))


KINDS = (
    document_kind_of(
        "archive_index",
        "归档目录",
        ArchiveIndexFacts,
        compose_archive_index,
        group="方案",
        layout="form",
        file_name="{title}-{doc_date}",
        issue="plain",
    ),
)
