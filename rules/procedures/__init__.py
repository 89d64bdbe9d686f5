"""All procedures, by name. To add one: declare it in a module of its own and list it here."""

from __future__ import annotations

from rules.procedure import Procedure
from rules.procedures.open_tender import OPEN_TENDER

PROCEDURES: dict[str, Procedure] = {p.name: p for p in (OPEN_TENDER,)}
