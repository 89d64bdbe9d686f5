"""队伍建设: head, supervisor and staff of every station, and their pre-service training (方案四(五))."""

from __future__ import annotations

from models.values import Role
from rules.procedure import Each, Procedure, Step, Wait, after

SIGNED = Wait("open_tender", "contract_signature", "方案{staffing}")

STAFFING = Procedure(
    "staffing", "队伍建设和岗前培训", finish="staff_trained", clause="四（五）", steps=(
        Step("supervisor_named", "监管人员确定", role=Role.DISTRICT_LEADER, each=Each.STATION),
        Step("head_appointed", "站长到岗", role=Role.OPERATOR, each=Each.STATION, waits=(SIGNED,)),
        Step("staff_hired", "工作人员配备", role=Role.OPERATOR, each=Each.STATION, waits=(SIGNED,)),
        Step("training_notice", "培训通知", role=Role.SUPERVISOR, documents=("training_notice",),
             waits=(Wait("platform", "trial_start", "方案{platform}、{staffing}", city=True),
                    Wait("rules_norms", "rules_issued", "方案{rules_norms}、{staffing}", city=True))),
        Step("training_held", "岗前培训", after("training_notice", "head_appointed", "staff_hired"),
             role=Role.SUPERVISOR, each=Each.STATION),
        Step("staff_trained", "培训合格上岗", after("training_held", "supervisor_named"),
             role=Role.SUPERVISOR, each=Each.STATION),
    ))
