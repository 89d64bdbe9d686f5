"""An assessment scheme as people write it: exact figures, every fault with its line and remedy."""

from __future__ import annotations

from importlib import import_module

import pytest

from rules.assessment import AllOrNothing, Banded, CappedBonus, PerEvent, score
from rules.assessment_file import AssessmentFileRefused, read_assessment, stored
from tests.schemes import FILE, huizhou_assessment

SOUND = FILE.read_text(encoding="utf-8")


def test_figures_are_taken_in_the_unit_that_people_use() -> None:
    counted = huizhou_assessment().assessment()
    kinds = {indicator.key: indicator.kind for indicator in counted.scheme.indicators}
    assert kinds["attendance"] == Banded(((9800, 1000), (9500, 700), (9000, 400), (0, 0)))
    assert kinds["ledger"] == PerEvent(50)
    assert kinds["discipline"] == AllOrNothing(0)
    assert kinds["exemplary"] == CappedBonus(100)
    assert (counted.scheme.passed, counted.scheme.excellent, counted.scheme.excellent_share) == (7500, 9000, 30)
    assert counted.scheme.stars.shares == {5: 10, 4: 20}
    assert (counted.per_point, counted.cap) == (100_000, 20)


def test_the_version_of_the_first_scheme_stays_what_cycles_have_recorded() -> None:
    """As the first release shipped it, and as the upgrade enters it for records from before schemes were data."""
    upgrade = import_module("migrations.versions.0008_purchases")
    assert stored(upgrade._SCHEME).assessment().scheme.version == upgrade._SCHEME_VERSION == "6981fdbf2ecc"


def test_who_reaches_less_than_four_fifths_of_every_target_is_not_paid_in_full() -> None:
    """61 % of all of them once left 76 points of 75 that pass."""
    scheme = huizhou_assessment().assessment().scheme
    best = {indicator.key: _best(indicator.kind) for indicator in scheme.indicators}
    targets = ("posts", "services", "placements", "visits", "fairs")
    for reached, passes in ((6100, False), (7999, False), (8999, False), (9000, True)):
        total = score(scheme, best | dict.fromkeys(targets, reached)).total
        assert (total >= scheme.passed) is passes, (reached, total)


def _best(kind: object) -> int | None:
    return 10000 if isinstance(kind, Banded) else None if isinstance(kind, CappedBonus) else 0


def test_a_stored_file_is_read_back() -> None:
    file = huizhou_assessment()
    assert stored(file.model_dump(mode="json")) == file


FAULTS = {
    "no pass": ("passed: 75\n", "", "达标分数线"),
    "no deduction": ("  per_point_yuan: 1000       # 低于达标分的，每低1分扣减\n", "", "不达标每分扣减金额（元）"),
    "no cap": ("  cap_percent: 20            # 扣减额不超过当期应付金额的百分之几\n", "", "当期扣减上限（%）"),
    "points that are not 100": ("    points: 10\n    unit: 处", "    points: 9\n    unit: 处", "合计99分，不是100分"),
    "too many decimals": ("per_event: 0.5", "per_event: 0.505", "每件扣分"),
    "two ways": ("    bonus: 1\n", "    bonus: 1\n    at_most: 0\n", "评分办法应当只有一种，现为：at_most、bonus"),
    "no way": ("    at_most: 0\n", "", "评分办法应当只有一种，现为：没有填写"),
    "fewer events than none": ("    at_most: 0\n", "    at_most: -1\n", "满分所容件数应不小于"),
    "excellent beyond all": ("excellent_share: 30", "excellent_share: 101", "优秀名额比例（%）应不大于"),
    "excellent below none": ("excellent_share: 30", "excellent_share: -1", "优秀名额比例（%）应不小于"),
    "band above its points": ("[[98, 10]", "[[98, 11]", "分档有误"),
    "pass above excellent": ("passed: 75", "passed: 95", "等次分数线"),
    "unknown key": ("excellent_share: 30", "excellent_shares: 30", "excellent_shares"),
}


@pytest.mark.parametrize(("old", "new", "said"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told(old: str, new: str, said: str) -> None:
    assert SOUND.count(old) >= 1
    with pytest.raises(AssessmentFileRefused) as caught:
        read_assessment(SOUND.replace(old, new, 1), "assessment.yaml")
    assert said in str(caught.value)
    assert "assessment.yaml" in str(caught.value)


LIMITS = [("excellent_share: 30", "excellent_share: 0"), ("excellent_share: 30", "excellent_share: 100")]


@pytest.mark.parametrize(("old", "new"), LIMITS, ids=[new for _old, new in LIMITS])
def test_a_limit_itself_is_taken(old: str, new: str) -> None:
    assert SOUND.count(old) == 1
    read_assessment(SOUND.replace(old, new), "assessment.yaml").assessment()


@pytest.mark.parametrize(
    ("written", "counted"),
    [("  counted: station\n", "station"), ("  counted: contract\n", "contract"), ("", "station")],
)
def test_what_is_taken_is_counted_by_station_unless_the_scheme_says_by_contract(written: str, counted: str) -> None:
    assert read_assessment(SOUND.replace("  counted: station\n", written), "a.yaml").assessment().counted == counted
