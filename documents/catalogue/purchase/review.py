"""采购需求和采购实施计划审查意见: 一般性审查和重点审查 (22号 29 至 34)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from documents.amounts import both
from documents.catalogue.base import Facts, FactsRow, Fen, Name, OptionalText, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import document, h1, h2, p, table, title_lines
from documents.catalogue.purchase.survey import RULES_22
from documents.citations import in_full
from documents.content import AnyBlock, Document, FormBlock, FormLine, Note, Table
from documents.dates import cn_date
from rules.purchase.review import GENERAL, ITEMS

TICKS = "☐是 ☐否\n☐不涉及"
"""If nobody has said yet: to be ticked by hand."""


class ReviewedRow(FactsRow):
    """核对清单。A rule that the reviewer confirmed, with what shows it."""

    rule: Name = Field(title="规则编号")
    text: Text = Field(title="核对内容")
    basis: Name = Field(title="依据")
    conclusion: Annotated[str, StringConstraints(strip_whitespace=True, max_length=20)] = Field(
        default="", title="结论", description="empty: still to be confirmed"
    )
    evidence: OptionalText = Field(default="", title="依据材料或者不适用的理由")


class AnswerRow(FactsRow):
    """审查事项。One item of 22号 30 or 31 as the reviewers answered it."""

    part: Name = Field(title="审查部分")
    text: Text = Field(title="审查内容")
    conclusion: OptionalText = Field(default="", title="结论", description="empty: still to be answered")
    shown: OptionalText = Field(default="", title="依据材料或者不涉及的理由")


class RequirementReviewFacts(Facts):
    """采购需求审查意见。`requirement_review_record`: to be filled in by hand before the review, with its result after."""

    project_name: Name = Field(title="项目名称")
    purchaser_name: Name = Field(title="采购人名称")
    method: Name = Field(title="拟采用的采购方式")
    budget: Fen | None = Field(default=None, title="预算金额")
    ceiling: Fen | None = Field(default=None, title="最高限价")
    weighty: bool = Field(default=True, title="是否进行重点审查", description="22号 11 的项目")
    reviewed_on: date | None = Field(default=None, title="审查日期")
    reviewer: OptionalText = Field(default="", title="审查人")
    outsiders: tuple[Name, ...] = Field(default=(), title="参加审查的专家和第三方机构", max_length=20)
    drafted_by: tuple[Name, ...] = Field(default=(), title="参与编制的专家和第三方机构", max_length=20)
    departments: tuple[Name, ...] = Field(default=(), title="参加审查的内部机构", max_length=20)
    items: tuple[AnswerRow, ...] = Field(default=(), title="审查事项", max_length=50)
    checks: tuple[ReviewedRow, ...] = Field(default=(), title="核对清单", max_length=50)
    counsel: OptionalText = Field(default="", title="法律顾问")
    counsel_opinion: OptionalText = Field(default="", title="法律顾问审定意见")
    opinion: OptionalText = Field(default="", title="审查意见")
    passed: bool | None = Field(default=None, title="是否通过", description="null: still to be decided")

    @model_validator(mode="after")
    def _who_drafts_does_not_review(self) -> RequirementReviewFacts:
        if both_hands := sorted(set(self.outsiders) & set(self.drafted_by)):
            raise ValueError(f"{'、'.join(both_hands)}参与了编制，不得参与审查（22号第三十二条）")
        return self


_ITEM_COLUMNS = (
    ("序号", 8, "center"),
    ("审查内容", 46, "left"),
    ("结论", 16, "left"),
    ("依据材料或者说明", 30, "left"),
)
_TICKED = {"是": "☑是 ☐否\n☐不涉及", "不涉及": "☐是 ☐否\n☑不涉及"}


def _items(f: RequirementReviewFacts, part: str) -> Table:
    answered = [row for row in f.items if row.part == part]
    rows = [(row.text, _TICKED.get(row.conclusion, TICKS), row.shown) for row in answered] or [
        (text, TICKS, "") for text in ITEMS[part].values()
    ]
    return table(_ITEM_COLUMNS, ((str(n), *row) for n, row in enumerate(rows, start=1)))


def _head(f: RequirementReviewFacts) -> FormBlock:
    money = both(f.budget) if f.budget is not None else ""
    ceiling = both(f.ceiling) if f.ceiling is not None else ""
    return FormBlock(
        lines=(
            FormLine(cells=(("项目名称", f.project_name),)),
            FormLine(cells=(("采购人", f.purchaser_name), ("采购方式", f.method))),
            FormLine(cells=(("预算金额", money), ("最高限价", ceiling))),
            FormLine(cells=(("审查日期", cn_date(f.reviewed_on) if f.reviewed_on else ""), ("审查人", f.reviewer))),
            FormLine(cells=(("参加审查的内部机构", "、".join(f.departments)),)),
            FormLine(cells=(("参加审查的专家和第三方机构", "、".join(f.outsiders) or ("无" if f.passed else "")),)),
        )
    )


def _weighty(f: RequirementReviewFacts) -> list[AnyBlock]:
    if not f.weighty:
        return [h1(2, "重点审查"), p("本项目不属于应当开展需求调查的项目，不进行重点审查。")]
    found: list[AnyBlock] = [h1(2, "重点审查")]
    for n, title in enumerate((part for part in ITEMS if part != GENERAL), start=1):
        found += [h2(n, title), _items(f, title)]
    return found


_CONFIRMED_COLUMNS = (
    ("序号", 8, "center"),
    ("核对内容", 37, "left"),
    ("依据", 25, "left"),
    ("结论", 15, "left"),
    ("依据材料", 15, "left"),
)


def _confirmed(f: RequirementReviewFacts) -> list[AnyBlock]:
    rows = (
        (str(n), c.text, in_full(c.basis), c.conclusion or TICKS, c.evidence) for n, c in enumerate(f.checks, start=1)
    )
    return [h1(3, "法规核对清单"), table(_CONFIRMED_COLUMNS, rows, empty="没有核对清单")]


def _conclusion(f: RequirementReviewFacts) -> FormBlock:
    said = {True: "☑审查通过　☐审查不通过", False: "☐审查通过　☑审查不通过", None: "☐审查通过　☐审查不通过"}[f.passed]
    counsel = f"{f.counsel}：{f.counsel_opinion}" if f.counsel else ""
    return FormBlock(
        lines=(
            FormLine(cells=(("法律顾问对合同文本的审定意见", counsel),), height=18),
            FormLine(cells=(("审查意见", f"{said}\n{f.opinion}"),), height=26),
            FormLine(cells=(("业务部门签名", ""), ("财务部门签名", "")), height=14),
            FormLine(cells=(("采购部门签名", ""), ("监督部门签名", "")), height=14),
            FormLine(cells=(("审查组长签名", ""), ("日期", "")), height=14),
        )
    )


def compose_requirement_review_record(f: RequirementReviewFacts) -> Document:
    """审查意见: head, both reviews item by item, the list of rules, the opinion, the signatures."""
    blocks: tuple[AnyBlock, ...] = (
        _head(f),
        h1(1, "一般性审查"),
        _items(f, GENERAL),
        *_weighty(f),
        *_confirmed(f),
        h1(4, "审查结论"),
        _conclusion(f),
        Note(
            items=(
                f"1．审查依据：{RULES_22}第二十九条至第三十四条。审查工作机制成员应当包括本部门、本单位的采购、财务、业务、监督等内部机构。",
                "2．参与确定采购需求和编制采购实施计划的专家和第三方机构不得参与审查（第三十二条）。",
                "3．审查不通过的，应当修改采购需求和采购实施计划的内容并重新进行审查；采购文件应当按照审核通过的采购需求和采购实施计划编制。",
                "4．审查意见作为采购档案保存。",
            )
        ),
    )
    return document(f, "form", title_lines(f.project_name, "采购需求和采购实施计划", "审查意见"), blocks)


KINDS = (
    document_kind_of(
        "requirement_review_record",
        "采购需求和采购实施计划审查意见",
        RequirementReviewFacts,
        compose_requirement_review_record,
        group="采购",
        layout="form",
        file_name="{title}-{project_name}",
        issue="plain",
    ),
)
