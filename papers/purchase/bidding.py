"""开标记录 and 未中标（成交）结果告知书: what the opening and the award tell of each bid."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlmodel import Session

from actions.purchase.forms import BidOpening
from actions.purchase.tender import AwardNotice
from documents.catalogue.purchase.bid_records import OpenedBidRow, OpeningRecordFacts
from documents.catalogue.purchase.unsuccessful import UnsuccessfulNoticeFacts
from models.case import Fact
from models.tender import Bid
from papers.base import ANY_PURCHASE, Fillings, Given
from papers.purchase.procurement import TENDERS, deadline_time, head, names_of, project
from papers.purchase.tender import points
from record.errors import FactMissing
from record.forms.purchase import TenderNotice
from record.lots import bids_of, confirmed_winners, lots, project_title
from record.register.sheet import Sheet
from record.said import said
from record.situation import Dossier

fillings = Fillings()

PURCHASES = (ANY_PURCHASE,)
"""The cases of a plan that buy something."""


def needed(dossier: Dossier, step: str, what: str) -> Fact:
    """A fact of the present round.

    Raises:
        FactMissing: naming what is to be recorded first.
    """
    fact = dossier.fact(step)
    if fact is None:
        raise FactMissing(
            f"“{dossier.case.title}”还没有登记{dossier.procedure.step(step).title}，不能制作{what}",
            remedy=f"请先登记{dossier.procedure.step(step).title}（{step}）",
        )
    return fact


@fillings.on_request("opening_record", *PURCHASES)
def opening_record(session: Session, dossier: Dossier, on: date, given: Given) -> Iterable[Sheet]:
    """开标记录: the prices as they were opened, whatever was agreed later."""
    opened, notice = needed(dossier, "bid_opening", "开标记录"), dossier.said(TenderNotice)
    tender = dossier.procedure.name in TENDERS
    known, told = lots(dossier), said(opened, BidOpening)
    yield Sheet(
        f"{project_title(dossier)}开标记录",
        given.facts(
            OpeningRecordFacts,
            **head(session, dossier),
            **project(dossier),
            doc_date=opened.done_on,
            opened_at=deadline_time(dossier),
            method=dossier.procedure.title,
            opening="开标" if tender else "响应文件开启",
            bidder="投标人" if tender else "供应商",
            opened_on=opened.done_on,
            place=notice.opening_place,
            host=told.host or "、".join(names_of(session, opened.actor)),
            staff=told.staff,
            supervisor="、".join(names_of(session, opened.second)),
            objections=told.objections,
            lots=tuple((lot.label, lot.ceiling) for lot in known.values()),
            bids=tuple(
                OpenedBidRow(lot_number=known[bid.lot].label, supplier_name=bid.supplier, price=bid.price)
                for bid in told.bids
            ),
        ),
    )


@fillings.paper("unsuccessful_notice")
def unsuccessful_notice(session: Session, dossier: Dossier, fact: Fact) -> Iterable[Sheet]:
    """未中标（成交）结果告知书, one for each bid that was not taken."""
    won, bids = confirmed_winners(dossier), bids_of(session, dossier.case)
    prices = {(bid.lot, firm.name): bid.price for bid, firm in bids}
    for bid, firm in bids:
        if bid.lot not in won or won[bid.lot] == firm.name:
            continue
        lot, tender = lots(dossier)[bid.lot], dossier.procedure.name in TENDERS
        yield Sheet(
            f"{project_title(dossier)}未{'中标' if tender else '成交'}结果告知书（{lot.label}，{firm.name}）",
            UnsuccessfulNoticeFacts(
                **head(session, dossier),
                **project(dossier),
                doc_date=fact.done_on,
                supplier_name=firm.name,
                lot_number=lot.label,
                lot_name=lot.title,
                method=dossier.procedure.title,
                tender=tender,
                opened_on=dossier.facts["bid_opening", ""].done_on,
                notice_on=fact.done_on,
                notice_address=said(fact, AwardNotice).platform_address,
                winner_name=won[bid.lot],
                winner_amount=prices[bid.lot, won[bid.lot]],
                **_own_place(bid),
                bond_working_days=_bond_days(dossier),
                challenge_until=_window_end(dossier),
            ),
            subject=f"{bid.lot}·{firm.name}",
        )


def _own_place(bid: Bid) -> dict[str, Any]:
    """Why the bid was invalid, or its score and rank; where the price alone decides there is no score."""
    if bid.rejected:
        return {"rejected": bid.rejected}
    return {"score": points(bid.score) if bid.score else None, "rank": bid.rank}


def _bond_days(dossier: Dossier) -> int | None:
    """Within how many working days the bond goes back; None if none was asked for."""
    if not dossier.said(TenderNotice).bid_bond:
        return None
    term = next(term for term in dossier.procedure.step("loser_bond_return").terms if term.rule)
    return term.span(dossier.law, dossier.situation.law_on)[0]


def _window_end(dossier: Dossier) -> date | None:
    row = dossier.rows.get(("challenge_window_end", ""))
    return row.earliest if row else None
