"""不相容岗位分离: which steps no one person may do together, seen from either of them. Pure.

A pair is declared once, at its later step (`Step.apart_from`), and binds both ways: anyone who reviewed may not
draft anew what was withdrawn, and anyone who accepted may not correct the signature.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from rules.kinds import KINDS
from rules.procedure import PARENT, Apart, Procedure, nth_of
from rules.procedures import PROCEDURES


class Reach(Enum):
    """Where the other step of a pair stands, as seen from this one."""

    HERE = auto()
    PARENT = auto()
    CHILD = auto()  # of the procedure named
    SISTER = auto()  # another case of the programme, by its kind


@dataclass(frozen=True)
class Opposite:
    """The other end of a pair."""

    step: str
    apart: Apart
    reach: Reach = Reach.HERE
    of: str = ""
    """The child's procedure, the sister's kind."""


@dataclass(frozen=True)
class Hand:
    """Who had a hand in a step that stands: did it, was the second person, or corrected it."""

    login: str
    step: str
    subject: str = ""


def opposites(
    procedure: Procedure, kind: str, step: str, procedures: Mapping[str, Procedure] = PROCEDURES
) -> tuple[Opposite, ...]:
    """Every other end of this step's pairs: those that it declares, and those that declare it."""
    declared = (Opposite(apart.step, apart, *_reach(apart)) for apart in procedure.step(step).apart_from)
    return (*declared, *_declaring(procedure, kind, step, procedures))


@cache
def known_opposites(procedure: str, kind: str, step: str) -> tuple[Opposite, ...]:
    """The same of a procedure by its name, worked out once."""
    return opposites(PROCEDURES[procedure], kind, step)


def _reach(apart: Apart) -> tuple[Reach, str]:
    if apart.of == PARENT:
        return Reach.PARENT, ""
    return (Reach.SISTER, apart.of) if apart.of else (Reach.HERE, "")


def _declaring(procedure: Procedure, kind: str, step: str, procedures: Mapping[str, Procedure]) -> Iterator[Opposite]:
    for other in procedures.values():
        for declaring in other.steps:
            for apart in declaring.apart_from:
                if apart.step != step:
                    continue
                if apart.of == PARENT:
                    yield Opposite(declaring.name, apart, Reach.CHILD, other.name)
                elif apart.of == kind:
                    sisters = (name for name, sister in KINDS.items() if other.name in sister.procedures)
                    yield from (Opposite(declaring.name, apart, Reach.SISTER, name) for name in sisters)
                elif not apart.of and other.name == procedure.name:
                    yield Opposite(declaring.name, apart)


def same_hand(logins: Collection[str], subject: str, opposite: Opposite, hands: Iterable[Hand]) -> Hand | None:
    """The hand that one of these persons had in the other step; None if none had.

    What is done once for all (复核) is apart from everybody who did one of the many (评分), and the second time
    of a repeated step is about the same lot as the first.
    """
    about = nth_of(subject)[0]
    for hand in hands:
        theirs = nth_of(hand.subject)[0]
        if hand.step == opposite.step and hand.login in logins and (not about or theirs in (about, "")):
            return hand
    return None
