"""An empty database of another program (Prefect's server), kept to be copied: making one costs it many seconds."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path


def keep_spare(made: Path, spare: Path) -> bool:
    """Copies a database that its server has just made, if nothing has been run in it; False where it cannot.

    The copy has no configuration: each home makes keys of its own.
    """
    aside = spare.with_suffix(f".{os.getpid()}")
    try:
        with closing(sqlite3.connect(made)) as source, closing(sqlite3.connect(aside)) as target:
            source.backup(target)
            if target.execute("SELECT count(*) FROM flow_run").fetchone() != (0,):
                return False
            target.execute("DELETE FROM configuration")
            target.commit()
        aside.chmod(0o600)
        aside.replace(spare)
        return True
    except (OSError, sqlite3.Error):
        return False
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
