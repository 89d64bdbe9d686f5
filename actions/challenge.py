"""质疑: a child case of a tender; while it is open the parent's contracts may not be signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlmodel import Session

from actions.purchase.replacement import check_reselection, undo_awards
from models.case import Case
from models.person import Actor
from record.child_cases import as_opened, check_lots, open_child, opened_before, parent_of, tender_named
from record.errors import CalendarUnknown, Disallowed
from record.forms.disputes import Closed, Received, Reply
from record.handlers import Acts, Command, Done, Topic, Work
from record.lots import bids_of, lots
from record.perform import perform, read_details
from record.rounds import check_reopening, open_round, unsigned
from record.situation import Dossier
from rules.procedure import nth_of
from rules.procedures import PROCEDURES

topic = Topic()

P = "challenge"

ABOUT = {"documents": "采购文件", "process": "采购过程", "result": "采购结果"}


topic.form(P, "received")(Received)

topic.form(P, "reply")(Reply)

topic.form(P, "closed")(Closed)


def receive(session: Session, actor: Actor, command: Command, acts: Acts) -> Done:
    """A challenge arrives: opens the child case `…/招标/质疑N` of the tender named, and records it there.

    `command.case` is the tender; `command.step` is `received`. Call it inside `models.database.writing`.

    Raises:
        Refusal: as `perform`; `Disallowed` for a challenge on the result after its window; `CalendarUnknown`
            where the window ends in a year whose holidays are not loaded.
    """
    if before := opened_before(session, command):
        return perform(session, actor, as_opened(session, before, command), acts)
    tender = tender_named(session, command.case, P)
    details = read_details(
        Received, PROCEDURES[P].step("received").title, command.details | {"parent_round": tender.case.round}
    )
    assert isinstance(details, Received)
    check_lots(tender, details.lots)
    warnings = _check_window(tender, details, command.on)
    child = open_child(session, tender, P, command.on)
    done = perform(
        session,
        actor,
        command.model_copy(update={"case": child.slug, "details": details.model_dump(mode="json")}),
        acts,
    )
    return replace(done, warnings=(*warnings, *done.warnings))


def _check_window(tender: Dossier, details: Received, on: date) -> list[str]:
    """On the result: within seven working days after the notice's period. The other spans start with what only
    the supplier knows (94号 11): there a late one is pointed out."""
    rule = tender.rule("CHL-02")
    shown, counted = _window(tender, details)
    if shown is None or counted is None:
        raise Disallowed(f"{ABOUT[details.about]}尚未公布，不能对其提出质疑", basis=rule.cited, remedy="请核对质疑事项")
    if on < shown:
        raise Disallowed(
            f"收到质疑的日期{on}早于{ABOUT[details.about]}公布日期{shown}", basis=rule.cited, remedy="请核对日期"
        )
    last = tender.calendar.shift(counted, *rule.span())
    if not tender.calendar.knows(last) and on > tender.calendar.until:
        raise CalendarUnknown(
            f"{ABOUT[details.about]}的质疑期至{last}，该年放假安排尚未载入，只是预估", last.year, basis=rule.cited
        )
    sent = details.posted_on or on
    if sent > on:
        raise Disallowed(f"交邮日期{sent}晚于收到日期{on}", basis=tender.rule("CHL-11").cited, remedy="请核对邮戳日期")
    if sent <= last:
        return []
    how = f"{details.posted_on}交邮" if details.posted_on else f"{on}收到"
    said = f"{ABOUT[details.about]}的质疑期已于{last}届满（{rule.n}个工作日），{how}的质疑已逾期"
    if details.about == "result":
        basis = f"{rule.cited}；{tender.rule('CHL-11').cited}" if details.posted_on else rule.cited
        raise Disallowed(said, basis=basis, remedy="请书面告知质疑人逾期；可依法向财政部门反映")
    return [f"{said}；自供应商知道或者应知之日起算，请核对（{rule.cited}）"]


def _window(tender: Dossier, details: Received) -> tuple[date | None, date | None]:
    """The first day on which a challenge may arrive, and the day from which its working days are counted: the end of
    the notice's period, or of the stage (条例 53). A replaced winner's notice opens the window anew for its lot."""
    if details.about == "process":
        stage = tender.fact("bid_opening" if details.stage == "opening" else "evaluation_report")
        return (stage.done_on, stage.done_on) if stage else (None, None)
    notice, period = (
        ("tender_notice", "notice_period_end")
        if details.about == "documents"
        else ("award_notice", "award_notice_period_end")
    )
    fact = tender.fact(notice)
    if fact is None:
        return None, None
    ends = [
        fact.done_on,
        *(
            row.earliest
            for row in tender.rows.values()
            if row.earliest
            and (row.step == period or (details.about == "result" and _replaced(row.step, row.subject, details)))
        ),
    ]
    return fact.done_on, max(ends)


def _replaced(step: str, subject: str, details: Received) -> bool:
    return step == "replacement_period_end" and (not details.lots or nth_of(subject)[0] in map(str, details.lots))


@topic.check(P, "received")
def check_received(work: Work) -> None:
    """A challenge is received through `receive`, which opens its case; who bid may challenge the result."""
    details = work.said(Received)
    parent = work.session.get_one(Case, work.case.parent_id)
    names = {firm.name for _bid, firm in bids_of(work.session, parent)}
    if details.about != "documents" and details.supplier not in names:
        work.warnings.append(f"{details.supplier}没有参加本轮投标，请核对质疑人资格（94号 11）")


@topic.check(P, "reply")
def check_reply(work: Work) -> None:
    """Only bids that are still closed can be held back, and only for the sake of the documents."""
    details = work.said(Reply)
    _check_matters(details)
    if not details.holds_opening:
        return
    tender, received = parent_of(work.session, work.case), work.dossier.said(Received)
    if received.about != "documents" or details.outcome != "upheld" or tender.fact("bid_opening"):
        raise Disallowed(
            "只有对采购文件的质疑成立且尚未开标的，才能暂停开标",
            basis="94号 16",
            remedy="请去掉暂停开标（holds_opening）",
        )


def _check_matters(details: Reply) -> None:
    """The answers to the single matters make the answer to the whole (94号 15)."""
    if details.matters and any(line.upheld for line in details.matters) != (details.outcome == "upheld"):
        raise Disallowed(
            "逐项答复与答复结论不一致：有一项成立的，质疑成立；各项均不成立的，质疑不成立",
            basis="94号 15",
            remedy="请核对逐项答复（matters）和答复结论（outcome）",
        )


@topic.check(P, "closed")
def check_closed(work: Work) -> None:
    """An upheld challenge that touches the result says how the purchase goes on; no other does."""
    chosen, tender = work.said(Closed).consequence, parent_of(work.session, work.case)
    received, reply = work.dossier.said(Received), work.dossier.said(Reply)
    open_lots = unsigned(tender, received.lots)
    binding = reply.outcome == "upheld" and reply.affects_result and received.parent_round == tender.case.round
    if not binding or not open_lots:
        if chosen:
            raise Disallowed(
                "质疑没有影响本轮尚未签约的采购结果，不需要选择处理方式",
                basis="94号 16",
                remedy="请去掉处理方式（consequence）",
            )
        return
    lawful = ("documents_changed", "retender") if received.about == "documents" else ("reselect", "retender")
    if chosen not in lawful:
        raise Disallowed(
            "质疑成立且影响采购结果，应当选择处理方式",
            basis="94号 16",
            remedy=f"请填写consequence：{'、'.join(f'{name}（{WAYS[name]}）' for name in lawful)}",
        )
    if chosen == "documents_changed":
        _check_changed(work, tender)
    elif chosen == "retender":
        check_reopening(tender, open_lots)
    else:
        check_reselection(work.session, tender, open_lots)


WAYS = {"documents_changed": "澄清、修改后继续", "reselect": "另行确定中标人", "retender": "重新开展采购"}


def _check_changed(work: Work, tender: Dossier) -> None:
    """The documents were changed since the challenge came, and before the bids were opened."""
    if tender.fact("bid_opening"):
        raise Disallowed(
            "已经开标，不能通过澄清、修改继续采购", basis="94号 16", remedy="请选择重新开展采购（retender）"
        )
    since = work.dossier.facts["received", ""].done_on
    if not any(step == "clarification" and fact.done_on >= since for (step, _time), fact in tender.facts.items()):
        raise Disallowed(
            "收到质疑后还没有登记采购文件的澄清、修改",
            basis="94号 16",
            remedy="请先在采购事项登记澄清、修改（clarification），再办结质疑",
        )


@topic.effect(P, "closed")
def close(work: Work) -> None:
    """Another round, or another winner, for the lots that are not signed; for those that are, the law is pointed out."""
    details = work.said(Closed)
    received, reply = work.dossier.said(Received), work.dossier.said(Reply)
    tender = parent_of(work.session, work.case)
    open_lots = unsigned(tender, received.lots)
    if reply.outcome == "upheld" and reply.affects_result and received.parent_round == tender.case.round:
        signed = [lot for lot in received.lots or lots(tender) if lot not in open_lots]
        if signed:
            named = "、".join(map(str, signed))
            work.warnings.append(f"采购包{named}的合同已经签订：请依法处理合同，并将有关情况报同级财政部门（94号 16）")
    if details.consequence == "retender":
        open_round(
            work.session,
            work.actor,
            tender.case,
            procedure=tender.procedure.name,
            reason=f"{work.case.title}成立，重新开展采购（94号 16）",
            on=work.on,
        )
    elif details.consequence == "reselect":
        undo_awards(work, tender.case, open_lots, cause=P)
