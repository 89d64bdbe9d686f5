"""招标: from the requirement to the award notice, for operators' tenders and the platform's own."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from actions.core import Details, form

P = "open_tender"


class LotDraft(Details):
    """采购包: its number, its name and the stations (codes) that belong to it."""

    number: int = Field(ge=1)
    title: str = Field(min_length=1)
    stations: tuple[str, ...] = ()


@form(P, "requirement")
class Requirement(Details):
    """采购需求: the lots, the service's time, what the public and the market said."""

    free: ClassVar[frozenset[str]] = frozenset({"title", "public_opinion", "survey_of"})

    title: str = Field(min_length=1)
    lots: tuple[LotDraft, ...] = Field(min_length=1)
    service_from: date
    service_until: date
    public_opinion: str = Field(min_length=2)
    """How the public was heard and what came of it (条例 15)."""
    survey_of: int = Field(ge=0)
    """How many were asked in the market survey (22号 11: three at least)."""


class LotMoney(Details):
    """Budget and ceiling of a lot, in 分."""

    number: int = Field(ge=1)
    budget: int = Field(gt=0)
    ceiling: int = Field(gt=0)


@form(P, "estimate")
class Estimate(Details):
    """经费测算."""

    lots: tuple[LotMoney, ...] = Field(min_length=1)


@form(P, "requirement_review")
class Review(Details):
    """审查意见."""

    free: ClassVar[frozenset[str]] = frozenset({"opinion"})

    opinion: str = Field(min_length=2)


@form(P, "intention_notice")
class IntentionNotice(Details):
    """采购意向, as published on the platform."""

    free: ClassVar[frozenset[str]] = frozenset({"platform_address", "expected_month"})

    platform_address: str = Field(min_length=1)
    expected_month: str = Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")


@form(P, "tender_notice")
class TenderNotice(Details):
    """招标公告, as published: terms run from `first_published`, which is the act's date."""

    free: ClassVar[frozenset[str]] = frozenset({
        "platform_address", "opening_place", "agency", "agency_address", "agency_contact", "contact", "phone",
        "purchaser_address"})

    project_number: str = Field(min_length=1)
    platform_address: str = Field(min_length=1)
    first_published: date
    bid_deadline: date
    opening_place: str = Field(min_length=1)
    contact: str = Field(min_length=1)
    phone: str = Field(min_length=1)
    method: Literal["公开招标"] = "公开招标"
    agency: str = ""
    """采购代理机构; empty where the purchaser tenders itself."""
    agency_address: str = ""
    agency_contact: str = ""
    purchaser_address: str = ""
    bid_bond: int | None = Field(default=None, gt=0)
    """投标保证金 in 分, where one is asked for."""


@form(P, "briefing")
class Briefing(Details):
    """现场考察、答疑会."""

    free: ClassVar[frozenset[str]] = frozenset({"place", "remark"})

    place: str = ""
    remark: str = ""


@form(P, "clarification")
class Clarification(Details):
    """澄清、修改: with a new bid deadline where fewer than 15 days are left (条例 31)."""

    free: ClassVar[frozenset[str]] = frozenset({"reason"})

    reason: str = Field(min_length=2)
    new_deadline: date | None = None


@form(P, "expert_draw")
class ExpertDraw(Details):
    """评标委员会: experts drawn from the pool, and representatives of the purchaser."""

    experts: int = Field(ge=0)
    purchaser_reps: int = Field(ge=0)


class BidLine(Details):
    """One bid for one lot, with the figures of the platform; the licence as far as it was shown."""

    lot: int = Field(ge=1)
    supplier: str = Field(min_length=1)
    address: str = Field(min_length=1)
    price: int = Field(gt=0)
    licence: str | None = None
    licence_until: date | None = None


@form(P, "bid_opening")
class BidOpening(Details):
    """开标: every bid for every lot."""

    bids: tuple[BidLine, ...]


@form(P, "tender_failure")
class TenderFailure(Details):
    """招标失败: why, and how many bid. The next round is an open tender again."""

    reason: str = Field(min_length=2)
    bidders: int = Field(ge=0)


class ScoreLine(Details):
    """评审得分 in hundredths of a point."""

    lot: int = Field(ge=1)
    supplier: str = Field(min_length=1)
    score: int = Field(ge=0, le=10000)


class RejectedLine(Details):
    """无效投标: why, and by which article or clause of the tender document."""

    lot: int = Field(ge=1)
    supplier: str = Field(min_length=1)
    reason: str = Field(min_length=2)
    basis: str = Field(min_length=2)


@form(P, "evaluation_report")
class EvaluationReport(Details):
    """评标报告: each bid is scored or found invalid; who evaluated."""

    scores: tuple[ScoreLine, ...]
    rejected: tuple[RejectedLine, ...] = ()
    experts: tuple[str, ...] = Field(min_length=1)


class WinnerLine(Details):
    """Who won a lot."""

    lot: int = Field(ge=1)
    supplier: str = Field(min_length=1)


@form(P, "winner_confirmation")
class WinnerConfirmation(Details):
    """确定中标人: one for each lot."""

    winners: tuple[WinnerLine, ...] = Field(min_length=1)


@form(P, "award_notice")
class AwardNotice(Details):
    """中标公告, as published; the letters go out on the same day."""

    free: ClassVar[frozenset[str]] = frozenset({"platform_address", "agency_fee_standard", "agency_fee"})

    platform_address: str = Field(min_length=1)
    first_published: date
    agency_fee_standard: str = ""
    agency_fee: int = Field(default=0, ge=0)


@form(P, "loser_bond_return", "winner_bond_return")
class BondReturn(Details):
    """退还投标保证金; null where none was asked for."""

    free: ClassVar[frozenset[str]] = frozenset({"amount", "remark"})

    amount: int | None = Field(default=None, ge=0)
    remark: str = ""
