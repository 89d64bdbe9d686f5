"""A restore by a person: who did it, from what, in place of what, stands in the restored record's trail."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from record.custody import audit
from record.custody.archive import Manifest
from record.custody.backup import Replaced, RestoreReport, restore
from record.errors import UnknownPerson
from record.people import actor, check_administrator


def restore_by(login: str, source: Path, engine: Engine, home: Path, *, force: bool = False) -> RestoreReport:
    """Restores a backup and enters it in the trail; the digest in the report is that of the backup.

    The person is one of the backup, since the record that stands there may be empty or lost.

    Raises:
        UnknownPerson: PersonLeft: WrongRole: OnLeave: the backup does not know that person as an administrator who is there.
        Others as `record.custody.backup.restore`; the record at hand is then as it was.
    """

    def entered(session: Session, manifest: Manifest, replaced: Replaced) -> None:
        try:
            who = actor(session, login)
        except UnknownPerson as error:
            raise UnknownPerson(
                f"备份中没有在岗人员“{login}”，未予恢复", remedy="请写明备份时在岗的市专班或市局分管领导"
            ) from error
        check_administrator(who, "恢复备份")
        content = {
            "digest": manifest.digest,
            "rows": sum(manifest.rows.values()),
            "replaced": {"kind": replaced.kind, "entries": replaced.entries, "head": replaced.head},
            "forced": force,
        }
        audit.append(session, who, "restore", source.name, content)

    return restore(source, engine, home, force=force, finish=entered)
