"""履约: instalments accepted, invoices, payments, the acceptance of the contract and its publication (采购法 41; 条例 45)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from pydantic import ConfigDict, Field

from actions.contract import contract_of, supplements_of
from actions.instalments import DelaySettled, delay_of, due_instalment, settled_delay, since
from actions.purchase.checklists import Checked
from actions.purchase.tender import check_published
from models.case import Fact
from models.tender import Contract
from record.entry.details import Details, Later
from record.entry.fields import Fen, Name, Names, OptionalText, Text
from record.errors import Disallowed
from record.handlers import Topic, Work
from record.said import said
from rules.money import in_yuan
from rules.procedure import nth, nth_of
from rules.procedures import METHODS
from rules.purchase.contract import check_payment

topic = Topic()

P = tuple(METHODS)


class StandardFound(Details):
    """One standard of the contract: what it demands, what was found, and whether that is enough (条例 45)."""

    standard: Name = Field(title="标准")
    demanded: OptionalText = Field(default="", title="合同要求")
    """Empty for a target of the contract, whose figure the contract gives."""
    found: Text = Field(title="验收情况")
    met: bool = Field(default=True, title="是否达到")
    achieved: int | None = Field(default=None, ge=0, title="完成数")
    """Of a target: how many, since the service began."""


@topic.form(P, "instalment_accepted")
class InstalmentAccepted(DelaySettled):
    """阶段验收: which instalment of the contract falls due, how much of it, and who found so (22号 24)."""

    model_config = ConfigDict(extra="forbid")

    free: ClassVar[frozenset[str]] = frozenset({"opinion", "results", "users", "users_opinion", "deduction_reason"})
    later: ClassVar[Mapping[str, Later]] = {
        "users": Later(date(2026, 11, 25), 0),
        **DelaySettled.later,
    }

    instalment: Name = Field(title="期次")
    amount: Fen = Field(title="确认应付金额（分）")
    inspectors: Names = Field(title="验收人员")
    opinion: Text = Field(title="验收意见")
    results: tuple[StandardFound, ...] = Field(default=(), title="逐项验收情况")
    users: int = Field(default=0, ge=0, title="参与的服务对象人数")
    users_opinion: OptionalText = Field(default="", title="服务对象意见")
    deduction_reason: OptionalText = Field(default="", title="扣减说明")
    """Why less is confirmed than the contract's share, beside what follows from the assessment."""
    delay_reason: OptionalText = Field(default="", title="免除违约金的理由")


@topic.form(P, "invoice_received")
class InvoiceReceived(Details):
    """收到发票."""

    free: ClassVar[frozenset[str]] = frozenset({"number", "issued_on", "bank", "account"})

    number: Name = Field(title="发票号码")
    amount: Fen = Field(title="发票金额（分）")
    issued_on: date | None = Field(default=None, title="开票日期")
    bank: OptionalText = Field(default="", title="收款开户银行")
    account: OptionalText = Field(default="", title="收款账号")


@topic.form(P, "payment")
class Payment(Details):
    """支付合同款, as the treasury's system has it."""

    free: ClassVar[frozenset[str]] = frozenset({"voucher"})

    amount: Fen = Field(title="支付金额（分）")
    voucher: Name = Field(title="支付凭证号")


@topic.form(P, "prepayment")
class Prepayment(Details):
    """支付预付款: before anything is accepted, as the contract has it (46号 12)."""

    free: ClassVar[frozenset[str]] = frozenset({"voucher", "invoice"})

    amount: Fen = Field(title="预付金额（分）")
    invoice: OptionalText = Field(default="", title="发票号码")
    voucher: Name = Field(title="支付凭证号")


@topic.form(P, "contract_acceptance")
class ContractAcceptance(Checked):
    """履约验收书: every standard looked at, the people served heard (条例 45; 22号 24)."""

    free: ClassVar[frozenset[str]] = frozenset({"opinion", "users_opinion", "results"})
    later: ClassVar[Mapping[str, Later]] = {"users": Later(date(2026, 11, 25), 0)}

    qualified: bool = Field(title="验收是否合格")
    inspectors: Names = Field(title="验收人员")
    opinion: Text = Field(title="验收意见")
    users: int = Field(default=0, ge=0, title="参与的服务对象人数")
    users_opinion: OptionalText = Field(default="", title="服务对象意见")
    results: tuple[StandardFound, ...] = Field(default=(), title="逐项验收情况")
    measures: OptionalText = Field(default="", title="不合格的处理措施")
    """What is demanded where the acceptance failed (87号 75): put right, deducted, 违约金."""
    rectify_by: date | None = Field(default=None, title="整改期限")


@topic.form(P, "acceptance_publication")
class AcceptancePublication(Details):
    """验收结果公告, as published."""

    free: ClassVar[frozenset[str]] = frozenset({"platform_address"})

    platform_address: Text = Field(title="平台网址")
    first_published: date = Field(title="首次发布日期")


