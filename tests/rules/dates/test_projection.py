"""Projections over several cases: what waits on what, what moves, and which limits break."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from models.values import CITY
from rules.calendar import official_calendar
from rules.dates.projection import Breach, Means, Move, ProjectedCase, Projection, assume, breaches, moves
from rules.dates.schedule import Hold, Key, Situation
from rules.law import statute
from rules.procedure import Each
from rules.procedures import PROCEDURES

CAL, LAW = official_calendar(), statute()
STATIONS = ("甲01", "甲02")
SUBJECTS = {Each.LOT: ("1",), Each.STATION: STATIONS, Each.CANDIDATE: ("甲",)}


def d(text: str) -> date:
    return date.fromisoformat(f"2023-{text}")


TODAY = d("09-04")
MEANS = Means(CAL, LAW, TODAY)


def member(kind: str, place: str, facts: Mapping[Key, date] | None = None, **more: object) -> ProjectedCase:
    """A case of that kind, opened on the first of September; what is not among the members is absent."""
    known = Situation(facts=facts or {}, subjects=SUBJECTS, opened_on=d("09-01"), due_source="方案", **more)  # type: ignore[arg-type]
    return ProjectedCase(f"{place}/{kind}", kind, place, PROCEDURES[kind], known)


def together(*members: ProjectedCase) -> list[ProjectedCase]:
    """The members, with the waits on kinds that are not among them marked as absent."""
    kinds = {(m.kind, m.place) for m in members}
    return [
        replace(
            m,
            situation=replace(
                m.situation,
                absent=frozenset(
                    w.name
                    for s in m.procedure.steps
                    for w in s.waits
                    if (w.kind, CITY if w.city else m.place) not in kinds
                ),
            ),
        )
        for m in members
    ]


TERMS = member("unified_terms", CITY, due=d("10-17"))
TENDERS = [member("open_tender", place, due=d("11-30")) for place in ("甲县", "乙县")]
FIT_OUT = member("fit_out", "甲县", due=d("11-30"))
STAFFING = member("staffing", "甲县", due=d("12-10"))
OPENING = member("opening", "甲县", due=d("12-31"))


def compare(
    members: list[ProjectedCase], name: str, facts: Mapping[Key, date], means: Means = MEANS
) -> tuple[list[Move], list[Breach]]:
    before, after = Projection(members, means), Projection(assume(members, name, facts), means)
    return moves(before, after), breaches(before, after)


def moved(
    found: list[Move], case: str, step: str, subject: str = "", field: str = "earliest"
) -> tuple[date | None, date | None]:
    return next(
        (m.before, m.after) for m in found if (m.case, m.step, m.subject, m.field) == (case, step, subject, field)
    )


class TestForward:
    def test_nothing_open_happens_before_today(self) -> None:
        rows = Projection(together(TERMS), replace(MEANS, today=d("09-30"))).rows[TERMS.name]
        assert {row.earliest for row in rows.values()} == {d("10-07")}, "the rest of the National Day ends on 10-06"

    def test_nor_before_its_case_was_opened(self) -> None:
        rows = Projection(together(TERMS), replace(MEANS, today=d("08-01"))).rows[TERMS.name]
        assert rows["terms_issued", ""].earliest == d("09-01")

    def test_a_recorded_fact_stays_where_it_is(self) -> None:
        known = replace(TERMS, situation=replace(TERMS.situation, facts={("cost_measured", ""): d("08-30")}))
        row = Projection(together(known), MEANS).rows[TERMS.name]["cost_measured", ""]
        assert row.early == d("08-30")

    def test_a_step_that_could_only_come_too_late_counts_from_when_it_can_come(self) -> None:
        """The report was due on 11-01; brought on 11-20, the winner may be confirmed until 11-27 and not 11-08."""
        facts = {("tender_notice", ""): d("10-09"), ("bid_opening", ""): d("10-30")}
        tender = replace(TENDERS[0], situation=replace(TENDERS[0].situation, facts=facts))
        rows = Projection(together(tender), replace(MEANS, today=d("11-20"))).rows[tender.name]
        assert rows["evaluation_report", ""].latest == d("11-01")
        assert rows["winner_confirmation", ""].latest == d("11-27")

    def test_the_order_of_the_members_does_not_matter(self) -> None:
        members = together(OPENING, STAFFING, FIT_OUT, *TENDERS, TERMS)
        assert Projection(members, MEANS).rows == Projection(members[::-1], MEANS).rows


class TestAcrossCases:
    def test_a_slip_of_the_city_moves_every_district(self) -> None:
        """Notice thirty days after a 采购意向 of today; the city's text in November is what binds instead."""
        found, broken = compare(together(TERMS, *TENDERS), TERMS.name, {("terms_issued", ""): d("11-01")})
        for place in ("甲县", "乙县"):
            assert moved(found, f"{place}/open_tender", "tender_notice") == (d("10-07"), d("11-01"))
            assert moved(found, f"{place}/open_tender", "contract_signature", "1") == (d("11-09"), d("12-04"))
        late = {b.case: (b.due_on, b.on, b.days, b.basis) for b in broken if b.final and b.step == "contract_signature"}
        assert late == {f"{place}/open_tender": (d("11-30"), d("12-04"), 2, "方案") for place in ("甲县", "乙县")}

    def test_what_does_not_wait_stays(self) -> None:
        other = member("site_selection", "甲县")
        found, _broken = compare(together(TERMS, TENDERS[0], other), TERMS.name, {("terms_issued", ""): d("11-01")})
        assert {m.case for m in found} == {"甲县/open_tender"}
        assert {m.step for m in found}.isdisjoint({"requirement", "intention_notice"})

    def test_station_by_station(self) -> None:
        done = {("site_acceptance", STATIONS[1]): d("09-04")}
        fit_out = replace(FIT_OUT, situation=replace(FIT_OUT.situation, facts=done))
        members = together(fit_out, OPENING)
        found, _broken = compare(members, fit_out.name, {("site_acceptance", STATIONS[0]): d("12-15")})
        assert moved(found, OPENING.name, "opened", STATIONS[0]) == (TODAY, d("12-15"))
        assert {m.subject for m in found if m.step == "opened"} == {STATIONS[0]}

    def test_down_the_chain_and_both_ways_of_waiting(self) -> None:
        members = together(TERMS, TENDERS[0], FIT_OUT, STAFFING, OPENING)
        found, broken = compare(members, TERMS.name, {("terms_issued", ""): d("12-01")})
        signed = date(2024, 1, 4)
        assert moved(found, "甲县/open_tender", "contract_signature", "1")[1] == signed
        assert {moved(found, OPENING.name, "opened", station)[1] for station in STATIONS} == {signed}
        assert {b.case for b in broken if b.final and b.kind == "plan"} == {
            TERMS.name,
            "甲县/open_tender",
            STAFFING.name,
            OPENING.name,
        }

    def test_a_challenge_holds_its_parent_until_it_can_be_answered(self) -> None:
        award = {
            ("tender_notice", ""): d("10-09"),
            ("bid_opening", ""): d("10-30"),
            ("evaluation_report", ""): d("10-30"),
            ("winner_confirmation", ""): d("10-30"),
            ("award_notice", ""): d("10-30"),
            ("contract_draft", "1"): d("10-31"),
            ("contract_review", "1"): d("10-31"),
        }
        hold = {"contract_signature": (Hold("条例 54；94号 16", "质疑1", since=d("11-08")),)}
        parent = member("open_tender", "甲县", award, holds=hold)
        child = replace(
            member("challenge", "甲县", {("received", ""): d("11-08")}),
            name=f"{parent.name}/质疑1",
            parent=parent.name,
            label="质疑1",
            releases="reply",
        )
        members, means = together(parent, child), replace(MEANS, today=d("11-09"))
        rows = Projection(members, means).rows
        assert rows[parent.name]["contract_signature", "1"].earliest == d("11-10"), "answered on the day it can be"
        found, _broken = compare(members, child.name, {("reply", ""): d("11-16")}, means)
        assert moved(found, parent.name, "contract_signature", "1") == (d("11-10"), d("11-16"))
        upheld = [members[0], replace(members[1], releases="closed")]
        found, _broken = compare(upheld, child.name, {("reply", ""): d("11-16"), ("closed", ""): d("11-20")}, means)
        assert moved(found, parent.name, "contract_signature", "1") == (d("11-10"), d("11-20"))


