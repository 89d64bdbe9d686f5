"""Delivery over real mail on loopback: at least once, and recognisable when it is twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

import pytest
from sqlalchemy import Engine, func, select

from models.alert import Alert, Outbox
from models.clock import utc_now
from models.database import reading
from models.settings import Settings, SettingsError
from record.alerting import outbox
from record.alerting.outbox import INBOX, LEASE, Message
from record.leases import aside
from tasks import delivery
from tasks.delivery import Delivered, Sender, deliver, senders
from tasks.mail import MailSender
from tests.actions.builders import prepare
from tests.record.alerting.test_outbox import enqueue, row
from tests.tasks.test_mail import Post, plain, post_office


def test_mail_and_inbox_are_delivered(engine: Engine) -> None:
    prepare(engine)
    enqueue(engine, *(f"T-{n}" for n in range(25)))
    enqueue(engine, "T-inbox", channel=INBOX, recipient="惠东县.procurement")
    post = Post()
    with post_office(post) as port:
        assert deliver(engine, [MailSender(plain(port))]) == Delivered(sent=26)
        assert deliver(engine, [MailSender(plain(port))]) == Delivered()
    assert sorted(mail["Message-ID"] for mail in post.taken) == sorted(
        f"<T-{n}@huizhou.example.gov.cn>" for n in range(25)
    )
    assert "惠东县“招标公告”还有3个工作日" in post.taken[0]["Subject"]


def test_a_server_that_is_down_is_tried_again(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(engine)
    enqueue(engine, "T-1")
    with post_office(Post()) as port:
        pass
    assert deliver(engine, [MailSender(plain(port))]) == Delivered(failed=1)
    waiting = row(engine, "T-1")
    assert (waiting.state, waiting.attempts) == ("pending", 1)
    assert timedelta(0) < waiting.next_at - utc_now() <= timedelta(minutes=1)
    assert "无法使用" in (waiting.error or "")
    assert deliver(engine, [MailSender(plain(port))]) == Delivered()  # not before its time

    later = utc_now() + timedelta(minutes=1)
    monkeypatch.setattr(delivery, "utc_now", lambda: later)
    post = Post()
    with post_office(post) as port:
        assert deliver(engine, [MailSender(plain(port))]) == Delivered(sent=1)
    assert (row(engine, "T-1").state, len(post.taken)) == ("sent", 1)


class Killed:
    """A sender whose process dies between handing over and marking."""

    channel = "mail"

    def __init__(self, sender: MailSender) -> None:
        self._sender = sender

    def send(self, messages: Sequence[Message]) -> Iterator[tuple[Message, str]]:
        for _done in self._sender.send(messages):
            raise KeyboardInterrupt
        yield from ()


def test_killed_after_sending_it_is_sent_again_with_the_same_message_id(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(engine)
    enqueue(engine, "T-1")
    post = Post()
    with post_office(post) as port:
        carrier = MailSender(plain(port))
        with pytest.raises(KeyboardInterrupt):
            deliver(engine, [Killed(carrier)])
        assert deliver(engine, [carrier]) == Delivered()  # the lease still stands
        later = utc_now() + LEASE
        monkeypatch.setattr(delivery, "utc_now", lambda: later)
        assert deliver(engine, [carrier]) == Delivered(sent=1)
    first, second = (mail["Message-ID"] for mail in post.taken)
    assert first == second == "<T-1@huizhou.example.gov.cn>"


def test_without_a_mail_server_mail_waits(engine: Engine) -> None:
    prepare(engine)
    enqueue(engine, "T-1")
    carriers: list[Sender] = senders(engine, Settings())
    assert carriers == []
    assert deliver(engine, carriers) == Delivered()
    assert row(engine, "T-1").state == "pending"


def test_mail_of_a_rehearsal_says_so(engine: Engine) -> None:
    prepare(engine)  # a rehearsal
    enqueue(engine, "T-1")
    post = Post()
    with post_office(post) as port:
        chosen = Settings(smtp_url=f"smtp://127.0.0.1:{port}", smtp_from="alerts@example.gov.cn")
        assert deliver(engine, senders(engine, chosen)) == Delivered(sent=1)
    assert post.taken[0]["Subject"].startswith("【演练】")


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_mail_server_without_a_sender_is_refused(engine: Engine) -> None:
    with pytest.raises(SettingsError, match="YICHENG_SMTP_FROM"):
        senders(engine, Settings(smtp_url="smtp://127.0.0.1:25"))


def test_each_alert_has_one_message_in_its_channel(engine: Engine) -> None:
    """The watch of a whole morning: as many messages as alerts, and a second watch adds none."""
    from tasks.alerts import programmes, watch_programme

    prepare(engine)
    assert programmes(engine) == ["huizhou-2023"]
    raised = watch_programme(engine, "huizhou-2023").raised
    assert raised > 0
    assert watch_programme(engine, "huizhou-2023").raised == 0
    with reading(engine) as session:
        per_alert = (
            session.execute(
                select(func.count(Outbox.id))
                .select_from(Alert)  # type: ignore[arg-type]
                .join(Outbox, Outbox.alert_id == Alert.id, isouter=True)  # type: ignore[arg-type]
                .group_by(Alert.id, Outbox.channel)
            )
            .scalars()
            .all()
        )  # type: ignore[arg-type]
    assert per_alert == [1] * raised
    with aside(engine) as session:
        assert outbox.deliver_inbox(session, utc_now()) == raised
