"""Every rule of the law that is said to be enforced is broken here, and the breach is seen with its article.

The rules come from the statute: one without a row in the table fails under its id. A refusal writes nothing, and the
same act made lawful beside it is accepted, so that no row can pass for another reason than its rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from models.alert import SupervisionItem
from models.case import Fact
from models.database import reading
from models.refusal import Refusal
from rules.law import statute
from rules.purchase.method_change import MethodRefused
from rules.rule import Home, Rule
from tests.actions.builders import act, contents
from tests.actions.enforced import contract, control, methods, outcome, preparation, selection, tender
from tests.actions.enforced.breach import Breach
from tests.actions.tender_case import CASE, SQLITE_ONLY, signature

TABLE: tuple[Breach, ...] = (
    *preparation.ROWS,
    *tender.ROWS,
    *contract.ROWS,
    *control.ROWS,
    *methods.ROWS,
    *outcome.ROWS,
    *selection.ROWS,
)


def versions(*homes: Home) -> Iterator[Rule]:
    """Every version of every rule with that home."""
    return (rule for rule in statute().rules if rule.home in homes)


def named(rule: Rule) -> str:
    return f"{rule.id} until {rule.until}" if rule.until else rule.id


@pytest.mark.parametrize("rule", list(versions(Home.ENFORCED)), ids=named)
def test_is_broken(rule: Rule) -> None:
    assert [row for row in TABLE if row.is_about(rule)], f"{named(rule)}: no test breaks it"


def rule_of(row: Breach) -> Rule:
    return next(rule for rule in reversed(statute().rules) if row.is_about(rule))


@SQLITE_ONLY
@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.rule} {row.what}")
def test_is_refused_with_its_article_and_the_lawful_is_not(engine: Engine, row: Breach) -> None:
    rule = rule_of(row)
    row.before(engine)
    before = contents(engine)
    with pytest.raises((Refusal, MethodRefused)) as caught:
        row.broken(engine)
    text = str(caught.value)
    assert caught.value.code == row.code, text
    assert [article for article in row.articles(rule) if article not in text] == [], text
    assert "待核实" in text or not rule.doubtful, text
    assert contents(engine) == before, "a refusal writes nothing"
    row.lawful(engine)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.rule} {row.what}")
def test_is_broken_where_the_table_of_rules_says(row: Breach) -> None:
    rule = rule_of(row)
    assert row.broken.step in re.split("[、→ ]+", rule.where), f"{rule.id} 落实：{rule.where}"


ASKED_FOR = {
    "a bid deadline 19 days after issue",
    "price weight 9%",
    "4 evaluators",
    "an evaluator employed by a bidder 2 years ago",
    "a clarification 14 days before without moving the deadline",
    "a contract on day 31",
    "a supplement of 11%",
    "one person on both sides of a segregation pair",
    "an expired licence",
}


def test_what_was_asked_for_is_shown() -> None:
    assert {row.shown for row in TABLE} == ASKED_FOR | {""}


@SQLITE_ONLY
def test_what_cannot_be_undone_is_recorded_as_a_breach_with_its_article(engine: Engine) -> None:
    """A contract on day 31: the leader says why, and it is supervised."""
    row = next(row for row in TABLE if row.shown == "a contract on day 31")
    row.before(engine)
    done = act(
        engine,
        "district_leader",
        CASE,
        "contract_signature",
        date(2023, 12, 7),
        "1",
        breach="对方公章遗失(演练)",
        **signature(1),
    )
    with reading(engine) as session:
        fact, item = session.get_one(Fact, done.fact_id), session.exec(select(SupervisionItem)).one()
        assert (fact.breach_basis, fact.breach_reason) == (rule_of(row).basis, "对方公章遗失(演练)")
        assert (item.source, item.basis, item.step, item.subject) == (
            "breach",
            rule_of(row).basis,
            "contract_signature",
            "1",
        )
