"""Thresholds in the record: what an administrator has loaded, on top of what the product knows."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session, col, select

from models.clock import utc_now
from models.person import Actor
from models.thresholds import ThresholdRow
from models.values import Level, Subject, ThresholdKind
from record.custody import audit
from record.people import check_administrator
from rules.purchase.thresholds import Threshold, Thresholds, known_thresholds


def thresholds_of(session: Session) -> Thresholds:
    """The thresholds that come with the product, and those that were loaded since."""
    return known_thresholds(loaded(session))


def loaded(session: Session) -> list[Threshold]:
    """The loaded rows in the order in which they were loaded."""
    return [_threshold(row) for row in session.exec(select(ThresholdRow).order_by(col(ThresholdRow.id))).all()]


def load(session: Session, actor: Actor, rows: Sequence[Threshold], source: str) -> list[Threshold]:
    """Enters the rows of a file; answers with those that were new. Loading a file again changes nothing.

    Raises:
        WrongRole: unless the project manager or the city's leader loads.
        ThresholdsContradict: where a limit would not lie below its open-tender threshold.
    """
    check_administrator(actor, "载入采购限额标准")
    before = loaded(session)
    counting = {(row.key, row.since): row for row in before}
    new = [row for row in rows if counting.get((row.key, row.since)) != row]
    known_thresholds((*before, *new)).check_limits(new)
    for row in new:
        session.add(
            ThresholdRow(
                region=row.region,
                level=row.level,
                subject=row.subject,
                kind=row.kind,
                amount=row.amount,
                since=row.since,
                until=row.until,
                basis=row.basis,
                confidence=row.confidence,
                loaded_by=actor.login,
                loaded_at=utc_now(),
            )
        )
        session.flush()  # one by one: the last one loaded counts
    if new:
        audit.append(session, actor, "load_thresholds", source, {"rows": [_said(row) for row in new]})
    return new


def _threshold(row: ThresholdRow) -> Threshold:
    return Threshold(
        row.region,
        Level(row.level) if row.level else None,
        Subject(row.subject),
        ThresholdKind(row.kind),
        row.amount,
        row.since,
        row.until,
        row.basis,
        row.confidence,
    )


def _said(row: Threshold) -> dict[str, object]:
    return {
        "region": row.region,
        "level": row.level,
        "subject": row.subject,
        "kind": row.kind,
        "amount": row.amount,
        "since": row.since,
        "until": row.until,
        "basis": row.basis,
        "confidence": row.confidence,
    }
