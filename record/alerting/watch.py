"""The morning watch: who must be told today about which deadline. Each alert and its message exactly once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, or_, select

from models.alert import Alert, Outbox
from models.case import Case, ScheduleRow
from models.clock import utc_now
from models.person import Actor, Person
from models.programme import District, Programme
from models.record import WatchRun
from models.refusal import Refusal
from models.values import CITY, CITY_ROLES, ROLE_TITLES, Role
from record.alerting.supervision import open_item
from record.custody import audit
from record.numbers import next_number
from record.people import holders, programme_date, stands_in
from record.situation import calendar_of, procedure_of
from rules.alerts import CITY_LEADER, HANDLER, Rung, alert_text, alert_title, rung_for
from rules.calendar import Calendar
from rules.procedure import Step


class UnknownAlert(Refusal):
    """Raised when no alert has that number."""

    code, exit_code = "unknown_alert", 2


class NotAddressed(Refusal):
    """Raised when somebody acknowledges an alert that was sent to another person."""

    code = "not_addressed"


@dataclass(frozen=True)
class WatchResult:
    """What a morning raised."""

    raised: int = 0
    escalated: int = 0


@dataclass(frozen=True)
class Due:
    """Rows of one step with one due date: told together, however many stations they are."""

    case: Case
    step: Step
    rows: Sequence[ScheduleRow]
    rung: Rung

    @property
    def due_on(self) -> date:
        due = self.rows[0].due_on
        assert due is not None
        return due

    @property
    def basis(self) -> str:
        """Clause of the plan, or the articles that set the date."""
        if self.rows[0].due_basis == "plan":
            return self.case.due_source
        limits = [
            r
            for r in self.rows[0].reasons
            if r["kind"] in ("within", "lead", "appointed") and (r.get("last") or r["end"]) == self.due_on.isoformat()
        ]
        return "；".join(dict.fromkeys(r["basis"] for r in limits)) or self.case.due_source


def watched(session: Session, programme: Programme, on: date) -> bool:
    """Whether the alerts of a day have been raised."""
    found = select(WatchRun).where(WatchRun.programme_id == programme.id, WatchRun.watched_on == on)
    return session.exec(found).first() is not None


def watch(session: Session, programme: Programme) -> WatchResult:
    """Raises today's alerts of a programme, once a day: a second call on the same date does nothing."""
    today = programme_date(session)
    assert programme.id
    if watched(session, programme, today):
        return WatchResult()
    session.add(WatchRun(programme_id=programme.id, watched_on=today))
    raised = escalated = 0
    for due in _due_today(session, programme, today):
        fresh = _raise(session, programme, due, today)
        raised += fresh
        if due.rung.level > HANDLER:
            escalated += fresh
            open_item(
                session,
                due.case,
                due.step.name,
                "",
                source="overdue",
                basis=due.basis,
                on=today,
                reason=f"“{due.step.title}”应于{due.due_on}前办结，已逾期{-due.rung.left}个工作日",
            )
    return WatchResult(raised, escalated)


def _due_today(session: Session, programme: Programme, today: date) -> list[Due]:
    """The steps that stand on a rung today, in a stable order."""
    found = session.exec(
        select(ScheduleRow, Case)
        .join(Case, col(Case.id) == ScheduleRow.case_id)
        .where(
            Case.programme_id == programme.id,
            ScheduleRow.round == Case.round,
            ~col(ScheduleRow.lapse),
            col(ScheduleRow.done_on).is_(None),
            col(ScheduleRow.due_on).is_not(None),
            col(ScheduleRow.alert_on) <= today,
            or_(col(ScheduleRow.ready_on) <= today, ScheduleRow.due_basis == "plan"),
        )
        .order_by(col(Case.id), col(ScheduleRow.position), ScheduleRow.subject)
    ).all()
    groups: dict[tuple[int, str, date], list[ScheduleRow]] = defaultdict(list)
    cases: dict[int, Case] = {}
    for row, case in found:
        assert case.id and row.due_on
        cases[case.id] = case
        groups[case.id, row.step, row.due_on].append(row)
    calendar = calendar_of(session)
    return [
        due
        for (case_id, name, _on), rows in groups.items()
        if (due := _on_rung(session, cases[case_id], name, rows, today, calendar))
    ]


def _on_rung(
    session: Session, case: Case, name: str, rows: Sequence[ScheduleRow], today: date, calendar: Calendar
) -> Due | None:
    procedure = procedure_of(session, case)
    step = procedure.step(name)
    ready = any(row.ready_on and row.ready_on <= today for row in rows)
    if not ready and name != procedure.finish:
        return None  # the one before it has the ball, and is told
    assert rows[0].due_on
    rung = rung_for(rows[0].due_on, today, calendar, city=case.district_id is None)
    return Due(case, step, rows, rung) if rung else None


