"""投诉: a supplier complains to the treasury; a child case of the tender, seen from the purchaser (94号).

The treasury decides whether it takes the complaint up; what speaks against it is only pointed out here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import ClassVar

from pydantic import Field
from sqlmodel import Session

from actions.purchase.replacement import check_reselection, undo_awards
from models.person import Actor
from record.child_cases import as_opened, check_lots, open_child, opened_before, parent_of, tender_named
from record.corrections import Withdrawal, withdraw
from record.entry.details import Details
from record.entry.fields import LetterNumber, OptionalText, Text
from record.errors import Disallowed
from record.forms.disputes import ComplaintFiled, Decision, Received
from record.ground import children
from record.handlers import Acts, Command, Done, Topic, Work
from record.holds import CHALLENGE, HELD_STEP, ChildCase
from record.lots import lots
from record.perform import perform, read_details
from record.rounds import check_reopening, open_round, unsigned
from record.said import said
from record.situation import Dossier
from rules.procedure import nth_of
from rules.procedures import PROCEDURES

topic = Topic()

P = "complaint"


topic.form(P, "complaint_filed")(ComplaintFiled)


@topic.form(P, "complaint_notice", "suspension_notice", "resumption_notice")
class TreasuryLetter(Details):
    """A letter of the treasury: the notice to answer, to suspend the purchase, or to go on with it."""

    free: ClassVar[frozenset[str]] = frozenset({"letter_number", "remark"})

    letter_number: LetterNumber = Field(title="文号")
    remark: OptionalText = Field(default="", title="备注")


class DefendedMatter(Details):
    """逐项说明: one matter of a complaint, what the purchaser says of it, by which law, and what proves it."""

    matter: Text = Field(title="投诉事项")
    answer: Text = Field(title="说明")
    law: OptionalText = Field(default="", title="依据")
    evidence: tuple[Text, ...] = Field(min_length=1, title="证据材料")


@topic.form(P, "statement")
class Statement(Details):
    """书面说明 with its evidence (94号 22)."""

    free: ClassVar[frozenset[str]] = frozenset({"text", "evidence", "matters", "letter_number"})

    text: Text = Field(title="说明内容")
    evidence: Text = Field(title="证据、依据和材料")
    matters: tuple[DefendedMatter, ...] = Field(default=(), title="逐项说明")
    letter_number: LetterNumber | None = Field(default=None, title="文号")


topic.form(P, "decision")(Decision)


@topic.form(P, "complaint_closed")
class ComplaintClosed(Details):
    """处理决定执行完毕."""

    free: ClassVar[frozenset[str]] = frozenset({"remark"})

    remark: OptionalText = Field(default="", title="备注")


def receive_complaint(session: Session, actor: Actor, command: Command, acts: Acts) -> Done:
    """A complaint has reached the treasury: opens the child case `…/招标/投诉N` of the tender, and records it there.

    `command.case` is the tender; `command.step` is `complaint_filed`. Call it inside `models.database.writing`.

    Raises:
        Refusal: as `perform`; `Disallowed` where there was no challenge before (采购法 55).
    """
    if before := opened_before(session, command):
        return perform(session, actor, as_opened(session, before, command), acts)
    tender = tender_named(session, command.case, P)
    details = read_details(
        ComplaintFiled,
        PROCEDURES[P].step("complaint_filed").title,
        command.details | {"parent_round": tender.case.round},
    )
    assert isinstance(details, ComplaintFiled)
    warnings = _doubts(tender, _challenge(session, tender, details.challenge), details, command.on)
    child = open_child(session, tender, P, command.on)
    done = perform(
        session,
        actor,
        command.model_copy(update={"case": child.slug, "details": details.model_dump(mode="json")}),
        acts,
    )
    return replace(done, warnings=(*warnings, *done.warnings))


def _challenge(session: Session, tender: Dossier, label: str) -> ChildCase:
    known = {child.label: child for child in children(session, tender.case) if child.kind == CHALLENGE}
    if label not in known:
        raise Disallowed(
            f"没有“{label}”：投诉应当以依法提出质疑为前提",
            basis="采购法 55；94号 17",
            remedy=f"已登记的质疑：{'、'.join(known) or '（无）'}",
        )
    return known[label]


def _doubts(tender: Dossier, challenge: ChildCase, details: ComplaintFiled, on: date) -> list[str]:
    """What the purchaser may hold against the complaint; the treasury decides on it."""
    received, reply = challenge.facts["received"], challenge.facts.get("reply")
    challenger = said(received, Received).supplier
    answer, rule = tender.rule("CHL-03"), tender.rule("CHL-05")
    term_end = tender.calendar.shift(received.done_on, *answer.span())
    last = tender.calendar.shift(term_end, *rule.span())
    found = []
    if on > last:
        found.append(
            f"投诉期已于{last}届满（答复期{term_end}届满后{rule.n}个工作日），{on}的投诉是否受理由财政部门决定（{rule.cited}）"
        )
    if reply is None and on <= term_end:
        found.append(f"{challenge.label}的答复期至{term_end}尚未届满，请先答复质疑（{answer.cited}）")
    if details.supplier != challenger:
        found.append(f"投诉人{details.supplier}不是{challenge.label}的质疑人{challenger}，请核对（94号 17）")
    if not details.within_challenge:
        found.append("投诉事项超出已质疑事项的范围，请在书面说明中指出（94号 20）")
    return found


@topic.check(P, "decision")
def check_decision(work: Work) -> None:
    """What is ordered follows from an upheld complaint only, and fits how far the purchase has come."""
    details, tender = work.said(Decision), parent_of(work.session, work.case)
    if details.outcome != "upheld" and details.consequence != "none":
        raise Disallowed("投诉没有成立，不能责令处理", basis="94号 29、30", remedy="请核对处理结果和责令事项")
    if not _binding(work, tender):
        return
    check_lots(tender, details.lots)
    signed = [lot for lot in details.lots or lots(tender) if tender.fact(HELD_STEP, str(lot))]
    named = "、".join(f"采购包{lot}" for lot in signed)
    if details.consequence.startswith("result_void") and signed:
        raise Disallowed(
            f"{named}的合同已经签订，结果无效的应当撤销合同",
            basis="94号 31、32",
            remedy="请选择撤销合同（contract_void），或者写明涉及的采购包（lots）",
        )
    if details.consequence == "contract_void" and not signed:
        raise Disallowed("涉及的采购包没有签订合同", basis="94号 31、32", remedy="请选择结果无效（result_void_…）")
    if details.outcome == "upheld" and _about_documents(work, tender) and _reselects(details):
        raise Disallowed(
            "投诉的是采购文件，成立且影响结果的，应当重新开展采购，不能另行确定中标、成交供应商",
            basis=tender.rule("CHL-15").cited,
            remedy="请选择重新开展采购（result_void_retender），合同已签订的选择撤销合同且不另行确定",
        )
    if details.consequence == "documents_changed" and tender.fact("bid_opening"):
        raise Disallowed(
            "已经开标，不能责令修改采购文件后继续", basis="94号 31", remedy="请选择重新开展采购（result_void_retender）"
        )


def _about_documents(work: Work, tender: Dossier) -> bool:
    """Whether the challenge before the complaint was about the purchasing document (94号 31)."""
    label = work.dossier.said(ComplaintFiled).challenge
    return said(_challenge(work.session, tender, label).facts["received"], Received).about == "documents"


def _reselects(decision: Decision) -> bool:
    """Whether another winner is to be chosen."""
    return decision.consequence == "result_void_reselect" or (
        decision.consequence == "contract_void" and decision.reselect
    )


@topic.check(P, "complaint_closed")
def check_carried_out(work: Work) -> None:
    """What was ordered can be done now."""
    decision, tender = work.dossier.said(Decision), parent_of(work.session, work.case)
    decided_on = work.dossier.facts["decision", ""].done_on
    if not _binding(work, tender):
        return
    if decision.consequence == "documents_changed":
        if not any(
            step == "clarification" and fact.done_on >= decided_on for (step, _time), fact in tender.facts.items()
        ):
            raise Disallowed(
                "收到处理决定后还没有登记采购文件的澄清、修改",
                basis="94号 31",
                remedy="请先在采购事项登记澄清、修改（clarification），再办结投诉",
            )
    elif _retenders(decision):
        check_reopening(tender, decision.lots or lots(tender))
    elif decision.consequence != "none":
        check_reselection(work.session, tender, decision.lots or lots(tender))


def _retenders(decision: Decision) -> bool:
    """Whether the purchase begins again, rather than another winner being chosen."""
    return decision.consequence == "result_void_retender" or (
        decision.consequence == "contract_void" and not decision.reselect
    )


def _binding(work: Work, tender: Dossier) -> bool:
    """Whether the purchase is still in the round that the complaint is about."""
    return work.dossier.said(ComplaintFiled).parent_round == tender.case.round


@topic.effect(P, "complaint_closed")
def carry_out(work: Work) -> None:
    """Contracts that are void are taken back, then another round or another winner."""
    decision, tender = work.dossier.said(Decision), parent_of(work.session, work.case)
    if not _binding(work, tender) or decision.consequence in ("none", "documents_changed"):
        return
    if decision.consequence == "contract_void":
        _take_contracts_back(work, tender, decision.lots or lots(tender))
        tender = parent_of(work.session, work.case)
    open_lots = unsigned(tender, decision.lots)
    if _retenders(decision):
        open_round(
            work.session,
            work.actor,
            tender.case,
            procedure=tender.procedure.name,
            on=work.on,
            reason=f"{work.case.title}成立，重新开展采购（94号 31、32）",
        )
    else:
        undo_awards(work, tender.case, open_lots, cause=P)


def _take_contracts_back(work: Work, tender: Dossier, named: Iterable[int]) -> None:
    """撤销合同: what stands on the signature is withdrawn first, the last act first. A contract that is being carried
    out is beyond the treasury's reach: then the parties go to court (94号 31、32)."""
    steps = [
        HELD_STEP,
        *(step.name for step in tender.procedure.steps if step.name in tender.procedure.after(HELD_STEP)),
    ]
    facts = [
        fact
        for step in reversed(steps)
        for (name, at), fact in tender.facts.items()
        if name == step and (not at or nth_of(at)[0] in map(str, named))
    ]
    if begun := [fact for fact in facts if fact.step in ("instalment_accepted", "payment", "contract_acceptance")]:
        title = tender.procedure.step(begun[0].step).title
        raise Disallowed(
            f"采购包{begun[0].subject}的合同已经履行（{title}），不能撤销",
            basis="94号 31、32",
            remedy="给他人造成损失的，由相关当事人依法提起诉讼",
        )
    for fact in facts:
        withdraw(
            work.session,
            work.actor,
            Withdrawal(
                command_id=f"{work.command.command_id[-150:]}|{fact.step}|{fact.subject}",
                case=tender.case.slug,
                step=fact.step,
                subject=fact.subject,
                reason=f"{work.case.title}成立，合同被撤销",
            ),
            work.acts,
        )
