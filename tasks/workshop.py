"""What every task works with: the record, the folder of files, the renderer, the mail server. Made once."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from documents.catalogue.base import Facts
from documents.content import PdfRenderer
from documents.overrides import compose, override_folder
from documents.worker import RenderPool
from models.database import open_engine
from models.schema.record_setup import prepare_record
from models.settings import settings


@dataclass(frozen=True)
class Workshop:
    """The means of work of one process. `home` is YICHENG_HOME."""

    engine: Engine
    home: Path
    renderer: PdfRenderer

    def pdf(self, kind: str, facts: Facts, programme: str) -> bytes:
        """A document that is not registered, in the words and look of its programme (its slug).

        Raises:
            DocumentError: where it cannot be made.
        """
        overrides = override_folder(self.home, programme)
        return self.renderer.render(compose(kind, facts, overrides), overrides)


_LOCK = threading.Lock()
_present: Workshop | None = None


def workshop() -> Workshop:
    """The workshop of this process: the one that was put in use, or one made by the settings.

    Raises:
        SettingsError: RecordSetupError: where the record cannot be opened; for the user, in Chinese.
    """
    global _present  # noqa: PLW0603  one per process is the point
    with _LOCK:
        if _present is None:
            chosen = settings()
            engine = open_engine(chosen.database_url)
            prepare_record(engine)
            # one worker, with its first document: a run that makes none starts none
            _present = Workshop(engine, chosen.home, RenderPool(1, ahead=False))
        return _present


def use_workshop(chosen: Workshop | None) -> None:
    """Puts a workshop in use for this process; None: the next call makes one by the settings."""
    global _present  # noqa: PLW0603
    with _LOCK:
        _present = chosen
