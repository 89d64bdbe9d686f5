"""回避: three years to the day, kinship without a term; bidders that may not stand side by side."""

from datetime import date

import pytest

from rules.law import statute
from rules.purchase import conflicts as c

LAW = statute()
ON = date(2023, 10, 30)
FIRM = "演练甲公司"
EMPLOYED, DIRECTOR, CONTROLS, KIN, OTHER = c.Interest


def relation(
    interest: c.Interest = EMPLOYED, since: date | None = None, until: date | None = None, firm: str = FIRM
) -> c.Relation:
    return c.Relation("演练专家一", firm, interest, since, until)


@pytest.mark.parametrize("timed", [EMPLOYED, DIRECTOR, CONTROLS])
@pytest.mark.parametrize(
    ("since", "until", "counts"),
    [
        (None, None, True),
        (date(2015, 1, 1), date(2021, 10, 30), True),  # two years ago
        (date(2015, 1, 1), date(2020, 10, 30), True),  # three years ago to the day: 以内含本数
        (date(2015, 1, 1), date(2020, 10, 29), False),
        (date(2023, 10, 30), None, True),
        (date(2023, 10, 31), None, False),  # not yet
    ],
)
def test_three_years(timed: c.Interest, since: date | None, until: date | None, counts: bool) -> None:
    if counts:
        with pytest.raises(c.MustWithdraw):
            c.check_withdrawal([relation(timed, since, until)], [FIRM], LAW, ON)
    else:
        c.check_withdrawal([relation(timed, since, until)], [FIRM], LAW, ON)


def test_the_leap_day_looks_back_to_the_last_of_february() -> None:
    leap = date(2024, 2, 29)
    c.check_withdrawal([relation(until=date(2021, 2, 27))], [FIRM], LAW, leap)
    with pytest.raises(c.MustWithdraw, match="2021-02-28至2024-02-29"):
        c.check_withdrawal([relation(until=date(2021, 2, 28))], [FIRM], LAW, leap)


@pytest.mark.parametrize("untimed", [KIN, OTHER])
def test_kinship_has_no_term(untimed: c.Interest) -> None:
    with pytest.raises(c.MustWithdraw):
        c.check_withdrawal([relation(untimed, until=date(2001, 1, 1))], [FIRM], LAW, ON)


def test_who_does_not_bid_does_not_matter() -> None:
    c.check_withdrawal([relation(firm="演练别家公司")], [FIRM], LAW, ON)


def test_persons_firms_dates_and_article_are_named() -> None:
    found = [relation(until=date(2021, 10, 30)), relation(KIN, firm="演练乙公司"), relation(firm="演练丙公司")]
    with pytest.raises(c.MustWithdraw) as refused:
        c.check_withdrawal(found, [FIRM, "演练乙公司"], LAW, ON)
    for words in (
        "演练专家一与演练甲公司存在劳动关系（起始日未填至2021-10-30）",
        "演练专家一与演练乙公司的法定代表人或者负责人有夫妻",
        "2020-10-30至2023-10-30",
        "应当回避",
        "采购法 12；条例 9",
        "请更换人员",
    ):
        assert words in str(refused.value)
    assert "演练丙公司" not in str(refused.value)


ALONE = c.Bidder(FIRM, "演练甲某", ("演练集团",))


@pytest.mark.parametrize(
    ("bidder", "others"),
    [
        (ALONE, [ALONE]),
        (ALONE, [ALONE, c.Bidder("演练乙公司", "演练乙某", ("演练集团",))]),  # sisters are not directly joined
        (c.Bidder(FIRM), [c.Bidder("演练乙公司")]),  # nothing is known of either
    ],
)
def test_may_bid(bidder: c.Bidder, others: list[c.Bidder]) -> None:
    c.check_bidder(bidder, others, LAW, ON, lot="1")


@pytest.mark.parametrize(
    ("bidder", "other", "refusal", "said"),
    [
        (
            ALONE,
            c.Bidder("演练乙公司", "演练甲某"),
            c.SuppliersRelated,
            "采购包1的演练甲公司与演练乙公司的单位负责人同为演练甲某，不得同时参加",
        ),
        (ALONE, c.Bidder("演练集团"), c.SuppliersRelated, "演练甲公司与演练集团存在直接控股、管理关系"),
        (c.Bidder("演练集团"), ALONE, c.SuppliersRelated, "演练集团与演练甲公司存在直接控股、管理关系"),
        (c.Bidder(FIRM, prepared=True), ALONE, c.SupplierPrepared, "曾为本项目提供整体设计、规范编制等服务"),
    ],
)
def test_may_not_bid(bidder: c.Bidder, other: c.Bidder, refusal: type[c.ConflictRefused], said: str) -> None:
    with pytest.raises(refusal) as refused:
        c.check_bidder(bidder, [bidder, other], LAW, ON, lot="1")
    assert said in str(refused.value)
    assert refused.value.basis == "条例 18"
    assert "无效投标" in refused.value.remedy


def test_every_refusal_has_a_code_of_its_own() -> None:
    codes = [refusal.code for refusal in c.ConflictRefused.__subclasses__()]
    assert len(codes) == len(set(codes)) == 3
