"""Which paper is held against which, what lawfully changes a fact, and how a refusal reads."""

from __future__ import annotations

import pytest

from rules.agreement.compare import PapersDisagree, compared, contradictions, refuse
from rules.agreement.topics import DEADLINE, PRICE, TERM
from tests.rules.agreement.papers import agreeing, differing, paper, told

AWARDS = [{"lot_number": "采购包1", "amount": 150_000_00}]
NOTICE = {"bid_deadline_on": "2023-10-30", "bid_deadline_time": "9:00"}
LATER = {"bid_deadline_on": "2023-11-10", "bid_deadline_time": "9:00"}
CORRECTION = {"deadline_after": "2023-11-10", "deadline_time": "9:00"}


def test_the_refusal_names_both_papers_both_values_and_what_to_do() -> None:
    result = paper("award_notice", awards=AWARDS)
    letter = paper("award_letter", lot_number="采购包1", amount=150_000_01)
    [found] = contradictions(compared([PRICE], [], [result, letter]))
    assert found.message == (
        f"中标（成交）金额（采购包1）不一致：《award_notice》（登记号{result.number}）为“150,000.00元”，"
        f"《award_letter》（登记号{letter.number}）为“150,000.01元”"
    )
    with pytest.raises(PapersDisagree, match="采购法 46") as refused:
        refuse([found])
    assert refused.value.code == "papers_disagree"
    refuse([])


def test_more_than_three_differences_are_counted() -> None:
    result = paper("award_notice", awards=AWARDS)
    letters = [paper("award_letter", lot_number="采购包1", amount=n, subject=str(n)) for n in range(4)]
    with pytest.raises(PapersDisagree, match="另有1处"):
        refuse(differing(result, *letters))


def test_only_papers_of_one_round_are_held_against_each_other() -> None:
    first = paper("tender_notice", term_from="2023-12-01", term_until="2024-11-30")
    again = paper("tender_notice", round=2, term_from="2024-01-01", term_until="2024-12-31")
    letter = paper("award_letter", round=2, term_from="2024-01-01", term_until="2024-12-31")
    assert differing(first, again, letter) == []
    assert TERM.title in agreeing(first, again, letter)
    wrong = paper("award_letter", round=2, term_from="2023-12-01", term_until="2024-11-30")
    assert told(first, again, wrong)[0][0] == TERM.title


class TestDeadline:
    def test_a_correction_changes_it_for_what_comes_after(self) -> None:
        notice = paper("tender_notice", "2023-10-09", **NOTICE)
        correction = paper("correction_notice", "2023-10-20", **CORRECTION)
        document = paper("tender_document", "2023-10-21", **LATER)
        assert differing(notice, correction, document) == []
        assert DEADLINE.title in agreeing(notice, correction, document)

    def test_without_one_it_is_a_contradiction(self) -> None:
        found = told(paper("tender_notice", "2023-10-09", **NOTICE), paper("tender_document", "2023-10-21", **LATER))
        assert (DEADLINE.title, "2023年10月30日9:00", "2023年11月10日9:00") in found

    def test_what_was_written_before_the_correction_is_held_against_the_notice(self) -> None:
        notice = paper("tender_notice", "2023-10-09", **NOTICE)
        early = paper("tender_document", "2023-10-10", **LATER)
        correction = paper("correction_notice", "2023-10-20", **CORRECTION)
        assert [topic for topic, _first, _second in told(notice, early, correction)] == [DEADLINE.title]

    def test_a_correction_of_another_round_changes_nothing(self) -> None:
        notice = paper("tender_notice", "2023-10-09", **NOTICE)
        other = paper("correction_notice", "2023-10-20", round=2, **CORRECTION)
        document = paper("tender_document", "2023-10-21", **LATER)
        assert DEADLINE.title in {one[0] for one in told(notice, other, document)}

    def test_after_the_correction_the_old_one_is_wrong(self) -> None:
        notice = paper("tender_notice", "2023-10-09", **NOTICE)
        correction = paper("correction_notice", "2023-10-20", **CORRECTION)
        late = paper("tender_document", "2023-10-21", **NOTICE)
        assert (DEADLINE.title, "2023年11月10日9:00", "2023年10月30日9:00") in told(notice, correction, late)


class TestWhatElseACorrectionChanges:
    BEFORE, AFTER = "演练开标室", "演练第二开标室"

    def change(self, on: str, after: str = AFTER) -> list[tuple[str, str, str]]:
        notice = paper("tender_notice", "2023-10-09", opening_place=self.BEFORE)
        row = {"clause": "开标地点", "before": self.BEFORE, "after": after}
        correction = paper("correction_notice", on, changes=[row])
        return told(notice, correction, paper("tender_document", "2023-10-21", opening_place=self.AFTER))

    def test_agrees_with_what_it_says(self) -> None:
        assert self.change("2023-10-20") == []

    @pytest.mark.parametrize(("on", "after"), [("2023-10-22", AFTER), ("2023-10-20", "演练第三开标室")])
    def test_but_not_before_it_and_nothing_else(self, on: str, after: str) -> None:
        assert self.change(on, after) == [("开标（开启）地点", self.BEFORE, self.AFTER)]


class TestAnotherWinner:
    """条例 49: a result notice about one lot puts the next candidate in the winner's place."""

    FIRST = paper(
        "award_notice", "2023-11-02", awards=[{"lot_number": "采购包1", "supplier_name": "甲", "amount": 100}]
    )
    NEXT = paper(
        "award_notice",
        "2023-11-20",
        subject="1",
        awards=[{"lot_number": "采购包1", "supplier_name": "乙", "amount": 110}],
    )

    def test_the_contract_is_the_new_winner_s(self) -> None:
        assert (
            differing(self.FIRST, self.NEXT, paper("operating_contract", subject="1", operator_name="乙", price=110))
            == []
        )

    def test_and_not_the_old_one_s(self) -> None:
        found = told(self.FIRST, self.NEXT, paper("operating_contract", subject="1", operator_name="甲", price=100))
        assert found == [("中标（成交）金额", "1.10元", "1.00元"), ("中标（成交）供应商", "乙", "甲")]


def test_what_a_paper_does_not_say_is_compared_with_nothing() -> None:
    """Papers of older releases lack fields that newer ones have."""
    assert agreeing(paper("tender_notice"), paper("award_letter", lot_number="采购包1")) == set()


def test_nor_is_a_stand_in_of_an_older_release() -> None:
    """人社部门 in an old notice does not hold back the letter that now names the bureau in full."""
    letter = paper("award_letter", purchaser_name="惠州市惠城区人力资源和社会保障局")
    other = paper("tender_notice", purchaser_name="惠州市仲恺高新区人力资源和社会保障局")
    assert differing(paper("tender_notice", purchaser_name="惠城区人社部门"), letter) == []
    assert differing(other, letter) != []
