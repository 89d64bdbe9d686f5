"""公告、招标文件和保证金: from the notice to the bid deadline."""

from __future__ import annotations

from rules.rule import Number, Rule
from rules.statute.words import BUYER, BUYERS, CHECKED, ENFORCED, PCT, STATED, TRACKED, WD, D

_INTEREST = "逾期的，按基准利率上浮20%支付资金占用费"

RULES = (
    Rule("TND-01", "87号 16", "招标公告的期限为5个工作日，自省级以上财政部门指定媒体最先发布之日起算", 5, WD,
         actor=BUYERS, trigger="招标公告发布", consequence="公告期限届满日是对采购文件提出质疑的起算点之一",
         note="开始当日不计入（87号 85），发布次日起的第一个工作日为第1日；也有按当日起算的，取不计入", home=TRACKED,
         where="tender_notice → notice_period_end"),
    Rule("TND-02", "条例 31；87号 18", "招标文件的提供期限自招标文件开始发出之日起不得少于5个工作日", 5, WD,
         actor=BUYERS, trigger="招标公告发布", consequence="期限届满时获取文件的供应商不足3家的，可以顺延并予公告",
         note="87号自招标公告发布之日起算，条例自招标文件开始发出之日起算", home=TRACKED,
         where="tender_notice → documents_available_until"),
    Rule("TND-03", "采购法 35", "自招标文件开始发出之日起至投标截止之日止，不得少于20日", 20, D,
         actor=BUYERS, trigger="招标文件开始发出", consequence="不足20日的，招标程序违法",
         note="按发出之日加20日计算，末日逢休息日顺延", home=ENFORCED, where="tender_notice → bid_opening"),
    Rule("TND-04", "条例 31；87号 27",
         "澄清或者修改可能影响投标文件编制的，应当在投标截止至少15日前书面通知所有获取招标文件的供应商并发布更正公告；"
         "不足15日的，顺延投标截止时间；不得改变采购标的和资格条件", 15, D,
         actor=BUYERS, trigger="澄清、修改可能影响投标文件编制", consequence="顺延后的投标截止日期不早于通知之日起第15日",
         home=ENFORCED, where="clarification → bid_opening"),
    Rule("TND-05", "条例 21；87号 27",
         "资格预审的，提交资格预审申请文件的时间自公告发布之日起不得少于5个工作日；影响申请文件编制的澄清、修改应当在提交截止至少3日前作出",
         5, WD, actor=BUYERS, trigger="资格预审", home=TRACKED,
         where="prequalification_notice → application_deadline、prequalification_clarification",
         numbers=(Number("clarification", 3, D, "澄清、修改提前"),)),
    Rule("TND-06", "87号 26", "现场考察、答疑会应当在招标文件提供期限截止后组织", 1, WD,
         actor=BUYERS, trigger="组织现场考察、答疑会", note="法律只定先后；系统按提供期限届满后的第1个工作日起办理",
         home=ENFORCED, where="documents_available_until → briefing"),
    Rule("TND-07", "条例 33", "投标保证金不得超过采购项目预算金额的2%，以支票、汇票、本票或者保函等非现金形式提交", 2,
         actor=BUYERS, trigger="收取投标保证金", consequence="未按招标文件要求提交的，投标无效",
         note="到账截止时间与投标截止时间一致（38号）", home=ENFORCED, where="tender_notice", measure=PCT),
    Rule("TND-08", "87号 38", "投标截止前撤回投标的，自收到书面撤回通知之日起5个工作日内退还投标保证金", 5, WD,
         actor=BUYERS, trigger="收到书面撤回通知", consequence=_INTEREST, home=TRACKED,
         where="bid_withdrawal → withdrawal_bond_return"),
    Rule("TND-09", "条例 33；87号 38", "自中标通知书发出之日起5个工作日内退还未中标人的投标保证金", 5, WD,
         actor=BUYERS, trigger="中标通知书发出", consequence=_INTEREST, home=TRACKED,
         where="award_notice → loser_bond_return"),
    Rule("TND-10", "条例 33；87号 38", "自采购合同签订之日起5个工作日内退还中标人的投标保证金，或者转为履约保证金", 5, WD,
         actor=BUYERS, trigger="采购合同签订", consequence=_INTEREST, home=TRACKED,
         where="contract_signature → winner_bond_return"),
    Rule("TND-11", "87号 29",
         "除因重大变故采购任务取消外，不得擅自终止招标；终止的，应当发布终止公告、书面通知供应商并报告财政部门，"
         "在5个工作日内退还文件费用、投标保证金及其孳息", 5, WD,
         actor=BUYERS, trigger="终止招标", consequence="擅自终止招标的，依照87号 78（六）处理", home=TRACKED,
         where="termination → termination_refund"),
    Rule("TND-12", "101号 13", "中国政府采购网及其省级分网应当自收到信息之日起1个工作日内发布", 1, WD,
         actor="指定媒体", trigger="收到政府采购信息", consequence="倒排工期时，公告的提交日应当早于发布日", home=STATED),
    Rule("TND-13", "101号 8、11；条例 8", "政府采购信息应当在中国政府采购网省级分网发布；在多个媒体发布的，内容应当一致",
         actor=BUYERS, trigger="发布政府采购信息", consequence="内容不一致的，以中国政府采购网或者其省级分网发布的为准", home=CHECKED,
         where="document_confirmation"),
    Rule("TND-14", "87号 28", "投标截止前，不得向他人透露已获取招标文件的潜在投标人的名称、数量以及可能影响公平竞争的其他情况",
         actor="采购人、采购代理机构及其工作人员", trigger="投标截止前", consequence="依照87号 78（十）处理", home=ENFORCED,
         where="inquiry、bid_withdrawal、received → bid_opening"),
    Rule("TND-15", "87号 9；采购法 18",
         "自行组织招标的，应当有编制招标文件、组织招标的能力和专业人员；集中采购目录以内的项目，应当委托集中采购机构",
         actor=BUYER, trigger="自行组织招标", home=CHECKED, where="document_confirmation"),
)
