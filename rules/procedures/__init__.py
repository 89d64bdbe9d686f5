"""All procedures, by name. To add one: declare it in a module of its own and list it here."""

from __future__ import annotations

from rules.procedure import Procedure
from rules.procedures.assessment import ASSESSMENT
from rules.procedures.challenge import CHALLENGE
from rules.procedures.fit_out import FIT_OUT
from rules.procedures.open_tender import OPEN_TENDER
from rules.procedures.opening import OPENING
from rules.procedures.platform import PLATFORM
from rules.procedures.rules_norms import RULES_NORMS
from rules.procedures.site_selection import SITE_SELECTION
from rules.procedures.staffing import STAFFING
from rules.procedures.unified_terms import UNIFIED_TERMS

PROCEDURES: dict[str, Procedure] = {p.name: p for p in (
    UNIFIED_TERMS, RULES_NORMS, PLATFORM, SITE_SELECTION, OPEN_TENDER, FIT_OUT, STAFFING, OPENING, ASSESSMENT,
    CHALLENGE)}
