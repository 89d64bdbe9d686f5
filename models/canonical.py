"""One spelling for a value: what is hashed, compared and stored as JSON. Needs no database."""

from __future__ import annotations

import json
from typing import Any

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_PLAIN = frozenset({str, int, bool, type(None)})


def canonical(value: Any) -> str:
    """`value` as canonical JSON: sorted keys, no spaces, no floats (they have no one spelling).

    Raises:
        TypeError: for a float or any value without one JSON form.
    """
    return _ENCODER.encode(_checked(value))


def _checked(value: Any) -> Any:
    if type(value) in _PLAIN or isinstance(value, str | int):
        return value
    if isinstance(value, dict):
        return {str(k): _checked(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_checked(v) for v in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no canonical JSON form")
