"""What a case waits on in other cases of its programme: which waits apply, and on which dates they were met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, or_, select
from sqlmodel import Session

from models.base import table_of
from models.case import Case, ScheduleRow
from models.programme import Programme
from record.errors import CaseMissing
from rules.kinds import kind_of
from rules.procedure import Procedure, Wait
from rules.purchase.profile import profile_named

_CASE, _ROW = table_of(Case), table_of(ScheduleRow)

Done = tuple[str, str, date | None]
"""Step, subject and date of a stored row."""


def waits_on(case: Case, wait: Wait) -> bool:
    """Whether a wait of the procedure applies to the case: a purchase waits only on what its profile names."""
    return case.purchase is None or wait.name in profile_named(case.purchase).waits


@cache
def _asks_for(waits: frozenset[Wait]) -> Any:
    """The cases that these waits may mean, of the district and of the city, with the rows of the awaited steps."""
    steps, kinds = sorted({wait.step for wait in waits}), sorted({wait.kind for wait in waits})
    return (
        select(_CASE.c.id, _CASE.c.kind, _CASE.c.district_id, _ROW.c.step, _ROW.c.subject, _ROW.c.done_on)
        .select_from(_CASE)
        .outerjoin(_ROW, and_(_ROW.c.case_id == _CASE.c.id, _ROW.c.round == _CASE.c.round, _ROW.c.step.in_(steps)))
        .where(
            _CASE.c.programme_id == bindparam("programme"),
            _CASE.c.kind.in_(kinds),
            or_(_CASE.c.district_id.is_(None), _CASE.c.district_id == bindparam("district")),
        )
    )


def awaited_dates(
    session: Session, case: Case, procedure: Procedure, ahead: tuple[int, Sequence[Done]] | None = None
) -> dict[Wait, dict[str, date] | None]:
    """By wait the dates on which the other case did the awaited step; {'': …} only when all its subjects are done.

    None if the wait does not apply: not for what the case buys, nor for a case of the city if districts do it, nor
    if the plan declares that it has no such case. `ahead` gives the rows that a case is about to have, by its id.

    Raises:
        CaseMissing: if the programme has no such case and its plan does not say so.
    """
    waits = [wait for step in procedure.steps for wait in step.waits]
    if not waits:
        return {}
    found: dict[tuple[str, bool], dict[int, list[Done]]] = {}
    place = {"programme": case.programme_id, "district": case.district_id or 0}
    for case_id, kind, district, step, subject, on in session.execute(_asks_for(frozenset(waits)), place):
        rows = found.setdefault((kind, district is None), {}).setdefault(case_id, [])
        if step is not None:
            rows.append((step, subject, on))
    for cases in found.values():
        if ahead and ahead[0] in cases:
            cases[ahead[0]] = list(ahead[1])
    return {wait: _dates(session, case, wait, found) if waits_on(case, wait) else None for wait in waits}


def _dates(
    session: Session, case: Case, wait: Wait, found: Mapping[tuple[str, bool], Mapping[int, Sequence[Done]]]
) -> dict[str, date] | None:
    cases = found.get((wait.kind, wait.city or case.district_id is None))
    if cases is None:
        _check_absence(session, case, wait)
        return None
    rows = [(subject, on) for rows in cases.values() for step, subject, on in rows if step == wait.step]
    if wait.each:
        return {subject: on for subject, on in rows if on}
    dates = [on for _subject, on in rows]
    return {"": max(d for d in dates if d)} if dates and None not in dates else {}


def _check_absence(session: Session, case: Case, wait: Wait) -> None:
    if case.district_id is None and not wait.city:
        return
    programme = session.get_one(Programme, case.programme_id)
    if any(item["kind"] == wait.kind for item in programme.plan.get("not_applicable", ())):
        return
    raise CaseMissing(
        f"“{case.slug}”须等“{kind_of(wait.kind).title}”（{wait.kind}），而方案没有这一事项",
        remedy="请在方案中补上该任务，或在 not_applicable 中写明由谁决定不适用和理由后重新载入",
    )
