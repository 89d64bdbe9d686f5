"""Thresholds of procurement (公开招标数额标准, 分散采购限额) by region, level, subject and date.

The province sets them, and may set others for its cities and counties (采购法 27; 条例 5), so they are data: the
rows below are what this product knows, an administrator loads the rest, and an unknown one is never guessed.
Amounts in 分.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from models.refusal import Refusal
from models.values import Level, Subject, ThresholdKind
from rules.calendar import DAY
from rules.law import statute
from rules.money import in_yuan

SET_BY = "采购法 27；条例 5"
"""Who may set a threshold."""


class ThresholdRefused(Refusal):
    """Base of what is refused about thresholds."""

    code = "threshold"


class UnknownThreshold(ThresholdRefused):
    """Raised when no row holds for that region, level, subject and date: a person must find it out."""

    code = "unknown_threshold"


class ThresholdsOverlap(ThresholdRefused):
    """Raised when two rows of equal rank hold on the same date."""

    code = "thresholds_overlap"


class ThresholdsContradict(ThresholdRefused):
    """Raised when a 分散采购限额 is not below the 公开招标数额标准 of the same place and date."""

    code = "thresholds_contradict"


@dataclass(frozen=True)
class Threshold:
    """One threshold as it holds from `since` until `until` (both inclusive, None: open)."""

    region: str
    """A province or a city by its short name: 广东, 惠州."""
    level: Level | None
    """None: every level of the region."""
    subject: Subject
    kind: ThresholdKind
    amount: int
    since: date
    until: date | None
    basis: str
    """The document that sets it, with its number."""
    confidence: str = "A"

    @property
    def key(self) -> tuple[str, Level | None, Subject, ThresholdKind]:
        """What a row is about; rows of one key follow one another in time."""
        return self.region, self.level, self.subject, self.kind

    @property
    def cited(self) -> str:
        """The document, with 待核实 if nobody has read it in full (confidence C, D)."""
        return self.basis + ("（待核实）" if self.confidence in "CD" else "")

    @property
    def text(self) -> str:
        """As people read it: 公开招标数额标准4,000,000.00元."""
        return f"{self.kind}{in_yuan(self.amount)}元"

    def held_on(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True)
class Thresholds:
    """The table of thresholds; immutable, so that it can be handed to pure functions."""

    rows: tuple[Threshold, ...]

    def find(self, region: str, level: Level, subject: Subject, kind: ThresholdKind, on: date) -> Threshold:
        """The most specific row that holds: the city's before the province's, the level's before every level's.

        Raises:
            UnknownThreshold: if none holds. ThresholdsOverlap: where two of equal rank do.
        """
        chain = region_chain(region)

        def rank(row: Threshold) -> tuple[int, bool]:
            return chain.index(row.region), row.level is None

        fitting = [
            row
            for row in self.rows
            if row.region in chain
            and row.level in (None, level)
            and (row.subject, row.kind) == (subject, kind)
            and row.held_on(on)
        ]
        if not fitting:
            raise UnknownThreshold(
                f"没有{chain[0]}{level}{subject}在{on}适用的{kind}",
                basis=SET_BY,
                remedy="请向同级财政部门核实，由市专班或市局分管领导载入：./yicheng thresholds load 文件 --by 登录名",
            )
        best = min(map(rank, fitting))
        first = [row for row in fitting if rank(row) == best]
        if len(first) > 1:
            said = "、".join(f"{in_yuan(row.amount)}元（{row.basis}，自{row.since}）" for row in first)
            raise ThresholdsOverlap(
                f"{chain[0]}{level}{subject}在{on}有{len(first)}个同等效力的{kind}：{said}",
                remedy="请核对各行的起止日期，只保留一个",
            )
        return first[0]

    def check_limits(self, rows: Iterable[Threshold]) -> None:
        """Where both thresholds are known, the limit lies below the open-tender threshold: money typed in the
        wrong unit shows here.

        Raises:
            ThresholdsContradict: naming both.
        """
        for row in rows:
            for level in [row.level] if row.level else list(Level):
                try:
                    standard, limit = (
                        self.find(row.region, level, row.subject, kind, row.since) for kind in ThresholdKind
                    )
                except UnknownThreshold:
                    continue
                if limit.amount >= standard.amount:
                    raise ThresholdsContradict(
                        f"{row.region}{level}{row.subject}自{row.since}起{limit.text}不低于{standard.text}",
                        remedy="请核对金额：以分为单位，400万元写作 400_000_000",
                    )


def laid(rows: Iterable[Threshold]) -> Thresholds:
    """The rows in order of time, each key for itself. Of two with the same `since` the later given counts; each
    ends at the latest on the day before the next begins."""
    table: dict[tuple[object, ...], dict[date, Threshold]] = {}
    for row in rows:
        table.setdefault(row.key, {})[row.since] = row
    return Thresholds(tuple(row for line in table.values() for row in _in_time(line)))


def _in_time(line: dict[date, Threshold]) -> Iterable[Threshold]:
    starts = sorted(line)
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        row = line[start]
        last = following - DAY if following else None
        yield replace(row, until=min(d for d in (row.until, last) if d)) if row.until or last else row


def region_chain(region: str) -> tuple[str, ...]:
    """Where to look for a region's thresholds, the nearest first: 惠州市 is 惠州, 广东.

    A city of another province is written with it: 湖南/长沙.
    """
    province, _sign, city = region.rpartition("/")
    short = region_name(city)
    province = region_name(province) if province else "广东" if short in _CITIES_OF_GUANGDONG else ""
    return (short, province) if province else (short,)


def region_name(region: str) -> str:
    """The short name by which rows are kept: 广东省 is 广东, 惠州市 is 惠州."""
    return re.sub(r"(?<=..)(省|市)$", "", region.strip())


_CITIES_OF_GUANGDONG = frozenset(
    {
        "广州",
        "珠海",
        "汕头",
        "佛山",
        "韶关",
        "河源",
        "梅州",
        "惠州",
        "汕尾",
        "东莞",
        "中山",
        "江门",
        "阳江",
        "湛江",
        "茂名",
        "肇庆",
        "清远",
        "潮州",
        "揭阳",
        "云浮",
    }
)
"""Without 深圳, whose special economic zone has a procurement regulation of its own."""


def _shipped() -> Iterable[Threshold]:
    """What THR-02 to THR-04 of the law table know.

    The province's own text was not seen: its standard was read in 广州's document only, and whether it changed
    after 2023 is open. Works have no row: 招标投标法 sets their standard.
    """
    standard, catalogue, limit = (statute().rule(rule_id) for rule_id in ("THR-02", "THR-03", "THR-04"))
    assert standard.n and standard.since and catalogue.since and limit.n
    for subject in (Subject.GOODS, Subject.SERVICES):
        city = Threshold(
            "广州",
            None,
            subject,
            ThresholdKind.OPEN_TENDER,
            standard.n,
            standard.since,
            date(2023, 12, 31),
            standard.basis,
            standard.confidence,
        )
        yield city
        yield replace(city, since=date(2024, 1, 1), until=None, confidence="C")
        yield replace(city, region="广东", until=None, basis=standard.basis.rpartition("；")[2], confidence="C")
    for subject in Subject:
        yield Threshold(
            "广东", None, subject, ThresholdKind.LIMIT, limit.n, catalogue.since, None, limit.basis, limit.confidence
        )


SHIPPED = tuple(_shipped())
"""The rows that come with the product."""


def known_thresholds(loaded: Iterable[Threshold] = ()) -> Thresholds:
    """The shipped rows and those loaded since, in the order of loading. From the first loaded row of a key on, the
    shipped ones of that key no longer count."""
    rows = tuple(loaded)
    begun: dict[tuple[object, ...], date] = {}
    for row in rows:
        begun[row.key] = min(row.since, begun.get(row.key, row.since))
    return laid((*(row for row in SHIPPED if row.since < begun.get(row.key, date.max)), *rows))
