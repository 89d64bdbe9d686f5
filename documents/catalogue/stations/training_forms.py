"""培训: 签到表, 培训记录表 and 岗前培训合格证."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from documents.catalogue.base import ClockTime, Facts, FactsRow, Name, OptionalText, Positive
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import document, p, table
from documents.content import AnyBlock, Document, FormBlock, FormLine, PageBreak, Title
from documents.dates import cn_date, cn_span
from documents.prose import Prose

TEXT = Prose("training_forms")

BLANK_DATE = "　　　　年　　月　　日"
BLANK_ROWS = 2
"""Empty lines after the listed trainees, for anyone who comes without having been registered."""

_MASKED = re.compile(r"\d{3,6}\*{8,12}\d{0,3}[\dX]")


def _masked(value: str) -> str:
    """An identity number as documents may show it: never whole, the record does not hold it."""
    if value and not (_MASKED.fullmatch(value) and len(value) == 18):
        raise ValueError("公民身份号码应当脱敏填写，如4413**********0012")
    return value


MaskedId = Annotated[str, StringConstraints(strip_whitespace=True, max_length=18), AfterValidator(_masked)]
"""公民身份号码 with its middle masked, or empty."""


class TraineeRow(FactsRow):
    """参训人员。One person who is to be trained."""

    name: Name = Field(title="姓名")
    station: Name = Field(title="所在驿站")
    post: Name = Field(title="岗位", description="站长 or 工作人员")


class LessonRow(FactsRow):
    """课程。One lesson of the day."""

    topic: Name = Field(title="专题")
    time_from: ClockTime = Field(title="开始时间")
    time_until: ClockTime = Field(title="结束时间")


class SignInSheetFacts(Facts):
    """培训签到表。`sign_in_sheet`: one day of training; everybody signs in the morning and in the afternoon."""

    district: Name = Field(title="县区")
    course: Name = Field(title="培训班名称")
    on: date | None = Field(default=None, title="培训日期")
    place: OptionalText = Field(default="", title="培训地点")
    lessons: tuple[LessonRow, ...] = Field(default=(), title="课程", max_length=12)
    trainees: tuple[TraineeRow, ...] = Field(default=(), title="参训人员", max_length=1000)


class TaughtTopicRow(FactsRow):
    """培训专题。One topic that was taught."""

    topic: Name = Field(title="专题")
    hours: OptionalText = Field(default="", title="学时")
    lecturer: OptionalText = Field(default="", title="授课人")


class AttendeeRow(FactsRow):
    """参训情况。One person of the station, and how the training ended."""

    name: Name = Field(title="姓名")
    post: Name = Field(title="岗位")
    attended: bool = Field(title="是否参训")
    passed: bool | None = Field(default=None, title="是否合格", description="null: not examined yet")

    @model_validator(mode="after")
    def _passed_only_who_came(self) -> AttendeeRow:
        if self.passed and not self.attended:
            raise ValueError(f"{self.name}没有参加培训，不得登记为合格")
        return self


class TrainingRecordFacts(Facts):
    """培训记录表。`training_record`: the training of one station's people, who came and who passed."""

    district: Name = Field(title="县区")
    station: Name = Field(title="驿站名称")
    code: Name = Field(title="驿站编号")
    course: Name = Field(title="培训班名称")
    held_on: date = Field(title="培训日期")
    began_on: date | None = Field(default=None, title="开班日期", description="where it is another day")
    place: OptionalText = Field(default="", title="培训地点")
    hours: Positive = Field(title="总学时")
    topics: tuple[TaughtTopicRow, ...] = Field(title="培训专题", min_length=1, max_length=60)
    people: tuple[AttendeeRow, ...] = Field(title="参训情况", min_length=1, max_length=200)
    examined_on: date | None = Field(default=None, title="考核日期")


class CertifiedRow(FactsRow):
    """合格人员。One person who passed, and the number of the certificate."""

    name: Name = Field(title="姓名")
    post: Name = Field(title="岗位")
    certificate: Name = Field(title="证书编号")
    masked_id: MaskedId = Field(default="", title="公民身份号码（脱敏）")


class TrainingCertificateFacts(Facts):
    """岗前培训合格证。`training_certificate`: one page for each person of a station who passed."""

    programme_title: Name = Field(title="方案名称")
    district: Name = Field(title="县区")
    station: Name = Field(title="驿站名称")
    code: Name = Field(title="驿站编号")
    trained_from: date = Field(title="培训开始日期")
    trained_until: date = Field(title="培训结束日期")
    hours: Positive = Field(title="学时")
    topics: tuple[Name, ...] = Field(title="培训专题", min_length=1, max_length=60)
    people: tuple[CertifiedRow, ...] = Field(title="合格人员", min_length=1, max_length=200)

    @model_validator(mode="after")
    def _one_certificate_each(self) -> TrainingCertificateFacts:
        if self.trained_until < self.trained_from:
            raise ValueError("培训结束日期（trained_until）早于开始日期（trained_from）")
        for what, values in (
            ("姓名", [row.name for row in self.people]),
            ("证书编号", [row.certificate for row in self.people]),
        ):
            if twice := [value for value in dict.fromkeys(values) if values.count(value) > 1]:
                raise ValueError(f"合格人员（people）的{what}重复：{'、'.join(twice)}")
        return self


_SIGN_IN_SHEET_COLUMNS = (
    ("序号", 8, "center"),
    ("姓名", 13, "center"),
    ("所在驿站", 31, "left"),
    ("岗位", 14, "center"),
    ("上午签到", 13, "center"),
    ("下午签到", 13, "center"),
    ("备注", 8, "left"),
)


