"""工作规则、服务规范和考核办法: drafted, heard, reviewed and issued by the city (方案四(三)、五(一))."""

from __future__ import annotations

from models.values import Role
from rules.procedure import POSTS_APART, Procedure, Step, after, apart

DRAFTED = apart("rules_drafted", basis=POSTS_APART)

RULES_NORMS = Procedure(
    "rules_norms", "工作规则和服务规范", finish="rules_issued", clause="四（三）、五（一）", steps=(
        Step("rules_drafted", "规则规范起草", role=Role.PROJECT_MANAGER),
        Step("opinions_heard", "征求意见", after("rules_drafted"), role=Role.PROJECT_MANAGER),
        Step("rules_reviewed", "合法性审核", after("opinions_heard"), role=Role.REVIEWER, gate=True,
             apart_from=DRAFTED),
        Step("rules_issued", "规则规范印发", after("rules_reviewed"), role=Role.CITY_LEADER, gate=True,
             apart_from=DRAFTED),
    ))
