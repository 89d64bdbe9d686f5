"""经费测算 from below: lines, percentages, people."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rules import cost as c
from rules.cost import CostKind, CostLine

WAGES = CostLine("工资", CostKind.WAGES, 7_920_000, Decimal(2), 330_000, 12)
SOCIAL = CostLine("社保", CostKind.SOCIAL, 1_980_000, percent=Decimal(25), of=(CostKind.WAGES,))
HOUSING = CostLine("公积金", CostKind.HOUSING, 396_000, percent=Decimal(5), of=(CostKind.WAGES,))


def test_what_the_figures_make() -> None:
    c.check_lines((WAGES, SOCIAL, HOUSING))
    assert c.total((WAGES, SOCIAL, HOUSING)) == 10_296_000
    half = CostLine("半", CostKind.OTHER, 0, Decimal("1.5"), 33)
    assert c.counted(half, ()) == 50, "49.5 分 are rounded up"


@pytest.mark.parametrize(
    "line",
    [
        CostLine("甲", CostKind.OTHER, 1),
        CostLine("甲", CostKind.OTHER, 1, Decimal(1), 1, percent=Decimal(1), of=(CostKind.WAGES,)),
        CostLine("甲", CostKind.OTHER, 1, percent=Decimal(1)),
        CostLine("甲", CostKind.OTHER, 1, Decimal(1)),
    ],
)
def test_a_line_says_how_it_is_counted_once(line: CostLine) -> None:
    with pytest.raises(c.LineUnclear, match="只填一种"):
        c.check_lines((line,))


def test_a_percentage_is_of_what_stands_before() -> None:
    with pytest.raises(c.LineDiffers, match=r"应为0\.00元"):
        c.check_lines((SOCIAL, WAGES))


@pytest.mark.parametrize(
    ("lines", "heads", "refusal", "said"),
    [
        ((WAGES, SOCIAL), 2, c.CostLacking, "住房公积金"),
        ((WAGES, HOUSING), 2, c.CostLacking, "社会保险费"),
        ((WAGES, SOCIAL, HOUSING), 3, c.HeadsDiffer, "工资按2名测算，与每站配备的3名不一致"),
    ],
)
def test_people(lines: tuple[CostLine, ...], heads: int, refusal: type[c.CostRefused], said: str) -> None:
    with pytest.raises(refusal, match=said):
        c.check_people(lines, heads)
    c.check_people((WAGES, SOCIAL, HOUSING), 2)
