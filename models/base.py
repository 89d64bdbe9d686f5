"""Shared ground of all tables: naming convention, STRICT tables on SQLite, column helpers."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Date, DateTime, Enum, Integer, String, Text
from sqlalchemy.ext.compiler import compiles
from sqlmodel import SQLModel

# Alembic needs every constraint to have a name to be able to change it on SQLite.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

STRICT: dict[str, Any] = {"sqlite_strict": True}


def _text(_type: Any, _compiler: Any, **_kw: Any) -> str:
    return "TEXT"


def _integer(_type: Any, _compiler: Any, **_kw: Any) -> str:
    return "INTEGER"


# A STRICT table of SQLite knows only INTEGER, REAL, TEXT, BLOB and ANY.
for _kind in (String, Text, Date, DateTime, JSON, Enum):
    compiles(_kind, "sqlite")(_text)
for _kind in (BigInteger, Integer, Boolean):
    compiles(_kind, "sqlite")(_integer)


def canonical(value: Any) -> str:
    """`value` as canonical JSON: sorted keys, no spaces, no floats (they have no one spelling).

    Raises:
        TypeError: for a float or any value without one JSON form.
    """
    return json.dumps(_checked(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _checked(value: Any) -> Any:
    if isinstance(value, bool | int | str) or value is None:
        return value
    if isinstance(value, dict):
        return {str(k): _checked(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_checked(v) for v in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no canonical JSON form")
