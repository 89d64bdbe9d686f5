"""考核: what becomes of a result: 申诉处理决定, 星级驿站证书, 限期整改通知书."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from documents.amounts import decimal_text, stars
from documents.catalogue.assessment.cycle import Stars
from documents.catalogue.base import Facts, FactsRow, Name, OptionalText, Positive, Score, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import document, p, signature, table, title_lines
from documents.content import (
    AnyBlock,
    Document,
    FormBlock,
    FormLine,
    Paragraph,
    Recipients,
    Title,
)
from documents.dates import cn_date, cn_span, numeral
from documents.prose import Prose

TEXT = Prose("assessment_outcomes")

BLANK_DATE = "　　　　年　　月　　日"
CHECKED_POINTS = 5
"""Lines of the supervisor's record."""


class AppealItemRow(FactsRow):
    """申诉事项的复核。One thing that was appealed against, what was found and on what it rests."""

    matter: Text = Field(title="申诉事项")
    found: Text = Field(title="复核情况")
    basis: Text = Field(title="依据和材料")
    upheld: bool = Field(title="是否成立")


class AppealDecisionFacts(Facts):
    """申诉处理决定。`appeal_decision`: to the operator; upheld, the total is another one."""

    programme_title: Name = Field(title="方案名称")
    scheme_title: Name = Field(title="考核方案名称")
    cycle_name: Name = Field(title="考核周期")
    operator: Name = Field(title="申诉单位")
    station: Name = Field(title="驿站名称")
    code: Name = Field(title="驿站编号")
    published_on: date = Field(title="公示开始日期")
    appealed_on: date = Field(title="申诉日期")
    matters: Text = Field(title="申诉事项")
    upheld: bool = Field(title="申诉是否成立")
    reason: OptionalText = Field(default="", title="处理理由")
    items: tuple[AppealItemRow, ...] = Field(default=(), title="逐项复核", max_length=30)
    total_before: Score = Field(title="原总分")
    total_after: Score = Field(title="核定总分")
    copies_to: tuple[Name, ...] = Field(default=(), title="抄送机关", max_length=30)

    @model_validator(mode="after")
    def _decides_one_thing(self) -> AppealDecisionFacts:
        if self.doc_date < self.appealed_on:
            raise ValueError("成文日期（doc_date）早于申诉日期（appealed_on）")
        if not self.upheld and self.total_after != self.total_before:
            raise ValueError("申诉不成立的，核定总分（total_after）应与原总分（total_before）一致")
        return self


class StarCertificateFacts(Facts):
    """星级驿站证书。`star_certificate`: for one station, by the result of a full assessment."""

    programme_title: Name = Field(title="方案名称")
    city: Name = Field(title="城市", description="e.g. 惠州市")
    district: Name = Field(title="县区")
    station: Name = Field(title="驿站名称")
    code: Name = Field(title="驿站编号")
    cycle_name: Name = Field(title="考核周期")
    score: Score = Field(title="考核得分")
    star: Stars = Field(title="星级")

    @model_validator(mode="after")
    def _has_a_star(self) -> StarCertificateFacts:
        if self.star == 0:
            raise ValueError("星级（star）为0，没有评定星级的驿站不发证书")
        return self


class FailingRow(FactsRow):
    """失分指标。An indicator that did not get all its points."""

    title: Name = Field(title="考核指标")
    weight: Score = Field(title="分值")
    value: OptionalText = Field(default="", title="核定数据")
    points: Score = Field(title="得分")
    method: Text = Field(title="评分标准")


