"""Replacing a rehearsal: the only deletion there is, and only of a record that is marked 演练."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlmodel import SQLModel

from models.database import reading, record_head
from models.record import RecordHead
from models.schema.protection import protect, unprotect
from models.values import RecordKind
from record.errors import RecordOccupied


def record_kind(engine: Engine) -> RecordKind:
    """Whether the record is empty, real or a rehearsal."""
    with reading(engine) as session:
        return RecordKind(record_head(session).kind)


def clear_rehearsal(engine: Engine) -> None:
    """Empties a record that holds a rehearsal, in one transaction.

    Raises:
        RecordOccupied: for a record that holds anything else.
    """
    with engine.connect().execution_options(writes=True) as connection:
        head = connection.execute(RecordHead.__table__.select().with_for_update()).one()  # type: ignore[attr-defined]
        if head.kind != RecordKind.REHEARSAL.value:
            raise RecordOccupied("数据目录中不是演练记录，不能清空", remedy="请另设 YICHENG_HOME")
        unprotect(connection)
        for table in reversed(SQLModel.metadata.sorted_tables):
            connection.execute(table.delete())
        connection.execute(RecordHead.__table__.insert().values(id=1))  # type: ignore[attr-defined]
        protect(connection)
        connection.commit()