def compose_sign_in_sheet(f: SignInSheetFacts) -> Document:
    """签到表: the day, its lessons, everybody by name with two places to sign, some empty lines."""
    lessons = "\n".join(f"{row.time_from}—{row.time_until}　{row.topic}" for row in f.lessons)
    head = FormBlock(
        lines=(
            FormLine(cells=(("培训班名称", f.course),)),
            FormLine(cells=(("培训日期", cn_date(f.on) if f.on else BLANK_DATE), ("培训地点", f.place))),
            FormLine(cells=(("培训内容", lessons),), height=14),
        )
    )
    people = [(row.name, row.station, row.post) for row in f.trainees] + [("", "", "")] * BLANK_ROWS
    rows = [(str(n), *person, "\n　", "", "") for n, person in enumerate(people, 1)]
    blocks = TEXT.blocks(
        "sign_in_sheet", f.model_dump(), {"head": [head], "people": [table(_SIGN_IN_SHEET_COLUMNS, rows)]}
    )
    return document(f, "form", ("就业驿站岗前培训签到表",), blocks)


def _result(row: AttendeeRow) -> str:
    if not row.attended:
        return "须补训"
    return "" if row.passed is None else "合格" if row.passed else "不合格"


def _days(f: TrainingRecordFacts) -> str:
    """2023年12月5日, or 2023年12月5日至12月6日."""
    if f.began_on is None or f.began_on == f.held_on:
        return cn_date(f.held_on)
    return cn_span(f.began_on, f.held_on)


def _record_head(f: TrainingRecordFacts) -> FormBlock:
    return FormBlock(
        lines=(
            FormLine(cells=(("驿站名称", f.station),)),
            FormLine(cells=((f.level, f.district), ("驿站编号", f.code))),
            FormLine(cells=(("培训班名称", f.course),)),
            FormLine(cells=(("培训日期", _days(f)), ("总学时", f"{f.hours}学时"))),
            FormLine(cells=(("培训地点", f.place), ("培训方式", "☐集中授课　☐现场实操"))),
        )
    )


_TRAINING_RECORD_PEOPLE_COLUMNS = (
    ("序号", 8, "center"),
    ("姓名", 24, "center"),
    ("岗位", 18, "center"),
    ("参训情况", 16, "center"),
    ("考核结果", 16, "center"),
    ("备注", 18, "left"),
)


def compose_training_record(f: TrainingRecordFacts) -> Document:
    """记录表: the course, the topics, who came, who passed, who answers for it."""
    came = sum(row.attended for row in f.people)
    topics = table(
        (("序号", 8, "center"), ("培训专题", 56, "left"), ("学时", 12, "center"), ("授课人", 24, "center")),
        ((str(n), row.topic, row.hours, row.lecturer) for n, row in enumerate(f.topics, 1)),
    )
    people = table(
        _TRAINING_RECORD_PEOPLE_COLUMNS,
        (
            (str(n), row.name, row.post, "已参训" if row.attended else "未参训", _result(row), "")
            for n, row in enumerate(f.people, 1)
        ),
    )
    passed = sum(bool(row.passed) for row in f.people)
    summed = (
        f"应训{len(f.people)}人，参训{came}人，考核合格{passed}人。"
        if f.examined_on
        else (f"应训{len(f.people)}人，参训{came}人，考核合格　　人。")
    )
    blocks = TEXT.blocks(
        "training_record",
        {**f.model_dump(), "summed": summed},
        {"record_head": [_record_head(f)], "topics": [topics], "people": [people]},
    )
    return document(f, "form", ("就业驿站岗前培训记录表",), blocks)


def compose_training_certificate(f: TrainingCertificateFacts) -> Document:
    """合格证: a page for each, with what the person was trained in, when, by whom certified."""
    blocks: list[AnyBlock] = []
    for row in f.people:
        blocks += [*([PageBreak()] if blocks else []), *_certificate(f, row)]
    return document(f, "certificate", ("就业驿站工作人员岗前培训合格证",), blocks, cover=True)


def _certificate(f: TrainingCertificateFacts, row: CertifiedRow) -> list[AnyBlock]:
    when = (
        f"于{cn_date(f.trained_from)}"
        if f.trained_from == f.trained_until
        else (f"于{cn_span(f.trained_from, f.trained_until)}")
    )
    identity = f"（公民身份号码：{row.masked_id}）" if row.masked_id else ""
    return TEXT.blocks(
        "certificate",
        f.model_dump(),
        {
            "title": [Title(lines=("岗前培训合格证",), subtitle=f"编号：{row.certificate}")],
            "certified": [
                p(
                    f"同志{identity}系{f.station}{row.post}，{when}参加{f.district}就业驿站工作人员岗前培训，完成{len(f.topics)}个专题、{f.hours}学时的学习，经考核合格，准予上岗。",
                    lead=row.name,
                )
            ],
        },
    )


KINDS = (
    document_kind_of(
        "sign_in_sheet",
        "培训签到表",
        SignInSheetFacts,
        compose_sign_in_sheet,
        group="队伍",
        layout="form",
        issue="plain",
        file_name="{title}-{district}-{on}",
    ),
    document_kind_of(
        "training_record",
        "培训记录表",
        TrainingRecordFacts,
        compose_training_record,
        group="队伍",
        layout="form",
        issue="plain",
        file_name="{title}-{district}-{code}",
    ),
    document_kind_of(
        "training_certificate",
        "岗前培训合格证",
        TrainingCertificateFacts,
        compose_training_certificate,
        group="队伍",
        layout="certificate",
        issue="plain",
        file_name="{title}-{district}-{code}",
    ),
)
