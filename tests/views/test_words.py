"""What details read like: no code of the program and no 分 reaches a reader."""

from __future__ import annotations

import enum
import typing
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from actions.purchase.forms import BidOpening, DocumentDrafted
from actions.purchase.preparation import FundsAllotted, Review
from actions.registry import all_acts
from record.entry.codes import CODES
from views.words import title_of, words_of


def codes(annotation: Any) -> Iterator[str]:
    """Every word of the program that a form takes."""
    if typing.get_origin(annotation) is typing.Literal:
        yield from (value for value in typing.get_args(annotation) if isinstance(value, str))
    elif isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        yield from (str(member.value) for member in annotation)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for declared in annotation.model_fields.values():
            yield from codes(declared.annotation)
    else:
        for part in typing.get_args(annotation):
            yield from codes(part)


def test_every_code_has_its_chinese() -> None:
    taken = {code for handler in all_acts().values() for code in codes(handler.details) if code.isascii()}
    assert taken - set(CODES) == set()


@pytest.mark.parametrize(
    ("form", "name", "value", "title", "said"),
    [
        (FundsAllotted, "amount", 133_333_334, "下达金额", "1,333,333.34元"),
        (DocumentDrafted, "sme", {"kind": "whole", "share": 0}, "中小企业预留份额", "预留方式整体预留，预留份额（%）0"),
        (
            Review,
            "checks",
            [{"rule": "PLN-09", "ok": "not_applicable", "evidence": "演练"}],
            "核对清单",
            "规则编号PLN-09，结论不适用，依据材料或者不适用的理由演练",
        ),
        (BidOpening, "bids", [], "投标", "—"),
        (Review, "opinion", "yes", "意见", "yes"),  # what people write themselves stays
    ],
)
def test_read_like_this(form: type[BaseModel], name: str, value: Any, title: str, said: str) -> None:
    assert (title_of(form, name), words_of(form, name, value)) == (title, said)
