"""Confirming how an ambiguous date of the plan is read (12月中旬前: the 10th, or the 20th)."""

from __future__ import annotations

from sqlmodel import Session, select

from models.case import Case
from models.database import record_head
from models.person import Actor
from models.programme import Milestone, Programme
from models.refusal import Refusal
from record.people import check_administrator
from record.plan.amendments import Word, data_of, keep
from record.plan.loaded import plan_of
from record.stored import recompute


class NotAmbiguous(Refusal):
    """Raised when the plan's date has only one reading, or no milestone has that key."""

    code, exit_code = "not_ambiguous", 2


def confirm_reading(
    session: Session, actor: Actor, programme: Programme, key: str, reading: str, word: Word
) -> Milestone:
    """Sets which of two readings (strict, wide) of a date is watched, for the milestone and its open cases; recomputes them.

    Raises:
        WrongRole: unless the city's leader or the project manager decides.
        NotAmbiguous: if there is nothing to decide.
    """
    check_administrator(actor, "确认时限读法")
    row = session.exec(select(Milestone).where(Milestone.programme_id == programme.id, Milestone.key == key)).first()
    duty = next((m for m in plan_of(programme).milestones if m.key == key), None)
    if row is None or duty is None or duty.reading is None or duty.reading.wide is None:
        asked = [m.key for m in plan_of(programme).milestones if m.reading and m.reading.wide]
        raise NotAmbiguous(f"任务“{key}”的时限没有两种读法", remedy=f"待确认的任务：{'、'.join(asked) or '无'}")
    row.due_on = duty.reading.wide if reading == "wide" else duty.reading.strict
    session.add(row)
    data = data_of(plan_of(programme))
    held = next(item for item in data["milestones"] if item["key"] == key)["reading"]
    before = {name: held[name] for name in ("watched", "confirmed_by")}
    held |= {"watched": reading, "confirmed_by": actor.name}
    after = {"watched": reading, "confirmed_by": actor.name, "due_on": row.due_on.isoformat() if row.due_on else None}
    keep(session, actor, programme, data, "confirm", f"milestones.{key}.reading", before, after, word)
    for case in session.exec(select(Case).where(Case.programme_id == programme.id, Case.kind == key)).all():
        case.due_on = row.due_on
        case.touch(record_head(session).data_version)
        session.add(case)
        recompute(session, case)
    return row
