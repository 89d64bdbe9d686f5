"""What a programme's own templates are tried on: papers of its record."""

from __future__ import annotations

from sqlmodel import Session

from documents.catalogue import CATALOGUE
from documents.catalogue.base import Facts
from record.plan.loaded import programme
from record.register.holdings import issued_of_programme


def latest_facts(session: Session, slug: str) -> dict[str, Facts]:
    """The facts of the latest paper of each kind that a programme has issued.

    Raises:
        UnknownProgramme: where it is not loaded.
    """
    rows = issued_of_programme(session, programme(session, slug))
    latest = {row.kind: row for row in rows}
    return {kind: CATALOGUE[kind].facts.read(row.content) for kind, row in latest.items()}
