"""A paper with holes gets no number and is not reviewed: it says what is missing and where that is entered."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from actions.acts import correct
from console.rehearsal.bodies import furnish
from models.database import reading, writing
from papers.register import reserve_due
from papers.register.due import HeldBack
from papers.register.requests import Asked, draft
from papers.register.signing import review
from papers.register.whole import stand_ins
from record.corrections import Correction
from record.people import actor
from record.plan.amendments import AmendmentRefused, Word, confirm
from record.plan.assumptions import unsaid
from record.plan.loaded import plan_of, programme
from rules.holes import PaperHasHoles
from rules.plan.loading import load_plan
from tests.actions import tender_case
from tests.actions.builders import PLAN_FILE, act, case_of
from tests.actions.tender_case import CASE, OPERATOR, ready

pytestmark = pytest.mark.parametrize("database", ["sqlite"])

SLUG = "huizhou-2023"
MANAGER = "市级.project_manager"
EVIDENCE = Word(date(2023, 7, 3), "演练复函")


@pytest.fixture
def published(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """The example in a record whose plan says of its bodies no more than the published text does."""
    text = load_plan(PLAN_FILE.read_text("utf-8"), PLAN_FILE.name)
    kept = {district.name for district in tender_case.tender_plan().districts}
    plan = tender_case.tender_plan().model_copy(
        update={"districts": tuple(d for d in text.districts if d.name in kept), "city": text.city}
    )
    monkeypatch.setattr(tender_case, "tender_plan", lambda: plan)
    tender_case.begin(engine)
    return engine


def held(engine: Engine) -> dict[str, PaperHasHoles]:
    """What is held back of the case, by kind."""
    found: list[HeldBack] = []
    with writing(engine) as session:
        reserve_due(session, case_of(session, CASE), found)
    return {one.kind: one.refusal for one in found if isinstance(one.refusal, PaperHasHoles)}


def enter(engine: Engine, path: str, value: str | None) -> None:
    with writing(engine) as session:
        confirm(session, actor(session, MANAGER), programme(session, SLUG), path, value, EVIDENCE)


class TestHeldBack:
    def test_a_notice_waits_for_the_purchasers_address(self, published: Engine) -> None:
        tender_case.run(published, until="tender_notice")
        refusal = held(published)["tender_notice"]
        assert "采购人地址“以采购平台公布为准”没有写明" in refusal.message
        assert f"programme confirm {SLUG} districts.惠东县.address --value" in refusal.remedy
        assert (refusal.code, refusal.field) == ("paper_has_holes", "purchaser_address")
        enter(published, "districts.惠东县.address", "惠东县演练路1号")
        assert "tender_notice" not in held(published)
        with reading(published) as session:
            assert [row for row in stand_ins(session, f"{SLUG}/{CASE}") if row.field == "采购人地址"] == []

    def test_a_contract_waits_for_what_it_names_of_the_operator(self, engine: Engine) -> None:
        ready(engine, "award_notice")
        bare = tender_case.draft(1) | {"operator": None, "signed_at": ""}
        told = act(engine, "procurement", CASE, "contract_draft", date(2023, 11, 6), "1", **bare)
        assert any("乙方信息（operator" in warning for warning in told.warnings), "flagged when it is entered"
        act(engine, "reviewer", CASE, "contract_review", date(2023, 11, 7), "1", opinion="同意")
        signature = tender_case.signature(1)
        act(engine, "district_leader", CASE, "contract_signature", date(2023, 11, 15), "1", **signature)
        refusal = held(engine)["operating_contract"]
        for lacking in ("合同签订地点没有填写", "供应商（乙方）联系方式“见合同”没有写明", "乙方统一社会信用代码"):
            assert lacking in refusal.message
        assert "contract_draft" in refusal.remedy
        with writing(engine) as session:
            whole: dict[str, Any] = tender_case.draft(1) | {"operator": OPERATOR}
            entered = Correction(
                command_id="whole",
                case=f"{SLUG}/{CASE}",
                step="contract_draft",
                subject="1",
                reason="补填乙方信息（演练）",
                details=whole,
            )
            correct(session, actor(session, "惠东县.district_leader"), entered)
        assert "operating_contract" not in held(engine)


class TestDrafts:
    def test_a_draft_shows_its_holes_and_is_not_reviewed_with_them(self, published: Engine) -> None:
        with writing(published) as session:
            city = actor(session, "市级.procurement")
            [made] = draft(session, city, Asked(SLUG, "task_breakdown"))
            number = made.row.register_number
        with reading(published) as session:
            found = stand_ins(session, SLUG)
            assert {row.field.split("的")[0] for row in found} == {"县区任务", "联系电话"}
        with pytest.raises(PaperHasHoles, match="惠东县就业部门”不是单位全称"), writing(published) as session:
            review(session, actor(session, "市级.reviewer"), number)
        with writing(published) as session:
            furnish(session, actor(session, MANAGER), programme(session, SLUG))
            assert unsaid(plan_of(programme(session, SLUG))) == []


class TestEntered:
    def test_whoever_asks_is_told_what_is_missing(self, published: Engine) -> None:
        with reading(published) as session:
            found = {gap.path: gap.about for gap in unsaid(plan_of(programme(session, SLUG)))}
        assert found["districts.惠东县.credit_code"] == "惠东县采购人统一社会信用代码"
        assert found["city.phone"] == "市级联系电话"
        enter(published, "city.phone", "0752-0000000转8")
        with reading(published) as session:
            assert "city.phone" not in {gap.path for gap in unsaid(plan_of(programme(session, SLUG)))}

    @pytest.mark.parametrize(
        ("path", "value", "says"),
        [
            ("districts.惠东县.phone", "找张三", "不像电话号码"),
            ("districts.惠东县.credit_code", "11441323", "不是18位统一社会信用代码"),
            ("districts.惠东县.credit_code", "11441323MB2C3456OI", "不是18位统一社会信用代码"),
            ("districts.惠东县.address", None, "没有写明惠东县采购人办公地址"),
        ],
    )
    def test_what_cannot_be_is_refused(self, published: Engine, path: str, value: str | None, says: str) -> None:
        with pytest.raises(AmendmentRefused, match=says):
            enter(published, path, value)
