"""A paper goes out, or is signed, only when it is whole: what it lacks is asked for, with where it is entered."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session

from documents.catalogue import CATALOGUE
from models.faults import titles
from models.values import OWN_WORD
from record.register.rows import DocumentPlace, place_named, place_of
from record.register.sheet import Sheet
from rules.holes import PLAIN_BUT_SIGNED, Hole, PaperHasHoles, holes
from views.holes import standing_papers

SHOWN = 5
"""Holes that a refusal names one by one."""

_PLAN = {
    "purchaser_address": "address",
    "contact_address": "address",
    "address": "address",
    "purchaser_contact": "phone",
    "contact_person": "contact",
    "project_contact": "contact",
    "contact_phone": "phone",
    "project_phone": "phone",
    "challenge_phone": "phone",
    "challenge_address": "address",
    "purchaser_code": "credit_code",
    "org": "purchaser",
    "purchaser_name": "purchaser",
    "challenge_department": "purchaser",
    "lead_unit": "purchaser",
    "treasury": "treasury",
    "contact_unit": "employment",
}
"""Fields that come from what is entered with the plan about a city or district, and under which name."""

_CITY = {"assessment_notice", "assessment_feedback", "site_criteria", "trial_plan", "supervision_order"}
"""Kinds whose contact is the city's."""

_DRAFT = frozenset({"operator_contact", "operator_code", "operator_bank", "operator_account", "signed_at"})
_NOTICE = frozenset(
    {"agency_address", "agency_contact", "project_number", "documents_place", "bid_place", "opening_place"}
)


def check_whole(place: DocumentPlace, kind: str, sheet: Sheet) -> None:
    """Nothing that we must state is missing in a paper that goes out or is signed.

    Raises:
        PaperHasHoles: naming each place, what stands there, and where the fact is entered.
    """
    found = holes_of(kind, sheet)
    if not found:
        return
    model = CATALOGUE[kind].facts
    told = [_told("的".join(titles(model, hole.path)), hole) for hole in found[:SHOWN]]
    more = f"；另有{len(found) - SHOWN}处" if len(found) > SHOWN else ""
    raise PaperHasHoles(
        f"《{sheet.title}》不完整：{'；'.join(told)}{more}",
        remedy="；".join(dict.fromkeys(remedy(place, kind, hole) for hole in found[:SHOWN])),
        field=".".join(map(str, found[0].path)),
    )


def holes_of(kind: str, sheet: Sheet) -> list[Hole]:
    """The holes of a paper that goes out or is signed; none of a form that somebody fills by hand."""
    if CATALOGUE[kind].issue == "plain" and kind not in PLAIN_BUT_SIGNED:
        return []
    return holes(kind, sheet.facts.model_dump(mode="json"))


def _told(title: str, hole: Hole) -> str:
    return f"{title}{f'“{hole.says[:40]}”' if hole.says else ''}{hole.why}"


def remedy(place: DocumentPlace, kind: str, hole: Hole) -> str:
    """Where the fact is entered, by a command where there is one."""
    name = next((part for part in hole.path if isinstance(part, str) and part in _PLAN), "")
    if hole.field in _DRAFT:
        return "请由属地分管领导用 ./yicheng correct 更正“合同拟订”（contract_draft），填写乙方信息（operator）和合同签订地点（signed_at）"
    if hole.field in _NOTICE:
        return "请在“招标公告”（tender_notice）中填写；公告以前的采购文件，请用 documents revise --data 文件 补上"
    if hole.field in ("bank", "account"):
        return "请更正“收到发票”（invoice_received），填写开户银行（bank）和账号（account）"
    if name:
        own = place.programme.plan.get("words", {}).get("own", OWN_WORD)
        city = place.district in (None, own) or (kind in _CITY and name.startswith("contact"))
        where, slug = "city" if city else f"districts.{place.district}", place.programme.slug
        return f"请用 ./yicheng programme confirm {slug} {where}.{_PLAN[name]} --value 内容 --evidence 依据 补上"
    if hole.path[0] in ("recipients", "copies_to") or hole.field in ("purchaser", "employment"):
        return (
            f"请用 ./yicheng programme confirm {place.programme.slug} districts.县区.purchaser（采购人）或 .employment（就业部门）"
            "写明单位全称"
        )
    return "请更正有关的办理记录；拟稿的，请用 documents revise --data 文件 补上"


@dataclass(frozen=True)
class StandIn:
    """A place of a registered paper where something stands that says nothing, or nothing."""

    number: str
    title: str
    field: str
    says: str
    why: str
    remedy: str


def stand_ins(session: Session, scope: str) -> list[StandIn]:
    """All of a case, or of a programme with its cases, in the order of the register.

    Raises:
        UnknownScope: with where to look.
    """
    found = []
    for row in standing_papers(session, place_named(session, scope)):
        kind = CATALOGUE[row.kind]
        if kind.issue == "plain" and row.kind not in PLAIN_BUT_SIGNED:
            continue
        place = place_of(session, row)
        found += [
            StandIn(
                row.register_number,
                row.title,
                "的".join(titles(kind.facts, hole.path)),
                hole.says,
                hole.why,
                remedy(place, row.kind, hole),
            )
            for hole in holes(row.kind, row.content)
        ]
    return found
