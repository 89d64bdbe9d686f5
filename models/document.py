"""The register of documents (公文): a number is reserved first, the file follows, then it never changes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint
from sqlmodel import Field

from models.base import STRICT, Instant, RecordTable, partial
from models.values import DocumentDeed, DocumentStatus

_STATUSES = ", ".join(f"'{status}'" for status in DocumentStatus)
_DEEDS = ", ".join(f"'{deed}'" for deed in DocumentDeed)
_TAKEN = "letter_number IS NOT NULL AND replaces IS NULL AND (status <> 'void' OR sha256 IS NOT NULL)"
"""A 文号 stands on one document and its corrections; a draft that was dropped gives it back, a paper that went out
does not."""


class DocumentRow(RecordTable, table=True):
    """One version of one document. What may become of it in which state is kept by triggers (models.schema.protection)."""

    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("scope", "kind", "round", "subject", "version"),
        UniqueConstraint("register_number"),
        Index(
            "uq_document_letter_number",
            "letter_number",
            unique=True,
            **partial(_TAKEN),
        ),
        CheckConstraint(f"status IN ({_STATUSES})", name="status"),
        CheckConstraint(
            "status NOT IN ('issued', 'superseded') OR (sha256 IS NOT NULL AND path IS NOT NULL)", name="issued"
        ),
        CheckConstraint("status NOT IN ('draft', 'reviewed', 'signed') OR drafted_by IS NOT NULL", name="drafted"),
        CheckConstraint("status NOT IN ('reviewed', 'signed') OR reviewed_by IS NOT NULL", name="reviewed"),
        CheckConstraint("status <> 'signed' OR signed_by IS NOT NULL", name="signed"),
        CheckConstraint(
            "reviewed_by <> drafted_by AND signed_by <> drafted_by AND signed_by <> reviewed_by", name="apart"
        ),
        CheckConstraint("status <> 'void' OR void_reason IS NOT NULL", name="void"),
        CheckConstraint("version >= 1", name="version"),
        Index("ix_document_status", "status"),
        Index("ix_document_case_id", "case_id"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    programme_id: int = Field(foreign_key="programme.id")
    scope: str
    """Slug of the case that it is about, or of the programme where it is about the whole."""
    case_id: int | None = Field(default=None, foreign_key="case.id")
    """None if it is about the whole programme."""
    fact_id: int | None = Field(default=None, foreign_key="fact.id")
    """The fact that made it due; None for what somebody asked for, and for a 督办单, which a deadline makes due."""
    kind: str
    round: int
    subject: str = ""
    version: int = 1
    register_number: str
    """登记号, from our own gapless series."""
    letter_number: str | None = None
    """文号, from the office system, or from a series of the unit's own."""
    title: str
    dated: date
    status: str = "reserved"
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    """The facts that the document is made from, frozen when it was reviewed or, without review, when its number was
    reserved; a signature adds the 文号 and the date."""
    given: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    """What the asker added to the record, by field."""
    template: str
    """Hash of the template and composition that made it."""
    law: str
    """Version of the law that held."""
    sha256: str | None = None
    path: str | None = None
    """The PDF, relative to the record's folder of files."""
    docx_sha256: str | None = None
    docx_path: str | None = None
    """The editable file, where it was made with the PDF."""
    adopted_sha256: str | None = None
    adopted_path: str | None = None
    """The file that staff edited and gave back: the text of record, if there is one."""
    adopted_pdf_sha256: str | None = None
    adopted_pdf_path: str | None = None
    drafted_by: str | None = None
    """拟稿人; None for what a fact makes due."""
    reviewed_by: str | None = None
    """复核人"""
    signed_by: str | None = None
    """签发人"""
    replaces: int | None = Field(default=None, foreign_key="document.id")
    """The version that it takes the place of."""
    revision_reason: str | None = None
    """更正原因, of a correction."""
    void_reason: str | None = None
    """作废原因"""


class DocumentAct(RecordTable, table=True):
    """What became of a document: who did what, when. Append-only, by trigger."""

    __tablename__ = "document_act"
    __table_args__ = (
        UniqueConstraint("document_id", "number"),
        CheckConstraint(f"what IN ({_DEEDS})", name="what"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document.id")
    number: int
    """The n-th act of this document."""
    done_on: date
    """By the date of the programme."""
    recorded_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    actor: str
    what: str
    note: str = ""
    """意见、原因."""


class NumberReservation(RecordTable, table=True):
    """A 文号 that somebody has fetched from the office system for a document that is still to come (预留)."""

    __tablename__ = "number_reservation"
    __table_args__ = (
        Index(
            "uq_number_reservation_number",
            "number",
            unique=True,
            **partial("released_on IS NULL"),
        ),
        CheckConstraint("(released_on IS NULL) = (released_by IS NULL)", name="released"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    number: str
    purpose: str
    """用途: a register number, or what the document will be."""
    reserved_by: str
    reserved_on: date
    released_by: str | None = None
    released_on: date | None = None
