"""采购准备: money, market, public opinion, reviews, filing, agency and the document itself (22号; 87号)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from actions.purchase.checklists import Checked
from actions.purchase.evaluation_scheme import check_schemes
from actions.purchase.failure import TenderFailure
from actions.purchase.forms import DocumentDrafted
from actions.purchase.limits import threshold_of
from models.values import ThresholdKind
from record.entry.details import Details
from record.entry.fields import Fen, Name, Names, NoNames, OptionalText, Text
from record.errors import Disallowed
from record.ground import effective_facts
from record.handlers import Topic, Work
from record.lots import budget_of
from record.said import said
from record.situation import Dossier
from rules.procedures import METHODS
from rules.purchase.contract import check_audit_settles, check_bond_percent, check_payment_days
from rules.purchase.discrimination import check_equal
from rules.purchase.review import ReviewItem, check_answers
from rules.purchase.sme import Reservation, check_reservation
from rules.purchase.tender import TenderRefused

topic = Topic()

P = tuple(METHODS)
"""Every method prepares alike."""


@topic.form(P, "funds_allotted")
class FundsAllotted(Details):
    """资金下达: how much, from where, by which paper. No purchase without money (采购法 6、33)."""

    free: ClassVar[frozenset[str]] = frozenset({"paper"})

    amount: Fen = Field(title="下达金额（分）")
    source: Name = Field(title="资金来源")
    paper: Text = Field(title="下达文件")


class AskedLine(Details):
    """调查对象的反馈: what one of those who were asked is, answered and would charge."""

    name: Name = Field(title="名称")
    nature: OptionalText = Field(default="", title="类别和业务范围")
    answer: Text = Field(title="反馈意见")
    price: Fen | None = Field(default=None, title="测算报价（分）")
    """For the whole of what was asked about; None: no price was given."""


class DealLine(Details):
    """同类项目成交信息: an award that was found, and where."""

    buyer: Name = Field(title="采购人")
    project: Name = Field(title="项目名称")
    on: date = Field(title="成交日期")
    amount: Fen = Field(title="成交金额（分）")
    scale: Text = Field(title="规模和服务期")
    source: Text = Field(title="信息来源")


@topic.form(P, "demand_survey")
class DemandSurvey(Details):
    """需求调查: who was asked in the market, and what came of it (22号 10、11)."""

    free: ClassVar[frozenset[str]] = frozenset(
        {"way", "findings", "industry", "supply", "past_deals", "later_needs", "answers", "deals", "conclusion"}
    )

    asked: Names = Field(title="调查对象")
    """Suppliers, trade bodies, experts: three at least as a rule."""
    way: Text = Field(title="调查方式")
    findings: Text = Field(title="调查结果")
    industry: OptionalText = Field(default="", title="相关产业发展情况")
    supply: OptionalText = Field(default="", title="市场供给情况")
    past_deals: OptionalText = Field(default="", title="同类采购项目历史成交信息")
    later_needs: OptionalText = Field(default="", title="可能涉及的后续采购")
    answers: tuple[AskedLine, ...] = Field(default=(), title="调查对象的反馈")
    deals: tuple[DealLine, ...] = Field(default=(), title="同类项目成交信息")
    conclusion: OptionalText = Field(default="", title="调查结论及对采购需求的影响")


@topic.form(P, "opinion_hearing")
class OpinionHearing(Details):
    """征求社会公众意见: how the public was heard and what came of it (条例 15)."""

    free: ClassVar[frozenset[str]] = frozenset({"way", "adopted"})

    way: Text = Field(title="征求方式")
    received: int = Field(ge=0, title="收到意见（条）")
    adopted: Text = Field(title="采纳情况")


class ReviewLine(Details):
    """审查事项: what the reviewers found of one item, and what shows it or why it does not arise."""

    item: ReviewItem = Field(title="审查事项")
    ok: Literal["yes", "not_applicable"] = Field(title="结论")
    """A review that finds an item wanting is not recorded: the plan is mended first (22号 33)."""
    shown: Text = Field(title="依据的材料或者不涉及的理由")


@topic.form(P, "requirement_review")
class Review(Checked):
    """审查意见 item by item, and who took part: the unit's own departments, and who from outside."""

    free: ClassVar[frozenset[str]] = frozenset({"opinion", "departments"})

    items: tuple[ReviewLine, ...] = Field(default=(), title="审查事项")
    """Empty in facts from before the items were entered."""
    departments: NoNames = Field(default=(), title="参加审查的内部机构（采购、财务、业务、监督等）")

    opinion: Text = Field(title="意见")
    outsiders: NoNames = Field(default=(), title="参加审查的外聘专家和第三方机构")