class RectificationOrderFacts(Facts):
    """限期整改通知书。`rectification_order`: to the operator of a station, what to mend and until when."""

    programme_title: Name = Field(title="方案名称")
    scheme_title: Name = Field(title="考核方案名称")
    cycle_name: Name = Field(title="考核周期")
    period_from: date = Field(title="考核期开始日期")
    period_until: date = Field(title="考核期结束日期")
    operator: Name = Field(title="运营机构")
    station: Name = Field(title="驿站名称")
    code: Name = Field(title="驿站编号")
    score: Score | None = Field(default=None, title="考核得分")
    grade: OptionalText = Field(default="", title="等次")
    pass_score: Score = Field(title="达标分数线")
    problems: Text = Field(title="存在问题")
    failing: tuple[FailingRow, ...] = Field(default=(), title="失分指标", max_length=60)
    rectify_by: date = Field(title="整改期限")
    days: Positive = Field(title="整改天数")
    supervisor: OptionalText = Field(default="", title="监管人员")
    contact_phone: OptionalText = Field(default="", title="联系电话")
    contract_number: OptionalText = Field(default="", title="合同编号")
    copies_to: tuple[Name, ...] = Field(default=(), title="抄送机关", max_length=30)

    @model_validator(mode="after")
    def _time_to_mend(self) -> RectificationOrderFacts:
        if self.rectify_by <= self.doc_date:
            raise ValueError("整改期限（rectify_by）不晚于成文日期（doc_date）")
        return self


def _sentence(text: str) -> str:
    """The text with exactly one full stop at its end."""
    return text.rstrip("。；;. ") + "。"


def _items(f: AppealDecisionFacts) -> list[AnyBlock]:
    """Each matter of the appeal with what was found, on what it rests and whether it stands."""
    return [
        p(
            f"（{numeral(n)}）关于“{row.matter.rstrip('。')}”。{_sentence(row.found)}依据：{_sentence(row.basis)}"
            f"该项申诉{'成立' if row.upheld else '不成立'}。"
        )
        for n, row in enumerate(f.items, 1)
    ]


def compose_appeal_decision(f: AppealDecisionFacts) -> Document:
    """决定: the appeal, what was found, what is decided and that it stands."""
    before, after = decimal_text(f.total_before), decimal_text(f.total_after)
    checked = "复核人员核对了该驿站的报送数据、评分记录和原始台账。" + (_sentence(f.reason) if f.reason else "")
    if f.upheld:
        verdict = f"申诉成立。{f.station}{f.cycle_name}考核总分由{before}分核定为{after}分。"
    else:
        verdict = f"申诉不成立，维持{f.station}{f.cycle_name}考核总分{before}分。"
    blocks = TEXT.blocks(
        "appeal_decision",
        {**f.model_dump(), "matters_words": _sentence(f.matters), "checked": checked, "verdict": verdict},
        {"items": _items(f)},
    )
    lines = title_lines("关于", f"{f.station}", f"{f.cycle_name}考核申诉的", "处理决定")
    return document(f, "letter", lines, blocks)


def compose_star_certificate(f: StarCertificateFacts) -> Document:
    """证书: one page, with the stars as large as the title, and in words."""
    level = f"{numeral(f.star)}星级服务驿站"
    blocks: tuple[AnyBlock, ...] = (
        Title(lines=("星级服务驿站证书", stars(f.star))),
        Recipients(names=(f.station,)),
        p(f"在{f.city}{f.cycle_name}就业驿站全面考核中，总分{decimal_text(f.score)}分，被评定为"),
        Paragraph(text=level, align="center"),
        p("特发此证。有效期至下一次全面考核结果确定时止。"),
        signature(f),
    )
    return document(f, "certificate", ("星级服务驿站证书",), blocks, cover=True)


def _situation(f: RectificationOrderFacts) -> str:
    found = f"在{f.cycle_name}考核（考核期{cn_span(f.period_from, f.period_until)}）中"
    if f.score is None:
        return f"{found}存在应当整改的问题"
    grade = f"，等次为{f.grade}" if f.grade else ""
    return f"{found}，总分{decimal_text(f.score)}分（达标分数线{decimal_text(f.pass_score)}分）{grade}"


