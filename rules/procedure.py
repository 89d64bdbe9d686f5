"""How a procedure is declared: steps, terms, roles, documents, gates, waits. It reads like the regulation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from models.values import Role
from rules.calendar import Calendar, Unit
from rules.law import Law, NumberMissing, Rule


class Chain(StrEnum):
    """How much time a plan leaves to others."""

    PRUDENT = "prudent"  # every span that somebody else may use is used in full
    TIGHT = "tight"  # everybody acts at once, the challenge window is respected
    LIMIT = "limit"  # what the law alone forbids


EVERY_CHAIN = frozenset(Chain)
RESPECTED = frozenset({Chain.PRUDENT, Chain.TIGHT})


class Each(StrEnum):
    """What a step is done for, one by one."""

    STATION = "station"
    LOT = "lot"
    CANDIDATE = "candidate"


class Stop(StrEnum):
    """What a step puts an end to before the finish."""

    ROUND = "round"  # 废标: another round may follow, and the plan's date still stands
    CASE = "case"  # 终止: nothing is due any more but what follows from it


@dataclass(frozen=True)
class Term:
    """A rule between two steps. `start` is the step that it is counted from.

    `rule` is an id in the law's table, or '' where `basis` says why (the order of the procedure, the plan's clause).
    `n` and `unit` stand here only where the law's table does not give them.
    """

    start: str
    rule: str = ""
    basis: str = ""
    n: int | None = None
    unit: Unit | None = None
    chains: frozenset[Chain] = EVERY_CHAIN
    plan_in_full: bool = False
    """Somebody else's span: a prudent plan leaves all of it."""
    unless: tuple[str, ...] = ()
    """The term no longer binds once one of these steps has happened: a replaced winner signs by the new award, not by
    the old."""
    number: str = ""
    """Which of the rule's numbers counts, where it has several."""
    given: str = ""
    """The term binds only once this step has happened: who tenders by itself has days of its own (87号 68)."""
    advice: bool = False
    """Prudent, not law: a plan keeps it, an act that does not is told so and accepted."""
    agreed: bool = False
    """The contract may set another span in its place, or the rule does not bind this time, by what the facts say of it
    (Situation.agreed)."""
    asks: bool = True
    """Of an optional step: whether it must be done once the optional step that it counts from has happened. A limit
    that only says how soon asks for nothing."""

    def span(self, law: Law, on: date | None) -> tuple[int, Unit]:
        """Number and unit by the law of `on`; (0, days) for a mere order of steps.

        Raises:
            NumberMissing: if it counts by a rule that has no days.
        """
        if self.n is not None:
            return self.days, self.unit or Unit.DAYS
        rule = self.source(law, on)
        return rule.span(self.number) if rule else (0, Unit.DAYS)

    @property
    def days(self) -> int:
        """The number that stands in the procedure itself.

        Raises:
            NumberMissing: if it stands in the law's table instead, or its unit is left out.
        """
        if self.n is None or (self.n and self.unit is None):
            raise NumberMissing(f"从{self.start}起算的期限没有在程序中写明天数和单位")
        return self.n

    def in_force(self, law: Law, on: date | None) -> bool:
        """Whether its rule held then; a term without a rule always binds."""
        return not self.rule or law.find(self.rule, on) is not None

    def source(self, law: Law, on: date | None) -> Rule | None:
        return law.rule(self.rule, on) if self.rule else None

    def cited(self, law: Law, on: date | None) -> str:
        """The article, or the reason that stands in its place."""
        rule = self.source(law, on)
        return self.basis or (rule.cited if rule else IN_ORDER)

    def end(self, start: date, n: int, unit: Unit, calendar: Calendar) -> date:
        raise NotImplementedError(type(self).__name__)

    def last(self, counted: date, calendar: Calendar) -> date | None:
        """Of a maximum that was counted to that day, the last day on which the act keeps the law; None of a minimum."""
        return None


class AtLeast(Term):
    """不少于: the step may not come sooner. An end on a rest day rolls forward."""

    def end(self, start: date, n: int, unit: Unit, calendar: Calendar) -> date:
        return calendar.on_or_after(calendar.shift(start, n, unit)) if n else start


class Lapse(AtLeast):
    """期限届满: the step IS the last day of the span; nobody does it."""


class Within(Term):
    """内: the step may not come later. The safe date of an end on a rest day is the day before it; by law the last day is
    put off to the first day after the rest (民法典 203; 87号 85; 94号 42)."""

    def end(self, start: date, n: int, unit: Unit, calendar: Calendar) -> date:
        return calendar.on_or_before(calendar.shift(start, n, unit))

    def last(self, counted: date, calendar: Calendar) -> date | None:
        return calendar.on_or_after(counted)


