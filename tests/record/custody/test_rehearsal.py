"""A rehearsal's record may be emptied; a real one, or an empty one, never is."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from models.database import reading, record_head, writing
from models.person import Person
from models.values import RecordKind
from record.custody.rehearsal import clear_rehearsal, record_kind
from record.errors import RecordOccupied
from tests.actions.builders import contents, prepare

pytestmark = pytest.mark.parametrize("database", ["sqlite"])


def test_a_rehearsal_is_emptied(engine: Engine) -> None:
    prepare(engine)
    assert record_kind(engine) is RecordKind.REHEARSAL
    clear_rehearsal(engine)
    assert record_kind(engine) is RecordKind.EMPTY
    with reading(engine) as session:
        assert session.exec(select(Person)).all() == []


@pytest.mark.parametrize("kind", [RecordKind.REAL, RecordKind.EMPTY])
def test_nothing_else_is(engine: Engine, kind: RecordKind) -> None:
    prepare(engine)
    with writing(engine) as session:
        record_head(session).kind = kind.value
    before = contents(engine)
    with pytest.raises(RecordOccupied):
        clear_rehearsal(engine)
    assert contents(engine) == before
