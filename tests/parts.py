"""The parts of the suite that `./yicheng test --full PART` runs, each within 90 minutes on a slow machine.

A test belongs to the part of its folder under `tests`, unless it is marked otherwise: `pytest.mark.part("NAME")`, on
a test, a class or (as `pytestmark`) a file. Every test belongs to exactly one part.

`python -m tests.parts NAME` checks a name: exit code 0, or 2 with the list of parts on stderr.
"""

from __future__ import annotations

import sys
from pathlib import Path

PARTS = {
    "house": "代码规矩、启动程序、扩展指南（tests 根目录、tests/docs）",
    "models": "数据表、数据库、迁移",
    "rules": "规则、日历、程序、进度推算",
    "documents": "公文内容、版式、可编辑文件",
    "record": "办理记录、进度存取、提醒、备份",
    "actions": "各环节的办理、逐条核对法条",
    "views": "看板、原因、推演、统计",
    "papers": "公文取数、拟稿、签发、归档",
    "tasks": "制发公文、投递提醒",
    "flows": "Prefect 流程与部署",
    "console": "命令行、演练、公文样册",
    "interruptions": "中途停止、强行终止、断电之后继续",
}
"""Each part with what it tests."""

_TESTS = Path(__file__).resolve().parent


def folder_part(file: Path) -> str:
    """The part of a test file by its folder; those of no folder, and of `docs`, are the house's.

    Raises LookupError for a folder that is no part: its tests would run in none.
    """
    first, *rest = file.resolve().relative_to(_TESTS).parts
    if not rest or first == "docs":
        return "house"
    if first not in PARTS:
        raise LookupError(f"tests/{first} is no part of the suite: name it in tests/parts.py")
    return first


def complaint(name: str) -> str:
    """What to tell a user who named an unknown part; empty where the part exists."""
    if name in PARTS:
        return ""
    listed = "\n".join(f"  {part:<14} {what}" for part, what in PARTS.items())
    return f"没有名为“{name}”的测试部分。请从下列部分中选取：\n{listed}"


if __name__ == "__main__":
    if said := complaint(sys.argv[1]):
        sys.exit(print(said, file=sys.stderr) or 2)
