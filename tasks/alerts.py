"""The morning: every programme's deadlines are watched and the audit trail is sealed, once a day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Engine

from models.database import reading, writing
from record.alerting.watch import WatchResult, watch
from record.custody import audit
from record.people import programme_date
from record.plan import loaded
from views.work import programme_slugs


def watch_programme(engine: Engine, slug: str) -> WatchResult:
    """Raises today's alerts of one programme; a second call on the same date does nothing.

    Raises:
        UnknownProgramme: where it is not loaded.
    """
    with writing(engine) as session:
        return watch(session, loaded.programme(session, slug))


def seal_trail(engine: Engine, home: Path) -> date:
    """Seals the audit trail under yesterday's date and exports the seal; once for each day.

    The seal is made on the morning after, so it covers what was entered since midnight as well. Answers with the
    day sealed.

    Raises:
        AuditBroken: the last seal does not agree with the key in `home`, the key or the file of seals is damaged.
    """
    with writing(engine) as session:
        key = audit.audit_key(home, sealed=audit.is_sealed(session))
        made = audit.seal(session, programme_date(session) - timedelta(days=1), key)
        session.flush()
        session.expunge(made)
    audit.export_seal(home, made)
    return made.sealed_on


def programmes(engine: Engine) -> list[str]:
    """Slugs of the loaded programmes, in a stable order."""
    with reading(engine) as session:
        return programme_slugs(session)