@topic.form(P, "counsel_review")
class CounselReview(Details):
    """法律顾问审定意见 (22号 23、31)."""

    free: ClassVar[frozenset[str]] = frozenset({"counsel", "opinion"})

    counsel: Name = Field(title="法律顾问")
    opinion: Text = Field(title="审定意见")


@topic.form(P, "plan_filing")
class PlanFiling(Details):
    """采购实施计划备案: the number that the treasury's system gave (条例 29)."""

    free: ClassVar[frozenset[str]] = frozenset({"filing_number"})

    filing_number: Name = Field(title="备案编号")


@topic.form(P, "intention_exemption")
class IntentionExemption(Details):
    """免予公开采购意向: a need that could not be foreseen and is urgent (财库〔2020〕10号)."""

    free: ClassVar[frozenset[str]] = frozenset({"reason"})

    reason: Text = Field(title="不可预见且急需的原因")


@topic.form(P, "agency_agreement")
class AgencyAgreement(Details):
    """委托代理协议: the agency and what is left to it (采购法 20)."""

    free: ClassVar[frozenset[str]] = frozenset({"scope"})

    agency: Name = Field(title="采购代理机构")
    scope: Text = Field(title="委托范围")
    fee_standard: OptionalText = Field(default="", title="代理收费标准")


topic.form(P, "document_drafted")(DocumentDrafted)


@topic.form(P, "document_confirmation")
class DocumentConfirmation(Checked):
    """采购文件确认: checked by somebody other than its drafter."""

    free: ClassVar[frozenset[str]] = frozenset({"opinion"})

    opinion: Text = Field(title="确认意见")


def _asked(document: DocumentDrafted) -> Iterator[str]:
    """Every condition and factor of a purchasing document, as it words them."""
    for line in document.schemes:
        yield from line.qualifications
        for factor in line.factors:
            yield factor.name
            yield from (factor.criterion,) if factor.criterion else ()


@topic.check(P, "requirement_review")
def check_items(work: Work) -> None:
    """Every item of 22号 30 and, where a survey is due, 31 is answered; what was reviewed before is corrected without.

    Raises:
        ReviewIncomplete: naming what is missing.
    """
    details = work.said(Review)
    if work.corrects and not said(work.corrects, Review).items and not details.items:
        return
    check_answers([(line.item, line.shown) for line in details.items], weighty=surveyed(work.dossier))


def surveyed(dossier: Dossier) -> bool:
    """Whether the project is one for which a survey is due, and with it 重点审查 (22号 11、31): a service to the public,
    a system made to order, or much money."""
    large = dossier.rule("PLN-05").number("amount")
    made_to_order = dossier.profile.key == "platform"
    return dossier.profile.public_service or made_to_order or budget_of(dossier) >= large


@topic.check(P, "document_confirmation")
def check_document(work: Work) -> None:
    """What is confirmed treats suppliers alike: the requirement was looked at before its factors were known (PLN-12)."""
    check_equal(_asked(work.dossier.said(DocumentDrafted)))


@topic.check(P, "demand_survey")
def check_survey(work: Work) -> None:
    """Three at least are asked (22号 11)."""
    rule, asked = work.dossier.rule("PLN-05"), len(work.said(DemandSurvey).asked)
    if asked < rule.number():
        raise Disallowed(
            f"需求调查对象{asked}个，一般不少于{rule.n}个", basis=rule.cited, remedy="请补充需求调查后登记"
        )
    details = work.said(DemandSurvey)
    if strangers := [line.name for line in details.answers if line.name not in details.asked]:
        raise Disallowed(
            f"反馈意见中的{'、'.join(strangers)}不在调查对象之列",
            basis=rule.cited,
            remedy="请核对调查对象（asked）和反馈（answers）的名称",
        )
    if later := [line.project for line in details.deals if line.on > work.on]:
        raise Disallowed(f"{'、'.join(later)}的成交日期晚于调查日期{work.on}", basis="22号 10", remedy="请核对成交日期")


