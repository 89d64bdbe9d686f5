"""Clauses of a plan as a text cites them."""

from __future__ import annotations

import pytest

from rules.plan.clauses import cite

CLAUSES = {"a": "四（一）", "b": "四（三）", "c": "三（二）", "d": "三", "e": "四（一）", "f": ""}


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("方案{a}", "方案四（一）"),
        ("方案{a}、{b}", "方案四（一）、（三）"),  # the part that they share is said once
        ("方案{a}、{c}", "方案四（一）、三（二）"),
        ("方案{a}、{c}、{b}", "方案四（一）、三（二）、四（三）"),
        ("方案{d}、{c}", "方案三、（二）"),
        ("方案{a}、{e}", "方案四（一）"),  # one clause for two duties
        ("方案{f}", "方案"),
        ("方案{none}；采购法 41", "方案；采购法 41"),
        ("采购法 41", "采购法 41"),
    ],
)
def test_cite(text: str, cited: str) -> None:
    assert cite(text, CLAUSES) == cited
