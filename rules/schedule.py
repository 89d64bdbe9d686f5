"""The heart: facts, procedure, law and calendar in; for each step the lawful dates, the planned date and why, out.

Pure. It never knows today: how a row looks on a day is `rules.light`'s affair.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from rules.calendar import Calendar, Unit
from rules.holds import Hold, binding, covering, paused_end
from rules.law import Law
from rules.planning import plan_backward
from rules.procedure import (
    AtLeast,
    Chain,
    Each,
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

Key = tuple[str, str]
"""A step and its subject ('' for the case itself)."""


@dataclass(frozen=True)
class Situation:
    """What is known of a case: all that `schedule` needs of the record."""

    facts: Mapping[Key, date] = field(default_factory=dict)
    subjects: Mapping[Each, tuple[str, ...]] = field(default_factory=dict)
    outside: Mapping[str, Mapping[str, date]] = field(default_factory=dict)
    """By wait name, the dates on which other cases did the awaited step, by subject ('' where not each)."""
    absent: frozenset[str] = frozenset()
    """Names of waits that do not apply: the programme has no such case."""
    appointed: Mapping[str, date] = field(default_factory=dict)
    """Dates that a notice has announced, as the bid deadline."""
    holds: Mapping[str, tuple[Hold, ...]] = field(default_factory=dict)
    due: date | None = None
    """The plan's date for the finishing step."""
    due_source: str = ""
    opened_on: date | None = None
    law_on: date | None = None
    """The date by which the law's versions are chosen; null: the newest."""
    not_before: date | None = None
    """In a projection: no step that is open happens before this day. Null in the record, which never knows today."""


@dataclass(frozen=True)
class Reason:
    """Why a date is what it is: the rule, what it was counted from, and where the count ended."""

    kind: str
    """at_least, lapse, within, lead, not_before, wait, hold, appointed, suspended, plan."""
    rule: str
    basis: str
    start: str
    start_on: date | None
    n: int
    unit: str
    counted: date | None
    """The end before rolling."""
    end: date | None
    paused: int = 0
    """By how many days (working days, where it counts such) a hold put the limit off."""


@dataclass(frozen=True)
class Row:
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
    due_basis: str | None
    """law or plan."""
    done_on: date | None
    settled: bool
    provisional: bool
    reasons: tuple[Reason, ...]

    @property
    def early(self) -> date | None:
        """From what day a following step may count, at the earliest."""
        return self.done_on or self.earliest

    @property
    def late(self) -> date | None:
        """The last day from which a following step may have to count: of a step that can only come too late, when
        it can come."""
        return self.done_on or max((d for d in (self.latest, self.earliest) if d), default=None)


@dataclass(frozen=True)
class Start:
    """What a term counts from: the dates of one row, or of all rows of a step that is done for each."""

    early: date | None
    late: date | None
    settled: bool


Rows = dict[Key, Row]


def schedule(procedure: Procedure, situation: Situation, calendar: Calendar, law: Law,
             chain: Chain = Chain.PRUDENT) -> Rows:
    """For each step and subject the earliest and latest lawful date, the planned date, and the reasons.

    `earliest` counts from the earliest, `latest` from the latest of every earlier step; a done step counts from
    its fact. `planned` is the backward plan from `situation.due`, null where it can no longer be met.
    """
    return _Pass(procedure, situation, calendar, law, chain).run()


