"""Papers with a few fields only: what a comparison reads of them."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from rules.agreement.compare import Compared, compared, contradictions
from rules.agreement.crosses import CROSSES
from rules.agreement.reading import Paper
from rules.agreement.topics import TOPICS

_NUMBER = count(1)


def paper(kind: str, on: str = "2023-12-01", *, round: int = 1, subject: str = "", **content: Any) -> Paper:
    """A registered paper of 惠东县's tender; its title is its kind."""
    number = f"演-{next(_NUMBER):05d}"
    return Paper(kind, kind, number, "p/惠东县/招标", round, subject, date.fromisoformat(on), content)


def differing(*papers: Paper) -> list[Compared]:
    """What the papers contradict each other in."""
    return contradictions(compared(TOPICS, CROSSES, papers))


def told(*papers: Paper) -> list[tuple[str, str, str]]:
    """Topic and both values of every contradiction."""
    return [(one.topic, one.first_says, one.second_says) for one in differing(*papers)]


def agreeing(*papers: Paper) -> set[str]:
    """The topics that were compared and found to agree."""
    return {one.topic for one in compared(TOPICS, CROSSES, papers) if one.agrees}
