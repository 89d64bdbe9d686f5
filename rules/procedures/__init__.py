"""All procedures, by name. To add one: declare it in a module of its own and list it here."""

from __future__ import annotations

from rules.procedure import Procedure
from rules.procedures.assessment import ASSESSMENT
from rules.procedures.challenge import CHALLENGE
from rules.procedures.complaint import COMPLAINT
from rules.procedures.fit_out import FIT_OUT
from rules.procedures.guidance import FRAMEWORK_AGREEMENT, PREQUALIFICATION
from rules.procedures.open_tender import INVITED_TENDER, OPEN_TENDER
from rules.procedures.opening import OPENING
from rules.procedures.other_methods import (
    COMPETITIVE_CONSULTATION,
    COMPETITIVE_NEGOTIATION,
    DIRECT_PURCHASE,
    INQUIRY,
    SINGLE_SOURCE,
)
from rules.procedures.platform import PLATFORM
from rules.procedures.rules_norms import RULES_NORMS
from rules.procedures.site_selection import SITE_SELECTION
from rules.procedures.staffing import STAFFING
from rules.procedures.unified_terms import UNIFIED_TERMS

METHODS: dict[str, Procedure] = {p.name: p for p in (
    OPEN_TENDER, INVITED_TENDER, COMPETITIVE_CONSULTATION, COMPETITIVE_NEGOTIATION, INQUIRY, SINGLE_SOURCE,
    DIRECT_PURCHASE)}
"""采购方式: a tender's case runs one of them, each round its own."""

PROCEDURES: dict[str, Procedure] = {p.name: p for p in (
    UNIFIED_TERMS, RULES_NORMS, PLATFORM, SITE_SELECTION, *METHODS.values(), FIT_OUT, STAFFING, OPENING, ASSESSMENT,
    CHALLENGE, COMPLAINT, PREQUALIFICATION, FRAMEWORK_AGREEMENT)}
