"""经费测算 as it is entered: typed lines of costs."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from record.entry.details import Details
from record.entry.fields import Fen, Name, OptionalText, Points, Text, distinct
from rules.cost import CostKind, CostLine

Quantity = Annotated[Decimal, Field(gt=0, le=1_000_000, decimal_places=2)]
"""Written as text where it has decimals: "1.5"."""


class CostItem(Details):
    """经费构成: one line, in 分, and how it was counted: quantity x price x times, or a percentage of other lines."""

    name: Name = Field(title="费用名称")
    basis: Text = Field(title="测算依据")
    amount: Fen = Field(title="每站每年金额（分）")
    kind: CostKind | None = Field(default=None, title="费用类别")
    quantity: Quantity | None = Field(default=None, title="数量")
    unit: OptionalText = Field(default="", title="计量单位")
    price: Fen | None = Field(default=None, title="单价（分）")
    times: int | None = Field(default=None, ge=1, le=366, title="每年次数（如12个月）")
    percent: Points | None = Field(default=None, title="比例（%）")
    of: tuple[CostKind, ...] = Field(default=(), title="比例的计算基数（费用类别）")


class LotCost(CostItem):
    """分项测算 of a lot: of a platform by modules and person-days."""

    amount: Fen = Field(title="金额（分）")
    lot: int | None = Field(default=None, ge=1, title="采购包（只有一个的不填）")


def lines_of(items: Iterable[CostItem]) -> tuple[CostLine, ...]:
    """The items as the rules take them; those without a kind, which are older, are left out."""
    return tuple(
        CostLine(item.name, item.kind, item.amount, item.quantity, item.price, item.times or 1, item.percent, item.of)
        for item in items
        if item.kind is not None
    )


def itemised_once(items: tuple[CostItem, ...]) -> tuple[CostItem, ...]:
    """The items as they are; ValueError where a name stands twice."""
    distinct(tuple(item.name for item in items))
    return items
