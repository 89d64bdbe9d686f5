"""质疑: a child case of a tender; while it is open the parent's contracts may not be signed."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from actions.core import Details, form

P = "challenge"

ABOUT = {"documents": "采购文件", "process": "采购过程", "result": "采购结果"}


@form(P, "received")
class Received(Details):
    """质疑函: who asks, about what, and with which matters. `parent_round` is filled in by `receive`."""

    free: ClassVar[frozenset[str]] = frozenset({"matters"})

    supplier: str = Field(min_length=1)
    about: Literal["documents", "process", "result"]
    matters: str = Field(min_length=2)
    parent_round: int = Field(default=1, ge=1)


@form(P, "reply")
class Reply(Details):
    """质疑答复. `affects_result` false: upheld, but the result stands and the tender goes on (94号 16)."""

    free: ClassVar[frozenset[str]] = frozenset({"text", "letter_number"})

    outcome: Literal["upheld", "dismissed"]
    text: str = Field(min_length=2)
    letter_number: str = Field(min_length=1)
    affects_result: bool = True


@form(P, "closed")
class Closed(Details):
    """质疑办结."""

    free: ClassVar[frozenset[str]] = frozenset({"remark"})

    remark: str = ""
