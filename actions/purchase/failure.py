"""废标: why a round failed, and what comes next: again, or by another method (采购法 36、37; 87号 43)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Literal

from pydantic import Field
from sqlmodel import Session

from actions.purchase.forms import BidOpening
from models.case import Case
from models.values import Level, Subject
from record.entry.details import Details, Later
from record.entry.fields import LetterNumber, Name, OptionalText, Text, distinct
from record.errors import Disallowed
from record.ground import effective_facts
from record.handlers import Topic, Work
from record.holds import HELD_STEP
from record.lots import budget_of, lots, subject_of
from record.plan.loaded import plan_of
from record.plan.splitting import level_of
from record.plan.thresholds import thresholds_of
from record.rounds import open_round
from record.said import maybe_said
from record.situation import Dossier
from rules.calendar import DAY
from rules.procedures import METHODS
from rules.purchase.method import METHOD_TITLES, Circumstance, Method, Project, judge, scene_of
from rules.purchase.method_change import (
    Approval,
    InquiryForGoodsOnly,
    MethodChange,
    MethodNotAllowed,
    check_change_of_method,
    circumstance_of_failure,
)
from rules.purchase.tender import fewest

topic = Topic()

P = tuple(METHODS)
TENDERS = ("open_tender", "invited_tender")

Another = Literal[
    "open_tender",
    "invited_tender",
    "competitive_consultation",
    "competitive_negotiation",
    "inquiry",
    "single_source",
    "direct_purchase",
]


class NextMethod(Details):
    """改变采购方式: the new method, why it is lawful, and the treasury's letter where one is needed (87号 43)."""

    method: Another | None = Field(default=None, title="新的采购方式")
    documents_sound: bool = Field(default=False, title="采购文件无不合理条款、程序符合规定")
    circumstances: tuple[Circumstance, ...] = Field(default=(), title="法定情形")
    remaining: tuple[Name, ...] = Field(default=(), title="余下的供应商")
    """The two with whom a negotiation goes on (74号 27)."""
    approval_letter: LetterNumber | None = Field(default=None, title="财政部门批复文号")
    approved_on: date | None = Field(default=None, title="批复日期")
    approved_by: Level | None = Field(default=None, title="批复部门级次")


class FailedLot(Details):
    """采购包失败情况: how many took part in one lot, how many were qualified, and why the lot failed."""

    lot: int = Field(ge=1, title="采购包")
    bidders: int = Field(ge=0, title="参加的供应商数")
    qualified: int | None = Field(default=None, ge=0, title="合格供应商数")
    reasons: tuple[Text, ...] = Field(min_length=1, title="逐项原因和依据")


@topic.form(P, "tender_failure")
class TenderFailure(NextMethod):
    """采购失败: on what ground, how many bid and were qualified, what comes next."""

    free: ClassVar[frozenset[str]] = frozenset({"reason", "notice_address", "lots"})
    later: ClassVar[Mapping[str, Later]] = {
        "documents_sound": Later(date(2026, 11, 25), False),
        "ground": Later(date(2026, 11, 25), "few_suppliers"),
        "next": Later(date(2026, 11, 25), "retender"),
    }

    reason: Text = Field(title="原因")
    ground: Literal["few_suppliers", "unlawful", "over_budget"] = Field(default="few_suppliers", title="法定事由")
    """供应商不足, 违法违规行为, 报价均超预算 (采购法 36); a task that is cancelled ends by 终止 (termination)."""
    bidders: int = Field(ge=0, title="投标人数")
    """Of the lot with the fewest."""
    qualified: int | None = Field(default=None, ge=0, title="合格供应商数")
    """Those left after the examination; null where the bids were never opened."""
    next: Literal["retender", "change_method", "pending"] = Field(default="retender", title="后续处理")
    """重新采购, 改变方式, or undecided while the treasury is asked."""
    notice_address: OptionalText = Field(default="", title="公告网址")
    faults: OptionalText = Field(default="", title="采购文件的不合理条款、采购程序不合规的情形（没有的不填）")
    """What is to be put right before the purchase is repeated (87号 25、43)."""
    lots: tuple[FailedLot, ...] = Field(default=(), title="各采购包情况")

    @property
    def left(self) -> int:
        return self.bidders if self.qualified is None else self.qualified


