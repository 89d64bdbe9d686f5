"""The rules of the house: who may import whom (the contracts of import-linter in pyproject.toml, run here), and, read
from the source, where SQL and the clock stand, how long a function may be. Each finding names file and line."""

from __future__ import annotations

import ast
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from documents.catalogue import CATALOGUE
from papers.registry import all_papers
from rules.procedures import PROCEDURES

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ("models", "rules", "documents", "record", "actions", "views", "papers", "tasks", "flows", "console")
"""From the ground up; each may import those before it."""

PART_OF = {"pydantic_core": "pydantic", "markupsafe": "jinja2", "starlette": "fastapi"}
"""Packages that the documentation of another one tells to import by name: they are part of its public face."""

BESIDE = {"migrations": ("models",)}
"""Packages beside the floors, with what they may import."""

NOT_SHIPPED = ("tests", "bench")
MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 60
"""A screen."""
MEAN_FUNCTION_LINES = 10
"""A function does one thing: over all floors the mean stays under this."""
MAX_FOLDER_FILES = 24

SQL_FLOORS = ("models", "record", "views", "migrations")
HANDED_ON = frozenset(
    {
        "Engine",
        "Session",
        "OperationalError",
        "SQLAlchemyError",
    }
)
"""What the upper floors may take from SQLAlchemy: what they hand on and what they catch."""


@dataclass(frozen=True)
class Module:
    """One source file, read once."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def shown(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def floor(self) -> str:
        return self.path.relative_to(ROOT).parts[0]

    def at(self, line: int, what: str) -> str:
        return f"{self.shown}:{line} {what}"


@dataclass(frozen=True)
class Import:
    """One imported name: `module` is the module, `name` what is taken from it ('' for the module itself)."""

    module: str
    name: str
    line: int

    @property
    def root(self) -> str:
        return self.module.split(".")[0]


@cache
def modules(*floors: str) -> tuple[Module, ...]:
    """The source files of these floors; of every package that is shipped, where none is named."""
    files = [file for floor in floors or (*FLOORS, *BESIDE) for file in sorted((ROOT / floor).rglob("*.py"))]
    return tuple(Module(file, text := file.read_text("utf-8"), ast.parse(text, str(file))) for file in files)


def imports(module: Module) -> Iterator[Import]:
    """Every import, those inside functions and for the type checker only included."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, "", node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (Import(node.module or "", alias.name, node.lineno) for alias in node.names)


def called(node: ast.AST) -> str:
    """The dotted name of what a call calls: `datetime.now`, `session.exec`; '' for anything else."""
    words: list[str] = []
    target = node.func if isinstance(node, ast.Call) else None
    while isinstance(target, ast.Attribute):
        words.append(target.attr)
        target = target.value
    if isinstance(target, ast.Name):
        words.append(target.id)
    elif words:
        words.append("?")
    return ".".join(reversed(words))


# ------------------------------------------------------------------ who may import whom


