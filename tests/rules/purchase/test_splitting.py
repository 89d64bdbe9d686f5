"""化整为零: sums at and around each threshold, what belongs together, and what is no evasion."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.values import Level, Subject
from rules.law import statute
from rules.purchase.method import Method
from rules.purchase.splitting import Flag, Purchase, Suspicion, find_splits
from rules.purchase.thresholds import UnknownThreshold, known_thresholds

LAW = statute()
M, S = Method, Suspicion
FIRST = Purchase(
    "项目一",
    "演练局",
    2023,
    "就业补助资金",
    "驿站运营服务",
    M.COMPETITIVE_CONSULTATION,
    200_000_000,
    date(2023, 3, 1),
    "惠州",
    Level.COUNTY,
)


def flags(*purchases: Purchase) -> tuple[Flag, ...]:
    return find_splits(purchases, known_thresholds(), LAW)


def second(amount: int = 200_000_000, **changed: object) -> Purchase:
    return replace(FIRST, name="项目二", amount=amount, on=date(2023, 9, 1), **changed)  # type: ignore[arg-type]


class TestTogetherAtTheStandard:
    @pytest.mark.parametrize(
        ("amount", "suspicion", "words"),
        [
            (199_999_999, None, ""),
            (200_000_000, S.NEAR, "恰好等于公开招标数额标准4,000,000.00元"),
            (200_000_001, S.SPLIT, "超过公开招标数额标准"),
        ],
    )
    def test_the_sum(self, amount: int, suspicion: S | None, words: str) -> None:
        found = flags(FIRST, second(amount))
        assert [flag.suspicion for flag in found] == ([suspicion] if suspicion else [])
        if suspicion:
            flag = found[0]
            assert words in flag.text
            assert "采购2次，累计" in flag.text
            assert "采购法 28；条例 28；粤财采购〔2020〕2号（待核实）" in flag.basis
            assert (flag.names, flag.total, flag.purchaser) == (("项目一", "项目二"), 200_000_000 + amount, "演练局")
            assert ("合并后公开招标" in str(flag)) is (suspicion is S.SPLIT)

    def test_exactly_the_standard_is_not_above_it(self) -> None:
        """条例 28 says 超过."""
        exactly, more = flags(FIRST, second())[0], flags(FIRST, second(200_000_001))[0]
        assert exactly.suspicion is S.NEAR
        assert "没有超过，不属于化整为零" in exactly.text
        assert (more.suspicion, "涉嫌化整为零" in more.text) == (S.SPLIT, True)

    @pytest.mark.parametrize(
        "other",
        [
            second(purchaser="另一局"),
            second(year=2024),
            second(budget_project="另一项目"),
            second(category="信息平台"),
            second(subject=Subject.GOODS),
            second(method=M.OPEN_TENDER),
            second(exempt=True),
        ],
    )
    def test_what_does_not_belong_together(self, other: Purchase) -> None:
        assert flags(FIRST, other) == ()

    def test_any_method_but_open_tender(self) -> None:
        for method in Method:
            found = flags(FIRST, second(method=method))
            assert bool(found) is (method is not M.OPEN_TENDER)

    def test_one_project_is_no_series(self) -> None:
        assert flags(replace(FIRST, amount=900_000_000)) == ()

    def test_open_tenders_are_never_flagged(self) -> None:
        tender = replace(FIRST, method=M.OPEN_TENDER, amount=399_000_000, lots=(390_000_000, 9_000_000))
        assert flags(tender, replace(tender, name="项目二")) == ()

    def test_works_are_left_out(self) -> None:
        assert flags(replace(FIRST, subject=Subject.WORKS), second(subject=Subject.WORKS)) == ()

    def test_three_purchases_by_different_methods(self) -> None:
        found = flags(FIRST, second(150_000_000, method=M.INVITED_TENDER), replace(second(60_000_000), name="项目三"))
        assert [(flag.suspicion, flag.total) for flag in found] == [(S.SPLIT, 410_000_000)]
        assert "以竞争性磋商、邀请招标采购3次" in found[0].text


class TestBoughtDirectly:
    @pytest.mark.parametrize(("amount", "found"), [(49_999_999, []), (50_000_000, [S.UNDER_LIMIT])])
    def test_the_sum_at_the_limit(self, amount: int, found: list[Suspicion]) -> None:
        pair = replace(FIRST, method=M.DIRECT_PURCHASE, amount=50_000_000), second(amount, method=M.DIRECT_PURCHASE)
        made = flags(*pair)
        assert [flag.suspicion for flag in made] == found
        assert all("粤财采购〔2020〕18号（待核实）" in flag.basis for flag in made)


class TestJustBelow:
    """One just below a threshold, beside siblings with which it reaches it: within a tenth, our own measure."""

    @pytest.mark.parametrize(
        ("amount", "found"), [(359_999_999, []), (360_000_000, [S.NEAR]), (399_999_999, [S.NEAR]), (400_000_000, [])]
    )
    def test_beside_an_open_tender(self, amount: int, found: list[Suspicion]) -> None:
        made = flags(replace(FIRST, amount=amount), second(method=M.OPEN_TENDER))
        assert [flag.suspicion for flag in made] == found
        if found:
            assert "略低于公开招标数额标准4,000,000.00元" in made[0].text
            assert "采购法 28" in made[0].basis and "本系统提示口径（待核实）" in made[0].basis

    def test_not_without_reaching_it(self) -> None:
        assert flags(replace(FIRST, amount=390_000_000), second(9_999_999, method=M.OPEN_TENDER)) == ()

    def test_a_lot(self) -> None:
        found = flags(replace(FIRST, amount=450_000_000, lots=(390_000_000, 60_000_000)))
        assert [flag.suspicion for flag in found] == [S.NEAR]
        assert "项目一采购包1（3,900,000.00元）略低于" in found[0].text

    def test_a_direct_purchase_below_the_limit(self) -> None:
        found = flags(replace(FIRST, method=M.DIRECT_PURCHASE, amount=95_000_000), second(method=M.OPEN_TENDER))
        assert [flag.suspicion for flag in found] == [S.NEAR]
        assert "略低于分散采购限额1,000,000.00元" in found[0].text

    def test_a_lawful_method_may_stay_below_the_limit(self) -> None:
        assert flags(replace(FIRST, amount=95_000_000), second(method=M.OPEN_TENDER)) == ()

    def test_what_is_flagged_as_split_is_flagged_once(self) -> None:
        assert [flag.suspicion for flag in flags(replace(FIRST, amount=390_000_000), second())] == [S.SPLIT]


def test_an_unknown_threshold_is_asked_for() -> None:
    with pytest.raises(UnknownThreshold):
        flags(replace(FIRST, region="湖南"), second(region="湖南"))
