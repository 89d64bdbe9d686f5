"""供应商的选择和采购代理机构: who is invited where no notice calls everybody, and who acts for the purchaser."""

from __future__ import annotations

from rules.rule import Number, Rule
from rules.statute.words import (
    BUYER,
    BUYERS,
    CHECKED,
    CONSULTATION,
    ENFORCED,
    INQUIRY,
    NEGOTIATION,
    PCT,
    PEOPLE,
    STATED,
    SUPPLIERS,
    TIMES,
)

_INVITED = ("invited_tender",)
_BY_NAME = (*NEGOTIATION, *INQUIRY)
_AGENT, _BOTH = "采购代理机构", "采购人、采购代理机构"

RULES = (
    Rule("SEL-01", "采购法 34；87号 14",
         "邀请招标应当从符合资格条件的供应商中随机抽取3家以上，并同时向所有受邀请的供应商发出投标邀请书", 3,
         actor=BUYERS, trigger="邀请招标", home=ENFORCED, where="supplier_selection", measure=SUPPLIERS, methods=_INVITED),
    Rule("SEL-02", "87号 14",
         "以供应商库选取或者采购人书面推荐产生备选名单的，备选供应商总数不得少于拟随机抽取总数的两倍；"
         "以资格预审公告征集的除外", 2,
         actor=BUYERS, trigger="邀请招标产生备选名单", home=ENFORCED, where="supplier_selection", measure=TIMES,
         methods=_INVITED),
    Rule("SEL-03", "87号 14",
         "随机抽取供应商时，应当有不少于两名采购人工作人员在场监督，并形成书面记录，随采购文件一并存档", 2,
         actor=BUYER, trigger="随机抽取供应商", home=ENFORCED, where="supplier_selection", measure=PEOPLE, methods=_INVITED),
    Rule("SEL-04", "87号 69",
         "采用书面推荐方式产生符合资格条件的潜在投标人的，应当将所有被推荐供应商名单和推荐理由随中标结果同时公告",
         actor=BUYERS, trigger="邀请招标公告中标结果", home=STATED, where="award_notice", methods=_INVITED),
    Rule("SEL-05", "采购法 38、40；74号 12",
         "应当通过发布公告、从省级以上财政部门建立的供应商库中随机抽取，或者采购人和评审专家分别书面推荐的方式，"
         "邀请不少于3家符合条件的供应商参加；公开招标后只余两家、经批准与该两家谈判的除外", 3,
         actor=BUYERS, trigger="谈判、询价选择供应商", home=STATED, where="tender_notice", measure=SUPPLIERS,
         methods=_BY_NAME),
    Rule("SEL-06", "74号 12",
         "采取书面推荐方式的，采购人推荐供应商的比例不得高于推荐供应商总数的50%；"
         "采购人和评审专家应当各自出具书面推荐意见", 50,
         actor=BUYERS, trigger="谈判、询价书面推荐供应商", home=STATED, where="tender_notice", measure=PCT,
         methods=_BY_NAME),
    Rule("SEL-07", "214号 6",
         "应当通过发布公告、供应商库随机抽取，或者采购人和评审专家分别书面推荐的方式，邀请不少于3家供应商参加磋商；"
         "采购人推荐的比例不得高于50%",
         3, None, "C", actor=BUYERS, trigger="磋商选择供应商", home=STATED, where="tender_notice", measure=SUPPLIERS,
         numbers=(Number("share", 50, PCT, "采购人推荐最高"),), methods=CONSULTATION),
    Rule("AGT-01", "采购法 20；条例 16；财库〔2018〕2号 13",
         "委托代理协议应当载明代理的范围、权限和期限，采购文件的编制和保存、代理费用的收取方式和标准，"
         "协议的解除和终止、违约责任", None, None, "A/B",
         actor=_BOTH, trigger="委托采购代理机构", home=STATED, where="agency_agreement"),
    Rule("AGT-02", "财库〔2018〕2号 15；87号 20（十四）",
         "代理费用可以由中标、成交供应商支付，也可以由采购人支付；收取方式和标准应当写入采购文件，收费金额随结果公告；"
         "由供应商支付的，供应商报价应当包含代理费用", None, None, "B",
         actor=_BOTH, trigger="约定代理费用", home=CHECKED, where="document_confirmation"),
    Rule("AGT-03", "采购法 19；38号 一",
         "采购人有权自行选择采购代理机构，任何单位和个人不得指定，不得强制以抓阄、摇号等方式代替采购人选择",
         actor="任何单位和个人", trigger="选择采购代理机构", home=STATED, where="agency_agreement"),
    Rule("AGT-04", "财库〔2018〕2号 11", "受托的采购代理机构应当在省级以上财政部门的代理机构名录中登记", None, None,
         "C",
         actor=_AGENT, trigger="委托采购代理机构", home=STATED, where="agency_agreement"),
)
