"""What every command needs: the record at hand, dates and people from the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import typer
from sqlalchemy import Engine

from models.settings import settings


def home() -> Path:
    """The folder of the record, its files and its key."""
    return settings().home


def record() -> Engine:
    """The record, made ready."""
    from models.database import open_engine
    from models.record_setup import prepare_record

    engine = open_engine(settings().database_url)
    prepare_record(engine)
    return engine


def a_date(text: str) -> date:
    """A date from the command line; the message says how to write one."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"“{text}”不是日期，请写作 2023-10-09") from None


def step_date(text: str) -> tuple[str, date]:
    """STEP=DATE from the command line."""
    step, sign, on = text.partition("=")
    if not sign or not step:
        raise typer.BadParameter(f"“{text}”应写作 环节=日期，如 tender_notice=2023-10-09")
    return step, a_date(on)


def read_data(path: Path | None) -> dict[str, Any]:
    """The details of a fact from a YAML or JSON file. Money as whole 分; a number with a point is refused."""
    import yaml

    if path is None:
        return {}
    try:
        value = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise typer.BadParameter(f"找不到文件 {path}") from None
    except IsADirectoryError:
        raise typer.BadParameter(f"{path} 是文件夹，不是文件") from None
    except UnicodeDecodeError:
        raise typer.BadParameter(f"{path} 不是 UTF-8 编码，请另存为 UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"第{mark.line + 1}行" if mark else ""
        raise typer.BadParameter(f"{path} {where}格式有误，请检查缩进和标点") from None
    if not isinstance(value, dict):
        raise typer.BadParameter(f"{path} 的内容应为“名称: 值”的形式")
    return value
