"""What the steps of 质疑 and 投诉 record that the record itself reads: about which round and lots, and how they ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from record.entry.details import Details, Later, form_of
from record.entry.fields import LetterNumber, Name, OptionalText, Text


@form_of("received")
class Received(Details):
    """质疑函: who asks, about what, and with which matters. `parent_round` is filled in by `receive`."""

    free: ClassVar[frozenset[str]] = frozenset({"matters", "request"})
    later: ClassVar[Mapping[str, Later]] = {
        "stage": Later(date(2026, 11, 25), "opening"),
        "posted_on": Later(date(2026, 12, 1), None),
    }

    supplier: Name = Field(title="供应商")
    about: Literal["documents", "process", "result"] = Field(title="质疑对象")
    stage: Literal["opening", "evaluation"] = Field(default="opening", title="质疑的采购环节")
    """Of a challenge to the process: the stage from whose end its time runs (条例 53)."""
    matters: Text = Field(title="质疑事项")
    request: OptionalText = Field(default="", title="与质疑事项相关的请求")
    lots: tuple[int, ...] = Field(default=(), title="涉及采购包")
    """Empty: all of them."""
    posted_on: date | None = Field(default=None, title="交邮日期")
    """Of a letter that came by post: what was posted within the time is in time (94号 42)."""
    parent_round: int = Field(default=1, ge=1, title="采购轮次")


class AnsweredMatter(Details):
    """逐项答复: one matter of a challenge, what was found of it, by which clause and article, and whether it holds."""

    matter: Text = Field(title="质疑事项")
    found: Text = Field(title="核查情况和事实依据")
    law: Text = Field(title="法律依据")
    upheld: bool = Field(title="该事项是否成立")


@form_of("reply")
class Reply(Details):
    """质疑答复. `affects_result` false: upheld, but the result stands and the tender goes on (94号 16)."""

    free: ClassVar[frozenset[str]] = frozenset({"text", "letter_number", "facts_found", "law", "matters"})
    later: ClassVar[Mapping[str, Later]] = {"holds_opening": Later(date(2026, 11, 25), False)}

    outcome: Literal["upheld", "dismissed"] = Field(title="答复结论")
    text: Text = Field(title="内容")
    facts_found: OptionalText = Field(default="", title="事实依据")
    law: OptionalText = Field(default="", title="法律依据")
    letter_number: LetterNumber = Field(title="文号")
    affects_result: bool = Field(default=True, title="是否影响采购结果")
    holds_opening: bool = Field(default=False, title="是否暂停开标")
    """Whether the bids stay closed until the challenge to the documents is dealt with."""
    matters: tuple[AnsweredMatter, ...] = Field(default=(), title="逐项答复")
    """Each matter with its reasons; one of them at least holds where the challenge is upheld."""


@form_of("closed")
class Closed(Details):
    """质疑办结: where it was upheld and touches the result, what follows for the purchase (94号 16)."""

    free: ClassVar[frozenset[str]] = frozenset({"remark"})

    consequence: Literal["documents_changed", "reselect", "retender"] | None = Field(default=None, title="处理方式")
    """澄清、修改后继续; 另行确定中标人; 重新开展采购."""
    remark: OptionalText = Field(default="", title="备注")


@form_of("complaint_filed")
class ComplaintFiled(Details):
    """投诉书: who complains, after which challenge, with which matters. `parent_round` is filled in by `receive`."""

    free: ClassVar[frozenset[str]] = frozenset({"matters"})

    supplier: Name = Field(title="投诉人")
    challenge: Name = Field(title="相应的质疑")
    """质疑1, as the tender's cases name it."""
    matters: Text = Field(title="投诉事项")
    within_challenge: bool = Field(default=True, title="投诉事项是否均已质疑")
    parent_round: int = Field(default=1, ge=1, title="采购轮次")


@form_of("decision")
class Decision(Details):
    """投诉处理决定, as the treasury made it (94号 29 至 32)."""

    free: ClassVar[frozenset[str]] = frozenset({"letter_number"})

    outcome: Literal["dismissed", "upheld", "withdrawn", "not_accepted"] = Field(title="处理结果")
    consequence: Literal[
        "none", "documents_changed", "result_void_reselect", "result_void_retender", "contract_void"
    ] = Field(default="none", title="责令事项")
    reselect: bool = Field(default=False, title="合同撤销后是否另行确定中标人")
    """Of a contract that is void: the next candidate follows, not another purchase."""
    lots: tuple[int, ...] = Field(default=(), title="涉及采购包")
    """Empty: all of them."""
    letter_number: LetterNumber = Field(title="文号")
