"""The rows of purchases that a wall chart draws: each step with its case and place."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import and_, select
from sqlmodel import Session, col

from models.case import Case, ScheduleRow
from models.programme import District, Milestone, Programme


@dataclass(frozen=True)
class LaneStep:
    """A row of the schedule with the case and the district that it belongs to; `place` is None for the city."""

    row: ScheduleRow
    case_id: int
    place: str | None


def lane_steps(session: Session, programme: Programme, steps: Collection[str]) -> list[LaneStep]:
    """The rows of these steps in every case of a programme, in the order of milestones, districts and rounds."""
    row = ScheduleRow
    found = session.execute(
        select(row, col(Case.id), col(District.name))
        .join(Case, col(Case.id) == row.case_id)
        .join(District, col(District.id) == Case.district_id, isouter=True)
        .join(Milestone, and_(col(Milestone.programme_id) == Case.programme_id, col(Milestone.key) == Case.kind))
        .where(col(Case.programme_id) == programme.id, col(row.step).in_(steps))
        .order_by(col(Milestone.position), col(District.position), col(row.round), col(row.position), col(row.subject))
    ).all()
    return [LaneStep(*one) for one in found]
