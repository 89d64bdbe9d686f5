"""载入放假通知: what rests on a year without a notice is refused, and after the load firm; what moved is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from models.audit import AuditEntry
from models.case import Case, ScheduleRow
from models.database import reading, writing
from models.document import DocumentRow
from models.programme import Milestone
from models.record import CalendarYear
from models.values import CITY, Role
from papers.register import reserve_due
from record.custody import audit
from record.errors import WrongRole
from record.people import actor, set_programme_date
from record.plan.calendar_years import LoadedYear, MovedDate, UnknownYear, YearMissing, load_year, year, years
from record.situation import calendar_of, open_dossier
from rules.calendar import official_calendar
from rules.dates.notice import load_notice
from tests.actions.builders import (
    act,
    assume,
    case_of,
    contents,
    prepare,
    refused,
    slug,
    two_districts,
)
from tests.actions.enforced.breach import up_to
from tests.actions.tender_case import CASE, SQLITE_ONLY, begin, bids, notice, ready, report, seated
from tests.rules.notice_files import EXAMPLE, FICTION_2027, SHIPPED, written

ISSUED = date(2026, 12, 14)
LATER = date(2027, 1, 29)
"""The programme date: everything tried lies before it."""
HOW = "./yicheng calendar load"


def load(engine: Engine, text: str, by: str = f"{CITY}.project_manager") -> LoadedYear:
    """Loads a file as somebody."""
    with writing(engine) as session:
        return load_year(session, actor(session, by), load_notice(text, "notice.yaml"))


def december(engine: Engine) -> None:
    """A tender whose intention is out, in January 2027, when nobody has loaded 2027 yet."""
    up_to("tender_notice", document_drafted={"service_from": "2027-03-01", "service_until": "2028-02-29"})(engine)
    with writing(engine) as session:
        set_programme_date(session, LATER)


def announced(deadline: str) -> dict[str, Any]:
    return notice(first_published=str(ISSUED), bid_deadline=deadline)


def rows(engine: Engine) -> dict[tuple[str, str], ScheduleRow]:
    """The stored rows of the tender, as they are now."""
    with reading(engine) as session:
        found = session.exec(select(ScheduleRow).where(ScheduleRow.case_id == case_of(session, CASE).id)).all()
        return {(row.step, row.subject): ScheduleRow(**row.model_dump()) for row in found}


def moves(loaded: LoadedYear, step: str, subject: str = "") -> dict[str, tuple[date | None, date | None]]:
    return {
        move.what: (move.before, move.after)
        for move in loaded.moves
        if (move.case, move.step, move.subject) == (slug(CASE), step, subject)
    }


def licensed() -> dict[str, Any]:
    """The bids of the example with licences that are still valid."""
    return {"bids": [bid | {"licence_until": bid["licence_until"] and "2028-12-31"} for bid in bids()["bids"]]}


class TestNoticeOfDecember2026:
    """Twenty days from 2026-12-14 end on Sunday 3 January 2027."""

    def test_provisional_then_refused_then_firm_and_told(self, engine: Engine) -> None:
        december(engine)
        said = refused(
            engine, "calendar_unknown", "procurement", CASE, "tender_notice", ISSUED, **announced("2027-01-05")
        )
        assert HOW in said
        assume(engine, CASE, "tender_notice", ISSUED, **announced("2027-01-04"))
        found = rows(engine)
        unsure = {step for (step, _subject), row in found.items() if row.provisional}
        assert {"bid_opening", "clarification", "evaluation_report", "contract_signature"} <= unsure
        assert found["bid_opening", ""].earliest == date(2027, 1, 4)
        assert not found["notice_period_end", ""].provisional
        self._refuses_what_relies_on_it(engine)

        loaded = load(engine, FICTION_2027)
        assert (loaded.changed, loaded.replaced, loaded.provisional, loaded.warnings) == (True, None, 0, ())
        assert loaded.firm == sum(row.provisional for row in found.values())
        assert moves(loaded, "bid_opening")["earliest"] == (date(2027, 1, 4), date(2027, 1, 5))
        after = rows(engine)
        assert not any(row.provisional for row in after.values())
        told = {(m.step, m.subject, m.what): (m.before, m.after) for m in loaded.moves}
        assert told == {
            (*key, what): (getattr(found[key], what), getattr(row, what))
            for key, row in after.items()
            for what in ("earliest", "latest", "planned", "due_on")
            if getattr(found[key], what) != getattr(row, what)
        }
        assert "2027-01-05" in refused(
            engine, "too_early", "procurement", CASE, "bid_opening", date(2027, 1, 4), **bids()
        )
        act(
            engine,
            "procurement",
            CASE,
            "clarification",
            date(2026, 12, 16),
            nature="material",
            reason="顺延开标",
            new_deadline="2027-01-05",
        )
        act(engine, "procurement", CASE, "expert_draw", date(2026, 12, 31), experts=4, purchaser_reps=1)

    def _refuses_what_relies_on_it(self, engine: Engine) -> None:
        """Also what lies in 2026 itself, where it is counted back from a day of 2027. The draw of experts is not among
        it: its day before the opening is meant in principle only (原则上) and advises."""
        for step, on, details in (
            ("bid_opening", date(2027, 1, 4), bids()),
            ("clarification", date(2026, 12, 16), {"nature": "material", "reason": "更正联系电话"}),
            (
                "clarification",
                date(2026, 12, 16),
                {"nature": "material", "reason": "顺延", "new_deadline": "2027-01-12"},
            ),
        ):
            said = refused(engine, "calendar_unknown", "procurement", CASE, step, on, **details)
            assert f"{HOW} 载入2027年国务院办公厅放假通知" in said
            assert "（依据：" in said

    def test_the_act_that_was_refused_is_lawful_after_the_load(self, engine: Engine) -> None:
        december(engine)
        refused(engine, "calendar_unknown", "procurement", CASE, "tender_notice", ISSUED, **announced("2027-01-05"))
        load(engine, FICTION_2027, f"{CITY}.city_leader")
        said = refused(engine, "disallowed", "procurement", CASE, "tender_notice", ISSUED, **announced("2027-01-04"))
        assert "最早为2027-01-05" in said
        act(engine, "procurement", CASE, "tender_notice", ISSUED, **announced("2027-01-05"))
        act(engine, "procurement", CASE, "bid_opening", date(2027, 1, 5), **bids())

    @SQLITE_ONLY
    def test_a_maximum_that_ends_next_year_leaves_this_year_free(self, engine: Engine) -> None:
        """Opened on 30 December: the report is due in 2 working days, wherever in January they end."""
        december(engine)
        act(
            engine,
            "procurement",
            CASE,
            "tender_notice",
            date(2026, 12, 10),
            **notice(first_published="2026-12-10", bid_deadline="2026-12-30"),
        )
        act(engine, "procurement", CASE, "bid_opening", date(2026, 12, 30), **licensed())
        row = rows(engine)["evaluation_report", ""]
        assert (row.latest, row.provisional) == (date(2027, 1, 1), True)
        assert "“投标截止、开标”（2026-12-30）" in refused(
            engine,
            "calendar_unknown",
            "procurement",
            CASE,
            "evaluation_report",
            date(2027, 1, 1),
            **report(members=seated(report()["experts"])),
        )
        act(
            engine,
            "procurement",
            CASE,
            "evaluation_report",
            date(2026, 12, 31),
            **report(members=seated(report()["experts"])),
        )


class TestWhatIsTold:
    def test_an_amended_year_replaces_the_product_s_own_and_names_the_documents(self, engine: Engine) -> None:
        """A day of rest on 1 December 2023, on which the contracts were to be signed at the latest."""
        ready(engine, "award_notice")
        with writing(engine) as session:
            reserve_due(session, case_of(session, CASE))
            letters = set(session.exec(select(DocumentRow.register_number).where(DocumentRow.kind == "award_letter")))
            version = case_of(session, CASE).changed_version
        extra = replace(SHIPPED[2023], holidays={**SHIPPED[2023].holidays, date(2023, 12, 1): "演练纪念日"})
        loaded = load(engine, written(extra, "国办发明电〔2023〕998号", date(2023, 11, 20)))
        assert moves(loaded, "contract_signature", "1")["latest"] == (date(2023, 12, 1), date(2023, 11, 30))
        assert loaded.replaced == ""
        assert any("程序自带的放假安排已由国办发明电〔2023〕998号取代" in text for text in loaded.warnings)
        assert any("相抵为12天" in text for text in loaded.warnings)
        assert {paper.register_number for paper in loaded.documents} == letters
        assert {paper.dates for paper in loaded.documents} == {(date(2023, 12, 1),)}
        with reading(engine) as session:
            case = case_of(session, CASE)
            assert case.changed_version > version
            assert not calendar_of(session).is_working(date(2023, 12, 1))
            entry = session.exec(select(AuditEntry).order_by(AuditEntry.seq.desc())).first()  # type: ignore[attr-defined]
            assert entry is not None
            assert (entry.action, entry.actor, entry.target) == ("load_calendar", "市级.project_manager", "2023")
            assert entry.content["before"]["holidays"]["2023-10-02"] == "国庆节"
            assert entry.content["cases"] == [case.slug]
            assert audit.verify(session, None).ok

    @SQLITE_ONLY
    def test_facts_stay_and_what_the_year_cannot_touch_is_left_alone(self, engine: Engine) -> None:
        ready(engine, "award_notice")
        before = contents(engine)
        loaded = load(engine, FICTION_2027)
        after = contents(engine)
        assert (loaded.changed, loaded.moves, loaded.firm) == (True, (), 0)
        assert {name for name in after if after[name] != before[name]} == {
            "calendar_year",
            "audit_entry",
            "record_head",
        }

    @SQLITE_ONLY
    def test_the_same_text_again_writes_nothing(self, engine: Engine) -> None:
        december(engine)
        first = load(engine, FICTION_2027)
        before = contents(engine)
        again = load(engine, FICTION_2027)
        after = contents(engine)
        assert (first.changed, again.changed) == (True, False)
        assert (again.moves, again.firm, again.provisional, again.documents) == ((), 0, 0, ())
        assert {name for name in after if after[name] != before[name]} == {"record_head"}, (
            "the version of the data only"
        )

    @SQLITE_ONLY
    def test_what_ships_with_the_product_need_not_be_loaded(self, engine: Engine) -> None:
        prepare(engine)
        assert load(engine, EXAMPLE.read_text("utf-8")).changed is False
        with reading(engine) as session:
            assert session.exec(select(CalendarYear)).all() == []

    @SQLITE_ONLY
    def test_a_case_is_advanced_where_only_its_warnings_move(self, engine: Engine) -> None:
        """A day of rest on 20 December 2023 moves no date of the openings, which are due at the end of the year, but
        the day from which people are warned."""
        prepare(engine)
        with reading(engine) as session:
            before = {row.slug: row.changed_version for row in session.exec(select(Case)).all()}
        extra = replace(SHIPPED[2023], holidays={**SHIPPED[2023].holidays, date(2023, 12, 20): "演练纪念日"})
        loaded = load(engine, written(extra, "国办发明电〔2023〕998号", date(2023, 11, 20)))
        with reading(engine) as session:
            entry = session.exec(select(AuditEntry).order_by(AuditEntry.seq.desc())).first()  # type: ignore[attr-defined]
            assert entry is not None
            told = set(entry.content["cases"])
            after = {row.slug: row.changed_version for row in session.exec(select(Case)).all()}
        opening = {slug(f"{place}/运营") for place in ("惠东县", "龙门县")}
        assert {name for name in after if after[name] > before[name]} == told
        assert (told - {move.case for move in loaded.moves}, loaded.firm) == (opening, 0)

    @SQLITE_ONLY
    def test_what_stays_provisional_is_counted(self, engine: Engine) -> None:
        """A notice of December 2027: with 2027 loaded, what is counted into 2028 is still a guess."""
        begin(engine, today=date(2028, 1, 31))
        first = date(2027, 12, 13)
        assume(engine, CASE, "tender_notice", first, **notice(first_published=str(first), bid_deadline="2028-01-03"))
        loaded = load(engine, FICTION_2027)
        with reading(engine) as session:
            unsure = [
                (row.case_id, row.step)
                for row in session.exec(select(ScheduleRow)).all()
                if row.provisional and not row.done_on
            ]
            assert {case for case, _step in unsure} == {case_of(session, CASE).id}
        assert (loaded.provisional, loaded.firm > 0) == (len(unsure), True)

    def test_another_text_replaces_the_former_one_which_the_trail_keeps(self, engine: Engine) -> None:
        december(engine)
        load(engine, FICTION_2027)
        other = (
            FICTION_2027.replace("999号", "997号")
            .replace("2027-01-04, days: 4", "2027-01-03, days: 3")
            .replace("2027-01-09, ", "")
        )
        loaded = load(engine, other)
        assert loaded.replaced == "国办发明电〔2026〕999号"
        assert any("原按国办发明电〔2026〕999号载入的" in text for text in loaded.warnings)
        with reading(engine) as session:
            assert [row.notice for row in session.exec(select(CalendarYear))] == ["国办发明电〔2026〕997号"]
            entry = session.exec(select(AuditEntry).order_by(AuditEntry.seq.desc())).first()  # type: ignore[attr-defined]
            assert entry is not None
            assert entry.content["before"]["notice"] == "国办发明电〔2026〕999号"
            assert calendar_of(session).is_working(date(2027, 1, 4))

    @SQLITE_ONLY
    def test_a_december_before_that_the_notice_changes_moves_though_it_was_firm(self, engine: Engine) -> None:
        """Issued 2026-12-10, twenty days to Wednesday 30 December: made a rest day, it rolls into January."""
        december(engine)
        assume(
            engine,
            CASE,
            "tender_notice",
            date(2026, 12, 10),
            **notice(first_published="2026-12-10", bid_deadline="2026-12-30"),
        )
        early = FICTION_2027.replace(
            "from: 2027-01-01, to: 2027-01-04, days: 4", "from: 2026-12-30, to: 2027-01-01, days: 3"
        )
        loaded = load(engine, early)
        moved = next(m for m in loaded.moves if (m.step, m.what) == ("bid_opening", "earliest"))
        assert moved == MovedDate(
            slug(CASE),
            "bid_opening",
            "投标截止、开标",
            1,
            "",
            "earliest",
            date(2026, 12, 30),
            date(2027, 1, 4),
            False,
            False,
        )


@SQLITE_ONLY
def test_a_due_date_that_is_counted_back_is_counted_anew(engine: Engine) -> None:
    """The unified terms have no date in the plan: they are due when the last tender notice must go out."""
    plan = two_districts()
    kept = tuple(
        m.model_copy(update={"reading": m.reading.model_copy(update={"strict": date(2027, 1, 29), "wide": None})})
        if m.key == "open_tender" and m.reading
        else m
        for m in plan.milestones
    )
    prepare(engine, plan.model_copy(update={"milestones": kept}), started=date(2026, 7, 1), today=LATER)

    def due(session: Session) -> list[date | None]:
        milestone = session.exec(select(Milestone).where(Milestone.key == "unified_terms")).one()
        case = case_of(session, "市级/统一文本")
        return [milestone.due_on, case.due_on, open_dossier(session, case).rows["terms_issued", ""].due_on]

    with reading(engine) as session:
        before = due(session)
    loaded = load(engine, FICTION_2027)
    with reading(engine) as session:
        after = due(session)
    assert before[0] is not None
    assert len(set(before)) == len(set(after)) == 1
    assert after != before
    moved = next(m for m in loaded.moves if (m.step, m.what) == ("terms_issued", "due_on"))
    assert (moved.before, moved.after) == (before[0], after[0])


class TestRefusals:
    @SQLITE_ONLY
    @pytest.mark.parametrize(
        "role", [r for r in Role if r not in (Role.PROJECT_MANAGER, Role.CITY_LEADER, Role.SYSTEM)]
    )
    def test_another_role(self, engine: Engine, role: Role) -> None:
        prepare(engine)
        with pytest.raises(WrongRole, match="不能载入放假通知。请由市专班或市局分管领导办理"):
            load(engine, FICTION_2027, f"{CITY}.{role}")
        with reading(engine) as session:
            assert session.exec(select(CalendarYear)).all() == []

    @SQLITE_ONLY
    def test_a_year_after_a_gap(self, engine: Engine) -> None:
        prepare(engine)
        text = FICTION_2027.replace("2027", "2028").replace("2026", "2027").replace("workdays: [", "workdays: [] #")
        with pytest.raises(YearMissing, match="请先载入2027年的放假通知"):
            load(engine, text)

    @SQLITE_ONLY
    def test_a_year_without_a_notice_is_not_shown(self, engine: Engine) -> None:
        prepare(engine)
        with reading(engine) as session, pytest.raises(UnknownYear, match="2027年放假安排尚未载入"):
            year(session, 2027)


@SQLITE_ONLY
def test_the_years_that_are_known(engine: Engine) -> None:
    prepare(engine)
    with reading(engine) as session:
        assert [found.days.year for found in years(session)] == sorted(official_calendar().known)
        assert all(found.notice is None for found in years(session))
    load(engine, FICTION_2027)
    with reading(engine) as session:
        last = years(session)[-1]
        assert last.notice is not None
        assert (last.days.year, last.notice.notice, len(last.days.workdays)) == (2027, "国办发明电〔2026〕999号", 6)
        assert year(session, 2027)[1].is_working(date(2027, 1, 9))
