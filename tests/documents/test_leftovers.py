"""No document shows a trace of how it was put together: no name of a field, no bracket around nothing."""

from __future__ import annotations

import pytest

from documents.catalogue import CATALOGUE
from tests.documents.conftest import Sample
from tests.documents.inspection import leftovers


@pytest.mark.parametrize("kind", sorted(CATALOGUE))
def test_no_sample_has_any(rendered: dict[str, Sample], kind: str) -> None:
    assert list(leftovers(rendered[kind].text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "自发出{offer}之日起",
        "联系人：None",
        "合计（）元",
        "按照《》执行",
        "原因：。",
        "甲、、乙",
        "已核对。。",
        "地点：；时间",
    ],
)
def test_one_would_be_seen(text: str) -> None:
    assert list(leftovers(text))


def test_what_looks_like_one_is_none() -> None:
    assert list(leftovers("（一）甲、乙；丙：“丁”。《招标文件》（第1次），见附件。”")) == []
