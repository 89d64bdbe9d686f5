"""The machine's recurring work without Prefect: by hand, and where Prefect is away. The flows do the same through it."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from models.database import reading
from models.settings import settings
from papers import register
from record.alerting import outbox
from record.duties import DELIVERY, MORNING, SWEEP, OnDuty, on_duty
from record.leases import aside, held
from tasks import alerts
from tasks.advance import Advanced, Outcome, advance, due_cases, issue
from tasks.delivery import Delivered, deliver, senders
from tasks.workshop import Workshop
from views.work import Place, places_with_work

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Swept:
    """What a sweep did: the cases that it advanced, and the places that another process was at."""

    advanced: tuple[Advanced, ...] = ()
    elsewhere: tuple[str, ...] = ()
    left: tuple[Outcome, ...] = ()
    """Documents of whole programmes that a crash had left without their file."""

    @property
    def failed(self) -> int:
        """How many documents could not be made."""
        return sum(len(one.failed) for one in self.advanced) + sum(bool(one.error) for one in self.left)

    @property
    def said(self) -> str:
        """In Chinese, in one line."""
        if not self.advanced and not self.left and not self.elsewhere:
            return "各县区均没有待办事项"
        parts = [f"已办理{len(self.advanced)}个事项"]
        if self.elsewhere:
            parts.append(f"{'、'.join(self.elsewhere)}正由另一进程办理")
        if self.failed:
            parts.append(f"{self.failed}件公文未能制成，下次巡检时重制")
        return "，".join(parts)


@dataclass(frozen=True)
class MorningOutcome:
    """What a morning raised."""

    raised: int = 0
    escalated: int = 0

    @property
    def said(self) -> str:
        """In Chinese, in one line."""
        if not self.raised:
            return "今天没有需要新发的提醒"
        return f"新发提醒{self.raised}条，其中逐级上报{self.escalated}条"


def district_lease(place: Place) -> str:
    """Name of the lease of a district: one process at a time works on its cases."""
    return f"district/{place.programme}/{place.district}"


def deliver_now(engine: Engine) -> Delivered | None:
    """投递: empties the outbox. None if another process is delivering now.

    Raises:
        SettingsError: where the mail server is set but not fully.
    """
    with on_duty(engine, DELIVERY) as duty:
        if duty is None:
            return None
        with aside(engine) as session:
            outbox.free_claims(session)
        done = deliver(engine, senders(engine, settings()), duty.renew)
        duty.complete(done.said)
        return done


def watch_now(means: Workshop) -> MorningOutcome | None:
    """晨检: seals yesterday's trail and watches every programme. None if another process does it now.

    Raises:
        AuditBroken: the last seal does not agree with the key in the home.
    """
    with on_duty(means.engine, MORNING) as duty:
        if duty is None:
            return None
        alerts.seal_trail(means.engine, means.home)
        results = [alerts.watch_programme(means.engine, slug) for slug in alerts.programmes(means.engine)]
        done = MorningOutcome(sum(r.raised for r in results), sum(r.escalated for r in results))
        duty.complete(done.said)
        return done


def sweep_now(means: Workshop) -> Swept | None:
    """巡检: does whatever the machine owes, one district after the other. None if another process sweeps now."""
    with on_duty(means.engine, SWEEP) as duty:
        if duty is None:
            return None
        with reading(means.engine) as session:
            places, waiting = places_with_work(session), register.pending_of_programmes(session)
        left = tuple(issue(means.engine, means.home, pending, means.renderer) for pending in waiting)
        advanced, elsewhere = _advance_places(means, places, duty)
        done = Swept(tuple(advanced), tuple(elsewhere), left)
        duty.complete(done.said)
        return done


def _advance_places(means: Workshop, places: Sequence[Place], duty: OnDuty) -> tuple[list[Advanced], list[str]]:
    advanced: list[Advanced] = []
    elsewhere = []
    for place in places:
        with held(means.engine, district_lease(place)) as lease:
            if lease is None:
                elsewhere.append(place.district)
                continue
            for case in _cases(means, place):
                lease.renew()
                duty.renew()
                advanced.append(advance(means.engine, means.home, case, means.renderer))
    return advanced, elsewhere


def _cases(means: Workshop, place: Place) -> Iterator[str]:
    yield from due_cases(means.engine, place.programme, place.district)
