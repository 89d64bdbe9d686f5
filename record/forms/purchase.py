"""What the steps of a purchase record that the record itself reads: lots, money, dates, who won."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Literal

from pydantic import ConfigDict, Field

from models.values import Subject
from record.entry.details import Details, Later, form_of
from record.entry.fields import Name, NoNames, OptionalText, Phone, Text
from record.forms.costs import LotCost
from record.forms.platform import PlatformAsk


class LotDraft(Details):
    """采购包: its number, its name and the stations (codes) that belong to it."""

    number: int = Field(ge=1, title="编号")
    title: Name = Field(title="名称")
    stations: tuple[str, ...] = Field(default=(), title="驿站")


@form_of("requirement")
class Requirement(Details):
    """采购需求: the lots and the service's time."""

    free: ClassVar[frozenset[str]] = frozenset({"title"})
    gone: ClassVar[frozenset[str]] = frozenset({"survey_of", "public_opinion"})

    title: Name = Field(title="名称")
    lots: tuple[LotDraft, ...] = Field(min_length=1, title="采购包")
    kind: Subject | None = Field(default=None, title="采购对象")
    """None: as the profile of the purchase says."""
    service_from: date = Field(title="服务开始日期")
    service_until: date = Field(title="服务结束日期")
    drafted_with: NoNames = Field(default=(), title="参与编制的专家和第三方机构")
    """They do not review (22号 32)."""
    subcontract: OptionalText = Field(default="", title="允许分包的内容、金额或者比例（不允许的不填）")
    platform: PlatformAsk | None = Field(default=None, title="信息平台的技术和服务要求")
    """Of the purchase of the platform."""


class RoundTerm(Details):
    """服务期 as the document of a round states it; empty where it is the requirement's. A new round recounts it: what the
    first one asked for has passed when the second opens its bids.

    A part of 采购文件编制, which stands with the acts: read alone, it leaves the rest of that form aside.
    """

    model_config = ConfigDict(extra="ignore")
    of_steps: ClassVar[tuple[str, ...]] = ("document_drafted",)

    service_from: date | None = Field(default=None, title="本轮服务开始日期")
    service_until: date | None = Field(default=None, title="本轮服务结束日期")


class AgreedPayment(Details):
    """付款约定: within how many days is paid, and what the settlement waits for; of the purchasing document and of the
    contract, which says the same.

    A part of two forms, which stand with the acts: read alone, it leaves the rest of them aside.
    """

    model_config = ConfigDict(extra="ignore")
    of_steps: ClassVar[tuple[str, ...]] = ("document_drafted", "contract_draft")
    later: ClassVar[Mapping[str, Later]] = {
        "audit_settles": Later(date(2026, 12, 1), False),
        "large_firm": Later(date(2026, 12, 1), False),
    }

    payment_days: int | None = Field(
        default=None, ge=1, title="约定付款期限（自验收合格或者确认结算金额之日起，日；不填的依法自收到发票后30日内）"
    )
    audit_settles: bool = Field(default=False, title="是否以审计机关的审计结果作为结算依据")
    audit_law: OptionalText = Field(default="", title="以审计结果结算的法律、行政法规依据")
    large_firm: bool = Field(default=False, title="供应商是否为大型企业（不适用保障中小企业款项支付条例）")


class LotMoney(Details):
    """Budget and ceiling of a lot, in 分."""

    number: int = Field(ge=1, title="编号")
    budget: int = Field(gt=0, title="预算（分）")
    ceiling: int = Field(gt=0, title="最高限价（分）")


@form_of("estimate")
class Estimate(Details):
    """经费测算: the money of each lot, and what that is made of where no cost of a station measures it."""

    lots: tuple[LotMoney, ...] = Field(min_length=1, title="采购包")
    items: tuple[LotCost, ...] = Field(default=(), title="分项测算")


