"""周报、月报: the whole programme on a day, from the stored rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from documents.catalogue.management.period_report import DoneRow, PeriodReportFacts
from documents.catalogue.management.progress import undertaking
from documents.dates import cn_month, cn_span, month_of, week_of
from models.programme import Programme
from papers.base import Fillings, Given, is_rehearsal
from papers.management.progress import contract_rows, counts_row, deadline_rows, place_rows, supervision_rows
from record.bodies import bureau
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from views import results, statistics

fillings = Fillings()


@fillings.of_programme("weekly_report")
def weekly_report(session: Session, programme: Programme, on: date, given: Given) -> Iterable[Sheet]:
    """The week of the day, from Monday to the day; what falls due by the end of the next week."""
    first, (_, until) = week_of(on)[0], week_of(on, 1)
    facts = _report(session, programme, given, "周", first, on, until)
    yield Sheet(f"{undertaking(facts.programme_title)}工作周报（{cn_span(first, on)}）", facts)


@fillings.of_programme("monthly_report")
def monthly_report(session: Session, programme: Programme, on: date, given: Given) -> Iterable[Sheet]:
    """The month of the day, from the first to the day; what falls due by the end of the next month."""
    first, (_, until) = month_of(on)[0], month_of(on, 1)
    facts = _report(session, programme, given, "月", first, on, until)
    yield Sheet(f"{undertaking(facts.programme_title)}工作月报（{cn_month(on)}）", facts)


def _report(
    session: Session, programme: Programme, given: Given, period: str, first: date, last: date, until: date
) -> PeriodReportFacts:
    plan = plan_of(programme)
    alerts = statistics.alerts_raised(session, programme, first, last)
    return given.facts(
        PeriodReportFacts,
        org=bureau(plan),
        doc_date=last,
        rehearsal=is_rehearsal(session),
        programme_title=plan.title,
        period=period,
        period_from=first,
        period_until=last,
        next_until=until,
        counts=counts_row(statistics.totals(statistics.standings(session, programme, last))),
        places=place_rows(session, programme, last),
        done=_done(session, programme, first, last),
        overdue=deadline_rows(statistics.overdue(session, programme, last), brief=True),
        due_next=deadline_rows(statistics.falling_due(session, programme, last, until), brief=True),
        contracts=contract_rows(results.purchases(session, programme, last)),
        alerts=alerts.raised,
        escalated=alerts.escalated,
        acknowledged=alerts.acknowledged,
        supervision=supervision_rows(statistics.items(session, programme, first, last)),
    )


def _done(session: Session, programme: Programme, first: date, last: date) -> tuple[DoneRow, ...]:
    groups: dict[tuple[str, str], list[statistics.Act]] = defaultdict(list)
    for act in statistics.acts(session, programme, first, last):
        groups[act.place, act.title].append(act)
    return tuple(
        DoneRow(
            place=place,
            matter=title,
            steps=tuple(a.step + (f"{a.times}项" if a.times > 1 else "") for a in found),
            times=sum(a.times for a in found),
            breaches=sum(a.breaches for a in found),
        )
        for (place, title), found in groups.items()
    )
