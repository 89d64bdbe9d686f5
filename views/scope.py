"""What of the record exists for a visitor: conditions for queries, and single objects by the names in an address.

A visitor of a district has that district's objects and the city's; one of the city has all; an administrator none. An
object beyond that is `NotHere`, as one that does not exist.
"""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import ColumnElement, exists, false, or_, true
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models.alert import Alert, SupervisionItem
from models.case import Case
from models.document import DocumentRow
from models.programme import District, Programme, Station
from models.refusal import Refusal
from models.values import Role
from models.visitor import Visitor

_OWN, _CASE, _PART = aliased(District), aliased(Case), aliased(District)


class NotHere(Refusal):
    """Raised when something does not exist, or not for this visitor: the two look the same."""

    code = "not_here"

    def __init__(self) -> None:
        super().__init__("没有这一页，或者不在您的办理范围内")


def of_district(visitor: Visitor, district_id: Any) -> ColumnElement[bool]:
    """Of rows that name a district by its id (NULL: the city), those that the visitor sees."""
    if visitor.role is None:
        return false()
    if visitor.district is None:
        return true()
    # by a name of its own: a query that joins District itself must not be taken for this one
    own = exists().where(col(_OWN.id) == district_id, col(_OWN.name) == visitor.district)
    return or_(district_id.is_(None), own)


def cases(visitor: Visitor) -> ColumnElement[bool]:
    """The cases that the visitor sees, in a query over `Case`."""
    return of_district(visitor, col(Case.district_id))


def districts(visitor: Visitor) -> ColumnElement[bool]:
    """The districts that the visitor sees, in a query over `District`."""
    if visitor.role is None:
        return false()
    return true() if visitor.district is None else col(District.name) == visitor.district


def stations(visitor: Visitor) -> ColumnElement[bool]:
    """The stations that the visitor sees, in a query over `Station`."""
    return of_district(visitor, col(Station.district_id))


def documents(visitor: Visitor) -> ColumnElement[bool]:
    """The papers that the visitor sees, in a query over `DocumentRow`: of the cases they see, and of a whole programme.

    Operators see those that were sent out, and none of the programme's own: they may be bidders.
    """
    if visitor.role is None:
        return false()
    here = exists().where(col(_CASE.id) == DocumentRow.case_id, of_district(visitor, col(_CASE.district_id)))
    if visitor.role is Role.OPERATOR:
        return here & col(DocumentRow.status).in_(("issued", "superseded"))
    return or_(col(DocumentRow.case_id).is_(None), here)


def alerts(visitor: Visitor) -> ColumnElement[bool]:
    """The alerts that the visitor sees, in a query over `Alert`: of the cases they see; an operator only their own."""
    if visitor.role is Role.OPERATOR:
        return col(Alert.person) == visitor.login
    return exists().where(col(_CASE.id) == Alert.case_id, of_district(visitor, col(_CASE.district_id)))


def supervision(visitor: Visitor) -> ColumnElement[bool]:
    """The supervision items that the visitor sees, in a query over `SupervisionItem`."""
    return exists().where(col(_CASE.id) == SupervisionItem.case_id, of_district(visitor, col(_CASE.district_id)))


def programme_here(session: Session, visitor: Visitor, slug: str) -> Programme:
    """A programme that the visitor has a part in: one of the city in all, one of a district in those that have it.

    Raises:
        NotHere: it does not exist, or not for them.
    """
    query = select(Programme).where(Programme.slug == slug, programmes(visitor))
    return _found(session.exec(query).first())


def programmes(visitor: Visitor) -> ColumnElement[bool]:
    """The programmes that the visitor sees, in a query over `Programme`."""
    if visitor.role is None:
        return false()
    if visitor.district is None:
        return true()
    return exists().where(col(_PART.programme_id) == Programme.id, col(_PART.name) == visitor.district)


def district_here(session: Session, visitor: Visitor, programme: Programme, name: str) -> District:
    """A district of a programme, by its name.

    Raises:
        NotHere: as `programme_here`.
    """
    query = select(District).where(District.programme_id == programme.id, District.name == name, districts(visitor))
    return _found(session.exec(query).first())


def case_here(session: Session, visitor: Visitor, slug: str) -> Case:
    """A case by its identifier.

    Raises:
        NotHere: as `programme_here`.
    """
    return _found(session.exec(select(Case).where(Case.slug == slug, cases(visitor))).first())


def station_here(session: Session, visitor: Visitor, programme: Programme, code: str) -> Station:
    """A station by its code.

    Raises:
        NotHere: as `programme_here`.
    """
    query = select(Station).where(Station.programme_id == programme.id, Station.code == code, stations(visitor))
    return _found(session.exec(query).first())


def document_here(session: Session, visitor: Visitor, number: str) -> DocumentRow:
    """A paper by its register number. Whether its text may be read is another question: `papers.register.secrecy`.

    Raises:
        NotHere: as `programme_here`.
    """
    query = select(DocumentRow).where(DocumentRow.register_number == number, documents(visitor))
    return _found(session.exec(query).first())


def alert_here(session: Session, visitor: Visitor, number: str) -> Alert:
    """An alert by its number.

    Raises:
        NotHere: as `programme_here`.
    """
    return _found(session.exec(select(Alert).where(Alert.number == number, alerts(visitor))).first())


T = TypeVar("T")


def _found(row: T | None) -> T:
    if row is None:
        raise NotHere
    return row
