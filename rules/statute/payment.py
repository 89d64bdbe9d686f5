"""支付: to suppliers, and to small and medium firms in particular."""

from __future__ import annotations

from datetime import date

from rules.calendar import Unit
from rules.rule import Measure, Number, Rule
from rules.statute.words import BUYER, STATED, TRACKED, D

_REVISED = date(2025, 6, 1)
_BEFORE = "2025年6月1日以前施行的国令728号的相应条文未取得"

RULES = (
    Rule("PAY-01", "38号 三；条例 51", "满足合同约定的付款条件的，应当自收到发票后30日内支付；合同应当写明逾期支付的责任", 30, D,
         actor=BUYER, trigger="满足付款条件，收到发票", consequence="不得以机构变动、人员更替等为由拖延支付",
         note="深圳、四川等地要求10个工作日内支付，属于地方口径，待核实", home=TRACKED, where="invoice_received → payment"),
    Rule("PAY-02", "款项支付条例（国令728号）",
         "从中小企业采购服务的，应当自交付之日起30日内支付；合同另有约定的，付款期限最长不超过60日", 30, D, "B",
         date(2020, 9, 1), date(2025, 5, 31), actor="机关、事业单位", trigger="从中小企业采购货物、工程、服务",
         note="期限与国令802号相同；条号未取得，待核实", home=TRACKED, where="instalment_accepted → payment",
         numbers=(Number("agreed", 60, D, "另有约定的最长"),)),
    Rule("PAY-02", "款项支付条例（国令802号） 9、10、17",
         "从中小企业采购服务的，应当自交付之日（约定验收的，自验收合格之日）起30日内支付；合同另有约定的，付款期限最长不超过60日；"
         "约定定期结算的，自确认结算金额之日起算", 30, D, since=_REVISED,
         actor="机关、事业单位", trigger="从中小企业采购货物、工程、服务",
         consequence="逾期支付的，应当支付利息：有约定的不低于一年期贷款市场报价利率，没有约定的每日按万分之五；"
                     "拖延验收的，付款期限自约定的验收期限届满之日起算",
         home=TRACKED, where="instalment_accepted → payment", numbers=(Number("agreed", 60, D, "另有约定的最长"),)),
    Rule("PAY-03", "款项支付条例（国令802号） 18", "应当于每年3月31日前公开上一年度逾期尚未支付中小企业款项的信息",
         since=_REVISED, actor="机关、事业单位", trigger="每年", note=_BEFORE, home=STATED,
         numbers=(Number("month", 3, Measure.MONTH, "不迟于"), Number("day", 31, Unit.DAYS, "不迟于当月"))),
    Rule("PAY-04", "款项支付条例（国令802号） 16", "中小企业以应收账款融资的，应当自收到确权请求之日起30日内确认债权债务关系", 30, D,
         since=_REVISED, actor=BUYER, trigger="中小企业提出应收账款确权请求", note=_BEFORE, home=STATED),
)
