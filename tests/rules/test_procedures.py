"""The declared procedures: they fit together and with the plan, and each can be walked to its end."""

import difflib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from models.values import Role
from rules.calendar import official_calendar
from rules.dates.schedule import Key, Row, Situation, schedule
from rules.kinds import KINDS, PLANNED, Kind
from rules.law import statute
from rules.plan.loading import load_plan
from rules.procedure import PARENT, AtLeast, Each, Lead, Procedure, Step, Wait, Within, after, apart
from rules.procedure_check import ProceduresUnsound, check_procedures
from rules.procedures import PROCEDURES
from rules.procedures.assessment import ASSESSMENT
from rules.procedures.challenge import CHALLENGE
from rules.procedures.open_tender import OPEN_TENDER
from rules.procedures.opening import OPENING
from rules.procedures.platform import PLATFORM
from rules.procedures.site_selection import SITE_SELECTION
from rules.procedures.staffing import STAFFING
from tests.rules import procedure_snapshot

CAL, LAW = official_calendar(), statute()
STATIONS = ("惠城01", "惠城02")
SUBJECTS = {Each.STATION: STATIONS, Each.LOT: ("1", "2"), Each.CANDIDATE: ("甲", "乙", "丙")}
HUIZHOU = Path(__file__).parents[2] / "programmes" / "huizhou-2023" / "plan.yaml"


def d(text: str) -> date:
    return date.fromisoformat(f"2023-{text}")


def rows_of(procedure: Procedure, facts: Mapping[Key, date], **known: object) -> dict[Key, Row]:
    situation = Situation(facts=facts, subjects=SUBJECTS, **known)  # type: ignore[arg-type]
    return schedule(procedure, situation, CAL, LAW)


def waits_done(procedure: Procedure, on: date) -> dict[str, dict[str, date]]:
    """Every other case has done what this one waits on."""
    return {
        wait.name: dict.fromkeys(STATIONS, on) if wait.each else {"": on}
        for step in procedure.steps
        for wait in step.waits
    }


class TestTogether:
    def test_they_fit(self) -> None:
        check_procedures(PROCEDURES)

    def test_each_step_is_declared_as_it_was_approved(self) -> None:
        kept = procedure_snapshot.FILE.read_text(encoding="utf-8").splitlines()
        told = "\n".join(difflib.unified_diff(kept, procedure_snapshot.text().splitlines(), "approved", "now", n=0))
        assert not told, f"{told}\nIf this is meant: python -m tests.rules.procedure_snapshot"

    def test_the_kinds_are_the_plans_milestones(self) -> None:
        plan = load_plan(HUIZHOU.read_text(encoding="utf-8"), "plan.yaml")
        run = {m.key: (m.procedure, m.scope == "city") for m in plan.run_milestones}
        assert {name: (kind.procedure, kind.city) for name, kind in PLANNED.items()} == run

    @pytest.mark.parametrize(
        ("wait", "fault"),
        [
            (Wait("site_selektion", "site_result", "样例"), "等待的事项site_selektion不存在"),
            (Wait("site_selection", "result", "样例"), "等待的环节site_selection.result不存在"),
            (Wait("site_selection", "site_result", "样例", city=True), "应为县区级"),
            (Wait("platform", "trial_start", "样例"), "应为市级"),
            (Wait("site_selection", "site_publicity_end", "样例"), "是期限届满，不是办理环节"),
            (Wait("site_selection", "site_result", "样例", each=True), "不是逐站办理的环节"),
        ],
    )
    def test_a_wait_that_names_nothing_is_found(self, wait: Wait, fault: str) -> None:
        opened = replace(OPENING.step("opened"), waits=(wait,))
        with pytest.raises(ProceduresUnsound, match=fault):
            check_procedures({**PROCEDURES, "opening": replace(OPENING, steps=(opened,))})

    def test_a_ring_across_cases_is_found(self) -> None:
        survey = replace(SITE_SELECTION.steps[0], waits=(Wait("opening", "opened", "样例"),))
        ring = replace(SITE_SELECTION, steps=(survey, *SITE_SELECTION.steps[1:]))
        with pytest.raises(ProceduresUnsound, match="环节相互等待") as refused:
            check_procedures({**PROCEDURES, "site_selection": ring})
        assert "opening.opened" in str(refused.value)

    @pytest.mark.parametrize("of", ["", PARENT, "platform_tender", "no_such_kind"])
    def test_segregation_from_a_step_that_is_not_there_is_found(self, of: str) -> None:
        opened = replace(OPENING.step("opened"), apart_from=apart("drafted", of=of))
        with pytest.raises(ProceduresUnsound, match="须与不存在的drafted分离"):
            check_procedures({**PROCEDURES, "opening": replace(OPENING, steps=(opened,))})

    def test_a_kind_without_procedure_is_found(self) -> None:
        with pytest.raises(ProceduresUnsound, match="程序nothing没有声明"):
            check_procedures(PROCEDURES, {**KINDS, "training": Kind("培训", ("nothing",))})

    @pytest.mark.parametrize("procedure", list(PROCEDURES.values()), ids=list(PROCEDURES))
    def test_words_of_a_procedure(self, procedure: Procedure) -> None:
        assert procedure.step(procedure.finish).role is not None
        assert not procedure.step(procedure.finish).optional
        assert procedure.clause
        titles = [step.title for step in procedure.steps]
        assert len(set(titles)) == len(titles)
        assert not [title for title in titles if title.isascii()]
        for step in procedure.acts():
            assert step.role not in (Role.AUDITOR, Role.SYSTEM)


