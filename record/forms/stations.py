"""What the steps of a station record that the record itself reads: whom a reader may ask."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from record.entry.details import Details, form_of
from record.entry.fields import Name, Phone, Short


@form_of("site_publicity")
class SitePublicity(Details):
    """选址公示: working days, where it is shown, who takes objections."""

    free: ClassVar[frozenset[str]] = frozenset({"channel", "contact", "phone", "address"})

    days: int = Field(gt=0, le=60, title="公示工作日数")
    channel: Name = Field(title="公示渠道")
    contact: Short = Field(title="联系人或受理科室")
    phone: Phone = Field(title="联系电话")
    address: Name | None = Field(default=None, title="通讯地址")
    """Null: the unit's name stands there."""
