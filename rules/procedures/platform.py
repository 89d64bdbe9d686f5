"""信息平台: development, trial run and acceptance of the city's system (方案四(四)).

Its tender is a case of its own, kind `platform_tender`, by the procedure `open_tender`.
"""

from __future__ import annotations

from models.values import Role
from rules.procedure import POSTS_APART, Procedure, Step, Wait, after, apart

CITY = Role.PROJECT_MANAGER

PLATFORM = Procedure(
    "platform", "信息平台建设", finish="trial_report", clause="四（四）", steps=(
        Step("development_started", "平台开发启动", role=CITY,
             waits=(Wait("platform_tender", "contract_signature", "方案{platform_tender}", city=True),)),
        Step("development_done", "平台开发完成", after("development_started"), role=CITY),
        Step("trial_start", "平台试运行启动", after("development_done"), role=CITY),
        Step("trial_report", "试运行报告", after("trial_start"), role=CITY, documents=("trial_run_report",)),
        Step("defects_mended_platform", "平台问题整改", after("trial_report"), role=CITY, optional=True),
        Step("platform_acceptance", "平台验收",
             after("trial_report", "defects_mended_platform", basis="采购法 41；条例 45"),
             role=Role.REVIEWER, gate=True, two_persons=True, documents=("platform_acceptance_report",),
             apart_from=(*apart("development_done", basis=POSTS_APART),
                         *apart("contract_signature", of="platform_tender"))),
    ))
