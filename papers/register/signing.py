"""复核、退回修改、签发、作废: what becomes of a draft. Each is one act in one transaction."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session

from documents.catalogue import template_hash
from models.document import DocumentRow
from models.person import Actor
from models.values import CITY, STATUS_TITLES, DocumentDeed, DocumentStatus
from papers.register.requests import facts_from, kind_named
from papers.register.sound import check_sound
from papers.register.whole import check_whole
from record.custody import audit
from record.errors import WrongRole
from record.people import programme_date
from record.register.errors import WrongState
from record.register.letters import reserved_for, take, take_own
from record.register.rights import check_apart, check_desk, reasoned, sits_at
from record.register.rows import UNDERWAY, DocumentPlace, drop, needs_work, note, place_of
from record.register.sheet import Sheet
from rules.signing import DESKS, REVIEWING, SIGNING
from views.lookup import document


@dataclass(frozen=True)
class NumberSource:
    """Where the 文号 comes from: given from outside, or of the unit's own series by its mark; neither: the one that
    was reserved for the document, or none."""

    letter_number: str | None = None
    own_mark: str | None = None


def review(session: Session, actor: Actor, number: str, remark: str = "") -> DocumentRow:
    """复核: the draft is right as it stands; from now on nobody changes it unless it is returned.

    Raises:
        UnknownDocument: WrongDistrict: WrongRole: WrongState: SamePerson: PaperHasHoles: with what to do.
    """
    row = document(session, number)
    place = place_of(session, row)
    check_desk(actor, REVIEWING, row.title, place)
    in_state(row, REVIEWING.title, DocumentStatus.DRAFT)
    check_apart(session, actor, REVIEWING, row)
    check_whole(place, row.kind, _sheet(row))
    row.status, row.reviewed_by = DocumentStatus.REVIEWED.value, actor.login
    _store(session, actor, row, DocumentDeed.REVIEWED, "review_document", remark)
    return row


def give_back(session: Session, actor: Actor, number: str, reason: str) -> DocumentRow:
    """退回修改: the reviewer returns a draft, the signer (or the reviewer) what was reviewed.

    Raises:
        UnknownDocument: ReasonMissing: WrongDistrict: WrongRole: WrongState: with what to do.
    """
    row, said = document(session, number), reasoned(reason, "退回修改")
    place = place_of(session, row)
    if not sits_at(actor, SIGNING, place):
        check_desk(actor, REVIEWING, row.title, place)
    in_state(row, "退回修改", DocumentStatus.DRAFT, DocumentStatus.REVIEWED)
    row.status, row.reviewed_by = DocumentStatus.DRAFT.value, None
    _store(session, actor, row, DocumentDeed.RETURNED, "return_document", said)
    return row


def sign(session: Session, actor: Actor, number: str, numbering: NumberSource | None = None) -> DocumentRow:
    """签发: the leader signs what was reviewed; the 文号 is put on it, and its file is to be made from now on.

    A document is never dated before it was signed. One that is signed already and lacks its file is answered as it
    is: its number and 文号 stand.

    Raises:
        UnknownDocument: WrongDistrict: WrongRole: WrongState: SamePerson: LetterNumberBad: LetterNumberUsed:
            FactsRefused: PaperHasHoles: PapersDisagree: with what to do.
    """
    row = document(session, number)
    place = place_of(session, row)
    check_desk(actor, SIGNING, row.title, place)
    if row.status == DocumentStatus.SIGNED.value:
        return row
    in_state(row, SIGNING.title, DocumentStatus.REVIEWED)
    check_apart(session, actor, SIGNING, row)
    _number_and_date(session, row, numbering or NumberSource())
    with session.no_autoflush:  # a reviewed paper changes with its signature only, in one statement
        _check_sound(session, row, place)
    row.status, row.signed_by = DocumentStatus.SIGNED.value, actor.login
    needs_work(session, place)
    _store(session, actor, row, DocumentDeed.SIGNED, "sign_document", row.letter_number or "")
    return row


def _check_sound(session: Session, row: DocumentRow, place: DocumentPlace) -> None:
    """What is signed is whole, and agrees with the papers of its case as they stand today."""
    check_whole(place, row.kind, _sheet(row))
    check_sound(session, place, row.kind, row.round, _sheet(row), _replaced(session, row))


def _sheet(row: DocumentRow) -> Sheet:
    return Sheet(row.title, facts_from(kind_named(row.kind), row.content), row.subject, row.letter_number)


def _replaced(session: Session, row: DocumentRow) -> DocumentRow | None:
    return session.get_one(DocumentRow, row.replaces) if row.replaces else None


def _number_and_date(session: Session, row: DocumentRow, asked: NumberSource) -> None:
    kind, content = kind_named(row.kind), dict(row.content)
    day = max(row.dated, programme_date(session))
    if asked.own_mark:
        take_own(session, row, str(content["org"]), asked.own_mark, day.year)
    elif outside := asked.letter_number or reserved_for(session, row):
        take(session, row, outside)
    content["doc_date"] = day.isoformat()
    content["number"] = row.letter_number or content["number"]
    facts = facts_from(kind, content)
    row.content, row.dated, row.template = facts.model_dump(mode="json"), facts.doc_date, template_hash(row.kind)


def void(session: Session, actor: Actor, number: str, reason: str) -> DocumentRow:
    """作废: a draft by anyone who may draft, review or sign it; what was signed or issued only by who may sign.

    Its number stays visible, its file stays where it is; a 文号 that went out is not used again.

    Raises:
        UnknownDocument: ReasonMissing: WrongDistrict: WrongRole: WrongState: with what to do.
    """
    row, said = document(session, number), reasoned(reason, "作废")
    place = place_of(session, row)
    _check_may_void(actor, row, place)
    in_state(row, "作废", *(DocumentStatus(state) for state in UNDERWAY), DocumentStatus.ISSUED)
    drop(session, actor, row, said)
    audit.append(session, actor, "void_document", row.register_number, {"kind": row.kind, "reason": said})
    return row


def _check_may_void(actor: Actor, row: DocumentRow, place: DocumentPlace) -> None:
    if row.status == DocumentStatus.RESERVED.value and row.drafted_by is None:
        raise WrongState(
            f"《{row.title}》（{row.register_number}）是办理记录引起的文书，尚在生成，不能单独作废",
            remedy="所依据的办理有误的，请更正或者撤销该办理记录",
        )
    drafted = row.status in (DocumentStatus.DRAFT.value, DocumentStatus.REVIEWED.value, DocumentStatus.RESERVED.value)
    if not drafted:
        check_desk(actor, SIGNING, row.title, place)
    elif not any(sits_at(actor, desk, place) for desk in DESKS):
        raise WrongRole(
            f"{actor.title}不能将《{row.title}》作废",
            remedy=f"请由{place.district or CITY}的拟稿人、复核人员或者分管领导办理",
        )


def in_state(row: DocumentRow, what: str, *states: DocumentStatus) -> None:
    """The document is in one of these states.

    Raises:
        WrongState: with the state that it is in, and what to do there.
    """
    status = DocumentStatus(row.status)
    if status not in states:
        raise WrongState(
            f"《{row.title}》（{row.register_number}）{STATUS_TITLES[status]}，不能办理{what}",
            remedy=_REMEDIES.get(status, ""),
        )


_REMEDIES = {
    DocumentStatus.DRAFT: "请先由复核人员复核",
    DocumentStatus.REVIEWED: "需要修改的，请先退回修改",
    DocumentStatus.SIGNED: "请稍候重试，文件生成后即为已印发；仍不能生成的，由签发人作废后另行拟稿",
    DocumentStatus.ISSUED: "内容有误的，请用 documents revise 更正，或者由签发人作废",
    DocumentStatus.SUPERSEDED: "请办理其更正后的版本",
    DocumentStatus.VOID: "需要的，请另行拟稿",
}


def _store(session: Session, actor: Actor, row: DocumentRow, deed: DocumentDeed, action: str, said: str) -> None:
    session.add(row)
    session.flush()
    note(session, actor, row, deed, said)
    audit.append(
        session,
        actor,
        action,
        row.register_number,
        {
            "kind": row.kind,
            "version": row.version,
            "dated": row.dated,
            "content": row.content,
            **({"note": said} if said else {}),
        },
    )
