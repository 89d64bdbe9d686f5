"""What an instalment of an operating contract comes to: its share, less what the assessment of its stations costs it.

The contract takes an amount for every point below its pass, for each station on its own, up to a share of the
instalment, all as signed; a part of a point counts as a whole one. What people confirm is theirs to decide: this is what
they compare it with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from pydantic import ConfigDict, Field
from sqlmodel import Session

from actions.assessment import cycle_name
from actions.contract import AssessmentTerms, assessment_terms, contract_of, read_draft, supplements_of
from models.case import Case, Fact
from record.bodies import opening_by
from record.entry.details import Details, Later
from record.ground import effective_facts
from record.lots import as_profiled, every_lot
from record.places import sister_cases, sister_facts
from record.plan.loaded import plan_of
from record.rows.assessments import cycles_of_district, ratings_of_lot
from record.said import said
from record.situation import Dossier
from rules.procedure import nth, nth_of
from rules.purchase.contract import delay_penalty


class DelaySettled(Details):
    """What 阶段验收 says of stations that opened late. A part of that form, which stands with the other acts of
    performance: read alone, it leaves the rest aside."""

    model_config = ConfigDict(extra="ignore")
    of_steps: ClassVar[tuple[str, ...]] = ("instalment_accepted",)
    later: ClassVar[Mapping[str, Later]] = {
        "delay_penalty": Later(date(2026, 12, 1), 0),
        "delay_excused": Later(date(2026, 12, 1), 0),
    }

    delay_penalty: int = Field(default=0, ge=0, title="逾期投入运营违约金（分）")
    delay_excused: int = Field(default=0, ge=0, title="其中因采购人原因免除的违约金（分）")
    """Of what the clause gives, what is not taken: the purchaser handed the premises over late."""


@dataclass(frozen=True)
class Assessed:
    """The result of one station of the lot in a cycle. `total` in hundredths of a point; `short`: points below the
    contract's pass, a part of one counted as a whole."""

    station: str
    total: int
    grade: str
    short: int


@dataclass(frozen=True)
class FinalCycle:
    """A cycle whose result is final."""

    label: str
    final_on: date
    results: tuple[Assessed, ...]


@dataclass(frozen=True)
class DueInstalment:
    """An instalment as contract and assessment have it; money in 分. `terms` is None where no assessment counts."""

    title: str
    stage: str
    share: int
    cycle: FinalCycle | None
    terms: AssessmentTerms | None
    delay: int = 0
    """违约金 for stations that opened late, as far as no instalment before has taken or excused it."""

    @property
    def deduction(self) -> int:
        """What the assessment takes, within the contract's cap."""
        if self.cycle is None or self.terms is None:
            return 0
        points = self.points_short
        return min(points * self.terms.deduction_per_point, self.share * self.terms.deduction_cap // 100)

    @property
    def points_short(self) -> int:
        """Points below the pass that count: of each station, or of the mean of them all where the contract says so; a
        part of a point counted as a whole."""
        assert self.cycle and self.terms
        results = self.cycle.results
        if self.terms.deduction_by == "station" or not results:
            return sum(result.short for result in results)
        below = self.terms.pass_score * 100 * len(results) - sum(result.total for result in results)
        return max(0, -(-below // (100 * len(results))))

    @property
    def payable(self) -> int:
        return self.share - self.deduction - self.delay


def due_instalment(
    session: Session, dossier: Dossier, lot: int, title: str, after: date, until: date
) -> DueInstalment | None:
    """The instalment of that title, by the newest cycle that became final after one day and until another.

    Null where the contract has none of that title. Supplements signed until then fall due with the last one.
    """
    contract, draft = contract_of(session, dossier.case, lot), read_draft(dossier, str(lot))
    titles = [part.title for part in draft.instalments]
    if contract is None or title not in titles:
        return None
    shares = [contract.amount * part.percent // 100 for part in draft.instalments]
    added = sum(row.amount for row in supplements_of(session, contract) if row.signed_on <= until)
    shares[-1] = contract.amount - sum(shares[:-1]) + added
    at = titles.index(title)
    return DueInstalment(
        title,
        draft.instalments[at].condition,
        shares[at],
        last_cycle(session, dossier, lot, after, until),
        assessment_terms(dossier, str(lot)) if assessed(dossier) else None,
        delay_of(session, dossier, lot, until) - settled_delay(dossier, lot, until),
    )


def delay_of(session: Session, dossier: Dossier, lot: int, until: date) -> int:
    """违约金 in 分 by the contract's clause on delay, for the stations of the lot that had opened late by a day."""
    contract, draft = contract_of(session, dossier.case, lot), read_draft(dossier, str(lot))
    stations = every_lot(dossier)[lot].stations
    if contract is None or not stations or not assessed(dossier):
        return 0
    facts = sister_facts(session, sister_cases(session, dossier.case, "opening"), "opened")
    opened = {fact.subject: fact.done_on for fact in facts if fact.done_on <= until}
    deadline = opening_by(plan_of(dossier.programme), draft.starts_on)
    return delay_penalty([opened.get(code) for code in stations], deadline, contract.amount)


def settled_delay(dossier: Dossier, lot: int, until: date) -> int:
    """What instalments accepted before have taken or excused of it."""
    return sum(
        said(fact, DelaySettled).delay_penalty + said(fact, DelaySettled).delay_excused
        for (step, subject), fact in dossier.facts.items()
        if step == "instalment_accepted" and nth_of(subject)[0] == str(lot) and fact.done_on < until
    )


def assessed(dossier: Dossier) -> bool:
    """Whether the contracts of the purchase are paid by the assessment of stations."""
    return dossier.profile.unified and as_profiled(dossier)


def since(dossier: Dossier, subject: str) -> date | None:
    """The day on which the instalment before this one was accepted; null for the first."""
    lot, number = nth_of(subject)
    before = dossier.fact("instalment_accepted", nth(lot, number - 1)) if number > 1 else None
    return before.done_on if before else None


def last_cycle(session: Session, dossier: Dossier, lot: int, after: date, until: date) -> FinalCycle | None:
    """The newest cycle of the district that became final after one day and until another, with the lot's stations."""
    if not assessed(dossier):
        return None
    finals = [
        (case, fact)
        for case in cycles_of_district(session, dossier.case)
        for fact in effective_facts(session, case)
        if fact.step == "result_final" and after < fact.done_on <= until
    ]
    if not finals:
        return None
    case, fact = max(finals, key=lambda found: (found[1].done_on, found[1].id))
    return FinalCycle(cycle_name(case), fact.done_on, _results(session, case, fact, dossier, lot))


def _results(session: Session, case: Case, fact: Fact, dossier: Dossier, lot: int) -> tuple[Assessed, ...]:
    rows = ratings_of_lot(session, case, fact, dossier.case, lot)
    least = assessment_terms(dossier, str(lot)).pass_score * 100
    return tuple(
        Assessed(
            station.name or f"{station.code}驿站", rating.total, rating.grade, max(0, -(-(least - rating.total) // 100))
        )
        for rating, station in rows
    )
