"""Names of places as codes of stations have them."""

from __future__ import annotations

import re


def short_name(district: str) -> str:
    """A district's name without its kind, as it stands in a station's code: 惠城区 → 惠城."""
    return re.sub(r"(经济技术开发区|经济开发区|高新区|街道|(?<!社)区|县|市|镇|乡)$", "", district) or district
