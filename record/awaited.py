"""What a case waits on in other cases of its programme: which waits apply, and on which dates they were met."""

from __future__ import annotations

from datetime import date

import sqlalchemy
from sqlalchemy import and_
from sqlmodel import Session, col

from models.case import Case, ScheduleRow
from models.programme import Programme
from record.errors import CaseMissing
from rules.kinds import kind_of
from rules.procedure import Wait
from rules.purchase.profile import profile_named


def waits_on(case: Case, wait: Wait) -> bool:
    """Whether a wait of the procedure applies to the case: a purchase waits only on what its profile names."""
    return case.purchase is None or wait.name in profile_named(case.purchase).waits


def awaited_dates(session: Session, case: Case, wait: Wait) -> dict[str, date] | None:
    """The dates on which the other case did the awaited step; {'': …} only when all its subjects are done.

    None where the wait does not apply: not for what the case buys, nor for a case of the city if districts do it, nor
    if the plan declares that it has no such case.

    Raises:
        CaseMissing: if the programme has no such case and its plan does not say so.
    """
    if not waits_on(case, wait):
        return None
    here = col(Case.district_id).is_(None) if wait.city else col(Case.district_id) == case.district_id
    row = ScheduleRow
    rows = session.execute(
        sqlalchemy.select(col(row.subject), col(row.done_on), col(row.id))
        .select_from(Case)
        .join(
            row,
            and_(col(row.case_id) == Case.id, col(row.step) == wait.step, col(row.round) == Case.round),
            isouter=True,
        )
        .where(col(Case.programme_id) == case.programme_id, col(Case.kind) == wait.kind, here)
    ).all()
    if not rows:
        if case.district_id is None and not wait.city:
            return None
        programme = session.get_one(Programme, case.programme_id)
        if any(item["kind"] == wait.kind for item in programme.plan.get("not_applicable", ())):
            return None
        raise CaseMissing(
            f"“{case.slug}”须等“{kind_of(wait.kind).title}”（{wait.kind}），而方案没有这一事项",
            remedy="请在方案中补上该任务，或在 not_applicable 中写明由谁决定不适用和理由后重新载入",
        )
    if wait.each:
        return {subject: on for subject, on, _id in rows if on}
    dates = [on for _subject, on, found in rows if found]
    return {"": max(d for d in dates if d)} if dates and None not in dates else {}
