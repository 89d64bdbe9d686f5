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
PCT, FEN, PEOPLE, SUPPLIERS, PIECES, THIRDS, YEARS, TIMES = (
    Measure.PERCENT, Measure.FEN, Measure.PEOPLE, Measure.SUPPLIERS, Measure.PIECES, Measure.THIRDS, Measure.YEARS,
    Measure.TIMES)
WAN = 1_000_000
"""万元 in 分."""

TENDERS = ("open_tender", "invited_tender")
CONSULTATION, NEGOTIATION, INQUIRY, SINGLE = (
    ("competitive_consultation",), ("competitive_negotiation",), ("inquiry",), ("single_source",))
BY_74 = (*NEGOTIATION, *INQUIRY, *SINGLE)
"""What 74号 governs: 谈判, 询价, 单一来源."""
STATUTORY = (*TENDERS, *CONSULTATION, *BY_74)
ADVICE = "采购方式建议"
"""Where the adviser on methods asks."""
