"""All pairs; who adds an article adds its row to the file of its matter, or a file of its own here."""

from __future__ import annotations

from tests.rules.pairs import confirmed, dates, methods, money, people, scoring
from tests.rules.pairs.pair import Pair

FILES = {
    "采购方式": methods.ROWS,
    "人员和供应商": people.ROWS,
    "金额": money.ROWS,
    "评审": scoring.ROWS,
    "期限": dates.ROWS,
    "核对": confirmed.ROWS,
}
PAIRS: tuple[Pair, ...] = tuple(pair for rows in FILES.values() for pair in rows)
WRITTEN = len(PAIRS) - len(confirmed.ROWS)
"""How many are written one by one; the others follow from the table of rules."""
