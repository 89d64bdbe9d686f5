"""Amounts of money, decimals and stars as official documents write them. Money is in whole 分."""

from __future__ import annotations

from documents.errors import DocumentRefused

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")
MAX_FEN = 10**18 - 1
"""Largest amount that is written out: below one 亿亿 of 分."""


def _checked(fen: int) -> int:
    if isinstance(fen, bool) or not isinstance(fen, int):
        raise DocumentRefused("金额应为整数，以分为单位。")
    if abs(fen) > MAX_FEN:
        raise DocumentRefused("金额过大，无法写成大写。")
    return fen


def _group_capitals(value: int) -> str:
    """Capitals of 1 to 9999 without leading zeros; inner zeros as one 零, trailing zeros dropped."""
    text = ""
    pending_zero = False
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if digit == 0:
            pending_zero = bool(text)
            continue
        text += ("零" if pending_zero else "") + _DIGITS[digit] + _PLACES[place]
        pending_zero = False
    return text


def _integer_capitals(yuan: int) -> str:
    text = ""
    gap = False
    wan_of_yi = yuan // 10**12 % 10**4
    for index in (3, 2, 1, 0):
        value = yuan // 10 ** (4 * index) % 10**4
        if value == 0:
            # 一万亿: the 亿 is written even where its own group is empty.
            if index == 2 and wan_of_yi:
                text += "亿"
            gap = bool(text)
            continue
        needs_zero = bool(text) and (gap or value < 1000)
        unit = "万" if index == 3 else _GROUPS[index]
        text += ("零" if needs_zero else "") + _group_capitals(value) + unit
        gap = False
    return text or "零"


def capitals(fen: int) -> str:
    """大写 of an amount, e.g. 133000000 -> 人民币壹佰叁拾叁万元整.

    Follows 正确填写票据和结算凭证的基本规定: 整 after 元 or 角, none after 分; 零 between 元 and 分.
    Raises DocumentRefused for a negative amount, a fraction of 分 or an amount beyond MAX_FEN.
    """
    if _checked(fen) < 0:
        raise DocumentRefused("金额为负数，不能写成大写。")
    yuan, rest = divmod(fen, 100)
    jiao, cents = divmod(rest, 10)
    text = _integer_capitals(yuan) + "元" if yuan or not rest else ""
    if not rest:
        return f"人民币{text}整"
    if jiao:
        text += _DIGITS[jiao] + "角"
    elif text:
        text += "零"
    text += _DIGITS[cents] + "分" if cents else "整"
    return f"人民币{text}"


def yuan(fen: int) -> str:
    """Amount in figures: 133000000 -> 1,330,000.00元 (a negative amount with a minus sign)."""
    return f"{figures(fen)}元"


def figures(fen: int) -> str:
    """Amount in 元 without the unit: 133000000 -> 1,330,000.00."""
    whole, rest = divmod(abs(_checked(fen)), 100)
    return f"{'-' if fen < 0 else ''}{whole:,}.{rest:02d}"


def wan(fen: int) -> str:
    """Amount in 万元, exact, without useless zeros: 133000000 -> 133万元, 16625000 -> 16.625万元."""
    whole, rest = divmod(abs(_checked(fen)), 10**6)
    decimals = f"{rest:06d}".rstrip("0")
    return f"{'-' if fen < 0 else ''}{whole:,}{'.' + decimals if decimals else ''}万元"


def both(fen: int) -> str:
    """Capitals and figures as a contract writes them: 人民币壹佰叁拾叁万元整（￥1,330,000.00）."""
    return f"{capitals(fen)}（￥{figures(fen)}）"


def stars(count: int) -> str:
    """星级 as figures: 5 -> ★★★★★, 0 -> —."""
    return "★" * count if count else "—"


def decimal_text(value: object) -> str:
    """A decimal without useless zeros: 26.50 -> 26.5, 30 -> 30."""
    text = f"{value}"
    return text.rstrip("0").rstrip(".") if "." in text else text
