"""培训签到表, 培训记录表 and 岗前培训合格证: from the people and the training that the record holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlmodel import Session

from actions.staffing import HeadAppointed, StaffTrained, TrainingHeld, TrainingNotice, people_of, topics_of
from documents.catalogue.stations.training_forms import (
    AttendeeRow,
    CertifiedRow,
    LessonRow,
    SignInSheetFacts,
    TaughtTopicRow,
    TraineeRow,
    TrainingCertificateFacts,
    TrainingRecordFacts,
)
from models.plan import Plan
from models.programme import Station
from papers.base import Fillings, Given, is_rehearsal
from papers.stations.training import lessons
from record.bodies import issuer
from record.citations import cited
from record.errors import FactMissing
from record.places import stations
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.said import maybe_said, said
from record.situation import Dossier

fillings = Fillings()

CASE = "staffing"


@fillings.on_request("sign_in_sheet", CASE)
def sign_in_sheet(session: Session, dossier: Dossier, on: date, given: Given) -> Iterator[Sheet]:
    """One for each day of the timetable; before the 培训通知 one without day, place and lessons."""
    notice, title = dossier.maybe_said(TrainingNotice), _course(dossier)
    shared = _head(session, dossier) | {
        "course": title,
        "trainees": tuple(
            TraineeRow(name=name, station=_title(row), post=_post(dossier, row, name))
            for row in stations(session, dossier.case)
            for name in people_of(dossier, row.code)
        ),
    }
    if notice is None:
        yield Sheet(f"{title}签到表", given.facts(SignInSheetFacts, **shared, doc_date=on))
        return
    taught = lessons(plan_of(dossier.programme).staffing, notice, dossier.calendar)
    for day in sorted({lesson.on for lesson in taught}):
        yield Sheet(
            f"{title}签到表（{day.month}月{day.day}日）",
            given.facts(
                SignInSheetFacts,
                **shared,
                doc_date=day,
                on=day,
                place=notice.place,
                lessons=tuple(
                    LessonRow(topic=lesson.topic, time_from=lesson.time_from, time_until=lesson.time_until)
                    for lesson in taught
                    if lesson.on == day
                ),
            ),
            subject=day.isoformat(),
        )


@fillings.on_request("training_record", CASE)
def training_record(session: Session, dossier: Dossier, on: date, given: Given) -> Iterator[Sheet]:
    """One for each station whose training is recorded."""
    plan, title = plan_of(dossier.programme), _course(dossier)
    notice = dossier.maybe_said(TrainingNotice)
    taught = lessons(plan.staffing, notice, dossier.calendar) if notice else ()
    lecturers = {lesson.topic: lesson.lecturer for lesson in taught}
    names = _topics(dossier, plan)
    for row in _stations_with(session, dossier, "training_held", "岗前培训"):
        held, trained = dossier.facts["training_held", row.code], dossier.fact("staff_trained", row.code)
        taken, examined = said(held, TrainingHeld), maybe_said(trained, StaffTrained)
        yield Sheet(
            f"{_title(row)}岗前培训记录表",
            given.facts(
                TrainingRecordFacts,
                **_head(session, dossier),
                doc_date=trained.done_on if trained else held.done_on,
                station=_title(row),
                code=row.code,
                course=title,
                held_on=held.done_on,
                began_on=_span(dossier, held.done_on)["trained_from"],
                place=notice.place if notice else "",
                hours=taken.hours,
                examined_on=trained.done_on if trained else None,
                topics=tuple(
                    TaughtTopicRow(topic=names[key], lecturer=lecturers.get(names[key], "")) for key in taken.topics
                ),
                people=tuple(
                    AttendeeRow(
                        name=name,
                        post=_post(dossier, row, name),
                        attended=name in taken.attended,
                        passed=name in examined.passed if examined and name in taken.attended else None,
                    )
                    for name in people_of(dossier, row.code)
                ),
            ),
            subject=row.code,
        )


@fillings.on_request("training_certificate", CASE)
def training_certificate(session: Session, dossier: Dossier, on: date, given: Given) -> Iterator[Sheet]:
    """One for each station whose people passed, with a page for each of them; numbered after station and year."""
    plan = plan_of(dossier.programme)
    names = _topics(dossier, plan)
    for row in _stations_with(session, dossier, "staff_trained", "培训合格上岗"):
        held, trained = dossier.facts["training_held", row.code], dossier.facts["staff_trained", row.code]
        taken = said(held, TrainingHeld)
        yield Sheet(
            f"{_title(row)}岗前培训合格证",
            given.facts(
                TrainingCertificateFacts,
                **_head(session, dossier),
                doc_date=trained.done_on,
                programme_title=plan.title,
                station=_title(row),
                code=row.code,
                **_span(dossier, held.done_on),
                hours=taken.hours,
                topics=tuple(names[key] for key in taken.topics),
                people=tuple(
                    CertifiedRow(
                        name=name,
                        post=_post(dossier, row, name),
                        certificate=f"{row.code}-{trained.done_on.year}-{n:02d}",
                    )
                    for n, name in enumerate(said(trained, StaffTrained).passed, 1)
                ),
            ),
            subject=row.code,
        )


def _head(session: Session, dossier: Dossier) -> dict[str, Any]:
    plan = plan_of(dossier.programme)
    return {
        "org": issuer(dossier, plan),
        "rehearsal": is_rehearsal(session),
        "district": dossier.district_name or plan.city.name,
    }


def _topics(dossier: Dossier, plan: Plan) -> dict[str, str]:
    """What is taught, by key."""
    notice = dossier.maybe_said(TrainingNotice)
    found = topics_of(plan.staffing, notice) if notice else plan.staffing.training_topics
    return {topic.key: topic.name for topic in found}


def _course(dossier: Dossier) -> str:
    return f"{dossier.district_name or ''}就业驿站工作人员岗前培训班"


def _stations_with(session: Session, dossier: Dossier, step: str, title: str) -> list[Station]:
    """The stations of which a step is recorded; FactMissing if there is none."""
    found = [row for row in stations(session, dossier.case) if dossier.fact(step, row.code)]
    if not found:
        raise FactMissing(
            f"还没有驿站登记“{title}”", basis=cited(dossier.programme, "方案{staffing}"), remedy=f"请先登记“{title}”"
        )
    return found


def _span(dossier: Dossier, held_on: date) -> dict[str, date]:
    """From the announced first day to the last on which the station's people were taught."""
    notice = dossier.maybe_said(TrainingNotice)
    first = notice.from_on if notice else held_on
    return {"trained_from": min(first, held_on), "trained_until": held_on}


def _post(dossier: Dossier, row: Station, name: str) -> str:
    head = dossier.maybe_said(HeadAppointed, row.code)
    return "站长" if head and head.name == name else "工作人员"


def _title(row: Station) -> str:
    return row.name or f"{row.code}驿站"
