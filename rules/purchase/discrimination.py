"""差别待遇: what may be neither asked of a supplier nor scored (条例 20; 87号 17; 74号 and 214号 by 条例 20).

Pure. A text is looked through for what the articles name: the firm's size and finances, where it sits, how it is owned,
and what it has done or won in a certain place. Words that only look alike (the staff that a service needs) pass; what the
articles forbid in other words is left to the person who confirms the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.refusal import Refusal


class Discriminating(Refusal):
    """Raised when a condition or a factor treats suppliers unequally by what the law names."""

    code = "discriminating"


_HERE = r"(?:本地|当地|本[省市县区](?:级|内)?|[省市县区](?:域|辖区|范围|境)?内)"
_NAMED = r"(?:(?!.?城市)[\u4e00-\u9fff]{2}(?:省|市|县|区)级?)"
_FORBIDDEN = (
    (
        r"注册资[本金]|资产总额|[总净]资产|营业(?:收入|额)|从业人员(?:人数|数量|总数|规模)|净利润|利润(?:总额|率)|纳税(?:额|总额)",
        "投标人的规模条件和财务指标",
        "87号 17；条例 20",
    ),
    (rf"(?:{_HERE}|{_NAMED}).{{0,6}}(?:业绩|奖项|获奖|荣誉|表彰)", "特定行政区域的业绩、奖项", "条例 20（四）"),
    (
        rf"(?:{_HERE}|{_NAMED})(?:注册(?![一二三四五六七八九十\w]{{0,4}}师)|设立|设有|办公场所|分公司|分支机构)",
        "供应商的所在地",
        "条例 20（七）",
    ),
    (
        r"(?:须|应当?|必须|限于?)(?:为|是|属于?)?(?:国有|民营|外资|集体|股份制|上市)(?:独资|控股)?(?:企业|公司)|所有制(?:形式|性质)",
        "供应商的所有制形式、组织形式",
        "条例 20（七）",
    ),
)
_PATTERNS = tuple((re.compile(words), what, basis) for words, what, basis in _FORBIDDEN)


def check_equal(texts: Iterable[str]) -> None:
    """No condition and no factor is one of those that the law forbids.

    Raises:
        Discriminating: naming the words and the article.
    """
    for text in texts:
        for pattern, what, basis in _PATTERNS:
            if found := pattern.search(text):
                raise Discriminating(
                    f"“{text}”涉及{what}（“{found.group()}”），不得作为资格条件或者评审因素",
                    basis=basis,
                    remedy="请删去该项，或者改为与采购需求直接相关、可以量化的条件",
                )
