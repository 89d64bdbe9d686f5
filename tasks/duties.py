"""The machine's recurring work without Prefect: by hand, and where Prefect is away. The flows do the same through it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from sqlalchemy import Engine

from models.database import is_outage, reading
from models.refusal import Refusal
from models.settings import settings
from papers import register
from record.alerting import outbox
from record.alerting.watch import WatchResult
from record.duties import DELIVERY, MORNING, SWEEP, OnDuty, on_duty
from record.leases import aside, held
from tasks import alerts
from tasks.advance import Advanced, Outcome, advance, due_cases, issue
from tasks.delivery import Delivered, deliver, senders
from tasks.workshop import Workshop
from views.work import Place, places_with_work

log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True)
class Stuck:
    """A case that could not be advanced, and why, in Chinese."""

    case: str
    error: str


@dataclass(frozen=True)
class Swept:
    """What a sweep did: the cases that it advanced, and the places that another process was at."""

    advanced: tuple[Advanced, ...] = ()
    elsewhere: tuple[str, ...] = ()
    left: tuple[Outcome, ...] = ()
    """Documents of whole programmes that a crash had left without their file."""
    stuck: tuple[Stuck, ...] = ()
    """Cases that could not be advanced; they keep none of the others from it."""

    @property
    def failed(self) -> int:
        """How many documents could not be made, and how many cases could not be advanced."""
        documents = sum(len(one.failed) for one in self.advanced) + sum(bool(one.error) for one in self.left)
        return documents + len(self.stuck)

    @property
    def said(self) -> str:
        """In Chinese, in one line."""
        if not self.advanced and not self.left and not self.elsewhere and not self.stuck:
            return "各地均没有待办事项"
        parts = [f"已办理{len(self.advanced)}个事项"]
        if self.elsewhere:
            parts.append(f"{'、'.join(self.elsewhere)}正由另一进程办理")
        if unmade := self.failed - len(self.stuck):
            parts.append(f"{unmade}件公文未能制成，下次巡检时重制")
        if self.stuck:
            parts.append("未能推进：" + "；".join(f"{one.case}（{one.error}）" for one in self.stuck))
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


def _nothing() -> None:
    return None


def deliver_now(engine: Engine, beat: Callable[[], None] = _nothing) -> Delivered | None:
    """投递: empties the outbox. None if another process is delivering now. `beat` is called after each message.

    Raises:
        SettingsError: where the mail server is set but not fully; 站内信 were delivered before.
    """
    with on_duty(engine, DELIVERY, beat) as duty:
        if duty is None:
            return None
        with aside(engine) as session:
            outbox.free_claims(session)
        inbox = deliver(engine, ())
        mail = deliver(engine, senders(engine, settings()), duty.renew)
        done = Delivered(inbox.sent + mail.sent, inbox.failed + mail.failed)
        duty.complete(done.said)
        return done


def watch_now(means: Workshop) -> MorningOutcome | None:
    """晨检 without Prefect: `morning` with the steps called directly."""
    return morning(
        means.engine,
        watch=lambda slug: alerts.watch_programme(means.engine, slug),
        seal=lambda: alerts.seal_trail(means.engine, means.home),
    )


def morning(engine: Engine, watch: Callable[[str], WatchResult], seal: Callable[[], object]) -> MorningOutcome | None:
    """晨检: watches every programme, then seals yesterday's trail. None if another process does it now.

    A programme that cannot be watched keeps no other from its alerts, and neither does a trail that cannot be sealed.
    The duty is completed only if all went well.

    Raises:
        Exception: the first thing that went wrong, after everything else was done; the others are logged.
    """
    with on_duty(engine, MORNING) as duty:
        if duty is None:
            return None
        results: list[WatchResult] = []
        faults: list[Exception] = []
        for slug in alerts.programmes(engine):
            results += _attempt(f"方案{slug}的晨检", partial(watch, slug), faults)
        _attempt("审计封存", seal, faults)
        if faults:
            raise faults[0]
        done = MorningOutcome(sum(r.raised for r in results), sum(r.escalated for r in results))
        duty.complete(done.said)
        return done


def _attempt(name: str, step: Callable[[], T], faults: list[Exception]) -> list[T]:
    """The result of one step; whatever goes wrong in it is logged and kept for the end."""
    try:
        return [step()]
    except Exception as fault:
        log.exception("%s未能完成", name)
        faults.append(fault)
        return []


def sweep_now(means: Workshop, beat: Callable[[], None] = _nothing) -> Swept | None:
    """巡检: does whatever the machine owes, one district after the other. None if another process sweeps now.

    `beat` is called before each case.
    """
    with on_duty(means.engine, SWEEP, beat) as duty:
        if duty is None:
            return None
        with reading(means.engine) as session:
            places, waiting = places_with_work(session), register.pending_of_programmes(session)
        left = tuple(issue(means.engine, means.home, pending, means.renderer) for pending in waiting)
        advanced, elsewhere, stuck = _advance_places(means, places, duty)
        done = Swept(tuple(advanced), tuple(elsewhere), left, tuple(stuck))
        duty.complete(done.said)
        return done


def _advance_places(
    means: Workshop, places: Sequence[Place], duty: OnDuty
) -> tuple[list[Advanced], list[str], list[Stuck]]:
    advanced: list[Advanced] = []
    elsewhere: list[str] = []
    stuck: list[Stuck] = []
    for place in places:
        with held(means.engine, district_lease(place)) as lease:
            if lease is None:
                elsewhere.append(place.district)
                continue
            for case in _cases(means, place):
                lease.renew()
                duty.renew()
                try:
                    advanced.append(advance(means.engine, means.home, case, means.renderer))
                except Exception as fault:
                    if is_outage(fault):
                        raise
                    stuck.append(_stuck(case, fault))
    return advanced, elsewhere, stuck


def _stuck(case: str, fault: Exception) -> Stuck:
    """What stops a case: a fact that a document lacks is told in its own words, a fault of the program is logged."""
    if isinstance(fault, Refusal):
        log.error("%s未能推进：%s", case, fault)
        return Stuck(case, str(fault))
    log.error("%s未能推进", case, exc_info=fault)
    return Stuck(case, "程序出错，详情见日志，请报告管理员")


def _cases(means: Workshop, place: Place) -> Iterator[str]:
    yield from due_cases(means.engine, place.programme, place.district)
