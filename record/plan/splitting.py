"""The purchases of the record by purchaser, and which of them look split (COI-06)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from models.case import Case
from models.plan import Plan
from models.programme import District, Programme
from models.tender import TenderProject
from models.values import Level
from record.forms.purchase import Estimate
from record.ground import effective_facts
from record.plan.loaded import districts, plan_of
from record.plan.thresholds import thresholds_of
from record.said import said
from record.situation import procedure_of
from rules.law import statute
from rules.plan.budget import split_budget
from rules.purchase.method import Method
from rules.purchase.splitting import Flag, Purchase, find_splits


@dataclass(frozen=True)
class CaseBudget:
    """A case's budget in 分, lot by lot where it was estimated; `measured` where it is only the plan's share."""

    total: int
    lots: tuple[int, ...] = ()
    measured: bool = False


def flags_of(session: Session, programme: Programme, purchaser: str | None = None) -> tuple[Flag, ...]:
    """What looks split among the purchases of a programme's purchasers, or of one of them.

    Another programme of the same purchaser counts too: the law asks about year, budget project and category.
    """
    names = [purchaser] if purchaser is not None else sorted(_purchasers(session, programme))
    found = [item for item in purchases(session) if item.purchaser in names]
    return find_splits(found, thresholds_of(session), statute())


def purchases(session: Session) -> Iterator[Purchase]:
    """Every case of the record that buys something, with its money where that is known."""
    for programme in session.exec(select(Programme).order_by(Programme.slug)).all():
        plan, places = plan_of(programme), {row.id: row for row in districts(session, programme)}
        for case in session.exec(select(Case).where(Case.programme_id == programme.id).order_by(col(Case.id))).all():
            method, district = method_of(session, case), places.get(case.district_id)
            money = money_of(session, case, plan, district) if method else None
            if method and money:
                on = _published_on(session, case) or case.opened_on
                yield Purchase(
                    case.slug,
                    purchaser_of(plan, district),
                    on.year,
                    plan.budget.source if plan.budget else "",
                    _category(plan, case),
                    method,
                    money.total,
                    on,
                    plan.city.name,
                    level_of(district),
                    lots=money.lots,
                )


def method_of(session: Session, case: Case) -> Method | None:
    """The method by which a case buys in its present round; None for a case that buys nothing."""
    procedure = procedure_of(session, case).name
    return Method(procedure) if procedure in set(Method) else None


def money_of(session: Session, case: Case, plan: Plan, district: District | None) -> CaseBudget | None:
    """What the case may cost: its estimate, before that the plan's share of a district; None if neither is."""
    estimates = [fact for fact in effective_facts(session, case) if fact.step == "estimate"]
    if estimates:
        lots = tuple(line.budget for line in said(estimates[-1], Estimate).lots)
        return CaseBudget(sum(lots), lots)
    share = split_budget(plan).get(district.name) if district else None
    return CaseBudget(share, measured=True) if share is not None else None


def purchaser_of(plan: Plan, district: District | None) -> str:
    """The purchaser's name (采购人)."""
    return district.purchaser if district else plan.city.purchaser.value or f"{plan.city.name}人社部门"


def level_of(district: District | None) -> Level:
    """The level whose budget pays."""
    return Level.COUNTY if district else Level.CITY


def _purchasers(session: Session, programme: Programme) -> set[str]:
    plan = plan_of(programme)
    return {purchaser_of(plan, district) for district in (*districts(session, programme), None)}


def _category(plan: Plan, case: Case) -> str:
    """品目: the duty that the case fulfils, which other programmes name alike."""
    return next((duty.title for duty in plan.milestones if duty.key == case.kind), case.kind)


def _published_on(session: Session, case: Case) -> date | None:
    """First publication of the present round."""
    found = session.exec(
        select(TenderProject).where(TenderProject.case_id == case.id, TenderProject.round == case.round)
    ).first()
    return found.published_on if found else None
