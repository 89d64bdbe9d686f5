"""Sessions of the console: who a token belongs to, and signing in and out.

A session and its last request are written aside, without the lock of the record's head: no act is judged by them, and a
morning on which everybody signs in must not keep anybody from recording.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Engine, Row, and_, func, update
from sqlalchemy import select as core
from sqlmodel import Session, col, select

from models.base import table_of
from models.clock import system_date, utc_now
from models.person import Person
from models.record import RecordHead
from models.values import RecordKind, Role
from models.visitor import AdminOffice, Visitor
from models.web.account import Account, AttemptOutcome, SessionEnd, SignInAttempt, WebSession
from record.accounts.errors import SignInLimited, SignInRefused, WrongPassword
from record.accounts.hashing import hashed, matches, outdated
from record.leases import aside
from rules.passwords import HOLDS, IDLE, LIFE, TRIES_ANYWHERE, TRIES_HERE, TRIES_OF_ADDRESS, WINDOW

_SEEN_EVERY = timedelta(minutes=1)
_LONGEST_AGENT = 200

_ACCOUNT, _PERSON, _SESSION, _HEAD = table_of(Account), table_of(Person), table_of(WebSession), table_of(RecordHead)
_HOLDER = (
    *(_ACCOUNT.c[name] for name in ("login", "office", "password", "set_at", "must_change", "demo", "locked_at")),
    func.coalesce(_PERSON.c.name, _ACCOUNT.c.name, "").label("name"),
    *(_PERSON.c[name] for name in ("role", "district", "active", "retired_on")),
    *(_HEAD.c[name] for name in ("kind", "clock_on")),
)
_HOLDING = _ACCOUNT.outerjoin(_PERSON, _PERSON.c.login == _ACCOUNT.c.login).join(_HEAD, _HEAD.c.id == 1)


def token_hash(token: str) -> str:
    """What is stored of a session's token: SHA-256, which is enough for 256 bits of chance."""
    return hashlib.sha256(token.encode()).hexdigest()


def visitor_of(session: Session, token: str) -> tuple[Visitor, datetime] | None:
    """Who is signed in with a token, and when they were last seen; None if nobody is any more: signed out, idle, over,
    locked, retired.
    """
    query = (
        core(*_HOLDER, _SESSION.c.id.label("number"), _SESSION.c.made_at, _SESSION.c.seen_at)
        .select_from(_HOLDING.join(_SESSION, _SESSION.c.login == _ACCOUNT.c.login))
        .where(_SESSION.c.token_hash == token_hash(token), _SESSION.c.ended_at.is_(None))
    )
    row, now = session.execute(query).first(), utc_now()
    if row is None or now - row.seen_at > IDLE or now - row.made_at > LIFE or kept_out(row) is not None:
        return None
    visitor = Visitor(
        row.login,
        row.name,
        Role(row.role) if row.office is None else None,
        row.district if row.office is None else None,
        AdminOffice(row.office) if row.office else None,
        row.number,
        must_change=bool(row.must_change) or now - row.set_at > HOLDS,
    )
    return visitor, row.seen_at


def seen(engine: Engine, visitor: Visitor, before: datetime) -> None:
    """Notes that a session is in use, at most once a minute."""
    now = utc_now()
    if now - before >= _SEEN_EVERY:
        with aside(engine) as session:
            session.execute(update(WebSession).where(col(WebSession.id) == visitor.session_id).values(seen_at=now))


def kept_out(row: Row[tuple[object, ...]]) -> str | None:
    """Why the holder of an account may not be signed in, in Chinese; None if they may."""
    today: date = row.clock_on or system_date()
    if row.locked_at is not None:
        return "账号已锁定，请与安全管理员联系"
    if row.demo and row.kind != RecordKind.REHEARSAL.value:
        return "演练账号只能用于演练"
    if row.office is None and (not row.active or (row.retired_on is not None and row.retired_on <= today)):
        return "已离岗，不能登录"
    return None


@dataclass(frozen=True)
class Caller:
    """From where somebody signs in: the address, and what the browser calls itself."""

    address: str
    agent: str = ""


def sign_in(engine: Engine, login: str, word: str, caller: Caller) -> str:
    """Opens a session; the token is for the cookie and is stored nowhere.

    Raises:
        SignInLimited: too many attempts before this one. SignInRefused: wrong, or not allowed in.
    """
    with Session(engine) as session:
        row = session.execute(core(*_HOLDER).select_from(_HOLDING).where(_ACCOUNT.c.login == login)).first()
        known = row.login if row else f"?{hashlib.sha256(login.encode()).hexdigest()[:16]}"
        tried = col(SignInAttempt.outcome) != AttemptOutcome.DONE.value
        _check_limit(session, and_(_of_address(caller), tried), TRIES_OF_ADDRESS)
    attempt = _enter_attempt(engine, known, caller)
    _check_login(engine, known, caller, attempt)
    if not matches(row.password if row else None, word) or row is None:
        raise SignInRefused("登录名或者密码不对", remedy="请核对后重新输入；忘记密码的，请由系统管理员重置")
    if (reason := kept_out(row)) is not None:
        raise SignInRefused(reason)
    return _open(engine, row.login, word if outdated(row.password) else None, attempt, caller)


