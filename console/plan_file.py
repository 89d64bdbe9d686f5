"""Reads a plan file and the assessment scheme beside it from disk; what they say is checked by the rules."""

from __future__ import annotations

from pathlib import Path

from console.workplace import file_text
from models.plan import Plan
from rules.assessment_file import AssessmentFile, read_assessment
from rules.plan.loading import load_plan


def read_plan(path: Path) -> Plan:
    """The plan in a file, or in the folder's plan.yaml.

    Raises:
        PlanRefused: with every fault, its line and its remedy.
    """
    file = path / "plan.yaml" if path.is_dir() else path
    return load_plan(file_text(file, "方案文件"), str(file))


def read_scheme(path: Path) -> AssessmentFile:
    """The assessment scheme in a file.

    Raises:
        AssessmentFileRefused: with every fault, its line and its remedy.
    """
    return read_assessment(file_text(path, "考核方案文件"), str(path))


def scheme_beside(path: Path) -> AssessmentFile | None:
    """The assessment.yaml in the plan's folder; None if there is none."""
    file = (path if path.is_dir() else path.parent) / "assessment.yaml"
    return read_scheme(file) if file.is_file() else None
