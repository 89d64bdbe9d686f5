"""开标、评标、定标: what the platform reports, checked again against the law and written to the bids."""

from __future__ import annotations

from collections import Counter
from datetime import date

from pydantic import Field
from sqlmodel import Session

from actions.purchase.checklists import Checked
from actions.purchase.committee import MemberLine, check_members, check_unrelated, warn_of_related
from actions.purchase.course import SupplierSelection
from actions.purchase.evaluation import (
    LowPriceLine,
    Recheck,
    ScoreLine,
    check_low_prices,
    check_scores,
    recheck,
    supervise_differences,
)
from actions.purchase.evaluation_scheme import KINDS
from actions.purchase.failure import two_left
from actions.purchase.forms import BidOpening
from actions.purchase.incidents import SOLE, sole_supplier
from models.case import Case, Fact
from models.tender import Bid, Supplier
from models.values import Subject
from record.entry.details import Details
from record.entry.fields import Name, Names, OptionalText, Text
from record.errors import Disallowed
from record.forms.purchase import WinnerConfirmation
from record.ground import effective_facts
from record.handlers import Topic, Work
from record.lots import bids_of, licence_of, lots, offers_of, subject_of
from record.rows.purchases import open_bids, suppliers_showing
from record.said import said
from record.situation import Dossier
from rules.procedures import METHODS
from rules.purchase.selection import check_invited
from rules.purchase.tender import (
    Licence,
    LicenceExpired,
    LicenceMissing,
    Offer,
    check_bidders,
    check_ceiling,
    check_licence,
    check_winner,
    rank_offers,
)

topic = Topic()

P = tuple(METHODS)
BY_POINTS = frozenset({"open_tender", "invited_tender", "competitive_consultation"})
"""综合评分; elsewhere the lowest price wins among those that meet what is asked (74号 36、49)."""
INVITED = "invited_tender"
BY_NEGOTIATION = frozenset({"competitive_consultation", "competitive_negotiation", "single_source", "direct_purchase"})
"""The first price is not the last one."""


topic.form(P, "bid_opening")(BidOpening)


class RejectedLine(Details):
    """无效投标: why, and by which article or clause of the tender document."""

    lot: int = Field(ge=1, title="采购包")
    supplier: Name = Field(title="供应商")
    reason: Text = Field(title="原因")
    basis: Text = Field(title="依据")


@topic.form(P, "evaluation_report")
class EvaluationReport(Checked):
    """评标报告: each bid is scored or found invalid; who evaluated."""

    scores: tuple[ScoreLine, ...] = Field(title="评审得分")
    rejected: tuple[RejectedLine, ...] = Field(default=(), title="无效投标")
    experts: Names = Field(title="评标委员会名单")
    members: tuple[MemberLine, ...] = Field(default=(), title="评标委员会成员情况")
    low_prices: tuple[LowPriceLine, ...] = Field(default=(), title="异常低价审查")
    difference_noted: OptionalText = Field(default="", title="得分差异说明")
    """Why the platform's figures stand although the re-check finds others."""


topic.form(P, "winner_confirmation")(WinnerConfirmation)


@topic.check(P, "bid_opening")
def check_opening(work: Work) -> None:
    """Known lots, one bid of each supplier for a lot, one address and licence of each, three bids for each lot."""
    details = work.said(BidOpening)
    known = lots(work.dossier)
    _check_lines(known, [(bid.lot, bid.supplier) for bid in details.bids])
    firms: dict[str, tuple[str, str | None, date | None]] = {}
    for bid in details.bids:
        said = (bid.address, bid.licence, bid.licence_until)
        if firms.setdefault(bid.supplier, said) != said:
            raise Disallowed(f"{bid.supplier}在各采购包登记的地址或许可证不一致", remedy="请核对投标文件后统一填写")
    if left := two_left(work.session, work.case):
        _check_only(left, [bid.supplier for bid in details.bids])
    else:
        _check_called(work, details)
    for lot in known:
        _check_number(work, lot, sum(bid.lot == lot for bid in details.bids))
        warn_of_related(work, details.bids, lot)


def _check_only(left: tuple[str, ...], names: list[str]) -> None:
    """A negotiation that follows a failed tender is with the two that were left."""
    if strangers := sorted(set(names) - set(left)):
        raise Disallowed(
            f"{'、'.join(strangers)}不是经批准谈判的供应商", basis="74号 27", remedy=f"只能与{'、'.join(left)}谈判"
        )


