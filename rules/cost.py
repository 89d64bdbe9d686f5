"""经费测算 from below: what each line comes to, and what a calculation of a service may not leave out. Pure; money in 分."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from models.refusal import Refusal
from rules.money import in_yuan


class CostKind(StrEnum):
    """What money is for."""

    WAGES = "工资"
    SOCIAL = "社会保险费"
    HOUSING = "住房公积金"
    PREMISES = "场所运行"
    EQUIPMENT = "设备和耗材"
    RUNNING = "办公通信"
    ACTIVITIES = "活动宣传"
    DEVELOPMENT = "开发实施"
    SECURITY = "安全测评"
    OVERHEAD = "管理费"
    TAX = "税金"
    OTHER = "其他"


EMPLOYED = (CostKind.WAGES, CostKind.SOCIAL, CostKind.HOUSING)
"""What an employer pays for everybody whom it employs (劳动法 72; 社会保险法 60; 住房公积金管理条例 15)."""
EMPLOYED_BASIS = "劳动法 72；社会保险法 60；住房公积金管理条例 15"


class CostRefused(Refusal):
    """Base of what a calculation is refused for."""

    code = "cost"


class LineDiffers(CostRefused):
    """Raised where a line's amount is not what its own figures make."""

    code = "cost_line_differs"


class LineUnclear(CostRefused):
    """Raised where a line has neither quantity and price nor a percentage, or has both."""

    code = "cost_line_unclear"


class CostLacking(CostRefused):
    """Raised where a calculation of people leaves out what an employer must pay."""

    code = "cost_lacking"


class HeadsDiffer(CostRefused):
    """Raised where wages are counted for other people than the hours of opening need."""

    code = "cost_heads_differ"


@dataclass(frozen=True)
class CostLine:
    """One line: quantity x price x times, or a percentage of the lines of other kinds.

    quantity  how many; None for a percentage
    price     of one, in 分
    times     how often in the year: 12 months
    percent   of the lines of the kinds `of` that stand before
    """

    name: str
    kind: CostKind
    amount: int
    quantity: Decimal | None = None
    price: int | None = None
    times: int = 1
    percent: Decimal | None = None
    of: tuple[CostKind, ...] = ()


def check_lines(lines: Sequence[CostLine]) -> None:
    """Each line comes to what its figures make, in whole 分.

    Raises:
        LineUnclear: LineDiffers: naming the line, with the right amount.
    """
    for n, line in enumerate(lines):
        right = counted(line, lines[:n])
        if right != line.amount:
            raise LineDiffers(
                f"“{line.name}”按所填数量、单价计算为{in_yuan(right)}元，所填金额{in_yuan(line.amount)}元不一致",
                remedy=f"请核对，金额应为{in_yuan(right)}元",
            )


def counted(line: CostLine, before: Sequence[CostLine]) -> int:
    """What a line comes to.

    Raises:
        LineUnclear: where its figures do not say.
    """
    by_price, by_share = line.quantity is not None and line.price is not None, line.percent is not None
    if by_price == by_share or (by_share and not line.of):
        raise LineUnclear(
            f"“{line.name}”应当填写数量和单价，或者填写比例和计算基数，只填一种",
            remedy="请填写 quantity、price，或者 percent、of",
        )
    if by_share:
        assert line.percent is not None
        return _whole(Decimal(sum(one.amount for one in before if one.kind in line.of)) * line.percent / 100)
    assert line.quantity is not None and line.price is not None
    return _whole(line.quantity * line.price * line.times)


def check_people(lines: Sequence[CostLine], heads: int) -> None:
    """Wages are counted for as many people as are planned, with their social insurance and housing fund.

    Raises:
        CostLacking: HeadsDiffer: naming what is missing.
    """
    if missing := [kind for kind in EMPLOYED if all(line.kind is not kind for line in lines)]:
        raise CostLacking(
            f"人员经费缺少：{'、'.join(missing)}", basis=EMPLOYED_BASIS, remedy="请补上用人单位依法承担的费用"
        )
    paid = sum((line.quantity or Decimal(0) for line in lines if line.kind is CostKind.WAGES), Decimal(0))
    if paid != heads:
        raise HeadsDiffer(
            f"工资按{paid.normalize():f}名测算，与每站配备的{heads}名不一致", remedy="请按同一人数测算工资"
        )


def total(lines: Collection[CostLine]) -> int:
    """The sum of all lines, in 分."""
    return sum(line.amount for line in lines)


def _whole(value: Decimal) -> int:
    return int(value.to_integral_value(ROUND_HALF_UP))
