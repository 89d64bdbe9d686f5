"""核对清单: nothing is recorded at these steps before every rule of the list is confirmed, with evidence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from actions.acts import correct
from actions.purchase.checklists import to_confirm
from models.database import reading, writing
from models.refusal import Refusal
from record.corrections import Correction
from record.errors import UnknownStep
from record.people import actor
from record.perform import act_named
from record.situation import open_dossier
from rules.checklists import CHECKLISTS, rules_to_check
from rules.law import Home, statute
from tests.actions.builders import act, assume, case_of, refused, reviewed, slug
from tests.actions.tender_case import CASE, SQLITE_ONLY, ready, report

ON = date(2023, 8, 3)


def listed(step: str) -> list[str]:
    """The rules to confirm at a step of the example, an open tender of 2023."""
    return [rule.id for rule in rules_to_check(step, statute(), ON, "open_tender")]


def lines(step: str, **changed: Any) -> list[dict[str, Any]]:
    """The step's list, confirmed; the first item changed."""
    made = [{"rule": rule, "ok": "yes", "evidence": "演练材料"} for rule in listed(step)]
    return [made[0] | changed, *made[1:]]


def test_every_rule_to_check_is_asked_for_at_one_step() -> None:
    asked = [rule for rules in CHECKLISTS.values() for rule in rules]
    assert sorted(asked) == sorted({rule.id for rule in statute().rules if rule.home is Home.CHECKED})


@SQLITE_ONLY
@pytest.mark.parametrize(
    ("changed", "code", "said"),
    [
        ({"rule": "TND-03"}, "check_item_unknown", "TND-03"),
        ({"rule": "PLN-12"}, "check_item_doubled", "PLN-12"),
        ({"ok": "no"}, "check_item_not_met", "财库〔2020〕10号"),
        ({"evidence": ""}, "check_evidence_missing", "财库〔2020〕10号"),
        ({"ok": "not_applicable", "evidence": ""}, "check_reason_missing", "财库〔2020〕10号"),
        ({"ok": "perhaps"}, "bad_details", "结论"),
    ],
)
def test_refused(engine: Engine, changed: dict[str, Any], code: str, said: str) -> None:
    ready(engine, "estimate")
    text = refused(
        engine,
        code,
        "reviewer",
        CASE,
        "requirement_review",
        ON,
        opinion="同意",
        checks=lines("requirement_review", **changed),
    )
    assert said in text


@SQLITE_ONLY
def test_every_item_missing_is_named_with_its_article(engine: Engine) -> None:
    ready(engine, "estimate")
    text = refused(engine, "check_item_missing", "reviewer", CASE, "requirement_review", ON, opinion="同意", checks=[])
    for rule in listed("requirement_review"):
        assert rule in text
        assert statute().rule(rule, ON).cited.split("；")[0] in text


def test_what_does_not_apply_is_said_why(engine: Engine) -> None:
    ready(engine, "estimate")
    act(
        engine,
        "reviewer",
        CASE,
        "requirement_review",
        ON,
        opinion="同意",
        checks=lines("requirement_review", ok="not_applicable", evidence="本项目不公开采购意向"),
    )


@SQLITE_ONLY
def test_what_was_recorded_before_there_were_lists_is_corrected_without(engine: Engine) -> None:
    """Its opinion, twice, although later steps stand on it: an old fact has neither list nor outsiders."""
    ready(engine, "estimate")
    assume(engine, CASE, "requirement_review", ON, opinion="同意")
    act(engine, "procurement", CASE, "plan_filing", date(2023, 8, 4), filing_number="演练备案-2023-1")
    for opinion in ("需求合规，同意", "需求合规、完整，同意"):
        with writing(engine) as session:
            correct(
                session,
                actor(session, "惠东县.district_leader"),
                Correction(
                    command_id=opinion,
                    case=slug(CASE),
                    step="requirement_review",
                    reason="漏字",
                    details={"opinion": opinion},
                ),
            )
    with pytest.raises(Refusal) as caught, writing(engine) as session:
        correct(
            session,
            actor(session, "惠东县.district_leader"),
            Correction(
                command_id="list",
                case=slug(CASE),
                step="requirement_review",
                reason="补填",
                details={"opinion": "同意", "checks": lines("requirement_review", evidence="")},
            ),
        )
    assert caught.value.code == "steps_depend"


@SQLITE_ONLY
def test_the_evaluation_is_confirmed_too(engine: Engine) -> None:
    ready(engine, "bid_opening")
    text = refused(
        engine,
        "check_item_missing",
        "procurement",
        CASE,
        "evaluation_report",
        date(2023, 10, 31),
        **report(),
        checks=lines("evaluation_report")[1:],
    )
    assert listed("evaluation_report")[0] in text


@SQLITE_ONLY
def test_what_a_step_asks_for(engine: Engine) -> None:
    ready(engine, "estimate")
    with reading(engine) as session:
        dossier = open_dossier(session, case_of(session, CASE))
        assert [rule.id for rule in to_confirm(dossier, "document_confirmation")] == listed("document_confirmation")
        assert to_confirm(dossier, "tender_notice") == ()
        with pytest.raises(UnknownStep, match="由系统计算"):
            act_named(dossier, "notice_period_end")


@SQLITE_ONLY
def test_a_review_answers_every_item_of_the_regulation(engine: Engine) -> None:
    ready(engine, "estimate")
    review = ("reviewer", CASE, "requirement_review", ON)
    text = refused(engine, "review_incomplete", *review, opinion="同意", items=reviewed()[:-1])
    assert "没有审查：验收和风险" in text and "22号 30、31" in text
    act(engine, *review, opinion="同意", items=reviewed(shown="采购实施计划第三部分"), departments=["财务科"])
