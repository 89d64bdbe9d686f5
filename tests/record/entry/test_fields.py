"""What the forms' value types take at their limits."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from record.entry.fields import Fen, Points


@pytest.mark.parametrize(
    ("kind", "least", "most", "outside"),
    [(Fen, 1, 10_000_000_000_000, (0, 10_000_000_000_001)), (Points, "0", "100", ("-0.0001", "100.0001", "1.00001"))],
)
def test_a_limit_itself_is_taken_and_nothing_beyond(
    kind: object, least: object, most: object, outside: tuple[object, ...]
) -> None:
    adapter = TypeAdapter(kind)
    assert [str(adapter.validate_python(value)) for value in (least, most)] == [str(least), str(most)]
    for value in outside:
        with pytest.raises(ValidationError):
            adapter.validate_python(value)
