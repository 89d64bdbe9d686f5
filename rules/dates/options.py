"""When the plan's date cannot be met: what the law still allows, the least bad first.

First what costs nothing but haste: acts of different people on one day (the spans between them are maxima, 内).
Then a shorter method of procurement, which keeps the plan's date but needs somebody's consent; then a later date
to ask for; last what gives up the challenge window. Each is finished by the same schedule that counts everything
else. What reaches the date stands before what does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from rules.calendar import Unit
from rules.dates.projection import Means
from rules.dates.schedule import Situation
from rules.dates.slack import as_planned, finish_of, finish_on, left_in_full
from rules.procedure import EVERY_CHAIN, AtLeast, Chain, Lead, NotBefore, Procedure, Step

CHAIN_WORDS = {Chain.PRUDENT: "稳妥", Chain.TIGHT: "紧凑", Chain.LIMIT: "极限"}
BEGUN = "tender_notice"
"""Once it is out the method is chosen: a project is not ended for the sake of time (87号 29)."""

SAME_DAY = ("法定期限是上限，同日办理合法；须事先备齐材料、约好人员",)
NO_RESERVE = ("各环节之间不留余地，任何一环延误即不能按期",)
NO_WINDOW = (
    "法律没有规定中标后的静默期，但质疑期届满后签订是稳妥做法（采购法 52；94号 10，待核实）："
    "期内收到质疑、可能影响结果的，未签的暂停签订，已签的中止履行（条例 54；94号 16）",
)


@dataclass(frozen=True)
class Alternative:
    """Another procedure for the same purpose, which somebody has found lawful."""

    procedure: Procedure
    situation: Situation
    """What the case would begin it with; foreseen by a projection."""
    basis: str
    cautions: tuple[str, ...]
    """Why it is lawful, what must happen first, and what the plan demands instead."""


@dataclass(frozen=True)
class Option:
    """One lawful way out."""

    kind: str
    """One of `ORDER`."""
    title: str
    basis: str
    gain_days: int
    """Working days by which it finishes sooner than the plan as chosen; 0 for a later date."""
    finish_on: date
    cautions: tuple[str, ...]
    suffices: bool
    """Whether the plan's date is met, or moved."""


ORDER = ("overlap", "tight", "method", "later", "limit")
"""The kinds, the least bad first."""


def options(
    procedure: Procedure, situation: Situation, means: Means, alternatives: Iterable[Alternative] = ()
) -> tuple[Option, ...]:
    """The ways out for a case whose finish cannot be reached by `situation.due` in the means' chain; none where it can.

    `situation` is one that a projection has foreseen. Of the alternatives those are named that finish sooner.
    """
    found = _Search(procedure, situation, means)
    if found.base is None or situation.due is None or found.base <= situation.due:
        return ()
    every = [*found.overlaps(), *found.chains(), *found.methods(alternatives), *found.later()]
    return tuple(sorted(every, key=lambda o: (not o.suffices, ORDER.index(o.kind))))


