"""The heart: facts, procedure, law and calendar in; for each step the lawful dates, the planned date and why, out.

Pure. It never knows today: how a row looks on a day is `rules.dates.light`'s affair. It runs for every case with every
act, in what-if and in benches of many thousand cases: what does not depend on the case is kept in `rules.dates.compiled`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from rules.calendar import Calendar
from rules.dates.compiled import Program, ProgramParts, ReadyStep, ReadyTerm, compiled
from rules.dates.reasons import Reason, explain
from rules.holds import Hold, binding, covering, paused_end
from rules.law import Law
from rules.procedure import Chain, Each, Procedure, Stop, nth
from rules.procedure import nth_of as read_nth

__all__ = ["Hold", "Key", "Reason", "Row", "Rows", "Situation", "explain", "schedule"]

Key = tuple[str, str]
"""A step and its subject ('' for the case itself)."""

nth_of = lru_cache(maxsize=1024)(read_nth)


@dataclass(frozen=True)
class Situation:
    """What is known of a case: all that `schedule` needs of the record."""

    facts: Mapping[Key, date] = field(default_factory=dict)
    subjects: Mapping[Each, tuple[str, ...]] = field(default_factory=dict)
    outside: Mapping[str, Mapping[str, date]] = field(default_factory=dict)
    """By wait name, the dates on which other cases did the awaited step, by subject ('' where not each)."""
    absent: frozenset[str] = frozenset()
    """Names of waits that do not apply: the programme has no such case."""
    cited: Mapping[str, str] = field(default_factory=dict)
    """By wait name, its basis in the clauses of the programme's plan; without a plan, as the procedure declares it."""
    appointed: Mapping[str, date] = field(default_factory=dict)
    """Dates that a notice has announced, as the bid deadline."""
    holds: Mapping[str, tuple[Hold, ...]] = field(default_factory=dict)
    due: date | None = None
    """The plan's date for the finishing step."""
    due_source: str = ""
    opened_on: date | None = None
    spared: frozenset[str] = frozenset()
    """Steps that need not be done and stand in no row."""
    passed: frozenset[str] = frozenset()
    """Steps that the case went past: they may still be recorded, but nobody owes them and nothing waits for them."""
    agreed: Mapping[tuple[str, str], int | None] = field(default_factory=dict)
    """By rule and lot, the days that its contract has agreed on in place of the rule's; by rule and time of a step that is
    done for no lot. None: the rule does not bind there."""
    law_on: date | None = None
    """The date by which the law's versions are chosen; None: the newest."""
    not_before: date | None = None
    """In a projection: no step that is open happens before this day. None in the record, which never knows today."""


class Row(NamedTuple):
    """One row of the schedule."""

    step: str
    subject: str
    position: int
    lapse: bool
    earliest: date | None
    latest: date | None
    planned: date | None
    ready_on: date | None
    due_on: date | None
    """By when somebody answers for it: the law's last day, or the plan's date where that comes sooner."""
    due_basis: str | None
    """law or plan."""
    done_on: date | None
    settled: bool
    provisional: bool
    reasons: tuple[Reason, ...]
    limit: date | None = None
    """The law's last day; `latest` is the safe date, which lies before it where the count ended on a rest day."""

    @property
    def early(self) -> date | None:
        """From what day a following step may count, at the earliest."""
        return self.done_on or self.earliest

    @property
    def late(self) -> date | None:
        """The last day from which a following step may have to count: of a step that can only come too late, when
        it can come."""
        if self.earliest and (self.latest is None or self.latest < self.earliest):
            return self.done_on or self.earliest
        return self.done_on or self.latest


Rows = dict[Key, Row]


def schedule(
    procedure: Procedure, situation: Situation, calendar: Calendar, law: Law, chain: Chain = Chain.PRUDENT
) -> Rows:
    """For each step and subject the earliest and latest lawful date, the planned date, and the reasons.

    `earliest` counts from the earliest, `latest` from the latest of every earlier step; a done step counts from
    its fact. `planned` is the backward plan from `situation.due`, None if it can no longer be met.

    Raises:
        OutOfCalendar: where a date lies beyond the calendar.
    """
    return _Pass(compiled(ProgramParts(procedure, calendar, law, chain), situation.law_on), situation).run()


def told_of(step: ReadyStep, subject: str) -> str:
    """What `Situation.agreed` names a row by: its lot, whichever time it is; where there is none, the time."""
    return nth_of(subject)[0] if step.each else subject


class _Limits:
    """The limits of one row, as they are found."""

    __slots__ = ("earliest", "known", "latest", "limit", "reasons", "settled")

    def __init__(self) -> None:
        self.earliest: date | None = None
        self.latest: date | None = None
        self.limit: date | None = None
        self.settled = True
        self.known = True
        """Whether every date that a limit was counted from or through lies in a year with a notice."""
        self.reasons: list[Reason] = []

    def not_before(self, on: date) -> None:
        if self.earliest is None or on > self.earliest:
            self.earliest = on

    def not_after(self, on: date, last: date) -> None:
        """`on` is the safe date, `last` the law's last day."""
        if self.latest is None or on < self.latest:
            self.latest = on
        if self.limit is None or last < self.limit:
            self.limit = last


