"""A procedure's dates without any record: forward from dates that are set, or backward from a finish."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from rules.calendar import Calendar, official_calendar
from rules.dates.planning import plan_backward
from rules.dates.schedule import Reason, Row, Situation, explain, schedule
from rules.law import Law, statute
from rules.procedure import Chain, Each, Procedure, nth_of

ONE_EACH = {Each.LOT: ("1",), Each.STATION: ("1",), Each.CANDIDATE: ("1",)}
"""A step that is done for each lot or station stands once in a timetable."""


@dataclass(frozen=True)
class TimetableLine:
    """One step of a timetable."""

    row: Row
    earliest: date | None
    latest: date | None
    reasons: tuple[Reason, ...]
    notes: tuple[str, ...] = ()
    provisional: bool = False
    """Whether it rests on a year without a notice: its own dates, or the finish that it was counted back from."""

    @property
    def limit(self) -> date | None:
        """The law's last day, where `latest` is the safe date before it."""
        return self.row.limit if self.latest == self.row.latest and not self.row.done_on else self.latest


@dataclass(frozen=True)
class Timetable:
    """A procedure with its dates, ready to be shown."""

    procedure: Procedure
    chain: Chain
    lines: tuple[TimetableLine, ...]
    calendar: Calendar

    def answer(self, *, internal: bool = False) -> dict[str, Any]:
        """As `schedule --json` prints it. `internal` adds the steps without a statutory span."""
        steps = [self._step(line) for line in self.lines if internal or not self.procedure.step(line.row.step).internal]
        return {
            "procedure": self.procedure.name,
            "title": self.procedure.title,
            "chain": self.chain.value,
            "steps": steps,
        }

    def _step(self, line: TimetableLine) -> dict[str, Any]:
        titles = {step.name: step.title for step in self.procedure.steps}
        dates = [d for d in (line.earliest, line.latest) if d]
        provisional = line.provisional or not all(self.calendar.knows(d) for d in dates)
        texts = [{"basis": r.basis, "text": explain(r, self.calendar, titles)} for r in line.reasons if r.start_on]
        return {
            "step": line.row.step,
            "title": titles[line.row.step],
            "earliest": line.earliest.isoformat() if line.earliest else None,
            "latest": line.latest.isoformat() if line.latest else None,
            "limit": line.limit.isoformat() if line.limit else None,
            "provisional": provisional,
            "reasons": texts + [{"basis": "", "text": note} for note in line.notes],
        }


def forward(
    procedure: Procedure,
    starts: dict[str, date],
    chain: Chain,
    calendar: Calendar | None = None,
    law: Law | None = None,
) -> Timetable:
    """Earliest and latest lawful dates of each step when the steps in `starts` happen on these dates."""
    days, statutes = calendar or official_calendar(), law or statute()
    facts = {}
    for name, on in starts.items():
        facts[name, "1" if procedure.step(name).each else ""] = on
    situation = Situation(facts=facts, subjects=ONE_EACH, law_on=min(starts.values()))
    rows = schedule(procedure, situation, days, statutes, chain)
    lines = []
    for row in rows.values():
        if nth_of(row.subject)[1] > 1:
            continue  # a step that may be repeated stands once, too
        done = row.done_on
        notes = (_started(done, days),) if done else ()
        reasons = () if done else row.reasons
        lines.append(TimetableLine(row, done or row.earliest, done or row.latest, reasons, notes, row.provisional))
    return Timetable(procedure, chain, _before(procedure, lines, starts, days, statutes), days)


def _started(on: date, calendar: Calendar) -> str:
    if calendar.is_working(on):
        return f"已定于{on}"
    return f"已定于{on}（{calendar.name_of(on)}），当日不计，自次日起算"


def _before(
    procedure: Procedure, lines: list[TimetableLine], starts: dict[str, date], calendar: Calendar, law: Law
) -> tuple[TimetableLine, ...]:
    """The steps before a set date get the latest date on which it can still be met."""
    latest: dict[str, date] = {}
    guessed: set[str] = set()
    """Counted back from a year without a notice: wherever they come to lie, they may move."""
    for name, on in starts.items():
        plan = plan_backward(procedure, name, on, calendar, law, Chain.LIMIT, min(starts.values()))
        guessed |= set() if calendar.knows(on) else set(plan)
        for step, last in plan.items():
            latest[step] = min(latest.get(step, last), last)
    return tuple(
        TimetableLine(
            line.row,
            None,
            latest[line.row.step],
            (),
            (_counted_back(latest[line.row.step], line.row.step in guessed),),
            line.row.step in guessed,
        )
        if line.earliest is None and line.latest is None and line.row.step in latest and line.row.step not in starts
        else line
        for line in lines
    )


def _counted_back(last: date, guessed: bool) -> str:
    doubt = "；后续环节所在年份的放假安排尚未公布，为预估日期" if guessed else ""
    return f"倒推：最迟{last}，方能如期办理后续环节{doubt}"


def backward(
    procedure: Procedure, by: date, chain: Chain, calendar: Calendar | None = None, law: Law | None = None
) -> Timetable:
    """The latest date of each step such that the procedure's finish can still be met by `by`."""
    days, statutes = calendar or official_calendar(), law or statute()
    latest = plan_backward(procedure, procedure.finish, by, days, statutes, chain, by)
    facts = {
        (name, "1" if procedure.step(name).each else ""): on
        for name, on in latest.items()
        if not procedure.step(name).lapse
    }
    rows = schedule(procedure, Situation(facts=facts, subjects=ONE_EACH, law_on=by), days, statutes, chain)
    sure = days.knows(by)
    note = () if sure else (f"自{by}倒推；{by.year}年放假安排尚未公布，为预估日期",)
    lines: list[TimetableLine] = []
    guessed: set[str] = set() if sure else set(latest)
    for row in rows.values():
        step = procedure.step(row.step)
        last = latest.get(row.step) or (row.earliest if step.lapse else row.latest)
        if row.step not in latest and (row.provisional or any(r.start in guessed for r in row.reasons)):
            guessed.add(row.step)
        lines.append(TimetableLine(row, None, last, row.reasons, note, row.step in guessed))
    return Timetable(procedure, chain, tuple(lines), days)
