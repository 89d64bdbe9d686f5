"""审查: the sixteen items of 22号 30 and 31 are answered once each, with what shows them."""

from __future__ import annotations

import pytest

from rules.purchase.review import GENERAL, ITEMS, ReviewIncomplete, ReviewItem, check_answers

WHOLE = [(item, "采购实施计划") for item in ReviewItem]


def test_every_item_is_asked_in_one_part() -> None:
    assert [item for items in ITEMS.values() for item in items] == list(ReviewItem)
    assert [len(items) for items in ITEMS.values()] == [5, 3, 3, 2, 3]


def test_a_whole_review_passes_and_the_general_part_is_enough_where_no_survey_is_due() -> None:
    check_answers(WHOLE, weighty=True)
    check_answers([(item, "采购实施计划") for item in ITEMS[GENERAL]], weighty=False)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (WHOLE[1:], "没有审查：程序和内容"),
        ([(item, "材料") for item in ITEMS[GENERAL]], "没有审查：资格条件、技术要求"),
        ([*WHOLE, WHOLE[2]], "重复填写：选择理由"),
        ([*WHOLE[:-1], (ReviewItem.ACCEPTANCE, " ")], "没有说明依据：验收和风险"),
    ],
)
def test_what_is_left_out_doubled_or_unproved_is_named(answers: list[tuple[ReviewItem, str]], said: str) -> None:
    with pytest.raises(ReviewIncomplete, match=said) as caught:
        check_answers(answers, weighty=True)
    assert caught.value.basis == "22号 30、31"
