"""What tests of acts stand on: the plan in a record, one person for each role and place, acts in one line.

Persons are plainly fictitious (演练人员). Logins read `惠城区.reviewer`, `市级.project_manager`.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlmodel import Session

from actions.acts import submit
from actions.purchase.checklists import to_confirm
from actions.registry import all_acts
from console.rehearsal.bodies import furnished
from models import clock
from models.case import Case, Fact
from models.clock import utc_now
from models.database import reading, writing
from models.person import Person
from models.plan import Plan
from models.programme import Station
from models.refusal import Refusal
from models.tables import METADATA
from models.values import CITY, ROLE_TITLES, RecordKind, Role
from papers.register import Pending, reserve_due
from record.custody.standing import differing
from record.entry.details import Details
from record.handlers import Command, Done
from record.people import actor, set_programme_date
from record.plan.programme import load
from record.roster.changes import enter_person, initialise
from record.roster.entry import ROLES, PersonEntry
from record.situation import open_dossier, procedure_of
from record.stored import recompute, recompute_followers
from rules.checklists import CHECKLISTS
from rules.plan.loading import load_plan
from rules.purchase.review import ReviewItem
from tests.schemes import huizhou_assessment

PLAN_FILE = Path(__file__).parents[2] / "programmes" / "huizhou-2023" / "plan.yaml"
STARTED = date(2023, 7, 3)
TODAY = date(2025, 12, 31)
"""The programme date of the tests: any date of the programme lies before it."""
_NUMBER = count(1)


@cache
def huizhou() -> Plan:
    """The plan as published, with whole names of its bodies: seven districts, thirty stations."""
    return furnished(load_plan(PLAN_FILE.read_text("utf-8"), PLAN_FILE.name))


@cache
def two_districts() -> Plan:
    """The same plan with 惠东县 and 龙门县 only, two stations each: quick to load."""
    plan = huizhou()
    kept = tuple(d for d in plan.districts if d.name in ("惠东县", "龙门县"))
    return plan.model_copy(update={"districts": kept, "quota": plan.quota.model_copy(update={"total": 4})})


_PREPARED: dict[tuple[int, date, date], tuple[Plan, bytes]] = {}
"""The latest records that `prepare` has made, each with its plan: the next test takes the file."""
_PREPARED_KEPT = 8


def prepare(engine: Engine, plan: Plan | None = None, *, started: date = STARTED, today: date = TODAY) -> Plan:
    """Loads a plan (the small one by default), registers everybody, sets the programme date."""
    plan = plan or two_districts()
    if engine.dialect.name != "sqlite" or clock.utc_now is not utc_now or not _untouched(engine):
        _prepare(engine, plan, started, today)
        return plan
    key = (id(plan), started, today)
    if key in _PREPARED:
        restore(engine, _PREPARED[key][1])
    else:
        _prepare(engine, plan, started, today)
        _PREPARED[key] = plan, snapshot(engine)
        if len(_PREPARED) > _PREPARED_KEPT:
            del _PREPARED[next(iter(_PREPARED))]
    return plan


def _prepare(engine: Engine, plan: Plan, started: date, today: date) -> None:
    with writing(engine) as session:
        first = _entry(CITY, Role.PROJECT_MANAGER)
        if session.get(Person, first.login) is None:
            initialise(session, first, kind=RecordKind.REHEARSAL)
        manager = actor(session, first.login)
        load(session, manager, plan, started_on=started, kind=RecordKind.REHEARSAL, assessment=huizhou_assessment())
        for place in (CITY, *(d.name for d in plan.places)):
            for role in ROLES:
                entry = _entry(place, role)
                if session.get(Person, entry.login) is None:
                    enter_person(session, manager, entry)
        set_programme_date(session, today)


def _untouched(engine: Engine) -> bool:
    """Whether the record holds nothing but its head as it was made."""
    with engine.connect() as connection:
        head = connection.exec_driver_sql("SELECT kind, clock, data_version FROM record_head").all()
        return head == [("empty", "system", 0)] and not connection.exec_driver_sql(_ANY_ROW).scalar_one()


_ANY_ROW = "SELECT " + " OR ".join(
    f'EXISTS (SELECT 1 FROM "{table.name}")' for table in METADATA.sorted_tables if table.name != "record_head"
)


def snapshot(engine: Engine) -> bytes:
    """The record as it stands; on SQLite only."""
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    # Closed first: whoever opens and closes the file once more loses SQLite's locks on it, for all its connections.
    engine.dispose()
    return _file(engine).read_bytes()


def restore(engine: Engine, content: bytes) -> None:
    """Puts a snapshot in the record's place."""
    engine.dispose()
    for beside in ("-wal", "-shm"):
        Path(f"{_file(engine)}{beside}").unlink(missing_ok=True)
    _file(engine).write_bytes(content)


def _file(engine: Engine) -> Path:
    assert engine.url.database
    return Path(engine.url.database)


def _entry(place: str, role: Role) -> PersonEntry:
    return PersonEntry(f"{place}.{role}", f"演练{ROLE_TITLES[role]}", role, place, None if place == CITY else place)


def slug(case: str) -> str:
    """The full identifier of a case named 惠东县/选址."""
    return case if case.split("/", maxsplit=1)[0].isascii() else f"{huizhou().slug}/{case}"


