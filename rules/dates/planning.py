"""Backward planning (倒排工期): the latest date of each step such that the finish can still be met."""

from __future__ import annotations

from datetime import date

from rules.calendar import Calendar
from rules.law import Law
from rules.procedure import Chain, Lead, NotBefore, Procedure, Within


def plan_backward(
    procedure: Procedure, finish: str, by: date, calendar: Calendar, law: Law, chain: Chain, on: date | None = None
) -> dict[str, date]:
    """The latest date of each step before `finish` such that `finish` can still be done `by` that date.

    Every date falls on a working day, the finish itself included. `on` chooses the versions of the law.
    """
    latest = {finish: calendar.on_or_before(by)}
    for step in reversed(procedure.steps):
        if step.name not in latest:
            continue
        for term in step.terms:
            if chain not in term.chains or isinstance(term, Lead | NotBefore) or not term.in_force(law, on):
                continue
            if term.given:
                continue  # nobody plans for what may never happen
            n, unit = term.span(law, on)
            if isinstance(term, Within) and not (term.plan_in_full and chain is Chain.PRUDENT):
                n = 0
            source = procedure.step(term.start)
            if source.optional and not step.optional:
                continue  # nobody plans for what may never happen; what answers it needs it
            end = latest[step.name]
            start = calendar.on_or_before(calendar.shift(end, -n, unit)) if n else end
            latest[term.start] = min(latest.get(term.start, start), start)
    return latest
