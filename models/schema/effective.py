"""Facts that count: neither withdrawn nor corrected by a later one. A view, so that everybody reads the same.

    session.execute(select(EFFECTIVE_FACT.c.step, EFFECTIVE_FACT.c.done_on))

For reading; a fact is written as a `Fact`.
"""

from __future__ import annotations

from sqlalchemy import Column, MetaData, Table

from models.case import Fact

VIEW = "effective_fact"

EFFECTIVE_FACT = Table(
    # Its own metadata: Alembic must not take the view for a missing table.
    VIEW,
    MetaData(),
    *(Column(column.name, column.type) for column in Fact.metadata.tables["fact"].columns),
)

VIEW_SQL = f"""
CREATE VIEW {VIEW} AS
SELECT fact.* FROM fact
WHERE NOT fact.withdrawn AND NOT EXISTS (SELECT 1 FROM fact AS later WHERE later.corrects = fact.id)
"""
