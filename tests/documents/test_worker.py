"""Workers: warm, replaced when killed, stopped when late, and answering refusals as themselves."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from documents.content import Document, Paragraph
from documents.errors import GlyphMissing, RenderFailed, RenderTimeout, RenderTooLarge, TemplateBroken
from documents.limits import allowance
from documents.progress import Progress
from documents.worker import RenderPool


def letter(text: str = "一", times: int = 1) -> Document:
    blocks = tuple(Paragraph(text=text) for _ in range(times))
    return Document(layout="notice", title="试", org="局", doc_date=date(2023, 1, 1), blocks=blocks)


def kill(pid: int) -> None:
    """Kill a worker and wait until it is dead, without taking its exit status from the pool."""
    os.kill(pid, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):  # the pool was faster
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)


def test_a_killed_worker_is_replaced_and_its_document_rendered(pool: RenderPool) -> None:
    pool.warm()
    before = pool.worker_ids()
    assert len(before) == 2
    expected = pool.render(letter())
    for pid in before:
        kill(pid)
    assert [pool.render(letter()) for _ in range(4)] == [expected] * 4
    assert pool.worker_ids()
    assert not set(before) & set(pool.worker_ids())


def test_a_worker_killed_while_idle_is_not_among_the_living(pool: RenderPool) -> None:
    pool.warm()
    killed = pool.worker_ids()[0]
    kill(killed)
    pool.render(letter())  # by either worker: the thread of the killed one may not have had a document yet
    assert killed not in pool.worker_ids()


def test_a_worker_killed_in_the_middle_of_a_document(pool: RenderPool) -> None:
    long = letter("字" * 2000, 5)
    expected = pool.render(long)
    futures = [pool.submit(long) for _ in range(2)]
    for pid in pool.worker_ids():
        os.kill(pid, signal.SIGKILL)
    assert [future.result() for future in futures] == [expected] * 2


def test_refusals_come_back_as_themselves(pool: RenderPool) -> None:
    with pytest.raises(GlyphMissing, match="字库没有的字符"):
        pool.render(letter("\U0001f600"))
    assert pool.render(letter()).startswith(b"%PDF")


def test_a_layout_that_uses_up_its_processor_time_is_stopped_and_the_pool_goes_on() -> None:
    with RenderPool(1, processor_seconds=0.2) as pool:
        pool.warm()
        pid = pool.worker_ids()[0]
        with pytest.raises(RenderTimeout, match=r"排版《试》耗用处理器时间超过0\.2秒，已停止"):
            pool.render(letter("字" * 3000, 60))
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
        pool.processor_seconds = None
        assert pool.render(letter()).startswith(b"%PDF")


def test_a_layout_has_the_processor_time_that_its_length_asks_for() -> None:
    short, long = (len(letter("字" * 900, times).canonical()) for times in (1, 100))
    assert 60 < allowance(short) < 100
    assert allowance(long) > 900  # about 130 pages; measured are 0.05 s for a page


def test_a_layout_that_waits_for_the_processor_is_left_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped for longer than the processor time that it has: nothing ends it for the clock on the wall."""
    monkeypatch.setattr("documents.worker._LOOK_EVERY", 0.05)
    with RenderPool(1, processor_seconds=20) as pool:
        pool.warm()
        (pid,) = pool.worker_ids()
        os.kill(pid, signal.SIGSTOP)
        future = pool.submit(letter())
        time.sleep(1)
        assert not future.done()
        os.kill(pid, signal.SIGCONT)
        assert future.result().startswith(b"%PDF")
        assert pool.worker_ids() == (pid,)


def test_a_worker_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("documents.worker._LOOK_EVERY", 0.05)
    monkeypatch.setattr("documents.worker.Progress", partial(Progress, still_after=0.3))
    with RenderPool(1, ahead=False) as pool:
        monkeypatch.setattr("documents.worker._LOOK_EVERY", 600)  # it starts, however long that takes
        pool.render(letter())
        monkeypatch.setattr("documents.worker._LOOK_EVERY", 0.05)
        os.kill(pool.worker_ids()[0], signal.SIGSTOP)
        with pytest.raises(RenderTimeout, match="排版《试》的进程停滞不动，已停止"):
            pool.render(letter())


def test_a_worker_starts_ahead_or_with_its_first_document() -> None:
    with RenderPool(1, ahead=False) as pool:
        pool.warm()
        assert pool.worker_ids() == ()
        assert pool.render(letter()).startswith(b"%PDF")
        assert len(pool.worker_ids()) == 1
    with pytest.raises(ValueError, match="without workers"):
        RenderPool(0)


def test_a_closed_pool_refuses() -> None:
    alone = RenderPool(1, ahead=False)
    alone.close()
    with pytest.raises(RenderFailed, match="已停止"):
        alone.submit(letter())


def test_a_programme_override_reaches_the_workers(tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "document.html").write_text("{{ nobody }}", encoding="utf-8")
    document = letter().model_copy(update={"layout": "report"})
    with RenderPool(1, overrides=tmp_path) as pool, pytest.raises(TemplateBroken, match="没有的名称"):
        pool.render(document)


def own_head(folder: Path, source: str) -> Path:
    (folder / "notice").mkdir(parents=True, exist_ok=True)
    (folder / "notice" / "document.html").write_text(
        '{% extends "base.html" %}{% block head %}' + source + "{% endblock %}", encoding="utf-8")  # fmt: skip
    return folder


def test_each_document_has_the_templates_that_it_is_given_with(tmp_path: Path) -> None:
    city, other = own_head(tmp_path / "一市", "<p>一市</p>"), own_head(tmp_path / "二市", "<p>二市二市</p>")
    with RenderPool(1) as pool:
        usual, first, second = pool.render(letter()), pool.render(letter(), city), pool.render(letter(), other)
        assert len({usual, first, second}) == 3
        assert [pool.render(letter(), folder) for folder in (None, city, other)] == [usual, first, second]
        own_head(city, "<p>一市改</p>")
        assert pool.render(letter(), city) not in {usual, first, second}


NESTED = "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"
TOO_LARGE = "所需内存超过3072MB，已停止（停在模板“document.html”第1行）"
DOUBLING = "{% set n = namespace(t='字' * 99999) %}{% for i in range(60) %}{% set n.t = n.t ~ n.t %}{% endfor %}"


@pytest.mark.parametrize(
    ("source", "fault", "said"),
    [
        (NESTED, RenderTimeout, "耗用处理器时间超过2秒，已停止（停在模板“document.html”第1行）。请检查方案的模板"),
        # In C, where the first signal may be lost: half a minute of processor time.
        pytest.param("{{ 9**(9**9) }}", RenderTimeout, "排版《试》耗用处理器时间", marks=pytest.mark.full),
        ("{{ '字' * 9999999999 }}", RenderTooLarge, TOO_LARGE),
        # All the memory that a worker may have is filled: ten seconds of processor time.
        pytest.param(DOUBLING, RenderTooLarge, TOO_LARGE, marks=pytest.mark.full),
    ],
    ids=["a loop without end", "a number without end", "a text of twenty thousand million bytes", "a text without end"],
)
def test_a_template_without_end_is_stopped_and_the_pool_goes_on(
    tmp_path: Path, source: str, fault: type[RenderFailed], said: str
) -> None:
    with RenderPool(1) as pool:
        pool.processor_seconds = 2 if fault is RenderTimeout else None
        with pytest.raises(fault, match=said):
            pool.render(letter(), own_head(tmp_path, source))
        pool.processor_seconds = None
        assert pool.render(letter()).startswith(b"%PDF")
