"""What to say when a plan is loaded: a start date that is unlikely, and whether the plan is assessed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.plan import Plan
from rules.kinds import KINDS, OPERATORS, Origin


def start_doubts(plan: Plan, began: date) -> Iterator[str]:
    """What is lawful and yet unlikely about the day on which the work starts: before the plan was issued, or after all
    that it wants done. Pilots are run ahead of their plan, and entered when they are over."""
    if plan.issued_on and began < plan.issued_on:
        yield f"工作启动日期{began}早于方案印发日期{plan.issued_on}，确属先行试点的可不处理"
    dues = [(duty.due, duty.title) for duty in plan.milestones if duty.due]
    if dues and began > max(dues)[0]:
        last, title = max(dues)
        yield (
            f"工作启动日期{began}晚于方案的全部时限（最后一项为“{title}”，{last}），各事项载入即已逾期，"
            "且不能登记启动以前的办理日期；确属事后启动的可不处理，否则请核对 --started-on"
        )


def asks_scheme(plan: Plan) -> bool:
    """Whether anything of the plan rests on an assessment scheme: the operators' tender and contract, or a cycle."""
    return any(
        duty.key == OPERATORS or KINDS[duty.key].origin is Origin.CYCLE
        for duty in plan.run_milestones
        if duty.key in KINDS
    )
