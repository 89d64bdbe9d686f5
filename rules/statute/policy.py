"""公平竞争、绿色和数据: what other laws ask of a purchase, of the rules around it, and of services to job seekers."""

from __future__ import annotations

from datetime import date

from rules.rule import Rule
from rules.statute.words import ADVICE, BUYER, BUYERS, CHECKED, STATED, SUPPLIER, YEARS, D

_FAIR, _MARKET = date(2024, 8, 1), date(2018, 10, 1)
"""When 公平竞争审查条例 and 人力资源市场暂行条例 took effect."""
_MAKERS = "起草单位"

RULES = (
    Rule("FCR-01", "公平竞争审查条例 8、9、18",
         "起草涉及经营者经济活动的政策措施，应当进行公平竞争审查；未经审查或者违反审查标准的不得出台，"
         "不得排斥或者限制外地经营者参加本地政府采购、招标投标", since=_FAIR,
         actor=_MAKERS, trigger="印发工作规则、服务规范、统一文本", home=STATED,
         where="rules_reviewed、rules_issued、terms_issued"),
    Rule("FCR-02", "公平竞争审查条例 12、16、17",
         "具有排除、限制竞争效果的，只有为维护国家安全、促进科技进步、实现社会公共利益等情形，"
         "且没有对竞争影响更小的替代方案，"
         "并能确定合理的实施期限或者终止条件的，方可出台；应当听取利害关系人意见，在审查结论中详细说明", since=_FAIR,
         actor=_MAKERS, trigger="政策措施限制竞争", home=STATED, where="opinions_heard、rules_reviewed"),
    Rule("INN-01", "财库〔2024〕13号",
         "市场现有产品或者技术不能满足要求、需要技术突破的，可以采用合作创新采购方式；设区的市级采购人采用的，"
         "应当经省级主管部门批准", None, None, "C",
         date(2024, 6, 1), actor=BUYER, trigger="选择采购方式", consequence="县级采购人不能采用", home=STATED,
         where=ADVICE),
    Rule("GRN-01", "财库〔2019〕9号", "采购节能产品、环境标志产品的，依据品目清单和认证证书实施优先采购和强制采购",
         None, None, "C", date(2019, 4, 1),
         actor=BUYERS, trigger="采购品目清单内的产品", home=CHECKED, where="document_confirmation"),
    Rule("EMP-06", "就业促进法 35；人力资源市场暂行条例 15",
         "公共就业服务机构应当免费为劳动者提供政策咨询、职业供求信息、职业指导、职业介绍、就业援助等服务，"
         "不得从事经营性活动",
         actor="公共就业服务机构、承接运营的供应商", trigger="提供公共就业服务",
         consequence="合同应当约定承接运营的供应商不得向劳动者收费",
         home=CHECKED, where="contract_review"),
    Rule("EMP-07", "人力资源市场暂行条例 18",
         "从事职业中介活动的，应当依法取得人力资源服务许可证；"
         "开展供求信息、就业指导、培训、外包等其他人力资源服务业务的，自开展之日起15日内备案，不要求许可证",
         15, D, since=_MARKET, actor="经营性人力资源服务机构", trigger="拟定资格条件", home=STATED,
         where="document_drafted"),
    Rule("EMP-08", "人力资源市场暂行条例 32、33",
         "服务场所应当明示营业执照、服务项目、收费标准、监督机关和监督电话等，从事职业中介活动的还应当明示许可证；"
         "服务台账保存不少于2年", 2,
         since=_MARKET, actor=SUPPLIER, trigger="提供人力资源服务", home=CHECKED, where="contract_acceptance",
         measure=YEARS),
    Rule("EMP-09", "人力资源服务机构管理规定",
         "人力资源服务机构的许可、备案、服务规范和监督管理，按人力资源服务机构管理规定执行", None, None, "C",
         date(2023, 8, 1), actor=SUPPLIER, trigger="人力资源服务机构承接服务", home=STATED,
         where="document_drafted、contract_signature"),
    Rule("EMP-10", "就业促进法 41",
         "职业中介机构不得提供虚假就业信息，不得为无合法证照的用人单位提供服务，不得伪造、涂改、转让许可证，"
         "不得扣押劳动者的居民身份证和其他证件，不得向劳动者收取押金",
         actor=SUPPLIER, trigger="提供职业中介服务", home=CHECKED, where="contract_acceptance"),
    Rule("DAT-01", "个人信息保护法 21、51、55",
         "委托处理个人信息的，应当与受托人约定处理的目的、期限、方式、个人信息的种类、保护措施和双方的权利义务，"
         "监督其处理活动，并事前进行个人信息保护影响评估",
         since=date(2021, 11, 1), actor=BUYER, trigger="委托处理求职者的个人信息", home=CHECKED,
         where="contract_review"),
    Rule("DAT-02", "网络安全法 21", "网络运营者应当按照网络安全等级保护制度的要求，履行安全保护义务", since=date(2017,
         6, 1),
         until=date(2025, 12, 31), actor=BUYER, trigger="建设、运行信息平台", home=CHECKED, where="requirement_review"),
    Rule("DAT-02", "网络安全法", "网络运营者应当按照网络安全等级保护制度的要求，履行安全保护义务", None, None, "C",
         date(2026, 1, 1),
         actor=BUYER, trigger="建设、运行信息平台", note="2026年1月1日起施行修改后的网络安全法，条号待核实",
         home=CHECKED,
         where="requirement_review"),
    Rule("DAT-03", "网络数据安全管理条例 12、15",
         "委托处理个人信息和重要数据的，应当以合同约定处理目的、方式、范围和安全保护义务；"
         "国家机关委托他人建设、运行、维护电子政务系统的，"
         "应当经过严格的批准程序，明确受托方的数据处理权限和安全保护义务", since=date(2025, 1, 1),
         actor=BUYER, trigger="委托建设、运行信息平台", home=CHECKED, where="contract_review"),
    Rule("GPS-03", "102号 26", "承接主体应当按照合同约定提供服务，不得将服务项目转包给其他主体", None, None, "C",
         date(2020, 3, 1),
         actor="承接主体", trigger="履行政府购买服务合同", home=STATED, where="contract_draft、contract_supplement"),
    Rule("GPS-04", "102号 27",
         "承接主体应当建立政府购买服务项目台账，依照有关规定或者合同约定记录保存并向购买主体提供项目实施相关资料信息",
         None, None, "C",
         date(2020, 3, 1), actor="承接主体", trigger="履行政府购买服务合同", home=CHECKED, where="contract_acceptance"),
    Rule("GPS-05", "102号 21、25",
         "购买主体应当对政府购买服务项目进行履约监控和绩效管理，将绩效结果作为选择承接主体、安排预算的依据", None, None,
         "C",
         date(2020, 3, 1), actor="购买主体", trigger="政府购买服务", home=STATED,
         where="estimate、instalment_accepted"),
    Rule("GPS-06", "102号 6、7",
         "承接主体可以是企业、社会组织、公益二类和从事生产经营活动的事业单位、农村集体经济组织、"
         "基层群众性自治组织以及具备条件的个人", None, None, "C",
         date(2020, 3, 1), actor="购买主体", trigger="拟定承接主体的资格条件", home=CHECKED,
         where="document_confirmation"),
    Rule("GPS-07", "102号 18", "政府购买服务应当先有预算、后购买服务，不得把购买服务作为增加预算单位财政支出的依据",
         None, None, "C", date(2020, 3, 1),
         actor="购买主体", trigger="编制预算", home=STATED, where="funds_allotted、estimate"),
)
