"""数额标准: from what amount on which method. The figures by region, level and date are kept apart, as data."""

from __future__ import annotations

from datetime import date

from rules.rule import Rule
from rules.statute.words import ADVICE, BUYER, ENFORCED, FEN, STATED, WAN

RULES = (
    Rule("THR-01", "采购法 27；87号 4", "公开招标数额标准由省级人民政府规定，可以分别确定省、市、县的标准",
         actor="省级人民政府", trigger="确定数额标准", consequence="按地区、级次和日期取用",
         note="集中采购目录和采购限额标准另由采购法 7、8和条例 5规定", home=STATED, where=ADVICE),
    Rule("THR-02", "穗财采〔2020〕3号；粤财采购〔2020〕2号",
         "货物、服务项目的公开招标数额标准为400万元（含）；400万元以上需要采用其他采购方式的，应当事前报同级财政部门批准",
         400 * WAN, None, "B",
         date(2020, 1, 1), actor="广州市及其各区的采购人", trigger="货物、服务项目达到数额标准", consequence="达到标准的，应当公开招标",
         note="只核对了广州的文件，省文件原文未取得；2024年以后是否调整，待核实", home=ENFORCED, where="采购方式建议", measure=FEN),
    Rule("THR-03", "粤财采购〔2020〕18号", "广东省执行2020年版政府集中采购目录和采购限额标准；广州市另有2020年版目录（2021年1月4日印发）",
         None, None, "B", date(2021, 1, 1), actor="广东省内的采购人", trigger="判断是否属于集中采购目录",
         consequence="目录以内的，应当委托集中采购机构", note="集中采购的范围由省级以上人民政府公布的集中采购目录确定（采购法 7）",
         home=STATED, where=ADVICE),
    Rule("THR-04", "粤财采购〔2020〕18号", "分散采购限额标准，货物、服务、工程均为100万元", 100 * WAN, None, "D",
         actor="广东省内的采购人", trigger="判断是否达到采购限额标准", consequence="目录以外且限额以下的，由单位按内部控制制度自行采购",
         note="数额不确定，使用前须由人工核对；财库〔2019〕69号的指引为市县货物、服务不低于30万元，公开招标不低于200万元（凭记忆，待核实）",
         home=STATED, where=ADVICE, measure=FEN),
    Rule("THR-05", "采购法 27；条例 23、78；74号 4、5",
         "达到公开招标数额标准，需要采用其他采购方式的，应当在采购活动开始前经主管预算单位同意，报设区的市级以上财政部门批准"
         "（省直接管理的县经授权可以批准）",
         actor=BUYER, trigger="达到公开招标数额标准，拟采用其他采购方式", consequence="主管预算单位先行同意（74号 4）",
         note="县区级项目报设区的市级财政部门批准；所在县为省直接管理的，还应当有省级人民政府的授权（条例 78）", home=ENFORCED,
         where="tender_failure、采购方式建议"),
)
