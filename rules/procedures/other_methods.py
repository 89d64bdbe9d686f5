"""非招标采购方式: 竞争性磋商, 竞争性谈判, 询价, 单一来源, and what lies below the limits (74号; 214号)."""

from __future__ import annotations

from models.values import Role
from rules.procedure import AtLeast, Lapse, Lead, NotBefore, Procedure, Step, Stop, Term, Within, after
from rules.procedures.purchase import (
    AGENT,
    SITES_AND_TERMS,
    WD,
    Span,
    award,
    contract,
    document,
    failure,
    from_evaluation,
    incidents,
    intention,
    performance,
    preparation,
    selection,
    signing,
)

DONE, WINNER = ("评审", "成交"), "成交供应商"


def _notice(basis: str, title: str, *papers: str) -> tuple[Step, Step]:
    """Who is called is chosen, or everybody is by a notice (74号 12; 214号 6)."""
    return (selection(basis),
            Step("tender_notice", title,
                 (AtLeast("intention_notice", "PLN-03"), *after("document_confirmation", "supplier_selection")),
                 role=AGENT, waits=SITES_AND_TERMS, documents=papers))


def _spans(rule: str) -> tuple[tuple[Term, ...], tuple[Term, ...], tuple[Term, ...]]:
    """Report in two working days, decision in five, notice in two (214号 28; 74号 18、36、49)."""
    def within(start: str, number: str) -> tuple[Term, ...]:
        return (Within(start, rule, number=number, plan_in_full=True),)

    return from_evaluation(rule, "report"), within("evaluation_report", "confirm"), within("winner_confirmation", "notice")


def _by_74(words: tuple[str, str] = DONE) -> tuple[Step, ...]:
    """Award and contract of what is not tendered: signed in thirty days, bonds back in five working days (74号 20)."""
    bond = Span("NG-04", "bond")
    return (*award(*_spans("NG-04"), words=words, bond=bond, shown="PUB-02"),
            *contract(WINNER, sign=Span("NG-04", "sign"), bond=bond))


def _experts(*, soon: bool = False) -> Step:
    """A negotiation or consultation may draw them as early as it likes (财库〔2016〕198号 14)."""
    return Step("expert_draw", "抽取评审专家", (NotBefore("bid_opening", "EVL-07", advice=True),) if soon else (),
                role=AGENT, optional=True)


COMPETITIVE_CONSULTATION = Procedure(
    "competitive_consultation", "竞争性磋商", finish="contract_signature", clause="214号", steps=(
        *preparation(), *intention(), *document("磋商文件"),
        *_notice("214号 6", "磋商公告、磋商文件发出", "consultation_notice"),
        Step("notice_period_end", "公告期限届满", (Lapse("tender_notice", "NG-15"),)),
        Step("documents_available_until", "磋商文件提供期限届满", (Lapse("tender_notice", "CS-03"),)),
        Step("clarification", "澄清、修改",
             (*after("tender_notice"), Lead("bid_opening", "CS-03", number="clarification", agreed=True)), role=AGENT,
             optional=True, repeat=True, documents=("correction_notice",)),
        _experts(),
        Step("bid_opening", "首次响应文件提交截止、磋商",
             (AtLeast("tender_notice", "CS-02"), AtLeast("tender_notice", "CS-03")), role=AGENT, two_persons=True),
        *incidents(), *award(*_spans("CS-07"), words=DONE, bond=Span("CS-13"), shown="PUB-02"),
        *contract(WINNER, sign=Span("CS-07", "sign"), bond=Span("CS-13")),
    ))


def _three_days(rule: str, first: str, changed: str = "", *, soon: bool = False) -> tuple[Step, ...]:
    """Three working days to the first response; a change within them moves it (74号 29、45)."""
    return (
        Step("clarification", "澄清、修改", (*after("tender_notice"), Lead("bid_opening", rule, number=changed, agreed=True)),
             role=AGENT, optional=True, repeat=True, documents=("correction_notice",)),
        _experts(soon=soon),
        Step("bid_opening", first, (AtLeast("tender_notice", rule),), role=AGENT, two_persons=True),
    )


