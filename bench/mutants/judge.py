"""Runs tests against a mutant, in a fork of this process that has the libraries loaded and nothing that is mutated.

The fork imports the project anew, the changed file from memory. Its time is bounded by the processor's, not by the
clock's: a busy machine ends no mutant. Only one that uses no processor at all for minutes is ended by the clock.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import CodeType
from typing import Any

from bench.mutants.mutant import Mutant
from bench.mutants.reach import ROOT, Reached
from bench.mutants.selection import Selection

LIBRARIES = (
    *(
        "pytest",
        "_pytest.assertion.rewrite",
        "xdist.plugin",
        "pytest_timeout",
        "hypothesis",
        "_hypothesis_pytestplugin",
    ),
    *("sqlmodel", "sqlalchemy.dialects.sqlite", "sqlalchemy.dialects.postgresql.psycopg", "alembic.command"),
    *("pydantic", "pydantic_settings", "yaml", "rich.table", "typer", "jinja2", "chinese_calendar"),
    *("docx", "PIL.Image", "fontTools.ttLib"),
)
"""What the tests import and no mutant changes."""

AT_LEAST, TIMES = 30, 10
"""The processor seconds that a mutant has: so many, and so many times what its tests need."""

IDLE = 180
"""Seconds by the clock without any use of the processor, after which a mutant counts as hung."""

_FAILED = (1, 2, 4)
"""Exit codes of pytest: a test failed, a test file or a conftest.py could not be imported."""
_BROKEN = 70


class Verdict(StrEnum):
    KILLED = "killed"
    HUNG = "hung"
    """Ended by the bound on its processor time, or idle for minutes: caught as well."""
    SURVIVED = "survived"
    UNREACHED = "unreached"
    """No test reaches it. Counts as a survivor."""


@dataclass(frozen=True)
class Judgement:
    verdict: Verdict
    seconds: float
    """Of the processor."""
    said: str = ""
    """The last lines of the tests' output."""


class _Changed(importlib.machinery.SourceFileLoader):
    """Loads a module from text."""

    def __init__(self, name: str, path: str, text: str) -> None:
        super().__init__(name, path)
        self._text = text

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._text, self.path, "exec", dont_inherit=True)


class _Finder(importlib.abc.MetaPathFinder):
    """Finds the changed module before anybody else does."""

    def __init__(self, module: str, path: str, text: str) -> None:
        self.module, self.path, self.text = module, path, text

    def find_spec(self, fullname: str, path: object, target: object = None) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.module:
            return None
        loader = _Changed(fullname, self.path, self.text)
        return importlib.util.spec_from_file_location(fullname, self.path, loader=loader)


class _Chosen:
    """A plugin of pytest: runs these tests only, in this order; the prepared record is a copy of one made before."""

    def __init__(self, names: Sequence[str], prepared: Path) -> None:
        self.order = {name: number for number, name in enumerate(names)}
        self.prepared = prepared

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        items[:] = sorted(
            (item for item in items if item.nodeid in self.order), key=lambda item: self.order[item.nodeid]
        )

    def pytest_fixture_setup(self, fixturedef: Any, request: Any) -> Path | None:
        if fixturedef.argname != "prepared_file" or not self.prepared.exists():
            return None
        fixturedef.cached_result = (self.prepared, fixturedef.cache_key(request), None)
        return self.prepared


class Judge:
    """Judges mutants one after the other. What it has loaded stays loaded: mutants of `rules` come first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.prepared = folder / "prepared.db"
        _load(*LIBRARIES)
        _load(*_modules("models"))
        self._prepare()

    def judge(self, mutant: Mutant, selection: Selection) -> Judgement:
        """Whether the tests notice the change."""
        if not selection.first and not selection.then:
            return Judgement(Verdict.UNREACHED, 0.0)
        if mutant.path.startswith("record/"):
            _load(*_modules("rules", "documents"))
        if mutant.module in sys.modules:
            raise RuntimeError(f"{mutant.module} is loaded already: its mutants come too late")
        seconds, found = 0.0, Judgement(Verdict.SURVIVED, 0.0)
        for tests in filter(None, (selection.first, selection.then)):
            found = self._round(mutant, tests)
            seconds += found.seconds
            if found.verdict is not Verdict.SURVIVED:
                break
        return Judgement(found.verdict, round(seconds, 2), found.said)

    def _round(self, mutant: Mutant, tests: Sequence[Reached]) -> Judgement:
        work = Path(tempfile.mkdtemp(dir=self.folder))
        bound = int(AT_LEAST + TIMES * sum(test.seconds for test in tests))
        child = os.fork()
        if not child:
            _run(mutant, tests, work, bound, self.prepared)
        status, seconds = _await(child)
        said = (work / "output").read_text(encoding="utf-8", errors="replace")[-2000:]
        shutil.rmtree(work, ignore_errors=True)
        if os.WIFSIGNALED(status):
            hung = os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)
            return Judgement(Verdict.HUNG if hung else Verdict.KILLED, seconds, said)
        code = os.waitstatus_to_exitcode(status)
        if code not in (0, *_FAILED):
            raise RuntimeError(f"the tests did not run for {mutant.path}:{mutant.line} (code {code})\n{said}")
        return Judgement(Verdict.KILLED if code else Verdict.SURVIVED, seconds, said)

    def _prepare(self) -> None:
        """The record that the tests copy, made once: no mutant changes how a record is prepared."""
        from models.database import open_engine
        from models.schema.record_setup import prepare_record

        engine = open_engine(f"sqlite:///{self.prepared}")
        prepare_record(engine)
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()


def _modules(*floors: str) -> list[str]:
    found = []
    for file in (file for floor in floors for file in sorted((ROOT / floor).rglob("*.py"))):
        parts = file.relative_to(ROOT).with_suffix("").parts
        found.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return found


def _load(*names: str) -> None:
    for name in names:
        importlib.import_module(name)


def _run(mutant: Mutant, tests: Sequence[Reached], work: Path, bound: int, prepared: Path) -> None:
    """What the fork does; never returns."""
    code = _BROKEN
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (bound, bound + 5))
        output = os.open(work / "output", os.O_WRONLY | os.O_CREAT)
        for stream in (1, 2):
            os.dup2(output, stream)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.dont_write_bytecode = False
        sys.meta_path.insert(0, _Finder(mutant.module, str(ROOT / mutant.path), mutant.source))
        import pytest

        names = [test.name for test in tests]
        options = ["-x", "-q", "-n", "0", "--no-header", "--tb=line", "-p", "no:cacheprovider", f"--basetemp={work}/t"]
        files = list(dict.fromkeys(test.file for test in tests))
        code = int(pytest.main([*options, *files], plugins=[_Chosen(names, prepared)]))
    finally:
        sys.stdout.flush()
        os._exit(code)


def _await(child: int) -> tuple[int, float]:
    """Waits for the fork; ends it, and what it started, where it stands still. The status, and processor seconds."""
    used, since = -1.0, time.monotonic()
    while True:
        ended, status, usage = os.wait4(child, os.WNOHANG)
        if ended:
            break
        if (now := _used(child)) > used:
            used, since = now, time.monotonic()
        if time.monotonic() - since > IDLE:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.05)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    return status, round(usage.ru_utime + usage.ru_stime, 2)


def _used(child: int) -> float:
    """Processor ticks that a process has used so far."""
    with suppress(OSError):
        fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
        return float(fields[11]) + float(fields[12]) + float(fields[13]) + float(fields[14])
    return 0.0
