"""Sums in figures."""

from __future__ import annotations

import pytest

from rules.money import in_short_yuan, in_yuan


@pytest.mark.parametrize(("fen", "text"), [(0, "0.00"), (5, "0.05"), (133333333, "1,333,333.33"), (-1050, "-10.50")])
def test_in_yuan(fen: int, text: str) -> None:
    assert in_yuan(fen) == text


@pytest.mark.parametrize(("fen", "text"), [(0, "0"), (5, "0.05"), (100, "1"), (123_456_789, "1,234,567.89")])
def test_in_short_yuan(fen: int, text: str) -> None:
    assert in_short_yuan(fen) == text
