"""A published plan (方案) as data: what `programmes/<slug>/plan.yaml` holds, field by field.

The models say only what shape a plan has. What its parts must say to one another (quotas that sum, units
that exist, dates that follow their phrase) is checked in `rules.plan.loading`, where each fault gets its line and
its remedy. Nothing is coerced: a quota written as text is a fault. `title` is the word shown to people.

Money is in whole 分. Dates are calendar dates of Asia/Shanghai. Text is the published wording, with the
punctuation of the typesetter (全角) and nothing else changed.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from models.plan_sections import (
    AssessmentDuties,
    Budget,
    Claim,
    Key,
    LegalBasis,
    Naming,
    Platform,
    Section,
    Slug,
    Staffing,
    StationStandard,
    Text,
)
from models.values import DISTRICT_WORD, OWN_WORD

Scope = Literal["city", "district", "station"]
Method = Literal["公开招标", "邀请招标", "竞争性谈判", "竞争性磋商", "询价", "单一来源", "框架协议"]
Kind = Literal["by", "start", "recurring", "relative"]


class Goal(Section):
    """One of the service goals of section 二."""

    title: Text = Field(title="标题")
    text: Text = Field(title="原文")


class Goals(Section):
    """Section 二: what is to stand by when, and what for."""

    clause: Text = Field(title="条款")
    text: Text = Field(title="原文")
    items: tuple[Goal, ...] = Field(min_length=1, title="分项目标")


class OperatingMode(Section):
    """Section 三: how operators are found. `method` is what the plan demands, whatever the law allows."""

    clause: Text = Field(title="条款")
    method: Method = Field(title="采购方式")
    text: Text = Field(title="原文")
    note: Text | None = Field(default=None, title="说明")


OFFICE = ("address", "contact", "phone", "credit_code")
"""What public papers name of a body beside its name. No published plan says it: it is entered when the plan is loaded or
later, and whoever is asked for it is told where."""

UNSAID = Claim(value=None, assumed=True)


class City(Section):
    """The city and the bodies that act for it where the plan does not send a duty to the districts."""

    later: ClassVar[frozenset[str]] = frozenset({"stations", *OFFICE})

    name: Text = Field(title="名称")
    bureau: Claim = Field(title="市级主管部门")
    purchaser: Claim = Field(title="市级采购人")
    treasury: Claim = Field(title="市级财政部门")
    address: Claim = Field(default=UNSAID, title="办公地址")
    contact: Claim = Field(default=UNSAID, title="联系人")
    phone: Claim = Field(default=UNSAID, title="联系电话")
    credit_code: Claim = Field(default=UNSAID, title="统一社会信用代码")
    stations: int = Field(default=0, ge=0, title="市级驿站名额")
    """Stations of the city's own, beside the districts' quotas."""


class Part(Section):
    """A street or town (镇街) of a district, with its share of the district's quota."""

    name: Text = Field(title="镇街名称")
    quota: int = Field(gt=0, title="驿站名额")


class PlanDistrict(Section):
    """A county or district (县区) with its quota of stations and the bodies that act for it. Its stations are counted
    by its parts where the plan distributes the quota to them."""

    later: ClassVar[frozenset[str]] = frozenset({"parts", *OFFICE})

    name: Text = Field(title="县区名称")
    code: Slug = Field(title="县区代码")
    quota: int = Field(gt=0, title="驿站名额")
    purchaser: Claim = Field(title="采购人")
    employment: Claim = Field(title="就业部门")
    treasury: Claim = Field(title="同级财政部门")
    address: Claim = Field(default=UNSAID, title="采购人办公地址")
    contact: Claim = Field(default=UNSAID, title="采购人联系人")
    phone: Claim = Field(default=UNSAID, title="采购人联系电话")
    credit_code: Claim = Field(default=UNSAID, title="采购人统一社会信用代码")
    parts: tuple[Part, ...] = Field(default=(), title="镇街名额")
    note: Text | None = Field(default=None, title="说明")


class PlaceWords(Section):
    """What the city calls its districts, and the stations of its own."""

    district: Text = Field(default=DISTRICT_WORD, title="县区的称谓")
    own: Text = Field(default=OWN_WORD, title="市级驿站所属的称谓")


class Quota(Section):
    """The stated total of stations and the sentence that distributes it."""

    total: int = Field(gt=0, title="驿站总数")
    clause: Text = Field(title="条款")
    text: Text = Field(title="原文")


