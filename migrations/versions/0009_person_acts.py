"""What was done to the list of people: entered, edited, on leave, retired, replaced."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("person", schema=None, table_kwargs={"sqlite_strict": True}) as batch_op:
        batch_op.add_column(sa.Column("retired_on", sa.Date(), nullable=True))
    op.create_table(
        "person_act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("other", sa.String(), nullable=True),
        sa.Column("changes", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "what IN ('registered', 'edited', 'leave', 'leave_changed', 'retired', 'replaced')",
            name=op.f("ck_person_act_what"),
        ),
        sa.CheckConstraint("last_on IS NULL OR last_on >= first_on", name=op.f("ck_person_act_days")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_act")),
        sa.UniqueConstraint("login", "number", name=op.f("uq_person_act_login_number")),
        sa.UniqueConstraint("login", "changes", name=op.f("uq_person_act_login_changes")),
        sqlite_strict=True,
    )