def _check_called(work: Work, details: BidOpening) -> None:
    """Those come who were called: the supplier that was shown or found for a single source, the firms that were chosen
    where no notice called everybody (74号 12、38)."""
    dossier = work.dossier
    if dossier.procedure.name == SOLE and (sole := sole_supplier(dossier)):
        if strangers := sorted({bid.supplier for bid in details.bids} - {sole}):
            raise Disallowed(
                f"{'、'.join(strangers)}不是公示（认定）的供应商",
                basis="采购法 31；74号 38",
                remedy=f"单一来源采购只能与{sole}协商；更换供应商的，应当重新认定、公示",
            )
        return
    chosen = dossier.maybe_said(SupplierSelection) if "supplier_selection" in dossier.procedure.index else None
    if chosen is None or (chosen.way == "notice" and dossier.procedure.name != INVITED):
        return
    for lot in lots(dossier):
        here = tuple(bid.supplier for bid in details.bids if bid.lot == lot)
        check_invited(here, chosen.drawn, KINDS[dossier.procedure.name], lot=str(lot))


def _check_number(work: Work, lot: int, count: int, *, evaluating: bool = False) -> None:
    warning = check_bidders(
        count,
        work.dossier.law,
        work.case.opened_on,
        lot=str(lot),
        evaluating=evaluating,
        method=work.dossier.procedure.name,
        services=subject_of(work.dossier) is Subject.SERVICES,
        two_left=len(two_left(work.session, work.case)) == 2,
    )
    if warning:
        work.warnings.append(warning)


def _check_lines(known: object, lines: list[tuple[int, str]]) -> None:
    assert isinstance(known, dict)
    if unknown := sorted({lot for lot, _ in lines} - set(known)):
        raise Disallowed(f"没有采购包{'、'.join(map(str, unknown))}", remedy=f"本项目的采购包：{sorted(known)}")
    if twice := [line for line, times in Counter(lines).items() if times > 1]:
        raise Disallowed("；".join(f"采购包{lot}的{firm}重复登记" for lot, firm in twice), remedy="请删去重复的一项")


@topic.effect(P, "bid_opening")
def enter_bids(work: Work) -> None:
    """Suppliers, new or with what they now show, and their bids."""
    details = work.said(BidOpening)
    shown = {line.supplier: (line.address, line.licence, line.licence_until) for line in details.bids}
    firms = suppliers_showing(work.session, shown)
    bids = [(line.lot, firms[line.supplier], line.price) for line in details.bids]
    open_bids(work.session, work.case, work.fact_id, bids)


@topic.check(P, "evaluation_report")
def check_report(work: Work) -> None:
    """Every bid scored or found invalid, as the law and the tender document have it, by a lawful committee; three valid."""
    details = work.said(EvaluationReport)
    scored = [(line.lot, line.supplier) for line in details.scores]
    rejected = [(line.lot, line.supplier) for line in details.rejected]
    _check_lines(lots(work.dossier), scored + rejected)
    _check_lines(lots(work.dossier), [(line.lot, line.supplier) for line in details.low_prices])
    opened = {(bid.lot, firm.name): (bid, firm) for bid, firm in bids_of(work.session, work.case)}
    if missing := sorted(set(opened) - set(scored + rejected)):
        raise Disallowed(
            "未列入评审结果：" + "、".join(f"采购包{lot}{firm}" for lot, firm in missing),
            basis="87号 58",
            remedy="每份投标应当给出得分，或者按无效投标写明原因",
        )
    if strange := sorted(
        {*scored, *rejected, *((line.lot, line.supplier) for line in details.low_prices)} - set(opened)
    ):
        raise Disallowed(
            "没有参加开标：" + "、".join(f"采购包{lot}{firm}" for lot, firm in strange), remedy="请核对供应商名称"
        )
    for line in details.scores:
        _check_line(work, line)
        bid, firm = opened[line.lot, line.supplier]
        _check_valid(work, bid, firm, line.price or bid.price)
        check_unrelated(work, line.lot, line.supplier)
    check_members(work, details.experts, details.members, {supplier for _lot, supplier in opened})
    for lot in lots(work.dossier):
        _check_number(work, lot, sum(number == lot for number, _ in scored), evaluating=True)
    prices = _prices(work)
    judged = {lot: {firm: price for firm, price in prices[lot].items() if (lot, firm) in scored} for lot in prices}
    check_low_prices(work, details.low_prices, judged, prices)
    check_scores(work, _rechecked(work, prices), details.difference_noted)


def _prices(work: Work) -> dict[int, dict[str, int]]:
    """Bid prices by lot and supplier, as opened, or as they were agreed last."""
    last = {(line.lot, line.supplier): line.price for line in work.said(EvaluationReport).scores}
    return {
        lot: {firm.name: last.get((lot, firm.name)) or bid.price for bid, firm in bids_of(work.session, work.case, lot)}
        for lot in lots(work.dossier)
    }


def _rechecked(work: Work, prices: dict[int, dict[str, int]]) -> dict[int, Recheck]:
    report = work.said(EvaluationReport)
    return {lot: recheck(work.dossier, report.scores, lot, prices[lot], len(report.experts)) for lot in prices}


