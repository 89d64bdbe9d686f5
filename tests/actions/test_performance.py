"""履约: instalment, invoice, payment to the day and to the 分; acceptance with the people served; supplements of a tenth."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine
from sqlmodel import select

from documents.catalogue.contract.notices import ContractSupplementFacts
from models.database import reading, writing
from models.tender import Supplement
from papers.register import reserve_due
from tests.actions.builders import act, case_of, refused
from tests.actions.purchase_case import d, dates, rows_of
from tests.actions.tender_case import ADDED, CASE, SQLITE_ONLY, ready

ACCEPTED = {
    "instalment": "第一期",
    "amount": 495_000,
    "inspectors": ["演练验收甲", "演练验收乙"],
    "opinion": "驿站已开办",
}
"""Of the contract of lot 1 over 15,000.01 元."""


def accept(engine: Engine, on: str, at: str = "1", **changed: Any) -> None:
    act(engine, "reviewer", CASE, "instalment_accepted", d(on), at, **ACCEPTED | changed)


def invoice(engine: Engine, on: str, at: str = "1", amount: int = 495_000) -> None:
    act(engine, "procurement", CASE, "invoice_received", d(on), at, number="演练发票1", amount=amount)


def pay(engine: Engine, on: str, at: str = "1", amount: int = 495_000) -> None:
    act(engine, "procurement", CASE, "payment", d(on), at, amount=amount, voucher="演练凭证1")


def test_paid_within_thirty_days(engine: Engine) -> None:
    """Found due on Friday 2024-01-05: thirty days are Sunday 02-04, a working day before the Spring Festival. The invoice
    of 01-10 gives until 02-09; the sooner counts."""
    ready(engine, "")
    accept(engine, "2024-01-05")
    refused(engine, "not_ready", "procurement", CASE, "payment", d("2024-01-08"), "1", amount=1, voucher="演练凭证")
    invoice(engine, "2024-01-10")
    assert dates(engine, "payment", "1") == ("2024-01-10", "2024-02-04")
    assert rows_of(engine)["payment", "1"].due_on == d("2024-02-04")
    text = refused(
        engine, "too_late", "procurement", CASE, "payment", d("2024-02-05"), "1", amount=495_000, voucher="演练凭证"
    )
    assert "款项支付条例" in text
    pay(engine, "2024-02-04")


@SQLITE_ONLY
def test_no_more_than_the_contract_and_its_supplements(engine: Engine) -> None:
    """15,000.01 元, and 0.99 元 more by a supplement: after 4,950.00 元 another 10,051.00 元 are left."""
    ready(engine, "")
    accept(engine, "2024-01-05")
    text = refused(
        engine,
        "disallowed",
        "procurement",
        CASE,
        "invoice_received",
        d("2024-01-10"),
        "1",
        number="演练发票",
        amount=495_001,
    )
    assert "最多4,950.00元" in text
    invoice(engine, "2024-01-10", amount=490_000)
    text = refused(
        engine, "disallowed", "procurement", CASE, "payment", d("2024-01-11"), "1", amount=490_001, voucher="演练凭证"
    )
    assert "超过发票金额4,900.00元" in text
    pay(engine, "2024-01-11", amount=490_000)
    text = refused(
        engine,
        "paid_too_much",
        "reviewer",
        CASE,
        "instalment_accepted",
        d("2024-06-05"),
        "1第2次",
        **ACCEPTED | {"instalment": "第二期", "amount": 1_005_002},
    )
    assert "最多10,050.01元" in text
    act(
        engine,
        "district_leader",
        CASE,
        "contract_supplement",
        d("2024-06-03"),
        "1",
        number="补1",
        amount=99,
        reason="增加服务",
        targets=ADDED,
    )
    accept(engine, "2024-06-05", "1第2次", instalment="第二期", amount=1_005_100, deduction_reason="补充协议增加(演练)")
    invoice(engine, "2024-06-06", "1第2次", amount=1_005_100)
    pay(engine, "2024-06-07", "1第2次", amount=1_005_100)
    accept(engine, "2024-06-05", "2", amount=1_590_000, deduction_reason="一次付清(演练)")


WELL = {
    "qualified": True,
    "inspectors": ["演练验收甲"],
    "opinion": "各项标准均已达到",
    "users": 12,
    "users_opinion": "满意",
}


class TestAcceptance:
    @SQLITE_ONLY
    def test_the_people_served_are_heard(self, engine: Engine) -> None:
        ready(engine, "")
        for changed, said in (
            ({"users": 0}, "条例 45；22号 24"),
            ({"users_opinion": ""}, "条例 45；22号 24"),
            ({"qualified": False}, "采购法 41；条例 45；87号 74"),
        ):
            text = refused(
                engine, "disallowed", "reviewer", CASE, "contract_acceptance", d("2024-12-02"), "1", **WELL | changed
            )
            assert said in text
        refused(engine, "wrong_role", "procurement", CASE, "contract_acceptance", d("2024-12-02"), "1", **WELL)
        early = act(engine, "reviewer", CASE, "contract_acceptance", d("2024-11-29"), "1", **WELL)
        assert any("尚未履行完毕" in warning for warning in early.warnings)
        done = act(engine, "reviewer", CASE, "contract_acceptance", d("2024-12-02"), "2", **WELL)
        assert not done.warnings
        shown = {"platform_address": "采购平台/演练/验收", "first_published": "2024-12-03"}
        refused(engine, "disallowed", "procurement", CASE, "acceptance_publication", d("2024-12-04"), "2", **shown)
        act(engine, "procurement", CASE, "acceptance_publication", d("2024-12-03"), "2", **shown)


def test_supplements_of_a_lot_stay_within_a_tenth_together(engine: Engine) -> None:
    """A tenth of 15,000.01 元 is 1,500.00 元; 6% are 900.00, and 11% in all would be 1,650.00."""
    ready(engine, "")

    def add(on: str, at: str, amount: int) -> None:
        act(
            engine,
            "district_leader",
            CASE,
            "contract_supplement",
            d(on),
            at,
            number=f"补{amount}",
            amount=amount,
            reason="增加服务",
            targets=ADDED,
        )

    add("2024-03-01", "1", 90_000)
    text = refused(
        engine,
        "supplements_over_tenth",
        "district_leader",
        CASE,
        "contract_supplement",
        d("2024-04-01"),
        "1第2次",
        number="补2",
        amount=75_000,
        reason="增加服务",
        targets=ADDED,
    )
    assert "合计1,650.00元，超过原合同15,000.01元的10%" in text
    assert "采购法 49" in text
    assert "最多600.00元" in text
    add("2024-04-01", "1第2次", 60_000)
    refused(
        engine,
        "supplements_over_tenth",
        "district_leader",
        CASE,
        "contract_supplement",
        d("2024-05-06"),
        "1第3次",
        number="补3",
        amount=1,
        reason="增加服务",
        targets=ADDED,
    )
    add("2024-05-06", "2", 159_000)
    with writing(engine) as session:
        papers = [
            f
            for item in reserve_due(session, case_of(session, CASE))
            if isinstance(f := item.facts, ContractSupplementFacts)
        ]
    assert [(f.original_price, f.earlier_additions, f.amount_change) for f in papers] == [
        (1_500_001, 0, 90_000),
        (1_500_001, 90_000, 60_000),
        (1_590_000, 0, 159_000),
    ]
    with reading(engine) as session:
        assert [row.number for row in session.exec(select(Supplement).order_by(Supplement.id))] == [1, 2, 1]  # type: ignore[arg-type]
