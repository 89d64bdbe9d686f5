"""The one clock. Nothing else in the project asks the machine what time it is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

CITY_ZONE = ZoneInfo("Asia/Shanghai")


def utc_now() -> datetime:
    """The present instant, aware, in UTC. For `recorded_at`, leases, back-off and token expiry only."""
    return datetime.now(UTC)


def system_date() -> date:
    """Today's date in the city (Asia/Shanghai), by the machine. Acts use the programme date of the record."""
    return utc_now().astimezone(CITY_ZONE).date()
