"""惠东县 buys equipment beside its operators: the plan of `tender_case` with one more milestone. 演练数据."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from models.plan import Plan
from tests.actions.tender_case import Act, tender_plan

EQUIPMENT = "惠东县/设备采购"
TITLE = "惠东县就业驿站设备采购项目（演练数据）"


@cache
def two_purchases(**named: Any) -> Plan:
    """The plan with a purchase of equipment in every district; `named` changes its milestone."""
    plan = tender_plan()
    operators = plan.milestone("open_tender")
    equipment = operators.model_copy(
        update={
            "key": "equipment_purchase",
            "case": "设备采购",
            "title": "采购驿站设备",
            "purchase": "equipment",
            "phrase": None,
            "reading": None,
            "notes": (),
        }
        | named
    )
    return plan.model_copy(update={"milestones": (*plan.milestones, equipment)})


def requirement(*lots: tuple[str, tuple[str, ...]], **changed: Any) -> dict[str, Any]:
    """采购需求 of the equipment; by default one lot for one station and one for none in particular."""
    named = lots or (("电脑、显示屏", ("惠东02",)), ("办公家具", ()))
    return {
        "title": TITLE,
        "lots": [
            {"number": number, "title": title, "stations": list(stations)}
            for number, (title, stations) in enumerate(named, 1)
        ],
        "service_from": "2023-11-20",
        "service_until": "2023-12-20",
    } | changed


def required(*lots: tuple[str, tuple[str, ...]], on: date = date(2023, 8, 1)) -> Act:
    """The act that determines the equipment's requirement."""
    return Act("requirement", "procurement", on, details=requirement(*lots), case=EQUIPMENT)
