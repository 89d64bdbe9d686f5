"""Rows that reports and wall charts share: where a duty stands in a place, deadlines, supervision, contracts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field, model_validator

from documents.amounts import figures
from documents.catalogue.base import Count, FactsRow, Fen, Name, Positive, SignedFen, Text
from documents.catalogue.parts import table
from documents.content import Chart, Series, Table
from documents.dates import cn_date, month_day

State = Literal["已办结", "逾期办结", "未到期", "临期", "逾期", "未启动"]
SIGNS: dict[str, str] = {"已办结": "●", "逾期办结": "◆", "未到期": "○", "临期": "▲", "逾期": "■", "未启动": "—"}
"""One sign for each state: a black-and-white print can be read too. A closed duty with a late act is 逾期办结."""
LEGEND = "图例：" + "　".join(f"{sign}{state}" for state, sign in SIGNS.items())


_PLAN = re.compile(r"(?:实施|工作)?方案(?!.*方案)")


def undertaking(programme_title: str) -> str:
    """What a plan undertakes, as titles of papers have it: 惠州市就业驿站试点建设 of 惠州市就业驿站试点建设实施方案."""
    return _PLAN.sub("", programme_title) or programme_title


class CountsRow(FactsRow):
    """时限统计。Deadlines by how they stand."""

    met: Count = Field(title="按期办结")
    late: Count = Field(title="逾期办结")
    overdue: Count = Field(title="逾期未办")
    open: Count = Field(title="未到期")

    @property
    def all(self) -> int:
        return self.met + self.late + self.overdue + self.open


class CellRow(FactsRow):
    """任务进度。One duty in one place."""

    label: Name = Field(title="任务")
    state: State = Field(title="状态")
    done: Count = Field(title="已办结环节数")
    total: Count = Field(title="环节数")
    due: date | None = Field(default=None, title="完成时限")
    closed: date | None = Field(default=None, title="完成日期")

    @property
    def short(self) -> str:
        """The sign, and under it the day 23.9.27 or how far it is: 12/18."""
        sign = SIGNS[self.state]
        if self.closed:
            return f"{sign}\n{self.closed:%y}.{self.closed.month}.{self.closed.day}"
        return f"{sign}\n{self.done}/{self.total}" if self.total else sign

    def brief(self, year: int) -> str:
        """In one line: ●11.22 of the report's year, ● alone of an earlier one, ▲12/18 while it is not finished."""
        sign = SIGNS[self.state]
        if self.closed:
            return f"{sign}{self.closed.month}.{self.closed.day}" if self.closed.year == year else sign
        return f"{sign}{self.done}/{self.total}" if self.total else sign


class PlaceRow(FactsRow):
    """各地进度。A district (or the city) with its duties and deadlines."""

    place: Name = Field(title="县区")
    quota: Count = Field(default=0, title="驿站任务数", description="0 for the city")
    cells: tuple[CellRow, ...] = Field(title="任务进度", max_length=20)
    counts: CountsRow = Field(title="时限统计")


class DeadlineRow(FactsRow):
    """时限事项。Something due or overdue."""

    place: Name = Field(title="县区")
    matter: Name = Field(title="事项")
    step: Text = Field(title="环节", description="with the stations or lots it is about")
    due: date = Field(title="时限")
    days: Count = Field(title="工作日数", description="working days left, or since")
    answers: Name = Field(title="办理岗位")


class SupervisionRow(FactsRow):
    """督办事项。As it stands on the day of the report."""

    number: Name = Field(title="督办编号")
    place: Name = Field(title="县区")
    matter: Name = Field(title="事项")
    reason: Text = Field(title="事由")
    opened: date = Field(title="立项日期")
    due: date = Field(title="办结时限")
    closed: date | None = Field(default=None, title="销号日期")


class ContractSumRow(FactsRow):
    """采购合同。A purchase whose notice is out, and its contracts so far."""

    place: Name = Field(title="县区")
    project: Name = Field(title="采购项目")
    rounds: Positive = Field(title="采购轮次")
    lots: Count = Field(title="采购包数")
    signed: Count = Field(title="已签合同数")
    budget: Fen = Field(title="预算金额")
    signed_budget: Fen = Field(title="已签采购包的预算金额")
    amount: Fen = Field(title="合同金额")
    supplements: Fen = Field(default=0, title="补充协议金额")
    bidders: Count | None = Field(default=None, title="投标（响应）供应商数", description="once contracts are signed")
    suppliers: tuple[Name, ...] = Field(default=(), title="中标（成交）供应商", max_length=30)
    last_signed: date | None = Field(default=None, title="合同签订日期")

    @model_validator(mode="after")
    def _no_more_than_the_lots(self) -> ContractSumRow:
        if self.signed > self.lots:
            raise ValueError(f"{self.project}已签合同数（signed）多于采购包数（lots）")
        return self

    @property
    def saved(self) -> SignedFen:
        return self.signed_budget - self.amount


def matrix(places: Sequence[PlaceRow], level: str, *, caption: str = "") -> Table:
    """Districts (`level` is what they are called) down, duties across, each with its sign and date."""
    labels = list(dict.fromkeys(cell.label for place in places for cell in place.cells))
    width = 82 / max(1, len(labels))
    columns = [(level, 18, "left"), *((label, width, "center") for label in labels)]
    rows = []
    for place in places:
        by_label = {cell.label: cell.short for cell in place.cells}
        rows.append([place.place, *(by_label.get(label, "—") for label in labels)])
    return table(columns, rows, caption=caption)


