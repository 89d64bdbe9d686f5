"""After an upgrade the stored schedules are those of the new release, whoever opens the record first."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, select, text

from models.audit import AuditEntry
from models.database import reading
from record.custody import edition
from tests.actions.builders import contents, prepare, slug, stale

SITES = "惠东县/选址"
OLD = "an older release"


def as_of_an_older_release(engine: Engine) -> None:
    """The record as an older release left it: another word, and a date that its rules gave."""
    edition.renew(engine)
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE duty SET outcome = :old WHERE name = :name"), {"old": OLD, "name": edition.NAME}
        )
        connection.execute(
            text(
                "UPDATE schedule_row SET latest = '2023-01-01' "
                'WHERE case_id = (SELECT id FROM "case" WHERE slug = :case)'
            ),
            {"case": slug(SITES)},
        )


def mended(engine: Engine) -> list[AuditEntry]:
    with reading(engine) as session:
        found = session.execute(select(AuditEntry).where(AuditEntry.action == "mend_schedules")).scalars().all()
        session.expunge_all()
        return list(found)


def test_an_upgrade_computes_anew_what_it_gives_otherwise(engine: Engine) -> None:
    prepare(engine)
    as_of_an_older_release(engine)
    told: list[tuple[int, int]] = []
    assert edition.renew(engine, lambda done, of: told.append((done, of))) == [slug(SITES)]
    assert stale(engine) == []
    [entry] = mended(engine)
    assert entry.actor == "system"
    assert entry.content["cases"] == [slug(SITES)]
    assert told[0] == (0, told[0][1]) and told[0][1] > 1
    before = contents(engine)
    assert edition.renew(engine) == []
    assert contents(engine) == before


def test_a_record_of_this_release_is_not_gone_through(engine: Engine) -> None:
    """Who wrote past the program is found by `audit schedules`, not hidden by the next start."""
    prepare(engine)
    edition.renew(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE schedule_row SET earliest = '2023-01-01'"))
    assert edition.renew(engine) == []
    assert stale(engine) != []


def test_a_crash_on_the_way_leaves_it_to_the_next_one(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(engine)
    as_of_an_older_release(engine)

    def crash(_session: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(edition, "_store", crash)
        with pytest.raises(KeyboardInterrupt):
            edition.renew(engine)
    assert stale(engine) == [slug(SITES)] and not mended(engine)
    assert edition.renew(engine) == [slug(SITES)]
