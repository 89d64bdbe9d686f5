"""投入运营 (方案二): a station opens once it is contracted, accepted, staffed, named and watched."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from actions.core import Details, form
from actions.fields import Name, Phone

P = "opening"


@form(P, "opened")
class Opened(Details):
    """驿站投入运营: opening hours and the service and complaint hotline (方案四(三))."""

    free: ClassVar[frozenset[str]] = frozenset({"hours", "hotline"})

    hours: Name = Field(title="开放时间")
    hotline: Phone = Field(title="服务热线")
