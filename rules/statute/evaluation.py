"""开标、评标、定标: bidders, committee, scores, result."""

from __future__ import annotations

from datetime import date

from rules.rule import Number, Rule
from rules.statute.words import (
    BUYER,
    BUYERS,
    CHECKED,
    ENFORCED,
    EVALUATORS,
    FEN,
    PCT,
    PEOPLE,
    SUPPLIERS,
    THIRDS,
    TRACKED,
    WAN,
    WD,
)

_LOW_PRICE = (
    "报价明显低于其他通过符合性审查的投标人，可能影响质量或者诚信履约的，应当要求其在合理的时间内书面说明；"
    "不能证明其合理性的，作无效投标处理")

RULES = (
    Rule("EVL-01", "87号 39、40", "开标时间应当与投标截止时间一致；开标、评标全程录音录像；评标委员会成员不得参加开标",
         actor=BUYERS, trigger="投标截止", home=CHECKED, where="evaluation_report"),
    Rule("EVL-02", "87号 41、44", "投标人不足3家的，不得开标；资格审查合格的投标人不足3家的，不得评标", 3,
         actor=BUYERS, trigger="投标截止、资格审查后", consequence="按EVL-03处理", home=ENFORCED,
         where="bid_opening、evaluation_report", measure=SUPPLIERS),
    Rule("EVL-03", "采购法 36、37；87号 43",
         "公开招标数额标准以上的项目，有效投标人不足3家的，应予废标：招标文件或者招标程序有问题的，改正后重新招标；"
         "没有问题而需要采用其他采购方式的，报设区的市级以上财政部门批准", 3,
         actor=BUYER, trigger="有效投标人不足3家", consequence="应当将废标理由通知所有投标人", home=ENFORCED,
         where="tender_failure、failure_decision", measure=SUPPLIERS),
    Rule("EVL-04", "87号 44", "开标后的资格审查由采购人或者采购代理机构负责，不由评标委员会进行",
         actor=BUYERS, trigger="开标后", home=CHECKED, where="evaluation_report"),
    Rule("EVL-05", "87号 47",
         "评标委员会为5人以上单数，评审专家不少于成员总数的三分之二；采购预算1000万元以上、技术复杂或者社会影响较大的，为7人以上单数", 5,
         actor=BUYERS, trigger="组建评标委员会", consequence="组成不合法的，评标结果无效，可以重新组建（87号 67）",
         note="5人的，评审专家至少4人；7人的，至少5人", home=ENFORCED, where="expert_draw、evaluation_report", measure=PEOPLE,
         numbers=(Number("large", 7, PEOPLE, "预算较大等项目不少于"),
                  Number("large_from", 1000 * WAN, FEN, "预算较大指满"), Number("experts", 2, THIRDS, "评审专家不少于"))),
    Rule("EVL-06", "条例 39；87号 48",
         "评审专家应当从省级以上财政部门设立的评审专家库中随机抽取；技术复杂、难以随机抽取的，经主管预算单位同意，可以自行选定",
         actor=BUYERS, trigger="抽取评审专家", consequence="依照条例 68（五）处理", home=CHECKED, where="evaluation_report"),
    Rule("EVL-07", "财库〔2016〕198号 13", "抽取评审专家的开始时间，原则上不早于评审活动开始前2个工作日", 2, WD, "C",
         actor=BUYERS, trigger="抽取评审专家", consequence="评标委员会成员名单在评标结果公告前保密（87号 47）",
         note="2003年的旧办法为开标前半天或者1天、最多2天，不得混用", home=ENFORCED, where="expert_draw → bid_opening"),
    Rule("EVL-08", "87号 45（四）、47",
         "采购人代表不得担任评标委员会组长，并应当持有授权函；评审专家对本单位的项目，只能作为采购人代表参加评标",
         actor="采购人代表", trigger="评标", home=ENFORCED, where="evaluation_report"),
    Rule("EVL-09", "87号 55；条例 34",
         "服务项目采用综合评分法的，价格分值占总分值的比重不得低于10%（货物项目不得低于30%）；价格分按低价优先法计算，"
         "即评标基准价除以投标报价再乘以价格权值和100；不得去掉最高或者最低报价；评审因素应当量化，并与分值对应；资格条件不得作为评审因素",
         10, actor=EVALUATORS, trigger="服务项目采用综合评分法", consequence="违反的，依照条例 68（七）处理",
         note="技术、服务等标准统一的服务项目，应当采用最低评标价法（87号 54）；价格分用扣除后的价格计算，"
              "2026年2月1日起的异常低价审查则用原报价（NEW-02）",
         home=ENFORCED, where="document_drafted、evaluation_report", measure=PCT,
         numbers=(Number("goods", 30, PCT, "货物项目"),)),
    Rule("EVL-10", "87号 60", _LOW_PRICE, until=date(2026, 1, 31), actor=EVALUATORS, trigger="投标报价明显偏低", home=CHECKED,
         where="evaluation_report"),
    Rule("EVL-10", "87号 60", _LOW_PRICE + "；同时进行异常低价审查（NEW-02）", since=date(2026, 2, 1), actor=EVALUATORS,
         trigger="投标报价明显偏低", home=CHECKED, where="evaluation_report"),
    Rule("EVL-11", "87号 64；条例 44",
         "评标结果汇总完成后，除法定的四种情形外，任何人不得修改评标结果；评标报告签署后重新评审改变结果的，应当书面报告财政部门",
         actor="任何单位和个人", trigger="评标结果汇总完成后", home=CHECKED, where="evaluation_report"),
    Rule("EVL-12", "87号 68；条例 43", "自评标结束之日起2个工作日内，将评标报告送采购人", 2, WD,
         actor="采购代理机构", trigger="评标结束", consequence="采购人自收到之日起确定中标人", home=TRACKED,
         where="bid_opening → evaluation_report"),
    Rule("EVL-13", "87号 68；条例 43",
         "自收到评标报告之日起5个工作日内，按照推荐的候选人顺序确定中标人；自行组织招标的，自评标结束之日起5个工作日内确定", 5, WD,
         actor=BUYER, trigger="收到评标报告", consequence="逾期未确定又无正当理由的，视同确定第一候选人为中标人；依照87号 77（三）处理",
         home=TRACKED, where="evaluation_report → winner_confirmation"),
    Rule("EVL-14", "87号 69；条例 43",
         "自确定中标人之日起2个工作日内公告中标结果（招标文件随同公告），同时发出中标通知书；告知未通过资格审查的投标人原因，"
         "告知采用综合评分法的未中标人本人的得分和排序", 2, WD,
         actor=BUYERS, trigger="确定中标人", consequence="自此起算退还保证金、提出质疑和30日签订合同的期限", home=TRACKED,
         where="winner_confirmation → award_notice"),
    Rule("EVL-15", "87号 69；条例 53（三）", "中标公告的期限为1个工作日", 1, WD,
         actor=BUYERS, trigger="中标公告发布", consequence="自公告期限届满之日起7个工作日内，可以对结果提出质疑", home=TRACKED,
         where="award_notice → award_notice_period_end"),
)
