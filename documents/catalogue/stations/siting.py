"""选址标准: the notice that sets one measure for all districts; 实地踏勘记录表 of a place that was looked at."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from documents.amounts import decimal_text
from documents.catalogue.base import Area, Facts, FactsRow, Name, OptionalText, Percent, Positive, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import addressed, document, numbered, p, table, title_lines
from documents.content import (
    AnyBlock,
    Document,
    FormBlock,
    FormLine,
    Table,
)
from documents.dates import cn_date
from documents.prose import Prose

TEXT = Prose("siting")

FULL = 100
"""Points that all scored criteria make together."""
BLANK_DATE = "　　　　年　　月　　日"
YES_NO = "☐是　☐否"


class DistrictQuotaRow(FactsRow):
    """县区名额。Stations that the plan gives a district."""

    district: Name = Field(title="县区")
    quota: Positive = Field(title="驿站名额")


class ConditionRow(FactsRow):
    """必备条件。What a place must have to be chosen at all."""

    name: Name = Field(title="条件")
    requirement: Text = Field(title="具体要求")
    source: Name = Field(title="依据", description="clause of the plan")


class SiteCriterionRow(FactsRow):
    """评分指标。What a place is scored by."""

    name: Name = Field(title="指标")
    requirement: Text = Field(title="评分要点")
    points: Positive = Field(title="分值")
    source: Name = Field(title="依据", description="clause of the plan")


def _points_make_a_hundred(criteria: tuple[SiteCriterionRow, ...]) -> None:
    total = sum(row.points for row in criteria)
    if total != FULL:
        raise ValueError(f"评分指标（criteria）的分值合计{total}分，应为{FULL}分")


class SiteCriteriaFacts(Facts):
    """选址标准。`site_criteria`: 公文 to the districts, with conditions and scored criteria as annexes."""

    programme_title: Name = Field(title="方案名称")
    city: Name = Field(title="城市")
    recipients: tuple[Name, ...] = Field(title="主送机关", min_length=1, max_length=60)
    copies_to: tuple[Name, ...] = Field(default=(), title="抄送机关", max_length=30)
    quotas: tuple[DistrictQuotaRow, ...] = Field(title="县区名额", min_length=1, max_length=100)
    conditions: tuple[ConditionRow, ...] = Field(title="必备条件", min_length=1, max_length=30)
    criteria: tuple[SiteCriterionRow, ...] = Field(title="评分指标", min_length=1, max_length=30)
    min_area: Positive | None = Field(default=None, title="最小服务面积", description="square metres")
    redecoration: OptionalText = Field(default="", title="装修要求", description="as the plan has it")
    publicity_days: Positive = Field(default=5, title="公示工作日数")
    finish_by: date | None = Field(default=None, title="选址完成时限")
    contact_person: OptionalText = Field(default="", title="联系人")
    contact_phone: OptionalText = Field(default="", title="联系电话")

    @model_validator(mode="after")
    def _whole(self) -> SiteCriteriaFacts:
        _points_make_a_hundred(self.criteria)
        named = [row.district for row in self.quotas]
        if twice := [name for name in dict.fromkeys(named) if named.count(name) > 1]:
            raise ValueError(f"县区名额（quotas）中{'、'.join(twice)}重复填写")
        return self


class SiteInspectionRecordFacts(Facts):
    """踏勘记录。`site_inspection_record`: one candidate; what the record does not hold stays an empty place."""

    district: Name = Field(title="县区")
    code: OptionalText = Field(default="", title="点位编号")
    name: OptionalText = Field(default="", title="点位名称")
    address: OptionalText = Field(default="", title="地址")
    premises: OptionalText = Field(default="", title="场所性质")
    area: Area | None = Field(default=None, title="服务面积", description="square metres")
    small_reason: OptionalText = Field(default="", title="面积不足的理由")
    grid: OptionalText = Field(default="", title="服务网格")
    inspected_on: date | None = Field(default=None, title="踏勘日期")
    equipment_possible: bool | None = Field(default=None, title="能否配置设施设备")
    score: Percent | None = Field(default=None, title="评分")
    remark: OptionalText = Field(default="", title="踏勘情况")
    conditions: tuple[ConditionRow, ...] = Field(title="必备条件", min_length=1, max_length=30)
    criteria: tuple[SiteCriterionRow, ...] = Field(title="评分指标", min_length=1, max_length=30)

    @model_validator(mode="after")
    def _whole(self) -> SiteInspectionRecordFacts:
        _points_make_a_hundred(self.criteria)
        return self


def _condition_table(conditions: tuple[ConditionRow, ...]) -> Table:
    columns = (("序号", 8, "center"), ("条件", 20, "center"), ("具体要求", 52, "left"), ("依据", 20, "center"))
    return table(columns, ((str(n), row.name, row.requirement, row.source) for n, row in enumerate(conditions, 1)))


_CRITERION_COLUMNS = (
    ("序号", 8, "center"),
    ("指标", 18, "center"),
    ("评分要点", 46, "left"),
    ("分值", 9, "right"),
    ("依据", 19, "center"),
)


def _criterion_table(criteria: tuple[SiteCriterionRow, ...]) -> Table:
    rows = ((str(n), row.name, row.requirement, str(row.points), row.source) for n, row in enumerate(criteria, 1))
    return table(_CRITERION_COLUMNS, rows, total=("", "合计", "", str(FULL), ""))


def _how(f: SiteCriteriaFacts) -> list[AnyBlock]:
    """From the first look to the result, in the order in which the record asks for it."""
    return numbered(
        (
            "点位摸排。依托现有的公共服务机构、基层服务平台、便民服务中心等政府机构物业整合使用，广泛收集备选点位，"
            f"逐一登记地址、服务面积、场所性质和服务网格；备选点位应当多于本{f.level}名额。",
            "实地踏勘。对备选点位逐个实地踏勘，对照附件1核查必备条件，对照附件2评分，填写《驿站点位实地踏勘记录表》。",
            "研究确定。在踏勘和征求各方面意见的基础上集体研究，按名额确定点位；"
            "未选定的点位评分高于已选定点位的，应当在研究记录中说明理由。",
            f"公示。拟选定点位向社会公示不少于{f.publicity_days}个工作日，写明受理异议的部门和联系电话；"
            "收到的异议应当核实处理。",
            "结果通知和命名。公示期满后印发选址结果通知，并按统一命名规则为驿站命名。"
            "点位确需调整的，按原程序重新踏勘、研究和公示。",
        )
    )


def compose_site_criteria(f: SiteCriteriaFacts) -> Document:
    """选址标准: quotas, how sites are chosen, by when; conditions and scored criteria as annexes."""
    total = sum(row.quota for row in f.quotas)
    by_when = (
        f"各{f.level}应于{cn_date(f.finish_by)}前完成选址，并将选址结果报我单位。"
        if f.finish_by
        else f"各{f.level}完成选址后，应当将选址结果报我单位。"
    )
    contact = [p(f"联系人：{f.contact_person}，联系电话：{f.contact_phone}。")] if f.contact_person else []
    columns = (("序号", 14, "center"), (f.level, 56, "left"), ("驿站名额（个）", 30, "center"))
    quota_rows = ((str(n), row.district, str(row.quota)) for n, row in enumerate(f.quotas, 1))
    blocks = TEXT.blocks(
        "site_criteria",
        {**f.model_dump(), "total": total, "full": FULL, "by_when": by_when},
        {
            "recipients": [addressed(f.recipients)],
            "quotas": [table(columns, quota_rows, total=("", "合计", str(total)))],
            "how": _how(f),
            "contact": contact,
            "condition_table": [_condition_table(f.conditions)],
            "criterion_table": [_criterion_table(f.criteria)],
        },
    )
    return document(f, "gongwen", title_lines("关于印发", f"{f.city}就业驿站", "选址标准的", "通知"), blocks)


def _seen(f: SiteInspectionRecordFacts) -> str:
    return "" if f.equipment_possible is None else "☑是　☐否" if f.equipment_possible else "☐是　☑否"


_SITE_INSPECTION_RECORD_SCORES_COLUMNS = (
    ("序号", 8, "center"),
    ("评分指标", 22, "center"),
    ("评分要点", 48, "left"),
    ("分值", 10, "right"),
    ("得分", 12, "right"),
)


def compose_site_inspection_record(f: SiteInspectionRecordFacts) -> Document:
    """踏勘记录表: the place, the conditions one by one, the points, what was seen, who signs."""
    place = FormBlock(
        lines=(
            FormLine(cells=((f.level, f.district), ("点位编号", f.code))),
            FormLine(cells=(("点位名称", f.name),)),
            FormLine(cells=(("地址", f.address),)),
            FormLine(
                cells=(("场所性质", f.premises), ("服务面积", f"{decimal_text(f.area)}㎡" if f.area else "　　　㎡"))
            ),
            FormLine(cells=(("服务网格", f.grid),)),
            *([FormLine(cells=(("面积不足理由", f.small_reason),))] if f.small_reason else []),
            FormLine(cells=(("踏勘日期", cn_date(f.inspected_on) if f.inspected_on else BLANK_DATE),)),
        )
    )
    conditions = table(
        (("序号", 8, "center"), ("必备条件", 22, "center"), ("具体要求", 48, "left"), ("是否具备", 22, "center")),
        (
            (str(n), row.name, row.requirement, (_seen(f) if "设施设备" in row.name else "") or YES_NO)
            for n, row in enumerate(f.conditions, 1)
        ),
    )
    scores = table(
        _SITE_INSPECTION_RECORD_SCORES_COLUMNS,
        ((str(n), row.name, row.requirement, str(row.points), "") for n, row in enumerate(f.criteria, 1)),
        total=("", "合计", "", str(FULL), "" if f.score is None else str(f.score)),
    )
    found = FormBlock(
        lines=(
            FormLine(cells=(("踏勘情况", f.remark),), height=24),
            FormLine(cells=(("踏勘意见", "☐建议选定　☐不建议选定　理由："),), height=16),
            FormLine(cells=(("踏勘人员签名", ""), ("点位单位签名", "")), height=16),
            FormLine(cells=(("现场照片", "（粘贴外景、室内、周边照片各1张，或注明电子照片存放位置）"),), height=46),
        )
    )
    blocks = TEXT.blocks(
        "site_inspection_record",
        f.model_dump(),
        {"place": [place], "conditions": [conditions], "scores": [scores], "found": [found]},
    )
    return document(f, "form", ("驿站点位实地踏勘记录表",), blocks)


KINDS = (
    document_kind_of(
        "site_criteria",
        "选址标准",
        SiteCriteriaFacts,
        compose_site_criteria,
        group="选址",
        layout="gongwen",
        issue="signed",
        file_name="{title}-{city}-{doc_date}",
    ),
    document_kind_of(
        "site_inspection_record",
        "驿站点位实地踏勘记录表",
        SiteInspectionRecordFacts,
        compose_site_inspection_record,
        group="选址",
        layout="form",
        issue="plain",
        file_name="{title}-{district}-{code}",
    ),
)
