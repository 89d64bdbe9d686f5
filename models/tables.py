"""Every table of the record: importing this fills `SQLModel.metadata`."""

from __future__ import annotations

from sqlmodel import SQLModel

from models import alert, assessment, audit, case, document, person, programme, record, tender, thresholds
from models.web import account

__all__ = [
    "METADATA",
    "account",
    "alert",
    "assessment",
    "audit",
    "case",
    "document",
    "person",
    "programme",
    "record",
    "tender",
    "thresholds",
]

METADATA = SQLModel.metadata
