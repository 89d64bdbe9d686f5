"""The console as a process of `up`: `python -m console.web.served`, on one port of this machine's loopback.

A reverse proxy brings it to the bureau's network, with https; whose forwarded headers are believed is a setting.
"""

from __future__ import annotations

import uvicorn
from sqlalchemy import Engine

from console.web.app import application
from console.web.proxy import behind_proxies
from console.web.site import Site
from models.database import open_engine, writing
from models.schema.record_setup import prepare_record
from models.settings import settings
from models.values import RecordKind
from record.accounts.demo import make_demo_accounts
from record.custody.rehearsal import record_kind


def prepared(url: str) -> Engine:
    """The record, made ready; of a rehearsal with the accounts that its sign-in page shows."""
    engine = open_engine(url)
    prepare_record(engine)
    if record_kind(engine) is RecordKind.REHEARSAL:
        with writing(engine) as session:
            make_demo_accounts(session)
    return engine


def serve() -> None:
    """Serves until it is told to stop."""
    chosen = settings()
    site = Site(prepared(chosen.database_url), chosen.home)
    uvicorn.run(
        behind_proxies(application(site), chosen.trusted_proxies),
        host="127.0.0.1",
        port=chosen.console_port,
        proxy_headers=False,  # uvicorn would believe every process of this machine
        server_header=False,
        access_log=False,  # addresses of pages are nobody's business but the trail's
        log_level="warning",
    )


if __name__ == "__main__":
    serve()
