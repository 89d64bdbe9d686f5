"""A look at a database that changes nothing in it: for the doctor, which must not prepare what it examines."""

from __future__ import annotations

import sqlite3

from sqlalchemy import create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from models.schema.record_setup import is_ready


def database_file(url: str) -> str | None:
    """The file of an SQLite record; None if the record is on a server."""
    parts = make_url(url)
    return parts.database or "" if parts.get_backend_name() == "sqlite" else None


def look_into(url: str, seconds: int) -> tuple[str, bool]:
    """Kind and version of the database, and whether the record in it is ready. `seconds`: how long a server may take.

    Raises:
        SQLAlchemyError: where it cannot be opened.
    """
    arguments = {} if database_file(url) is not None else {"connect_timeout": seconds}
    engine = create_engine(url, poolclass=NullPool, connect_args=arguments)
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            detail = f"SQLite {sqlite3.sqlite_version}"
        else:
            numbers = connection.dialect.server_version_info or ()
            detail = f"PostgreSQL {'.'.join(map(str, numbers))}"
    return detail, is_ready(engine)
