"""What a programme has brought by a day: purchases, contracts, stations, staff, stars. Money in whole 分."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import and_, func, select
from sqlmodel import Session, col

from actions.fit_out import SiteAcceptance
from actions.performance import Payment
from actions.purchase.failure import FailureDecision, TenderFailure
from actions.staffing import HeadAppointed, StaffHired, StaffTrained, SupervisorNamed
from models.assessment import StarRating
from models.case import Case, Fact
from models.programme import District, Milestone, Programme, Station
from models.schema.effective import EFFECTIVE_FACT
from models.tender import Bid, Contract, Supplement, Supplier, TenderProject
from models.values import CITY
from record.entry.details import Details, step_of
from record.forms.disputes import ComplaintFiled, Decision, Received, Reply
from record.forms.purchase import Estimate, WinnerRefusal
from record.said import read

F = TypeVar("F", bound=Details)


@dataclass(frozen=True)
class PurchaseResult:
    """One purchase (采购项目) with what its lots were worth and what was contracted for them."""

    place: str
    title: str
    number: str
    rounds: int
    budget: int
    ceiling: int
    bidders: int | None
    """Firms that bid in the last round; None until a contract is signed: before, who bids is not told."""
    lots: int
    signed: int
    signed_budget: int
    """Budget of the lots that have their contract."""
    amount: int
    supplements: int
    suppliers: tuple[str, ...]
    first_signed: date | None
    last_signed: date | None
    ends_on: date | None
    """When the last of its contracts ends."""

    @property
    def saved(self) -> int:
        return self.signed_budget - self.amount


def purchases(session: Session, programme: Programme, on: date) -> list[PurchaseResult]:
    """Every purchase whose notice was published by the day: districts in the plan's order, after the city."""
    query = (
        select(TenderProject, Case, col(District.name))
        .join(Case, col(Case.id) == TenderProject.case_id)
        .join(District, col(District.id) == Case.district_id, isouter=True)
        .join(Milestone, and_(col(Milestone.programme_id) == Case.programme_id, col(Milestone.key) == Case.kind))
        .where(col(Case.programme_id) == programme.id, col(TenderProject.published_on) <= on)
        .order_by(col(Milestone.position), col(District.position), col(TenderProject.round))
    )
    latest: dict[int, tuple[Any, ...]] = {}
    for project, case, place in session.execute(query).all():
        latest[case.id] = (project, case, place)
    money = _said(session, programme, Estimate, on)
    return [
        _purchase(session, project, case, place, money.get(case.id, []), on) for project, case, place in latest.values()
    ]


def _purchase(
    session: Session, project: TenderProject, case: Case, place: str | None, estimates: list[Estimate], on: date
) -> PurchaseResult:
    lots = {lot.number: lot for found in estimates for lot in found.lots}
    signed = session.execute(
        select(Contract, col(Supplier.name), func.coalesce(func.sum(col(Supplement.amount)), 0))
        .join(Supplier, col(Supplier.id) == Contract.supplier_id)
        .join(
            Supplement, and_(col(Supplement.contract_id) == Contract.id, col(Supplement.signed_on) <= on), isouter=True
        )
        .where(col(Contract.case_id) == case.id, col(Contract.signed_on) <= on)
        .group_by(col(Contract.id), col(Supplier.name))
        .order_by(col(Contract.lot))
    ).all()
    bidders = (
        session.execute(
            select(func.count(func.distinct(col(Bid.supplier_id)))).where(
                col(Bid.case_id) == case.id, col(Bid.round) == project.round
            )
        ).scalar_one()
        if signed
        else None
    )
    days = [contract.signed_on for contract, _name, _more in signed]
    return PurchaseResult(
        place or CITY,
        project.title,
        project.number,
        project.round,
        project.budget,
        sum(lot.ceiling for lot in lots.values()),
        bidders,
        len(lots),
        len(signed),
        sum(lots[contract.lot].budget for contract, _name, _more in signed if contract.lot in lots),
        sum(contract.amount for contract, _name, _more in signed),
        sum(int(more) for _contract, _name, more in signed),
        tuple(dict.fromkeys(name for _contract, name, _more in signed)),
        min(days, default=None),
        max(days, default=None),
        max((contract.ends_on for contract, _name, _more in signed), default=None),
    )