def _failing(f: RectificationOrderFacts) -> list[AnyBlock]:
    """Which indicators lost points, with the standard that was not met."""
    columns = (
        ("考核指标", 18, "center"),
        ("核定数据", 14, "center"),
        ("得分/分值", 14, "center"),
        ("评分标准", 54, "left"),
    )
    rows = (
        (row.title, row.value or "未报送", f"{decimal_text(row.points)}/{decimal_text(row.weight)}", row.method)
        for row in f.failing
    )
    return [p("按照考核方案逐项评分，下列指标失分："), table(columns, rows)] if f.failing else []


def _report_form(f: RectificationOrderFacts) -> list[AnyBlock]:
    """附件1: what the operator sends back."""
    return [
        FormBlock(
            lines=(
                FormLine(cells=(("驿站名称", f.station),)),
                FormLine(cells=(("驿站编号", f.code), ("整改期限", cn_date(f.rectify_by)))),
                FormLine(cells=(("运营机构", f.operator),)),
                FormLine(cells=(("存在问题", f.problems),), height=22),
                FormLine(cells=(("原因分析", ""),), height=28),
                FormLine(cells=(("整改情况", ""),), height=44),
                FormLine(cells=(("佐证材料", ""),), height=20),
                FormLine(cells=(("运营机构", f"负责人签名：　　　　（盖章）　{BLANK_DATE}"),), height=20),
            )
        )
    ]


def _check_form(f: RectificationOrderFacts) -> list[AnyBlock]:
    """附件2: what the supervisor finds on the spot, point by point."""
    columns = (("序号", 9, "center"), ("整改事项", 35, "left"), ("核实情况", 34, "left"), ("结论", 22, "center"))
    return [
        FormBlock(
            lines=(FormLine(cells=(("驿站名称", f.station),)), FormLine(cells=(("驿站编号", f.code), ("核实日期", ""))))
        ),
        table(
            columns,
            (
                (str(n), f.failing[n - 1].title if n <= len(f.failing) else "", "", "☐到位\n☐未到位")
                for n in range(1, max(CHECKED_POINTS, len(f.failing)) + 1)
            ),
        ),
        FormBlock(
            lines=(
                FormLine(cells=(("核实结论", "☐整改到位　☐部分整改　☐未整改"),), height=12),
                FormLine(cells=(("处理意见", ""),), height=18),
                FormLine(cells=(("监管人员", f"签名：　　　　　　{BLANK_DATE}"),), height=14),
            )
        ),
    ]


def compose_rectification_order(f: RectificationOrderFacts) -> Document:
    """通知书: the result, what is wrong, what is to be done and until when, what follows otherwise, the report's form."""
    contract = f"驿站运营合同（合同编号：{f.contract_number}）" if f.contract_number else "驿站运营合同"
    contact = "，".join(
        filter(
            None,
            (
                f"监管人员：{f.supervisor}" if f.supervisor else "",
                f"联系电话：{f.contact_phone}" if f.contact_phone else "",
            ),
        )
    )
    blocks = TEXT.blocks(
        "rectification_order",
        {
            **f.model_dump(),
            "situation": _situation(f),
            "contract": contract,
            "problems_words": _sentence(f.problems),
            "contact": contact,
        },
        {"failing": _failing(f), "report_form": _report_form(f), "check_form": _check_form(f)},
    )
    return document(f, "letter", ("限期整改通知书",), blocks)


KINDS = (
    document_kind_of(
        "appeal_decision",
        "申诉处理决定",
        AppealDecisionFacts,
        compose_appeal_decision,
        group="考核",
        layout="letter",
        file_name="{title}-{code}-{cycle_name}",
    ),
    document_kind_of(
        "star_certificate",
        "星级驿站证书",
        StarCertificateFacts,
        compose_star_certificate,
        group="考核",
        layout="certificate",
        file_name="{title}-{district}-{code}-{cycle_name}",
    ),
    document_kind_of(
        "rectification_order",
        "限期整改通知书",
        RectificationOrderFacts,
        compose_rectification_order,
        group="考核",
        layout="letter",
        file_name="{title}-{code}-{cycle_name}",
    ),
)
