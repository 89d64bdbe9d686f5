"""Amounts: tables of the cases that official rules name, and a second implementation."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import amounts
from documents.errors import DocumentRefused

CAPITALS = [
    (0, "人民币零元整"),
    (1, "人民币壹分"),
    (10, "人民币壹角整"),
    (105, "人民币壹元零伍分"),  # 角 is zero, 分 is not: 零 is written
    (140_950, "人民币壹仟肆佰零玖元伍角整"),
    (600_714, "人民币陆仟零柒元壹角肆分"),
    (1_640_902, "人民币壹万陆仟肆佰零玖元零贰分"),
    (32_504, "人民币叁佰贰拾伍元零肆分"),
    (1_000, "人民币壹拾元整"),  # 壹拾, never 拾 alone
    (133_000_000, "人民币壹佰叁拾叁万元整"),
    (10_007_000, "人民币壹拾万零柒拾元整"),
    (1_000_000_000_700, "人民币壹佰亿零柒元整"),
    (100_000_000_000_000, "人民币壹万亿元整"),
    (100_000_001_000_000, "人民币壹万亿零壹万元整"),
    (1_010_001_000, "人民币壹仟零壹拾万零壹拾元整"),
    (1_100_000, "人民币壹万壹仟元整"),  # no zero between the digits, no 零
    (10_100_000, "人民币壹拾万壹仟元整"),  # 万位 is zero and 千位 is not: the rules leave 零 free, we write none
    (110_000_000_000, "人民币壹拾壹亿元整"),
    (11_000_000_000_000, "人民币壹仟壹佰亿元整"),
]


def read_back(text: str) -> int:
    """A second implementation, the other way: capitals to 分, by reading character after character."""
    digits = {c: n for n, c in enumerate("零壹贰叁肆伍陆柒捌玖")}
    units = {"拾": 10, "佰": 100, "仟": 1000}
    total = section = digit = fen = 0
    for char in text.removeprefix("人民币").removesuffix("整"):
        if char in digits:
            digit = digits[char]
        elif char in units:
            section += digit * units[char]
            digit = 0
        elif char == "万":
            total += (section + digit) * 10**4
            section = digit = 0
        elif char == "亿":
            total = (total + section + digit) * 10**8
            section = digit = 0
        elif char == "元":
            fen += (total + section + digit) * 100
            digit = 0
        elif char == "角":
            fen += digit * 10
            digit = 0
        elif char == "分":
            fen += digit
    return fen


@pytest.mark.parametrize(("fen", "expected"), CAPITALS)
def test_capitals(fen: int, expected: str) -> None:
    assert amounts.capitals(fen) == expected


@given(st.integers(0, amounts.MAX_FEN))
def test_capitals_read_back_to_the_same_amount(fen: int) -> None:
    text = amounts.capitals(fen)
    assert read_back(text) == fen
    assert "零零" not in text
    assert not re.search("零[元万亿]", text.replace("人民币零元整", ""))
    assert text.endswith("分") == (fen % 10 != 0)


@given(
    st.one_of(
        st.integers(1, amounts.MAX_FEN // 100),
        st.text("01", min_size=1, max_size=12).map(int).filter(bool),  # many zeros, in every place
    )
)
def test_a_zero_is_written_for_each_run_of_zeros_between_digits_and_nowhere_else(yuan: int) -> None:
    """11000元 is 壹万壹仟元: a 零 before the 仟 would read back to the same amount. A run of less than
    four that ends in the place of 万 or 亿, with a digit of thousands after it, needs none."""
    runs = re.finditer("(?<=[1-9])0+(?=[1-9])", str(yuan))
    written = [run for run in runs if len(run[0]) >= 4 or len(str(yuan)) - run.end() not in (4, 8, 12)]
    assert amounts.capitals(yuan * 100).count("零") == len(written)


@given(st.integers(-(10**17), 10**17))
def test_figures_hold_every_fen(fen: int) -> None:
    assert int(amounts.figures(fen).replace(",", "").replace(".", "")) == fen
    whole, _, rest = amounts.wan(fen).removesuffix("万元").replace(",", "").lstrip("-").partition(".")
    assert int(whole + rest.ljust(6, "0")) == abs(fen)


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda: amounts.yuan(133_000_000), "1,330,000.00元"),
        (lambda: amounts.wan(133_000_000), "133万元"),
        (lambda: amounts.wan(16_625_000), "16.625万元"),
        (lambda: amounts.yuan(-5), "-0.05元"),
        (lambda: amounts.both(133_000_000), "人民币壹佰叁拾叁万元整（￥1,330,000.00）"),
    ],
)
def test_styles(call: object, expected: str) -> None:
    assert call() == expected  # type: ignore[operator]


@pytest.mark.parametrize("wrong", [-1, 1.5, True, "100", amounts.MAX_FEN + 1])
def test_refuses_what_is_no_amount(wrong: object) -> None:
    with pytest.raises(DocumentRefused):
        amounts.capitals(wrong)  # type: ignore[arg-type]
