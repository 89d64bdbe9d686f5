"""The page of accounts: who may sign in, who is signed in, what was done to accounts; for the three administrators."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, func
from sqlalchemy import select as core
from sqlmodel import Session, col, select

from models.audit import AuditEntry
from models.clock import utc_now
from models.person import Person
from models.programme import District
from models.values import CITY, ROLE_TITLES, Role
from models.visitor import OFFICE_TITLES, AdminOffice
from models.web.account import END_TITLES, Account, AttemptOutcome, SessionEnd, SignInAttempt, WebSession
from record.people import programme_date
from rules.passwords import HOLDS, IDLE, LIFE, WINDOW

DEEDS = {
    "make_account": "建立账号",
    "reset_password": "重置密码",
    "change_password": "变更密码",
    "lock_account": "锁定",
    "unlock_account": "解锁",
    "end_session": "结束会话",
    "disclose": "查看个人信息",
}
"""What the trail tells of accounts."""


_PLACE = core(func.min(col(District.position))).where(col(District.name) == Person.district).scalar_subquery()
"""The district's place in the plan."""


@dataclass(frozen=True)
class AccountLine:
    """One account, with who holds it and how it stands."""

    login: str
    name: str
    title: str
    place: str
    state: str
    """正常, 已锁定, 已离岗, 须改密码."""
    locked: bool
    office: bool
    last_at: datetime | None
    """The last sign-in."""
    open: int
    """Sessions that are open."""
    failed: int
    """Failed sign-ins of the last quarter of an hour."""


@dataclass(frozen=True)
class SessionLine:
    """One session, open or over."""

    number: int
    login: str
    made_at: datetime
    seen_at: datetime
    address: str
    agent: str
    end: str
    """How it ended; empty while it is open."""


@dataclass(frozen=True)
class AccountlessPerson:
    """Somebody of the record who has no account yet."""

    login: str
    name: str
    title: str
    place: str


@dataclass(frozen=True)
class DeedLine:
    """One entry of the trail about an account."""

    seq: int
    at: datetime
    by: str
    what: str
    target: str
    reason: str


def account_lines(session: Session) -> list[AccountLine]:
    """Every account: the offices first, then the city's, then the districts', by login, in the plan's order."""
    today, now = programme_date(session), utc_now()
    opened = _counts(
        session, core(col(WebSession.login), func.count()).where(_open(now)).group_by(col(WebSession.login))
    )
    failed = _counts(
        session,
        core(col(SignInAttempt.login), func.count())
        .where(
            col(SignInAttempt.outcome) != AttemptOutcome.DONE.value,
            col(SignInAttempt.at) > now - WINDOW,
        )
        .group_by(col(SignInAttempt.login)),
    )
    last = dict(
        session.execute(
            core(col(WebSession.login), func.max(col(WebSession.made_at))).group_by(col(WebSession.login))
        ).all()
    )
    rows = session.execute(
        select(Account, Person)
        .join(Person, col(Person.login) == Account.login, isouter=True)
        .order_by(col(Account.office).is_(None), col(Person.district).is_not(None), _PLACE, Account.login)
    ).all()
    return [
        AccountLine(
            account.login,
            person.name if person else account.name or "",
            _title(account, person),
            (person.district or CITY) if person else "系统",
            _state(account, person, today, now),
            account.locked_at is not None,
            account.office is not None,
            last.get(account.login),
            opened.get(account.login, 0),
            failed.get(account.login, 0),
        )
        for account, person in rows
    ]


def _counts(session: Session, query: Select[str, int]) -> dict[str, int]:
    return dict(session.execute(query).all())


def _open(now: datetime) -> ColumnElement[bool]:
    return and_(
        col(WebSession.ended_at).is_(None), col(WebSession.seen_at) >= now - IDLE, col(WebSession.made_at) >= now - LIFE
    )


def _title(account: Account, person: Person | None) -> str:
    if account.office:
        return OFFICE_TITLES[AdminOffice(account.office)]
    return ROLE_TITLES[Role(person.role)] if person else ""


def _state(account: Account, person: Person | None, today: date, now: datetime) -> str:
    if account.locked_at is not None:
        return "已锁定"
    if account.office is None and (
        person is None or not person.active or (person.retired_on is not None and person.retired_on <= today)
    ):
        return "已离岗"
    return "须改密码" if account.must_change or now - account.set_at > HOLDS else "正常"


def candidates(session: Session) -> list[AccountlessPerson]:
    """Who of the record is in office and has no account, by place and login."""
    today = programme_date(session)
    rows = session.exec(
        select(Person)
        .join(Account, col(Account.login) == Person.login, isouter=True)
        .where(col(Account.login).is_(None), col(Person.active))
        .order_by(col(Person.district).is_not(None), _PLACE, Person.login)
    ).all()
    return [
        AccountlessPerson(person.login, person.name, ROLE_TITLES[Role(person.role)], person.district or CITY)
        for person in rows
        if person.retired_on is None or person.retired_on > today
    ]


def session_lines(session: Session, login: str, most: int = 20) -> list[SessionLine]:
    """The sessions of a login, the newest first; those that ran out say so."""
    now = utc_now()
    rows = session.exec(
        select(WebSession).where(WebSession.login == login).order_by(col(WebSession.id).desc()).limit(most)
    ).all()
    return [
        SessionLine(row.id or 0, row.login, row.made_at, row.seen_at, row.address, row.agent, _end(row, now))
        for row in rows
    ]


def _end(row: WebSession, now: datetime) -> str:
    if row.ended_as:
        return END_TITLES[SessionEnd(row.ended_as)]
    return "超时" if now - row.seen_at > IDLE or now - row.made_at > LIFE else ""


def deeds(session: Session, login: str | None = None, most: int = 50) -> list[DeedLine]:
    """What the trail tells of accounts, or of one, the newest first."""
    query = select(AuditEntry).where(col(AuditEntry.action).in_(list(DEEDS)))
    if login is not None:
        query = query.where(AuditEntry.target == login)
    rows = session.exec(query.order_by(col(AuditEntry.seq).desc()).limit(most)).all()
    return [
        DeedLine(
            row.seq,
            row.at,
            "服务器管理员" if row.actor == "system" else row.actor,
            DEEDS[row.action],
            row.target,
            str(row.entered.get("reason", "")),
        )
        for row in rows
    ]
