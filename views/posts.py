"""Posts (岗位) that open cases need and nobody holds: their deadlines are told to the next one up until they are filled."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.case import Case, ScheduleRow
from models.programme import District
from models.values import CITY, CITY_ROLES, ROLE_TITLES, Role
from record.people import holders, programme_date
from record.situation import procedure_of


@dataclass(frozen=True, order=True)
class EmptyPost:
    """A post without anybody who is there today. `district` is None for one of the city."""

    district: str | None
    role: Role

    @property
    def said(self) -> str:
        """As people read it: 惠东县驿站监管员."""
        return f"{self.district or CITY}{ROLE_TITLES[self.role]}"


def empty_posts(session: Session) -> list[EmptyPost]:
    """The posts of the steps that are still to be done in open cases, and of the leaders who are told of overdue ones,
    that nobody holds today: retired, away, or never registered. City first, then by district."""
    found = session.execute(
        select(Case, District.name, ScheduleRow.step)
        .join(ScheduleRow, col(ScheduleRow.case_id) == Case.id)
        .join(District, col(District.id) == Case.district_id, isouter=True)
        .where(
            col(Case.closed_on).is_(None),
            ScheduleRow.round == Case.round,
            ~col(ScheduleRow.lapse),
            col(ScheduleRow.done_on).is_(None),
        )
        .order_by(col(Case.id))
    ).all()
    needed: dict[EmptyPost, None] = {}
    for case, district, step in found:
        roles = {procedure_of(session, case).step(step).doer(city=district is None), Role.CITY_LEADER}
        if district:
            roles.add(Role.DISTRICT_LEADER)
        needed |= dict.fromkeys(EmptyPost(None if role in CITY_ROLES else district, role) for role in roles)
    today = programme_date(session)
    empty = [post for post in needed if post.role is not Role.SYSTEM]
    empty = [post for post in empty if not holders(session, post.role, post.district, today)]
    return sorted(empty, key=lambda post: (post.district or "", post.role))
