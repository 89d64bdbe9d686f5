"""Every other method of purchase, once through real acts: from its round to the signed contract, dates to the day.

Each begins on Tuesday 2023-10-31 after the tender of 10-09 was left; the preparation stays done. Two lots with the
prices of the example; where no score decides, the cheapest valid offer wins: 丙 for both lots.
"""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine

from documents.catalogue.contract.facts import OperatingContractFacts
from documents.catalogue.contract.notices import ContractPublicationFacts
from models.database import reading, writing
from papers.register import reserve_due
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
    next_round,
    offers,
    open_and_award,
    prepare_contracts,
    priced,
    rows_of,
    sign,
    state,
)
from tests.actions.tender_case import (
    CASE,
    FIRMS,
    SQLITE_ONLY,
    WINNERS,
    Act,
    begin,
    bids,
    notice,
    ready,
    report,
    requirement,
    run,
    seated,
)

CHEAPEST = {1: FIRMS[2], 2: FIRMS[2]}


def to_the_filing(engine: Engine, lap: Lap, signed: str, latest: str, filed: str, *, assessed: bool = True) -> None:
    """Contracts drafted on the day of the award, signed on the first day that a prudent plan allows."""
    prepare_contracts(engine, lap.award, 1, 2, assessed=assessed)
    assert dates(engine, "contract_signature", "1") == (d(signed).isoformat(), d(latest).isoformat())
    sign(engine, signed, 1, 2)
    file_contracts(engine, filed, 1, 2)
    assert closed_on(engine) == d(filed)


def methods_on_paper(engine: Engine) -> set[str]:
    with writing(engine) as session:
        facts = [item.facts for item in reserve_due(session, case_of(session, CASE))]
    return {f.procurement_method for f in facts if isinstance(f, OperatingContractFacts | ContractPublicationFacts)}


def test_invited_tender(engine: Engine) -> None:
    """Invited on Thursday 11-02: twenty days are 11-22. Award on Monday 11-27: period 11-28, window 12-07 (29, 30, 12-01,
    4 to 7), so from 12-08; thirty days are Wednesday 12-27."""
    ready(engine, "expert_draw")
    next_round(engine, "invited_tender", "10-31")
    lap = Lap("10-31", "11-01", "11-02", "11-22", "11-23", "11-24", "11-27")
    draft_documents(engine, lap.drafted, lap.confirmed)
    act(engine, "procurement", CASE, "supplier_selection", d("11-01"), **selected())
    assert "最早为2023-11-22" in refused_call(engine, lap, "2023-11-21")
    announce_notice(engine, lap)
    open_and_award(engine, lap, bids(), report(), WINNERS)
    to_the_filing(engine, lap, "12-08", "12-27", "12-11")
    assert methods_on_paper(engine) == {"邀请招标"}


def selected(**changed: Any) -> dict[str, Any]:
    """The four firms drawn by lot out of eight, before two of the purchaser (采购法 34; 87号 14)."""
    others = ("演练戊人力公司", "演练己人力公司", "演练庚人力公司", "演练辛人力公司")
    return {
        "way": "library",
        "pool": [{"supplier": name} for name in (*FIRMS, *others)],
        "drawn": list(FIRMS),
        "at_random": True,
        "witnesses": ["演练监督甲", "演练监督乙"],
        "record": "演练抽取记录1",
    } | changed


def refused_notice(engine: Engine, lap: Lap, deadline: str) -> str:
    """The documents, and a notice whose deadline is too soon."""
    draft_documents(engine, lap.drafted, lap.confirmed)
    return refused_call(engine, lap, deadline)


def refused_call(engine: Engine, lap: Lap, deadline: str) -> str:
    """A notice or invitation whose deadline is too soon."""
    return refused(
        engine,
        "disallowed",
        "procurement",
        CASE,
        "tender_notice",
        d(lap.notice),
        **notice(
            project_number="演练-2023-700",
            first_published=d(lap.notice).isoformat(),
            bid_deadline=deadline,
            bid_bond=None,
        ),
    )


def announce_notice(engine: Engine, lap: Lap) -> None:
    act(
        engine,
        "procurement",
        CASE,
        "tender_notice",
        d(lap.notice),
        **notice(
            project_number="演练-2023-701",
            first_published=d(lap.notice).isoformat(),
            bid_deadline=d(lap.opening).isoformat(),
            bid_bond=None,
        ),
    )


