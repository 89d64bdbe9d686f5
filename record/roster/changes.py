"""Who is registered: the first administrator, then everybody else by an administrator. Each act has its audit entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from models.database import record_head
from models.person import Actor, Person
from models.programme import District
from models.refusal import Refusal
from models.values import RecordKind, Role
from record.custody import audit
from record.errors import RecordOccupied, WrongRole
from record.roster.entry import BadPerson, PersonEntry

ADMINISTRATORS = (Role.PROJECT_MANAGER, Role.CITY_LEADER)
"""Who keeps the list of people, loads plans, calendars and thresholds, and restores a backup."""


class AlreadyInitialised(Refusal):
    """Raised when the record has people already: only the first administrator enters without another one."""

    code = "already_initialised"


class LoginTaken(Refusal):
    """Raised when another person has that login; a login is never given twice."""

    code = "login_taken"


@dataclass(frozen=True)
class Loaded:
    """What the loading of a file did."""

    new: list[PersonEntry] = field(default_factory=list)
    kept: list[PersonEntry] = field(default_factory=list)
    """Those who were there already with the same content."""


def initialise(session: Session, entry: PersonEntry, *, kind: RecordKind = RecordKind.REAL) -> Person:
    """Enters the first administrator, who answers for this entry themself; from then on the record has its kind.

    Raises:
        AlreadyInitialised: there is somebody already.
        RecordOccupied: the record holds a programme of the other kind.
        BadPerson: not an administrator of the city.
    """
    head = record_head(session)
    if head.kind not in (RecordKind.EMPTY.value, kind.value):
        raise RecordOccupied("数据目录中是演练记录，不能用于实际工作", remedy="请另设 YICHENG_HOME 后再办理")
    if session.exec(select(Person.login)).first() is not None:
        raise AlreadyInitialised(
            "已有办理人员，不能再登记第一名管理人员", remedy="请由在岗的市专班或市局分管领导用 ./yicheng people 办理"
        )
    if entry.role not in ADMINISTRATORS or entry.district is not None:
        raise BadPerson("第一名管理人员应为市专班或市局分管领导，不填县区")
    head.kind = kind.value
    return _enter(session, Actor(entry.login, entry.name, entry.role), "initialise", entry)


def register(session: Session, actor: Actor, entry: PersonEntry) -> Person:
    """Enters a person.

    Raises:
        WrongRole: only an administrator of the city registers people.
        LoginTaken: the login is another person's.
        BadPerson: no loaded plan has the district.
    """
    check_administrator(actor, "登记办理人员")
    if (found := session.get(Person, entry.login)) is not None:
        raise LoginTaken(f"登录名“{entry.login}”已由{found.name}使用", remedy="登录名不重复使用，请另取一个")
    check_district(session, entry)
    return _enter(session, actor, "register", entry)


def load(session: Session, actor: Actor, entries: Sequence[PersonEntry]) -> Loaded:
    """Enters the people of a file: all of them, or nobody. Who is there already with the same content stays as is.

    Raises:
        WrongRole: LoginTaken: BadPerson: as `register`.
    """
    check_administrator(actor, "登记办理人员")
    loaded = Loaded()
    for entry in entries:
        person = session.get(Person, entry.login)
        if person is not None and entered(person) == entry:
            loaded.kept.append(entry)
        else:
            register(session, actor, entry)
            loaded.new.append(entry)
    return loaded


def entered(person: Person) -> PersonEntry:
    """A person of the record, as they would be entered."""
    return PersonEntry(person.login, person.name, Role(person.role), person.unit, person.district, person.mail)


def _enter(session: Session, actor: Actor, action: str, entry: PersonEntry) -> Person:
    person = Person(**entry.content())
    session.add(person)
    session.flush()
    audit.append(session, actor, action, entry.login, entry.content())
    return person


def check_administrator(actor: Actor, what: str) -> None:
    """Refuses whoever is not an administrator of the city; `what` completes 不能….

    Raises:
        WrongRole: with who may.
    """
    if actor.role not in ADMINISTRATORS or actor.district is not None:
        raise WrongRole(f"{actor.title}不能{what}", remedy="请由市专班或市局分管领导办理")


def check_district(session: Session, entry: PersonEntry) -> None:
    """A person's district is one of a loaded plan.

    Raises:
        BadPerson: with the districts that there are.
    """
    if entry.district is None:
        return
    known = dict.fromkeys(
        session.exec(select(District.name).order_by(col(District.programme_id), col(District.position))).all()
    )
    if entry.district not in known:
        remedy = f"可填：{'、'.join(known)}" if known else "请先用 ./yicheng programme load 载入方案，再登记县区人员"
        raise BadPerson(f"已载入的方案中没有县区“{entry.district}”", remedy=remedy)
