"""A city's assessment scheme as people write it (assessment.yaml): points out of 100, per cent, 元. Read strictly.

What a contract takes from a payment stands beside the scheme, since the unified contract and the tender document quote
both.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, ValidationError

from models.plan_sections import Key, Section, Text
from rules.assessment import (
    PER_CENT,
    AllOrNothing,
    AssessmentRefused,
    Banded,
    CappedBonus,
    Indicator,
    Kind,
    PerEvent,
    Scheme,
    StarScheme,
)
from rules.file_text import FileRefused, Finding, read_text, schema_findings
from rules.labour import Opening, TooFewHeads, check_heads

SAMPLE = "programmes/huizhou-2023/assessment.yaml"


def _figure(value: Any) -> Any:
    """A number as written, exactly; text only where a stored file is read back."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return value
    return Decimal(str(value))


Figure = Annotated[Decimal, BeforeValidator(_figure), Field(ge=0, le=1_000_000, max_digits=9, decimal_places=2)]
"""Points, per cent or 元 with at most two decimals."""


def hundredths(figure: Decimal) -> int:
    """Whole hundredths of points or of a per cent, 分 of 元."""
    return int(figure * 100)


class IndicatorEntry(Section):
    """One indicator: what it counts, and exactly one way in which it is scored."""

    key: Key = Field(title="指标标识")
    title: Text = Field(title="指标名称")
    points: Figure = Field(title="分值")
    unit: Text = Field(title="计量单位")
    method: Text = Field(title="评分标准")
    most: Figure | None = Field(default=None, title="数据上限")
    bands: tuple[tuple[Figure, Figure], ...] | None = Field(default=None, title="分档")
    per_event: Figure | None = Field(default=None, title="每件扣分")
    at_most: int | None = Field(default=None, ge=0, title="满分所容件数")
    bonus: Figure | None = Field(default=None, title="每件加分")

    @property
    def ways(self) -> tuple[str, ...]:
        """The ways of scoring that are filled in."""
        return tuple(n for n in ("bands", "per_event", "at_most", "bonus") if getattr(self, n) is not None)

    def _amount(self, figure: Decimal) -> int:
        """A value of the indicator: per cent in hundredths, anything else a whole number."""
        return hundredths(figure) if self.unit == PER_CENT else int(figure)

    def indicator(self) -> Indicator:
        """As the rules take it."""
        most = None if self.most is None else self._amount(self.most)
        return Indicator(self.key, self.title, hundredths(self.points), self._kind(), self.unit, self.method, most)

    def _kind(self) -> Kind:
        if self.bands is not None:
            return Banded(tuple((self._amount(least), hundredths(points)) for least, points in self.bands))
        if self.per_event is not None:
            return PerEvent(hundredths(self.per_event))
        if self.bonus is not None:
            return CappedBonus(hundredths(self.bonus))
        return AllOrNothing(self.at_most or 0)


class ShareEntry(Section):
    """At most so many per cent of the stations may have this star."""

    star: int = Field(ge=1, le=5, title="星级")
    percent: int = Field(ge=0, le=100, title="比例上限（%）")


class StarsEntry(Section):
    """Stars: the least points for one to five, shares, and how many places there are at least where a share counts."""

    least: tuple[Figure, Figure, Figure, Figure, Figure] = Field(title="一星至五星的分数线")
    shares: tuple[ShareEntry, ...] = Field(title="名额比例")
    places: int = Field(ge=0, title="最少名额")


DeductionBy = Literal["station", "contract"]
"""考核扣款 of each station's points below the pass, or of those of the mean of a contract's stations."""


class DeductionEntry(Section):
    """What the unified contract takes from an instalment for each point below the pass: of each station's result, or of
    the mean of all stations of a contract, with the reason."""

    later: ClassVar[frozenset[str]] = frozenset({"counted", "reason"})

    per_point_yuan: Figure = Field(title="不达标每分扣减金额（元）")
    cap_percent: int = Field(ge=0, le=100, title="当期扣减上限（%）")
    counted: DeductionBy = Field(default="station", title="按驿站还是按合同平均分计算")
    reason: str = Field(default="", title="理由")


