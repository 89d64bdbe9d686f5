"""招标: from the intention to the award notice, whatever is bought."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from pydantic import Field

from actions.purchase.evaluation_scheme import check_announced
from models.faults import MONTH
from models.tender import TenderProject
from record.entry.details import Details
from record.entry.fields import OptionalText, Text
from record.errors import CalendarUnknown, Disallowed
from record.forms.purchase import Clarification, RoundTerm, TenderNotice
from record.handlers import Topic, Work
from record.lots import budget_of, project_title, service_time
from record.rows.purchases import project_numbered
from record.said import said
from rules.money import in_yuan
from rules.procedure import AtLeast
from rules.procedures import METHODS
from rules.purchase.contract import check_service_start
from rules.purchase.tender import most_bond
from rules.statute.words import TENDERS

topic = Topic()

P = tuple(METHODS)


@topic.form(P, "intention_notice")
class IntentionNotice(Details):
    """采购意向, as published on the platform."""

    free: ClassVar[frozenset[str]] = frozenset({"platform_address", "expected_month"})

    platform_address: Text = Field(title="平台网址")
    expected_month: str = Field(pattern=MONTH, title="预计采购月份")
    for_sme: bool | None = Field(default=None, title="是否专门面向中小企业采购")
    """None: not said with the intention."""


topic.form(P, "tender_notice")(TenderNotice)


@topic.form(P, "briefing")
class Briefing(Details):
    """现场考察、答疑会."""

    free: ClassVar[frozenset[str]] = frozenset({"place", "remark"})

    place: OptionalText = Field(default="", title="地点")
    remark: OptionalText = Field(default="", title="备注")


topic.form(P, "clarification")(Clarification)


@topic.form(P, "award_notice")
class AwardNotice(Details):
    """中标公告, as published; the letters go out on the same day."""

    free: ClassVar[frozenset[str]] = frozenset({"platform_address", "agency_fee_standard", "agency_fee"})

    platform_address: Text = Field(title="平台网址")
    first_published: date = Field(title="首次发布日期")
    agency_fee_standard: OptionalText = Field(default="", title="代理收费标准")
    agency_fee: int = Field(default=0, ge=0, title="代理收费（分）")


@topic.form(P, "loser_bond_return", "winner_bond_return")
class BondReturn(Details):
    """退还投标保证金; null where none was asked for."""

    free: ClassVar[frozenset[str]] = frozenset({"amount", "remark"})

    amount: int | None = Field(default=None, ge=0, title="金额（分）")
    remark: OptionalText = Field(default="", title="备注")


@topic.check(P, "intention_notice")
def check_intention(work: Work) -> None:
    """The month announced leaves the thirty days between intention and notice."""
    details = work.said(IntentionNotice)
    rule = work.dossier.rule("PLN-03")
    earliest = work.on + timedelta(days=rule.number())
    if details.expected_month < f"{earliest:%Y-%m}":
        raise Disallowed(
            f"预计采购时间{details.expected_month}距采购意向公开{work.on}不足{rule.n}日",
            basis=rule.cited,
            remedy=f"最早可填写{earliest:%Y-%m}",
        )


@topic.check(P, "tender_notice")
def check_tender_notice(work: Work) -> None:
    """Published on the act's date, under a number of its own, with twenty days to bid, evaluated as the law of this
    day allows."""
    details = work.said(TenderNotice)
    check_published(work, details.first_published)
    other = project_numbered(work.session, details.project_number)
    if other:
        raise Disallowed(
            f"项目编号“{details.project_number}”已用于《{other.title}》（第{other.round}轮）",
            remedy="请核对采购平台给出的项目编号",
        )
    check_deadline(work, work.on, details.bid_deadline)
    _check_service(work, details.bid_deadline)
    check_bond(work, details.bid_bond)
    check_announced(work)


def _check_service(work: Work, deadline: date) -> None:
    drafted = work.dossier.fact("document_drafted")
    stated = drafted is not None and said(drafted, RoundTerm).service_from is not None
    begins, _ends = service_time(work.dossier)
    if told := check_service_start(deadline, begins, carried=work.case.round > 1 and not stated):
        work.warnings.append(told)


def check_published(work: Work, published: date) -> None:
    """The act bears the day of the first publication.

    Raises:
        Disallowed: with both dates.
    """
    if published != work.on:
        raise Disallowed(
            f"首次发布日期{published}与办理日期{work.on}不一致",
            basis=_published_by(work),
            remedy="期限自首次发布之日起算，请以首次发布日期登记",
        )


def _published_by(work: Work) -> str:
    """The article from whose notice the term runs: of the step, and of a result by the method."""
    result = "EVL-15" if work.dossier.procedure.name in TENDERS else "PUB-02"
    rules = {"source_publicity": "SS-01", "award_notice": result, "replacement_award": result}
    rule_id = rules.get(work.step.name, "TND-01" if work.dossier.procedure.name in TENDERS else "NG-15")
    return work.dossier.rule(rule_id).cited


def check_deadline(work: Work, issued: date, deadline: date) -> None:
    """At least as many days between the documents' issue and the deadline as the method asks: a tender twenty, a
    consultation ten, a negotiation three working days.

    Raises:
        Disallowed: naming the earliest date. CalendarUnknown: where the year's holidays are not loaded.
    """
    calendar, law = work.dossier.calendar, work.dossier.law
    if not calendar.knows(deadline):
        raise CalendarUnknown(
            f"截止日期{deadline}在{deadline.year}年，该年放假安排尚未载入，是否为工作日不能确定", deadline.year
        )
    on = work.dossier.situation.law_on
    terms = [
        t
        for t in work.dossier.procedure.step("bid_opening").terms
        if isinstance(t, AtLeast) and t.start == "tender_notice"
    ]
    ends = [(t.end(issued, *t.span(law, on), calendar), t) for t in terms]
    earliest = max((end for end, _term in ends), default=deadline)
    for end, term in sorted(ends, key=lambda found: found[0], reverse=True):
        n, unit = term.span(law, on)
        if deadline < end:
            raise Disallowed(
                f"截止日期{deadline}距采购文件开始发出之日{issued}少于{n}{unit}"
                + ("" if term is terms[0] else "，采购文件的发售（提供）期限尚未届满"),
                basis=term.cited(law, on),
                remedy=f"截止日期最早为{earliest}" + ("" if calendar.knows(earliest) else "（预估）"),
            )
    if calendar.on_or_after(deadline) != deadline:
        work.warnings.append(f"截止日期{deadline}不是工作日")


def check_bond(work: Work, bond: int | None) -> None:
    """The bid bond is at most 2% of the budget, by the method's own article.

    Raises:
        Disallowed: with the highest amount.
    """
    dossier = work.dossier
    most, basis = most_bond(budget_of(dossier), dossier.law, work.case.opened_on, method=dossier.procedure.name)
    if bond is not None and bond > most:
        raise Disallowed(
            f"投标（响应）保证金{in_yuan(bond)}元超过采购项目预算的2%", basis=basis, remedy=f"最多{in_yuan(most)}元"
        )


@topic.effect(P, "tender_notice")
def enter_project(work: Work) -> None:
    """The project of this round, as published."""
    details = work.said(TenderNotice)
    work.session.add(
        TenderProject(
            case_id=work.case_id,
            fact_id=work.fact_id,
            round=work.case.round,
            number=details.project_number,
            title=project_title(work.dossier),
            budget=budget_of(work.dossier),
            published_on=work.on,
            notice_address=details.platform_address,
        )
    )


@topic.check(P, "clarification")
def check_clarification(work: Work) -> None:
    """Neither what is bought nor who may bid is changed (87号 27); a deadline may only be put off, and is not moved by what
    cannot affect the bids."""
    _check_nature(work, work.said(Clarification))
    notice = work.dossier.facts["tender_notice", ""]
    old = work.dossier.situation.appointed["bid_opening"]
    new: date | None = work.said(Clarification).new_deadline
    if new is None:
        return
    if new < old:
        raise Disallowed(
            f"新的投标截止日期{new}早于原日期{old}",
            basis=work.dossier.rule("TND-04").cited,
            remedy="投标截止时间只能顺延，不能提前",
        )
    check_deadline(work, notice.done_on, new)


_UNCHANGED = {"qualification": "资格条件", "subject": "采购标的"}


def _check_nature(work: Work, change: Clarification) -> None:
    rule = work.dossier.rule("TND-04")
    if what := _UNCHANGED.get(change.nature):
        raise Disallowed(
            f"澄清、修改不得改变{what}",
            basis=rule.cited,
            remedy="确需改变的，请终止本次采购（tender_failure 或者 termination），修改采购文件后重新组织采购",
        )
    if change.nature == "formal" and change.new_deadline:
        raise Disallowed(
            "不影响投标（响应）文件编制的更正不顺延截止时间",
            basis=rule.cited,
            remedy="影响编制的请选“实质性更正”（material）；不影响的请去掉新的截止日期（new_deadline）",
        )


@topic.check(P, "award_notice")
def check_award_notice(work: Work) -> None:
    """Published on the act's date."""
    check_published(work, work.said(AwardNotice).first_published)
