"""What the database itself refuses, no matter who asks: facts, audit trail, thresholds and issued documents never change.

The triggers stand in SQL because a rule kept only in Python does not bind the next program that opens the
record. They are taken off before a migration (Alembic's batch mode would drop them silently, and a view
stops a table from being renamed) and put back in the same transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from models.base import table_of
from models.schema.effective import VIEW, VIEW_SQL

_PREFIX = "protect_"


@dataclass(frozen=True)
class Protection:
    """One trigger: `event` on `table` is refused with `message` where `when` holds (always, where it is None)."""

    table: str
    event: str
    message: str
    when: Callable[[str], str] | None = None
    """The condition in the words of a database, named `sqlite` or `postgresql`; asked only when the trigger is made."""

    @property
    def name(self) -> str:
        return f"{_PREFIX}{self.table}_{self.event.lower()}"


LOAD_ANOTHER = "如有错误，请另行载入更正"


def _append_only(table: str, what: str) -> list[Protection]:
    advice = {
        "fact": "如有错误，请另行登记更正或撤销",
        "threshold": LOAD_ANOTHER,
        "assessment_scheme": LOAD_ANOTHER,
    }.get(table, "任何人不得改动")
    return [
        Protection(table, "UPDATE", f"{what}只增不改：{advice}。"),
        Protection(table, "DELETE", f"{what}只增不删：{advice}。"),
    ]


_WRITTEN = (
    "letter_number",
    "title",
    "dated",
    "content",
    "given",
    "template",
    "law",
    "revision_reason",
    "adopted_sha256",
    "adopted_path",
    "adopted_pdf_sha256",
    "adopted_pdf_path",
    "drafted_by",
)
_FILED = ("sha256", "path", "docx_sha256", "docx_path", "template")
_PASSAGES: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = (
    (("reserved",), "reserved", _WRITTEN),
    (("draft",), "draft", _WRITTEN),
    (("draft",), "reviewed", ("reviewed_by",)),
    (("reviewed",), "draft", ("reviewed_by",)),
    (("reviewed",), "signed", ("signed_by", "letter_number", "dated", "content", "template")),
    (("reserved", "signed"), "issued", _FILED),
    (("issued",), "superseded", ()),
    (("reserved", "draft", "reviewed", "signed", "issued"), "void", ("void_reason",)),
)
"""What a document may become: from these states to that one, changing only these columns beside its status."""


def _document_changed(dialect: str) -> str:
    """True where an UPDATE is none of the passages: an issued document would become another, a number change."""
    passages = (
        f"OLD.status IN ({', '.join(repr(state) for state in before)}) AND NEW.status = '{after}' "
        f"AND {_same_but(dialect, 'status', *free)}"
        for before, after, free in _PASSAGES
    )
    return "NOT (" + " OR ".join(f"({passage})" for passage in passages) + ")"


def _same_but(dialect: str, *free: str) -> str:
    if dialect == "postgresql":
        left_out = f"'{{{','.join(free)}}}'::text[]"
        return f"to_jsonb(NEW) - {left_out} IS NOT DISTINCT FROM to_jsonb(OLD) - {left_out}"
    from models.document import DocumentRow  # a start that finds its triggers in place knows no table of papers

    columns = [c.name for c in table_of(DocumentRow).columns if c.name not in free]
    return " AND ".join(f"NEW.{name} IS OLD.{name}" for name in columns)


def _reservation_changed(_dialect: str) -> str:
    """True where a reserved 文号 would become anything but the same, released."""
    kept = ("id", "number", "purpose", "reserved_by", "reserved_on")
    same = " AND ".join(f"NEW.{name} = OLD.{name}" for name in kept)
    return f"NOT (OLD.released_on IS NULL AND NEW.released_on IS NOT NULL AND {same})"


def protections() -> list[Protection]:
    """Every trigger of the record."""
    return [
        *_append_only("fact", "办理记录"),
        *_append_only("audit_entry", "审计日志"),
        *_append_only("audit_seal", "审计封存记录"),
        *_append_only("threshold", "采购限额标准"),
        *_append_only("assessment_scheme", "考核方案"),
        *_append_only("document_act", "公文办理过程"),
        *_append_only("person_act", "办理人员的变更记录"),
        *_append_only("plan_act", "方案的答复、调整和确认"),
        Protection(
            "document",
            "UPDATE",
            "已复核、已印发、已被更正或作废的公文不得改动：只能退回修改，或者另行印发更正，将原件标为已被更正。",
            _document_changed,
        ),
        Protection("document", "DELETE", "公文登记后不得删除：不再印发的请标为作废，以保证登记号连续。"),
        Protection("number_reservation", "UPDATE", "文号的预留不得改动：不再使用的请办理释放。", _reservation_changed),
        Protection("number_reservation", "DELETE", "文号的预留不得删除：不再使用的请办理释放。"),
    ]


def protect(connection: Connection) -> None:
    """Creates the view `effective_fact` and every trigger anew, in the caller's transaction."""
    unprotect(connection)
    connection.exec_driver_sql(VIEW_SQL)
    dialect = connection.dialect.name
    for protection in protections():
        for statement in (_postgresql if dialect == "postgresql" else _sqlite)(protection):
            connection.exec_driver_sql(statement)


def unprotect(connection: Connection) -> None:
    """Takes the view and the triggers off, for a migration or a restore. The caller must `protect` again."""
    connection.exec_driver_sql(f"DROP VIEW IF EXISTS {VIEW}")
    for table, name in _triggers(connection):
        on = f" ON {table}" if connection.dialect.name == "postgresql" else ""
        connection.exec_driver_sql(f"DROP TRIGGER {name}{on}")


def is_protected(connection: Connection) -> bool:
    """Whether every trigger and the view stand, for `doctor` and for a quick start. Costs under 1 ms."""
    expected = {p.name for p in protections()}
    if connection.dialect.name == "postgresql":
        view = f"SELECT count(*) FROM pg_views WHERE schemaname = current_schema() AND viewname = '{VIEW}'"
    else:
        view = f"SELECT count(*) FROM sqlite_master WHERE type = 'view' AND name = '{VIEW}'"
    standing = {name for _, name in _triggers(connection)}
    return expected <= standing and connection.exec_driver_sql(view).scalar_one() == 1


def _triggers(connection: Connection) -> list[tuple[str, str]]:
    """Table and name of each of our triggers that stands."""
    if connection.dialect.name == "postgresql":
        query = (
            "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace"
        )
    else:
        query = "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'"
    rows = connection.exec_driver_sql(query)
    return [(table, name) for table, name in rows if name.startswith(_PREFIX)]


def _sqlite(protection: Protection) -> list[str]:
    when = f"WHEN {protection.when('sqlite')} " if protection.when else ""
    return [
        f"CREATE TRIGGER {protection.name} BEFORE {protection.event} ON {protection.table} "
        f"FOR EACH ROW {when}BEGIN SELECT RAISE(ABORT, '{protection.message}'); END"
    ]


def _postgresql(protection: Protection) -> list[str]:
    """A function that refuses, and its trigger; DELETE is joined by TRUNCATE, which fires no row trigger."""
    name, table = protection.name, protection.table
    when = f"WHEN ({protection.when('postgresql')}) " if protection.when else ""
    statements = [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{protection.message}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f"CREATE TRIGGER {name} BEFORE {protection.event} ON {table} FOR EACH ROW {when}EXECUTE FUNCTION {name}()",
    ]
    if protection.event == "DELETE":
        statements.append(
            f"CREATE TRIGGER {_PREFIX}{table}_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
        )
    return statements
