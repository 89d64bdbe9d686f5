"""One rule of the law: what it says, by which article, since when, and where in the product it lives."""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass
from datetime import date
from enum import StrEnum

from models.refusal import ProductFault, Refusal
from rules.calendar import Unit


class Home(StrEnum):
    """How the product sees to a rule (归属)."""

    ENFORCED = "enforced"  # an act against it is refused, or recorded as a breach
    TRACKED = "tracked"  # a deadline that somebody answers for, or how deadlines are counted
    CHECKED = "checked"  # an item of a list that a person confirms with evidence
    STATED = "stated"  # guidance, shown with the step that it is about


HOME_TITLES: dict[Home, str] = {Home.ENFORCED: "强制", Home.TRACKED: "跟踪", Home.CHECKED: "核对", Home.STATED: "指引"}


class Measure(StrEnum):
    """What a number of a rule counts where it is no span of days."""

    PERCENT = "%"
    FEN = "分"  # money
    PEOPLE = "人"
    SUPPLIERS = "家"
    PIECES = "个"
    THIRDS = "/3"
    YEARS = "年"
    TIMES = "倍"
    MONTH = "月"
    MINUTES = "分钟"


class LawError(Refusal):
    """Base of what the law table refuses."""

    code = "law"


class NumberMissing(ProductFault):
    """Raised when a number is asked of a rule that has none: a fault of the table, never a limit of 0."""

    code = "number_missing"


@dataclass(frozen=True)
class Number:
    """A named number of a rule that has several: `title` tells people what it is."""

    name: str
    n: int
    unit: Unit | Measure
    title: str


@dataclass(frozen=True)
class Rule:
    """A rule of the law as it held from `since` until `until` (both inclusive, None: open or not on record)."""

    id: str
    basis: str
    """Law and article as shown to people: 采购法 35."""
    text: str
    n: int | None = None
    """Its one number, or the first of them: days where `unit` says so, else what `measure` says; money in 分."""
    unit: Unit | None = None
    confidence: str = "A"
    """A checked against the full text, B a secondary source, C from memory, D doubtful; A/C where sources differ."""
    since: date | None = None
    until: date | None = None
    _: KW_ONLY
    actor: str = ""
    """Whom it binds."""
    trigger: str = ""
    """When it applies."""
    consequence: str = ""
    """What follows, or follows from not keeping it."""
    note: str = ""
    home: Home = Home.STATED
    where: str = ""
    """Where the product sees to it, in short: names of steps."""
    measure: Measure | None = None
    numbers: tuple[Number, ...] = ()
    """Its other numbers; all of them where `n` is None."""
    methods: tuple[str, ...] = ()
    """The methods of purchase (names of procedures) that it is about; none: every one."""

    @property
    def doubtful(self) -> bool:
        """Whether a source of it was not checked (confidence C, D): 待核实 must show wherever people meet it."""
        return not set(self.confidence).isdisjoint("CD")

    @property
    def cited(self) -> str:
        """The article, with 待核实 where the rule is doubtful; the source in doubt stands last."""
        return self.basis + ("（待核实）" if self.doubtful else "")

    def number(self, name: str = "") -> int:
        """The number of that name, '' for its own.

        Raises:
            NumberMissing: if the rule has no such number; a limit is never taken as 0.
        """
        if name:
            return self._named(name).n
        if self.n is None:
            raise NumberMissing(f"规则 {self.id}（{self.basis}）没有数值")
        return self.n

    def span(self, name: str = "") -> tuple[int, Unit]:
        """Its number of that name ('' its own) with the days that it counts.

        Raises:
            NumberMissing: if the rule has no such number, or it counts no days.
        """
        n, unit = self.number(name), self._named(name).unit if name else self.unit
        if not isinstance(unit, Unit):
            raise NumberMissing(f"规则 {self.id}（{self.basis}）的{name or '数值'}不是天数")
        return n, unit

    def _named(self, name: str) -> Number:
        for number in self.numbers:
            if number.name == name:
                return number
        raise NumberMissing(f"规则 {self.id}（{self.basis}）没有名为“{name}”的数值")

    def is_about(self, method: str) -> bool:
        """Whether it speaks of a purchase by that procedure; '' for any."""
        return not (method and self.methods) or method in self.methods

    @property
    def places(self) -> tuple[str, ...]:
        """The names in `where`, one by one."""
        return tuple(re.split("[、→ ]+", self.where)) if self.where else ()

    def held_on(self, on: date) -> bool:
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)
