"""The outbox: claimed by one, tried again with patience, given up in the end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from models.alert import Alert, Outbox
from models.database import reading, writing
from record.alerting import outbox
from record.alerting.outbox import ATTEMPTS, INBOX, LEASE, MAIL, Message
from record.leases import aside
from tests.actions.builders import case_of, prepare

NOW = datetime(2023, 10, 9, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def enqueue(
    engine: Engine, *numbers: str, channel: str = MAIL, recipient: str = "buyer@example.gov.cn", next_at: datetime = NOW
) -> None:
    """Alerts with their messages, as the watch enqueues them."""
    with writing(engine) as session:
        case = case_of(session, "惠东县/招标")
        assert case.id
        for number in numbers:
            alert = Alert(
                number=number,
                dedup_key=number,
                case_id=case.id,
                step="tender_notice",
                round=1,
                rung="3",
                person="惠东县.procurement",
                raised_on=date(2023, 10, 9),
                due_on=date(2023, 10, 12),
                title="惠东县“招标公告”还有3个工作日",
                body=f"【驿程提醒 {number}】惠东县“招标公告”须于2023年10月12日前(含当日)办结，还有3个工作日。依据：方案四(二)。",
            )
            session.add(alert)
            session.flush()
            assert alert.id
            session.add(
                Outbox(
                    dedup_key=number,
                    alert_id=alert.id,
                    channel=channel,
                    recipient=recipient,
                    payload={},
                    next_at=next_at,
                )
            )


def claim(engine: Engine, now: datetime = NOW, limit: int = 20) -> list[Message]:
    with aside(engine) as session:
        return outbox.claim(session, MAIL, now, limit)


def fail(engine: Engine, message: Message, now: datetime) -> None:
    with aside(engine) as session:
        outbox.mark_failed(session, message, "连接被拒绝", now)


def row(engine: Engine, number: str) -> Outbox:
    with reading(engine) as session:
        found = session.execute(select(Outbox).where(Outbox.dedup_key == number)).scalar_one()
        session.expunge_all()
        return found


def test_a_message_is_claimed_by_one_only(engine: Engine) -> None:
    prepare(engine)
    enqueue(engine, "T-1", "T-2", "T-3")
    assert [m.number for m in claim(engine, limit=2)] == ["T-1", "T-2"]
    assert [m.number for m in claim(engine)] == ["T-3"]
    assert claim(engine) == []


def test_what_is_not_due_or_of_another_channel_is_left(engine: Engine) -> None:
    prepare(engine)
    enqueue(engine, "later", next_at=NOW + MINUTE)
    enqueue(engine, "inbox", channel=INBOX, recipient="惠东县.procurement")
    assert claim(engine) == []
    assert [m.number for m in claim(engine, NOW + MINUTE)] == ["later"]


def test_a_claim_never_answered_runs_out(engine: Engine) -> None:
    prepare(engine)
    enqueue(engine, "T-1")
    first = claim(engine)[0]
    assert row(engine, "T-1").leased_until == NOW + 5 * MINUTE
    assert claim(engine, NOW + LEASE - MINUTE) == []
    second = claim(engine, NOW + LEASE)[0]
    assert (first.attempt, second.attempt) == (1, 2)
    fail(engine, first, NOW + LEASE)  # too late: the second claim answers now
    assert row(engine, "T-1").leased_until == NOW + LEASE + LEASE


def test_failures_are_tried_again_with_patience(engine: Engine) -> None:
    prepare(engine)
    enqueue(engine, "T-1")
    now, waits = NOW, []
    for _ in range(6):
        fail(engine, claim(engine, now)[0], now)
        after = row(engine, "T-1").next_at
        waits.append((after - now) // MINUTE)
        assert claim(engine, after - timedelta(seconds=1)) == []
        now = after
    assert waits == [1, 5, 15, 60, 60, 60]
    assert row(engine, "T-1").error == "连接被拒绝"


def test_after_ten_days_a_message_is_given_up_until_a_person_has_it_tried_again(engine: Engine) -> None:
    prepare(engine)
    enqueue(engine, "T-1")
    now = NOW
    for _ in range(ATTEMPTS):
        assert row(engine, "T-1").state == "pending"
        fail(engine, claim(engine, now)[0], now)
        now += timedelta(days=1)
    assert sum((outbox.back_off(n) for n in range(1, ATTEMPTS)), timedelta()) > timedelta(days=9)
    assert row(engine, "T-1").state == "failed"
    assert claim(engine, now) == []
    with aside(engine) as session:
        assert outbox.given_up(session) == 1
        assert outbox.try_again(session, now) == 1
        assert (outbox.given_up(session), outbox.try_again(session, now)) == (0, 0)
    assert [message.attempt for message in claim(engine, now)] == [1]


def test_sent_is_sent(engine: Engine) -> None:
    prepare(engine)
    enqueue(engine, "T-1")
    message = claim(engine)[0]
    with aside(engine) as session:
        outbox.mark_sent(session, message, NOW)
    fail(engine, message, NOW)
    found = row(engine, "T-1")
    assert (found.state, found.sent_at, found.attempts, found.leased_until, found.error) == ("sent", NOW, 1, None, None)
    assert claim(engine, NOW + timedelta(days=1)) == []


def test_the_inbox_is_delivered_by_saying_so(engine: Engine) -> None:
    prepare(engine)
    enqueue(engine, "T-1", "T-2", channel=INBOX, recipient="惠东县.procurement")
    enqueue(engine, "T-3")
    with aside(engine) as session:
        assert outbox.deliver_inbox(session, NOW) == 2
    with aside(engine) as session:
        assert outbox.deliver_inbox(session, NOW) == 0
    assert [row(engine, n).state for n in ("T-1", "T-2", "T-3")] == ["sent", "sent", "pending"]


@pytest.mark.parametrize(("attempt", "minutes"), [(1, 1), (2, 5), (3, 15), (4, 60), (5, 60), (19, 60)])
def test_back_off(attempt: int, minutes: int) -> None:
    assert outbox.back_off(attempt) == timedelta(minutes=minutes)
