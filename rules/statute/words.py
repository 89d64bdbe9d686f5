"""The words that the tables share: who is bound, how rules are seen to, units."""

from __future__ import annotations

from rules.calendar import Unit
from rules.rule import Home, Measure

BUYER = "采购人"
BUYERS = "采购人、采购代理机构"
EVALUATORS = "评标委员会成员"
TREASURY = "财政部门"
SUPPLIER = "供应商"

ENFORCED, TRACKED, CHECKED, STATED = Home.ENFORCED, Home.TRACKED, Home.CHECKED, Home.STATED
D, WD = Unit.DAYS, Unit.WORKING_DAYS
PCT, FEN, PEOPLE, SUPPLIERS, PIECES, THIRDS, YEARS = (
    Measure.PERCENT, Measure.FEN, Measure.PEOPLE, Measure.SUPPLIERS, Measure.PIECES, Measure.THIRDS, Measure.YEARS)
WAN = 1_000_000
"""万元 in 分."""
