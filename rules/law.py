"""The rules of the statutes, each with its article, its confidence and its versions by date.

This issue holds the rules that the procedures count with. The full table of 127 rules takes this module's place
without changing its form: `Law.rule(id, on)` answers with the version that held on a date.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from models.canonical import canonical
from rules.calendar import Unit

D, WD = Unit.DAYS, Unit.WORKING_DAYS


class LawError(Exception):
    """Base of what the law table refuses."""

    code = "law"


class UnknownRule(LawError):
    """Raised when a rule is asked for that the table does not hold, or that did not hold on that date."""

    code = "unknown_rule"


@dataclass(frozen=True)
class Rule:
    """A rule of the law as it held from `since` until `until` (both inclusive, null: open)."""

    id: str
    basis: str
    """Law and article as shown to people: 采购法 35."""
    text: str
    n: int | None = None
    unit: Unit | None = None
    confidence: str = "A"
    since: date | None = None
    until: date | None = None

    @property
    def cited(self) -> str:
        """The article, with 待核实 where the rule was not checked against the full text (confidence C, D)."""
        return self.basis + ("（待核实）" if self.confidence in "CD" else "")

    def held_on(self, on: date) -> bool:
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True)
class Law:
    """The table of rules; immutable, so that it can be handed to pure functions."""

    rules: tuple[Rule, ...]

    def rule(self, rule_id: str, on: date | None = None) -> Rule:
        """The version of the rule that held on `on` (null: the newest).

        Raises:
            UnknownRule: where the table has none.
        """
        versions = [r for r in self._by_id.get(rule_id, ()) if on is None or r.held_on(on)]
        if not versions:
            raise UnknownRule(f"法规表中没有{f'{on}有效的' if on else ''}规则 {rule_id}")
        return versions[-1]

    @cached_property
    def _by_id(self) -> dict[str, list[Rule]]:
        table: dict[str, list[Rule]] = {}
        for rule in self.rules:
            table.setdefault(rule.id, []).append(rule)
        return table

    @cached_property
    def version(self) -> str:
        """A short hash of the whole table: kept with every document."""
        import hashlib

        body = canonical([[r.id, r.basis, r.n, r.unit, r.since, r.until] for r in self.rules])
        return hashlib.sha256(body.encode()).hexdigest()[:12]


RULES = (
    Rule("PLN-03", "财库〔2020〕10号", "采购意向公开原则上不得晚于采购活动开始前30日", 30, D, "B"),
    Rule("PLN-01", "采购法 6、33；条例 29", "政府采购项目及资金预算应当列入部门预算，无预算不采购"),
    Rule("PLN-11", "22号 18、31", "业绩作为资格条件的，同类业务合同一般不超过2个，并明确范围", 2),
    Rule("PLN-05", "22号 10、11", "必须开展需求调查的，面向市场主体调查的对象一般不少于3个", 3),
    Rule("PLN-06", "条例 15", "向社会公众提供的公共服务，确定采购需求应当征求社会公众意见"),
    Rule("PLN-08", "22号 23、31", "合同文本应当经采购人聘请的法律顾问审定"),
    Rule("PLN-10", "87号 12", "采购人可以在预算内合理设定最高限价，不得设定最低限价"),
    Rule("SME-01", "46号 7", "200万元以下的服务适宜由中小企业提供的，应当专门面向中小企业采购"),
    Rule("SME-02", "46号 8", "超过200万元的，预留预算总额的30%以上，其中小微企业不低于60%"),
    Rule("TND-01", "87号 16", "招标公告期限为5个工作日", 5, WD),
    Rule("TND-02", "条例 31；87号 18", "招标文件的提供期限不得少于5个工作日", 5, WD),
    Rule("TND-03", "采购法 35", "自招标文件开始发出之日起至投标截止之日止不得少于20日", 20, D),
    Rule("TND-04", "条例 31；87号 27", "澄清或者修改可能影响投标文件编制的，应当在投标截止15日前通知，不足的顺延", 15, D),
    Rule("TND-06", "87号 26", "现场考察、答疑会应当在招标文件提供期限截止后组织", 1, WD),
    Rule("TND-07", "条例 33", "投标保证金不得超过采购项目预算金额的2%", 2),
    Rule("TND-09", "条例 33；87号 38", "中标通知书发出后5个工作日内退还未中标人的投标保证金", 5, WD),
    Rule("TND-10", "条例 33；87号 38", "合同签订后5个工作日内退还中标人的投标保证金", 5, WD),
    Rule("EVL-02", "87号 41、44", "投标人不足3家的不得开标；合格投标人不足3家的不得评标", 3),
    Rule("EVL-03", "采购法 36、37；87号 43", "废标后应当通知所有投标人，重新组织招标或者经批准改变方式"),
    Rule("EVL-05", "87号 47", "评标委员会5人以上单数，评审专家不少于成员总数的三分之二；预算1000万元以上的7人以上单数", 5),
    Rule("EVL-07", "财库〔2016〕198号 13", "抽取评审专家开始时间原则上不早于评审活动开始前2个工作日", 2, WD, "C"),
    Rule("EVL-12", "87号 68；条例 43", "评标结束后2个工作日内将评标报告送采购人", 2, WD),
    Rule("EVL-13", "87号 68；条例 43", "收到评标报告之日起5个工作日内确定中标人", 5, WD),
    Rule("EVL-14", "87号 69；条例 43", "确定中标人之日起2个工作日内公告中标结果并发出中标通知书", 2, WD),
    Rule("EVL-15", "87号 69", "中标公告期限为1个工作日", 1, WD),
    Rule("CHL-02", "采购法 52；94号 10", "供应商可在知道或者应知权益受损之日起7个工作日内提出质疑", 7, WD),
    Rule("CHL-03", "采购法 53；94号 13", "收到质疑后7个工作日内答复", 7, WD),
    Rule("CHL-04", "条例 54；94号 16", "质疑可能影响中标结果的，应当暂停签订合同"),
    Rule("CON-01", "采购法 46；87号 71", "中标通知书发出之日起30日内签订书面合同", 30, D),
    Rule("CON-02", "条例 50", "合同签订之日起2个工作日内公告", 2, WD),
    Rule("CON-03", "采购法 47", "合同签订之日起7个工作日内副本备案", 7, WD),
    Rule("CON-04", "条例 48；38号 三", "履约保证金不得超过合同金额的10%，以非现金形式提交", 10),
    Rule("CON-05", "采购法 49", "所有补充合同的金额合计不得超过原合同金额的10%", 10),
    Rule("CON-07", "102号 24", "政府购买服务合同期限一般不超过1年，符合条件的不超过3年", 3, None, "B"),
    Rule("ACC-01", "采购法 41；条例 45", "采购人应当组织履约验收，出具验收书"),
    Rule("ICT-02", "财库〔2016〕99号", "编制与复核、合同签订与验收等岗位原则上分开设置", None, None, "C"),
    Rule("COI-06", "采购法 28；条例 28", "不得将应当公开招标的项目化整为零"),
    Rule("TND-05", "条例 21；87号 27", "提交资格预审申请文件的时间自公告发布之日起不得少于5个工作日", 5, WD),
    Rule("TND-08", "87号 38", "收到撤回投标书面通知之日起5个工作日内退还投标保证金", 5, WD),
    Rule("TND-11", "87号 29", "终止招标的，5个工作日内退还招标文件费用和投标保证金", 5, WD),
    Rule("CHL-01", "采购法 51；条例 52", "供应商询问应当在3个工作日内答复", 3, WD),
    Rule("CHL-05", "采购法 55；94号 17", "质疑供应商可在答复期满后15个工作日内向同级财政部门投诉", 15, WD),
    Rule("CHL-06", "94号 21", "财政部门收到投诉书后5个工作日内进行审查", 5, WD),
    Rule("CHL-07", "94号 22", "收到投诉答复通知书之日起5个工作日内提交书面说明和证据", 5, WD),
    Rule("CHL-08", "采购法 56；94号 26", "财政部门自收到投诉之日起30个工作日内作出处理决定", 30, WD),
    Rule("CHL-09", "采购法 57；94号 28", "暂停采购活动时间最长不得超过30日", 30, D),
    Rule("CS-02", "214号 10", "自磋商文件发出之日起至首次响应文件提交截止之日止不得少于10日", 10, D, "B"),
    Rule("CS-03", "214号 10", "磋商文件发售期限不得少于5个工作日；澄清修改应在截止5日前", 5, WD, "B"),
    Rule("CS-07", "214号 28、29、30", "2个工作日内送评审报告，5个工作日内确定成交供应商，2个工作日内公告", None, WD, "B"),
    Rule("NG-01", "采购法 30；74号 29", "自谈判文件发出之日起至首次响应文件提交截止之日止不得少于3个工作日", 3, WD),
    Rule("NG-03", "采购法 32；74号 45", "询价通知书发出至提交响应文件截止不得少于3个工作日；仅适用于货物", 3, WD),
    Rule("NG-04", "74号 18、20、36、49", "2个工作日内送评审报告，5个工作日内确定成交供应商，2个工作日内公告", None, WD),
    Rule("SS-01", "条例 38；74号 38、40", "单一来源采购公示期不得少于5个工作日", 5, WD),
    Rule("FW-02", "110号 15、29、30", "入围通知书发出之日起30日内签订框架协议，7个工作日内备案，3个工作日内告知服务对象"),
    Rule("PAY-01", "38号 三；条例 51", "收到发票后30日内支付", 30, D),
    Rule("PAY-02", "款项支付条例 9", "自交付或者验收合格之日起30日内支付中小企业款项", 30, D),
    Rule("HRL-01", "人力资源市场暂行条例 18", "从事职业中介活动应当取得人力资源服务许可证", None, None, "C"),
)


def statute() -> Law:
    """The law as this version of the product knows it."""
    return _STATUTE


_STATUTE = Law(RULES)
