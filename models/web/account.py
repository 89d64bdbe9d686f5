"""Accounts of the console: who may sign in, the sessions that are open, and what was tried.

No part of the record proper: no act is judged by them, and the record's digest leaves them out. What is done to an
account has its entry in the audit trail; a password or a token stands nowhere but as its hash.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, Index
from sqlmodel import Field

from models.base import STRICT, Instant, RecordTable
from models.visitor import AdminOffice

_OFFICES = ", ".join(f"'{office}'" for office in AdminOffice)


class Account(RecordTable, table=True):
    """A person of the record who may sign in, or the holder of an office of the system, who is no person of it."""

    __tablename__ = "account"
    __table_args__ = (
        CheckConstraint(f"office IN ({_OFFICES})", name="office"),
        CheckConstraint("(office IS NULL) = (name IS NULL)", name="name"),
        CheckConstraint("(locked_at IS NULL) = (locked_by IS NULL)", name="locked"),
        STRICT,
    )

    login: str = Field(primary_key=True)
    office: str | None = None
    """None: role, name and district are those of the person with that login."""
    name: str | None = None
    """Of the holder of an office; a person's stands with the person."""
    password: str
    """argon2id, with its salt and its costs."""
    set_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    """Since when the password holds."""
    set_by: str
    """Login of who set it: the holder's own, or another's whose word must be changed at the first sign-in."""
    must_change: bool = True
    demo: bool = False
    """Of a rehearsal: refused in a record of real work."""
    made_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    locked_at: datetime | None = Field(default=None, sa_column=Column(Instant))
    """Since when it is locked by hand; what failed sign-ins stop for a while is counted, not stored."""
    locked_by: str | None = None


class SessionEnd(StrEnum):
    """Why a session is over."""

    SIGNED_OUT = "signed_out"
    ENDED = "ended"  # by somebody else, or from another session of one's own
    CHANGED = "password"  # the password was changed or set anew
    LOCKED = "locked"


END_TITLES: dict[SessionEnd, str] = {
    SessionEnd.SIGNED_OUT: "退出",
    SessionEnd.ENDED: "被结束",
    SessionEnd.CHANGED: "密码已变更",
    SessionEnd.LOCKED: "账号已锁定",
}
_ENDS = ", ".join(f"'{end}'" for end in SessionEnd)


class WebSession(RecordTable, table=True):
    """A browser that is signed in. Rows stay when it is over: they say who was signed in, when and from where."""

    __tablename__ = "web_session"
    __table_args__ = (
        CheckConstraint(f"ended_as IN ({_ENDS})", name="ended_as"),
        CheckConstraint("(ended_at IS NULL) = (ended_as IS NULL)", name="ended"),
        Index("ix_web_session_login", "login", "ended_at"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    token_hash: str = Field(unique=True)
    """SHA-256 of what the cookie holds; who reads the database cannot sign in with it."""
    login: str
    made_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    seen_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    """The last request, to the minute."""
    address: str
    agent: str
    """What the browser calls itself, cut short."""
    ended_at: datetime | None = Field(default=None, sa_column=Column(Instant))
    ended_as: str | None = None
    ended_by: str | None = None


class AttemptOutcome(StrEnum):
    """How an attempt to sign in ended."""

    REFUSED = "refused"
    LIMITED = "limited"  # not looked at: too many before it
    DONE = "done"


class SignInAttempt(RecordTable, table=True):
    """One attempt to sign in: the limits count them, so that they hold across restarts and processes."""

    __tablename__ = "sign_in_attempt"
    __table_args__ = (
        CheckConstraint("outcome IN ('refused', 'limited', 'done')", name="outcome"),
        Index("ix_sign_in_attempt_login", "login", "at"),
        Index("ix_sign_in_attempt_address", "address", "at"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_column=Column(Instant, nullable=False))
    login: str
    """Of an account that there is; else a hash of what was typed, which may be a password in the wrong field."""
    address: str
    outcome: str = AttemptOutcome.REFUSED.value