class _Search:
    """What every way out is measured by: the case, the means, and the finish as the plan was chosen."""

    def __init__(self, procedure: Procedure, situation: Situation, means: Means) -> None:
        self.procedure, self.situation, self.means = procedure, situation, means
        rows = means.schedule(as_planned(procedure, means.chain), situation)
        done = all(row.done_on for row in rows.values() if row.step == procedure.finish)
        self.base = None if done else finish_of(procedure, rows)

    def option(self, kind: str, title: str, basis: str, finish: date, cautions: Iterable[str] = ()) -> Option:
        assert self.base and self.situation.due
        calendar, later = self.means.calendar, kind == "later"
        unsure = () if calendar.knows(finish) else (f"{finish.year}年放假安排尚未公布，完成日期为预估",)
        return Option(
            kind,
            title,
            basis,
            0 if later else calendar.working_days(finish, self.base),
            finish,
            (*cautions, *unsure),
            later or finish <= self.situation.due,
        )

    def sooner(self, finish: date | None) -> bool:
        return bool(finish and self.base and finish < self.base)

    def finish(self, chain: Chain) -> date | None:
        return finish_on(self.procedure, self.situation, replace(self.means, chain=chain))

    def spans(self) -> list[Step]:
        """The open steps whose span a prudent plan leaves to others."""
        if self.means.chain is not Chain.PRUDENT:
            return []
        return [
            step for step in self.procedure.steps if left_in_full(step) and (step.name, "") not in self.situation.facts
        ]

    def articles(self, steps: Iterable[Step]) -> str:
        cited = (term.cited(self.means.law, self.situation.law_on) for step in steps for term in left_in_full(step))
        return "；".join(dict.fromkeys(article for basis in cited for article in basis.split("；")))

    def overlaps(self) -> Iterator[Option]:
        """One act on the day of the one before it, where that alone is enough."""
        for step in self.spans():
            hasty = as_planned(self.procedure, self.means.chain, frozenset({step.name}))
            finish = finish_of(hasty, self.means.schedule(hasty, self.situation))
            if finish and self.situation.due and finish <= self.situation.due:
                before = self.procedure.step(left_in_full(step)[0].start)
                yield self.option(
                    "overlap", f"“{step.title}”与“{before.title}”同日办理", self.articles([step]), finish, SAME_DAY
                )

    def chains(self) -> Iterator[Option]:
        """The same procedure, planned less kindly."""
        spans, tight, limit = self.spans(), self.finish(Chain.TIGHT), self.finish(Chain.LIMIT)
        if len(spans) > 1 and tight and self.sooner(tight):
            names = "、".join(f"“{step.title}”" for step in spans)
            yield self.option(
                "tight",
                f"紧凑安排：{names}各与前一环节同日办理",
                self.articles(spans),
                tight,
                (*SAME_DAY, *NO_RESERVE, *self.beside()),
            )
        if self.gives_up() and limit and self.sooner(limit) and limit != tight:
            yield self.option(
                "limit", "极限安排：不等质疑期届满即签订合同", "采购法 46；87号 71", limit, (*NO_WINDOW, *NO_RESERVE)
            )

    def gives_up(self) -> bool:
        """Whether the limit drops what the chosen chain respects."""
        return self.means.chain is not Chain.LIMIT and any(
            term.chains != EVERY_CHAIN for step in self.procedure.steps for term in step.terms
        )

    def beside(self) -> Iterator[str]:
        """The acts that an early finish counts on being done while a period runs."""
        before = _closure(self.procedure)
        needed = [s for s in self.procedure.steps if s.name in before[self.procedure.finish] and not s.optional]
        found: dict[str, str] = {}
        for lapse in (s for s in needed if s.lapse):
            acts = "、".join(
                s.title
                for s in needed
                if not s.lapse and s.name not in before[lapse.name] and lapse.name not in before[s.name]
            )
            if acts:
                found[acts] = lapse.title
        return (f"{acts}须在“{title}”之前同时办理" for acts, title in found.items())

    def methods(self, alternatives: Iterable[Alternative]) -> Iterator[Option]:
        """Each shorter method in the chosen chain; where that is not enough, in the tight one."""
        if (BEGUN, "") in self.situation.facts:
            return
        for other in alternatives:
            for chain in dict.fromkeys((self.means.chain, Chain.TIGHT)):
                finish = finish_on(other.procedure, other.situation, replace(self.means, chain=chain))
                own = self.finish(chain)
                # like is compared with like: haste alone is no merit of the method
                if finish is None or own is None or finish >= own:
                    continue
                hasty = NO_RESERVE if chain is not self.means.chain else ()
                found = self.option(
                    "method",
                    f"改用{other.procedure.title}（{CHAIN_WORDS[chain]}安排）",
                    other.basis,
                    finish,
                    (*self.spans_of(other.procedure), *other.cautions, *hasty),
                )
                yield found
                if found.suffices:
                    break

    def spans_of(self, procedure: Procedure) -> Iterator[str]:
        """What the method gives the suppliers from the announcement on."""
        spans = []
        for step in procedure.steps:
            for term in (
                t
                for t in step.terms
                if isinstance(t, AtLeast) and t.start == BEGUN and t.in_force(self.means.law, self.situation.law_on)
            ):
                n, unit = term.span(self.means.law, self.situation.law_on)
                if n:
                    word = "个工作日" if unit is Unit.WORKING_DAYS else unit.value
                    spans.append(
                        f"“{step.title}”不少于{n}{word}（{term.cited(self.means.law, self.situation.law_on)}）"
                    )
        if spans:
            yield f"自“{procedure.step(BEGUN).title}”起：{'，'.join(spans)}"

    def later(self) -> Iterator[Option]:
        """The dates that can be asked for: the earliest finish of each chain, the kindest first."""
        asked: set[date] = set()
        for chain in Chain:
            finish = self.finish(chain)
            if finish is None or self.situation.due is None or finish <= self.situation.due or finish in asked:
                continue
            asked.add(finish)
            given_up = NO_WINDOW if chain is Chain.LIMIT else ()
            hasty = () if chain is Chain.PRUDENT else NO_RESERVE
            yield self.option(
                "later",
                f"申请延期（{CHAIN_WORDS[chain]}安排最早可完成的日期）",
                self.situation.due_source,
                finish,
                (*given_up, *hasty),
            )


def _closure(procedure: Procedure) -> dict[str, frozenset[str]]:
    """For each step, all that it counts from, at once or through others."""
    table: dict[str, frozenset[str]] = {}
    for step in procedure.steps:
        starts = {term.start for term in step.terms if not isinstance(term, Lead | NotBefore)}
        table[step.name] = frozenset(starts).union(*(table[name] for name in starts))
    return table