@topic.form(P, "failure_decision")
class FailureDecision(NextMethod):
    """采购失败后续处理: what was left open when the round failed."""

    free: ClassVar[frozenset[str]] = frozenset({"reason"})

    reason: Text = Field(title="理由")
    next: Literal["retender", "change_method"] = Field(title="后续处理")


_DECIDED: dict[str, type[TenderFailure] | type[FailureDecision]] = {
    "tender_failure": TenderFailure,
    "failure_decision": FailureDecision,
}


@topic.check(P, "tender_failure")
def check_failure(work: Work) -> None:
    """A purchase fails before its contracts, on a ground of the law; what comes next is lawful."""
    details = work.said(TenderFailure)
    signed = [
        lot for (step, lot), fact in work.dossier.facts.items() if step == HELD_STEP and fact.round == work.case.round
    ]
    if signed:
        raise Disallowed(
            f"采购包{'、'.join(signed)}的合同已经签订，不能登记招标失败",
            basis="采购法 50",
            remedy="合同履行中的问题请依合同处理",
        )
    if (details.qualified is None) != (work.dossier.fact("bid_opening") is None):
        raise Disallowed(
            "合格供应商数（qualified）在开标以后填写，开标以前不填", basis="87号 41、44", remedy="请核对填写内容"
        )
    if details.faults and details.documents_sound:
        raise Disallowed(
            "既填写了采购文件的不合理条款或者程序问题，又填写采购文件无不合理条款、程序符合规定",
            basis="87号 43",
            remedy="请核对 faults 与 documents_sound，只能有一个成立",
        )
    _check_lots(work, details)
    if details.ground == "few_suppliers":
        _check_few(work, details)
    if details.next == "change_method":
        _check_change(work, details, details.left)


def _check_lots(work: Work, details: TenderFailure) -> None:
    """The lots are told once each, and the one with the fewest says the round's figure.

    Raises:
        Disallowed: with what to do.
    """
    if not details.lots:
        return
    known, named = lots(work.dossier), [line.lot for line in details.lots]
    if sorted(named) != sorted(set(named) & set(known)):
        raise Disallowed(
            "各采购包情况中有重复的或者不存在的采购包", basis="采购法 36", remedy=f"本轮的采购包：{sorted(known)}"
        )
    fewest_of_all = min(line.bidders for line in details.lots)
    if fewest_of_all != details.bidders:
        raise Disallowed(
            f"参加家数最少的采购包为{fewest_of_all}家，与登记的{details.bidders}家不一致",
            basis="采购法 36",
            remedy="请核对各采购包情况（lots）和投标人数（bidders）",
        )


def _check_few(work: Work, details: TenderFailure) -> None:
    """Fewer than the method needs, which nobody knows before the deadline."""
    deadline, rule = work.dossier.situation.appointed["bid_opening"], work.dossier.rule("EVL-02")
    if work.on < deadline:
        raise Disallowed(
            f"截止日期{deadline}以前不能认定供应商不足", basis=rule.cited, remedy=f"请于{deadline}及以后登记"
        )
    least = fewest(
        work.dossier.procedure.name,
        work.dossier.law,
        work.case.opened_on,
        services=subject_of(work.dossier) is Subject.SERVICES,
        two_left=len(two_left(work.session, work.case)) == 2,
    )
    if details.left >= least:
        raise Disallowed(
            f"供应商{details.left}家，不少于{least}家，不属于供应商不足",
            basis=rule.cited,
            remedy="请核对家数，或选择其他法定事由",
        )


@topic.check(P, "failure_decision")
def check_decision(work: Work) -> None:
    """What was left open is decided now, as lawfully as it would have been then."""
    details = work.said(FailureDecision)
    if details.next == "change_method":
        _check_change(work, details, work.dossier.said(TenderFailure).left)


