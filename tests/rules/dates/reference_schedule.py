"""The schedule written plainly, without anything kept from one case to the next: the oracle of `rules.dates.schedule`.

It reads terms one by one through the procedure's own declaration. Whoever changes what a schedule says changes it
here first, and then the fast one until both agree again (test_compiled.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rules.calendar import Calendar
from rules.dates.planning import plan_backward
from rules.dates.schedule import Reason, Row, Rows, Situation
from rules.holds import Hold, binding, covering, paused_end
from rules.law import Law
from rules.procedure import (
    AtLeast,
    Chain,
    Lapse,
    Lead,
    NotBefore,
    Procedure,
    Step,
    Stop,
    Term,
    Within,
    nth,
    nth_of,
)


@dataclass(frozen=True)
class Start:
    """What a term counts from: the dates of one row, or of all rows of a step that is done for each."""

    early: date | None
    late: date | None
    settled: bool


def schedule(
    procedure: Procedure, situation: Situation, calendar: Calendar, law: Law, chain: Chain = Chain.PRUDENT
) -> Rows:
    """For each step and subject the earliest and latest lawful date, the planned date, and the reasons.

    `earliest` counts from the earliest, `latest` from the latest of every earlier step; a done step counts from
    its fact. `planned` is the backward plan from `situation.due`, null where it can no longer be met.
    """
    return _Pass(procedure, situation, calendar, law, chain).run()


class _Pass:
    """One run over a procedure, in order; holds what every step needs so that signatures stay short."""

    def __init__(self, procedure: Procedure, situation: Situation, calendar: Calendar, law: Law, chain: Chain):
        self.procedure, self.situation, self.calendar, self.law, self.chain = (
            procedure,
            situation,
            calendar,
            law,
            chain,
        )
        self.rows: Rows = {}
        self.plan = (
            plan_backward(procedure, procedure.finish, situation.due, calendar, law, chain, situation.law_on)
            if situation.due
            else {}
        )

    def run(self) -> Rows:
        steps = [step for step in self.procedure.steps if step.name not in self.situation.spared]
        for step in steps:
            for subject in self.subjects(step):
                self.rows[step.name, subject] = self.row(step, subject)
        for step in steps:
            if any(isinstance(term, Lead | NotBefore) for term in step.terms):
                for subject in self.subjects(step):
                    self.rows[step.name, subject] = self.row(step, subject)
        return self.standing()

    def standing(self) -> Rows:
        """The rows that still mean something: once a step has stopped the purchase, what was done and what follows
        from the stop; after a failed round (废标) also the finish, whose date in the plan stands."""
        stops = [step for step in self.procedure.steps if step.stops and (step.name, "") in self.situation.facts]
        if not stops:
            return self.rows
        last = next((step for step in stops if step.stops is Stop.CASE), stops[0])
        kept = {*self.procedure.after(last.name)}
        if last.stops is Stop.ROUND:
            kept |= {step.name for step in self.procedure.steps if step.stops}
            due, basis = self.situation.due, "plan" if self.situation.due else None
            self.rows |= {
                key: row._replace(
                    earliest=None, latest=None, limit=None, ready_on=None, due_on=due, due_basis=basis, reasons=()
                )
                for key, row in self.rows.items()
                if row.step == self.procedure.finish and not row.done_on
            }
            kept.add(self.procedure.finish)
        return {key: row for key, row in self.rows.items() if row.done_on or row.step in kept}

    def subjects(self, step: Step) -> tuple[str, ...]:
        bases = self.situation.subjects.get(step.each, ()) if step.each else ("",)
        return tuple(s for base in bases for s in self.times(step, base)) if step.repeat else bases

    def times(self, step: Step, base: str) -> tuple[str, ...]:
        """A repeated step stands as often as it was done and once more; what answers it, as often as it was done."""
        asked = self.procedure.asked[step.name]
        done = [
            number
            for name, subject in self.situation.facts
            if name == step.name or name in asked
            for about, number in (nth_of(subject),)
            if about == base
        ]
        last = max(done, default=0)
        return tuple(nth(base, number) for number in range(1, max(last if asked else last + 1, 1) + 1))

    def row(self, step: Step, subject: str) -> Row:
        done_on = self.situation.facts.get((step.name, subject))
        earliest = latest = last = None
        settled = True
        reasons: list[Reason] = []
        for limit, reason, sure in self.limits(step, subject):
            reasons.append(reason)
            settled = settled and sure
            if limit is None:
                continue
            if reason.kind in ("within", "lead"):
                assert reason.last
                latest, last = min(latest or limit, limit), min(last or reason.last, reason.last)
            else:
                earliest = max(earliest or limit, limit)
            if reason.kind == "appointed":
                latest, last = min(latest or limit, limit), min(last or limit, limit)
        floor = self.situation.not_before
        if floor and done_on is None and not step.lapse:
            earliest = max(earliest or floor, floor)
        known = [d for d in (earliest, self.situation.opened_on) if d]
        ready_on = max(known, default=None) if settled else None
        planned = self.planned(step, earliest)
        passed = step.name in self.situation.passed
        due_on, due_basis = (None, None) if passed else self.due(step, subject, last, planned)
        return Row(
            step.name,
            subject,
            self.procedure.index[step.name],
            step.lapse,
            earliest,
            latest,
            planned,
            ready_on,
            due_on,
            due_basis,
            done_on,
            done_on is not None or passed or (step.lapse and settled),
            self.provisional(
                earliest,
                latest,
                planned,
                due_on,
                self.situation.due if planned else None,
                *(d for r in reasons for d in (r.start_on, r.counted)),
            ),
            tuple(reasons),
            last,
        )

    def provisional(self, *dates: date | None) -> bool:
        """Whether a date, or one it was counted from or through, lies in a year without a notice."""
        return not all(self.calendar.knows(d) for d in dates if d)

    def limits(self, step: Step, subject: str) -> Iterator[tuple[date | None, Reason, bool]]:
        """Each limit on the step: the date (null while unknown), its reason, and whether it is settled."""
        for term in step.terms:
            bound = self.chain in term.chains and term.in_force(self.law, self.situation.law_on)
            if bound and self.called(term, subject):
                found = self.limit(step, term, subject)
                if found:
                    yield found
        for wait in step.waits:
            if wait.name in self.situation.absent:
                continue
            on = self.situation.outside.get(wait.name, {}).get(subject if wait.each else "")
            yield (
                on,
                Reason("wait", "", self.situation.cited.get(wait.name, wait.basis), wait.name, on, 0, "", on, on),
                on is not None,
            )
        for hold in self.holds(step, subject):
            on = hold.released_on
            yield on, Reason("hold", "", hold.basis, hold.reason, on, 0, "", on, on), on is not None
        if on := self.situation.appointed.get(step.name):
            yield self.announced(step, subject, on)

    def holds(self, step: Step, subject: str) -> tuple[Hold, ...]:
        """The holds on a row."""
        found = self.situation.holds.get(step.name, ())
        return binding(found, nth_of(subject)[0], self.situation.facts.get((step.name, subject))) if found else ()

    def announced(self, step: Step, subject: str, on: date) -> tuple[date | None, Reason, bool]:
        """The date that a notice has announced. A hold that forbade the act on that very day takes it away: another
        one must be announced. While the hold stands the day is not yet the last."""
        over = covering(self.holds(step, subject), on)
        end = None if any(hold.released_on for hold in over) else on
        kind, basis = ("suspended", over[0].basis) if over else ("appointed", "公告载明的时间")
        return end, Reason(kind, "", basis, step.name, on, 0, "", on, end, 0, None if over else on), end is not None

    def limit(self, step: Step, term: Term, subject: str) -> tuple[date | None, Reason, bool] | None:
        start = self.start(step, term, subject)
        if start is None:
            return None
        kind = "advised" if term.advice else _KINDS[type(term)]
        n, unit = term.span(self.law, self.situation.law_on)
        basis = term.cited(self.law, self.situation.law_on)
        from_on = start.late if isinstance(term, Within) else start.early
        blocks = isinstance(term, AtLeast) and not start.settled
        if from_on is None:
            return None, Reason(kind, term.rule, basis, term.start, None, n, unit.value, None, None), not blocks
        end: date | None = term.end(from_on, n, unit, self.calendar)
        back = -n if isinstance(term, Lead | NotBefore) else n
        counted = self.calendar.shift(from_on, back, unit)
        paused, last = 0, None
        if isinstance(term, Within):
            last = self.calendar.on_or_after(counted)
        elif isinstance(term, Lead):
            last = counted
        if isinstance(term, Within) and (holds := self.holds(step, subject)):
            end, last, paused = paused_end(from_on, counted, unit, holds, self.calendar)
        reason = Reason(kind, term.rule, basis, term.start, from_on, n, unit.value, counted, end, paused, last)
        return end, reason, not blocks

    def called(self, term: Term, subject: str) -> bool:
        """Whether the step has happened that brings the term, and none of those that put an end to it."""
        happened = {
            name
            for name in (term.given, *term.unless)
            if name and (name, nth_of(subject)[0] if self.procedure.step(name).each else "") in self.situation.facts
        }
        return (not term.given or term.given in happened) and not happened & set(term.unless)

    def start(self, step: Step, term: Term, subject: str) -> Start | None:
        """The row, or all rows, that the term counts from; null where it does not bind.

        An optional step binds what follows once it happened or is called for; until then only another optional
        step waits on it (申诉 before 申诉处理).
        """
        source = self.procedure.step(term.start)
        own = source.each is None or source.each is step.each
        rows = [
            self.rows[source.name, s]
            for s in self.counted_from(step, source, subject, own)
            if (source.name, s) in self.rows
        ]
        if source.optional:
            rows = [r for r in rows if r.done_on or self.called_for(source, r.subject)]
            if not rows and not step.optional:
                return None
        elif not rows and own:
            return None
        if not rows:
            return Start(None, None, False)
        early, late = [r.early for r in rows], [r.late for r in rows]
        return Start(
            None if None in early else max(d for d in early if d),
            None if None in late else max(d for d in late if d),
            all(r.settled for r in rows),
        )

    def counted_from(self, step: Step, source: Step, subject: str, own: bool) -> tuple[str, ...]:
        """The subjects of `source` that a row of `step` counts from: its own, or all of them."""
        if not own:
            return self.subjects(source)
        about, number = nth_of(subject) if step.repeat else (subject, 1)
        base = about if source.each else ""
        if not source.repeat:
            return (base,)
        return (nth(base, number),) if step.repeat else self.times(source, base)

    def called_for(self, step: Step, subject: str) -> bool:
        """Whether an optional step must be done now, because the optional step that it answers has happened; a
        lapse passes that on."""
        for term in step.terms:
            source = self.procedure.step(term.start)
            if step.optional and source.optional and term.asks:
                for at in self.counted_from(step, source, subject, True):
                    if (source.name, at) in self.situation.facts or (source.lapse and self.called_for(source, at)):
                        return True
        return False

    def planned(self, step: Step, earliest: date | None) -> date | None:
        if step.name == self.procedure.finish:
            return self.situation.due
        planned = self.plan.get(step.name)
        floor = max((d for d in (earliest, self.situation.opened_on) if d), default=None)
        return None if planned is None or (floor and planned < floor) else planned

    def due(self, step: Step, subject: str, last: date | None, planned: date | None) -> tuple[date | None, str | None]:
        if step.lapse or (step.optional and not self.called_for(step, subject)):
            return None, None
        if last and (planned is None or last <= planned):
            return last, "law"
        return planned, "plan" if planned else None


_KINDS: dict[type[Term], str] = {
    AtLeast: "at_least",
    Lapse: "lapse",
    Within: "within",
    Lead: "lead",
    NotBefore: "not_before",
}
