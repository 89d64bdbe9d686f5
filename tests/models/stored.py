"""Databases as earlier releases left them: `data/NAME.sqlite.sql` and `data/NAME.postgresql.sql`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from models.database import open_engine

DATA = Path(__file__).parent / "data"


def restored(empty: Engine, name: str) -> Engine:
    """The stored database of that name in an empty one, not upgraded."""
    dump = (DATA / f"{name}.{empty.dialect.name}.sql").read_text(encoding="utf-8")
    with empty.connect() as connection:
        driver: Any = connection.connection.driver_connection
        if empty.dialect.name == "sqlite":
            driver.execute("PRAGMA foreign_keys=OFF")
            driver.executescript(dump)
        else:
            driver.execute(dump)
            driver.commit()
    empty.dispose()
    return open_engine(empty.url.render_as_string(hide_password=False))