AWARDED = {
    ("tender_notice", ""): d("10-09"),
    ("bid_opening", ""): d("10-30"),
    ("evaluation_report", ""): d("10-30"),
    ("winner_confirmation", ""): d("10-30"),
    ("award_notice", ""): d("10-30"),
}
BROKEN = (
    # what is assumed, the step that breaks, its kind, limit, days, article
    ({("contract_review", "1"): d("12-05")}, "contract_signature", "law", d("11-29"), 4, "采购法 46；87号 71"),
    ({("contract_review", "1"): d("12-05")}, "contract_signature", "plan", d("11-30"), 3, "方案"),
    # a notice a week later than recorded leaves less than twenty days to the opening that is recorded
    ({("tender_notice", ""): d("10-16")}, "bid_opening", "early", d("11-06"), 5, "采购法 35"),
    ({("winner_confirmation", ""): d("10-25")}, "winner_confirmation", "early", d("10-30"), 3, "程序次序"),
)


class TestBreaches:
    @pytest.mark.parametrize(("assumed", "step", "kind", "limit", "days", "basis"), BROKEN)
    def test_each_with_its_article(
        self, assumed: dict[Key, date], step: str, kind: str, limit: date, days: int, basis: str
    ) -> None:
        tender = member("open_tender", "甲县", AWARDED, due=d("11-30"))
        _moves, broken = compare(together(tender), tender.name, assumed, replace(MEANS, today=d("11-01")))
        found = {(b.step, b.kind): (b.due_on, b.days, b.was, b.basis) for b in broken}
        assert found[step, kind] == (limit, days, 0, basis)

    def test_what_was_late_before_says_so_and_what_is_cured_too(self) -> None:
        terms = member("unified_terms", CITY, due=d("08-31"))
        late = [b for b in compare(together(terms), terms.name, {("terms_issued", ""): d("09-06")})[1] if b.final]
        assert [(b.was, b.days) for b in late] == [(2, 4)]
        cured = [
            b
            for b in compare(together(terms), terms.name, {("terms_issued", ""): d("08-31")})[1]
            if b.final and b.kind == "plan"
        ]
        assert [(b.was, b.days, b.on) for b in cured] == [(2, 0, d("08-31"))]

    def test_what_stays_as_it_was_is_not_told(self) -> None:
        """Overdue before, overdue after, by as much."""
        terms = member("unified_terms", CITY, due=d("08-31"))
        tender = member("open_tender", "甲县", due=d("11-30"))
        found, broken = compare(together(terms, tender), tender.name, {("contract_filing", "1"): d("12-05")})
        assert (found, [b for b in broken if b.case == terms.name]) == ([], [])

    def test_a_planned_date_that_is_missed_is_named_although_the_record_drops_it(self) -> None:
        _moves, broken = compare(together(TERMS, TENDERS[0]), TERMS.name, {("terms_issued", ""): d("11-01")})
        notice = next(b for b in broken if b.step == "tender_notice")
        assert (notice.kind, notice.due_on, notice.on, notice.days, notice.final) == (
            "plan",
            d("10-17"),
            d("11-01"),
            11,
            False,
        )

    def test_what_nobody_must_do_breaks_nothing(self) -> None:
        """The last day of a clarification has gone by without any: no breach."""
        tender = member(
            "open_tender", "甲县", {("tender_notice", ""): d("10-09")}, appointed={"bid_opening": d("10-30")}
        )
        _moves, broken = compare(
            together(tender), tender.name, {("expert_draw", ""): d("10-27")}, replace(MEANS, today=d("10-27"))
        )
        assert broken == []


