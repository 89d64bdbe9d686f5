"""促进中小企业发展: reserved shares, deductions from the price of small firms, declarations."""

from __future__ import annotations

from datetime import date

from rules.rule import Number, Rule
from rules.statute.words import BUYER, BUYERS, CHECKED, ENFORCED, FEN, PCT, PEOPLE, STATED, SUPPLIER, SUPPLIERS, WAN, WD

_FIRST, _RAISED = date(2021, 1, 1), date(2022, 7, 1)

RULES = (
    Rule("SME-01", "46号 7", "采购限额标准以上、200万元以下的服务项目，适宜由中小企业提供的，应当专门面向中小企业采购", 200 * WAN,
         actor=BUYER, trigger="采购限额标准以上、200万元以下的服务项目", consequence="专门面向中小企业的，评审时不再给予价格扣除",
         home=ENFORCED, where="document_drafted", measure=FEN),
    Rule("SME-02", "46号 8",
         "超过200万元且适宜由中小企业提供的服务项目，预留预算总额的30%以上专门面向中小企业，其中预留给小微企业的比例不低于60%",
         30, actor=BUYER, trigger="超过200万元且适宜由中小企业提供的服务项目",
         consequence="以整体预留、设置专门采购包、要求联合体或者合同分包等方式预留", home=ENFORCED, where="document_drafted",
         measure=PCT, numbers=(Number("small", 60, PCT, "其中预留给小微企业"),)),
    Rule("SME-03", "46号 9",
         "未预留份额的服务项目，对小微企业的报价给予6%至10%的扣除；联合体或者分包中小微企业合同份额占30%以上的，给予2%至3%的扣除",
         until=date(2022, 6, 30), actor=BUYERS, trigger="未预留份额的服务项目",
         consequence="以扣除后的价格计算价格分，合同价不变", note="按采购公告发布日取用版本；具体比例应当写入采购文件",
         home=ENFORCED, where="document_drafted → evaluation_report", numbers=(
             Number("low", 6, PCT, "扣除下限"), Number("high", 10, PCT, "扣除上限"),
             Number("joint_low", 2, PCT, "联合体、分包扣除下限"), Number("joint_high", 3, PCT, "联合体、分包扣除上限"),
             Number("joint_share", 30, PCT, "小微企业合同份额"))),
    Rule("SME-03", "46号 9；财库〔2022〕19号",
         "未预留份额的服务项目，对小微企业的报价给予10%至20%的扣除；联合体或者分包中小微企业合同份额占30%以上的，给予4%至6%的扣除",
         confidence="B", since=_RAISED, actor=BUYERS, trigger="未预留份额的服务项目",
         consequence="以扣除后的价格计算价格分，合同价不变",
         note="2022年7月1日起发布采购公告的项目适用，46号原文仍为旧比例；具体比例应当写入采购文件，不得默认按20%执行",
         home=ENFORCED, where="document_drafted → evaluation_report", numbers=(
             Number("low", 10, PCT, "扣除下限"), Number("high", 20, PCT, "扣除上限"),
             Number("joint_low", 4, PCT, "联合体、分包扣除下限"), Number("joint_high", 6, PCT, "联合体、分包扣除上限"),
             Number("joint_share", 30, PCT, "小微企业合同份额"))),
    Rule("SME-04", "46号 10", "预留份额的项目公告后，符合条件的中小企业不足3家的，应当中止采购，视同未预留份额重新组织采购", 3,
         actor=BUYER, trigger="预留份额的项目公告后", consequence="重新组织采购时按SME-03给予价格扣除", home=CHECKED,
         where="evaluation_report", measure=SUPPLIERS),
    Rule("SME-05", "46号 11至13", "采购文件应当写明采购标的对应的行业；中标、成交供应商享受扶持政策的，随结果公告公开其《中小企业声明函》",
         actor=BUYERS, trigger="享受中小企业扶持政策的项目", home=CHECKED, where="document_confirmation"),
    Rule("SME-06", "46号 14", "通过预留份额采购的，政府采购合同应当标注“中小企业预留合同”",
         actor=BUYER, trigger="签订预留份额的合同", home=CHECKED, where="contract_review"),
    Rule("SME-07", "46号 6",
         "只有法律法规和国家有关政策明确规定优先或者应当面向事业单位、社会组织等非企业主体采购，"
         "因确需使用不可替代的专利、专有技术等只能从中小企业之外的供应商处采购，"
         "预留份额无法确保充分供应、充分竞争或者存在可能影响政府采购目标实现的情形，框架协议采购项目，以及省级以上财政部门规定的其他情形，"
         "可以不专门面向中小企业预留",
         since=_FIRST, actor=BUYER, trigger="不预留采购份额", home=STATED, where="document_drafted"),
    Rule("SME-08", "46号 2、4",
         "服务由中小企业承接，即提供服务的人员为中小企业依照劳动合同法订立劳动合同的从业人员的，享受扶持政策；"
         "与大企业的负责人为同一人或者存在直接控股、管理关系的除外；符合划型标准的个体工商户视同中小企业",
         since=_FIRST, actor=SUPPLIER, trigger="享受扶持政策", home=CHECKED, where="evaluation_report"),
    Rule("SME-09", "46号 8、9",
         "组成联合体或者接受分包合同的中小企业与联合体内其他企业、分包企业之间存在直接控股、管理关系的，不享受价格扣除优惠政策，"
         "也不得作为预留份额的方式",
         since=_FIRST, actor=SUPPLIER, trigger="联合体、分包享受扶持政策", home=STATED, where="evaluation_report"),
    Rule("SME-10", "46号 11",
         "享受扶持政策应当出具《中小企业声明函》，没有出具的不得享受；任何单位和个人不得要求供应商提供声明函之外的中小企业身份证明文件",
         since=_FIRST, actor=BUYERS, trigger="给予扶持政策", home=CHECKED, where="evaluation_report"),
    Rule("SME-11", "46号 18",
         "主管预算单位应当自2022年起向同级财政部门报告本部门上一年度面向中小企业预留份额和采购的具体情况，并在中国政府采购网公开",
         since=date(2022, 1, 1), actor="主管预算单位", trigger="每年", home=STATED, where="document_drafted"),
    Rule("SME-12", "财库〔2017〕141号",
         "残疾人福利性单位视同小型、微型企业，应当提供《残疾人福利性单位声明函》，随结果同时公告；同时属于小微企业的，不重复享受", None,
         None, "C",
         date(2017, 10, 1), actor=SUPPLIER, trigger="残疾人福利性单位参加", home=STATED, where="evaluation_report、award_notice"),
    Rule("SME-13", "财库〔2014〕68号", "监狱企业视同小型、微型企业，应当提供省级以上监狱管理局、戒毒管理局出具的属于监狱企业的证明文件",
         None, None, "C",
         actor=SUPPLIER, trigger="监狱企业参加", home=STATED, where="evaluation_report"),
    Rule("SME-14", "工信部联企业〔2011〕300号",
         "租赁和商务服务业，从业人员300人以下或者资产总额12亿元以下的为中小微型企业，其中从业人员100人以上且资产总额8000万元以上的为中型，"
         "10人以上且100万元以上的为小型；软件和信息技术服务业、其他未列明行业另有标准", 300, None, "C",
         actor=BUYERS, trigger="写明采购标的对应的中小企业划分标准所属行业", home=STATED, where="document_drafted、evaluation_report",
         measure=PEOPLE, numbers=(Number("medium", 100, PEOPLE, "中型不少于"), Number("small", 10, PEOPLE, "小型不少于"))),
    Rule("SME-15", "46号 16",
         "供应商对中小企业身份有争议的，由其注册登记所在地的县级以上人民政府中小企业主管部门负责认定，自收到函之日起10个工作日内书面答复",
         10, WD,
         since=_FIRST, actor="中小企业主管部门", trigger="对中小企业声明函内容有争议", home=STATED, where="award_notice"),
)