def act(
    engine: Engine,
    login: str,
    case: str,
    step: str,
    on: date,
    subject: str = "",
    *,
    breach: str | None = None,
    command_id: str = "",
    second: str | None = "",
    **details: Any,
) -> Done:
    """Records one act in a transaction of its own. A login without a place is one of the case's place.

    Where two are asked for, a second person of the place is named unless the test says who, or nobody (null).
    A list of rules to confirm is confirmed unless the test brings its own. Afterwards the schedules of all cases are
    held against what their facts give.
    """
    place = slug(case).split("/")[1]
    with reading(engine) as session:
        details = confirmed(session, case, step) | details
        command = Command(
            command_id=command_id or f"test-{next(_NUMBER)}",
            case=slug(case),
            step=step,
            on=on,
            subject=subject,
            details=details,
            breach=breach,
            second=second_of(session, case, step) if second == "" else second,
        )
    done = submit(engine, login if "." in login else f"{place}.{login}", command)
    if engine.dialect.name == "sqlite":  # what follows is computed by the same code on either, and here it is cheap
        assert stale(engine) == []
    return done


def stale(engine: Engine) -> list[str]:
    """The cases whose stored schedule is not what their facts give."""
    with reading(engine) as session:
        return [change.case.slug for change in differing(session)]


def confirmed(session: Session, case: str, step: str) -> dict[str, Any]:
    """The step's list with every item confirmed; nothing where it has none."""
    row = session.execute(select(Case).where(Case.slug == slug(case))).scalar_one_or_none()  # type: ignore[arg-type]
    rules = to_confirm(open_dossier(session, row), step) if row and step in CHECKLISTS else ()
    items = {"items": reviewed()} if step == "requirement_review" else {}
    checks = [{"rule": rule.id, "ok": "yes", "evidence": "演练材料"} for rule in rules]
    return ({"checks": checks} if rules else {}) | (items if row else {})


def reviewed(**changed: Any) -> list[dict[str, Any]]:
    """Every item of a review answered with 是."""
    return [{"item": str(item), "ok": "yes", "shown": "演练材料"} | changed for item in ReviewItem]


def second_of(session: Session, case: str, step: str) -> str | None:
    """Who is there as the second person, where the step asks for one: who signed with others accepts with others."""
    row = session.execute(select(Case).where(Case.slug == slug(case))).scalar_one_or_none()  # type: ignore[arg-type]
    declared = procedure_of(session, row) if row else None
    if declared is None or step not in declared.index or not declared.step(step).two_persons:
        return None
    role = Role.SUPERVISOR if step in ("bid_opening", "contract_signature") else Role.ASSESSOR
    return f"{slug(case).split('/')[1]}.{role}"


def refused(engine: Engine, code: str, *args: Any, **details: Any) -> str:
    """Asserts that `act` is refused with that code and changes nothing. Answers with the message."""
    before = contents(engine)
    with pytest.raises(Refusal) as caught:
        act(engine, *args, **details)
    assert caught.value.code == code, str(caught.value)
    assert contents(engine) == before
    return str(caught.value)


def assume(engine: Engine, case: str, step: str, on: date, *subjects: str, **details: Any) -> None:
    """Writes facts as if they had been recorded, unchecked: what a test stands on, not what it tests. What may be left
    out of the step's form is stored as the product stores it."""
    with writing(engine) as session:
        row = case_of(session, case)
        stored = as_stored(all_acts()[procedure_of(session, row).name, step].details, **details)
        for subject in subjects or ("",):
            session.add(
                Fact(
                    case_id=row.id,
                    step=step,
                    round=row.round,
                    subject=subject,
                    done_on=on,
                    actor="test",
                    details=stored,
                    command_id=f"assumed-{next(_NUMBER)}",
                    recorded_at=utc_now(),
                )
            )
        recompute(session, row)
        recompute_followers(session, row, step)


def as_stored(form: type[Details], **details: Any) -> dict[str, Any]:
    """Details as the product stores them: what is left out of the form stands there, too."""
    return form.model_construct().model_dump(mode="json", warnings=False) | details


def form_of(procedure: str, step: str) -> type[Details]:
    """The form of a step."""
    return all_acts()[procedure, step].details


def papers(engine: Engine, case: str) -> dict[str, Pending]:
    """Reserves what is due in a case, and answers with the documents that lack their file, by kind."""
    with writing(engine) as session:
        return {document.kind: document for document in reserve_due(session, case_of(session, case))}


def contents(engine: Engine) -> dict[str, list[str]]:
    """Every row of every table, for comparison."""
    with reading(engine) as session:
        connection = session.connection()
        return {
            table.name: sorted(repr(tuple(row)) for row in connection.exec_driver_sql(f'SELECT * FROM "{table.name}"'))
            for table in METADATA.sorted_tables
        }


def case_of(session: Session, case: str) -> Case:
    """The case named 惠东县/选址."""
    return session.execute(select(Case).where(Case.slug == slug(case))).scalar_one()  # type: ignore[arg-type]


def station_of(session: Session, code: str) -> Station:
    """The station with that code."""
    return session.execute(select(Station).where(Station.code == code)).scalar_one()  # type: ignore[arg-type]