def paid(session: Session, programme: Programme, on: date) -> int:
    """What was paid on contracts by the day, in 分."""
    return sum(found.amount for rows in _said(session, programme, Payment, on).values() for found in rows)


def _said(session: Session, programme: Programme, form: type[F], on: date) -> dict[int, list[F]]:
    """What the effective facts of a form's step say by the day, by case."""
    fact = EFFECTIVE_FACT.c
    found: dict[int, list[F]] = defaultdict(list)
    for row in session.execute(
        select(fact.case_id, fact.step, fact.details, Case)
        .join(Case, col(Case.id) == fact.case_id)
        .where(col(Case.programme_id) == programme.id, fact.step == step_of(form), fact.done_on <= on)
        .order_by(fact.id)
    ).all():
        found[row.case_id].append(_told(row, form))
    return found


def _told(row: Any, form: type[F]) -> F:
    """What the fact of a row says: its step and details, and its case."""
    return read(row.details, form, partial("“{}”的“{}”".format, row.Case.slug, row.step))


@dataclass(frozen=True)
class DistrictStations:
    """The stations of a district: the quota, those open, those open in time, and their floor in square decimetres."""

    place: str
    quota: int
    opened: int
    in_time: int
    area_dm2: int
    last_opened: date | None


def stations(session: Session, programme: Programme, on: date) -> list[DistrictStations]:
    """The stations by district, in the plan's order. In time is what opened by the date of the plan's duty."""
    due = session.execute(
        select(col(Milestone.due_on)).where(
            col(Milestone.programme_id) == programme.id, col(Milestone.key) == "opening"
        )
    ).scalar()
    is_open = and_(col(Station.opened_on).is_not(None), col(Station.opened_on) <= on)
    in_time = and_(is_open, col(Station.opened_on) <= due) if due else is_open
    query = (
        select(
            col(District.name),
            col(District.quota),
            func.count().filter(is_open),
            func.count().filter(in_time),
            func.coalesce(func.sum(col(Station.area_dm2)).filter(is_open), 0),
            func.max(col(Station.opened_on)).filter(is_open),
        )
        .join(Station, col(Station.district_id) == District.id)
        .where(col(District.programme_id) == programme.id)
        .group_by(col(District.id))
        .order_by(col(District.position))
    )
    return [DistrictStations(*row) for row in session.execute(query).all()]


@dataclass(frozen=True)
class Staff:
    """People at the stations, by the record of the day."""

    heads: int
    hired: int
    graduates: int
    trained: int
    """Who passed the training, heads included."""
    supervisors: int


def staff(session: Session, programme: Programme, on: date) -> Staff:
    """站长、专职人员、岗前培训合格人员 and the districts' supervisors."""

    def every(form: type[F]) -> list[F]:
        return [found for rows in _said(session, programme, form, on).values() for found in rows]

    hired = every(StaffHired)
    return Staff(
        len(every(HeadAppointed)),
        sum(len(found.staff) for found in hired),
        sum(found.graduates for found in hired),
        sum(len(found.passed) for found in every(StaffTrained)),
        len(every(SupervisorNamed)),
    )


@dataclass(frozen=True)
class CycleResult:
    """One assessment cycle over the whole city; scores in hundredths of a point."""

    label: str
    stations: int
    stars: dict[int, int]
    grades: dict[str, int]
    total: int
    final_on: date


