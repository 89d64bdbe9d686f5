"""预算、采购意向、采购需求和审查: what comes before a purchase is announced."""

from __future__ import annotations

from rules.rule import Number, Rule
from rules.statute.words import BUYER, BUYERS, CHECKED, ENFORCED, FEN, PIECES, STATED, TENDERS, WAN, YEARS, D

RULES = (
    Rule("PLN-01", "采购法 6、33；条例 29", "政府采购项目及其资金预算应当列入部门预算；没有列入预算的，不得采购",
         actor=BUYER, trigger="编制部门预算", consequence="列入部门预算后，方可编制采购实施计划", home=ENFORCED,
         where="funds_allotted → estimate"),
    Rule("PLN-02", "条例 29、67", "部门预算批复后，应当编制政府采购实施计划，报本级财政部门备案",
         actor=BUYER, trigger="部门预算批复", consequence="未编制或者未备案的，依照条例 67（一）处理", home=ENFORCED,
         where="plan_filing → document_confirmation"),
    Rule("PLN-03", "财库〔2020〕10号", "采购意向应当尽量提前公开，原则上不得晚于采购活动开始前30日", 30, D, "B",
         actor=BUYER, trigger="拟开展集中采购目录以内或者采购限额标准以上的采购项目",
         consequence="未公开采购意向的，不应启动采购活动；因预算单位不可预见的原因急需开展的，可以不公开",
         note="“采购活动开始”文件没有定义，实务中按采购公告发布日计算；县区级自2022年1月1日起实施的项目适用；"
              "预算执行中新增的项目应当及时公开",
         home=ENFORCED, where="intention_notice → tender_notice"),
    Rule("PLN-04", "财库〔2020〕10号", "采购意向应当载明采购项目名称、采购需求概况、预算金额和预计采购时间（到月）",
         confidence="B", actor=BUYER, trigger="公开采购意向",
         consequence="采购意向仅供供应商参考，以最终发布的采购公告和采购文件为准", home=CHECKED,
         where="requirement_review"),
    Rule("PLN-05", "22号 10、11",
         "1000万元以上的货物、服务项目，涉及公共服务或者社会关注度较高的项目，技术复杂的项目（含定制信息化、进口产品），"
         "应当开展需求调查，调查对象一般不少于3个", 3,
         actor=BUYER, trigger="确定采购需求前",
         consequence="应当调查而未调查的，由财政部门约谈并责令整改（22号 36）；一年内已就同一标的开展过需求调查的，可以不再开展",
         note="就业服务属于政府向社会公众提供的公共服务，不论金额大小均应当开展", home=ENFORCED,
         where="demand_survey → requirement",
         measure=PIECES, numbers=(Number("amount", 1000 * WAN, FEN, "货物、服务项目金额"),)),
    Rule("PLN-06", "条例 15", "政府向社会公众提供的公共服务项目，应当就确定采购需求征求社会公众的意见",
         actor=BUYER, trigger="确定公共服务项目的采购需求", consequence="留存征求意见的记录",
         note="法律没有规定征求意见的期限；“采购需求公示期”多为地方或者平台的规定，未经核实", home=ENFORCED,
         where="opinion_hearing → requirement"),
    Rule("PLN-07", "22号 29至34",
         "采购活动开始前，应当对采购需求和采购实施计划进行一般性审查；应当开展需求调查的项目，还应当进行重点审查"
         "（非歧视性、竞争性、采购政策、履约风险）",
         actor=BUYER, trigger="采购活动开始前", consequence="审查不通过的，修改后重新审查；审查的书面记录存档",
         note="审查工作由采购、财务、业务、监督等内部机构人员参加；参与编制的专家和第三方机构不得参与审查（22号 32）",
         home=ENFORCED, where="requirement_review → plan_filing、document_drafted"),
    Rule("PLN-08", "22号 23、31（四）", "应当开展需求调查的项目，合同文本应当经采购人聘请的法律顾问审定",
         actor=BUYER, trigger="应当开展需求调查的项目", consequence="列入重点审查的内容", home=ENFORCED,
         where="counsel_review → document_drafted"),
    Rule("PLN-09", "22号 25", "应当开展需求调查的项目，应当研究采购过程和合同履行中的风险，提出处置措施和替代方案",
         actor=BUYER, trigger="应当开展需求调查的项目", home=CHECKED, where="requirement_review"),
    Rule("PLN-10", "87号 12、13、20（六）；条例 30", "可以在预算内合理设定最高限价，不得设定最低限价；预算金额应当公开",
         actor=BUYER, trigger="设定最高限价", consequence="设定最低限价的，依照87号 78（二）处理", home=ENFORCED,
         where="estimate"),
    Rule("PLN-11", "22号 18、31", "以业绩作为资格条件的，要求的同类业务合同一般不超过2个，并应当明确同类业务的具体范围", 2,
         actor=BUYER, trigger="以业绩作为资格条件", consequence="超过的，应当在重点审查中说明合理性", home=ENFORCED,
         where="document_drafted", measure=PIECES),
    Rule("PLN-12", "采购法 22；条例 20；87号 17；46号 5",
         "不得以注册资本、资产总额、营业收入、从业人员、利润、纳税额等规模条件，特定行政区域或者特定行业的业绩、奖项，"
         "以及供应商的所在地、所有制形式等，对供应商实行差别待遇或者歧视待遇",
         actor=BUYERS, trigger="拟定资格条件、评审因素", consequence="实行差别待遇或者歧视待遇的，依照采购法 71（三）处理",
         home=CHECKED, where="requirement_review"),
    Rule("PLN-13", "22号 11",
         "编制采购需求前一年内，已就相关采购标的开展过需求调查的，可以不再重复开展；可行性研究等前期工作包含需求调查内容的，"
         "可以不再重复调查", 1,
         actor=BUYER, trigger="应当开展需求调查的项目", note="已开展的调查可以登记为本项目的需求调查，写明调查对象和日期", home=STATED,
         where="demand_survey", measure=YEARS),
    Rule("PLN-14", "87号 11；22号 8、9",
         "采购需求应当完整、明确，包括功能或者目标、执行的标准、质量和安全要求、数量、实施的时间和地点、服务标准和期限、验收标准，"
         "以及其他技术、服务要求",
         actor=BUYER, trigger="确定采购需求", consequence="未按规定编制采购需求的，依照87号 77（一）处理",
         note="因技术复杂或者性质特殊，不能确定详细规格或者具体要求的除外（条例 15）", home=CHECKED, where="requirement_review"),
    Rule("PLN-15", "87号 10；22号 10", "应当对采购标的的市场技术或者服务水平、供应、价格等情况进行市场调查，据此确定采购需求，进行价格测算",
         actor=BUYER, trigger="确定采购需求", home=CHECKED, where="requirement_review"),
    Rule("PLN-16", "22号 21",
         "采购需求客观、明确的，客观但不可量化的指标应当作为实质性要求，不得作为评分项；参与评分的指标应当是采购需求中的量化指标，"
         "按不同等次设置对应的不同分值",
         actor=BUYER, trigger="设定评审因素", home=CHECKED, where="document_confirmation"),
    Rule("PLN-17", "条例 20；87号 17；46号 5；38号 一",
         "资格条件、评审因素不得含注册资本、资产总额、营业收入、从业人员、利润、纳税额、经营年限、股权结构，"
         "不得以特定行政区域或者特定行业的业绩、奖项加分，不得限定所有制形式、组织形式或者所在地",
         actor=BUYERS, trigger="编制采购文件", consequence="属于差别待遇或者歧视待遇，依照采购法 71（三）处理", home=CHECKED,
         where="document_confirmation"),
    Rule("PLN-18", "87号 17", "不得将除进口货物以外的生产厂家授权、承诺、证明、背书等作为资格要求",
         actor=BUYERS, trigger="拟定资格条件", home=CHECKED, where="document_confirmation", methods=TENDERS),
    Rule("PLN-19", "38号 一",
         "除小额零星采购适用的协议供货、定点采购以及财政部另有规定的情形外，"
         "不得以入围方式设置备选库、名录库、资格库作为参与政府采购活动的资格条件，"
         "不得要求供应商事先登记、注册或者设立分支机构",
         actor=BUYERS, trigger="拟定资格条件", home=CHECKED, where="document_confirmation"),
    Rule("PLN-20", "22号 40", "因采购人不可预见的紧急情况实施采购的，可以适当简化采购需求管理的要求",
         actor=BUYER, trigger="紧急采购", home=STATED, where="intention_exemption、requirement_review"),
    Rule("PLN-21", "采购法 10", "应当采购本国货物、工程和服务；在中国境内无法获取或者无法以合理的商业条件获取的，为在中国境外使用而采购的，"
         "以及其他法律、行政法规另有规定的除外", actor=BUYER, trigger="确定采购标的", home=CHECKED, where="requirement_review"),
    Rule("PLN-22", "87号 7", "采购项目的属性按照财政部制定的政府采购品目分类目录确定；无法确定的，按照有利于采购项目实施的原则确定",
         actor=BUYER, trigger="确定货物、服务、工程属性", home=STATED, where="requirement"),
)