class _Pass:
    """One run over a procedure, in order; holds what every step needs so that signatures stay short."""

    def __init__(self, procedure: Procedure, situation: Situation, calendar: Calendar, law: Law, chain: Chain):
        self.procedure, self.situation, self.calendar, self.law, self.chain = (
            procedure, situation, calendar, law, chain)
        self.rows: Rows = {}
        self.plan = (
            plan_backward(procedure, procedure.finish, situation.due, calendar, law, chain, situation.law_on)
            if situation.due else {})

    def run(self) -> Rows:
        for step in self.procedure.steps:
            for subject in self.subjects(step):
                self.rows[step.name, subject] = self.row(step, subject)
        for step in self.procedure.steps:
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
            self.rows |= {key: replace(row, earliest=None, latest=None, ready_on=None, due_on=due, due_basis=basis, reasons=())
                          for key, row in self.rows.items() if row.step == self.procedure.finish and not row.done_on}
            kept.add(self.procedure.finish)
        return {key: row for key, row in self.rows.items() if row.done_on or row.step in kept}

    def subjects(self, step: Step) -> tuple[str, ...]:
        bases = self.situation.subjects.get(step.each, ()) if step.each else ("",)
        return tuple(s for base in bases for s in self.times(step, base)) if step.repeat else bases

    def times(self, step: Step, base: str) -> tuple[str, ...]:
        """A repeated step stands as often as it was done and once more; what answers it, as often as it was done."""
        asked = self.procedure.asked[step.name]
        done = [number for name, subject in self.situation.facts if name == step.name or name in asked
                for about, number in (nth_of(subject),) if about == base]
        last = max(done, default=0)
        return tuple(nth(base, number) for number in range(1, max(last if asked else last + 1, 1) + 1))

    def row(self, step: Step, subject: str) -> Row:
        done_on = self.situation.facts.get((step.name, subject))
        earliest = latest = None
        settled = True
        reasons: list[Reason] = []
        for limit, reason, sure in self.limits(step, subject):
            reasons.append(reason)
            settled = settled and sure
            if limit is None:
                continue
            if reason.kind in ("within", "lead"):
                latest = min(latest or limit, limit)
            else:
                earliest = max(earliest or limit, limit)
            if reason.kind == "appointed":
                latest = min(latest or limit, limit)
        floor = self.situation.not_before
        if floor and done_on is None and not step.lapse:
            earliest = max(earliest or floor, floor)
        known = [d for d in (earliest, self.situation.opened_on) if d]
        ready_on = max(known, default=None) if settled else None
        planned = self.planned(step, earliest)
        due_on, due_basis = self.due(step, subject, latest, planned)
        return Row(
            step.name, subject, self.procedure.index[step.name], step.lapse, earliest, latest, planned, ready_on,
            due_on, due_basis, done_on, done_on is not None or (step.lapse and settled),
            self.provisional(earliest, latest, planned, due_on, self.situation.due if planned else None,
                             *(d for r in reasons for d in (r.start_on, r.counted))), tuple(reasons))

    def provisional(self, *dates: date | None) -> bool:
        """Whether a date, or one it was counted from or through, lies in a year without a notice."""
        return not all(self.calendar.knows(d) for d in dates if d)

    def limits(self, step: Step, subject: str) -> Iterator[tuple[date | None, Reason, bool]]:
        """Each limit on the step: the date (null while unknown), its reason, and whether it is settled."""
        for term in step.terms:
            bound = self.chain in term.chains and term.in_force(self.law, self.situation.law_on)
            if bound and not self.lifted(term, subject):
                found = self.limit(step, term, subject)
                if found:
                    yield found
        for wait in step.waits:
            if wait.name in self.situation.absent:
                continue
            on = self.situation.outside.get(wait.name, {}).get(subject if wait.each else "")
            yield on, Reason("wait", "", wait.basis, wait.name, on, 0, "", on, on), on is not None
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
        return end, Reason(kind, "", basis, step.name, on, 0, "", on, end), end is not None

    def limit(self, step: Step, term: Term, subject: str) -> tuple[date | None, Reason, bool] | None:
        start = self.start(step, term, subject)
        if start is None:
            return None
        kind = _KINDS[type(term)]
        n, unit = term.span(self.law, self.situation.law_on)
        basis = term.cited(self.law, self.situation.law_on)
        from_on = start.late if isinstance(term, Within) else start.early
        blocks = isinstance(term, AtLeast) and not start.settled
        if from_on is None:
            return None, Reason(kind, term.rule, basis, term.start, None, n, unit.value, None, None), not blocks
        end: date | None = term.end(from_on, n, unit, self.calendar)
        back = -n if isinstance(term, Lead | NotBefore) else n
        counted = self.calendar.shift(from_on, back, unit)
        paused = 0
        if isinstance(term, Within) and (holds := self.holds(step, subject)):
            end, paused = paused_end(from_on, counted, unit, holds, self.calendar)
        reason = Reason(kind, term.rule, basis, term.start, from_on, n, unit.value, counted, end, paused)
        return end, reason, not blocks

    def lifted(self, term: Term, subject: str) -> bool:
        """Whether the step has happened that puts an end to the term."""
        if not term.unless:
            return False
        about = nth_of(subject)[0] if self.procedure.step(term.unless).each else ""
        return (term.unless, about) in self.situation.facts

    def start(self, step: Step, term: Term, subject: str) -> Start | None:
        """The row, or all rows, that the term counts from; null where it does not bind.

        An optional step binds what follows once it happened or is called for; until then only another optional
        step waits on it (申诉 before 申诉处理).
        """
        source = self.procedure.step(term.start)
        own = source.each is None or source.each is step.each
        rows = [self.rows[source.name, s] for s in self.counted_from(step, source, subject, own)
                if (source.name, s) in self.rows]
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
            all(r.settled for r in rows))

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
            if step.optional and source.optional:
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

    def due(self, step: Step, subject: str, latest: date | None,
            planned: date | None) -> tuple[date | None, str | None]:
        if step.lapse or (step.optional and not self.called_for(step, subject)):
            return None, None
        if latest and (planned is None or latest <= planned):
            return latest, "law"
        return planned, "plan" if planned else None


