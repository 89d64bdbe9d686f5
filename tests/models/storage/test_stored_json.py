"""JSON of the database is decoded once for each text, and nobody may change what all share."""

from __future__ import annotations

from sqlalchemy import Engine, text

from models.database import reading, writing
from models.record import CalendarYear
from models.storage import stored_json


def test_the_same_text_is_decoded_once() -> None:
    first = stored_json.decoded('{"lots": [1, 2]}')
    assert first == {"lots": [1, 2]}
    assert stored_json.decoded('{"lots": [1, 2]}') is first
    assert stored_json.decoded('{"lots": [1, 3]}') == {"lots": [1, 3]}


def test_null_is_a_value_like_any_other() -> None:
    assert stored_json.decoded("null") is None
    assert stored_json.decoded("null") is None


def test_a_change_is_noticed() -> None:
    value = stored_json.decoded('{"lots": [1]}')
    assert stored_json.changed() == []
    value["lots"].append(2)
    assert stored_json.changed() == [{"lots": [1, 2]}]
    stored_json.forget()
    assert stored_json.decoded('{"lots": [1]}') == {"lots": [1]}
    assert stored_json.changed() == []


def test_what_is_kept_has_a_bound() -> None:
    stored_json.forget()
    texts = [f'["{"x" * 150_000}{number}"]' for number in range(60)]
    for one in texts:
        stored_json.decoded(one)
    assert sum(len(one) for one in texts) > stored_json.MOST
    assert sum(len(one) for one in stored_json._kept) <= stored_json.MOST
    stored_json.decoded(f'["{"x" * stored_json.LONGEST}"]')
    assert max(len(one) for one in stored_json._kept) <= stored_json.LONGEST


def test_both_databases_read_by_it(engine: Engine) -> None:
    with writing(engine) as session:
        session.execute(
            text("INSERT INTO calendar_year (year, notice, days) VALUES (2031, '演练', '{\"rest\": [\"2031-01-01\"]}')")
        )
    found = []
    for _ in range(2):
        with reading(engine) as session:
            found.append(session.get_one(CalendarYear, 2031).days)
    assert found[0] == {"rest": ["2031-01-01"]}
    assert found[0] is found[1]
