"""Who is registered: the first administrator, then everybody else by an administrator. Each act has its audit entry."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import Session, col, func, select

from models.clock import utc_now
from models.database import record_head
from models.person import Actor, Person, PersonAct, PersonDeed
from models.programme import District
from models.refusal import Refusal
from models.values import RecordKind, Role
from models.web.account import Account
from record.custody import audit
from record.errors import RecordOccupied, UnknownPerson
from record.people import ADMINISTRATORS, check_administrator, programme_date
from record.roster.entry import BadPerson, PersonEntry


class AlreadyInitialised(Refusal):
    """Raised when the record has people already: only the first administrator enters without another one."""

    code = "already_initialised"


class AlreadyRetired(Refusal):
    """Raised when something is to change about a person who has left."""

    code = "already_retired"


class LastAdministrator(Refusal):
    """Raised when nobody would be left who may register people."""

    code = "last_administrator"


class LoginTaken(Refusal):
    """Raised when another person has that login; a login is never given twice."""

    code = "login_taken"


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


def enter_person(session: Session, actor: Actor, entry: PersonEntry) -> Person:
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


def entered(person: Person) -> PersonEntry:
    """A person of the record, as they would be entered."""
    return PersonEntry(person.login, person.name, Role(person.role), person.unit, person.district, person.mail)


def _enter(session: Session, actor: Actor, action: str, entry: PersonEntry) -> Person:
    if (
        held := session.get(Account, entry.login)
    ) is not None:  # no person of the record has it yet: an administrator's
        raise LoginTaken(
            f"登录名“{entry.login}”已由系统的管理人员{held.name}使用", remedy="登录名不重复使用，请另取一个"
        )
    person = Person(**entry.content())
    session.add(person)
    session.flush()
    enter_act(session, actor, person, PersonDeed.REGISTERED, "", action=action)
    return person


def enter_act(
    session: Session,
    actor: Actor,
    person: Person,
    what: PersonDeed,
    reason: str,
    *,
    action: str,
    first: date | None = None,
    last: date | None = None,
    other: str | None = None,
    changes: int | None = None,
    **more: Any,
) -> PersonAct:
    """Writes an act on a person and its entry in the trail, which holds the person as they stand after it."""
    last_number = session.exec(select(func.max(PersonAct.number)).where(PersonAct.login == person.login)).one()
    content = entered(person).content()
    act = PersonAct(
        login=person.login,
        number=(last_number or 0) + 1,
        what=what.value,
        done_on=programme_date(session),
        recorded_at=utc_now(),
        actor=actor.login,
        reason=reason,
        content=content,
        first_on=first,
        last_on=last,
        other=other,
        changes=changes,
    )
    session.add_all([person, act])
    session.flush()
    days = {"from": first, "until": last, "other": other, "changes": changes, "reason": reason or None}
    said = {key: value for key, value in (days | more).items() if value is not None}
    audit.append(session, actor, action, person.login, content | said)
    return act


def person_of(session: Session, login: str) -> Person:
    """A person of the list who is not retired.

    Raises:
        UnknownPerson: nobody has that login. AlreadyRetired: the person has left.
    """
    person = session.get(Person, login)
    if person is None:
        raise UnknownPerson(f"没有登记登录名“{login}”", remedy="请用 ./yicheng people list 查看")
    if person.retired_on is not None or not person.active:
        since = f"已于{person.retired_on}" if person.retired_on else "已"
        raise AlreadyRetired(f"{person.name}（{login}）{since}离岗，不能再变更", remedy="如重新任职，请另取登录名登记")
    return person


def check_administrator_left(session: Session, person: Person) -> None:
    """Somebody else keeps the list when this person no longer does.

    Raises:
        LastAdministrator: nobody would.
    """
    others = select(Person.login).where(
        col(Person.role).in_([role.value for role in ADMINISTRATORS]),
        col(Person.district).is_(None),
        col(Person.active),
        col(Person.retired_on).is_(None),
        Person.login != person.login,
    )
    if Role(person.role) in ADMINISTRATORS and person.district is None and session.exec(others).first() is None:
        raise LastAdministrator(
            f"{person.name}（{person.login}）是唯一的管理人员", remedy="请先登记另一名市专班或市局分管领导"
        )


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