class TestDeclaration:
    """What `Procedure` itself refuses."""

    def test_a_step_twice(self) -> None:
        with pytest.raises(ValueError, match="stands twice"):
            replace(OPENING, steps=(*OPENING.steps, *OPENING.steps))

    def test_a_finish_that_is_no_step(self) -> None:
        with pytest.raises(ValueError, match="finish is no step"):
            replace(OPENING, finish="closed")

    def test_counting_from_nothing(self) -> None:
        with pytest.raises(ValueError, match="counts from unknown nowhere"):
            replace(OPENING, steps=(replace(OPENING.steps[0], terms=after("nowhere")),))

    @pytest.mark.parametrize("term", [AtLeast("second", basis="样例"), Within("second", basis="样例")])
    def test_counting_from_a_later_step(self, term: AtLeast | Within) -> None:
        steps = (Step("first", "甲", (term,), role=Role.SUPERVISOR), Step("second", "乙", role=Role.SUPERVISOR))
        with pytest.raises(ValueError, match="wrong order"):
            Procedure("sample", "样例", steps, finish="second")

    @pytest.mark.parametrize("term", [AtLeast("only", basis="样例"), Lead("only", basis="样例", n=1)])
    def test_counting_from_itself(self, term: AtLeast | Lead) -> None:
        with pytest.raises(ValueError, match="wrong order"):
            Procedure("sample", "样例", (Step("only", "甲", (term,), role=Role.SUPERVISOR),), finish="only")

    def test_a_lead_before_an_earlier_step(self) -> None:
        steps = (
            Step("first", "甲", role=Role.SUPERVISOR),
            Step("second", "乙", (Lead("first", basis="样例", n=1),), role=Role.SUPERVISOR),
        )
        with pytest.raises(ValueError, match="wrong order"):
            Procedure("sample", "样例", steps, finish="second")


@pytest.mark.parametrize("name", list(PROCEDURES))
def test_walked_to_the_end_one_ready_row_at_a_time(name: str) -> None:
    """Whoever does what is ready, on the day it is ready, gets to the end and never waits for nothing."""
    procedure, facts = PROCEDURES[name], dict[Key, date]()
    known = {"outside": waits_done(procedure, d("09-04")), "opened_on": d("09-01")}
    while True:
        rows = rows_of(procedure, facts, **known)
        todo = [r for r in rows.values() if not r.lapse and not procedure.step(r.step).optional and r.done_on is None]
        ready = [r for r in todo if r.ready_on is not None]
        if not todo:
            break
        assert ready, f"{name} is stuck before {[r.step for r in todo]}"
        first = ready[0]
        assert first.ready_on is not None
        assert first.latest is None or first.ready_on <= first.latest
        facts[first.step, first.subject] = first.ready_on
    assert all(row.settled for row in rows.values() if not procedure.step(row.step).optional)