class _Pass:
    """One run over a procedure, in order; holds what every step needs so that signatures stay short."""

    def __init__(self, program: Program, situation: Situation) -> None:
        self.program, self.situation, self.facts = program, situation, situation.facts
        self.calendar, self.years = program.calendar, program.calendar.known
        self.rows: Rows = {}
        self.plan = program.plan(situation.due) if situation.due else {}
        self.stopped = {*situation.holds, *situation.appointed}
        """Steps with a hold or an announced date."""
        self.numbers: dict[str, list[tuple[str, int]]] = {}
        """Of each repeated step, what it was done about and for which time."""
        if program.repeated:
            for name, subject in self.facts:
                if name in program.repeated:
                    self.numbers.setdefault(name, []).append(nth_of(subject))

    def run(self) -> Rows:
        for steps in (self.program.steps, self.program.ahead):
            for step in steps:
                if step.name in self.situation.spared:
                    continue
                for subject in self.subjects(step):
                    self.rows[step.name, subject] = self.row(step, subject)
        return self.standing() if any((step.name, "") in self.facts for step in self.program.stops) else self.rows

    def standing(self) -> Rows:
        """The rows that still mean something: once a step has stopped the purchase, what was done and what follows
        from the stop; after a failed round (废标) also the finish, whose date in the plan stands."""
        procedure = self.program.told.procedure
        stops = [step for step in self.program.stops if (step.name, "") in self.facts]
        last = next((step for step in stops if step.stops is Stop.CASE), stops[0])
        kept = {*procedure.after(last.name)}
        if last.stops is Stop.ROUND:
            kept |= {procedure.finish, *(step.name for step in self.program.stops)}
            due, basis = self.situation.due, "plan" if self.situation.due else None
            self.rows |= {
                key: row._replace(
                    earliest=None, latest=None, limit=None, ready_on=None, due_on=due, due_basis=basis, reasons=()
                )
                for key, row in self.rows.items()
                if row.step == procedure.finish and not row.done_on
            }
        return {key: row for key, row in self.rows.items() if row.done_on or row.step in kept}

    def subjects(self, step: ReadyStep) -> tuple[str, ...]:
        bases = self.situation.subjects.get(step.each, ()) if step.each else ("",)
        return tuple(s for base in bases for s in self.times(step, base)) if step.repeat else bases

    def times(self, step: ReadyStep, base: str) -> tuple[str, ...]:
        """A repeated step stands as often as it was done and once more; what answers it, as often as it was done."""
        last = 0
        for name in (step.name, *step.asked):
            for about, number in self.numbers.get(name, ()):
                if about == base and number > last:
                    last = number
        return tuple(nth(base, number) for number in range(1, max(last if step.asked else last + 1, 1) + 1))

    def row(self, step: ReadyStep, subject: str) -> Row:
        limits, opened, done_on = _Limits(), self.situation.opened_on, self.facts.get((step.name, subject))
        for term in step.terms:
            if term.fixed or self.binds(step, term, subject):
                self.count(limits, step, term, subject)
        for wait in step.waits:
            if wait.name not in self.situation.absent:
                on = self.situation.outside.get(wait.name, {}).get(subject if wait.each else "")
                self.note(
                    limits,
                    Reason("wait", "", self.situation.cited.get(wait.name, wait.basis), wait.name, on, 0, "", on, on),
                )
        if step.name in self.stopped:
            self.stop(limits, step, subject)
        if self.situation.not_before and done_on is None and not step.lapse:
            limits.not_before(self.situation.not_before)
        earliest, latest, settled = limits.earliest, limits.latest, limits.settled
        floor = max(earliest, opened) if earliest and opened else earliest or opened
        planned = self.situation.due if step.finish else self.plan.get(step.name)
        if planned and floor and planned < floor and not step.finish:
            planned = None
        passed = step.name in self.situation.passed
        due_on, due_basis = (None, None) if passed else self.due(step, subject, limits.limit, planned)
        sure = (
            limits.known
            and self.knows(earliest, latest)
            and (planned is None or self.knows(planned, self.situation.due))
        )
        return Row(
            step.name,
            subject,
            step.position,
            step.lapse,
            earliest,
            latest,
            planned,
            floor if settled else None,
            due_on,
            due_basis,
            done_on,
            done_on is not None or passed or (step.lapse and settled),
            not sure,
            tuple(limits.reasons),
            limits.limit,
        )

    def knows(self, one: date | None, other: date | None) -> bool:
        """Whether both dates lie in years with a notice."""
        return (one is None or one.year in self.years) and (other is None or other.year in self.years)

    def count(self, limits: _Limits, step: ReadyStep, term: ReadyTerm, subject: str) -> None:
        """Adds what a term says of the row."""
        if term.single:
            row = self.rows.get(term.whole or (term.source, subject))
            if row is None:
                return
            start, settled = row.late if term.from_late else row.early, row.settled
        else:
            found = self.start(step, term, subject)
            if found is None:
                return
            start, settled = found
        days = self.situation.agreed.get((term.term.rule, told_of(step, subject))) if term.agreed else None
        end, reason, known = term.by_contract(start, days) if days else term.counts.get(start) or term.count(start)
        if start and term.from_late and step.name in self.stopped:
            end, reason = self.paused(step, term, subject, reason)
        limits.reasons.append(reason)
        limits.known &= known
        if term.blocks and not settled:
            limits.settled = False
        if end:
            if term.caps:
                limits.not_after(end, reason.last or end)
            else:
                limits.not_before(end)

    def paused(self, step: ReadyStep, term: ReadyTerm, subject: str, reason: Reason) -> tuple[date | None, Reason]:
        """A maximum as it stands with the holds of its row."""
        holds = self.holds(step, subject)
        if not holds:
            return reason.end, reason
        assert reason.start_on and reason.counted
        end, last, days = paused_end(reason.start_on, reason.counted, term.unit, holds, self.calendar)
        return end, reason._replace(end=end, paused=days, last=last)

    def holds(self, step: ReadyStep, subject: str) -> tuple[Hold, ...]:
        """The holds on a row."""
        found = self.situation.holds.get(step.name, ())
        return binding(found, nth_of(subject)[0], self.facts.get((step.name, subject))) if found else ()

    def stop(self, limits: _Limits, step: ReadyStep, subject: str) -> None:
        """Adds what holds the row, and the date that a notice has announced for it."""
        holds = self.holds(step, subject)
        for hold in holds:
            on = hold.released_on
            self.note(limits, Reason("hold", "", hold.basis, hold.reason, on, 0, "", on, on))
        if on := self.situation.appointed.get(step.name):
            self.announce(limits, step, holds, on)

    def announce(self, limits: _Limits, step: ReadyStep, holds: tuple[Hold, ...], on: date) -> None:
        """Adds the date that a notice has announced. A hold that forbade the act on that very day takes it away:
        another one must be announced. While the hold stands the day is not yet the last."""
        over = covering(holds, on)
        end = None if any(hold.released_on for hold in over) else on
        kind, basis = ("suspended", over[0].basis) if over else ("appointed", "公告载明的时间")
        self.note(limits, Reason(kind, "", basis, step.name, on, 0, "", on, end, 0, None if over else on))
        if not over:
            limits.not_after(on, on)

    def note(self, limits: _Limits, reason: Reason) -> None:
        """Adds a date that comes from outside the procedure: the step is not settled before it is known."""
        limits.reasons.append(reason)
        if reason.start_on:
            limits.known &= reason.start_on.year in self.years
        if reason.end:
            limits.not_before(reason.end)
        else:
            limits.settled = False

    def binds(self, step: ReadyStep, term: ReadyTerm, subject: str) -> bool:
        """Whether the step has happened that brings the term, and none that puts an end to it."""
        about = nth_of(subject)[0]
        if term.agreed and self.situation.agreed.get((term.term.rule, told_of(step, subject)), 0) is None:
            return False
        if any((name, about if each else "") in self.facts for name, each in term.unless):
            return False
        return term.given is None or (term.given[0], about if term.given[1] else "") in self.facts

    def start(self, step: ReadyStep, term: ReadyTerm, subject: str) -> tuple[date | None, bool] | None:
        """What the term counts from, over all rows that it counts from, and whether they are settled; None if it
        does not bind.

        An optional step binds what follows once it happened or is called for; until then only another optional
        step waits on it (申诉 before 申诉处理).
        """
        source = self.program.by_name[term.source]
        rows = [
            self.rows[source.name, at]
            for at in self.counted_from(step, source, subject, term.own)
            if (source.name, at) in self.rows
        ]
        if source.optional:
            rows = [row for row in rows if row.done_on or self.called_for(source, row.subject)]
            if not rows and not step.optional:
                return None
        elif not rows and term.own:
            return None
        if not rows:
            return None, False
        dates = [row.late if term.from_late else row.early for row in rows]
        return None if None in dates else max(on for on in dates if on), all(row.settled for row in rows)

    def counted_from(self, step: ReadyStep, source: ReadyStep, subject: str, own: bool) -> tuple[str, ...]:
        """The subjects of `source` that a row of `step` counts from: its own, or all of them."""
        if not own:
            return self.subjects(source)
        about, number = nth_of(subject) if step.repeat else (subject, 1)
        base = about if source.each else ""
        if not source.repeat:
            return (base,)
        return (nth(base, number),) if step.repeat else self.times(source, base)

    def called_for(self, step: ReadyStep, subject: str) -> bool:
        """Whether an optional step must be done now, because the optional step that it answers has happened; a
        lapse passes that on."""
        for name in step.answers:
            source = self.program.by_name[name]
            for at in self.counted_from(step, source, subject, True):
                if (name, at) in self.facts or (source.lapse and self.called_for(source, at)):
                    return True
        return False

    def due(
        self, step: ReadyStep, subject: str, limit: date | None, planned: date | None
    ) -> tuple[date | None, str | None]:
        if step.lapse or (step.optional and not self.called_for(step, subject)):
            return None, None
        if limit and (planned is None or limit <= planned):
            return limit, "law"
        return planned, "plan" if planned else None
