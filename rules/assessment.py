"""考核: a scheme of 100 points as data, the score of a station, grades and stars over a set of stations.

Whole numbers only: points, weights and totals in hundredths of a point (10000 is 100分), rates in hundredths
of a per cent (10000 is 100%). The scheme is frozen per cycle by its `version`. Its figures are data of the programme
(rules.assessment_file).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import groupby, pairwise

from models.canonical import canonical
from models.refusal import Refusal

FULL = 10000
PER_CENT = "%"
EXCELLENT, PASSED, FAILED = "优秀", "达标", "不达标"


class AssessmentRefused(Refusal):
    """Base of what the rules of assessment refuse."""

    code = "assessment"


class SchemeUnsound(AssessmentRefused):
    """Raised when a scheme does not add up to 100 points, or its bands or thresholds leave a gap."""

    code = "scheme_unsound"


class UnknownIndicator(AssessmentRefused):
    """Raised when a value is filed for an indicator that the scheme does not have."""

    code = "unknown_indicator"


class ValueOutOfRange(AssessmentRefused):
    """Raised when a value is negative or above what the indicator can reach."""

    code = "value_out_of_range"


@dataclass(frozen=True)
class Banded:
    """分档: the first band whose lower end the value reaches gives the points; below all of them, none.

    `bands`: (at least, points), from the highest down; the last may start at 0.
    """

    bands: tuple[tuple[int, int], ...]

    def points(self, value: int, weight: int) -> int:
        return next((min(points, weight) for least, points in self.bands if value >= least), 0)


@dataclass(frozen=True)
class PerEvent:
    """逐件扣分: each case costs `deduct`, down to nothing."""

    deduct: int

    def points(self, value: int, weight: int) -> int:
        return max(0, weight - self.deduct * value)


@dataclass(frozen=True)
class AllOrNothing:
    """一票: full points up to `at_most` cases, none beyond."""

    at_most: int = 0

    def points(self, value: int, weight: int) -> int:
        return weight if value <= self.at_most else 0


@dataclass(frozen=True)
class CappedBonus:
    """加分: each case adds `per`, up to the item's weight."""

    per: int

    def points(self, value: int, weight: int) -> int:
        return min(weight, self.per * value)


Kind = Banded | PerEvent | AllOrNothing | CappedBonus


@dataclass(frozen=True)
class Indicator:
    """One line of the scheme. `unit` is what a value counts: % (in hundredths, 10000 is 100%), 件, 处 …"""

    key: str
    title: str
    weight: int
    kind: Kind
    unit: str
    method: str
    """How it is scored, as people read it."""
    most: int | None = None
    """The highest value there can be, if there is one."""

    @property
    def bonus(self) -> bool:
        return isinstance(self.kind, CappedBonus)