class TestWaits:
    def test_one_for_all_waits_for_the_last(self) -> None:
        """`outside[name]['']` is the date on which the other case had done the step for all its subjects."""
        rows = rows_of(STAFFING, {}, outside={"open_tender.contract_signature": {}}, opened_on=d("10-09"))
        assert rows["staff_hired", "惠城01"].ready_on is None
        assert rows["supervisor_named", "惠城01"].ready_on == d("10-09")
        rows = rows_of(STAFFING, {}, outside={"open_tender.contract_signature": {"": d("11-28")}})
        assert rows["staff_hired", "惠城01"].ready_on == d("11-28")

    def test_each_waits_for_its_own(self) -> None:
        outside = {
            "open_tender.contract_signature": {"": d("11-28")},
            "fit_out.site_acceptance": {"惠城01": d("11-30"), "惠城02": d("12-08")},
            "staffing.staff_trained": {"惠城01": d("12-08")},
        }
        rows = rows_of(OPENING, {}, outside=outside)
        assert rows["opened", "惠城01"].ready_on == d("12-08")
        assert rows["opened", "惠城02"].ready_on is None

    def test_training_waits_for_trial_platform_and_rules(self) -> None:
        outside = {"platform.trial_start": {"": d("12-01")}}
        assert rows_of(STAFFING, {}, outside=outside)["training_notice", ""].ready_on is None
        outside["rules_norms.rules_issued"] = {"": d("11-30")}
        assert rows_of(STAFFING, {}, outside=outside)["training_notice", ""].ready_on == d("12-01")

    def test_training_waits_for_those_who_are_to_be_trained(self) -> None:
        facts: dict[Key, date] = {("training_notice", ""): d("12-01"), ("head_appointed", "惠城01"): d("12-04")}
        outside = waits_done(STAFFING, d("11-28"))
        assert rows_of(STAFFING, facts, outside=outside)["training_held", "惠城01"].ready_on is None
        facts["staff_hired", "惠城01"] = d("12-06")
        rows = rows_of(STAFFING, facts, outside=outside)
        assert rows["training_held", "惠城01"].ready_on == d("12-06")
        assert rows["training_held", "惠城02"].ready_on is None

    def test_a_wait_on_a_case_that_the_programme_lacks_does_not_hold(self) -> None:
        rows = rows_of(PLATFORM, {}, absent=frozenset({"platform_tender.contract_signature"}), opened_on=d("10-09"))
        assert rows["development_started", ""].ready_on == d("10-09")


class TestSiteSelection:
    def test_publicity_runs_five_working_days_and_the_result_follows(self) -> None:
        """公示 from 2023-09-20 ends 09-27; the result on 09-28, the last working day before the holiday."""
        facts: dict[Key, date] = {
            ("site_survey", ""): d("09-04"),
            ("site_choice", ""): d("09-19"),
            ("site_publicity", ""): d("09-20"),
        }
        facts.update({("site_inspection", c): d("09-15") for c in SUBJECTS[Each.CANDIDATE]})
        rows = rows_of(SITE_SELECTION, facts)
        assert rows["site_publicity_end", ""].earliest == d("09-27")
        assert rows["site_result", ""].ready_on == d("09-28")
        assert "待核实" in rows["site_publicity_end", ""].reasons[0].basis

    def test_the_choice_waits_for_every_candidate(self) -> None:
        facts: dict[Key, date] = {
            ("site_survey", ""): d("09-04"),
            ("site_inspection", "甲"): d("09-05"),
            ("site_inspection", "乙"): d("09-06"),
        }
        assert rows_of(SITE_SELECTION, facts)["site_choice", ""].ready_on is None
        facts["site_inspection", "丙"] = d("09-08")
        assert rows_of(SITE_SELECTION, facts)["site_choice", ""].ready_on == d("09-08")

    def test_no_candidates_no_choice(self) -> None:
        situation = Situation(facts={("site_survey", ""): d("09-04")}, subjects={Each.CANDIDATE: ()})
        assert schedule(SITE_SELECTION, situation, CAL, LAW)["site_choice", ""].ready_on is None


