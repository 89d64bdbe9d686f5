"""A procedure made ready for scheduling: what is the same for every case is worked out once and kept.

What a term says depends only on the term, the law of the case's date, the calendar and the date that it is counted
from. So each such count is made once, with its reason, and shared by all cases; likewise the backward plan of each
due date. Nothing here knows a case, and nothing that is kept ever changes: it may be dropped at any time.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import NamedTuple

from rules.calendar import DAY, Calendar, Unit
from rules.dates.planning import plan_backward
from rules.dates.reasons import ADVISED, Reason
from rules.law import Law
from rules.procedure import AtLeast, Chain, Lapse, Lead, NotBefore, Procedure, Step, Term, Within

KEPT_COUNTS = 4096
"""Starting dates remembered for one term: the working days of sixteen years."""
KEPT_PLANS = 512
"""Due dates remembered for one procedure."""
KEPT_PROCEDURES = 64

_KINDS: dict[type[Term], str] = {
    AtLeast: "at_least",
    Lapse: "lapse",
    Within: "within",
    Lead: "lead",
    NotBefore: "not_before",
}


class ProgramParts(NamedTuple):
    """What a program is made of."""

    procedure: Procedure
    calendar: Calendar
    law: Law
    chain: Chain


Counted = tuple[date | None, Reason, bool]
"""A term counted from a date: the end (None while there is nothing to count from), the reason, and whether the years
of the start and of the end before rolling have a notice. A bare tuple: 140,000 of them are made for 5,000 cases."""


class ReadyTerm:
    """A term of a step, with what it counts from and every count that was made of it."""

    def __init__(self, term: Term, step: Step, told: ProgramParts, on: date | None) -> None:
        procedure, self.calendar = told.procedure, told.calendar
        self.term, self.kind = term, ADVISED if term.advice else _KINDS[type(term)]
        self.n, self.unit = term.span(told.law, on)
        self.word = self.unit.value
        self.basis = term.cited(told.law, on)
        source = procedure.step(term.start)
        self.source = source.name
        self.own = source.each is None or source.each is step.each
        """Whether each subject counts from its own row; else from all rows of the source."""
        self.single = self.own and not (source.optional or source.repeat or step.repeat)
        """Whether it counts from exactly one row, whose step cannot stay undone."""
        self.whole = None if source.each else (source.name, "")
        """The key of the source that stands for the case itself."""
        self.sign = -1 if isinstance(term, Lead | NotBefore) else 1
        self.from_late = isinstance(term, Within)
        self.caps = isinstance(term, Within | Lead)
        self.blocks = isinstance(term, AtLeast)
        self.unless = tuple((name, bool(procedure.step(name).each)) for name in term.unless)
        self.given = (term.given, bool(procedure.step(term.given).each)) if term.given else None
        """Steps that lift the term, or that bring it, each with whether it is done for each subject."""
        self.agreed = term.agreed
        self.fixed = not (term.unless or term.given or term.agreed)
        self.counts: dict[date | None, Counted] = {}

    def count(self, start: date | None) -> Counted:
        """Counts from `start`, and keeps the answer in `counts`.

        Raises:
            OutOfCalendar: where the calendar has no answer.
        """
        if len(self.counts) >= KEPT_COUNTS:
            self.counts.clear()
        found = self.counts[start] = self._count(start)
        return found

    def by_contract(self, start: date | None, n: int) -> Counted:
        """Counts from `start` the days that a contract has agreed on in place of the rule's."""
        return self._count(start, n, f"合同约定（{self.basis}）")

    def _count(self, start: date | None, agreed: int | None = None, basis: str = "") -> Counted:
        n, unit, calendar = agreed or self.n, self.unit, self.calendar
        told = self.kind, self.term.rule, basis or self.basis, self.source, start, n, self.word
        if start is None:
            return None, Reason(*told, None, None), True
        counted = calendar.shift(start, self.sign * n, unit) if n else start
        # the day to which working days were counted is a working day itself: it never rolls
        rolls = not n or unit is Unit.DAYS
        end = self.term.end(start, n, unit, calendar) if rolls else counted
        last = self.term.last(counted, calendar)
        return end, Reason(*told, counted, end, 0, last), calendar.knows(start) and calendar.knows(counted)


