"""The one pure schedule: both worked examples to the last date, an independent chain, and life."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.values import Role
from rules.calendar import Unit, YearNotice, build_calendar, official_calendar, official_notices
from rules.dates.planning import plan_backward
from rules.dates.schedule import Hold, Key, Row, Situation, explain, schedule
from rules.law import statute
from rules.procedure import (
    AtLeast,
    Chain,
    Each,
    Lapse,
    Lead,
    NotBefore,
    Procedure,
    Step,
    Term,
    Within,
    after,
)
from rules.procedures import PROCEDURES
from rules.procedures.open_tender import OPEN_TENDER
from tests.rules import oracle

CAL, LAW = official_calendar(), statute()
LOTS = {Each.LOT: ("1",)}
ROLE = Role.SUPERVISOR


def at(facts: Mapping[str, date], chain: Chain = Chain.PRUDENT, **known: object) -> dict[str, Row]:
    """The rows of an open tender with one lot, by step."""
    keyed = {(name, "1" if OPEN_TENDER.step(name).each else ""): on for name, on in facts.items()}
    situation = Situation(facts=keyed, subjects=LOTS, **known)  # type: ignore[arg-type]
    return {step: row for (step, _), row in schedule(OPEN_TENDER, situation, CAL, LAW, chain).items()}


def d(text: str) -> date:
    return date.fromisoformat(f"2023-{text}")


class TestWorkedExampleForward:
    @pytest.mark.parametrize("chain", list(Chain))
    @pytest.mark.parametrize(
        ("step", "earliest", "latest"),
        [
            ("notice_period_end", "10-16", None),
            ("documents_available_until", "10-16", None),
            ("briefing", "10-17", None),
            ("bid_opening", "10-30", None),
            ("clarification", "10-09", "10-13"),
            ("evaluation_report", "10-30", "11-01"),
            ("winner_confirmation", "10-30", "11-08"),
            ("award_notice", "10-30", "11-10"),
        ],
    )
    def test_up_to_the_award(self, chain: Chain, step: str, earliest: str, latest: str | None) -> None:
        row = at({"tender_notice": d("10-09")}, chain)[step]
        assert (row.earliest, row.latest) == (d(earliest), d(latest) if latest else None)

    @pytest.mark.parametrize("chain", [Chain.PRUDENT, Chain.TIGHT])
    def test_challenge_window_is_respected(self, chain: Chain) -> None:
        rows = at({"tender_notice": d("10-09")}, chain)
        assert rows["award_notice_period_end"].earliest == d("10-31")
        assert rows["challenge_window_end"].earliest == d("11-09")
        assert rows["contract_signature"].earliest == d("11-10")

    def test_limit_drops_the_window(self) -> None:
        assert at({"tender_notice": d("10-09")}, Chain.LIMIT)["contract_signature"].earliest == d("10-30")

    @pytest.mark.parametrize(("letter", "latest"), [("10-30", "11-29"), ("11-10", "12-08")])
    def test_signature_at_the_latest(self, letter: str, latest: str) -> None:
        """30 days from 11-10 end on Sunday 12-10: a maximum does not roll forward."""
        rows = at({"tender_notice": d("10-09"), "award_notice": d(letter)})
        assert rows["contract_signature"].latest == d(latest)

    def test_after_signature_on_11_10(self) -> None:
        rows = at({"tender_notice": d("10-09"), "award_notice": d("10-30"), "contract_signature": d("11-10")})
        assert rows["contract_publication"].latest == d("11-14")
        assert rows["contract_filing"].latest == d("11-21")
        assert rows["winner_bond_return"].latest == d("11-17")

    def test_without_facts_of_the_award_the_latest_chain_runs_on(self) -> None:
        assert at({"tender_notice": d("10-09")})["contract_signature"].latest == d("12-08")


BACKWARD = [
    (Chain.LIMIT, "11-30", "11-30", "11-10", "10-11"),
    (Chain.TIGHT, "11-17", "11-17", "10-27", "09-27"),
    (Chain.PRUDENT, "11-06", "11-17", "10-17", "09-15"),
]


@pytest.mark.parametrize(("chain", "opening", "award", "notice", "intention"), BACKWARD)
def test_worked_example_backward(chain: Chain, opening: str, award: str, notice: str, intention: str) -> None:
    plan = plan_backward(OPEN_TENDER, "contract_signature", d("11-30"), CAL, LAW, chain)
    asked = ("bid_opening", "award_notice", "tender_notice", "intention_notice")
    assert [plan[s] for s in asked] == [d(opening), d(award), d(notice), d(intention)]


# The same chains once more, written out step by step with numpy.


def forward_by_hand(notice: date, chain: Chain) -> dict[str, tuple[date | None, date | None]]:
    o = oracle
    opening = o.forward(o.days(notice, 20))
    report = o.after(opening, 2)
    confirmed = o.after(report, 5)
    award = o.after(confirmed, 2)
    window = o.after(o.after(opening, 1), 7)
    signed = opening if chain is Chain.LIMIT else o.after(window, 1)
    last = o.backward(o.days(award, 30))
    return {
        "notice_period_end": (o.after(notice, 5), None),
        "briefing": (o.after(o.after(notice, 5), 1), None),
        "clarification": (notice, o.backward(o.days(opening, -15))),
        "expert_draw": (o.before(opening, 2), None),
        "bid_opening": (opening, None),
        "evaluation_report": (opening, report),
        "winner_confirmation": (opening, confirmed),
        "award_notice": (opening, award),
        "challenge_window_end": (None if chain is Chain.LIMIT else window, None),
        "loser_bond_return": (opening, o.after(award, 5)),
        "contract_signature": (signed, last),
        "winner_bond_return": (signed, o.after(last, 5)),
        "contract_publication": (signed, o.after(last, 2)),
        "contract_filing": (signed, o.after(last, 7)),
    }


def backward_by_hand(by: date, chain: Chain) -> dict[str, date]:
    o = oracle
    signed = o.backward(by)
    award = signed if chain is Chain.LIMIT else o.before(o.before(o.before(signed, 1), 7), 1)
    confirmed, report, opening = award, award, award
    if chain is Chain.PRUDENT:
        confirmed = o.before(award, 2)
        report = o.before(confirmed, 5)
        opening = o.before(report, 2)
    notice = o.backward(o.days(opening, -20))
    return {
        "contract_signature": signed,
        "award_notice": award,
        "winner_confirmation": confirmed,
        "evaluation_report": report,
        "bid_opening": opening,
        "tender_notice": notice,
        "intention_notice": o.backward(o.days(notice, -30)),
    }


NOTICES = st.dates(date(2019, 1, 1), date(2026, 8, 31))
FINISHES = st.dates(date(2019, 1, 1), date(2026, 12, 31))


def agrees_forward(notice: date) -> None:
    for chain in Chain:
        rows = at({"tender_notice": notice}, chain)
        wanted = forward_by_hand(notice, chain)
        assert {step: (rows[step].earliest, rows[step].latest) for step in wanted} == wanted
        assert not any(row.provisional for row in rows.values())


def agrees_backward(by: date) -> None:
    for chain in Chain:
        plan = plan_backward(OPEN_TENDER, "contract_signature", by, CAL, LAW, chain)
        wanted = backward_by_hand(by, chain)
        assert {step: plan[step] for step in wanted} == wanted


@given(NOTICES)
@settings(max_examples=300)
def test_forward_like_the_chain_by_hand(notice: date) -> None:
    agrees_forward(notice)


@given(FINISHES)
@settings(max_examples=150)
def test_backward_like_the_chain_by_hand(by: date) -> None:
    agrees_backward(by)


@pytest.mark.full
@given(NOTICES)
@settings(max_examples=20000)
def test_forward_many(notice: date) -> None:
    agrees_forward(notice)


@pytest.mark.full
@given(FINISHES)
@settings(max_examples=20000)
def test_backward_many(by: date) -> None:
    agrees_backward(by)


@given(FINISHES, st.sampled_from([Chain.TIGHT, Chain.LIMIT]))
def test_a_backward_plan_is_kept_going_forward_and_one_day_more_would_not_do(by: date, chain: Chain) -> None:
    plan = plan_backward(OPEN_TENDER, "contract_signature", by, CAL, LAW, chain)
    notice = plan["tender_notice"]
    later = CAL.on_or_after(notice + timedelta(days=1))
    signed = at({"tender_notice": notice}, chain)["contract_signature"].earliest
    opened = at({"tender_notice": later}, chain)["bid_opening"].earliest
    assert signed is not None
    assert signed <= plan["contract_signature"]
    assert opened is not None
    assert opened > plan["bid_opening"]


class TestRestDays:
    def test_a_notice_on_a_rest_day_is_accepted_and_counts_from_the_next(self) -> None:
        rows = at({"tender_notice": date(2023, 10, 1)})
        assert rows["notice_period_end"].earliest == date(2023, 10, 11)  # 10-07, 10-08, 10-09, 10-10, 10-11
        assert rows["bid_opening"].earliest == date(2023, 10, 23)  # 10-21 is a Saturday

    def test_the_reason_names_every_rest_day_and_the_rolling(self) -> None:
        rows = at({"tender_notice": date(2023, 9, 28)})
        titles = {s.name: s.title for s in OPEN_TENDER.steps}
        said = explain(rows["notice_period_end"].reasons[0], CAL, titles)
        assert said.startswith("自“招标公告”（2023-09-28）次日起算5工作日届满，至2023-10-11")
        assert "09-29中秋节" in said
        assert "10-06国庆节" in said
        assert "10-07" not in said
        rolled = explain(at({"tender_notice": d("10-09")})["bid_opening"].reasons[0], CAL, titles)
        assert "至2023-10-29（周日），顺延至2023-10-30" in rolled


class TestProvisional:
    def test_notice_in_december_2026(self) -> None:
        """Twenty days from 2026-12-14 end in 2027, for which no notice is out."""
        rows = at({"tender_notice": date(2026, 12, 14)})
        assert rows["bid_opening"].provisional
        assert rows["bid_opening"].earliest == date(2027, 1, 4)
        assert not rows["notice_period_end"].provisional
        titles = {s.name: s.title for s in OPEN_TENDER.steps}
        assert "2027年放假安排尚未公布" in explain(rows["bid_opening"].reasons[0], CAL, titles)

    def test_a_date_of_this_year_counted_back_from_the_next_is_provisional(self) -> None:
        """14 days back from 2027-01-04 lands in 2026, but it is no surer than the day it was counted from."""
        row = at({"tender_notice": date(2026, 12, 14)})["clarification"]
        assert row.latest == date(2026, 12, 18)
        assert row.provisional

    def test_loading_the_year_makes_it_sure(self) -> None:
        notice = YearNotice(2027, {date(2027, 1, 1): "元旦", date(2027, 1, 4): "元旦"}, frozenset())
        calendar = build_calendar([*official_notices(), notice])
        situation = Situation(facts={("tender_notice", ""): date(2026, 12, 14)}, subjects=LOTS)
        row = schedule(OPEN_TENDER, situation, calendar, LAW)["bid_opening", ""]
        assert (row.provisional, row.earliest) == (False, date(2027, 1, 5))


class TestFactsAndHolds:
    def test_nothing_is_ready_before_what_it_follows(self) -> None:
        rows = at({"tender_notice": d("10-09")})
        assert rows["bid_opening"].ready_on == d("10-30")
        assert rows["award_notice"].ready_on is None
        assert at({})["tender_notice"].ready_on is None

    def test_an_appointed_deadline_is_both_limits(self) -> None:
        row = at({"tender_notice": d("10-09")}, appointed={"bid_opening": d("11-06")})["bid_opening"]
        assert (row.earliest, row.latest) == (d("11-06"), d("11-06"))

    def test_an_appointed_deadline_too_soon_does_not_shorten_the_law(self) -> None:
        row = at({"tender_notice": d("10-09")}, appointed={"bid_opening": d("10-20")})["bid_opening"]
        assert row.earliest == d("10-30")

    def test_a_hold_stops_the_signature_until_released(self) -> None:
        facts = {
            "tender_notice": d("10-09"),
            "bid_opening": d("10-30"),
            "evaluation_report": d("10-30"),
            "winner_confirmation": d("10-31"),
            "award_notice": d("11-01"),
            "contract_draft": d("11-02"),
            "contract_review": d("11-03"),
        }
        free = at(facts)["contract_signature"]
        held = at(facts, holds={"contract_signature": (Hold("条例 54", "质疑"),)})["contract_signature"]
        released = at(facts, holds={"contract_signature": (Hold("条例 54", "质疑", d("11-24")),)})["contract_signature"]
        assert free.ready_on == d("11-14")
        assert held.ready_on is None
        assert released.ready_on == d("11-24")

    def test_the_plans_date_is_watched_where_the_law_sets_none(self) -> None:
        rows = at({}, due=d("11-30"))
        assert (rows["tender_notice"].due_on, rows["tender_notice"].due_basis) == (d("10-17"), "plan")
        assert rows["contract_signature"].due_on == d("11-30")

    def test_the_sooner_of_law_and_plan_is_watched(self) -> None:
        facts = {"tender_notice": d("10-09"), "bid_opening": d("10-30")}
        row = at(facts, due=d("12-29"))["evaluation_report"]
        assert (row.due_on, row.due_basis) == (d("11-01"), "law")

    def test_the_plan_is_watched_where_it_asks_more_than_the_law(self) -> None:
        """The law gives until 11-07; a prudent plan to sign on 11-17 needs 11-02."""
        facts = {"tender_notice": d("10-09"), "bid_opening": d("10-30"), "evaluation_report": d("10-31")}
        row = at(facts, due=d("11-17"))["winner_confirmation"]
        assert (row.latest, row.planned) == (d("11-07"), d("11-02"))
        assert (row.due_on, row.due_basis) == (d("11-02"), "plan")

    def test_a_planned_date_that_cannot_be_met_is_dropped(self) -> None:
        assert at({"tender_notice": d("11-20")}, due=d("11-30"))["bid_opening"].planned is None


@pytest.mark.parametrize(
    ("term", "end"),
    [
        # five days on from Wednesday 11-01 is Monday; four is Sunday
        (AtLeast("x"), "11-06"),
        (Lapse("x"), "11-06"),
        (Within("x"), "11-03"),
        # four days back from Wednesday 11-01 is Saturday 10-28
        (Lead("x"), "10-27"),
        (NotBefore("x"), "10-30"),
    ],
)
def test_which_way_each_term_rolls_from_a_rest_day(term: Term, end: str) -> None:
    assert term.end(d("11-01"), 4, Unit.DAYS, CAL) == d(end)


def test_a_step_that_two_others_need_is_planned_for_the_one_that_needs_it_first() -> None:
    steps = (
        Step("draft", "起草", role=ROLE),
        Step("review", "审核", (AtLeast("draft", basis="样例", n=2, unit=Unit.WORKING_DAYS),), role=ROLE),
        Step("print", "付印", (AtLeast("draft", basis="样例", n=9, unit=Unit.WORKING_DAYS),), role=ROLE),
        Step("issue", "印发", after("review", "print"), role=ROLE),
    )
    for order in (steps, (steps[0], steps[2], steps[1], steps[3])):
        sample = Procedure("sample", "样例", order, finish="issue")
        plan = plan_backward(sample, "issue", d("11-30"), CAL, LAW, Chain.PRUDENT)
        assert plan["draft"] == d("11-17")


OPTIONAL = Procedure(
    "sample",
    "样例",
    finish="end",
    steps=(
        Step("begin", "开始", role=ROLE),
        Step(
            "objection",
            "异议",
            (*after("begin"), Lead("end", basis="样例", n=0)),
            role=ROLE,
            each=Each.STATION,
            optional=True,
        ),
        Step("answer", "答复异议", after("objection"), role=ROLE, each=Each.STATION, optional=True),
        Step("end", "结束", (AtLeast("begin", basis="样例", n=3, unit=Unit.DAYS), *after("answer")), role=ROLE),
    ),
)


class TestOptionalStepThatAnswersAnOptionalOne:
    """申诉 then 申诉处理: nobody decides what nobody raised, and what was raised is decided first."""

    def rows(self, facts: dict[Key, date]) -> dict[Key, Row]:
        return schedule(
            OPTIONAL,
            Situation(
                facts={("begin", ""): d("11-01"), **facts}, subjects={Each.STATION: ("甲", "乙")}, opened_on=d("11-01")
            ),
            CAL,
            LAW,
        )

    def test_cannot_be_done_unless_called_for(self) -> None:
        rows = self.rows({("objection", "甲"): d("11-02")})
        assert rows["answer", "甲"].ready_on == d("11-02")
        assert rows["answer", "乙"].ready_on is None

    def test_blocks_what_follows_once_called_for(self) -> None:
        assert self.rows({})["end", ""].ready_on == d("11-06")
        assert self.rows({("objection", "甲"): d("11-02")})["end", ""].ready_on is None

    def test_all_raised_and_answered_frees_what_follows(self) -> None:
        both: dict[Key, date] = {("objection", "甲"): d("11-02"), ("objection", "乙"): d("11-02")}
        half = self.rows({**both, ("answer", "甲"): d("11-03")})
        whole = self.rows({**both, ("answer", "甲"): d("11-03"), ("answer", "乙"): d("11-08")})
        assert half["end", ""].ready_on is None
        assert whole["end", ""].ready_on == d("11-08")

    def test_a_limit_of_no_days_says_not_later(self) -> None:
        row = self.rows({("end", ""): d("11-06")})["objection", "甲"]
        assert row.latest == d("11-06")
        lead = next(r for r in row.reasons if r.kind == "lead")
        assert explain(lead, CAL, {"end": "结束"}) == "不晚于“结束”（2023-11-06）"


@pytest.mark.parametrize("name", list(PROCEDURES))
@pytest.mark.parametrize("chain", list(Chain))
def test_every_procedure_plans_backward_in_order(name: str, chain: Chain) -> None:
    procedure = PROCEDURES[name]
    plan = plan_backward(procedure, procedure.finish, date(2024, 6, 28), CAL, LAW, chain)
    for step in procedure.steps:
        for term in step.terms:
            if step.name in plan and term.start in plan and not isinstance(term, Lead):
                assert plan[term.start] <= plan[step.name]


class TestRepeated:
    """询问 may come again and again; each is answered for itself, within three working days."""

    PROCEDURE = Procedure(
        "asked",
        "询问",
        finish="opened",
        steps=(
            Step("opened", "启动", role=ROLE),
            Step("inquiry", "询问", after("opened"), role=ROLE, optional=True, repeat=True),
            Step(
                "inquiry_reply",
                "答复",
                (*after("inquiry"), Within("inquiry", n=3, unit=Unit.WORKING_DAYS)),
                role=ROLE,
                optional=True,
                repeat=True,
            ),
        ),
    )

    def rows(self, **facts: date) -> dict[Key, Row]:
        keyed = {tuple(name.split("__", 1)) if "__" in name else (name, ""): on for name, on in facts.items()}
        return schedule(self.PROCEDURE, Situation(facts=keyed), CAL, LAW)  # type: ignore[arg-type]

    def test_nothing_is_owed_before_anybody_asks(self) -> None:
        rows = self.rows(opened=d("10-09"))
        assert [s for n, s in rows if n == "inquiry"] == [""]
        assert rows["inquiry_reply", ""].due_on is None

    def test_the_next_is_open_and_each_has_its_own_limit(self) -> None:
        rows = self.rows(opened=d("10-09"), inquiry=d("10-10"), inquiry_reply=d("10-11"), inquiry__第2次=d("10-16"))
        assert [s for n, s in rows if n == "inquiry"] == ["", "第2次", "第3次"]
        assert [s for n, s in rows if n == "inquiry_reply"] == ["", "第2次"]
        assert rows["inquiry_reply", "第2次"].due_on == d("10-19")


class TestLifted:
    def test_a_term_ends_once_another_step_has_taken_its_place(self) -> None:
        procedure = Procedure(
            "replaced",
            "顺延",
            finish="signed",
            steps=(
                Step("award", "中标通知书", role=ROLE),
                Step("replacement", "另行确定", after("award"), role=ROLE, optional=True),
                Step(
                    "signed",
                    "签订",
                    (Within("award", "CON-01", unless=("replacement",)), Within("replacement", "CON-01")),
                    role=ROLE,
                ),
            ),
        )
        facts: dict[Key, date] = {("award", ""): d("10-30")}
        assert schedule(procedure, Situation(facts=facts), CAL, LAW)["signed", ""].latest == d("11-29")
        facts["replacement", ""] = d("11-20")
        assert schedule(procedure, Situation(facts=facts), CAL, LAW)["signed", ""].latest == d("12-20")


class TestPaused:
    """While a suspension forbids the act its maximum stands still (待核实)."""

    FACTS: Mapping[str, date] = {"tender_notice": d("10-09"), "award_notice": d("10-30")}

    @pytest.mark.parametrize(
        ("holds", "latest", "paused"),
        [
            (((d("11-06"), d("11-20")),), d("12-13"), 14),  # 11-29 + 14
            (((d("11-06"), d("11-20")), (d("11-15"), d("11-22"))), d("12-15"), 16),  # overlapping days count once
            (((d("11-06"), d("11-20")), (d("12-11"), d("12-12"))), d("12-14"), 15),  # within the prolonged span
            (((d("12-01"), d("12-04")),), d("11-29"), 0),  # after the limit had run out
            (((d("11-06"), None),), None, 0),
        ],
    )
    def test_signature(self, holds: tuple[tuple[date, date | None], ...], latest: date | None, paused: int) -> None:
        stood = tuple(Hold("采购法 57", "投诉", until, since) for since, until in holds)
        row = at(self.FACTS, holds={"contract_signature": stood})["contract_signature"]
        assert row.latest == latest
        assert next(r.paused for r in row.reasons if r.rule == "CON-01") == paused
