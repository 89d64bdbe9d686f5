"""Thresholds: which row is found for a place, level and date; what is unknown or ambiguous is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values import Level, Subject, ThresholdKind
from rules.purchase.thresholds import (
    SHIPPED,
    Threshold,
    ThresholdRefused,
    Thresholds,
    ThresholdsContradict,
    ThresholdsOverlap,
    UnknownThreshold,
    known_thresholds,
    laid,
    region_chain,
)

ON = date(2023, 10, 9)
START = date(2020, 1, 1)
OPEN, LIMIT = ThresholdKind.OPEN_TENDER, ThresholdKind.LIMIT


def row(
    region: str = "惠州",
    amount: int = 1,
    *,
    level: Level | None = None,
    since: date = START,
    until: date | None = None,
    kind: ThresholdKind = OPEN,
    confidence: str = "A",
) -> Threshold:
    return Threshold(region, level, Subject.SERVICES, kind, amount, since, until, f"演练财采{amount}号", confidence)


def found(
    rows: Thresholds,
    region: str = "惠州",
    level: Level = Level.COUNTY,
    on: date = ON,
    subject: Subject = Subject.SERVICES,
    kind: ThresholdKind = OPEN,
) -> int:
    return rows.find(region, level, subject, kind, on).amount


@pytest.mark.parametrize(
    ("rows", "amount"),
    [
        ((row("广东", 1), row("惠州", 2)), 2),
        ((row("广东", 1, level=Level.COUNTY), row("惠州", 2)), 2),  # the city before the province, whatever the level
        ((row("惠州", 1), row("惠州", 2, level=Level.COUNTY)), 2),  # the level before every level
        ((row("惠州", 1, level=Level.CITY), row("广东", 2)), 2),  # another level does not count
        ((row("广州", 1), row("广东", 2)), 2),  # nor another city
        ((row("惠州", 1, until=date(2023, 10, 8)), row("广东", 2)), 2),
        ((row("惠州", 1, since=date(2023, 10, 10)), row("广东", 2)), 2),
        ((row("惠州", 1, since=ON, until=ON), row("广东", 2)), 1),  # both ends count
        ((row("惠州", 1, kind=LIMIT), row("广东", 2)), 2),
    ],
)
def test_the_most_specific_row_that_holds(rows: tuple[Threshold, ...], amount: int) -> None:
    assert found(Thresholds(rows)) == amount
    assert found(Thresholds(rows[::-1])) == amount


@pytest.mark.parametrize(
    ("region", "chain"),
    [
        ("惠州", ("惠州", "广东")),
        ("惠州市", ("惠州", "广东")),
        ("广东省", ("广东",)),
        ("湖南/长沙市", ("长沙", "湖南")),
        ("深圳", ("深圳",)),
        ("北京市", ("北京",)),
        (" 广州 ", ("广州", "广东")),
    ],
)
def test_where_a_region_looks(region: str, chain: tuple[str, ...]) -> None:
    assert region_chain(region) == chain


class TestRefusals:
    @pytest.mark.parametrize(
        "asked",
        [
            {"region": "湖南"},
            {"region": "深圳"},
            {"on": date(2019, 12, 31)},
            {"subject": Subject.WORKS},
            {"kind": LIMIT, "on": date(2020, 12, 31)},
        ],
    )
    def test_an_unknown_threshold_is_asked_for(self, asked: dict[str, object]) -> None:
        with pytest.raises(UnknownThreshold, match=r"没有.*适用的.*thresholds load"):
            found(known_thresholds(), **asked)  # type: ignore[arg-type]

    def test_two_rows_of_equal_rank(self) -> None:
        with pytest.raises(ThresholdsOverlap, match=r"2个同等效力.*演练财采1号.*演练财采2号"):
            found(Thresholds((row(amount=1), row(amount=2, since=date(2022, 1, 1)))))

    def test_of_which_a_more_specific_one_decides(self) -> None:
        rows = Thresholds((row("广东", 1), row("广东", 2), row("惠州", 3)))
        assert found(rows) == 3

    @pytest.mark.parametrize(("limit", "standard", "sound"), [(99, 100, True), (100, 100, False), (101, 100, False)])
    def test_a_limit_lies_below_its_standard(self, limit: int, standard: int, sound: bool) -> None:
        rows = (row(amount=standard), row(amount=limit, kind=LIMIT, level=Level.COUNTY))
        if sound:
            Thresholds(rows).check_limits(rows)
        else:
            with pytest.raises(ThresholdsContradict, match="以分为单位"):
                Thresholds(rows).check_limits(rows)

    def test_a_row_for_every_level_is_held_against_each(self) -> None:
        standard, limit = row(amount=100), row(amount=100, kind=LIMIT, level=Level.COUNTY)
        with pytest.raises(ThresholdsContradict, match="县级"):
            Thresholds((standard, limit)).check_limits([standard])

    def test_a_limit_alone_contradicts_nothing(self) -> None:
        Thresholds((row("湖南", kind=LIMIT),)).check_limits([row("湖南", kind=LIMIT)])

    def test_every_refusal_has_a_code_of_its_own(self) -> None:
        codes = {refusal.code for refusal in ThresholdRefused.__subclasses__()}
        assert codes == {"unknown_threshold", "thresholds_overlap", "thresholds_contradict"}


class TestOrderInTime:
    def test_each_ends_before_the_next_begins(self) -> None:
        rows = laid((row(amount=2, since=date(2022, 1, 1)), row(amount=1)))
        assert [(r.amount, r.since, r.until) for r in rows.rows] == [
            (1, START, date(2021, 12, 31)),
            (2, date(2022, 1, 1), None),
        ]

    def test_the_last_loaded_of_one_day_counts(self) -> None:
        assert [r.amount for r in laid((row(amount=1), row(amount=2))).rows] == [2]

    def test_a_stated_end_before_the_next_leaves_a_gap(self) -> None:
        rows = laid((row(amount=1, until=date(2021, 6, 30)), row(amount=2, since=date(2022, 1, 1))))
        assert rows.rows[0].until == date(2021, 6, 30)
        with pytest.raises(UnknownThreshold):
            found(rows, on=date(2021, 7, 1))

    @given(st.lists(st.tuples(st.integers(0, 40), st.integers(-5, 40), st.integers(1, 9)), max_size=8))
    def test_laid_rows_never_overlap(self, drawn: list[tuple[int, int, int]]) -> None:
        rows = laid(
            row(
                amount=amount,
                since=START + timedelta(days=first),
                until=START + timedelta(days=first + days) if days >= 0 else None,
            )
            for first, days, amount in drawn
        )
        for n in range(90):
            held = [r for r in rows.rows if r.held_on(START + timedelta(days=n))]
            assert len(held) <= 1


class TestShipped:
    @pytest.mark.parametrize("subject", [Subject.GOODS, Subject.SERVICES])
    @pytest.mark.parametrize(
        ("region", "on", "cited"),
        [
            ("广州", date(2020, 1, 1), "穗财采〔2020〕3号；粤财采购〔2020〕2号"),
            ("广州", date(2023, 12, 31), "穗财采〔2020〕3号；粤财采购〔2020〕2号"),
            ("广州", date(2024, 1, 1), "穗财采〔2020〕3号；粤财采购〔2020〕2号（待核实）"),
            ("惠州", ON, "粤财采购〔2020〕2号（待核实）"),
            ("广东", ON, "粤财采购〔2020〕2号（待核实）"),
        ],
    )
    def test_open_tender_from_four_million(self, region: str, on: date, cited: str, subject: Subject) -> None:
        known = known_thresholds().find(region, Level.COUNTY, subject, OPEN, on)
        assert (known.amount, known.cited, known.text) == (400_000_000, cited, "公开招标数额标准4,000,000.00元")

    @pytest.mark.parametrize("subject", Subject)
    def test_the_limit_is_not_certain(self, subject: Subject) -> None:
        known = known_thresholds().find("惠州", Level.COUNTY, subject, LIMIT, ON)
        assert (known.amount, known.cited) == (100_000_000, "粤财采购〔2020〕18号（待核实）")

    def test_the_rows_stand_by_themselves(self) -> None:
        known_thresholds().check_limits(SHIPPED)


class TestLoaded:
    """A loaded row replaces what was shipped for its key from its start on."""

    def test_a_new_figure(self) -> None:
        rows = known_thresholds([row("广东", 5, since=date(2024, 7, 1))])
        assert [found(rows, on=on) for on in (date(2024, 6, 30), date(2024, 7, 1))] == [400_000_000, 5]

    def test_a_confirmed_figure(self) -> None:
        rows = known_thresholds([row("广东", 400_000_000)])
        assert rows.find("惠州", Level.COUNTY, Subject.SERVICES, OPEN, ON).cited == "演练财采400000000号"

    def test_a_shipped_doubt_does_not_come_back(self) -> None:
        """广州 is in doubt from 2024 on; a row loaded for 2022 and later settles that too."""
        rows = known_thresholds([row("广州", 5, since=date(2022, 1, 1))])
        assert [found(rows, "广州", on=on) for on in (date(2021, 12, 31), date(2022, 1, 1), date(2024, 1, 1))] == [
            400_000_000,
            5,
            5,
        ]

    def test_other_keys_stay(self) -> None:
        rows = known_thresholds([row("惠州", 5, level=Level.CITY)])
        assert found(rows, level=Level.CITY) == 5
        assert found(rows, level=Level.COUNTY) == 400_000_000
        assert found(rows, "广州") == 400_000_000

    def test_a_mistake_is_mended_by_the_same_start(self) -> None:
        later = row(amount=6, since=date(2024, 1, 1))
        rows = known_thresholds([row(amount=5), later, replace(later, amount=7)])
        assert [found(rows, on=on) for on in (ON, date(2024, 1, 1))] == [5, 7]
