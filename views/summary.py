"""A whole programme in figures: deadlines, documents, alerts, stars, and the digest of the record."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, case, func, literal, or_, select
from sqlmodel import Session, col

from models.alert import Alert, Outbox
from models.assessment import StarRating
from models.case import Case, ScheduleRow
from models.document import DocumentRow
from models.programme import District, Programme, Station
from models.schema.effective import EFFECTIVE_FACT
from models.values import DeliveryState, DocumentStatus
from record.custody.digest import digest
from record.people import programme_date


def deadline_counts(session: Session, programme: Programme, today: date) -> dict[str, int]:
    """Deadlines that were met, that were missed (done late, or overdue now), and that are still open."""
    row = ScheduleRow
    state = case(
        (and_(col(row.done_on).is_not(None), col(row.done_on) <= col(row.due_on)), literal("met")),
        (or_(col(row.done_on).is_not(None), col(row.due_on) < today), literal("missed")),
        else_=literal("open"),
    )
    counts = session.execute(
        select(state, func.count())
        .select_from(row)
        .join(Case, col(Case.id) == row.case_id)
        .where(col(Case.programme_id) == programme.id, col(row.due_on).is_not(None), ~col(row.lapse))
        .group_by(state)
    ).all()
    found = {str(name): int(count) for name, count in counts}
    return {name: found.get(name, 0) for name in ("met", "missed", "open")}


def summary(session: Session, programme: Programme) -> dict[str, Any]:
    """A whole programme in one object, as `rehearse --json` prints it."""
    today = programme_date(session)
    mine = col(Case.programme_id) == programme.id
    in_programme = col(Case.id).in_(select(col(Case.id)).where(mine))
    documents = session.execute(
        select(col(DocumentRow.kind), func.count())
        .where(
            col(DocumentRow.programme_id) == programme.id,
            col(DocumentRow.status).in_([DocumentStatus.ISSUED.value, DocumentStatus.SUPERSEDED.value]),
        )
        .group_by(col(DocumentRow.kind))
        .order_by(col(DocumentRow.kind))
    ).all()
    districts = session.execute(
        select(col(District.name), func.count(col(Station.id)))
        .join(Station, col(Station.district_id) == District.id)
        .where(col(District.programme_id) == programme.id, col(Station.name).is_not(None))
        .group_by(col(District.name), col(District.position))
        .order_by(col(District.position))
    ).all()
    facts = select(func.count()).select_from(EFFECTIVE_FACT).join(Case, col(Case.id) == EFFECTIVE_FACT.c.case_id)
    return {
        "programme": programme.slug,
        "on": today.isoformat(),
        "districts": session.execute(
            select(func.count(col(District.id))).where(col(District.programme_id) == programme.id)
        ).scalar_one(),
        "stations": _pairs(districts),
        "cases": session.execute(select(func.count(col(Case.id))).where(mine)).scalar_one(),
        "facts": session.execute(facts.where(mine)).scalar_one(),
        "deadlines": deadline_counts(session, programme, today),
        "documents": _pairs(documents),
        "alerts": _alert_counts(session, in_programme),
        "assessment": _assessment(session, programme),
        "digest": digest(session),
    }


def _pairs(rows: Sequence[Row[str, int]]) -> dict[str, int]:
    return {str(name): int(count) for name, count in rows}


def _alert_counts(session: Session, in_programme: ColumnElement[bool]) -> dict[str, int]:
    base = select(func.count(col(Alert.id))).join(Case, col(Case.id) == Alert.case_id).where(in_programme)
    sent = base.join(Outbox, col(Outbox.alert_id) == Alert.id).where(col(Outbox.state) == DeliveryState.SENT.value)
    return {
        "sent": session.execute(sent).scalar_one(),
        "escalated": session.execute(base.where(col(Alert.level) > 0)).scalar_one(),
        "acknowledged": session.execute(base.where(col(Alert.acknowledged_on).is_not(None))).scalar_one(),
    }


def _assessment(session: Session, programme: Programme) -> dict[str, Any]:
    rows = session.execute(
        select(col(Case.slug), col(StarRating.station_id))
        .join(Case, col(Case.id) == StarRating.case_id)
        .where(col(Case.programme_id) == programme.id)
    ).all()
    cycles: dict[str, set[int]] = defaultdict(set)
    for slug, station in rows:
        cycles[slug.rsplit("/", 1)[-1]].add(station)
    stars = Counter(
        str(star)
        for star in session.execute(
            select(col(Station.star)).where(col(Station.programme_id) == programme.id, col(Station.star).is_not(None))
        ).scalars()
    )
    return {
        "cycles": len(cycles),
        "stations": len({s for found in cycles.values() for s in found}),
        "stars": {str(n): stars[str(n)] for n in (5, 4, 3, 2, 1, 0)},
    }
