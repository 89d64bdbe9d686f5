"""What all methods of purchase (采购方式) share: preparation, award, contract, and what may come between.

A step has the same name in every method, so that a case which changes its method keeps what waits on it.
"""

from __future__ import annotations

from dataclasses import dataclass

from models.values import Role
from rules.calendar import Unit
from rules.procedure import RESPECTED, AtLeast, Each, Lapse, Step, Stop, Term, Wait, Within, after, apart

AGENT = Role.PROCUREMENT
WD = Unit.WORKING_DAYS
PRUDENT_SIGNATURE = "稳妥做法：质疑期届满后签订（采购法 52）"
OPERATIONS = (
    "source_publicity", "document_drafted", "supplier_selection", "tender_notice", "briefing", "clarification",
    "expert_draw", "bid_opening", "tender_failure", "evaluation_end", "evaluation_report", "award_notice")
"""采购操作岗: anyone who does one of these does not answer what suppliers say against it (38号 六)."""


@dataclass(frozen=True)
class Span:
    """Within how long something is done by the method's own article: a rule, and its number where it has several."""

    rule: str
    number: str = ""

    def after(self, start: str, *, unless: tuple[str, ...] = ()) -> Within:
        return Within(start, self.rule, number=self.number, unless=unless)


def preparation(*, own: bool = False) -> tuple[Step, ...]:
    """采购准备: from the money to the confirmed document (22号; 87号). The law sets no spans between them. `own`: the
    purchaser may organise it without an agency (87号 9)."""
    alone = Step("own_organisation", "自行组织招标", after("estimate", basis="87号 9"), role=Role.REVIEWER, gate=True,
                 optional=True, internal=True, once=True)
    return (
        Step("funds_allotted", "资金下达", role=AGENT, internal=True, once=True),
        Step("demand_survey", "需求调查", role=AGENT, internal=True, once=True),
        Step("opinion_hearing", "征求社会公众意见", role=AGENT, internal=True, once=True),
        Step("requirement", "采购需求确定", after("demand_survey", rule="PLN-05") + after(
            "opinion_hearing", rule="PLN-06"), role=AGENT, internal=True, once=True),
        Step("estimate", "经费测算", after("requirement") + after("funds_allotted", rule="PLN-01"), role=AGENT,
             internal=True, once=True, waits=(Wait("unified_terms", "cost_measured", "方案{unified_terms}", city=True),)),
        Step("requirement_review", "采购需求和实施计划审查", after("estimate"), role=Role.REVIEWER,
             gate=True, internal=True, once=True,
             apart_from=(*apart("requirement"), *apart("demand_survey", "estimate", rule="ICT-04"))),
        Step("counsel_review", "法律顾问审定合同文本", after("requirement"), role=Role.REVIEWER,
             gate=True, internal=True, once=True, apart_from=apart("requirement")),
        Step("plan_filing", "采购实施计划备案", after("requirement_review", rule="PLN-07"), role=AGENT, internal=True,
             once=True),
        Step("agency_agreement", "委托代理协议", after("estimate"), role=AGENT, optional=True, internal=True, once=True),
        *((alone,) if own else ()),
    )


def document(title: str = "采购文件") -> tuple[Step, ...]:
    """The document is drafted by one and confirmed by another (财库〔2016〕99号), in every round anew."""
    return (
        Step("document_drafted", f"{title}编制", after("requirement_review", rule="PLN-07") + after(
            "counsel_review", rule="PLN-08"), role=AGENT,
             internal=True),
        Step("document_confirmation", f"{title}确认", after("document_drafted") + after(
            "plan_filing", rule="PLN-02"), role=Role.REVIEWER,
             gate=True, internal=True, apart_from=apart("document_drafted")),
    )


def selection(basis: str, *, must: bool = False) -> Step:
    """确定被邀请的供应商: drawn from a pool in the presence of two, or recommended in writing. `must`: where no notice
    calls everybody."""
    return Step("supplier_selection", "确定被邀请的供应商", after("document_confirmation", basis=basis), role=AGENT,
                optional=not must, internal=True, two_persons=True)


def intention() -> tuple[Step, ...]:
    """采购意向: needs the subject, the money and the month only, so it need not wait for the reviews. An urgent need
    that nobody could foresee is spared it, with a reason (财库〔2020〕10号)."""
    return (
        Step("intention_exemption", "免予公开采购意向", after("estimate"), role=Role.DISTRICT_LEADER, gate=True,
             optional=True, internal=True, once=True, spares=("intention_notice",)),
        Step("intention_notice", "采购意向公开", after("estimate"), role=AGENT, once=True,
             documents=("intention_notice",)),
    )


SITES_AND_TERMS = (Wait("unified_terms", "terms_issued", "方案{unified_terms}", city=True),
                   Wait("site_selection", "site_result", "方案{site_selection}、{open_tender}"))
