"""Scores, grades and stars: every band's edge, no gap and no overlap, shares and ties."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import assessment as a
from tests.schemes import HUIZHOU_SCHEME

SCHEME = HUIZHOU_SCHEME
FULL_VALUES: dict[str, int | None] = {
    "attendance": 10000,
    "ledger": 0,
    "posts": 10000,
    "services": 10000,
    "placements": 10000,
    "visits": 10000,
    "fairs": 10000,
    "satisfaction": 10000,
    "discipline": 0,
    "complaints": 0,
}


def points(key: str, value: int | None) -> int:
    scored = a.score(SCHEME, {**FULL_VALUES, key: value})
    return next(item.points for item in scored.items if item.indicator == key)


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("attendance", 10000, 1000),
        ("attendance", 9800, 1000),
        ("attendance", 9799, 700),
        ("attendance", 9500, 700),
        ("attendance", 9000, 400),
        ("attendance", 8999, 0),
        ("attendance", 0, 0),
        ("services", 12000, 1500),
        ("services", 10000, 1500),
        ("services", 9999, 1300),
        ("services", 9500, 1300),
        ("services", 9499, 1000),
        ("services", 9000, 1000),
        ("services", 8999, 600),
        ("services", 8000, 600),
        ("services", 7999, 0),
        ("ledger", 1, 950),
        ("ledger", 20, 0),
        ("ledger", 21, 0),  # per event, never below nothing
        ("complaints", 4, 100),
        ("complaints", 5, 0),
        ("complaints", 99, 0),
        ("discipline", 0, 500),
        ("discipline", 1, 0),  # all or nothing
        ("exemplary", 0, 0),
        ("exemplary", 2, 200),
        ("exemplary", 4, 300),  # the bonus is capped
    ],
)
def test_points(key: str, value: int, expected: int) -> None:
    assert points(key, value) == expected


@pytest.mark.parametrize("key", [i.key for i in SCHEME.indicators])
def test_no_data_is_not_full_marks(key: str) -> None:
    assert points(key, None) == 0


class TestScore:
    def test_everything_at_its_best_is_exactly_100(self) -> None:
        assert a.score(SCHEME, FULL_VALUES).total == a.FULL

    def test_a_bonus_does_not_pass_100(self) -> None:
        assert a.score(SCHEME, {**FULL_VALUES, "exemplary": 3}).total == a.FULL
        assert a.score(SCHEME, {**FULL_VALUES, "ledger": 4, "exemplary": 3}).total == a.FULL
        assert a.score(SCHEME, {**FULL_VALUES, "ledger": 8, "exemplary": 3}).total == 9900

    def test_nothing_filed_is_nothing(self) -> None:
        scored = a.score(SCHEME, {})
        assert scored.total == 0
        assert {item.why for item in scored.items} == {"未报送数据，计0分", "无加分数据"}

    def test_each_line_says_why(self) -> None:
        line = a.score(SCHEME, {"attendance": 9750}).items[0]
        assert line.why == "97.5%：出勤率98%以上得10分，95%以上得7分，90%以上得4分"

    @pytest.mark.parametrize(
        ("values", "refusal"),
        [
            ({"charm": 1}, a.UnknownIndicator),
            ({"ledger": -1}, a.ValueOutOfRange),
            ({"satisfaction": 10001}, a.ValueOutOfRange),
        ],
    )
    def test_refused(self, values: dict[str, int | None], refusal: type[a.AssessmentRefused]) -> None:
        with pytest.raises(refusal):
            a.score(SCHEME, values)

    @given(
        st.fixed_dictionaries(
            {i.key: st.none() | st.integers(0, 20000 if i.most is None else i.most) for i in SCHEME.indicators}
        )
    )
    def test_a_total_is_always_a_whole_number_from_0_to_100(self, values: dict[str, int | None]) -> None:
        scored = a.score(SCHEME, values)
        assert 0 <= scored.total <= a.FULL
        assert scored.total == min(a.FULL, sum(item.points for item in scored.items))
        assert all(type(item.points) is int for item in scored.items)


@pytest.mark.parametrize(("values", "bounds"), [({"ledger": -1}, "不小于0"), ({"satisfaction": 10001}, "0至10000")])
def test_a_value_out_of_range_is_told_with_its_range(values: dict[str, int], bounds: str) -> None:
    with pytest.raises(a.ValueOutOfRange, match=f"不在范围内（{bounds}）"):
        a.score(SCHEME, values)


class TestSchemeItself:
    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ({"indicators": SCHEME.indicators[1:]}, "合计90分，不是100分"),
            ({"indicators": (*SCHEME.indicators, SCHEME.indicators[-1])}, "有指标重复"),
            ({"passed": 9000}, "等次分数线"),
            ({"excellent": 10001}, "等次分数线"),
        ],
    )
    def test_unsound_is_refused(self, change: dict[str, object], said: str) -> None:
        with pytest.raises(a.SchemeUnsound, match=said):
            replace(SCHEME, **change)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        "bands",
        [
            ((9000, 1000), (9500, 700)),  # not falling
            ((9500, 700), (9000, 1000)),  # fewer points for more
            ((9500, 900),),  # the best is not full marks
            ((9500, 1000), (9500, 700)),  # one end twice
            ((9500, 1000), (9000, -1)),  # less than nothing
        ],
    )
    def test_bands_with_a_fault_are_refused(self, bands: tuple[tuple[int, int], ...]) -> None:
        faulty = replace(SCHEME.indicators[0], kind=a.Banded(bands))
        with pytest.raises(a.SchemeUnsound, match="分档"):
            replace(SCHEME, indicators=(faulty, *SCHEME.indicators[1:]))

    @pytest.mark.parametrize(
        ("thresholds", "shares"),
        [
            ((7500, 7500, 8500, 9000, 9500), {}),
            ((9500, 9000, 8500, 8000, 7500), {}),
            ((7500, 8000, 8500, 9000, 10001), {}),
            ((-1, 8000, 8500, 9000, 9500), {}),
            ((7500, 8000, 8500, 9000, 9500), {6: 10}),
            ((7500, 8000, 8500, 9000, 9500), {0: 10}),
            ((7500, 8000, 8500, 9000, 9500), {5: -1}),
            ((7500, 8000, 8500, 9000, 9500), {5: 101}),
        ],
    )
    def test_stars_with_a_fault_are_refused(
        self, thresholds: tuple[int, int, int, int, int], shares: dict[int, int]
    ) -> None:
        with pytest.raises(a.SchemeUnsound, match="星级"):
            a.StarScheme(thresholds, shares)

    def test_there_are_no_fewer_places_than_none_and_the_lowest_star_may_have_a_share(self) -> None:
        lawful = a.StarScheme((7500, 8000, 8500, 9000, 9500), {1: 100, 5: 10})
        with pytest.raises(a.SchemeUnsound, match="名额"):
            replace(lawful, places=-1)

    @pytest.mark.parametrize(("share", "places"), [(0, 0), (10, 19), (33, 65), (100, 199)])
    def test_a_share_of_places_is_rounded_down(self, share: int, places: int) -> None:
        """Of 199 stations; the lowest threshold and the whole scale are lawful."""
        stars = a.StarScheme((0, 2500, 5000, 7500, a.FULL), {5: share})
        assert (stars.places_for(5, 199), stars.places_for(4, 199)) == (places, 199)
        assert replace(stars, places=20).places_for(5, 199) == max(places, 20)

    def test_the_version_follows_what_decides_a_result(self) -> None:
        assert replace(SCHEME, title="另一标题").version == SCHEME.version
        assert replace(SCHEME, excellent_share=25).version != SCHEME.version
        harder = replace(SCHEME.indicators[1], kind=a.PerEvent(60))
        changed = replace(SCHEME, indicators=(SCHEME.indicators[0], harder, *SCHEME.indicators[2:]))
        assert changed.version != SCHEME.version


@pytest.mark.parametrize(
    ("total", "grade"),
    [(10000, "优秀"), (9000, "优秀"), (8999, "达标"), (7500, "达标"), (7499, "不达标"), (0, "不达标")],
)
def test_grades_leave_no_gap(total: int, grade: str) -> None:
    assert a.grade_for(SCHEME, total) == grade


def rated(totals: list[int], scheme: a.Scheme = SCHEME) -> list[tuple[str, int]]:
    result = a.rate({f"站{n:02d}": total for n, total in enumerate(totals)}, scheme)
    return [(result[f"站{n:02d}"].grade, result[f"站{n:02d}"].star) for n in range(len(totals))]


class TestRate:
    def test_ten_stations_have_three_excellent_one_of_five_stars_two_of_four(self) -> None:
        result = rated([9900, 9800, 9700, 9600, 9100, 8600, 8100, 7600, 7400, 0])
        assert [grade for grade, _ in result] == ["优秀"] * 3 + ["达标"] * 5 + ["不达标"] * 2
        assert [star for _, star in result] == [5, 4, 4, 3, 3, 3, 2, 1, 0, 0]

    def test_whoever_loses_a_place_is_told_why(self) -> None:
        result = a.rate({f"站{n}": 9900 - n for n in range(10)}, SCHEME)
        assert result["站3"].notes == (
            "达到优秀分数线，因优秀名额不超过30%，评为达标",
            "达到5星分数线，因名额比例限制，评为3星",
        )
        assert result["站0"].notes == ()

    def test_equals_with_too_few_places_go_down_together(self) -> None:
        others = {f"站{n}": 8000 for n in range(6)}
        result = a.rate({"甲": 9900, "乙": 9200, "丙": 9200, "丁": 9200, **others}, SCHEME)
        assert [result[name].grade for name in ("甲", "乙", "丙", "丁")] == ["优秀", "达标", "达标", "达标"]
        assert "3个驿站得分相同" in result["乙"].notes[0]

    def test_nobody_passes_a_group_that_found_no_place(self) -> None:
        """A lower total must not take the place that equals above it could not share."""
        result = a.rate(
            {"甲": 9900, "乙": 9900, "丙": 9900, "丁": 9900, "戊": 9800, **{f"站{n}": 8000 for n in range(5)}}, SCHEME
        )
        assert {result[name].grade for name in ("甲", "乙", "丙", "丁", "戊")} == {"达标"}

    def test_equal_totals_share_a_rank(self) -> None:
        result = a.rate({"乙": 8000, "甲": 8000, "丙": 9000, "丁": 7000}, SCHEME)
        assert [(name, r.rank) for name, r in result.items()] == [("丙", 1), ("乙", 2), ("甲", 2), ("丁", 4)]

    def test_without_shares_everybody_gets_what_was_reached(self) -> None:
        free = replace(SCHEME, excellent_share=100, stars=a.StarScheme((7500, 8000, 8500, 9000, 9500)))
        assert rated([9900, 9900, 9500], free) == [("优秀", 5)] * 3

    def test_a_district_of_two_stations_has_one_place_for_the_best_star(self) -> None:
        assert rated([9800, 9700]) == [("达标", 5), ("达标", 4)]  # 30% of two is no 优秀
        strict = replace(SCHEME, stars=replace(SCHEME.stars, places=0))
        assert rated([9800, 9700], strict) == [("达标", 3), ("达标", 3)]

    def test_nobody_to_rate(self) -> None:
        assert a.rate({}, SCHEME) == {}

    @given(st.lists(st.integers(0, a.FULL), min_size=1, max_size=40))
    def test_shares_hold_equals_are_equal_and_more_is_never_worse(self, totals: list[int]) -> None:
        result = rated(totals)
        order = {"优秀": 2, "达标": 1, "不达标": 0}
        assert sum(grade == "优秀" for grade, _ in result) * 100 <= 30 * len(totals)
        assert sum(star == 5 for _, star in result) <= max(1, len(totals) // 10)
        assert sum(star == 4 for _, star in result) <= max(1, len(totals) // 5)
        best_first = sorted(zip(totals, result, strict=True), reverse=True, key=lambda line: line[0])
        for (more, high), (less, low) in pairwise(best_first):
            assert (
                (order[high[0]], high[1]) == (order[low[0]], low[1])
                if more == less
                else (order[high[0]] >= order[low[0]] and high[1] >= low[1])
            )

    @given(st.permutations([("甲", 9900), ("乙", 9900), ("丙", 9100), ("丁", 8000), ("戊", 7000)]))
    def test_the_order_of_entry_changes_nothing(self, lines: list[tuple[str, int]]) -> None:
        result = a.rate(dict(lines), SCHEME)
        assert list(result) == ["乙", "甲", "丙", "丁", "戊"]
        assert {name: (r.grade, r.star) for name, r in result.items()} == {
            "甲": ("达标", 3),
            "乙": ("达标", 3),
            "丙": ("达标", 3),
            "丁": ("达标", 2),
            "戊": ("不达标", 0),
        }
