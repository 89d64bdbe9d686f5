"""Purchases of a district apart: what a case buys stands with it, and its lots and stations meet in a table.

`station.lot` held one number for all purchases, so that a correction of one moved the stations of another. The new
rows come from the requirements themselves, which name the stations of each lot, not from that column. Until now a
plan could buy two things, told apart by the kind of the case.
"""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0005"
branch_labels = None
depends_on = None

_REQUIREMENTS = """
    SELECT f.id, f.case_id, f.round, f.details, c.programme_id FROM fact AS f JOIN "case" AS c ON c.id = f.case_id
    WHERE f.step = 'requirement' AND NOT f.withdrawn
    AND NOT EXISTS (SELECT 1 FROM fact AS later WHERE later.corrects = f.id) ORDER BY f.id"""


def upgrade() -> None:
    table = op.create_table(
        "lot_station",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("fact_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("lot", sa.Integer(), nullable=False),
        sa.Column("station_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_lot_station_case_id")),
        sa.ForeignKeyConstraint(["fact_id"], ["fact.id"], name=op.f("fk_lot_station_fact_id")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_lot_station_station_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lot_station")),
        sa.UniqueConstraint("case_id", "round", "station_id", name=op.f("uq_lot_station_case_id_round_station_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_lot_station_station_id"), "lot_station", ["station_id"], unique=False)
    op.bulk_insert(table, list(_rows()))
    with op.batch_alter_table("station", schema=None, table_kwargs={"sqlite_strict": True}) as batch_op:
        batch_op.drop_column("lot")
    op.add_column("case", sa.Column("purchase", sa.String(), nullable=True))
    for kind, purchase in (("open_tender", "operation"), ("platform_tender", "platform")):
        op.execute(sa.text('UPDATE "case" SET purchase = :purchase WHERE kind = :kind').bindparams(
            purchase=purchase, kind=kind))


def _rows() -> list[dict[str, Any]]:
    """A row for each station of each lot of each requirement that counts."""
    connection, rows = op.get_bind(), []
    stations = {
        (programme, code): found
        for found, programme, code in connection.execute(sa.text("SELECT id, programme_id, code FROM station"))
    }
    for fact, case, number, details, programme in connection.execute(sa.text(_REQUIREMENTS)):
        said = json.loads(details) if isinstance(details, str) else details
        rows += [
            {"case_id": case, "fact_id": fact, "round": number, "lot": lot["number"], "station_id": station}
            for lot in said.get("lots", ())
            for code in lot.get("stations", ())
            if (station := stations.get((programme, code)))
        ]
    return rows
