"""Purchases of a district apart: what a case buys stands with it, and its lots and stations meet in a table. The
assessment scheme becomes data of the programme.

`station.lot` held one number for all purchases, so that a correction of one moved the stations of another. The new
rows come from the requirements themselves, which name the stations of each lot, not from that column. Until now a
plan could buy two things, told apart by the kind of the case. Every programme so far (until 2026-11-30) was assessed by
the one scheme that the product had in its code; it is entered for each, word for word.
"""

from __future__ import annotations

import json
from datetime import date
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

_SCHEME_VERSION = "6981fdbf2ecc"
_SCHEME = json.loads(
    """
{"title": "惠州市就业驿站考核方案（草案，待核实）", "passed": "75", "excellent": "90", "excellent_share": 30, "stars": {"least": ["75", "80", "85", "90", "95"], "shares": [{"star": 5, "percent": 10}, {"star": 4, "percent": 20}], "places": 1}, "deduction": {"per_point_yuan": "1000", "cap_percent": 20},
"indicators": [
{"key": "attendance", "title": "出勤考勤", "points": "10", "unit": "%", "method": "出勤率98%以上得10分，95%以上得7分，90%以上得4分", "most": "100", "bands": [["98", "10"], ["95", "7"], ["90", "4"], ["0", "0"]], "per_event": null, "at_most": null, "bonus": null},
{"key": "ledger", "title": "台账规范", "points": "10", "unit": "处", "method": "每发现一处不规范扣0.5分，扣完为止", "most": null, "bands": null, "per_event": "0.5", "at_most": null, "bonus": null},
{"key": "posts", "title": "岗位归集", "points": "15", "unit": "%", "method": "完成目标得满分，短缺5%以内扣2分，5%至10%扣4分，超过10%扣6分，不足60%不得分", "most": null, "bands": [["100", "15"], ["95", "13"], ["90", "11"], ["60", "9"], ["0", "0"]], "per_event": null, "at_most": null, "bonus": null},
{"key": "services", "title": "服务人次", "points": "15", "unit": "%", "method": "完成目标得满分，短缺5%以内扣2分，5%至10%扣4分，超过10%扣6分，不足60%不得分", "most": null, "bands": [["100", "15"], ["95", "13"], ["90", "11"], ["60", "9"], ["0", "0"]], "per_event": null, "at_most": null, "bonus": null},
{"key": "placements", "title": "就业帮扶", "points": "15", "unit": "%", "method": "完成目标得满分，短缺5%以内扣2分，5%至10%扣4分，超过10%扣6分，不足60%不得分", "most": null, "bands": [["100", "15"], ["95", "13"], ["90", "11"], ["60", "9"], ["0", "0"]], "per_event": null, "at_most": null, "bonus": null},
{"key": "visits", "title": "企业走访", "points": "10", "unit": "%", "method": "完成目标得满分，短缺5%以内扣2分，5%至10%扣4分，超过10%扣6分，不足60%不得分", "most": null, "bands": [["100", "10"], ["95", "8"], ["90", "6"], ["60", "4"], ["0", "0"]], "per_event": null, "at_most": null, "bonus": null},
{"key": "satisfaction", "title": "群众满意度", "points": "15", "unit": "%", "method": "满意率95%以上得15分，90%以上得12分，80%以上得8分", "most": "100", "bands": [["95", "15"], ["90", "12"], ["80", "8"], ["0", "0"]], "per_event": null, "at_most": null, "bonus": null},
{"key": "discipline", "title": "信息审核与纪律", "points": "5", "unit": "件", "method": "发生虚假信息、违规收费或违反工作纪律的不得分", "most": null, "bands": null, "per_event": null, "at_most": 0, "bonus": null},
{"key": "complaints", "title": "投诉", "points": "5", "unit": "件", "method": "每件查实的投诉扣1分，扣完为止", "most": null, "bands": null, "per_event": "1", "at_most": null, "bonus": null},
{"key": "exemplary", "title": "典型案例加分", "points": "3", "unit": "件", "method": "每件加1分，最多3分", "most": null, "bands": null, "per_event": null, "at_most": null, "bonus": "1"}
]}
"""
)


def upgrade() -> None:
    _purchases()
    _assessment_schemes()
    _missing_kinds()


_KINDS = (
    "unified_terms",
    "rules_norms",
    "platform_tender",
    "platform",
    "site_selection",
    "open_tender",
    "fit_out",
    "staffing",
    "opening",
    "assessment",
)


def _missing_kinds() -> None:
    """A plan now declares what it has no case of. One that was loaded before waited on nothing where it had none: that
    is written down in its stored form; the hash of its text stays."""
    connection = op.get_bind()
    table = sa.table("programme", sa.column("id", sa.Integer), sa.column("plan", sa.JSON))
    for programme, plan in connection.execute(sa.select(table.c.id, table.c.plan).order_by(table.c.id)).all():
        there = {milestone["key"] for milestone in plan.get("milestones", ())}
        missing = [kind for kind in _KINDS if kind not in there]
        if missing and "milestones" in plan:
            reason = "载入时方案没有这一事项，当时按不适用办理（2026-11-30升级时补记）"
            said = [{"kind": kind, "by": "系统升级", "reason": reason} for kind in missing]
            connection.execute(
                table.update().where(table.c.id == programme).values(plan=plan | {"not_applicable": said})
            )


def _assessment_schemes() -> None:
    table = op.create_table(
        "assessment_scheme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("entered_on", sa.Date(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_assessment_scheme_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment_scheme")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_assessment_scheme_programme_id"), "assessment_scheme", ["programme_id"], unique=False)
    for programme, started in op.get_bind().execute(sa.text("SELECT id, started_on FROM programme ORDER BY id")):
        op.bulk_insert(
            table,
            [
                {
                    "programme_id": programme,
                    "version": _SCHEME_VERSION,
                    "title": _SCHEME["title"],
                    "body": _SCHEME,
                    "entered_on": date.fromisoformat(str(started)),
                    "entered_by": "system",
                }
            ],
        )


def _purchases() -> None:
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
