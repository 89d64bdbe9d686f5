"""The second person who was there (两人共同办理): null where the step asks for none, and in what was recorded before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # SQLite adds no CHECK to a table that stands: the table is made anew, STRICT as it was
    with op.batch_alter_table("fact", schema=None, table_kwargs={"sqlite_strict": True}) as batch_op:
        batch_op.add_column(sa.Column("second", sa.String(), nullable=True))
        batch_op.create_check_constraint(op.f("ck_fact_second"), "second <> actor")
