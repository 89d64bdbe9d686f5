"""What every facts model shares: value types, the two model bases and the words for a refusal.

A facts model is what one document needs from the record, as plain values. Money is a whole number of 分,
dates are dates, scores and areas are decimals. Wrong values are refused when the model is built, with
`DocumentRefused`, whose Chinese message names each field by its Chinese title.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    StringConstraints,
    ValidationError,
    model_serializer,
)

from documents.errors import DocumentRefused
from models.faults import CLOCK, faults, problem, titles
from models.values import DISTRICT_WORD

MAX_NAME = 80
MAX_TEXT = 4000


def _no_control_characters(value: str) -> str:
    bad = next((c for c in value if c != "\n" and unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co"}), None)
    if bad is not None:
        raise ValueError(f"含有不可见的控制字符 U+{ord(bad):04X}")
    return value


def _one_line(value: str) -> str:
    if "\n" in value:
        raise ValueError("不得换行")
    return value


Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_NAME),
    AfterValidator(_no_control_characters),
    AfterValidator(_one_line),
]
"""A name, number or other short text: one line, 1 to 80 characters."""

Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_TEXT),
    AfterValidator(_no_control_characters),
]
"""Running text, 1 to 4,000 characters; each line break starts a new paragraph."""

OptionalText = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=MAX_TEXT),
    AfterValidator(_no_control_characters),
]
"""Running text that may be empty: an empty text leaves its place out or says 无."""

Fen = Annotated[int, Field(ge=0, le=10**15, strict=True)]
"""Money in whole 分, never negative."""

SignedFen = Annotated[int, Field(ge=-(10**15), le=10**15, strict=True)]
"""A change of an amount in whole 分."""

Count = Annotated[int, Field(ge=0, le=10**9, strict=True)]
Positive = Annotated[int, Field(ge=1, le=10**9, strict=True)]
Percent = Annotated[int, Field(ge=0, le=100, strict=True)]
Area = Annotated[Decimal, Field(gt=0, le=100000, max_digits=8, decimal_places=2)]
"""Square metres, at most two decimals."""

Score = Annotated[Decimal, Field(ge=0, le=1000, max_digits=7, decimal_places=2)]
ClockTime = Annotated[str, StringConstraints(pattern=CLOCK)]
"""A time of day in Beijing time, `HH:MM`."""


def explain(model: type[BaseModel], error: ValidationError) -> str:
    """Chinese text of a validation error, one clause per field, at most ten."""
    return "；".join(f"{_field_title(model, item['loc'])}{problem(item)}" for item in islice(faults(error), 10))


def _field_title(model: type[BaseModel], location: tuple[int | str, ...]) -> str:
    """包件的第2项的预算金额（lots.1.budget）; empty if the whole document is to blame."""
    path = ".".join(map(str, location))
    return f"{'的'.join(titles(model, location))}（{path}）" if path else ""


class FactsRow(BaseModel):
    """One row of a list inside a facts model: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def __init__(self, /, **data: Any) -> None:
        try:
            super().__init__(**data)
        except ValidationError as error:
            title = (type(self).__doc__ or "").split("。")[0]
            raise DocumentRefused(f"{title}：{explain(type(self), error)}。") from error

    # Tells Pydantic that this constructor only translates refusals, so that nested rows are still
    # validated inside their parent and keep their place (第2项的…) in its message.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]


class Facts(FactsRow):
    """公文要素。Fields that every document kind has."""

    org: Name = Field(title="发文单位", description="the body whose name stands under the document")
    doc_date: date = Field(title="成文日期")
    number: Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_NAME)] = Field(
        default="",
        title="文号",
        description="发文字号 or own series number; empty while none was given (not on notices)",
    )
    rehearsal: bool = Field(default=False, title="演练数据", description="prints the mark 演练数据")
    level: Name = Field(
        default=DISTRICT_WORD,
        title="县区的称谓",
        description="what the plan calls its districts",
    )

    @model_serializer(mode="wrap")
    def _stored(self, write: SerializerFunctionWrapHandler, info: SerializationInfo) -> dict[str, Any]:
        """What is stored names the districts only where the plan has a word of its own: older papers stay as they are."""
        written: dict[str, Any] = write(self)
        if info.mode == "json" and self.level == DISTRICT_WORD:
            written.pop("level", None)
        return written

    @classmethod
    def read(cls, data: Self | dict[str, Any]) -> Self:
        """The facts from a mapping (e.g. stored JSON).

        Raises DocumentRefused naming each field that is missing or wrong.
        """
        if isinstance(data, cls):
            return data
        if not isinstance(data, dict):
            raise DocumentRefused(f"文书要素应为一组要素，收到的是{type(data).__name__}。")
        return cls(**data)
