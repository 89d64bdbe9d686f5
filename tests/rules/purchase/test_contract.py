"""合同: what a settled text says otherwise than what is about to be signed."""

from __future__ import annotations

from typing import Any

import pytest

from rules.purchase.contract import text_differs


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, []),
        ({"price": 2}, ["合同金额（分）：文本为2，拟订为1"]),
        ({"term_until": "2024-12-30"}, ["结束日期：文本为2024-12-30，拟订为2024-12-31"]),
    ],
)
def test_what_has_changed_since_is_named(changed: dict[str, Any], said: list[str]) -> None:
    now = {
        "contract_number": "演练-HT-1",
        "operator_name": "甲",
        "price": 1,
        "term_from": "2024-01-01",
        "term_until": "2024-12-31",
    }
    assert text_differs(now | {"signed_at": "某地"} | changed, now) == said