class TestChallenge:
    def test_is_answered_within_seven_working_days(self) -> None:
        row = rows_of(CHALLENGE, {("received", ""): date(2023, 9, 28)})["reply", ""]
        assert (row.latest, row.due_on, row.due_basis) == (d("10-13"), d("10-13"), "law")
        assert any(r.basis == "采购法 53；94号 13、15" for r in row.reasons)


class TestAssessment:
    def facts(self, **more: date) -> dict[Key, date]:
        done: dict[Key, date] = {
            ("cycle_notice", ""): d("11-01"),
            ("scores_reviewed", ""): d("11-10"),
            ("result_publicity", ""): d("11-13"),
        }
        for station in STATIONS:
            done["values_filed", station], done["scored", station] = d("11-03"), d("11-08")
        return done

    def test_the_result_is_final_after_the_publicity(self) -> None:
        rows = rows_of(ASSESSMENT, self.facts(), outside=waits_done(ASSESSMENT, d("10-09")))
        assert rows["publicity_end", ""].earliest == d("11-20")
        assert rows["result_final", ""].ready_on == d("11-21")
        assert rows["appeal", "惠城01"].latest == d("11-20")

    def test_an_appeal_holds_the_result_until_it_is_decided(self) -> None:
        outside = waits_done(ASSESSMENT, d("10-09"))
        facts = self.facts() | {("appeal", "惠城02"): d("11-15")}
        rows = rows_of(ASSESSMENT, facts, outside=outside)
        assert rows["result_final", ""].ready_on is None
        assert rows["appeal_decided", "惠城02"].ready_on == d("11-15")
        assert rows["appeal_decided", "惠城01"].ready_on is None
        rows = rows_of(ASSESSMENT, facts | {("appeal_decided", "惠城02"): d("11-24")}, outside=outside)
        assert rows["result_final", ""].ready_on == d("11-24")

    def test_nobody_rectifies_what_was_not_ordered(self) -> None:
        outside = waits_done(ASSESSMENT, d("10-09"))
        facts = self.facts() | {("result_final", ""): d("11-21"), ("rectification_ordered", "惠城01"): d("11-22")}
        rows = rows_of(ASSESSMENT, facts, outside=outside)
        assert rows["rectified", "惠城01"].ready_on == d("11-22")
        assert rows["rectified", "惠城02"].ready_on is None


class TestSparedAndPassed:
    def rows(self, **done: date) -> dict[Key, Row]:
        situation = Situation(
            facts={(name, ""): on for name, on in done.items()},
            subjects={Each.LOT: ("1",)},
            due=d("11-30"),
            outside=waits_done(OPEN_TENDER, d("09-01")),
            spared=OPEN_TENDER.spared(set(done)),
            passed=OPEN_TENDER.passed(set(done)),
        )
        return schedule(OPEN_TENDER, situation, CAL, LAW)

    def test_an_exemption_spares_the_notice_of_intention_and_its_thirty_days(self) -> None:
        rows = self.rows(estimate=d("09-05"), intention_exemption=d("09-06"), document_confirmation=d("09-08"))
        assert ("intention_notice", "") not in rows
        assert rows["tender_notice", ""].ready_on == d("09-08")

    def test_what_a_case_went_past_is_owed_by_nobody(self) -> None:
        """A tender that was under way before the procedure had its preparation steps: 资金下达 is not asked for."""
        rows = self.rows(
            requirement=d("09-04"),
            estimate=d("09-05"),
            requirement_review=d("09-06"),
            intention_notice=d("09-06"),
            tender_notice=d("10-09"),
        )
        for step in ("funds_allotted", "demand_survey", "counsel_review", "document_confirmation"):
            assert (rows[step, ""].due_on, rows[step, ""].settled) == (None, True)
        assert rows["bid_opening", ""].due_on
        assert not rows["bid_opening", ""].settled

    def test_nothing_is_passed_over_before_anything_is_done(self) -> None:
        assert OPEN_TENDER.passed(set()) == OPEN_TENDER.spared(set()) == frozenset()
