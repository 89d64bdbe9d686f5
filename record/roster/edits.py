"""What changes about a person later: a correction, a file loaded again, retirement, a successor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date

from sqlmodel import Session, col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from models.audit import AuditEntry
from models.case import Case, Fact
from models.clock import CITY_ZONE
from models.database import record_head
from models.document import DocumentAct
from models.person import Actor, Person, PersonAct, PersonDeed
from models.refusal import Refusal
from record.people import absentees, check_administrator
from record.roster.changes import (
    check_administrator_left,
    check_district,
    enter_act,
    enter_person,
    entered,
    person_of,
)
from record.roster.entry import TITLES, PersonEntry, read_entry


class HasActed(Refusal):
    """Raised when a change about a person would make what they have done look like another's."""

    code = "has_acted"


class StillDeputy(Refusal):
    """Raised when somebody would leave who stands in for another during a leave that is not over."""

    code = "still_deputy"


class PostDiffers(Refusal):
    """Raised when a successor has another role or place than the person who leaves."""

    code = "post_differs"


@dataclass(frozen=True)
class FieldChange:
    """One field of a person that changes. None stands for an empty field."""

    field: str
    before: str | None
    after: str | None

    @property
    def text(self) -> str:
        """As people read it: 单位 甲局→乙局."""
        return f"{TITLES[self.field]} {self.before or '（无）'}→{self.after or '（无）'}"


@dataclass(frozen=True)
class LoadedPeople:
    """What the loading of a file did, in the order of the file."""

    new: list[PersonEntry] = field(default_factory=list)
    changed: list[tuple[PersonEntry, tuple[FieldChange, ...]]] = field(default_factory=list)
    kept: list[PersonEntry] = field(default_factory=list)
    """Those who were there already with the same content."""


def edit(
    session: Session, actor: Actor, login: str, values: Mapping[str, str | None], reason: str
) -> tuple[FieldChange, ...]:
    """Corrects fields of a person; answers with what changed, which may be nothing.

    Raises:
        WrongRole: UnknownPerson: AlreadyRetired: BadPerson: as when entering people.
        HasActed: role or district would change of a person who has done something already.
        LastAdministrator: nobody would be left who keeps the list.
    """
    check_administrator(actor, "更正办理人员")
    person = person_of(session, login)
    before = entered(person)
    after = read_entry(before.content() | dict(values) | {"login": login})
    changes = differences(before, after)
    if not changes:
        return ()
    check_district(session, after)
    if {"role", "district"} & {change.field for change in changes}:
        check_administrator_left(session, person)
        _check_has_not_acted(session, person)
    for change in changes:
        setattr(person, change.field, change.after)
    enter_act(session, actor, person, PersonDeed.EDITED, reason, action="edit_person", before=before.content())
    return changes


def differences(before: PersonEntry, after: PersonEntry) -> tuple[FieldChange, ...]:
    """The fields in which two entries of one person differ."""
    pairs = ((item.name, getattr(before, item.name), getattr(after, item.name)) for item in fields(PersonEntry))
    return tuple(FieldChange(name, old, new) for name, old, new in pairs if old != new)


def load(session: Session, actor: Actor, entries: Sequence[PersonEntry], source: str) -> LoadedPeople:
    """Enters the people of a file, all or nothing. Who is there already is corrected by it, field by field.

    Raises:
        WrongRole: BadPerson: AlreadyRetired: HasActed: LastAdministrator: as `enter_person` and `edit`.
    """
    check_administrator(actor, "登记办理人员")
    loaded = LoadedPeople()
    for entry in entries:
        person = session.get(Person, entry.login)
        if person is None:
            enter_person(session, actor, entry)
            loaded.new.append(entry)
        elif entered(person) == entry:
            loaded.kept.append(entry)
        else:
            loaded.changed.append((entry, edit(session, actor, entry.login, entry.content(), f"人员文件{source}")))
    return loaded


def retire(session: Session, actor: Actor, login: str, on: date, reason: str) -> None:
    """From `on` the person no longer acts and is no longer told. The login is never given again.

    Raises:
        WrongRole: UnknownPerson: AlreadyRetired: LastAdministrator: as above.
        HasActed: the person has done something on or after that day.
    """
    check_administrator(actor, "办理人员离岗")
    person = person_of(session, login)
    check_administrator_left(session, person)
    _check_nothing_since(session, person, on)
    _check_stands_in_for_nobody(session, person, on)
    person.retired_on = on
    enter_act(session, actor, person, PersonDeed.RETIRED, reason, action="retire_person", first=on)


