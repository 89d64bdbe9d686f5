"""Names of places as codes of stations have them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.plan import PlanDistrict


def short_name(district: str) -> str:
    """A district's name without its kind, as it stands in a station's code: 惠城区 → 惠城."""
    return re.sub(r"(经济技术开发区|经济开发区|高新区|街道|(?<!社)区|县|市|镇|乡)$", "", district) or district


def station_codes(place: PlanDistrict) -> tuple[str, ...]:
    """Codes of a place's stations, counted by its towns where the plan distributes the quota to them."""
    counted = [(part.name, part.quota) for part in place.parts] or [(place.name, place.quota)]
    return tuple(f"{short_name(name)}{n:02d}" for name, quota in counted for n in range(1, quota + 1))
