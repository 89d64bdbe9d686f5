"""投诉: a supplier complains to the treasury; a child case of the tender, seen from the purchaser (采购法 55–57; 94号).

What the treasury must do by when stands as lapses: nobody here answers for it, but everybody plans by it. A complaint
that is not taken up (不予受理) brings no 答复通知书 and no statement, only its decision.
"""

from __future__ import annotations

from models.values import Role
from rules.procedure import PARENT, Lapse, Procedure, Step, Within, after, apart
from rules.procedures.purchase import AGENT, OPERATIONS

COMPLAINT = Procedure(
    "complaint", "供应商投诉", finish="decision", clause="采购法 55、56", steps=(
        Step("complaint_filed", "财政部门收到投诉", role=AGENT),
        Step("complaint_review_end", "投诉审查期限届满", (Lapse("complaint_filed", "CHL-06"),)),
        Step("rejection_due", "不予受理告知期限届满", (Lapse("complaint_review_end", "CHL-06", number="rejection"),)),
        Step("complaint_notice_due", "投诉答复通知书发出期限届满", (Lapse("complaint_filed", "CHL-06", number="notice"),)),
        Step("complaint_notice", "收到投诉答复通知书", after("complaint_filed"), role=AGENT, optional=True),
        Step("statement", "提交书面说明和证据", (*after("complaint_notice"), Within("complaint_notice", "CHL-07")),
             role=Role.REVIEWER, gate=True, optional=True, documents=("complaint_statement",),
             apart_from=(*apart("complaint_notice", rule="ICT-05"), *apart(*OPERATIONS, rule="ICT-05", of=PARENT))),
        Step("suspension_notice", "收到暂停采购活动通知", after("complaint_filed"), role=AGENT, optional=True),
        Step("resumption_notice", "收到恢复采购活动通知", after("suspension_notice", basis="94号 28"), role=AGENT,
             optional=True),
        Step("suspension_end", "暂停期限届满", (Lapse("suspension_notice", "CHL-09"),), optional=True),
        Step("decision_due", "投诉处理期限届满", (Lapse("complaint_filed", "CHL-08"),)),
        Step("decision", "收到投诉处理决定", after("complaint_filed"), role=AGENT),
        Step("complaint_closed", "处理决定执行完毕", after("decision"), role=Role.DISTRICT_LEADER, gate=True),
    ))
