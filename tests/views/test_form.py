"""The form of a step before acting: every field named in Chinese, with unit and choices; who and when."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine

from actions.registry import all_acts
from models.database import reading
from record.errors import UnknownStep
from record.rows.cases import case_of
from record.situation import open_dossier
from rules.procedures import METHODS
from tests.actions import tender_case
from views.form import _entries, far_from_share, form, next_steps

SLUG = f"huizhou-2023/{tender_case.CASE}"


@pytest.fixture
def database() -> str:
    """What is read is the same on both."""
    return "sqlite"


def test_a_tender_notice_and_its_nested_fields(engine: Engine) -> None:
    tender_case.ready(engine, "tender_notice")
    with reading(engine) as session:
        found = form(session, SLUG, "bid_opening")
    entries = {entry.path: entry for entry in found.entries}
    assert (found.title, found.two_persons) == ("投标截止、开标", True)
    assert entries["bids"].many
    price = entries["bids.1.price"]
    assert (price.title, price.kind, price.example, price.depth) == ("报价", "金额", "1330000.50元", 1)
    assert price.required


def test_what_else_the_law_says_is_told_with_the_step(engine: Engine) -> None:
    tender_case.ready(engine, "tender_notice")
    with reading(engine) as session:
        told = form(session, SLUG, "bid_opening").hints
    assert any("应当拒收" in line and "87号 33" in line for line in told)
    assert not any("磋商" in line for line in told), "what is about other methods is not"


def test_choices_have_their_chinese(engine: Engine) -> None:
    tender_case.ready(engine, "document_drafted")
    with reading(engine) as session:
        entries = {entry.path: entry for entry in form(session, SLUG, "document_drafted").entries}
    assert entries["sme.kind"].choices == (("whole", "整体预留"), ("part", "部分预留"), ("none", "无"))


def test_a_challenge_has_its_form_at_the_purchase(engine: Engine) -> None:
    tender_case.ready(engine, "tender_notice")
    with reading(engine) as session:
        assert "about" in {entry.path for entry in form(session, SLUG, "received").entries}


def test_an_unknown_step_names_the_others_in_chinese(engine: Engine) -> None:
    tender_case.ready(engine, "tender_notice")
    with reading(engine) as session, pytest.raises(UnknownStep, match="招标公告（tender_notice）"):
        form(session, SLUG, "nosuch")


def test_what_is_next_has_a_role(engine: Engine) -> None:
    tender_case.ready(engine, "tender_notice")
    with reading(engine) as session:
        found = {step.step: step for step in next_steps(open_dossier(session, case_of(session, SLUG)))}
    assert [(step.title, step.role, step.due_on) for step in found.values()] == [
        ("投标截止、开标", "采购经办", date(2023, 10, 30))
    ]


def test_every_field_of_every_form_has_a_chinese_title() -> None:
    bare = {
        f"{procedure}.{step}.{entry.path}"
        for (procedure, step), handler in all_acts().items()
        if procedure == "open_tender" or procedure not in METHODS
        for entry in _entries(handler.details, "", 0)
        if entry.title.isascii() and entry.path.rpartition(".")[2] != "remark"
    }
    assert bare == set()


@pytest.mark.parametrize(
    ("budget", "warned"),
    [(33_333_333, False), (20_000_000, False), (200_000, True), (2_000_000_000, True)],
)
def test_a_sum_that_is_a_hundredfold_off_is_warned_about(engine: Engine, budget: int, warned: bool) -> None:
    tender_case.ready(engine, "demand_survey")
    model = all_acts()["open_tender", "estimate"].details
    with reading(engine) as session:
        said = far_from_share(session, SLUG, model, {"lots": [{"budget": budget, "ceiling": budget}]})
    assert ("相差悬殊" in said) == warned, said
