"""选址: the publicity of chosen sites and the notice of the result."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import Field, model_validator

from documents.amounts import decimal_text
from documents.catalogue.base import Area, Count, Facts, FactsRow, Name, OptionalText, Positive
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import addressed, document, p, table, title_lines
from documents.content import AnyBlock, Document, Table
from documents.dates import cn_date
from documents.prose import Prose

TEXT = Prose("site")


class SiteRow(FactsRow):
    """驿站点位。One chosen site."""

    name: Name = Field(title="驿站名称")
    district: Name = Field(title="县区")
    address: Name = Field(title="地址")
    area: Area = Field(title="服务面积", description="square metres")
    premises: Name = Field(default="政府机构物业", title="场所性质", description="e.g. 便民服务中心")
    grid: OptionalText = Field(default="", title="服务网格", description="enterprises and people it serves")
    small_reason: OptionalText = Field(
        default="", title="面积不足的理由", description="asked for below the plan's area"
    )


def _small_sites_say_why(stations: tuple[SiteRow, ...], least: int | None) -> None:
    for site in stations:
        if least is not None and site.area < least and not site.small_reason:
            raise ValueError(f"驿站“{site.name}”服务面积不足{least}平方米，应当说明理由")


class SitePublicityFacts(Facts):
    """选址公示。`site_publicity`: the chosen sites are shown to the public before they are fixed."""

    programme_title: Name = Field(title="方案名称", description="e.g. 惠州市就业驿站试点建设实施方案")
    district: Name = Field(title="县区", description="district or city whose sites these are")
    stations: tuple[SiteRow, ...] = Field(title="公示点位", min_length=1, max_length=500)
    min_area: Positive | None = Field(
        default=None, title="最小服务面积", description="square metres, as the plan has it"
    )
    publicity_from: date = Field(title="公示开始日期")
    publicity_until: date = Field(title="公示结束日期")
    working_days: Positive = Field(title="公示工作日数")
    contact_unit: Name = Field(title="受理部门")
    contact_phone: Name = Field(title="联系电话")
    contact_address: Name = Field(title="通讯地址")

    @model_validator(mode="after")
    def _period_runs_forward(self) -> SitePublicityFacts:
        _small_sites_say_why(self.stations, self.min_area)
        if self.publicity_until < self.publicity_from:
            raise ValueError("公示结束日期（publicity_until）早于公示开始日期（publicity_from）")
        return self


class SiteListNoticeFacts(Facts):
    """选址结果通知。`site_list_notice`: 公文 with the table of chosen stations, to units and the centre."""

    programme_title: Name = Field(title="方案名称")
    district: Name = Field(title="县区")
    quota: Positive = Field(title="建设任务数", description="stations the plan gives this district")
    stations: tuple[SiteRow, ...] = Field(title="驿站名单", min_length=1, max_length=500)
    recipients: tuple[Name, ...] = Field(title="主送机关", min_length=1, max_length=30)
    copies_to: tuple[Name, ...] = Field(default=(), title="抄送机关", max_length=30)
    min_area: Positive | None = Field(
        default=None, title="最小服务面积", description="square metres, as the plan has it"
    )
    building: OptionalText = Field(default="", title="建设要求", description="the plan's own words, as one sentence")
    method: OptionalText = Field(default="", title="运营机构采购方式", description="empty if the plan has no operators")
    fitout_deadline: date | None = Field(default=None, title="建设完成时限")
    opening_deadline: date | None = Field(default=None, title="投入运营时限")
    publicity_from: date = Field(title="公示开始日期")
    publicity_until: date = Field(title="公示结束日期")
    objections: Count = Field(title="异议件数", description="received during the publicity, all dealt with")
    contact_person: Name = Field(title="联系人")
    contact_phone: Name = Field(title="联系电话")

    @model_validator(mode="after")
    def _quota_holds(self) -> SiteListNoticeFacts:
        _small_sites_say_why(self.stations, self.min_area)
        if len(self.stations) > self.quota:
            raise ValueError(
                f"驿站名单（stations）有{len(self.stations)}个，超过{self.district}的建设任务{self.quota}个"
            )
        return self


def _station_table(stations: tuple[SiteRow, ...]) -> Table:
    """The sites; a column for their grids only where one of them has a grid."""
    grids = any(s.grid for s in stations)
    columns = (
        ("序号", 8, "center"),
        ("拟设点位", 24 if grids else 29, "left"),
        ("地址", 24 if grids else 31, "left"),
        ("面积（㎡）", 10 if grids else 13.5, "right"),
        ("场所性质", 18.5, "center"),
        *((("服务网格", 15.5, "left"),) if grids else ()),
    )
    rows = (
        (str(n), s.name, s.address, decimal_text(s.area), s.premises, *((s.grid or "—",) if grids else ()))
        for n, s in enumerate(stations, start=1)
    )
    area = decimal_text(sum((s.area for s in stations), Decimal(0)))
    return table(columns, rows, total=("", f"合计{len(stations)}个", "", area, "", *(("",) if grids else ())))


def _small_sites(stations: tuple[SiteRow, ...], least: int | None) -> list[AnyBlock]:
    return [
        p(f"{s.name}服务面积{decimal_text(s.area)}平方米，不足{least}平方米，理由：{s.small_reason}。")
        for s in stations
        if least is not None and s.area < least
    ]


def compose_site_publicity(f: SitePublicityFacts) -> Document:
    """选址公示: basis, table, period, how to object."""
    blocks = TEXT.blocks(
        "site_publicity",
        f.model_dump(),
        {"station_table": [_station_table(f.stations)], "small_sites": _small_sites(f.stations, f.min_area)},
    )
    return document(f, "notice", title_lines("关于", f"{f.district}就业驿站", "拟选定点位的", "公示"), blocks)


def _by(day: date | None) -> str:
    return f"于{cn_date(day)}前" if day else "按《方案》进度"


def compose_site_list_notice(f: SiteListNoticeFacts) -> Document:
    """选址结果通知: 公文 to the units that build, supervise and help."""
    objections = f"收到异议{f.objections}件，均已调查处理" if f.objections else "公示期内未收到异议"
    blocks = TEXT.blocks(
        "site_list_notice",
        {
            **f.model_dump(),
            "objections_words": objections,
            "fitout_by": _by(f.fitout_deadline),
            "opening_by": _by(f.opening_deadline),
        },
        {
            "recipients": [addressed(f.recipients)],
            "station_table": [_station_table(f.stations)],
            "small_sites": _small_sites(f.stations, f.min_area),
        },
    )
    return document(f, "gongwen", title_lines("关于", f"确定{f.district}", "就业驿站点位的", "通知"), blocks)


KINDS = (
    document_kind_of(
        "site_publicity",
        "选址公示",
        SitePublicityFacts,
        compose_site_publicity,
        group="选址",
        layout="notice",
        file_name="{title}-{district}-{doc_date}",
    ),
    document_kind_of(
        "site_list_notice",
        "选址结果通知",
        SiteListNoticeFacts,
        compose_site_list_notice,
        group="选址",
        layout="gongwen",
        file_name="{title}-{district}-{doc_date}",
    ),
)
