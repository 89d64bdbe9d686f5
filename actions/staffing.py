"""队伍建设和岗前培训 (方案四(五)): supervisor, head and staff of every station, and their training."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from actions.core import Details, form
from actions.fields import LetterNumber, Name, Names, OneName, OptionalText, Phone, Short, distinct
from documents.catalogue.base import ClockTime

P = "staffing"


@form(P, "supervisor_named")
class SupervisorNamed(Details):
    """监管人员: the one named person who watches the station; a person may watch several."""

    free: ClassVar[frozenset[str]] = frozenset({"phone"})

    name: OneName = Field(title="监管人员姓名")
    phone: Phone = Field(title="联系电话")


@form(P, "head_appointed")
class HeadAppointed(Details):
    """站长: one a station, and nobody at two."""

    name: OneName = Field(title="站长姓名")


@form(P, "staff_hired")
class StaffHired(Details):
    """专职工作人员 by name, and how many of them are graduates (高校毕业生)."""

    free: ClassVar[frozenset[str]] = frozenset({"graduates"})

    staff: Annotated[tuple[OneName, ...], Field(min_length=1, max_length=200), AfterValidator(distinct)] = Field(
        title="工作人员")
    graduates: int = Field(ge=0, title="高校毕业生人数")


class Session(Details):
    """One session of the timetable: a topic of the plan by its key, day, times (Beijing), lecturer."""

    topic: str = Field(title="专题")
    on: date = Field(title="日期")
    time_from: ClockTime = Field(title="开始时间")
    time_until: ClockTime = Field(title="结束时间")
    lecturer: OptionalText = Field(default="", title="授课人")


@form(P, "training_notice")
class TrainingNotice(Details):
    """培训通知. Without `sessions` the topics are spread over the days; without a contact, that of the 公示."""

    free: ClassVar[frozenset[str]] = frozenset({
        "letter_number", "place", "sessions", "trainees", "contact", "phone"})

    letter_number: LetterNumber = Field(title="文号")
    from_on: date = Field(title="开始日期")
    until_on: date = Field(title="结束日期")
    place: Name = Field(title="培训地点")
    topics: Names = Field(title="培训专题")
    sessions: tuple[Session, ...] = Field(default=(), title="课程安排")
    trainees: int | None = Field(default=None, gt=0, le=10**5, title="培训人数")
    contact: Short | None = Field(default=None, title="联系人")
    phone: Phone | None = Field(default=None, title="联系电话")


@form(P, "training_held")
class TrainingHeld(Details):
    """岗前培训 of one station's people."""

    free: ClassVar[frozenset[str]] = frozenset({"hours"})

    attended: Names = Field(title="参训人员")
    topics: Names = Field(title="培训专题")
    hours: int = Field(gt=0, le=1000, title="学时")


@form(P, "staff_trained")
class StaffTrained(Details):
    """培训合格上岗: head and all staff passed."""

    passed: Names = Field(title="合格人员")
