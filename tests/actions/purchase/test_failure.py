"""废标: two bidders, undecided until the treasury answers, another method; what is refused; each to a contract."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from models.case import Round
from models.database import reading
from models.tender import Contract, Supplier
from record.situation import open_dossier
from tests.actions import tender_case
from tests.actions.builders import act, case_of, refused
from tests.actions.purchase_case import (
    Lap,
    announce,
    closed_on,
    d,
    dates,
    draft_documents,
    file_contracts,
    offers,
    open_and_award,
    prepare_contracts,
    priced,
    round_number,
    rows_of,
    sign,
    state,
)
from tests.actions.tender_case import CASE, FIRMS, SQLITE_ONLY, Act, begin, bids, ready, report

TWO = FIRMS[:2]
LETTER = {"approval_letter": "演练财采〔2023〕5号", "approved_on": "2023-11-10", "approved_by": "县级"}
NEGOTIATE: dict[str, Any] = {
    "next": "change_method",
    "method": "competitive_negotiation",
    "documents_sound": True,
    "remaining": list(TWO),
}


def fail(engine: Engine, on: str = "10-30", **details: Any) -> None:
    act(
        engine,
        "procurement",
        CASE,
        "tender_failure",
        d(on),
        **{"reason": "投标人不足3家", "bidders": 2, "notice_address": "采购平台/演练/废标"} | details,
    )


def no(engine: Engine, code: str, on: str = "10-30", **details: Any) -> str:
    return refused(
        engine,
        code,
        "procurement",
        CASE,
        "tender_failure",
        d(on),
        **{"reason": "投标人不足3家", "bidders": 2} | details,
    )


def test_two_bidders_negotiate_to_a_contract(engine: Engine) -> None:
    """Notice 10-09, deadline 10-30: two bid. The treasury is asked and answers on Friday 11-10. Documents of the
    negotiation on Wednesday 11-15; three working days (11-16, 11-17, 11-20) later the responses. Award on Thursday
    11-23, its notice runs one working day (11-24), the challenge window seven more: 11-27 to 12-01 and 12-04, 12-05.
    So signature from 12-06 on; thirty days end on Saturday 12-23, a maximum: 12-22."""
    ready(engine, "expert_draw")
    refused(engine, "too_few_bidders", "procurement", CASE, "bid_opening", d("10-30"), **offers(TWO))
    fail(engine, next="pending")
    assert (round_number(engine), state(engine)) == (1, "等待采购失败后续处理")
    assert "“采购失败（废标）”已于2023-10-30登记" in refused(
        engine, "case_stopped", "procurement", CASE, "bid_opening", d("10-31"), **bids()
    )
    open_rows = {step for (step, _lot), row in rows_of(engine).items() if row.done_on is None}
    assert open_rows == {"failure_decision", "termination", "contract_signature"}
    assert rows_of(engine)["contract_signature", "1"].due_basis == "plan", "the plan's date stands"
    act(
        engine,
        "district_leader",
        CASE,
        "failure_decision",
        d("11-13"),
        reason="经论证，文件无不合理条款",
        **NEGOTIATE,
        **LETTER,
    )
    assert round_number(engine) == 2
    _negotiate(engine)
    assert closed_on(engine) == d("12-08")
    with reading(engine) as session:
        contracts = session.exec(select(Contract, Supplier).join(Supplier, Supplier.id == Contract.supplier_id)).all()  # type: ignore[arg-type]
        assert [(c.lot, c.amount, f.name) for c, f in contracts] == [(1, 1_400_000, TWO[1]), (2, 1_500_000, TWO[1])]
        assert session.exec(select(Round)).one().procedure == "competitive_negotiation"


def _negotiate(engine: Engine) -> None:
    lap = Lap("11-13", "11-14", "11-15", "11-20", "11-21", "11-22", "11-23")
    announce(engine, lap)
    text = refused(engine, "disallowed", "procurement", CASE, "bid_opening", d("11-20"), **offers((*TWO, FIRMS[2])))
    assert "74号 27" in text
    assert f"只能与{TWO[0]}、{TWO[1]}谈判" in text
    found = priced(TWO)
    for line in found["scores"]:
        if line["supplier"] == TWO[1]:
            line["price"] = 1_400_000 if line["lot"] == 1 else 1_500_000
    open_and_award(engine, lap, offers(TWO), found, {1: TWO[1], 2: TWO[1]})
    prepare_contracts(engine, "11-24", 1, 2)
    assert dates(engine, "contract_signature", "1") == ("2023-12-06", "2023-12-22")
    sign(engine, "12-06", 1, 2)
    file_contracts(engine, "12-08", 1, 2)


@SQLITE_ONLY
def test_the_winner_of_a_negotiation_is_the_cheapest_that_is_valid(engine: Engine) -> None:
    ready(engine, "expert_draw")
    fail(engine, on="11-13", **NEGOTIATE, **LETTER)
    lap = Lap("11-13", "11-14", "11-15", "11-20", "11-21", "11-22", "11-23")
    announce(engine, lap)
    act(engine, "procurement", CASE, "bid_opening", d("11-20"), **offers(TWO))
    found = priced(TWO)
    text = refused(
        engine,
        "disallowed",
        "procurement",
        CASE,
        "evaluation_report",
        d("11-21"),
        **found | {"scores": [line | {"score": 9000} for line in found["scores"]]},
    )
    assert "不计得分" in text
    dear = [line | {"price": 1_550_001} if line["lot"] == 1 else line for line in found["scores"]]
    refused(engine, "over_ceiling", "procurement", CASE, "evaluation_report", d("11-21"), **found | {"scores": dear})
    act(engine, "procurement", CASE, "evaluation_report", d("11-21"), **found)
    text = refused(
        engine,
        "not_first_ranked",
        "district_leader",
        CASE,
        "winner_confirmation",
        d("11-22"),
        winners=[{"lot": lot, "supplier": TWO[0]} for lot in (1, 2)],
    )
    assert TWO[1] in text, "1,490,000 is less than 1,500,001"


@SQLITE_ONLY
def test_what_is_refused(engine: Engine) -> None:
    ready(engine, "expert_draw")
    assert "截止日期2023-10-30以前" in no(engine, "disallowed", "10-27")
    assert "3家，不少于3家" in no(engine, "disallowed", bidders=3)
    assert "开标以前不填" in no(engine, "disallowed", qualified=2)
    assert "填写新的采购方式" in no(engine, "disallowed", next="change_method")
    assert "填写新的采购方式" in no(
        engine, "disallowed", next="change_method", method="open_tender", documents_sound=True
    )
    text = no(engine, "disallowed", next="change_method", method="competitive_consultation")
    assert "改正后重新采购" in text
    assert "87号 43" in text
    text = no(engine, "inquiry_for_goods_only", **NEGOTIATE | {"method": "inquiry"})
    assert "74号 3、45、47；采购法 32" in text
    assert "采购法 29" in no(engine, "method_not_allowed", **NEGOTIATE | {"method": "invited_tender"})
    assert "采购法 31" in no(engine, "method_not_allowed", **NEGOTIATE | {"method": "single_source"})
    assert "写明该两家供应商" in no(engine, "disallowed", **NEGOTIATE | {"remaining": [TWO[0]]})
    no(engine, "bad_details", next="terminate")


@SQLITE_ONLY
def test_one_left_may_not_negotiate_at_the_first_failure(engine: Engine) -> None:
    ready(engine, "expert_draw")
    no(engine, "method_not_allowed", **NEGOTIATE | {"bidders": 1})
    fail(engine, bidders=1)
    assert round_number(engine) == 2, "another tender"


@SQLITE_ONLY
def test_after_the_opening_the_qualified_are_counted(engine: Engine) -> None:
    """Four bid, two were qualified: the two that are named must have bid."""
    ready(engine, "bid_opening")
    assert "开标以后填写" in no(engine, "disallowed", bidders=4)
    assert "不属于供应商不足" in no(engine, "disallowed", bidders=4, qualified=3)
    no(
        engine,
        "disallowed",
        **NEGOTIATE | {"bidders": 4, "qualified": 2, "remaining": ["演练甲人力公司", "演练生人公司"]},
    )
    fail(engine, "10-31", **NEGOTIATE | {"bidders": 4, "qualified": 2})
    assert round_number(engine) == 2


@SQLITE_ONLY
def test_other_grounds_need_no_count(engine: Engine) -> None:
    ready(engine, "bid_opening")
    fail(engine, "10-31", ground="over_budget", bidders=4, qualified=4, reason="报价均超过采购预算")
    assert round_number(engine) == 2


BIG = {
    "funds_allotted": {"amount": 600_000_000, "source": "就业补助资金(演练)", "paper": "演练财社〔2023〕1号"},
    "estimate": {"lots": [{"number": n, "budget": 250_000_000, "ceiling": 250_000_000} for n in (1, 2)]},
}
"""500万元: above the 400万元 from which on a tender is prescribed."""


def _big(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        tender_case,
        "EXAMPLE",
        tuple(
            Act(item.step, item.role, item.on, item.subject, BIG.get(item.step, item.details), item.case)
            for item in tender_case.EXAMPLE
        ),
    )
    begin(engine)
    tender_case.run(engine, until="tender_notice")


@SQLITE_ONLY
def test_from_the_threshold_on_the_treasury_is_asked(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    _big(engine, monkeypatch)
    text = no(engine, "approval_missing", **NEGOTIATE)
    assert "采购法 36、37；条例 23；87号 43" in text
    assert "4,000,000.00元" in text
    text = no(engine, "approval_too_late", **NEGOTIATE, **LETTER)
    assert "不早于新的采购活动开始日2023-10-31" in text
    fail(engine, "11-10", **NEGOTIATE, **LETTER)
    draft_documents(engine, "11-10", "11-10")
    text = refused(
        engine,
        "disallowed",
        "procurement",
        CASE,
        "tender_notice",
        d("11-10"),
        **tender_case.notice(
            project_number="演练-2023-900", first_published="2023-11-10", bid_deadline="2023-11-15", bid_bond=None
        ),
    )
    assert "批复日期2023-11-10不早于" in text


@SQLITE_ONLY
def test_the_city_approves_for_a_district(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    _big(engine, monkeypatch)
    done = act(
        engine,
        "procurement",
        CASE,
        "tender_failure",
        d("11-10"),
        reason="投标人不足3家",
        bidders=2,
        **NEGOTIATE,
        **LETTER,
    )
    assert any("县区项目报设区的市级财政部门批准" in warning for warning in done.warnings)


@SQLITE_ONLY
def test_below_it_services_may_be_consulted_about_without_a_letter(engine: Engine) -> None:
    ready(engine, "expert_draw")
    fail(engine, bidders=1, next="change_method", method="competitive_consultation", documents_sound=True)
    with reading(engine) as session:
        dossier = open_dossier(session, case_of(session, CASE))
    assert dossier.procedure.name == "competitive_consultation"
    assert dossier.rows["plan_filing", ""].done_on == d("08-04"), "the preparation stays done"
    assert dossier.rows["document_drafted", ""].done_on is None, "the documents are made anew"
    assert report()["experts"]
