"""What-if over the whole programme: what it says is what the record says afterwards, and nothing is written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from actions.acts import record
from models.case import ScheduleRow
from models.database import reading, writing
from models.refusal import Refusal
from record.errors import UnknownStep, UnknownSubject
from record.handlers import Command
from record.people import actor, set_programme_date
from rules.dates.options import ORDER
from rules.procedure import Chain
from tests.actions.builders import assume, case_of, contents, huizhou, prepare, refused, slug
from tests.actions.tender_case import CASE, SQLITE_ONLY, TERMS, notice
from views.plan import CasePlan, case_plan
from views.what_if import Assumption, WhatIf, what_if

SITES = "惠东县/选址"
TENDERS = [f"{district.name}/招标" for district in huizhou().districts]


def d(text: str) -> date:
    return date.fromisoformat(f"2023-{text}")


TODAY = d("09-04")


def suppose(engine: Engine, case: str, *assumptions: Assumption) -> WhatIf:
    """What-if, having made sure that it writes nothing."""
    before = contents(engine)
    with reading(engine) as session:
        found = what_if(session, case_of(session, case), assumptions)
        assert not session.new
        assert not session.dirty
    assert contents(engine) == before
    return found


def plan(engine: Engine, case: str, chain: Chain = Chain.PRUDENT) -> CasePlan:
    with reading(engine) as session:
        return case_plan(session, case_of(session, case), chain)


def moved(
    found: WhatIf, case: str, step: str, subject: str = "", field: str = "earliest"
) -> tuple[date | None, date | None]:
    return next(
        (m.before, m.after)
        for m in found.moves
        if (m.case, m.step, m.subject, m.field) == (slug(case), step, subject, field)
    )


def awarded(engine: Engine) -> None:
    """On 11-09: the tender up to the reviewed contract, as recorded facts."""
    prepare(engine, today=d("11-09"))
    assume(engine, CASE, "tender_notice", d("10-09"), **notice())
    for step, on in (
        ("bid_opening", "10-30"),
        ("evaluation_report", "10-30"),
        ("winner_confirmation", "10-30"),
        ("award_notice", "10-30"),
    ):
        assume(engine, CASE, step, d(on))
    for step in ("contract_draft", "contract_review"):
        assume(engine, CASE, step, d("10-31"), "1")


class TestEveryDistrict:
    @SQLITE_ONLY
    def test_a_slip_of_the_city_moves_the_tender_of_each(self, engine: Engine) -> None:
        prepare(engine, huizhou(), started=d("09-01"), today=TODAY)
        found = suppose(engine, TERMS, ("terms_issued", "", d("11-01")))
        assert {moved(found, case, "tender_notice") for case in TENDERS} == {(d("10-07"), d("11-01"))}
        late = {b.case: (b.due_on, b.on, b.days) for b in found.breaches if b.step == "contract_signature"}
        assert late == {slug(case): (d("11-30"), d("12-04"), 2) for case in TENDERS}
        assert {b.basis for b in found.breaches if b.step == "contract_signature"} == {"方案四（二） 11月底前"}
        opened = {m.place for m in found.moves if m.step == "opened"}
        assert opened == {district.name for district in huizhou().districts}, "and what follows in each"

    def test_on_either_database(self, engine: Engine) -> None:
        prepare(engine, started=d("09-01"), today=TODAY)
        found = suppose(engine, TERMS, ("terms_issued", "", d("11-01")))
        assert {m.place for m in found.moves if m.step == "tender_notice"} == {"惠东县", "龙门县", "市级"}
        assert [(a.title, a.refusal) for a in found.assumed] == [("统一文本印发", "")]
        own = next(b for b in found.breaches if b.case == slug(TERMS))
        assert (own.kind, own.due_on, own.days, own.final) == ("plan", d("10-17"), 11, True)


@SQLITE_ONLY
class TestAsRecorded:
    def test_what_it_says_of_the_steps_that_follow_is_what_recording_makes_of_them(self, engine: Engine) -> None:
        """The same dates as the record's own schedule, wherever that knows one later than today."""
        prepare(engine, started=d("09-01"), today=TODAY)
        assume(engine, CASE, "intention_notice", TODAY)
        day = d("09-04")
        found = suppose(engine, CASE, ("tender_notice", "", day))
        opening = next(m.after for m in found.moves if (m.case, m.step) == (slug(CASE), "bid_opening"))
        assume(engine, CASE, "tender_notice", day, **notice(first_published=f"{day}", bid_deadline=f"{opening}"))
        with reading(engine) as session:
            rows = session.exec(select(ScheduleRow).where(ScheduleRow.case_id == case_of(session, CASE).id)).all()
            stored = {(r.step, r.subject): r.earliest for r in rows if r.done_on is None and r.earliest}
        said = {(m.step, m.subject): m.after for m in found.moves if m.field == "earliest" and m.case == slug(CASE)}
        later = {key: on for key, on in stored.items() if on > TODAY and key in said}
        assert {"bid_opening", "award_notice", "contract_signature", "contract_filing"} <= {step for step, _ in later}
        assert {key: said[key] for key in later} == later

    def test_the_refusal_is_the_one_that_the_act_would_get(self, engine: Engine) -> None:
        prepare(engine, today=d("10-20"))
        for step, on in (("site_survey", "09-01"), ("site_choice", "09-04"), ("site_publicity", "09-08")):
            assume(engine, SITES, step, d(on))
        early = suppose(engine, SITES, ("site_result", "", d("09-15"))).assumed[0]
        message = refused(
            engine,
            "too_early",
            "district_leader",
            SITES,
            "site_result",
            d("09-15"),
            letter_number="演练人社〔2023〕1号",
            objections=0,
        )
        assert (early.refusal, early.code) == (message, "too_early")

    def test_too_late_names_the_article_and_the_days(self, engine: Engine) -> None:
        awarded(engine)
        late = suppose(engine, CASE, ("contract_signature", "1", d("12-05"))).assumed[0]
        assert (late.code, late.basis) == ("too_late", "采购法 46；87号 71")
        assert "最迟应于2023-11-29办理，2023-12-05已逾期" in late.refusal

    def test_a_day_to_come_is_no_fault_and_the_day_before_the_case_is(self, engine: Engine) -> None:
        prepare(engine, started=d("09-01"), today=TODAY)
        assert suppose(engine, TERMS, ("cost_measured", "", d("12-29"))).assumed[0].refusal == ""
        assert suppose(engine, TERMS, ("cost_measured", "", d("08-31"))).assumed[0].code == "before_programme"

    def test_a_year_without_a_notice_is_told(self, engine: Engine) -> None:
        prepare(engine, started=date(2026, 11, 2), today=date(2026, 12, 1))
        found = suppose(engine, CASE, ("bid_opening", "", date(2027, 1, 29)))
        assert found.assumed[0].code == "calendar_unknown"
        assert all(m.provisional for m in found.moves if m.step == "award_notice")


