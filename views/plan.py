"""The plan of one case: backward from its due date, forward from the facts, and what to do where they do not meet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from models.case import Case
from record.checks import titles
from record.plan.loaded import plan_of
from record.situation import Dossier
from rules.dates.options import BEGUN, Alternative, Option, options
from rules.dates.projection import ProjectedCase, Projection
from rules.dates.schedule import explain
from rules.dates.slack import Slack, finish_on, slacks
from rules.procedure import Chain, Procedure
from rules.procedures import PROCEDURES
from rules.purchase.method import METHOD_TITLES, MethodGround, Verdict
from rules.purchase.thresholds import ThresholdRefused
from views.method import AmountUnknown, NothingToBuy, Told, advise_case, demand_of
from views.what_if import means_of, members_of, open_programme


@dataclass(frozen=True)
class Planned:
    """One step of the plan, and what keeps it from coming earlier; '' if it is done."""

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
    unjudged: str
    """Why no other method could be judged: no amount, no threshold; '' if it was, or if nothing is bought."""


def case_plan(session: Session, case: Case, chain: Chain = Chain.PRUDENT) -> CasePlan:
    """The plan of a case in a chain. What it waits on in other cases is taken as early as they can come to it."""
    dossiers = open_programme(session, case)
    dossier, members = dossiers[case.slug], members_of(dossiers)
    member = next(m for m in members if m.name == case.slug)
    means = means_of(session, chain)
    # the other cases are projected as the record's schedule has them, whatever chain this one is planned in
    projection = Projection(members, means_of(session))
    situation = projection.foreseen(member)
    methods, unjudged = _methods(session, dossier)
    alternatives = [
        Alternative(
            other := PROCEDURES[verdict.method],
            projection.foreseen(_begun(member, other)),
            _articles(verdict.grounds),
            (*(str(ground) for ground in verdict.conditions), *asked),
        )
        for verdict, asked in methods
    ]
    return CasePlan(
        case.slug,
        case.title,
        chain,
        means.today,
        case.due_on,
        case.due_source,
        finish_on(member.procedure, situation, means),
        tuple(Planned(s, _because(dossier, s)) for s in slacks(member.procedure, situation, means)),
        options(member.procedure, situation, means, alternatives),
        unjudged,
    )


def _because(dossier: Dossier, slack: Slack) -> str:
    if slack.done_on:
        return ""
    if slack.reason is None:
        return f"尚未办理，最早自{slack.earliest}起办理"
    return explain(slack.reason, dossier.calendar, titles(dossier))


def _methods(session: Session, dossier: Dossier) -> tuple[list[tuple[Verdict, tuple[str, ...]]], str]:
    """The other methods that the adviser finds lawful, with what the plan and the amount leave open; or why none."""
    case, procedure = dossier.case, dossier.procedure
    if (BEGUN, "") in dossier.facts:
        return [], ""
    try:
        advised = advise_case(session, case, Told())
    except NothingToBuy:
        return [], ""
    except (AmountUnknown, ThresholdRefused) as error:
        return [], str(error)
    demand = demand_of(plan_of(dossier.programme), case)
    asked = (f"{demand.cited}要求{METHOD_TITLES[demand.method]}，改变方式须先书面请示方案印发机关",) if demand else ()
    measured = ("金额尚未测算，按方案份额推定，测算后须重新核对",) if advised.measured else ()
    return [
        (verdict, (*asked, *measured))
        for verdict in advised.advice.verdicts
        if verdict.lawful and verdict.method != procedure.name and _leads_to(PROCEDURES[verdict.method], procedure)
    ], ""


def _leads_to(other: Procedure, procedure: Procedure) -> bool:
    """Whether a case may go on by the other procedure to the same finish."""
    return other.finish == procedure.finish and not other.guidance


def _articles(grounds: tuple[MethodGround, ...]) -> str:
    return "；".join(dict.fromkeys(article for ground in grounds for article in ground.basis.split("；") if article))


def _begun(member: ProjectedCase, procedure: Procedure) -> ProjectedCase:
    """The case as it would begin by another procedure: what it has done of the same steps stays done."""
    situation = member.situation
    kept = {key: on for key, on in situation.facts.items() if key[0] in procedure.index}
    return replace(member, procedure=procedure, situation=replace(situation, facts=kept))
