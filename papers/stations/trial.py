"""信息平台: 试运行方案, 试运行日记录 and 平台验收报告."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlmodel import Session

from actions.platform import (
    DevelopmentDone,
    DevelopmentStarted,
    PlatformAcceptance,
    PlatformMended,
    TrialReport,
    TrialStart,
)
from documents.catalogue.stations.platform_acceptance import (
    AcceptedDefectRow,
    ModuleRow,
    PlatformAcceptanceReportFacts,
)
from documents.catalogue.stations.trial import (
    FoundRow,
    FunctionRow,
    TrialDailyRecordFacts,
    TrialPlanFacts,
    TriedRow,
)
from models.case import Fact
from models.plan import Plan
from models.values import Role
from papers.base import Fillings, Given, is_rehearsal
from papers.stations.platform import function_of
from record.bodies import city_units, due_of, issuer, phone
from record.citations import cited
from record.errors import FactMissing
from record.people import holders
from record.plan.loaded import districts as districts_of
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.rows.purchases import platform_contracts
from record.said import said
from record.situation import Dossier

fillings = Fillings()

CASE = "platform"


@fillings.on_request("trial_plan", CASE)
def trial_plan(session: Session, dossier: Dossier, on: date, given: Given) -> Iterator[Sheet]:
    """To the purchasers of the districts on trial; before the start, all of them, on the planned dates.

    It is dated no later than the first day: a plan that came after what it plans would ask for the impossible.
    """
    plan, started = plan_of(dossier.programme), dossier.maybe_said(TrialStart)
    developer, managers = dossier.maybe_said(DevelopmentStarted), holders(session, Role.PROJECT_MANAGER, None)
    rows = districts_of(session, dossier.programme)
    places = [row for row in rows if started is None or row.name in started.districts]
    first = _begins(dossier)
    helpers = [name for name in city_units(plan, dossier.case.kind) if name not in issuer(dossier, plan)]
    yield Sheet(
        "关于印发就业驿站信息平台试运行方案的通知",
        given.facts(
            TrialPlanFacts,
            org=issuer(dossier, plan),
            doc_date=min(on, first),
            rehearsal=is_rehearsal(session),
            programme_title=plan.title,
            platform_name=_systems(plan),
            goal=plan.platform.goal,
            developer_name=developer.contractor if developer else "",
            recipients=tuple(row.purchaser for row in places),
            copies_to=tuple(helpers),
            guide_unit=helpers[0] if helpers else "",
            districts=tuple(row.name for row in places),
            stations=sum(row.quota for row in places),
            run_from=first,
            run_until=(started.until if started else None) or max(first, due_of(plan, CASE)),
            functions=tuple(_function(item.name) for item in plan.platform.functions),
            contact_person=managers[0].name if managers else "",
            contact_phone=phone(plan) if managers else "",
        ),
    )


def _begins(dossier: Dossier) -> date:
    """The first day of the trial run: as recorded, else as the schedule has it."""
    row = dossier.rows["trial_start", ""]
    first = row.done_on or row.planned or row.earliest
    if first is None:
        raise FactMissing(
            "试运行的开始日期还推算不出来",
            basis=cited(dossier.programme, "方案{platform}"),
            remedy="请先登记平台开发的进展",
        )
    return first


def _function(name: str) -> FunctionRow:
    return FunctionRow(
        name=name,
        tried=f"以驿站账号新增、查询、修改、导出“{name}”的信息，多个驿站同时操作",
        expected="操作成功，内容准确，权限正确，市级平台即时归集、统一显示",
    )


def _systems(plan: Plan) -> str:
    """All systems of the plan, each in quotation marks: “甲系统”和“乙”小程序."""
    return "和".join(name if "“" in name else f"“{name}”" for name in plan.platform.systems)


@fillings.on_request("trial_daily_record", CASE)
def trial_daily_record(session: Session, dossier: Dossier, on: date, given: Given) -> Iterator[Sheet]:
    """The day on which it is asked for, to be filled; once the report is recorded, each day that it tells of."""
    plan, done = plan_of(dossier.programme), dossier.maybe_said(DevelopmentDone)
    shared: dict[str, Any] = {
        "org": issuer(dossier, plan),
        "rehearsal": is_rehearsal(session),
        "platform_name": _systems(plan),
        "version": done.version if done else "",
    }
    report = dossier.maybe_said(TrialReport)
    blank = tuple(TriedRow(function=item.name) for item in plan.platform.functions)
    if report is None:
        yield Sheet(
            "信息平台试运行日记录",
            given.facts(TrialDailyRecordFacts, **shared, doc_date=on, on=on, day=_nth(dossier, on), tried=blank),
            subject=on.isoformat(),
        )
        return
    last = dossier.facts["trial_report", ""].done_on
    for day in sorted({row.on or last for row in report.cases} | {row.found_on or last for row in report.defects}):
        yield Sheet(
            f"信息平台试运行日记录（{day.month}月{day.day}日）",
            given.facts(
                TrialDailyRecordFacts,
                **shared,
                doc_date=day,
                on=day,
                day=_nth(dossier, day),
                tried=_tried(report, last, day, plan) or blank,
                found=_found(report, last, day),
            ),
            subject=day.isoformat(),
        )


def _nth(dossier: Dossier, day: date) -> int:
    """Which day of the trial run it is; 0 before its start."""
    started = dossier.fact("trial_start")
    return max(0, (day - started.done_on).days + 1) if started else 0


def _tried(report: TrialReport, last: date, day: date, plan: Plan) -> tuple[TriedRow, ...]:
    functions = [item.name for item in plan.platform.functions]
    return tuple(
        TriedRow(
            function=row.module or function_of(row.name, functions) or "其他",
            operation=row.name,
            passed=row.result,
        )
        for row in report.cases
        if (row.on or last) == day
    )


def _found(report: TrialReport, last: date, day: date) -> tuple[FoundRow, ...]:
    return tuple(
        FoundRow(
            text=row.title,
            severity=row.severity,
            mended_on=(row.mended_on or last) if row.mended else None,
        )
        for row in report.defects
        if (row.found_on or last) == day
    )


@fillings.paper("platform_acceptance_report")
def platform_acceptance_report(session: Session, dossier: Dossier, fact: Fact) -> Iterator[Sheet]:
    """What the trial run showed of each function, what became of the defects, who accepted."""
    plan, accepted = plan_of(dossier.programme), said(fact, PlatformAcceptance)
    started, done, began, reported = (
        dossier.facts[step, ""].done_on
        for step in ("development_started", "development_done", "trial_start", "trial_report")
    )
    yield Sheet(
        "就业驿站信息平台验收报告",
        PlatformAcceptanceReportFacts(
            org=issuer(dossier, plan),
            doc_date=fact.done_on,
            rehearsal=is_rehearsal(session),
            programme_title=plan.title,
            platform_name=_systems(plan),
            goal=plan.platform.goal,
            developer_name=dossier.said(DevelopmentStarted).contractor,
            version=dossier.said(DevelopmentDone).version,
            **_contract(session, dossier),
            started_on=started,
            finished_on=done,
            trial_from=began,
            trial_until=reported,
            districts=dossier.said(TrialStart).districts,
            **_modules(dossier.said(TrialReport), plan),
            defects=_defects(dossier, reported),
            accepted_on=fact.done_on,
            inspectors=accepted.inspectors,
            opinion=accepted.opinion,
            basis=("《中华人民共和国政府采购法》第四十一条", "《中华人民共和国政府采购法实施条例》第四十五条"),
        ),
    )


def _contract(session: Session, dossier: Dossier) -> dict[str, Any]:
    """Number and price of the platform's contract, where the record has it."""
    found = platform_contracts(session, dossier.case.programme_id)
    return {"contract_number": found[-1].number, "contract_price": found[-1].amount} if len(found) == 1 else {}


def _modules(report: TrialReport, plan: Plan) -> dict[str, Any]:
    """The cases by the function of the plan that they name; those of none stand together."""
    functions = [item.name for item in plan.platform.functions]
    results: dict[str, list[bool]] = {name: [] for name in (*functions, "")}
    for case in report.cases:
        results[function_of(f"{case.module or ''} {case.name}", functions)].append(case.result)
    other = results.pop("")
    return {
        "modules": tuple(ModuleRow(name=name, cases=len(found), passed=sum(found)) for name, found in results.items()),
        "other_cases": len(other),
        "other_passed": sum(other),
    }


def _defects(dossier: Dossier, reported_on: date) -> tuple[AcceptedDefectRow, ...]:
    later = dossier.fact("defects_mended_platform")
    mended = said(later, PlatformMended).mended if later else ()
    rows = []
    for row in dossier.said(TrialReport).defects:
        after = not row.mended and row.title in mended
        during = (row.mended_on or reported_on) if row.mended else None
        rows.append(
            AcceptedDefectRow(
                text=row.title,
                severity=row.severity,
                mended_on=later.done_on if later and after else during,
                mended="试运行期间修复" if row.mended else "验收前修复" if after else "未修复",
            )
        )
    return tuple(rows)
