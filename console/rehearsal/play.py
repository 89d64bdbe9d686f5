"""The day loop of a rehearsal: set the date, watch, act, advance, deliver, acknowledge; then the next day."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlmodel import Session

from actions import assessment
from actions.acts import submit
from actions.purchase.bids import EvaluationReport
from console.rehearsal import lines_performance
from console.rehearsal.bodies import furnish, furnished
from console.rehearsal.cast import CITY_LOGINS, DISTRICT_LOGINS, SECOND
from console.rehearsal.cast import people as cast
from console.rehearsal.lines import SCRIPT
from console.rehearsal.scenario import Draw, Incident, Scenario
from console.rehearsal.script import Entry, Scene, Troubles, confirmed
from console.rehearsal.standing import standing_before
from console.rehearsal.stopped import RehearsalStopped
from models.case import Case
from models.database import reading, writing
from models.plan import Plan
from models.programme import District, Programme
from models.refusal import Refusal
from models.values import CITY_ROLES, RecordKind, Role
from record import people
from record.alerting import supervision
from record.alerting import watch as alerts
from record.custody import audit
from record.forms.purchase import WinnerConfirmation
from record.handlers import Command
from record.holds import HELD_STEP
from record.plan import loaded, programme
from record.roster import changes
from record.situation import Dossier, open_dossier
from rules.calendar import Unit, official_calendar
from rules.dates.schedule import Row
from rules.kinds import OPERATORS
from rules.plan.names import station_codes
from tasks.advance import Reserved, due_cases, issue, reserve, settle
from tasks.delivery import deliver, senders
from tasks.workshop import Workshop
from views import lookup

log = logging.getLogger(__name__)

DISTRICT_INCIDENTS = (
    "few_bidders",
    "no_licence",
    "challenge_upheld",
    "challenge_dismissed",
    "late_signature",
    "missed_deadline",
    "supplement",
)
SHARED = {
    "complaint_suspended": "challenge_dismissed",
    "refusal": "no_licence",
    "method_change": "missed_deadline",
    "consultation": "late_signature",
    "invitation": "few_bidders",
}
"""Incidents that happen where another one does: a complaint follows a challenge that was dismissed."""
COMPLAINT_AFTER = 1
"""Working days after the reply on which its challenger complains to the treasury: before the contract can be signed."""
CHALLENGE_AFTER = 3
"""Working days after the award notice on which a challenge comes in."""


def draw_troubles(plan: Plan, scenario: Scenario, draw: Draw) -> Troubles:
    """Where the incidents happen: each in a district of its own, two of them at single stations."""
    known: dict[str, Incident] = {incident.kind: incident for incident in scenario.incidents}
    names = draw.shuffled([d.name for d in plan.districts], "districts")
    district: dict[str, str] = {
        kind: names[n % len(names)] for n, kind in enumerate(DISTRICT_INCIDENTS) if kind in known
    }
    district |= {kind: district[other] for kind, other in SHARED.items() if kind in known and other in district}
    stations = draw.shuffled([code for d in plan.districts for code in station_codes(d)], "stations")
    station: dict[str, str] = {
        k: s for k, s in zip(("failed_acceptance", "below_standard"), stations, strict=False) if k in known
    }
    return Troubles(district, station, known)


@dataclass
class Play:
    """A rehearsal under way."""

    means: Workshop
    plan: Plan
    scenario: Scenario
    draw: Draw
    workers: int = 2
    dossiers: dict[int, tuple[int, Dossier]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.plan = furnished(self.plan)
        self.troubles = draw_troubles(self.plan, self.scenario, self.draw)
        self.calendar = official_calendar()

    def open(self) -> None:
        """Loads plan and people on the first day; later enters what an earlier release did not ask for."""
        with writing(self.means.engine) as session:
            if not lookup.programmes(session):
                people.set_programme_date(session, self.scenario.starts)
                first, *others = cast(self.plan)
                changes.initialise(session, first, kind=RecordKind.REHEARSAL)
                manager = people.actor(session, first.login)
                programme.load(
                    session,
                    manager,
                    self.plan,
                    started_on=self.scenario.starts,
                    kind=RecordKind.REHEARSAL,
                    assessment=self.scenario.scheme,
                )
                for entry in others:
                    changes.enter_person(session, manager, entry)
            else:
                furnish(session, people.actor(session, CITY_LOGINS[Role.PROJECT_MANAGER]), self.programme(session))

    def days(self, until: date) -> Iterator[date]:
        """The days still to play, the record's present date first: a killed day is played on."""
        with reading(self.means.engine) as session:
            day = people.programme_date(session)
        while day <= until:
            yield day
            day += timedelta(days=1)

    def day(self, on: date) -> None:
        """One day, in phases that may each be repeated without harm."""
        self.morning(on)
        if self.calendar.is_working(on):
            self.acts(on)
        self.advance()
        deliver(self.means.engine, senders_of(self.means))

    def morning(self, on: date) -> None:
        """The date, cycles that open, the watch, and yesterday's alerts acknowledged; once, as one transaction."""
        with writing(self.means.engine) as session:
            row = self.programme(session)
            if alerts.watched(session, row, on):
                return  # a day played on after a crash: what was done since must not be taken for yesterday's
            people.set_programme_date(session, on)
            for cycle in self.scenario.cycles:
                if cycle.opens == on:
                    assessment.open_cycles(
                        session,
                        people.actor(session, CITY_LOGINS[Role.PROJECT_MANAGER]),
                        row,
                        label=cycle.label,
                        due=cycle.due,
                        on=on,
                    )
            alerts.watch(session, row)
            if self.calendar.is_working(on):
                self._acknowledge(session, row, on)
                self._answer(session, row, on)
            key = audit.audit_key(self.means.home, sealed=audit.is_sealed(session))
            audit.seal(session, on - timedelta(days=1), key)

    def _acknowledge(self, session: Session, row: Programme, on: date) -> None:
        for alert in lookup.unacknowledged(session, row, on):
            first = self.calendar.on_or_after(alert.raised_on + timedelta(days=1))
            if on == first and self.draw.number(1, 100, "ack", alert.number) <= self.scenario.acknowledge_percent:
                alerts.acknowledge(session, people.actor(session, alert.person), alert.number, on)

    def _answer(self, session: Session, row: Programme, on: date) -> None:
        """销号: what was overdue and is done now, or was recorded as a breach, is answered the day after."""
        manager = people.actor(session, CITY_LOGINS[Role.PROJECT_MANAGER])
        for item in lookup.answerable(session, row, on):
            supervision.close_item(session, manager, item, on, "已办结，原因已说明（演练）")

    def acts(self, on: date) -> None:
        """Whatever people do today, each act in its own transaction.

        They go by what stood in the record this morning: the list of the day's acts and its order are then the
        same for a day that is played on after a crash.
        """
        for case in self.cases():
            dossier = self.dossier(case)
            standing = standing_before(dossier, on)
            if standing is None:
                continue
            for key, row in standing.rows.items():
                if dossier.rows.get(key, row).done_on is None:  # a round that has failed since asks for less
                    self._act(standing, row, on)
            if case.kind == OPERATORS:
                self._challenge(standing, on)
                self._complain(standing, on)

    def cases(self) -> list[Case]:
        """All cases as they stand this morning."""
        with reading(self.means.engine) as session:
            found = list(lookup.live_cases(session, self.programme(session)))
            session.expunge_all()
        return found

    def dossier(self, case: Case) -> Dossier:
        """A case's dossier, read anew only when the case has changed."""
        assert case.id
        held = self.dossiers.get(case.id)
        if held is None or held[0] != case.changed_version:
            with reading(self.means.engine) as session:
                held = (case.changed_version, open_dossier(session, session.get_one(Case, case.id)))
                session.expunge_all()
            self.dossiers[case.id] = held
        return held[1]

    def _act(self, dossier: Dossier, row: Row, on: date) -> None:
        step = dossier.procedure.step(row.step)
        if step.lapse or row.ready_on is None or row.ready_on > on:
            return
        scene = self.scene(dossier, row, on)
        if step.optional:
            want = SCRIPT.wishes.get((dossier.procedure.name, step.name))
            if want is None or not want(scene):
                return
        when, breach = self.when(scene)
        if max(when, scene.service_from or when) > on:
            return
        line = SCRIPT.lines.get((dossier.procedure.name, step.name))
        entry = line(scene) if line else {}
        if entry is not None:
            self.perform(dossier, row, on, entry | confirmed(scene), step.doer(city=dossier.district is None), breach)

    def scene(self, dossier: Dossier, row: Row, on: date) -> Scene:
        contractor = instalment = begins = None
        if dossier.case.kind == "platform":
            with reading(self.means.engine) as session:
                contractor = lookup.contractor(session, self.programme(session), "platform_tender")
        if lines_performance.asked(self.scenario, dossier, row, on):
            with reading(self.means.engine) as session:
                instalment = lines_performance.instalment_due(session, dossier, row, on)
        if row.step == "opened":
            with reading(self.means.engine) as session:
                begins = lines_performance.service_begins(session, dossier, row)
        return Scene(
            self.plan, self.scenario, self.draw, self.troubles, dossier, row, on, contractor, instalment, begins
        )

    def when(self, scene: Scene) -> tuple[date, str | None]:
        """The day on which the row is done, and the reason where that is a breach."""
        row, dossier = scene.row, scene.dossier
        assert row.ready_on
        spread = self.scenario.spread(dossier.case.kind, dossier.procedure.name, row.step)
        days = scene.number(*spread, "pace")
        on = (
            self.calendar.on_or_after(row.ready_on)
            if days == 0
            else self.calendar.shift(row.ready_on, days, Unit.WORKING_DAYS)
        )
        incidents = self.troubles.incidents
        if row.step == "contract_signature" and scene.happens("late_signature") and row.latest:
            return (
                self.calendar.shift(row.latest, incidents["late_signature"].days, Unit.WORKING_DAYS),
                "运营机构法定代表人变更，签约材料补正（演练）",
            )
        if (
            row.step == "items_checked"
            and scene.happens("missed_deadline")
            and row.subject.endswith("01")
            and row.due_on
        ):
            return self.calendar.shift(row.due_on, incidents["missed_deadline"].days, Unit.WORKING_DAYS), None
        return on, None

    def perform(self, dossier: Dossier, row: Row, on: date, entry: Entry, role: Role, breach: str | None) -> None:
        case = dossier.case
        command = Command(
            command_id=f"rehearsal|{case.slug}|{row.step}|{case.round}|{row.subject}",
            case=case.slug,
            step=row.step,
            on=on,
            subject=row.subject,
            details=entry,
            breach=breach,
            second=self.second(row.step, dossier.district),
        )
        self.submit(self.login(role, dossier.district), command)

    def submit(self, login: str, command: Command) -> None:
        """Records an act, in a transaction of its own.

        Raises:
            RehearsalStopped: with day, case and step, where it is refused.
        """
        try:
            submit(self.means.engine, login, command)
        except Refusal as error:
            raise RehearsalStopped(command, login, error) from error

    def login(self, role: Role, district: District | None) -> str:
        """Who does it: the city's person, or the district's."""
        if district is None or role in CITY_ROLES:
            return CITY_LOGINS[role]
        return f"{self.plan.district(district.name).code}-{DISTRICT_LOGINS[role]}"

    def second(self, step: str, district: District | None) -> str | None:
        """Who does it together with the first, where two are asked for."""
        here, city = SECOND.get(step, (None, None))
        return f"{self.plan.district(district.name).code}-{here}" if district and here else city

    def _challenge(self, dossier: Dossier, on: date) -> None:
        """A challenge to the result, in the first round of the districts that were drawn."""
        award = dossier.fact("award_notice")
        kinds = [k for k in ("challenge_upheld", "challenge_dismissed") if self.troubles.here(k, dossier.district_name)]
        if not kinds or award is None or dossier.case.round != 1:
            return
        if on != self.calendar.shift(award.done_on, CHALLENGE_AFTER, Unit.WORKING_DAYS):
            return
        loser = losing_bidder(dossier)
        command = Command(
            command_id=f"rehearsal|{dossier.case.slug}|challenge",
            case=dossier.case.slug,
            step="received",
            on=on,
            details={
                "supplier": loser,
                "about": "result",
                "matters": "1．认为“同类业绩”评审因素打分有误；2．认为开标、评标过程没有全程录音录像（演练）。",
                "request": "请求复核评审得分（演练）。",
            },
        )
        self.submit(self.login(Role.PROCUREMENT, dossier.district), command)

    def _complain(self, dossier: Dossier, on: date) -> None:
        """A complaint by anyone who challenged the result without success, where that was drawn."""
        answered = [hold.released_on for hold in dossier.situation.holds.get(HELD_STEP, ()) if hold.reason == "质疑1"]
        if not self.troubles.here("complaint_suspended", dossier.district_name) or not answered or answered[0] is None:
            return
        if on != self.calendar.shift(answered[0], COMPLAINT_AFTER, Unit.WORKING_DAYS):
            return
        command = Command(
            command_id=f"rehearsal|{dossier.case.slug}|complaint",
            case=dossier.case.slug,
            step="complaint_filed",
            on=on,
            details={
                "supplier": losing_bidder(dossier),
                "challenge": "质疑1",
                "matters": "认为“同类业绩”打分有误（演练）",
            },
        )
        self.submit(self.login(Role.PROCUREMENT, dossier.district), command)

    def advance(self) -> None:
        """Documents of all cases with work: numbers in order, rendering side by side."""
        slugs = due_cases(self.means.engine, self.plan.slug)
        self.issue(self.reserve(slugs))

    def reserve(self, slugs: list[str]) -> list[Reserved]:
        """Numbers for all that is due, in the order in which the cases were opened. What a rehearsal's people enter makes
        no papers that contradict: the refusal of one that is held back ends the rehearsal."""
        found = [reserve(self.means.engine, slug) for slug in slugs]
        for paper in (held for one in found for held in one.held):
            raise paper.refusal
        return found

    def issue(self, reserved: list[Reserved]) -> None:
        """Renders what is due, as many at a time as there are workers, and marks it issued."""
        waiting = [(one.case, pending) for one in reserved for pending in one.pending]
        if not waiting:
            return
        with ThreadPoolExecutor(self.workers) as threads:
            made = threads.map(
                lambda item: (item[0], issue(self.means.engine, self.means.home, item[1], self.means.renderer)), waiting
            )
            outcomes = list(made)
        for one in reserved:
            if one.pending:
                settle(self.means.engine, one, [o for slug, o in outcomes if slug == one.case])

    def programme(self, session: Session) -> Programme:
        return loaded.programme(session, self.plan.slug)


def losing_bidder(dossier: Dossier) -> str:
    """A bidder who was scored and did not win the first lot."""
    winners = {line.supplier for line in dossier.said(WinnerConfirmation).winners}
    return next(line.supplier for line in dossier.said(EvaluationReport).scores if line.supplier not in winners)


def senders_of(means: Workshop) -> list:  # type: ignore[type-arg]
    """Carriers by the settings: a rehearsal's people have no mail address, so theirs is the 站内信."""
    from models.settings import settings

    return senders(means.engine, settings())