def _contract(work: Work) -> Contract:
    contract = contract_of(work.session, work.case, int(nth_of(work.command.subject)[0]))
    assert contract
    return contract


_ACCEPTANCES: Mapping[str, type[InstalmentAccepted | ContractAcceptance]] = {
    "instalment_accepted": InstalmentAccepted,
    "contract_acceptance": ContractAcceptance,
}
_MONEY: Mapping[str, type[InstalmentAccepted | InvoiceReceived | Payment | Prepayment]] = {
    "prepayment": Prepayment,
    "instalment_accepted": InstalmentAccepted,
    "invoice_received": InvoiceReceived,
    "payment": Payment,
}


def _amount(fact: Fact) -> int:
    """What was found due, invoiced or paid, in 分."""
    return said(fact, _MONEY[fact.step]).amount


def _of_lot(work: Work, step: str) -> list[int]:
    """The amounts recorded for a step of this lot so far."""
    lot = nth_of(work.command.subject)[0]
    return [_amount(fact) for (name, at), fact in work.dossier.facts.items() if name == step and nth_of(at)[0] == lot]


@topic.check(P, "instalment_accepted", "invoice_received", "payment", "prepayment")
def check_money(work: Work) -> None:
    """No more than the contract and its supplements, all instalments together; what was prepaid is paid."""
    contract, name = _contract(work), work.step.name
    owed = contract.amount + sum(row.amount for row in supplements_of(work.session, contract))
    paid = PAID if name in PAID else (name,)
    before = [amount for step in paid for amount in _of_lot(work, step)]
    check_payment(work.said(_MONEY[name]).amount, before, owed, contract=contract.number, what=work.step.title)


PAID = ("prepayment", "payment")
"""What goes out of the contract's money."""


@topic.check(P, "instalment_accepted")
def check_instalment(work: Work) -> None:
    """An instalment of the contract; what is confirmed differs from what follows from contract and assessment only
    with a reason.

    Raises:
        Disallowed: with both amounts.
    """
    details, lot = work.said(InstalmentAccepted), int(nth_of(work.command.subject)[0])
    due = due_instalment(work.session, work.dossier, lot, details.instalment, _since(work), work.on)
    if due is None:
        work.warnings.append(f"合同没有“{details.instalment}”这一期，请核对期次")
    elif details.amount != due.payable:
        told = f"{details.instalment}按合同和考核结果应付{in_yuan(due.payable)}元，确认{in_yuan(details.amount)}元"
        if not details.deduction_reason:
            raise Disallowed(
                f"{told}，没有写明理由",
                basis="采购法 46；22号 24",
                remedy="请按合同和考核结果确认；另有扣减或者增加（如补充协议的金额）的，填写“扣减说明”（deduction_reason）",
            )
        work.warnings.append(f"{told}，请核对")


@topic.check(P, "instalment_accepted")
def check_delay(work: Work) -> None:
    """Stations that opened late cost what the contract says: taken with this instalment, or excused with a reason.

    Raises:
        Disallowed: with the amount.
    """
    details, lot = work.said(InstalmentAccepted), int(nth_of(work.command.subject)[0])
    owed = delay_of(work.session, work.dossier, lot, work.on) - settled_delay(work.dossier, lot, work.on)
    if details.delay_excused and not details.delay_reason:
        raise Disallowed(
            "免除了违约金，没有写明理由",
            basis="民法典 585；合同违约责任条款",
            remedy="请填写“免除违约金的理由”（delay_reason），如采购人未按时移交场所",
        )
    if details.delay_penalty + details.delay_excused != owed:
        raise Disallowed(
            f"逾期投入运营的违约金按合同为{in_yuan(owed)}元，本期登记{in_yuan(details.delay_penalty)}元、"
            f"免除{in_yuan(details.delay_excused)}元",
            basis="民法典 577、585；合同违约责任条款",
            remedy=f"请填写违约金（delay_penalty: {owed}），因采购人原因免除的填写 delay_excused 和理由",
        )


@topic.check(P, "instalment_accepted", "contract_acceptance")
def check_findings(work: Work) -> None:
    """One contract, one result: what an earlier acceptance counted does not fall, and after the term nothing changes.

    Raises:
        Disallowed: naming the standard and both findings.
    """
    lot, ended = nth_of(work.command.subject)[0], work.on > _contract(work).ends_on
    for (step, at), fact in work.dossier.facts.items():
        if step not in _ACCEPTANCES or nth_of(at)[0] != lot or (step, at) == (work.step.name, work.command.subject):
            continue
        found = said(fact, _ACCEPTANCES[step])
        passed = isinstance(found, InstalmentAccepted) or found.qualified  # what failed is mended and looked at again
        both_ended = ended and passed and fact.done_on > _contract(work).ends_on
        for row in found.results:
            _same_finding(work, row, fact.done_on, both_ended=both_ended)


