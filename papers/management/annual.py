"""年度总结: the plan's duties one by one, and what the record counts by the year's end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from sqlmodel import Session

from documents.catalogue.management.annual_summary import (
    AnnualSummaryFacts,
    CycleRow,
    DutyRow,
    GradeRow,
    StationsRow,
    TroubleRow,
)
from documents.catalogue.management.progress import undertaking
from documents.dates import cn_date
from models.plan import Plan, PlanMilestone
from models.programme import Programme
from papers.base import Fillings, Given, is_rehearsal
from papers.management.progress import contract_rows, counts_row, place_rows, printed, supervision_rows
from record.bodies import bureau, planned_due
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from views import results, statistics
from views.results import CycleResult, PurchaseResult
from views.statistics import Standing

fillings = Fillings()


@fillings.of_programme("annual_summary")
def annual_summary(session: Session, programme: Programme, on: date, given: Given) -> Iterable[Sheet]:
    """The last year that has ended; in December, or in the programme's first year, the present one."""
    plan = plan_of(programme)
    year = on.year if on.month == 12 else max(on.year - 1, programme.started_on.year)
    until = min(on, date(year, 12, 31))
    found = statistics.standings(session, programme, until)
    alerts = statistics.alerts_raised(session, programme, programme.started_on, until)
    bought, staff = results.purchases(session, programme, until), results.staff(session, programme, until)
    items = statistics.items(session, programme, programme.started_on, until)
    yield Sheet(
        f"{undertaking(plan.title)}{year}年度工作总结",
        given.facts(
            AnnualSummaryFacts,
            org=bureau(plan),
            doc_date=on,
            rehearsal=is_rehearsal(session),
            programme_title=plan.title,
            area=plan.city.name,
            year=year,
            since=programme.started_on,
            until=until,
            fund=plan.budget.amount_fen if plan.budget else None,
            fund_source=plan.budget.source if plan.budget else "",
            duties=tuple(_duty(duty, found) for duty in plan.milestones),
            stations=_stations(session, programme, until),
            opening_due=planned_due(plan, "opening"),
            contracts=contract_rows(bought),
            paid=results.paid(session, programme, until),
            heads=staff.heads,
            staff=staff.hired,
            graduates=staff.graduates,
            trained=staff.trained,
            supervisors=staff.supervisors,
            cycles=tuple(_cycle(one) for one in results.cycles(session, programme, until)),
            places=place_rows(session, programme, until),
            counts=counts_row(statistics.totals(found)),
            alerts=alerts.raised,
            escalated=alerts.escalated,
            acknowledged=alerts.acknowledged,
            supervision=supervision_rows(items),
            troubles=tuple(
                TroubleRow(on=t.on, matter=t.title, what=printed(t.what), outcome=printed(t.outcome))
                for t in results.troubles(session, programme, until)
            ),
            next_year=_next_year(plan, year, found, bought, sum(item.closed_on is None for item in items)),
        ),
    )


def _duty(duty: PlanMilestone, found: Sequence[Standing]) -> DutyRow:
    return DutyRow(
        clause=duty.clause,
        title=duty.title,
        due=duty.due,
        result=_result([one for one in found if one.kind == duty.key], run=duty.procedure is not None),
    )


def _result(cases: Sequence[Standing], *, run: bool) -> str:
    """What became of a duty: all done, by when, how many late; or what is missing."""
    if not run:
        return "由责任单位组织实施，不纳入流程登记"
    if not cases:
        return "尚未启动"
    done = [one.finished_on for one in cases if one.finished_on]
    late = sum(1 for one in cases if one.finished_on and one.due_on and one.finished_on > one.due_on)
    missing = [one.place for one in cases if one.finished_on is None]
    if not done:
        return f"正在办理（{'、'.join(missing)}）" if len(missing) <= 3 else f"{len(missing)}个事项正在办理"
    what = f"{len(done)}个事项" + ("全部完成" if not missing else f"完成，{'、'.join(dict.fromkeys(missing))}尚未完成")
    if len(cases) == 1:
        return f"{cn_date(max(done))}完成" + ("（逾期）" if late else "")
    return f"{what}，最后完成日期{cn_date(max(done))}" + (f"，其中逾期完成{late}个" if late else "")


def _stations(session: Session, programme: Programme, until: date) -> tuple[StationsRow, ...]:
    return tuple(
        StationsRow(
            place=one.place,
            quota=one.quota,
            opened=one.opened,
            in_time=one.in_time,
            area=Decimal(one.area_dm2) / 100,
            last_opened=one.last_opened,
        )
        for one in results.stations(session, programme, until)
    )


def _cycle(one: CycleResult) -> CycleRow:
    return CycleRow(
        name=one.label + ("年" if one.label.isdigit() else ""),
        final_on=one.final_on,
        stations=one.stations,
        mean=(Decimal(one.total) / one.stations / 100).quantize(Decimal("0.01")),
        grades=tuple(GradeRow(name=name, stations=n) for name, n in one.grades.items()),
        stars=tuple(star for star, n in one.stars.items() for _ in range(n)),
    )


def _next_year(
    plan: Plan, year: int, found: Sequence[Standing], bought: Sequence[PurchaseResult], still: int
) -> tuple[str, ...]:
    """What the plan and the record already say of the year to come; the unit adds its own."""
    open_cases = [one.title for one in found if one.finished_on is None and one.label]
    texts = [f"继续办理尚未完成的事项：{'、'.join(open_cases)}。"] if open_cases else []
    if still:
        texts.append(f"督促办结尚未销号的督办事项{still}件。")
    texts += [
        f"落实《{plan.title}》{duty.clause}关于{duty.title}的要求（{duty.phrase}），完成{year + 1}年度考核。"
        for duty in plan.milestones
        if duty.reading and duty.reading.kind == "recurring"
    ]
    ending = [one.title for one in bought if one.ends_on and one.ends_on.year in (year, year + 1)]
    if ending:
        texts.append(
            f"做好合同期满的履约验收和后续采购准备，及早公开采购意向，防止服务中断。涉及{len(ending)}个项目：{'、'.join(ending)}。"
        )
    standing = "；".join(f"{duty.clause}{duty.title}" for duty in plan.standing_duties if duty.due is None)
    return (*texts, f"持续落实不设固定时限的任务：{standing}。")
