"""The register of documents (公文): a number is reserved first, the file follows, then it never changes."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from models.base import STRICT


class DocumentRow(SQLModel, table=True):
    """One version of one document. Issued ones refuse DELETE and any UPDATE but to superseded, by trigger."""

    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("case_id", "kind", "round", "subject", "version"),
        UniqueConstraint("register_number"),
        Index("uq_document_letter_number", "letter_number", unique=True,
              sqlite_where=text("letter_number IS NOT NULL AND status <> 'void' AND version = 1"),
              postgresql_where=text("letter_number IS NOT NULL AND status <> 'void' AND version = 1")),
        CheckConstraint("status IN ('reserved', 'issued', 'superseded', 'void')", name="status"),
        CheckConstraint("status NOT IN ('issued', 'superseded') OR (sha256 IS NOT NULL AND path IS NOT NULL)",
                        name="issued"),
        CheckConstraint("version >= 1", name="version"),
        Index("ix_document_status", "status"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id")
    fact_id: int | None = Field(default=None, foreign_key="fact.id")
    """The fact that made it due; null for a 督办单, which a deadline makes due."""
    kind: str
    round: int
    subject: str = ""
    version: int = 1
    register_number: str
    """登记号, from our own gapless series."""
    letter_number: str | None = None
    """文号, from the office system."""
    title: str
    dated: date
    status: str = "reserved"
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """The facts that the document is made from, frozen when its number was reserved."""
    template: str
    """Hash of the template and composition that made it."""
    law: str
    """Version of the law that held."""
    sha256: str | None = None
    path: str | None = None
    """Relative to the record's folder of files."""
