"""Reads and computes the chains of `statute_chains` and `plan_chains` with numpy's business days alone.

A chain is a table of four columns, one step a line, in the order of the procedure:

    step | not before | not after | planned back

A line may be broken behind a comma and before a bar. Before its name `=` marks a period that runs out, `?` a step
that may never happen, `!` one that ends the round (废标), `!!` one that ends it all (终止). A column lists what the
date comes from: `tender_notice +20d` is twenty days (日) after the notice, `bid_opening -2w` two working days (工作日)
before the opening, a bare name the same day. The day counted from is not counted itself.

not before: the latest of what is listed; an end on a rest day rolls forward (不少于).
not after: the earliest of what is listed, each counted from the last day of its start (from the first day of one that
    can only come too late); the safe date rolls to the day before (内; 前). By law the last day of a span that ends on a
    rest day is the first day after the rest (民法典 203; 87号 85); one that is counted back does not move.
planned back: the earliest of what is listed, so that each of these later steps can still be met. Nobody plans for a
    step that may never happen: it is listed only under the optional step that answers it.

Behind an entry: `@window` where the challenge window is respected (prudent, tight), `@full` where a span of somebody
else is left to them in full (prudent), `since DATE` for law that came into force then, `unless STEP` (or `STEP/STEP`)
for what another step puts an end to, `given STEP` for what only another step brings, `unasked` where the optional step
need not follow although what it counts from has happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tests.rules import oracle

CHAIN_NAMES = ("prudent", "tight", "limit")
KEPT = {"prudent": ("", "window", "full"), "tight": ("", "window"), "limit": ("",)}
"""Which entries hold in each chain."""

Dates = dict[str, tuple[date | None, date | None]]
"""Earliest and latest by step."""


class BeyondTheList(Exception):
    """Raised when a count leaves the years for which there is a day list."""


@dataclass(frozen=True)
class Entry:
    """What a date comes from: a step, and how far from it."""

    step: str
    n: int
    unit: str
    only: str
    since: date | None
    unless: tuple[str, ...]
    given: str
    unasked: bool

    def counted(self, day: date, *, forward: bool) -> date:
        """The day that lies so far from `day`."""
        if self.n == 0:
            return day
        if self.unit == "w":
            return _listed(oracle.after(day, self.n) if self.n > 0 else oracle.before(day, -self.n))
        end = _listed(oracle.days(day, self.n))
        return _listed(oracle.forward(end) if forward else oracle.backward(end))

    def put_off(self, day: date) -> date:
        """The law's last day of a maximum that is counted from `day`."""
        if self.n == 0 or self.unit == "w":
            return self.counted(day, forward=False)
        end = _listed(oracle.days(day, self.n))
        return _listed(oracle.forward(end)) if self.n > 0 else end


def _listed(day: date) -> date:
    if not oracle.FIRST <= day <= oracle.LAST:
        raise BeyondTheList(day)
    return day


_ENTRY = re.compile(
    r"(\w+)(?: ([+-]\d+)([dw]))?(?: @(window|full))?(?: since (\d{4}-\d\d-\d\d))?(?: unless ([\w/]+))?(?: given (\w+))?( unasked)?"
)


def _entries(column: str) -> Iterator[Entry]:
    for text in filter(None, (part.strip() for part in column.split(","))):
        found = _ENTRY.fullmatch(text)
        if found is None:
            raise ValueError(f"no entry of a chain: {text!r}")
        step, n, unit, only, since, unless, given, unasked = found.groups()
        yield Entry(
            step,
            int(n or 0),
            unit or "d",
            only or "",
            date.fromisoformat(since) if since else None,
            tuple(unless.split("/")) if unless else (),
            given or "",
            bool(unasked),
        )


@dataclass(frozen=True)
class Line:
    """One step of a chain."""

    step: str
    optional: bool
    lapse: bool
    ends: str
    not_before: tuple[Entry, ...]
    not_after: tuple[Entry, ...]
    planned_back: tuple[Entry, ...]


