"""拒签和另行确定: a lot's winner falls away, the next candidate of the ranking takes the place (条例 49; 94号 16、32)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlmodel import Session

from actions.purchase.tender import check_published
from models.case import Case
from record.errors import Disallowed
from record.forms.purchase import ReplacementAward, WinnerRefusal
from record.ground import children
from record.handlers import Command, Topic, Work
from record.holds import HELD_STEP
from record.lots import fallen, offers_of, winner
from record.perform import perform
from record.rounds import check_reopening, open_round
from record.situation import Dossier, open_dossier
from rules.procedure import nth, nth_of
from rules.procedures import METHODS
from rules.purchase.tender import check_next_candidate, fewest, next_candidates

topic = Topic()

P = tuple(name for name, method in METHODS.items() if "winner_refusal" in method.index)


topic.form(P, "winner_refusal")(WinnerRefusal)

topic.form(P, "replacement_award")(ReplacementAward)


def _lot(work: Work) -> int:
    return int(nth_of(work.command.subject)[0])


@topic.check(P, "winner_refusal")
def check_refusal(work: Work) -> None:
    """It is the present winner of a lot without contract, and the way on is open."""
    details, lot = work.said(WinnerRefusal), _lot(work)
    now = winner(work.dossier, lot)
    if now != details.supplier:
        raise Disallowed(
            f"采购包{lot}现在的中标人是{now or '（尚未另行确定）'}，不是{details.supplier}",
            basis="条例 49",
            remedy="请核对供应商和采购包",
        )
    if work.dossier.fact(HELD_STEP, str(lot)):
        raise Disallowed(f"采购包{lot}的合同已经签订，不能登记拒签", basis="采购法 50", remedy="请依合同追究违约责任")
    if details.cause != "refused":
        _check_undone(work, lot)
    if details.way == "retender":
        check_reopening(work.dossier, [lot])
    elif not next_candidates(offers_of(work.session, work.case, lot), [*fallen(work.dossier, lot), details.supplier]):
        raise Disallowed(f"采购包{lot}没有下一候选人", basis="条例 49", remedy="请选择重新开展采购活动（retender）")


def _check_undone(work: Work, lot: int) -> None:
    """The challenge or complaint named was upheld and asks for another winner of this lot."""
    refused = work.said(WinnerRefusal)
    child = next(
        (
            c
            for c in children(work.session, work.case)
            if (c.label, c.kind, c.parent_round) == (refused.child, refused.cause, work.case.round)
        ),
        None,
    )
    if child is None or not child.reselects:
        raise Disallowed(
            f"“{refused.child}”没有要求另行确定中标人",
            basis="94号 16、32",
            remedy="请先登记质疑办结或者投诉处理决定",
        )


@topic.effect(P, "winner_refusal")
def begin_again(work: Work) -> None:
    """A new round where nobody is to take the place."""
    details = work.said(WinnerRefusal)
    if details.way == "retender":
        open_round(
            work.session,
            work.actor,
            work.case,
            procedure=work.dossier.procedure.name,
            on=work.on,
            reason=f"采购包{_lot(work)}中标人{details.supplier}拒签，重新开展采购（条例 49）",
        )


@topic.check(P, "replacement_award")
def check_replacement(work: Work) -> None:
    """The next of the ranking, published on the act's date; a changed result is reported to the treasury."""
    details = work.said(ReplacementAward)
    check_published(work, details.first_published)
    gone = work.dossier.said(WinnerRefusal, work.command.subject)
    if gone.cause == "challenge" and not details.report_letter:
        raise Disallowed(
            "质疑答复导致结果改变的，应当书面报告本级财政部门",
            basis="94号 16",
            remedy="请填写报告财政部门的文号（report_letter）",
        )
    lot = _lot(work)
    check_next_candidate(
        details.supplier, offers_of(work.session, work.case, lot), fallen(work.dossier, lot), lot=str(lot)
    )


def check_reselection(session: Session, tender: Dossier, lots: Iterable[int]) -> None:
    """Another winner may be chosen where an award was announced and enough valid bidders are left (94号 16、32).

    Raises:
        Disallowed: where the purchase must begin again.
    """
    again = "请选择重新开展采购活动（retender）"
    if tender.fact("award_notice") is None:
        raise Disallowed("结果尚未公告，不能另行确定中标人", basis="94号 16、32", remedy=again)
    for lot in lots:
        gone = [*fallen(tender, lot), winner(tender, lot) or ""]
        left = [
            offer
            for offer in offers_of(session, tender.case, lot)
            if offer.score is not None and offer.supplier not in gone
        ]
        least = fewest(tender.procedure.name, tender.law, tender.case.opened_on)
        if len(left) < least:
            raise Disallowed(
                f"采购包{lot}除原中标人外合格供应商{len(left)}家，不足{least}家，不能另行确定",
                basis="94号 16、32",
                remedy=again,
            )


def undo_awards(work: Work, case: Case, lots: Iterable[int], *, cause: str) -> None:
    """The award of each lot of `case` comes to nothing by an upheld challenge or complaint (the case of `work`, which
    ends with this act); the next candidate follows.

    Raises:
        Refusal: as `perform`.
    """
    dossier, child = open_dossier(work.session, case), work.case.slug.rsplit("/", 1)[-1]
    for lot in lots:
        if (name := winner(dossier, lot)) is not None:
            perform(
                work.session,
                work.actor,
                Command(
                    command_id=f"{work.command.command_id[-180:]}|{lot}",
                    case=case.slug,
                    step="winner_refusal",
                    on=work.on,
                    subject=nth(str(lot), len(fallen(dossier, lot)) + 1),
                    details={
                        "supplier": name,
                        "cause": cause,
                        "evidence": f"{child}成立",
                        "way": "next_candidate",
                        "child": child,
                    },
                ),
                work.acts,
            )
