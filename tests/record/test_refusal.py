"""拒签: the next candidate takes the place, with notice, letter, window and thirty days of its own; or another purchase."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Engine
from sqlmodel import select

from documents.catalogue.contract.facts import OperatingContractFacts
from documents.catalogue.purchase.award import AwardLetterFacts, AwardNoticeFacts
from models.database import reading, writing
from models.tender import Contract, Supplier
from papers.register import reserve_due
from record.lots import winner
from record.situation import open_dossier
from tests.actions.builders import act, case_of, refused
from tests.actions.purchase_case import (
    Lap,
    announce,
    closed_on,
    d,
    dates,
    file_contracts,
    open_and_award,
    prepare_contracts,
    round_number,
    rows_of,
    sign,
    state,
    tell,
)
from tests.actions.tender_case import CASE, FIRMS, PRICES, SQLITE_ONLY, bids, ready, report, signature

LEADER = "district_leader"


def awarded(engine: Engine) -> None:
    """Awarded on 11-02, contracts reviewed whose service begins in January; lot 2 is signed on 11-15."""
    ready(engine, "loser_bond_return")
    prepare_contracts(engine, "11-07", 1, 2)
    sign(engine, "11-15", 2)


def refusal(supplier: str = FIRMS[0], **changed: Any) -> dict[str, Any]:
    return {"supplier": supplier, "evidence": "书面放弃函(演练)", "way": "next_candidate"} | changed


def placed(supplier: str, on: str) -> dict[str, Any]:
    return {"supplier": supplier, "platform_address": "采购平台/演练/结果2", "first_published": d(on).isoformat()}


def refuse(engine: Engine, on: str = "11-20", at: str = "1", **changed: Any) -> None:
    act(engine, LEADER, CASE, "winner_refusal", d(on), at, **refusal(**changed))


def place(engine: Engine, supplier: str, on: str, at: str = "1") -> None:
    act(engine, LEADER, CASE, "replacement_award", d(on), at, **placed(supplier, on))


def test_the_next_candidate_signs(engine: Engine) -> None:
    """甲 refuses lot 1 on 11-20. 乙 is announced on Wednesday 11-22: the period ends 11-23, the window 12-04 (11-24, 27 to
    30, 12-01, 12-04), so signature from 12-05; thirty days are Friday 12-22. The first letter's limit of 12-01 is gone."""
    awarded(engine)
    assert dates(engine, "contract_signature", "1") == ("2023-11-15", "2023-12-01")
    refuse(engine)
    text = refused(engine, "not_ready", LEADER, CASE, "contract_signature", d("11-21"), "1", **signature(1))
    assert "“另行确定中标人、公告”尚未完成" in text
    assert "条例 49" in text
    text = refused(
        engine, "not_next_candidate", LEADER, CASE, "replacement_award", d("11-22"), "1", **placed(FIRMS[2], "11-22")
    )
    assert f"下一候选人是{FIRMS[1]}，不是{FIRMS[2]}" in text
    assert "首次发布日期" in refused(
        engine, "disallowed", LEADER, CASE, "replacement_award", d("11-22"), "1", **placed(FIRMS[1], "11-21")
    )
    place(engine, FIRMS[1], "11-22")
    rows = rows_of(engine)
    assert (rows["replacement_period_end", "1"].earliest, rows["replacement_window_end", "1"].earliest) == (
        d("11-23"),
        d("12-04"),
    )
    assert dates(engine, "contract_signature", "1") == ("2023-12-05", "2023-12-22")
    assert "采购法 46；87号 71" in refused(
        engine, "too_late", LEADER, CASE, "contract_signature", d("12-25"), "1", **signature(1)
    )
    done = act(engine, LEADER, CASE, "contract_signature", d("12-22"), "1", **signature(1))
    assert any("请核对供应商和金额" in warning for warning in done.warnings)
    act(engine, "procurement", CASE, "winner_bond_return", d("12-25"))
    act(
        engine,
        LEADER,
        CASE,
        "contract_publication",
        d("12-25"),
        "2",
        breach="补登记",
        platform_address="采购平台/演练/合同2",
    )
    act(engine, LEADER, CASE, "contract_filing", d("12-25"), "2", breach="补登记", receipt="演练备案2")
    file_contracts(engine, "12-26", 1, bonds=False)
    assert closed_on(engine) == d("12-26")
    _papers(engine)


