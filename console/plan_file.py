"""Reads a plan file from disk; what it says is checked by `rules.plan.loading`."""

from __future__ import annotations

from pathlib import Path

from console.workplace import file_text
from models.plan import Plan
from rules.plan.loading import load_plan


def read_plan(path: Path) -> Plan:
    """The plan in a file, or in the folder's plan.yaml.

    Raises:
        PlanRefused: with every fault, its line and its remedy.
    """
    file = path / "plan.yaml" if path.is_dir() else path
    return load_plan(file_text(file, "方案文件"), str(file))
