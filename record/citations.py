"""What the rules and acts cite of a plan, in the clauses of the programme at hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from models.programme import Programme
from models.refusal import Refusal
from rules.plan.clauses import cite, clauses_of

_KEPT: dict[str, dict[str, str]] = {}


def cited(programme: Programme, text: str) -> str:
    """The text with the clauses of the programme's plan: 方案{fit_out} is 方案四（三）."""
    if "{" not in text:
        return text
    if programme.plan_sha256 not in _KEPT:
        _KEPT[programme.plan_sha256] = clauses_of(programme.plan)
    return cite(text, _KEPT[programme.plan_sha256])


@contextmanager
def citing(programme: Programme) -> Iterator[None]:
    """Refusals that pass through it cite the programme's plan."""
    try:
        yield
    except Refusal as refusal:
        refusal.basis = cited(programme, refusal.basis)
        raise
