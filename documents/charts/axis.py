"""The axis of figures: round steps from zero, whole steps where the figures are whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from documents.content import Chart
from documents.errors import DocumentRefused


@dataclass(frozen=True)
class Axis:
    """From zero to `top` in steps of `step`."""

    top: Decimal
    step: Decimal

    def ticks(self) -> list[Decimal]:
        return [self.step * n for n in range(int(self.top / self.step) + 1)]

    def share(self, value: Decimal) -> float:
        """Where a value stands between zero (0) and the top (1)."""
        return float(value / self.top)


def axis_to(largest: Decimal, whole: bool, steps: int = 5) -> Axis:
    """The axis whose round steps (1, 2 or 5 times a power of ten) reach over `largest` in about `steps`."""
    if largest <= 0:
        return Axis(Decimal(1), Decimal(1))
    raw = largest / steps
    power = Decimal(1).scaleb(raw.adjusted())
    step = next(power * n for n in (1, 2, 5, 10) if power * n >= raw)
    if whole:
        step = max(step, Decimal(1))
    count = (largest / step).to_integral_value(ROUND_CEILING)
    return Axis(step * count, step)


def figures_of(block: Chart) -> list[Decimal]:
    """All figures of a chart. Raises DocumentRefused for a negative one: no chart here has a place for it."""
    found = [value for row in block.series for value in row.values if value is not None]
    if any(value < 0 for value in found):
        raise DocumentRefused(f"图“{block.title}”中有负数，图只画不小于零的数。请改用表格。")
    return found


def axis_of(block: Chart) -> Axis:
    """The axis that a chart of bars or lines needs; of stacked bars, for their sums."""
    found = figures_of(block)
    whole = all(value == value.to_integral_value() for value in found)
    tops: Iterable[Decimal] = found
    if block.kind == "stacked":
        tops = totals(block)
    return axis_to(max(tops, default=Decimal(0)), whole)


def totals(block: Chart) -> list[Decimal]:
    """The sum of each category over all series."""
    return [
        sum((row.values[i] or Decimal(0) for row in block.series), Decimal(0)) for i in range(len(block.categories))
    ]
