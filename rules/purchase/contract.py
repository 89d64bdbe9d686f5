"""合同: the checks of the law on term, signature, supplements and payments. Money in 分."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

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