def test_competitive_consultation(engine: Engine) -> None:
    """Issued on Thursday 11-02: ten days are Sunday 11-12, so Monday 11-13; a change by 11-08. Award on Thursday 11-16:
    period 11-17, window 11-28, so from 11-29; thirty days are Saturday 12-16. Two suppliers are enough for a service
    that the government buys; one is not. The last price is the contract's."""
    ready(engine, "expert_draw")
    next_round(engine, "competitive_consultation", "10-31")
    lap = Lap("10-31", "11-01", "11-02", "11-13", "11-14", "11-15", "11-16")
    assert "最早为2023-11-13" in refused_notice(engine, lap, "2023-11-10")
    announce_notice(engine, lap)
    assert rows_of(engine)["documents_available_until", ""].earliest == d("11-09")
    assert dates(engine, "clarification")[1] == "2023-11-08"
    text = refused(engine, "too_few_bidders", "procurement", CASE, "bid_opening", d("11-13"), **offers(FIRMS[:1]))
    assert "供应商1家，不足2家" in text
    assert "214号 21；财库〔2015〕124号" in text
    done = act(engine, "procurement", CASE, "bid_opening", d("11-13"), **offers(FIRMS[:2]))
    assert any("只有2家，依法可以继续" in warning for warning in done.warnings)
    found = {
        "scores": [
            {"lot": lot, "supplier": firm, "score": score, "price": price}
            for lot in (1, 2)
            for firm, score, price in ((FIRMS[0], 9000, 1_450_000), (FIRMS[1], 8900, None))
        ],
        "experts": report()["experts"],
        "members": seated(report()["experts"]),
    }
    act(engine, "procurement", CASE, "evaluation_report", d("11-14"), **found)
    act(
        engine,
        "district_leader",
        CASE,
        "winner_confirmation",
        d("11-15"),
        winners=[{"lot": lot, "supplier": FIRMS[0]} for lot in (1, 2)],
    )
    act(
        engine,
        "procurement",
        CASE,
        "award_notice",
        d("11-16"),
        platform_address="采购平台/演练/成交",
        first_published="2023-11-16",
    )
    to_the_filing(engine, lap, "11-29", "12-15", "12-01")
    with reading(engine) as session:
        from actions.contract import contract_of

        contract = contract_of(session, case_of(session, CASE), 1)
        assert contract is not None
        assert contract.amount == 1_450_000
    assert methods_on_paper(engine) == {"竞争性磋商"}


def test_competitive_negotiation(engine: Engine) -> None:
    """Issued on Thursday 11-02: three working days are 11-07; a change three working days before, on 11-02. Award on Friday
    11-10: period 11-13, window 11-22, so from 11-23; thirty days are Sunday 12-10. Without a tender that left two, three."""
    ready(engine, "expert_draw")
    next_round(engine, "competitive_negotiation", "10-31")
    lap = Lap("10-31", "11-01", "11-02", "11-07", "11-08", "11-09", "11-10")
    assert "最早为2023-11-07" in refused_notice(engine, lap, "2023-11-06")
    announce_notice(engine, lap)
    assert dates(engine, "clarification")[1] == "2023-11-02"
    text = refused(engine, "too_few_bidders", "procurement", CASE, "bid_opening", d("11-07"), **offers(FIRMS[:2]))
    assert "供应商2家，不足3家" in text
    open_and_award(engine, lap, offers(), priced(FIRMS[:3]), CHEAPEST)
    to_the_filing(engine, lap, "11-23", "12-08", "11-27")
    assert methods_on_paper(engine) == {"竞争性谈判"}


