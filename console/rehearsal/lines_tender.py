"""What is entered for a tender: the district's for operators, the city's for the platform."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from actions.purchase.bids import EvaluationReport
from actions.purchase.forms import BidOpening, DocumentDrafted
from actions.purchase.preparation import FundsAllotted
from console.rehearsal.cast import FIRMS, Firm, developer, firm
from console.rehearsal.lines_city import TARGETS
from console.rehearsal.lines_platform import asked, cost_items
from console.rehearsal.script import Entry, Scene, Script
from documents.dates import months_between
from record.forms.purchase import Estimate, Requirement, TenderNotice, WinnerConfirmation
from record.lots import budget_of, every_lot, service_time, winner
from rules.plan.names import short_name
from rules.procedure import nth_of
from rules.procedures import METHODS

SCRIPT = Script()

P = tuple(METHODS)
NEGOTIATION = "competitive_negotiation"
STAFF = 2
"""Of a station: six days of eight hours are more than one person may work in a week (劳动法 36)."""
CONSULTATION = "competitive_consultation"
INVITATION = "invited_tender"
LOT_SIZE = 5
"""Districts with more stations than this tender in two lots."""
BIDDERS = (4, 5)
SIGNED_WITHIN = 20
"""Working days after its draft within which a contract is signed at the latest, unless it is late."""


@SCRIPT.line(P, "requirement")
def requirement(scene: Scene) -> Entry:
    opened = scene.scenario.starts.year + 1
    # the service ends, is accepted and paid for before the rehearsal's own end, also where it begins late
    first, last = (
        (date(opened - 1, 12, 15), date(opened, 11, 14))
        if scene.district
        else (date(opened - 1, 12, 1), date(opened, 11, 30))
    )
    return {
        "title": f"{scene.district}就业驿站运营服务"
        if scene.district
        else f"{short_name(scene.city)}就业驿站信息平台建设",
        "lots": lots(scene),
        "service_from": first.isoformat(),
        "service_until": last.isoformat(),
        **({"platform": asked(scene)} if scene.dossier.profile.key == "platform" else {}),
    }


def lots(scene: Scene) -> list[dict[str, Any]]:
    """One lot, or two where the district has many stations; the platform has one without stations."""
    codes = scene.stations
    if not codes:
        return [{"number": 1, "title": "信息平台开发", "stations": []}]
    half = len(codes) if len(codes) <= LOT_SIZE else (len(codes) + 1) // 2
    parts = [part for part in (codes[:half], codes[half:]) if part]
    return [{"number": n, "title": f"驿站运营采购包{n}", "stations": list(part)} for n, part in enumerate(parts, 1)]


@SCRIPT.line(P, "estimate")
def estimate(scene: Scene) -> Entry:
    drafted, total = scene.said(Requirement).lots, scene.said(FundsAllotted).amount
    stations = sum(len(lot.stations) for lot in drafted) or 1
    lines = []
    for lot in drafted:
        budget = total * (len(lot.stations) or 1) // stations // 10_000 * 10_000
        ceiling = budget * scene.scenario.money.ceiling_percent // 100 // 10_000 * 10_000
        lines.append({"number": lot.number, "budget": budget, "ceiling": ceiling})
    return {"lots": lines, **({"items": cost_items()} if scene.dossier.profile.key == "platform" else {})}


@SCRIPT.line(P, "contract_review")
def review(_scene: Scene) -> Entry:
    return {"opinion": "内容完整，无差别待遇或者歧视待遇，同意。"}


@SCRIPT.line(P, "intention_notice")
def intention(scene: Scene) -> Entry:
    return {
        "platform_address": address(scene, "intention"),
        "expected_month": f"{scene.today.year}-10",
        "for_sme": for_small_firms(scene),
    }


def for_small_firms(scene: Scene) -> bool:
    """Whether the purchase is for small and medium firms only: drawn once for all its rounds and papers."""
    return scene.draw.number(0, 2, scene.dossier.case.slug, "reserved") > 0


def address(scene: Scene, kind: str) -> str:
    place = scene.place.code if scene.place else "city"
    return f"https://platform.example/{place}/{scene.dossier.case.round}/{kind}"


@SCRIPT.line(P, "tender_notice")
def notice(scene: Scene) -> Entry:
    code = scene.place.code.upper() if scene.place else "CITY"
    return {
        "project_number": f"YL-{scene.today.year}-{code}-{scene.dossier.case.round:02d}",
        "platform_address": address(scene, "tender"),
        "first_published": scene.today.isoformat(),
        "bid_deadline": deadline(scene).isoformat(),
        "opening_place": f"{scene.district or scene.city}公共资源交易中心（演练）",
        "contact": "演练联系人",
        "phone": "0752-0000000",
        "bid_bond": bond(scene),
    }


def bond(scene: Scene) -> int | None:
    """Every second open tender asks for a bid bond of at most 2 %, in whole thousands of 元; others for none."""
    if scene.dossier.procedure.name != P[0] or not scene.draw.number(0, 1, scene.dossier.case.slug, "bond"):
        return None
    return budget_of(scene.dossier) * 2 // 100 // 100_000 * 100_000 or None


def deadline(scene: Scene) -> date:
    """Twenty days for a tender, ten for a consultation; for a negotiation three working days, and one to spare."""
    if scene.dossier.procedure.name == NEGOTIATION:
        return scene.later(4)
    days = 10 if scene.dossier.procedure.name == CONSULTATION else 20
    return scene.open_day(scene.today, days + scene.number(0, 1))


@SCRIPT.line(P, "bid_opening")
def opening(scene: Scene) -> Entry | None:
    if fails(scene):
        return None
    return {"bids": [bid for lot in scene.said(Requirement).lots for bid in bids(scene, lot.number)]}


def fails(scene: Scene) -> bool:
    """Fewer than three bid in the first round."""
    few = any(scene.happens(kind) for kind in ("few_bidders", "method_change", "consultation"))
    return few and scene.dossier.case.round == 1


def bids(scene: Scene, lot: int) -> list[dict[str, Any]]:
    ceiling = next(line.ceiling for line in scene.said(Estimate).lots if line.number == lot)
    low, high = scene.scenario.money.price_percent
    found = []
    for who in bidders(scene, lot):
        share = scene.number(low * 100, high * 100, "price", lot, who.name)
        found.append(
            {
                "lot": lot,
                "supplier": who.name,
                "address": who.address,
                "price": ceiling * share // 10_000 // 100 * 100,
                "licence": who.licence,
                "licence_until": who.licence_until.isoformat() if who.licence_until else None,
            }
        )
    return found


def two_left(scene: Scene) -> list[Firm]:
    """The two that bid in a first round that failed."""
    return [firm(sign, scene.city) for sign in scene.draw.shuffled(FIRMS, scene.dossier.case.slug, 1, 1)[:2]]


def bidders(scene: Scene, lot: int) -> list[Firm]:
    if scene.dossier.procedure.name == NEGOTIATION:
        return two_left(scene)
    signs = scene.draw.shuffled(FIRMS, scene.dossier.case.slug, scene.dossier.case.round, lot)
    signs = signs[: scene.number(*BIDDERS, "bidders", lot)]
    if not scene.district:
        return [developer(sign, scene.city) for sign in signs]
    unlicensed = scene.happens("no_licence") and lot == 1
    return [firm(sign, scene.city, licensed=not (unlicensed and sign == signs[0])) for sign in signs]


@SCRIPT.line(INVITATION, "supplier_selection")
def invited(scene: Scene) -> Entry:
    """Of those who came forward on a notice, whoever may bid in one of the lots (87号 14)."""
    lots_ = scene.said(Requirement).lots
    round_ = (scene.dossier.case.slug, scene.dossier.case.round)
    drawn = {sign for lot in lots_ for sign in scene.draw.shuffled(FIRMS, *round_, lot.number)[: BIDDERS[1]]}
    return {
        "way": "notice",
        "pool": [{"supplier": firm(sign, scene.city).name} for sign in FIRMS],
        "drawn": [firm(sign, scene.city).name for sign in FIRMS if sign in drawn],
        "at_random": True,
        "witnesses": ["演练监督员甲", "演练监督员乙"],
        "record": "演练抽取记录1号",
    }


@SCRIPT.wanted(P, "tender_failure")
def failure_due(scene: Scene) -> bool:
    published = scene.maybe_said(TenderNotice)
    return fails(scene) and published is not None and scene.today >= published.bid_deadline


@SCRIPT.line(P, "tender_failure")
def failure(scene: Scene) -> Entry:
    entry: Entry = {
        "reason": "投标截止时投标人不足三家，采购文件无不合理条款",
        "bidders": 2,
        "lots": [
            {
                "lot": lot.number,
                "bidders": 2,
                "reasons": ["递交投标文件的供应商只有2家，不足3家，不予开标"],
            }
            for lot in scene.said(Requirement).lots
        ],
    }
    if scene.happens("consultation"):
        return entry | {"next": "change_method", "method": CONSULTATION, "documents_sound": True}
    if scene.happens("invitation"):
        return entry | {
            "next": "change_method",
            "method": INVITATION,
            "documents_sound": True,
            "circumstances": ["供应商有限"],
        }
    return entry | ({"next": "pending"} if scene.happens("method_change") else {})


@SCRIPT.line(P, "winner_confirmation")
def winners(scene: Scene) -> Entry:
    lots_ = sorted({line_.lot for line_ in scene.said(EvaluationReport).scores})
    return {"winners": [{"lot": lot, "supplier": ranking(scene, lot)[0]} for lot in lots_]}


def ranking(scene: Scene, lot: int) -> list[str]:
    """The valid bidders of a lot, best first, as the platform ranked them; of equals the cheaper first."""
    first = {(bid.lot, bid.supplier): bid.price for bid in scene.said(BidOpening).bids}
    found = [
        ((line_.detail and line_.detail.rank) or 0, line_.price or first[lot, line_.supplier], line_.supplier)
        for line_ in scene.said(EvaluationReport).scores
        if line_.lot == lot
    ]
    return [supplier for _rank, _price, supplier in sorted(found)]


@SCRIPT.line(P, "award_notice")
def award(scene: Scene) -> Entry:
    return {"platform_address": address(scene, "award"), "first_published": scene.today.isoformat()}


@SCRIPT.line(P, "contract_draft")
def draft(scene: Scene) -> Entry:
    first, last = service_time(scene.dossier)
    # a second round may end after the service should have begun, and a late signature comes after its limit
    limit = scene.dossier.rows["contract_signature", scene.subject].latest if scene.happens("late_signature") else None
    signed = (
        scene.later(scene.troubles.incidents["late_signature"].days, start=limit)
        if limit
        else scene.later(SIGNED_WITHIN)
    )
    starts = max(first, signed)
    return {
        "number": contract_number(scene),
        "starts_on": starts.isoformat(),
        "ends_on": as_late(first, last, starts).isoformat(),
        "staff": scene.said(DocumentDrafted).staff or STAFF,
        "instalments": [part.model_dump() for part in scene.scenario.money.instalments],
        "assessment": scene.assessment_terms if scene.dossier.profile.unified else None,
        "operator": party(scene),
        "signed_at": f"{scene.district or scene.city}（演练）",
    }


def party(scene: Scene) -> Entry:
    """What the winner's contract names of it."""
    name = winner(scene.dossier, int(nth_of(scene.subject)[0])) or ""
    number = next((n for n, sign in enumerate(FIRMS, 1) if sign in name), 0)
    return {
        "credit_code": f"{number:018d}",
        "contact": "演练供应商联系人",
        "phone": "0752-0000000",
        "bank": f"演练银行{scene.city}支行",
        "account": f"{number:016d}",
    }


