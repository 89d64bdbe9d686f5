"""工作时间: how many people a place needs that is open so long, by labour law. Pure.

A person works 8 hours a day and 40 a week (国务院关于职工工作时间的规定 3; 劳动法 36 knows 44 as the highest average) and
has one day a week off at least (劳动法 38). Overtime is the exception that somebody agrees to (劳动法 41), never a roster.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from models.refusal import Refusal

DAY_HOURS = 8
"""Of one person (劳动法 36)."""
WEEK_HOURS = 40
"""Of one person (国务院关于职工工作时间的规定 3)."""
WORKING_DAYS = 6
"""A person works so many days of a week at most (劳动法 38)."""
BASIS = "劳动法 36、38、41；国务院关于职工工作时间的规定 3"


class TooFewHeads(Refusal):
    """Raised where fewer people are planned than the hours of opening need."""

    code = "too_few_heads"


@dataclass(frozen=True)
class Opening:
    """When a place is open in a week, and how many people are on duty at a time."""

    days: int
    hours: Decimal
    """A day."""
    on_duty: int = 1

    @property
    def weekly(self) -> Decimal:
        """Hours of opening in a week."""
        return self.days * self.hours

    @property
    def worked(self) -> Decimal:
        """Hours of work in a week, of everybody together."""
        return self.weekly * self.on_duty

    @property
    def shifts(self) -> int:
        """Shifts of a day: nobody works more than eight hours."""
        return _up(self.hours / DAY_HOURS)

    @property
    def heads(self) -> int:
        """The least number of people."""
        day = self.shifts * self.on_duty
        return max(day, _up(self.worked / WEEK_HOURS), _up(Decimal(self.days * day) / WORKING_DAYS))


def check_heads(opening: Opening, heads: int) -> None:
    """So many people can keep the place open so long.

    Raises:
        TooFewHeads: with the hours that each would work, and how many people are needed.
    """
    if heads >= opening.heads:
        return
    each = (opening.worked / heads).quantize(Decimal("0.1"))
    raise TooFewHeads(
        f"每周开放{opening.days}天、每天{_said(opening.hours)}小时，同时在岗{opening.on_duty}名，共需"
        f"{_said(opening.worked)}工时；配备{heads}名的，每人每周{_said(each)}小时，"
        f"超过每周{WEEK_HOURS}小时或者不能保证每周休息1日",
        basis=BASIS,
        remedy=f"每站至少配备{opening.heads}名，或者缩短开放时间",
    )


def _up(value: Decimal) -> int:
    return int(value.to_integral_value(ROUND_CEILING))


def _said(hours: Decimal) -> str:
    return f"{hours.normalize():f}"
