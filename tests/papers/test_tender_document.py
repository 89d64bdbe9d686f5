"""招标文件 and 磋商文件 from a real record: before the notice by the schedule, after it as announced."""

from __future__ import annotations

from datetime import date
from inspect import unwrap
from typing import Any

import pytest
from sqlalchemy import Engine

from documents.catalogue import CATALOGUE
from documents.catalogue.tender_document.facts import ConsultationDocumentFacts, TenderDocumentFacts
from documents.content import Document
from models.database import reading
from papers.base import Given
from papers.purchase.tender_document import tender_document
from papers.registry import all_papers
from record.errors import FactMissing
from record.register.sheet import Sheet
from record.situation import open_dossier
from tests.actions.builders import act, case_of
from tests.actions.purchase_case import d, next_round
from tests.actions.tender_case import CASE, SQLITE_ONLY, notice, ready

FACTORS = [
    {"name": "服务方案", "kind": "technical", "points": "50"},
    {"name": "项目团队", "kind": "technical", "points": "20"},
    {"name": "演练因素", "kind": "commercial", "points": "10", "criterion": "每提供1项演练材料得2分，最多10分"},
]


def scheme(**changed: Any) -> dict[str, Any]:
    return {
        "subject": "服务",
        "method": "comprehensive",
        "price_weight": "20",
        "factors": FACTORS,
        "sme_deduction": 15,
        "ties": ["price", "technical"],
    } | changed


def draft(engine: Engine, on: str, *schemes: dict[str, Any]) -> None:
    act(
        engine,
        "procurement",
        CASE,
        "document_drafted",
        d(on),
        title="招标文件（演练）",
        version="2",
        sme={"kind": "none", "reason": "演练理由"},
        deadline_time="09:30",
        schemes=list(schemes),
    )
    act(engine, "reviewer", CASE, "document_confirmation", d(on), opinion="同意")


def sheet(engine: Engine, kind: str, on: date) -> Sheet:
    with reading(engine) as session:
        (found,) = all_papers().of_cases[kind].fill(session, open_dossier(session, case_of(session, CASE)), on, Given())
        return found


def asked(engine: Engine, kind: str, on: date) -> tuple[Any, Document]:
    facts = sheet(engine, kind, on).facts
    return facts, CATALOGUE[kind].compose(facts)


@SQLITE_ONLY
def test_before_the_notice_the_schedule_says_when(engine: Engine) -> None:
    """Wanted on Monday 09-18: twenty days are Sunday 10-08, a make-up working day; five working days are 09-25."""
    ready(engine, "plan_filing")
    draft(engine, "09-11", scheme())
    facts, document = asked(engine, "tender_document", d("09-18"))
    assert isinstance(facts, TenderDocumentFacts)
    assert (facts.notice_on, facts.documents_until, facts.bid_deadline_on) == (d("09-18"), d("09-25"), d("10-08"))
    assert facts.project_number == facts.opening_place == "以采购平台公布为准"
    assert facts.filing_number == "演练备案-2023-1"
    assert (facts.budget, [lot.price_cap for lot in facts.lots]) == (3_300_000, [1_550_000, 1_700_000])
    assert facts.lots[0].stations[0].address == "演练街1号"
    # one station for twelve months: the city's own targets
    assert [(t.name, t.quantity) for t in facts.lots[1].targets] == [("归集岗位信息", 1001), ("服务人次", 500)]
    text = document.text()
    assert "每提供1项演练材料得2分，最多10分" in text
    assert "熟悉当地社情民情" in text, "the plan's slip is read as meant"
    assert "《惠州市就业驿站考核方案》" in text
    assert "待核实" not in text
    assert "并在投标文件中提供证书编号和有效期" in text
    assert "不得超过最高限价：采购包1为15,500.00元；采购包2为17,000.00元。" in text
    assert not {"{", "}"} & set(text)


@SQLITE_ONLY
def test_after_the_notice_it_says_what_was_announced(engine: Engine) -> None:
    ready(engine, "plan_filing")
    draft(engine, "09-11", scheme())
    act(
        engine,
        "procurement",
        CASE,
        "tender_notice",
        d("10-09"),
        **notice(agency="演练代理公司", agency_contact="演练，0752-0000009", purchaser_address="演练大道1号"),
    )
    found = sheet(engine, "tender_document", d("10-09"))
    facts = found.facts
    assert isinstance(facts, TenderDocumentFacts)
    assert found.title == "惠东县就业驿站运营服务采购项目(演练数据)公开招标文件"
    assert (facts.notice_on, facts.documents_until, facts.bid_deadline_on, facts.clarify_by) == (
        d("10-09"),
        d("10-16"),
        d("10-30"),
        d("10-13"),
    )
    assert (facts.project_number, facts.opening_place, facts.agency_name) == (
        "演练-2023-001",
        "演练开标室",
        "演练代理公司",
    )
    assert (facts.bid_bond, [lot.bond for lot in facts.lots]) == (60_000, [29_000, 30_900])
    assert (facts.committee, facts.experts, facts.treasury) == (5, 4, "惠东县财政局")
    assert "2023年10月30日09时30分00秒" in CATALOGUE["tender_document"].compose(facts).text()


@SQLITE_ONLY
def test_a_consultation_has_its_own_document(engine: Engine) -> None:
    """The round after a change of method: ten days from Thursday 11-02 are Sunday 11-12, so Monday 11-13."""
    ready(engine, "expert_draw")
    next_round(engine, "competitive_consultation", "10-31")
    draft(engine, "11-01", scheme())
    facts, document = asked(engine, "consultation_document", d("11-02"))
    assert isinstance(facts, ConsultationDocumentFacts)
    assert (facts.notice_on, facts.documents_until, facts.bid_deadline_on) == (d("11-02"), d("11-09"), d("11-13"))
    assert (facts.committee, facts.experts) == (3, 2)
    assert "磋商小组" in document.text() and "并在响应文件中提供证书编号和有效期" in document.text()
    with pytest.raises(FactMissing, match="本轮采购方式是竞争性磋商，不编制公开招标文件"):
        sheet(engine, "tender_document", d("11-02"))


@SQLITE_ONLY
@pytest.mark.parametrize(
    ("until", "schemes", "said"),
    [
        ("plan_filing", None, "尚未登记采购文件编制"),
        ("plan_filing", (), "未登记评标办法"),
        (
            "plan_filing",
            (scheme(factors=[{"name": "演练因素", "kind": "technical", "points": "80"}]),),
            "评审因素“演练因素”没有评分标准",
        ),
    ],
)
def test_what_is_missing_is_asked_for(
    engine: Engine, until: str, schemes: tuple[dict[str, Any], ...] | None, said: str
) -> None:
    ready(engine, until)
    if schemes is not None:
        draft(engine, "09-11", *schemes)
    with pytest.raises(FactMissing, match=said):
        sheet(engine, "tender_document", d("09-18"))


def test_who_may_ask() -> None:
    assert unwrap(all_papers().of_cases["tender_document"].fill) is tender_document
    assert (
        all_papers().of_cases["tender_document"].cases
        == all_papers().of_cases["consultation_document"].cases
        == ("open_tender",)
    )
