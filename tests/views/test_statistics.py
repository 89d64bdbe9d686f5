"""Statistics of a programme on a day: the SQL counts what a plain count over the rows finds; past days stay past."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from documents.catalogue import CATALOGUE
from models.alert import SupervisionItem
from models.case import Case, ScheduleRow
from models.database import reading, writing
from models.programme import Programme
from models.values import CITY
from papers.base import Given
from papers.registry import all_papers
from record.plan.loaded import programme
from record.register.sheet import Sheet
from record.situation import open_dossier
from rules.dates.light import Colour, light
from tests.actions.builders import case_of, huizhou
from tests.actions.tender_case import CASE, SQLITE_ONLY, ready
from views import results, statistics

DAYS = [
    date(2023, 7, 3),
    date(2023, 10, 9),
    date(2023, 11, 2),
    date(2023, 11, 15),
    date(2023, 12, 6),
    date(2025, 1, 31),
]
KINDS = (
    "task_breakdown",
    "weekly_report",
    "monthly_report",
    "annual_summary",
    "progress_wallchart",
    "timeline_wallchart",
    "meeting_minutes",
)


def plan(session: Session) -> Programme:
    return programme(session, huizhou().slug)


def plain_counts(session: Session, on: date) -> statistics.Counts:
    """The same by reading every row, with the light of the day."""
    found: Counter[str] = Counter()
    for row in session.exec(select(ScheduleRow)).all():
        if row.lapse or row.due_on is None:
            continue
        session.expunge(row)
        if row.done_on and row.done_on > on:
            row.done_on = None
        shown = light(row, on)
        found["late" if shown.late else {Colour.GREEN: "met", Colour.RED: "overdue"}.get(shown.colour, "open")] += 1
    return statistics.Counts(**found)


def asked(session: Session, kind: str, on: date) -> Sheet:
    return next(iter(all_papers().of_programmes[kind](session, plan(session), on, Given())))


def test_the_sql_counts_what_the_rows_say(engine: Engine) -> None:
    """On both databases, day by day."""
    ready(engine, "contract_signature")
    with reading(engine) as session:
        for on in DAYS:
            found = statistics.standings(session, plan(session), on)
            assert statistics.totals(found) == plain_counts(session, on), on
            assert (
                sum(len(one.subjects) or 1 for one in statistics.overdue(session, plan(session), on))
                == statistics.totals(found).overdue
            )
        everybody = {kind: asked(session, kind, DAYS[-1]) for kind in KINDS}
    assert all(CATALOGUE[kind].compose(sheet.facts) for kind, sheet in everybody.items())


@SQLITE_ONLY
class TestOfADay:
    def test_what_is_done_later_is_not_done_yet(self, engine: Engine) -> None:
        ready(engine, "contract_signature")
        with reading(engine) as session:
            before, after = (
                next(one for one in statistics.standings(session, plan(session), on) if one.place == "惠东县")
                for on in (date(2023, 11, 14), date(2023, 11, 15))
            )
            assert (before.finished_on, after.finished_on) == (None, date(2023, 11, 15))
            assert before.done < after.done
            assert results.purchases(session, plan(session), date(2023, 10, 8)) == []
            told = results.purchases(session, plan(session), date(2023, 11, 14))[0]
            assert (told.signed, told.amount, told.bidders) == (0, 0, None)

    def test_the_money_is_exact(self, engine: Engine) -> None:
        ready(engine, "contract_signature")
        with reading(engine) as session:
            found = results.purchases(session, plan(session), date(2023, 11, 15))
        assert [
            (one.place, one.lots, one.signed, one.budget, one.signed_budget, one.amount, one.bidders) for one in found
        ] == [("惠东县", 2, 2, 3_300_000, 3_300_000, 1_500_001 + 1_590_000, 4)]
        assert found[0].saved == 3_300_000 - 3_090_001

    def test_deadlines_are_told_by_step_with_their_working_days(self, engine: Engine) -> None:
        ready(engine, "award_notice")
        with reading(engine) as session:
            due = statistics.falling_due(session, plan(session), date(2023, 11, 3), date(2023, 11, 10))
            found = [one for one in due if one.step == "退还未中标人保证金" and one.place == "惠东县"]
            late = statistics.overdue(session, plan(session), date(2023, 11, 10))
        assert [(one.due_on, one.days, one.answers) for one in found] == [(date(2023, 11, 9), 4, "采购经办")]
        assert [
            (one.due_on, one.days) for one in late if one.step == "退还未中标人保证金" and one.place == "惠东县"
        ] == [(date(2023, 11, 9), -1)]

    def test_items_are_as_they_stood(self, engine: Engine) -> None:
        ready(engine, "contract_signature")
        with writing(engine) as session:
            case = case_of(session, CASE)
            session.add(
                SupervisionItem(
                    number="督办〔2023〕1号",
                    case_id=case.id,
                    round=1,
                    step="contract_signature",
                    source="overdue",
                    basis="方案",
                    reason="演练",
                    opened_on=date(2023, 12, 5),
                    due_on=date(2023, 12, 12),
                    closed_on=date(2023, 12, 7),
                )
            )
            session.commit()
        with reading(engine) as session:

            def told(first: date, last: date) -> list[date | None]:
                return [one.closed_on for one in statistics.items(session, plan(session), first, last)]

            assert told(date(2023, 11, 1), date(2023, 12, 4)) == []
            assert told(date(2023, 12, 4), date(2023, 12, 6)) == [None]
            assert told(date(2023, 12, 4), date(2023, 12, 7)) == [date(2023, 12, 7)]
            assert told(date(2023, 12, 8), date(2023, 12, 9)) == []
            assert statistics.telling_day(session, plan(session), date(2024, 1, 1)) == date(2023, 12, 5)
            assert statistics.telling_day(session, plan(session), date(2023, 11, 1)) == date(2023, 11, 1)


@SQLITE_ONLY
class TestPapers:
    def test_a_week_and_a_month_begin_where_they_begin(self, engine: Engine) -> None:
        ready(engine, "contract_signature")
        with reading(engine) as session:
            week = asked(session, "weekly_report", date(2023, 11, 15)).facts
            month = asked(session, "monthly_report", date(2023, 12, 31)).facts
        assert (week.period_from, week.period_until, week.next_until) == (  # type: ignore[attr-defined]
            date(2023, 11, 13),
            date(2023, 11, 15),
            date(2023, 11, 26),
        )
        assert (month.period_from, month.next_until) == (date(2023, 12, 1), date(2024, 1, 31))  # type: ignore[attr-defined]
        assert any("合同签订" in step for row in week.done for step in row.steps)  # type: ignore[attr-defined]

    @pytest.mark.parametrize(
        ("on", "year"),
        [(date(2023, 11, 15), 2023), (date(2024, 1, 10), 2023), (date(2024, 12, 1), 2024), (date(2025, 1, 31), 2024)],
    )
    def test_a_summary_is_about_the_year_that_ended(self, engine: Engine, on: date, year: int) -> None:
        ready(engine, "contract_signature")
        with reading(engine) as session:
            facts = asked(session, "annual_summary", on).facts
        assert (facts.year, facts.until) == (year, min(on, date(year, 12, 31)))  # type: ignore[attr-defined]

    def test_every_duty_of_the_plan_is_broken_down(self, engine: Engine) -> None:
        ready(engine, "contract_signature")
        with reading(engine) as session:
            sheet = asked(session, "task_breakdown", date(2023, 9, 1))
            stored = plan(session).plan
        text = CATALOGUE["task_breakdown"].compose(sheet.facts).text()
        for duty in stored["milestones"]:
            assert duty["title"] in text and duty["clause"] in text
            assert all(words.rstrip("，；、。") in text for words in duty["texts"])
        assert "，\n" not in text, "what the plan says ends as a sentence"
        for district in stored["districts"]:
            assert district["name"] in text

    def test_minutes_of_a_case_tell_of_that_case(self, engine: Engine) -> None:
        ready(engine, "award_notice")
        with reading(engine) as session:
            dossier = open_dossier(session, case_of(session, CASE))
            sheet = next(
                iter(all_papers().of_cases["meeting_minutes"].fill(session, dossier, date(2023, 11, 14), Given()))
            )
            everybody = asked(session, "meeting_minutes", date(2023, 11, 14))
        text = CATALOGUE["meeting_minutes"].compose(sheet.facts).text()
        assert "惠东县招标“退还未中标人保证金”" in text
        assert "龙门县" not in text
        assert len(everybody.facts.decisions) >= len(sheet.facts.decisions) > 0  # type: ignore[attr-defined]
        due = {row.due for row in sheet.facts.decisions}  # type: ignore[attr-defined]
        assert due == {date(2023, 11, 21)}

    def test_the_timeline_shows_the_spans_of_the_law(self, engine: Engine) -> None:
        ready(engine, "contract_signature")
        with reading(engine) as session:
            facts = asked(session, "timeline_wallchart", date(2023, 11, 15)).facts
            case = session.exec(select(Case).where(Case.kind == "open_tender", Case.slug.contains("惠东县"))).one()  # type: ignore[attr-defined]
            notice = session.exec(
                select(ScheduleRow.done_on).where(ScheduleRow.case_id == case.id, ScheduleRow.step == "tender_notice")
            ).one()
        spans = {
            (span.label, span.first, span.last)
            for lane in facts.lanes
            if lane.place == "惠东县"  # type: ignore[attr-defined]
            for span in lane.spans
        }
        assert notice == date(2023, 10, 9)
        assert ("20日", notice, date(2023, 10, 30)) in spans, "twenty days, to the next working day"
        assert ("发布公告", notice, notice) in spans
        assert ("", date(2023, 11, 2), date(2023, 11, 15)) in spans, (
            "thirty days, of which the signature has ended the rest"
        )
        assert facts.due == date(2023, 11, 30)  # type: ignore[attr-defined]
        assert all(lane.place != CITY or lane.spans for lane in facts.lanes)  # type: ignore[attr-defined]
