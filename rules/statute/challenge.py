"""询问、质疑、投诉: by suppliers, to the purchaser and the treasury."""

from __future__ import annotations

from rules.rule import Number, Rule
from rules.statute.words import BUYER, BUYERS, CHECKED, ENFORCED, PIECES, STATED, SUPPLIER, TRACKED, TREASURY, WD, D

RULES = (
    Rule("CHL-01", "采购法 51；条例 52", "对供应商依法提出的询问，应当在3个工作日内答复", 3, WD,
         actor=BUYERS, trigger="供应商提出询问", consequence="询问的事项可能影响结果的，应当暂停签订合同，已签订的中止履行（条例 54）",
         home=TRACKED, where="inquiry → inquiry_reply"),
    Rule("CHL-02", "采购法 52；条例 53；94号 10、11",
         "供应商可以自知道或者应知权益受到损害之日起7个工作日内书面提出质疑：对采购文件的，自收到文件或者公告期限届满之日起算；"
         "对采购过程的，自该环节结束之日起算；对结果的，自结果公告期限届满之日起算", 7, WD,
         actor=SUPPLIER, trigger="知道或者应知权益受到损害", consequence="采购人、采购代理机构不得拒收法定期限内的质疑函",
         home=ENFORCED, where="award_notice_period_end → challenge_window_end、received"),
    Rule("CHL-03", "采购法 53；94号 13、15", "应当自收到质疑函之日起7个工作日内答复，并书面通知质疑供应商和其他有关供应商", 7, WD,
         actor=BUYERS, trigger="收到质疑函", consequence="逾期未答复的，依照94号 36处理，供应商可以投诉", home=TRACKED,
         where="received → reply"),
    Rule("CHL-04", "条例 54；94号 16", "质疑可能影响采购结果的，应当暂停签订合同，已经签订的中止履行",
         actor=BUYER, trigger="质疑可能影响采购结果", consequence="质疑成立且影响结果的，另行确定中标人或者重新开展采购，并报告财政部门",
         home=ENFORCED, where="closed → contract_signature"),
    Rule("CHL-05", "采购法 55；94号 17、20", "对答复不满意或者逾期未得到答复的，可以在答复期满后15个工作日内向本级财政部门投诉", 15, WD,
         actor="质疑供应商", trigger="对答复不满意，或者逾期未得到答复", consequence="投诉事项不得超出已质疑事项的范围",
         home=TRACKED, where="reply_term_end → complaint_window_end、complaint_filed"),
    Rule("CHL-06", "94号 21",
         "应当自收到投诉书之日起5个工作日内审查，需要补正的一次性通知补正；不予受理的3个工作日内告知；"
         "受理的自收到投诉书之日起8个工作日内发出投诉答复通知书", 5, WD,
         actor=TREASURY, trigger="收到投诉书", home=TRACKED,
         where="complaint_filed → complaint_review_end → rejection_due、complaint_filed → complaint_notice_due",
         numbers=(Number("rejection", 3, WD, "告知不予受理"), Number("notice", 8, WD, "发出投诉答复通知书"))),
    Rule("CHL-07", "94号 22", "应当自收到投诉答复通知书之日起5个工作日内书面说明情况，并提交证据、依据和有关材料", 5, WD,
         actor="被投诉人和其他有关当事人", trigger="收到投诉答复通知书", consequence="逾期未提交的，视同放弃说明权利（94号 25）",
         home=TRACKED, where="complaint_notice → statement"),
    Rule("CHL-08", "采购法 56；条例 58；94号 26、27",
         "应当自收到投诉之日起30个工作日内作出处理决定；检验、检测、鉴定、专家评审和补正所需时间不计入", 30, WD,
         actor=TREASURY, trigger="收到投诉", consequence="处理结果应当公告", home=TRACKED,
         where="complaint_filed → decision_due"),
    Rule("CHL-09", "采购法 57；94号 28", "投诉处理期间，可以视具体情况书面通知暂停采购活动，暂停时间最长不超过30日", 30, D,
         actor=TREASURY, trigger="投诉处理期间", consequence="收到暂停通知后，应当立即中止采购活动", home=TRACKED,
         where="suspension_notice → suspension_end、resumption_notice"),
    Rule("CHL-10", "94号 7", "采购文件应当载明接收质疑函的方式、联系部门、联系电话和通讯地址",
         actor=BUYERS, trigger="编制采购文件", home=CHECKED, where="document_confirmation"),
    Rule("CHL-11", "94号 42", "质疑和投诉文书在期满前交邮的，不算过期；期间不包括在途时间，期满之日为节假日的，以节假日后的第一日为准",
         actor="质疑供应商、投诉人", trigger="邮寄质疑函、投诉书", home=ENFORCED, where="received"),
    Rule("CHL-12", "94号 15",
         "质疑答复应当载明质疑供应商、收到质疑函的日期、项目名称和编号、质疑事项、答复的具体内容以及事实依据和法律依据、"
         "告知依法投诉的权利、答复人和答复日期，不得涉及商业秘密", actor=BUYERS, trigger="答复质疑", home=STATED, where="reply"),
    Rule("CHL-13", "94号 11、12",
         "提出质疑的供应商应当是参与所质疑项目采购活动的供应商，潜在供应商已依法获取其可质疑的采购文件的，可以对该文件提出质疑；"
         "质疑函应当署名，写明具体、明确的事项和请求、事实依据和法律依据，附必要的证明材料",
         actor=SUPPLIER, trigger="提出质疑", home=STATED, where="received"),
    Rule("CHL-14", "94号 9", "以联合体形式参加政府采购活动的，其投诉应当由组成联合体的所有供应商共同提出",
         actor=SUPPLIER, trigger="联合体投诉", home=STATED, where="complaint_filed"),
    Rule("CHL-15", "94号 31",
         "对采购文件的投诉成立，影响或者可能影响采购结果的，责令重新开展采购活动：已确定供应商而未签合同的，认定结果无效；"
         "合同已签而未履行的，撤销合同；不影响采购结果的，继续开展采购活动",
         actor=TREASURY, trigger="对采购文件的投诉成立", home=ENFORCED, where="decision"),
    Rule("CHL-16", "94号 32", "对废标行为的投诉事项成立的，财政部门应当认定废标行为无效",
         actor=TREASURY, trigger="对废标的投诉成立", home=STATED, where="decision"),
    Rule("CHL-17", "94号 20", "投诉事项不得超出已质疑事项的范围，但基于质疑答复内容提出的投诉事项除外",
         actor=SUPPLIER, trigger="投诉", home=STATED, where="complaint_filed"),
    Rule("CHL-18", "94号 37",
         "投诉人在全国范围12个月内三次以上投诉查无实据的，或者捏造事实、提供虚假材料、以非法手段取得证明材料进行投诉的，"
         "列入不良行为记录名单", 3,
         actor="投诉人", trigger="虚假、恶意投诉", home=STATED, where="decision", measure=PIECES),
    Rule("CHL-19", "条例 54", "询问或者质疑事项可能影响中标、成交结果的，应当暂停签订合同；不可能影响的，采购活动继续进行",
         actor=BUYER, trigger="询问、质疑不影响结果", home=STATED, where="inquiry、received、contract_signature"),
)
