"""Thresholds of procurement that an administrator loads."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "threshold",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("confidence", sa.String(), nullable=False),
        sa.Column("loaded_by", sa.String(), nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("confidence IN ('A', 'B', 'C', 'D')", name=op.f("ck_threshold_confidence")),
        sa.CheckConstraint("kind IN ('公开招标数额标准', '分散采购限额')", name=op.f("ck_threshold_kind")),
        sa.CheckConstraint("level IN ('省级', '市级', '县级')", name=op.f("ck_threshold_level")),
        sa.CheckConstraint("subject IN ('货物', '服务', '工程')", name=op.f("ck_threshold_subject")),
        sa.CheckConstraint("amount > 0", name=op.f("ck_threshold_amount")),
        sa.CheckConstraint("until IS NULL OR until >= since", name=op.f("ck_threshold_until")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_threshold")),
        sqlite_strict=True,
    )