COMPETITIVE_NEGOTIATION = Procedure(
    "competitive_negotiation", "竞争性谈判", finish="contract_signature", clause="采购法 30、38；74号", steps=(
        *preparation(), *intention(), *document("谈判文件"),
        *_notice("采购法 38；74号 12", "谈判文件发出", "negotiation_notice"),
        *_three_days("NG-01", "首次响应文件提交截止、谈判", "clarification"),
        *incidents(), *_by_74(),
    ))

INQUIRY = Procedure(
    "inquiry", "询价", finish="contract_signature", clause="采购法 32、40；74号", steps=(
        *preparation(), *intention(), *document("询价通知书"),
        *_notice("采购法 40；74号 12", "询价通知书发出"),
        *_three_days("NG-03", "响应文件提交截止", soon=True),
        *incidents(), *_by_74(),
    ))

SINGLE_SOURCE = Procedure(
    "single_source", "单一来源采购", finish="contract_signature", clause="采购法 31、39；74号", steps=(
        *preparation(), *intention(),
        Step("source_ground", "单一来源适用情形认定", after("requirement_review", basis="采购法 31"), role=Role.REVIEWER,
             gate=True, optional=True, internal=True),
        # shown only where a sole supplier is asked at or above the open-tender threshold (条例 38)
        Step("source_publicity", "单一来源公示", after("requirement_review", basis="74号 38"), role=AGENT, optional=True),
        Step("source_publicity_end", "公示期限届满", (Lapse("source_publicity", "SS-01"),), optional=True),
        Step("objection", "收到异议", after("source_publicity", asks=False), role=AGENT, optional=True, internal=True,
             repeat=True),
        Step("objection_argued", "补充论证",
             (*after("objection"), AtLeast("source_publicity_end", "SS-01", n=1, unit=WD, asks=False),
              Within("source_publicity_end", "SS-01", number="argument", asks=False)),
             role=Role.REVIEWER, gate=True, optional=True, internal=True),
        Step("source_approval", "单一来源采购批复",
             (AtLeast("source_publicity_end", "SS-01", n=1, unit=WD, given="source_publicity", asks=False),),
             role=AGENT,
             optional=True, internal=True),
        *document("单一来源采购文件"),
        Step("tender_notice", "单一来源采购文件发出",
             (AtLeast("intention_notice", "PLN-03"), *after("document_confirmation"),
              AtLeast("source_publicity_end", "SS-01", n=1, unit=WD),
              *after("source_ground", "objection_argued", "source_approval")),
             role=AGENT, waits=SITES_AND_TERMS),
        Step("bid_opening", "协商", after("tender_notice"), role=AGENT, two_persons=True),
        *incidents(), *_by_74(("协商", "成交")),
    ))

DIRECT_PURCHASE = Procedure(
    "direct_purchase", "限额以下自行采购", finish="contract_signature", clause="单位内控制度", steps=(
        *preparation(), *document("询比文件"),
        Step("tender_notice", "询比邀请发出", after("document_confirmation"), role=AGENT, waits=SITES_AND_TERMS),
        Step("bid_opening", "响应文件提交截止", after("tender_notice"), role=AGENT, two_persons=True),
        *failure(),
        Step("termination", "采购活动终止", after("tender_notice"), role=Role.DISTRICT_LEADER, gate=True, optional=True,
             internal=True, stops=Stop.CASE),
        Step("evaluation_report", "比选结果", after("bid_opening"), role=AGENT),
        Step("winner_confirmation", "确定成交供应商", after("evaluation_report"), role=Role.DISTRICT_LEADER, gate=True),
        Step("award_notice", "成交结果通知", after("winner_confirmation"), role=AGENT,
             documents=("consultation_letter",)),
        *signing(), *performance(),
    ))
