"""平台试运行报告."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlmodel import Session

from actions.platform import DevelopmentStarted, TrialReport, TrialStart
from documents.catalogue.stations.platform import TrialCaseRow, TrialDefectRow, TrialRunReportFacts
from models.case import Fact
from models.plan import Plan
from papers.base import Fillings, is_rehearsal
from record.bodies import issuer
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.rows.programmes import people_in, stations_in
from record.said import said
from record.situation import Dossier

fillings = Fillings()


@fillings.paper("trial_run_report")
def trial_run_report(session: Session, dossier: Dossier, fact: Fact) -> Iterator[Sheet]:
    """Cases, defects and the conclusion, as they stood on the day of the report."""
    plan, report, places = plan_of(dossier.programme), said(fact, TrialReport), dossier.said(TrialStart).districts
    system = plan.platform.systems[0].strip("“”")
    developer = dossier.said(DevelopmentStarted).contractor
    yield Sheet(
        f"“{system}”试运行报告",
        TrialRunReportFacts(
            org=issuer(dossier, plan),
            doc_date=fact.done_on,
            rehearsal=is_rehearsal(session),
            platform_name=system,
            programme_title=plan.title,
            developer_name=developer,
            run_from=dossier.facts["trial_start", ""].done_on,
            run_until=fact.done_on,
            stations=_given(report.stations, stations_in(session, dossier.case.programme_id, places)),
            users=_given(report.users, people_in(session, places, fact.done_on)),
            cases=_cases(report, fact.done_on, plan),
            defects=_defects(report, fact.done_on),
            passed=report.conclusion == "通过",
            suggestions=report.suggestions,
        ),
    )


def _cases(report: TrialReport, reported_on: date, plan: Plan) -> tuple[TrialCaseRow, ...]:
    functions, system = [item.name for item in plan.platform.functions], plan.platform.systems[0].strip("“”")
    return tuple(
        TrialCaseRow(
            number=f"用例{n:02d}",
            module=case.module or function_of(case.name, functions) or system,
            title=case.name,
            run_on=case.on or reported_on,
            passed=case.result,
        )
        for n, case in enumerate(report.cases, 1)
    )


def function_of(case: str, functions: Sequence[str]) -> str:
    """The function of the plan that a case names, in its module or its title; empty if it names none."""
    return next((name for name in functions if name in case), "")


def _defects(report: TrialReport, reported_on: date) -> tuple[TrialDefectRow, ...]:
    return tuple(
        TrialDefectRow(
            number=f"缺陷{n:02d}",
            found_on=defect.found_on or reported_on,
            description=defect.title,
            severity=defect.severity,
            fixed_on=(defect.mended_on or reported_on) if defect.mended else None,
            retest="通过" if defect.mended else "",
        )
        for n, defect in enumerate(report.defects, 1)
    )


def _given(value: int | None, counted: int) -> int:
    return counted if value is None else value
