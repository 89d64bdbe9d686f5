"""选址: the publicity of chosen sites and the notice of the result."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import Field, model_validator

from documents.amounts import decimal_text
from documents.catalogue.base import Area, Count, Facts, Name, OptionalText, Positive, Row
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import addressed, document, h1, p, signature, table, title_lines
from documents.content import AnyBlock, Document, Imprint, Table
from documents.dates import cn_date, cn_span


class SiteRow(Row):
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
        ("驿站名称", 24 if grids else 29, "left"),
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
    blocks = (
        p(
            f"根据《{f.programme_title}》关于设置驿站的要求，"
            f"综合考虑重点群体、重点用工企业分布情况，经实地踏勘和集体研究，拟确定{f.district}就业驿站点位"
            f"{len(f.stations)}个，现予公示（名单见下表）。"
        ),
        _station_table(f.stations),
        *_small_sites(f.stations, f.min_area),
        p(
            f"公示时间：{cn_span(f.publicity_from, f.publicity_until)}（共{f.working_days}个工作日）。"
            "公示期内，任何单位和个人对公示点位有异议的，可以书面、电话或者来访等方式反映。以单位名义反映的，"
            "应当加盖单位公章；以个人名义反映的，应当署真实姓名并留下联系方式，以便核实和反馈。"
        ),
        p(f"受理部门：{f.contact_unit}"),
        p(f"联系电话：{f.contact_phone}"),
        p(f"通讯地址：{f.contact_address}"),
        signature(f),
    )
    return document(f, "notice", title_lines("关于", f"{f.district}就业驿站", "拟选定点位的", "公示"), blocks)


def _by(day: date | None) -> str:
    return f"于{cn_date(day)}前" if day else "按《方案》进度"


def compose_site_list_notice(f: SiteListNoticeFacts) -> Document:
    """选址结果通知: 公文 to the units that build, supervise and help."""
    objections = f"收到异议{f.objections}件，均已调查处理" if f.objections else "公示期内未收到异议"
    blocks: tuple[AnyBlock, ...] = (
        addressed(f.recipients),
        p(
            f"根据《{f.programme_title}》（以下简称《方案》）安排，{f.district}应建成就业驿站{f.quota}个。"
            f"经实地踏勘、集体研究，并于{cn_span(f.publicity_from, f.publicity_until)}公示，{objections}，"
            f"现确定{f.district}就业驿站点位{len(f.stations)}个，并就有关事项通知如下。"
        ),
        h1(1, "驿站名单"),
        _station_table(f.stations),
        *_small_sites(f.stations, f.min_area),
        h1(2, "建设要求"),
        p(f"各驿站要坚持节约原则，优先利用现有场所。{f.building}"),
        p(f"场所建设应{_by(f.fitout_deadline)}完成，并逐个驿站组织场所验收；验收不合格的，限期整改。"),
        h1(3, "工作安排"),
        p(
            (f"驿站运营服务依法采取{f.method}方式确定第三方机构。" if f.method else "")
            + f"各项工作按《方案》要求办结后方可投入运营。全部驿站应{_by(f.opening_deadline)}投入运营。"
        ),
        p(
            "各有关单位要明确一名分管领导和一名联络员，每个驿站明确一名监管人员，负责日常监管；遇有点位变更的，"
            "应当说明理由，按原程序重新研究并公示，不得自行调整。"
        ),
        p(f"联系人：{f.contact_person}，联系电话：{f.contact_phone}。"),
        signature(f),
        Imprint(copies_to=f.copies_to, issuer=f.org, issued_on=cn_date(f.doc_date)),
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
