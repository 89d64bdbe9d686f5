"""All lines of the script, from one file each."""

from __future__ import annotations

from console.rehearsal import (
    lines_assessment,
    lines_city,
    lines_district,
    lines_evaluation,
    lines_incidents,
    lines_performance,
    lines_preparation,
    lines_tender,
)

SCRIPT = lines_assessment.SCRIPT.joined(
    lines_city.SCRIPT,
    lines_district.SCRIPT,
    lines_evaluation.SCRIPT,
    lines_incidents.SCRIPT,
    lines_performance.SCRIPT,
    lines_preparation.SCRIPT,
    lines_tender.SCRIPT,
)
