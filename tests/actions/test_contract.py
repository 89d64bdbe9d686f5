"""合同: amounts to the 分, terms, supplements, and the papers made of them."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from actions.contract import AssessmentTerms, ContractDraft, Instalment, assessment_terms
from actions.instalments import Assessed, DueInstalment, FinalCycle
from documents.catalogue.contract.facts import OperatingContractFacts
from documents.catalogue.contract.notices import ContractPublicationFacts, ContractSupplementFacts
from documents.catalogue.tender_document.facts import TenderDocumentFacts
from documents.dates import months_between
from models.database import reading, writing
from models.tender import Contract, Supplement, Supplier
from papers.contract import instalments
from papers.register import reserve_due
from record.perform import read_details
from record.situation import open_dossier
from tests.actions.builders import act, case_of, refused
from tests.actions.tender_case import ADDED, CASE, FIRMS, OPERATOR, SQLITE_ONLY, TARGETS, draft, ready, signature


def test_contracts_publication_and_supplement(engine: Engine) -> None:
    ready(engine, "")
    act(
        engine,
        "district_leader",
        CASE,
        "contract_supplement",
        date(2024, 3, 1),
        "1",
        number="惠东驿站-2023-01-补1",
        amount=150_000,
        reason="增加服务时间",
        targets=ADDED,
    )
    with writing(engine) as session:
        case = case_of(session, CASE)
        assert case.closed_on == date(2023, 11, 20), "the last filing; a supplement is optional"
        rows = session.exec(
            select(Contract, Supplier)
            .join(Supplier, Supplier.id == Contract.supplier_id)  # type: ignore[arg-type]
            .order_by(Contract.lot)
        ).all()
        assert [(c.lot, c.number, c.amount, f.name, c.signed_on) for c, f in rows] == [
            (1, "惠东驿站-2023-01", 1_500_001, FIRMS[0], date(2023, 11, 15)),
            (2, "惠东驿站-2023-02", 1_590_000, FIRMS[1], date(2023, 11, 15)),
        ]
        added = session.exec(select(Supplement)).one()
        assert (added.number, added.amount) == (1, 150_000)
        found = {(item.kind, i): item.facts for i, item in enumerate(reserve_due(session, case))}
    kinds = [kind for kind, _ in found]
    assert kinds[-5:] == [
        "operating_contract",
        "operating_contract",
        "contract_publication",
        "contract_publication",
        "contract_supplement",
    ]
    assert set(kinds[:-5]) == {
        "intention_notice",
        "tender_notice",
        "award_notice",
        "award_letter",
        "unsuccessful_notice",
    }
    at = kinds.index("operating_contract")
    contract, published, supplement = (
        found["operating_contract", at],
        found["contract_publication", at + 2],
        found["contract_supplement", at + 4],
    )
    assert isinstance(contract, OperatingContractFacts)
    assert [part.amount for part in contract.instalments] == [495_000, 495_000, 510_001]
    assert [(row.name, row.staff, str(row.area)) for row in contract.stations] == [("演练驿站1", 2, "20.5")]
    assert [(t.name, t.quantity) for t in contract.targets] == [("归集岗位信息", 1001), ("服务人次", 500)]
    assert (contract.purchaser_representative, contract.operator_representative) == ("演练局长", "演练经理")
    assert (contract.operator_code, contract.operator_account) == (OPERATOR["credit_code"], OPERATOR["account"])
    assert (contract.purchaser_code, contract.signed_at) == ("000000000000000007", "惠东县（演练）")
    assert published.operator_contact == contract.operator_contact == "演练供应商联系人，0752-0000000"
    assert (contract.signed_on, contract.award_letter_on) == (date(2023, 11, 15), date(2023, 11, 2))
    assert isinstance(published, ContractPublicationFacts)
    assert (published.price, published.quantity, published.place) == (1_500_001, 1, "惠东县")
    assert isinstance(supplement, ContractSupplementFacts)
    assert (supplement.earlier_additions, supplement.amount_change) == (0, 150_000)


@SQLITE_ONLY
def test_the_licence_may_be_renewed_at_signature(engine: Engine) -> None:
    ready(engine, "contract_review")
    act(
        engine,
        "district_leader",
        CASE,
        "contract_signature",
        date(2023, 11, 15),
        "1",
        **signature(1, licence="演练证新", licence_until="2028-11-14"),
    )
    with reading(engine) as session:
        firm = session.exec(select(Supplier).where(Supplier.name == FIRMS[0])).one()
        assert (firm.licence, firm.licence_until) == ("演练证新", date(2028, 11, 14))


@SQLITE_ONLY
def test_a_breach_does_not_lift_the_other_rules(engine: Engine) -> None:
    ready(engine, "contract_review")
    text = refused(
        engine,
        "term_wrong",
        "district_leader",
        CASE,
        "contract_signature",
        date(2023, 12, 5),
        "1",
        breach="对方延误",
        **signature(1),
    )
    assert "早于签订日期" in text, "the drafted term began before"


@SQLITE_ONLY
def test_targets_of_the_contract_stand_before_the_citys(engine: Engine) -> None:
    ready(engine, "loser_bond_return")
    own = [TARGETS[0] | {"quantity": 77}]
    for lot in (1, 2):
        act(engine, "procurement", CASE, "contract_draft", date(2023, 11, 6), str(lot), **draft(lot, targets=own))
        act(engine, "reviewer", CASE, "contract_review", date(2023, 11, 7), str(lot), opinion="同意")
        act(engine, "district_leader", CASE, "contract_signature", date(2023, 11, 15), str(lot), **signature(lot))
    with writing(engine) as session:
        facts = [
            item.facts
            for item in reserve_due(session, case_of(session, CASE))
            if isinstance(item.facts, OperatingContractFacts)
        ]
    assert [[t.quantity for t in one.targets] for one in facts] == [[77], [77]]


def _draft(*percents: int) -> ContractDraft:
    parts = [{"title": f"第{n}期", "percent": p, "condition": "达标"} for n, p in enumerate(percents, 1)]
    read = read_details(ContractDraft, "contract_draft", draft(1, instalments=parts))
    assert isinstance(read, ContractDraft)
    return read


@pytest.mark.parametrize(
    ("percents", "price", "amounts"),
    [
        ((100,), 1, [1]),
        ((50, 50), 3, [1, 2]),
        ((33, 33, 34), 1_500_001, [495_000, 495_000, 510_001]),
        ((1, 99), 10, [0, 10]),
        ((30, 30, 40), 133_333_333, [39_999_999, 39_999_999, 53_333_335]),
    ],
)
def test_instalments_sum_to_the_price(percents: tuple[int, ...], price: int, amounts: list[int]) -> None:
    found = [row.amount for row in instalments(_draft(*percents), price)]
    assert found == amounts
    assert sum(found) == price


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2023, 12, 1), date(2024, 11, 30), 12),
        (date(2023, 12, 15), date(2024, 12, 14), 12),
        (date(2024, 1, 1), date(2024, 12, 31), 12),
        (date(2024, 1, 1), date(2026, 12, 31), 36),
        (date(2024, 1, 1), date(2024, 1, 20), 1),
        (date(2024, 1, 15), date(2024, 7, 13), 5),
    ],
)
def test_months(start: date, end: date, months: int) -> None:
    assert months_between(start, end) == months


def test_instalment_form_refuses_nothing_percent() -> None:
    with pytest.raises(ValueError):
        Instalment(title="一", percent=0, condition="达标")


OWN = {"pass_score": 80, "deduction_per_point": 30_000, "deduction_cap": 10}


@SQLITE_ONLY
class TestAssessmentTerms:
    def test_an_operating_contract_names_its_deductions(self, engine: Engine) -> None:
        ready(engine, "loser_bond_return")
        no = draft(1)
        del no["assessment"]
        text = refused(engine, "disallowed", "procurement", CASE, "contract_draft", date(2023, 11, 6), "1", **no)
        assert "没有填写考核扣款：达标分、每低1分扣减金额、当期扣减上限" in text
        assert "deduction_per_point" in text

    @pytest.mark.parametrize("missing", OWN)
    def test_each_figure_is_asked_for(self, engine: Engine, missing: str) -> None:
        ready(engine, "loser_bond_return")
        terms = {name: value for name, value in OWN.items() if name != missing}
        refused(
            engine,
            "bad_details",
            "procurement",
            CASE,
            "contract_draft",
            date(2023, 11, 6),
            "1",
            **draft(1, assessment=terms),
        )

    def test_the_signed_figures_count_not_those_of_the_scheme(self, engine: Engine) -> None:
        ready(engine, "loser_bond_return")
        for lot in (1, 2):
            on = date(2023, 11, 6)
            done = act(engine, "procurement", CASE, "contract_draft", on, str(lot), **draft(lot, assessment=OWN))
            assert any(
                "达标80分、每分300.00元、上限10%）与考核方案（达标75分、每分1,000.00元、上限20%）不同" in warning
                for warning in done.warnings
            )
            act(engine, "reviewer", CASE, "contract_review", date(2023, 11, 7), str(lot), opinion="同意")
            act(engine, "district_leader", CASE, "contract_signature", date(2023, 11, 15), str(lot), **signature(lot))
        with writing(engine) as session:
            dossier = open_dossier(session, case_of(session, CASE))
            assert assessment_terms(dossier, "1").model_dump() == OWN | {"deduction_by": "station"}
            [first, _second] = [
                item.facts
                for item in reserve_due(session, case_of(session, CASE))
                if isinstance(item.facts, OperatingContractFacts)
            ]
        assert (first.pass_score, first.deduction_per_point, first.deduction_cap) == (80, 30_000, 10)


@pytest.mark.parametrize(
    ("shorts", "deduction"),
    [((0, 0), 0), ((1, 0), 30_000), ((1, 2), 90_000), ((9, 9), 100_000)],
)
def test_the_deduction_is_by_the_contract_s_own_figures(shorts: tuple[int, ...], deduction: int) -> None:
    """300.00 元 for each point of each station, at most a tenth of 10,000.00 元."""
    results = tuple(Assessed(f"演练{n}", 8000 - short * 100, "达标", short) for n, short in enumerate(shorts))
    cycle = FinalCycle("2024年度", date(2024, 7, 16), results)
    due = DueInstalment("第二期", "考核达标", 1_000_000, cycle, AssessmentTerms.model_validate(OWN))
    assert (due.deduction, due.payable) == (deduction, 1_000_000 - deduction)


@pytest.mark.parametrize(
    ("totals", "deduction"),
    [((8000, 8000), 0), ((9000, 7000), 0), ((9000, 6800), 30_000), ((7900, 7850), 60_000), ((5000, 5000), 100_000)],
)
def test_a_contract_may_count_the_mean_of_its_stations(totals: tuple[int, ...], deduction: int) -> None:
    """A station that is better makes up for one that is worse; a part of a point counts as a whole one."""
    results = tuple(Assessed(f"演练{n}", total, "达标", max(0, 80 - total // 100)) for n, total in enumerate(totals))
    cycle = FinalCycle("2024年度", date(2024, 7, 16), results)
    terms = AssessmentTerms.model_validate(OWN | {"deduction_by": "contract"})
    assert DueInstalment("第二期", "考核达标", 1_000_000, cycle, terms).deduction == deduction


def test_no_contract_is_read_without_its_figures() -> None:
    """Neither contract nor tender document has figures of its own: whoever fills them names where they come from."""
    for model in (OperatingContractFacts, TenderDocumentFacts):
        for name in OWN:
            assert model.model_fields[name].is_required(), f"{model.__name__}.{name}"
