"""What the city enters for the purchase of its platform: what it asks of it, and what that costs, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from console.rehearsal.script import Entry, Scene
from rules.cost import CostKind, CostLine, counted

DAY = 120_000
"""分 for a person-day; 演练数据."""
WORK = (
    ("需求调研、系统设计", 70),
    ("求职登记、岗位归集、招聘公告模块", 190),
    ("台账、回访、统计分析模块", 130),
    ("小程序", 80),
    ("系统管理、接口和数据初始化", 50),
    ("测试、部署、培训和试运行支持", 80),
)
"""Parts and their person-days; 演练数据."""


def asked(scene: Scene) -> Entry:
    """技术和服务要求 of the platform: figures that a purchaser decides on."""
    return {
        "accounts": 3 * scene.plan.quota.total,
        "concurrent": 200,
        "response_seconds": "3",
        "availability": "99.5",
        "protection": "第二级",
        "interfaces": ["省级就业信息系统数据接口（演练）", "统一身份认证接口（演练）"],
        "migrated": "各县区现有求职登记表、岗位信息表（演练）",
        "trial_days": 10,
        "training_times": 2,
        "trainees": 3 * scene.plan.quota.total,
        "warranty_months": 24,
        "answer_minutes": 30,
        "recovery_hours": 4,
        "log_months": 6,
    }


def cost_items() -> list[Entry]:
    """分项测算: person-days by part, the test of security, tax."""
    items: list[Entry] = [
        {"name": name, "basis": f"按{days}人天、每人天{DAY // 100}元测算（演练）", "kind": "开发实施",
         "quantity": str(days), "unit": "人天", "price": DAY}
        for name, days in WORK
    ]  # fmt: skip
    items += [
        {"name": "网络安全等级保护测评和安全测试", "basis": "委托有资质的机构1次（演练）", "kind": "安全测评",
         "quantity": "1", "unit": "项", "price": 3_800_000},
        {"name": "税金", "basis": "增值税及附加，按前述费用的比例（演练）", "kind": "税金", "percent": "6",
         "of": ["开发实施", "安全测评"]},
    ]  # fmt: skip
    return with_amounts(items)


def with_amounts(items: Sequence[Entry]) -> list[Entry]:
    """The lines with their amounts, as the rules count them."""
    found, lines = list[Entry](), list[CostLine]()
    for item in items:
        line = CostLine(
            item["name"],
            CostKind(item["kind"]),
            0,
            Decimal(item["quantity"]) if "quantity" in item else None,
            item.get("price"),
            item.get("times", 1),
            Decimal(item["percent"]) if "percent" in item else None,
            tuple(map(CostKind, item.get("of", ()))),
        )
        amount = counted(line, lines)
        lines.append(CostLine(line.name, line.kind, amount))
        found.append({**item, "amount": amount})
    return found
