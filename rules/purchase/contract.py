"""合同: the checks of the law on term, signature, supplements and payments. Money in 分."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from rules.law import Law
from rules.money import in_yuan
from rules.purchase.tender import TenderRefused


class PaidTooMuch(TenderRefused):
    """Raised when payments, or what they rest on, together exceed the contract and its supplements."""

    code = "paid_too_much"


class SupplementsOverTenth(TenderRefused):
    """Raised when the supplements of a contract together exceed 10% of it."""

    code = "supplements_over_tenth"


class SignedTwice(TenderRefused):
    """Raised when a lot's contract is signed already."""

    code = "signed_twice"


class SignedTooEarly(TenderRefused):
    """Raised when a contract is signed before the award letter or while a challenge is open."""

    code = "signed_too_early"


class TermWrong(TenderRefused):
    """Raised when a contract's term does not begin on or after its signature, or ends before it begins."""

    code = "term_wrong"


class DepartsFromAward(TenderRefused):
    """Raised when a contract says something else than the document that the supplier answered, or than its award."""

    code = "departs_from_award"


class PaidTooLate(TenderRefused):
    """Raised when the agreed term of payment is longer than the law lets anyone agree."""

    code = "paid_too_late"


class AuditSettles(TenderRefused):
    """Raised when the settlement with a small or medium firm is made to wait for an audit."""

    code = "audit_settles"


class BondTooHigh(TenderRefused):
    """Raised when the performance bond exceeds 10% of the contract."""

    code = "bond_too_high"


def check_signature(
    signed_on: date,
    letter_on: date,
    *,
    lot: str,
    signed_already: date | None = None,
    open_challenges: Sequence[str] = (),
) -> None:
    """A lot's contract is signed once, not before the award letter, and not while a challenge is open.

    The last lawful day is the schedule's affair (CON-01): a late signature is recorded as a breach.

    Raises:
        SignedTwice: SignedTooEarly: with what to do.
    """
    if signed_already is not None:
        raise SignedTwice(
            f"采购包{lot}的合同已于{signed_already}签订",
            basis="采购法 46",
            remedy="内容有变的，请办理补充协议；登记有误的，请更正原记录",
        )
    if signed_on < letter_on:
        raise SignedTooEarly(
            f"采购包{lot}签订日{signed_on}早于中标通知书发出日{letter_on}",
            basis="采购法 46；87号 71",
            remedy="请核对签订日期",
        )
    if open_challenges:
        names = "、".join(open_challenges)
        raise SignedTooEarly(
            f"采购包{lot}有{len(open_challenges)}件质疑尚未办结（{names}）",
            basis="条例 54；94号 16",
            remedy="请先答复质疑，再签订合同",
        )


def check_term(signed_on: date, starts_on: date, ends_on: date, *, lot: str) -> None:
    """The contract's term begins on its signature or later and ends after it began.

    Raises:
        TermWrong: with the dates.
    """
    if not signed_on <= starts_on < ends_on:
        raise TermWrong(
            f"采购包{lot}合同期限有误：签订{signed_on}，开始{starts_on}，终止{ends_on}",
            basis="87号 71",
            remedy="开始日期不得早于签订日期，终止日期应晚于开始日期",
        )


SAME_LENGTH = 3
"""Days by which two terms of the same number of months may differ: months are not equally long."""

Span = tuple[date, date]


def as_long(asked: Span, drafted: Span) -> bool:
    """Whether a term is the one that was asked for: the same days, or as long from a later day on."""
    (first, last), (begins, ends) = asked, drafted
    return begins >= first and abs((ends - begins).days - (last - first).days) <= SAME_LENGTH


def check_awarded_term(asked: Span, drafted: Span) -> None:
    """The contract's term is the tendered one. Signed after its first day, the service begins later and lasts as long:
    the document says so, the price and the targets stay (采购法 46; 87号 71).

    Raises:
        DepartsFromAward: with both terms.
    """
    if not as_long(asked, drafted):
        raise DepartsFromAward(
            f"合同期限{drafted[0]}至{drafted[1]}与采购文件的{asked[0]}至{asked[1]}不一致",
            basis="采购法 46；87号 71",
            remedy="请按采购文件的服务期填写；签订晚于服务开始日期的，开始日期可以顺延，期限长度不变",
        )


PRUDENT_DAYS = 10
"""Days from the opening of bids to the first day of service in which award, publication and challenge window fit."""


