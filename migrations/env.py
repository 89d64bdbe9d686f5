"""Alembic's entry: runs the revisions on the connection that `models.schema.record_setup` hands over.

There is no offline mode and no alembic.ini: the record is upgraded by the program that owns it, inside the
one transaction that also takes the triggers off and puts them back.
"""

from __future__ import annotations

from typing import Any

from alembic import context
from sqlalchemy import Column, Connection
from sqlalchemy.types import String, TypeDecorator, TypeEngine

from models.base import complete_indexes
from models.tables import METADATA

for table in METADATA.tables.values():
    complete_indexes(table)


def type_differs(
    _context: Any, _inspected_column: Any, column: Column[Any], inspected: TypeEngine[Any], declared: TypeEngine[Any]
) -> bool:
    """Compares types as the database spells them: a STRICT table of SQLite has only TEXT and INTEGER."""
    dialect = connection.dialect
    if isinstance(declared, TypeDecorator):
        declared = declared.load_dialect_impl(dialect)
    return inspected.compile(dialect) != declared.compile(dialect)


def plain_types(kind: str, item: Any, autogenerate_context: Any) -> str | bool:
    """Writes our type decorators into a revision as what they store: old revisions need no new code."""
    if kind == "type" and isinstance(item, TypeDecorator):
        stored = item.impl_instance
        return "sa.String()" if isinstance(stored, String) else f"sa.{stored!r}"
    return False


connection: Connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=METADATA,
    render_as_batch=True,
    compare_type=type_differs,
    render_item=plain_types,
    transaction_per_migration=False,
    transactional_ddl=True,
)
context.run_migrations()