@dataclass(frozen=True)
class Chain:
    """A procedure's chain: the step that its plan is about, and its table."""

    finish: str
    table: str

    @cached_property
    def lines(self) -> dict[str, Line]:
        """Its steps by name; ValueError where a step stands twice or an entry names none."""
        lines: dict[str, Line] = {}
        for text in filter(None, map(str.strip, re.sub(r"(?<=,)\s*\n|\n(?=\s*\|)", " ", self.table).splitlines())):
            mark, name, *columns = re.fullmatch(r"([?=!]*) *(\w+) *\|([^|]*)\|([^|]*)\|([^|]*)", text).groups()  # type: ignore[union-attr]
            entries = (tuple(_entries(column)) for column in columns)
            if name in lines:
                raise ValueError(f"{name} stands twice")
            lines[name] = Line(name, "?" in mark, "=" in mark, mark.strip("?="), *entries)
        for line in lines.values():
            for entry in (*line.not_before, *line.not_after, *line.planned_back):
                if not {entry.step, *entry.unless, *filter(None, (entry.given,))} <= lines.keys():
                    raise ValueError(f"{line.step}: {entry} names no step of the chain")
        return lines

    def forward(self, starts: Mapping[str, date], chain: str) -> Dates:
        """Earliest and latest of each step once those of `starts` are done.

        A step of which that tells nothing gets the last day on which the starts can still be met by the law alone.
        """
        count = _Count(self.lines, starts, chain, min(starts.values()))
        plans = [self.plan(name, on, "limit") for name, on in starts.items()]
        answer: Dates = {}
        standing = self.standing(starts)
        for name in standing:
            over = name not in starts and name == self.finish and len(standing) < len(self.lines)
            dates = (None, None) if over else (count.earliest(name), count.latest(name))
            needed = [plan[name] for plan in plans if name in plan]
            answer[name] = dates if any(dates) or not needed else (None, min(needed))
        return answer

    def limits(self, starts: Mapping[str, date], chain: str) -> dict[str, date | None]:
        """The law's last day of each step that still means something, once those of `starts` are done."""
        count, standing = _Count(self.lines, starts, chain, min(starts.values())), self.standing(starts)
        ended = len(standing) < len(self.lines)
        return {name: None if ended and name == self.finish else count.limit(name) for name in standing}

    def standing(self, starts: Mapping[str, date]) -> list[str]:
        """The steps that still mean something: once the purchase is over, what was done and what follows from its end;
        after a failed round also its other ends, and its finish, of which nobody knows any more when."""
        ends = sorted((name for name in starts if self.lines[name].ends), key=lambda name: self.lines[name].ends)
        if not ends:
            return list(self.lines)
        kept = {*starts}
        if self.lines[ends[-1]].ends == "!":
            kept |= {self.finish, *(name for name, line in self.lines.items() if line.ends)}
        follows = {ends[-1]}
        for name, line in self.lines.items():
            if any(entry.step in follows for entry in line.not_before):
                follows.add(name)
        return [name for name in self.lines if name in kept | follows]

    def backward(self, by: date, chain: str) -> Dates:
        """The latest of each step such that the finish can still be met; what the finish does not need follows."""
        plan = self.plan(self.finish, by, chain)
        count = _Count(self.lines, plan, chain, by)
        return {
            name: (None, plan.get(name) or (count.earliest(name) if line.lapse else count.latest(name)))
            for name, line in self.lines.items()
        }

    def plan(self, finish: str, by: date, chain: str) -> dict[str, date]:
        """The last working day of `finish` and of every step that it needs."""
        plan = {finish: _listed(oracle.backward(by))}
        for name, line in reversed(self.lines.items()):
            ends = [
                entry.counted(plan[entry.step], forward=False)
                for entry in line.planned_back
                if entry.step in plan and entry.only in KEPT[chain]
            ]
            if ends and name not in plan:
                plan[name] = min(ends)
        return plan


class _Count:
    """The dates that follow from those that are fixed."""

    def __init__(self, lines: Mapping[str, Line], fixed: Mapping[str, date], chain: str, law_on: date):
        self.lines, self.fixed, self.chain, self.law_on = lines, fixed, chain, law_on

    def earliest(self, name: str) -> date | None:
        if name in self.fixed:
            return self.fixed[name]
        starts = ((entry, self.earliest(entry.step)) for entry in self.binding(self.lines[name].not_before))
        return max((entry.counted(on, forward=True) for entry, on in starts if on), default=None)

    def latest(self, name: str) -> date | None:
        if name in self.fixed:
            return self.fixed[name]
        starts = ((entry, self.last(entry.step)) for entry in self.binding(self.lines[name].not_after))
        return min((entry.counted(on, forward=False) for entry, on in starts if on), default=None)

    def limit(self, name: str) -> date | None:
        """By the law alone, whether the step is done or not."""
        starts = ((entry, self.last(entry.step)) for entry in self.binding(self.lines[name].not_after))
        return min((entry.put_off(on) for entry, on in starts if on), default=None)

    def last(self, name: str) -> date | None:
        return max((on for on in (self.earliest(name), self.latest(name)) if on), default=None)

    def binding(self, entries: tuple[Entry, ...]) -> Iterator[Entry]:
        """The entries that hold in this chain, by this law, after what has happened."""
        for entry in entries:
            in_force = entry.since is None or entry.since <= self.law_on
            if (
                entry.only in KEPT[self.chain]
                and in_force
                and not any(step in self.fixed for step in entry.unless)
                and (not entry.given or entry.given in self.fixed)
                and self.called(entry.step)
            ):
                yield entry

    def called(self, name: str) -> bool:
        """Whether the step is to happen: an optional one once it did, or once what it answers did."""
        line = self.lines[name]
        if not line.optional or name in self.fixed:
            return True
        asked = (self.lines[entry.step] for entry in (*line.not_before, *line.not_after) if not entry.unasked)
        return any(
            source.step in self.fixed or (source.lapse and self.called(source.step))
            for source in asked
            if source.optional
        )
