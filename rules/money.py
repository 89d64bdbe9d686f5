"""Money in figures, as messages write it. All sums are whole numbers of 分."""

from __future__ import annotations


def in_yuan(fen: int) -> str:
    """A sum in 分 as 元 without the unit, with thousands separators: 133333333 is 1,333,333.33."""
    sign, fen = ("-", -fen) if fen < 0 else ("", fen)
    whole, rest = divmod(fen, 100)
    return f"{sign}{whole:,}.{rest:02d}"


def in_short_yuan(fen: int) -> str:
    """As `in_yuan`, without 分 if there are none: 500000000 is 5,000,000."""
    return in_yuan(fen).removesuffix(".00")
