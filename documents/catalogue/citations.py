"""Citations in full: from the short form in which rules name their sources to that of an official document."""

from __future__ import annotations

import re

from documents.dates import numeral
from rules.statute.sources import SHORT_NAMES

_SOURCE = re.compile(
    rf"(?P<short>{'|'.join(sorted(SHORT_NAMES, key=len, reverse=True))})(?P<decree>（国令\d+号）)?(?=$|[ （])"
)
_ARTICLES = re.compile(r" (?P<articles>[0-9一二三四五六七八九十][^（]*(?:（[一二三四五六七八九十]+）[^（]*)*)")
_ITEM = re.compile(r"(?P<article>\d+|[一二三四五六七八九十]+)(?P<item>（[一二三四五六七八九十]+）)?")


def in_full(basis: str) -> str:
    """A rule's basis as it is printed: 87号 39、40；条例 44 -> 《政府采购货物和服务招标投标管理办法》第三十九条、第四十条；
    《中华人民共和国政府采购法实施条例》第四十四条. What is no such citation stays as it is."""
    return "；".join(_one(part) for part in basis.split("；"))


def _one(part: str) -> str:
    source = _SOURCE.match(part)
    if source:
        decree = (source["decree"] or "").replace("国令", "国务院令第")
        name, rest = f"《{SHORT_NAMES[source['short']].split('（')[0]}》{decree}", part[source.end() :]
    else:
        name, gap, rest = part.partition(" ")
        rest = gap + rest
    found = _ARTICLES.match(rest)
    if not found:
        return name + rest
    return name + _articles(found["articles"]) + rest[found.end() :]


def _articles(text: str) -> str:
    return _ITEM.sub(_article, text)


def _article(found: re.Match[str]) -> str:
    number = found["article"]
    said = numeral(int(number)) if number.isdigit() else number
    return f"第{said}条" + (f"第{found['item']}项" if found["item"] else "")
