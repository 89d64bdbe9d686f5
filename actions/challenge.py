"""质疑: a child case of a tender; while it is open the parent's contracts may not be signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar, Literal

from pydantic import Field
from sqlmodel import Session, select

from actions.core import Command, Details, Done, Work, check, effect, form, perform, read_details
from actions.errors import CalendarUnknown, Disallowed, UnknownCase
from actions.fields import LetterNumber, Name, OptionalText, Text
from actions.lots import bids_of
from actions.programme import open_case
from actions.rounds import open_round
from actions.situation import HELD_STEP, Dossier, effective_facts, open_dossier, procedure_of
from models.case import Case, Fact
from models.person import Actor
from rules.calendar import Unit
from rules.procedures import PROCEDURES

P = "challenge"

ABOUT = {"documents": "采购文件", "process": "采购过程", "result": "采购结果"}


@form(P, "received")
class Received(Details):
    """质疑函: who asks, about what, and with which matters. `parent_round` is filled in by `receive`."""

    free: ClassVar[frozenset[str]] = frozenset({"matters"})

    supplier: Name = Field(title="供应商")
    about: Literal["documents", "process", "result"] = Field(title="质疑对象")
    matters: Text = Field(title="质疑事项")
    parent_round: int = Field(default=1, ge=1, title="采购轮次")


@form(P, "reply")
class Reply(Details):
    """质疑答复. `affects_result` false: upheld, but the result stands and the tender goes on (94号 16)."""

    free: ClassVar[frozenset[str]] = frozenset({"text", "letter_number"})

    outcome: Literal["upheld", "dismissed"] = Field(title="答复结论")
    text: Text = Field(title="内容")
    letter_number: LetterNumber = Field(title="文号")
    affects_result: bool = Field(default=True, title="是否影响采购结果")


@form(P, "closed")
class Closed(Details):
    """质疑办结."""

    free: ClassVar[frozenset[str]] = frozenset({"remark"})

    remark: OptionalText = Field(default="", title="备注")


def receive(session: Session, actor: Actor, command: Command) -> Done:
    """A challenge arrives: opens the child case `…/招标/质疑N` of the tender named, and records it there.

    `command.case` is the tender; `command.step` is `received`. Call it inside `models.database.writing`.

    Raises:
        ActionRefused: as `perform`; `Disallowed` for a challenge on the result after its window; `CalendarUnknown`
            where the window ends in a year whose holidays are not loaded.
    """
    if before := _received_before(session, command):
        return perform(session, actor, command.model_copy(update={"case": before.slug}))
    parent = session.exec(select(Case).where(Case.slug == command.case)).first()
    if parent is None or HELD_STEP not in PROCEDURES[parent.procedure].index:
        raise UnknownCase(f"“{command.case}”不是招标采购事项，不能登记质疑", remedy="请用 ./yicheng status 查看事项编号")
    tender = open_dossier(session, parent)
    details = read_details(Received, PROCEDURES[P].step("received").title, command.details | {"parent_round": parent.round})
    assert isinstance(details, Received)
    warnings = _check_window(tender, details, command.on)
    number = 1 + len(session.exec(select(Case).where(Case.parent_id == parent.id, Case.kind == P)).all())
    child = open_case(
        session, tender.programme, tender.district, kind=P, procedure=P, label=f"质疑{number}", due=None, source="",
        on=command.on, parent=parent)
    child.title = f"{parent.title}质疑{number}"
    session.add(child)
    done = perform(session, actor, command.model_copy(update={
        "case": child.slug, "details": details.model_dump(mode="json")}))
    return replace(done, warnings=(*warnings, *done.warnings))


def _received_before(session: Session, command: Command) -> Case | None:
    """The child case that this command opened when it was performed before."""
    fact = session.exec(select(Fact).where(Fact.command_id == command.command_id)).first()
    child = session.get(Case, fact.case_id) if fact else None
    parent = session.get(Case, child.parent_id) if child and child.parent_id else None
    return child if parent and parent.slug == command.case else None


def _check_window(tender: Dossier, details: Received, on: date) -> list[str]:
    """On the result: within seven working days after the notice's period. The other spans start with what only
    the supplier knows (94号 11): there a late one is pointed out."""
    rule = tender.law.rule("CHL-02")
    start, last = _window(tender, details.about)
    if start is None or last is None:
        raise Disallowed(f"{ABOUT[details.about]}尚未公布，不能对其提出质疑", basis=rule.cited, remedy="请核对质疑事项")
    if on < start:
        raise Disallowed(f"收到质疑的日期{on}早于{ABOUT[details.about]}公布日期{start}", basis=rule.cited,
                         remedy="请核对日期")
    if not tender.calendar.knows(last) and on > tender.calendar.until:
        raise CalendarUnknown(f"{ABOUT[details.about]}的质疑期至{last}，该年放假安排尚未载入，只是预估", last.year, basis=rule.cited)
    if on <= last:
        return []
    said = f"{ABOUT[details.about]}的质疑期已于{last}届满（{rule.n}个工作日），{on}收到的质疑已逾期"
    if details.about == "result":
        raise Disallowed(said, basis=rule.cited, remedy="请书面告知质疑人逾期；可依法向财政部门反映")
    return [f"{said}；自供应商知道或者应知之日起算，请核对（{rule.cited}）"]


def _window(tender: Dossier, about: str) -> tuple[date | None, date | None]:
    """The first day and the last day on which a challenge may arrive."""
    shown, counted = {"documents": ("tender_notice", "notice_period_end"), "process": ("bid_opening", "bid_opening"),
                      "result": ("award_notice", "award_notice_period_end")}[about]
    fact, row = tender.fact(shown), tender.rows[counted, ""]
    rule, begin = tender.law.rule("CHL-02"), row.done_on or row.earliest
    if fact is None or begin is None:
        return None, None
    return fact.done_on, tender.calendar.on_or_after(
        tender.calendar.shift(begin, rule.n or 0, rule.unit or Unit.WORKING_DAYS))


@check(P, "received")
def check_received(work: Work) -> None:
    """A challenge is received through `receive`, which opens its case; who bid may challenge the result."""
    parent = work.session.get_one(Case, work.case.parent_id)
    names = {firm.name for _bid, firm in bids_of(work.session, parent)}
    if work.details.about != "documents" and work.details.supplier not in names:
        work.warnings.append(f"{work.details.supplier}没有参加本轮投标，请核对质疑人资格（94号 11）")


@effect(P, "closed")
def close(work: Work) -> None:
    """Upheld, and the result could change: before signature the tender begins again (94号 16)."""
    received, reply = work.dossier.facts["received", ""], work.dossier.facts["reply", ""]
    parent = work.session.get_one(Case, work.case.parent_id)
    upheld = reply.details["outcome"] == "upheld" and reply.details["affects_result"]
    if not upheld or received.details["parent_round"] != parent.round:
        return
    signed = [fact.subject for fact in effective_facts(work.session, parent)
              if fact.step == HELD_STEP and fact.round == parent.round]
    if signed:
        work.warnings.append(
            f"采购包{'、'.join(signed)}的合同已经签订：请依法处理合同，并将有关情况报同级财政部门（94号 16）")
        return
    open_round(work.session, work.actor, parent, procedure=procedure_of(work.session, parent).name,
               reason=f"{work.case.title}成立，重新开展采购（94号 16）", on=work.on)
