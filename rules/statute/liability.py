"""法律责任和信息公开: what a breach does to award and contract, and what the result must tell."""

from __future__ import annotations

from rules.rule import Rule
from rules.statute.words import ADVICE, BUYER, BUYERS, CHECKED, STATED, STATUTORY, SUPPLIER, TENDERS

RULES = (
    Rule("LIA-01", "采购法 73；条例 71",
         "违法行为影响或者可能影响中标、成交结果的：尚未确定供应商的，终止采购活动，重新采购；已经确定但未签合同的，"
         "结果无效，另行确定或者重新采购；"
         "合同已签未履行的，撤销合同，另行确定或者重新采购；合同已履行造成损失的，由责任人赔偿",
         actor=BUYERS, trigger="采购活动有违法行为", home=STATED, where="tender_failure、winner_refusal"),
    Rule("LIA-02", "采购法 77",
         "供应商提供虚假材料、不正当排挤对手、恶意串通、行贿、在招标中协商谈判或者拒绝监督检查的，中标、成交无效，"
         "处采购金额千分之五以上千分之十以下罚款，列入不良行为记录名单，1至3年内禁止参加政府采购",
         actor=SUPPLIER, trigger="供应商有违法行为", home=STATED, where="evaluation_report、winner_refusal"),
    Rule("LIA-03", "条例 72",
         "中标、成交后无正当理由拒不签订合同，转包，提供假冒伪劣产品，擅自变更、中止或者终止合同的，"
         "依照采购法 77第一款追究责任",
         actor=SUPPLIER, trigger="中标、成交后", home=STATED, where="winner_refusal"),
    Rule("LIA-04", "采购法 71；条例 66",
         "采购人、采购代理机构有采购法 71所列行为的，可以处10万元以下罚款；有采购法 72所列行为的，"
         "处5万元以上25万元以下罚款",
         actor=BUYERS, trigger="违法采购", home=STATED, where="document_confirmation、tender_failure"),
    Rule("LIA-05", "87号 79", "有87号 77、78所列违法行为，经改正后仍然影响或者可能影响中标结果的，依照条例 71处理",
         actor=BUYERS, trigger="违法行为经改正后", home=STATED, where="tender_failure、winner_refusal",
         methods=TENDERS),
    Rule("PUB-03", "条例 43；87号 69",
         "结果公告应当载明采购人和采购代理机构的名称、地址、联系方式，项目名称和编号，"
         "中标、成交供应商名称、地址和金额，主要标的的名称、数量、单价、服务要求，"
         "以及评审专家名单；采购文件随结果同时公告", actor=BUYERS, trigger="公告结果", home=STATED,
         where="award_notice",
         methods=STATUTORY),
    Rule("PUB-04", "101号 10、11", "发布的政府采购信息不得有虚假和误导性陈述，不得遗漏依法必须公开的事项",
         actor=BUYERS, trigger="发布政府采购信息", home=CHECKED, where="document_confirmation"),
    Rule("DOC-03", "采购法 42；条例 46",
         "采购活动记录至少应当载明采购项目类别和名称、预算和资金构成、采购方式（采用公开招标以外方式的，载明原因）、"
         "选择供应商的条件和原因、评标标准和确定中标人的原因、废标的原因",
         actor=BUYERS, trigger="评审结束", home=CHECKED, where="evaluation_report", methods=STATUTORY),
    Rule("MTH-04", "采购法 85",
         "因严重自然灾害和其他不可抗力事件所实施的紧急采购，涉及国家安全和秘密的采购，不适用政府采购法",
         actor=BUYER, trigger="严重自然灾害、国家安全和秘密", home=STATED, where=ADVICE),
)
