"""质疑: a child case of a tender; while it is open the parent's contracts may not be signed."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from actions.core import Details, form
from actions.fields import LetterNumber, Name, OptionalText, Text

P = "challenge"

ABOUT = {"documents": "采购文件", "process": "采购过程", "result": "采购结果"}


@form(P, "received")
class Received(Details):
    """质疑函: who asks, about what, and with which matters. `parent_round` is filled in by `receive`."""

    free: ClassVar[frozenset[str]] = frozenset({"matters"})

    supplier: Name = Field(title="供应商")
    about: Literal["documents", "process", "result"] = Field(title="质疑对象")
    matters: Text = Field(title="质疑事项")
    parent_round: int = Field(default=1, ge=1, title="采购轮次")


@form(P, "reply")
class Reply(Details):
    """质疑答复. `affects_result` false: upheld, but the result stands and the tender goes on (94号 16)."""

    free: ClassVar[frozenset[str]] = frozenset({"text", "letter_number"})

    outcome: Literal["upheld", "dismissed"] = Field(title="答复结论")
    text: Text = Field(title="内容")
    letter_number: LetterNumber = Field(title="文号")
    affects_result: bool = Field(default=True, title="是否影响采购结果")


@form(P, "closed")
class Closed(Details):
    """质疑办结."""

    free: ClassVar[frozenset[str]] = frozenset({"remark"})

    remark: OptionalText = Field(default="", title="备注")
