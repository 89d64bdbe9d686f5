"""What is kept between cases changes no date: the fast schedule against the plain one, row by row, field by field."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.values import Role
from rules.calendar import (
    Calendar,
    CalendarError,
    Unit,
    build_calendar,
    official_calendar,
    official_notices,
)
from rules.dates import compiled
from rules.dates.schedule import Key, Rows, Situation, schedule
from rules.holds import Hold
from rules.law import Law, LawError, Rule, statute
from rules.procedure import (
    AtLeast,
    Chain,
    Each,
    Lapse,
    Lead,
    NotBefore,
    Procedure,
    Step,
    Stop,
    Term,
    Wait,
    Within,
    nth,
)
from rules.procedures import PROCEDURES
from tests.rules.dates import reference_schedule

GAP = build_calendar(notice for notice in official_notices() if notice.year != 2023)
"""A year without a notice in the middle, so that what is provisional comes often."""
CALENDARS = (official_calendar(), GAP)
DAYS, WORKING = Unit.DAYS, Unit.WORKING_DAYS
LAW = Law(
    (
        Rule("R-1", "甲法 1", "", 5, WORKING),
        Rule("R-2", "乙办法 2", "", 20, DAYS, since=None, until=date(2023, 6, 30)),
        Rule("R-2", "乙办法 3", "", 10, WORKING, since=date(2023, 7, 1)),
        Rule("R-3", "丙通知", "", 3, DAYS, "C", since=date(2022, 7, 1)),
        Rule("R-4", "丁规定", ""),
        Rule("R-5", "戊通知", "", 1, WORKING, until=date(2023, 6, 30)),
    )
)
"""Rules with a change of number and unit, with a beginning, without a number, with an end."""
NAMES = ("甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸")
SUBJECTS = {Each.STATION: ("一", "二"), Each.LOT: ("1", "2", "3"), Each.CANDIDATE: ()}
TURNS = [
    date(2022, 12, 30),
    date(2022, 12, 31),
    date(2023, 1, 1),
    date(2023, 1, 2),
    date(2023, 12, 29),
    date(2023, 12, 30),
    date(2023, 12, 31),
    date(2024, 1, 1),
    date(2024, 1, 2),
]
"""Around the year without a notice: a date that rolls over is counted in one year and ends in the other."""
DATES = st.dates(date(2022, 5, 1), date(2024, 2, 28)) | st.sampled_from(TURNS)
CHANGES = st.sampled_from([date(2022, 6, 30), date(2022, 7, 1), date(2023, 6, 30), date(2023, 7, 1)])
"""The last and first days of the rules' versions."""
WAIT = Wait("other", "done", "方案四")
WAIT_EACH = Wait("other", "ready", "方案五", each=True)


@st.composite
def terms(draw: st.DrawFn, at: int, steps: int, lapse: bool) -> Term:
    """A term of step `at`: counted from an earlier step, or ahead from a later one (a period only from an earlier)."""
    ahead = at == 0 or (at < steps - 1 and not lapse and draw(st.integers(0, 3)) == 0)
    kind: type[Term] = draw(st.sampled_from((Lead, NotBefore) if ahead else (AtLeast, AtLeast, Lapse, Within)))
    start = NAMES[draw(st.integers(at + 1, steps - 1) if ahead else st.integers(0, at - 1))]
    common: dict[str, Any] = {
        "chains": draw(st.sampled_from((frozenset(Chain), frozenset(Chain), frozenset({Chain.PRUDENT})))),
        "plan_in_full": draw(st.booleans()),
        "unless": draw(st.sampled_from(((), (), (), *((name,) for name in NAMES[:steps]), NAMES[:2]))),
        "given": draw(st.sampled_from(("", "", "", *NAMES[:steps]))),
        "asks": draw(st.integers(0, 3)) > 0,
        "advice": kind is AtLeast and draw(st.integers(0, 3)) == 0,
    }
    if draw(st.booleans()):
        rule = draw(st.sampled_from(("R-1", "R-2", "R-3", "R-4", "R-5")))
        return kind(start, rule, n=0 if rule == "R-4" else None, **common)  # R-4 sets an order, no days
    return kind(
        start, basis="样例", n=draw(st.sampled_from((0, 1, 2, 3, 7, 20))), unit=draw(st.sampled_from(Unit)), **common
    )