def _raise(session: Session, programme: Programme, due: Due, today: date) -> int:
    district = session.get(District, due.case.district_id) if due.case.district_id else None
    fresh = 0
    people, empty = _addressees(session, due, district.name if district else None, today)
    for person in people:
        key = f"{due.case.slug}|{due.step.name}|{due.case.round}|{due.due_on}|{due.rung.key}|{person.login}"
        if session.exec(select(Alert.id).where(Alert.dedup_key == key)).first() is None:
            _enqueue(session, programme, due, district.name if district else CITY, person, key, today, empty)
            fresh += 1
    return fresh


def _addressees(session: Session, due: Due, district: str | None, today: date) -> tuple[list[Person], tuple[Role, ...]]:
    """Who is told: who does the step, and from a rung on the leader above; of these, who is there today.

    Where nobody holds a post today, the next one up is told instead; answers with those empty posts as well.
    """
    posts = [due.step.doer(city=due.case.district_id is None)]
    if due.rung.level > HANDLER:
        posts.append(Role.CITY_LEADER if due.rung.level == CITY_LEADER else Role.DISTRICT_LEADER)
    people: dict[str, Person] = {}
    empty = []
    for post in posts:
        found = _there(session, post, district, today)
        if not found:
            empty.append(post)
            found = _next_up(session, post, district, today)
        people |= {person.login: person for person in found}
    return list(people.values()), tuple(empty)


def _there(session: Session, post: Role, district: str | None, today: date) -> list[Person]:
    return holders(session, post, None if post in CITY_ROLES else district, today)


def _next_up(session: Session, post: Role, district: str | None, today: date) -> list[Person]:
    """Who is told in place of a post that nobody holds: the district's leader, the city's leader, 市专班."""
    above = [Role.CITY_LEADER, Role.PROJECT_MANAGER]
    if district and post not in CITY_ROLES:
        above.insert(0, Role.DISTRICT_LEADER)
    found = (_there(session, other, district, today) for other in above if other is not post)
    return next((people for people in found if people), [])


def _enqueue(
    session: Session,
    programme: Programme,
    due: Due,
    place: str,
    person: Person,
    key: str,
    today: date,
    empty: Sequence[Role],
) -> None:
    assert due.case.id
    number = f"{programme.slug}-T{today.year}-{next_number(session, programme.slug, '提醒', today.year):05d}"
    subjects = [row.subject for row in due.rows if row.subject]
    where = place + (f"（{'、'.join(subjects)}）" if subjects else "")
    alert = Alert(
        number=number,
        dedup_key=key,
        case_id=due.case.id,
        step=due.step.name,
        round=due.case.round,
        rung=due.rung.key,
        level=due.rung.level,
        person=person.login,
        raised_on=today,
        due_on=due.due_on,
        title=alert_title(due.rung, place, due.step.title),
        body=alert_text(
            due.rung,
            number,
            place=where,
            step=due.step.title,
            due_on=due.due_on,
            basis=due.basis,
            provisional=any(row.provisional for row in due.rows),
            empty=[ROLE_TITLES[post] for post in empty],
        ),
    )
    session.add(alert)
    session.flush()
    assert alert.id
    session.add(
        Outbox(
            dedup_key=number,
            alert_id=alert.id,
            channel="mail" if person.mail else "inbox",
            recipient=person.mail or person.login,
            payload={"number": number, "title": alert.title, "body": alert.body},
            next_at=utc_now(),
        )
    )


def acknowledge(session: Session, actor: Actor, number: str, on: date) -> None:
    """签收 by the person who was told, or by their deputy or successor. A second time changes nothing.

    Raises:
        UnknownAlert: NotAddressed: with what to do.
    """
    alert = session.exec(select(Alert).where(Alert.number == number)).first()
    if alert is None:
        raise UnknownAlert(f"没有编号为“{number}”的提醒", remedy="请核对编号")
    if alert.person != actor.login and not stands_in(session, actor.login, alert.person, on):
        raise NotAddressed(f"提醒“{number}”不是发给{actor.title}的", remedy="请由收到提醒的人签收")
    if alert.acknowledged_on is None:
        alert.acknowledged_on, alert.acknowledged_by = on, actor.login
        session.add(alert)
        audit.append(session, actor, "acknowledge", number, {"on": on})
