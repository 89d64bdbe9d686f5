"""新近的规定: what came in force from 2024 on, or is on its way."""

from __future__ import annotations

from datetime import date

from rules.rule import Measure, Number, Rule
from rules.statute.words import ADVICE, BUYER, BUYERS, ENFORCED, EVALUATORS, PCT, STATED

RULES = (
    Rule("NEW-01", "国办发〔2025〕34号；财库〔2025〕30号",
         "本国产品标准同样适用于服务项目所含的货物；本国产品与非本国产品竞争的，对本国产品的报价给予20%的扣除；"
         "含多种产品的，本国产品成本占80%以上的，整体给予扣除；与对小微企业的扣除均以原报价为基数，可以叠加",
         20, None, "B", date(2026, 1, 1),
         actor=BUYER, trigger="本国产品与非本国产品竞争", consequence="声明函不得作为资格条件", home=ENFORCED,
         where="document_drafted、evaluation_report", measure=PCT,
         numbers=(Number("cost_share", 80, PCT, "整体享受所需的本国产品成本占比"),)),
    Rule("NEW-02", "财库〔2026〕2号",
         "应当进行异常低价审查：报价低于有效报价平均值的50%，最低报价低于次低报价的50%，报价低于最高限价的45%（没有最高限价的按预算），"
         "或者评审专家认为报价异常；采购文件可以上调比例，最高不超过65%；给予供应商说明的时间一般不少于30分钟",
         None, None, "B", date(2026, 2, 1), actor=EVALUATORS, trigger="评审报价",
         consequence="不能证明报价合理的，作无效处理；审查全过程归档",
         note="“低于”不含本数；用原报价，不用扣除后的价格", home=ENFORCED, where="document_drafted → evaluation_report", numbers=(
             Number("average", 50, PCT, "低于有效报价平均值的"), Number("next_lowest", 50, PCT, "最低报价低于次低报价的"),
             Number("ceiling", 45, PCT, "低于最高限价（预算）的"), Number("raised_most", 65, PCT, "采购文件上调后最高"),
             Number("minutes", 30, Measure.MINUTES, "说明时间一般不少于"))),
    Rule("NEW-03", "财库〔2026〕12号", "紧急采购按《紧急采购管理暂行办法》执行", None, None, "B", date(2026, 10, 1),
         actor=BUYER, trigger="紧急采购", note="条文未取得", home=STATED, where=f"intention_exemption、{ADVICE}"),
    Rule("NEW-04", "财办库〔2024〕30号",
         "各地政府采购公告应当全部推送至中国政府采购网中央主网，实现一站式查询", None, None, "B", date(2024, 4, 1),
         actor="中国政府采购网地方分网", trigger="发布政府采购公告", home=STATED, where="tender_notice"),
    Rule("NEW-05", "财办库〔2024〕84号", "政府采购货物买卖合同有标准文本（试行）可以参照", confidence="B",
         actor=BUYER, trigger="签订货物合同", note="服务类没有相应的标准文本（未核对）；施行日期未取得", home=STATED,
         where="contract_draft"),
    Rule("NEW-06", "政府采购法（修订草案）", "政府采购法修订草案据称列入国务院2026年度立法计划；未发现已经通过，按现行法律执行",
         confidence="D", actor="立法机关", trigger="修订政府采购法", consequence="通过后按施行日期增加版本",
         note="只见于一处演示材料，不可靠", home=STATED, where=ADVICE),
    Rule("NEW-07", "财库〔2025〕14号",
         "对设置差别歧视条款、乱收费、提供虚假材料、围标串标四类违法违规行为开展专项整治；"
         "政府采购领域另有三年行动方案（国办发〔2024〕33号）",
         actor=BUYERS, trigger="2024年至2026年", note="起止日期未取得", home=STATED, where="document_drafted"),
)
