"""档案、内控和利益冲突: what is kept, who may not do both, who must stand aside."""

from __future__ import annotations

from datetime import date

from rules.rule import Rule
from rules.statute.words import (
    BUYER,
    BUYERS,
    CHECKED,
    ENFORCED,
    EVALUATORS,
    FEN,
    PEOPLE,
    STATED,
    STATUTORY,
    SUPPLIER,
    WAN,
    YEARS,
)

RULES = (
    Rule("DOC-01", "采购法 42；条例 46", "采购文件从采购结束之日起至少保存15年，可以用电子档案方式保存", 15,
         actor=BUYERS, trigger="采购结束", consequence="隐匿、销毁采购文件的，依照采购法 76处2万元以上10万元以下罚款", home=STATED,
         where="contract_filing", measure=YEARS),
    Rule("DOC-02", "87号 14、39、42、76；22号 34", "开标评标的录音录像、开标记录、随机抽取记录、需求调查和审查记录，应当一并存档",
         actor=BUYERS, trigger="开标、评标", home=CHECKED, where="evaluation_report"),
    Rule("ICT-01", "87号 6；条例 11；22号 27",
         "应当建立健全政府采购内部控制制度，覆盖预算和计划、采购需求、采购活动组织、履约验收、质疑答复和投诉处理",
         actor=BUYER, trigger="内部控制", home=STATED, where="requirement_review、agency_agreement"),
    Rule("ICT-02", "财库〔2016〕99号", "采购需求制定与内部审核、采购文件编制与复核、合同签订与验收等岗位，原则上应当分开设置",
         confidence="C", actor=BUYER, trigger="设置岗位", consequence="同一人不得办理分离的两个环节",
         note="集中采购机构另有采购法 61：经办采购的人员与负责采购合同审核、验收的人员应当相互分离", home=ENFORCED,
         where="requirement_review、document_confirmation、contract_review、instalment_accepted、contract_acceptance"),
    Rule("ICT-03", "财库〔2016〕99号", "评审现场组织、合同签订、履约验收等业务，原则上应当由2人以上共同办理；关键岗位定期轮岗",
         2, None, "C",
         actor=BUYER, trigger="评审现场组织、合同签订、履约验收等", home=ENFORCED,
         where="bid_opening、contract_signature、instalment_accepted、contract_acceptance", measure=PEOPLE),
    Rule("ICT-04", "22号 32", "参与编制采购需求、采购实施计划的专家和第三方机构，不得参与审查",
         actor="参与编制的专家、第三方机构", trigger="审查采购需求和采购实施计划", home=ENFORCED, where="requirement_review"),
    Rule("ICT-05", "38号 六", "有条件的采购人和集中采购机构，质疑答复岗位应当与采购操作岗位分离",
         actor="有条件的采购人、集中采购机构", trigger="答复质疑", home=ENFORCED, where="reply、statement"),
    Rule("COI-01", "采购法 12；条例 9",
         "与供应商有利害关系的，应当回避：参加采购活动前3年内有劳动关系、担任董事或者监事、是控股股东或者实际控制人；"
         "与供应商的法定代表人、负责人有夫妻、直系血亲、三代以内旁系血亲或者近姻亲关系；有其他可能影响公平、公正的关系", 3,
         actor="采购人员、评审专家", trigger="参加采购活动、评审",
         consequence="应当回避而未回避的，给予警告并处2000元以上2万元以下罚款（条例 70）；评审专家处2万元以上5万元以下罚款（条例 75）",
         home=ENFORCED, where="evaluation_report", measure=YEARS),
    Rule("COI-02", "条例 18",
         "单位负责人为同一人或者存在直接控股、管理关系的不同供应商，不得参加同一合同项下的采购活动；"
         "除单一来源采购项目外，为项目提供整体设计、规范编制或者项目管理、监理、检测等服务的供应商，不得再参加该项目的其他采购活动",
         actor=SUPPLIER, trigger="参加同一合同项下的采购活动", consequence="投标无效",
         note="需求调查阶段的供应商参与编制采购需求的，适用本条",
         home=ENFORCED, where="evaluation_report"),
    Rule("COI-03", "条例 11；87号 6", "不得向供应商索要或者接受其给予的赠品、回扣，不得与投标人协商谈判",
         actor=BUYER, trigger="任何时候", consequence="依照采购法 71、72处理", home=STATED,
         where="expert_draw、bid_opening、evaluation_report"),
    Rule("COI-04", "87号 62",
         "自确定参与评标起至评标结束前，不得私自接触投标人；评标中不得发表倾向性意见、协商评分，不得记录、复制或者带走评标资料",
         actor=EVALUATORS, trigger="自确定参与评标起至评标结束",
         consequence="有第（一）至（五）项行为的，其评审意见无效，不得获取评审劳务报酬", home=CHECKED,
         where="evaluation_report"),
    Rule("COI-05", "采购法 22（五）；条例 19；87号 20（十五）；财库〔2016〕125号",
         "参加采购活动前3年内有重大违法记录或者在禁止参加期限内的供应商，不得参加采购活动；"
         "信用信息查询的渠道、截止时点和使用规则应当写入采购文件，查询结果留痕",
         3, None, "A/C", actor=SUPPLIER, trigger="参加采购活动", note="采购法、条例、87号已核对全文；财库〔2016〕125号未核对",
         home=CHECKED, where="document_confirmation", measure=YEARS),
    Rule("COI-06", "采购法 28；条例 28",
         "在一个财政年度内，将同一预算项目下同一品目或者类别的货物、服务，以公开招标以外的方式多次采购，累计金额超过公开招标数额标准的，"
         "属于化整为零规避公开招标，不得为之；项目预算调整或者经批准采用公开招标以外方式采购的除外",
         actor=BUYER, trigger="拆分采购项目", consequence="依照条例 67（二）处理", home=CHECKED, where="requirement_review"),
    Rule("COI-07", "条例 9",
         "供应商认为采购人员及相关人员与其他供应商有利害关系的，可以书面提出回避申请并说明理由；应当及时询问被申请回避人员，"
         "有利害关系的应当回避",
         actor=BUYERS, trigger="供应商申请回避", home=CHECKED, where="evaluation_report", methods=STATUTORY),
    Rule("COI-08", "条例 19；财库〔2022〕3号",
         "重大违法记录所称的较大数额罚款认定为200万元以上的罚款；"
         "法律、行政法规以及国务院有关部门明确规定相关领域较大数额罚款标准高于200万元的，从其规定",
         200 * WAN, None, "A/B", date(2022, 2, 8), actor=SUPPLIER, trigger="审查供应商的重大违法记录", home=CHECKED,
         where="evaluation_report", measure=FEN, methods=STATUTORY),
    Rule("COI-09", "财库〔2016〕125号",
         "列入失信被执行人、重大税收违法失信主体、政府采购严重违法失信行为记录名单的，应当拒绝其参加政府采购活动；"
         "联合体成员存在不良信用记录的，视同联合体存在不良信用记录",
         None, None, "B", date(2016, 8, 1), actor=BUYERS, trigger="查询供应商信用记录", home=CHECKED, where="evaluation_report",
         methods=STATUTORY),
    Rule("COI-10", "条例 19",
         "供应商在参加政府采购活动前3年内因违法经营被禁止在一定期限内参加政府采购活动，期限届满的，可以参加政府采购活动",
         actor=SUPPLIER, trigger="禁止参加的期限届满", home=STATED, where="evaluation_report"),
)
