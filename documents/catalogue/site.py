"""选址: the publicity of chosen sites and the notice of the result."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from documents.catalogue.base import Area, Facts, Name, OptionalText, Positive, Row, Text


class SiteRow(Row):
    """驿站点位。One chosen site."""

    name: Name = Field(title="驿站名称")
    district: Name = Field(title="县区")
    address: Name = Field(title="地址")
    area: Area = Field(title="服务面积", description="square metres")
    premises: Name = Field(default="政府机构物业", title="场所性质", description="e.g. 便民服务中心")
    grid: OptionalText = Field(default="", title="服务网格", description="enterprises and people it serves")
    small_reason: OptionalText = Field(
        default="", title="面积不足20平方米的理由", description="asked for below 20 square metres"
    )

    @model_validator(mode="after")
    def _small_sites_say_why(self) -> SiteRow:
        if self.area < 20 and not self.small_reason:
            raise ValueError(f"驿站“{self.name}”服务面积不足20平方米，应当说明理由（方案四（三））")
        return self


class SitePublicityFacts(Facts):
    """选址公示。`site_publicity`: the chosen sites are shown to the public before they are fixed."""

    programme_title: Name = Field(title="方案名称", description="e.g. 惠州市就业驿站试点建设实施方案")
    district: Name = Field(title="县区", description="district or city whose sites these are")
    stations: tuple[SiteRow, ...] = Field(title="公示点位", min_length=1, max_length=500)
    publicity_from: date = Field(title="公示开始日期")
    publicity_until: date = Field(title="公示结束日期")
    working_days: Positive = Field(title="公示工作日数")
    contact_unit: Name = Field(title="受理部门")
    contact_phone: Name = Field(title="联系电话")
    contact_address: Name = Field(title="通讯地址")

    @model_validator(mode="after")
    def _period_runs_forward(self) -> SitePublicityFacts:
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
    fitout_deadline: date = Field(title="建设完成时限")
    opening_deadline: date = Field(title="投入运营时限")
    publicity_note: Text = Field(
        default="经实地踏勘、集体研究并公示，公示期内未收到异议",
        title="公示情况",
        description="one clause without a full stop",
    )
    contact_person: Name = Field(title="联系人")
    contact_phone: Name = Field(title="联系电话")

    @model_validator(mode="after")
    def _quota_holds(self) -> SiteListNoticeFacts:
        if len(self.stations) > self.quota:
            raise ValueError(
                f"驿站名单（stations）有{len(self.stations)}个，超过{self.district}的建设任务{self.quota}个（方案四（一））"
            )
        return self