@topic.check(P, "document_drafted")
def check_qualification(work: Work) -> None:
    """Two contracts of the kind at most may be asked for, more only with a reason (22号 18、31)."""
    rule, details = work.dossier.rule("PLN-11"), work.said(DocumentDrafted)
    if details.similar_contracts > rule.number() and not details.contracts_reason:
        raise Disallowed(
            f"资格条件要求同类业务合同{details.similar_contracts}个，一般不超过{rule.n}个",
            basis=rule.cited,
            remedy=f"请减至{rule.n}个以内，或在“超过{rule.n}个的理由”中说明合理性",
        )


@topic.check(P, "document_drafted")
def check_sme(work: Work) -> None:
    """Small and medium firms have their share, or it is said why not (46号 7、8)."""
    sme = work.said(DocumentDrafted).sme
    check_reservation(
        budget_of(work.dossier),
        Reservation(sme.kind, sme.share, sme.small, sme.reason),
        work.dossier.law,
        work.on,
        limit_of_purchase=threshold_of(work, ThresholdKind.LIMIT),
    )


_NEW_ROUND = {"title", "version", "service_from", "service_until"}
"""What a document says anew in each round: no clause is put right by it."""


@topic.check(P, "document_drafted")
def check_put_right(work: Work) -> None:
    """After a round that failed by its own document or procedure the purchase is repeated with what was wrong put right,
    not with the same document (87号 25、43)."""
    before = [fact for fact in effective_facts(work.session, work.case) if fact.round == work.case.round - 1]
    failed = next((said(fact, TenderFailure) for fact in before if fact.step == "tender_failure"), None)
    earlier = next((said(fact, DocumentDrafted) for fact in before if fact.step == "document_drafted"), None)
    if not failed or not failed.faults or earlier is None:
        return
    if earlier.model_dump(exclude=_NEW_ROUND) == work.said(DocumentDrafted).model_dump(exclude=_NEW_ROUND):
        raise Disallowed(
            f"上一轮因“{failed.faults}”失败，本轮采购文件的资格条件、评审办法和合同条件与上一轮完全相同",
            basis="87号 25、43",
            remedy="请改正不合理条款后重新编制采购文件；上一轮原因登记有误的，请先更正（correct）",
        )


@topic.check(P, "document_drafted")
def check_money_terms(work: Work) -> None:
    """The term of payment, what the settlement waits for and the performance bond are such as the law lets a contract with
    a small or medium firm say; where others may win, what it could not say to one is pointed out."""
    details, law = work.said(DocumentDrafted), work.dossier.law
    check_bond_percent(details.performance_bond_percent, law, work.case.opened_on)
    try:
        check_payment_days(details.payment_days, law, work.on)
        check_audit_settles(details.audit_settles, details.audit_law, law, work.on)
    except TenderRefused as error:
        if details.sme.kind == "whole":
            raise
        work.warnings.append(f"中小企业中标（成交）的，合同不能这样约定：{error}")


@topic.check(P, "document_drafted")
def check_evaluation(work: Work) -> None:
    """The evaluation is such as the law allows, and fits what is reserved: those firms get no deduction (46号 7)."""
    details = work.said(DocumentDrafted)
    check_schemes(work, details.schemes)
    check_equal(_asked(details))
    kind, lines = details.sme.kind, details.schemes
    wanted = {"whole": {True}, "none": {False}}.get(kind, {True, False})
    if any(line.reserved not in wanted for line in lines):
        raise Disallowed(
            "评标办法与中小企业预留份额不一致",
            basis=work.dossier.rule("SME-01").cited,
            remedy="整体预留的，各包均专门面向中小企业、不再给予价格扣除；不预留的，应当写明价格扣除",
        )
