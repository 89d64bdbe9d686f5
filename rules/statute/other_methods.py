"""非招标采购方式和框架协议: 竞争性磋商, 竞争性谈判, 询价, 单一来源, 框架协议."""

from __future__ import annotations

from datetime import date

from rules.rule import Number, Rule
from rules.statute.words import (
    ADVICE,
    BUYER,
    BUYERS,
    BY_74,
    CHECKED,
    CONSULTATION,
    ENFORCED,
    INQUIRY,
    NEGOTIATION,
    PCT,
    PEOPLE,
    SINGLE,
    STATED,
    SUPPLIERS,
    TENDERS,
    THIRDS,
    TRACKED,
    WD,
    YEARS,
    D,
)

_AFTER = "bid_opening、evaluation_end → evaluation_report → winner_confirmation → award_notice → contract_signature"
_EXPERTS = Number("experts", 2, THIRDS, "评审专家不少于")
_REPORT, _CONFIRM = Number("report", 2, WD, "送评审报告"), Number("confirm", 5, WD, "确定成交供应商")
_NOTICE, _SIGN = Number("notice", 2, WD, "公告结果、发出成交通知书"), Number("sign", 30, D, "签订合同")
_FRAMEWORK = date(2022, 3, 1)
"""110号 took effect (from memory)."""

