"""The launcher: what it prepares, in what order, what it says when it cannot, that it is quick afterwards.

The launcher under test is the real one. What it calls (apt, pip, uv, venv) are stand-ins that note each call,
since a test must not install software; the true set-up is run by CI in every fresh clone.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.parts import PARTS

ROOT = Path(__file__).resolve().parent.parent

CONSOLE = """\
import json, os, sys
keep = ("YICHENG_HOME", "PYTHONPATH", "LANG", "PYTHONUTF8", "PYTHONDONTWRITEBYTECODE")
print(json.dumps({"arguments": sys.argv[1:], "cwd": os.getcwd(), **{k: os.environ.get(k) for k in keep}}))
"""

# Each stand-in notes its call in $FAKE/calls; a file in $FAKE changes what it does.
NOTE = """\
#!/bin/bash
note() { printf '%s\\n' "$*" >>"$FAKE/calls"; }
offline() { [[ ! -e $FAKE/offline ]] || { echo 'Temporary failure in name resolution' >&2; exit 100; }; }
"""
TOOLS = {
    "id": 'cat "$FAKE/uid"',
    "sudo": '[[ -e $FAKE/sudo ]] || exit 1; note sudo "$@"; shift; exec "$@"',
    "dpkg": 'note dpkg "$@"',
    "dpkg-query": "[[ -e $FAKE/packages/${!#} ]] && printf installed",
    "dpkg-deb": 'cd "$FAKE/fonts" && tar c ./usr',
    "apt-get": """
        words=(); while (($#)); do case $1 in -o) shift ;; -*) ;; *) words+=("$1") ;; esac; shift; done
        note apt-get "${words[@]}"; offline
        case ${words[0]} in
          update) rm -f "$FAKE/stale" ;;
          download) : >texlive-lang-chinese_1_all.deb ;;
          install) [[ ! -e $FAKE/stale ]] || exit 100
                   for word in "${words[@]:1}"; do : >"$FAKE/packages/$word"; done ;;
        esac""",
    "python3": """
        if [[ $1 == -c ]]; then
          [[ ! -e $FAKE/old-python ]] || exit 0
          case $2 in *_base_executable*) printf '%s\\n' "$0" ;; *version_info*) echo python3.11-venv ;;
                     *) [[ ! -e $FAKE/no-ensurepip ]] ;; esac
          exit
        fi
        note python3 -m venv
        mkdir -p "$4/bin"; cp "$FAKE/inner-python" "$4/bin/python"
        printf '#!%s/bin/python\\n' "$4" >"$4/bin/pip" """,
}
INNER_PYTHON = (
    NOTE
    + """
    bin=$(dirname "$0")
    case "$1 $2" in
      "-m pip") note pip "${@: -1}"; offline; cp "$FAKE/uv" "$FAKE/ruff" "$bin/" ;;
      "-m mypy"|"-m pytest") note "${@:2}" "full=$YICHENG_FULL" "database=$YICHENG_DATABASE_URL"
         exit "$(cat "$FAKE/exit-$2" 2>/dev/null || echo 0)" ;;
      *) exec "$REAL_PYTHON" "$@" ;;
    esac"""
)
UV = (
    NOTE
    + """
    if [[ $1 == --version ]]; then echo 'uv 0.9.30'; exit; fi
    note uv "$@"; offline; [[ ! -e $FAKE/slow ]] || { echo $$ >"$FAKE/pid"; exec sleep 30; }"""
)
RUFF = NOTE + 'note ruff "$@"; exit "$(cat "$FAKE/exit-ruff" 2>/dev/null || echo 0)"'
FONTS = tuple(f"Fandol{face}" for face in ("Fang-Regular", "Kai-Regular", "Hei-Regular", "Song-Bold", "Song-Regular"))


class Machine:
    """A fresh clone in a folder with a space, on a machine that has only the system packages."""

    def __init__(self, folder: Path) -> None:
        self.fake, self.repo, self.elsewhere = folder / "fake", folder / "驿 程", folder / "elsewhere"
        for made in (self.fake / "packages", self.fake / "bin", self.repo / "console", self.elsewhere):
            made.mkdir(parents=True)
        fonts = self.fake / "fonts/usr/share/fandol"
        fonts.mkdir(parents=True)
        for name in FONTS:
            (fonts / f"{name}.otf").write_text(name)
        for name, body in TOOLS.items():
            self.script(f"bin/{name}", f"{NOTE}{body}\n")
        for name, body in (("inner-python", INNER_PYTHON), ("uv", UV), ("ruff", RUFF)):
            self.script(name, body)
        for name in ("pdftoppm", "qpdf", "soffice"):
            self.script(f"bin/{name}", "#!/bin/sh\n")
        shutil.copy(ROOT / "yicheng", self.repo)
        shutil.copytree(ROOT / "scripts", self.repo / "scripts")
        (self.repo / "uv.lock").write_text("version = 1\n")
        (self.repo / "console/__main__.py").write_text(CONSOLE)
        (self.repo / "tests").mkdir()
        shutil.copy(ROOT / "tests/parts.py", self.repo / "tests")
        self.put("uid", "0\n")
        for package in ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fontconfig", "fonts-noto-cjk"):
            self.put(f"packages/{package}")

    def script(self, name: str, text: str) -> None:
        self.put(name, text)
        (self.fake / name).chmod(0o755)

    def put(self, name: str, text: str = "") -> None:
        (self.fake / name).write_text(text)

    def environment(self, **more: str) -> dict[str, str]:
        return {
            "PATH": f"{self.fake / 'bin'}:/usr/bin:/bin",
            "HOME": str(self.fake),
            "FAKE": str(self.fake),
            "REAL_PYTHON": sys.executable,
            "TMPDIR": str(self.fake),
            **more,
        }

    def start(self, *arguments: str, launcher: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [launcher or self.repo / "yicheng", *arguments],
            cwd=self.elsewhere,
            env=self.environment(**more),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=900,
            check=False,
        )

    def begin(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [self.repo / "yicheng", *arguments],
            cwd=self.elsewhere,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def calls(self) -> list[str]:
        """What was called since the last look."""
        path = self.fake / "calls"
        lines = path.read_text().splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return lines


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def kinds(calls: list[str]) -> list[str]:
    return [" ".join(call.split()[:2]) for call in calls]


FIRST = ["python3 -m", "pip uv==0.9.30", "uv sync", "apt-get download"]


class TestFirstStart:
    def test_prepares_in_order_then_hands_over(self, machine: Machine) -> None:
        done = machine.start("status", "甲 乙", "--json")
        assert done.returncode == 0, done.stderr
        handed = json.loads(done.stdout)
        assert handed == {
            "arguments": ["status", "甲 乙", "--json"],
            "cwd": str(machine.elsewhere),
            "YICHENG_HOME": str(machine.repo / "var"),
            "PYTHONPATH": str(machine.repo),
            "LANG": "C.UTF-8",
            "PYTHONUTF8": "1",
            "PYTHONDONTWRITEBYTECODE": None,
        }
        assert kinds(machine.calls()) == FIRST
        assert [word for word in ("[1/4]", "[2/4]", "[3/4]", "[4/4]") if word not in done.stderr] == []

    def test_takes_only_the_fonts_that_are_used(self, machine: Machine) -> None:
        machine.start()
        taken = {path.stem: path.read_text() for path in (machine.repo / ".fonts/fandol").iterdir()}
        assert taken == {name: name for name in FONTS[:4]}
        assert sorted(path.name for path in (machine.repo / ".fonts").iterdir()) == [".gitignore", "fandol"]

    def test_two_at_once_prepare_once(self, machine: Machine) -> None:
        both = [machine.begin("one"), machine.begin("two")]
        outs = [process.communicate(timeout=900) for process in both]
        assert [process.returncode for process in both] == [0, 0], outs
        assert kinds(machine.calls()) == FIRST

    def test_a_home_of_ones_own(self, machine: Machine) -> None:
        assert json.loads(machine.start(YICHENG_HOME="/srv/x").stdout)["YICHENG_HOME"] == "/srv/x"


class TestSecondStart:
    def test_calls_nothing_and_is_quick(self, machine: Machine) -> None:
        machine.start()
        machine.calls()
        (machine.repo / "console/__main__.py").write_text("")
        (machine.repo / ".venv/bin/python").write_text("#!/bin/sh\n")  # so that only the launcher is timed
        durations = []
        for _ in range(5):
            begun = time.perf_counter()
            assert machine.start().stderr == ""
            durations.append(time.perf_counter() - begun)
        assert machine.calls() == []
        assert min(durations) < 5  # measured: 0.02; a set-up takes a minute

    def test_through_a_link_and_with_namesakes_in_the_current_folder(self, machine: Machine) -> None:
        (machine.elsewhere / "console").mkdir()
        (machine.elsewhere / "console/__main__.py").write_text("raise SystemExit('shadowed')")
        link = machine.elsewhere / "yc"
        link.symlink_to(machine.repo / "yicheng")
        done = machine.start("x", launcher=link)
        assert json.loads(done.stdout)["PYTHONPATH"] == str(machine.repo)

    def test_a_changed_lock_renews_the_dependencies_only(self, machine: Machine) -> None:
        machine.start()
        machine.calls()
        (machine.repo / "uv.lock").write_text("version = 2\n")
        machine.start()
        assert kinds(machine.calls()) == ["uv sync"]

    def test_a_lost_font_is_fetched_again(self, machine: Machine) -> None:
        machine.start()
        machine.calls()
        (machine.repo / ".fonts/fandol/FandolKai-Regular.otf").unlink()
        machine.start()
        assert kinds(machine.calls()) == ["uv sync", "apt-get download"]

    def test_a_moved_folder_is_built_anew(self, machine: Machine) -> None:
        machine.start()
        machine.calls()
        machine.repo = machine.repo.rename(machine.repo.with_name("moved"))
        assert machine.start().returncode == 0
        assert kinds(machine.calls()) == FIRST[:3]


class TestTests:
    def test_run_and_test_do_not_undo_one_another(self, machine: Machine) -> None:
        machine.start("demo")
        assert "--no-dev --inexact" in machine.calls()[2]
        assert machine.start("test").returncode == 0
        assert "--no-dev" not in next(call for call in machine.calls() if call.startswith("uv sync"))
        machine.start("demo")
        machine.start("test")
        assert [call for call in machine.calls() if call.startswith(("uv", "apt-get", "pip"))] == []

    def test_benches_bring_what_they_measure_beside_ours(self, machine: Machine) -> None:
        (machine.repo / "bench").mkdir()
        (machine.repo / "bench/__main__.py").write_text(CONSOLE)
        machine.start("test")
        machine.calls()
        done = machine.start("bench", "schedule", "--full")
        assert json.loads(done.stdout)["arguments"] == ["schedule", "--full"]
        synced = [call for call in machine.calls() if call.startswith("uv sync")]
        assert ["--no-dev --inexact --group bench" in call for call in synced] == [True]
        machine.start("bench", "schedule")
        machine.start("demo")
        assert not [call for call in machine.calls() if call.startswith("uv sync")]

    def test_tests_take_it_away_and_the_next_bench_brings_it_again(self, machine: Machine) -> None:
        (machine.repo / "bench").mkdir()
        (machine.repo / "bench/__main__.py").write_text(CONSOLE)
        machine.start("bench", "schedule")
        machine.start("test")
        machine.calls()
        machine.start("bench", "schedule")
        assert any("--group bench" in call for call in machine.calls())

    def test_missing_tools_are_installed(self, machine: Machine) -> None:
        (machine.fake / "bin/qpdf").unlink()
        machine.start("test", PATH=f"{machine.fake / 'bin'}:{only(machine, 'qpdf')}")
        assert "apt-get install postgresql poppler-utils qpdf libreoffice-writer-nogui" in machine.calls()

    def test_arguments_and_stages(self, machine: Machine) -> None:
        done = machine.start("test", "--full", "-k", "a b", YICHENG_DATABASE_URL="postgresql://real/record")
        stages = [call for call in machine.calls() if call.split()[0] in ("ruff", "mypy", "pytest")]
        assert stages[0].startswith("ruff check")
        assert stages[1].startswith("ruff format --check")
        assert stages[2].startswith("mypy")
        assert stages[3].endswith("--dist loadgroup -k a b full=1 database=")
        assert done.stderr.count("秒 ====") == 4

    @pytest.mark.parametrize("words", [("--full", "rules"), ("--full=rules",)], ids=" ".join)
    def test_one_part(self, machine: Machine, words: tuple[str, ...]) -> None:
        assert machine.start("test", *words, "-x").returncode == 0
        assert machine.calls()[-1].endswith("--dist loadgroup --part=rules -x full=1 database=")

    @pytest.mark.parametrize("word", ["tests/rules", "test_x.py", "-k"])
    def test_what_is_no_part_is_left_to_pytest(self, machine: Machine, word: str) -> None:
        assert machine.start("test", "--full", word).returncode == 0
        assert machine.calls()[-1].endswith(f"--dist loadgroup {word} full=1 database=")

    @pytest.mark.parametrize("words", [("--full", "rule"), ("--full=",)], ids=" ".join)
    def test_an_unknown_part_lists_the_parts_and_runs_nothing(self, machine: Machine, words: tuple[str, ...]) -> None:
        machine.start("test")
        machine.calls()
        done = machine.start("test", *words)
        assert (done.returncode, done.stdout, machine.calls()) == (2, "", [])
        assert [part for part in PARTS if f"\n  {part} " not in done.stderr] == []

    @pytest.mark.parametrize(
        ("failing", "code"),
        [
            ({"pytest": 5}, 5),
            ({"mypy": 2, "pytest": 1}, 2),
            ({"ruff": 1, "pytest": 3}, 1),
            ({}, 0),
        ],
    )
    def test_first_failure_decides_and_all_run(self, machine: Machine, failing: dict[str, int], code: int) -> None:
        for name, value in failing.items():
            machine.put(f"exit-{name}", str(value))
        assert machine.start("test").returncode == code
        assert sum(call.split()[0] in ("ruff", "mypy", "pytest") for call in machine.calls()) == 4


class TestSystemPackages:
    @pytest.fixture(autouse=True)
    def one_missing(self, machine: Machine) -> None:
        (machine.fake / "packages/fonts-noto-cjk").unlink()

    def test_as_root(self, machine: Machine) -> None:
        assert machine.start().returncode == 0
        assert machine.calls()[1] == "apt-get install fonts-noto-cjk"

    def test_stale_package_lists_are_renewed(self, machine: Machine) -> None:
        machine.put("stale")
        assert machine.start().returncode == 0
        assert machine.calls()[1:4] == [
            "apt-get install fonts-noto-cjk",
            "apt-get update",
            "apt-get install fonts-noto-cjk",
        ]

    def test_through_sudo(self, machine: Machine) -> None:
        machine.put("uid", "1000\n")
        machine.put("sudo")
        assert machine.start().returncode == 0
        assert "apt-get install fonts-noto-cjk" in machine.calls()

    def test_without_rights_says_the_exact_command(self, machine: Machine) -> None:
        machine.put("uid", "1000\n")
        machine.put("no-ensurepip")
        done = machine.start("demo")
        assert (done.returncode, done.stdout) == (3, "")
        command = "apt-get update && apt-get install -y --no-install-recommends"
        assert f"    {command} fonts-noto-cjk python3.11-venv\n" in done.stderr
        assert "请管理员执行" in done.stderr
        assert machine.calls() == []

    def test_an_old_python_is_named(self, machine: Machine) -> None:
        machine.put("old-python")
        tools = only(machine, "python3", "python3.11", "python3.12", "python3.13")
        launcher = machine.repo / "scripts/setup.sh"
        launcher.write_text(launcher.read_text().replace(" /usr/bin/python3;", ";"))
        done = machine.start(PATH=f"{machine.fake / 'bin'}:{tools}")
        assert done.returncode == 3
        assert "需要 Python 3.11 至 3.13" in done.stderr


class TestFailure:
    def test_without_network_one_message_then_resumes(self, machine: Machine) -> None:
        machine.put("offline")
        done = machine.start()
        assert done.returncode == 3
        assert done.stderr.count("环境准备未完成") == 1
        assert "无法连接软件源" in done.stderr
        (machine.fake / "offline").unlink()
        machine.calls()
        assert machine.start().returncode == 0
        machine.calls()
        assert machine.start().stderr == ""

    def test_what_was_done_is_not_done_again(self, machine: Machine) -> None:
        machine.start()
        shutil.rmtree(machine.repo / ".fonts")
        machine.put("offline")
        (machine.repo / "uv.lock").write_text("version = 2\n")
        assert machine.start().returncode == 3
        (machine.fake / "offline").unlink()
        machine.calls()
        assert machine.start().returncode == 0
        assert kinds(machine.calls()) == ["uv sync", "apt-get download"]

    def test_interrupted_ends_the_whole_step(self, machine: Machine) -> None:
        process, uv = self.begin_slowly(machine)
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=900)
        assert (process.returncode, "已中断" in said) == (130, True)
        await_true(lambda: not running(uv))
        self.lays_the_dependencies_anew(machine)

    def test_killed_hard(self, machine: Machine) -> None:
        process, uv = self.begin_slowly(machine)
        process.kill()
        process.communicate(timeout=900)
        waiting = machine.begin()  # uv, an orphan now, still holds the lock
        time.sleep(0.3)
        assert waiting.poll() is None
        (machine.fake / "slow").unlink()
        os.kill(uv, signal.SIGKILL)
        waiting.communicate(timeout=900)
        assert waiting.returncode == 0
        assert "--reinstall" in machine.calls()[-2]

    def begin_slowly(self, machine: Machine) -> tuple[subprocess.Popen[str], int]:
        """A start that hangs in uv, and uv's process."""
        machine.put("slow")
        process, pid = machine.begin(), machine.fake / "pid"
        await_true(lambda: pid.exists() and pid.read_text().endswith("\n"))
        return process, int(pid.read_text())

    def lays_the_dependencies_anew(self, machine: Machine) -> None:
        (machine.fake / "slow").unlink()
        machine.calls()
        assert machine.start().returncode == 0
        calls = machine.calls()
        assert kinds(calls) == FIRST[2:]
        assert "--reinstall" in calls[0]

    def test_the_doctor_comes_all_the_same(self, machine: Machine) -> None:
        machine.start()
        machine.put("offline")
        (machine.repo / "uv.lock").write_text("version = 2\n")
        done = machine.start("doctor")
        assert json.loads(done.stdout)["arguments"] == ["doctor"]
        assert "环境准备未完成" in done.stderr


def await_true(condition: Callable[[], bool], seconds: float = 900) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def running(pid: int) -> bool:
    """Whether it still does something: one that is dead but not yet collected does not."""
    try:
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False


def only(machine: Machine, *without: str) -> Path:
    """A folder with every program of the system but these."""
    folder = machine.fake / "system"
    folder.mkdir()
    for directory in (Path("/usr/bin"), Path("/bin")):
        for program in directory.iterdir():
            if program.name not in without and not (folder / program.name).is_symlink():
                os.symlink(program, folder / program.name)
    return folder
