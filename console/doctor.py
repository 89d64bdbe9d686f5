"""What is installed, reachable, missing, and how to get it. Each check stands alone: much may be missing."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import socket
import sys
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import partial
from http.client import HTTPException
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

from console.check import Check, State
from console.record_checks import backlog, calendar_years, database, duty, given_up_mails, posts
from models.settings import PREFIX, Settings, SettingsError, settings

SETUP = "重新运行任一 ./yicheng 命令，将自动安装"
LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
NEEDED_BYTES, ADVISED_BYTES = 200 * 2**20, 2 * 2**30
SECONDS = 2.0
"""How long a server is given to answer."""


def report() -> list[Check]:
    """Looks at everything; never raises, changes nothing."""
    found = [
        _safely("Python", _python),
        _safely("安装工具 uv", _uv),
        _safely("排版库", _libraries),
        _safely("公文字体", _fandol),
        _safely("补充字体", _noto),
    ]
    try:
        chosen = settings()
    except SettingsError as error:
        return [*found, Check("设置", "missing", str(error), "改正环境变量；各项含义见 README")]
    checks: list[tuple[str, Callable[[], Check]]] = [
        ("设置", _variables),
        ("数据目录", lambda: _home(chosen)),
        ("数据库", lambda: database(chosen)),
        ("工作日历", lambda: calendar_years(chosen)),
        ("岗位", lambda: posts(chosen)),
        ("Prefect", _prefect),
        ("Prefect 服务", lambda: _prefect_server(chosen)),
        *((name, partial(duty, chosen, name)) for name in ("巡检", "晨检", "投递")),
        ("事项推进", lambda: backlog(chosen)),
        ("邮件", lambda: _mail(chosen)),
        ("PostgreSQL 程序", _postgresql_programs),
    ]
    return [*found, *(_safely(name, check) for name, check in checks)]


def healthy(checks: Iterable[Check]) -> bool:
    """Whether all that is necessary is there: exit code 0, else 3."""
    return all(check.state != "missing" for check in checks)


def render(checks: list[Check], *, as_json: bool = False) -> str:
    """The report for a reader, or as one JSON object."""
    if as_json:
        body = {"ok": healthy(checks), "checks": [asdict(check) for check in checks]}
        return json.dumps(body, ensure_ascii=False, indent=2)
    width = max(_width(check.name) for check in checks)
    lines = [line for check in checks for line in _lines(check, width)]
    missing = sum(check.state == "missing" for check in checks)
    warnings = sum(check.state == "warn" for check in checks)
    if missing:
        end = f"缺少 {missing} 项必需条件，请按“处理”办理后重试。"
    else:
        end = "必需条件已齐备" + (f"；另有 {warnings} 项提示。" if warnings else "。")
    return "\n".join([*lines, "", end])


_WORDS = {"ok": "✓ 齐备", "warn": "! 提示", "missing": "✗ 缺少"}


def _lines(check: Check, width: int) -> list[str]:
    padding = " " * (width - _width(check.name))
    lines = [f"{_WORDS[check.state]}  {check.name}{padding}  {check.detail}"]
    if check.remedy:
        lines.append(f"{' ' * (width + 10)}处理：{check.remedy}")
    return lines


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _safely(name: str, check: Callable[[], Check]) -> Check:
    """A check that itself breaks is a finding, not the end of the report."""
    try:
        return check()
    except Exception as error:
        return Check(name, "missing", f"检查未能完成（{type(error).__name__}）", SETUP)


# ---- the machine -----------------------------------------------------------------------------------


def _python() -> Check:
    found = ".".join(map(str, sys.version_info[:3]))
    if (3, 11) <= sys.version_info[:2] < (3, 14):
        return Check("Python", "ok", found)
    return Check("Python", "missing", f"{found}，需要 3.11 至 3.13", "安装 python3.12 与 python3.12-venv")


def _uv() -> Check:
    # Next to the running interpreter, not on the PATH: another uv is not the pinned one.
    if not (Path(sys.executable).parent / "uv").exists():
        return Check("安装工具 uv", "warn", "运行环境中没有，程序更新后无法同步依赖", SETUP)
    return Check("安装工具 uv", "ok", _installed("uv") or "已安装")


def _libraries() -> Check:
    absent = [package for library, package in LIBRARIES.items() if not _loads(library)]
    if absent:
        return Check("排版库", "missing", f"缺少 {'、'.join(absent)}，无法生成公文", _apt(absent))
    return Check("排版库", "ok", "Pango、HarfBuzz 子集化")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _fandol() -> Check:
    from documents.fonts import DEFAULT_FANDOL, FANDOL_FILES

    absent = [name for name in FANDOL_FILES if not (DEFAULT_FANDOL / name).is_file()]
    if absent:
        remedy = f"{SETUP}；或自行放入 {DEFAULT_FANDOL}"
        return Check("公文字体", "missing", f"缺少 {'、'.join(absent)}", remedy)
    return Check("公文字体", "ok", "Fandol 仿宋、楷体、黑体、宋体（粗）")


def _noto() -> Check:
    from documents.fonts import DEFAULT_NOTO, NOTO_FILES

    absent = [name for name in NOTO_FILES if not (DEFAULT_NOTO / name).is_file()]
    if absent:
        detail = f"{DEFAULT_NOTO} 中缺少 {'、'.join(absent)}"
        return Check("补充字体", "missing", detail, _apt(["fonts-noto-cjk"]))
    return Check("补充字体", "ok", "Noto Serif CJK、Noto Sans CJK")


def _postgresql_programs() -> Check:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if found:
        return Check("PostgreSQL 程序", "ok", f"版本 {found[-1].parts[-3]}（{found[-1].parent}）")
    detail = "未安装；仅运行测试或在本机使用 PostgreSQL 时需要"
    return Check("PostgreSQL 程序", "warn", detail, _apt(["postgresql"]))


def _apt(packages: list[str]) -> str:
    return f"apt-get install -y --no-install-recommends {' '.join(packages)}（需管理员权限）"


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


# ---- the settings and what they point at -----------------------------------------------------------

_OTHER_VARIABLES = {"FULL", "SKIP_SYSTEM", "LOGIN"}


def _variables() -> Check:
    known = {name.upper() for name in Settings.model_fields} | _OTHER_VARIABLES
    given = {name.removeprefix(PREFIX) for name in os.environ if name.startswith(PREFIX)}
    strange = sorted(PREFIX + name for name in given - known)
    if strange:
        return Check("设置", "warn", f"不认识的环境变量 {'、'.join(strange)}，不起作用", "核对拼写")
    return Check("设置", "ok", "环境变量无误")


def _home(chosen: Settings) -> Check:
    place = next(folder for folder in (chosen.home, *chosen.home.parents) if folder.exists())
    if not place.is_dir() or not os.access(place, os.W_OK | os.X_OK):
        return Check("数据目录", "missing", f"{chosen.home} 不可写", "授予写权限，或用 YICHENG_HOME 另设目录")
    free = shutil.disk_usage(place).free
    detail = f"{chosen.home}，可用空间 {free / 2**30:.1f} GB"
    if free < ADVISED_BYTES:
        state: State = "missing" if free < NEEDED_BYTES else "warn"
        return Check("数据目录", state, detail, "清理磁盘，建议至少留出 2 GB")
    return Check("数据目录", "ok", detail)


def _prefect() -> Check:
    found = _installed("prefect")  # not imported: that costs seconds
    if found is None:
        return Check("Prefect", "missing", "未安装", SETUP)
    return Check("Prefect", "ok", found)


def _prefect_server(chosen: Settings) -> Check:
    opener = build_opener(ProxyHandler({}))  # this machine's own server is never behind a proxy
    try:
        with opener.open(f"{chosen.prefect_api_url}/health", timeout=SECONDS) as answer:
            answers = answer.status == 200
    except (HTTPException, OSError):  # URLError is an OSError
        answers = False
    if answers:
        return Check("Prefect 服务", "ok", f"运行中，{chosen.prefect_api_url.removesuffix('/api')}")
    detail = f"端口 {chosen.prefect_port} 没有应答（办理业务不受影响，流程页面不可用）"
    return Check("Prefect 服务", "warn", detail, "运行 ./yicheng up")


def _mail(chosen: Settings) -> Check:
    if lost := given_up_mails(chosen):
        return Check(
            "邮件",
            "warn",
            f"{lost}条提醒多次投递未成，已停止投递",
            "检查邮件服务器和收件地址，再运行 ./yicheng deliver --again",
        )
    try:
        server = chosen.smtp_server()
    except SettingsError as error:
        return Check("邮件", "warn", str(error), "改正环境变量")
    if server is None:
        return Check(
            "邮件", "warn", "未设置，提醒只在系统内显示，不发邮件", "设置 YICHENG_SMTP_URL 与 YICHENG_SMTP_FROM"
        )
    secret = chosen.smtp_password_file
    if secret is not None and secret.stat().st_mode & 0o077:
        return Check("邮件", "warn", f"密码文件 {secret} 可被他人读取", f"chmod 600 {secret}")
    try:
        socket.create_connection((server.host, server.port), timeout=SECONDS).close()
    except OSError:
        return Check("邮件", "warn", f"{server.host}:{server.port} 连接不上", "检查地址、端口与网络")
    return Check("邮件", "ok", f"{server.host}:{server.port}，发件人 {server.sender}")
