"""考核通知: who is assessed, when, by which scheme."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from documents.catalogue.assessment import scheme as assessment_scheme
from documents.catalogue.assessment.scheme import IndicatorRow, indicator_table
from documents.catalogue.base import Count, Facts, FactsRow, Name, OptionalText
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import (
    addressed,
    document,
    numbered,
    p,
    table,
    title_lines,
)
from documents.content import (
    AnyBlock,
    Document,
    FormBlock,
    FormLine,
)
from documents.dates import cn_date
from documents.prose import Prose

TEXT = Prose("assessment_notice")


class AssessedStationRow(FactsRow):
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


_FILING_SHEET_ROWS_COLUMNS = (
    ("序号", 9, "center"),
    ("考核指标", 25, "center"),
    ("计量单位", 13, "center"),
    ("报送数据", 21, "center"),
    ("佐证材料", 32, "left"),
)


def _filing_sheet(indicators: tuple[IndicatorRow, ...]) -> list[AnyBlock]:
    """附件3: what an operator fills for each station."""
    rows = table(
        _FILING_SHEET_ROWS_COLUMNS,
        ((str(n), row.title, row.unit, "", "") for n, row in enumerate(indicators, 1)),
    )
    return [
        FormBlock(lines=(FormLine(cells=(("驿站名称", ""), ("驿站编号", ""))), FormLine(cells=(("运营机构", ""),)))),
        rows,
        FormBlock(
            lines=(
                FormLine(cells=(("填报人", ""), ("联系电话", ""))),
                FormLine(cells=(("运营机构负责人签名", "　　　　　　（盖章）"), ("监管人员核对签名", "")), height=16),
            )
        ),
    ]


def compose_assessment_notice(f: AssessmentNoticeFacts) -> Document:
    """考核通知: who, over what time, by what, when each step is taken; stations, indicators and filing sheet annexed."""
    kind = "全面考核" if f.full else "阶段性考评"
    version = f"注：以上评分标准自{cn_date(f.doc_date)}起适用于本周期，本周期内不变。" if f.scheme_version else ""
    stations = table(
        (("序号", 8, "center"), ("驿站名称", 42, "left"), ("驿站编号", 17, "center"), ("运营机构", 33, "left")),
        ((str(n), row.name, row.code, row.operator or "以运营合同为准") for n, row in enumerate(f.stations, 1)),
    )
    contact = [p(f"联系人：{f.contact_person}，联系电话：{f.contact_phone}。")] if f.contact_person else []
    blocks = TEXT.blocks(
        "assessment_notice",
        {**f.model_dump(), "kind": kind, "version": version},
        {
            "recipients": [addressed(f.recipients)],
            "timing": numbered(_timing(f)),
            "contact": contact,
            "stations": [stations],
            "indicator_table": [indicator_table(f.indicators)],
            "filing_sheet": _filing_sheet(f.indicators),
        },
    )
    return document(
        f, "gongwen", title_lines("关于开展", f"{f.scope}就业驿站", f"{f.cycle_name}考核的", "通知"), blocks
    )


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
)
