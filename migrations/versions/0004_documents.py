"""Documents of a whole programme, drafts with 复核 and 签发, versions, edited files; acts on documents; reserved 文号."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_TAKEN = "letter_number IS NOT NULL AND replaces IS NULL AND (status <> 'void' OR sha256 IS NOT NULL)"
_TEXTS = ("docx_sha256", "docx_path", "adopted_sha256", "adopted_path", "adopted_pdf_sha256", "adopted_pdf_path",
          "drafted_by", "reviewed_by", "signed_by", "revision_reason", "void_reason")


def upgrade() -> None:
    _add_columns()
    _fill_columns()
    _bind_columns()
    _new_tables()


def _add_columns() -> None:
    with op.batch_alter_table("document", schema=None, table_kwargs={"sqlite_strict": True}) as batch_op:
        batch_op.add_column(sa.Column("programme_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("scope", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("given", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("replaces", sa.Integer(), nullable=True))
        for name in _TEXTS:
            batch_op.add_column(sa.Column(name, sa.String(), nullable=True))
        batch_op.alter_column("case_id", existing_type=sa.Integer(), nullable=True)


def _fill_columns() -> None:
    """Every document so far belongs to a case; a later version took the place of the last one that was not void."""
    op.execute("""
        UPDATE document SET given = '{}',
            programme_id = (SELECT programme_id FROM "case" WHERE "case".id = document.case_id),
            scope = (SELECT slug FROM "case" WHERE "case".id = document.case_id),
            replaces = (SELECT earlier.id FROM document AS earlier
                        WHERE earlier.case_id = document.case_id AND earlier.kind = document.kind
                        AND earlier.round = document.round AND earlier.subject = document.subject
                        AND earlier.version < document.version AND earlier.status <> 'void'
                        ORDER BY earlier.version DESC LIMIT 1)""")
    op.execute("UPDATE document SET void_reason = '所依据的办理记录已更正或者撤销' WHERE status = 'void'")


def _bind_columns() -> None:
    with op.batch_alter_table("document", schema=None, table_kwargs={"sqlite_strict": True}) as batch_op:
        batch_op.alter_column("programme_id", existing_type=sa.Integer(), nullable=False)
        batch_op.alter_column("scope", existing_type=sa.String(), nullable=False)
        batch_op.alter_column("given", existing_type=sa.JSON(), nullable=False)
        batch_op.create_foreign_key(op.f("fk_document_programme_id"), "programme", ["programme_id"], ["id"])
        batch_op.create_foreign_key(op.f("fk_document_replaces"), "document", ["replaces"], ["id"])
        batch_op.drop_constraint(op.f("uq_document_case_id_kind_round_subject_version"), type_="unique")
        batch_op.create_unique_constraint(
            op.f("uq_document_scope_kind_round_subject_version"), ["scope", "kind", "round", "subject", "version"])
        batch_op.drop_constraint(op.f("ck_document_status"), type_="check")
        batch_op.create_check_constraint(
            op.f("ck_document_status"),
            "status IN ('reserved', 'draft', 'reviewed', 'signed', 'issued', 'superseded', 'void')")
        batch_op.create_check_constraint(
            op.f("ck_document_drafted"), "status NOT IN ('draft', 'reviewed', 'signed') OR drafted_by IS NOT NULL")
        batch_op.create_check_constraint(
            op.f("ck_document_reviewed"), "status NOT IN ('reviewed', 'signed') OR reviewed_by IS NOT NULL")
        batch_op.create_check_constraint(op.f("ck_document_signed"), "status <> 'signed' OR signed_by IS NOT NULL")
        batch_op.create_check_constraint(
            op.f("ck_document_apart"),
            "reviewed_by <> drafted_by AND signed_by <> drafted_by AND signed_by <> reviewed_by")
        batch_op.create_check_constraint(op.f("ck_document_void"), "status <> 'void' OR void_reason IS NOT NULL")
        batch_op.drop_index("uq_document_letter_number")
        batch_op.create_index(
            "uq_document_letter_number", ["letter_number"], unique=True, sqlite_where=sa.text(_TAKEN),
            postgresql_where=sa.text(_TAKEN))
        batch_op.create_index("ix_document_case_id", ["case_id"], unique=False)


def _new_tables() -> None:
    op.create_table(
        "document_act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint(
            "what IN ('reserved', 'drafted', 'amended', 'adopted', 'returned', 'reviewed', 'signed', 'issued', "
            "'superseded', 'voided')", name=op.f("ck_document_act_what")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_document_act_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_act")),
        sa.UniqueConstraint("document_id", "number", name=op.f("uq_document_act_document_id_number")),
        sqlite_strict=True,
    )
    op.create_table(
        "number_reservation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("reserved_by", sa.String(), nullable=False),
        sa.Column("reserved_on", sa.Date(), nullable=False),
        sa.Column("released_by", sa.String(), nullable=True),
        sa.Column("released_on", sa.Date(), nullable=True),
        sa.CheckConstraint("(released_on IS NULL) = (released_by IS NULL)", name=op.f("ck_number_reservation_released")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_reservation")),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_number_reservation_number", "number_reservation", ["number"], unique=True,
        sqlite_where=sa.text("released_on IS NULL"), postgresql_where=sa.text("released_on IS NULL"))
