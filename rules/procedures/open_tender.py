"""公开招标: from the notice of intention to the filed contract (采购法, 条例, 87号)."""

from __future__ import annotations

from models.values import Role
from rules.calendar import Unit
from rules.procedure import (
    RESPECTED, AtLeast, Each, Lapse, Lead, NotBefore, Procedure, Step, Wait, Within, after)

AGENT = Role.PROCUREMENT

OPEN_TENDER = Procedure(
    "open_tender", "公开招标", finish="contract_signature", clause="三、四(二)", steps=(
        Step("requirement", "采购需求确定", role=AGENT, internal=True, once=True),
        Step("estimate", "经费测算", after("requirement"), role=AGENT, internal=True, once=True,
             waits=(Wait("unified_terms", "cost_measured", "方案四(二)", city=True),)),
        Step("requirement_review", "采购需求审查", after("estimate"), role=Role.REVIEWER, gate=True, internal=True,
             once=True, apart_from=("requirement", "estimate")),
        Step("intention_notice", "采购意向公开", after("requirement_review"), role=AGENT, once=True,
             documents=("intention_notice",)),
        Step("tender_notice", "招标公告", (AtLeast("intention_notice", "PLN-03"),), role=AGENT,
             waits=(Wait("unified_terms", "terms_issued", "方案四(二)", city=True),
                    Wait("site_selection", "site_result", "方案四(一)、(二)")),
             documents=("tender_notice",)),
        Step("notice_period_end", "公告期限届满", (Lapse("tender_notice", "TND-01"),)),
        Step("documents_available_until", "招标文件提供期限届满", (Lapse("tender_notice", "TND-02"),)),
        Step("briefing", "现场考察、答疑会", (AtLeast("documents_available_until", "TND-06"),), role=AGENT,
             optional=True),
        Step("clarification", "澄清、修改", (*after("tender_notice"), Lead("bid_opening", "TND-04")), role=AGENT,
             optional=True),
        Step("expert_draw", "抽取评审专家", (NotBefore("bid_opening", "EVL-07"),), role=AGENT, optional=True),
        Step("bid_opening", "投标截止、开标", (AtLeast("tender_notice", "TND-03"),), role=AGENT),
        Step("tender_failure", "招标失败(废标)", after("tender_notice"), role=AGENT, optional=True, internal=True),
        Step("evaluation_report", "评标报告送达",
             (*after("bid_opening"), Within("bid_opening", "EVL-12", plan_in_full=True)), role=AGENT),
        Step("winner_confirmation", "确定中标人",
             (*after("evaluation_report"), Within("evaluation_report", "EVL-13", plan_in_full=True)),
             role=Role.DISTRICT_LEADER, gate=True),
        Step("award_notice", "中标公告、中标通知书",
             (*after("winner_confirmation"), Within("winner_confirmation", "EVL-14", plan_in_full=True)), role=AGENT,
             documents=("award_notice", "award_letter")),
        Step("award_notice_period_end", "中标公告期限届满", (Lapse("award_notice", "EVL-15", chains=RESPECTED),)),
        Step("challenge_window_end", "结果质疑期届满",
             (Lapse("award_notice_period_end", "CHL-02", chains=RESPECTED),)),
        Step("loser_bond_return", "退还未中标人保证金", (*after("award_notice"), Within("award_notice", "TND-09")),
             role=AGENT),
        Step("contract_draft", "合同拟订", after("award_notice"), role=AGENT, each=Each.LOT, internal=True),
        Step("contract_review", "合同审核", after("contract_draft"), role=Role.REVIEWER, each=Each.LOT, gate=True,
             internal=True, apart_from=("contract_draft",)),
        Step("contract_signature", "合同签订",
             (*after("contract_review"), *after("award_notice", basis="采购法 46"),
              AtLeast("challenge_window_end", "CHL-02", basis="稳妥做法：质疑期届满后签订(采购法 52)", n=1,
                      unit=Unit.WORKING_DAYS, chains=RESPECTED),
              Within("award_notice", "CON-01")),
             role=Role.DISTRICT_LEADER, each=Each.LOT, documents=("operating_contract",)),
        Step("winner_bond_return", "退还中标人保证金",
             (*after("contract_signature"), Within("contract_signature", "TND-10")), role=AGENT),
        Step("contract_publication", "合同公告", (*after("contract_signature"), Within("contract_signature", "CON-02")),
             role=AGENT, each=Each.LOT, documents=("contract_publication",)),
        Step("contract_filing", "合同备案", (*after("contract_signature"), Within("contract_signature", "CON-03")),
             role=AGENT, each=Each.LOT),
        Step("contract_supplement", "补充协议", after("contract_signature"), role=Role.DISTRICT_LEADER,
             each=Each.LOT, optional=True, internal=True, documents=("contract_supplement",)),
    ))
