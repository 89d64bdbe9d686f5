"""The assessment scheme of the Huizhou plan, as the tests' programmes have it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rules.assessment import Scheme
from rules.assessment_file import AssessmentFile, read_assessment

FILE = Path(__file__).parents[1] / "programmes" / "huizhou-2023" / "assessment.yaml"


@cache
def huizhou_assessment() -> AssessmentFile:
    """The file as written."""
    return read_assessment(FILE.read_text(encoding="utf-8"), FILE.name)


HUIZHOU_SCHEME: Scheme = huizhou_assessment().assessment().scheme
