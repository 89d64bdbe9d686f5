"""采购方式: which method may be chosen, what must be in hand, how many suppliers it needs, what is no splitting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from models.refusal import Refusal
from models.values import Level, Subject
from rules.purchase.method import Circumstance as C
from rules.purchase.method import Method as M
from rules.purchase.method import Project, judge, scene_of
from rules.purchase.method_change import Approval, MethodChange, check_change_of_method, circumstance_of_failure
from rules.purchase.splitting import Purchase, Suspicion, find_splits
from rules.purchase.tender import check_bidders
from rules.purchase.thresholds import known_thresholds
from tests.rules.pairs.pair import CALENDAR, LAW, ON, Flagged, Pair, ask, d

KNOWN = known_thresholds()
STANDARD, LIMIT = 400_000_000, 100_000_000
"""公开招标数额标准 and 分散采购限额 of a county in 惠州, in 分 (粤财采购〔2020〕2号、18号)."""
GOODS = Subject.GOODS


def project(amount: int = 200_000_000, *circumstances: C, **changed: Any) -> Project:
    fields: dict[str, Any] = {
        "region": "惠州",
        "level": Level.COUNTY,
        "on": ON,
        "circumstances": frozenset(circumstances),
    }
    return Project(amount, **fields | changed)


class MethodUnlawful(Refusal):
    """Raised here where the judgement on a method is that the law does not allow it."""

    code = "method_unlawful"


def chosen(method: M, asked: Project) -> None:
    """The method is lawful for the project."""
    verdict = judge(scene_of(asked, KNOWN, LAW), method)
    if not verdict.lawful:
        ground = verdict.grounds[0]
        raise MethodUnlawful(ground.text, basis=ground.basis)


def free(method: M, article: str, what: str, allowed: Project, refused: Project) -> Pair:
    return Pair(article, what, ask(chosen, method, allowed), ask(chosen, method, refused), "method_unlawful")


CHOICE = C.CHOICE
FRAMED = {"public_service": True}

CHOSEN = (
    free(
        M.DIRECT_PURCHASE, "采购法 2", "0.01 below the limit, and the limit itself", project(LIMIT - 1), project(LIMIT)
    ),
    free(
        M.DIRECT_PURCHASE,
        "采购法 18",
        "below the limit: outside the catalogue, and within it",
        project(LIMIT - 1),
        project(LIMIT - 1, in_catalogue=True),
    ),
    free(
        M.INVITED_TENDER,
        "采购法 29",
        "only a limited circle can supply it, and no ground at all",
        project(STANDARD, C.FEW),
        project(STANDARD),
    ),
    *(
        free(
            M.COMPETITIVE_NEGOTIATION,
            "采购法 30",
            f"{ground.value}, and no ground",
            project(STANDARD, ground),
            project(STANDARD),
        )
        for ground in (C.TENDER_FAILED, C.COMPLEX, C.URGENT, C.NO_PRICE)
    ),
    free(
        M.COMPETITIVE_NEGOTIATION,
        "74号 27",
        "the two that a tender left, and a sole supplier",
        project(STANDARD, C.TWO_LEFT),
        project(STANDARD, C.SOLE),
    ),
    free(
        M.SINGLE_SOURCE,
        "采购法 31",
        "a sole supplier, and urgency alone",
        project(STANDARD, C.SOLE),
        project(STANDARD, C.URGENT),
    ),
    free(M.INQUIRY, "采购法 32", "goods, and services", project(subject=GOODS), project()),
    free(
        M.COMPETITIVE_CONSULTATION,
        "214号 3",
        "services, and goods without a ground",
        project(),
        project(subject=GOODS),
    ),
    free(
        M.COMPETITIVE_CONSULTATION,
        "214号 3",
        "goods of a complex kind, and urgent goods",
        project(200_000_000, C.COMPLEX, subject=GOODS),
        project(200_000_000, C.URGENT, subject=GOODS),
    ),
    free(
        M.COMPETITIVE_CONSULTATION,
        "214号 3",
        "goods whose price cannot be known, and goods of a sole supplier",
        project(200_000_000, C.NO_PRICE, subject=GOODS),
        project(200_000_000, C.SOLE, subject=GOODS),
    ),
    free(
        M.FRAMEWORK_AGREEMENT,
        "110号 3",
        "the people served choose, and the purchaser chooses",
        project(LIMIT, CHOICE, **FRAMED),
        project(LIMIT, **FRAMED),
    ),
    free(
        M.FRAMEWORK_AGREEMENT,
        "110号 3",
        "the limit itself, and 0.01 less",
        project(LIMIT, CHOICE, **FRAMED),
        project(LIMIT - 1, CHOICE, **FRAMED),
    ),
    free(
        M.FRAMEWORK_AGREEMENT,
        "110号 3",
        "for the public, and for the purchaser's own use",
        project(LIMIT, CHOICE, **FRAMED),
        project(LIMIT, CHOICE),
    ),
    free(
        M.FRAMEWORK_AGREEMENT,
        "110号 3",
        "services, and goods",
        project(LIMIT, CHOICE, **FRAMED),
        project(LIMIT, CHOICE, subject=GOODS, **FRAMED),
    ),
    free(
        M.FRAMEWORK_AGREEMENT,
        "110号 3",
        "outside the catalogue, and within it",
        project(LIMIT, CHOICE, **FRAMED),
        project(LIMIT, CHOICE, in_catalogue=True, **FRAMED),
    ),
    free(
        M.FRAMEWORK_AGREEMENT,
        "110号 3",
        "on the first day in force, and the day before",
        project(LIMIT, CHOICE, on=date(2022, 3, 1), **FRAMED),
        project(LIMIT, CHOICE, on=date(2022, 2, 28), **FRAMED),
    ),
)

LETTER = Approval("惠财采〔2023〕演练1号", d("11-17"))


def changed(
    amount: int,
    *circumstances: C,
    to: M = M.COMPETITIVE_NEGOTIATION,
    letter: Approval | None = None,
    starts: str = "11-20",
    shown: str | None = None,
    **more: Any,
) -> Any:
    asked = project(amount, *circumstances or (C.TWO_LEFT,), **more)
    change = MethodChange(asked, to, d(starts), letter, d(shown) if shown else None)
    return ask(check_change_of_method, change, KNOWN, LAW, CALENDAR)


def sole(shown: str | None, on: str, amount: int = STANDARD) -> Any:
    """A single source at the standard, shown from that day, approved on this."""
    return changed(
        amount, C.SOLE, to=M.SINGLE_SOURCE, letter=Approval("惠财采〔2023〕演练2号", d(on)), starts="12-01", shown=shown
    )


def opened(valid: int, again: bool) -> None:
    """What a failed tender opens beyond another tender."""
    if circumstance_of_failure(valid, again=again) is None:
        raise Flagged("只能重新招标", basis="74号 27")


CHANGED = (
    Pair(
        "采购法 27；74号 4、5",
        "0.01 below the standard without the treasury, and the standard itself",
        changed(STANDARD - 1),
        changed(STANDARD),
        "approval_missing",
    ),
    Pair(
        "采购法 27；条例 23",
        "with its letter, and without",
        changed(STANDARD, letter=LETTER),
        changed(STANDARD),
        "approval_missing",
    ),
    Pair(
        "采购法 36、37；87号 43",
        "approved on the day before the start, and on the day itself",
        changed(STANDARD, letter=Approval("演练", d("11-19"))),
        changed(STANDARD, letter=Approval("演练", d("11-20"))),
        "approval_too_late",
    ),
    Pair(
        "采购法 32",
        "goods go on by inquiry, services do not",
        changed(STANDARD - 1, C.TENDER_FAILED, to=M.INQUIRY, subject=GOODS),
        changed(STANDARD - 1, C.TENDER_FAILED, to=M.INQUIRY),
        "inquiry_for_goods_only",
    ),
    Pair(
        "采购法 31",
        "a sole supplier, and two that were left",
        sole("11-06", "11-14"),
        changed(STANDARD, C.TWO_LEFT, to=M.SINGLE_SOURCE, letter=LETTER, shown="11-01"),
        "method_not_allowed",
    ),
    # shown from Monday 11-06: five working days are Monday 11-13
    Pair(
        "条例 38；74号 38、40",
        "approved after the fifth working day, and on it",
        sole("11-06", "11-14"),
        sole("11-06", "11-13"),
        "publicity_too_short",
    ),
    Pair(
        "条例 38；74号 38、40",
        "shown before it was approved, and never shown",
        sole("11-06", "11-14"),
        sole(None, "11-14"),
        "publicity_missing",
    ),
    Pair(
        "条例 38；74号 38、40",
        "below the standard it need not be shown",
        sole(None, "11-14", STANDARD - 1),
        sole(None, "11-14"),
        "publicity_missing",
    ),
    Pair(
        "74号 27",
        "two left: a negotiation; one left: tender again",
        ask(opened, 2, False),
        ask(opened, 1, False),
        "flagged",
    ),
    Pair(
        "74号 27",
        "one left at the second attempt, and at the first",
        ask(opened, 1, True),
        ask(opened, 1, False),
        "flagged",
    ),
    Pair("74号 27", "nobody left, and one", ask(opened, 0, False), ask(opened, 1, False), "flagged"),
)


def enough(article: str, what: str, least: int, **more: Any) -> Pair:
    """So many suppliers are enough, and one less is not."""
    return Pair(
        article,
        what,
        ask(check_bidders, least, LAW, ON, lot="1", **more),
        ask(check_bidders, least - 1, LAW, ON, lot="1", **more),
        "too_few_bidders",
    )


NUMBERS = (
    enough("87号 41、44", "three bid, and two", 3),
    enough("87号 41、44", "three are qualified, and two", 3, evaluating=True),
    enough("87号 41、44", "three invited bid, and two", 3, method="invited_tender"),
    enough("214号 21", "two consult for services, and one", 2, method="competitive_consultation"),
    enough("214号 21", "three consult for goods, and two", 3, method="competitive_consultation", services=False),
    enough(
        "214号 21", "two give a last price for services, and one", 2, method="competitive_consultation", evaluating=True
    ),
    enough("74号 27、29、33、35", "three negotiate, and two", 3, method="competitive_negotiation"),
    enough(
        "74号 27、29、33、35",
        "the two that a tender left negotiate, and one of them",
        2,
        method="competitive_negotiation",
        two_left=True,
    ),
    enough("采购法 40", "three answer an inquiry, and two", 3, method="inquiry"),
    enough("采购法 39", "one is the single source, and nobody", 1, method="single_source"),
)

FIRST = Purchase(
    "项目一(演练)",
    "演练局",
    2023,
    "就业补助资金",
    "驿站运营服务",
    M.COMPETITIVE_CONSULTATION,
    200_000_000,
    d("03-01"),
    "惠州",
    Level.COUNTY,
)


def apart(amount: int = 200_000_001, **changed: Any) -> None:
    """Two purchases of a year are no 化整为零."""
    second = replace(FIRST, name="项目二(演练)", amount=amount, on=d("09-01"), **changed)
    split = [flag for flag in find_splits((FIRST, second), KNOWN, LAW) if flag.suspicion is Suspicion.SPLIT]
    if split:
        raise Flagged(split[0].text, basis=split[0].basis)


def whole(what: str, **changed: Any) -> Pair:
    return Pair("采购法 28；条例 28", what, ask(apart, **changed), ask(apart), "flagged")


SPLIT = (
    whole("together exactly the standard, and 0.01 more: 超过", amount=200_000_000),
    whole("another year's purchase, and one of the same", year=2024),
    whole("another budget project, and the same", budget_project="培训经费"),
    whole("another category, and the same", category="信息系统"),
    whole("another purchaser, and the same", purchaser="另一演练局"),
    whole("by open tender, and by consultation", method=M.OPEN_TENDER),
    whole("approved, and not", exempt=True),
)

ROWS = (*CHOSEN, *CHANGED, *NUMBERS, *SPLIT)
