"""Stations: floor area, quota, one head each (方案四(一)、(三)、(五))."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

MIN_AREA_DM2 = 2000
"""一般不小于20平方米, in whole square decimetres; the plan's own figure is passed where it differs."""


class StationRefused(Exception):
    """Base of what the rules on stations refuse: Chinese message, basis, and what to do."""

    code = "station"

    def __init__(self, message: str, *, basis: str, remedy: str) -> None:
        super().__init__(f"{message}({basis})；{remedy}")
        self.message, self.basis, self.remedy = message, basis, remedy


class AreaNeedsReason(StationRefused):
    """Raised when a place below the usual floor area is put down without a reason."""

    code = "area_needs_reason"


class OverQuota(StationRefused):
    """Raised when more places are chosen than the district's quota holds."""

    code = "over_quota"


class BelowQuota(StationRefused):
    """Raised when fewer places are chosen than the quota asks for."""

    code = "below_quota"


class ChosenTwice(StationRefused):
    """Raised when a place is chosen twice."""

    code = "chosen_twice"


class UnknownCandidate(StationRefused):
    """Raised when a place is chosen that was not inspected."""

    code = "unknown_candidate"


class HeadTaken(StationRefused):
    """Raised when somebody is to be head (站长) of a second station."""

    code = "head_taken"


@dataclass(frozen=True)
class Warned:
    """Something that is allowed and must be seen: shown beside the record, with its basis."""

    code: str
    message: str
    basis: str


def check_area(place: str, area_dm2: int, reason: str = "", minimum_dm2: int = MIN_AREA_DM2) -> Warned | None:
    """Null for a place that is large enough; a warning for a smaller one that has a reason.

    Raises:
        AreaNeedsReason: for a smaller one without.
    """
    if area_dm2 >= minimum_dm2:
        return None
    text = f"“{place}”服务面积{square_metres(area_dm2)}平方米，小于{square_metres(minimum_dm2)}平方米"
    if not reason.strip():
        raise AreaNeedsReason(text, basis="方案四(三)", remedy="“一般不小于”可以例外，请写明选用的理由")
    return Warned("small_area", f"{text}，理由：{reason.strip()}", "方案四(三)")


def square_metres(area_dm2: int) -> str:
    """An area in dm² written in m² without a needless zero: 2000 is 20, 1850 is 18.5."""
    whole, rest = divmod(area_dm2, 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".") if rest else str(whole)


def check_choice(chosen: Sequence[str], inspected: Iterable[str], quota: int) -> None:
    """The places chosen are inspected ones, each once, exactly as many as the quota.

    Raises:
        ChosenTwice: UnknownCandidate: OverQuota: BelowQuota: naming places and numbers.
    """
    basis, known = "方案四(一)", set(inspected)
    if twice := sorted({place for place in chosen if chosen.count(place) > 1}):
        raise ChosenTwice(f"点位{'、'.join(twice)}重复选定", basis=basis, remedy="请删去重复的一项")
    if unknown := sorted(set(chosen) - known):
        raise UnknownCandidate(
            f"点位{'、'.join(unknown)}未经实地踏勘", basis=basis, remedy="请先登记踏勘结果，再研究确定")
    if len(chosen) > quota:
        raise OverQuota(f"选定{len(chosen)}个点位，超出名额{quota}个", basis=basis,
                        remedy=f"请减去{len(chosen) - quota}个")
    if len(chosen) < quota:
        raise BelowQuota(f"选定{len(chosen)}个点位，不足名额{quota}个", basis=basis,
                         remedy=f"请补选{quota - len(chosen)}个，或报市专班调整名额")


def check_head(station: str, head: str, heads: Mapping[str, str]) -> None:
    """One head for each station and one station for each head. `heads`: the head by station, as recorded.

    A station may change its head; nobody may lead two.

    Raises:
        HeadTaken: naming the station that the person leads already.
    """
    other = next((name for name, person in heads.items() if person == head and name != station), None)
    if other is not None:
        raise HeadTaken(f"{head}已任“{other}”站长，不能兼任“{station}”站长",
                        basis="方案四(五)：驿站设站长1名", remedy="请另派站长，或先变更原驿站的站长")
