"""The method adviser for a case of the record: its amount, place and date, and what its plan demands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from models.case import Case
from models.plan import Plan
from models.programme import District, Programme
from models.refusal import Refusal
from models.values import Level, Subject
from record.lots import OPERATION
from record.plan.loaded import plan_of
from record.plan.splitting import flags_of, level_of, method_of, money_of, purchaser_of
from record.plan.thresholds import thresholds_of
from rules.law import statute
from rules.purchase.method import METHOD_TITLES, Circumstance, Method, Project
from rules.purchase.method_advice import Advice, Demand, advise
from rules.purchase.profile import profile_named
from rules.purchase.splitting import Flag


class NothingToBuy(Refusal):
    """Raised when advice is asked for on a case that buys nothing."""

    code, exit_code = "nothing_to_buy", 2


class AmountUnknown(Refusal):
    """Raised when a case has neither an estimate nor a share of the plan, and no amount is given."""

    code, exit_code = "amount_unknown", 2


@dataclass(frozen=True)
class Told:
    """What a person says about the project; None: as the record has it."""

    amount: int | None = None
    region: str | None = None
    level: Level | None = None
    on: date | None = None
    subject: Subject = Subject.SERVICES
    in_catalogue: bool = False
    public_service: bool = False
    circumstances: frozenset[Circumstance] = frozenset()


@dataclass(frozen=True)
class CaseAdvice:
    """The advice for a case, with what looks split at its purchaser."""

    advice: Advice
    purchaser: str
    measured: bool
    """The amount is only the plan's share by quota (测算)."""
    flags: tuple[Flag, ...]


def advise_case(session: Session, case: Case, told: Told) -> CaseAdvice:
    """The methods for a case, by its estimate or its share of the plan.

    Raises:
        NothingToBuy: AmountUnknown: ThresholdRefused: each with what to do.
    """
    if method_of(session, case) is None:
        raise NothingToBuy(f"“{case.slug}”不是采购事项", remedy="请指明招标采购的事项，如 huizhou-2023/惠城区/招标")
    programme = session.get_one(Programme, case.programme_id)
    plan = plan_of(programme)
    district = session.get(District, case.district_id) if case.district_id else None
    money = money_of(session, case, plan, district)
    amount = told.amount or (money.total if money else None)
    if amount is None:
        raise AmountUnknown(f"“{case.slug}”尚未登记经费测算，方案也没有分配份额", remedy="请用 --amount 填写金额（元）")
    project = Project(
        amount,
        told.region or plan.city.name,
        told.level or level_of(district),
        told.on or case.opened_on,
        told.subject,
        told.in_catalogue,
        told.public_service or _serves_the_public(case),
        told.circumstances,
    )
    purchaser = purchaser_of(plan, district)
    return CaseAdvice(
        advise(project, thresholds_of(session), statute(), demand_of(plan, case)),
        purchaser,
        bool(money and money.measured and told.amount is None),
        flags_of(session, programme, purchaser),
    )


def demand_of(plan: Plan, case: Case) -> Demand | None:
    """What the plan demands of a case: the method of its mode for the operators; of others, or of a plan without a
    mode, only as its procedure was read."""
    if case.purchase == OPERATION and plan.mode:
        method = next(m for m, title in METHOD_TITLES.items() if title == plan.mode.method)
        return Demand(method, plan.mode.clause)
    duty = next((duty for duty in plan.milestones if duty.key == case.kind), None)
    if duty is None or duty.procedure not in set(Method):
        return None
    return Demand(Method(duty.procedure), duty.clause, confirmed=False)


def _serves_the_public(case: Case) -> bool:
    """Stations serve the public (PLN-05); the platform is the city's own."""
    return profile_named(case.purchase).public_service
