"""合同和履约验收: signature, publication, filing, change, acceptance."""

from __future__ import annotations

from rules.rule import Number, Rule
from rules.statute.words import BUYER, BUYERS, CHECKED, ENFORCED, PCT, STATED, TRACKED, WD, YEARS, D

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
         actor=BUYER, trigger="要求提交履约保证金", home=ENFORCED, where="contract_draft", measure=PCT),
    Rule("CON-05", "采购法 49", "需要追加相同标的的，可以签订补充合同，不改变其他条款；所有补充合同的金额合计不得超过原合同金额的10%", 10,
         actor=BUYER, trigger="追加与合同标的相同的服务", consequence="超过的，依照条例 67（五）处理", home=ENFORCED,
         where="contract_supplement", measure=PCT),
    Rule("CON-06", "条例 49", "中标人拒绝签订合同的，可以按照候选人排序确定下一候选人为中标人，也可以重新开展采购",
         actor=BUYER, trigger="中标人拒绝签订合同", home=ENFORCED, where="winner_refusal → replacement_award"),
    Rule("CON-07", "102号 24",
         "政府购买服务合同的期限一般不超过1年；在预算有保障的前提下，购买内容相对固定、连续性强、经费来源稳定、价格变化幅度小的，可以签订不超过3年的合同",
         3, None, "B", actor=BUYER, trigger="签订政府购买服务合同", consequence="跨年度的，应当有预算或者中期财政规划保障",
         home=ENFORCED, where="requirement、contract_draft", measure=YEARS, numbers=(Number("usual", 1, YEARS, "一般不超过"),)),
    Rule("CON-08", "采购法 50", "不得擅自变更、中止或者终止合同；继续履行将损害国家利益和社会公共利益的，应当变更、中止或者终止",
         actor="合同当事人", trigger="合同履行", consequence="擅自变更、中止或者终止的，依照条例 67（六）处理", home=STATED),
    Rule("CON-09", "采购法 48；87号 35", "分包履行的，应当在投标文件中载明并经采购人同意；不得转包",
         actor="中标人", trigger="分包履行合同", consequence="转包的，依照条例 72（四）处理", home=CHECKED, where="document_confirmation"),
    Rule("ACC-01", "采购法 41；条例 45；87号 74",
         "应当组织对供应商履约的验收，按照合同逐项确认技术、服务、安全标准的履约情况，出具验收书；大型或者复杂的项目，应当邀请国家认可的质量检测机构参加",
         actor=BUYERS, trigger="履约完成", consequence="不组织验收的，依照条例 68（十）处理",
         note="法律没有规定统一的验收天数，应当在合同中约定", home=CHECKED, where="contract_acceptance"),
    Rule("ACC-02", "条例 45；22号 24", "向社会公众提供的公共服务项目，验收时应当邀请服务对象参与并出具意见，验收结果向社会公告",
         actor=BUYER, trigger="公共服务项目验收", consequence="发布验收结果公告", note="就业服务项目适用", home=CHECKED,
         where="contract_acceptance"),
    Rule("ACC-03", "22号 23、24；财库〔2016〕205号", "分期实施的项目，应当结合分期考核进行分期验收；验收方案应当写入合同",
         confidence="A/C", actor=BUYER, trigger="分期实施的项目", consequence="付款与分期验收挂钩",
         note="22号已核对全文；财库〔2016〕205号未核对", home=CHECKED, where="contract_review"),
)
