"""Passwords as argon2id hashes. Nothing else in the project sees a password longer than the request that brings it."""

from __future__ import annotations

from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher()
"""The library's own costs (RFC 9106, second choice: 64 MiB, three passes); a hash names the costs it was made with."""
_AT_ONCE = BoundedSemaphore(2)
"""Each hash takes 64 MiB: a flood of sign-ins waits instead of filling the memory."""


def hashed(word: str) -> str:
    """The hash of a password, with a salt of its own."""
    with _AT_ONCE:
        return _HASHER.hash(word)


def matches(kept: str | None, word: str) -> bool:
    """Whether a password is the one whose hash was kept. Where there is none it takes as long, and is wrong: the time
    of an answer tells nobody which logins there are.
    """
    with _AT_ONCE:
        try:
            return _HASHER.verify(kept or _nobodys(), word) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


@cache
def _nobodys() -> str:
    return _HASHER.hash("nobody has this password")


def outdated(kept: str) -> bool:
    """Whether a hash was made with other costs than those of today."""
    return _HASHER.check_needs_rehash(kept)
