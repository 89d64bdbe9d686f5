"""Workers: warm, replaced when killed, stopped when late, and answering refusals as themselves."""

from __future__ import annotations

import contextlib
import os
import signal
from datetime import date
from pathlib import Path

import pytest

from documents.content import Document, Paragraph
from documents.errors import GlyphMissing, RenderFailed, RenderTimeout, TemplateBroken
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


def test_a_late_worker_is_stopped_and_the_pool_goes_on() -> None:
    with RenderPool(1, timeout=0.2) as pool:
        pool.warm()
        pid = pool.worker_ids()[0]
        with pytest.raises(RenderTimeout, match="排版超时"):
            pool.render(letter("字" * 3000, 60))
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
        pool.timeout = 60
        assert pool.render(letter()).startswith(b"%PDF")


def test_without_workers_it_renders_here(pool: RenderPool) -> None:
    with RenderPool(0) as alone:
        assert alone.worker_ids() == ()
        assert alone.render(letter()) == pool.render(letter())


def test_a_closed_pool_refuses() -> None:
    alone = RenderPool(0)
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


@pytest.mark.parametrize("size", [0, 1])
def test_each_document_has_the_templates_that_it_is_given_with(tmp_path: Path, size: int) -> None:
    city, other = own_head(tmp_path / "一市", "<p>一市</p>"), own_head(tmp_path / "二市", "<p>二市二市</p>")
    with RenderPool(size) as pool:
        usual, first, second = pool.render(letter()), pool.render(letter(), city), pool.render(letter(), other)
        assert len({usual, first, second}) == 3
        assert [pool.render(letter(), folder) for folder in (None, city, other)] == [usual, first, second]
        own_head(city, "<p>一市改</p>")
        assert pool.render(letter(), city) not in {usual, first, second}


def test_a_template_without_end_is_stopped_and_the_pool_goes_on(tmp_path: Path) -> None:
    loop = "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"
    with RenderPool(1) as pool:
        pool.warm()
        pool.timeout = 0.5
        with pytest.raises(RenderTimeout, match="排版超时"):
            pool.render(letter(), own_head(tmp_path, loop))
        pool.timeout = 60
        assert pool.render(letter()).startswith(b"%PDF")
