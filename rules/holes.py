"""Holes of a paper: places where something stands that says nothing, or nothing stands where we must say something.

A place that a bidder, an operator or whoever fills a form by hand completes later is no hole. Papers are known here by
the names of their kinds and fields alone; a test holds every name against the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models.refusal import Refusal

ON_PLATFORM = "以采购平台公布为准"
IN_CONTRACT = "见合同"
IN_LIST = "见通讯录"
AFTER_SITING = "以选址结果为准"
BY_CONTRACT = "以运营合同为准"
TO_WRITE_IN = "_" * 12
"""What papers put where the record does not know: they can then be looked at, and are refused when they are to go out."""

_NO_FULL_NAME = re.compile(r"[^，。；、《》“”]{0,20}(?:人社|就业|财政|主管)部门(?:（[^（）]*）)?")
"""惠城区人社部门, 惠城区就业部门（联系人：某某）: what a plan calls a body, and no body is called."""

_NOTHING = re.compile(
    rf"{ON_PLATFORM}|{AFTER_SITING}|{BY_CONTRACT}|以合同(?:约定)?为准|见(?:合同|公告|附件|名单)|待定|待补|待核实|另行通知|"
    r"按会议签到表填写"
)
"""Said instead of the thing, where it is all that is said."""

_OPEN = re.compile(rf"_{{4,}}|{IN_LIST}")
"""Open wherever it stands."""

_ELSEWHERE = re.compile(r"以(?:招标|磋商|谈判|询比|采购)(?:文件|公告)(?:规定的)?为准")
_STATED = frozenset(
    {"overview", "requirement", "policy_requirements", "specific_requirements", "content", "remark", "service_scope"}
)
"""Fields in which the law wants the requirement itself (87号 13; 94号格式), not another paper's name."""

_INTERNAL = re.compile(r"\b[0-9a-f]{12,64}\b|待核实")
_OUTSIDE = frozenset({"source", "basis"})
"""Fields that may carry a hash or a mark of ours, which mean nothing outside."""

MUST_STATE: Mapping[str, tuple[str, ...]] = {
    "operating_contract": ("signed_at",),
    "platform_contract": ("signed_at",),
    "operating_contract_text": ("signed_at",),
    "platform_contract_text": ("signed_at",),
    "assessment_notice": ("contact_person", "contact_phone"),
    "rectification_order": ("contact_phone",),
    "site_criteria": ("contact_person", "contact_phone"),
    "site_list_notice": ("contact_person", "contact_phone"),
    "training_notice": ("contact_person", "contact_phone"),
    "task_breakdown": ("contact_person", "contact_phone"),
    "trial_plan": ("contact_person", "contact_phone"),
    "supervision_order": ("contact_person", "contact_phone"),
    "payment_request": ("bank", "account"),
    "requirement_document": ("scheme",),
    "complaint_statement": ("number",),
    "meeting_minutes": ("from_time", "place", "chair", "attendees"),
}
"""Fields that are empty in a model for the sake of a draft, and stated by whoever issues the paper."""

TICKED: Mapping[str, tuple[str, str, str]] = {"requirement_review_record": ("passed", "checks", "conclusion")}
"""Where a conclusion stands on a list: the conclusion, the list, and what each line of it must say."""

PLAIN_BUT_SIGNED = frozenset({"requirement_review_record", "assessment_feedback", "training_certificate"})
"""Kinds that go out or are signed although nobody reviews them in the register."""

QUOTES: Mapping[str, frozenset[str]] = {"task_breakdown": frozenset({"tasks"})}
"""Fields that quote the plan's own words."""


class PaperHasHoles(Refusal):
    """Raised when a paper that is to go out, or to be signed, lacks what we must state, or has a stand-in for it."""

    code = "paper_has_holes"


@dataclass(frozen=True)
class Hole:
    """One place of a paper: where it is, what stands there (empty: nothing), and what is wrong with that."""

    path: tuple[str | int, ...]
    says: str
    why: str

    @property
    def field(self) -> str:
        """The name of the field: `address` of stations.2.address."""
        return next(str(part) for part in reversed(self.path) if isinstance(part, str))


def holes(kind: str, content: Mapping[str, Any]) -> list[Hole]:
    """The holes of a paper's facts, as they are stored, in the order of its fields."""
    empty = [Hole((name,), "", "没有填写") for name in MUST_STATE.get(kind, ()) if not content.get(name)]
    empty += _unticked(kind, content)
    quoted = QUOTES.get(kind, frozenset())
    stood = [
        Hole(path, text, why)
        for path, text in _texts(content, ())
        if not quoted.intersection(map(str, path)) and (why := fault(str(_last(path)), text))
    ]
    return empty + stood


def _unticked(kind: str, content: Mapping[str, Any]) -> Iterator[Hole]:
    """Lines that nobody has checked although the list ends in 通过."""
    concluded, listed, says = TICKED.get(kind, ("", "", ""))
    for n, row in enumerate(content.get(listed, ()) if content.get(concluded) else ()):
        if not row.get(says):
            yield Hole((listed, n, says), "", "没有核对，结论却是通过")


def fault(field: str, text: str) -> str:
    """What is wrong with the text of a field; empty if nothing is."""
    said = text.strip().rstrip("。")
    if _NO_FULL_NAME.fullmatch(said):
        return "不是单位全称"
    if _NOTHING.fullmatch(said) or _OPEN.search(said):
        return "没有写明"
    if field in _STATED and _ELSEWHERE.search(said.replace("后续发布的", "")):
        return "没有写明，只说见另一文件"
    if field in _OUTSIDE and _INTERNAL.search(said):
        return "是内部编号或者标记，不对外"
    return ""


def _last(path: Sequence[str | int]) -> str | int:
    return next(part for part in reversed(path) if isinstance(part, str))


def _texts(node: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(node, Mapping):
        for name, value in node.items():
            yield from _texts(value, (*path, str(name)))
    elif isinstance(node, list | tuple):
        for n, value in enumerate(node):
            yield from _texts(value, (*path, n))
    elif isinstance(node, str):
        yield path, node
