"""The checks on tenders and contracts: each boundary, and a refusal that says article and remedy."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.law import statute
from rules.purchase import contract
from rules.purchase import tender as t
from rules.purchase.profile import HR_LICENCE

LAW = statute()
ON = date(2023, 10, 30)


def offers(*lines: tuple[str, int, int | None]) -> list[t.Offer]:
    return [t.Offer(supplier, price, score) for supplier, price, score in lines]


@pytest.mark.parametrize(
    ("check", "refusal", "code", "said"),
    [
        (
            lambda: t.check_bidders(2, LAW, ON, lot="1"),
            t.TooFewBidders,
            "too_few_bidders",
            ["采购包1投标人2家，不足3家，不得开标", "87号 41、44", "重新招标", "采购法 36、37"],
        ),
        (
            lambda: t.check_bidders(2, LAW, ON, lot="1", evaluating=True),
            t.TooFewBidders,
            "too_few_bidders",
            ["合格投标人2家", "不得评标"],
        ),
        (
            lambda: t.check_bidders(1, LAW, ON, lot="1", method="competitive_consultation"),
            t.TooFewBidders,
            "too_few_bidders",
            ["供应商1家，不足2家", "214号 21；财库〔2015〕124号", "发布终止公告"],
        ),
        (
            lambda: t.check_bidders(2, LAW, ON, lot="1", method="competitive_consultation", services=False),
            t.TooFewBidders,
            "too_few_bidders",
            ["供应商2家，不足3家"],
        ),
        (
            lambda: t.check_bidders(2, LAW, ON, lot="1", method="competitive_negotiation", evaluating=True),
            t.TooFewBidders,
            "too_few_bidders",
            ["合格供应商2家，不足3家，不得评审"],
        ),
        (
            lambda: t.check_bidders(2, LAW, ON, lot="1", method="inquiry"),
            t.TooFewBidders,
            "too_few_bidders",
            ["采购法 40"],
        ),
        (
            lambda: t.check_bidders(0, LAW, ON, lot="1", method="single_source"),
            t.TooFewBidders,
            "too_few_bidders",
            ["供应商0家，不足1家，不得协商"],
        ),
        (
            lambda: t.check_next_candidate("丙", offers(("甲", 3, 90), ("乙", 2, 80), ("丙", 1, 70)), ["甲"], lot="1"),
            t.NotNextCandidate,
            "not_next_candidate",
            ["下一候选人是乙，不是丙", "条例 49"],
        ),
        (
            lambda: t.check_next_candidate("乙", offers(("甲", 3, 90), ("乙", 2, None)), ["甲"], lot="1"),
            t.NotNextCandidate,
            "not_next_candidate",
            ["没有下一候选人", "重新开展采购"],
        ),
        (
            lambda: contract.check_payment(41, [60], 100, contract="演练1", what="支付合同款"),
            contract.PaidTooMuch,
            "paid_too_much",
            ["支付合同款合计1.01元，超过合同和补充协议金额1.00元", "本次最多0.40元"],
        ),
        (
            lambda: t.check_licence(
                "甲公司（演练数据）", t.Licence(None, None), ON, LAW, required=HR_LICENCE, when="投标"
            ),
            t.LicenceMissing,
            "licence_missing",
            ["投标时未提供人力资源服务许可证", "条例 18"],
        ),
        (
            lambda: t.check_licence(
                "甲（演练数据）", t.Licence("A1", date(2023, 10, 29)), ON, LAW, required=HR_LICENCE, when="签约"
            ),
            t.LicenceExpired,
            "licence_expired",
            ["有效期至2023-10-29", "签约日2023-10-30已失效"],
        ),
        (
            lambda: t.check_winner("乙", offers(("甲", 100, 9000), ("乙", 90, 8999)), LAW, ON, lot="2"),
            t.NotFirstRanked,
            "not_first_ranked",
            ["排名第一的是甲，不是乙", "87号 68"],
        ),
        (
            lambda: t.check_winner("乙", offers(("乙", 90, None)), LAW, ON, lot="2"),
            t.NotFirstRanked,
            "not_first_ranked",
            ["无有效投标"],
        ),
        (
            lambda: t.check_ceiling(10_000_01, 10_000_00, LAW, ON, lot="1"),
            t.OverCeiling,
            "over_ceiling",
            ["报价10,000.01元", "最高限价10,000.00元", "87号 63"],
        ),
        (
            lambda: t.check_budget({1: 600, 2: 401}, 1000, LAW, ON),
            t.OverAllotment,
            "over_allotment",
            ["合计10.01元", "资金10.00元", "请减少0.01元", "采购法"],
        ),
        (
            lambda: contract.check_signature(date(2023, 10, 29), ON, lot="1"),
            contract.SignedTooEarly,
            "signed_too_early",
            ["早于中标通知书发出日2023-10-30", "采购法 46"],
        ),
        (
            lambda: contract.check_signature(ON, ON, lot="1", signed_already=ON),
            contract.SignedTwice,
            "signed_twice",
            ["已于2023-10-30签订", "补充协议"],
        ),
        (
            lambda: contract.check_signature(ON, ON, lot="1", open_challenges=("质疑1",)),
            contract.SignedTooEarly,
            "signed_too_early",
            ["1件质疑尚未办结（质疑1）", "条例 54"],
        ),
        (
            lambda: contract.check_term(ON, date(2023, 10, 29), date(2024, 10, 29), lot="1"),
            contract.TermWrong,
            "term_wrong",
            ["开始日期不得早于签订日期"],
        ),
        (lambda: contract.check_term(ON, ON, ON, lot="1"), contract.TermWrong, "term_wrong", ["合同期限有误"]),
        (
            lambda: contract.check_performance_bond(101, 1009, LAW, ON),
            contract.BondTooHigh,
            "bond_too_high",
            ["超过合同金额10.09元的10%", "条例 48", "最多1.00元"],
        ),
        (
            lambda: contract.check_supplement(1000, [60], 41, LAW, ON),
            contract.SupplementsOverTenth,
            "supplements_over_tenth",
            ["合计1.01元，超过原合同10.00元的10%", "采购法 49", "本次最多0.40元"],
        ),
    ],
)
def test_refusals(check: Callable[[], object], refusal: type[t.TenderRefused], code: str, said: list[str]) -> None:
    with pytest.raises(refusal) as refused:
        check()
    assert refused.value.code == code
    assert refused.value.basis
    assert refused.value.remedy
    for words in said:
        assert words in str(refused.value)


@pytest.mark.parametrize(
    "check",
    [
        lambda: t.check_bidders(3, LAW, ON, lot="1"),
        lambda: t.check_bidders(2, LAW, ON, lot="1", method="competitive_negotiation", two_left=True),
        lambda: t.check_bidders(1, LAW, ON, lot="1", method="direct_purchase"),
        lambda: contract.check_payment(40, [60], 100, contract="演练1", what="支付合同款"),
        # the licence's last day counts
        lambda: t.check_licence("甲", t.Licence("A1", ON), ON, LAW, required=HR_LICENCE, when="投标"),
        lambda: t.check_ceiling(100, 100, LAW, ON, lot="1"),
        lambda: t.check_budget({1: 600, 2: 400}, 1000, LAW, ON),
        lambda: contract.check_performance_bond(100, 1009, LAW, ON),  # rounded down to the 分
        lambda: contract.check_signature(ON, ON, lot="1"),
        lambda: contract.check_term(ON, ON, date(2024, 10, 29), lot="1"),
        lambda: contract.check_supplement(1000, [60], 40, LAW, ON),  # exactly 10%
    ],
)
def test_allowed_at_the_boundary(check: Callable[[], None]) -> None:
    check()


def test_every_refusal_has_a_code_of_its_own() -> None:
    codes = [refusal.code for refusal in t.TenderRefused.__subclasses__()]
    assert len(codes) == len(set(codes)) == 16


class TestRanking:
    def test_by_score_then_by_price(self) -> None:
        bids = offers(("甲", 100, 8800), ("乙", 90, 9100), ("丙", 80, 8800), ("丁", 10, None))
        ranked = t.rank_offers(bids)
        assert [o.supplier for o in ranked] == ["乙", "丙", "甲"]

    def test_full_equality_is_told_and_either_may_win(self) -> None:
        bids = offers(("甲", 90, 9000), ("乙", 90, 9000), ("丙", 95, 9000))
        assert [o.supplier for o in t.tied_first(t.rank_offers(bids))] == ["乙", "甲"]
        assert t.check_winner("甲", bids, LAW, ON, lot="1").supplier == "甲"
        assert t.check_winner("乙", bids, LAW, ON, lot="1").supplier == "乙"

    def test_a_score_of_zero_is_a_score(self) -> None:
        assert len(t.rank_offers(offers(("甲", 90, 0)))) == 1

    @given(st.permutations(offers(("甲", 1, 90), ("乙", 2, 90), ("丙", 1, 90), ("丁", 3, 95), ("戊", 1, None))))
    def test_the_order_of_entry_changes_nothing(self, bids: list[t.Offer]) -> None:
        assert [o.supplier for o in t.rank_offers(bids)] == ["丁", "丙", "甲", "乙"]


@given(amount=st.integers(1, 10**11), made=st.lists(st.integers(1, 10**8), max_size=4))
def test_supplements_never_pass_a_tenth(amount: int, made: list[int]) -> None:
    room = contract.supplement_room(amount, made, LAW, ON)
    if room > 0:
        contract.check_supplement(amount, made, room, LAW, ON)
        assert (sum(made) + room) * 10 <= amount
    with pytest.raises(contract.SupplementsOverTenth):
        contract.check_supplement(amount, made, max(room, 0) + 1, LAW, ON)


def test_two_may_go_on_where_the_law_says_so_and_it_is_pointed_out() -> None:
    said = t.check_bidders(2, LAW, ON, lot="1", method="competitive_consultation")
    assert "只有2家，依法可以继续" in said
    assert "财库〔2015〕124号" in said
    assert t.check_bidders(3, LAW, ON, lot="1", method="competitive_consultation") == ""


def test_the_next_candidates_are_more_than_one_where_they_tie() -> None:
    found = t.next_candidates(offers(("甲", 3, 90), ("丙", 2, 80), ("乙", 2, 80), ("丁", 1, 70)), ["甲"])
    assert {offer.supplier for offer in found} == {"乙", "丙"}
    assert t.check_next_candidate("乙", found, [], lot="1").price == 2
    assert t.next_candidates(offers(("甲", 3, 90)), ["甲"]) == ()


@pytest.mark.parametrize(
    ("method", "known", "least"),
    [
        ("open_tender", {}, 3),
        ("invited_tender", {}, 3),
        ("competitive_consultation", {}, 2),  # services unless it is said otherwise
        ("competitive_consultation", {"services": True}, 2),
        ("competitive_consultation", {"services": False}, 3),
        ("competitive_negotiation", {}, 3),
        ("competitive_negotiation", {"two_left": True}, 2),
        ("competitive_negotiation", {"services": False}, 3),
        ("inquiry", {}, 3),
        ("single_source", {}, 1),
        ("direct_purchase", {}, 1),
    ],
)
def test_how_many_suppliers_a_method_needs(method: str, known: dict[str, bool], least: int) -> None:
    assert t.fewest(method, LAW, ON, **known) == least