"""What the plan's purchases wait on before they are announced."""


def incidents() -> tuple[Step, ...]:
    """What may happen between the announcement and the award: 询问, 撤回, 废标, 终止."""
    return (
        Step("inquiry", "收到供应商询问", after("tender_notice"), role=AGENT, optional=True, internal=True, repeat=True,
             aside=True),
        Step("inquiry_reply", "询问答复", (*after("inquiry"), Within("inquiry", "CHL-01")), role=AGENT, optional=True,
             internal=True, repeat=True, aside=True),
        Step("bid_withdrawal", "撤回投标（响应）", after("tender_notice"), role=AGENT, optional=True, internal=True,
             repeat=True, aside=True),
        Step("withdrawal_bond_return", "退还撤回方保证金",
             (*after("bid_withdrawal"), Within("bid_withdrawal", "TND-08")), role=AGENT, optional=True, internal=True,
             repeat=True, aside=True),
        *failure(("termination_notice",)),
        Step("termination", "采购活动终止", after("tender_notice"), role=Role.DISTRICT_LEADER, gate=True, optional=True,
             internal=True, stops=Stop.CASE, aside=True, documents=("termination_notice",)),
        Step("termination_refund", "退还文件费用和保证金", (*after("termination"), Within("termination", "TND-11")),
             role=AGENT, optional=True, internal=True, aside=True),
    )


def failure(papers: tuple[str, ...] = ()) -> tuple[Step, ...]:
    """废标: the round is over; what comes next is decided with it, or later where the treasury is asked first. Below
    the limits nothing is published."""
    return (
        Step("tender_failure", "采购失败（废标）", after("tender_notice"), role=AGENT, optional=True, internal=True,
             stops=Stop.ROUND, documents=papers),
        Step("failure_decision", "采购失败后续处理", after("tender_failure", basis="采购法 37"), role=Role.DISTRICT_LEADER,
             gate=True, optional=True, internal=True),
    )


def from_evaluation(rule: str, number: str = "", *, unless: tuple[str, ...] = ()) -> tuple[Within, ...]:
    """Days from the end of the evaluation; while none is recorded it ends on the day of the opening."""
    return (Within("bid_opening", rule, number=number, plan_in_full=True, unless=("evaluation_end", *unless)),
            Within("evaluation_end", rule, number=number, plan_in_full=True, unless=unless))


def award(report: tuple[Term, ...], confirm: tuple[Term, ...], publish: tuple[Term, ...], *,
          words: tuple[str, str] = ("评标", "中标"), bond: Span = Span("TND-09"), shown: str = "EVL-15",
          ) -> tuple[Step, ...]:
    """From the evaluation's report to the end of the challenge window; the spans are the method's own. `shown`: the
    rule that says how long the result notice is shown."""
    evaluated, won = words
    person = f"{won}{'人' if won == '中标' else '供应商'}"
    papers = ("award_notice", "award_letter") if won == "中标" else ("consultation_result_notice", "consultation_letter")
    return (
        # an evaluation may take longer than the day of the opening: its end is a fact, and starts the spans
        Step("evaluation_end", f"{evaluated}结束", after("bid_opening"), role=AGENT, optional=True, internal=True),
        Step("evaluation_report", f"{evaluated}报告送达", (*after("bid_opening", "evaluation_end"), *report), role=AGENT),
        Step("winner_confirmation", f"确定{person}", (*after("evaluation_report"), *confirm),
             role=Role.DISTRICT_LEADER, gate=True),
        Step("award_notice", f"{won}公告、{won}通知书", (*after("winner_confirmation"), *publish), role=AGENT,
             documents=(*papers, "unsuccessful_notice")),
        Step("award_notice_period_end", f"{won}公告期限届满", (Lapse("award_notice", shown, chains=RESPECTED),)),
        Step("challenge_window_end", "结果质疑期届满", (Lapse("award_notice_period_end", "CHL-02", chains=RESPECTED),)),
        Step("loser_bond_return", f"退还未{person}保证金", (*after("award_notice"), bond.after("award_notice")),
             role=AGENT, aside=True),
        # a misprint in the notice is set right by another (财办库〔2020〕50号, its form 待核实); who won stays
        Step("result_correction", f"{won}结果更正", after("award_notice"), role=AGENT, optional=True, internal=True,
             repeat=True, aside=True, documents=("correction_notice",)),
        *replacement(person, papers, shown),
    )


