"""What a tender's challenges, complaints and inquiries hold, from which day until which (采购法 57; 条例 54; 94号)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from models.case import Fact
from record.forms.disputes import Closed, ComplaintFiled, Decision, Received, Reply
from record.forms.purchase import Inquiry
from record.said import maybe_said, said
from rules.calendar import DAY, Calendar
from rules.dates.schedule import Key
from rules.holds import Hold
from rules.law import Law
from rules.procedure import Procedure, nth_of

CHALLENGE, COMPLAINT = "challenge", "complaint"
HELD_STEP = "contract_signature"
HELD_OPENING = "bid_opening"
OPENED_BY: Mapping[str, type[Received | ComplaintFiled]] = {"received": Received, "complaint_filed": ComplaintFiled}
"""The steps that open a challenge and a complaint, with their forms."""


@dataclass(frozen=True)
class ChildCase:
    """A challenge or a complaint: its label (质疑1) and its effective facts by step."""

    kind: str
    label: str
    facts: Mapping[str, Fact]

    @property
    def parent_round(self) -> int:
        """The round of the tender that it is about; 0 before it was received."""
        first = self.facts.get("received") or self.facts.get("complaint_filed")
        return round_asked_about(first) if first else 0

    @property
    def reselects(self) -> bool:
        """Whether it asks for another winner: a challenge by how it was closed, a complaint by its decision."""
        if self.kind == CHALLENGE:
            closed = maybe_said(self.facts.get("closed"), Closed)
            return closed is not None and closed.consequence == "reselect"
        decision = maybe_said(self.facts.get("decision"), Decision)
        if decision is None:
            return False
        again = decision.consequence == "contract_void" and decision.reselect
        return again or decision.consequence == "result_void_reselect"


def round_asked_about(fact: Fact) -> int:
    """The round of the tender that the challenge or complaint opened by this fact is about."""
    return said(fact, OPENED_BY[fact.step]).parent_round


def holds_of(
    procedure: Procedure,
    number: int,
    facts: Mapping[Key, Fact],
    children: Iterable[ChildCase],
    calendar: Calendar,
    law: Law,
) -> dict[str, tuple[Hold, ...]]:
    """The holds on the steps of a tender in its round `number`."""
    found: dict[str, list[Hold]] = defaultdict(list)
    for name, hold in _inquiries(facts):
        found[name].append(hold)
    for child in children:
        if child.parent_round == number:
            holds = _of_challenge(child) if child.kind == CHALLENGE else _of_complaint(child, procedure, calendar, law)
            for name, hold in holds:
                found[name].append(hold)
    return {name: tuple(holds) for name, holds in found.items() if name in procedure.index}


def _inquiries(facts: Mapping[Key, Fact]) -> Iterator[tuple[str, Hold]]:
    """An inquiry that may change the result holds the signature until it is answered (条例 54)."""
    for (step, subject), fact in facts.items():
        if step == "inquiry" and said(fact, Inquiry).affects_result:
            reply = facts.get(("inquiry_reply", subject))
            label = f"第{nth_of(subject)[1]}次询问"
            yield HELD_STEP, Hold("条例 54", label, reply.done_on if reply else None, fact.done_on)


def _of_challenge(child: ChildCase) -> Iterator[tuple[str, Hold]]:
    """The signature waits from the day on which the challenge came; the opening only where the reply says so."""
    received, reply, closed = child.facts["received"], child.facts.get("reply"), child.facts.get("closed")
    last = child.facts.get(released_by(child.facts))
    yield (
        HELD_STEP,
        Hold(
            "条例 54；94号 16",
            child.label,
            last.done_on if last else None,
            received.done_on,
            only=_lots(said(received, Received)),
        ),
    )
    if reply and said(reply, Reply).holds_opening:
        yield HELD_OPENING, Hold("94号 16", child.label, closed.done_on if closed else None, reply.done_on)


def released_by(facts: Mapping[str, Fact]) -> str:
    """The step of a challenge or complaint that frees its parent: the reply, the decision; of one that was upheld, its
    closing (94号 16、31、32)."""
    if "complaint_filed" in facts:
        decision = maybe_said(facts.get("decision"), Decision)
        return "complaint_closed" if decision and decision.outcome == "upheld" else "decision"
    reply = maybe_said(facts.get("reply"), Reply)
    return "reply" if reply is None or reply.outcome == "dismissed" else "closed"


def _of_complaint(child: ChildCase, procedure: Procedure, calendar: Calendar, law: Law) -> Iterator[tuple[str, Hold]]:
    """The treasury's notice suspends the whole purchase; an upheld decision holds the signature until carried out."""
    decision, closed = child.facts.get("decision"), child.facts.get("complaint_closed")
    notice = child.facts.get("suspension_notice")
    if notice:
        until = _resumed_on(notice.done_on, child.facts, calendar, law)
        suspended = Hold(law.rule("CHL-09", notice.done_on).cited, child.label, until, notice.done_on)
        yield from ((step.name, suspended) for step in procedure.acts() if not step.aside)
    decided = maybe_said(decision, Decision)
    if decision and decided and decided.outcome == "upheld":
        carried_out = closed.done_on if closed else None
        yield HELD_STEP, Hold("94号 31、32", child.label, carried_out, decision.done_on, only=_lots(decided))


def _resumed_on(since: date, facts: Mapping[str, Fact], calendar: Calendar, law: Law) -> date:
    """The first day on which the purchase may go on: that of the decision or of the treasury's word, and at the latest
    the day after the longest suspension has ended (94号 28)."""
    rule = law.rule("CHL-09", since)
    last = calendar.on_or_after(calendar.shift(since, *rule.span()))
    said = [facts[step].done_on for step in ("resumption_notice", "decision") if step in facts]
    return min((last + DAY, *said))


def _lots(details: Received | Decision) -> tuple[str, ...]:
    return tuple(str(lot) for lot in details.lots)
