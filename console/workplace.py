"""What every command needs: the record at hand, dates and people from the command line."""

from __future__ import annotations

import os
import re
from datetime import date
from enum import StrEnum
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypeVar

import typer

from console.output import BAD_INPUT, stop

if TYPE_CHECKING:
    import yaml
    from sqlalchemy import Engine

    from rules.calendar import Calendar

E = TypeVar("E", bound=StrEnum)
By = Annotated[str | None, typer.Option("--by", help="办理人登录名，默认取 YICHENG_LOGIN")]
Number = Annotated[str, typer.Argument(metavar="登记号", help="见 documents list")]
CaseSlug = Annotated[str, typer.Argument(help="事项编号，如 huizhou-2023/惠城区/招标")]


def home() -> Path:
    """The folder of the record, its files and its key."""
    from models.settings import settings

    return settings().home


def record() -> Engine:
    """The record, made ready; after an upgrade with its schedules as this release computes them."""
    from models.database import open_engine
    from models.schema.record_setup import prepare_record
    from models.settings import settings

    engine = open_engine(settings().database_url)
    prepare_record(engine)
    _renew_schedules(engine)
    return engine


def _renew_schedules(engine: Engine) -> None:
    from console.output import ProgressLine
    from record.custody.edition import renew

    line = ProgressLine()
    if cases := renew(engine, lambda done, of: line.show(f"程序已升级，正在重算时限：{done}/{of}个事项")):
        line.end(f"程序已升级，按新版规则重算了{len(cases)}个事项的时限（审计日志已记）")


def record_if_any() -> Engine | None:
    """The record, made ready, if there is one: for commands that also answer without."""
    from models.settings import settings

    url = settings().database_url
    if url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).exists():
        return None
    return record()


def calendar() -> Calendar:
    """The calendar with the years that the record has loaded; the product's own if there is no record yet."""
    from rules.calendar import official_calendar

    engine = record_if_any()
    if engine is None:
        return official_calendar()
    from models.database import reading
    from record.situation import calendar_of

    with reading(engine) as session:
        return calendar_of(session)


def file_text(path: Path, what: str) -> str:
    """The text of a file that a person wrote; `what` names it in messages: 方案文件."""
    try:
        return _whole(path).decode("utf-8-sig")
    except FileNotFoundError:
        stop(BAD_INPUT, f"找不到{what} {path}。请核对路径")
    except IsADirectoryError:
        stop(BAD_INPUT, f"{path} 是文件夹，不是{what}")
    except UnicodeDecodeError as error:
        stop(BAD_INPUT, f"{path} 不是 UTF-8 编码（第{error.start + 1}个字节起）。请在编辑器中另存为 UTF-8")


LARGEST_FILE = 10_000_000
"""Bytes of a file of text that a person writes: beyond it is no plan, form or list of people."""


def _whole(path: Path) -> bytes:
    size = _check_regular(path)
    if size > LARGEST_FILE:
        stop(BAD_INPUT, f"{path} 有{size:,}字节，超过{LARGEST_FILE // 1_000_000} MB，没有读取。请核对是不是这个文件")
    return path.read_bytes()


def _check_regular(path: Path) -> int:
    """The size of a file in bytes. A device or a pipe may have no end, and is not read."""
    found = path.stat()
    if not (S_ISREG(found.st_mode) or S_ISDIR(found.st_mode)):
        stop(BAD_INPUT, f"{path} 不是普通文件（是设备、管道之类），没有读取。请先存为文件")
    return found.st_size


def file_bytes(path: Path) -> bytes:
    """A file that a person names, as it is."""
    try:
        _check_regular(path)
        return path.read_bytes()
    except FileNotFoundError:
        stop(BAD_INPUT, f"找不到文件 {path}。请核对路径")
    except IsADirectoryError:
        stop(BAD_INPUT, f"{path} 是文件夹，不是文件")


def not_blank(text: str | None) -> str | None:
    """Callback of an option that must say something: a reason, evidence."""
    if text is not None and not text.strip():
        raise typer.BadParameter("不能为空，请写明内容")
    return text


def acting(by: str | None) -> str:
    """The login of who acts: `--by`, or the setting for it."""
    found = by or os.environ.get("YICHENG_LOGIN")
    if not found:
        stop(BAD_INPUT, "没有指明办理人。请用 --by 登录名，或设置 YICHENG_LOGIN")
    return found


