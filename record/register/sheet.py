"""One document that is due: what the register is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from documents.catalogue.base import Facts


@dataclass(frozen=True)
class Sheet:
    """One document that is due: what it is about, and the facts it is made from."""

    title: str
    """As the register lists it: 惠城区就业驿站运营服务采购项目招标公告."""
    facts: Facts
    subject: str = ""
    """Lot or station, where one fact makes several documents."""
    letter_number: str | None = None
    """文号 from the office system, where the fact carries one."""

    @property
    def dated(self) -> date:
        return self.facts.doc_date
