"""会议纪要: a draft from what is late or under supervision; who was there and what was said, the asker adds (--data)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlmodel import Session

from documents.catalogue.management.meeting_minutes import DecisionRow, MatterRow, MeetingMinutesFacts
from documents.catalogue.management.progress import counts_text, undertaking
from documents.dates import cn_date
from models.programme import Programme
from models.values import CITY
from papers.base import Fillings, Given, is_rehearsal
from papers.management.breakdown import task_force
from papers.management.progress import about, counts_row, printed
from record.bodies import bureau, city_units, issuer
from record.plan.loaded import districts as districts_of
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.situation import Dossier, calendar_of
from rules.calendar import Unit
from rules.kinds import KINDS, OPERATORS
from views import statistics
from views.statistics import DeadlineOf, Standing, SupervisionState

fillings = Fillings()

DAYS_TO_DO = 5
"""Working days for what was late already when the meeting was held; the bureau's own rule, not the law's."""


@fillings.of_programme("meeting_minutes")
def programme_minutes(session: Session, programme: Programme, on: date, given: Given) -> Iterable[Sheet]:
    """A meeting about the whole programme."""
    plan = plan_of(programme)
    found = statistics.standings(session, programme, on)
    meeting = f"{undertaking(plan.title)}工作推进会议"
    facts = _minutes(session, programme, on, given, meeting=meeting, org=bureau(plan), found=found, title=None)
    yield Sheet(f"{meeting}纪要（{cn_date(on)}）", facts)


@fillings.on_request("meeting_minutes", *KINDS)
def case_minutes(session: Session, dossier: Dossier, on: date, given: Given) -> Iterable[Sheet]:
    """A meeting about one case."""
    case, programme = dossier.case, dossier.programme
    found = [one for one in statistics.standings(session, programme, on) if one.slug == case.slug]
    meeting = f"{case.title}工作会议"
    facts = _minutes(
        session,
        programme,
        on,
        given,
        meeting=meeting,
        org=issuer(dossier, plan_of(programme)),
        found=found,
        title=case.title,
    )
    yield Sheet(f"{meeting}纪要（{cn_date(on)}）", facts)


def _minutes(
    session: Session,
    programme: Programme,
    on: date,
    given: Given,
    *,
    meeting: str,
    org: str,
    found: Sequence[Standing],
    title: str | None,
) -> MeetingMinutesFacts:
    plan = plan_of(programme)
    items = [
        one
        for one in statistics.items(session, programme, on, on)
        if one.closed_on is None and title in (None, one.title)
    ]
    late = [
        one
        for one in statistics.overdue(session, programme, on)
        if title in (None, one.title)
        and not any(item.title == one.title and f"“{one.step}”" in item.reason for item in items)
    ]
    units = _units(session, programme, city_units(plan, OPERATORS) or (bureau(plan),))
    decisions = _decisions(session, on, items, late, units)
    subject = meeting.removesuffix("会议")
    return given.facts(
        MeetingMinutesFacts,
        org=org,
        doc_date=on,
        rehearsal=is_rehearsal(session),
        meeting=meeting,
        held_on=on,
        about=f"{subject}有关事项",
        matters=(MatterRow(title="工作进展", discussion=(_progress(on, found),)), *_late(items, late)),
        decisions=decisions,
        reports_to=task_force(plan),
        sent_to=tuple(dict.fromkeys(row.unit for row in decisions)) or (org,),
    )


def _units(session: Session, programme: Programme, city: Sequence[str]) -> dict[str, str]:
    """Who answers in each place: the district's purchaser, the city's first responsible unit."""
    rows = districts_of(session, programme)
    return {row.name: row.purchaser for row in rows} | {CITY: city[0] if city else CITY}


def _progress(on: date, found: Sequence[Standing]) -> str:
    done = sum(one.finished_on is not None for one in found)
    return (
        f"会议听取了工作进展情况。截至{cn_date(on)}，纳入管理的事项{len(found)}个，已完成{done}个；"
        f"{counts_text(counts_row(statistics.totals(found)))}。"
    )


def numbers_of(items: Sequence[SupervisionState]) -> list[str]:
    """督办〔2023〕1号, 5号, 6号: the series and the year once for all that follow in it."""
    found, before = [], ""
    for one in items:
        series, bracket, order = one.number.rpartition("〕")
        found.append(order if bracket and series == before else one.number)
        before = series
    return found


def _late(items: Sequence[SupervisionState], late: Sequence[DeadlineOf]) -> tuple[MatterRow, ...]:
    said = [
        f"{one.title}“{one.step}{about(one.subjects)}”应于{cn_date(one.due_on)}前办结，已逾期{-one.days}个工作日。"
        for one in late
    ]
    alike: dict[str, list[SupervisionState]] = {}
    for one in items:
        alike.setdefault(printed(one.reason), []).append(one)
    said += [
        "、".join(f"{number}（{one.title}）" for number, one in zip(numbers_of(same), same, strict=True))
        + f"：{reason}。"
        for reason, same in alike.items()
    ]
    return (MatterRow(title="逾期和未销号督办事项", discussion=tuple(said[:20])),) if said else ()


def _decisions(
    session: Session, on: date, items: Sequence[SupervisionState], late: Sequence[DeadlineOf], units: dict[str, str]
) -> tuple[DecisionRow, ...]:
    """What is late is done within the days that the bureau gives; an item by its own date, or by the same.

    The items of one unit that are due on one day are one decision.
    """
    until = calendar_of(session).shift(on, DAYS_TO_DO, Unit.WORKING_DAYS)
    rows = [
        DecisionRow(
            action=f"办结{one.title}“{one.step}{about(one.subjects)}”，并登记办理情况。",
            unit=units[one.place],
            due=until,
        )
        for one in late
    ]
    held: dict[tuple[str, date], list[SupervisionState]] = {}
    for one in items:
        held.setdefault((units[one.place], one.due_on if one.due_on >= on else until), []).append(one)
    rows += [
        DecisionRow(action=f"办理{'、'.join(numbers_of(same))}，报送办理情况和佐证材料，申请销号。", unit=unit, due=due)
        for (unit, due), same in held.items()
    ]
    return tuple(rows[:100])