RULES = (
    Rule("CS-01", "214号 3、4", "政府购买服务项目等五类项目，可以采用竞争性磋商；未达到公开招标数额标准的，无需财政部门批准",
         confidence="B", actor=BUYER, trigger="选择采购方式", note="县区级不足400万元的服务项目，首选竞争性磋商", home=STATED,
         where=ADVICE),
    Rule("CS-02", "214号 10", "自磋商文件发出之日起至首次响应文件提交截止之日止，不得少于10日", 10, D, "B",
         actor=BUYERS, trigger="磋商文件发出", home=ENFORCED, where="tender_notice → bid_opening"),
    Rule("CS-03", "214号 10",
         "磋商文件的发售期限不得少于5个工作日；澄清或者修改可能影响响应文件编制的，应当在首次响应文件提交截止至少5日前作出", 5, WD, "B",
         actor=BUYERS, trigger="磋商文件发出", consequence="不足5日的，顺延提交截止时间",
         home=ENFORCED, where="tender_notice → documents_available_until、tender_notice → bid_opening、clarification → bid_opening",
         numbers=(Number("clarification", 5, D, "澄清、修改提前"),)),
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
         "评审结束后2个工作日内送评审报告，收到后5个工作日内确定成交供应商，确定后2个工作日内公告成交结果并发出成交通知书，"
         "发出后30日内签订合同",
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
         "达到公开招标数额标准、只能从唯一供应商处采购的，应当在报批前公示，公示期不得少于5个工作日；有异议的，"
         "公示期满后5个工作日内组织补充论证",
         5, WD, actor=BUYER, trigger="达到公开招标数额标准，拟采用单一来源采购", home=ENFORCED,
         where="source_publicity → source_publicity_end → tender_notice、objection_argued",
         numbers=(Number("argument", 5, WD, "补充论证"),)),
    Rule("FW-01", "110号 3、8、9、27",
         "采购限额标准以上、向采购人以外的服务对象提供、需要确定2家以上供应商由服务对象自主选择的政府购买服务，可以采用框架协议采购；"
         "采购方案应当事前报财政部门备案",
         2, since=_FRAMEWORK, actor="主管预算单位", trigger="采用框架协议采购",
         consequence="封闭式框架协议按公开招标程序征集，淘汰比例不低于20%且至少淘汰1家",
         note="适合培训机构、服务机构由求职者自主选择的情形", home=STATED, where=ADVICE, measure=SUPPLIERS,
         numbers=(Number("eliminated", 20, PCT, "淘汰比例不低于"), Number("eliminated_least", 1, SUPPLIERS, "至少淘汰"))),
    Rule("FW-02", "110号 15、29、30、35",
         "服务项目的框架协议有效期一般不超过2年；入围通知书发出后30日内签订框架协议，7个工作日内备案，3个工作日内告知服务对象；"
         "期满后10个工作日内公告成交结果汇总",
         2, since=_FRAMEWORK, actor="征集人", trigger="签订和执行框架协议", home=TRACKED,
         where="admission_notice → agreement_signature → users_told、agreement_filing、agreement_expiry → results_published",
         measure=YEARS, numbers=(
             Number("sign", 30, D, "签订框架协议"), Number("filing", 7, WD, "备案"), Number("inform", 3, WD, "告知"),
             Number("summary", 10, WD, "期满汇总公告"))),
    Rule("FW-03", "110号 39、40", "开放式框架协议，收到加入申请后7个工作日内完成审核，审核通过后2个工作日内公告入围结果", 7, WD,
         since=_FRAMEWORK, actor="征集人", trigger="开放式框架协议收到加入申请", note="应当有统一的付费标准（110号 10）", home=STATED,
         where=ADVICE,
         numbers=(Number("notice", 2, WD, "公告入围结果"),)),
    Rule("NG-05", "74号 32",
         "谈判中可以实质性变动采购需求中的技术、服务要求以及合同草案条款，但不得变动谈判文件中的其他内容；变动的内容须经采购人代表确认，"
         "以书面形式同时通知所有参加谈判的供应商，供应商按照要求重新提交响应文件", actor="谈判小组", trigger="谈判中变动", home=STATED,
         where="bid_opening、evaluation_report", methods=NEGOTIATION),
    Rule("NG-06", "74号 33；条例 35",
         "谈判文件不能详细列明采购标的的技术、服务要求，需经谈判由供应商提供最终设计方案或者解决方案的，"
         "谈判结束后按照少数服从多数的原则投票推荐3家以上供应商的方案，再要求其提交最后报价",
         3, actor="谈判小组", trigger="由供应商提供最终方案", home=STATED, where="bid_opening、evaluation_report", measure=SUPPLIERS,
         methods=NEGOTIATION),
    Rule("NG-07", "74号 34", "已提交响应文件的供应商，在提交最后报价之前可以根据谈判情况退出谈判，应当退还其保证金",
         actor=BUYERS, trigger="供应商退出谈判", home=STATED, where="bid_withdrawal、bid_opening", methods=NEGOTIATION),
    Rule("NG-08", "采购法 38；74号 35、36",
         "从质量和服务均能满足采购文件实质性响应要求的供应商中，按照最后报价由低到高的顺序提出3名以上成交候选人，"
         "按最后报价最低的原则确定成交供应商",
         actor=BUYER, trigger="谈判确定成交供应商", home=ENFORCED, where="winner_confirmation", methods=NEGOTIATION),
    Rule("NG-09", "74号 37",
         "因情况变化不再符合谈判适用情形、出现影响采购公正的违法违规行为，"
         "或者在采购过程中符合竞争要求的供应商、报价未超过采购预算的供应商不足3家的，应当终止谈判，"
         "发布终止公告并说明原因，重新开展采购活动；公开招标后只余两家、经批准谈判的除外", 3,
         actor=BUYERS, trigger="谈判不能继续", home=ENFORCED, where="evaluation_report", measure=SUPPLIERS, methods=NEGOTIATION),
    Rule("NG-10", "74号 28",
         "公开招标失败后申请改用谈判的，应当提交发布招标公告的证明、招标文件和招标过程是否有质疑及处理情况的说明、"
         "评标委员会或者3名以上评审专家关于招标文件没有不合理条款的论证意见",
         3, actor=BUYER, trigger="招标失败改用谈判", home=STATED, where="tender_failure、failure_decision", measure=PEOPLE,
         methods=TENDERS),
    Rule("NG-13", "74号 21", "除资格性审查认定错误和价格计算错误外，采购人或者采购代理机构不得以任何理由组织重新评审",
         actor=BUYERS, trigger="谈判、询价结束后", home=STATED, where="winner_confirmation", methods=(*NEGOTIATION, *INQUIRY)),
    Rule("NG-14", "74号 7", "技术复杂、专业性强的竞争性谈判采购项目，评审专家中应当包含1名法律专家", 1,
         actor=BUYERS, trigger="组建谈判小组", home=STATED, where="expert_draw", measure=PEOPLE, methods=NEGOTIATION),
    Rule("NG-15", "财库〔2015〕135号", "以公告方式邀请供应商参加的，竞争性谈判公告、竞争性磋商公告、询价公告的期限为3个工作日", 3, WD, "C",
         actor=BUYERS, trigger="以公告方式邀请供应商", home=TRACKED, where="tender_notice → notice_period_end",
         methods=(*CONSULTATION, *NEGOTIATION, *INQUIRY)),
    Rule("NG-16", "74号 17",
         "谈判小组、询价小组成员对评审报告有异议的，按照少数服从多数的原则推荐成交候选人；应当签署不同意见并说明理由，拒绝签字又不说明的，"
         "视为同意",
         actor="谈判小组、询价小组成员", trigger="对评审报告有异议", home=CHECKED, where="evaluation_report", methods=(*NEGOTIATION,
         *INQUIRY)),
    Rule("NG-17", "74号 11", "谈判文件应当明确谈判小组根据与供应商谈判情况可能实质性变动的内容，包括技术、服务要求以及合同草案条款",
         actor=BUYERS, trigger="编制谈判文件", home=CHECKED, where="document_confirmation", methods=NEGOTIATION),
    Rule("NG-18", "74号 14",
         "保证金以支票、汇票、本票、网上银行支付或者保函等非现金形式交纳，数额不超过采购项目预算的2%；联合体可以由一方或者共同交纳", 2,
         actor=BUYERS, trigger="要求交纳保证金", home=ENFORCED, where="tender_notice", measure=PCT, methods=BY_74),
    Rule("NG-19", "74号 10",
         "谈判文件、询价通知书不得要求或者标明供应商名称或者特定货物的品牌，不得含有指向特定供应商的技术、服务等条件，并经采购人书面同意",
         actor=BUYERS, trigger="编制谈判文件、询价通知书", home=CHECKED, where="document_confirmation", methods=(*NEGOTIATION, *INQUIRY)),
    Rule("CS-08", "214号 20",
         "磋商中可以实质性变动技术、服务要求以及合同草案条款，须经采购人代表确认，以书面形式同时通知所有参加磋商的供应商", None, None, "C",
         actor="磋商小组", trigger="磋商中变动", home=STATED, where="bid_opening、evaluation_report", methods=CONSULTATION),
    Rule("CS-09", "214号 22", "已提交响应文件的供应商，在提交最后报价之前可以根据磋商情况退出磋商，应当退还其保证金", None, None, "C",
         actor=BUYERS, trigger="供应商退出磋商", home=STATED, where="bid_withdrawal、bid_opening", methods=CONSULTATION),
    Rule("CS-10", "214号 3、21", "市场竞争不充分的科研项目和需要扶持的科技成果转化项目，提交最后报价的供应商可以为2家", 2, None, "C",
         actor="磋商小组", trigger="市场竞争不充分的科研项目", home=STATED, where="evaluation_report", measure=SUPPLIERS,
         methods=CONSULTATION),
    Rule("CS-11", "214号 25、28",
         "评审得分由高到低排序；得分相同的，按照最后报价由低到高排列，得分且最后报价相同的，按照技术指标优劣排列；"
         "按照排序由高到低的原则确定成交供应商",
         None, None, "C", actor=BUYER, trigger="磋商确定成交供应商", home=ENFORCED, where="winner_confirmation", methods=CONSULTATION),
    Rule("CS-12", "214号 34",
         "因情况变化不再符合磋商适用情形、出现影响采购公正的违法违规行为，"
         "或者在采购过程中符合要求的供应商、报价未超过采购预算的供应商不足规定家数的，应当终止磋商，"
         "发布终止公告并说明原因，重新开展采购活动", 3, None, "C",
         actor=BUYERS, trigger="磋商不能继续", home=ENFORCED, where="evaluation_report", measure=SUPPLIERS, methods=CONSULTATION),
    Rule("CS-13", "214号 12、31",
         "磋商保证金不得超过采购项目预算的2%；未成交供应商的，自成交通知书发出后5个工作日内退还，成交供应商的，"
         "自合同签订后5个工作日内退还，因供应商自身原因无法及时退还的除外",
         5, WD, "C", actor=BUYERS, trigger="退还磋商保证金", home=TRACKED,
         where="award_notice → loser_bond_return、contract_signature → winner_bond_return", numbers=(Number("most", 2, PCT,
         "磋商保证金最高"),),
         methods=CONSULTATION),
    Rule("CS-14", "214号 32",
         "除资格性检查认定错误、分值汇总计算错误、分项评分超出评分标准范围、客观分评分不一致、经磋商小组一致认定评分畸高畸低外，"
         "不得以任何理由组织重新评审", None, None, "C",
         actor=BUYERS, trigger="磋商结束后", home=STATED, where="winner_confirmation", methods=CONSULTATION),
    Rule("CS-15", "214号 24",
         "因艺术品采购、专利、专有技术或者服务的时间、数量事先不能确定等原因不能事先计算出价格总额的，以及执行统一价格标准的，"
         "价格不列为评分因素；"
         "有特殊情况需要在规定范围外设定价格分值的，应当经本级财政部门审核同意", None, None, "C",
         actor=BUYERS, trigger="设定磋商的价格分值", home=STATED, where="document_drafted", methods=CONSULTATION),
    Rule("CS-16", "214号 14",
         "技术复杂、专业性强的采购项目，评审专家中应当包含1名法律专家；通过随机方式难以确定合适专家的，经主管预算单位同意，可以自行选定", 1,
         None, "C",
         actor=BUYER, trigger="组建磋商小组", home=STATED, where="expert_draw", measure=PEOPLE, methods=CONSULTATION),
    Rule("CS-17", "214号 27",
         "磋商小组成员对评审报告有异议的，按照少数服从多数的原则推荐成交候选供应商；应当签署不同意见并说明理由，拒绝签字又不说明的，"
         "视为同意",
         None, None, "C", actor="磋商小组成员", trigger="对评审报告有异议", home=CHECKED, where="evaluation_report", methods=CONSULTATION),
    Rule("PUB-02", "财库〔2015〕135号", "竞争性谈判、竞争性磋商、询价的成交结果公告期限为1个工作日", 1, WD, "C",
         actor=BUYERS, trigger="成交结果公告发布", consequence="自公告期限届满之日起7个工作日内，可以对结果提出质疑", home=TRACKED,
         where="award_notice → award_notice_period_end", methods=(*CONSULTATION, *BY_74)),
    Rule("IQ-01", "74号 46、47；条例 36",
         "询价小组不得改变询价通知书所确定的技术和服务要求、评审程序、评定成交的标准和合同文本等事项；供应商一次报出不得更改的价格",
         actor="询价小组、供应商", trigger="询价", home=ENFORCED, where="evaluation_report", methods=INQUIRY),
    Rule("IQ-02", "74号 50",
         "在采购过程中符合竞争要求的供应商或者报价未超过采购预算的供应商不足3家的，应当终止询价，发布终止公告并说明原因，重新开展采购活动",
         3,
         actor=BUYERS, trigger="询价不能继续", home=ENFORCED, where="evaluation_report", measure=SUPPLIERS, methods=INQUIRY),
    Rule("IQ-03", "采购法 40；74号 48、49",
         "从质量和服务均能满足采购文件实质性响应要求的供应商中，按照报价由低到高的顺序提出3名以上成交候选人，"
         "按报价最低的原则确定成交供应商",
         actor=BUYER, trigger="询价确定成交供应商", home=ENFORCED, where="winner_confirmation", methods=INQUIRY),
    Rule("SS-02", "采购法 31；74号 4",
         "发生了不可预见的紧急情况不能从其他供应商处采购的，可以采用单一来源；达到公开招标数额标准的仍须批准，不要求公示",
         actor=BUYER, trigger="不可预见的紧急情况", home=STATED, where=f"source_publicity、{ADVICE}", methods=SINGLE),
    Rule("SS-03", "采购法 31",
         "必须保证原有采购项目一致性或者服务配套的要求，需要继续从原供应商处添购的，可以采用单一来源，"
         "且添购资金总额不超过原合同采购金额的10%", 10,
         actor=BUYER, trigger="原供应商添购", home=ENFORCED, where=f"source_ground、{ADVICE}", measure=PCT, methods=SINGLE),
    Rule("SS-04", "74号 41、42",
         "应当组织具有相关经验的专业人员与供应商商定合理的成交价格；协商情况记录应当载明公示情况、协商日期、地点和人员名单、"
         "供应商提供的采购标的成本、"
         "同类项目合同价格以及相关专利、专有技术等情况说明、合同主要条款及价格商定情况，由全体人员签字认可",
         actor="采购人、专业人员", trigger="单一来源协商", home=CHECKED, where="evaluation_report", methods=SINGLE),
    Rule("SS-05", "74号 43",
         "因情况变化不再符合单一来源适用情形、出现影响采购公正的违法违规行为或者报价超过采购预算的，应当终止采购活动，"
         "发布终止公告并说明原因，重新开展采购活动",
         actor=BUYERS, trigger="单一来源协商不成", home=ENFORCED, where="evaluation_report", methods=SINGLE),
    Rule("SS-06", "74号 38、39",
         "公示应当载明采购人和采购项目的名称和内容、拟采购的货物或者服务的说明、采用单一来源的原因及相关说明、拟定的唯一供应商名称和地址、"
         "专业人员的具体论证意见及其姓名、工作单位和职称、公示期限、联系方式；任何供应商、单位或者个人有异议的，可以在公示期内书面反馈",
         actor=BUYER, trigger="单一来源公示", home=STATED, where="source_publicity", methods=SINGLE),
    Rule("SS-07", "条例 27",
         "只能从唯一供应商处采购，是指因货物或者服务使用不可替代的专利、专有技术，或者公共服务项目具有特殊要求，"
         "导致只能从某一特定供应商处采购",
         actor=BUYER, trigger="以唯一供应商为由采用单一来源", home=STATED, where=f"source_publicity、{ADVICE}", methods=SINGLE),
    Rule("MTH-01", "采购法 29",
         "具有特殊性、只能从有限范围的供应商处采购的，或者采用公开招标方式的费用占采购项目总价值的比例过大的，可以采用邀请招标",
         actor=BUYER, trigger="选择邀请招标", home=STATED, where=ADVICE),
    Rule("MTH-02", "条例 26；74号 27",
         "紧急需要应当是不可预见的或者非因采购人拖延导致的；不能事先计算出价格总额，限于因采购艺术品或者因专利、专有技术，"
         "或者因服务的时间、数量事先不能确定等原因",
         actor=BUYER, trigger="以紧急需要或者不能事先计算总价为由选择采购方式", home=STATED, where=ADVICE),
    Rule("MTH-03", "采购法 18", "属于本单位有特殊要求的集中采购目录以内的项目，经省级以上人民政府批准，可以自行采购",
         actor=BUYER, trigger="集中采购目录以内、本单位有特殊要求", home=STATED, where=ADVICE),
    Rule("MTH-05", "214号 3",
         "磋商适用于政府购买服务项目，技术复杂或者性质特殊、不能确定详细规格或者具体要求的，因艺术品、专利、专有技术或者服务的时间、"
         "数量不能确定而不能事先计算总价的，"
         "市场竞争不充分的科研项目和需要扶持的科技成果转化项目，以及不必须招标的工程建设项目", None, None, "C",
         actor=BUYER, trigger="选择竞争性磋商", home=STATED, where=ADVICE),
)
