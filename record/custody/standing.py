"""Whether the schedules that are stored are those that the facts give, and putting right those that are not."""

from __future__ import annotations

from collections.abc import Iterator

from sqlmodel import Session, col, select

from models.case import Case
from models.database import record_head
from models.person import Actor
from record.custody import audit
from record.people import check_administrator
from record.situation import open_dossier
from record.stored import ScheduleChange, change_of, write


def differing(session: Session) -> Iterator[ScheduleChange]:
    """What would have to be written of each case whose stored schedule is not the one that is computed now; nothing
    where board, alerts and statistics say what `why` and the acts say."""
    for case in session.exec(select(Case).order_by(col(Case.id))).all():
        change = change_of(session, open_dossier(session, case))
        if change.added or change.moved or change.gone or change.closed_on != case.closed_on:
            yield change


def mend(session: Session, actor: Actor) -> list[str]:
    """Stores the schedules anew that differ, with an entry in the trail; answers with the cases. Call it inside
    `writing`.

    Raises:
        WrongRole: see `check_administrator`.
    """
    check_administrator(actor, "重算时限")
    changes = list(differing(session))
    cases = [change.case.slug for change in changes]
    for change in changes:
        write(session, change, record_head(session).data_version)
    if cases:
        audit.append(session, actor, "mend_schedules", "record", {"cases": cases})
    return cases