@form_of("tender_notice")
class TenderNotice(Details):
    """招标公告, as published: terms run from `first_published`, which is the act's date."""

    free: ClassVar[frozenset[str]] = frozenset(
        {
            "platform_address",
            "opening_place",
            "bid_place",
            "agency",
            "agency_address",
            "agency_contact",
            "contact",
            "phone",
            "purchaser_address",
        }
    )
    later: ClassVar[Mapping[str, Later]] = {"accepts_consortium": Later(date(2026, 11, 24), False)}
    gone: ClassVar[frozenset[str]] = frozenset({"method"})

    project_number: Name = Field(title="项目编号")
    platform_address: Text = Field(title="平台网址")
    first_published: date = Field(title="首次发布日期")
    bid_deadline: date = Field(title="投标截止日期")
    opening_place: Text = Field(title="开标地点")
    bid_place: OptionalText = Field(default="", title="投标地点")
    """Where bids are handed in; empty: on the platform, at its address."""
    contact: Name = Field(title="项目联系人")
    phone: Phone = Field(title="联系电话")
    agency: OptionalText = Field(default="", title="采购代理机构")
    """采购代理机构; empty where the purchaser tenders itself."""
    agency_address: OptionalText = Field(default="", title="代理机构地址")
    agency_contact: OptionalText = Field(default="", title="代理机构联系方式")
    purchaser_address: OptionalText = Field(default="", title="采购人地址")
    accepts_consortium: bool = Field(default=False, title="是否接受联合体投标")
    bid_bond: int | None = Field(default=None, gt=0, title="投标保证金（分）")
    """投标保证金 in 分, where one is asked for."""


class ChangeLine(Details):
    """更正内容: a place in the notice or the document, what stood there and what stands there now."""

    item: Name = Field(title="更正项目")
    before: Text = Field(title="更正前内容")
    after: Text = Field(title="更正后内容")


@form_of("clarification")
class Clarification(Details):
    """澄清、修改: with a new bid deadline where fewer than 15 days are left (条例 31)."""

    free: ClassVar[frozenset[str]] = frozenset({"reason", "about", "changes"})
    later: ClassVar[Mapping[str, Later]] = {
        "about": Later(date(2026, 11, 25), "documents"),
        "nature": Later(date(2026, 12, 1), "material"),
    }

    reason: Text = Field(title="原因")
    nature: Literal["formal", "material", "qualification", "subject"] = Field(title="更正内容的性质")
    """Only what may affect how bids are drawn up is bound to the fifteen days (条例 31); what is bought and who may bid may
    not be changed at all (87号 27)."""
    about: Literal["notice", "documents"] = Field(default="documents", title="更正事项")
    changes: tuple[ChangeLine, ...] = Field(default=(), title="更正内容")
    new_deadline: date | None = Field(default=None, title="新的投标截止日期")


@form_of("inquiry")
class Inquiry(Details):
    """询问: what somebody asks. One that may change the result keeps the contract from being signed (条例 54)."""

    free: ClassVar[frozenset[str]] = frozenset({"matters", "receipt"})

    matters: Text = Field(title="询问事项")
    receipt: OptionalText = Field(default="", title="平台回执编号")
    affects_result: bool = Field(default=False, title="是否可能影响采购结果")


class WinnerLine(Details):
    """Who won a lot."""

    lot: int = Field(ge=1, title="采购包")
    supplier: Name = Field(title="供应商")


@form_of("winner_confirmation")
class WinnerConfirmation(Details):
    """确定中标人: one for each lot."""

    winners: tuple[WinnerLine, ...] = Field(min_length=1, title="中标人")


@form_of("winner_refusal")
class WinnerRefusal(Details):
    """拒签, or an award that a challenge or complaint has undone: who, how it is proved, and what comes next."""

    free: ClassVar[frozenset[str]] = frozenset({"evidence"})

    supplier: Name = Field(title="供应商")
    cause: Literal["refused", "challenge", "complaint"] = Field(default="refused", title="原因")
    evidence: Text = Field(title="证据")
    way: Literal["next_candidate", "retender"] = Field(title="处理方式")
    child: OptionalText = Field(default="", title="质疑或者投诉事项")
    """质疑1, where the award was undone by one."""


@form_of("replacement_award")
class ReplacementAward(Details):
    """另行确定: who takes the place, as published; the letter goes out on the same day."""

    free: ClassVar[frozenset[str]] = frozenset({"platform_address", "report_letter"})

    supplier: Name = Field(title="供应商")
    platform_address: Text = Field(title="平台网址")
    first_published: date = Field(title="首次发布日期")
    report_letter: OptionalText = Field(default="", title="报告财政部门文号")
    """Asked for where a challenge has changed the result (94号 16)."""
