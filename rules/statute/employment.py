"""政府购买服务和就业补助资金: what may be bought, by whom, with which money."""

from __future__ import annotations

from datetime import date

from rules.rule import Rule
from rules.statute.words import CHECKED, STATED

_BUREAU = "县区人力资源社会保障部门"
_NEW_TEXT = "为财社〔2017〕164号的口径；此后的办法（财社〔2023〕181号、财社〔2026〕1号）条文未取得，2024年起的项目应当向财政部门核实"

RULES = (
    Rule("GPS-01", "102号 10",
         "不得纳入政府购买服务：不属于政府职责的事项，应当由政府直接履职的事项，货物和工程以及与之打包的服务，融资行为，"
         "招聘用、劳务派遣用工和设置公益性岗位等，其他不得购买的事项",
         confidence="B", actor="购买主体", trigger="政府购买服务", note="就业服务项目不得变成购买人员或者公益性岗位", home=CHECKED,
         where="requirement_review"),
    Rule("GPS-02", "102号 8", "公益一类事业单位不得作为政府购买服务的购买主体和承接主体", confidence="B",
         actor="公益一类事业单位", trigger="政府购买服务",
         consequence="县区就业中心为公益一类事业单位的，由县区人力资源社会保障局作为购买主体",
         home=CHECKED, where="requirement_review"),
    Rule("EMP-01", "财社〔2017〕164号", "就业补助资金按财社〔2017〕164号的规定管理和使用", confidence="B",
         until=date(2023, 12, 31), actor="县区人力资源社会保障、财政部门", trigger="使用就业补助资金",
         note="按项目年度取用版本，适用至2023年的项目；施行日期未取得", home=STATED, where="funds_allotted"),
    Rule("EMP-01", "财社〔2023〕181号", "就业补助资金按财社〔2023〕181号的规定管理和使用，财社〔2017〕164号不再适用", confidence="B",
         since=date(2024, 1, 1), until=date(2026, 1, 8), actor="县区人力资源社会保障、财政部门", trigger="使用就业补助资金",
         note="按项目年度自2024年的项目起取用；印发和施行日期未取得，条文（用途和禁止用途）未取得", home=STATED, where="funds_allotted"),
    Rule("EMP-01", "财社〔2026〕1号", "就业补助资金按重新印发的就业补助资金管理办法（财社〔2026〕1号）管理和使用", confidence="B",
         since=date(2026, 1, 9), actor="县区人力资源社会保障、财政部门", trigger="使用就业补助资金",
         note="起始日期为印发日期；条文（用途和禁止用途）未取得", home=STATED, where="funds_allotted"),
    Rule("EMP-02", "财社〔2017〕164号 4",
         "就业补助资金分为两类：对个人和单位的补贴，公共就业服务能力建设补助（就业创业服务补助、高技能人才培养补助）", confidence="B",
         until=date(2023, 12, 31), actor=_BUREAU, trigger="使用就业补助资金", note="适用至2023年的项目；施行日期未取得", home=STATED,
         where="funds_allotted"),
    Rule("EMP-03", "财社〔2017〕164号",
         "就业创业服务补助可以用于加强公共就业服务机构服务能力建设、向社会购买基本就业创业服务成果、补助承担免费公共就业服务的机构",
         confidence="C", actor=_BUREAU, trigger="使用就业创业服务补助", consequence="服务采购合同应当与该科目对应", note=_NEW_TEXT,
         home=CHECKED, where="requirement_review"),
    Rule("EMP-04", "财社〔2017〕164号", "不得用于办公用房、职工宿舍建设，交通工具购置，以及人员经费、公用经费等", confidence="C",
         actor=_BUREAU, trigger="使用就业补助资金", note=_NEW_TEXT, home=CHECKED, where="requirement_review"),
    Rule("EMP-05", "粤府〔2025〕56号", "使用广东省省级促进就业创业发展专项资金的，按2025年修订的专项资金管理办法执行", confidence="B",
         actor=_BUREAU, trigger="使用省级资金",
         note="管理办法为粤府〔2025〕56号的下位办法，2026年1月见刊；只见到第1至3条，施行日期未取得", home=STATED, where="funds_allotted"),
)