_KINDS: dict[type[Term], str] = {
    AtLeast: "at_least", Lapse: "lapse", Within: "within", Lead: "lead", NotBefore: "not_before"}


def explain(reason: Reason, calendar: Calendar, titles: Mapping[str, str]) -> str:
    """The reason as a Chinese sentence, with each rest day that was passed and whether the end rolled."""
    start = titles.get(reason.start, reason.start)
    if reason.start_on is None:
        return f"待“{start}”完成后计算"
    if reason.kind == "within" and reason.end is None:
        return f"自“{start}”（{reason.start_on}）起算，暂停期间不计，待恢复后确定（待核实）"
    if reason.kind == "wait":
        return f"须在“{start}”（{reason.start_on}）之后"
    if reason.kind == "hold":
        return f"因{reason.start}暂停，{reason.start_on}恢复"
    if reason.kind == "appointed":
        return f"公告载明为{reason.start_on}"
    if reason.kind == "suspended":
        return f"公告载明为{reason.start_on}，" + ("暂停期间不能进行，须另行公告时间" if reason.end is None else "暂停期间不计算逾期")
    if reason.n == 0:
        return f"不{'晚' if reason.kind in ('lead', 'within') else '早'}于“{start}”（{reason.start_on}）"
    return _SENTENCES[reason.kind].format(start=start, on=reason.start_on, n=reason.n, unit=reason.unit) + _passage(
        reason, calendar)


_SENTENCES = {
    "at_least": "自“{start}”（{on}）次日起算不少于{n}{unit}",
    "lapse": "自“{start}”（{on}）次日起算{n}{unit}届满",
    "within": "自“{start}”（{on}）次日起算{n}{unit}内",
    "lead": "“{start}”（{on}）前至少{n}{unit}",
    "not_before": "不早于“{start}”（{on}）前{n}{unit}",
}


def _passage(reason: Reason, calendar: Calendar) -> str:
    assert reason.start_on and reason.counted and reason.end
    text = f"，至{reason.counted}"
    if reason.paused:
        text += f"；暂停{reason.paused}{reason.unit}不计入（待核实），最迟{reason.end}"
    elif reason.end != reason.counted:
        way = "顺延至" if reason.end > reason.counted else "提前至"
        text += f"（{calendar.name_of(reason.counted)}），{way}{reason.end}"
    if reason.unit == Unit.WORKING_DAYS.value and (rest := calendar.rest_days(reason.start_on, reason.end)):
        text += "；其间不计" + "、".join(f"{d:%m-%d}{calendar.name_of(d)}" for d in rest)
    if not calendar.knows(reason.end):
        text += f"；{reason.end.year}年放假安排尚未公布，为预估日期"
    return text
