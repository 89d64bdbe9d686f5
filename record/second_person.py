"""两人共同办理 (财库〔2016〕99号): the second person who was there when bids were opened, a contract signed, work accepted."""

from __future__ import annotations

from sqlmodel import Session

from models.person import Actor
from models.values import CITY, Role
from record import people
from record.errors import SecondPersonMissing, SecondPersonUnfit
from record.situation import Dossier
from rules.procedure import Step

OUTSIDE = frozenset({Role.OPERATOR, Role.AUDITOR, Role.SYSTEM})
"""Who is no second person of the purchaser: the other party, who only reads, and the machine."""


def second_person(session: Session, actor: Actor, dossier: Dossier, step: Step, login: str | None) -> Actor | None:
    """Who was there beside the actor; None if nobody is named and the step asks for nobody.

    Raises:
        SecondPersonMissing: the step asks for two. SecondPersonUnfit: the same person, of another place, or of the
            other party. UnknownPerson: nobody active has that login.
    """
    if login is None:
        if step.two_persons:
            raise SecondPersonMissing(
                f"“{step.title}”应当由2人以上共同办理，没有写明另一人",
                basis=dossier.rule("ICT-03").cited,
                remedy="请写明共同办理的另一人（--with 登录名）",
            )
        return None
    person = people.actor(session, login)
    place = dossier.district_name or CITY
    if person.login == actor.login:
        raise unfit(dossier, step, f"办理人与办理人同为{actor.title}", "请写明另一人")
    if person.role in OUTSIDE:
        raise unfit(dossier, step, f"办理人不能是{person.title}", f"请由{place}采购人一方的人员共同办理")
    if (person.district or CITY) != place:
        raise unfit(dossier, step, f"办理人不能是{person.title}", f"请由{place}的人员共同办理")
    return person


def unfit(dossier: Dossier, step: Step, why: str, remedy: str) -> SecondPersonUnfit:
    """The refusal of a second person."""
    return SecondPersonUnfit(f"“{step.title}”的共同{why}", basis=dossier.rule("ICT-03").cited, remedy=remedy)
