"""Supervision items (督办事项): opened by a breach, a long overdue deadline or a station below standard."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, select

from models.alert import SupervisionItem
from models.case import Case
from models.database import record_head
from models.person import SYSTEM, Actor
from models.programme import Programme
from models.values import Role
from record.custody import audit
from record.errors import WrongRole
from record.numbers import next_number
from record.situation import calendar_of
from rules.calendar import Unit

CLOSERS = frozenset({Role.PROJECT_MANAGER, Role.CITY_LEADER, Role.SYSTEM})
_TOLD = {"number", "round", "step", "subject", "source", "basis", "reason", "opened_on", "due_on"}
DAYS_TO_ANSWER = 5
"""Working days within which an item is to be answered; the bureau's own rule, not the law's."""


def open_item(
    session: Session, case: Case, step: str, subject: str, *, source: str, basis: str, reason: str, on: date
) -> SupervisionItem:
    """Opens an item, or returns the one that this step already has from this source.

    Call it inside `models.database.writing`: the case has work from then on, its 督办单.
    """
    assert case.id is not None
    found = session.exec(
        select(SupervisionItem).where(
            SupervisionItem.case_id == case.id,
            SupervisionItem.round == case.round,
            SupervisionItem.step == step,
            SupervisionItem.subject == subject,
            SupervisionItem.source == source,
        )
    ).first()
    if found:
        return found
    programme = session.get_one(Programme, case.programme_id)
    number = next_number(session, programme.slug, "督办", on.year)
    item = SupervisionItem(
        number=f"督办〔{on.year}〕{number}号",
        case_id=case.id,
        round=case.round,
        step=step,
        subject=subject,
        source=source,
        basis=basis,
        reason=reason,
        opened_on=on,
        due_on=calendar_of(session).shift(on, DAYS_TO_ANSWER, Unit.WORKING_DAYS),
    )
    case.touch(record_head(session).data_version)
    session.add_all([item, case])
    session.flush()
    told = item.model_dump(mode="json", include=_TOLD)
    audit.append(session, SYSTEM, "supervise", case.slug, told)
    return item


def close_item(session: Session, actor: Actor, item: SupervisionItem, on: date, reply: str) -> None:
    """Closes an item (销号) with its reply; does nothing where it is closed already.

    Raises:
        WrongRole: unless the city's project manager or leader, or the system, closes it.
    """
    if actor.role not in CLOSERS:
        raise WrongRole(f"{actor.title}不能办理督办销号", remedy="请由市专班办理")
    if item.closed_on is None:
        item.closed_on = on
        session.add(item)
        audit.append(session, actor, "close_supervision", item.number, {"on": on, "reply": reply})


def reopen_item(session: Session, item: SupervisionItem, on: date, reason: str) -> None:
    """Opens an item again whose ground has come back; does nothing where it is open."""
    if item.closed_on is not None:
        told = {"on": on, "closed_on": item.closed_on, "reason": reason}
        item.closed_on = None
        session.add(item)
        audit.append(session, SYSTEM, "reopen_supervision", item.number, told)
