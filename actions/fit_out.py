"""场所建设 (方案四(三)): the plan of works, the items station by station, their mending, the acceptance."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from actions.core import Details, form
from actions.fields import Fen, Name, Names, OptionalText, Text, distinct

P = "fit_out"


@form(P, "fit_out_plan")
class FitOutPlan(Details):
    """建设方案: whether the old premises are redecorated (and then why), and the money in 分."""

    free: ClassVar[frozenset[str]] = frozenset({"reason", "budget"})

    redecorate: bool = Field(title="是否重新装修")
    reason: OptionalText = Field(default="", title="重新装修的理由")
    budget: Fen = Field(title="建设预算(分)")


@form(P, "items_checked")
class ItemsChecked(Details):
    """建设项目核查: for each item of the plan whether it is there, and what else is wrong."""

    items: dict[str, bool] = Field(title="建设项目")
    defects: Annotated[tuple[Name, ...], AfterValidator(distinct)] = Field(default=(), title="发现的问题")


@form(P, "defects_mended")
class DefectsMended(Details):
    """问题整改: the missing items (by key or name) and the defects that are mended."""

    mended: Names = Field(title="已整改的问题")


@form(P, "site_acceptance")
class SiteAcceptance(Details):
    """场所验收 by two people at least; `area_dm2` where it was measured anew."""

    free: ClassVar[frozenset[str]] = frozenset({"opinion", "inspectors"})

    accepted: bool = Field(title="是否验收合格")
    inspectors: Annotated[tuple[Name, ...], Field(min_length=2), AfterValidator(distinct)] = Field(title="验收人员")
    opinion: Text = Field(title="验收意见")
    area_dm2: int | None = Field(default=None, gt=0, le=10**6, title="实测服务面积(平方分米)")
    reason_small: OptionalText = Field(default="", title="面积不足的理由")
