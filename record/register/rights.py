"""Who may do what to a document: by role and place, and never two of 拟稿, 复核, 签发 by one person."""

from __future__ import annotations

from sqlmodel import Session

from models.document import DocumentRow
from models.person import Actor
from models.values import CITY, DocumentDeed
from record.errors import SamePerson, WrongDistrict, WrongRole
from record.register.errors import ReasonMissing
from record.register.rows import DocumentPlace, acts_of
from rules.law import statute
from rules.signing import DRAFTING, REVIEWING, SIGNING, Desk, belongs, both_hands, cited

_DRAFTING_DEEDS = frozenset({DocumentDeed.DRAFTED, DocumentDeed.AMENDED, DocumentDeed.ADOPTED})


def check_desk(actor: Actor, desk: Desk, title: str, place: DocumentPlace) -> None:
    """The actor sits at the desk, in the document's place.

    Raises:
        WrongDistrict: WrongRole: naming who does.
    """
    where = place.district or CITY
    if not belongs(actor.role, actor.district, place.district):
        raise WrongDistrict(
            f"{actor.title}不能办理{where}《{title}》的{desk.title}", remedy=f"请由{where}的{desk.asked}办理"
        )
    if actor.role not in desk.roles:
        raise WrongRole(f"{actor.title}不能办理《{title}》的{desk.title}", remedy=f"请由{desk.asked}办理")


def sits_at(actor: Actor, desk: Desk, place: DocumentPlace) -> bool:
    """Whether `check_desk` lets the actor pass."""
    return actor.role in desk.roles and belongs(actor.role, actor.district, place.district)


def check_apart(session: Session, actor: Actor, desk: Desk, row: DocumentRow) -> None:
    """Nobody sits at two desks of one document (财库〔2016〕99号; 采购法 61).

    Raises:
        SamePerson: naming what the person has done to it.
    """
    other = both_hands(actor.login, desk, hands_of(session, row))
    if other:
        raise SamePerson(
            f"{actor.title}已办理《{row.title}》的{other.title}，不能再办理{desk.title}",
            basis=cited(statute()),
            remedy="请由另一人办理",
        )


def hands_of(session: Session, row: DocumentRow) -> list[tuple[Desk, str]]:
    """Who has had a hand in this version: everybody who wrote in it, and whose review and signature stand."""
    hands = [(DRAFTING, act.actor) for act in acts_of(session, row) if DocumentDeed(act.what) in _DRAFTING_DEEDS]
    hands += [(REVIEWING, row.reviewed_by)] if row.reviewed_by else []
    return hands + ([(SIGNING, row.signed_by)] if row.signed_by else [])


def reasoned(reason: str, what: str) -> str:
    """A reason that says something.

    Raises:
        ReasonMissing: where it does not.
    """
    if len(said := reason.strip()) < 2:
        raise ReasonMissing(f"没有写明{what}的原因", remedy="请用 --reason 写明")
    return said
