"""The comparison: papers that belong together, topic by topic; what agrees and what contradicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from models.refusal import Refusal
from rules.agreement.reading import Paper, Part, Saying, ValueKind, values
from rules.purchase.contract import as_long


class PapersDisagree(Refusal):
    """Raised when a paper says something else than another paper of its case, or contradicts itself."""

    code = "papers_disagree"


@dataclass(frozen=True)
class Compared:
    """Two papers (or two passages of one) on one topic: what each says, whether that agrees, what to do if not."""

    topic: str
    about: str
    first: Paper
    first_says: str
    second: Paper
    second_says: str
    agrees: bool
    remedy: str

    @property
    def message(self) -> str:
        """One sentence: topic, both papers, both values."""
        about = f"（{self.about}）" if self.about else ""
        if self.first == self.second:
            return f"{self.topic}{about}前后不一：{self.second.named}一处为“{self.first_says}”，另一处为“{self.second_says}”"
        return (
            f"{self.topic}{about}不一致：{self.first.named}为“{self.first_says}”，"
            f"{self.second.named}为“{self.second_says}”"
        )


Holds = Callable[[Any, Any], bool]
"""What is to hold between what is said first and what a later paper says."""


def shifted(first: tuple[str, str], second: tuple[str, str]) -> bool:
    """The same time, or one as long that begins later: the contract was signed after the time should have begun."""
    return as_long(_span(first), _span(second))


def _span(days: tuple[str, str]) -> tuple[date, date]:
    return date.fromisoformat(days[0]), date.fromisoformat(days[1])


def same(first: Any, second: Any) -> bool:
    """The later paper says the same."""
    return bool(first == second)


def at_most(first: Any, second: Any) -> bool:
    """The later paper says as much or less; of sets, nothing that the first does not say."""
    return bool(second <= first)


def at_least(first: Any, second: Any) -> bool:
    """The later paper says as much or more."""
    return bool(second >= first)


Together = Callable[[Paper], Hashable | None]
"""Papers with the same answer belong together; None: the paper belongs to none."""


def of_round(paper: Paper) -> Hashable | None:
    """Papers of one round of one case."""
    return paper.case, paper.round


def of_contract(paper: Paper) -> Hashable | None:
    """Papers of one contract, in whichever case and round."""
    return paper.content.get("contract_number") or None


def of_case(paper: Paper) -> Hashable | None:
    """Papers of one case in all its rounds."""
    return paper.case


@dataclass(frozen=True)
class Change:
    """A paper that lawfully changes a topic from its date on: 更正公告 the deadline, a second result notice the winner.
    `subject`: only papers that have one do so, such as the notice by which another took the winner's place."""

    said: Saying
    basis: str
    subject: bool = False

    def by(self, paper: Paper) -> bool:
        """Whether this paper is such a change."""
        return paper.kind == self.said.kind and (not self.subject or paper.subject != "")


@dataclass(frozen=True)
class Agreement:
    """One fact that several papers state: where each says it, in the order of authority; all say the same. `bound` is what
    other papers say by it, and `holds` what must hold between the two: a price under its ceiling."""

    title: str
    form: ValueKind
    said: tuple[Saying, ...]
    together: Together = of_round
    bound: tuple[Saying, ...] = ()
    holds: Holds = same
    changes: tuple[Change, ...] = ()
    remedy: str = "请核对办理记录，更正有误的一处后再印发"

    @property
    def places(self) -> tuple[Saying, ...]:
        """Every field that the comparison reads."""
        return (*self.said, *self.bound, *(change.said for change in self.changes))


@dataclass(frozen=True)
class Cross:
    """An agreement that takes more than reading two fields; `found` gets the papers that belong together."""

    title: str
    kinds: frozenset[str]
    together: Together
    found: Callable[[Sequence[Paper]], Iterable[Compared]]


CORRECTION = "correction_notice"
"""更正公告: what it lists as changed, later papers say as it now stands (条例 31)."""


def compared(topics: Iterable[Agreement], crosses: Iterable[Cross], papers: Sequence[Paper]) -> Iterator[Compared]:
    """Every pair that was compared, topic by topic; papers in the order of their dates."""
    ordered = sorted(papers, key=lambda paper: (paper.dated, paper.number or "~"))
    corrections = [paper for paper in ordered if paper.kind == CORRECTION]
    for topic in topics:
        kinds = {place.kind for place in topic.places}
        for group in _groups(topic.together, kinds, ordered):
            for one in _of_topic(topic, group):
                yield one if one.agrees or not _corrected(one, corrections) else replace(one, agrees=True)
    for cross in crosses:
        for group in _groups(cross.together, cross.kinds, ordered):
            yield from _as_far_as_said(cross.found(group))


def _as_far_as_said(found: Iterable[Compared]) -> Iterator[Compared]:
    """Until a paper lacks a field that is read: those of older releases do, and what is not said is not compared."""
    with suppress(KeyError):
        yield from found


def _corrected(one: Compared, corrections: Iterable[Paper]) -> bool:
    """Whether a correction of the same round, published between the two, changes what the first says to the second."""
    return any(
        one.first_says in str(row.get("before")) and one.second_says in str(row.get("after"))
        for paper in corrections
        if of_round(paper) == of_round(one.second) and paper.dated <= one.second.dated
        for row in paper.content.get("changes", ())
    )


def _groups(together: Together, kinds: Iterable[str], papers: Iterable[Paper]) -> Iterator[list[Paper]]:
    groups: dict[Hashable, list[Paper]] = defaultdict(list)
    for paper in papers:
        if paper.kind in kinds and (key := together(paper)) is not None:
            groups[key].append(paper)
    yield from groups.values()


def _of_topic(topic: Agreement, papers: Sequence[Paper]) -> Iterator[Compared]:
    first: dict[Part, tuple[Paper, Any]] = {}
    for place in (*topic.said, *topic.bound):
        holds = same if place in topic.said else topic.holds
        for paper in papers:
            if paper.kind != place.kind or any(change.by(paper) for change in topic.changes):
                continue
            for part, value in values(paper, place, topic.form).items():
                if place in topic.said:
                    first.setdefault(part, (paper, value))
                if part not in first or first[part][0] is paper:
                    continue
                source, wanted = first[part]
                source, wanted = _in_force(topic, part, (source, wanted), paper, papers)
                yield Compared(
                    topic.title,
                    "、".join(part),
                    source,
                    topic.form.show(wanted),
                    paper,
                    topic.form.show(value),
                    holds(wanted, value),
                    topic.remedy,
                )


def _in_force(
    topic: Agreement, part: Part, first: tuple[Paper, Any], paper: Paper, papers: Sequence[Paper]
) -> tuple[Paper, Any]:
    """What holds on the paper's date: what was said first, or what a later change has made of it."""
    found = first
    for change in topic.changes:
        for changing in papers:
            if change.by(changing) and changing.dated <= paper.dated:
                told = values(changing, change.said, topic.form)
                found = (changing, told[part]) if part in told else found
    return found


def contradictions(found: Iterable[Compared], paper: Paper | None = None) -> list[Compared]:
    """What does not agree; with a paper, only what concerns it."""
    return [one for one in found if not one.agrees and (paper is None or paper in (one.first, one.second))]


def refuse(found: Sequence[Compared]) -> None:
    """Refuses a paper for what does not agree.

    Raises:
        PapersDisagree: naming both papers, both values and what to do.
    """
    if found:
        more = f"（另有{len(found) - 3}处）" if len(found) > 3 else ""
        raise PapersDisagree("；".join(one.message for one in found[:3]) + more, remedy=found[0].remedy)
