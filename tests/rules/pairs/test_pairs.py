"""Article by article: what must pass passes, what must be refused is refused with its article."""

from __future__ import annotations

from collections import Counter

import pytest

from models.refusal import Refusal
from tests.rules.pairs.pair import Pair
from tests.rules.pairs.table import PAIRS, WRITTEN


def named(pair: Pair) -> str:
    return f"{pair.article} {pair.what}"


@pytest.mark.parametrize("pair", PAIRS, ids=named)
def test_what_the_article_lets_pass_passes(pair: Pair) -> None:
    pair.allowed()


@pytest.mark.parametrize("pair", PAIRS, ids=named)
def test_what_the_article_forbids_is_refused_with_it(pair: Pair) -> None:
    with pytest.raises(Refusal) as caught:
        pair.refused()
    assert caught.value.code == pair.code, str(caught.value)
    said = caught.value.basis
    assert all(article in said for article in pair.article.split("；")), said


def test_there_are_enough_and_none_twice() -> None:
    assert WRITTEN >= 150
    assert [name for name, times in Counter(map(named, PAIRS)).items() if times > 1] == []
