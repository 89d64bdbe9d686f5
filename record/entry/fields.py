"""Value types of the forms: text that also fits into a document, 文号, lists without repetition."""

from __future__ import annotations

import re
from collections.abc import Hashable
from decimal import Decimal
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field, StringConstraints

from documents.catalogue.base import Name, OptionalText, Text

__all__ = [
    "Account",
    "CreditCode",
    "Fen",
    "LetterNumber",
    "Name",
    "Names",
    "NoNames",
    "OneName",
    "OptionalText",
    "Phone",
    "Points",
    "Short",
    "Text",
    "distinct",
]

T = TypeVar("T", bound=Hashable)
_LETTER_NUMBER = re.compile(r"\S{1,30}〔(19|20)\d\d〕\d{1,5}号.{0,20}")
_SEVERAL = re.compile(r"[、,，;；/ 　]|以及")


def _letter_number(value: str) -> str:
    if not _LETTER_NUMBER.fullmatch(value):
        raise ValueError("不是规范的文号，应写作“惠市人社〔2023〕12号”，年份用六角括号")
    return value


def _one_person(value: str) -> str:
    if _SEVERAL.search(value):
        raise ValueError("只能填写一个人的姓名")
    return value


def distinct(values: tuple[T, ...]) -> tuple[T, ...]:
    """The values as they are.

    Raises:
        ValueError: naming those that stand twice.
    """
    twice = [str(v) for v in dict.fromkeys(values) if values.count(v) > 1]
    if twice:
        raise ValueError(f"{'、'.join(twice)}重复填写")
    return values


Fen = Annotated[int, Field(gt=0, le=10**13)]
"""Money in whole 分, more than nothing."""

Points = Annotated[Decimal, Field(ge=0, le=100, decimal_places=4)]
"""Points out of 100, written as text ("18.75") so that no figure is lost."""

Short = Annotated[Name, StringConstraints(max_length=30)]
"""A short line that is joined with others in one line of a document."""

OneName = Annotated[Short, AfterValidator(_one_person)]
"""The name of exactly one person."""

Phone = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9][0-9\- ()（）转]{2,29}$")]
"""A telephone number, with its area code and extension: 0752-0000000转8."""

CreditCode = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9A-HJ-NPQRTUWXY]{18}$")]
"""统一社会信用代码 (GB 32100-2015): 18 figures and capitals, without I, O, S, V and Z."""

Account = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9][0-9\- ]{5,39}$")]
"""A bank account's number."""

LetterNumber = Annotated[Name, AfterValidator(_letter_number)]
"""文号 from the office system."""

Names = Annotated[tuple[Name, ...], Field(min_length=1), AfterValidator(distinct)]
"""Names or titles, at least one, none twice."""

NoNames = Annotated[tuple[Name, ...], AfterValidator(distinct)]
"""Names or titles, none twice; there may be none at all."""