def relative(module: Module) -> Iterator[str]:
    """Relative imports: the full name says which floor is meant."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield module.at(node.lineno, "relative import")


def undeclared(module: Module) -> Iterator[str]:
    """Packages that come with another package only: the next release of that one may leave them out."""
    for found in imports(module):
        if found.root in (*FLOORS, *BESIDE) or found.root in sys.stdlib_module_names:
            continue
        if not declared_packages() & {PART_OF.get(found.root, ""), *providers(found.root)}:
            yield module.at(found.line, f"{found.root} does not stand among the dependencies in pyproject.toml")


def for_its_effect(module: Module) -> Iterator[str]:
    """Imports of our own modules that are never used: what they do when loaded would hang on who imports them.

    An `__init__` hands names on; a module that lists a name in `__all__` does, too.
    """
    if module.path.name == "__init__.py":
        return
    used = {node.id for node in ast.walk(module.tree) if isinstance(node, ast.Name)}
    used |= {
        node.value for node in ast.walk(module.tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        for alias in node.names:
            root = (alias.name if isinstance(node, ast.Import) else node.module or "").split(".")[0]
            bound = alias.asname or alias.name.split(".")[0]
            if alias.name == "models.tables":
                continue  # SQLAlchemy's own way: the tables are known to the metadata once their classes are
            if root in (*FLOORS, *BESIDE) and bound not in used:
                yield module.at(node.lineno, f"{alias.name} is imported and never used")


# ------------------------------------------------------------------ what stands where


def sql_elsewhere(module: Module) -> Iterator[str]:
    """Statements built or run outside `models`, `record` and `views`; an effect adds its own rows by `session.add`."""
    if module.floor in SQL_FLOORS:
        return
    for found in imports(module):
        if found.root in ("sqlalchemy", "sqlmodel", "alembic", "psycopg", "sqlite3") and found.name not in HANDED_ON:
            yield module.at(found.line, f"{found.module}.{found.name}: SQL stands in models, record and views only")
    for node in ast.walk(module.tree):
        if called(node).rpartition(".")[2] in ("exec", "execute", "exec_driver_sql", "scalars") and "." in called(node):
            yield module.at(node.lineno, f"{called(node)}: SQL is run in models, record and views only")  # type: ignore[attr-defined]
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _STATEMENT.match(node.value):
            yield module.at(node.lineno, f"statement {node.value[:40]!r}")


_STATEMENT = re.compile(r"\s*(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE)\s", re.S)


_CLOCKS = frozenset(
    {
        "date.today",
        "datetime.today",
        "datetime.now",
        "datetime.utcnow",
        "time.time",
        "time.time_ns",
        "time.localtime",
        "time.gmtime",
        "time.strftime",
        "time.ctime",
    }
)


def other_clock(module: Module) -> Iterator[str]:
    """The machine's time asked for outside models/clock.py; monotonic clocks tell no time and are free."""
    if module.shown == "models/clock.py":
        return
    for node in ast.walk(module.tree):
        name = called(node)
        if ".".join(name.split(".")[-2:]) in _CLOCKS:
            yield module.at(node.lineno, f"{name}: only models/clock.py asks the machine for the time")  # type: ignore[attr-defined]
    for found in imports(module):
        if found.module == "time" and f"time.{found.name}" in _CLOCKS:
            yield module.at(found.line, f"from time import {found.name}: only models/clock.py asks for the time")


