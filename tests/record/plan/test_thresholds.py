"""Loading thresholds: who may, what is kept, what an older row still says."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError

from models.audit import AuditEntry
from models.database import reading, record_head, writing
from models.values import Level, Role, Subject, ThresholdKind
from record.errors import WrongRole
from record.people import actor
from record.plan.thresholds import load, loaded, thresholds_of
from rules.purchase.thresholds import SHIPPED, Threshold, ThresholdsContradict
from tests.actions.builders import contents, prepare

OPEN = ThresholdKind.OPEN_TENDER
ROW = Threshold(
    "惠州", Level.COUNTY, Subject.SERVICES, OPEN, 200_000_000, date(2023, 1, 1), None, "演练财采〔2023〕1号", "A"
)


def enter(engine: Engine, *rows: Threshold, by: str = "市级.project_manager") -> list[Threshold]:
    with writing(engine) as session:
        return load(session, actor(session, by), rows, "标准.yaml")


def amount(engine: Engine, on: date, level: Level = Level.COUNTY) -> int:
    with reading(engine) as session:
        return thresholds_of(session).find("惠州", level, Subject.SERVICES, OPEN, on).amount


def test_a_record_knows_what_the_product_knows(engine: Engine) -> None:
    with reading(engine) as session:
        assert set(thresholds_of(session).rows) == set(SHIPPED)


def test_loaded_rows_count_and_are_audited(engine: Engine) -> None:
    prepare(engine)
    assert enter(engine, ROW) == [ROW]
    assert amount(engine, date(2023, 10, 9)) == 200_000_000
    assert amount(engine, date(2022, 12, 31)) == 400_000_000
    assert amount(engine, date(2023, 10, 9), Level.CITY) == 400_000_000
    with reading(engine) as session:
        assert loaded(session) == [ROW]
        entry = session.get_one(AuditEntry, record_head(session).audit_count)
        assert (entry.action, entry.target, entry.actor) == ("load_thresholds", "标准.yaml", "市级.project_manager")
        assert entry.content["rows"] == [
            {
                "region": "惠州",
                "level": "县级",
                "subject": "服务",
                "kind": "公开招标数额标准",
                "amount": 200_000_000,
                "since": "2023-01-01",
                "until": None,
                "basis": "演练财采〔2023〕1号",
                "confidence": "A",
            }
        ]


def test_the_same_file_again_changes_nothing(engine: Engine) -> None:
    prepare(engine)
    enter(engine, ROW)
    with reading(engine) as session:
        entries = record_head(session).audit_count
    assert enter(engine, ROW) == []
    with reading(engine) as session:
        assert record_head(session).audit_count == entries
        assert loaded(session) == [ROW]


def test_a_later_row_replaces_and_the_earlier_stays(engine: Engine) -> None:
    prepare(engine)
    later = Threshold(*ROW.key, 150_000_000, date(2024, 7, 1), None, "演练财采〔2024〕1号", "B")
    enter(engine, ROW)
    enter(engine, later)
    assert [amount(engine, on) for on in (date(2024, 6, 30), date(2024, 7, 1))] == [200_000_000, 150_000_000]


def test_a_mistake_is_mended_and_may_be_mended_back(engine: Engine) -> None:
    prepare(engine)
    wrong = Threshold(*ROW.key, 300_000_000, ROW.since, None, ROW.basis, "A")
    for row in (ROW, wrong, ROW):
        assert enter(engine, row) == [row]
        assert amount(engine, date(2023, 10, 9)) == row.amount


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEM])
def test_who_may_load(engine: Engine, role: Role) -> None:
    prepare(engine)
    if role in (Role.PROJECT_MANAGER, Role.CITY_LEADER):
        assert enter(engine, ROW, by=f"市级.{role}")
        return
    before = contents(engine)
    with pytest.raises(WrongRole, match=r"不能载入采购限额标准.*市专班或市局分管领导"):
        enter(engine, ROW, by=f"市级.{role}")
    assert contents(engine) == before


def test_money_in_the_wrong_unit_is_refused(engine: Engine) -> None:
    """200万元 written as 2_000_000 分 would be 2万元, below the 分散采购限额."""
    prepare(engine)
    before = contents(engine)
    with pytest.raises(ThresholdsContradict, match=r"不低于公开招标数额标准20,000\.00元"):
        enter(engine, Threshold(*ROW.key, 2_000_000, ROW.since, None, ROW.basis, "A"))
    assert contents(engine) == before


@pytest.mark.parametrize("statement", ["UPDATE threshold SET amount = 1", "DELETE FROM threshold"])
def test_rows_never_change(engine: Engine, statement: str) -> None:
    prepare(engine)
    enter(engine, ROW)
    with pytest.raises(DatabaseError, match="采购限额标准只增不"), engine.begin() as connection:
        connection.execute(text(statement))


@pytest.mark.parametrize(
    "column",
    ["amount = 0", "level = '乡级'", "subject = '其他'", "kind = '其他'", "confidence = 'E'", "until = '2022-12-31'"],
)
def test_what_is_never_stored(engine: Engine, column: str) -> None:
    name, _sign, value = column.partition(" = ")
    row = {
        "region": "'惠州'",
        "level": "'县级'",
        "subject": "'服务'",
        "kind": "'公开招标数额标准'",
        "amount": "1",
        "since": "'2023-01-01'",
        "until": "NULL",
        "basis": "'演练'",
        "confidence": "'A'",
        "loaded_by": "'x'",
        "loaded_at": "'2023-01-01 00:00:00'",
    }
    for changed, sound in (({}, True), ({name: value}, False)):
        values = row | changed
        statement = text(f"INSERT INTO threshold ({', '.join(values)}) VALUES ({', '.join(values.values())})")
        with engine.connect() as connection:
            if sound:
                connection.execute(statement)
            else:
                with pytest.raises(DatabaseError, match=f"ck_threshold_{name}"):
                    connection.execute(statement)
