"""不相容岗位分离, with the record: who had a hand in the other step of a pair, in this case or another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam
from sqlalchemy import select as core
from sqlmodel import Session, select

from models.base import table_of
from models.case import Case, Fact
from models.person import Actor
from record.errors import SamePerson
from record.ground import effective_facts, present_facts
from record.holds import OPENED_BY, round_asked_about
from record.situation import Dossier, procedure_of
from rules.procedure import Procedure, Step
from rules.segregation import Hand, Opposite, Reach, known_opposites, same_hand

_FACT = table_of(Fact)


@dataclass(frozen=True)
class _Place:
    """A case in which the other step of a pair may stand, and the round that counts there."""

    case: Case
    procedure: Procedure
    round: int


def check_segregation(session: Session, dossier: Dossier, step: Step, subject: str, people: Sequence[Actor]) -> None:
    """Nobody of these had a hand in a step that must be apart from this one (财库〔2016〕99号; 22号 32; 38号 六).

    Raises:
        SamePerson: naming the person, the step that they did, and the article.
    """
    for opposite in known_opposites(dossier.procedure.name, dossier.case.kind, step.name):
        for place in _places(session, dossier, opposite):
            hand = same_hand(
                [p.login for p in people], subject, opposite, _hands(session, dossier, place, opposite.step)
            )
            if hand:
                person = next(p for p in people if p.login == hand.login)
                where = "" if opposite.reach is Reach.HERE else f"“{place.case.title}”的"
                raise SamePerson(
                    f"{person.title}已办理{where}“{place.procedure.step(hand.step).title}”，不能再办理“{step.title}”",
                    basis=opposite.apart.cited(dossier.law),
                    remedy="请由另一人办理",
                )


def _places(session: Session, dossier: Dossier, opposite: Opposite) -> list[_Place]:
    case = dossier.case
    if opposite.reach is Reach.HERE:
        return [_Place(case, dossier.procedure, case.round)]
    if opposite.reach is Reach.PARENT:
        parent = session.get(Case, case.parent_id) if case.parent_id else None
        found = [(parent, about_round(list(dossier.facts.values())) or parent.round)] if parent else []
    elif opposite.reach is Reach.CHILD:
        children = session.exec(select(Case).where(Case.parent_id == case.id, Case.procedure == opposite.of)).all()
        found = [
            (child, child.round)
            for child in children
            if about_round(effective_facts(session, child)) in (None, case.round)
        ]
    else:
        sisters = session.exec(
            select(Case).where(
                Case.programme_id == case.programme_id, Case.kind == opposite.of, Case.district_id == case.district_id
            )
        )
        found = [(sister, sister.round) for sister in sisters.all()]
    return [
        _Place(other, procedure, number)
        for other, number in found
        if opposite.step in (procedure := procedure_of(session, other, number)).index
    ]


def about_round(facts: list[Fact]) -> int | None:
    """The round of the tender that a challenge or a complaint is about."""
    return next((round_asked_about(fact) for fact in facts if fact.step in OPENED_BY), None)


_DONE = (
    core(_FACT.c.round, _FACT.c.subject, _FACT.c.withdrawn, _FACT.c.actor, _FACT.c.second)
    .where(_FACT.c.case_id == bindparam("case"), _FACT.c.step == bindparam("step"))
    .order_by(_FACT.c.id)
)


def _hands(session: Session, dossier: Dossier, place: _Place, step: str) -> list[Hand]:
    """Who had a hand in what stands of a step: a correction adds a hand, a withdrawal takes all of them away."""
    counting = _counting(session, dossier, place, step)
    if not counting:
        return []
    standing: dict[tuple[int, str], list[Hand]] = {}
    for number, subject, withdrawn, actor, second in session.execute(_DONE, {"case": place.case.id, "step": step}):
        hands = standing.setdefault((number, subject), [])
        if withdrawn:
            hands.clear()
        else:
            hands += [Hand(login, step, subject) for login in (actor, second) if login]
    return [hand for key in counting for hand in standing[key]]


def _counting(session: Session, dossier: Dossier, place: _Place, step: str) -> list[tuple[int, str]]:
    """Round and subject of what counts in the place's round: lots that an earlier round has settled are among it."""
    if place.case is dossier.case and place.round == dossier.case.round:
        facts = list(dossier.ground.facts.values())
    elif place.round == place.case.round:
        facts = present_facts(place.case, place.procedure, effective_facts(session, place.case))
    else:
        facts = [fact for fact in effective_facts(session, place.case) if fact.round == place.round]
    return [(fact.round, fact.subject) for fact in facts if fact.step == step]
