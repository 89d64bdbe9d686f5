"""What is entered before a purchase is announced: money, market, public, reviews, filing and the document."""

from __future__ import annotations

from datetime import timedelta

from console.rehearsal.lines_city import cost_items
from console.rehearsal.lines_tender import CONSULTATION, NEGOTIATION, STAFF, for_small_firms
from console.rehearsal.script import Entry, Scene, Script
from record.forms.purchase import Requirement
from rules.procedures import METHODS

SCRIPT = Script()

P = tuple(METHODS)


@SCRIPT.line(P, "funds_allotted")
def funds(scene: Scene) -> Entry:
    place, per_station = scene.place, sum(item["amount"] for item in cost_items())
    measured = place.quota * per_station // 100 * 100 if place else scene.platform_share
    amount = min(measured, scene.share) if place else measured
    source = "2023年第二批中央就业补助资金" if scene.plan.budget else "就业补助资金（演练）"
    return {"amount": amount, "source": source, "paper": scene.letter()}


@SCRIPT.line(P, "demand_survey")
def survey(scene: Scene) -> Entry:
    asked = [f"演练调研单位{sign}" for sign in "甲乙丙丁戊己"[: 3 + scene.number(0, 3)]]
    supply, past = (
        ("持证并能够驻点服务的机构不少于6家（演练）。", "同类驻点服务每站每年15万元至18万元（演练）。")
        if scene.district
        else ("能够开发同类平台的软件企业不少于6家（演练）。", "同类信息平台开发项目60万元至90万元（演练）。")
    )
    return {
        "asked": asked,
        "way": "座谈和问卷（演练）",
        "findings": "市场主体充足，需求和价格可行（演练）。",
        "supply": supply,
        "past_deals": past,
    }


@SCRIPT.line(P, "opinion_hearing")
def hearing(scene: Scene) -> Entry:
    return {
        "way": "通过门户网站公开征求意见（演练）",
        "received": scene.number(0, 4),
        "adopted": "收到的建议均已研究采纳（演练）",
    }


@SCRIPT.line(P, "requirement_review")
def review(_scene: Scene) -> Entry:
    return {"opinion": "内容完整，无差别待遇或者歧视待遇，同意。"}


@SCRIPT.line(P, "counsel_review")
def counsel(_scene: Scene) -> Entry:
    return {"counsel": "演练律师", "opinion": "合同文本权利义务清楚，符合规定（演练）"}


@SCRIPT.line(P, "plan_filing")
def filing(scene: Scene) -> Entry:
    return {"filing_number": f"演练备案{scene.short}{scene.today.year}"}


@SCRIPT.line(P, "document_drafted")
def drafted(scene: Scene) -> Entry:
    reserved = for_small_firms(scene)
    share = {"kind": "whole"} if reserved else {"kind": "none", "reason": "持证机构以外的中小企业供给不足（演练）"}
    return {
        "title": f"{scene.said(Requirement).title}采购文件",
        "version": str(scene.dossier.case.round),
        "sme": share,
        "schemes": [scheme(scene, reserved)],
        "instalments": [part.model_dump() for part in scene.scenario.money.instalments] if scene.district else [],
        **({"staff": STAFF} if scene.district else {}),
        **recounted(scene),
    }


def recounted(scene: Scene) -> Entry:
    """A new round states its own time of service: what the first one asked for begins too soon."""
    if scene.dossier.case.round == 1 or not scene.district:
        return {}
    begins = scene.open_day(scene.today, RECOUNTED)
    return {
        "service_from": begins.isoformat(),
        "service_until": max(scene.said(Requirement).service_until, begins + timedelta(days=300)).isoformat(),
    }


RECOUNTED = 52
"""Days from the document of a new round to the first day of its service."""


FACTORS = (
    ("服务方案", "technical", 35),
    ("项目团队", "technical", 20),
    ("信息化与应急", "technical", 10),
    ("同类业绩", "commercial", 15),
)
PLATFORM_FACTORS = (
    ("技术方案", "technical", 35),
    ("项目团队", "technical", 15),
    ("安全和数据", "technical", 10),
    ("运维服务", "technical", 10),
    ("同类业绩", "commercial", 10),
)
"""What a developer is judged by; the weights are 演练数据, as those of the stations."""


def scheme(scene: Scene, reserved: bool) -> Entry:
    """综合评分法 for all lots: price 20; without reservation small firms get their deduction. In a negotiation the lowest
    price wins; in a consultation the technical points decide between equal prices."""
    deduction = None if reserved else scene.number(10, 20, "deduction")
    if scene.dossier.procedure.name == NEGOTIATION:
        return {"subject": "服务", "method": "lowest_price", "reserved": reserved, "sme_deduction": deduction}
    factors = PLATFORM_FACTORS if scene.dossier.profile.key == "platform" else FACTORS
    ties = ["price", "technical"] if scene.dossier.procedure.name == CONSULTATION else ["price"]
    return {
        "subject": "服务",
        "method": "comprehensive",
        "price_weight": "20",
        "reserved": reserved,
        "ties": ties,
        "factors": [{"name": name, "kind": kind, "points": str(points)} for name, kind, points in factors],
        "sme_deduction": deduction,
    }


@SCRIPT.line(P, "document_confirmation")
def confirmed(_scene: Scene) -> Entry:
    return {"opinion": "与采购需求、实施计划一致，同意。"}