class Lead(Term):
    """前: the step comes at least n days before `start`, a later step. The safe date of a rest day is the working day
    before it; no article moves the day itself (CNT-05)."""

    def end(self, start: date, n: int, unit: Unit, calendar: Calendar) -> date:
        return calendar.on_or_before(calendar.shift(start, -n, unit))

    def last(self, counted: date, calendar: Calendar) -> date | None:
        return counted


class NotBefore(Term):
    """不早于…前: the step may come at most n days before `start`, a later step."""

    def end(self, start: date, n: int, unit: Unit, calendar: Calendar) -> date:
        return calendar.on_or_after(calendar.shift(start, -n, unit))


IN_ORDER = "程序次序"
"""Stands as the reason where no article but the procedure itself sets the order."""


def after(*starts: str, rule: str = "", basis: str = "", asks: bool = True) -> tuple[AtLeast, ...]:
    """The step follows these, on the same day at the earliest; `rule` or `basis` where the law says so."""
    return tuple(AtLeast(start, rule, basis or ("" if rule else IN_ORDER), n=0, asks=asks) for start in starts)


@dataclass(frozen=True)
class Wait:
    """The step waits on a step of another case: of the city, or of the same district."""

    kind: str
    """The other case's kind (milestone key)."""
    step: str
    basis: str
    city: bool = False
    each: bool = False
    """Subject by subject: the same station's step."""

    @property
    def name(self) -> str:
        """As reasons and `outside` name it: `site_selection.site_result`."""
        return f"{self.kind}.{self.step}"


PARENT = "parent"
"""`Apart.of`: the case that this one is a child of, as a challenge's tender."""
POSTS_APART = "财会〔2012〕21号 12（待核实）"
"""不相容岗位相互分离, for what is no purchase: drafts and their review, scores and theirs."""


@dataclass(frozen=True)
class Apart:
    """内控: who had a hand in `step` may not do the step that declares this, nor the other way round."""

    step: str
    rule: str = "ICT-02"
    basis: str = ""
    """The article, where the law's table has none for it."""
    of: str = ""
    """Where the other step stands: PARENT, or another case in reach, by its kind; '' in the same case."""

    def cited(self, law: Law) -> str:
        """The article that keeps the two apart."""
        return self.basis or law.rule(self.rule).cited


def apart(*steps: str, rule: str = "ICT-02", basis: str = "", of: str = "") -> tuple[Apart, ...]:
    """The step is not done by anybody who had a hand in these."""
    return tuple(Apart(step, rule, basis, of) for step in steps)


@dataclass(frozen=True)
class Step:
    """One step (环节): an act done by a role, or a lapse."""

    name: str
    title: str
    terms: tuple[Term, ...] = ()
    role: Role | None = None
    """Who does it; None for a lapse."""
    each: Each | None = None
    waits: tuple[Wait, ...] = ()
    documents: tuple[str, ...] = ()
    """Kinds of document that fall due when it is done."""
    gate: bool = False
    """审批节点: a person with authority approves here."""
    optional: bool = False
    """May never happen (澄清); blocks nothing and has no deadline."""
    internal: bool = False
    """Without a statutory span: left out of `schedule --json` unless asked for."""
    apart_from: tuple[Apart, ...] = ()
    """Steps that nobody does together with this one (内控: 编制与复核分离); each pair stands at its later step."""
    two_persons: bool = False
    """两人以上共同办理: somebody else is named who was there (财库〔2016〕99号)."""
    once: bool = False
    """Done once for all rounds (采购意向); a new round does not repeat it."""
    repeat: bool = False
    """May happen again: the second time as subject 第2次 (of lot 1: 1第2次). What answers it repeats with it."""
    stops: Stop | None = None
    """Once it has happened, only what counts from it is still to be done."""
    aside: bool = False
    """Goes on while the treasury suspends the purchase (采购法 57): what suppliers are owed, what a signed contract
    brings with it, and an end of it all."""
    spares: tuple[str, ...] = ()
    """Steps that need not be done once this one is: 免予公开采购意向 spares the notice of intention."""
    awaits: str = ""
    """Name of the state while it is awaited; 等待 + title where empty."""

    @property
    def lapse(self) -> bool:
        """A period that runs out; yields no fact."""
        return self.role is None

    def doer(self, *, city: bool) -> Role:
        """Who does it: in a case of the city, the city's leader stands where a district's has theirs."""
        role = self.role or Role.SYSTEM
        return Role.CITY_LEADER if city and role is Role.DISTRICT_LEADER else role

    @property
    def state(self) -> str:
        return self.awaits or f"等待{self.title}"


