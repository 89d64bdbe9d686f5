"""资格预审 and 框架协议: declared for their dates, as guidance (条例 21; 110号). No case runs them yet."""

from __future__ import annotations

from models.values import Role
from rules.procedure import AtLeast, Lead, Procedure, Step, Within, after
from rules.procedures.purchase import AGENT

PREQUALIFICATION = Procedure(
    "prequalification", "资格预审", finish="applicants_told", clause="条例 21；87号 27", guidance=True, steps=(
        Step("prequalification_notice", "资格预审公告", role=AGENT),
        Step("prequalification_clarification", "资格预审文件澄清、修改",
             (*after("prequalification_notice"), Lead("application_deadline", "TND-05", number="clarification")),
             role=AGENT, optional=True),
        Step("application_deadline", "提交资格预审申请截止", (AtLeast("prequalification_notice", "TND-05"),), role=AGENT),
        Step("applicants_told", "告知资格预审结果", after("application_deadline"), role=AGENT),
    ))

FRAMEWORK_AGREEMENT = Procedure(
    "framework_agreement", "框架协议采购（封闭式）", finish="agreement_signature", clause="110号", guidance=True, steps=(
        Step("framework_plan_filing", "采购方案报财政备案", role=AGENT),
        Step("collection_notice", "征集公告、征集文件发出", after("framework_plan_filing", basis="110号 8"), role=AGENT),
        Step("response_deadline", "响应文件提交截止", (AtLeast("collection_notice", "TND-03"),), role=AGENT),
        Step("admission_notice", "入围结果公告、入围通知书", after("response_deadline"), role=Role.DISTRICT_LEADER, gate=True),
        Step("agreement_signature", "框架协议签订",
             (*after("admission_notice"), Within("admission_notice", "FW-02", number="sign")),
             role=Role.DISTRICT_LEADER),
        Step("agreement_filing", "框架协议副本备案",
             (*after("agreement_signature"), Within("agreement_signature", "FW-02", number="filing")), role=AGENT),
        Step("users_told", "告知服务对象", (*after("agreement_signature"),
             Within("agreement_signature", "FW-02", number="inform")), role=AGENT),
        Step("agreement_expiry", "框架协议期满", after("agreement_signature"), role=AGENT, optional=True, internal=True),
        Step("results_published", "成交结果汇总公告",
             (*after("agreement_expiry"), Within("agreement_expiry", "FW-02", number="summary")), role=AGENT, optional=True,
             internal=True),
    ))
