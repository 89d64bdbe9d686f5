"""Reads a plan file from disk; what it says is checked by `rules.plan`."""

from __future__ import annotations

from pathlib import Path

from console.output import BAD_INPUT, stop
from models.plan import Plan
from rules.plan import load_plan


def read_plan(path: Path) -> Plan:
    """The plan in a file, or in the folder's plan.yaml.

    Raises:
        PlanRefused: with every fault, its line and its remedy.
    """
    file = path / "plan.yaml" if path.is_dir() else path
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        stop(BAD_INPUT, f"找不到方案文件 {file}。请核对路径")
    except IsADirectoryError:
        stop(BAD_INPUT, f"{file} 是文件夹，不是方案文件")
    except UnicodeDecodeError as error:
        stop(BAD_INPUT, f"{file} 不是 UTF-8 编码（第{error.start + 1}个字节起）。请在编辑器中另存为 UTF-8")
    return load_plan(text, str(file))
