"""Since when a case waits to be advanced. What waits at the upgrade is counted from it: nobody knows since when it did."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.clock import utc_now

revision = "0010"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    since = sa.Column("waiting_since", sa.DateTime(timezone=True), nullable=True)
    with op.batch_alter_table("case", schema=None, table_kwargs={"sqlite_strict": True}) as batch_op:
        batch_op.add_column(since)
    case = sa.table("case", sa.column("waiting_since", since.type), *map(sa.column, ("changed_version", "advanced_version")))
    op.execute(case.update().where(case.c.advanced_version < case.c.changed_version).values(waiting_since=utc_now()))
