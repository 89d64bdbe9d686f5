"""Pieces of composition that several documents share: titles, numbering, contacts, the skeleton."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from typing import Literal

from documents.catalogue.base import Facts
from documents.catalogue.parties import ProcurementFacts
from documents.content import (
    AnyBlock,
    Block,
    Column,
    Document,
    Fields,
    Heading,
    Layout,
    Paragraph,
    Recipients,
    Signature,
    Table,
    Title,
)
from documents.dates import cn_date, numeral

TITLE_WIDTH = 19
"""Characters of 22 pt that fit the type area, with a little air."""

_WORD_ENDS = re.compile("(?<=[省市区县局])|(?=就业驿站|运营|合同|项目|信息平台|管理系统|采购|公开|考核)")

ASK_ARTICLE_22 = (
    "（1）具有独立承担民事责任的能力；",
    "（2）具有良好的商业信誉和健全的财务会计制度；",
    "（3）具有履行合同所必需的设备和专业技术能力；",
    "（4）有依法缴纳税收和社会保障资金的良好记录；",
    "（5）参加政府采购活动前三年内，在经营活动中没有重大违法记录；",
    "（6）法律、行政法规规定的其他条件。",
)
"""政府采购法第二十二条第一款."""


def title_lines(*parts: str, width: int = TITLE_WIDTH) -> tuple[str, ...]:
    """Parts of a title, joined to as few lines as fit, as even as they can be.

    A part breaks inside only where it is longer than a line, and then at the end of a word that titles
    use; a name of 80 characters without any is cut: it is never a reason to fail.
    """
    pieces = [piece for part in parts for piece in _pieces(part, width)]
    for count in range(1, len(pieces) + 1):
        best: tuple[int, tuple[str, ...]] | None = None
        for cuts in combinations(range(1, len(pieces)), count - 1):
            edges = (0, *cuts, len(pieces))
            lines = tuple("".join(pieces[a:b]) for a, b in pairwise(edges))
            longest = max(len(line) for line in lines)
            if longest > width:
                continue
            unevenness = longest - min(len(line) for line in lines)
            if best is None or unevenness < best[0]:
                best = (unevenness, lines)
        if best:
            return best[1]
    return tuple(pieces)


def _pieces(part: str, width: int) -> list[str]:
    if len(part) <= width:
        return [part]
    pieces: list[str] = []
    for word in filter(None, _WORD_ENDS.split(part)):
        even = -(-len(word) // -(-len(word) // width))
        pieces += [word[i : i + even] for i in range(0, len(word), even)]
    return pieces


_MASTHEADS = {"gongwen": "{org}文件", "letter": "{org}", "minutes": "{org}会议纪要"}


def document(
    facts: Facts,
    layout: Layout,
    lines: Sequence[str],
    blocks: Iterable[Block],
    *,
    running_head: str = "",
    cover: bool = False,
    masthead: str = "",
    signer: str = "",
    urgency: Literal["", "特急", "加急"] = "",
) -> Document:
    """The skeleton of a document: its title block (unless a cover has it), blocks and metadata.

    `masthead` is by default what the layout asks for: 某局文件 on 公文, the body's name on 函 and 纪要.
    """
    body = list(blocks) if cover else [Title(lines=tuple(lines)), *blocks]
    return Document(
        layout=layout,
        title="".join(lines),
        org=facts.org,
        doc_date=facts.doc_date,
        number=facts.number,
        masthead=masthead or _MASTHEADS.get(layout, "").format(org=facts.org),
        signer=signer,
        urgency=urgency,
        running_head=running_head,
        rehearsal=facts.rehearsal,
        blocks=tuple(body),
    )


def signature(facts: Facts, *orgs: str) -> Signature:
    """署名 (by default the issuing body) and 成文日期."""
    return Signature(orgs=orgs or (facts.org,), day=cn_date(facts.doc_date))


def addressed(names: Sequence[str]) -> Recipients:
    """主送机关: bodies of one sort with 、 between them, the sorts (others, the city's own, firms) with ，."""
    sorts: dict[int, list[str]] = {0: [], 1: [], 2: []}
    for name in names:
        sorts[2 if name.endswith("公司") else 1 if name.startswith("市") else 0].append(name)
    return Recipients(names=tuple("、".join(sort) for sort in sorts.values() if sort))


def h1(index: int, text: str) -> Heading:
    """First-level heading 一、…"""
    return Heading(level=1, text=f"{numeral(index)}、{text}")


def h2(index: int, text: str) -> Heading:
    """Second-level heading （一）…"""
    return Heading(level=2, text=f"（{numeral(index)}）{text}")


def p(text: str, lead: str = "") -> Paragraph:
    """A paragraph of the body."""
    return Paragraph(text=text, lead=lead)


def numbered(items: Sequence[str], form: str = "{n}．") -> list[AnyBlock]:
    """Items as paragraphs 1．… 2．…, or （1）… with another form."""
    return [p(form.format(n=n) + item) for n, item in enumerate(items, start=1)]


def table(
    columns: Sequence[tuple[str, float, str]],
    rows: Iterable[Sequence[str]],
    *,
    caption: str = "",
    total: Sequence[str] = (),
    empty: str = "（无）",
) -> Table:
    """A table from (title, width in percent, align) and rows of text."""
    return Table(
        columns=tuple(Column(title=t, width=w, align=a) for t, w, a in columns),
        rows=tuple(tuple(row) for row in rows),
        total=tuple(total),
        caption=caption,
        empty=empty,
    )


def numbered_table(
    columns: Sequence[tuple[str, float, str]],
    rows: Iterable[Sequence[str]],
    *,
    caption: str = "",
    total: Sequence[str] = (),
    empty: str = "（无）",
) -> Table:
    """A table whose first column is 序号."""
    lines = ((str(n), *row) for n, row in enumerate(rows, start=1))
    return table(columns, lines, caption=caption, total=total, empty=empty)


def other_matters(index: int, matters: Sequence[str]) -> list[AnyBlock]:
    """其他补充事宜, or 无 if there is nothing."""
    body = numbered(matters) if len(matters) > 1 else [p(matters[0] if matters else "无。")]
    return [h1(index, "其他补充事宜"), *body]


def notice_contacts(f: ProcurementFacts, index: int, what: str) -> list[AnyBlock]:
    """The closing section of a procurement notice: purchaser, agency, project contact."""
    blocks: list[AnyBlock] = [
        h1(index, f"凡对本次{what}提出询问，请按以下方式联系"),
        p("1．采购人信息"),
        Fields(
            rows=(
                ("名称", f.purchaser_name),
                ("地址", f.purchaser_address),
                ("联系方式", f.purchaser_contact),
            )
        ),
        p("2．采购代理机构信息"),
    ]
    if f.agency_name:
        rows = (
            ("名称", f.agency_name),
            ("地址", f.agency_address or "—"),
            ("联系方式", f.agency_contact or "—"),
        )
        blocks.append(Fields(rows=rows))
    else:
        blocks.append(p("本项目由采购人自行组织采购，未委托采购代理机构。"))
    blocks += [
        p("3．项目联系方式"),
        Fields(rows=(("项目联系人", f.project_contact), ("电话", f.project_phone))),
    ]
    return blocks


def notice_signers(f: ProcurementFacts) -> Signature:
    """Purchaser, and the agency if there is one, under a procurement notice."""
    return signature(f, *([f.purchaser_name, f.agency_name] if f.agency_name else [f.purchaser_name]))
