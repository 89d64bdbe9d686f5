"""Articles as official documents cite them, from the short way in which rules name them."""

from __future__ import annotations

import re

from documents.dates import numeral
from rules.statute.sources import SHORT_NAMES

_CHINESE = "[一二三四五六七八九十]+"
_PLACE = rf"(?P<number>\d+|{_CHINESE})(?P<item>（{_CHINESE}）)?"
_ONE = re.sub(r"\?P<\w+>", "?:", _PLACE)
_CITED = re.compile(
    rf"(?<![0-9〕])(?:(?P<short>{'|'.join(sorted(SHORT_NAMES, key=len, reverse=True))})(?:（国令(?P<decree>\d+)号）)?"
    rf"|(?P<letter>[一-龥]+〔\d{{4}}〕\d+号))(?: (?P<places>{_ONE}(?:[、至]{_ONE})*))?"
)


def in_full(text: str) -> str:
    """采购法 52；94号 10、11 -> 《中华人民共和国政府采购法》第五十二条；《政府采购质疑和投诉办法》第十条、第十一条.

    A circular stays under its number, a clause of the plan and a name without an article stay as they are.
    """
    return _CITED.sub(_one, text)


def _one(found: re.Match[str]) -> str:
    places = re.sub(_PLACE, _place, found["places"] or "")
    if found["letter"]:
        return found["letter"] + places
    if not places and not found["decree"]:
        return found[0]
    decree = f"（国务院令第{found['decree']}号）" if found["decree"] else ""
    return f"《{SHORT_NAMES[found['short']].partition('（')[0]}》{decree}{places}"


def _place(found: re.Match[str]) -> str:
    """An article by its number; a circular's part, which is a numeral already."""
    number, item = found["number"], found["item"]
    said = f"第{numeral(int(number))}条" if number.isdigit() else f"第{number}部分"
    return said + (f"第{item}项" if item else "")