def _same_finding(work: Work, known: StandardFound, on: date, *, both_ended: bool) -> None:
    results = work.said(_ACCEPTANCES[work.step.name]).results
    now = next((row for row in results if row.standard == known.standard), None)
    if now is None:
        return
    counts = None not in (known.achieved, now.achieved)
    fell = counts and on <= work.on and (now.achieved or 0) < (known.achieved or 0)
    differs = both_ended and (known.found, known.met, known.achieved) != (now.found, now.met, now.achieved)
    if fell or differs:
        raise Disallowed(
            f"“{known.standard}”{on}验收为“{known.found}”，本次为“{now.found}”，前后不一致",
            basis=work.dossier.rule("ACC-01").cited,
            remedy="同一合同的验收只有一个结果：以复核后的情况为准，有误的请先更正原验收记录",
        )


def _since(work: Work) -> date:
    """The day of the instalment before; the contract's signature where this is the first."""
    return since(work.dossier, work.command.subject) or _contract(work).signed_on


@topic.check(P, "invoice_received")
def check_invoice(work: Work) -> None:
    """An invoice is not about more than was found due."""
    _check_covered(work, "instalment_accepted", "确认应付金额")


@topic.check(P, "payment")
def check_paid(work: Work) -> None:
    """Nothing is paid beyond the invoice."""
    _check_covered(work, "invoice_received", "发票金额")


def _check_covered(work: Work, step: str, what: str) -> None:
    most = _amount(work.dossier.facts[step, work.command.subject])
    amount = work.said(_MONEY[work.step.name]).amount
    if amount > most:
        raise Disallowed(
            f"{work.step.title}{in_yuan(amount)}元超过{what}{in_yuan(most)}元",
            basis="条例 51",
            remedy=f"最多{in_yuan(most)}元",
        )


@topic.check(P, "contract_acceptance")
def check_acceptance(work: Work) -> None:
    """Found in order; of a service for the public, the people served have said what they think."""
    details, rule = work.said(ContractAcceptance), work.dossier.rule
    _check_repeated(work)
    short = [line.standard for line in details.results if not line.met]
    if not details.qualified:
        _check_failed(work, short)
    elif short:
        raise Disallowed(
            f"{'、'.join(short)}未达到合同标准，不能验收为合格",
            basis=rule("ACC-01").cited,
            remedy="请登记为不合格，写明处理措施和整改期限，复验达到标准后再次登记",
        )
    if work.dossier.profile.public_service and not (details.users and details.users_opinion):
        raise Disallowed(
            "公共服务项目验收应当邀请服务对象参与并出具意见",
            basis=rule("ACC-02").cited,
            remedy="请填写参与的服务对象人数（users）和意见（users_opinion）",
        )
    if work.on < (end := _contract(work).ends_on):
        work.warnings.append(f"合同{end}期满，{work.on}验收时尚未履行完毕，请核对（{rule('ACC-01').cited}）")


def _check_repeated(work: Work) -> None:
    """What was found in order is not accepted once more."""
    lot, number = nth_of(work.command.subject)
    before = work.dossier.maybe_said(ContractAcceptance, nth(lot, number - 1)) if number > 1 else None
    if before and before.qualified:
        raise Disallowed(
            f"采购包{lot}已经验收合格，不再验收", basis="条例 45", remedy="登记有误的，请更正原验收记录（correct）"
        )


def _check_failed(work: Work, short: list[str]) -> None:
    """验收不合格 is put on record with what was not met and what is to be done by when (条例 45; 87号 75)."""
    details, basis = work.said(ContractAcceptance), f"{work.dossier.rule('ACC-01').cited}；87号 75"
    if not short:
        raise Disallowed(
            "验收为不合格，没有写明哪一项未达到合同标准",
            basis=basis,
            remedy="请在逐项验收情况（results）中写明未达到的标准",
        )
    if not details.measures or details.rectify_by is None:
        raise Disallowed(
            "验收为不合格，没有写明处理措施和整改期限",
            basis=basis,
            remedy="请填写不合格的处理措施（measures）和整改期限（rectify_by）",
        )
    if details.rectify_by < work.on:
        raise Disallowed(f"整改期限{details.rectify_by}早于验收日期{work.on}", basis=basis, remedy="请核对整改期限")
    work.warnings.append(
        f"验收不合格：{'、'.join(short)}；请于{details.rectify_by}前整改并复验，依合同约定追究违约责任（87号 75）"
    )


@topic.check(P, "acceptance_publication")
def check_acceptance_publication(work: Work) -> None:
    """Published on the act's date, of an acceptance that found all in order."""
    check_published(work, work.said(AcceptancePublication).first_published)
    if not work.dossier.said(ContractAcceptance, work.command.subject).qualified:
        raise Disallowed(
            "验收不合格的，不能公告验收结果为合格",
            basis="条例 45；87号 75",
            remedy="请在整改复验合格、再次登记履约验收后公告",
        )
