"""办理记录 as people see them: who did what with whom, what was corrected, and what is masked for whom."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine

from actions.acts import correct, withdraw
from actions.purchase.bids import EvaluationReport
from actions.registry import all_acts
from models.database import reading, writing
from record.corrections import Correction, Withdrawal
from record.people import actor
from rules.visibility import EVERY, SECRETS
from tests.actions.builders import act, case_of, slug
from tests.actions.tender_case import CASE, FIRMS, SQLITE_ONLY, ready
from tests.actions.test_challenge import CHILD, challenge
from views.facts import FactView, facts_of

REPORT = set(EvaluationReport.model_fields)
MEMBERS = {"members"}
"""Where members were employed and whom they know: personal, and never in this list."""


def seen(engine: Engine, login: str, case: str, step: str, number: int | None = None) -> FactView:
    """The last fact of a step, as somebody sees it."""
    with reading(engine) as session:
        found = facts_of(session, actor(session, login), case_of(session, case), number)
    return [view for view in found if view.step == step][-1]


@SQLITE_ONLY
class TestTender:
    def test_who_when_and_with_whom(self, engine: Engine) -> None:
        ready(engine, "bid_opening")
        view = seen(engine, "惠东县.procurement", CASE, "bid_opening")
        assert (view.title, view.on, view.round, view.state) == ("投标截止、开标", date(2023, 10, 30), 1, "有效")
        assert view.by == "演练采购经办（惠东县.procurement）"
        assert view.second == "演练驿站监管员（惠东县.supervisor）"
        assert not view.hidden
        assert view.words["投标"].startswith(f"采购包1，供应商{FIRMS[0]}，地址演练路1号，报价15,000.01元，")
        assert len(view.words["投标"].split("\n")) == 8

    @pytest.mark.parametrize(
        ("login", "masked"),
        [
            ("惠东县.procurement", set()),
            ("惠东县.reviewer", {"experts"}),
            ("惠东县.district_leader", {"experts"}),
            ("市级.project_manager", {"experts"}),
            ("市级.auditor", {"experts"}),
            ("惠东县.supervisor", REPORT),
            ("惠东县.operator", REPORT),
            ("市级.assessor", REPORT),
            ("龙门县.procurement", REPORT),
        ],
    )
    def test_the_report_before_and_after_the_award_notice(self, engine: Engine, login: str, masked: set[str]) -> None:
        ready(engine, "winner_confirmation")
        view = seen(engine, login, CASE, "evaluation_report")
        assert (
            {name for name, value in view.details.items() if value == "●●●"}
            == {h.field for h in view.hidden}
            == masked | MEMBERS
        )
        assert {h.until for h in view.hidden} - {""} <= {"中标公告、中标通知书"}
        act(
            engine,
            "procurement",
            CASE,
            "award_notice",
            date(2023, 11, 2),
            platform_address="采购平台/演练",
            first_published="2023-11-02",
        )
        view = seen(engine, login, CASE, "evaluation_report")
        assert {h.field for h in view.hidden} == MEMBERS
        assert "演练专家一" in view.details["experts"]

    def test_why_and_until_when(self, engine: Engine) -> None:
        ready(engine, "evaluation_report")
        hidden = {h.title: h.why for h in seen(engine, "惠东县.reviewer", CASE, "evaluation_report").hidden}
        assert hidden["评标委员会名单"] == "评审委员会成员名单（87号 47），“中标公告、中标通知书”登记后可见"
        hidden = {h.title: h.why for h in seen(engine, "惠东县.procurement", CASE, "evaluation_report").hidden}
        assert hidden == {"评标委员会成员情况": "个人信息（个人信息保护法 6），本表不显示"}

    def test_personal_data_is_shown_to_who_has_said_why_and_nothing_else_with_it(self, engine: Engine) -> None:
        ready(engine, "evaluation_report")
        for login, hidden in (("惠东县.procurement", set()), ("惠东县.reviewer", {"experts", *MEMBERS})):
            with reading(engine) as session:
                found = facts_of(session, actor(session, login), case_of(session, CASE), personal=True)
            report = next(view for view in found if view.step == "evaluation_report")
            assert {item.field for item in report.hidden} == hidden

    def test_who_challenges_the_documents_is_a_potential_bidder(self, engine: Engine) -> None:
        ready(engine, "expert_draw")
        challenge(engine, date(2023, 10, 20), about="documents", supplier="演练潜在公司")
        for login in ("惠东县.procurement", "惠东县.reviewer", "惠东县.district_leader"):
            assert seen(engine, login, CHILD, "received").details["supplier"] == "演练潜在公司"
        for login in ("惠东县.supervisor", "惠东县.auditor", "市级.project_manager"):
            view = seen(engine, login, CHILD, "received")
            assert (view.details["supplier"], view.details["matters"], view.details["about"]) == (
                "●●●",
                "●●●",
                "documents",
            )
            assert view.hidden[0].why == "提出质疑、投诉的供应商（87号 28），“投标截止、开标”登记后可见"
        assert set(seen(engine, "龙门县.reviewer", CHILD, "received").details.values()) == {"●●●"}
        act(
            engine,
            "reviewer",
            CHILD,
            "reply",
            date(2023, 10, 23),
            outcome="upheld",
            text="答复",
            letter_number="演练质复〔2023〕1号",
        )
        act(engine, "district_leader", CHILD, "closed", date(2023, 10, 24), consequence="retender")
        assert seen(engine, "市级.project_manager", CHILD, "received").details["supplier"] == "●●●", (
            "a new round has begun"
        )

    def test_corrected_and_withdrawn(self, engine: Engine) -> None:
        ready(engine, "expert_draw")
        with writing(engine) as session:
            leader = actor(session, "惠东县.district_leader")
            correct(
                session,
                leader,
                Correction(
                    command_id="c",
                    case=slug(CASE),
                    step="expert_draw",
                    reason="登记有误",
                    details={"experts": 5, "purchaser_reps": 2},
                ),
            )
            withdraw(
                session, leader, Withdrawal(command_id="w", case=slug(CASE), step="expert_draw", reason="登记有误")
            )
        with reading(engine) as session:
            found = facts_of(session, actor(session, "惠东县.auditor"), case_of(session, CASE), 1)
        assert [view.state for view in found if view.step == "expert_draw"] == ["已被更正", "已被撤回", "撤回"]

    def test_a_breach_and_a_round(self, engine: Engine) -> None:
        ready(engine, "bid_opening")
        act(
            engine,
            "procurement",
            CASE,
            "tender_failure",
            date(2023, 10, 31),
            reason="有效投标不足3家",
            bidders=4,
            qualified=2,
        )
        with reading(engine) as session:
            person, case = actor(session, "惠东县.procurement"), case_of(session, CASE)
            assert {view.round for view in facts_of(session, person, case)} == {1}
            assert facts_of(session, person, case, 2) == []
        assert not seen(engine, "惠东县.operator", CASE, "bid_opening").hidden, "the round is over"
        assert seen(engine, "惠东县.operator", CASE, "estimate").hidden, "what is done once is part of the next round"


def test_fields_that_are_hidden_are_fields_of_forms() -> None:
    for secret in SECRETS:
        for step, fields in secret.fields.items():
            forms = [handler.details for (_procedure, name), handler in all_acts().items() if name == step]
            known = {name for form in forms for name in form.model_fields}
            assert fields == EVERY or not forms or fields <= known, (secret.what, step)
