"""What would follow (推演): the schedules of many cases at once, each awaited date taken from the other's schedule.

`schedule` knows what is recorded. A projection goes on from there and changes nothing of the law: an open step
happens as early as it may, but not before today; a case that waits on another counts from the other's fact, or
from the earliest date on which the other can come to it. An open challenge holds its parent until the earliest
date on which it can be answered.

Two projections, one as things stand and one with an assumption, are told apart by `moves` and `breaches`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.values import CITY
from rules.calendar import Calendar
from rules.dates.planning import plan_backward
from rules.dates.reasons import CAPS, first_day
from rules.dates.schedule import Key, Row, Rows, Situation, schedule
from rules.holds import Hold
from rules.law import Law
from rules.procedure import Chain, Procedure, Step, Wait

FIELDS = {"earliest": "最早", "latest": "最迟", "due_on": "时限"}
"""What of a row can move, and its word. `planned` cannot: the plan's due date is not assumed away, it is missed."""


@dataclass(frozen=True)
class ProjectedCase:
    """One case of a projection."""

    name: str
    kind: str
    place: str
    """The district, or `CITY`."""
    procedure: Procedure
    situation: Situation
    parent: str = ""
    """Of a challenge or complaint: the case that it holds,"""
    label: str = ""
    """the name by which the parent's hold calls it,"""
    releases: str = ""
    """and the step that ends the hold."""


@dataclass(frozen=True)
class Means:
    """What every count needs."""

    calendar: Calendar
    law: Law
    today: date
    chain: Chain = Chain.PRUDENT

    def schedule(self, procedure: Procedure, situation: Situation) -> Rows:
        return schedule(procedure, situation, self.calendar, self.law, self.chain)

    def planned(self, procedure: Procedure, situation: Situation) -> dict[str, date]:
        """The backward plan from the plan's due date, whether it can still be met or not."""
        if situation.due is None:
            return {}
        found = plan_backward(
            procedure, procedure.finish, situation.due, self.calendar, self.law, self.chain, situation.law_on
        )
        return found | {procedure.finish: situation.due}


class Projection:
    """The schedules of all members together. `rows` has them by the member's name."""

    def __init__(self, members: Sequence[ProjectedCase], means: Means) -> None:
        self.members, self.means = members, means
        self.rows: dict[str, Rows] = {}
        self._at: dict[tuple[str, str], list[ProjectedCase]] = {}
        for member in members:
            self._at.setdefault((member.kind, member.place), []).append(member)
        self._children = {(m.parent, m.label): m for m in members if m.parent}
        self._run()

    def _run(self) -> None:
        """Pass after pass until no case learns anything new; no step waits on itself, so that comes to an end."""
        known: dict[str, Situation] = {}
        moved = True
        while moved:
            moved = False
            for member in self.members:
                situation = self.foreseen(member)
                if known.get(member.name) != situation:
                    known[member.name], moved = situation, True
                    self.rows[member.name] = self.means.schedule(member.procedure, situation)

    def foreseen(self, member: ProjectedCase) -> Situation:
        """The member's situation with what the other cases will have done, and when, as far as it is projected."""
        known = member.situation
        floor = max(self.means.today, known.opened_on or self.means.today)
        waits = {wait for step in member.procedure.steps for wait in step.waits if wait.name not in known.absent}
        return replace(
            known,
            not_before=self.means.calendar.on_or_after(floor),
            outside={wait.name: self._awaited(member, wait) for wait in sorted(waits, key=lambda w: w.name)},
            holds={step: tuple(self._released(member, hold) for hold in holds) for step, holds in known.holds.items()},
        )

    def _awaited(self, member: ProjectedCase, wait: Wait) -> dict[str, date]:
        """Subject by subject, or under '' the last of all; nothing while one of them has no date."""
        sources = self._at.get((wait.kind, CITY if wait.city else member.place), [])
        rows = [row for source in sources for row in self.rows.get(source.name, {}).values() if row.step == wait.step]
        dates = {row.subject: row.early for row in rows if row.early}
        if wait.each:
            return dates
        return {"": max(dates.values())} if rows and all(row.early for row in rows) else {}

    def _released(self, member: ProjectedCase, hold: Hold) -> Hold:
        child = self._children.get((member.name, hold.reason))
        row = self.rows.get(child.name, {}).get((child.releases, "")) if child else None
        if row is None:
            return hold
        # a suspension ends by itself; sooner only where its end is recorded or assumed
        known = hold.released_on
        return replace(hold, released_on=min(known, row.done_on or known) if known else row.early)


def assume(members: Sequence[ProjectedCase], name: str, facts: Mapping[Key, date]) -> list[ProjectedCase]:
    """The members with facts of one of them as if they were recorded."""
    return [
        replace(m, situation=replace(m.situation, facts={**m.situation.facts, **facts})) if m.name == name else m
        for m in members
    ]


