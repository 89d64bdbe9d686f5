"""Shared ground of all tables: naming convention, STRICT tables on SQLite, column helpers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from pydantic import ConfigDict
from sqlalchemy import JSON, BigInteger, Boolean, Date, DateTime, Dialect, Enum, Integer, String, Text, event, text
from sqlalchemy import Table as SQLTable
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm.attributes import instance_dict, manager_of_class
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

from models.canonical import canonical

__all__ = ["STRICT", "Instant", "RecordTable", "canonical", "complete_indexes", "made", "partial", "table_of"]

# Alembic needs every constraint to have a name to be able to change it on SQLite.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class RecordTable(SQLModel):
    """Base of every table. Pydantic's validator of it is never used (rows come from checked forms), so it is not built:
    it would cost a third of a quick start."""

    model_config = ConfigDict(defer_build=True)  # type: ignore[assignment]


def table_of(model: type[SQLModel]) -> SQLTable:
    """The table of a model, for statements that are built once; needs no other table to be known."""
    return SQLModel.metadata.tables[str(model.__tablename__)]


T = TypeVar("T", bound=SQLModel)


def made(model: type[T], values: Mapping[str, Any]) -> T:
    """A row of a table as a query would make it: `values` names every column, and nothing is checked, as the table's
    own constructor checks nothing either; that one takes ten times as long.
    """
    row: T = manager_of_class(model).new_instance()
    instance_dict(row).update(values)
    return row


def partial(where: str) -> dict[str, Any]:
    """Arguments of an index over the rows of which `where` holds, on either database.

    `postgresql_where` would import PostgreSQL's dialect at every start on SQLite too, a fifth of what a start costs.
    So the condition is kept beside, and given to the index when its table is made.
    """
    return {"sqlite_where": text(where), "info": {"where": where}}


def complete_indexes(table: SQLTable) -> None:
    """Gives the partial indexes of a table their condition on PostgreSQL; for those who write DDL."""
    for index in table.indexes:
        if where := index.info.get("where"):
            index.dialect_options["postgresql"]["where"] = text(where)


@event.listens_for(SQLTable, "before_create")
def _before_create(table: SQLTable, *_args: Any, **_more: Any) -> None:
    complete_indexes(table)


STRICT: dict[str, Any] = {"sqlite_strict": True}


def _text(_type: Any, _compiler: Any, **_kw: Any) -> str:
    return "TEXT"


def _integer(_type: Any, _compiler: Any, **_kw: Any) -> str:
    return "INTEGER"


# A STRICT table of SQLite knows only INTEGER, REAL, TEXT, BLOB and ANY.
_TEXTS: tuple[type[Any], ...] = (String, Text, Date, DateTime, JSON, Enum)
_INTEGERS: tuple[type[Any], ...] = (BigInteger, Integer, Boolean)
for _kind in _TEXTS:
    compiles(_kind, "sqlite")(_text)
for _kind in _INTEGERS:
    compiles(_kind, "sqlite")(_integer)


class Instant(TypeDecorator[datetime]):
    """A moment in real time: aware, in UTC, and the same when read back from either database.

    SQLite stores text without a zone and PostgreSQL answers in the session's zone; the audit chain hashes
    instants, so both must give back exactly what was written.

    Raises:
        ValueError: for a naive datetime (as a StatementError of SQLAlchemy).
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"an instant needs its zone: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