def replacement(person: str, papers: tuple[str, ...], shown: str) -> tuple[Step, ...]:
    """拒签, or an award found void: the next candidate takes the winner's place, lot by lot and as often as it must
    be, with a notice and a challenge window of its own."""
    lot, leader = Each.LOT, Role.DISTRICT_LEADER
    return (
        Step("winner_refusal", f"{person}拒签或者结果无效", after("award_notice", basis="条例 49"), role=leader, each=lot,
             gate=True, optional=True, internal=True, repeat=True),
        Step("replacement_award", f"另行确定{person}、公告", after("winner_refusal", basis="条例 49"), role=leader, each=lot,
             gate=True, optional=True, internal=True, repeat=True, documents=papers),
        Step("replacement_period_end", "另行确定公告期限届满",
             (Lapse("replacement_award", shown, chains=RESPECTED),), each=lot, optional=True, internal=True,
             repeat=True),
        Step("replacement_window_end", "另行确定结果质疑期届满",
             (Lapse("replacement_period_end", "CHL-02", chains=RESPECTED),), each=lot, optional=True, internal=True,
             repeat=True),
    )


def signing(signature: tuple[Term, ...] = ()) -> tuple[Step, ...]:
    """The contract is drafted by one, reviewed by another and signed, lot by lot."""
    lot = Each.LOT
    return (
        Step("contract_draft", "合同拟订", after("award_notice"), role=AGENT, each=lot, internal=True),
        Step("contract_review", "合同审核", after("contract_draft"), role=Role.REVIEWER, each=lot, gate=True,
             internal=True, apart_from=apart("contract_draft")),
        Step("contract_signature", "合同签订", (*after("contract_review"), *signature),
             role=Role.DISTRICT_LEADER, each=lot, two_persons=True, documents=("operating_contract", "platform_contract")),
    )


def contract(won: str = "中标人", *, sign: Span = Span("CON-01"), bond: Span = Span("TND-10")) -> tuple[Step, ...]:
    """From the draft to the filed contract; then what its performance brings."""
    lot = Each.LOT
    return (
        *signing((*after("award_notice", basis="采购法 46"), *_thirty_days(sign))),
        Step("winner_bond_return", f"退还{won}保证金",
             (*after("contract_signature"), bond.after("contract_signature")), role=AGENT,
             aside=True),
        Step("contract_publication", "合同公告", (*after("contract_signature"), Within("contract_signature", "CON-02")),
             role=AGENT, each=lot, aside=True, documents=("contract_publication",)),
        Step("contract_filing", "合同备案", (*after("contract_signature"), Within("contract_signature", "CON-03")),
             role=AGENT, each=lot, aside=True),
        *performance(),
    )


def _thirty_days(sign: Span) -> tuple[Term, ...]:
    """Thirty days, and better not before the window has run out; counted anew where the winner was replaced. No article
    lets the window hold the signature: a challenge that is there does (条例 54)."""
    def after_window(window: str, *unless: str) -> Term:
        return AtLeast(window, "CHL-02", basis=PRUDENT_SIGNATURE, n=1, unit=WD, chains=RESPECTED, unless=unless,
                       advice=True)

    return (after_window("challenge_window_end", "winner_refusal"),
            sign.after("award_notice", unless=("winner_refusal",)),
            *after("replacement_award", basis="条例 49"), after_window("replacement_window_end"),
            sign.after("replacement_award"))


def performance() -> tuple[Step, ...]:
    """履约: supplements, acceptance and payment, as often as they come (采购法 41、49; 条例 45、51)."""
    lot, reviewer = Each.LOT, Role.REVIEWER
    signed = apart("contract_draft", "contract_signature", "contract_supplement")
    return (
        Step("contract_supplement", "补充协议", after("contract_signature"), role=Role.DISTRICT_LEADER, each=lot,
             optional=True, internal=True, repeat=True, documents=("contract_supplement",)),
        Step("prepayment", "支付预付款", after("contract_signature"), role=AGENT, each=lot, optional=True, internal=True,
             repeat=True, aside=True),
        Step("instalment_accepted", "阶段验收", after("contract_signature"), role=reviewer, each=lot, optional=True,
             internal=True, repeat=True, two_persons=True, apart_from=signed, documents=("acceptance_report",)),
        Step("invoice_received", "收到发票", after("instalment_accepted", basis="38号 三"), role=AGENT, each=lot,
             optional=True, internal=True, repeat=True, aside=True, documents=("payment_request",)),
        Step("payment", "支付合同款",
             (*after("invoice_received", "instalment_accepted"), Within("invoice_received", "PAY-01", agreed=True),
              Within("instalment_accepted", "PAY-02", agreed=True)), role=AGENT, each=lot, optional=True, internal=True, repeat=True,
             aside=True),
        Step("contract_acceptance", "履约验收", after("contract_signature", basis="采购法 41；条例 45"), role=reviewer,
             each=lot, gate=True, optional=True, internal=True, repeat=True, two_persons=True, apart_from=signed,
             documents=("acceptance_report",)),
        Step("acceptance_publication", "验收结果公告", after("contract_acceptance", basis="条例 45"), role=AGENT,
             each=lot, optional=True, internal=True, repeat=True, documents=("acceptance_notice",)),
    )