def test_a_year_without_a_notice_is_marked() -> None:
    tender = member("open_tender", "甲县", due=date(2027, 1, 29))
    found, _broken = compare(
        together(tender),
        tender.name,
        {("tender_notice", ""): date(2026, 12, 14)},
        replace(MEANS, today=date(2026, 11, 2)),
    )
    assert {m.step: m.provisional for m in found if m.step in ("bid_opening", "notice_period_end")} == {
        "bid_opening": True,
        "notice_period_end": False,
    }


def test_a_lapse_ends_and_an_open_step_may_begin() -> None:
    found, _broken = compare(together(TERMS, TENDERS[0]), TERMS.name, {("terms_issued", ""): d("11-01")})
    assert {m.what for m in found if m.step == "notice_period_end"} == {"届满"}
    assert {m.what for m in found if m.step == "evaluation_report"} == {"最早", "最迟", "时限"}
    assert next(m.days for m in found if m.step == "tender_notice") == 19


def test_a_date_that_goes_has_no_days() -> None:
    """The complaint of 5 December, which nobody follows, came after the thirty days from the award: counted from another
    day they stand still, nobody knows for how long."""
    hold = {"contract_signature": (Hold("94号 31、32", "投诉1", since=d("12-05")),)}
    tender = member("open_tender", "甲县", AWARDED, holds=hold)
    means = replace(MEANS, today=d("11-10"))
    found, _broken = compare(together(tender), tender.name, {("award_notice", ""): d("11-10")}, means)
    (gone,) = [m for m in found if (m.step, m.field) == ("contract_signature", "latest")]
    assert (gone.before, gone.after, gone.days) == (d("11-29"), None, None)
