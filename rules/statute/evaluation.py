"""开标、评标、定标: bidders, committee, scores, result."""

from __future__ import annotations

from datetime import date

from rules.rule import Number, Rule
from rules.statute.words import (
    BUYER,
    BUYERS,
    BY_74,
    CHECKED,
    ENFORCED,
    EVALUATORS,
    FEN,
    INQUIRY,
    NEGOTIATION,
    PCT,
    PEOPLE,
    STATED,
    STATUTORY,
    SUPPLIER,
    SUPPLIERS,
    TENDERS,
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
    Rule("EVL-03", "采购法 36、37；条例 23；87号 43",
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
    Rule("EVL-07", "财库〔2016〕198号 14",
         "抽取评审专家的开始时间，原则上不早于评审活动开始前2个工作日；竞争性谈判、竞争性磋商和异地评审的项目除外", 2, WD, "C",
         actor=BUYERS, trigger="抽取评审专家", consequence="评标委员会成员名单在评标结果公告前保密（87号 47）",
         note="2003年的旧办法为开标前半天或者1天、最多2天，不得混用", home=ENFORCED, where="expert_draw → bid_opening"),
    Rule("EVL-08", "87号 45（一）、45（四）、47",
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
         where="bid_opening、evaluation_end → evaluation_report"),
    Rule("EVL-13", "87号 68；条例 43",
         "自收到评标报告之日起5个工作日内，按照推荐的候选人顺序确定中标人；自行组织招标的，自评标结束之日起5个工作日内确定", 5, WD,
         actor=BUYER, trigger="收到评标报告", consequence="逾期未确定又无正当理由的，视同确定第一候选人为中标人；依照87号 77（三）处理",
         home=TRACKED, where="evaluation_report、evaluation_end → winner_confirmation",
         numbers=(Number("own", 5, WD, "自行组织招标的，自评标结束起"),)),
    Rule("EVL-14", "87号 69；条例 43",
         "自确定中标人之日起2个工作日内公告中标结果（招标文件随同公告），同时发出中标通知书；告知未通过资格审查的投标人原因，"
         "告知采用综合评分法的未中标人本人的得分和排序", 2, WD,
         actor=BUYERS, trigger="确定中标人", consequence="自此起算退还保证金、提出质疑和30日签订合同的期限", home=TRACKED,
         where="winner_confirmation → award_notice"),
    Rule("EVL-15", "87号 69；条例 53（三）", "中标公告的期限为1个工作日", 1, WD,
         actor=BUYERS, trigger="中标公告发布", consequence="自公告期限届满之日起7个工作日内，可以对结果提出质疑", home=TRACKED,
         where="award_notice → award_notice_period_end"),
    Rule("EVL-16", "87号 37；条例 74",
         "不同投标人的投标文件由同一单位或者个人编制，委托同一单位或者个人办理投标事宜，项目管理成员或者联系人员为同一人，"
         "投标文件异常一致或者报价呈规律性差异，相互混装，或者投标保证金从同一单位或者个人的账户转出的，视为串通投标，其投标无效",
         actor=SUPPLIER, trigger="评标", consequence="依照采购法 77处罚，书面报告财政部门", home=CHECKED, where="evaluation_report",
         methods=TENDERS),
    Rule("EVL-17", "条例 74",
         "供应商协商报价、约定由特定供应商中标或者商定放弃，同一组织的成员按照该组织要求协同参加，"
         "或者从采购人、采购代理机构处获得他人情况并修改文件，"
         "以及采购人、采购代理机构授意撤换、修改文件的，属于恶意串通", actor="采购当事人", trigger="采购活动", home=STATED,
         where="bid_opening、evaluation_report", methods=STATUTORY),
    Rule("EVL-18", "87号 36；条例 40",
         "评审中发现供应商有行贿、提供虚假材料或者串通等违法行为的，应当认定投标无效，并及时向财政部门书面报告",
         actor=EVALUATORS, trigger="评审中发现违法行为", home=STATED, where="evaluation_report", methods=STATUTORY),
    Rule("EVL-19", "87号 49",
         "评标中因评标委员会成员缺席、回避或者健康等特殊原因导致组成不符合规定的，应当依法补足后继续评标，被更换的成员所作的评标意见无效；"
         "无法及时补足的，应当停止评标，封存资料，依法重新组建，原评标委员会所作的评标意见无效；变更、重新组建的情况予以记录并存档",
         actor=BUYERS, trigger="评标委员会变更", home=STATED, where="expert_draw、evaluation_report", methods=TENDERS),
    Rule("EVL-20", "87号 51；74号 16",
         "澄清、说明或者补正应当以书面形式作出，由授权代表签字或者加盖公章，不得超出投标、响应文件的范围或者改变其实质性内容",
         actor="评审小组成员、供应商", trigger="要求澄清、说明或者补正", home=CHECKED, where="evaluation_report",
         methods=(*TENDERS, *BY_74)),
    Rule("EVL-21", "87号 59",
         "报价前后不一致的，除招标文件另有规定外，依次按开标一览表、大写金额、开标一览表的总价、单价金额计算结果修正；"
         "修正后的报价经投标人确认后产生约束力，投标人不确认的，其投标无效",
         actor=EVALUATORS, trigger="报价前后不一致", home=STATED, where="bid_opening、evaluation_report", methods=TENDERS),
    Rule("EVL-22", "87号 61；条例 41",
         "评标委员会成员对需要共同认定的事项有争议的，按照少数服从多数的原则作出结论；对评标报告有异议的，应当在报告上签署不同意见及理由，"
         "否则视为同意",
         actor=EVALUATORS, trigger="评审意见不一致", home=STATED, where="evaluation_report", methods=TENDERS),
    Rule("EVL-23", "87号 63",
         "未按照招标文件的规定提交投标保证金、未按要求签署盖章、不具备资格要求、报价超过预算金额或者最高限价、含有不能接受的附加条件，"
         "以及属于法律、法规和招标文件规定的其他无效情形的，投标无效",
         actor=EVALUATORS, trigger="审查投标文件", note="报价等于最高限价的，不属于超过", home=ENFORCED, where="evaluation_report",
         methods=TENDERS),
    Rule("EVL-24", "87号 64",
         "评标报告签署后，采购人或者采购代理机构发现分值汇总计算错误、分项评分超出评分标准范围、客观评审因素评分不一致、评分畸高畸低的，"
         "应当组织原评标委员会进行重新评审，重新评审改变评标结果的，书面报告本级财政部门",
         actor=BUYERS, trigger="评标报告签署后", home=STATED, where="winner_confirmation", methods=TENDERS),
    Rule("EVL-25", "87号 65；条例 41",
         "招标文件存在歧义、重大缺陷导致评标工作无法进行，或者内容违反国家有关强制性规定的，应当停止评标，向采购人说明并作书面记录，"
         "修改招标文件后重新组织采购活动",
         actor=EVALUATORS, trigger="评标中发现招标文件的缺陷", home=STATED, where="evaluation_report、tender_failure", methods=TENDERS),
    Rule("EVL-26", "87号 66；条例 42",
         "除采购人代表、评标现场组织人员外，采购人的其他工作人员以及与评标工作无关的人员不得进入评标现场；采购人的说明应当以书面形式作出，"
         "不得含有歧视性、倾向性意见",
         actor=BUYERS, trigger="评标", home=CHECKED, where="evaluation_report", methods=TENDERS),
    Rule("EVL-27", "87号 67",
         "评标委员会组成不符合规定，有私自接触投标人等应当回避或者违规情形，独立评标受到非法干预，或者有违反评标纪律行为的，"
         "可以重新组建评标委员会进行评标，"
         "并书面报告财政部门，但采购合同已经履行的除外", actor=BUYERS, trigger="评标结果因评标委员会无效",
         home=STATED, where="winner_confirmation、winner_refusal", methods=TENDERS),
    Rule("EVL-29", "87号 57、68；38号 一",
         "得分且投标报价相同的并列；中标候选人并列的，由采购人或者其委托的评标委员会按照招标文件规定的方式确定，招标文件没有规定的，"
         "采取随机抽取的方式确定",
         actor=BUYER, trigger="中标候选人并列", home=STATED, where="winner_confirmation", methods=TENDERS),
    Rule("EVL-30", "87号 47；74号 7", "采购代理机构工作人员不得参加由本机构代理的政府采购项目的评审",
         actor="采购代理机构", trigger="组建评审小组", home=STATED, where="expert_draw、evaluation_report", methods=STATUTORY),
    Rule("EVL-31", "87号 48；条例 39",
         "技术复杂、专业性强，通过随机方式难以确定合适评审专家的，经主管预算单位同意，采购人可以自行选定相应专业领域的评审专家",
         actor=BUYER, trigger="自行选定评审专家", home=STATED, where="expert_draw", methods=STATUTORY),
    Rule("EVL-32", "财库〔2016〕198号 21", "评审活动结束后5个工作日内，应当在评审专家信用评价系统中记录评审专家的职责履行情况", 5, WD, "C",
         actor=BUYERS, trigger="评审结束", home=STATED, where="evaluation_report", methods=STATUTORY),
    Rule("EVL-33", "87号 55", "执行国家统一定价标准和采用固定价格采购的项目，其价格不列为评审因素",
         actor=BUYERS, trigger="固定价格采购", home=ENFORCED, where="document_drafted", methods=TENDERS),
    Rule("EVL-34", "87号 54；条例 34",
         "技术、服务等标准统一的货物和服务项目，应当采用最低评标价法；除算术修正和落实政府采购政策需进行的价格扣除外，"
         "不得调整投标人的投标价格",
         actor=BUYERS, trigger="标准统一的项目", home=CHECKED, where="document_confirmation", methods=TENDERS),
    Rule("EVL-35", "条例 44", "采购人、采购代理机构不得通过对样品进行检测、对供应商进行考察等方式改变评审结果",
         actor=BUYERS, trigger="评审结束后", home=STATED, where="winner_confirmation", methods=STATUTORY),
    Rule("EVL-36", "87号 68；74号 36、49", "采购人可以书面授权评标委员会、谈判小组、询价小组直接确定中标、成交供应商",
         actor=BUYER, trigger="确定中标、成交供应商", home=STATED, where="winner_confirmation", methods=(*TENDERS, *NEGOTIATION, *INQUIRY)),
)
