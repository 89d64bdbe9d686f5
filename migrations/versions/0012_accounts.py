"""Accounts of the console, their sessions, and the attempts to sign in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0010"
branch_labels = None
depends_on = None


def _instant(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("password", sa.String(), nullable=False),
        _instant("set_at"),
        sa.Column("set_by", sa.String(), nullable=False),
        sa.Column("must_change", sa.Boolean(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        _instant("made_at"),
        _instant("locked_at", nullable=True),
        sa.Column("locked_by", sa.String(), nullable=True),
        sa.CheckConstraint("office IN ('system', 'security', 'audit')", name=op.f("ck_account_office")),
        sa.CheckConstraint("(office IS NULL) = (name IS NULL)", name=op.f("ck_account_name")),
        sa.CheckConstraint("(locked_at IS NULL) = (locked_by IS NULL)", name=op.f("ck_account_locked")),
        sa.PrimaryKeyConstraint("login", name=op.f("pk_account")),
        sqlite_strict=True,
    )
    op.create_table(
        "web_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        _instant("made_at"),
        _instant("seen_at"),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        _instant("ended_at", nullable=True),
        sa.Column("ended_as", sa.String(), nullable=True),
        sa.Column("ended_by", sa.String(), nullable=True),
        sa.CheckConstraint(
            "ended_as IN ('signed_out', 'ended', 'password', 'locked')", name=op.f("ck_web_session_ended_as")
        ),
        sa.CheckConstraint("(ended_at IS NULL) = (ended_as IS NULL)", name=op.f("ck_web_session_ended")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_web_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_web_session_token_hash")),
        sqlite_strict=True,
    )
    op.create_index("ix_web_session_login", "web_session", ["login", "ended_at"])
    op.create_table(
        "sign_in_attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        _instant("at"),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.CheckConstraint("outcome IN ('refused', 'limited', 'done')", name=op.f("ck_sign_in_attempt_outcome")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_attempt")),
        sqlite_strict=True,
    )
    op.create_index("ix_sign_in_attempt_login", "sign_in_attempt", ["login", "at"])
    op.create_index("ix_sign_in_attempt_address", "sign_in_attempt", ["address", "at"])
