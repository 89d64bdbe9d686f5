"""The table: which version of a rule answers on a date, and what its hash covers."""

from dataclasses import fields, replace
from datetime import date

import pytest

from models.values import Role
from rules.calendar import Unit, official_calendar
from rules.dates.schedule import Situation, schedule
from rules.law import Law, NumberMissing, UnknownRule, statute
from rules.procedure import AtLeast, Chain, Procedure, Step, Within, after
from rules.purchase.contract import check_performance_bond, supplement_room
from rules.rule import Home, Measure, Number, Rule

OLD = Rule("X-1", "旧法 1", "旧", 5, until=date(2022, 6, 30))
NEW = Rule("X-1", "新法 2", "新", 10, since=date(2022, 7, 1), until=date(2024, 12, 31))
LATER = Rule("X-2", "新法 3", "迟", since=date(2026, 2, 1))
LAW = Law((OLD, NEW, LATER))


@pytest.mark.parametrize(
    ("on", "basis"),
    [
        (date(2000, 1, 1), "旧法 1"),
        (date(2022, 6, 30), "旧法 1"),
        (date(2022, 7, 1), "新法 2"),
        (date(2024, 12, 31), "新法 2"),
        (None, "新法 2"),
    ],
)
def test_the_version_of_a_date(on: date | None, basis: str) -> None:
    assert LAW.rule("X-1", on).basis == basis


@pytest.mark.parametrize(
    ("rule_id", "on"), [("X-1", date(2025, 1, 1)), ("X-2", date(2026, 1, 31)), ("X-3", None), ("X-3", date(2026, 1, 1))]
)
def test_no_rule_then(rule_id: str, on: date | None) -> None:
    assert LAW.find(rule_id, on) is None
    with pytest.raises(UnknownRule, match=rule_id) as refused:
        LAW.rule(rule_id, on)
    assert refused.value.code == "unknown_rule"
    assert on is None or str(on) in str(refused.value)


def test_versions_stand_oldest_first() -> None:
    assert LAW.versions("X-1") == (OLD, NEW)
    assert LAW.versions("X-3") == ()


@pytest.mark.parametrize(
    ("confidence", "doubtful"), [("A", False), ("B", False), ("C", True), ("D", True), ("A/B", False), ("A/C", True)]
)
def test_a_doubtful_rule_is_cited_as_such(confidence: str, doubtful: bool) -> None:
    rule = replace(OLD, confidence=confidence)
    assert (rule.doubtful, rule.cited) == (doubtful, "旧法 1（待核实）" if doubtful else "旧法 1")


def test_a_named_number() -> None:
    rule = replace(
        OLD, numbers=(Number("low", 6, Measure.PERCENT, "下限"), Number("high", 10, Measure.PERCENT, "上限"))
    )
    assert (rule.number("low"), rule.number("high")) == (6, 10)
    with pytest.raises(NumberMissing, match="middle"):
        rule.number("middle")


def test_a_number_that_is_missing_is_a_fault_and_no_limit_of_zero() -> None:
    with pytest.raises(NumberMissing, match="X-2（新法 3）没有数值") as missing:
        LATER.number()
    assert missing.value.code == "number_missing"
    with pytest.raises(NumberMissing, match="X-2"):
        LATER.span()


def test_what_is_no_number_of_days_is_no_span() -> None:
    rule = replace(OLD, unit=None, measure=Measure.PERCENT, numbers=(Number("few", 3, Measure.PEOPLE, "人数"),))
    for name in ("", "few"):
        with pytest.raises(NumberMissing, match=f"）的{name or '数值'}不是天数"):
            rule.span(name)


def test_a_rule_without_its_number_lets_nothing_pass() -> None:
    bare = Law(tuple(replace(rule, n=None) if rule.id in ("CON-04", "CON-05") else rule for rule in statute().rules))
    with pytest.raises(NumberMissing, match="CON-04"):
        check_performance_bond(0, 100_00, bare, date(2024, 1, 2))
    with pytest.raises(NumberMissing, match="CON-05"):
        supplement_room(100_00, (), bare, date(2024, 1, 2))


@pytest.mark.parametrize(
    ("term", "days"), [(AtLeast("a", n=5, unit=Unit.DAYS), 5), (AtLeast("a", n=0), 0), (AtLeast("a", n=5), None)]
)
def test_a_term_that_states_days_states_their_unit(term: AtLeast, days: int | None) -> None:
    if days is not None:
        assert (term.days, term.span(LAW, None)) == (days, (days, Unit.DAYS))
        return
    with pytest.raises(NumberMissing, match="单位"):
        term.span(LAW, None)


def test_a_term_by_a_rule_without_days_is_a_fault() -> None:
    with pytest.raises(NumberMissing, match="X-2"):
        AtLeast("a", "X-2").span(LAW, date(2026, 3, 1))


OTHER = {
    "id": "X-9",
    "basis": "旧法 2",
    "text": "另",
    "n": 6,
    "unit": Unit.WORKING_DAYS,
    "confidence": "C",
    "since": date(2001, 1, 1),
    "until": date(2022, 6, 29),
    "actor": "采购人",
    "trigger": "招标",
    "consequence": "无效",
    "note": "说明",
    "measure": Measure.PEOPLE,
    "numbers": (Number("low", 1, Unit.DAYS, "下限"),),
    "home": Home.CHECKED,
    "where": "bid_opening",
    "methods": ("inquiry",),
}
"""Another value for every field of a rule."""


@pytest.mark.parametrize("name", [field.name for field in fields(Rule)])
def test_the_version_hash_covers_the_law_and_nothing_else(name: str) -> None:
    changed = Law((replace(OLD, **{name: OTHER[name]}), NEW, LATER))
    assert (changed.version != LAW.version) == (name not in ("home", "where"))


def test_the_statute_is_one_and_its_hash_is_short() -> None:
    assert statute() is statute()
    assert len(statute().version) == 12


PROCEDURE = Procedure(
    "p",
    "试",
    finish="b",
    steps=(
        Step("a", "甲", role=Role.SUPERVISOR),
        Step("b", "乙", (*after("a"), Within("a", "PAY-02")), role=Role.SUPERVISOR),
    ),
)


@pytest.mark.parametrize(
    ("on", "latest"),
    [(date(2020, 8, 31), None), (date(2020, 9, 1), date(2020, 9, 30)), (date(2025, 6, 3), date(2025, 7, 3))],
)
def test_a_rule_that_came_later_binds_no_older_case(on: date, latest: date | None) -> None:
    """款项支付条例: since 2020-09-01; the 30th day after 2020-09-01 is 10-01, a holiday, so the day before."""
    situation = Situation(facts={("a", ""): on}, law_on=on, due=date(2025, 12, 31))
    row = schedule(PROCEDURE, situation, official_calendar(), statute(), Chain.PRUDENT)["b", ""]
    assert (row.earliest, row.latest) == (on, latest)