def check_service_start(deadline: date, begins: date, *, carried: bool = False) -> str:
    """The service asked for begins after the bids are opened. Answers with what is to be pointed out, or ''.

    `carried`: a new round has taken the term of the round before without stating its own: it recounts one that begins
    before a contract can be signed with prudence.

    Raises:
        TermWrong: with both dates.
    """
    days = (begins - deadline).days
    remedy = "请在采购文件编制（document_drafted）中填写本轮服务起止日期（service_from、service_until），目标任务随之重新测算"
    if days <= 0 or (carried and days < PRUDENT_DAYS):
        raise TermWrong(
            f"服务自{begins}开始，{deadline}才截止开标，合同来不及在服务开始前签订", basis="采购法 46", remedy=remedy
        )
    if days < PRUDENT_DAYS:
        return f"服务自{begins}开始，距开标{deadline}只有{days}日，定标、质疑期和签订合同可能来不及，请核对服务期"
    return ""


def check_awarded(what: str, asked: Any, drafted: Any, shown: Callable[[Any], str]) -> None:
    """One term of the contract is that of the purchasing document, where the document states it.

    Raises:
        DepartsFromAward: with both.
    """
    if asked and asked != drafted:
        raise DepartsFromAward(
            f"合同的{what}（{shown(drafted)}）与采购文件（{shown(asked)}）不一致",
            basis="采购法 46；87号 71",
            remedy="合同不得对采购文件确定的事项作实质性修改，请按采购文件填写；文件有误的，应当在开标前更正",
        )


def check_same_payment(asked: int | None, drafted: int | None) -> None:
    """The term of payment is that of the purchasing document: days from acceptance, None where the law's own holds.

    Raises:
        DepartsFromAward: with both.
    """
    if asked != drafted:
        raise DepartsFromAward(
            f"合同的付款期限（{_payment_words(drafted)}）与采购文件（{_payment_words(asked)}）不一致",
            basis="采购法 46；87号 71",
            remedy="请按采购文件填写付款期限（payment_days）；文件有误的，应当在开标前更正",
        )


def _payment_words(days: int | None) -> str:
    return f"自验收合格之日起{days}日内" if days else "自收到发票之日起30日内"


def check_payment_days(days: int | None, law: Law, on: date) -> None:
    """From a small or medium firm: paid within thirty days of the acceptance, within sixty at most where the contract
    says so (款项支付条例, 国令728号 8, 国令802号 9; in force since 2020-09-01).

    Raises:
        PaidTooLate: with the longest term.
    """
    rule = law.find("PAY-02", on)
    if days and rule and days > (most := rule.number("agreed")):
        raise PaidTooLate(
            f"约定付款期限{days}日，超过{most}日",
            basis=rule.cited,
            remedy=f"从中小企业采购的，最长约定{most}日；供应商为大型企业的，请填写 large_firm: 是",
        )


def check_audit_settles(settles: bool, statute: str, law: Law, on: date) -> None:
    """Whether the settlement may wait for the auditors. Until 2025-05-31 where the contract agrees so (国令728号 11); since
    then only where a law or an administrative regulation says so (国令802号 12).

    Raises:
        AuditSettles: where nothing allows it.
    """
    rule = law.find("PAY-17", on)
    if settles and rule and not statute:
        raise AuditSettles(
            "以审计机关的审计结果作为结算依据，没有法律、行政法规的规定",
            basis=rule.cited,
            remedy="请改为以验收和合同约定结算；法律、行政法规另有规定的，请填写依据（audit_law）",
        )


_ON_PASSING = re.compile(r"考核达标(?!与否|情况)")


def paid_on_passing(condition: str) -> bool:
    """Whether a condition of payment makes passing the assessment the condition."""
    return _ON_PASSING.search(condition) is not None


def check_condition(instalment: str, condition: str, *, deducts: bool) -> None:
    """A contract that deducts for a score below the pass mark cannot pay only what has passed: one of the two would
    never apply.

    Raises:
        TermWrong: naming the instalment.
    """
    if deducts and paid_on_passing(condition):
        raise TermWrong(
            f"“{instalment}”以“{condition}”为付款条件，而合同约定考核不达标的按分扣减后支付，两者矛盾",
            basis="民法典 470、510",
            remedy="付款条件写“考核结果确定后，按考核扣减条款结算”，不以达标为支付前提",
        )


