"""The words in which a tender document and a consultation document differ, and how their clauses are numbered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from documents.content import AnyBlock, Clause, Heading
from documents.dates import numeral
from documents.prose import Prose, ProseSection
from rules.purchase.evaluation_scheme import EvaluationKind

BLANK = "_" * 12
SHORT = "_" * 5
DAY = "　　　　年　　月　　日"


@dataclass(frozen=True)
class ProcedureWords:
    """Names of things in one procedure."""

    title: str
    method: str
    rules: str
    """The ministry's rules that the procedure goes by."""
    doc: str
    invitation: str
    instructions: str
    notice: str
    bidder: str
    bid: str
    act: str
    quote: str
    offer: str
    sheet: str
    bond: str
    validity: str
    deadline: str
    opening: str
    committee: str
    review: str
    invalid: str
    candidate: str
    winner: str
    won: str
    failure: str
    group: str = ""
    """Who talks with the suppliers; empty in a tender."""


TENDER = ProcedureWords(
    "公开招标文件",
    "公开招标",
    "《政府采购货物和服务招标投标管理办法》（财政部令第87号）",
    "招标文件",
    "投标邀请",
    "投标人须知",
    "招标公告",
    "投标人",
    "投标文件",
    "投标",
    "投标报价",
    "投标函",
    "开标一览表",
    "投标保证金",
    "投标有效期",
    "投标截止时间",
    "开标",
    "评标委员会",
    "评标",
    "投标无效",
    "中标候选人",
    "中标人",
    "中标",
    "废标",
)
CONSULTATION = ProcedureWords(
    "竞争性磋商文件",
    "竞争性磋商",
    "《政府采购竞争性磋商采购方式管理暂行办法》（财库〔2014〕214号）",
    "磋商文件",
    "磋商邀请",
    "供应商须知",
    "磋商公告",
    "供应商",
    "响应文件",
    "磋商",
    "报价",
    "响应函",
    "报价一览表",
    "磋商保证金",
    "响应有效期",
    "首次响应文件提交截止时间",
    "响应文件开启",
    "磋商小组",
    "评审",
    "响应无效",
    "成交候选供应商",
    "成交供应商",
    "成交",
    "终止磋商",
    "磋商小组",
)


INVITED = replace(TENDER, title="邀请招标文件", method="邀请招标", notice="投标邀请书")
NEGOTIATION = replace(
    CONSULTATION,
    title="竞争性谈判文件",
    method="竞争性谈判",
    rules="《政府采购非招标采购方式管理办法》（财政部令第74号）",
    doc="谈判文件",
    invitation="谈判邀请",
    notice="谈判公告",
    act="谈判",
    bond="谈判保证金",
    committee="谈判小组",
    failure="终止谈判",
    group="谈判小组",
)


class Way(NamedTuple):
    """How a method of purchase is written down: its words, its evaluation, the rules of its time table.

    span    the rule of the least time from the issue to the deadline
    supply  the rule of the working days for which the document is given out; empty if the method's law sets none
    bond    the rule of the bond's bound, and the articles of its return
    """

    words: ProcedureWords
    kind: EvaluationKind
    span: str
    supply: str
    bond: str
    bond_return: str


_BOND_87 = "条例 33；87号 38"
WAYS = {
    "open_tender": Way(TENDER, EvaluationKind.TENDER, "TND-03", "TND-02", "条例 33", _BOND_87),
    "invited_tender": Way(INVITED, EvaluationKind.TENDER, "TND-03", "TND-02", "条例 33", _BOND_87),
    "competitive_consultation": Way(
        CONSULTATION, EvaluationKind.CONSULTATION, "CS-02", "CS-03", "214号 12", "214号 31"
    ),
    "competitive_negotiation": Way(NEGOTIATION, EvaluationKind.NEGOTIATION, "NG-01", "", "74号 14", "74号 20"),
}
"""By the procedure of the round."""


_QUALIFICATION = Prose("tender_document/qualification")


def conditions(bidder: str, similar_contracts: int = 0, *, operation: bool = True) -> tuple[str, ...]:
    """What every bidder must keep to beside the law's conditions and a licence: notice and document say the same.

    `bidder` is 投标人 or 供应商; `operation` whether stations are run.
    """
    known = {"bidder": bidder, "similar_contracts": similar_contracts, "operation": operation}
    return _QUALIFICATION.texts("conditions", known)


class Numbering:
    """Numbers that run through a chapter: 1．with 1.1, 1.2 …, 2．with 2.1."""

    def __init__(self) -> None:
        self.last = 0

    def blocks(self, sections: Iterable[ProseSection]) -> list[AnyBlock]:
        """The sections as headings and clauses."""
        blocks: list[AnyBlock] = []
        for found in sections:
            self.last += 1
            blocks.append(Heading(level=2, text=f"{self.last}．{found.title}"))
            blocks += [Clause(number=f"{self.last}.{n}", text=text) for n, text in enumerate(found.texts, 1)]
        return blocks


def sections(pages: Iterable[tuple[str, list[AnyBlock]]], first: int = 1) -> list[AnyBlock]:
    """Pages of a content file as sections 一、二、… with their blocks."""
    blocks: list[AnyBlock] = []
    for n, (title, found) in enumerate(pages, first):
        blocks += [section(n, title), *found]
    return blocks


def section(index: int, text: str) -> Heading:
    """A heading 一、… that stands in the contents."""
    return Heading(level=1, text=f"{numeral(index)}、{text}", listed=True)
