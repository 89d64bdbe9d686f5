"""平台试运行报告."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlmodel import Session

from documents.catalogue.stations.platform import TrialCaseRow, TrialDefectRow, TrialRunReportFacts
from models.case import Fact
from models.plan import Plan
from papers.base import Fillings, is_rehearsal
from record.bodies import issuer
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.rows.programmes import people_in, stations_in
from record.situation import Dossier

fillings = Fillings()


@fillings.paper("trial_run_report")
def trial_run_report(session: Session, dossier: Dossier, fact: Fact) -> Iterator[Sheet]:
    """Cases, defects and the conclusion, as they stood on the day of the report."""
    plan, details, began = plan_of(dossier.programme), fact.details, dossier.facts["trial_start", ""]
    places = began.details["districts"]
    system = plan.platform.systems[0].strip("“”")
    developer = dossier.facts["development_started", ""].details["contractor"]
    yield Sheet(
        f"“{system}”试运行报告",
        TrialRunReportFacts(
            org=issuer(dossier, plan),
            doc_date=fact.done_on,
            rehearsal=is_rehearsal(session),
            platform_name=system,
            programme_title=plan.title,
            developer_name=developer,
            run_from=began.done_on,
            run_until=fact.done_on,
            stations=_given(details["stations"], stations_in(session, dossier.case.programme_id, places)),
            users=_given(details["users"], people_in(session, places, fact.done_on)),
            cases=_cases(fact, plan),
            defects=_defects(fact),
            passed=details["conclusion"] == "通过",
            suggestions=details["suggestions"],
        ),
    )


def _cases(fact: Fact, plan: Plan) -> tuple[TrialCaseRow, ...]:
    functions, system = [item.name for item in plan.platform.functions], plan.platform.systems[0].strip("“”")
    return tuple(
        TrialCaseRow(
            number=f"用例{n:02d}",
            module=case["module"] or function_of(case["name"], functions) or system,
            title=case["name"],
            run_on=_day(case["on"], fact),
            passed=case["result"],
        )
        for n, case in enumerate(fact.details["cases"], 1)
    )


def function_of(case: str, functions: Sequence[str]) -> str:
    """The function of the plan that a case names, in its module or its title; empty if it names none."""
    return next((name for name in functions if name in case), "")


def _defects(fact: Fact) -> tuple[TrialDefectRow, ...]:
    return tuple(
        TrialDefectRow(
            number=f"缺陷{n:02d}",
            found_on=_day(defect["found_on"], fact),
            description=defect["title"],
            severity=defect["severity"],
            fixed_on=_day(defect["mended_on"], fact) if defect["mended"] else None,
            retest="通过" if defect["mended"] else "",
        )
        for n, defect in enumerate(fact.details["defects"], 1)
    )


def _day(given: str | None, fact: Fact) -> date:
    return date.fromisoformat(given) if given else fact.done_on


def _given(value: int | None, counted: int) -> int:
    return counted if value is None else value