_COUNTS_TABLE_COLUMNS = (
    ("时限总数", 12.8, "right"),
    ("按期办结", 12.8, "right"),
    ("逾期办结", 12.8, "right"),
    ("逾期未办", 12.8, "right"),
    ("未到期", 11.3, "right"),
    ("按期率", 14, "right"),
)


def counts_table(places: Sequence[PlaceRow], level: str) -> Table:
    """Deadlines by district, with the sum."""

    def line(name: str, counts: CountsRow) -> tuple[str, ...]:
        return (
            name,
            str(counts.all),
            str(counts.met),
            str(counts.late),
            str(counts.overdue),
            str(counts.open),
            share(counts.met, counts.met + counts.late),
        )

    total = CountsRow(
        **{key: sum(getattr(place.counts, key) for place in places) for key in ("met", "late", "overdue", "open")}
    )
    columns = ((level, 23.5, "left"), *_COUNTS_TABLE_COLUMNS)
    return table(columns, (line(place.place, place.counts) for place in places), total=line("合计", total))


def counts_chart(places: Sequence[PlaceRow], title: str) -> Chart:
    """The same as bars on one another."""
    return Chart(
        kind="stacked",
        title=title,
        unit="项",
        categories=tuple(place.place for place in places),
        series=tuple(
            Series(name=name, values=tuple(Decimal(getattr(place.counts, key)) for place in places))
            for key, name in (("met", "按期办结"), ("late", "逾期办结"), ("overdue", "逾期未办"), ("open", "未到期"))
        ),
    )


def deadline_table(rows: Sequence[DeadlineRow], days: str, *, empty: str, caption: str = "") -> Table:
    """Deadlines by place and step; `days` heads the column of working days."""
    columns = (
        ("序号", 7.5, "center"),
        ("事项", 22, "left"),
        ("环节", 25.7, "left"),
        ("时限", 14.8, "center"),
        (days, 12, "right"),
        ("办理岗位", 18, "center"),
    )
    return table(
        columns,
        (
            (str(n), row.matter, row.step, month_day(row.due), str(row.days), row.answers)
            for n, row in enumerate(rows, 1)
        ),
        empty=empty,
        caption=caption,
    )


_SUPERVISION_TABLE_COLUMNS = (
    ("督办编号", 19.2, "center"),
    ("事项", 15.8, "left"),
    ("事由", 38.8, "left"),
    ("起止日期", 13.2, "center"),
    ("销号", 13, "center"),
)


def supervision_table(rows: Sequence[SupervisionRow], *, empty: str) -> Table:
    """Supervision items with when they were opened, are due, and were closed."""
    return table(
        _SUPERVISION_TABLE_COLUMNS,
        (
            (
                row.number.removeprefix("督办"),
                row.matter,
                row.reason,
                f"{month_day(row.opened)}\n{month_day(row.due)}",
                month_day(row.closed) if row.closed else "未销号",
            )
            for row in rows
        ),
        empty=empty,
    )


_CONTRACT_TABLE_COLUMNS = (
    ("合同", 9, "center"),
    ("预算金额（元）", 18.5, "right"),
    ("合同金额（元）", 18.5, "right"),
    ("节约金额（元）", 17.5, "right"),
    ("节约率", 13, "right"),
)


def contract_table(rows: Sequence[ContractSumRow], level: str, *, empty: str) -> Table:
    """Purchases with budget, contracts and what was saved, in 元."""
    total = (
        "合计",
        f"{sum(r.signed for r in rows)}/{sum(r.lots for r in rows)}",
        figures(sum(r.budget for r in rows)),
        figures(sum(r.amount for r in rows)),
        figures(sum(r.saved for r in rows)),
        share(sum(r.saved for r in rows), sum(r.signed_budget for r in rows)),
    )
    lines = [
        (
            row.place,
            f"{row.signed}/{row.lots}",
            figures(row.budget),
            figures(row.amount) if row.signed else "—",
            figures(row.saved) if row.signed else "—",
            share(row.saved, row.signed_budget),
        )
        for row in rows
    ]
    return table(((level, 23.5, "left"), *_CONTRACT_TABLE_COLUMNS), lines, total=total if rows else (), empty=empty)


def contract_chart(rows: Sequence[ContractSumRow]) -> Chart:
    """Budget and contracts side by side, in 万元."""

    def wan(fen: int) -> Decimal:
        return (Decimal(fen) / 10**6).quantize(Decimal("0.01"))

    return Chart(
        kind="bars",
        title="采购预算与合同金额",
        unit="万元",
        categories=tuple(row.place for row in rows),
        series=(
            Series(name="预算金额", values=tuple(wan(row.budget) for row in rows)),
            Series(name="合同金额", values=tuple(wan(row.amount) if row.signed else None for row in rows)),
        ),
    )


def share(part: int, whole: int) -> str:
    """A share in per cent with two decimals, or — of nothing."""
    return f"{Decimal(part * 100) / whole:.2f}%" if whole else "—"


def counts_text(counts: CountsRow) -> str:
    """The deadlines in a sentence, without its full stop."""
    text = f"应盯办时限{counts.all}项，按期办结{counts.met}项，逾期办结{counts.late}项，逾期未办{counts.overdue}项，未到期{counts.open}项"
    return text + (
        f"；已办结事项按期率{share(counts.met, counts.met + counts.late)}" if counts.met + counts.late else ""
    )


def day_or_dash(day: date | None) -> str:
    """A day in full, or —."""
    return cn_date(day) if day else "—"
