"""The statute as data: 291 rules by area, each with its article, its dates and its home, and apart from them ours.

A rule that was changed stands once for each version, the oldest first.
"""

from __future__ import annotations

from itertools import chain

from rules.rule import Rule
from rules.statute import (
    challenge,
    contract,
    control,
    counting,
    employment,
    evaluation,
    liability,
    newer,
    other_methods,
    ours,
    payment,
    planning,
    policy,
    sme,
    suppliers,
    tender,
    thresholds,
)

AREAS: dict[str, tuple[Rule, ...]] = {
    "预算、采购意向和采购需求": planning.RULES,
    "促进中小企业发展": sme.RULES,
    "供应商的选择和采购代理机构": suppliers.RULES,
    "公告、招标文件和保证金": tender.RULES,
    "开标、评标和定标": evaluation.RULES,
    "询问、质疑和投诉": challenge.RULES,
    "合同和履约验收": contract.RULES,
    "支付": payment.RULES,
    "档案、内控和利益冲突": control.RULES,
    "数额标准": thresholds.RULES,
    "非招标采购方式和框架协议": other_methods.RULES,
    "政府购买服务和就业补助资金": employment.RULES,
    "公平竞争、公共就业服务和数据": policy.RULES,
    "法律责任和信息公开": liability.RULES,
    "新近的规定": newer.RULES,
    "期间的计算": counting.RULES,
}
"""The areas of the law, by title, in the order in which people meet them."""

STATUTE = tuple(chain.from_iterable(AREAS.values()))
OURS = ours.RULES