def bond_of(percent: int, price: int) -> int:
    """履约保证金 in 分: so many per cent of the contract's price, rounded down."""
    return price * percent // 100


def check_bond_percent(percent: int, law: Law, on: date) -> None:
    """履约保证金 is at most a tenth of the contract (条例 48).

    Raises:
        BondTooHigh: with the highest share.
    """
    rule = law.rule("CON-04", on)
    if percent > rule.number():
        raise BondTooHigh(f"履约保证金为合同金额的{percent}%，超过{rule.n}%", basis=rule.cited, remedy=f"最多{rule.n}%")


def check_asked_bond(percent: int, price: int, drafted: int) -> None:
    """The contract takes the performance bond that the document asked for, and none where it asked for none.

    Raises:
        DepartsFromAward: with both sums.
    """
    asked = bond_of(percent, price)
    if asked != drafted:
        raise DepartsFromAward(
            f"合同的履约保证金{in_yuan(drafted)}元与采购文件要求的{in_yuan(asked)}元（合同金额的{percent}%）不一致",
            basis="采购法 46；条例 48",
            remedy=f"请按采购文件填写履约保证金（performance_bond: {asked}）；文件有误的，应当在开标前更正",
        )


def check_performance_bond(bond: int, amount: int, law: Law, on: date) -> None:
    """履约保证金 is at most a tenth of the contract, rounded down (分).

    Raises:
        BondTooHigh: with the highest amount.
    """
    rule = law.rule("CON-04", on)
    most = amount * rule.number() // 100
    if bond > most:
        raise BondTooHigh(
            f"履约保证金{in_yuan(bond)}元超过合同金额{in_yuan(amount)}元的{rule.n}%",
            basis=rule.cited,
            remedy=f"最多{in_yuan(most)}元",
        )


def supplement_room(amount: int, supplements: Iterable[int], law: Law, on: date) -> int:
    """How much (分) supplements may still add: 10% of the contract, rounded down, less those already made."""
    return amount * law.rule("CON-05", on).number() // 100 - sum(supplements)


def check_supplement(amount: int, supplements: Sequence[int], new: int, law: Law, on: date) -> None:
    """All supplements together stay within 10% of the contract.

    Raises:
        SupplementsOverTenth: with what is left.
    """
    room = supplement_room(amount, supplements, law, on)
    if new > room:
        rule = law.rule("CON-05", on)
        raise SupplementsOverTenth(
            f"补充协议合计{in_yuan(sum(supplements) + new)}元，超过原合同{in_yuan(amount)}元的{rule.n}%",
            basis=rule.cited,
            remedy=f"本次最多{in_yuan(max(room, 0))}元；超出部分应当另行采购",
        )


def check_payment(amount: int, before: Sequence[int], owed: int, *, contract: str, what: str) -> None:
    """All amounts together stay within the contract and its supplements. `what` is 支付合同款, 收到发票 ….

    Raises:
        PaidTooMuch: with what is left.
    """
    if (total := amount + sum(before)) > owed:
        raise PaidTooMuch(
            f"合同{contract}{what}合计{in_yuan(total)}元，超过合同和补充协议金额{in_yuan(owed)}元",
            basis="采购法 49；条例 51",
            remedy=f"本次最多{in_yuan(max(owed - sum(before), 0))}元",
        )


LATE_RATE = 5
"""万分之五 a day, both sides alike: what the unified contract says of delay. Ours (待核实), beside 款项支付条例 15."""


def delay_penalty(opened: Sequence[date | None], deadline: date, price: int, rate: int = LATE_RATE) -> int:
    """违约金 in 分 for stations opened after the deadline: for each day `rate` parts of 10,000 of the station's part of
    the price, which is the price by the number of stations; rounded down for each station. One that is not open yet
    (None) counts once it is."""
    days = [(day - deadline).days for day in opened if day is not None and day > deadline]
    return sum(price * rate * late // (10_000 * len(opened)) for late in days)


_SETTLED = {
    "contract_number": "合同编号",
    "operator_name": "供应商",
    "price": "合同金额（分）",
    "term_from": "开始日期",
    "term_until": "结束日期",
}


def text_differs(text: Mapping[str, object], now: Mapping[str, object]) -> list[str]:
    """What the settled text of a contract says otherwise than what is about to be signed, in words; empty if nothing."""
    return [
        f"{title}：文本为{text.get(name)}，拟订为{now[name]}"
        for name, title in _SETTLED.items()
        if text.get(name) != now[name]
    ]