@dataclass(frozen=True)
class Move:
    """A date that the assumption moves."""

    case: str
    place: str
    step: str
    subject: str
    title: str
    field: str
    """A key of `FIELDS`."""
    what: str
    """Its word; of a lapse, 届满."""
    before: date | None
    after: date | None
    days: int | None
    """By how many working days; None if a date comes or goes."""
    provisional: bool


def moves(before: Projection, after: Projection) -> list[Move]:
    """Every date of an open step, and every end of a period, that stands elsewhere after the assumption."""
    return [move for member in after.members for move in _moves(member, before, after)]


def _moves(member: ProjectedCase, before: Projection, after: Projection) -> Iterator[Move]:
    planned = after.means.planned(member.procedure, member.situation)
    for key, now in after.rows[member.name].items():
        was = before.rows[member.name].get(key)
        step = member.procedure.step(now.step)
        # of what may never happen and has no span of the law (废标, 补充协议) no day is the day
        if was is None or now.done_on or (step.optional and step.internal):
            continue
        old, new = _dates(was, step, planned), _dates(now, step, planned)
        for field, word in FIELDS.items():
            if (a := old[field]) != (b := new[field]):
                days = after.means.calendar.working_days(a, b) if a and b else None
                yield Move(
                    member.name,
                    member.place,
                    now.step,
                    now.subject,
                    step.title,
                    field,
                    "届满" if step.lapse else word,
                    a,
                    b,
                    days,
                    now.provisional,
                )


def _dates(row: Row, step: Step, planned: Mapping[str, date]) -> dict[str, date | None]:
    due = min((on for _kind, on in limits(row, step, planned)), default=None)
    return {"earliest": row.early, "latest": row.latest, "due_on": due}


def limits(row: Row, step: Step, planned: Mapping[str, date]) -> list[tuple[str, date]]:
    """By when somebody answers for the step, by law and by plan; nothing for a lapse or for what nobody must do.

    A planned date that cannot be met stays one here, unlike in the record's schedule: it is shown as missed.
    """
    if step.lapse or (step.optional and row.due_on is None and row.done_on is None):
        return []
    return [(kind, on) for kind, on in (("law", row.limit), ("plan", planned.get(row.step))) if on]


@dataclass(frozen=True)
class Breach:
    """A limit that the assumption breaks, or a break of it that the assumption changes."""

    case: str
    place: str
    step: str
    subject: str
    title: str
    kind: str
    """law: past the law's last day; plan: past the plan's; early: done before it would be lawful."""
    due_on: date
    """The last day, or of an early act the first."""
    basis: str
    on: date | None
    """When the step can happen at the earliest, or has happened."""
    days: int
    """Working days beyond the limit; 0 where the assumption cures what was late before."""
    was: int
    """The same without the assumption."""
    final: bool
    """It is the step that the plan's date is about."""


def breaches(before: Projection, after: Projection) -> list[Breach]:
    """Every limit that is broken otherwise than before: of the law, of the backward plan, of the order of steps."""
    found = []
    for member in after.members:
        old = {(b.step, b.subject, b.kind): b for b in _broken(member, before)}
        for breach in _broken(member, after):
            was = old.pop((breach.step, breach.subject, breach.kind), None)
            if was is None or was.days != breach.days:
                found.append(replace(breach, was=was.days if was else 0))
        for (step, subject, _kind), breach in old.items():
            row = after.rows[member.name].get((step, subject))
            found.append(replace(breach, on=row.early if row else None, days=0, was=breach.days))
    return found


def _broken(member: ProjectedCase, projection: Projection) -> Iterator[Breach]:
    procedure = member.procedure
    planned = projection.means.planned(procedure, member.situation)
    for row in projection.rows[member.name].values():
        step, on = procedure.step(row.step), row.early
        for kind, limit, basis in _overstepped(row, step, planned, member.situation.due_source):
            assert on is not None
            yield Breach(
                member.name,
                member.place,
                row.step,
                row.subject,
                step.title,
                kind,
                limit,
                basis,
                on,
                beyond(projection.means.calendar, limit, on),
                0,
                row.step == procedure.finish,
            )


def _overstepped(row: Row, step: Step, planned: Mapping[str, date], source: str) -> Iterator[tuple[str, date, str]]:
    """Each limit that the row's date oversteps: which kind, the limit, the article."""
    on = row.early
    for kind, limit in limits(row, step, planned):
        if on and on > limit:
            yield kind, limit, last_basis(row) if kind == "law" else source
    first = first_day(row.reasons)
    if row.done_on and first and row.done_on < first:
        yield "early", first, first_basis(row, first)


def beyond(calendar: Calendar, limit: date, on: date) -> int:
    """Working days between a limit and a day beyond it: one at least, although both may stand beside a rest day."""
    return max(abs(calendar.working_days(limit, on)), 1)


def last_basis(row: Row) -> str:
    """The article that sets the last lawful day."""
    return next((r.basis for r in row.reasons if r.last and r.last == row.limit), "")


def first_basis(row: Row, first: date) -> str:
    """The article that sets the first lawful day."""
    return next((r.basis for r in row.reasons if r.end == first and r.kind not in CAPS), "")
