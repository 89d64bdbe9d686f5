"""采购需求: every element that the law wants in it, and what the plan to buy adds (22号)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import Field, model_validator

from documents.amounts import both, decimal_text, figures
from documents.catalogue.base import Count, Facts, FactsRow, Fen, Name, OptionalText, Positive, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parties import SmeRow
from documents.catalogue.parts import document, h1, h2, numbered, p, signature, table, title_lines
from documents.catalogue.purchase import requirement_texts
from documents.catalogue.purchase.survey import RULES_22
from documents.catalogue.subjects import SUBJECT_WORDS
from documents.content import AnyBlock, Document, Fields
from documents.dates import cn_date, cn_span
from models.values import Subject


class RequiredLotRow(FactsRow):
    """采购包。One lot."""

    number: Name = Field(title="包号")
    name: Name = Field(title="采购包名称")
    stations: Count = Field(title="驿站数量")
    budget: Fen | None = Field(default=None, title="预算金额")
    ceiling: Fen | None = Field(default=None, title="最高限价")


class RequiredStationRow(FactsRow):
    """实施地点。One station."""

    lot_number: Name = Field(title="包号")
    name: Name = Field(title="驿站名称")
    address: Text = Field(title="地址")
    area: Decimal | None = Field(default=None, title="服务面积", description="square metres", gt=0, decimal_places=2)


class RequiredTargetRow(FactsRow):
    """目标任务。What one station is to reach in one year."""

    name: Name = Field(title="指标")
    quantity: Positive = Field(title="每站每年数量")
    unit: Name = Field(title="单位")
    measure: Text = Field(title="计量方式")


class MomentRow(FactsRow):
    """时间安排。A step of the purchase and when it is meant to be done."""

    step: Name = Field(title="环节")
    on: date = Field(title="计划日期")


class RiskRow(FactsRow):
    """风险管控。"""

    risk: Name = Field(title="风险")
    answer: Text = Field(title="处置措施和替代方案")


class RequirementFacts(Facts):
    """采购需求。`requirement_document`: what is bought, how good, how much, where, until when, and how it is accepted."""

    project_name: Name = Field(title="项目名称")
    programme_title: Name = Field(title="方案名称")
    purchaser_name: Name = Field(title="采购人名称")
    subject: Name = Field(title="采购标的")
    bought: Subject = Field(default=Subject.SERVICES, title="采购对象")
    covered: OptionalText = Field(default="运营服务", title="驿站的采购内容")
    method: Name = Field(title="采购方式")
    objectives: tuple[Text, ...] = Field(title="需实现的功能或者目标", min_length=1, max_length=40)
    sme: SmeRow | None = Field(default=None, title="中小企业政策")
    policies: tuple[Text, ...] = Field(title="落实政府采购政策需满足的要求", min_length=1, max_length=20)
    standards: tuple[Text, ...] = Field(title="需执行的标准、规范", min_length=1, max_length=40)
    services: tuple[Text, ...] = Field(title="服务内容和技术要求", min_length=1, max_length=60)
    quality: tuple[Text, ...] = Field(title="服务标准、期限和效率要求", min_length=1, max_length=40)
    targets: tuple[RequiredTargetRow, ...] = Field(default=(), title="目标任务", max_length=60)
    lots: tuple[RequiredLotRow, ...] = Field(title="采购包", min_length=1, max_length=100)
    stations: tuple[RequiredStationRow, ...] = Field(default=(), title="实施地点", max_length=500)
    place: OptionalText = Field(default="", title="交付地点", description="where it is no station")
    service_from: date = Field(title="服务开始日期")
    service_until: date = Field(title="服务结束日期")
    acceptance: tuple[Text, ...] = Field(title="验收标准", min_length=1, max_length=40)
    others: tuple[Text, ...] = Field(title="其他技术、服务等要求", min_length=1, max_length=40)
    business: tuple[Text, ...] = Field(title="商务要求", min_length=1, max_length=40)
    funds: OptionalText = Field(default="", title="资金来源")
    agency: OptionalText = Field(default="", title="采购代理机构")
    scheme: OptionalText = Field(default="", title="评审方法")
    schedule: tuple[MomentRow, ...] = Field(default=(), title="时间安排", max_length=40)
    risks: tuple[RiskRow, ...] = Field(
        default_factory=lambda: tuple(RiskRow(risk=risk, answer=answer) for risk, answer in requirement_texts.risks()),
        title="风险管控措施",
        max_length=40,
    )

    @model_validator(mode="after")
    def _stations_are_in_lots(self) -> RequirementFacts:
        if self.service_until <= self.service_from:
            raise ValueError("服务结束日期（service_until）不晚于服务开始日期（service_from）")
        known = {lot.number for lot in self.lots}
        if strange := sorted({station.lot_number for station in self.stations} - known):
            raise ValueError(f"实施地点（stations）中的{'、'.join(strange)}不是本项目的采购包（lots）")
        if not self.stations and not self.place:
            raise ValueError("实施地点（stations）和交付地点（place）应当至少填写一项")
        return self


_OVERVIEW_COLUMNS = (
    ("包号", 14, "center"),
    ("采购包名称", 30, "left"),
    ("驿站数（个）", 14, "right"),
    ("预算金额（元）", 21, "right"),
    ("最高限价（元）", 21, "right"),
)


def _overview(f: RequirementFacts) -> list[AnyBlock]:
    rows = ((lot.number, lot.name, str(lot.stations or "—"), _money(lot.budget), _money(lot.ceiling)) for lot in f.lots)
    budgets = [lot.budget for lot in f.lots if lot.budget is not None]
    whole = sum(budgets) if len(budgets) == len(f.lots) else None
    ceilings = [lot.ceiling for lot in f.lots if lot.ceiling is not None]
    cap = sum(ceilings) if len(ceilings) == len(f.lots) else None
    total = ("合计", "", str(sum(lot.stations for lot in f.lots) or "—"), _money(whole), _money(cap))
    budget = f"预算金额{both(whole)}。" if whole is not None else "预算金额以经费测算确定的为准。"
    funds = f"资金来源：{f.funds}。" if f.funds else ""
    return [
        h1(1, "项目概况"),
        p(f"为落实《{f.programme_title}》，{f.purchaser_name}拟采购{f.subject}。{budget}{funds}"),
        p(f"本采购需求依据{RULES_22}编制，经审查通过后作为编制采购文件、签订合同和履约验收的依据。"),
        table(_OVERVIEW_COLUMNS, rows, total=total),
    ]


def _money(amount: int | None) -> str:
    return "—" if amount is None else figures(amount)


_SUBJECT_COLUMNS = (
    ("序号", 8, "center"),
    ("指标", 24, "left"),
    ("数量（每站每年）", 18, "right"),
    ("单位", 10, "center"),
    ("计量方式", 40, "left"),
)


def _subject(f: RequirementFacts) -> list[AnyBlock]:
    rows = ((str(n), t.name, f"{t.quantity:,}", t.unit, t.measure) for n, t in enumerate(f.targets, start=1))
    targets: list[AnyBlock] = (
        [p("每个驿站每年应当完成的目标任务："), table(_SUBJECT_COLUMNS, rows)] if f.targets else []
    )
    return [
        h1(2, "采购标的及需实现的功能或者目标"),
        p(f"采购标的：{f.subject}。"),
        h2(1, "需实现的功能或者目标"),
        *numbered(f.objectives),
        *targets,
        h2(2, "为落实政府采购政策需满足的要求"),
        *numbered(f.policies),
    ]


_WHERE_COLUMNS = (
    ("序号", 8, "center"),
    ("包号", 14, "center"),
    ("驿站名称", 28, "left"),
    ("地址", 36, "left"),
    ("面积（㎡）", 14, "right"),
)


def _where(f: RequirementFacts) -> list[AnyBlock]:
    rows = (
        (str(n), s.lot_number, s.name, s.address, "—" if s.area is None else decimal_text(s.area))
        for n, s in enumerate(f.stations, start=1)
    )
    count = f"{len(f.stations)}个驿站的{f.covered}" if f.stations else "1项"
    reach = "及其服务网格" if f.bought is Subject.SERVICES else ""
    place = f"下表所列驿站{reach}" if f.stations else f.place
    return [
        h1(5, "采购标的的数量、实施时间和地点"),
        Fields(
            rows=(("数量", count), ("实施时间", f"自{cn_span(f.service_from, f.service_until)}"), ("实施地点", place))
        ),
        *([table(_WHERE_COLUMNS, rows)] if f.stations else []),
    ]


def _plan(f: RequirementFacts) -> list[AnyBlock]:
    parts = f"划分为{len(f.lots)}个采购包。" if len(f.lots) > 1 else "不划分采购包。"
    moments = (("环节", 60, "left"), ("计划日期", 40, "center"))
    agency = f"委托{f.agency}组织采购" if f.agency else "由采购人自行组织采购"
    found: list[AnyBlock] = [
        h1(10, "采购实施计划要点"),
        Fields(
            rows=(
                ("采购组织形式", agency),
                ("采购方式", f.method),
                ("采购包划分", parts),
                ("评审方法", f.scheme or "尚未确定"),
                ("合同类型和定价方式", f"{SUBJECT_WORDS[f.bought].contract}，固定总价"),
            )
        ),
    ]
    if f.schedule:
        found.append(table(moments, ((m.step, cn_date(m.on)) for m in f.schedule), caption="采购活动时间安排"))
    risks = (("序号", 8, "center"), ("风险", 30, "left"), ("处置措施和替代方案", 62, "left"))
    found.append(
        table(risks, ((str(n), r.risk, r.answer) for n, r in enumerate(f.risks, start=1)), caption="风险管控措施")
    )
    return found


def compose_requirement_document(f: RequirementFacts) -> Document:
    """采购需求 in the order of its prescribed elements, then the plan to buy."""
    headings = SUBJECT_WORDS[f.bought].headings
    blocks: tuple[AnyBlock, ...] = (
        *_overview(f),
        *_subject(f),
        h1(3, "需执行的国家相关标准、行业标准、地方标准或者其他标准、规范"),
        *numbered(f.standards),
        h1(4, headings[0]),
        *numbered(f.services),
        *_where(f),
        h1(6, headings[1]),
        *numbered(f.quality),
        h1(7, "验收标准"),
        *numbered(f.acceptance),
        h1(8, headings[2]),
        *numbered(f.others),
        h1(9, "商务要求"),
        *numbered(f.business),
        *_plan(f),
        signature(f),
    )
    return document(f, "report", title_lines(f.project_name, "采购需求"), blocks)


KINDS = (
    document_kind_of(
        "requirement_document",
        "采购需求",
        RequirementFacts,
        compose_requirement_document,
        group="采购",
        layout="report",
        file_name="{title}-{project_name}",
        issue="signed",
        others=(requirement_texts,),
    ),
)
