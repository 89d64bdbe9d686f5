"""非招标采购方式和框架协议: 竞争性磋商, 竞争性谈判, 询价, 单一来源, 框架协议."""

from __future__ import annotations

from datetime import date

from rules.rule import Number, Rule
from rules.statute.words import (
    BUYER,
    BUYERS,
    ENFORCED,
    PCT,
    PEOPLE,
    STATED,
    SUPPLIERS,
    THIRDS,
    TRACKED,
    WD,
    YEARS,
    D,
)

_AFTER = "bid_opening → evaluation_report → winner_confirmation → award_notice → contract_signature"
_EXPERTS = Number("experts", 2, THIRDS, "评审专家不少于")
_REPORT, _CONFIRM = Number("report", 2, WD, "送评审报告"), Number("confirm", 5, WD, "确定成交供应商")
_NOTICE, _SIGN = Number("notice", 2, WD, "公告结果、发出成交通知书"), Number("sign", 30, D, "签订合同")
_FRAMEWORK = date(2022, 3, 1)
"""110号 took effect (from memory)."""

RULES = (
    Rule("CS-01", "214号 3、4", "政府购买服务项目等五类项目，可以采用竞争性磋商；未达到公开招标数额标准的，无需财政部门批准",
         confidence="B", actor=BUYER, trigger="选择采购方式", note="县区级不足400万元的服务项目，首选竞争性磋商", home=STATED),
    Rule("CS-02", "214号 10", "自磋商文件发出之日起至首次响应文件提交截止之日止，不得少于10日", 10, D, "B",
         actor=BUYERS, trigger="磋商文件发出", home=ENFORCED, where="tender_notice → bid_opening"),
    Rule("CS-03", "214号 10",
         "磋商文件的发售期限不得少于5个工作日；澄清或者修改可能影响响应文件编制的，应当在首次响应文件提交截止至少5日前作出", 5, WD, "B",
         actor=BUYERS, trigger="磋商文件发出", consequence="不足5日的，顺延提交截止时间", note="公告期限不少于3个工作日（214号 7）",
         home=ENFORCED, where="tender_notice → documents_available_until、clarification → bid_opening",
         numbers=(Number("clarification", 5, D, "澄清、修改提前"), Number("notice", 3, WD, "公告期限"))),
    Rule("CS-04", "214号 14", "磋商小组为3人以上单数，评审专家不少于成员总数的三分之二", 3, None, "B",
         actor=BUYER, trigger="组建磋商小组", home=ENFORCED, where="expert_draw、evaluation_report", measure=PEOPLE,
         numbers=(_EXPERTS,)),
    Rule("CS-05", "214号 24", "磋商采用综合评分法，服务项目的价格分值占总分值的10%至30%（货物项目为30%至60%）", confidence="B",
         actor="磋商小组成员", trigger="综合评分", home=ENFORCED, where="document_drafted、evaluation_report", numbers=(
             Number("low", 10, PCT, "服务项目下限"), Number("high", 30, PCT, "服务项目上限"),
             Number("goods_low", 30, PCT, "货物项目下限"), Number("goods_high", 60, PCT, "货物项目上限"))),
    Rule("CS-06", "214号 21；财库〔2015〕124号",
         "提交最后报价的供应商不得少于3家；政府购买服务项目可以2家继续；只剩1家的，终止采购活动", 3, None, "B",
         actor=BUYER, trigger="提交最后报价", home=ENFORCED, where="bid_opening、evaluation_report",
         measure=SUPPLIERS,
         numbers=(Number("services", 2, SUPPLIERS, "政府购买服务项目"),)),
    Rule("CS-07", "214号 28至30",
         "评审结束后2个工作日内送评审报告，收到后5个工作日内确定成交供应商，确定后2个工作日内公告成交结果并发出成交通知书，发出后30日内签订合同",
         confidence="B", actor=BUYERS, trigger="磋商结束后", consequence="与公开招标相同", home=TRACKED, where=_AFTER,
         numbers=(_REPORT, _CONFIRM, _NOTICE, _SIGN)),
    Rule("NG-01", "74号 27、29、33、35；采购法 30",
         "招标失败、技术复杂、非采购人自身原因的紧急需要或者不能事先计算价格总额的，可以采用竞争性谈判；"
         "自谈判文件发出之日起至首次响应文件提交截止之日止不得少于3个工作日；澄清、修改应当在提交截止3个工作日前作出", 3, WD,
         actor=BUYER, trigger="采用竞争性谈判", consequence="按最低价确定成交；参加的供应商不少于3家，招标后只有2家的经批准可以2家谈判",
         home=ENFORCED, where="tender_notice → bid_opening、clarification → bid_opening", numbers=(
             Number("clarification", 3, WD, "澄清、修改提前"), Number("suppliers", 3, SUPPLIERS, "供应商不少于"),
             Number("approved", 2, SUPPLIERS, "经批准"))),
    Rule("NG-02", "74号 7", "谈判小组、询价小组为3人以上单数，评审专家不少于成员总数的三分之二；达到公开招标数额标准的，为5人以上单数", 3,
         actor=BUYER, trigger="组建谈判小组、询价小组", home=ENFORCED, where="expert_draw、evaluation_report", measure=PEOPLE,
         numbers=(Number("large", 5, PEOPLE, "达到公开招标数额标准的"), _EXPERTS)),
    Rule("NG-03", "74号 3、45、47；采购法 32",
         "询价只适用于货物项目；自询价通知书发出之日起至响应文件提交截止之日止不得少于3个工作日；供应商一次报出不得更改的价格", 3, WD,
         actor=BUYER, trigger="采用询价", consequence="服务项目不得采用询价", home=ENFORCED,
         where="tender_notice → bid_opening、clarification → bid_opening"),
    Rule("NG-04", "74号 18至20、36、49",
         "评审结束后2个工作日内送评审报告，收到后5个工作日内确定成交供应商（逾期未确定的，视为确定报价最低的供应商），"
         "确定后2个工作日内公告成交结果并发出成交通知书，发出后30日内签订合同；保证金在5个工作日内退还",
         actor=BUYERS, trigger="谈判、询价结束后", home=TRACKED,
         where=f"{_AFTER}、award_notice → loser_bond_return、contract_signature → winner_bond_return",
         numbers=(_REPORT, _CONFIRM, _NOTICE, _SIGN, Number("bond", 5, WD, "退还保证金"))),
    Rule("SS-01", "条例 38；74号 38、40",
         "达到公开招标数额标准、只能从唯一供应商处采购的，应当在报批前公示，公示期不得少于5个工作日；有异议的，公示期满后5个工作日内组织补充论证",
         5, WD, actor=BUYER, trigger="达到公开招标数额标准，拟采用单一来源采购", home=ENFORCED,
         where="source_publicity → source_publicity_end → tender_notice、objection_argued",
         numbers=(Number("argument", 5, WD, "补充论证"),)),
    Rule("FW-01", "110号 3、8、9、27",
         "采购限额标准以上、向采购人以外的服务对象提供、需要确定2家以上供应商由服务对象自主选择的政府购买服务，可以采用框架协议采购；采购方案应当事前报财政部门备案",
         2, since=_FRAMEWORK, actor="主管预算单位", trigger="采用框架协议采购",
         consequence="封闭式框架协议按公开招标程序征集，淘汰比例不低于20%且至少淘汰1家",
         note="适合培训机构、服务机构由求职者自主选择的情形", home=STATED, measure=SUPPLIERS,
         numbers=(Number("eliminated", 20, PCT, "淘汰比例不低于"), Number("eliminated_least", 1, SUPPLIERS, "至少淘汰"))),
    Rule("FW-02", "110号 15、29、30、35",
         "服务项目的框架协议有效期一般不超过2年；入围通知书发出后30日内签订框架协议，7个工作日内备案，3个工作日内告知服务对象；期满后10个工作日内公告成交结果汇总",
         2, since=_FRAMEWORK, actor="征集人", trigger="签订和执行框架协议", home=TRACKED,
         where="admission_notice → agreement_signature → users_told、agreement_filing、agreement_expiry → results_published",
         measure=YEARS, numbers=(
             Number("sign", 30, D, "签订框架协议"), Number("filing", 7, WD, "备案"), Number("inform", 3, WD, "告知"),
             Number("summary", 10, WD, "期满汇总公告"))),
    Rule("FW-03", "110号 39、40", "开放式框架协议，收到加入申请后7个工作日内完成审核，审核通过后2个工作日内公告入围结果", 7, WD,
         since=_FRAMEWORK, actor="征集人", trigger="开放式框架协议收到加入申请", note="应当有统一的付费标准（110号 10）", home=STATED,
         numbers=(Number("notice", 2, WD, "公告入围结果"),)),
)