@SQLITE_ONLY
class TestWaits:
    def test_station_by_station(self, engine: Engine) -> None:
        prepare(engine, started=d("09-01"), today=TODAY)
        found = suppose(engine, "惠东县/建设", ("site_acceptance", "惠东01", date(2024, 3, 1)))
        opened = [m for m in found.moves if m.step == "opened"]
        assert [(m.case, m.subject, m.after) for m in opened] == [(slug("惠东县/运营"), "惠东01", date(2024, 3, 1))]
        broken = {(b.step, b.subject, b.due_on) for b in found.breaches if b.case == slug("惠东县/运营")}
        assert broken == {("opened", "惠东01", d("12-31"))}

    def test_without_a_subject_all_of_them(self, engine: Engine) -> None:
        prepare(engine, started=d("09-01"), today=TODAY)
        found = suppose(engine, "惠东县/建设", ("site_acceptance", "", date(2024, 3, 1)))
        assert [a.subject for a in found.assumed] == ["惠东01", "惠东02"]
        assert {m.subject for m in found.moves if m.step == "opened"} == {"惠东01", "惠东02"}

    def test_several_assumptions_stand_together(self, engine: Engine) -> None:
        """The notice alone would come before its document."""
        prepare(engine, started=d("09-01"), today=TODAY)
        steps: Iterable[Assumption] = [
            ("intention_notice", "", d("09-05")),
            ("tender_notice", "", d("10-09")),
            ("bid_opening", "", d("10-30")),
        ]
        found = suppose(engine, CASE, *steps)
        assert [a.refusal for a in found.assumed] == ["", "", ""]
        assert suppose(engine, CASE, ("bid_opening", "", d("10-18"))).assumed[0].code == "too_early"

    def test_an_open_challenge_holds_until_the_day_that_is_assumed(self, engine: Engine) -> None:
        awarded(engine)
        with writing(engine) as session:
            record(
                session,
                actor(session, "惠东县.procurement"),
                Command(
                    command_id="challenge",
                    case=slug(CASE),
                    step="received",
                    on=d("11-08"),
                    details={"supplier": "演练乙人力公司", "about": "documents", "matters": "对评审因素提出质疑"},
                ),
            )
        child = f"{CASE}/质疑1"
        found = suppose(engine, child, ("reply", "", d("11-17")))
        assert moved(found, CASE, "contract_signature", "1") == (d("11-10"), d("11-17"))
        assert suppose(engine, child, ("reply", "", d("11-20"))).assumed[0].basis.startswith("采购法 53")


@SQLITE_ONLY
class TestCorrection:
    def test_of_a_date_that_is_recorded(self, engine: Engine) -> None:
        """A notice that was published a week later leaves less than twenty days: the opening that is recorded breaks."""
        awarded(engine)
        found = suppose(engine, CASE, ("tender_notice", "", d("10-16")))
        assert found.assumed[0].recorded_on == d("10-09")
        broken = next(b for b in found.breaches if b.step == "bid_opening")
        assert (broken.kind, broken.due_on, broken.on, broken.basis) == ("early", d("11-06"), d("10-30"), "采购法 35")

    def test_nothing_moves_where_nothing_depends(self, engine: Engine) -> None:
        awarded(engine)
        found = suppose(engine, CASE, ("loser_bond_return", "", d("11-03")))
        assert (found.moves, found.breaches) == ((), ())