def goods(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example, buying goods for the stations."""
    monkeypatch.setattr(
        tender_case,
        "EXAMPLE",
        tuple(
            Act(
                item.step,
                item.role,
                item.on,
                item.subject,
                requirement(kind="货物") if item.step == "requirement" else item.details,
                item.case,
            )
            for item in tender_case.EXAMPLE
        ),
    )
    begin(engine)
    run(engine, until="expert_draw")


def test_inquiry(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Goods. Issued on 11-02, answers on 11-07, one price for good; dates as in the negotiation. No licence is asked for."""
    goods(engine, monkeypatch)
    next_round(engine, "inquiry", "10-31")
    lap = Lap("10-31", "11-01", "11-02", "11-07", "11-08", "11-09", "11-10")
    announce(engine, lap)
    plain = {"bids": [bid | {"licence": None, "licence_until": None} for bid in offers()["bids"]]}
    act(engine, "procurement", CASE, "bid_opening", d("11-07"), **plain)
    found = priced(FIRMS[:3])
    again = [line | {"price": 1_300_000} for line in found["scores"]]
    assert "不得更改报价" in refused(
        engine, "disallowed", "procurement", CASE, "evaluation_report", d("11-08"), **found | {"scores": again}
    )
    act(engine, "procurement", CASE, "evaluation_report", d("11-08"), **found)
    act(
        engine,
        "district_leader",
        CASE,
        "winner_confirmation",
        d("11-09"),
        winners=[{"lot": lot, "supplier": firm} for lot, firm in CHEAPEST.items()],
    )
    act(
        engine,
        "procurement",
        CASE,
        "award_notice",
        d("11-10"),
        platform_address="采购平台/演练/成交",
        first_published="2023-11-10",
    )
    to_the_filing(engine, lap, "11-23", "12-08", "11-27", assessed=False)
    assert methods_on_paper(engine) == {"询价"}, "the publication; an operating contract is made for services only"


@SQLITE_ONLY
def test_services_are_not_bought_by_inquiry(engine: Engine) -> None:
    ready(engine, "expert_draw")
    next_round(engine, "inquiry", "10-31")
    draft_documents(engine, "10-31", "11-01")
    text = refused(
        engine,
        "inquiry_for_goods_only",
        "procurement",
        CASE,
        "tender_notice",
        d("11-02"),
        **notice(
            project_number="演练-2023-702", first_published="2023-11-02", bid_deadline="2023-11-07", bid_bond=None
        ),
    )
    assert "采购法 32" in text


SHOWN: dict[str, Any] = {
    "supplier": FIRMS[0],
    "reason": "仅该单位持有系统数据(演练)",
    "experts": ["演练专家一", "演练专家二", "演练专家三"],
    "platform_address": "采购平台/演练/公示",
    "first_published": "2023-10-31",
}


class TestSingleSource:
    def test_to_the_contract(self, engine: Engine) -> None:
        """Shown on Tuesday 10-31: five working days are 11-07. Objected to on 11-03, argued on 11-09 (by 11-14), so the
        document goes out on 11-10. Agreed on Monday 11-13, announced on Thursday 11-16: signature from 11-29 to 12-15."""
        ready(engine, "expert_draw")
        next_round(engine, "single_source", "10-31")
        act(engine, "procurement", CASE, "source_publicity", d("10-31"), **SHOWN)
        draft_documents(engine, "11-01", "11-02")
        assert dates(engine, "tender_notice")[0] == "2023-11-08"
        act(engine, "procurement", CASE, "objection", d("11-03"), objector="演练异议公司", matters="另有单位可以提供")
        assert dates(engine, "tender_notice")[0] is None
        assert dates(engine, "objection_argued") == ("2023-11-08", "2023-11-14")
        late = act(engine, "procurement", CASE, "objection", d("11-08"), "第2次", objector="演练异议人", matters="同上")
        assert any("公示期已于2023-11-07届满" in warning for warning in late.warnings)
        argue = {"upheld": False, "opinion": "不成立"}
        refused(engine, "disallowed", "reviewer", CASE, "objection_argued", d("11-09"), **argue | {"upheld": True})
        refused(engine, "too_early", "reviewer", CASE, "objection_argued", d("11-07"), **argue)
        act(engine, "reviewer", CASE, "objection_argued", d("11-09"), **argue)
        lap = Lap("", "", "11-10", "11-13", "11-14", "11-15", "11-16")
        announce_notice(engine, lap)
        one = {1: FIRMS[0], 2: FIRMS[0]}
        open_and_award(
            engine, lap, offers(FIRMS[:1]), priced(FIRMS[:1]) | {"experts": ["演练人员甲", "演练人员乙"]}, one
        )
        to_the_filing(engine, lap, "11-29", "12-15", "12-01")
        assert methods_on_paper(engine) == {"单一来源采购"}

    @SQLITE_ONLY
    def test_an_objection_that_holds_leads_to_another_method(self, engine: Engine) -> None:
        ready(engine, "expert_draw")
        next_round(engine, "single_source", "10-31")
        act(engine, "procurement", CASE, "source_publicity", d("10-31"), **SHOWN)
        act(engine, "procurement", CASE, "objection", d("11-03"), objector="演练异议公司", matters="另有单位可以提供")
        upheld = {"upheld": True, "opinion": "成立"}
        refused(
            engine,
            "method_not_allowed",
            "reviewer",
            CASE,
            "objection_argued",
            d("11-09"),
            method="invited_tender",
            **upheld,
        )
        act(engine, "reviewer", CASE, "objection_argued", d("11-09"), method="competitive_consultation", **upheld)
        with reading(engine) as session:
            case = case_of(session, CASE)
            assert case.round == 3
        assert state(engine) == "等待磋商文件编制"

    @SQLITE_ONLY
    def test_from_the_threshold_on_the_treasury_is_asked_after_the_publicity(
        self, engine: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """500万元. A letter of 11-07 comes while the notice still runs; that of 11-08 does not."""
        money = {
            "funds_allotted": {"amount": 600_000_000, "source": "就业补助资金(演练)", "paper": "演练财社〔2023〕1号"},
            "estimate": {"lots": [{"number": n, "budget": 250_000_000, "ceiling": 250_000_000} for n in (1, 2)]},
        }
        monkeypatch.setattr(
            tender_case,
            "EXAMPLE",
            tuple(
                Act(item.step, item.role, item.on, item.subject, money.get(item.step, item.details), item.case)
                for item in tender_case.EXAMPLE
            ),
        )
        begin(engine)
        run(engine, until="tender_notice")
        next_round(engine, "single_source", "10-31")
        act(engine, "procurement", CASE, "source_publicity", d("10-31"), **SHOWN)
        draft_documents(engine, "11-01", "11-02")
        said = notice(
            project_number="演练-2023-703", first_published="2023-11-09", bid_deadline="2023-11-13", bid_bond=None
        )
        text = refused(engine, "approval_missing", "procurement", CASE, "tender_notice", d("11-09"), **said)
        assert "条例 23、78" in text
        letter = {"letter_number": "演练财采〔2023〕8号", "approved_by": "市级"}
        refused(engine, "too_early", "procurement", CASE, "source_approval", d("11-07"), **letter)
        act(engine, "procurement", CASE, "source_approval", d("11-08"), **letter)
        act(engine, "procurement", CASE, "tender_notice", d("11-09"), **said)


def test_direct_purchase(engine: Engine) -> None:
    """Below the limits the law sets no span: invited on 11-02, answered on 11-03, chosen, told and signed by 11-08."""
    ready(engine, "expert_draw")
    next_round(engine, "direct_purchase", "10-31")
    lap = Lap("10-31", "11-01", "11-02", "11-03", "11-06", "11-06", "11-07")
    announce(engine, lap)
    act(engine, "procurement", CASE, "bid_opening", d(lap.opening), **offers(FIRMS[:1]))
    act(
        engine, "procurement", CASE, "evaluation_report", d(lap.report), **priced(FIRMS[:1]) | {"experts": ["演练经办"]}
    )
    act(
        engine,
        "district_leader",
        CASE,
        "winner_confirmation",
        d(lap.chosen),
        winners=[{"lot": lot, "supplier": FIRMS[0]} for lot in (1, 2)],
    )
    act(
        engine,
        "procurement",
        CASE,
        "award_notice",
        d(lap.award),
        platform_address="单位公告栏(演练)",
        first_published="2023-11-07",
    )
    prepare_contracts(engine, "11-07", 1, 2)
    assert dates(engine, "contract_signature", "1") == ("2023-11-07", None)
    sign(engine, "11-08", 1, 2)
    assert closed_on(engine) == d("11-08")
    assert methods_on_paper(engine) == {"限额以下自行采购"}
    act(
        engine,
        "reviewer",
        CASE,
        "instalment_accepted",
        d("2024-01-05"),
        "1",
        instalment="第一期",
        amount=100,
        deduction_reason="只付订金(演练)",
        inspectors=["演练验收甲"],
        opinion="已开办",
    )