@st.composite
def procedures(draw: st.DrawFn) -> Procedure:
    """Up to ten steps of every sort."""
    steps = draw(st.integers(2, len(NAMES)))
    made = []
    for at in range(steps):
        lapse = at > 0 and draw(st.integers(0, 2)) == 0
        made.append(
            Step(
                NAMES[at],
                NAMES[at],
                tuple(draw(st.lists(terms(at, steps, lapse), max_size=3))),
                role=None if lapse else Role.SUPERVISOR,
                each=draw(st.sampled_from((None, None, *SUBJECTS))),
                waits=draw(st.sampled_from(((), (), (WAIT,), (WAIT, WAIT_EACH)))),
                optional=draw(st.booleans()),
                repeat=draw(st.integers(0, 3)) == 0,
                stops=draw(st.sampled_from((None, None, None, None, *Stop))),
            )
        )
    return Procedure("sample", "样例", tuple(made), finish=NAMES[draw(st.integers(0, steps - 1))])


HOLDS = st.builds(
    Hold,
    st.just("条例 54"),
    st.just("质疑"),
    DATES | st.none(),
    DATES | st.none(),
    st.sampled_from(((), (), ("1",), ("一", "2"))),
)


@st.composite
def situations(draw: st.DrawFn, procedure: Procedure) -> Situation:
    """A case at any stage: facts of some steps, a few of them for subjects that nobody knows."""
    facts: dict[Key, date] = {}
    for step in procedure.steps:
        bases = SUBJECTS[step.each] if step.each else ("",)
        known = [nth(base, n) for base in bases for n in ((1, 2, 3) if step.repeat else (1,))] or ["无"]
        for subject in draw(st.lists(st.sampled_from(known), max_size=2)):
            facts[step.name, subject] = draw(DATES)
    names = st.sampled_from([step.name for step in procedure.steps])
    limited = [step.name for step in procedure.steps if any(isinstance(term, Within) for term in step.terms)]
    held = st.sampled_from(limited) | names if limited else names
    waits = sorted({wait.name for step in procedure.steps for wait in step.waits} | {WAIT.name})
    return Situation(
        facts=facts,
        subjects=draw(st.sampled_from((SUBJECTS, {Each.LOT: ("1",)}, {}))),
        outside=draw(st.dictionaries(st.sampled_from(waits), st.dictionaries(st.sampled_from(("", "一", "1")), DATES))),
        absent=frozenset(draw(st.sampled_from(((), (WAIT.name,))))),
        appointed=draw(st.dictionaries(names, DATES, max_size=2)),
        holds=draw(st.dictionaries(held, st.lists(HOLDS, max_size=3).map(tuple), max_size=2)),
        due=draw(DATES | st.none()),
        opened_on=draw(st.none() | DATES),
        law_on=draw(DATES | CHANGES | st.none()),
        not_before=draw(st.none() | DATES),
        spared=draw(st.frozensets(names, max_size=1)),
        passed=draw(st.frozensets(names, max_size=1)),
    )


def outcome(
    run: Any, procedure: Procedure, situation: Situation, calendar: Calendar, law: Law, chain: Chain
) -> list[Any] | tuple[str, str]:
    """The rows in their order, or the refusal in its words."""
    try:
        rows: Rows = run(procedure, situation, calendar, law, chain)
    except (LawError, CalendarError) as refusal:
        return type(refusal).__name__, str(refusal)
    return list(rows.items())


def agree(procedure: Procedure, cases: list[Situation], law: Law, chain: Chain) -> None:
    """Every case in each calendar, twice: the second time all counts are known."""
    for _ in range(2):
        for situation in cases:
            for calendar in CALENDARS:
                told = (procedure, situation, calendar, law, chain)
                assert outcome(schedule, *told) == outcome(reference_schedule.schedule, *told)