def nth(base: str, number: int) -> str:
    """The subject of the n-th time that a step is done: itself, then 第2次, 第3次 …"""
    return base if number == 1 else f"{base}第{number}次"


def nth_of(subject: str) -> tuple[str, int]:
    """What a subject of a repeated step is about, and which time it is."""
    found = re.fullmatch(r"(.*)第([1-9][0-9]*)次", subject)
    return (found[1], int(found[2])) if found else (subject, 1)


@dataclass(frozen=True)
class Procedure:
    """A kind of case, declared once."""

    name: str
    title: str
    steps: tuple[Step, ...]
    finish: str
    """The step that the plan's date is about."""
    clause: str = ""
    guidance: bool = False
    """Declared for its dates only: no case runs it yet."""
    index: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", {step.name: at for at, step in enumerate(self.steps)})
        if len(self.index) != len(self.steps) or self.finish not in self.index:
            raise ValueError(f"procedure {self.name}: a step stands twice, or the finish is no step")
        for at, step in enumerate(self.steps):
            for term in step.terms:
                for known in filter(None, (term.start, term.given, *term.unless, *step.spares)):
                    if known not in self.index:
                        raise ValueError(f"procedure {self.name}: {step.name} counts from unknown {known}")
                start = self.index[term.start]
                if not (start > at if isinstance(term, Lead | NotBefore) else start < at):
                    raise ValueError(f"procedure {self.name}: {step.name} and {term.start} stand in the wrong order")

    def step(self, name: str) -> Step:
        """The step of that name; KeyError if there is none."""
        return self.steps[self.index[name]]

    @cached_property
    def followers(self) -> dict[str, tuple[str, ...]]:
        """For each step, the steps that count from it."""
        table: dict[str, list[str]] = {step.name: [] for step in self.steps}
        for step in self.steps:
            for term in step.terms:
                if not isinstance(term, Lead | NotBefore):
                    table[term.start].append(step.name)
        return {name: tuple(dict.fromkeys(names)) for name, names in table.items()}

    @cached_property
    def subjects(self) -> tuple[Each, ...]:
        """What its steps are done for each of."""
        return tuple(each for each in Each if any(step.each is each for step in self.steps))

    def awaits(self, name: str, due_on: date | None, *, stopped: bool) -> bool:
        """Whether an open step is what a case waits for: it must be done, or it has a date; of a purchase that is
        stopped, whatever follows from that."""
        return name != self.finish if stopped else due_on is not None or not self.step(name).optional

    def after(self, name: str) -> frozenset[str]:
        """Every step that counts from this one, directly or through others."""
        return self._after[name]

    @cached_property
    def _after(self) -> dict[str, frozenset[str]]:
        return {step.name: self._reached(step.name) for step in self.steps}

    def _reached(self, name: str) -> frozenset[str]:
        found: set[str] = set()
        ahead = [name]
        while ahead:
            for following in self.followers[ahead.pop()]:
                if following not in found:
                    found.add(following)
                    ahead.append(following)
        return frozenset(found)

    def spared(self, done: Set[str]) -> frozenset[str]:
        """The steps that need not be done, since a done one says so."""
        return frozenset(spared for name in done for spared in self.step(name).spares) - done

    def passed(self, done: Set[str]) -> frozenset[str]:
        """The steps that a case went past: what follows them was done while the procedure did not have them yet, or
        the law did not ask for them."""
        return frozenset(
            step.name
            for step in self.acts()
            if step.name not in done and not step.optional and done & self.after(step.name)
        )

    @cached_property
    def asked(self) -> dict[str, frozenset[str]]:
        """For each step, the repeated acts that it answers, be it through lapses: it stands as often as they happened."""
        table: dict[str, frozenset[str]] = {}
        for step in self.steps:  # a step counts from earlier ones, but for its leads
            sources = [self.step(term.start) for term in step.terms if not isinstance(term, Lead | NotBefore)]
            table[step.name] = frozenset[str]().union(
                *(table[source.name] if source.lapse else {source.name} for source in sources if source.repeat)
            )
        return table

    def acts(self) -> Iterator[Step]:
        """The steps that somebody does."""
        return (step for step in self.steps if not step.lapse)

    @property
    def act_words(self) -> str:
        """The steps that somebody does, for a person: 招标公告（tender_notice）、…"""
        return self.words_of(step.name for step in self.acts())

    def words_of(self, names: Iterable[str]) -> str:
        """Steps for a person, each with its title and its name, none twice."""
        return "、".join(f"{self.step(name).title}（{name}）" for name in dict.fromkeys(names))
