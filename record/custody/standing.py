"""Whether the schedules that are stored are those that the facts give, and putting right those that are not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlmodel import Session, col, select

from models.case import Case
from models.database import record_head
from models.person import Actor
from record.custody import audit
from record.people import check_administrator
from record.situation import open_dossier
from record.stored import ScheduleChange, change_of, write


def differing(session: Session, tell: Callable[[int, int], None] = lambda _done, _of: None) -> Iterator[ScheduleChange]:
    """What would have to be written of each case whose stored schedule is not the one that is computed now; nothing
    where board, alerts and statistics say what `why` and the acts say. `tell` hears how many cases were looked at."""
    cases = session.exec(select(Case).order_by(col(Case.id))).all()
    for done, case in enumerate(cases):
        tell(done, len(cases))
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
    return compute_anew(session, actor)


def compute_anew(
    session: Session, actor: Actor, tell: Callable[[int, int], None] = lambda _done, _of: None
) -> list[str]:
    """As `mend`, without asking who may: the machine does it after an upgrade.

    Schedules stand on one another: what is written may move the cases that wait on it, so it is gone through until
    nothing differs.
    """
    found: dict[str, None] = {}
    while moved := _write_differing(session, tell):
        found.update(dict.fromkeys(moved))
    cases = list(found)
    if cases:
        audit.append(session, actor, "mend_schedules", "record", {"cases": cases})
    return cases


def _write_differing(session: Session, tell: Callable[[int, int], None]) -> list[str]:
    changes = list(differing(session, tell))
    cases = [change.case.slug for change in changes]
    for change in changes:
        write(session, change, record_head(session).data_version)
    session.flush()
    return cases