@st.composite
def some_cases(draw: st.DrawFn, procedure: st.SearchStrategy[Procedure]) -> tuple[Procedure, list[Situation]]:
    chosen = draw(procedure)
    return chosen, draw(st.lists(situations(chosen), min_size=1, max_size=3))


@given(some_cases(procedures()), st.sampled_from(Chain))
@settings(max_examples=120)
def test_any_procedure(drawn: tuple[Procedure, list[Situation]], chain: Chain) -> None:
    agree(*drawn, LAW, chain)


@given(some_cases(st.sampled_from(list(PROCEDURES.values()))), st.sampled_from(Chain))
@settings(max_examples=60)
def test_the_procedures_of_the_house(drawn: tuple[Procedure, list[Situation]], chain: Chain) -> None:
    agree(*drawn, statute(), chain)


@pytest.mark.full
@given(some_cases(procedures()), st.sampled_from(Chain))
@settings(max_examples=3000)
def test_any_procedure_many(drawn: tuple[Procedure, list[Situation]], chain: Chain) -> None:
    agree(*drawn, LAW, chain)


@pytest.mark.full
@given(some_cases(st.sampled_from(list(PROCEDURES.values()))), st.sampled_from(Chain))
@settings(max_examples=1500)
def test_the_procedures_of_the_house_many(drawn: tuple[Procedure, list[Situation]], chain: Chain) -> None:
    agree(*drawn, statute(), chain)


ONE = Procedure(
    "one",
    "样例",
    finish="乙",
    steps=(
        Step("甲", "甲", role=Role.SUPERVISOR),
        Step("乙", "乙", (AtLeast("甲", "R-2"), Within("甲", "R-1")), role=Role.SUPERVISOR, optional=True),
    ),
)


@pytest.mark.parametrize(
    ("case", "n", "unit"), [(date(2023, 6, 30), 20, "日"), (date(2023, 7, 1), 10, "工作日"), (None, 10, "工作日")]
)
def test_each_case_keeps_the_law_of_its_date(case: date | None, n: int, unit: str) -> None:
    situation = Situation(facts={("甲", ""): date(2023, 8, 1)}, law_on=case)
    reason = schedule(ONE, situation, official_calendar(), LAW)["乙", ""].reasons[0]
    assert (reason.n, reason.unit) == (n, unit)


def test_a_rule_that_has_ended_is_not_remembered() -> None:
    procedure = Procedure(
        "one",
        "样例",
        finish="乙",
        steps=(Step("甲", "甲", role=Role.SUPERVISOR), Step("乙", "乙", (AtLeast("甲", "R-5"),), role=Role.SUPERVISOR)),
    )
    rows = [
        schedule(procedure, Situation(facts={("甲", ""): date(2023, 8, 1)}, law_on=on), official_calendar(), LAW)
        for on in (date(2023, 6, 30), date(2023, 7, 1))
    ]
    assert [row["乙", ""].earliest for row in rows] == [date(2023, 8, 2), None]


class TestKept:
    """Memory stays bounded however many dates and procedures are asked for, and what was dropped is counted anew."""

    @pytest.fixture(autouse=True)
    def little_room(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(compiled, "_PROGRAMS", {})
        for name in ("KEPT_COUNTS", "KEPT_PLANS", "KEPT_PROCEDURES"):
            monkeypatch.setattr(compiled, name, 3)

    def test_dates(self) -> None:
        program = compiled.compiled(compiled.ProgramParts(ONE, GAP, LAW, Chain.TIGHT), None)
        for _ in range(2):
            for day in range(1, 9):
                situation = Situation(facts={("甲", ""): date(2024, 1, day)}, due=date(2024, 2, day))
                told = (ONE, situation, GAP, LAW, Chain.TIGHT)
                assert outcome(schedule, *told) == outcome(reference_schedule.schedule, *told)
                assert {len(term.counts) for step in program.steps for term in step.terms} <= {1, 2, 3}
                assert len(program.plans) <= 3

    def test_procedures(self) -> None:
        for _ in range(8):
            again = Procedure("one", "样例", ONE.steps, finish="乙")
            compiled.compiled(compiled.ProgramParts(again, GAP, LAW, Chain.TIGHT), None)
            assert len(compiled._PROGRAMS) <= 3
