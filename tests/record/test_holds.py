"""What a challenge or a complaint holds, from which day until which, and whether it asks for another winner."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.case import Fact
from record.forms.disputes import Closed, ComplaintFiled, Decision, Received, Reply
from record.holds import CHALLENGE, COMPLAINT, ChildCase, holds_of
from rules.calendar import official_calendar
from rules.holds import Hold
from rules.law import statute
from rules.procedures.open_tender import OPEN_TENDER
from tests.actions.builders import as_stored
from tests.actions.purchase_case import d

CAL, LAW = official_calendar(), statute()
LETTER = "演练财决〔2023〕1号"
FORMS = {
    "received": (Received, {"supplier": "演练甲", "about": "result", "matters": "评分"}),
    "reply": (Reply, {"outcome": "upheld", "text": "成立", "letter_number": LETTER}),
    "closed": (Closed, {}),
    "complaint_filed": (ComplaintFiled, {"supplier": "演练甲", "challenge": "质疑1", "matters": "评分"}),
    "decision": (Decision, {"outcome": "upheld", "letter_number": LETTER}),
}


def child(kind: str, **facts: tuple[str, dict[str, Any]]) -> ChildCase:
    """A case with these facts: by step, the day and what is said beside what must be."""
    found = {}
    for step, (on, said) in facts.items():
        form, least = FORMS.get(step, (None, {}))
        details = as_stored(form, **least | said) if form else said
        found[step] = Fact(step=step, done_on=d(on), details=details)  # type: ignore[call-arg]
    return ChildCase(kind, "质疑1" if kind == CHALLENGE else "投诉1", found)


def held(*children: ChildCase, step: str = "contract_signature") -> tuple[Hold, ...]:
    return holds_of(OPEN_TENDER, 1, {}, children, CAL, LAW).get(step, ())


class TestReselects:
    @pytest.mark.parametrize(
        ("consequence", "again"), [("reselect", True), ("retender", False), ("documents_changed", False), (None, False)]
    )
    def test_a_challenge_by_how_it_was_closed(self, consequence: str | None, again: bool) -> None:
        received = ("11-08", {})
        assert not child(CHALLENGE, received=received).reselects
        assert child(CHALLENGE, received=received, closed=("11-20", {"consequence": consequence})).reselects is again

    @pytest.mark.parametrize(
        ("said", "again"),
        [
            ({"consequence": "result_void_reselect"}, True),
            ({"consequence": "contract_void", "reselect": True}, True),
            ({"consequence": "contract_void"}, False),
            ({"consequence": "result_void_retender", "reselect": True}, False),
            ({}, False),
        ],
    )
    def test_a_complaint_by_its_decision(self, said: dict[str, Any], again: bool) -> None:
        filed = ("11-20", {})
        assert not child(COMPLAINT, complaint_filed=filed).reselects
        assert child(COMPLAINT, complaint_filed=filed, decision=("12-05", said)).reselects is again


class TestComplaint:
    def test_a_suspension_ends_on_the_day_after_its_last_at_the_latest(self) -> None:
        """Thirty days from Monday 11-20 end on Wednesday 12-20."""
        facts: dict[str, Any] = {"complaint_filed": ("11-17", {}), "suspension_notice": ("11-20", {})}
        (hold,) = held(child(COMPLAINT, **facts), step="award_notice")
        assert (hold.since, hold.released_on) == (d("11-20"), d("12-21"))
        resumed = child(COMPLAINT, **facts, resumption_notice=("12-04", {}))
        assert held(resumed, step="award_notice")[0].released_on == d("12-04")
        decided = child(COMPLAINT, **facts, decision=("12-01", {"outcome": "dismissed"}))
        assert held(decided, step="award_notice")[0].released_on == d("12-01")

    @pytest.mark.parametrize("closed", [None, "12-08"])
    def test_an_upheld_decision_holds_the_signature_until_it_is_carried_out(self, closed: str | None) -> None:
        facts: dict[str, Any] = {"complaint_filed": ("11-20", {}), "decision": ("12-05", {"lots": [1]})}
        if closed:
            facts["complaint_closed"] = (closed, {})
        assert held(child(COMPLAINT, **facts)) == (
            Hold("94号 31、32", "投诉1", d(closed) if closed else None, d("12-05"), only=("1",)),
        )

    @pytest.mark.parametrize("outcome", ["dismissed", "withdrawn", "not_accepted"])
    def test_another_decision_holds_nothing(self, outcome: str) -> None:
        filed, decision = ("11-20", {}), ("12-05", {"outcome": outcome})
        assert held(child(COMPLAINT, complaint_filed=filed)) == ()
        assert held(child(COMPLAINT, complaint_filed=filed, decision=decision)) == ()


class TestChallenge:
    @pytest.mark.parametrize(
        ("facts", "released"),
        [
            ({}, None),
            ({"reply": ("11-16", {"outcome": "dismissed"})}, "11-16"),
            ({"reply": ("11-16", {})}, None),
            ({"reply": ("11-16", {}), "closed": ("11-20", {})}, "11-20"),
        ],
    )
    def test_it_holds_the_signature_until_it_is_dealt_with(self, facts: dict[str, Any], released: str | None) -> None:
        (hold,) = held(child(CHALLENGE, received=("11-08", {"lots": [2]}), **facts))
        until: date | None = d(released) if released else None
        assert (hold.since, hold.released_on, hold.only) == (d("11-08"), until, ("2",))

    def test_it_is_about_one_round(self) -> None:
        assert held(child(CHALLENGE, received=("11-08", {"parent_round": 2}))) == ()
