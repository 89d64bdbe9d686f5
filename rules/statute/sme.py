"""促进中小企业发展: reserved shares, deductions from the price of small firms, declarations."""

from __future__ import annotations

from datetime import date

from rules.rule import Number, Rule
from rules.statute.words import BUYER, BUYERS, CHECKED, ENFORCED, FEN, PCT, SUPPLIERS, WAN

_RAISED = date(2022, 7, 1)

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
)
