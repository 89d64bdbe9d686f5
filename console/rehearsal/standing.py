"""A case as it stood in the morning, whatever was recorded in it or beside it since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from record.situation import Dossier
from rules.dates.schedule import schedule


def standing_before(dossier: Dossier, on: date) -> Dossier | None:
    """The dossier by what was done before a day; None if its round was opened on that very day.

    A rehearsal enters every fact on its own day, so a fact's date tells when it was recorded. Dates that a notice
    of the day has announced may stay: what they concern waits for that notice.
    """
    known = dossier.situation
    if dossier.case.round > 1 and known.opened_on == on:
        return None
    facts = {key: fact for key, fact in dossier.facts.items() if fact.done_on < on}
    outside = {
        name: {subject: day for subject, day in dates.items() if day < on} for name, dates in known.outside.items()
    }
    holds = {
        step: tuple(
            replace(hold, released_on=None) if hold.released_on == on else hold
            for hold in found
            if hold.since is None or hold.since < on
        )
        for step, found in known.holds.items()
    }
    if (len(facts), outside, holds) == (len(dossier.facts), known.outside, known.holds):
        return dossier
    situation = replace(known, facts={key: fact.done_on for key, fact in facts.items()}, outside=outside, holds=holds)
    return replace(
        dossier,
        facts=facts,
        situation=situation,
        rows=schedule(dossier.procedure, situation, dossier.calendar, dossier.law),
    )
