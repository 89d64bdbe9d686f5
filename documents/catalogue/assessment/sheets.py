"""考核: the notice of a cycle, each station's 评分表 and 反馈单."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import Field, model_validator

from documents.catalogue.assessment import scheme as assessment_scheme
from documents.catalogue.assessment.scheme import IndicatorRow, indicator_table
from documents.catalogue.base import Count, Facts, Name, OptionalText, Row, Score, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import (
    addressed,
    decimal_text,
    document,
    h1,
    numbered,
    p,
    signature,
    table,
    title_lines,
)
from documents.content import (
    Annex,
    AnnexNote,
    AnyBlock,
    Document,
    Form,
    FormLine,
    Imprint,
    Note,
    Table,
)
from documents.dates import cn_date, cn_span

BLANK_DATE = "　　　　年　　月　　日"


class AssessedStationRow(Row):
    """考核驿站。One station that takes part in the cycle."""

    name: Name = Field(title="驿站名称")
    code: Name = Field(title="驿站编号")
    operator: OptionalText = Field(default="", title="运营机构")


class AssessmentNoticeFacts(Facts):
    """考核通知。`assessment_notice`: 公文 that opens a cycle, with the stations, the indicators and the filing sheet."""

    programme_title: Name = Field(title="方案名称")
    scheme_title: Name = Field(title="考核方案名称")
    scheme_version: OptionalText = Field(default="", title="方案版本")
    cycle_name: Name = Field(title="考核周期", description="e.g. 2024年度")
    scope: Name = Field(title="考核范围")
    full: bool = Field(title="是否全面考核")
    period_from: date = Field(title="考核期开始日期")
    period_until: date = Field(title="考核期结束日期")
    recipients: tuple[Name, ...] = Field(title="主送机关", min_length=1, max_length=60)
    copies_to: tuple[Name, ...] = Field(default=(), title="抄送机关", max_length=30)
    stations: tuple[AssessedStationRow, ...] = Field(title="考核驿站", min_length=1, max_length=500)
    indicators: tuple[IndicatorRow, ...] = Field(title="考核指标", min_length=1, max_length=60)
    file_by: date | None = Field(default=None, title="数据报送期限")
    publicity_by: date | None = Field(default=None, title="公示开始不迟于")
    publicity_days: Count = Field(default=5, title="公示工作日数")
    result_by: date | None = Field(default=None, title="结果确定时限")
    contact_person: OptionalText = Field(default="", title="联系人")
    contact_phone: OptionalText = Field(default="", title="联系电话")

    @model_validator(mode="after")
    def _runs_forward(self) -> AssessmentNoticeFacts:
        if self.period_until <= self.period_from:
            raise ValueError("考核期结束日期（period_until）不晚于开始日期（period_from）")
        if self.file_by and self.file_by < self.doc_date:
            raise ValueError("数据报送期限（file_by）早于成文日期（doc_date）")
        return self


class ScoreRow(Row):
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


def _timing(f: AssessmentNoticeFacts) -> list[str]:
    """What happens when; dates only where the record or the plan has them."""
    filed = f"请于{cn_date(f.file_by)}前" if f.file_by else "请在考核期结束后及时"
    shown = f"，不迟于{cn_date(f.publicity_by)}开始公示" if f.publicity_by else ""
    final = f"，于{cn_date(f.result_by)}前确定" if f.result_by else ""
    return [
        f"数据报送。各运营机构{filed}逐站报送考核数据和佐证材料（数据报送表见附件3），由驿站监管人员核对。未报送数据的指标计0分。",
        f"评分和复核。考核人员逐站评分，复核人员逐站复核，评分与复核由不同人员办理{shown}。",
        f"反馈、公示和申诉。考核情况反馈运营机构，考核结果公示{f.publicity_days}个工作日；运营机构有异议的，可以在公示期内书面申诉。",
        f"结果确定。公示期满且申诉处理完毕后，全市统一评定等次和星级{final}，印发考核结果通报。",
    ]


def _filing_sheet(indicators: tuple[IndicatorRow, ...]) -> list[AnyBlock]:
    """附件3: what an operator fills for each station."""
    rows = table(
        (
            ("序号", 9, "center"),
            ("考核指标", 25, "center"),
            ("计量单位", 13, "center"),
            ("报送数据", 21, "center"),
            ("佐证材料", 32, "left"),
        ),
        ((str(n), row.title, row.unit, "", "") for n, row in enumerate(indicators, 1)),
    )
    return [
        Form(lines=(FormLine(cells=(("驿站名称", ""), ("驿站编号", ""))), FormLine(cells=(("运营机构", ""),)))),
        rows,
        Form(
            lines=(
                FormLine(cells=(("填报人", ""), ("联系电话", ""))),
                FormLine(cells=(("运营机构负责人签名", "　　　　　　（盖章）"), ("监管人员核对签名", "")), height=16),
            )
        ),
    ]


def compose_assessment_notice(f: AssessmentNoticeFacts) -> Document:
    """考核通知: who, over what time, by what, when each step is taken; stations, indicators and filing sheet annexed."""
    kind = "全面考核" if f.full else "阶段性考评"
    version = f"注：以上评分标准的系统版本号为{f.scheme_version}，本周期内不变。" if f.scheme_version else ""
    stations = table(
        (("序号", 8, "center"), ("驿站名称", 42, "left"), ("驿站编号", 17, "center"), ("运营机构", 33, "left")),
        ((str(n), row.name, row.code, row.operator or "以运营合同为准") for n, row in enumerate(f.stations, 1)),
    )
    contact = [p(f"联系人：{f.contact_person}，联系电话：{f.contact_phone}。")] if f.contact_person else []
    blocks: tuple[AnyBlock, ...] = (
        addressed(f.recipients),
        p(
            f"根据《{f.programme_title}》和《{f.scheme_title}》，决定对{f.scope}就业驿站开展{f.cycle_name}考核。现将有关事项通知如下。"
        ),
        h1(1, "考核对象和考核期"),
        p(
            f"考核对象为{f.scope}已经投入运营的驿站{len(f.stations)}个（名单见附件1）。本次考核为{kind}，"
            f"考核期为{cn_span(f.period_from, f.period_until)}。"
        ),
        h1(2, "考核内容"),
        p(f"按照《{f.scheme_title}》的指标和评分标准考核，具体见附件2。本周期内评分标准不作变更。"),
        h1(3, "工作安排"),
        *numbered(_timing(f)),
        h1(4, "有关要求"),
        *numbered(
            (
                "运营机构对报送数据的真实性负责。弄虚作假、虚报数据的，虚报部分不予计量，并按照驿站运营合同追究违约责任。",
                "县区就业部门要组织监管人员核对台账和平台记录，对数据异常的驿站实地核查，发现问题及时督促整改。",
                "考核人员要坚持标准、客观公正，遵守廉洁纪律，与被考核的运营机构有利害关系的应当回避。",
                "考核结果作为分期验收、支付服务费用和评定星级服务驿站的依据。",
            )
        ),
        *contact,
        AnnexNote(names=("考核驿站名单", "考核指标和评分标准", "考核数据报送表")),
        signature(f),
        Annex(mark="附件1", lines=("考核驿站名单",)),
        stations,
        Annex(mark="附件2", lines=("考核指标和评分标准",)),
        indicator_table(f.indicators),
        *([Note(items=(version,))] if version else []),
        Annex(mark="附件3", lines=("考核数据报送表",)),
        *_filing_sheet(f.indicators),
        Imprint(copies_to=f.copies_to, issuer=f.org, issued_on=cn_date(f.doc_date)),
    )
    return document(
        f, "gongwen", title_lines("关于开展", f"{f.scope}就业驿站", f"{f.cycle_name}考核的", "通知"), blocks
    )


def _head(f: _StationSheet) -> Form:
    return Form(
        lines=(
            FormLine(cells=(("驿站名称", f.station),), height=8),
            FormLine(cells=(("县区", f.district), ("驿站编号", f.code)), height=8),
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
        Form(
            lines=(
                FormLine(cells=(("核定理由", f.adjust_reason or ("无" if f.scored_on else "　")),), height=10),
                FormLine(
                    cells=(
                        ("评分人", f"{f.assessor}\n（签名）"),
                        ("评分日期", cn_date(f.scored_on) if f.scored_on else BLANK_DATE),
                    ),
                    height=12,
                ),
                FormLine(cells=(("复核意见", f.review_opinion),), height=12),
                FormLine(
                    cells=(
                        ("复核人", f"{f.reviewer}\n（签名）"),
                        ("复核日期", cn_date(f.reviewed_on) if f.reviewed_on else BLANK_DATE),
                    ),
                    height=12,
                ),
            )
        ),
        Note(items=("说明：改变报送数据的，写明理由并附依据；评分、复核由不同人员办理；未报送数据的计0分。",)),
    )
    return document(f, "form", ("就业驿站考核评分表",), blocks)


def _problems(f: AssessmentFeedbackFacts) -> list[AnyBlock]:
    """The indicators that lost points, the largest loss first."""
    lost = sorted((row for row in f.scores if row.lost), key=lambda row: -row.lost)
    if not lost:
        return [p("各项指标未扣分。")]
    columns = (
        ("序号", 6.5, "center"),
        ("扣分指标", 18, "center"),
        ("核定数据", 11.5, "center"),
        ("扣分", 9, "right"),
        ("评分标准", 55, "left"),
    )
    return [
        table(
            columns,
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
    blocks: tuple[AnyBlock, ...] = (
        _head(f),
        h1(1, "考核得分"),
        p(_result(f)),
        _score_table(f, method=False),
        *([p(f"核定数据与报送数据不同的理由：{f.adjust_reason}")] if f.adjust_reason else []),
        h1(2, "存在问题"),
        *_problems(f),
        *advice,
        h1(n, "申诉权利和期限"),
        p(
            f"考核结果自{cn_date(f.published_on)}起公示。你单位对考核结果有异议的，可以在{cn_date(f.appeal_until)}前（含当日）向{f.org}提出"
            f"书面申诉，写明申诉的指标、事实和理由，并附佐证材料；逾期未申诉的，视为没有异议。{contact}"
        ),
        signature(f),
        h1(n + 1, "签收和意见"),
        Form(
            lines=(
                FormLine(cells=(("运营机构意见", "☐无异议　☐有异议，将于期限内书面申诉"),), height=12),
                FormLine(cells=(("情况说明", ""),), height=20),
                FormLine(cells=(("签收人", "（签名、盖章）"), ("签收日期", BLANK_DATE)), height=15),
            )
        ),
        Note(items=("说明：一式两份，运营机构签收后退回一份，存入考核档案。",)),
    )
    return document(f, "form", ("就业驿站考核情况反馈单",), blocks)


KINDS = (
    document_kind_of(
        "assessment_notice",
        "考核通知",
        AssessmentNoticeFacts,
        compose_assessment_notice,
        group="考核",
        layout="gongwen",
        file_name="{title}-{scope}-{cycle_name}",
        others=(assessment_scheme,),
    ),
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
