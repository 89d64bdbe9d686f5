"""Kinds of documents for tests of the register: one that is signed, one that is plain, one of a whole programme.

They stand in the catalogue for one test only: what the register does with a document depends on no one kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pydantic import Field
from sqlalchemy import Engine
from sqlmodel import Session

from documents.catalogue import CATALOGUE
from documents.catalogue.base import Count, Facts, FactsRow, Fen, Name, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import document, h1, p, signature, table
from documents.content import Document, Recipients
from models.database import writing
from models.document import DocumentRow
from models.programme import Programme
from papers.base import CaseRequest, Given, is_rehearsal
from papers.register.requests import Asked, draft
from papers.register.signing import NumberSource, review, sign
from papers.registry import all_papers
from record.errors import FactMissing
from record.people import actor
from record.register.sheet import Sheet
from record.situation import Dossier

CASE = "huizhou-2023/惠东县/选址"
PROGRAMME = "huizhou-2023"
LETTER, FORM, WEEK = "test_letter", "test_form", "test_week"
DRAFTER, REVIEWER, LEADER = "惠东县.supervisor", "惠东县.reviewer", "惠东县.district_leader"


class ItemRow(FactsRow):
    """事项。One line."""

    name: Name = Field(title="名称")
    amount: Fen = Field(title="金额")


class LetterFacts(Facts):
    """演练函。A letter with something that only the asker knows."""

    matter: Text = Field(title="事由")
    contact: Name = Field(title="联系人", description="the record does not hold it")
    items: tuple[ItemRow, ...] = Field(default=(), title="事项", max_length=50)


class FormFacts(Facts):
    """演练登记表。A form of the case."""

    stations: Count = Field(title="驿站数量")


def compose_letter(f: LetterFacts) -> Document:
    """One heading, one paragraph, one table."""
    rows = ((item.name, str(item.amount)) for item in f.items)
    return document(
        f,
        "letter",
        ("关于演练事项的函",),
        (
            Recipients(names=("演练单位",)),
            h1(1, "事由"),
            p(f.matter),
            p(f"联系人：{f.contact}。"),
            table((("名称", 60, "left"), ("金额（分）", 40, "right")), rows),
            signature(f),
        ),
    )


def compose_form(f: FormFacts) -> Document:
    """One line."""
    return document(f, "notice", ("演练登记表",), (p(f"驿站{f.stations}个。"), signature(f)))


def _letter(session: Session, dossier: Dossier, on: date, given: Given) -> Iterator[Sheet]:
    for subject in ("甲", "乙") if dossier.case.kind == "open_tender" else ("",):
        yield Sheet(
            f"关于{dossier.case.title}{subject}演练事项的函",
            given.facts(  # type: ignore[call-arg]
                LetterFacts,
                org="演练县人力资源和社会保障局",
                doc_date=on,
                rehearsal=is_rehearsal(session),
                matter=f"就{dossier.case.title}有关事项函告如下。",
            ),
            subject=subject,
        )


def _form(session: Session, dossier: Dossier, on: date, given: Given) -> Iterator[Sheet]:
    if dossier.case.kind == "fit_out":
        raise FactMissing("还没有场所验收记录", remedy="请先登记场所验收")
    yield Sheet(
        "演练登记表",
        given.facts(
            FormFacts, org="演练县人力资源和社会保障局", doc_date=on, stations=2, rehearsal=is_rehearsal(session)
        ),
    )


def _week(session: Session, programme: Programme, on: date, given: Given) -> Iterator[Sheet]:
    yield Sheet(
        "演练周报",
        given.facts(
            FormFacts, org="演练市人力资源和社会保障局", doc_date=on, stations=4, rehearsal=is_rehearsal(session)
        ),
        subject=f"{on.year}年第{on.isocalendar().week}周",
    )


@pytest.fixture
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The three kinds, in the catalogue and asked for, during one test."""
    for kind in (
        document_kind_of(
            LETTER,
            "演练函",
            LetterFacts,
            compose_letter,
            group="选址",
            layout="letter",
            file_name="{title}-{doc_date}",
            issue="signed",
        ),
        document_kind_of(
            FORM,
            "演练登记表",
            FormFacts,
            compose_form,
            group="选址",
            layout="notice",
            file_name="{title}-{doc_date}",
            issue="plain",
        ),
        document_kind_of(
            WEEK,
            "演练周报",
            FormFacts,
            compose_form,
            group="方案",
            layout="notice",
            file_name="{title}-{doc_date}",
            issue="plain",
        ),
    ):
        monkeypatch.setitem(CATALOGUE, kind.kind, kind)
    monkeypatch.setitem(all_papers().of_cases, LETTER, CaseRequest(("site_selection", "open_tender"), _letter))
    monkeypatch.setitem(all_papers().of_cases, FORM, CaseRequest((), _form))
    monkeypatch.setitem(all_papers().of_programmes, WEEK, _week)


def drafted(
    engine: Engine,
    login: str = DRAFTER,
    case: str = CASE,
    kind: str = LETTER,
    subject: str | None = None,
    on: date | None = None,
    **data: object,
) -> DocumentRow:
    """Drafts a document, one where the kind makes one; answers its row, detached."""
    given = {"contact": "演练王某"} | data if kind == LETTER else data
    with writing(engine) as session:
        (made,) = draft(session, actor(session, login), Asked(case, kind, subject, on, given))
        session.flush()
        session.expunge(made.row)
    return made.row


def signed(engine: Engine, number: str, **numbering: str) -> None:
    """Reviews and signs a draft."""
    with writing(engine) as session:
        review(session, actor(session, REVIEWER), number)
    with writing(engine) as session:
        sign(session, actor(session, LEADER), number, NumberSource(**numbering))
