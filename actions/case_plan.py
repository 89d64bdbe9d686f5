"""The plan of one case: backward from its due date, forward from the facts, and what to do where they do not meet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from actions.checks import titles
from actions.programme import plan_of
from actions.situation import Dossier
from actions.what_if import means_of, members_of, open_programme
from models.case import Case
from rules.options import Option, options, shorter_methods
from rules.procedure import Chain
from rules.procedures import PROCEDURES
from rules.projection import Member, Projection
from rules.schedule import explain
from rules.slack import Slack, finish_on, slacks


@dataclass(frozen=True)
class Planned:
    """One step of the plan, and what keeps it from coming earlier; '' where it is done."""

    slack: Slack
    because: str


@dataclass(frozen=True)
class CasePlan:
    """What `plan CASE` shows."""

    case: str
    title: str
    chain: Chain
    today: date
    due_on: date | None
    due_source: str
    finish_on: date | None
    """The earliest day on which the case's finish can be reached in this chain, or was reached."""
    steps: tuple[Planned, ...]
    options: tuple[Option, ...]
    """The ways out, the least bad first; none where the due date can be met, or nothing is left to do."""


def case_plan(session: Session, case: Case, chain: Chain = Chain.PRUDENT) -> CasePlan:
    """The plan of a case in a chain. What it waits on in other cases is taken as early as they can come to it."""
    dossiers = open_programme(session, case)
    dossier, members = dossiers[case.slug], members_of(dossiers)
    member = next(m for m in members if m.name == case.slug)
    means = means_of(session, chain)
    # the other cases are projected as the record's schedule has them, whatever chain this one is planned in
    projection = Projection(members, means_of(session))
    situation = projection.foreseen(member)
    alternatives = {
        name: (procedure, projection.foreseen(_begun(member, name)))
        for name, procedure in shorter_methods(member.procedure, PROCEDURES).items()}
    return CasePlan(
        case.slug, case.title, chain, means.today, case.due_on, case.due_source,
        finish_on(member.procedure, situation, means),
        tuple(Planned(s, _because(dossier, s)) for s in slacks(member.procedure, situation, means)),
        options(member.procedure, situation, means, alternatives, _demand(dossier)))


def _because(dossier: Dossier, slack: Slack) -> str:
    if slack.done_on:
        return ""
    if slack.reason is None:
        return f"尚未办理，最早自{slack.earliest}起办理"
    return explain(slack.reason, dossier.calendar, titles(dossier))


def _begun(member: Member, name: str) -> Member:
    """The case as it would begin by another procedure: what it has done of the same steps stays done."""
    procedure, situation = PROCEDURES[name], member.situation
    kept = {key: on for key, on in situation.facts.items() if key[0] in procedure.index}
    return replace(member, procedure=procedure, situation=replace(situation, facts=kept))


def _demand(dossier: Dossier) -> str:
    """What the plan says of the method of the operators' tender."""
    mode = plan_of(dossier.programme).mode
    return f"方案{mode.clause}要求{mode.method}" if dossier.case.kind == "open_tender" else ""
