"""考核: the notice of a cycle, each station's 评分表 and 反馈单."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import Field, model_validator

from documents.amounts import decimal_text
from documents.catalogue.base import Facts, FactsRow, Name, OptionalText, Score, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import document, h1, numbered, p, table
from documents.content import (
    AnyBlock,
    Document,
    FormBlock,
    FormLine,
    Note,
    Table,
)
from documents.dates import cn_date, cn_span
from documents.prose import Prose

TEXT = Prose("assessment_sheets")

BLANK_DATE = "　　　　年　　月　　日"


class ScoreRow(FactsRow):
    """指标得分。One indicator of one station; `filed` and `value` as people read them, empty without data."""

    title: Name = Field(title="指标")
    weight: Score = Field(title="分值")
    filed: OptionalText = Field(default="", title="报送数据")
    value: OptionalText = Field(default="", title="核定数据")
    points: Score | None = Field(default=None, title="得分")
    method: Text = Field(title="评分标准")
    bonus: bool = Field(default=False, title="加分指标")

    @model_validator(mode="after")
    def _no_more_than_its_weight(self) -> ScoreRow:
        if self.points is not None and self.points > self.weight:
            raise ValueError(f"指标“{self.title}”的得分（points）超过分值（weight）")
        return self

    @property
    def lost(self) -> Decimal:
        """Points deducted; none for a bonus that was not earned."""
        return Decimal(0) if self.bonus or self.points is None else self.weight - self.points


class _StationSheet(Facts):
    """驿站考核。What both sheets of a station say."""

    scheme_title: Name = Field(title="考核方案名称")
    cycle_name: Name = Field(title="考核周期")
    district: Name = Field(title="县区")
    station: Name = Field(title="驿站名称")
    code: Name = Field(title="驿站编号")
    operator: OptionalText = Field(default="", title="运营机构")
    period_from: date = Field(title="考核期开始日期")
    period_until: date = Field(title="考核期结束日期")
    scores: tuple[ScoreRow, ...] = Field(title="指标得分", min_length=1, max_length=60)

    @property
    def total(self) -> Decimal | None:
        """The sum of all points, at most a hundred; None while an indicator is not scored."""
        if any(row.points is None for row in self.scores):
            return None
        return min(Decimal(100), sum((row.points for row in self.scores if row.points is not None), Decimal(0)))


class ScoreSheetFacts(_StationSheet):
    """考核评分表。`score_sheet`: indicator by indicator, by whom scored and by whom reviewed; blank before the scoring."""

    scored_on: date | None = Field(default=None, title="评分日期")
    assessor: OptionalText = Field(default="", title="评分人")
    adjust_reason: OptionalText = Field(default="", title="核定理由")
    reviewed_on: date | None = Field(default=None, title="复核日期")
    reviewer: OptionalText = Field(default="", title="复核人")
    review_opinion: OptionalText = Field(default="", title="复核意见")


class AssessmentFeedbackFacts(_StationSheet):
    """考核情况反馈单。`assessment_feedback`: to the operator, with what was lost and until when to appeal."""

    published_on: date = Field(title="公示开始日期")
    appeal_until: date = Field(title="申诉截止日期")
    pass_score: Score = Field(title="达标分数线")
    adjust_reason: OptionalText = Field(default="", title="核定理由")
    suggestions: tuple[Text, ...] = Field(default=(), title="改进建议", max_length=20)
    contact_person: OptionalText = Field(default="", title="联系人")
    contact_phone: OptionalText = Field(default="", title="联系电话")

    @model_validator(mode="after")
    def _complete_and_in_order(self) -> AssessmentFeedbackFacts:
        if self.total is None:
            raise ValueError("指标得分（scores）不全，不能反馈考核情况")
        if self.appeal_until < self.published_on:
            raise ValueError("申诉截止日期（appeal_until）早于公示开始日期（published_on）")
        return self


def _head(f: _StationSheet) -> FormBlock:
    return FormBlock(
        lines=(
            FormLine(cells=(("驿站名称", f.station),), height=8),
            FormLine(cells=((f.level, f.district), ("驿站编号", f.code)), height=8),
            FormLine(cells=(("运营机构", f.operator),), height=8),
            FormLine(cells=(("考核周期", f"{f.cycle_name}（{cn_span(f.period_from, f.period_until)}）"),), height=8),
            FormLine(cells=(("评分依据", f"《{f.scheme_title}》"),), height=8),
        )
    )


def _points(value: Decimal | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _score_table(f: _StationSheet, *, method: bool) -> Table:
    """Every indicator with its points, and how it is scored (its sheet fits a page so) or what was lost."""
    columns: tuple[tuple[str, float, str], ...] = (
        *(() if method else (("序号", 7, "center"),)),
        ("考核指标", 15.4 if method else 25, "center"),
        ("分值", 6.2 if method else 10, "center"),
        ("报送数据", 10.8 if method else 16, "center"),
        ("核定数据", 10.8 if method else 16, "center"),
        ("得分", 7.6 if method else 13, "right"),
        ("评分标准", 49.2, "left") if method else ("扣分", 13, "right"),
    )

    def last(row: ScoreRow) -> str:
        return row.method if method else "—" if row.bonus else _points(row.lost)

    rows = (
        (
            *(() if method else (str(n),)),
            row.title,
            f"{'+' if row.bonus else ''}{decimal_text(row.weight)}",
            row.filed,
            row.value,
            _points(row.points),
            last(row),
        )
        for n, row in enumerate(f.scores, 1)
    )
    lost = sum((row.lost for row in f.scores), Decimal(0))
    closing = "加分指标另计，总分最高100分"
    if method and f.total is not None:
        closing = f"共扣{_points(lost)}分；{closing}"
    return table(
        columns,
        rows,
        total=(
            *(() if method else ("",)),
            "合计",
            "100",
            "",
            "",
            _points(f.total),
            closing if method else _points(lost),
        ),
    )


def compose_score_sheet(f: ScoreSheetFacts) -> Document:
    """评分表: the station, its indicators, who scored and who reviewed."""
    blocks: tuple[AnyBlock, ...] = (
        _head(f),
        _score_table(f, method=True),
        FormBlock(
            lines=(
                FormLine(cells=(("核定理由", f.adjust_reason or ("无" if f.scored_on else "　")),), height=10),
                FormLine(
                    cells=(
                        ("评分人", f"{f.assessor}　（签名）"),
                        ("评分日期", cn_date(f.scored_on) if f.scored_on else BLANK_DATE),
                    ),
                    height=10,
                ),
                FormLine(cells=(("复核意见", f.review_opinion),), height=10),
                FormLine(
                    cells=(
                        ("复核人", f"{f.reviewer}　（签名）"),
                        ("复核日期", cn_date(f.reviewed_on) if f.reviewed_on else BLANK_DATE),
                    ),
                    height=10,
                ),
            )
        ),
        Note(items=("说明：改变报送数据的，写明理由并附依据；评分、复核由不同人员办理；未报送数据的计0分。",)),
    )
    return document(f, "form", ("就业驿站考核评分表",), blocks)


_PROBLEMS_COLUMNS = (
    ("序号", 6.5, "center"),
    ("扣分指标", 18, "center"),
    ("核定数据", 11.5, "center"),
    ("扣分", 9, "right"),
    ("评分标准", 55, "left"),
)


def _problems(f: AssessmentFeedbackFacts) -> list[AnyBlock]:
    """The indicators that lost points, the largest loss first."""
    lost = sorted((row for row in f.scores if row.lost), key=lambda row: -row.lost)
    if not lost:
        return [p("各项指标未扣分。")]
    return [
        table(
            _PROBLEMS_COLUMNS,
            (
                (str(n), row.title, row.value or "未报送", _points(row.lost), f"{row.method}。")
                for n, row in enumerate(lost, 1)
            ),
        )
    ]


def _result(f: AssessmentFeedbackFacts) -> str:
    total = f.total or Decimal(0)
    verdict = "达到" if total >= f.pass_score else "低于"
    return f"总分{decimal_text(total)}分，{verdict}达标分数线{decimal_text(f.pass_score)}分。等次和星级待全市统一评定后另行通报。"


def compose_assessment_feedback(f: AssessmentFeedbackFacts) -> Document:
    """反馈单: result, every score, what was lost, the right to appeal with its last day, the receipt."""
    advice = [h1(3, "改进建议"), *numbered(f.suggestions)] if f.suggestions else []
    n = 4 if f.suggestions else 3
    contact = f"联系人：{f.contact_person}，联系电话：{f.contact_phone}。" if f.contact_person else ""
    blocks = TEXT.blocks(
        "assessment_feedback",
        {**f.model_dump(), "result": _result(f), "contact": contact},
        {
            "head": [_head(f)],
            "score_table": [_score_table(f, method=False)],
            "problems": _problems(f),
            "advice": advice,
            "appeal_heading": [h1(n, "申诉权利和期限")],
            "receipt_heading": [h1(n + 1, "签收和意见")],
        },
    )
    return document(f, "form", ("就业驿站考核情况反馈单",), blocks)


KINDS = (
    document_kind_of(
        "score_sheet",
        "考核评分表",
        ScoreSheetFacts,
        compose_score_sheet,
        group="考核",
        layout="form",
        issue="plain",
        file_name="{title}-{district}-{code}-{cycle_name}",
    ),
    document_kind_of(
        "assessment_feedback",
        "考核情况反馈单",
        AssessmentFeedbackFacts,
        compose_assessment_feedback,
        group="考核",
        layout="form",
        issue="plain",
        file_name="{title}-{district}-{code}-{cycle_name}",
    ),
)
