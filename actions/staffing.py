"""队伍建设和岗前培训 (方案四(五)): supervisor, head and staff of every station, and their training."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field
from sqlmodel import Session as Record

from documents.catalogue.base import ClockTime
from models.case import Case, Fact
from models.plan_sections import Item, Staffing
from record.entry.details import Details
from record.entry.fields import LetterNumber, Name, Names, OneName, OptionalText, Phone, Short, distinct
from record.errors import Disallowed, TooEarly
from record.handlers import Topic, Work
from record.places import plan, sister_cases, sister_facts, station, stations
from record.said import said
from record.situation import Dossier
from rules.station import check_covered, check_head, check_passed, check_staff

topic = Topic()

P = "staffing"


@topic.form(P, "supervisor_named")
class SupervisorNamed(Details):
    """监管人员: the one named person who watches the station; a person may watch several."""

    free: ClassVar[frozenset[str]] = frozenset({"phone"})

    name: OneName = Field(title="监管人员姓名")
    phone: Phone = Field(title="联系电话")


@topic.form(P, "head_appointed")
class HeadAppointed(Details):
    """站长: one a station, and nobody at two."""

    name: OneName = Field(title="站长姓名")


@topic.form(P, "staff_hired")
class StaffHired(Details):
    """专职工作人员 by name, and how many of them are graduates (高校毕业生)."""

    free: ClassVar[frozenset[str]] = frozenset({"graduates"})

    staff: Annotated[tuple[OneName, ...], AfterValidator(distinct)] = Field(
        min_length=1, max_length=200, title="工作人员"
    )
    graduates: int = Field(ge=0, title="高校毕业生人数")


class Session(Details):
    """One session of the timetable: a topic of the plan by its key, day, times (Beijing), lecturer."""

    topic: str = Field(title="专题")
    on: date = Field(title="日期")
    time_from: ClockTime = Field(title="开始时间")
    time_until: ClockTime = Field(title="结束时间")
    lecturer: OptionalText = Field(default="", title="授课人")


@topic.form(P, "training_notice")
class TrainingNotice(Details):
    """培训通知. `sessions` empty: the topics are spread over the days; contact null: that of the 公示."""

    free: ClassVar[frozenset[str]] = frozenset({"letter_number", "place", "sessions", "trainees", "contact", "phone"})

    letter_number: LetterNumber = Field(title="文号")
    from_on: date = Field(title="开始日期")
    until_on: date = Field(title="结束日期")
    place: Name = Field(title="培训地点")
    topics: Names = Field(title="培训专题")
    sessions: tuple[Session, ...] = Field(default=(), title="课程安排")
    trainees: int | None = Field(default=None, gt=0, le=10**5, title="培训人数")
    contact: Short | None = Field(default=None, title="联系人")
    phone: Phone | None = Field(default=None, title="联系电话")


@topic.form(P, "training_held")
class TrainingHeld(Details):
    """岗前培训 of one station's people."""

    free: ClassVar[frozenset[str]] = frozenset({"hours"})

    attended: Names = Field(title="参训人员")
    topics: Names = Field(title="培训专题")
    hours: int = Field(gt=0, le=1000, title="学时")


@topic.form(P, "staff_trained")
class StaffTrained(Details):
    """培训合格上岗: head and all staff passed."""

    passed: Names = Field(title="合格人员")


MOST_A_DAY = 6
"""Topics that a day of training holds."""


def topics_of(standard: Staffing, notice: TrainingNotice) -> tuple[Item, ...]:
    """What is taught: the plan's topics; where the plan names none, those of the notice, each under its own name."""
    own = (Item.model_construct(key=topic, name=topic) for topic in notice.topics)
    return standard.training_topics or tuple(own)


def people_of(dossier: Dossier, code: str) -> list[str]:
    """Head and staff of a station, as recorded so far, each once."""
    head, hired = dossier.maybe_said(HeadAppointed, code), dossier.maybe_said(StaffHired, code)
    return list(dict.fromkeys(((head.name,) if head else ()) + (hired.staff if hired else ())))


@topic.check(P, "supervisor_named")
def supervisor_is_not_the_head(work: Work) -> None:
    """Whoever watches the station should not run it: the same name is shown."""
    name = work.said(SupervisorNamed).name
    _same_name(work, name, station(work.session, work.case, work.command.subject).head)


@topic.effect(P, "supervisor_named")
def put_down_supervisor(work: Work) -> None:
    """The station's supervisor."""
    station(work.session, work.case, work.command.subject).supervisor = work.said(SupervisorNamed).name


@topic.undo(P, "supervisor_named")
def take_supervisor_back(session: Record, case: Case, fact: Fact) -> None:
    """Nobody watches the station again."""
    station(session, case, fact.subject).supervisor = None


@topic.check(P, "head_appointed")
def one_head_one_station(work: Work) -> None:
    """Nobody leads two stations of the programme.

    Raises:
        Disallowed: `head_taken`.
    """
    rows = stations(work.session, work.case, everywhere=True)
    name = work.said(HeadAppointed).name
    check_head(work.command.subject, name, {row.code: row.head for row in rows if row.head})
    _same_name(work, name, station(work.session, work.case, work.command.subject).supervisor)


@topic.effect(P, "head_appointed")
def put_down_head(work: Work) -> None:
    """The station's head."""
    station(work.session, work.case, work.command.subject).head = work.said(HeadAppointed).name