def _papers(engine: Engine) -> None:
    with writing(engine) as session:
        firm, contract = session.exec(
            select(Supplier, Contract)
            .join(Contract, Contract.supplier_id == Supplier.id)  # type: ignore[arg-type]
            .where(Contract.lot == 1)
        ).one()
        assert (firm.name, contract.amount, contract.signed_on) == (FIRMS[1], PRICES[1][1], d("12-22"))
        facts = [item.facts for item in reserve_due(session, case_of(session, CASE))]
    notices = [f for f in facts if isinstance(f, AwardNoticeFacts)]
    assert [[(row.lot_number, row.supplier_name) for row in one.awards] for one in notices] == [
        [("采购包1", FIRMS[0]), ("采购包2", FIRMS[1])],
        [("采购包1", FIRMS[1])],
    ], "the first notice stays what it was"
    assert {row.lot_number for row in notices[1].bidders} == {"采购包1"}
    assert "拒绝签订合同，依据条例第四十九条" in notices[1].other_matters[0]
    letters = [
        (f.supplier_name, f.lot_number, f.notice_on, f.sign_by) for f in facts if isinstance(f, AwardLetterFacts)
    ]
    assert letters == [
        (FIRMS[0], "采购包1", d("11-02"), d("12-01")),
        (FIRMS[1], "采购包2", d("11-02"), d("12-01")),
        (FIRMS[1], "采购包1", d("11-22"), d("12-22")),
    ]
    signed = {
        f.lot_name: (f.operator_name, f.award_letter_on, f.price)
        for f in facts
        if isinstance(f, OperatingContractFacts)
    }
    assert signed["平山片区"] == (FIRMS[1], d("11-22"), PRICES[1][1])
    assert signed["稔山片区"] == (FIRMS[1], d("11-02"), PRICES[2][1])


@SQLITE_ONLY
def test_what_is_refused(engine: Engine) -> None:
    awarded(engine)

    def no(said: str, at: str = "1", **changed: Any) -> None:
        text = refused(engine, "disallowed", LEADER, CASE, "winner_refusal", d("11-20"), at, **refusal(**changed))
        assert said in text, text

    no(f"采购包1现在的中标人是{FIRMS[0]}，不是{FIRMS[1]}", supplier=FIRMS[1])
    no("合同已经签订，不能登记拒签", "2", supplier=FIRMS[1])
    no("“质疑1”没有要求另行确定中标人", cause="challenge", child="质疑1")
    refused(engine, "wrong_role", "procurement", CASE, "winner_refusal", d("11-20"), "1", **refusal())
    refused(engine, "not_ready", LEADER, CASE, "replacement_award", d("11-20"), "1", **placed(FIRMS[1], "11-20"))


@SQLITE_ONLY
def test_the_windows_of_both_notices(engine: Engine) -> None:
    """A challenge to the replaced lot's result may come until 12-04, to the other's until 11-14."""
    awarded(engine)
    refuse(engine)
    place(engine, FIRMS[1], "11-22")
    about = {"supplier": FIRMS[2], "about": "result", "matters": "对另行确定提出质疑", "lots": [1]}
    done = tell(engine, "received", "12-04", **about)
    assert not done.warnings
    assert dates(engine, "contract_signature", "1")[0] is None
    act(
        engine,
        "reviewer",
        f"{CASE}/质疑1",
        "reply",
        d("12-08"),
        outcome="dismissed",
        text="不成立",
        letter_number="演练质复〔2023〕1号",
    )
    # thirty days from 11-22 are 12-22; held 12-04 to 12-07, four days: Tuesday 12-26
    assert dates(engine, "contract_signature", "1") == ("2023-12-08", "2023-12-26")