def cycles(session: Session, programme: Programme, on: date) -> list[CycleResult]:
    """The cycles whose results were final by the day, in their order."""
    rows = session.execute(
        select(col(Case.slug), col(StarRating.star), col(StarRating.grade), col(StarRating.total), col(Fact.done_on))
        .join(Case, col(Case.id) == StarRating.case_id)
        .join(Fact, col(Fact.id) == StarRating.fact_id)
        .where(col(Case.programme_id) == programme.id, col(Fact.done_on) <= on)
        .order_by(col(Fact.done_on))
    ).all()
    groups: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        groups[row.slug.rsplit("/", 1)[-1]].append(row)
    return [
        CycleResult(
            label,
            len(found),
            {n: sum(r.star == n for r in found) for n in (5, 4, 3, 2, 1, 0)},
            {grade: sum(r.grade == grade for r in found) for grade in dict.fromkeys(r.grade for r in found)},
            sum(r.total for r in found),
            max(r.done_on for r in found),
        )
        for label, found in groups.items()
    ]


@dataclass(frozen=True)
class Trouble:
    """Something that went wrong and what became of it, as recorded."""

    place: str
    title: str
    on: date
    what: str
    outcome: str


def troubles(session: Session, programme: Programme, on: date) -> list[Trouble]:
    """Tenders that failed, winners who refused, challenges and complaints, works that failed acceptance."""
    fact = EFFECTIVE_FACT.c
    rows = session.execute(
        select(fact.case_id, fact.step, fact.round, fact.subject, fact.done_on, fact.details, Case, col(District.name))
        .join(Case, col(Case.id) == fact.case_id)
        .join(District, col(District.id) == Case.district_id, isouter=True)
        .where(col(Case.programme_id) == programme.id, fact.step.in_([*_TROUBLES, *_OUTCOMES]), fact.done_on <= on)
        .order_by(fact.done_on, fact.id)
    ).all()
    found = []
    for row in rows:
        if row.step not in _TROUBLES:
            continue
        follow = _TROUBLES[row.step]
        after = [
            other
            for other in rows
            if other.step in follow
            and other.case_id == row.case_id
            and other.round == row.round
            and other.subject == row.subject
        ]
        found.append(
            Trouble(
                row.name or CITY,
                row.Case.title,
                row.done_on,
                _what(row),
                "；".join(_outcome(other) for other in after) or _at_once(row),
            )
        )
    return found


_TROUBLES = {
    "tender_failure": ("failure_decision",),
    "winner_refusal": ("replacement_award",),
    "received": ("reply",),
    "complaint_filed": ("decision",),
    "defects_mended": ("site_acceptance",),
}
_OUTCOMES = frozenset(step for steps in _TROUBLES.values() for step in steps)
_REPLIED = {"upheld": "质疑成立", "dismissed": "质疑不成立"}
_DECIDED = {"upheld": "投诉成立", "dismissed": "驳回投诉", "withdrawn": "投诉人撤回投诉", "not_accepted": "不予受理"}
_NEXT = {"change_method": "变更采购方式", "retender": "重新开展采购"}


def _what(row: Any) -> str:
    match row.step:
        case "tender_failure":
            return f"第{row.round}轮采购失败：{_told(row, TenderFailure).reason}"
        case "winner_refusal":
            return f"第{row.subject}包中标人未签订合同：{_told(row, WinnerRefusal).evidence}"
        case "received":
            return f"收到供应商质疑：{_told(row, Received).matters}"
        case "complaint_filed":
            return f"供应商向同级财政部门投诉：{_told(row, ComplaintFiled).matters}"
    return f"{row.subject}建设项目核查发现缺项"


def _at_once(row: Any) -> str:
    """What was decided with the failure itself."""
    decided = _NEXT.get(_told(row, TenderFailure).next) if row.step == "tender_failure" else None
    return f"同时决定{decided}" if decided else "办理中"


def _outcome(row: Any) -> str:
    on = f"{row.done_on.month}月{row.done_on.day}日"
    match row.step:
        case "failure_decision":
            return f"{on}决定{_NEXT[_told(row, FailureDecision).next]}"
        case "replacement_award":
            return f"{on}另行确定中标人并公告"
        case "reply":
            return f"{on}答复，{_REPLIED[_told(row, Reply).outcome]}"
        case "decision":
            return f"{on}处理决定，{_DECIDED[_told(row, Decision).outcome]}"
    return f"{on}整改后验收{'合格' if _told(row, SiteAcceptance).accepted else '不合格'}"
