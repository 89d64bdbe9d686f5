"""The record itself: instants, what the database refuses, what counts, and one way to write."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DatabaseError, OperationalError, StatementError
from sqlmodel import Session

from models.audit import AuditEntry, AuditSeal
from models.case import Case, Fact
from models.database import reading, record_head, trouble, writing
from models.document import DocumentAct, DocumentRow, NumberReservation
from models.programme import Programme
from models.schema.effective import EFFECTIVE_FACT

MOMENT = datetime(2023, 9, 1, 8, 30, 15, 123456, tzinfo=UTC)


def add(session: Session, row: Any) -> Any:
    session.add(row)
    session.flush()
    return row


@pytest.fixture
def case(session: Session) -> Case:
    programme = add(
        session, Programme(slug="huizhou-2023", title="演练方案", plan={}, plan_sha256="0", started_on=date(2023, 8, 1))
    )
    return add(
        session,
        Case(
            slug="huizhou-2023/惠城区/招标",
            programme_id=programme.id,
            kind="open_tender",
            procedure="open_tender",
            title="招标",
            opened_on=date(2023, 9, 1),
        ),
    )


def fact(case: Case, step: str = "notice", **values: Any) -> Fact:
    return Fact(
        **(
            {
                "case_id": case.id,
                "step": step,
                "round": 1,
                "done_on": date(2023, 9, 1),
                "actor": "zhang",
                "details": {},
                "command_id": f"c{id(values)}{step}",
                "recorded_at": MOMENT,
            }
            | values
        )
    )


class TestInstant:
    def test_reads_back_as_the_same_moment_in_utc(self, session: Session, case: Case) -> None:
        shanghai = timezone(timedelta(hours=8))
        row = add(session, fact(case, recorded_at=MOMENT.astimezone(shanghai)))
        session.expire(row)
        assert row.recorded_at == MOMENT
        assert row.recorded_at.isoformat() == "2023-09-01T08:30:15.123456+00:00"

    def test_compares_in_sql(self, session: Session, case: Case) -> None:
        add(session, fact(case))
        for shift, found in ((-1, 0), (0, 1), (1, 1)):
            query = select(Fact.id).where(Fact.recorded_at <= MOMENT + timedelta(microseconds=shift))
            assert len(session.execute(query).all()) == found

    def test_refuses_a_naive_one(self, session: Session) -> None:
        with pytest.raises(StatementError, match="needs its zone"):
            session.execute(select(Fact.id).where(Fact.recorded_at < datetime(2023, 9, 1)))  # noqa: DTZ001


class TestEffectiveFact:
    def test_leaves_out_what_was_corrected_or_withdrawn(self, session: Session, case: Case) -> None:
        kept = add(session, fact(case, "kept", command_id="1"))
        wrong = add(session, fact(case, "wrong", command_id="2"))
        right = add(session, fact(case, "wrong", command_id="3", corrects=wrong.id))
        gone = add(session, fact(case, "gone", command_id="4"))
        add(session, fact(case, "gone", command_id="5", corrects=gone.id, withdrawn=True))
        rows = session.execute(
            select(EFFECTIVE_FACT.c.id, EFFECTIVE_FACT.c.done_on).where(EFFECTIVE_FACT.c.case_id == case.id)
        ).all()
        assert sorted(row.id for row in rows) == [kept.id, right.id]
        assert rows[0].done_on == date(2023, 9, 1)

    def test_a_withdrawal_can_be_corrected_back(self, session: Session, case: Case) -> None:
        first = add(session, fact(case, command_id="1"))
        gone = add(session, fact(case, command_id="2", corrects=first.id, withdrawn=True))
        back = add(session, fact(case, command_id="3", corrects=gone.id))
        assert session.execute(select(EFFECTIVE_FACT.c.id)).scalars().all() == [back.id]


class TestConstraints:
    @pytest.mark.parametrize(
        ("first", "second"),
        [
            pytest.param({}, {}, id="the same key twice"),
            pytest.param({}, {"breach_basis": "招标投标法 24"}, id="a breach without its reason"),
            pytest.param({}, {"step": "b", "withdrawn": True}, id="a withdrawal of nothing"),
            pytest.param({}, {"step": "b", "command_id": "1"}, id="a command twice"),
            pytest.param({}, {"step": "b", "corrects": 999}, id="a correction of no fact"),
        ],
    )
    def test_refuses(self, session: Session, case: Case, first: dict[str, Any], second: dict[str, Any]) -> None:
        add(session, fact(case, **({"command_id": "1"} | first)))
        with pytest.raises(DatabaseError):
            add(session, fact(case, **({"command_id": "2"} | second)))

    def test_only_one_correction_of_a_fact(self, session: Session, case: Case) -> None:
        wrong = add(session, fact(case, command_id="1"))
        add(session, fact(case, command_id="2", corrects=wrong.id))
        with pytest.raises(DatabaseError):
            add(session, fact(case, command_id="3", corrects=wrong.id))

    @pytest.mark.parametrize("database", ["sqlite"], indirect=False)
    def test_strict_tables_keep_their_types(self, session: Session) -> None:
        with pytest.raises(DatabaseError, match="cannot store"):
            session.execute(text("UPDATE record_head SET data_version = 'many'"))


def document(case: Case, noted: Fact, **values: Any) -> DocumentRow:
    return DocumentRow(
        **(
            {
                "programme_id": case.programme_id,
                "scope": case.slug,
                "case_id": case.id,
                "fact_id": noted.id,
                "kind": "notice",
                "round": 1,
                "register_number": "登记〔2023〕1号",
                "title": "招标公告",
                "dated": date(2023, 9, 1),
                "content": {"a": [1, "二"]},
                "template": "t",
                "law": "l",
            }
            | values
        )
    )


class TestProtection:
    @pytest.fixture
    def rows(self, session: Session, case: Case) -> Session:
        add(session, fact(case, command_id="1"))
        add(
            session,
            AuditEntry(
                seq=1, at=MOMENT, actor="a", role="r", action="x", target="t", content={}, previous="", hash="h"
            ),
        )
        add(session, AuditSeal(sealed_on=date(2023, 9, 1), entries=1, head="h", mac="m"))
        return session

    @pytest.mark.parametrize(
        ("statement", "message"),
        [
            ("UPDATE fact SET done_on = '2023-09-02'", "办理记录只增不改"),
            ("UPDATE fact SET id = id", "办理记录只增不改"),
            ("DELETE FROM fact", "办理记录只增不删"),
            ("UPDATE audit_entry SET actor = 'b'", "审计日志只增不改"),
            ("DELETE FROM audit_entry", "审计日志只增不删"),
            ("UPDATE audit_seal SET mac = 'b'", "审计封存记录只增不改"),
            ("DELETE FROM audit_seal", "审计封存记录只增不删"),
        ],
    )
    def test_refuses_change(self, rows: Session, statement: str, message: str) -> None:
        with pytest.raises(DatabaseError, match=message):
            rows.execute(text(statement))

    @pytest.mark.parametrize("database", ["sqlite"], indirect=False)
    def test_refuses_replacing_on_sqlite(self, rows: Session) -> None:
        with pytest.raises(DatabaseError, match="审计封存记录只增不删"):
            rows.execute(text("INSERT OR REPLACE INTO audit_seal VALUES ('2023-09-01', 1, 'h', 'forged')"))

    @pytest.mark.parametrize("database", ["postgresql"], indirect=False)
    @pytest.mark.parametrize("table", ["fact", "audit_entry", "audit_seal", "document"])
    def test_refuses_truncate_on_postgresql(self, rows: Session, table: str) -> None:
        with pytest.raises(DatabaseError, match=r"只增不删|不得删除"):
            rows.execute(text(f"TRUNCATE {table} CASCADE"))

    @pytest.mark.parametrize(
        ("before", "change", "allowed"),
        [
            ("reserved", "status = 'issued', sha256 = 's', path = 'p'", True),
            ("reserved", "status = 'void', void_reason = '演练'", True),
            ("reserved", "title = '招标公告(稿)'", True),
            ("reserved", "register_number = '登记〔2023〕2号'", False),
            ("reserved", "version = 2", False),
            ("reserved", "status = 'reviewed', drafted_by = 'a', reviewed_by = 'b'", False),
            ("draft", "title = '招标公告(稿)', content = '{}'", True),
            ("draft", "status = 'reviewed', reviewed_by = 'b'", True),
            ("draft", "status = 'reviewed', reviewed_by = 'b', content = '{}'", False),
            ("draft", "status = 'signed', reviewed_by = 'b', signed_by = 'c'", False),
            ("draft", "status = 'issued', sha256 = 's', path = 'p'", False),
            ("reviewed", "status = 'draft', reviewed_by = NULL", True),
            ("reviewed", "content = '{}'", False),
            ("reviewed", "adopted_sha256 = 'x'", False),
            ("reviewed", "status = 'signed', signed_by = 'c', letter_number = '惠市人社〔2023〕1号'", True),
            ("signed", "letter_number = '惠市人社〔2023〕1号'", False),
            ("signed", "status = 'draft', signed_by = NULL, reviewed_by = NULL", False),
            ("signed", "status = 'issued', sha256 = 's', path = 'p', docx_sha256 = 's', docx_path = 'p'", True),
            ("signed", "status = 'issued', sha256 = 's', path = 'p', content = '{}'", False),
            ("issued", "status = 'superseded'", True),
            ("issued", "status = 'void', void_reason = '演练'", True),
            ("issued", "status = 'void', void_reason = '演练', path = 'x'", False),
            ("issued", "status = 'issued'", False),
            ("issued", "status = 'reserved'", False),
            ("issued", "status = 'superseded', title = '别的'", False),
            ("issued", "status = 'superseded', content = '{}'", False),
            ("issued", "status = 'superseded', letter_number = '惠市人社〔2023〕1号'", False),
            ("issued", "sha256 = 'x'", False),
            ("superseded", "status = 'issued'", False),
            ("superseded", "status = 'void', void_reason = '演练'", False),
            ("superseded", "path = 'x'", False),
            ("void", "status = 'reserved'", False),
        ],
    )
    def test_a_document_becomes_only_what_it_may(
        self, session: Session, case: Case, before: str, change: str, allowed: bool
    ) -> None:
        noted = add(session, fact(case))
        add(session, document(case, noted, status=before, **STATES[before]))
        if allowed:
            session.execute(text(f"UPDATE document SET {change}"))
        else:
            with pytest.raises(DatabaseError, match="公文不得改动"):
                session.execute(text(f"UPDATE document SET {change}"))

    @pytest.mark.parametrize("status", ["reserved", "draft", "issued", "superseded", "void"])
    def test_no_document_is_deleted(self, session: Session, case: Case, status: str) -> None:
        add(session, document(case, add(session, fact(case)), status=status, **STATES[status]))
        with pytest.raises(DatabaseError, match="公文登记后不得删除"):
            session.execute(text("DELETE FROM document"))

    @pytest.mark.parametrize(
        ("status", "values"),
        [
            ("draft", {}),
            ("reviewed", {"drafted_by": "a"}),
            ("signed", {"drafted_by": "a", "reviewed_by": "b"}),
            ("reviewed", {"drafted_by": "a", "reviewed_by": "a"}),
            ("issued", {"sha256": "s"}),
            ("void", {}),
            ("x", {}),
            ("signed", {"drafted_by": "a", "reviewed_by": "b", "signed_by": "a"}),
            ("signed", {"drafted_by": "a", "reviewed_by": "b", "signed_by": "b"}),
        ],
    )
    def test_no_state_without_what_it_says(
        self, session: Session, case: Case, status: str, values: dict[str, str]
    ) -> None:
        with pytest.raises(DatabaseError, match=r"(?i)constraint"):
            add(session, document(case, add(session, fact(case)), status=status, **values))

    @pytest.mark.parametrize("statement", ["UPDATE document_act SET note = 'x'", "DELETE FROM document_act"])
    def test_what_was_done_to_a_document_stays(self, session: Session, case: Case, statement: str) -> None:
        row = add(session, document(case, add(session, fact(case))))
        add(
            session,
            DocumentAct(
                document_id=row.id, number=1, done_on=date(2023, 9, 1), recorded_at=MOMENT, actor="a", what="drafted"
            ),
        )
        with pytest.raises(DatabaseError, match="公文办理过程只增不"):
            session.execute(text(statement))

    @pytest.mark.parametrize(
        ("statement", "allowed"),
        [
            ("UPDATE number_reservation SET released_on = '2023-09-02', released_by = 'b'", True),
            ("UPDATE number_reservation SET released_on = '2023-09-02', released_by = 'b', purpose = 'x'", False),
            ("UPDATE number_reservation SET purpose = 'x'", False),
            ("DELETE FROM number_reservation", False),
        ],
    )
    def test_a_reserved_number_is_released_and_no_more(self, session: Session, statement: str, allowed: bool) -> None:
        add(
            session,
            NumberReservation(number="演练〔2023〕1号", purpose="演练", reserved_by="a", reserved_on=date(2023, 9, 1)),
        )
        if allowed:
            session.execute(text(statement))
        else:
            with pytest.raises(DatabaseError, match="文号的预留不得"):
                session.execute(text(statement))

    def test_a_letter_number_stands_on_one_document_and_its_corrections(self, session: Session, case: Case) -> None:
        noted, number = add(session, fact(case)), "惠市人社〔2023〕1号"
        first = add(session, document(case, noted, letter_number=number, status="superseded", **FILED))
        add(
            session,
            document(
                case,
                noted,
                letter_number=number,
                version=2,
                register_number="2",
                replaces=first.id,
                status="issued",
                **FILED,
            ),
        )
        add(
            session,
            document(
                case, noted, letter_number=number, version=3, register_number="3", status="void", void_reason="未用"
            ),
        )
        with pytest.raises(DatabaseError, match=r"(?i)unique"):
            add(
                session,
                document(
                    case,
                    noted,
                    letter_number=number,
                    kind="other",
                    register_number="4",
                    status="void",
                    void_reason="已发出",
                    **FILED,
                ),
            )


FILED = {"sha256": "s", "path": "p"}
STATES: dict[str, dict[str, Any]] = {
    "reserved": {},
    "draft": {"drafted_by": "a"},
    "reviewed": {"drafted_by": "a", "reviewed_by": "b"},
    "signed": {"drafted_by": "a", "reviewed_by": "b", "signed_by": "c"},
    "issued": FILED,
    "superseded": FILED,
    "void": {"void_reason": "演练"},
}


class TestWriting:
    def test_bumps_the_version_and_commits(self, engine: Engine) -> None:
        for expected in (1, 2):
            with writing(engine) as session:
                assert record_head(session).data_version == expected
        with reading(engine) as session:
            assert record_head(session).data_version == 2

    def test_a_failure_changes_nothing(self, engine: Engine) -> None:
        def fail() -> None:
            with writing(engine) as session:
                record_head(session).audit_head = "x"
                session.flush()
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
        with reading(engine) as session:
            assert (record_head(session).data_version, record_head(session).audit_head) == (0, "")

    def test_reading_changes_nothing(self, engine: Engine) -> None:
        with reading(engine) as session:
            record_head(session).audit_head = "x"
            session.flush()
        with reading(engine) as session:
            assert record_head(session).audit_head == ""

    def test_writers_queue(self, engine: Engine) -> None:
        from concurrent.futures import ThreadPoolExecutor

        def write(_: int) -> None:
            with writing(engine) as session:
                head = record_head(session)
                head.audit_count += 1

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(write, range(20)))
        with reading(engine) as session:
            assert (record_head(session).data_version, record_head(session).audit_count) == (20, 20)


class TestTrouble:
    """What the database itself says is told as what it is, not as a lost connection."""

    def test_a_full_disk(self, engine: Engine) -> None:
        if engine.dialect.name != "sqlite":
            pytest.skip("PostgreSQL's disk is not ours to fill")
        with engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}")
            connection.exec_driver_sql("CREATE TABLE filling (body TEXT)")
            with pytest.raises(OperationalError) as caught:
                connection.exec_driver_sql("INSERT INTO filling VALUES (hex(randomblob(80000)))")
        assert "磁盘已满" in trouble(caught.value)

    @pytest.mark.parametrize(
        ("said", "told"),
        [
            ("could not extend file: No space left on device", "磁盘已满"),
            ("attempt to write a readonly database", "只读"),
            ("database is locked", "占用"),
            ("disk I/O error", "读写数据库文件出错"),
            ("connection refused", "连接不上"),
        ],
    )
    def test_by_what_was_said(self, said: str, told: str) -> None:
        assert told in trouble(OperationalError("", {}, Exception(said)))
