"""One finding of the doctor's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "warn", "missing"]


@dataclass(frozen=True)
class Check:
    """One finding. `missing` means that Yicheng cannot work without it; `warn`, that a part of it cannot."""

    name: str
    state: State
    detail: str
    remedy: str = ""
