"""What reports, wall charts and minutes have in common: statistics as rows of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from sqlmodel import Session

from documents.catalogue.management.progress import (
    CellRow,
    ContractSumRow,
    CountsRow,
    DeadlineRow,
    PlaceRow,
    State,
    SupervisionRow,
)
from documents.dates import cn_date
from models.programme import Programme
from models.values import CITY
from record.plan.loaded import plan_of
from record.plan.programme import RECURRING
from views import statistics
from views.results import PurchaseResult
from views.statistics import Counts, DeadlineOf, Standing, SupervisionState


def counts_row(counts: Counts) -> CountsRow:
    """The counts as a document's row."""
    return CountsRow(met=counts.met, late=counts.late, overdue=counts.overdue, open=counts.open)


def place_rows(session: Session, programme: Programme, on: date) -> tuple[PlaceRow, ...]:
    """The districts in the plan's order, then the city; a duty for which no case is open yet has not begun."""
    plan, found = plan_of(programme), statistics.standings(session, programme, on)
    quotas = {district.name: district.quota for district in plan.places} | {CITY: 0}
    rows = []
    for place, quota in quotas.items():
        mine = [one for one in found if one.place == place]
        cells = [_cell(one) for one in mine if one.label]
        known = {one.kind for one in mine}
        cells += [
            CellRow(label=duty.case or duty.title, state="未启动", done=0, total=0, due=duty.due)
            for duty in plan.run_milestones
            if (duty.scope == "city") == (place == CITY) and duty.key not in known
        ]
        rows.append(PlaceRow(place=place, quota=quota, cells=tuple(cells), counts=counts_row(statistics.totals(mine))))
    return tuple(rows)


def _cell(one: Standing) -> CellRow:
    cycle = one.slug.rsplit("/", 1)[-1]
    label = f"{one.label}（{cycle}）" if one.kind in RECURRING else one.label
    return CellRow(
        label=label, state=_state(one), done=one.done, total=one.total, due=one.due_on, closed=one.finished_on
    )


def _state(one: Standing) -> State:
    if one.finished_on:
        return "逾期办结" if one.due_on and one.finished_on > one.due_on else "已办结"
    if one.counts.overdue:
        return "逾期"
    return "临期" if one.soon else "未到期"


def deadline_rows(found: Iterable[DeadlineOf], *, brief: bool = False) -> tuple[DeadlineRow, ...]:
    """Deadlines with the stations or lots that they are about; `brief` counts them where they are several."""
    words = counted if brief else about
    return tuple(
        DeadlineRow(
            place=one.place,
            matter=one.title,
            step=one.step + words(one.subjects),
            due=one.due_on,
            days=abs(one.days),
            answers=one.answers,
        )
        for one in found
    )


def counted(subjects: Sequence[str]) -> str:
    """（惠城01） of one station, （8个驿站） or （2个包） of several."""
    if len(subjects) < 2:
        return about(subjects)
    return f"（{len(subjects)}个{'包' if subjects[0][0].isdigit() else '驿站'}）"


def about(subjects: Sequence[str]) -> str:
    """（惠城01、惠城02等8个）, or （第1包） of a lot, whose subject is its number."""
    named = [f"第{subject.split('/')[0]}包" if subject[0].isdigit() else subject for subject in subjects]
    if not named:
        return ""
    return f"（{'、'.join(named)}）" if len(named) <= 4 else f"（{'、'.join(named[:3])}等{len(named)}个）"


def supervision_rows(found: Iterable[SupervisionState]) -> tuple[SupervisionRow, ...]:
    """Supervision items as they stood."""
    return tuple(
        SupervisionRow(
            number=one.number,
            place=one.place,
            matter=one.title,
            reason=printed(one.reason),
            opened=one.opened_on,
            due=one.due_on,
            closed=one.closed_on,
        )
        for one in found
    )


def contract_rows(found: Iterable[PurchaseResult]) -> tuple[ContractSumRow, ...]:
    """Purchases with their sums."""
    return tuple(
        ContractSumRow(
            place=one.place,
            project=one.title,
            rounds=one.rounds,
            lots=one.lots,
            signed=one.signed,
            budget=one.budget,
            signed_budget=one.signed_budget,
            amount=one.amount,
            supplements=one.supplements,
            bidders=one.bidders,
            suppliers=one.suppliers,
            last_signed=one.last_signed,
        )
        for one in found
    )


def printed(text: str) -> str:
    """Full-width brackets and Chinese dates, as a document is printed."""
    text = re.sub(r"\d{4}-\d\d-\d\d", lambda found: cn_date(date.fromisoformat(found[0])), text)
    return text.translate(str.maketrans("()", "（）"))
