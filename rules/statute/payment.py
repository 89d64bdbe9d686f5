"""支付: to suppliers, and to small and medium firms in particular."""

from __future__ import annotations

from datetime import date

from rules.calendar import Unit
from rules.rule import Measure, Number, Rule
from rules.statute.words import BUYER, CHECKED, ENFORCED, STATED, TRACKED, WD, D

_FIRST, _LAST, _REVISED = date(2020, 9, 1), date(2025, 5, 31), date(2025, 6, 1)
"""国令728号 took effect and ceased; 国令802号 took effect."""

_BODIES = "机关、事业单位"
_NO_EXCUSE = (
    "不得以法定代表人或者主要负责人变更，履行内部付款流程，或者在合同未作约定的情况下以等待竣工验收批复、决算审计等为由，"
    "拒绝或者迟延支付中小企业款项")
_INTEREST = (
    "迟延支付中小企业款项的逾期利率，合同有约定的不得低于合同订立时一年期贷款市场报价利率；没有约定的，按照每日利率万分之五支付逾期利息")
_BILLS = (
    "使用商业汇票等非现金支付方式支付中小企业款项的，应当在合同中明确、合理约定，不得强制中小企业接受，"
    "不得利用非现金支付方式变相延长付款期限")
_TERMS = "不得要求中小企业接受不合理的付款期限、方式、条件和违约责任等交易条件"
_BUDGETED = "使用财政资金从中小企业采购货物、工程、服务，应当严格按照批准的预算执行，不得无预算、超预算开展采购"
_SIZE = (
    "中小企业、大型企业依合同订立时的企业规模类型确定；中小企业与机关、事业单位订立合同时，应当主动告知其属于中小企业")
_OVERDUE = "应当于每年3月31日前公开上一年度逾期尚未支付中小企业款项的信息"
_BY_MARCH = (Number("month", 3, Measure.MONTH, "不迟于"), Number("day", 31, Unit.DAYS, "不迟于当月"))

