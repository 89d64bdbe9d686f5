"""Real rehearsals in processes of their own, killed at a chosen point; and what must hold of the record afterwards.

`python -m tests.console.crash POINT ARGUMENTS…` is the command line with one addition: at POINT it kills its whole
process group with SIGKILL, as a power cut would. The product itself knows nothing of this.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from console.processes import prefect_child
from console.supervisor import Process
from tests.console import here

ROOT = Path(__file__).resolve().parents[2]
PROGRAMME = "huizhou-2023"
NO_MORE: Mapping[str, str] = {}
SECONDS = 3600
"""For one process; a run of a few days takes a few seconds."""

OF_ITS_OWN = (("rehearse",), ("demo",), ("up",), ("sweep",), ("morning",), ("deliver",))
"""Commands that run for long, start servers or end others."""


@dataclass(frozen=True)
class Point:
    """The n-th time that a statement (or what is done with a file) matches: before it, after it, or once committed."""

    pattern: str
    n: int = 1
    when: Literal["before", "after", "committed"] = "after"


NEVER = Point("(?!)")
"""For what only this module can run, and nobody kills."""


@dataclass(frozen=True)
class Run:
    """How a process ended. `answer` is its JSON, null where it was killed or printed none."""

    code: int
    out: str
    err: str

    @property
    def killed(self) -> bool:
        return self.code == -signal.SIGKILL

    @property
    def answer(self) -> dict[str, Any]:
        assert self.code == 0, f"exit {self.code}: {self.err}"
        found: dict[str, Any] = json.loads(self.out)
        return found


def environment(home: Path, settings: Mapping[str, str]) -> dict[str, str]:
    """What a process of a test sees: its own home, no settings of the developer's."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("YICHENG_", "PREFECT_"))}
    return kept | {"YICHENG_HOME": str(home), "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "PYTHONUTF8": "1", **settings}


def command(
    home: Path,
    *arguments: str,
    point: Point | None = None,
    after: float | None = None,
    settings: Mapping[str, str] = NO_MORE,
    imports: bool = False,
) -> Run:
    """Runs the command line; with `point` it dies there, with `after` it is killed after so many seconds.

    With `imports` the interpreter names on stderr every module that it loads. A command that needs no process of its
    own runs in this one.
    """
    if not (point or after or imports or arguments[:1] in OF_ITS_OWN):
        return Run(*here.run(ROOT, environment(home, settings), arguments))
    head = (
        ["-m", "tests.console.crash", json.dumps(asdict(point))]
        if point
        else [*["-X", "importtime"] * imports, "-P", "-m", "console"]
    )
    process = subprocess.Popen(
        [sys.executable, *head, *arguments],
        cwd=ROOT,
        env=environment(home, settings),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        out, err = process.communicate(timeout=after or SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, err = process.communicate()
        assert after is not None, f"no end within {SECONDS} s: {err}"
    return Run(process.returncode, out, err)


def rehearse(
    home: Path,
    until: date | str,
    *,
    seed: int = 1,
    carry_on: bool = False,
    point: Point | None = None,
    after: float | None = None,
    prefect: bool = False,
    settings: Mapping[str, str] = NO_MORE,
) -> Run:
    """A rehearsal to a day, or on to it after a crash."""
    flags = ["--continue"] * carry_on + ["--no-prefect"] * (not prefect)
    return command(
        home,
        "rehearse",
        PROGRAMME,
        "--until",
        str(until),
        "--seed",
        str(seed),
        "--json",
        *flags,
        point=point,
        after=after,
        settings=settings,
    )


def copied(home: Path, to: Path) -> Path:
    """A copy of a home whose processes have ended, to be changed.

    SQLite's files beside the record are left out: they come and go with each reader, and hold nothing once the last
    writer has closed the record, since that moves all into it.
    """
    return Path(shutil.copytree(home, to, ignore=shutil.ignore_patterns("*.db-shm", "*.db-wal")))


def digest(home: Path) -> str:
    """The digest of the record in a home."""
    from models.database import open_engine, reading
    from record.custody.digest import digest as of

    engine = open_engine(record_url(home))
    with reading(engine) as session:
        found = of(session)
    engine.dispose()
    return found


def differences(one: str, other: str) -> list[str]:
    """What two records (by URL) do not share: the parts of the digest, then the lines."""
    from models.database import open_engine, reading
    from record.custody.digest import digest_lines, digest_parts

    engines = [open_engine(one), open_engine(other)]
    with reading(engines[0]) as left, reading(engines[1]) as right:
        parts, others = digest_parts(left), digest_parts(right)
        found = [part for part in parts if parts[part] != others[part]]
        lines = [
            f"{part} {sign} {line}"
            for part in found
            if part not in ("audit", "kind")
            for sign, mine, theirs in (("<", left, right), (">", right, left))
            for line in sorted(set(digest_lines(mine, part)) - set(digest_lines(theirs, part)))
        ]
    for engine in engines:
        engine.dispose()
    return found + lines[:40]


def faults(home: Path, url: str = "") -> list[str]:
    """Whatever is not whole: audit trail, files, numbers with a gap or twice, alerts twice or not delivered."""
    from sqlmodel import select

    from models.alert import Alert, Outbox, SupervisionItem
    from models.database import open_engine, reading
    from models.document import DocumentRow
    from papers.register import verify
    from record.custody import audit

    engine = open_engine(url or record_url(home))
    with reading(engine) as session:
        report = audit.verify(session, audit.read_key(home))
        found = [report.fault] if report.fault else []
        found += [] if report.authenticated else ["no key for the seals"]
        found += [f"{fault.register_number} {fault.what}" for fault in verify(session, home)]
        documents, alerts = session.exec(select(DocumentRow)).all(), session.exec(select(Alert)).all()
        found += [f"{d.register_number} is {d.status}" for d in documents if d.status == "reserved"]
        found += gaps([d.register_number for d in documents]) + gaps([a.number for a in alerts])
        found += gaps([item.number for item in session.exec(select(SupervisionItem)).all()])
        messages = session.exec(select(Outbox)).all()
        found += twice([a.dedup_key for a in alerts]) + twice([str(m.alert_id) for m in messages])
        if len(messages) != len(alerts):
            found.append(f"{len(alerts)} alerts, {len(messages)} messages")
        found += [f"{m.dedup_key} is {m.state}" for m in messages if m.state != "sent"]
        missing = {d.path for d in documents} - {str(p.relative_to(home)) for p in home.glob("files/*/*.pdf")}
        found += [f"no file {path}" for path in missing]
    engine.dispose()
    return found


def gaps(numbers: Sequence[str]) -> list[str]:
    """Numbers twice, and series (all but the last digits) that do not run from 1 to their count."""
    series: dict[str, list[int]] = {}
    for number in numbers:
        found = re.fullmatch(r"(.*?)(\d+)(号?)", number)
        assert found, number
        series.setdefault(found[1], []).append(int(found[2]))
    return twice(numbers) + [
        f"{name}: {sorted(have)}" for name, have in series.items() if sorted(have) != list(range(1, len(have) + 1))
    ]


def twice(items: Sequence[str]) -> list[str]:
    return [f"twice: {item}" for item in sorted({i for i in items if items.count(i) > 1})]


def record_url(home: Path) -> str:
    """The record in a home of its own."""
    return f"sqlite:///{home / 'yicheng.db'}"


def count(home: Path, what: str) -> int:
    """Rows of a table (and a condition) in a record that another process writes; 0 where it is not there yet."""
    try:
        with closing(sqlite3.connect(f"file:{home / 'yicheng.db'}?mode=ro", uri=True)) as connection:
            return int(connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def first_due(home: Path) -> date:
    """The day on which a rehearsal's first documents became due."""
    with closing(sqlite3.connect(f"file:{home / 'yicheng.db'}?mode=ro", uri=True)) as connection:
        return date.fromisoformat(connection.execute("SELECT min(dated) FROM document").fetchone()[0])


@contextmanager
def dying_server(home: Path, port: int, when: Callable[[], bool]) -> Iterator[Callable[[], bool]]:
    """A Prefect server of this home, killed with SIGKILL once `when` holds. Yields whether that has happened."""
    process, stop, dead = Process(prefect_child(home, port)), threading.Event(), threading.Event()
    process.start()
    assert process.popen is not None
    group = process.popen.pid

    def watch() -> None:
        while not stop.wait(0.05):
            if when():
                os.killpg(group, signal.SIGKILL)
                dead.set()
                return

    watcher = threading.Thread(target=watch, name="killer")
    try:
        assert process.wait_ready(stop, lambda _text: None) == ""
        watcher.start()
        yield dead.is_set
    finally:
        stop.set()
        if watcher.is_alive():
            watcher.join()
        process.stop()


_FILES: dict[str, Callable[..., str]] = {
    "os.rename": lambda _old, new: "rename" if "/files/" in new else "rename to zip" if new.endswith(".zip") else "",
    "open": lambda path, _mode: "read" if "/files/" in path and path.endswith(".pdf") else "",
}
"""What is done with stored files and archives, by the event that Python tells of it; `read` is of a stored PDF."""


def _die() -> None:
    os.killpg(os.getpgrp(), signal.SIGKILL)


def arm(point: Point) -> None:
    """Makes this process kill itself at the point."""
    from sqlalchemy import event
    from sqlalchemy.engine import Engine
    from sqlalchemy.orm import Session

    pattern, left, met = re.compile(point.pattern), [point.n], [False]

    def passing(text: str) -> bool:
        if pattern.match(text):
            left[0] -= 1
        return left[0] == 0 and bool(pattern.match(text))

    def before(_c: Any, _cursor: Any, text: str, *_more: Any) -> None:
        if point.when == "before" and passing(text):
            _die()

    def after(_c: Any, _cursor: Any, text: str, *_more: Any) -> None:
        if point.when != "before" and passing(text):
            if point.when == "after":
                _die()
            met[0] = True

    def committed(_session: Session) -> None:
        if met[0]:
            _die()

    def heard(name: str, arguments: tuple[Any, ...]) -> None:
        what = _FILES[name](*map(str, arguments[:2])) if name in _FILES else ""
        if what and passing(what):
            _die()

    event.listen(Engine, "before_cursor_execute", before)
    event.listen(Engine, "after_cursor_execute", after)
    event.listen(Session, "after_commit", committed)
    sys.addaudithook(heard)


def sweep() -> None:
    """The flow of every district with work, in this process: exit 0 where every district was advanced."""
    from flows.environment import use_prefect
    from models.settings import settings

    use_prefect(settings().home, settings().prefect_port)
    from flows.calls import call
    from flows.district import district
    from models.database import reading
    from tasks.workshop import workshop
    from views.work import places_with_work

    with reading(workshop().engine) as session:
        places = places_with_work(session)
    states = [call(district, programme=place.programme, district=place.district) for place in places]
    raise SystemExit(0 if all(state.is_completed() for state in states) else 1)


def main() -> None:
    """See the module."""
    arm(Point(**json.loads(sys.argv[1])))
    sys.argv = ["yicheng", *sys.argv[2:]]
    if sys.argv[1:] == ["district flows"]:
        sweep()
    from console.cli import main as command_line

    command_line()


if __name__ == "__main__":
    main()
