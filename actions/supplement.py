"""补充协议: what is added to a contract, within a tenth of it and within the money (采购法 49)."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from actions.contract import ContractTarget, contract_of, supplements_of
from actions.purchase.preparation import FundsAllotted
from models.tender import Supplement
from record.entry.details import Details
from record.entry.fields import Name, Text
from record.errors import Disallowed
from record.handlers import Topic, Work
from record.lots import as_profiled
from record.rows.purchases import contracts_of_case
from rules.money import in_yuan
from rules.procedure import nth_of
from rules.procedures import METHODS
from rules.purchase.contract import check_supplement

topic = Topic()

P = tuple(METHODS)


@topic.form(P, "contract_supplement")
class ContractSupplement(Details):
    """补充协议: its number, what it adds in 分, and why."""

    free: ClassVar[frozenset[str]] = frozenset({"reason"})

    number: Name = Field(title="编号")
    amount: int = Field(gt=0, title="金额（分）")
    reason: Text = Field(title="原因")
    targets: tuple[ContractTarget, ...] = Field(default=(), title="增加的目标任务")
    """On top of the contract's: the acceptance measures both together."""


@topic.check(P, "contract_supplement")
def check_addition(work: Work) -> None:
    """All supplements together stay within a tenth of the contract (采购法 49)."""
    contract = contract_of(work.session, work.case, int(nth_of(work.command.subject)[0]))
    assert contract
    made = [row.amount for row in supplements_of(work.session, contract)]
    check_supplement(contract.amount, made, work.said(ContractSupplement).amount, work.dossier.law, work.case.opened_on)
    if work.on > contract.ends_on:
        raise Disallowed(
            f"合同{contract.number}已于{contract.ends_on}期满，不能再订补充协议",
            basis="采购法 49",
            remedy="履行期满后的服务应当另行采购",
        )
    _check_money(work)
    asked = any(row.quantity for row in work.said(ContractSupplement).targets)
    if work.dossier.profile.unified and as_profiled(work.dossier) and not asked:
        raise Disallowed(
            "补充协议增加了金额，没有写明增加的服务",
            basis="采购法 49",
            remedy="请在“增加的目标任务”（targets）中写明追加的数量，验收按合同和补充协议合计进行",
        )


def _check_money(work: Work) -> None:
    """All contracts of the purchase with their supplements stay within the money that was allotted (预算法 13).

    Raises:
        Disallowed: with what is left.
    """
    funds, signed = work.dossier.maybe_said(FundsAllotted), contracts_of_case(work.session, work.case_id)
    if funds is None:
        return
    spent = sum(row.amount + sum(one.amount for one in supplements_of(work.session, row)) for row in signed)
    whole = spent + work.said(ContractSupplement).amount
    if whole > funds.amount:
        raise Disallowed(
            f"合同和补充协议合计{in_yuan(whole)}元，超过下达资金{in_yuan(funds.amount)}元",
            basis="预算法 13；采购法 6",
            remedy=f"最多{in_yuan(max(funds.amount - spent, 0))}元；资金另有追加的，请先更正“资金下达”",
        )


@topic.effect(P, "contract_supplement")
def enter_supplement(work: Work) -> None:
    """The supplement, numbered within its contract."""
    contract = contract_of(work.session, work.case, int(nth_of(work.command.subject)[0]))
    assert contract
    assert contract.id
    number = 1 + max((row.number for row in supplements_of(work.session, contract)), default=0)
    work.session.add(
        Supplement(
            contract_id=contract.id,
            fact_id=work.fact_id,
            number=number,
            amount=work.said(ContractSupplement).amount,
            signed_on=work.on,
        )
    )
    work.session.flush()