def _check_line(work: Work, line: ScoreLine) -> None:
    """No points where the price alone decides; a last price only where prices are negotiated (74号 35、36、47、49)."""
    procedure, who = work.dossier.procedure, f"采购包{line.lot}{line.supplier}"
    if line.score and procedure.name not in BY_POINTS:
        raise Disallowed(
            f"{who}：{procedure.title}按价格确定成交，不计得分", basis="74号 36、49", remedy="请将得分（score）填为0"
        )
    if line.price and procedure.name not in BY_NEGOTIATION:
        raise Disallowed(
            f"{who}：{procedure.title}不得更改报价",
            basis=work.dossier.rule("IQ-01" if procedure.name == "inquiry" else "EVL-34").cited,
            remedy="请去掉最后报价（price）",
        )


def _check_valid(work: Work, bid: Bid, firm: Supplier, price: int) -> None:
    """A bid that is scored was valid on the day of opening."""
    opened_on = work.dossier.facts["bid_opening", ""].done_on
    dossier = work.dossier
    law, on, ceiling = dossier.law, work.case.opened_on, lots(dossier)[bid.lot].ceiling
    check_ceiling(price, ceiling, law, on, lot=str(bid.lot), method=dossier.procedure.name)
    required = licence_of(work.dossier)
    if required is None:
        return
    shown = shown_licence(work.dossier, bid.lot, firm.name)
    try:
        check_licence(firm.name, shown, opened_on, work.dossier.law, required=required, when="投标")
    except (LicenceMissing, LicenceExpired) as error:
        raise Disallowed(
            f"采购包{bid.lot}：{error.message}，不得评分",
            basis=error.basis,
            remedy="请将该投标列入无效投标（rejected），写明原因和依据",
        ) from error


def shown_licence(dossier: Dossier, lot: int, supplier: str) -> Licence:
    """The licence as it was shown with this bid: what the firm shows elsewhere does not count here."""
    bids = dossier.said(BidOpening).bids
    bid = next(bid for bid in bids if (bid.lot, bid.supplier) == (lot, supplier))
    return Licence(bid.licence, bid.licence_until)


@topic.effect(P, "evaluation_report")
def enter_scores(work: Work) -> None:
    """Scores, ranks and reasons to the bids; what was noted as different is supervised."""
    details = work.said(EvaluationReport)
    points = {(line.lot, line.supplier): line.score for line in details.scores}
    reasons = {(line.lot, line.supplier): f"{line.reason}（{line.basis}）" for line in details.rejected}
    prices = _prices(work)
    found = _rechecked(work, prices)
    for lot in lots(work.dossier):
        rows = bids_of(work.session, work.case, lot)
        offers = [Offer(firm.name, prices[lot][firm.name], points.get((lot, firm.name))) for _bid, firm in rows]
        places = found[lot].ranks or _places(offers)
        for bid, firm in rows:
            bid.price, bid.score = prices[lot][firm.name], points.get((lot, firm.name))
            bid.rank, bid.rejected = places.get(firm.name), reasons.get((lot, firm.name))
            work.session.add(bid)
    supervise_differences(work, found)
    work.session.flush()


def _places(offers: list[Offer]) -> dict[str, int]:
    """Ranks by score and price; equal in both, they share one."""
    ranked = rank_offers(offers)
    return {
        offer.supplier: 1 + sum((o.score, -o.price) > (offer.score, -offer.price) for o in ranked) for offer in ranked
    }


@topic.undo(P, "evaluation_report")
def forget_scores(session: Session, case: Case, _fact: Fact) -> None:
    """The bids stand as they were opened."""
    opened = next(
        fact for fact in effective_facts(session, case) if fact.step == "bid_opening" and fact.round == case.round
    )
    prices = {(bid.lot, bid.supplier): bid.price for bid in said(opened, BidOpening).bids}
    for bid, firm in bids_of(session, case):
        bid.score = bid.rank = bid.rejected = None
        bid.price = prices[bid.lot, firm.name]
        session.add(bid)


@topic.check(P, "winner_confirmation")
def check_winners(work: Work) -> None:
    """One winner for each lot: the first of the ranking."""
    details = work.said(WinnerConfirmation)
    known = lots(work.dossier)
    _check_lines(known, [(line.lot, line.supplier) for line in details.winners])
    if sorted(line.lot for line in details.winners) != sorted(known):
        raise Disallowed(
            "每个采购包应当确定一个中标人",
            basis=work.dossier.rule("EVL-13").cited,
            remedy=f"请逐包填写：{sorted(known)}",
        )
    law, method = work.dossier.law, work.dossier.procedure.name
    for line in details.winners:
        offers = offers_of(work.session, work.case, line.lot)
        check_winner(line.supplier, offers, law, work.case.opened_on, lot=str(line.lot), method=method)
