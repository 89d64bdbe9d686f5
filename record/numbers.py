"""Our own series of numbers: gapless per unit, series and year, taken under the record's lock."""

from __future__ import annotations

from sqlmodel import Session, select

from models.record import NumberSeries


def next_number(session: Session, unit: str, series: str, year: int) -> int:
    """The next number of the series; given back if the transaction fails, so no gap and no reuse."""
    row = session.exec(
        select(NumberSeries).where(NumberSeries.unit == unit, NumberSeries.series == series, NumberSeries.year == year)
    ).first()
    row = row or NumberSeries(unit=unit, series=series, year=year)
    row.last += 1
    session.add(row)
    session.flush()
    return row.last
