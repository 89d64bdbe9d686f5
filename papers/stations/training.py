"""培训通知."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlmodel import Session

from actions.staffing import TrainingNotice, people_of, topics_of
from documents.catalogue.stations.training import TopicRow, TrainingNoticeFacts
from documents.dates import days_of
from models.case import Fact
from models.plan_sections import Item, Staffing
from papers.base import Fillings, is_rehearsal
from record.bodies import city_units, contact, issuer, operators
from record.places import stations
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.said import said
from record.situation import Dossier
from rules.calendar import Calendar, Unit

fillings = Fillings()

HOURS = (
    ("08:30", "10:00"),
    ("10:10", "11:40"),
    ("14:00", "15:30"),
    ("15:40", "17:10"),
    ("17:20", "18:50"),
    ("19:30", "21:00"),
)
"""The hours of a day of training, where the notice gives no timetable of its own: two 学时 of 45 minutes each."""


@fillings.paper("training_notice")
def training_notice(session: Session, dossier: Dossier, fact: Fact) -> Iterator[Sheet]:
    """To the firms that operate the district's stations; copies to the city's units."""
    plan, district, notice = plan_of(dossier.programme), dossier.district_name or "", said(fact, TrainingNotice)
    who = contact(session, dossier)
    sessions = lessons(plan.staffing, notice, dossier.calendar)
    codes = [row.code for row in stations(session, dossier.case)]
    day_before = dossier.calendar.shift(min(row.on for row in sessions), -1, Unit.WORKING_DAYS)
    yield Sheet(
        f"关于举办{district}就业驿站工作人员岗前培训班的通知",
        TrainingNoticeFacts(
            org=issuer(dossier, plan),
            doc_date=fact.done_on,
            number=notice.letter_number,
            rehearsal=is_rehearsal(session),
            programme_title=plan.title,
            district=district,
            recipients=operators(session, dossier) or (f"{district}就业驿站各运营机构",),
            copies_to=city_units(plan, "staffing"),
            place=notice.place,
            trainees=f"{district}{len(codes)}个驿站的站长及全体专职工作人员",
            trainee_count=notice.trainees or head_count(dossier, codes),
            topics=sessions,
            report_by=max(fact.done_on, day_before),
            contact_person=notice.contact or who.name,
            contact_phone=notice.phone or who.phone,
        ),
        letter_number=notice.letter_number,
    )


def head_count(dossier: Dossier, codes: Sequence[str]) -> int:
    """Everybody recorded so far; a station without any record counts for its head."""
    return sum(len(people_of(dossier, code)) or 1 for code in codes)


def lessons(standard: Staffing, notice: TrainingNotice, calendar: Calendar) -> tuple[TopicRow, ...]:
    """The timetable of a 培训通知: its own, or the topics spread over its working days."""
    topics = {topic.key: topic for topic in topics_of(standard, notice)}
    if notice.sessions:
        return tuple(
            TopicRow(
                topic=_short(topics[row.topic]),
                content=_content(topics[row.topic], standard),
                on=row.on,
                time_from=row.time_from,
                time_until=row.time_until,
                lecturer=row.lecturer,
            )
            for row in notice.sessions
        )
    days = training_days(notice.from_on, notice.until_on, calendar)
    return timetable([topics[key] for key in notice.topics], days, standard)


def training_days(first: date, last: date, calendar: Calendar) -> list[date]:
    """The working days of the span; all days of a span that has none."""
    span = list(days_of(first, last))
    return [day for day in span if calendar.is_working(day)] or span


def timetable(topics: Sequence[Item], days: Sequence[date], standard: Staffing) -> tuple[TopicRow, ...]:
    """The topics spread evenly over the days, in their order, from nine in the morning."""
    on = [days[n * len(days) // len(topics)] for n in range(len(topics))]
    rows = []
    for n, topic in enumerate(topics):
        hours = HOURS[min(on[:n].count(on[n]), len(HOURS) - 1)]
        rows.append(
            TopicRow(
                topic=_short(topic),
                content=_content(topic, standard),
                on=on[n],
                time_from=hours[0],
                time_until=hours[1],
            )
        )
    return tuple(rows)


def _short(topic: Item) -> str:
    return topic.name[:80]


def _content(topic: Item, standard: Staffing) -> str:
    """What is taught; the last topic of the plan also strengthens the attitudes that it names."""
    content = topic.name
    last = next((known.key for known in reversed(standard.training_topics)), None)
    if topic.key == last and standard.awareness:
        content += f"，强化{'、'.join(standard.awareness)}"
    return content
