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

TICKS = "☐是 ☐否\n☐不涉及"
"""If nobody has said yet: to be ticked by hand."""

GENERAL: tuple[str, ...] = (
    "是否按照规定的程序和内容确定采购需求、编制采购实施计划",
    "采购需求是否符合预算、资产、财务等管理制度规定",
    "对采购方式、评审规则、合同类型、定价方式的选择是否说明适用理由",
    "属于按规定需要报相关监管部门批准、核准的事项，是否作出相关安排",
    "采购实施计划是否完整",
)
WEIGHTY = (
    (
        "非歧视性审查",
        (
            "是否没有指向特定供应商或者特定产品，资格条件设置是否合理；要求供应商提供超过2个同类业务合同的，是否具有合理性",
            "技术要求是否没有指向特定的专利、商标、品牌、技术路线等",
            "评审因素设置是否没有倾向性，将有关履约能力作为评审因素是否适当",
        ),
    ),
    (
        "竞争性审查",
        (
            "应当以公开方式邀请供应商的，是否依法采用公开竞争方式；采用单一来源采购方式的，是否符合法定情形",
            "采购需求的内容是否完整、明确，是否考虑后续采购竞争性",
            "评审方法、评审因素、价格权重等评审规则是否适当",
        ),
    ),
    ("采购政策审查", ("进口产品的采购是否必要", "是否落实支持创新、绿色发展、中小企业发展等政府采购政策要求")),
    (
        "履约风险审查",
        (
            "合同文本是否按规定由法律顾问审定，合同文本运用是否适当",
            "是否围绕采购需求和合同履行设置权利义务，是否明确知识产权等方面的要求",
            "履约验收方案是否完整、标准是否明确，风险处置措施和替代方案是否可行",
        ),
    ),
)
"""22号 30 和 31, item by item."""


class ReviewedRow(FactsRow):
    """核对清单。A rule that the reviewer confirmed, with what shows it."""

    rule: Name = Field(title="规则编号")
    text: Text = Field(title="核对内容")
    basis: Name = Field(title="依据")
    conclusion: Annotated[str, StringConstraints(strip_whitespace=True, max_length=20)] = Field(
        default="", title="结论", description="empty: still to be confirmed"
    )
    evidence: OptionalText = Field(default="", title="依据材料或者不适用的理由")


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


def _items(names: tuple[str, ...]) -> Table:
    columns = (("序号", 8, "center"), ("审查内容", 54, "left"), ("结论", 18, "left"), ("说明", 20, "left"))
    return table(columns, ((str(n), name, TICKS, "") for n, name in enumerate(names, start=1)))


def _head(f: RequirementReviewFacts) -> FormBlock:
    money = both(f.budget) if f.budget is not None else ""
    ceiling = both(f.ceiling) if f.ceiling is not None else ""
    return FormBlock(
        lines=(
            FormLine(cells=(("项目名称", f.project_name),)),
            FormLine(cells=(("采购人", f.purchaser_name), ("采购方式", f.method))),
            FormLine(cells=(("预算金额", money), ("最高限价", ceiling))),
            FormLine(cells=(("审查日期", cn_date(f.reviewed_on) if f.reviewed_on else ""), ("审查人", f.reviewer))),
            FormLine(cells=(("参加审查的专家和第三方机构", "、".join(f.outsiders)),)),
        )
    )


def _weighty(f: RequirementReviewFacts) -> list[AnyBlock]:
    if not f.weighty:
        return [h1(2, "重点审查"), p("本项目不属于应当开展需求调查的项目，不进行重点审查。")]
    found: list[AnyBlock] = [h1(2, "重点审查")]
    for n, (title, names) in enumerate(WEIGHTY, start=1):
        found += [h2(n, title), _items(names)]
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
        _items(GENERAL),
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
