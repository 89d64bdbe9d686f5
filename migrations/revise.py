"""For developers: `python -m migrations.revise "why"` writes the next revision from the models.

Autogenerate sees tables, columns, keys and indexes, but no new or changed CHECK: complete the file by hand
(`batch_op.create_check_constraint`). tests/models/test_migrations.py compares everything, CHECKs included.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from alembic import command

from models.database import open_engine
from models.schema.record_setup import VERSIONS, alembic_config, upgrade_tables, upgrading


def revise(why: str) -> Path:
    """Writes migrations/versions/NNNN_why.py from what differs between models and head; answers its path."""
    known = [int(file.name[:4]) for file in VERSIONS.glob("[0-9]*.py")]
    number = f"{max(known, default=0) + 1:04d}"  # the last of the chain need not have the highest number
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{folder}/record.db")
        with upgrading(engine) as connection:
            config = alembic_config()
            upgrade_tables(connection, config)
            config.attributes["connection"] = connection
            command.revision(config, why, autogenerate=True, rev_id=number, version_path=str(VERSIONS))
        engine.dispose()
    return next(VERSIONS.glob(f"{number}_*.py"))


if __name__ == "__main__":
    print(revise(sys.argv[1]))
