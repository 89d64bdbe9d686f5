"""保密: each secret for each role and place, before and after the act that ends it."""

from __future__ import annotations

import pytest

from models.values import Role
from rules.law import statute
from rules.procedures import METHODS, PROCEDURES
from rules.visibility import (
    BIDDERS,
    BIDS,
    CHALLENGERS,
    EVALUATORS,
    PERSONAL,
    PROCEEDINGS,
    REMAINING,
    SECRETS,
    Secret,
    hidden,
)

HERE, ELSEWHERE, CITY = "惠东县", "龙门县", None
ALL = set(Role)
SEEN: list[tuple[Secret, str | None, set[Role], set[Role], set[Role]]] = [
    # the secret, the case's place, and who sees it before: of that place, of the city, of another district
    (PROCEEDINGS, HERE, ALL - {Role.OPERATOR}, ALL - {Role.OPERATOR}, set()),
    (BIDDERS, HERE, {Role.PROCUREMENT}, set(), set()),
    (BIDDERS, CITY, set(), {Role.PROCUREMENT}, set()),
    (REMAINING, HERE, {Role.PROCUREMENT, Role.DISTRICT_LEADER, Role.CITY_LEADER}, set(), set()),
    (REMAINING, CITY, set(), {Role.PROCUREMENT, Role.DISTRICT_LEADER, Role.CITY_LEADER}, set()),
    (CHALLENGERS, HERE, {Role.PROCUREMENT, Role.REVIEWER, Role.DISTRICT_LEADER, Role.CITY_LEADER}, set(), set()),
    (EVALUATORS, HERE, {Role.PROCUREMENT}, set(), set()),
    (
        BIDS,
        HERE,
        {Role.PROCUREMENT, Role.REVIEWER, Role.DISTRICT_LEADER, Role.PROJECT_MANAGER, Role.CITY_LEADER, Role.AUDITOR},
        {Role.PROJECT_MANAGER, Role.CITY_LEADER, Role.AUDITOR},
        set(),
    ),
    (PERSONAL, HERE, set(), set(), set()),
]


@pytest.mark.parametrize(("secret", "place", "here", "city", "elsewhere"), SEEN)
def test_who_sees_it_before(
    secret: Secret, place: str | None, here: set[Role], city: set[Role], elsewhere: set[Role]
) -> None:
    if place:
        assert {role for role in Role if secret.shown_to(role, place, place)} == here
    assert {role for role in Role if secret.shown_to(role, None, place)} == city
    assert {role for role in Role if secret.shown_to(role, ELSEWHERE, place)} == elsewhere


@pytest.mark.parametrize(
    ("step", "field", "done", "secret"),
    [
        ("inquiry", "matters", {"tender_notice"}, BIDDERS),
        ("inquiry", "matters", {"tender_notice", "bid_opening"}, None),
        ("inquiry", "matters", {"tender_notice", "tender_failure"}, None),
        ("bid_withdrawal", "receipt", {"tender_notice"}, BIDDERS),
        ("received", "supplier", {"tender_notice"}, CHALLENGERS),
        ("received", "about", {"tender_notice"}, None),
        ("received", "supplier", {"bid_opening"}, None),
        ("complaint_filed", "supplier", {"tender_notice"}, CHALLENGERS),
        ("evaluation_report", "experts", {"bid_opening", "evaluation_report", "winner_confirmation"}, EVALUATORS),
        ("evaluation_report", "experts", {"bid_opening", "award_notice"}, None),
        ("evaluation_report", "experts", {"bid_opening", "termination"}, None),
        ("expert_draw", "experts", {"tender_notice"}, None),  # how many, not who
        ("evaluation_report", "scores", {"evaluation_report"}, BIDS),
        ("bid_opening", "bids", {"bid_opening"}, BIDS),
        ("winner_confirmation", "winners", {"winner_confirmation"}, BIDS),
        ("winner_confirmation", "winners", {"award_notice"}, None),
        ("tender_failure", "remaining", {"bid_opening", "tender_failure"}, REMAINING),
        ("failure_decision", "remaining", {"bid_opening", "tender_failure"}, REMAINING),
        ("tender_failure", "bidders", {"tender_failure"}, None),
        ("staff_hired", "staff", {"award_notice"}, PERSONAL),
        ("staff_hired", "graduates", set(), None),
    ],
)
def test_what_is_hidden_until_when(step: str, field: str, done: set[str], secret: Secret | None) -> None:
    """As an assessor of the city sees it, who has a part in none of it."""
    found = hidden(step, [field], role=Role.ASSESSOR, district=None, place=HERE, done=done)
    assert found == ({field: secret} if secret else {})


def test_with_whom_the_next_round_negotiates_is_hidden_until_that_rounds_opening() -> None:
    for after, secret in (
        (set(), REMAINING),
        ({"tender_notice"}, REMAINING),
        ({"bid_opening"}, None),
        ({"termination"}, None),
    ):
        found = hidden(
            "tender_failure",
            ["remaining"],
            role=Role.AUDITOR,
            district=HERE,
            place=HERE,
            done={"bid_opening", "tender_failure"},
            after=after,
        )
        assert found == ({"remaining": secret} if secret else {}), after


@pytest.mark.parametrize("procedure", METHODS)
def test_an_operator_sees_of_a_tender_what_is_published(procedure: str) -> None:
    for step in PROCEEDINGS_STEPS[procedure]:
        found = hidden(step, ["anything"], role=Role.OPERATOR, district=HERE, place=HERE, done={"evaluation_report"})
        published = step in ("intention_notice", "source_publicity", "tender_notice", "clarification")
        assert found == ({} if published else {"anything": PROCEEDINGS}), step
        assert not hidden(
            step, ["anything"], role=Role.OPERATOR, district=HERE, place=HERE, done={"bid_opening", "award_notice"}
        )


PROCEEDINGS_STEPS = {
    name: [step.name for step in method.acts() if step.each is None] for name, method in METHODS.items()
}
"""What is done lot by lot comes after the award."""


def test_what_comes_after_the_award_is_not_hidden_while_another_lot_is_bought_again() -> None:
    assert not hidden("contract_acceptance", ["opinion"], role=Role.OPERATOR, district=HERE, place=HERE, done=set())


def test_what_is_named_exists() -> None:
    steps = {step.name for procedure in PROCEDURES.values() for step in procedure.steps}
    for secret in SECRETS:
        assert set(secret.fields) | set(secret.until) <= steps, secret.what


def test_articles() -> None:
    law = statute()
    assert {s.what: s.cited(law) for s in SECRETS} == {
        "采购活动情况": "87号 28、66",
        "潜在投标人": "87号 28",
        "余下的供应商": "87号 28",
        "提出质疑、投诉的供应商": "87号 28",
        "评审委员会成员名单": "87号 47",
        "投标和评审情况": "87号 66",
        "个人信息": "个人信息保护法 6",
    }