class ReadyStep:
    """A step with the terms that bind in the chain, by the law of the date."""

    def __init__(self, step: Step, told: ProgramParts, on: date | None) -> None:
        self.name, self.position = step.name, told.procedure.index[step.name]
        self.lapse, self.optional, self.repeat = step.lapse, step.optional, step.repeat
        self.each, self.waits, self.stops = step.each, step.waits, step.stops
        self.finish = step.name == told.procedure.finish
        self.terms = tuple(
            ReadyTerm(term, step, told, on)
            for term in step.terms
            if told.chain in term.chains and term.in_force(told.law, on)
        )
        sources = [told.procedure.step(term.start) for term in step.terms]
        self.asked = told.procedure.asked[step.name]
        """The repeated acts that it answers."""
        asked = zip(step.terms, sources, strict=True)
        self.answers = tuple(source.name for term, source in asked if source.optional and term.asks)
        """The optional steps that it answers."""
        self.looks_ahead = any(isinstance(term, Lead | NotBefore) for term in step.terms)


class Program:
    """A procedure for one chain and calendar, by the law of a date."""

    def __init__(self, told: ProgramParts, on: date | None) -> None:
        self.told, self.on, self.calendar = told, on, told.calendar
        self.steps = tuple(ReadyStep(step, told, on) for step in told.procedure.steps)
        self.by_name = {step.name: step for step in self.steps}
        self.ahead = tuple(step for step in self.steps if step.looks_ahead)
        """Steps that are counted from later ones, and so a second time."""
        self.stops = tuple(step for step in self.steps if step.stops)
        """Steps that put an end to the round or the case."""
        self.repeated = frozenset(step.name for step in self.steps if step.repeat)
        self.plans: dict[date, dict[str, date]] = {}

    def plan(self, due: date) -> dict[str, date]:
        """The backward plan of the finish by `due`. Not to be changed by who asks."""
        found = self.plans.get(due)
        if found is None:
            if len(self.plans) >= KEPT_PLANS:
                self.plans.clear()
            procedure, calendar, law, chain = self.told
            found = self.plans[due] = plan_backward(procedure, procedure.finish, due, calendar, law, chain, self.on)
        return found


class _Programs:
    """The programs of one procedure, calendar, law and chain: one for each state of the law."""

    def __init__(self, told: ProgramParts) -> None:
        self.told = told
        used = {term.rule for step in told.procedure.steps for term in step.terms}
        rules = [rule for rule in told.law.rules if rule.id in used]
        self.changes = sorted(
            {rule.since for rule in rules if rule.since} | {rule.until + DAY for rule in rules if rule.until}
        )
        """The days on which a rule that the procedure counts with begins to hold, or holds no longer."""
        self.by_state: dict[int | None, Program] = {}

    def at(self, on: date | None) -> Program:
        """The program by the law of `on`, the same for all dates between two changes."""
        state = bisect_right(self.changes, on) if on else None
        found = self.by_state.get(state)
        if found is None:
            found = self.by_state[state] = Program(self.told, on)
        return found


_PROGRAMS: dict[tuple[int, int, int, Chain], _Programs] = {}
"""By identity: to compare procedures and calendars by value would cost more than to schedule. Each entry holds what
its key names, so that no other object can come to stand at the same address."""


def compiled(told: ProgramParts, on: date | None) -> Program:
    """The procedure ready for scheduling by the law of `on` (None: the newest)."""
    key = id(told.procedure), id(told.calendar), id(told.law), told.chain
    found = _PROGRAMS.get(key)
    if found is None:
        if len(_PROGRAMS) >= KEPT_PROCEDURES:
            _PROGRAMS.clear()
        found = _PROGRAMS[key] = _Programs(told)
    return found.at(on)
