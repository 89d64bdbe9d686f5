"""An act that is judged and computed before the record's lock is taken: the lock is held only to write it.

Between the two others may write. What they moved is told by three things: `data_version` (nothing at all moved),
`changed_version` of the cases that the act was judged by, and the trail, in which every change has its entry that an act
may be judged by. Changes by which none is judged may have no entry: alerts raised and sent, a morning's watch held, how
far a case was advanced, papers superseded or dropped. Where something did move the act is prepared anew; where only other
districts moved, what a check asks of them is asked again under the lock.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Engine, bindparam, exists, or_
from sqlalchemy import select as core
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from models.audit import AuditEntry
from models.base import table_of
from models.case import Case
from models.database import record_head, snapshot, writing
from record.citations import citing
from record.handlers import Acts, Command, Done
from record.people import actor as person
from record.people import programme_date
from record.perform import Prepared, commit, perform, prepare

TIMES = 3
"""How often an act is prepared before it is judged under the lock, if nobody can come between."""

OF_CASES = ("record", "correct", "withdraw", "open_round", "supervise", "open_cycle")
"""Entries of what changes cases: whether one of those that matter was changed, `changed_version` tells."""
ASIDE = (
    "acknowledge",
    "adopt_document",
    "amend_document",
    "change_password",
    "close_supervision",
    "disclose",
    "draft_document",
    "end_session",
    "export_archive",
    "issue_document",
    "lock_account",
    "make_account",
    "release_number",
    "reopen_supervision",
    "reserve_document",
    "reserve_number",
    "reset_password",
    "return_document",
    "review_document",
    "sign_document",
    "unlock_account",
    "void_document",
)
"""Entries of what no act is judged by: papers, reminders, numbers, accounts. Any other entry makes an act be prepared anew."""

_CASE, _ENTRY = table_of(Case), table_of(AuditEntry)
_CHANGED = exists().where(
    _CASE.c.programme_id == bindparam("programme"), _CASE.c.changed_version > bindparam("version")
)
_CHANGED_HERE = _CHANGED.where(or_(_CASE.c.district_id.is_(None), _CASE.c.district_id == bindparam("district")))
_SINCE = exists().where(_ENTRY.c.seq > bindparam("entries"), _ENTRY.c.action.not_in((*OF_CASES, *ASIDE)))
_MOVED, _MOVED_HERE = core(or_(_SINCE, _CHANGED)), core(or_(_SINCE, _CHANGED_HERE))


class RecordMoved(Exception):
    """Raised when the record is no longer what an act was judged by; nobody but `submit` sees it."""


@dataclass(frozen=True)
class Seen:
    """The record as an act was judged by it."""

    version: int
    entries: int
    today: date


def see(session: Session) -> Seen:
    """What the record is now; to be asked before anything else is read."""
    head = record_head(session)
    return Seen(head.data_version, head.audit_count, programme_date(session))


def submit(engine: Engine, login: str, command: Command, acts: Acts) -> Done:
    """Records one act, or refuses it and changes nothing: `record.perform.perform`, with most of the work done before
    the lock is taken.

    Raises:
        Refusal: as `perform`; UnknownPerson for an unknown or inactive login.
    """
    for _ in range(TIMES):
        seen, prepared = judge_before(engine, login, command, acts)
        if isinstance(prepared, Done):
            return prepared
        try:
            return write_judged(engine, seen, prepared)
        except RecordMoved:  # judged anew, it may be refused with a reason
            continue
        except IntegrityError as error:
            if not was_quicker(error):
                raise
    with writing(engine) as session:
        return perform(session, person(session, login), command, acts)


_ONCE = ("uq_fact_", "fact.command_id", "fact.corrects", "fact.case_id, fact.step")
"""What no two facts share, in the words of either database: a command, what they correct, their place."""


def was_quicker(error: IntegrityError) -> bool:
    """Whether somebody has recorded the same meanwhile; another constraint that is broken is a fault of the product."""
    return any(name in str(error.orig) for name in _ONCE)


def judge_before(engine: Engine, login: str, command: Command, acts: Acts) -> tuple[Seen, Prepared | Done]:
    """The first half: what the act is and what follows from it, by the record as it is now. It writes nothing, and
    answers a page that asks what would follow.

    Raises:
        Refusal: as `submit`.
    """
    with snapshot(engine) as session:
        seen = see(session)
        return seen, prepare(session, person(session, login), command, acts)


def write_judged(engine: Engine, seen: Seen, prepared: Prepared) -> Done:
    """The second half: takes the lock, sees that nothing has moved that the act was judged by, and writes it.

    Raises:
        RecordMoved: something has, or may have. Refusal: what others did meanwhile stands against it.
    """
    with writing(engine) as session:
        dossier = prepared.work.dossier
        session.add_all(held for held in (dossier.case, dossier.programme, dossier.district) if held is not None)
        prepared = replace(prepared, work=replace(prepared.work, session=session))
        if record_head(session).data_version != seen.version + 1:
            check_unmoved(session, seen, dossier.case)
            prepared = _asked_again(prepared)
        return commit(session, prepared)


def check_unmoved(session: Session, seen: Seen, case: Case) -> None:
    """Nothing has changed that an act of this case was judged by.

    An act of a district stands on the cases of the district and of the city; one of the city, which other districts'
    cases may follow, on all.

    Raises:
        RecordMoved: something has, or may have.
    """
    known = {"programme": case.programme_id, "version": seen.version, "entries": seen.entries}
    here = {"district": case.district_id} if case.district_id else {}
    moved = session.execute(_MOVED_HERE if here else _MOVED, known | here).scalar()
    if moved or programme_date(session) != seen.today:
        raise RecordMoved


def _asked_again(prepared: Prepared) -> Prepared:
    """Other districts have moved: what the step's check looks up may be elsewhere (a name that is taken since)."""
    work = replace(prepared.work, details=prepared.given, warnings=[])
    with citing(work.dossier.programme):
        prepared.handler.check(work)
    prepared.fact.details = work.details.model_dump(mode="json")
    return replace(prepared, work=work)
