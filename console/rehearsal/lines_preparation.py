"""What is entered before a purchase is announced: money, market, public, reviews, filing and the document."""

from __future__ import annotations

from datetime import date, timedelta

from console.rehearsal.lines_city import cost_items
from console.rehearsal.lines_tender import CONSULTATION, NEGOTIATION, STAFF, for_small_firms
from console.rehearsal.script import Entry, Scene, Script
from record.forms.purchase import Requirement
from rules.procedures import METHODS
from rules.purchase.review import ReviewItem

SCRIPT = Script()

P = tuple(METHODS)


@SCRIPT.line(P, "funds_allotted")
def funds(scene: Scene) -> Entry:
    place, per_station = scene.place, sum(item["amount"] for item in cost_items())
    measured = place.quota * per_station // 100 * 100 if place else scene.platform_share
    amount = min(measured, scene.share) if place else measured
    source = "2023年第二批中央就业补助资金" if scene.plan.budget else "就业补助资金（演练）"
    return {"amount": amount, "source": source, "paper": scene.letter()}


FIELDS = (
    ("人力资源服务机构，在珠三角有驻点服务队伍", "能够驻点服务，建议服务期不少于11个月，按月考核、按季付款（演练）。"),
    ("人力资源服务机构，承担过公共招聘活动", "目标任务可以完成，建议明确岗位归集和走访的计数口径（演练）。"),
    ("劳务派遣和职业介绍机构", "能够配备持证人员，希望明确场地和设备由采购人提供（演练）。"),
    ("行业协会", "本地持证会员单位有能力承接，建议不设业绩门槛（演练）。"),
)
BUILDERS = (
    ("软件开发企业，有政务小程序业绩", "功能和接口可以实现，建议数据接口规范随采购文件提供（演练）。"),
    ("信息系统集成企业", "开发周期不少于60日，等级保护测评另需约30日（演练）。"),
    ("软件开发和运维企业", "建议质保期内包含安全补丁和适配升级（演练）。"),
    ("信息化专家（高级工程师）", "部署在政务云可以减少硬件投入，源代码和数据应归采购人（演练）。"),
)


@SCRIPT.line(P, "demand_survey")
def survey(scene: Scene) -> Entry:
    asked = [
        f"演练调研{sign}{'咨询' if n == 3 else '服务'}有限公司"
        for n, sign in enumerate("甲乙丙丁"[: 3 + scene.number(0, 1)])
    ]
    told, stations = FIELDS if scene.district else BUILDERS, scene.place.quota if scene.place else 1
    rough = (155_000_00 if scene.district else 780_000_00) * stations
    return {
        "asked": asked,
        "way": "书面问卷和座谈（演练）",
        "answers": [
            {"name": name, "nature": told[n][0], "answer": told[n][1]}
            | ({} if n == 3 else {"price": rough * scene.number(97, 108, "quote", str(n)) // 100 // 10_000 * 10_000})
            for n, name in enumerate(asked)
        ],
        **_market(scene, stations),
    }


def _market(scene: Scene, stations: int) -> Entry:
    """What the survey found of the trade, of earlier awards and of what will be needed later."""
    if not scene.district:
        return {
            "findings": "功能、接口和安全要求均有3家以上企业能够满足，没有只有单一供应商能够提供的技术（演练）。",
            "industry": "政务应用开发市场成熟，小程序和管理后台多采用政务云部署（演练）。",
            "supply": "能够开发同类平台的软件企业不少于6家（演练）。",
            "later_needs": "质保期满后需要运行维护、等级保护测评和适配升级，每年约为开发费用的10%至15%（演练）。",
            "deals": [_deal(scene, "公共就业服务小程序开发项目", 860_000_00, "小程序1个、后台1套，质保1年")],
            "conclusion": "采购需求可行；采纳接口规范随文件提供、源代码和数据归采购人的建议（演练）。",
        }
    return {
        "findings": f"{stations}个驿站的服务内容、目标任务和人员配备均可以实现，市场竞争充分（演练）。",
        "industry": "人力资源服务业机构数量逐年增加，驻点式公共就业服务已有成熟做法（演练）。",
        "supply": "持证并能够驻点服务的机构不少于6家（演练）。",
        "past_deals": "同类驻点服务每站每年15万元至18万元（演练）。",
        "later_needs": "服务期满后按考核结果和下一年度预算重新采购，不涉及专用备品备件（演练）。",
        "deals": [
            _deal(scene, "街道就业服务站运营服务项目", 480_000_00, "3个站点，12个月"),
            _deal(scene, "零工市场运营服务项目", 330_000_00, "2个站点，12个月"),
        ],
        "conclusion": "采购需求可行，具备公开竞争的条件；采纳明确计数口径和不设业绩门槛的建议（演练）。",
    }


def _deal(scene: Scene, project: str, amount: int, scale: str) -> Entry:
    return {
        "buyer": "演练市人力资源和社会保障局",
        "project": f"演练市{project}",
        "on": date(scene.today.year - 1, 11, 15).isoformat(),
        "amount": amount,
        "scale": scale,
        "source": "政府采购网成交结果公告（演练）",
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
    return {
        "opinion": "内容完整，无差别待遇或者歧视待遇，同意。",
        "departments": ["采购部门（演练）", "财务部门（演练）", "业务部门（演练）", "监督部门（演练）"],
        "items": [
            {
                "item": str(item),
                "ok": "not_applicable" if item in SPARED else "yes",
                "shown": SPARED.get(item, "采购需求、采购实施计划（演练）"),
            }
            for item in ReviewItem
        ],
    }


SPARED = {
    ReviewItem.APPROVAL: "本项目没有需要报批、核准的事项（演练）",
    ReviewItem.IMPORTS: "本项目不采购进口产品（演练）",
}
"""Items of the review that do not arise."""


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
        "deadline_time": "09:30",
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
