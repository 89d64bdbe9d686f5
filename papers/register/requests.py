"""Documents that somebody asks for: filled from the record and by the asker, registered as a draft or to be issued."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import Session

from documents.catalogue import CATALOGUE, DocumentKind, template_hash
from documents.catalogue.base import Facts
from documents.content import Document
from documents.errors import DocumentRefused, UnknownDocumentKind
from documents.wording import lines_of
from models.base import canonical
from models.document import DocumentRow
from models.person import Actor
from models.values import STATUS_TITLES, DocumentDeed, DocumentStatus
from papers.base import Given
from papers.register.secrecy import check_told
from papers.register.sound import check_sound
from papers.registry import all_papers
from record.custody import audit
from record.register.errors import AlreadyThere, FactsRefused, NotAsked, SubjectUnclear
from record.register.rights import check_desk
from record.register.rows import (
    UNDERWAY,
    DocumentPlace,
    RegisterEntry,
    enter,
    needs_work,
    note,
    place_named,
    today,
    versions,
)
from record.register.sheet import Sheet
from record.situation import open_dossier
from rules.procedures import PROCEDURES
from rules.signing import DRAFTING


@dataclass(frozen=True)
class Asked:
    """Which document somebody asks for, and what the asker adds to the record."""

    scope: str
    kind: str
    subject: str | None = None
    on: date | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Drafted:
    """A document that was registered; `fresh` is false if the same one stood already."""

    row: DocumentRow
    fresh: bool = True


def draft(session: Session, actor: Actor, asked: Asked) -> list[Drafted]:
    """Registers what is asked for: a draft to be reviewed and signed, or a plain document whose file is still to be
    made. Call it inside `models.database.writing`.

    Raises:
        UnknownDocumentKind: UnknownScope: NotAsked: SubjectUnclear: FactMissing: FactsRefused: WrongRole: WrongDistrict:
            AlreadyThere: with what to do. ContentHidden: it would tell the drafter what the law still hides from him.
    """
    kind, place = kind_named(asked.kind), place_named(session, asked.scope)
    check_desk(actor, DRAFTING, kind.title, place)
    given = plain(asked.data)
    sheets = chosen(kind, asked.subject, filled(session, kind, place, today(session, asked.on), given))
    if given and len(sheets) > 1:
        raise SubjectUnclear(
            f"《{kind.title}》在此有{len(sheets)}份，填写的内容不知用于哪一份",
            remedy=f"请用 --subject 写明：{'、'.join(sheet.subject for sheet in sheets)}",
        )
    for sheet in sheets:
        check_told(session, actor, place.case, sheet.title, lines_of(_composed(kind, sheet)))
        check_sound(session, place, kind.kind, _round(place), sheet, _standing(session, place, kind, sheet))
    return [_register(session, actor, place, kind, sheet, given) for sheet in sheets]


def _composed(kind: DocumentKind, sheet: Sheet) -> Document:
    try:
        return kind.compose(sheet.facts)
    except DocumentRefused as error:
        raise FactsRefused(
            f"《{kind.title}》不能拟制：{error.message.rstrip('。')}", remedy="请用 --data 文件 改正后重试"
        ) from None


def kind_named(name: str) -> DocumentKind:
    """The kind of that id.

    Raises:
        UnknownDocumentKind: with where to look.
    """
    if name not in CATALOGUE:
        raise UnknownDocumentKind(f"没有“{name}”这种文书", remedy="请用 ./yicheng documents kinds 查看")
    return CATALOGUE[name]


def filled(
    session: Session, kind: DocumentKind, place: DocumentPlace, on: date, given: Mapping[str, Any]
) -> list[Sheet]:
    """What the record, and the asker, say of a document on a day.

    Raises:
        NotAsked: the kind is not asked for here. FactMissing: the record does not hold enough yet.
        FactsRefused: what the asker gives does not fit the document, or something is still missing.
    """
    try:
        return list(_sheets(session, kind, place, on, Given(kind.facts, given)))
    except DocumentRefused as error:
        raise FactsRefused(
            f"《{kind.title}》的内容不全或者有误：{error.message.rstrip('。')}",
            remedy="请改正，或者用 --data 文件 补充后重试",
        ) from None


def _sheets(session: Session, kind: DocumentKind, place: DocumentPlace, on: date, given: Given) -> Iterator[Sheet]:
    if place.case is None:
        if kind.kind not in all_papers().of_programmes:
            raise _not_asked(kind, "整个方案")
        yield from all_papers().of_programmes[kind.kind](session, place.programme, on, given)
        return
    request = all_papers().of_cases.get(kind.kind)
    if request is None or not request.suits(place.case):
        raise _not_asked(kind, f"“{place.title}”")
    yield from request.fill(session, open_dossier(session, place.case), on, given)


def _not_asked(kind: DocumentKind, where: str) -> NotAsked:
    """Why a kind is not made there, and what is."""
    steps = steps_of(kind.kind)
    if steps:
        return NotAsked(
            f"《{kind.title}》在办结{'、'.join(f'“{step}”' for step in steps)}后自动印发，不需要拟稿",
            remedy="内容有误的，请更正办理记录，或者用 documents revise 更正",
        )
    if kind.kind in all_papers().of_programmes:
        return NotAsked(f"《{kind.title}》是整个方案的文书，不在{where}拟制", remedy="请写方案编号")
    if kind.kind in all_papers().of_cases:
        return NotAsked(
            f"《{kind.title}》不用于{where}", remedy="请用 ./yicheng documents kinds 查看各种文书用于哪些事项"
        )
    return NotAsked(f"《{kind.title}》由其他命令生成，不在此拟制", remedy="归档目录请用 ./yicheng documents export")


def steps_of(kind: str) -> tuple[str, ...]:
    """Titles of the steps that make a kind due."""
    return tuple(
        dict.fromkeys(
            step.title for procedure in PROCEDURES.values() for step in procedure.steps if kind in step.documents
        )
    )


def chosen(kind: DocumentKind, subject: str | None, sheets: list[Sheet]) -> list[Sheet]:
    """The sheet that is named; all of them if none is.

    Raises:
        SubjectUnclear: with those that there are.
    """
    found = [sheet for sheet in sheets if subject in (None, sheet.subject)]
    if found:
        return found
    known = "、".join(sheet.subject or "（空）" for sheet in sheets)
    raise SubjectUnclear(f"《{kind.title}》没有对象“{subject}”", remedy=f"可用的对象：{known or '（尚无）'}")


def plain(data: Mapping[str, Any]) -> dict[str, Any]:
    """What the asker gives, as it is stored.

    Raises:
        FactsRefused: for a number with a point, which has no one spelling.
    """
    try:
        found: dict[str, Any] = json.loads(canonical(data))
    except TypeError:
        raise FactsRefused("填写的内容中有带小数的数值", remedy="金额以分为单位填写整数，其他数值加引号填写") from None
    return found


def facts_from(kind: DocumentKind, content: Mapping[str, Any]) -> Facts:
    """The facts of a document.

    Raises:
        FactsRefused: naming each field that is missing or wrong.
    """
    try:
        return kind.facts.read(dict(content))
    except DocumentRefused as error:
        raise FactsRefused(f"《{kind.title}》的内容有误：{error.message.rstrip('。')}", remedy="请改正后重试") from None


def _register(
    session: Session, actor: Actor, place: DocumentPlace, kind: DocumentKind, sheet: Sheet, given: Mapping[str, Any]
) -> Drafted:
    number, last = _round(place), _standing(session, place, kind, sheet)
    if kind.issue == "plain":
        return _plain(session, actor, place, kind, sheet, given, last)
    if last:
        raise _exists(last)
    row = enter(session, actor, place, sheet, RegisterEntry(kind.kind, number, DocumentStatus.DRAFT, given=given))
    return Drafted(row)


def _round(place: DocumentPlace) -> int:
    return place.case.round if place.case else 1


def _standing(session: Session, place: DocumentPlace, kind: DocumentKind, sheet: Sheet) -> DocumentRow | None:
    """The last version that is not void."""
    found = versions(session, place.slug, kind.kind, _round(place), sheet.subject)
    return next((row for row in reversed(found) if row.status != DocumentStatus.VOID.value), None)


def _plain(
    session: Session,
    actor: Actor,
    place: DocumentPlace,
    kind: DocumentKind,
    sheet: Sheet,
    given: Mapping[str, Any],
    last: DocumentRow | None,
) -> Drafted:
    """A plain document: the same again is the same; otherwise a version that takes the place of the last."""
    content = sheet.facts.model_dump(mode="json")
    if last and last.content == content:
        return Drafted(last, fresh=False)
    needs_work(session, place)
    if last and last.status == DocumentStatus.RESERVED.value:
        rewrite(session, actor, last, sheet.facts, given, "重新填写")
        return Drafted(last)
    number = _round(place)
    replaced = last if last and last.status == DocumentStatus.ISSUED.value else None
    return Drafted(
        enter(
            session,
            actor,
            place,
            sheet,
            RegisterEntry(
                kind.kind, number, DocumentStatus.RESERVED, None, replaced, "内容更新" if replaced else None, given
            ),
        )
    )


def rewrite(session: Session, actor: Actor, row: DocumentRow, facts: Facts, given: Mapping[str, Any], why: str) -> None:
    """New content in a document that is still being drafted, or whose file is still to be made."""
    row.content, row.given, row.dated = facts.model_dump(mode="json"), dict(given), facts.doc_date
    row.template, row.drafted_by = template_hash(row.kind), actor.login
    session.add(row)
    session.flush()
    note(session, actor, row, DocumentDeed.AMENDED, why)
    content = {"kind": row.kind, "reason": why, "title": row.title, "given": row.given, "content": row.content}
    audit.append(session, actor, "amend_document", row.register_number, content)


def _exists(last: DocumentRow) -> AlreadyThere:
    status = DocumentStatus(last.status)
    said = f"《{last.title}》已登记，登记号{last.register_number}，{STATUS_TITLES[status]}"
    if last.status in UNDERWAY:
        return AlreadyThere(said, remedy="修改请用 documents revise，不再需要的请用 documents void 作废后另行拟稿")
    return AlreadyThere(said, remedy="需要更正的，请用 documents revise 写明原因")
