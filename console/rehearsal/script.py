"""What a rehearsal's people enter for each step. A line answers with the details, or with None: not today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, TypeVar

from actions.instalments import DueInstalment
from actions.purchase.checklists import to_confirm
from console.rehearsal.scenario import Draw, Incident, Scenario
from models.plan import Plan, PlanDistrict
from record.entry.details import Details, step_of
from record.handlers import Procedures, step_keys
from record.situation import Dossier
from rules.calendar import Unit
from rules.dates.schedule import Row
from rules.plan.budget import split_budget
from rules.plan.names import short_name, station_codes

Entry = dict[str, Any]
F = TypeVar("F", bound=Details)
STATION_SHARE = 16_000_000
"""分 for each station, of a plan that names no money (演练)."""


@dataclass(frozen=True)
class Troubles:
    """Where the incidents happen, drawn once from the seed."""

    district: dict[str, str]
    """Kind of incident to district."""
    station: dict[str, str]
    """Kind of incident to station."""
    incidents: dict[str, Incident]

    def here(self, kind: str, place: str | None) -> bool:
        """Whether this incident happens in this district or at this station."""
        return place is not None and place in (self.district.get(kind), self.station.get(kind))


@dataclass(frozen=True)
class Scene:
    """One row that somebody might do today, with all a line may look at."""

    plan: Plan
    scenario: Scenario
    draw: Draw
    troubles: Troubles
    dossier: Dossier
    row: Row
    today: date
    platform_contractor: str | None = None
    """Who won the platform's tender, once its contract is signed."""
    instalment: DueInstalment | None = None
    """Of 阶段验收: the instalment whose condition had come about by yesterday."""
    service_from: date | None = None
    """Of 投入运营: when the service of the station's contract begins."""

    @property
    def district(self) -> str | None:
        return self.dossier.district_name

    @property
    def place(self) -> PlanDistrict | None:
        """The district as the plan has it; None in the city."""
        return self.plan.district(self.district) if self.district else None

    @property
    def city(self) -> str:
        """The city's name, as the plan has it."""
        return self.plan.city.name

    @property
    def share(self) -> int:
        """What the rehearsal's district, or its city for all stations, has of the plan's money, in 分; a sum of the
        rehearsal's own for each station where the plan names none."""
        if self.plan.budget is None:
            return STATION_SHARE * (self.place.quota if self.place else self.plan.quota.total)
        kept = self.platform_share
        return split_budget(self.plan, kept)[self.district] if self.district else self.plan.budget.amount_fen - kept

    @property
    def platform_share(self) -> int:
        """What of the plan's money is for the platform, before the districts share what is left, in 分."""
        return self.scenario.money.platform_budget

    @property
    def short(self) -> str:
        """惠城, or 市."""
        return short_name(self.district) if self.district else "市"

    @property
    def subject(self) -> str:
        return self.row.subject

    @property
    def assessment_terms(self) -> Entry | None:
        """What an operating contract takes by the assessment, as the scheme has it; None without a scheme."""
        if self.scenario.scheme is None:
            return None
        counted = self.scenario.scheme.assessment()
        return {
            "pass_score": counted.scheme.passed // 100,
            "deduction_per_point": counted.per_point,
            "deduction_cap": counted.cap,
            "deduction_by": counted.counted,
        }

    @property
    def stations(self) -> tuple[str, ...]:
        """Codes of the district's stations."""
        return station_codes(self.place) if self.place else ()

    def number(self, low: int, high: int, *key: object) -> int:
        """A draw for this very row."""
        return self.draw.number(
            low, high, self.dossier.case.slug, self.dossier.case.round, self.row.step, self.row.subject, *key
        )

    def happens(self, kind: str) -> bool:
        """Whether this incident happens in this scene's district or at its station."""
        return self.troubles.here(kind, self.district) or (
            self.subject != "" and self.troubles.here(kind, self.subject)
        )

    def said(self, form: type[F]) -> F:
        """What was recorded for an earlier step of the case; of the scene's own subject, if the step is done for each."""
        return self.dossier.said(form, self._at(form))

    def maybe_said(self, form: type[F]) -> F | None:
        """What was recorded for an earlier step of the case; None before."""
        return self.dossier.maybe_said(form, self._at(form))

    def _at(self, form: type[Details]) -> str:
        return self.subject if self.dossier.procedure.step(step_of(form)).each else ""

    def done_on(self, step: str, subject: str = "") -> date | None:
        fact = self.dossier.fact(step, subject)
        return fact.done_on if fact else None

    def later(self, days: int, *, start: date | None = None) -> date:
        """The n-th working day after a date, today by default."""
        return self.dossier.calendar.shift(start or self.today, days, Unit.WORKING_DAYS)

    def open_day(self, start: date, days: int) -> date:
        """`days` days after a date, moved on to a working day."""
        return self.dossier.calendar.on_or_after(start + timedelta(days=days))

    def letter(self) -> str:
        """A 文号 as the office system would give it, marked as 演练; one of its own for each case and step."""
        case = self.dossier.case
        kinds = [*(m.key for m in self.plan.milestones), "challenge", "complaint"]
        kind = kinds.index(case.kind)
        cycle = next((n for n, c in enumerate(self.scenario.cycles, 1) if case.slug.endswith(f"/{c.label}")), 0)
        number = kind * 200 + cycle * 60 + (case.round - 1) * 30 + self.row.position + 1
        return f"{self.short}演〔{self.today.year}〕{number}号"


Line = Callable[[Scene], Entry | None]
Wish = Callable[[Scene], bool]


@dataclass(frozen=True)
class Script:
    """What is entered for each step, by procedure and step."""

    lines: dict[tuple[str, str], Line] = field(default_factory=dict)
    wishes: dict[tuple[str, str], Wish] = field(default_factory=dict)
    """For optional steps: whether it happens at all."""

    def line(self, procedures: Procedures, *steps: str) -> Callable[[Line], Line]:
        """Declares what is entered for a step."""

        def register(function: Line) -> Line:
            self.lines.update(dict.fromkeys(step_keys(procedures, steps), function))
            return function

        return register

    def wanted(self, procedures: Procedures, step: str) -> Callable[[Wish], Wish]:
        """Declares when an optional step happens."""

        def register(function: Wish) -> Wish:
            self.wishes.update(dict.fromkeys(step_keys(procedures, (step,)), function))
            return function

        return register

    def joined(self, *others: Script) -> Script:
        """All of them as one. Raises ValueError for a step that two of them have a line for."""
        whole = Script(dict(self.lines), dict(self.wishes))
        for other in others:
            if twice := whole.lines.keys() & other.lines.keys():
                raise ValueError(f"two lines for {sorted(twice)}")
            whole.lines.update(other.lines)
            whole.wishes.update(other.wishes)
        return whole


def confirmed(scene: Scene) -> Entry:
    """The list of rules that the step asks to confirm, every item with its evidence; nothing where it has none."""
    rules = to_confirm(scene.dossier, scene.row.step)
    return (
        {"checks": [{"rule": rule.id, "ok": "yes", "evidence": "已核对，材料存采购档案（演练）"} for rule in rules]}
        if rules
        else {}
    )
