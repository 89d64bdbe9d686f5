"""Stations: money, floor area, quota, equipment, people (方案四(一)、(二)、(三)、(五))."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.refusal import Refusal
from rules.money import in_short_yuan

if TYPE_CHECKING:
    from models.plan_sections import Item


class StationRefused(Refusal):
    """Base of what the rules on stations refuse."""

    code = "station"


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


class StaffTaken(StationRefused):
    """Raised when somebody is to be full-time staff (专职) of a second station."""

    code = "staff_taken"


class NotCovered(StationRefused):
    """Raised when a list lacks what the plan demands: equipment, rules in force, training topics."""

    code = "not_covered"


class UnknownItem(StationRefused):
    """Raised when a list holds something that the plan does not know."""

    code = "unknown_item"


class DefectsOpen(StationRefused):
    """Raised when a place is to be accepted that lacks something, or has a defect that nobody mended."""

    code = "defects_open"


class CostDiffers(StationRefused):
    """Raised when a total is not the cost of one station times the stations."""

    code = "cost_differs"


class RedecorationNeedsReason(StationRefused):
    """Raised when premises are redecorated that need not be, and nobody says why."""

    code = "redecoration_needs_reason"


class NotTrained(StationRefused):
    """Raised when somebody starts work who was not trained or did not pass."""

    code = "not_trained"


@dataclass(frozen=True)
class Warned:
    """Something that is allowed and must be seen: shown beside the record, with its basis."""

    code: str
    message: str
    basis: str


def check_area(place: str, area_dm2: int, reason: str, minimum_dm2: int) -> Warned | None:
    """None for a place that is large enough; a warning for a smaller one that has a reason.

    Raises:
        AreaNeedsReason: for a smaller one without.
    """
    if area_dm2 >= minimum_dm2:
        return None
    text = f"“{place}”服务面积{square_metres(area_dm2)}平方米，小于{square_metres(minimum_dm2)}平方米"
    if not reason.strip():
        raise AreaNeedsReason(text, basis="方案{station}", remedy="“一般不小于”可以例外，请写明选用的理由")
    return Warned("small_area", f"{text}，理由：{reason.strip()}", "方案{station}")


def square_metres(area_dm2: int) -> str:
    """An area in dm² written in m² without a needless zero: 2000 is 20, 1850 is 18.5."""
    whole, rest = divmod(area_dm2, 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".") if rest else str(whole)


def check_choice(chosen: Sequence[str], inspected: Iterable[str], quota: int) -> None:
    """The places chosen are inspected ones, each once, exactly as many as the quota.

    Raises:
        ChosenTwice: UnknownCandidate: OverQuota: BelowQuota: naming places and numbers.
    """
    basis, known = "方案{quota}", set(inspected)
    if twice := sorted({place for place in chosen if chosen.count(place) > 1}):
        raise ChosenTwice(f"点位{'、'.join(twice)}重复选定", basis=basis, remedy="请删去重复的一项")
    if unknown := sorted(set(chosen) - known):
        raise UnknownCandidate(
            f"点位{'、'.join(unknown)}未经实地踏勘", basis=basis, remedy="请先登记踏勘结果，再研究确定"
        )
    if len(chosen) > quota:
        raise OverQuota(
            f"选定{len(chosen)}个点位，超出名额{quota}个", basis=basis, remedy=f"请减去{len(chosen) - quota}个"
        )
    if len(chosen) < quota:
        raise BelowQuota(
            f"选定{len(chosen)}个点位，不足名额{quota}个",
            basis=basis,
            remedy=f"请补选{quota - len(chosen)}个，或报市专班调整名额",
        )


def check_head(station: str, head: str, heads: Mapping[str, str]) -> None:
    """One head for each station and one station for each head. `heads`: the head by station, as recorded.

    A station may change its head; nobody may lead two.

    Raises:
        HeadTaken: naming the station that the person leads already.
    """
    other = next((name for name, person in heads.items() if person == head and name != station), None)
    if other is not None:
        raise HeadTaken(
            f"{head}已任“{other}”站长，不能兼任“{station}”站长",
            basis="方案{staffing}",
            remedy="请另派站长，或先变更原驿站的站长",
        )


def check_measure(per_station: int, total: int, stations: int, budget: int | None, *, beside: int = 0) -> Warned | None:
    """The total is the cost of one station times the stations, in 分; a warning where it and what the money pays `beside`
    it (the platform) are above the plan's money, where it names any.

    Raises:
        CostDiffers: with the right product.
    """
    if total != per_station * stations:
        raise CostDiffers(
            f"测算总额{in_short_yuan(total)}元与每站{in_short_yuan(per_station)}元×{stations}个驿站不符",
            basis="方案{unified_terms}",
            remedy=f"总额应为{in_short_yuan(per_station * stations)}元（{per_station * stations}分），请核对",
        )
    if budget is None or total + beside <= budget:
        return None
    with_others = f"和信息平台等经费{in_short_yuan(beside)}元" if beside else ""
    return Warned(
        "over_budget",
        f"测算总额{in_short_yuan(total)}元{with_others}超出方案安排的资金{in_short_yuan(budget)}元，差额须另行落实",
        "方案{budget}",
    )


def check_covered(what: str, demanded: Sequence[Item], given: Iterable[str], basis: str) -> None:
    """Everything that the plan demands is there, and nothing that it does not know. By keys.

    Raises:
        UnknownItem: NotCovered: naming the items by their Chinese names.
    """
    names = {item.key: item.name for item in demanded}
    held = list(given)
    if strange := [key for key in held if key not in names]:
        raise UnknownItem(
            f"方案没有列出{what}“{'、'.join(strange)}”",
            basis=basis,
            remedy="可填：" + "、".join(f"{key}（{name}）" for key, name in names.items()),
        )
    if missing := [name for key, name in names.items() if key not in held]:
        raise NotCovered(f"{what}缺少：{'、'.join(missing)}", basis=basis, remedy="方案要求各项齐备，请补齐")


def defects_of(demanded: Sequence[Item], there: Mapping[str, bool], found: Sequence[str]) -> dict[str, str]:
    """What is to be mended, key (or text) to Chinese text: items not there, then what else was found."""
    missing = {item.key: item.name for item in demanded if not there.get(item.key)}
    return {**missing, **{text: text for text in found}}


def still_open(defects: Mapping[str, str], mended: Iterable[str]) -> list[str]:
    """Texts of the defects that are not among the mended, each of which is named by key or text."""
    done = set(mended)
    return [text for key, text in defects.items() if key not in done and text not in done]


def check_mended(defects: Mapping[str, str], mended: Sequence[str], basis: str) -> None:
    """What is said to be mended was found before, and nothing is left open.

    Raises:
        UnknownItem: DefectsOpen: naming the defects.
    """
    known = {*defects, *defects.values()}
    if strange := [text for text in mended if text not in known]:
        raise UnknownItem(
            f"核查记录中没有问题“{'、'.join(strange)}”",
            basis=basis,
            remedy=f"核查发现的问题：{'、'.join(defects.values()) or '（无）'}",
        )
    check_none_open(still_open(defects, mended), basis)


def check_none_open(left: Sequence[str], basis: str) -> None:
    """No defect is left.

    Raises:
        DefectsOpen: naming those that are.
    """
    if left:
        raise DefectsOpen(f"尚未整改：{'、'.join(left)}", basis=basis, remedy="请全部整改后再登记")


def check_redecoration(redecorate: bool, required: bool, reason: str, basis: str) -> None:
    """Premises that need not be redecorated are redecorated only for a reason (本着节约成本的原则).

    Raises:
        RedecorationNeedsReason: if none is given.
    """
    if redecorate and not required and not reason.strip():
        raise RedecorationNeedsReason(
            "重新装修装饰没有写明理由，原平台不宜重新装修的可不重新装修",
            basis=basis,
            remedy="请写明必须重新装修的理由，或改为不重新装修",
        )


def check_staff(station: str, staff: Sequence[str], others: Mapping[str, Sequence[str]]) -> None:
    """Nobody is full-time staff of two stations. `others`: the staff by station, as recorded.

    Raises:
        StaffTaken: naming people and station.
    """
    for other, people in others.items():
        if other != station and (both := [name for name in staff if name in people]):
            raise StaffTaken(
                f"{'、'.join(both)}已是“{other}”的专职工作人员，不能兼任“{station}”工作人员",
                basis="方案{staffing}",
                remedy="请另派人员，或先更正原驿站的记录",
            )


def check_passed(people: Sequence[str], attended: Iterable[str], passed: Sequence[str]) -> None:
    """Head and all staff attended and passed, and nobody passed who did not attend.

    Raises:
        NotTrained: naming those who did not.
    """
    basis, there = "方案{staffing}", set(attended)
    if absent := [name for name in passed if name not in there]:
        raise NotTrained(f"{'、'.join(absent)}没有参加岗前培训，不能登记合格", basis=basis, remedy="请核对参训记录")
    if left := [name for name in people if name not in passed]:
        raise NotTrained(
            f"{'、'.join(left)}尚未培训合格，不能上岗", basis=basis, remedy="请补训并考核合格，或更换人员后再登记"
        )
