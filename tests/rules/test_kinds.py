"""The table of kinds: every key answers, an unknown one is an error with its name."""

import pytest

from rules.kinds import KINDS, PLANNED, PURCHASES, Origin, UnknownCaseKind, kind_of, kinds_running
from rules.procedures import METHODS, PROCEDURES


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(UnknownCaseKind, match="operator_tender") as refused:
        kind_of("operator_tender")
    assert refused.value.code == "unknown_kind"


@pytest.mark.parametrize("key", KINDS)
def test_every_kind_runs_declared_procedures(key: str) -> None:
    kind = kind_of(key)
    assert set(kind.procedures) <= set(PROCEDURES)
    assert kind.procedure == kind.procedures[0]
    assert not kind.title.isascii()


def test_a_purchase_may_run_any_method() -> None:
    assert set(kind_of("open_tender").procedures) == set(METHODS) == set(kind_of("platform_tender").procedures)
    assert kinds_running("inquiry") == ("platform_tender", "open_tender")


def test_what_buys_is_known_by_the_table() -> None:
    assert PURCHASES == ("platform_tender", "open_tender")


def test_a_purchase_of_the_plans_own_is_a_districts_unless_it_is_said_to_be_the_citys() -> None:
    assert not kind_of("desks", purchase="goods").city
    assert kind_of("desks", purchase="goods", city=True).city
    assert not kind_of("open_tender").city


def test_what_an_act_opens_is_no_duty_of_a_plan() -> None:
    assert {key for key in KINDS if key not in PLANNED} == {"challenge", "complaint"}
    assert [key for key, kind in KINDS.items() if kind.origin is Origin.CYCLE] == ["assessment"]
