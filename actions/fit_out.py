"""场所建设 (方案四(三)): the plan of works, the items station by station, their mending, the acceptance."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field
from sqlmodel import Session

from models.case import Case, Fact
from models.plan_sections import Item, StationStandard
from record.entry.details import Details
from record.entry.fields import Fen, Name, Names, OptionalText, Text, distinct
from record.errors import Disallowed
from record.handlers import Topic, Work
from record.places import plan, station, warn
from record.rows.sites import site_of_station
from record.said import said
from rules.station import (
    check_area,
    check_covered,
    check_mended,
    check_none_open,
    check_redecoration,
    defects_of,
    still_open,
)

topic = Topic()

P = "fit_out"


@topic.form(P, "fit_out_plan")
class FitOutPlan(Details):
    """建设方案: whether the old premises are redecorated (and then why), and the money in 分."""

    free: ClassVar[frozenset[str]] = frozenset({"reason", "budget"})

    redecorate: bool = Field(title="是否重新装修")
    reason: OptionalText = Field(default="", title="重新装修的理由")
    budget: Fen = Field(title="建设预算（分）")


@topic.form(P, "items_checked")
class ItemsChecked(Details):
    """建设项目核查: for each item of the plan whether it is there, and what else is wrong."""

    items: dict[str, bool] = Field(title="建设项目")
    defects: Annotated[tuple[Name, ...], AfterValidator(distinct)] = Field(default=(), title="发现的问题")


@topic.form(P, "defects_mended")
class DefectsMended(Details):
    """问题整改: the missing items (by key or name) and the defects that are mended."""

    mended: Names = Field(title="已整改的问题")


@topic.form(P, "site_acceptance")
class SiteAcceptance(Details):
    """场所验收 by two people at least; `area_dm2` where it was measured anew."""

    free: ClassVar[frozenset[str]] = frozenset({"opinion", "inspectors"})

    accepted: bool = Field(title="是否验收合格")
    inspectors: Annotated[tuple[Name, ...], AfterValidator(distinct)] = Field(min_length=2, title="验收人员")
    opinion: Text = Field(title="验收意见")
    area_dm2: int | None = Field(default=None, gt=0, le=10**6, title="实测服务面积（平方分米）")
    reason_small: OptionalText = Field(default="", title="面积不足的理由")


def _demanded(standard: StationStandard) -> tuple[Item, ...]:
    return (*standard.equipment, *standard.signs, *standard.uniform)


@topic.check(P, "fit_out_plan")
def thrift(work: Work) -> None:
    """What need not be redecorated is left as it is, or somebody says why not.

    Raises:
        Disallowed: `redecoration_needs_reason`.
    """
    details = work.said(FitOutPlan)
    standard = plan(work).station
    check_redecoration(details.redecorate, standard.redecoration_required, details.reason, f"方案{standard.clause}")


@topic.check(P, "items_checked")
def every_item_was_looked_at(work: Work) -> None:
    """Each item of the plan has a yes or a no.

    Raises:
        Disallowed: `unknown_item`, `not_covered`.
    """
    details = work.said(ItemsChecked)
    standard = plan(work).station
    check_covered("核查项目", _demanded(standard), details.items, f"方案{standard.clause}")
    defects = _defects(work, details.items, details.defects)
    if defects:
        work.warnings.append(f"须整改后方可验收：{'、'.join(defects.values())}")


@topic.check(P, "defects_mended")
def all_is_mended(work: Work) -> None:
    """Mending is recorded once, when nothing is left.

    Raises:
        Disallowed: `unknown_item`, `defects_open`.
    """
    check_mended(_found(work), work.said(DefectsMended).mended, f"方案{plan(work).station.clause}")


@topic.check(P, "site_acceptance")
def nothing_is_left_to_mend(work: Work) -> None:
    """Accepted only where every item is there, every defect mended, and a small area has its reason.

    Raises:
        Disallowed: `defects_open`, `area_needs_reason`, `disallowed`.
    """
    details = work.said(SiteAcceptance)
    standard = plan(work).station
    if not details.accepted:
        raise Disallowed(
            "验收不合格的不登记场所验收", basis=f"方案{standard.clause}", remedy="请先登记问题整改，复验合格后再登记"
        )
    mended = work.dossier.maybe_said(DefectsMended, work.command.subject)
    left = still_open(_found(work), mended.mended if mended else ())
    check_none_open(left, f"方案{standard.clause}")
    if details.area_dm2 is not None and standard.area:
        warn(
            work,
            check_area(work.command.subject, details.area_dm2, details.reason_small, standard.area.min_m2 * 100),
        )


@topic.effect(P, "site_acceptance")
def put_down_area(work: Work) -> None:
    """The area as measured, where it was."""
    details = work.said(SiteAcceptance)
    if details.area_dm2 is not None:
        station(work.session, work.case, work.command.subject).area_dm2 = details.area_dm2


@topic.undo(P, "site_acceptance")
def take_area_back(session: Session, case: Case, fact: Fact) -> None:
    """The area is again that of the chosen place."""
    if said(fact, SiteAcceptance).area_dm2 is None:
        return
    row = station(session, case, fact.subject)
    place = site_of_station(session, case.programme_id, row.code)
    row.area_dm2 = place.area_dm2 if place else None


def _found(work: Work) -> dict[str, str]:
    """What the check of this station found."""
    checked = work.dossier.said(ItemsChecked, work.command.subject)
    return _defects(work, checked.items, checked.defects)


def _defects(work: Work, items: dict[str, bool], found: tuple[str, ...]) -> dict[str, str]:
    return defects_of(_demanded(plan(work).station), items, found)