class ServiceEntry(Section):
    """开放时间和人员: when a station is open, and how many full-time people that takes."""

    days_a_week: int = Field(ge=1, le=7, title="每周开放天数")
    hours_a_day: Annotated[Figure, Field(gt=0, le=24)] = Field(title="每天开放小时数")
    on_duty: int = Field(ge=1, le=50, title="同时在岗人数")
    heads: int = Field(ge=1, le=200, title="每站专职人员数（含站长）")
    reason: Text = Field(title="理由")

    def service(self) -> Service:
        """As the rules take it.

        Raises:
            TooFewHeads: if fewer people are planned than labour law lets the hours be worked by.
        """
        opening = Opening(self.days_a_week, self.hours_a_day, self.on_duty)
        check_heads(opening, self.heads)
        return Service(opening, self.heads, self.reason)


class AssessmentFile(Section):
    """The whole file."""

    later: ClassVar[frozenset[str]] = frozenset({"service"})

    title: Text = Field(title="考核方案名称")
    passed: Figure = Field(title="达标分数线")
    excellent: Figure = Field(title="优秀分数线")
    excellent_share: int = Field(ge=0, le=100, title="优秀名额比例（%）")
    stars: StarsEntry = Field(title="星级")
    deduction: DeductionEntry = Field(title="考核扣款")
    service: ServiceEntry | None = Field(default=None, title="开放时间和人员")
    indicators: tuple[IndicatorEntry, ...] = Field(min_length=1, title="考核指标")

    def assessment(self) -> Assessment:
        """As the rules take it.

        Raises:
            SchemeUnsound: if points, bands or thresholds do not fit together.
        """
        stars = StarScheme(
            tuple(map(hundredths, self.stars.least)),  # type: ignore[arg-type]
            {share.star: share.percent for share in self.stars.shares},
            self.stars.places,
        )
        indicators = tuple(entry.indicator() for entry in self.indicators)
        scheme = Scheme(
            self.title, indicators, stars, hundredths(self.excellent), hundredths(self.passed), self.excellent_share
        )
        service = self.service.service() if self.service else None
        taken = self.deduction
        return Assessment(scheme, hundredths(taken.per_point_yuan), taken.cap_percent, service, taken.counted)


@dataclass(frozen=True)
class Service:
    """When a station is open, by how many full-time people, and why; a proposal until the city confirms it."""

    opening: Opening
    heads: int
    reason: str


@dataclass(frozen=True)
class Assessment:
    """A scheme with what contracts take by it. `per_point` in 分 for each point below the pass, `counted` of which result,
    `cap` in per cent of the instalment; `service` is None where an older file does not say when stations are open."""

    scheme: Scheme
    per_point: int
    cap: int
    service: Service | None = None
    counted: DeductionBy = "station"


class AssessmentFileRefused(FileRefused):
    """Raised when a file of an assessment scheme cannot be loaded."""

    code = "assessment_file_refused"
    what = "考核方案文件"


def read_assessment(text: str, source: str) -> AssessmentFile:
    """The scheme written in `text`; `source` is the file's name as shown to the user.

    Raises:
        AssessmentFileRefused: with all faults that can be told apart, each with line and remedy.
    """
    located = read_text(text, source, SAMPLE)
    if located.findings:
        raise AssessmentFileRefused(list(located.findings), more=True)
    try:
        file = AssessmentFile.model_validate(located.data)
    except ValidationError as error:
        raise AssessmentFileRefused(schema_findings(error, AssessmentFile, located), more=True) from None
    if faults := [replace(f, source=source, line=located.line(f.path)) for f in _faults(file)]:
        raise AssessmentFileRefused(faults)
    return file


def _faults(file: AssessmentFile) -> Iterator[Finding]:
    for n, entry in enumerate(file.indicators):
        if len(entry.ways) != 1:
            named = "、".join(entry.ways) or "没有填写"
            yield Finding(
                "one_way",
                ("indicators", n),
                f"指标“{entry.title}”的评分办法应当只有一种，现为：{named}",
                "请在 bands、per_event、at_most、bonus 中填写一项",
            )
            return
    try:
        file.assessment()
    except AssessmentRefused as error:
        yield Finding(error.code, ("indicators",), error.message, error.remedy)
    except TooFewHeads as error:
        yield Finding(error.code, ("service", "heads"), f"{error.message}（{error.basis}）", error.remedy)


def stored(body: dict[str, Any]) -> AssessmentFile:
    """The file that `model_dump(mode="json")` wrote."""
    return AssessmentFile.model_validate_json(json.dumps(body))
