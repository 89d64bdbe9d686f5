"""余量: for each open step, how many working days lie between the day on which it can be done and the day by which
it must be; and the finish that can still be reached.

The backward plan of the record drops a date that cannot be met; here it stays, and is shown as missed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from rules.calendar import Calendar
from rules.dates.projection import Means, beyond, last_basis, limits
from rules.dates.schedule import Reason, Row, Rows, Situation
from rules.procedure import AtLeast, Chain, Procedure, Step, Term, Within


@dataclass(frozen=True)
class Slack:
    """One step of a case's plan."""

    step: str
    subject: str
    title: str
    done_on: date | None
    earliest: date | None
    """When it can be done at the earliest, from the facts and from today on."""
    planned: date | None
    """The backward plan's date (倒排), met or not."""
    latest: date | None
    """The safe date before the law's last day."""
    must_by: date | None
    """The sooner of the two."""
    basis: str
    """The article or the clause that sets it."""
    days: int | None
    """Working days left between the two; negative: missed by so many; None if done or without a limit."""
    reason: Reason | None
    """What keeps the step from coming earlier; None if only today does."""
    provisional: bool

    @property
    def missed(self) -> bool:
        return self.days is not None and self.days < 0


def slacks(procedure: Procedure, situation: Situation, means: Means) -> tuple[Slack, ...]:
    """The open and the done acts of a case in the means' chain, in the order of the procedure.

    `situation` is one that a projection has foreseen. What need not happen at all is left out.
    """
    rows, planned = means.schedule(procedure, situation), means.planned(procedure, situation)
    return tuple(
        _slack(row, procedure.step(row.step), planned, situation.due_source, means.calendar)
        for row in rows.values()
        if _answered_for(row, procedure.step(row.step))
    )


def _answered_for(row: Row, step: Step) -> bool:
    return not step.lapse and (not step.optional or row.due_on is not None)


def _slack(row: Row, step: Step, planned: dict[str, date], source: str, calendar: Calendar) -> Slack:
    found = [] if row.done_on else limits(row, step, planned)
    kind, must_by = min(found, key=lambda limit: limit[1], default=("", None))
    basis = last_basis(row) if kind == "law" else source if kind else ""
    reason = next(
        (r for r in row.reasons if r.end and r.end == row.earliest and r.kind not in ("within", "lead")), None
    )
    return Slack(
        row.step,
        row.subject,
        step.title,
        row.done_on,
        row.early,
        planned.get(row.step),
        row.latest,
        must_by,
        basis,
        _days(row.earliest, must_by, calendar),
        reason,
        row.provisional,
    )


def _days(earliest: date | None, must_by: date | None, calendar: Calendar) -> int | None:
    if earliest is None or must_by is None:
        return None
    late = earliest > must_by
    return -beyond(calendar, must_by, earliest) if late else calendar.working_days(earliest, must_by)


def finish_on(procedure: Procedure, situation: Situation, means: Means) -> date | None:
    """The earliest day on which the procedure's finish can be reached in the means' chain; None if it has no row.

    Prudent: every span that somebody else may use is used in full, as the backward plan leaves it.
    """
    return finish_of(procedure, means.schedule(as_planned(procedure, means.chain), situation))


def finish_of(procedure: Procedure, rows: Rows) -> date | None:
    """The day on which the last of the finishing rows is reached."""
    dates = [row.early for row in rows.values() if row.step == procedure.finish]
    return max(d for d in dates if d) if dates and None not in dates else None


def as_planned(procedure: Procedure, chain: Chain, at_once: frozenset[str] = frozenset()) -> Procedure:
    """The procedure as a plan of that chain counts it forward: prudent leaves the spans of others in full.

    Steps `at_once` are done on the day of what they follow although their span would be left to them.
    """
    if chain is not Chain.PRUDENT:
        return procedure
    return replace(
        procedure,
        steps=tuple(
            step if step.name in at_once else replace(step, terms=(*step.terms, *map(_in_full, left_in_full(step))))
            for step in procedure.steps
        ),
    )


def left_in_full(step: Step) -> tuple[Term, ...]:
    """The maxima that a prudent plan leaves to anyone who has them."""
    return tuple(term for term in step.terms if isinstance(term, Within) and term.plan_in_full)


def _in_full(term: Term) -> AtLeast:
    return AtLeast(
        term.start,
        term.rule,
        term.basis,
        term.n,
        term.unit,
        term.chains,
        unless=term.unless,
        number=term.number,
        given=term.given,
    )