def a_sum(text: str) -> int:
    """An amount of 元 from the command line, in 分: exact, at most two decimals."""
    found = re.fullmatch(r"([0-9]{1,15})(?:\.([0-9]{1,2}))?", text)
    fen = int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")) if found else 0
    if fen == 0:
        raise typer.BadParameter(f"“{text}”不是金额，请以元为单位写作 1330000 或 1330000.50，大于零，至多两位小数")
    return fen


def one_of(words: type[E], text: str, what: str) -> E:
    """A word of a list from the command line; the message names them all."""
    try:
        return words(text)
    except ValueError:
        raise typer.BadParameter(f"没有{what}“{text}”。可用：{'、'.join(words)}") from None


YEARS = range(1949, 2101)
"""Of which a date from the command line may be."""


def a_date(text: str) -> date:
    """A date from the command line; the message says how to write one."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"“{text}”不是日期，请写作 2023-10-09") from None
    if found.year not in YEARS:  # spans are counted from it, and there is no date beyond 9999
        raise typer.BadParameter(f"“{text}”不可能，年份应在{YEARS[0]}至{YEARS[-1]}之间，请写作 2023-10-09")
    return found


def step_date(text: str) -> tuple[str, date]:
    """STEP=DATE from the command line."""
    step, sign, on = text.partition("=")
    if not sign or not step:
        raise typer.BadParameter(f"“{text}”应写作 环节=日期，如 tender_notice=2023-10-09")
    return step, a_date(on)


class NamedStep(NamedTuple):
    """A step as people name it. `round` is None where none is named; `subject` is empty for all of them."""

    step: str
    round: int | None
    subject: str


_STEP = re.compile(r"(?P<step>[A-Za-z0-9_]+)(?:#(?P<round>[1-9][0-9]{0,3}))?(?:@(?P<subject>.+))?")


def step_named(text: str) -> NamedStep:
    """STEP[#ROUND][@SUBJECT] from the command line."""
    found = _STEP.fullmatch(text)
    if not found:
        stop(BAD_INPUT, f"“{text}”应写作 环节[#轮次][@对象]，如 contract_signature@1")
    return NamedStep(found["step"], int(found["round"]) if found["round"] else None, times(found["subject"] or ""))


def times(subject: str) -> str:
    """What is done again, as the record names it: `1/2` is the second time for lot 1, `/2` the second time."""
    found = re.fullmatch(r"(.*)/([1-9][0-9]*)", subject)
    if not found:
        return subject
    from rules.procedure import nth

    return nth(found[1], int(found[2]))


def read_data(path: Path | None) -> dict[str, Any]:
    """The details of a fact from a YAML or JSON file. A number with a point stays the text that it is: exact."""
    if path is None:
        return {}
    import yaml

    from rules.file_text import syntax_fault

    text = file_text(path, "文件")
    try:
        value = yaml.load(text, Loader=_exact_loader())
    except (yaml.YAMLError, RecursionError) as error:
        problem, remedy, line = syntax_fault(error, text)
        stop(BAD_INPUT, f"{path} 第{line}行：{problem}；{remedy}。没有登记任何内容")
    if not isinstance(value, dict):
        stop(BAD_INPUT, f"{path} 的内容应为“名称: 值”的形式，请逐行填写，冒号用半角并在其后空一格")
    return value


def _exact_loader() -> type[yaml.SafeLoader]:
    """YAML's safe loader, which gives the text of a number with a point instead of a rounded one."""
    import yaml

    from models.names import half_character

    class Exact(yaml.SafeLoader):
        def text(self, node: yaml.ScalarNode) -> str:
            if half_character(node.value):
                raise yaml.constructor.ConstructorError(None, None, "half a character", node.start_mark)
            return self.construct_yaml_str(node)

        def day(self, node: yaml.ScalarNode) -> Any:
            try:
                return self.construct_yaml_timestamp(node)
            except ValueError:
                raise yaml.constructor.ConstructorError(None, None, "no such date", node.start_mark) from None

    Exact.add_constructor("tag:yaml.org,2002:float", lambda _loader, node: node.value)
    Exact.add_constructor("tag:yaml.org,2002:str", Exact.text)
    Exact.add_constructor("tag:yaml.org,2002:timestamp", Exact.day)
    return Exact