@SQLITE_ONLY
@pytest.mark.parametrize(
    ("step", "subject", "kind", "told"),
    [
        ("nosuch", "", UnknownStep, "可用的环节：资金下达（funds_allotted）、"),
        ("challenge_window_end", "", UnknownStep, "是期限届满，由系统计算"),
        ("contract_signature", "9", UnknownSubject, "可用的对象：1"),
        ("tender_notice", "1", UnknownSubject, "（尚无）"),
    ],
)
def test_what_there_is_not(engine: Engine, step: str, subject: str, kind: type[Refusal], told: str) -> None:
    prepare(engine, started=d("09-01"), today=TODAY)
    with pytest.raises(kind, match=told):
        suppose(engine, CASE, (step, subject, d("11-01")))


@SQLITE_ONLY
class TestCasePlan:
    def test_what_a_case_waits_on_in_others_is_in_its_dates(self, engine: Engine) -> None:
        prepare(engine, started=d("09-01"), today=TODAY)
        before = {s.slack.step: s.slack for s in plan(engine, CASE).steps}
        assert (before["tender_notice"].earliest, before["tender_notice"].days) == (d("10-07"), 8)
        with writing(engine) as session:
            set_programme_date(session, d("11-06"))
        found = plan(engine, CASE)
        missed = {s.slack.step: s for s in found.steps if s.slack.missed}
        assert missed["tender_notice"].slack.planned == d("10-17")
        assert "采购意向公开" in missed["tender_notice"].because
        assert found.finish_on is not None
        assert found.finish_on > d("11-30")

    def test_the_ways_out_with_what_the_adviser_and_the_plan_say(self, engine: Engine) -> None:
        prepare(engine, started=d("09-01"), today=d("10-23"))
        assume(engine, CASE, "intention_notice", d("09-04"))
        found = plan(engine, CASE)
        assert (found.due_on, found.due_source, found.unjudged) == (d("11-30"), "方案四（二） 11月底前", "")
        by_title = {o.title: o for o in found.options}
        consultation = by_title["改用竞争性磋商（紧凑安排）"]
        assert (consultation.suffices, consultation.basis) == (True, "214号 3、4")
        assert "方案三要求公开招标，改变方式须先书面请示方案印发机关" in consultation.cautions
        assert "金额尚未测算，按方案份额推定，测算后须重新核对" in consultation.cautions
        assert not any("询价" in title or "谈判" in title for title in by_title), "lateness opens neither"
        kinds = [o.kind for o in found.options if o.suffices]
        assert sorted(kinds, key=ORDER.index) == kinds
        assert "limit" in kinds

    def test_above_the_threshold_another_method_needs_approval(self, engine: Engine) -> None:
        prepare(engine, started=d("09-01"), today=d("10-23"))
        assume(engine, CASE, "intention_notice", d("09-04"))
        assume(
            engine, CASE, "estimate", d("09-04"), lots=[{"number": 1, "budget": 500_000_000, "ceiling": 500_000_000}]
        )
        method = next(o for o in plan(engine, CASE).options if o.kind == "method")
        assert any("财政部门批准" in c and "采购法 27" in c for c in method.cautions)
        assert "金额尚未测算，按方案份额推定，测算后须重新核对" not in method.cautions

    def test_without_an_amount_no_method_is_judged(self, engine: Engine) -> None:
        prepare(engine, started=d("09-01"), today=d("10-23"))
        with writing(engine) as session:
            case = case_of(session, "市级/平台招标")
            case.due_on = d("11-30")
            session.add(case)
        found = plan(engine, "市级/平台招标")
        assert "尚未登记经费测算" in found.unjudged
        assert {o.kind for o in found.options}.isdisjoint({"method"})

    def test_every_case_of_the_plan_has_one_in_every_chain(self, engine: Engine) -> None:
        prepare(engine, started=d("09-01"), today=TODAY)
        for milestone in ("选址", "招标", "建设", "队伍", "运营"):
            for chain in Chain:
                found = plan(engine, f"惠东县/{milestone}", chain)
                assert found.finish_on, milestone
                assert all(s.slack.earliest and s.because for s in found.steps), milestone

    def test_a_closed_case_asks_for_nothing(self, engine: Engine) -> None:
        prepare(engine, started=d("07-03"), today=d("12-15"))
        for step in ("contract_text_drafted", "contract_text_reviewed", "cost_measured", "targets_set", "terms_issued"):
            assume(engine, TERMS, step, d("11-15"))
        found = plan(engine, TERMS)
        assert (found.options, found.finish_on, {s.because for s in found.steps}) == ((), d("11-15"), {""})
