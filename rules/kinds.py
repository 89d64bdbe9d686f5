"""The kinds of case: which procedures each may run, who has it, and how it comes about. The one table of them.

A plan's duty that is run as a case names its kind by its key. Waits between procedures, the flows, the board and the
check of a plan read this table; to add a kind, add a line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.refusal import ProductFault
from rules.procedures import METHODS


class Origin(StrEnum):
    """How the cases of a kind come about."""

    PLAN = "plan"  # opened when the plan is loaded
    CYCLE = "cycle"  # a duty of the plan, whose cases are opened cycle by cycle
    CHILD = "child"  # opened by an act within another case, never by a plan


@dataclass(frozen=True)
class Kind:
    """A kind of case."""

    title: str
    """As messages name it."""
    procedures: tuple[str, ...]
    """Those that it may run; the first is the usual one."""
    city: bool = False
    """The city has one; otherwise each district has its own."""
    origin: Origin = Origin.PLAN

    @property
    def procedure(self) -> str:
        """The procedure that it usually runs."""
        return self.procedures[0]


def _purchase(title: str, *, city: bool = False) -> Kind:
    """A purchase: it may run any method, the usual one is 公开招标."""
    return Kind(title, tuple(METHODS), city)


KINDS: dict[str, Kind] = {
    "unified_terms": Kind("统一文本", ("unified_terms",), city=True),
    "rules_norms": Kind("制度规范", ("rules_norms",), city=True),
    "platform_tender": _purchase("信息平台采购", city=True),
    "platform": Kind("信息平台", ("platform",), city=True),
    "site_selection": Kind("选址", ("site_selection",)),
    "open_tender": _purchase("运营机构采购"),
    "fit_out": Kind("场所建设", ("fit_out",)),
    "staffing": Kind("队伍建设", ("staffing",)),
    "opening": Kind("投入运营", ("opening",)),
    "assessment": Kind("考核", ("assessment",), origin=Origin.CYCLE),
    "challenge": Kind("质疑", ("challenge",), origin=Origin.CHILD),
    "complaint": Kind("投诉", ("complaint",), origin=Origin.CHILD),
}

PLANNED: Mapping[str, Kind] = {key: kind for key, kind in KINDS.items() if kind.origin is not Origin.CHILD}
"""The kinds that a plan may name."""


class UnknownCaseKind(ProductFault):
    """Raised when a case is of a kind that the table does not hold."""

    code = "unknown_kind"


OPERATORS = "open_tender"
"""The kind of the operators' purchase, by whatever method a plan has it run."""

PURCHASES = tuple(key for key, kind in PLANNED.items() if set(kind.procedures) <= set(METHODS))
"""The kinds that buy something."""

FURTHER_PURCHASE = {city: _purchase("其他采购", city=city) for city in (False, True)}
"""Of a purchase that the plan adds under a key of its own, naming what it buys; nothing waits on it."""


def kind_of(key: str, *, purchase: str | None = None, city: bool = False) -> Kind:
    """The kind of that key; of a key of the plan's own where it names a profile of purchase.

    Raises:
        UnknownCaseKind: if the table has none.
    """
    if key not in KINDS:
        if purchase:
            return FURTHER_PURCHASE[city]
        raise UnknownCaseKind(f"事项类别“{key}”没有登记；已登记：{'、'.join(KINDS)}")
    return KINDS[key]


def kinds_running(procedure: str) -> tuple[str, ...]:
    """The keys of the kinds that a plan may run by this procedure."""
    return tuple(key for key, kind in PLANNED.items() if procedure in kind.procedures)
