"""Every table of the record: importing this fills `SQLModel.metadata`."""

from __future__ import annotations

from sqlmodel import SQLModel

from models import alert, assessment, audit, case, document, person, programme, record, tender, thresholds

__all__ = [
    "METADATA",
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