def as_late(first: date, last: date, starts: date) -> date:
    """The last day of a term that begins later and is as long: counted by its months and the days beyond them."""
    months = months_between(first, last)
    rest = (last + timedelta(days=1) - months_after(first, months)).days
    return months_after(starts, months) + timedelta(days=rest - 1)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def contract_number(scene: Scene) -> str:
    code = scene.place.code.upper() if scene.place else "CITY"
    return f"YL-{code}-HT-{scene.dossier.case.round}{scene.subject}"


@SCRIPT.line(P, "contract_signature")
def signature(scene: Scene) -> Entry:
    return {"number": contract_number(scene), "signatories": ["演练采购人代表", "演练供应商代表"]}


@SCRIPT.line(P, "contract_publication")
def publication(scene: Scene) -> Entry:
    return {"platform_address": address(scene, f"contract-{scene.subject}")}


@SCRIPT.line(P, "contract_filing")
def filing(scene: Scene) -> Entry:
    return {"receipt": f"演练备案{scene.short}{scene.dossier.case.round}-{scene.subject}"}


@SCRIPT.wanted(P, "contract_supplement")
def supplement_wanted(scene: Scene) -> bool:
    return (
        scene.happens("supplement")
        and scene.subject == "1"
        and scene.today >= date(scene.scenario.starts.year + 1, 4, 1)
    )


@SCRIPT.line(P, "contract_supplement")
def supplement(scene: Scene) -> Entry:
    lot = int(scene.subject)
    winner = next(line.supplier for line in scene.said(WinnerConfirmation).winners if line.lot == lot)
    price = next(bid.price for bid in scene.said(BidOpening).bids if (bid.lot, bid.supplier) == (lot, winner))
    percent = scene.troubles.incidents["supplement"].percent
    stations = every_lot(scene.dossier)[lot].stations
    return {
        "number": f"{contract_number(scene)}-补1",
        "amount": price * percent // 100 // 100 * 100,
        "reason": "新增园区企业用工服务，服务人次增加（演练）",
        "targets": [
            {"name": name, "quantity": -(-quantity * len(stations) * percent // 100), "unit": unit, "measure": measure}
            for name, quantity, unit, measure in TARGETS[1:2]
        ],
    }
