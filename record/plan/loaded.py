"""A programme as it stands in the record: its row, its plan, its districts and its cases.

Apart from `record.plan.programme`, which loads it: nearly every command asks these, and they need far less.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from models.case import Case
from models.programme import District, Programme
from models.refusal import Refusal
from models.values import DISTRICT_WORD

if TYPE_CHECKING:
    from models.plan import Plan


class UnknownProgramme(Refusal):
    """Raised when no programme of that name is loaded."""

    code, exit_code = "unknown_programme", 2


def programme(session: Session, slug: str) -> Programme:
    """The programme of that slug.

    Raises:
        UnknownProgramme: where it is not loaded.
    """
    found = session.exec(select(Programme).where(Programme.slug == slug)).first()
    if found is None:
        known = "、".join(session.exec(select(Programme.slug).order_by(Programme.slug)).all()) or "（尚未载入任何方案）"
        raise UnknownProgramme(f"没有方案“{slug}”", remedy=f"已载入：{known}")
    return found


def plan_of(row: Programme) -> Plan:
    """The plan as it stands, with what was said of it since it was loaded."""
    return _plan(json.dumps(row.plan, ensure_ascii=False))


@lru_cache(maxsize=8)
def _plan(text: str) -> Plan:
    """Kept by the whole text, since `plan_sha256` names the plan as it was loaded, not as it was amended."""
    from models.plan import Plan  # its sixty sections: who only asks for a programme or a case does without

    return Plan.from_canonical(text)


def district_word(row: Programme) -> str:
    """What the city calls its districts; without the rest of its plan, which takes longer to read."""
    return str(row.plan.get("words", {}).get("district", DISTRICT_WORD))


def cases(session: Session, row: Programme, district: str | None = None) -> list[Case]:
    """All cases of a programme, or of one district, in a stable order."""
    query = select(Case).where(Case.programme_id == row.id)
    if district is not None:
        query = query.join(District, col(District.id) == Case.district_id).where(District.name == district)
    return list(session.exec(query.order_by(col(Case.id))).all())


def districts(session: Session, row: Programme) -> list[District]:
    """The districts of a programme, in the order of the plan."""
    return list(
        session.exec(select(District).where(District.programme_id == row.id).order_by(col(District.position))).all()
    )
