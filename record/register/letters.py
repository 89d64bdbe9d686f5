"""文号: from the office system or the platform, entered or reserved, never used twice; or of a series of our own."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from sqlmodel import Session, col, or_, select

from models.document import DocumentRow, NumberReservation
from models.person import Actor
from models.refusal import Refusal
from models.values import DocumentStatus, Role
from record.custody import audit
from record.errors import WrongRole
from record.numbers import next_number
from record.people import programme_date

OUTSIDE = frozenset({Role.OPERATOR, Role.AUDITOR, Role.SYSTEM})
"""Who fetches no numbers: the other party, who only reads, and the machine."""
_MARK = re.compile(r"[一-鿿A-Za-z0-9（）]{2,20}")
_NUMBER = re.compile(rf"(?P<mark>{_MARK.pattern})〔(?P<year>(?:19|20)\d\d)〕(?P<n>[1-9]\d{{0,4}})号")


class LetterNumberUsed(Refusal):
    """Raised when a 文号 already stands on another document, or is reserved for one."""

    code = "letter_number_used"


class LetterNumberBad(Refusal):
    """Raised when a 文号 is not written as GB/T 9704 wants it."""

    code, exit_code = "letter_number_bad", 2


class NumberNotReserved(Refusal):
    """Raised when a 文号 is to be released that nobody has reserved."""

    code, exit_code = "number_not_reserved", 2


@dataclass(frozen=True)
class LetterNumber:
    """One 文号 that the register knows."""

    number: str
    state: str
    """预留, 已使用, 已释放."""
    purpose: str
    """What it was reserved for, or the document that it stands on."""
    by: str
    on: str
    document: str
    """Register number of the document that it stands on."""


def checked_number(text: str) -> str:
    """The 文号 as it is.

    Raises:
        LetterNumberBad: telling what is wrong with it.
    """
    if _NUMBER.fullmatch(text):
        return text
    raise LetterNumberBad(
        f"“{text}”不是规范的文号：{_fault(text)}", basis="GB/T 9704—2012 7.2.5", remedy="应写作“惠城人社函〔2023〕12号”"
    )


def _fault(text: str) -> str:
    if re.search(r"\s", text):
        return "不得有空格"
    if re.search(r"[\[\]【】()［］]\s*(19|20)\d\d|(19|20)\d\d\s*[\[\]【】()［］]", text) or "〔" not in text:
        return "年份应当用六角括号〔〕括入"
    if "第" in text:
        return "顺序号前不加“第”字"
    if re.search(r"〕0", text):
        return "顺序号不编虚位（1不编为01）"
    if not text.endswith("号"):
        return "应当以“号”结尾"
    return "应由发文机关代字、年份和顺序号组成"


def standing_on(session: Session, number: str) -> DocumentRow | None:
    """The document that a 文号 stands on: a draft that was dropped gave it back, a paper that went out did not."""
    return session.exec(
        select(DocumentRow)
        .where(
            DocumentRow.letter_number == number,
            or_(col(DocumentRow.status) != DocumentStatus.VOID.value, col(DocumentRow.sha256).is_not(None)),
        )
        .order_by(col(DocumentRow.id).desc())
    ).first()


def check_letter_number(session: Session, number: str, versions: Collection[DocumentRow]) -> None:
    """A 文号 stands on one document; the next of these versions of that document keeps it.

    Raises:
        LetterNumberUsed: naming the other document.
    """
    used = standing_on(session, number)
    if used and used.id not in {row.id for row in versions}:
        raise LetterNumberUsed(
            f"文号“{number}”已用于《{used.title}》（登记号{used.register_number}）", remedy="请核对办公系统中的文号"
        )


def take(session: Session, row: DocumentRow, number: str) -> None:
    """Puts a 文号 from outside on a document.

    Raises:
        LetterNumberBad: LetterNumberUsed: naming where it stands or what it is reserved for.
    """
    used, held = standing_on(session, checked_number(number)), reservation(session, number)
    if used and used.id not in (row.id, row.replaces):
        raise LetterNumberUsed(
            f"文号“{number}”已用于《{used.title}》（登记号{used.register_number}）", remedy="请核对办公系统中的文号"
        )
    other = held and _document(session, held.purpose)
    if held and other and other.id != row.id:
        raise LetterNumberUsed(
            f"文号“{number}”已由{held.reserved_by}于{held.reserved_on}预留给《{other.title}》"
            f"（登记号{other.register_number}）",
            remedy="请核对文号，或者先释放预留",
        )
    row.letter_number = number


def take_own(session: Session, row: DocumentRow, unit: str, mark: str, year: int) -> str:
    """The next number of the unit's own series, put on a document in the same transaction: gapless by unit and year.

    Raises:
        LetterNumberBad: the mark is none. LetterNumberUsed: the office system numbers by the same mark.
    """
    if not _MARK.fullmatch(mark):
        raise LetterNumberBad(f"“{mark}”不能作为机关代字", remedy="请写作“惠城就业内”，不带年份和序号")
    take(session, row, number := f"{mark}〔{year}〕{next_number(session, unit, mark, year)}号")
    return number


def reserved_for(session: Session, row: DocumentRow) -> str | None:
    """The 文号 that somebody has reserved for this register number."""
    return session.exec(
        select(NumberReservation.number)
        .where(NumberReservation.purpose == row.register_number, col(NumberReservation.released_on).is_(None))
        .order_by(col(NumberReservation.id))
    ).first()


def reservation(session: Session, number: str) -> NumberReservation | None:
    """Who holds a 文号."""
    return session.exec(
        select(NumberReservation).where(
            NumberReservation.number == number, col(NumberReservation.released_on).is_(None)
        )
    ).first()


def reserve(session: Session, actor: Actor, number: str, purpose: str) -> NumberReservation:
    """Keeps a 文号 for a document: its register number, or what it will be.

    Raises:
        WrongRole: LetterNumberBad: LetterNumberUsed: naming the document, or who holds it for what.
    """
    _check_role(actor)
    if used := standing_on(session, checked_number(number)):
        raise LetterNumberUsed(
            f"文号“{number}”已用于《{used.title}》（登记号{used.register_number}）", remedy="请核对办公系统中的文号"
        )
    if held := reservation(session, number):
        raise LetterNumberUsed(
            f"文号“{number}”已由{held.reserved_by}于{held.reserved_on}预留，用于{held.purpose}",
            remedy="请核对办公系统中的文号",
        )
    made = NumberReservation(
        number=number, purpose=purpose, reserved_by=actor.login, reserved_on=programme_date(session)
    )
    session.add(made)
    session.flush()
    audit.append(session, actor, "reserve_number", number, {"purpose": purpose})
    return made


def release(session: Session, actor: Actor, number: str) -> None:
    """Gives a reserved 文号 back (to be used for something else, or struck in the office system).

    Raises:
        WrongRole: NumberNotReserved: LetterNumberUsed: it stands on a document.
    """
    _check_role(actor)
    held = reservation(session, number)
    if held is None:
        raise NumberNotReserved(f"文号“{number}”没有预留", remedy="请用 ./yicheng documents number list 查看")
    if used := standing_on(session, number):
        raise LetterNumberUsed(
            f"文号“{number}”已用于《{used.title}》（登记号{used.register_number}），不能释放",
            remedy="需要停用的，请将该文书作废",
        )
    held.released_by, held.released_on = actor.login, programme_date(session)
    session.add(held)
    session.flush()
    audit.append(session, actor, "release_number", number, {"purpose": held.purpose})


def known_numbers(session: Session) -> list[LetterNumber]:
    """Every 文号 that is reserved, was released, or stands on a document, in the order of year and number."""
    held = session.exec(select(NumberReservation).order_by(col(NumberReservation.id))).all()
    rows = session.exec(
        select(DocumentRow).where(col(DocumentRow.letter_number).is_not(None)).order_by(col(DocumentRow.id))
    ).all()
    standing = {row.letter_number: row for row in rows if row.status != DocumentStatus.VOID.value or row.sha256}
    found = [_held(one, standing) for one in held]
    reserved = {one.number for one in held if one.released_on is None}
    found += [
        LetterNumber(number, "已使用", row.title, row.signed_by or "", row.dated.isoformat(), row.register_number)
        for number, row in standing.items()
        if number and number not in reserved
    ]
    return sorted(found, key=lambda one: _order(one.number))


def _held(one: NumberReservation, standing: dict[str | None, DocumentRow]) -> LetterNumber:
    row = standing.get(one.number) if one.released_on is None else None
    state = "已释放" if one.released_on else "已使用" if row else "预留"
    return LetterNumber(
        one.number, state, one.purpose, one.reserved_by, one.reserved_on.isoformat(), row.register_number if row else ""
    )


def _order(number: str) -> tuple[str, int, int, str]:
    found = _NUMBER.fullmatch(number)
    return (found["mark"], int(found["year"]), int(found["n"]), number) if found else (number, 0, 0, number)


def _document(session: Session, purpose: str) -> DocumentRow | None:
    """The document that a reservation names by its register number; one that was dropped needs it no more."""
    return session.exec(
        select(DocumentRow).where(
            DocumentRow.register_number == purpose, DocumentRow.status != DocumentStatus.VOID.value
        )
    ).first()


def _check_role(actor: Actor) -> None:
    if actor.role in OUTSIDE:
        raise WrongRole(f"{actor.title}不能办理文号的预留", remedy="请由发文单位的人员办理")