@topic.undo(P, "head_appointed")
def take_head_back(session: Record, case: Case, fact: Fact) -> None:
    """The station has no head again."""
    station(session, case, fact.subject).head = None


def _same_name(work: Work, name: str, other: str | None) -> None:
    if other == name:
        work.warnings.append(
            f"{work.command.subject}的监管人员与站长同名（{other}），请核实不是同一人（方案{{staffing}}）"
        )


@topic.check(P, "staff_hired")
def staff_is_full_time(work: Work) -> None:
    """Nobody is staff of two stations; graduates and other focus groups should be the greater part.

    Raises:
        Disallowed: `staff_taken`, or more graduates than staff.
    """
    details = work.said(StaffHired)
    staff, graduates = details.staff, details.graduates
    if graduates > len(staff):
        raise Disallowed(
            f"高校毕业生{graduates}人，多于工作人员{len(staff)}人", basis="方案{staffing}", remedy="请核对人数"
        )
    cases = sister_cases(work.session, work.case, P, everywhere=True)
    hired = sister_facts(work.session, cases, "staff_hired")
    check_staff(work.command.subject, staff, {fact.subject: said(fact, StaffHired).staff for fact in hired})
    if graduates * 2 < len(staff):
        work.warnings.append(
            f"高校毕业生{graduates}人，不足工作人员{len(staff)}人的一半："
            "工作人员以高校毕业生等重点群体为主体（方案{staffing}）"
        )


@topic.check(P, "training_notice")
def notice_names_every_topic(work: Work) -> None:
    """All topics of the plan, days in order, and a timetable (where one is given) that fits them.

    Raises:
        Disallowed: `unknown_item`, `not_covered`, `disallowed`.
    """
    notice = work.said(TrainingNotice)
    standard = plan(work).staffing
    topics, basis = topics_of(standard, notice), f"方案{standard.clause}"
    check_covered("培训专题", topics, notice.topics, basis)
    if not work.on <= notice.from_on <= notice.until_on:
        raise Disallowed(
            f"培训日期{notice.from_on}至{notice.until_on}不成立（通知日期{work.on}）",
            basis=basis,
            remedy="先发通知，后开班；结束不早于开始",
        )
    if len(notice.topics) > MOST_A_DAY * ((notice.until_on - notice.from_on).days + 1):
        raise Disallowed(f"{len(notice.topics)}个专题安排不下", basis=basis, remedy=f"每天至多{MOST_A_DAY}个，请延长")
    if notice.sessions:
        check_covered("课程安排", topics, [session.topic for session in notice.sessions], basis)
        _sessions_fit(notice, basis)


def _sessions_fit(notice: TrainingNotice, basis: str) -> None:
    for session in notice.sessions:
        if not notice.from_on <= session.on <= notice.until_on or session.time_from >= session.time_until:
            when = f"{session.on} {session.time_from}—{session.time_until}"
            raise Disallowed(
                f"课程“{session.topic}”的时间{when}不成立", basis=basis, remedy="请在培训起止日期之内安排，结束晚于开始"
            )


@topic.check(P, "training_held")
def training_was_whole(work: Work) -> None:
    """Not before the announced day, all topics, only the station's own people; who stayed away is shown.

    Raises:
        TooEarly: Disallowed: `unknown_item`, `not_covered`, `disallowed`.
    """
    details = work.said(TrainingHeld)
    notice = work.dossier.said(TrainingNotice)
    begins, ends = notice.from_on, notice.until_on
    standard = plan(work).staffing
    basis = f"方案{standard.clause}"
    if work.on < begins:
        raise TooEarly(f"培训通知载明{begins}开班，{work.on}过早", basis="培训通知载明的日期", remedy="请在开班后登记")
    check_covered("培训专题", topics_of(standard, notice), details.topics, basis)
    people = people_of(work.dossier, work.command.subject)
    if strange := [name for name in details.attended if name not in people]:
        raise Disallowed(
            f"{'、'.join(strange)}不是{work.command.subject}的站长或工作人员",
            basis=basis,
            remedy=f"已登记的人员：{'、'.join(people)}",
        )
    if absent := [name for name in people if name not in details.attended]:
        work.warnings.append(f"{'、'.join(absent)}未参加培训，须补训后方可上岗")
    if work.on > ends:
        work.warnings.append(f"培训日期{work.on}晚于通知载明的结束日期{ends}")
    if notice.sessions and details.hours * LESSON > (taught := _minutes(notice)):
        work.warnings.append(
            f"登记{details.hours}学时，培训通知的课程安排共{taught}分钟，合{taught // LESSON}学时（每学时{LESSON}分钟），请核对"
        )


LESSON = 45
"""Minutes of a 学时."""


def _minutes(notice: TrainingNotice) -> int:
    """Of the timetable of a notice together."""

    def at(time: str) -> int:
        hour, minute = time.split(":")
        return int(hour) * 60 + int(minute)

    return sum(at(session.time_until) - at(session.time_from) for session in notice.sessions)


@topic.check(P, "staff_trained")
def everybody_passed(work: Work) -> None:
    """Head and all staff attended and passed.

    Raises:
        Disallowed: `not_trained`.
    """
    held = work.dossier.said(TrainingHeld, work.command.subject)
    check_passed(people_of(work.dossier, work.command.subject), held.attended, work.said(StaffTrained).passed)