class TestAgain:
    """乙 refuses as well, 丙 is the last."""

    def twice(self, engine: Engine) -> None:
        awarded(engine)
        refuse(engine)
        place(engine, FIRMS[1], "11-22")
        refuse(engine, "12-06", "1第2次", supplier=FIRMS[1])

    @SQLITE_ONLY
    def test_the_third_candidate_signs(self, engine: Engine) -> None:
        """Announced on Thursday 12-07: period 12-08, window 12-19; thirty days are Saturday 2024-01-06."""
        self.twice(engine)
        with reading(engine) as session:
            assert winner(open_dossier(session, case_of(session, CASE)), 1) is None
        place(engine, FIRMS[2], "12-07", "1第2次")
        assert dates(engine, "contract_signature", "1") == ("2023-12-20", "2024-01-05")
        sign(engine, "12-20", 1)
        with writing(engine) as session:
            letters = [
                f
                for item in reserve_due(session, case_of(session, CASE))
                if isinstance(f := item.facts, AwardLetterFacts) and f.lot_number == "采购包1"
            ]
        assert [f.supplier_name for f in letters] == list(FIRMS[:3])

    @SQLITE_ONLY
    def test_nobody_is_left(self, engine: Engine) -> None:
        self.twice(engine)
        place(engine, FIRMS[2], "12-07", "1第2次")
        text = refused(
            engine, "disallowed", LEADER, CASE, "winner_refusal", d("12-21"), "1第3次", **refusal(supplier=FIRMS[2])
        )
        assert "没有下一候选人" in text
        refuse(engine, "12-21", "1第3次", supplier=FIRMS[2], way="retender")
        assert round_number(engine) == 2


class TestRetender:
    def test_the_lot_alone_is_bought_again(self, engine: Engine) -> None:
        """Refused on Monday 11-20, lot 2 signed on 11-15 but not yet published. Notice on 11-23, twenty days are Wednesday
        12-13. Award on Monday 12-18: period 12-19, window 12-28; thirty days are 2024-01-17."""
        awarded(engine)
        refuse(engine, way="retender")
        assert round_number(engine) == 2
        assert dates(engine, "contract_publication", "2")[1] == "2023-11-17", "lot 2 goes its way"
        act(
            engine,
            LEADER,
            CASE,
            "contract_publication",
            d("11-20"),
            "2",
            breach="经办人休假",
            platform_address="采购平台/演练/合同2",
        )
        act(engine, "procurement", CASE, "contract_filing", d("11-17"), "2", receipt="演练备案2")
        assert (state(engine), closed_on(engine)) == ("等待招标文件编制", None), "what lot 2 has done, lot 1 still owes"
        assert rows_of(engine)["contract_signature", "1"].due_on is not None
        lap = Lap("11-21", "11-22", "11-23", "12-13", "12-14", "12-15", "12-18")
        announce(engine, lap)
        found = report(
            scores=[line for line in report()["scores"] if line["lot"] == 1],
            rejected=[line for line in report()["rejected"] if line["lot"] == 1],
        )
        open_and_award(engine, lap, bids({1: PRICES[1]}), found, {1: FIRMS[0]})
        prepare_contracts(engine, "12-19", 1, mark="-2", start="2024-02-01", end="2025-01-31")
        assert dates(engine, "contract_signature", "1") == ("2023-12-29", "2024-01-17")
        sign(engine, "12-29", 1, mark="-2")
        file_contracts(engine, "2024-01-02", 1)
        assert closed_on(engine) == d("2024-01-02")
        with writing(engine) as session:
            facts = [item.facts for item in reserve_due(session, case_of(session, CASE))]
        contracts = [f for f in facts if isinstance(f, OperatingContractFacts)]
        assert [(f.lot_name, f.award_letter_on) for f in contracts] == [
            ("稔山片区", d("11-02")),
            ("平山片区", d("12-18")),
        ]
        assert contracts[0].project_number != contracts[1].project_number

    @SQLITE_ONLY
    def test_not_while_another_winner_would_lose_by_it(self, engine: Engine) -> None:
        ready(engine, "loser_bond_return")
        text = refused(
            engine, "disallowed", LEADER, CASE, "winner_refusal", date(2023, 11, 20), "1", **refusal(way="retender")
        )
        assert "采购包2尚未签订合同" in text