def _check_login(engine: Engine, login: str, caller: Caller, attempt: int) -> None:
    """Counted after the attempt was entered: of many at once, no more are looked at than of many one by one. One that is
    not looked at does not make the waiting longer.

    Raises:
        SignInLimited: this one is beyond the limits.
    """
    try:
        with Session(engine) as session:
            so_far = and_(_of_login(login), col(SignInAttempt.id) <= attempt, _failed())
            _check_limit(session, and_(so_far, _of_address(caller)), TRIES_HERE + 1)
            _check_limit(session, so_far, TRIES_ANYWHERE + 1)
    except SignInLimited:
        _settle(engine, attempt, AttemptOutcome.LIMITED)
        raise


def _settle(engine: Engine, attempt: int, outcome: AttemptOutcome) -> None:
    with aside(engine) as session:
        which = update(SignInAttempt).where(col(SignInAttempt.id) == attempt)
        session.execute(which.values(outcome=outcome.value))


def _failed() -> ColumnElement[bool]:
    return col(SignInAttempt.outcome) == AttemptOutcome.REFUSED.value


def confirm(engine: Engine, visitor: Visitor, word: str, caller: Caller) -> str:
    """Whether somebody who is signed in knows their password: asked before it is changed, within the limits of signing
    in, since who finds a browser open may guess as well. Answers with the hash that it was held against.

    Raises:
        SignInLimited: WrongPassword.
    """
    with Session(engine) as session:
        kept = session.get_one(Account, visitor.login).password
    attempt = _enter_attempt(engine, visitor.login, caller)
    _check_login(engine, visitor.login, caller, attempt)
    if not matches(kept, word):
        raise WrongPassword("现用密码不对", remedy="请重新输入；忘记的，请由系统管理员重置", field="present")
    _settle(engine, attempt, AttemptOutcome.DONE)
    return kept


def _of_address(caller: Caller) -> ColumnElement[bool]:
    return col(SignInAttempt.address) == caller.address


def _of_login(login: str) -> ColumnElement[bool]:
    """The attempts on a login since somebody last signed in with it."""
    done = core(func.max(col(SignInAttempt.id))).where(
        col(SignInAttempt.login) == login, col(SignInAttempt.outcome) == AttemptOutcome.DONE.value
    )
    return and_(col(SignInAttempt.login) == login, col(SignInAttempt.id) > func.coalesce(done.scalar_subquery(), 0))


def _check_limit(session: Session, which: ColumnElement[bool], most: int) -> None:
    """Refuses once the window holds so many attempts.

    Raises:
        SignInLimited: with the minutes to wait.
    """
    now = utc_now()
    counted = core(func.count(), func.min(col(SignInAttempt.at))).where(which, col(SignInAttempt.at) > now - WINDOW)
    count, oldest = session.execute(counted).one()
    if count >= most:
        minutes = max(1, -(-(oldest + WINDOW - now) // timedelta(minutes=1)))
        raise SignInLimited(f"登录失败次数过多，请{minutes}分钟后再试")


def _enter_attempt(engine: Engine, login: str, caller: Caller) -> int:
    with aside(engine) as session:
        row = SignInAttempt(at=utc_now(), login=login, address=caller.address)
        session.add(row)
        session.flush()
        assert row.id is not None
        return row.id


def _open(engine: Engine, login: str, word: str | None, attempt: int, caller: Caller) -> str:
    token, now = secrets.token_urlsafe(32), utc_now()
    with aside(engine) as session:
        if word is not None:
            session.execute(update(Account).where(col(Account.login) == login).values(password=hashed(word)))
        opened = WebSession(
            token_hash=token_hash(token),
            login=login,
            made_at=now,
            seen_at=now,
            address=caller.address,
            agent=caller.agent[:_LONGEST_AGENT],
        )
        session.add(opened)
    _settle(engine, attempt, AttemptOutcome.DONE)
    return token


def sign_out(engine: Engine, visitor: Visitor) -> None:
    """Ends the visitor's own session."""
    with aside(engine) as session:
        session.execute(
            update(WebSession)
            .where(col(WebSession.id) == visitor.session_id, col(WebSession.ended_at).is_(None))
            .values(ended_at=utc_now(), ended_as=SessionEnd.SIGNED_OUT.value, ended_by=visitor.login)
        )


def any_account(session: Session) -> bool:
    """Whether anybody can sign in at all."""
    return session.exec(select(Account.login)).first() is not None
