"""The outbox: messages enqueued exactly once, with their alert, and delivered at least once.

Anyone who delivers claims messages by a lease in real time; a claim never answered runs out and is taken again.
A message sent twice carries the same number and the same Message-ID.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlmodel import Session, col, func, select

from models.alert import Alert, Outbox
from models.values import DeliveryState

INBOX, MAIL = "inbox", "mail"
"""Channels: 站内信, which needs no carrier, and mail."""

LEASE = timedelta(minutes=5)
BACK_OFF = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60))
"""Waiting time after the first, second … failure; the last one from then on."""
ATTEMPTS = 240
"""After this many attempts, ten days, longer than any holiday without a mail server, a message is given up: `doctor`
tells, and a person has it tried again."""
LONGEST_ERROR = 500


@dataclass(frozen=True)
class Message:
    """A claimed message. `attempt` counts from 1 and tells this claim from a later one."""

    id: int
    number: str
    """Of its alert."""
    recipient: str
    title: str
    body: str
    attempt: int


def deliver_inbox(session: Session, now: datetime) -> int:
    """站内信 stand in the record already: they are delivered by saying so. Answers how many."""
    found = session.execute(
        update(Outbox)
        .where(col(Outbox.channel) == INBOX, col(Outbox.state) == DeliveryState.PENDING.value)
        .values(state=DeliveryState.SENT.value, sent_at=now, attempts=col(Outbox.attempts) + 1, error=None)
        .returning(col(Outbox.id))
    )
    return len(found.all())


def claim(session: Session, channel: str, now: datetime, limit: int = 20) -> list[Message]:
    """Claims due messages of a channel, oldest first; nobody else gets them until the lease ends."""
    free = col(Outbox.leased_until).is_(None) | (col(Outbox.leased_until) <= now)
    pending = Outbox.state == DeliveryState.PENDING.value
    due = (
        select(Outbox.id)
        .where(Outbox.channel == channel, pending, col(Outbox.next_at) <= now, free)
        .order_by(col(Outbox.next_at), col(Outbox.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    claimed = session.execute(
        update(Outbox)
        .where(col(Outbox.id).in_(due.scalar_subquery()))
        .values(leased_until=now + LEASE, attempts=col(Outbox.attempts) + 1)
        .returning(col(Outbox.id), col(Outbox.alert_id), col(Outbox.recipient), col(Outbox.attempts))
    ).all()
    alerts = {
        alert.id: alert
        for alert in session.exec(select(Alert).where(col(Alert.id).in_([row.alert_id for row in claimed]))).all()
    }
    return [
        Message(
            row.id,
            alerts[row.alert_id].number,
            row.recipient,
            alerts[row.alert_id].title,
            alerts[row.alert_id].body,
            row.attempts,
        )
        for row in sorted(claimed, key=lambda row: int(row.id))
    ]


def given_up(session: Session) -> int:
    """How many messages were given up."""
    return session.exec(select(func.count()).where(col(Outbox.state) == DeliveryState.FAILED.value)).one()


def try_again(session: Session, now: datetime) -> int:
    """Everything that was given up is due again, with all its attempts. Answers how many."""
    found = session.execute(
        update(Outbox)
        .where(col(Outbox.state) == DeliveryState.FAILED.value)
        .values(state=DeliveryState.PENDING.value, attempts=0, next_at=now, leased_until=None)
        .returning(col(Outbox.id))
    )
    return len(found.all())


def free_claims(session: Session) -> int:
    """Frees what a deliverer had claimed that is no more; for the one who alone delivers now. Answers how many."""
    found = session.execute(
        update(Outbox)
        .where(col(Outbox.state) == DeliveryState.PENDING.value, col(Outbox.leased_until).is_not(None))
        .values(leased_until=None)
        .returning(col(Outbox.id))
    )
    return len(found.all())


def mark_sent(session: Session, message: Message, now: datetime) -> None:
    """The carrier has taken the message. Holds even where the lease has run out meanwhile."""
    session.execute(
        update(Outbox)
        .where(col(Outbox.id) == message.id, col(Outbox.state) != DeliveryState.SENT.value)
        .values(state=DeliveryState.SENT.value, sent_at=now, leased_until=None, error=None)
    )


def mark_failed(session: Session, message: Message, error: str, now: datetime) -> None:
    """The carrier refused or was not there: tried again later, or given up after `ATTEMPTS`.

    Does nothing where another claim was made meanwhile: that one answers for the message now.
    """
    lasting = message.attempt >= ATTEMPTS
    session.execute(
        update(Outbox)
        .where(
            col(Outbox.id) == message.id,
            col(Outbox.attempts) == message.attempt,
            col(Outbox.state) == DeliveryState.PENDING.value,
        )
        .values(
            state=(DeliveryState.FAILED if lasting else DeliveryState.PENDING).value,
            leased_until=None,
            next_at=now + back_off(message.attempt),
            error=error[:LONGEST_ERROR],
        )
    )


def back_off(attempt: int) -> timedelta:
    """How long to wait after the given attempt (from 1)."""
    return BACK_OFF[min(attempt, len(BACK_OFF)) - 1]