class PlanUnit(Section):
    """A body with a duty. `each_district` stands for the purchaser of every district (各县区人社部门)."""

    name: Text = Field(title="单位名称")
    published_as: tuple[Text, ...] = Field(default=(), title="原文写法")
    level: Literal["city", "each_district"] = Field(title="层级")
    nature: Claim = Field(title="单位性质")


class DateReading(Section):
    """The date that a phrase means. A `relative` duty has no date until its event; then both are None.

    `wide` is there only where the phrase can be read in two ways; the strict date is watched until a person
    (`confirmed_by`) says otherwise. For a recurring duty `strict` ends its first period.
    """

    kind: Kind = Field(title="类型")
    strict: date | None = Field(title="从严日期")
    wide: date | None = Field(default=None, title="从宽日期")
    watched: Literal["strict", "wide"] = Field(default="strict", title="盯办口径")
    confirmed_by: Text | None = Field(default=None, title="确认人")
    question: Text | None = Field(default=None, title="待确认问题")

    @property
    def due(self) -> date | None:
        """The date that is watched now."""
        return self.wide if self.watched == "wide" else self.strict


class PlanMilestone(Section):
    """A duty of the plan. With a `procedure` it is run as a case; without, it stands as a reminder.

    `phrase` is the deadline as published, None if the plan gives none (no deadline is ever invented).
    `units` keep the published order; the first is only assumed to lead where no 牵头单位 is named.
    `after` names the duties whose dates may not lie later than this one's.
    """

    later: ClassVar[frozenset[str]] = frozenset({"purchase"})

    key: Key = Field(title="标识")
    case: Text | None = Field(title="事项简称")
    title: Text = Field(title="任务名称")
    scope: Scope = Field(title="层级")
    clause: Text = Field(title="条款")
    also: tuple[Text, ...] = Field(default=(), title="相关条款")
    phrase: Text | None = Field(title="时限原文")
    reading: DateReading | None = Field(title="时限读法")
    units: tuple[Text, ...] = Field(min_length=1, title="责任单位")
    units_assumed: bool = Field(default=False, title="责任单位是否推定")
    lead: Text = Field(title="牵头单位")
    lead_assumed: bool = Field(title="牵头是否推定")
    procedure: Key | None = Field(title="程序")
    purchase: Key | None = Field(default=None, title="采购类别")
    """What is bought, where the procedure is a method of purchase; None: as the key says."""
    after: tuple[Key, ...] = Field(default=(), title="前置任务")
    texts: tuple[Text, ...] = Field(min_length=1, title="原文")
    notes: tuple[Text, ...] = Field(default=(), title="说明")

    @property
    def due(self) -> date | None:
        """The date watched now; None for a duty that the plan gives no date."""
        return self.reading.due if self.reading else None


class NotApplicable(Section):
    """A kind of case that the plan does not have although others wait on it: who decided that, and why."""

    kind: Key = Field(title="事项类别")
    by: Text = Field(title="决定人")
    reason: Text = Field(title="理由")


class Slip(Section):
    """A slip of the published text. The text keeps it; people are told how it is read."""

    clause: Text = Field(title="条款")
    published: Text = Field(title="原文")
    read_as: Text = Field(title="读作")
    note: Text | None = Field(default=None, title="说明")


class Question(Section):
    """Something that the plan leaves open and a person must answer; `answer` stays None until then."""

    key: Key = Field(title="标识")
    about: Text = Field(title="所涉内容")
    question: Text = Field(title="问题")
    answer: Text | None = Field(default=None, title="答复")


