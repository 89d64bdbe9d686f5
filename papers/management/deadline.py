"""期限说明: made when somebody asks for it, of any step (`why`) or of the step that finishes a case; no step calls for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from documents.catalogue.management.deadline import DeadlineNoteFacts, GroundRow, RestDayRow
from documents.dates import beijing, cn_date
from papers.base import Fillings, Given, is_rehearsal
from record.bodies import issuer
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.situation import Dossier
from rules.dates.grounds import checked
from rules.dates.projection import last_basis
from rules.kinds import KINDS
from views.why import CountedGround, Recorded, Why, why

fillings = Fillings()


@fillings.on_request("deadline_note", *KINDS)
def finish_note(session: Session, dossier: Dossier, _on: date, given: Given) -> Iterable[Sheet]:
    """Of the step that fulfils the duty, for each station or lot."""
    step = dossier.procedure.finish
    for found in why(session, dossier.case, step):
        yield Sheet(
            f"{dossier.case.title}“{found.step.title}”期限说明", deadline_note(session, found, given), found.row.subject
        )


def deadline_note(session: Session, why: Why, given: Given) -> DeadlineNoteFacts:
    """The dates of a row and their reasons, as the page prints them."""
    dossier, row = why.dossier, why.row
    return given.facts(
        DeadlineNoteFacts,
        org=issuer(dossier, plan_of(dossier.programme)),
        doc_date=dossier.today,
        rehearsal=is_rehearsal(session),
        case_title=dossier.case.title,
        step_title=why.step.title,
        subject=row.subject,
        state=_chinese(f"{why.light.word}：{why.why_lit}"),
        earliest=row.earliest,
        latest=row.latest,
        due_on=row.due_on,
        due_source=last_basis(row) if row.due_basis == "law" else dossier.case.due_source if row.due_on else "",
        planned=row.planned,
        plan_source=dossier.case.due_source if row.planned else "",
        provisional=row.provisional,
        lapse=row.lapse,
        done=_done(why.recorded, timed=not is_rehearsal(session)),
        answers=why.answers,
        holders=why.holders,
        law_version=dossier.law.version,
        law_on=dossier.situation.law_on,
        grounds=tuple(_row(ground, timed=not is_rehearsal(session)) for ground in why.grounds),
    )


def _at(recorded: Recorded, *, timed: bool) -> str:
    """When it was entered: of a rehearsal nothing, whose days are set and whose clock is not."""
    return f"（{beijing(recorded.at)}）" if timed else ""


def _done(recorded: Recorded | None, *, timed: bool) -> str:
    if recorded is None:
        return ""
    late = f"；逾期原因：{recorded.breach}" if recorded.breach else ""
    return f"{cn_date(recorded.on)}办结，由{recorded.who}登记{_at(recorded, timed=timed)}{late}"


def _row(ground: CountedGround, *, timed: bool) -> GroundRow:
    found, started = ground.grounds, ground.started
    reason = found.reason
    return GroundRow(
        basis=reason.basis or "程序次序",
        rule=reason.rule,
        rule_text=found.rule_text,
        confidence=checked(found.confidence),
        start=found.start,
        start_on=reason.start_on,
        started=_started(found.start, started, timed=timed) if reason.start_on else "",
        span=found.span,
        ends_on=reason.end,
        roll=_chinese(found.roll),
        rest_days=tuple(RestDayRow(on=day, name=name) for day, name in found.skipped),
        makeup_days=found.makeups,
        working_days=found.working_days,
    )


def _started(start: str, started: Recorded | None, *, timed: bool) -> str:
    """Who recorded the start; of a period that ran out, which fact it was counted from itself."""
    if started is None:
        return "尚未办理，按前序各环节推算"
    source = "" if started.title == start else f"“{started.title}”{cn_date(started.on)}，"
    return f"{source}由{started.who}登记{_at(started, timed=timed)}"


def _chinese(text: str) -> str:
    """The same with its dates as documents write them."""
    return re.sub(r"\d{4}-\d\d-\d\d", lambda found: cn_date(date.fromisoformat(found[0])), text)
