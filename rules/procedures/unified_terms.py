"""统一合同文本、经费测算、目标任务: the city's work that every district's tender stands on (方案四(二))."""

from __future__ import annotations

from models.values import Role
from rules.procedure import Procedure, Step, after, apart

CITY = Role.PROJECT_MANAGER

UNIFIED_TERMS = Procedure(
    "unified_terms", "统一合同文本、经费测算和目标任务", finish="terms_issued", clause="四（二）", steps=(
        Step("contract_text_drafted", "统一运营合同文本拟订", role=CITY),
        Step("contract_text_reviewed", "合同文本法律审定",
             after("contract_text_drafted", basis="22号 23、31"),
             role=Role.REVIEWER, gate=True, apart_from=apart("contract_text_drafted")),
        Step("cost_measured", "运营经费测算", role=CITY),
        Step("targets_set", "服务效果和目标任务制定", role=CITY),
        Step("terms_issued", "统一文本印发", after("contract_text_reviewed", "cost_measured", "targets_set"),
             role=Role.CITY_LEADER, gate=True, apart_from=apart("contract_text_drafted")),
    ))