@dataclass(frozen=True)
class StarScheme:
    """What a city asks for its stars.

    `thresholds`: least totals for one to five stars. `shares`: per star at most so many per cent of the
    stations; anyone who finds no place falls to the next star down. `places`: so many places at least for every
    star with a share, or a district of two stations could never have the best one.
    """

    thresholds: tuple[int, int, int, int, int]
    shares: Mapping[int, int] = field(default_factory=dict)
    places: int = 0

    def places_for(self, star: int, stations: int) -> int:
        """How many of `stations` may have this star."""
        share = self.shares.get(star)
        return stations if share is None else max(self.places, stations * share // 100)

    def __post_init__(self) -> None:
        lines = self.thresholds
        if any(a >= b for a, b in pairwise(lines)) or lines[0] < 0 or lines[-1] > FULL:
            raise SchemeUnsound("星级分数线应当由低到高且在0至100分之间", remedy="请核对五个分数线")
        sound = all(star in range(1, 6) and 0 <= share <= 100 for star, share in self.shares.items())
        if not sound or self.places < 0:
            raise SchemeUnsound("星级名额比例应当是1至5星、0至100%", remedy="请核对比例上限和名额")


@dataclass(frozen=True)
class Scheme:
    """考核方案: indicators of 100 points together, bonuses beside them, grades and stars."""

    title: str
    indicators: tuple[Indicator, ...]
    stars: StarScheme
    excellent: int
    passed: int
    excellent_share: int
    """优秀 at most this many per cent of the stations."""

    def __post_init__(self) -> None:
        total = sum(i.weight for i in self.indicators if not i.bonus)
        if total != FULL:
            raise SchemeUnsound(f"各项指标合计{points_text(total)}分，不是100分", remedy="请核对各项分值")
        if len({i.key for i in self.indicators}) != len(self.indicators):
            raise SchemeUnsound("有指标重复", remedy="请删去重复的一项")
        if not 0 < self.passed < self.excellent <= FULL:
            raise SchemeUnsound("等次分数线应当由低到高且在0至100分之间", remedy="请核对分数线")
        for indicator in self.indicators:
            _check_bands(indicator)

    @cached_property
    def version(self) -> str:
        """A short hash of all that decides a result: kept with every cycle."""
        lines = [[i.key, i.weight, repr(i.kind), i.most] for i in self.indicators]
        shares = {str(star): share for star, share in self.stars.shares.items()}
        stars = [list(self.stars.thresholds), shares, self.stars.places]
        body = canonical([lines, stars, self.excellent, self.passed, self.excellent_share])
        return sha256(body.encode()).hexdigest()[:12]


def _check_bands(indicator: Indicator) -> None:
    if isinstance(indicator.kind, Banded):
        ends, points = zip(*indicator.kind.bands, strict=True)
        falling = all(a > b for a, b in pairwise(ends))
        fewer = all(a >= b for a, b in pairwise(points))
        if not falling or not fewer or points[0] != indicator.weight or points[-1] < 0:
            raise SchemeUnsound(
                f"指标“{indicator.title}”的分档有误", remedy="分档应由高到低，最高档得满分，各档得分依次不增"
            )


@dataclass(frozen=True)
class ItemScore:
    """One indicator of one station; `value` None if no data was filed, which scores 0."""

    indicator: str
    value: int | None
    points: int
    why: str


@dataclass(frozen=True)
class StationScore:
    """A station's score: `total` from 0 to 10000, bonuses included and capped at 100 points."""

    total: int
    items: tuple[ItemScore, ...]


def score(scheme: Scheme, values: Mapping[str, int | None]) -> StationScore:
    """The score for the values filed; an indicator without data scores 0, a bonus without data adds 0.

    Raises:
        UnknownIndicator: ValueOutOfRange: naming the indicator.
    """
    if unknown := sorted(set(values) - {i.key for i in scheme.indicators}):
        raise UnknownIndicator(f"考核方案没有指标{'、'.join(unknown)}", remedy="请按本周期的考核方案报送")
    items = tuple(_item(indicator, values.get(indicator.key)) for indicator in scheme.indicators)
    return StationScore(min(FULL, sum(item.points for item in items)), items)


def _item(indicator: Indicator, value: int | None) -> ItemScore:
    if value is None:
        return ItemScore(indicator.key, None, 0, "无加分数据" if indicator.bonus else "未报送数据，计0分")
    if value < 0 or (indicator.most is not None and value > indicator.most):
        bounds = f"0至{indicator.most}" if indicator.most is not None else "不小于0"
        raise ValueOutOfRange(f"指标“{indicator.title}”的值{value}不在范围内（{bounds}）", remedy="请核对报送数据")
    points = indicator.kind.points(value, indicator.weight)
    shown = points_text(value) if indicator.unit == PER_CENT else str(value)
    return ItemScore(indicator.key, value, points, f"{shown}{indicator.unit}：{indicator.method}")


def grade_for(scheme: Scheme, total: int) -> str:
    """The grade by the total alone, before any share: 优秀, 达标 or 不达标, with no gap between."""
    if total >= scheme.excellent:
        return EXCELLENT
    return PASSED if total >= scheme.passed else FAILED


@dataclass(frozen=True)
class Rated:
    """A station's place among the others. `notes` say in Chinese where a share changed grade or star."""

    rank: int
    total: int
    grade: str
    star: int
    notes: tuple[str, ...] = ()


def rate(totals: Mapping[str, int], scheme: Scheme) -> dict[str, Rated]:
    """Rank, grade and star of each station of the set, best first; the order of `totals` changes nothing.

    Equal totals get equal results. A group of equals for which a share has too few places goes down whole,
    with everybody below it, since a share is a maximum.
    """
    groups = _groups(totals)
    firsts = _places(groups, scheme.excellent, len(totals) * scheme.excellent_share // 100)
    stars = _stars(groups, scheme.stars, len(totals))
    result: dict[str, Rated] = {}
    for total, names in groups:
        grade, notes = grade_for(scheme, total), []
        if grade == EXCELLENT and total not in firsts:
            grade = PASSED
            notes.append(f"达到优秀分数线，因优秀名额不超过{scheme.excellent_share}%{_tied(names)}，评为达标")
        star = stars.get(total, 0)
        reached = sum(total >= least for least in scheme.stars.thresholds)
        if star < reached:
            notes.append(f"达到{reached}星分数线，因名额比例限制{_tied(names)}，评为{star}星")
        rank = len(result) + 1
        result.update({name: Rated(rank, total, grade, star, tuple(notes)) for name in names})
    return result


def _groups(totals: Mapping[str, int]) -> list[tuple[int, list[str]]]:
    """Stations with the same total, the highest first."""
    ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    grouped = groupby(ranked, key=lambda item: item[1])
    return [(total, [name for name, _ in group]) for total, group in grouped]


def _places(groups: list[tuple[int, list[str]]], least: int, places: int) -> set[int]:
    """The totals that reach `least` and find a place, from the highest down."""
    taken: set[int] = set()
    for total, names in groups:
        if total < least or len(names) > places:
            break
        places -= len(names)
        taken.add(total)
    return taken


def _stars(groups: list[tuple[int, list[str]]], stars: StarScheme, stations: int) -> dict[int, int]:
    given: dict[int, int] = {}
    for star in range(5, 0, -1):
        rest = [group for group in groups if group[0] not in given]
        found = _places(rest, stars.thresholds[star - 1], stars.places_for(star, stations))
        given.update(dict.fromkeys(found, star))
    return given


def _tied(names: list[str]) -> str:
    return f"、{len(names)}个驿站得分相同" if len(names) > 1 else ""


def points_text(hundredths: int) -> str:
    """Points as people write them: 9050 is 90.5, 10000 is 100."""
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02d}".rstrip("0") if rest else str(whole)
