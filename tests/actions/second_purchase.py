"""惠东县 buys equipment beside its operators: the plan of `tender_case` with one more milestone. 演练数据."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from models.plan import Plan
from tests.actions.tender_case import CASE, EXAMPLE, Act, tender_plan

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


NOTICE = {"project_number": "演练-2023-101", "bid_bond": 20_000}
SUPPLIERS = ("演练子设备公司", "演练丑设备公司", "演练寅设备公司")
PRICES = {1: (700_000, 710_000, 720_000), 2: (290_000, 280_000, 285_000)}
WON = {1: SUPPLIERS[0], 2: SUPPLIERS[1]}
LOTS = {1: 800_000, 2: 300_000}


def _details(item: Act) -> dict[str, Any]:
    """What the equipment's people enter where the operators' entered `item`."""
    match item.step:
        case "requirement":
            return requirement()
        case "estimate":
            return {"lots": [{"number": n, "budget": money, "ceiling": money} for n, money in LOTS.items()]}
        case "bid_opening":
            offered = [
                (lot, firm, p) for lot, prices in PRICES.items() for firm, p in zip(SUPPLIERS, prices, strict=True)
            ]
            return {
                "bids": [
                    {"lot": lot, "supplier": firm, "address": "演练路9号", "price": price}
                    for lot, firm, price in offered
                ]
            }
        case "evaluation_report":
            scores = [
                {"lot": lot, "supplier": firm, "score": 9000 if firm == WON[lot] else 8000}
                for lot in LOTS
                for firm in SUPPLIERS
            ]
            return {"scores": scores, "rejected": [], "experts": item.details["experts"]}
        case "winner_confirmation":
            return {"winners": [{"lot": lot, "supplier": firm} for lot, firm in WON.items()]}
        case "contract_draft":
            number = f"惠东设备-2023-0{item.subject}"
            dates = {"starts_on": "2023-11-20", "ends_on": "2023-12-20"}
            parts = [{"title": "合同款", "percent": 100, "condition": "到货验收合格"}]
            return item.details | {"number": number, "assessment": None, "instalments": parts} | dates
        case "contract_signature":
            return item.details | {"number": f"惠东设备-2023-0{item.subject}"}
    return item.details | (NOTICE if item.step == "tender_notice" else {})


def whole() -> tuple[Act, ...]:
    """The purchase of the equipment from the money to the filed contracts, on the days of the operators' example."""
    return tuple(replace(item, case=EQUIPMENT, details=_details(item)) for item in EXAMPLE if item.case == CASE)


ACCEPTED = {"inspectors": ["演练验收一", "演练验收二"], "opinion": "数量、型号、性能符合合同约定"}


def performance() -> tuple[Act, ...]:
    """Acceptance, invoice and payment of the first lot, and the acceptance of its whole contract."""
    money = PRICES[1][0]
    accepted = ACCEPTED | {"instalment": "合同款", "amount": money}
    invoice = {"number": "演练发票1", "amount": money, "issued_on": "2024-01-08", "bank": "演练银行", "account": "001"}
    return (
        Act("instalment_accepted", "reviewer", date(2024, 1, 5), "1", accepted, EQUIPMENT),
        Act("invoice_received", "procurement", date(2024, 1, 8), "1", invoice, EQUIPMENT),
        Act("payment", "procurement", date(2024, 1, 9), "1", {"amount": money, "voucher": "演练凭证1"}, EQUIPMENT),
        Act("contract_acceptance", "reviewer", date(2024, 2, 5), "1", ACCEPTED | {"qualified": True}, EQUIPMENT),
        Act(
            "acceptance_publication",
            "procurement",
            date(2024, 2, 6),
            "1",
            {"first_published": "2024-02-06", "platform_address": "采购平台/演练/验收"},
            EQUIPMENT,
        ),
    )