_FILE_METHODS = frozenset({"read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "exists"})


def impure(module: Module) -> Iterator[str]:
    """Files and the terminal in `rules`, by a call; what it imports stands in a contract."""
    if module.floor != "rules":
        return
    for node in ast.walk(module.tree):
        name = called(node)
        if name in ("open", "input", "print") or ("." in name and name.rpartition(".")[2] in _FILE_METHODS):
            yield module.at(node.lineno, f"rules is pure and calls {name}")  # type: ignore[attr-defined]


# ------------------------------------------------------------------ how it is written


def too_long(module: Module) -> Iterator[str]:
    """Files of two ideas and functions of more than a screen; what Alembic wrote is as long as the tables are."""
    if module.shown.startswith("migrations/versions/"):
        return
    lines = len(module.text.splitlines())
    if lines > MAX_FILE_LINES:
        yield module.at(lines, f"{lines} lines, {MAX_FILE_LINES} at most")
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MAX_FUNCTION_LINES:
                yield module.at(node.lineno, f"{node.name} has {length} lines, {MAX_FUNCTION_LINES} at most")


def changed_untouched(module: Module) -> Iterator[str]:
    """A stored case whose version is set by hand: `Case.touch` also says since when the change waits for the sweep."""
    for node in ast.walk(module.tree):
        match node:
            case ast.Assign(targets=[ast.Attribute(attr="changed_version")]) if module.shown != "models/case.py":
                yield module.at(node.lineno, "sets changed_version: touch the case")


def details_by_name(module: Module) -> Iterator[str]:
    """A field of stored details taken by its name: a fact is read by the form of its step (`record.said`), typed, or it
    is an error with a name. What takes all fields alike, whichever they are, may read the stored details."""
    for node in ast.walk(module.tree):
        match node:
            case ast.Subscript(value=ast.Attribute(attr="details") | ast.Name("details"), slice=ast.Constant(str())):
                yield module.at(node.lineno, "takes a field of details by its name")
            case ast.Call(
                func=ast.Attribute(attr="get", value=ast.Attribute(attr="details") | ast.Name("details")),
                args=[ast.Constant(str()), *_],
            ):
                yield module.at(node.lineno, "takes a field of details by its name")
            case ast.Attribute(attr="details", value=ast.Subscript(value=ast.Attribute(attr="facts"))):
                yield module.at(node.lineno, "reads the stored details of a fact without its form")


def undocumented(module: Module) -> Iterator[str]:
    """Modules that do not say what they are for; an empty __init__ says nothing and needs nothing."""
    if module.text.strip() and not ast.get_docstring(module.tree):
        yield module.at(1, "the module has no docstring")


def left_over(module: Module) -> Iterator[str]:
    """Marks of work that was put off."""
    for number, line in enumerate(module.text.splitlines(), 1):
        if re.search(r"#.*\b(TODO|FIXME|XXX|HACK)\b", line):
            yield module.at(number, line.strip())


RULES: tuple[Callable[[Module], Iterator[str]], ...] = (
    relative,
    undeclared,
    for_its_effect,
    sql_elsewhere,
    other_clock,
    impure,
    too_long,
    changed_untouched,
    details_by_name,
    undocumented,
    left_over,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_module_keeps(rule: Callable[[Module], Iterator[str]]) -> None:
    findings = [finding for module in modules() for finding in rule(module)]
    assert not findings, "\n" + "\n".join(findings)


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """import-linter in a folder with packages and a pyproject.toml."""
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-cache"],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1", "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_contracts_of_imports_are_kept() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


CONTRACTS = (
    ("Imports go down only", "rules/x.py", "import record"),
    ("Imports go down only", "models/x.py", "def f():\n    import rules"),
    ("migrations stand beside the floors, on models", "console/x.py", "import migrations"),
    ("Imports go down only", "migrations/x.py", "import actions"),
    ("Nothing that is not shipped", "console/x.py", "from tests import conftest"),
    ("Prefect in flows and tasks only", "console/x.py", "def f():\n    from prefect.states import Failed"),
    ("No database in rules and documents", "documents/x.py", "import sqlmodel"),
    ("rules is pure: no files, network, chance, clock", "rules/x.py", "import random"),
    ("No folder or file that imports another in a circle", "console/x.py", "def f():\n    import console.y"),
)
"""What each contract must find."""


@pytest.mark.parametrize(("contract", "path", "text"), CONTRACTS, ids=[f"{row[0]}-{row[1]}" for row in CONTRACTS])
def test_the_contract_finds(contract: str, path: str, text: str, tmp_path: Path) -> None:
    for floor in (*FLOORS, *BESIDE):
        (tmp_path / floor).mkdir()
        (tmp_path / floor / "__init__.py").touch()
    (tmp_path / "console/y.py").write_text("import console.x")
    (tmp_path / "console/x.py").touch()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / path).write_text(text)
    done = lint_imports(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.findall(r"^(.+) BROKEN", done.stdout, re.M) == [contract]


def test_no_module_imports_another_in_a_circle() -> None:
    """Among single modules, across folders too; those for the type checker only and within functions included."""
    known = {_dotted(module): module for module in modules()}
    graph = {name: {_target(found, known) for found in imports(module)} - {name, ""} for name, module in known.items()}
    tuple(TopologicalSorter(graph).static_order())  # raises CycleError, which names the circle


def _target(found: Import, known: Mapping[str, Module]) -> str:
    """The module of ours that is imported; empty for any other."""
    return next((name for name in (f"{found.module}.{found.name}", found.module) if name in known), "")


def _dotted(module: Module) -> str:
    return module.shown.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def test_no_class_name_stands_for_two_things() -> None:
    """A name that is read in one file means the same in every other."""
    places: dict[str, list[str]] = {}
    for module in modules(*FLOORS):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef):
                places.setdefault(node.name, []).append(module.at(node.lineno, node.name))
    assert [found for found in places.values() if len(found) > 1] == []


def test_a_folder_can_be_overlooked() -> None:
    """Files of a folder; those below have a folder of their own."""
    found = Counter(
        module.path.parent.relative_to(ROOT).as_posix()
        for module in modules(*FLOORS)
        if module.path.name != "__init__.py"
    )
    assert {folder: n for folder, n in found.items() if n > MAX_FOLDER_FILES} == {}


BROKEN = (
    (relative, "rules/x.py", "from . import law"),
    (undeclared, "console/x.py", "import yaml, iniconfig"),
    (for_its_effect, "actions/x.py", "import papers.registry"),
    (for_its_effect, "actions/x.py", "def f():\n    from papers import registry  # noqa: F401"),
    (sql_elsewhere, "console/x.py", "from sqlmodel import select"),
    (sql_elsewhere, "papers/x.py", "from sqlmodel import Session, col"),
    (sql_elsewhere, "actions/x.py", "def f(work):\n    work.session.exec(query)"),
    (sql_elsewhere, "tasks/x.py", "session.execute(statement)"),
    (sql_elsewhere, "flows/x.py", "QUERY = 'SELECT id FROM fact'"),
    (other_clock, "actions/x.py", "import datetime\nnow = datetime.datetime.now()"),
    (other_clock, "console/x.py", "from datetime import date\ntoday = date.today()"),
    (other_clock, "tasks/x.py", "from time import time"),
    (impure, "rules/x.py", "text = path.read_text('utf-8')"),
    (too_long, "rules/x.py", "def f():\n" + "    pass\n" * 60),
    (too_long, "rules/x.py", "\n" * 401),
    (changed_untouched, "record/x.py", "case.changed_version = 7"),
    (details_by_name, "papers/x.py", 'title = fact.details["title"]'),
    (details_by_name, "views/x.py", 'title = details.get("title", "")'),
    (details_by_name, "actions/x.py", 'said = dossier.facts["received", ""].details'),
    (undocumented, "rules/x.py", "A = 1"),
    (left_over, "rules/x.py", "A = 1  # TO" + "DO later"),
)
"""What each rule must find, so that none of them sleeps."""


@pytest.mark.parametrize(("rule", "path", "text"), BROKEN, ids=lambda value: getattr(value, "__name__", None))
def test_the_rule_finds(rule: Callable[[Module], Iterator[str]], path: str, text: str) -> None:
    findings = list(rule(Module(ROOT / path, text, ast.parse(text))))
    assert len(findings) == 1, findings
    assert re.match(rf"{path}:\d+ ", findings[0])


# ------------------------------------------------------------------ what the interpreter loads

LOADED = (
    (
        "rules",
        "import rules.dates.schedule, rules.plan.loading, rules.assessment, rules.purchase.tender, rules.station, rules.alerts",
        ("sqlalchemy", "sqlmodel", "prefect", "httpx", "weasyprint"),
    ),
    (
        "the help",
        "from console import cli; cli.application('')",
        ("prefect", "weasyprint", "sqlalchemy", "sqlmodel", "pydantic", "yaml"),
    ),
    ("every command", "from console import cli; cli.application()", ("prefect", "weasyprint", "sqlmodel")),
    (
        "an act",
        "import actions.acts, console.commands.record, models.schema.record_setup; actions.acts.all_acts()",
        ("prefect", "weasyprint", "alembic", "pydantic_settings", "documents.catalogue.registry"),
    ),
    ("documents", "import documents.catalogue", ("sqlalchemy", "sqlmodel", "prefect")),
)


@pytest.mark.parametrize(("name", "code", "unwanted"), LOADED, ids=[row[0] for row in LOADED])
def test_starts_without(name: str, code: str, unwanted: tuple[str, ...]) -> None:
    """What an import statement hides, the interpreter tells: Prefect alone costs seconds at every start."""
    script = f"import sys\n{code}\nprint(*sorted({set(unwanted)!r} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.split() == [], name


# ------------------------------------------------------------------ the project as a whole


def test_functions_are_short_on_the_whole() -> None:
    lengths = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for module in modules(*FLOORS)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert sum(lengths) / len(lengths) < MEAN_FUNCTION_LINES


@cache
def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@cache
def declared_packages() -> frozenset[str]:
    """Names of the dependencies, normalised."""
    listed = project()["project"]["dependencies"]  # type: ignore[index]
    return frozenset(_normal(re.split(r"[\[<>=!~; ]", item, maxsplit=1)[0]) for item in listed)


@cache
def providers(module: str) -> frozenset[str]:
    """The installed distributions that hold a module."""
    return frozenset(_normal(name) for name in _distributions().get(module, ()))


@cache
def _distributions() -> dict[str, list[str]]:
    return dict(importlib.metadata.packages_distributions())


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_package_is_shipped() -> None:
    found = {file.parent.name for file in ROOT.glob("*/__init__.py")} - set(NOT_SHIPPED)
    shipped = project()["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]  # type: ignore[index]
    assert found == set(shipped) == {*FLOORS, *BESIDE}


CALLED_FOR = [
    (procedure.name, step.name, kind)
    for procedure in PROCEDURES.values()
    for step in procedure.steps
    for kind in step.documents
]


@pytest.mark.parametrize(("procedure", "step", "kind"), CALLED_FOR, ids=["-".join(row) for row in CALLED_FOR])
def test_a_document_that_a_step_calls_for_can_be_made(procedure: str, step: str, kind: str) -> None:
    assert kind in CATALOGUE, f"{procedure}.{step}: documents.catalogue has no {kind}"
    assert kind in all_papers().due, f"{procedure}.{step}: no paper in papers.base fills {kind}"


SECRETS = {
    "private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY"),
    "access token": re.compile(
        r"\b(gh[pousr]_\w{30,}|glpat-[\w-]{20,}|AKIA[0-9A-Z]{16}|sk-[A-Za-z0-9]{32,}|xox[abp]-\w{10,})"
    ),
    "password in an address": re.compile(
        r"://[\w.%-]+:(?!密码)[\w.%-]+@(?![^/\s]*\b(?:invalid|example|localhost|主机))[\w.-]+"
    ),
    "password as a literal": re.compile(r"(?i)\b(?:password|passwd|secret|api_?key)\s*=\s*[\"'][^\"'{}<>]{6,}[\"']"),
    "folder of somebody's machine": re.compile(r"[\"'`( =](?:/home/\w|/root/|/Users/\w|/work/\w|/mnt/\w)"),
}
"""What must never be committed. Tests hold passwords that open nothing; they are not searched for literals."""

TEXT_FILES = (".py", ".md", ".toml", ".yaml", ".yml", ".html", ".css", ".sh", ".mako", "")


def committed() -> list[Path]:
    """The project's own text files, without what tools put beside them."""
    folders = {*FLOORS, *BESIDE, "tests", "bench", "docs", "scripts", "programmes", ".ci"}
    found = [file for file in ROOT.iterdir() if file.is_file() and file.name != ".git"]
    found += [file for folder in folders for file in (ROOT / folder).rglob("*") if file.is_file()]
    return [
        file
        for file in sorted(found)
        if file.suffix in TEXT_FILES and "__pycache__" not in file.parts and file != Path(__file__).resolve()
    ]


@pytest.mark.parametrize("name", SECRETS)
def test_no_secret_is_kept(name: str) -> None:
    found = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in committed()
        if not (name.startswith("password") and "tests" in file.parts)
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if SECRETS[name].search(line)
    ]
    assert not found, name + "\n" + "\n".join(found)
