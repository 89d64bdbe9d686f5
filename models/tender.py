"""Tender projects, what was bid, and the contracts that came of it. Money in whole 分."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, Column, UniqueConstraint
from sqlmodel import Field

from models.base import STRICT, RecordTable


class Supplier(RecordTable, table=True):
    """A firm that bids (供应商)."""

    __tablename__ = "supplier"
    __table_args__ = (STRICT,)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    address: str = ""
    licence: str | None = None
    """Number of the licence that it showed last (人力资源服务许可证 for operators)."""
    licence_until: date | None = None


class TenderProject(RecordTable, table=True):
    """One round of a tender (采购项目), as published."""

    __tablename__ = "tender_project"
    __table_args__ = (
        UniqueConstraint("case_id", "round"),
        UniqueConstraint("number"),
        CheckConstraint("budget > 0", name="budget"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id")
    fact_id: int = Field(foreign_key="fact.id")
    round: int
    number: str
    """项目编号, from the platform."""
    title: str
    budget: int = Field(sa_column=Column(BigInteger, nullable=False))
    published_on: date
    """First publication, from which terms run."""
    notice_address: str


class LotStation(RecordTable, table=True):
    """A station of a lot of one purchase. Each purchase has rows of its own: a station may stand in lot 2 of the
    operators' tender and in lot 1 of the purchase of its equipment."""

    __tablename__ = "lot_station"
    __table_args__ = (UniqueConstraint("case_id", "round", "station_id"), STRICT)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id")
    fact_id: int = Field(foreign_key="fact.id")
    """The requirement that names the lot; a correction or withdrawal of it takes the row away."""
    round: int
    lot: int
    station_id: int = Field(foreign_key="station.id", index=True)


class Bid(RecordTable, table=True):
    """One firm's bid for one lot, with the figures of the platform (投标)."""

    __tablename__ = "bid"
    __table_args__ = (
        UniqueConstraint("case_id", "round", "lot", "supplier_id"),
        CheckConstraint("price > 0", name="price"),
        CheckConstraint("score IS NULL OR score BETWEEN 0 AND 10000", name="score"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id")
    fact_id: int = Field(foreign_key="fact.id")
    round: int
    lot: int
    supplier_id: int = Field(foreign_key="supplier.id")
    price: int = Field(sa_column=Column(BigInteger, nullable=False))
    rejected: str | None = None
    """Why it was found invalid, with the article."""
    score: int | None = None
    """In hundredths of a point, 0 to 10000."""
    rank: int | None = None


class Contract(RecordTable, table=True):
    """A signed operating contract (运营合同), one per lot."""

    __tablename__ = "contract"
    __table_args__ = (
        UniqueConstraint("case_id", "lot"),
        UniqueConstraint("number"),
        CheckConstraint("amount > 0", name="amount"),
        CheckConstraint("ends_on > starts_on", name="term"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id")
    fact_id: int = Field(foreign_key="fact.id")
    lot: int
    number: str
    supplier_id: int = Field(foreign_key="supplier.id")
    amount: int = Field(sa_column=Column(BigInteger, nullable=False))
    signed_on: date
    starts_on: date
    ends_on: date


class Supplement(RecordTable, table=True):
    """A supplement to a contract (补充协议): all of them together at most 10% (采购法 49)."""

    __tablename__ = "supplement"
    __table_args__ = (UniqueConstraint("contract_id", "number"), CheckConstraint("amount > 0", name="amount"), STRICT)

    id: int | None = Field(default=None, primary_key=True)
    contract_id: int = Field(foreign_key="contract.id")
    fact_id: int = Field(foreign_key="fact.id")
    number: int
    amount: int = Field(sa_column=Column(BigInteger, nullable=False))
    signed_on: date
