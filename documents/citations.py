"""Articles as official documents cite them, from the short way in which rules name them."""

from __future__ import annotations

import re

from documents.dates import numeral
from rules.statute.sources import SHORT_NAMES

_ARTICLES = r"\d+(?:至\d+)?(?:、\d+(?:至\d+)?)*"
_SHORT = re.compile(rf"(?<![0-9〕])({'|'.join(sorted(SHORT_NAMES, key=len, reverse=True))}) ({_ARTICLES}|[一二三四五六七八九十]+)")


def spelled(text: str) -> str:
    """采购法 52；94号 10、11 -> 《中华人民共和国政府采购法》第五十二条；《政府采购质疑和投诉办法》第十条、第十一条.

    What is cited otherwise (财库〔2020〕10号, a clause of the plan) stays as it is.
    """
    return _SHORT.sub(lambda found: f"《{SHORT_NAMES[found[1]].partition('（')[0]}》{_places(found[2])}", text)


def _places(said: str) -> str:
    """The articles by number; a circular's part, which is a numeral already, as it is."""
    if not said[0].isdigit():
        return f"第{said}部分"
    return re.sub(r"\d+", lambda found: f"第{numeral(int(found[0]))}条", said)