class Plan(Section):
    """A published plan, whole. Loaded and checked by `rules.plan.loading.load_plan`; stored as `to_canonical()`."""

    later: ClassVar[frozenset[str]] = frozenset(
        {
            "not_applicable",
            "words",
            "source_url",
            "preamble",
            "basis",
            "aim",
            "goals",
            "mode",
            "budget",
            "station",
            "staffing",
            "assessment",
            "platform",
            "naming",
        }
    )
    """Parts that a text may lack: what is not written is left out, and an empty section has nothing in its lists."""

    slug: Slug = Field(title="方案代码")
    title: Text = Field(title="方案名称")
    short: Text = Field(title="方案简称")
    year: int = Field(ge=2000, le=2100, title="方案年份")
    issuer: Claim = Field(title="发文机关")
    issued_on: date | None = Field(default=None, title="印发日期")
    source_url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = Field(
        default=None, title="公布网址"
    )
    annexes: tuple[Text, ...] = Field(default=(), title="附件")
    preamble: Text | None = Field(default=None, title="制定依据原文")
    basis: tuple[LegalBasis, ...] = Field(default=(), title="制定依据")
    aim: Text | None = Field(default=None, title="总体要求")
    goals: Goals = Field(default=Goals.model_construct(clause="", text="", items=()), title="工作目标")
    mode: OperatingMode | None = Field(default=None, title="运营模式")
    city: City = Field(title="市级")
    quota: Quota = Field(title="驿站名额")
    districts: tuple[PlanDistrict, ...] = Field(min_length=1, title="县区")
    units: tuple[PlanUnit, ...] = Field(min_length=1, title="责任单位")
    milestones: tuple[PlanMilestone, ...] = Field(min_length=1, title="任务")
    budget: Budget | None = Field(default=None, title="资金")
    station: StationStandard = Field(default=StationStandard.model_construct(clause=""), title="驿站标准")
    staffing: Staffing = Field(default=Staffing.model_construct(clause=""), title="队伍建设")
    assessment: AssessmentDuties = Field(
        default=AssessmentDuties.model_construct(full_per_year=None, phrase=""), title="绩效考核"
    )
    platform: Platform = Field(default=Platform.model_construct(clause="", systems=()), title="信息平台")
    naming: Naming | None = Field(default=None, title="命名规则")
    words: PlaceWords = Field(default=PlaceWords.model_construct(), title="称谓")
    not_applicable: tuple[NotApplicable, ...] = Field(default=(), title="不适用的事项")
    slips: tuple[Slip, ...] = Field(default=(), title="原文勘误")
    questions: tuple[Question, ...] = Field(default=(), title="待确认事项")

    def district(self, name: str) -> PlanDistrict:
        """The district of that name or code. Raises KeyError if there is none."""
        for district in self.places:
            if name in (district.name, district.code):
                return district
        raise KeyError(name)

    @property
    def places(self) -> tuple[PlanDistrict, ...]:
        """The districts, and last the city's own stations, which are run like a district's by the city's bodies."""
        if not self.city.stations:
            return self.districts
        own = PlanDistrict(
            name=self.words.own,
            code="city-own",
            quota=self.city.stations,
            purchaser=self.city.purchaser,
            employment=self.city.purchaser,
            treasury=self.city.treasury,
            **{name: getattr(self.city, name) for name in OFFICE},
        )
        return (*self.districts, own)

    def milestone(self, key: str) -> PlanMilestone:
        """The duty with that key. Raises KeyError if there is none."""
        for milestone in self.milestones:
            if milestone.key == key:
                return milestone
        raise KeyError(key)

    def unit(self, name: str) -> PlanUnit:
        """The unit of that name, or published under it. Raises KeyError if there is none."""
        for unit in self.units:
            if name == unit.name or name in unit.published_as:
                return unit
        raise KeyError(name)

    @property
    def run_milestones(self) -> tuple[PlanMilestone, ...]:
        """The duties that are run as cases, in the plan's order."""
        return tuple(m for m in self.milestones if m.procedure is not None)

    @property
    def standing_duties(self) -> tuple[PlanMilestone, ...]:
        """The duties that no procedure runs (publicity, premises, the working group): reminders only."""
        return tuple(m for m in self.milestones if m.procedure is None)

    def open_questions(self) -> tuple[Question, ...]:
        """All that waits for a person: listed questions, two-way dates not confirmed, the naming rule."""
        asked = [q for q in self.questions if q.answer is None]
        for m in self.milestones:
            if m.reading and m.reading.question and not m.reading.confirmed_by:
                about = f"{m.clause} {m.title}"
                asked.append(Question(key=f"date_{m.key}", about=about, question=m.reading.question))
        if self.naming and self.naming.rule is None and self.naming.question:
            asked.append(Question(key="naming", about=self.naming.annex, question=self.naming.question))
        return tuple(asked)

    def to_canonical(self) -> str:
        """The plan as canonical JSON (sorted keys, no spaces, no floats): equal plans give equal text."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_canonical(cls, text: str) -> Plan:
        """The plan that `to_canonical` wrote. Raises pydantic.ValidationError for anything else."""
        return cls.model_validate_json(text)

    def sha256(self) -> str:
        """Hex SHA-256 of the canonical text: which version of the plan a record was made under."""
        return hashlib.sha256(self.to_canonical().encode()).hexdigest()