def replace(session: Session, actor: Actor, login: str, successor: PersonEntry, on: date, reason: str) -> None:
    """Another person takes over the post from `on`; a successor who is not registered yet is.

    Raises:
        PostDiffers: the successor has another role or place.
        Others as `enter_person` and `retire`.
    """
    check_administrator(actor, "更换办理人员")
    person = person_of(session, login)
    if (successor.role, successor.district) != (person.role, person.district) or successor.login == login:
        raise PostDiffers(f"接任{person.name}的人应是另一名同岗位、同县区的人员", remedy="岗位不同的，请另行登记")
    _check_nothing_since(session, person, on)  # before the successor is entered, which may be the person's own doing
    _check_stands_in_for_nobody(session, person, on)
    if session.get(Person, successor.login) is None:
        enter_person(session, actor, successor)
    else:
        person_of(session, successor.login)
    check_administrator_left(session, person)
    person.retired_on = on
    enter_act(
        session,
        actor,
        person,
        PersonDeed.REPLACED,
        reason,
        action="replace_person",
        first=on,
        other=successor.login,
    )


def successor_of(
    session: Session, login: str, successor: str, *, name: str | None, unit: str | None, mail: str | None
) -> PersonEntry:
    """The successor as registered, or as to be registered: role and place are those of the person who leaves.

    Raises:
        UnknownPerson: AlreadyRetired: the person who leaves is not on the list.
        BadPerson: a new successor lacks a name, or something is wrong with what is entered.
    """
    leaving = person_of(session, login)
    found = session.get(Person, successor)
    if found is not None:
        return entered(found)
    return read_entry(
        {
            "login": successor,
            "name": name,
            "role": leaving.role,
            "unit": unit or leaving.unit,
            "district": leaving.district,
            "mail": mail,
        }
    )


def _check_stands_in_for_nobody(session: Session, person: Person, on: date) -> None:
    if absent := absentees(session, person.login, on):
        raise StillDeputy(
            f"{person.name}（{person.login}）是{'、'.join(absent)}请假期间的代办人，该请假到{on}还没有结束，不能自{on}起离岗",
            remedy="请先结束该请假，再以另一名代办人重新登记",
        )


def _check_has_not_acted(session: Session, person: Person) -> None:
    """Whoever did anything stands in the trail; the second person of an act only in its fact."""
    done = session.exec(_facts_of(person.login)).first() is not None
    if done or session.exec(select(AuditEntry.seq).where(AuditEntry.actor == person.login)).first() is not None:
        raise HasActed(
            f"{person.name}（{person.login}）已经办理过事项，不能改岗位或者县区",
            remedy="请用 people retire 办理离岗，再以新的登录名登记",
        )


def _check_nothing_since(session: Session, person: Person, on: date) -> None:
    entered_on = _last_entered(session, person.login)
    if entered_on is not None and entered_on >= on:
        raise HasActed(
            f"{person.name}（{person.login}）于{entered_on}登记过事项，不能自{on}起离岗",
            remedy=f"请把离岗日期定在{entered_on}之后",
        )
    signed = select(col(DocumentAct.done_on)).where(DocumentAct.actor == person.login, DocumentAct.done_on >= on)
    if (latest := session.exec(signed.order_by(col(DocumentAct.done_on).desc())).first()) is not None:
        raise HasActed(
            f"{person.name}（{person.login}）于{latest}办理了公文，不能自{on}起离岗",
            remedy=f"请把离岗日期定在{latest}之后",
        )
    later = session.exec(_facts_of(person.login).where(Fact.done_on >= on).order_by(col(Fact.done_on).desc())).first()
    if later is not None:
        case = session.get_one(Case, later.case_id)
        raise HasActed(
            f"{person.name}（{person.login}）于{later.done_on}办理了“{case.slug}”的事项，不能自{on}起离岗",
            remedy=f"请把离岗日期定在{later.done_on}之后，或先更正该项记录",
        )


def _last_entered(session: Session, login: str) -> date | None:
    """The date of the programme on which somebody last entered anything. Where the clock is set, as in a rehearsal, the
    trail tells the machine's time only: there it is the date of their last act on the list of people."""
    if record_head(session).clock == "system":
        at = session.exec(select(func.max(AuditEntry.at)).where(AuditEntry.actor == login)).one()
        return at.astimezone(CITY_ZONE).date() if at else None
    return session.exec(select(func.max(PersonAct.done_on)).where(PersonAct.actor == login)).one()


def _facts_of(login: str) -> SelectOfScalar[Fact]:
    return select(Fact).where(or_(col(Fact.actor) == login, col(Fact.second) == login))
