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
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from http.client import HTTPException
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.request import ProxyHandler, build_opener

from models.settings import PREFIX, Settings, SettingsError, settings

if TYPE_CHECKING:
    from record.duties import DutyState, Rhythm

State = Literal["ok", "warn", "missing"]

SETUP = "重新运行任一 ./yicheng 命令，将自动安装"
LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
NEEDED_BYTES, ADVISED_BYTES = 200 * 2**20, 2 * 2**30
SECONDS = 2.0
"""How long a server is given to answer."""
CALENDAR_DAYS = 60
"""Days before the last year with a notice runs out from which on the next one is asked for: terms run into it."""


@dataclass(frozen=True)
class Check:
    """One finding. `missing` means that Yicheng cannot work without it; `warn`, that a part of it cannot."""

    name: str
    state: State
    detail: str
    remedy: str = ""


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
        ("数据库", lambda: _database(chosen)),
        ("工作日历", lambda: _calendar_years(chosen)),
        ("Prefect", _prefect),
        ("Prefect 服务", lambda: _prefect_server(chosen)),
        *((name, partial(_duty, chosen, name)) for name in ("巡检", "晨检", "投递")),
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


def _database(chosen: Settings) -> Check:
    from sqlalchemy.exc import SQLAlchemyError

    from record.custody.probe import database_file, look_into

    file = database_file(chosen.database_url)
    where = chosen.database_label if file is None else file
    if file is not None and not Path(file).exists():
        # Not opened: opening would make the file.
        return Check("数据库", "ok", f"SQLite，{where}（尚未建立，首次使用时自动建立）")
    try:
        detail, ready = look_into(chosen.database_url, 3)
    except SQLAlchemyError:
        remedy = "检查 YICHENG_DATABASE_URL、网络及数据库服务"
        if file is not None:
            remedy = "检查文件是否损坏，必要时用备份恢复"
        return Check("数据库", "missing", f"{where} 无法打开", remedy)
    if not ready:
        return Check("数据库", "warn", f"{detail}，{where}，表结构待更新", "运行任一读写命令时自动更新")
    return Check("数据库", "ok", f"{detail}，{where}")


def _calendar_years(chosen: Settings) -> Check:
    today, last = _today_and_last_day(chosen)
    detail, left = f"国务院放假通知载入至{last.year}年", (last - today).days
    if left > CALENDAR_DAYS:
        return Check("工作日历", "ok", detail)
    detail += f"，{today}已超出，所算期限为预估" if left < 0 else f"，距{last}还有{left}日，跨年期限为预估"
    return Check(
        "工作日历", "warn", detail, f"国务院办公厅发布{last.year + 1}年放假通知后，运行 ./yicheng calendar load 载入"
    )


def _today_and_last_day(chosen: Settings) -> tuple[date, date]:
    """The programme's date and the last day with a notice; the machine's date and the product's own years where no
    record can be read.
    """
    from sqlalchemy.exc import SQLAlchemyError

    from models.clock import system_date
    from record.custody.probe import database_file, look_into
    from rules.calendar import official_calendar

    file = database_file(chosen.database_url)
    try:
        if file is None or Path(file).exists():
            _detail, ready = look_into(chosen.database_url, 3)
            if ready:
                return _of_record(chosen.database_url)
    except SQLAlchemyError:
        pass  # told by the check of the database
    return system_date(), official_calendar().until


def _of_record(url: str) -> tuple[date, date]:
    from models.database import open_engine, reading
    from record.people import programme_date
    from record.situation import calendar_of

    engine = open_engine(url)
    with reading(engine) as session:
        found = programme_date(session), calendar_of(session).until
    engine.dispose()
    return found


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


def _duty(chosen: Settings, name: str) -> Check:
    """Whether a recurring duty was completed in time, by the record alone: a server that answers proves nothing."""
    from sqlalchemy.exc import SQLAlchemyError

    from models.clock import CITY_ZONE, utc_now
    from record.duties import RHYTHMS

    rhythm = next(rhythm for rhythm in RHYTHMS if rhythm.name == name)
    try:
        found = _kept(chosen, rhythm)
    except SQLAlchemyError:  # told by the check of the database
        return Check(name, "warn", "数据库无法读取，不知上次何时完成")
    if found is None:
        return Check(rhythm.name, "ok", "尚无方案，无需办理")
    stands, real = found
    if not stands.late(rhythm, utc_now()):
        assert stands.completed_at
        return Check(
            rhythm.name, "ok", f"上次完成于{stands.completed_at.astimezone(CITY_ZONE):%m-%d %H:%M}，{stands.outcome}"
        )
    last = stands.completed_at
    detail = f"上次完成于{last.astimezone(CITY_ZONE):%Y-%m-%d %H:%M}，已停办" if last else "从未完成"
    remedy = f"运行 ./yicheng up 并保持运行；立即补办用 {rhythm.command}"
    return Check(rhythm.name, "missing" if real else "warn", detail, remedy)


def _kept(chosen: Settings, rhythm: Rhythm) -> tuple[DutyState, bool] | None:
    """How the duty stands and whether the record is a real one; None if there is no programme to work for."""
    from models.database import open_engine, reading, record_head
    from models.values import RecordKind
    from record.custody.probe import database_file, look_into
    from record.duties import kept

    file = database_file(chosen.database_url)
    if (file is not None and not Path(file).exists()) or not look_into(chosen.database_url, 3)[1]:
        return None
    engine = open_engine(chosen.database_url)
    with reading(engine) as session:
        kind = record_head(session).kind
        found = kept(session, rhythm)
    engine.dispose()
    return None if kind == RecordKind.EMPTY.value else (found, kind == RecordKind.REAL.value)


def _mail(chosen: Settings) -> Check:
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
