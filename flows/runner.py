"""The one background thread that advances cases after a decision: through Prefect, or plain without it."""

from __future__ import annotations

import logging
import threading

from flows.environment import server_answers
from models.refusal import Refusal
from tasks.advance import advance
from tasks.workshop import Workshop, use_workshop

log = logging.getLogger(__name__)


class Advancer:
    """A queue of cases and the thread that works on it. A case that waits already is not queued twice.

    `api_url` is the address of Prefect's API; None runs everything plain. `submit` never blocks and never
    raises for what happens later: whatever fails is logged, and the sweep finds the case again.
    """

    def __init__(self, means: Workshop, api_url: str | None) -> None:
        use_workshop(means)  # the flows that run in this process work with the same record
        self._means, self._api_url = means, api_url
        self._waiting: dict[str, None] = {}  # a dict keeps the order of submission
        self._busy = self._stopping = self._outage = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="advancer", daemon=True)
        self._thread.start()

    def submit(self, case_slug: str) -> None:
        """Queues a case; one that is being worked on just now is worked on again afterwards."""
        with self._changed:
            if self._stopping:
                log.warning("“%s”未进入后台队列：程序正在退出，下次巡检时办理", case_slug)
                return
            self._waiting[case_slug] = None
            self._changed.notify_all()

    def drain(self, timeout: float | None = None) -> bool:
        """Waits until nothing is queued or under way; false where `timeout` seconds were not enough."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting and not self._busy, timeout)

    def stop(self, timeout: float = 30.0) -> None:
        """Finishes the case under way, leaves the rest to the sweep, ends the thread."""
        with self._changed:
            self._stopping = True
            self._waiting.clear()
            self._changed.notify_all()
        self._thread.join(timeout)

    def _work(self) -> None:
        while (slug := self._next()) is not None:
            try:
                self._advance(slug)
            except Refusal as refusal:
                log.error("“%s”未能办理：%s", slug, refusal)
            except Exception:  # the thread must outlive any single case
                log.exception("“%s”的后台办理中断，下次巡检时重办", slug)
            finally:
                with self._changed:
                    self._busy = False
                    self._changed.notify_all()

    def _next(self) -> str | None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._stopping)
            if self._stopping:
                return None
            slug = next(iter(self._waiting))
            del self._waiting[slug]
            self._busy = True
            return slug

    def _advance(self, slug: str) -> None:
        if self._api_url is not None and self._reachable(self._api_url):
            try:
                if _through_prefect(slug):
                    return
            except Exception as error:  # whatever the client raises: no case waits for Prefect
                self._report_outage(f"{type(error).__name__}")
        advance(self._means.engine, self._means.home, slug, self._means.renderer)

    def _reachable(self, api_url: str) -> bool:
        if not server_answers(api_url):
            self._report_outage("没有应答")
            return False
        if self._outage:
            self._outage = False
            log.info("Prefect已恢复，后台办理重新记入流程运行")
        return True

    def _report_outage(self, why: str) -> None:
        """Says it once per outage, not once per case."""
        if not self._outage:
            self._outage = True
            log.warning("无法连接Prefect（%s），后台办理改为直接执行，业务不受影响", why)


def _through_prefect(slug: str) -> bool:
    """Runs the case's flow; false if it broke for a reason other than a document that cannot be made."""
    from flows.district import run_case
    from flows.milestones import REMAKE

    state = run_case(slug)
    if state.is_completed() or state.name == REMAKE:
        return True
    log.warning("“%s”的流程运行未完成（%s），改为直接执行", slug, state.name)
    return False
