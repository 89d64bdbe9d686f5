"""合同和履约验收: signature, publication, filing, change, acceptance."""

from __future__ import annotations

from datetime import date

from rules.rule import Number, Rule
from rules.statute.words import (
    BUYER,
    BUYERS,
    BY_74,
    CHECKED,
    CONSULTATION,
    ENFORCED,
    PCT,
    STATED,
    SUPPLIER,
    TRACKED,
    WD,
    YEARS,
    D,
)

_ACCEPTED = (
    "合同约定采取履行进度结算、定期结算等方式或者以验收合格作为付款条件的，应当约定明确、合理的检验或者验收期限，并在期限内完成；"
    "拖延验收的，付款期限自约定的期限届满之日起算")

RULES = (
    Rule("CON-01", "采购法 46；87号 71",
         "应当自中标通知书发出之日起30日内，按照招标文件和中标人的投标文件签订书面合同，不得作实质性修改，不得提出不合理的附加条件", 30, D,
         actor="采购人、中标人", trigger="中标通知书发出", consequence="拒不签订的，依照采购法 71（五）、条例 72（二）处理",
         note="法律没有规定签订前的静默期；广州的范本写为20日，可以作为内部目标", home=TRACKED,
         where="award_notice → contract_signature"),
    Rule("CON-02", "条例 50",
         "应当自合同签订之日起2个工作日内，在省级以上财政部门指定的媒体公告合同，涉及国家秘密、商业秘密的内容除外", 2, WD,
         actor=BUYER, trigger="合同签订", consequence="依照条例 67（七）处理", home=TRACKED,
         where="contract_signature → contract_publication"),
    Rule("CON-03", "采购法 47", "应当自合同签订之日起7个工作日内，将合同副本报同级财政部门和有关部门备案", 7, WD,
         actor=BUYER, trigger="合同签订", consequence="依照条例 67（八）处理", note="广东的平台：2个工作日内上传，即为公开和备案",
         home=TRACKED, where="contract_signature → contract_filing"),
    Rule("CON-04", "条例 48；38号 三",
         "履约保证金不得超过合同金额的10%，以非现金形式提交；合同应当写明退还的方式、时间、条件，不予退还的情形和逾期退还的责任", 10,
         actor=BUYER, trigger="要求提交履约保证金", home=ENFORCED, where="document_drafted、contract_draft", measure=PCT),
    Rule("CON-05", "采购法 49", "需要追加相同标的的，可以签订补充合同，不改变其他条款；所有补充合同的金额合计不得超过原合同金额的10%", 10,
         actor=BUYER, trigger="追加与合同标的相同的服务", consequence="超过的，依照条例 67（五）处理", home=ENFORCED,
         where="contract_supplement", measure=PCT),
    Rule("CON-06", "条例 49", "中标人拒绝签订合同的，可以按照候选人排序确定下一候选人为中标人，也可以重新开展采购",
         actor=BUYER, trigger="中标人拒绝签订合同", home=ENFORCED, where="winner_refusal → replacement_award"),
    Rule("CON-07", "102号 24",
         "政府购买服务合同的期限一般不超过1年；在预算有保障的前提下，购买内容相对固定、连续性强、经费来源稳定、价格变化幅度小的，"
         "可以签订不超过3年的合同",
         3, None, "B", actor=BUYER, trigger="签订政府购买服务合同", consequence="跨年度的，应当有预算或者中期财政规划保障",
         home=ENFORCED, where="requirement、contract_draft", measure=YEARS, numbers=(Number("usual", 1, YEARS, "一般不超过"),)),
    Rule("CON-08", "采购法 50", "不得擅自变更、中止或者终止合同；继续履行将损害国家利益和社会公共利益的，应当变更、中止或者终止",
         actor="合同当事人", trigger="合同履行", consequence="擅自变更、中止或者终止的，依照条例 67（六）处理", home=STATED,
         where="contract_supplement"),
    Rule("CON-09", "采购法 48；87号 35", "分包履行的，应当在投标文件中载明并经采购人同意；不得转包",
         actor="中标人", trigger="分包履行合同", consequence="转包的，依照条例 72（四）处理", home=CHECKED, where="document_confirmation"),
    Rule("ACC-01", "采购法 41；条例 45；87号 74",
         "应当组织对供应商履约的验收，按照合同逐项确认技术、服务、安全标准的履约情况，出具验收书；大型或者复杂的项目，"
         "应当邀请国家认可的质量检测机构参加",
         actor=BUYERS, trigger="履约完成", consequence="不组织验收的，依照条例 68（十）处理",
         note="法律没有规定统一的验收天数，应当在合同中约定", home=CHECKED, where="contract_acceptance"),
    Rule("ACC-02", "条例 45；22号 24", "向社会公众提供的公共服务项目，验收时应当邀请服务对象参与并出具意见，验收结果向社会公告",
         actor=BUYER, trigger="公共服务项目验收", consequence="发布验收结果公告", note="就业服务项目适用", home=CHECKED,
         where="contract_acceptance"),
    Rule("ACC-03", "22号 23、24；财库〔2016〕205号", "分期实施的项目，应当结合分期考核进行分期验收；验收方案应当写入合同",
         confidence="A/C", actor=BUYER, trigger="分期实施的项目", consequence="付款与分期验收挂钩",
         note="22号已核对全文；财库〔2016〕205号未核对", home=CHECKED, where="contract_review"),
    Rule("CON-10", "采购法 46；87号 70；74号 22",
         "中标、成交通知书对采购人和中标、成交供应商均具有法律效力；通知书发出后，采购人不得违法改变结果，供应商无正当理由不得放弃",
         actor="采购人、供应商", trigger="中标、成交通知书发出后", home=ENFORCED, where="result_correction"),
    Rule("CON-11", "87号 71；74号 19；条例 67（四）",
         "合同的标的、数量、价款、期限、质量和服务要求等，应当与采购文件和中标、成交供应商的投标、响应文件一致，"
         "不得提出采购文件以外的要求作为签订合同的条件",
         actor=BUYER, trigger="签订合同", home=CHECKED, where="contract_review"),
    Rule("CON-12", "87号 72；22号 23",
         "合同应当包括采购人与供应商的名称和住所、标的、数量、质量、价款或者报酬、履行期限及地点和方式、验收要求、违约责任、"
         "解决争议的方法等内容",
         actor=BUYER, trigger="拟订合同", home=CHECKED, where="contract_review"),
    Rule("CON-13", "74号 22；214号 33", "拒绝签订采购合同的成交供应商，不得参加对该项目重新开展的采购活动", None, None, "A/C",
         actor=SUPPLIER, trigger="拒签后重新采购", home=STATED, where="winner_refusal、bid_opening", methods=(*BY_74, *CONSULTATION)),
    Rule("CON-14", "46号 12", "享受扶持政策获得政府采购合同的，小微企业不得将合同分包给大中型企业，中型企业不得将合同分包给大型企业",
         since=date(2021, 1, 1), actor=SUPPLIER, trigger="分包履行", home=CHECKED, where="contract_review"),
    Rule("CON-15", "条例 48；38号 三",
         "应当允许供应商自主选择以支票、汇票、本票、保函等非现金形式提交保证金，不得收取没有法律法规依据的保证金",
         actor=BUYERS, trigger="收取保证金", home=CHECKED, where="contract_review"),
    Rule("CON-16", "采购法 43", "采购代理机构以采购人名义签订合同的，应当提交采购人的授权委托书，作为合同附件",
         actor=BUYER, trigger="委托签订合同", home=STATED, where="contract_draft"),
    Rule("CON-17", "22号 23", "采购标的涉及知识产权归属、处理的，合同应当约定归属和处理方式",
         actor=BUYER, trigger="定制开发的信息化项目", home=CHECKED, where="contract_review"),
    Rule("ACC-04", "财库〔2015〕135号", "向社会公众提供的公共服务项目，验收结果应当自验收结束之日起2个工作日内向社会公告", 2, WD, "C",
         actor=BUYER, trigger="公共服务项目验收结束", home=STATED, where="contract_acceptance、acceptance_publication"),
    Rule("ACC-05", "条例 45；87号 74、75；74号 24",
         "验收书应当包括每一项技术、服务、安全标准的履约情况；供应商未按合同履行的，应当如实记载，及时追究违约责任，"
         "验收方成员签字并承担法律责任",
         actor=BUYERS, trigger="验收", home=STATED, where="instalment_accepted、contract_acceptance"),
    Rule("ACC-06", "款项支付条例（国令728号） 9", _ACCEPTED, since=date(2020, 9, 1), until=date(2025, 5, 31),
         actor="机关、事业单位", trigger="从中小企业采购并约定验收", home=CHECKED, where="contract_review"),
    Rule("ACC-06", "款项支付条例（国令802号） 10", _ACCEPTED + "；法律、行政法规或者国家有关规定对验收期限另有规定的，从其规定",
         since=date(2025, 6, 1), actor="机关、事业单位", trigger="从中小企业采购并约定验收", home=CHECKED, where="contract_review"),
)
