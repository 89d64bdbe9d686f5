"""JSON as the database gives it, decoded once for each text: an act reads the same plan and the same facts as the act
before it, and a plan has 50,000 characters.

What is read is shared by everybody who reads the same text. So nobody changes a value that was read: a row's JSON is
replaced as a whole, as the record's triggers ask of facts anyway. The tests look after every one of them whether
something was changed.
"""

from __future__ import annotations

import json
from typing import Any

MOST = 4_000_000
"""How many characters are kept; then all are forgotten, which costs no more than to read them once again."""
LONGEST = 200_000
"""A longer text is decoded each time."""

_kept: dict[str | bytes, Any] = {}
_size = 0


def decoded(text: str | bytes) -> Any:
    """The value of a stored text. It is shared: it must not be changed."""
    global _size  # noqa: PLW0603  one memory for the process
    found = _kept.get(text, _kept)
    if found is not _kept:
        return found
    value = json.loads(text)
    if len(text) <= LONGEST:
        if _size + len(text) > MOST:
            forget()
        _size += len(text)
        _kept[text] = value
    return value


def changed() -> list[Any]:
    """The values that somebody has changed since they were read; for tests."""
    return [value for text, value in _kept.items() if json.loads(text) != value]


def forget() -> None:
    """Keeps nothing of what was read so far."""
    global _size  # noqa: PLW0603
    _kept.clear()
    _size = 0
