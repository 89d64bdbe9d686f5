"""Delivery: empties the outbox. Enqueued exactly once, delivered at least once."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Engine

from models.clock import utc_now
from models.database import reading
from models.settings import Settings
from papers.register import is_rehearsal
from record.alerting import outbox
from record.alerting.outbox import Message
from record.leases import aside
from tasks.mail import MailSender

log = logging.getLogger(__name__)

REHEARSAL_MARK = "【演练】"


class Sender(Protocol):
    """A carrier of messages: yields each message with what went wrong, '' if it was taken."""

    @property
    def channel(self) -> str: ...

    def send(self, messages: Sequence[Message]) -> Iterator[tuple[Message, str]]: ...


@dataclass(frozen=True)
class Delivered:
    """How many messages a run delivered, and how many it could not."""

    sent: int = 0
    failed: int = 0

    @property
    def said(self) -> str:
        """In Chinese, in one line."""
        if self.failed:
            return f"已投递{self.sent}条，{self.failed}条未成，稍后重投"
        return f"已投递{self.sent}条" if self.sent else "没有待投递的提醒"


def senders(engine: Engine, chosen: Settings) -> list[Sender]:
    """The carriers that the settings name; without a mail server, mail waits in the outbox.

    Raises:
        SettingsError: where the mail server is set but not fully.
    """
    server = chosen.smtp_server()
    if server is None:
        return []
    with reading(engine) as session:
        mark = REHEARSAL_MARK if is_rehearsal(session) else ""
    return [MailSender(server, mark)]


def deliver(engine: Engine, carriers: Sequence[Sender], between: Callable[[], None] = lambda: None) -> Delivered:
    """Delivers all that is due: 站内信 at once, the rest in batches, each marked as soon as it is taken.

    `between` is called after each message: the holder of a lease renews it there.
    """
    with aside(engine) as session:
        sent = outbox.deliver_inbox(session, utc_now())
    failed = 0
    for carrier in carriers:
        while messages := _claim(engine, carrier.channel):
            for message, error in carrier.send(messages):
                _mark(engine, message, error)
                sent, failed = sent + (not error), failed + bool(error)
                between()
    return Delivered(sent, failed)


def _claim(engine: Engine, channel: str) -> list[Message]:
    with aside(engine) as session:
        return outbox.claim(session, channel, utc_now())


def _mark(engine: Engine, message: Message, error: str) -> None:
    with aside(engine) as session:
        if error:
            log.warning("提醒%s第%d次投递未成：%s", message.number, message.attempt, error)
            outbox.mark_failed(session, message, error, utc_now())
        else:
            outbox.mark_sent(session, message, utc_now())