def _check_change(work: Work, details: NextMethod, left: int) -> None:
    """Another method, for sound documents, within the law and with the treasury's letter where it is asked for."""
    if details.method is None or details.method == work.dossier.procedure.name:
        raise Disallowed(
            "改变采购方式应当填写新的采购方式",
            basis="87号 43",
            remedy="请填写method；方式不变的，选择重新采购（retender）",
        )
    if not details.documents_sound:
        raise Disallowed(
            "采购文件有不合理条款或者程序不符合规定的，应当改正后重新采购",
            basis="87号 43",
            remedy="请选择重新采购（retender）；确无问题的，填写documents_sound",
        )
    to, project = Method(details.method), project_of(work.dossier, claimed(work, details, left))
    if to is Method.SINGLE_SOURCE:
        # 公示 and approval follow in its own round, before the document goes out (74号 38)
        verdict = judge(scene_of(project, thresholds_of(work.session), work.dossier.law), to)
        if not verdict.lawful:
            raise MethodNotAllowed(
                f"不能改用{METHOD_TITLES[to]}：{verdict.grounds[0].text}",
                basis=verdict.grounds[0].basis,
                remedy="请核对适用情形",
            )
        return
    if Circumstance.TWO_LEFT in project.circumstances and to is Method.COMPETITIVE_NEGOTIATION:
        _check_remaining(work, details)
    letter = (
        Approval(details.approval_letter, details.approved_on)
        if details.approval_letter and details.approved_on
        else None
    )
    change = MethodChange(project, to, work.on + DAY, letter)
    found = check_change_of_method(change, thresholds_of(work.session), work.dossier.law, work.dossier.calendar)
    work.warnings.extend(map(str, found))


def claimed(work: Work, details: NextMethod, left: int) -> frozenset[Circumstance]:
    """The situations that open a method: what a person states, and what a failed tender brings by itself."""
    again = any(
        fact.step == "tender_failure" and fact.round < work.case.round
        for fact in effective_facts(work.session, work.case)
    )
    tender = work.dossier.procedure.name in TENDERS
    brought = circumstance_of_failure(left, again=again) if tender else None
    return frozenset({*details.circumstances, *((brought,) if brought else ())})


def project_of(dossier: Dossier, circumstances: frozenset[Circumstance] = frozenset()) -> Project:
    """What is bought in this round, as the law on methods looks at it."""
    return Project(
        budget_of(dossier),
        plan_of(dossier.programme).city.name,
        level_of(dossier.district),
        dossier.case.opened_on,
        subject_of(dossier),
        public_service=dossier.profile.public_service,
        circumstances=circumstances,
    )


def _check_remaining(work: Work, details: NextMethod) -> None:
    names = distinct(details.remaining)
    opened = work.dossier.maybe_said(BidOpening)
    strangers = set(names) - {bid.supplier for bid in opened.bids} if opened else set()
    if len(names) != 2 or strangers:
        raise Disallowed(
            "与余下两家谈判的，应当写明该两家供应商",
            basis=work.dossier.rule("NG-01").cited,
            remedy="请在remaining中填写两家供应商的名称",
        )


@topic.effect(P, "tender_failure", "failure_decision")
def begin_again(work: Work) -> None:
    """The next round, by the same method or by the other one."""
    decided = work.said(_DECIDED[work.step.name])
    if decided.next in ("retender", "change_method"):
        other = decided.method if decided.next == "change_method" else None
        procedure = other or work.dossier.procedure.name
        open_round(work.session, work.actor, work.case, procedure=procedure, reason=decided.reason, on=work.on)


def decided_before(session: Session, case: Case) -> NextMethod | None:
    """What the failure of the round before decided; None if this round has another cause."""
    found = {fact.step: fact for fact in effective_facts(session, case) if fact.round == case.round - 1}
    decision = maybe_said(found.get("failure_decision"), FailureDecision)
    return decision or maybe_said(found.get("tender_failure"), TenderFailure)


def two_left(session: Session, case: Case) -> tuple[str, ...]:
    """The two suppliers with whom this round negotiates after a tender that left no more (74号 27); else empty."""
    before = decided_before(session, case)
    return before.remaining if before and before.method == "competitive_negotiation" else ()


@topic.check(P, "tender_notice")
def check_start(work: Work) -> None:
    """The treasury's letter came before the new purchase began; 询价 buys goods only."""
    before = decided_before(work.session, work.case)
    approved = before.approved_on if before else None
    if approved and work.on <= approved:
        raise Disallowed(
            f"批复日期{approved}不早于新的采购活动开始日{work.on}",
            basis=work.dossier.rule("THR-05").cited,
            remedy="应当在采购活动开始前获得批准",
        )
    if work.dossier.procedure.name == "inquiry" and subject_of(work.dossier) is not Subject.GOODS:
        raise InquiryForGoodsOnly(
            "询价只适用于货物，服务不得采用", basis=work.dossier.rule("NG-03").cited, remedy="请改用其他采购方式"
        )
