"""The kinds for tests of the register, and a programme with people."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from tests.actions.builders import prepare
from tests.papers.register.kinds import kinds

__all__ = ["kinds"]


@pytest.fixture
def ready(engine: Engine, kinds: None) -> Engine:
    """Two districts, one person for each role and place, the kinds in the catalogue."""
    prepare(engine)
    return engine