RULES = (
    Rule("PAY-01", "38号 三；条例 51", "满足合同约定的付款条件的，应当自收到发票后30日内支付；合同应当写明逾期支付的责任", 30, D,
         since=date(2019, 9, 1),
         actor=BUYER, trigger="满足付款条件，收到发票", consequence="不得以机构变动、人员更替等为由拖延支付",
         note="深圳、四川等地要求10个工作日内支付，属于地方口径，待核实", home=TRACKED, where="invoice_received → payment"),
    Rule("PAY-02", "款项支付条例（国令728号） 8、9、15",
         "从中小企业采购服务的，应当自交付之日（约定验收的，自验收合格之日）起30日内支付；合同另有约定的，付款期限最长不超过60日；"
         "约定定期结算的，自确认结算金额之日起算", 30, D, since=_FIRST, until=_LAST,
         actor="机关、事业单位", trigger="从中小企业采购货物、工程、服务",
         consequence="逾期支付的，应当支付利息：有约定的不低于一年期贷款市场报价利率，没有约定的每日按万分之五；"
                     "拖延验收的，付款期限自约定的验收期限届满之日起算", home=TRACKED, where="instalment_accepted → payment",
         numbers=(Number("agreed", 60, D, "另有约定的最长"),)),
    Rule("PAY-02", "款项支付条例（国令802号） 9、10、17",
         "从中小企业采购服务的，应当自交付之日（约定验收的，自验收合格之日）起30日内支付；合同另有约定的，付款期限最长不超过60日；"
         "约定定期结算的，自确认结算金额之日起算", 30, D, since=_REVISED,
         actor="机关、事业单位", trigger="从中小企业采购货物、工程、服务",
         consequence="逾期支付的，应当支付利息：有约定的不低于一年期贷款市场报价利率，没有约定的每日按万分之五；"
                     "拖延验收的，付款期限自约定的验收期限届满之日起算",
         home=TRACKED, where="instalment_accepted → payment", numbers=(Number("agreed", 60, D, "另有约定的最长"),)),
    Rule("PAY-03", "款项支付条例（国令728号） 16", _OVERDUE, since=_FIRST, until=_LAST, actor="机关、事业单位", trigger="每年",
         home=STATED, where="payment", numbers=_BY_MARCH),
    Rule("PAY-03", "款项支付条例（国令802号） 18", _OVERDUE, since=_REVISED, actor="机关、事业单位", trigger="每年",
         home=STATED, where="payment", numbers=_BY_MARCH),
    Rule("PAY-04", "款项支付条例（国令728号） 14", "中小企业以应收账款担保融资的，应当自收到确权请求之日起30日内确认债权债务关系", 30, D,
         since=_FIRST, until=_LAST, actor=BUYER, trigger="中小企业提出应收账款确权请求", home=STATED, where="invoice_received"),
    Rule("PAY-04", "款项支付条例（国令802号） 16", "中小企业以应收账款融资的，应当自收到确权请求之日起30日内确认债权债务关系", 30, D,
         since=_REVISED, actor=BUYER, trigger="中小企业提出应收账款确权请求", home=STATED, where="invoice_received"),
    Rule("PAY-05", "款项支付条例（国令728号） 11",
         "不得强制要求以审计机关的审计结果作为结算依据，但合同另有约定或者法律、行政法规另有规定的除外",
         since=_FIRST, until=_LAST, actor=_BODIES, trigger="从中小企业采购，约定结算", home=STATED, where="contract_draft"),
    Rule("PAY-05", "款项支付条例（国令802号） 12", "不得强制要求以审计机关的审计结果作为结算依据，法律、行政法规另有规定的除外",
         since=_REVISED, actor=_BODIES, trigger="从中小企业采购，约定结算", home=STATED, where="contract_draft"),
    Rule("PAY-06", "款项支付条例（国令728号） 12",
         "依法收取的保证金不得限定为现金，应当接受金融机构保函；保证期限届满后及时与中小企业核实和结算",
         since=_FIRST, until=_LAST, actor=_BODIES, trigger="向中小企业收取保证金", home=CHECKED, where="contract_review"),
    Rule("PAY-06", "款项支付条例（国令802号） 13",
         "依法收取的保证金不得限定为现金，应当接受金融机构保函；保证期限届满后及时与中小企业核实和结算并退还",
         since=_REVISED, actor=_BODIES, trigger="向中小企业收取保证金", home=CHECKED, where="contract_review"),
    Rule("PAY-07", "款项支付条例（国令728号） 13", _NO_EXCUSE, since=_FIRST, until=_LAST, actor=_BODIES, trigger="向中小企业付款",
         home=STATED, where="payment"),
    Rule("PAY-07", "款项支付条例（国令802号） 14", _NO_EXCUSE, since=_REVISED, actor=_BODIES, trigger="向中小企业付款",
         home=STATED, where="payment"),
    Rule("PAY-08", "款项支付条例（国令802号） 15", "与中小企业的交易部分存在争议但不影响其他部分履行的，对无争议部分应当履行及时付款义务",
         since=_REVISED, actor=_BODIES, trigger="部分存在争议", home=STATED, where="instalment_accepted、payment"),
    Rule("PAY-09", "款项支付条例（国令728号） 15", _INTEREST, since=_FIRST, until=_LAST, actor=_BODIES, trigger="约定逾期利率",
         home=CHECKED, where="contract_review"),
    Rule("PAY-09", "款项支付条例（国令802号） 17", _INTEREST, since=_REVISED, actor=_BODIES, trigger="约定逾期利率",
         home=CHECKED, where="contract_review"),
    Rule("PAY-10", "款项支付条例（国令728号） 10", _BILLS, since=_FIRST, until=_LAST, actor=_BODIES, trigger="以非现金方式支付",
         home=STATED, where="contract_draft、payment"),
    Rule("PAY-10", "款项支付条例（国令802号） 11", _BILLS, since=_REVISED, actor=_BODIES, trigger="以非现金方式支付",
         home=STATED, where="contract_draft、payment"),
    Rule("PAY-11", "款项支付条例（国令728号） 6", _TERMS, since=_FIRST, until=_LAST, actor=_BODIES, trigger="与中小企业约定交易条件",
         home=STATED, where="contract_draft"),
    Rule("PAY-11", "款项支付条例（国令802号） 7", _TERMS, since=_REVISED, actor=_BODIES, trigger="与中小企业约定交易条件",
         home=STATED, where="contract_draft"),
    Rule("PAY-12", "款项支付条例（国令728号） 7", _BUDGETED, since=_FIRST, until=_LAST, actor=_BODIES, trigger="使用财政资金采购",
         home=STATED, where="funds_allotted、estimate"),
    Rule("PAY-12", "款项支付条例（国令802号） 8", _BUDGETED, since=_REVISED, actor=_BODIES, trigger="使用财政资金采购",
         home=STATED, where="funds_allotted、estimate"),
    Rule("PAY-13", "46号 12",
         "采购人认为具备条件的，采购文件应当明确对中小企业在资金支付期限、预付款比例等方面的优惠措施；预付款按采购文件和合同的约定支付",
         since=date(2021, 1, 1), actor=BUYER, trigger="约定付款", home=STATED, where="document_drafted、contract_draft"),
    Rule("PAY-14", "款项支付条例（国令802号） 22",
         "县级以上地方人民政府有关部门应当每年将上一年度逾期尚未支付中小企业款项等情况按程序报告本级人民政府",
         since=_REVISED, actor="县级以上地方人民政府有关部门", trigger="每年", home=STATED, where="payment"),
    Rule("PAY-15", "款项支付条例（国令728号） 3", _SIZE, since=_FIRST, until=_LAST, actor="中小企业", trigger="签订合同", home=STATED,
         where="contract_draft、contract_signature"),
    Rule("PAY-15", "款项支付条例（国令802号） 3", _SIZE, since=_REVISED, actor="中小企业", trigger="签订合同", home=STATED,
         where="contract_draft、contract_signature"),
    Rule("PAY-16", "款项支付条例（国令802号） 25",
         "受理投诉部门应当在10个工作日内将投诉转交处理投诉部门；处理投诉部门应当在30日内反馈处理结果，情况复杂的不超过90日",
         since=_REVISED, actor="受理、处理投诉部门", trigger="中小企业投诉拖欠款项", home=STATED, where="payment",
         numbers=(Number("transfer", 10, WD, "转交"), Number("answer", 30, D, "反馈"), Number("longest", 90, D, "最长"))),
    Rule("PAY-17", "款项支付条例（国令802号） 12",
         "以审计机关的审计结果作为与中小企业结算的依据，须有法律、行政法规的规定；合同另有约定不再是例外",
         since=_REVISED, actor=_BODIES, trigger="从中小企业采购，约定以审计结果结算", home=ENFORCED,
         where="document_drafted、contract_draft"),
)
