"""Agreements that take more than two fields: sums, delays, acceptances, the trial run; and within one paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rules.agreement.compare import Compared, Cross, of_case, of_contract
from rules.agreement.reading import DAY, MONEY, SPAN, Paper
from rules.purchase.contract import delay_penalty, paid_on_passing

Row = Mapping[str, Any]


def _rows(paper: Paper, name: str) -> Sequence[Row]:
    return paper.content.get(name) or ()


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None


def _of(papers: Sequence[Paper], *kinds: str) -> list[Paper]:
    return [paper for paper in papers if paper.kind in kinds]


# --- papers of one contract ---------------------------------------------------------------------------------------


def supplements(papers: Sequence[Paper]) -> Iterator[Compared]:
    """What acceptance and payment add to the contract is the sum of the supplements signed until then."""
    added = _of(papers, "contract_supplement")
    for paper in _of(papers, "acceptance_report", "payment_request"):
        before = [one for one in added if one.dated <= paper.dated]
        total, stated = (
            sum(int(one.content["amount_change"]) for one in before),
            int(paper.content.get("supplements", 0)),
        )
        if before or stated:
            source = before[-1] if before else paper
            yield Compared(
                "补充协议金额合计", "", source, MONEY.show(total), paper, MONEY.show(stated), total == stated,
                "补充协议的金额以签订的补充协议为准，请核对补充协议和验收、支付文书",
            )  # fmt: skip


def added_targets(papers: Sequence[Paper]) -> Iterator[Compared]:
    """After a supplement the acceptance measures what contract and supplements ask for together."""
    contracts, added = _of(papers, "operating_contract"), _of(papers, "contract_supplement")
    for paper in _of(papers, "acceptance_report"):
        wanted: dict[str, int] = {}
        for one in [*contracts, *(one for one in added if one.dated <= paper.dated)]:
            for row in _rows(one, "targets"):
                wanted[row["name"]] = wanted.get(row["name"], 0) + int(row["quantity"])
        source = next(
            (one for one in reversed(added) if one.dated <= paper.dated), contracts[0] if contracts else paper
        )
        for row in _rows(paper, "standards"):
            if row.get("target") is not None and row["name"] in wanted:
                yield Compared(
                    "验收的目标任务", row["name"], source, str(wanted[row["name"]]), paper, str(row["target"]),
                    int(row["target"]) == wanted[row["name"]],
                    "验收应当按合同和补充协议合计的目标任务进行，请核对（采购法 49；条例 45）",
                )  # fmt: skip


def acceptances(papers: Sequence[Paper]) -> Iterator[Compared]:
    """Two acceptances of one contract: after the term both find the same; before, a count never falls."""
    for n, first in enumerate(papers):
        known = {row["name"]: row for row in _rows(first, "standards")}
        for second in papers[n + 1 :]:
            for row in _rows(second, "standards"):
                if row["name"] in known:
                    yield from _two_findings(first, known[row["name"]], second, row)


def _two_findings(first: Paper, found: Row, second: Paper, again: Row) -> Iterator[Compared]:
    remedy = "同一合同的验收只有一个结果，请以复核后的验收情况为准，更正有误的一份（条例 45）"
    ended = not first.content.get("rectify_by") and all(  # what failed is mended and looked at again
        str(paper.content["accepted_on"]) > str(paper.content["term_until"]) for paper in (first, second)
    )
    counts = found.get("achieved"), again.get("achieved")
    if None not in counts and found.get("target") is not None:
        agrees = counts[0] == counts[1] if ended else int(counts[0] or 0) <= int(counts[1] or 0)
        yield Compared("验收完成数", found["name"], first, str(counts[0]), second, str(counts[1]), agrees, remedy)
    elif ended and found.get("found") and again.get("found"):
        agrees = found["found"] == again["found"] and found.get("met") == again.get("met")
        yield Compared("验收情况", found["name"], first, found["found"], second, again["found"], agrees, remedy)


def late_opening(papers: Sequence[Paper]) -> Iterator[Compared]:
    """A station that opened late costs what the contract says, once, with the first acceptance that knows of it."""
    for contract in _of(papers, "operating_contract"):
        found, taken = _of(papers, "acceptance_report"), 0
        for report in found:
            owed = delay_penalty(
                [_day(row.get("opened_on")) for row in _rows(report, "stations")],
                date.fromisoformat(contract.content["opening_deadline"]),
                int(contract.content["price"]),
                int(contract.content["late_rate"]),
            )
            stated = int(report.content.get("delay_penalty") or 0)
            taken += stated
            if report.content.get("instalment") and (owed or stated):
                excused = int(report.content.get("delay_excused") or 0)
                yield Compared(
                    "逾期投入运营的违约金", "", contract, MONEY.show(owed), report, MONEY.show(taken + excused),
                    taken + excused == owed,
                    "请按合同违约责任条款计算并在阶段验收中登记违约金；因甲方原因顺延的，写明免除的金额和理由",
                )  # fmt: skip


def opened_in_term(papers: Sequence[Paper]) -> Iterator[Compared]:
    """No station opens before the operator's service begins."""
    for report in _of(papers, "acceptance_report"):
        start = str(report.content["term_from"])
        for row in _rows(report, "stations"):
            if row.get("opened_on"):
                yield Compared(
                    "投入运营日期在服务期内", row["name"], report, DAY.show(start), report, DAY.show(row["opened_on"]),
                    row["opened_on"] >= start, "投入运营不得早于合同服务期开始，请核对投入运营日期",
                )  # fmt: skip


def accepted_in_term(papers: Sequence[Paper]) -> Iterator[Compared]:
    """The platform is accepted after its contract's time has begun: what is bought cannot be there before."""
    contracts = _of(papers, "contract_publication")
    for report in _of(papers, "platform_acceptance_report"):
        for contract in contracts:
            span = (str(contract.content["term_from"]), str(contract.content["term_until"]))
            day = str(report.content["accepted_on"])
            yield Compared(
                "平台验收日期在合同履行期限内", "", contract, SPAN.show(span), report, DAY.show(day), span[0] <= day,
                "请核对平台合同的履行期限和验收日期",
            )  # fmt: skip


def platform_price(papers: Sequence[Paper]) -> Iterator[Compared]:
    """The price that the platform's acceptance names is the contract's."""
    for report in _of(papers, "platform_acceptance_report"):
        for contract in _of(papers, "contract_publication"):
            wanted, told = contract.content["price"], report.content.get("contract_price")
            if told is not None:
                yield Compared(
                    "合同金额", "", contract, MONEY.show(wanted), report, MONEY.show(told), wanted == told,
                    "合同金额以签订的合同为准，请更正有误的一处",
                )  # fmt: skip


def within_plan(papers: Sequence[Paper]) -> Iterator[Compared]:
    """What is put out to purchase, the platform included, stays within the plan's money: each case's last notice."""
    last = {paper.case: paper for paper in papers if paper.kind in NOTICES}
    total = sum(int(paper.content["budget"]) for paper in last.values())
    for paper in _of(papers, "annual_summary"):
        if last and (fund := paper.content.get("fund")) is not None:
            other = int(paper.content.get("other_funds") or 0)
            yield Compared(
                "方案资金与采购预算", "", paper, MONEY.show(fund + other), list(last.values())[-1],
                f"{len(last)}项采购预算合计{MONEY.show(total)}", total <= fund + other,
                "各项采购预算（含信息平台）合计不得超过方案安排的资金，另有来源的应当写明（other_funds）",
            )  # fmt: skip


def of_programme(paper: Paper) -> str:
    """Papers of one programme: a case's slug begins with its programme's."""
    return paper.case.split("/")[0]


# --- the trial run ------------------------------------------------------------------------------------------------

GRAVE = ("严重", "较重")
"""Defects that the plan of the trial run wants mended and tested again before it is passed."""


def trial(papers: Sequence[Paper]) -> Iterator[Compared]:
    """The report keeps to the plan: no grave defect open where it says 通过, and no shorter than was planned."""
    plans = _of(papers, "trial_plan")
    for report in _of(papers, "trial_run_report"):
        plan = plans[-1] if plans else report
        grave = [row for row in _rows(report, "defects") if row["severity"] in GRAVE and not row.get("fixed_on")]
        what = (
            "、".join(f"{row['severity']}缺陷“{row['description']}”未修复" for row in grave)
            or "没有未修复的严重、较重缺陷"
        )
        if report.content.get("passed"):
            yield Compared(
                "试运行结论", "", plan, "严重、较重缺陷修复并复测通过后方为通过", report, what, not grave,
                "请修复并复测后再作通过的结论，或者将结论改为不通过",
            )  # fmt: skip
        for one in plans:
            wanted, had = (_length(paper) for paper in (one, report))
            yield Compared(
                "试运行天数", "", one, f"{wanted}天", report, f"{had}天", had >= wanted,
                "试运行应当按方案的天数进行，请延长试运行，或者先修改试运行方案",
            )  # fmt: skip


def _length(paper: Paper) -> int:
    first, last = (date.fromisoformat(paper.content[name]) for name in ("run_from", "run_until"))
    return (last - first).days + 1


# --- one paper against itself ---------------------------------------------------------------------------------------

Passages = tuple[str, str, bool]
"""What two passages say, and whether that goes together."""


@dataclass(frozen=True)
class Inner:
    """Two passages of one paper that must go together. `passages` reads the paper's facts."""

    title: str
    kinds: tuple[str, ...]
    passages: Callable[[Mapping[str, Any]], Iterator[Passages]]
    remedy: str

    def cross(self) -> Cross:
        """As the comparison runs it."""

        def found(papers: Sequence[Paper]) -> Iterator[Compared]:
            for paper in papers:
                for first, second, agrees in self.passages(paper.content):
                    yield Compared(self.title, "", paper, first, paper, second, agrees, self.remedy)

        return Cross(self.title, frozenset(self.kinds), of_case, found)


def _signed_before_term(content: Mapping[str, Any]) -> Iterator[Passages]:
    signed, start = content.get("signed_on"), content["term_from"]
    if signed:
        yield f"签订日期{DAY.show(signed)}", f"服务自{DAY.show(start)}起", signed <= start


def _opens_in_term(content: Mapping[str, Any]) -> Iterator[Passages]:
    start, opening = content.get("term_from") or content["service_from"], content["opening_deadline"]
    yield f"服务自{DAY.show(start)}起", f"驿站应于{DAY.show(opening)}前投入运营", opening >= start


def _term_after_opening(content: Mapping[str, Any]) -> Iterator[Passages]:
    start, deadline = content.get("term_from") or content.get("service_from"), content["bid_deadline_on"]
    if start:
        yield f"{DAY.show(deadline)}截止、开标", f"服务自{DAY.show(start)}起", deadline < start


def _paid_by_stage(content: Mapping[str, Any]) -> Iterator[Passages]:
    takes = int(content.get("deduction_per_point") or 0)
    for row in content.get("instalments") or ():
        condition = row.get("stage") or row.get("condition") or ""
        if takes and condition:
            yield (
                f"{row['name']}以“{condition}”为付款条件",
                "考核不达标的按分扣减后支付",
                not paid_on_passing(condition),
            )


def _important_scored(content: Mapping[str, Any]) -> Iterator[Passages]:
    marked = [row["text"] for row in content.get("requirements") or () if row.get("mark") == "▲"]
    criteria = "".join(
        item["criterion"]
        for scheme in content.get("schemes") or ()
        for factor in scheme.get("factors") or ()
        for item in factor["items"]
    )
    if marked:
        yield (
            f"第三章有{len(marked)}项“▲”按第五章评分",
            "第五章" + ("对“▲”项评分" if "▲" in criteria else "没有对“▲”项评分"),
            "▲" in criteria,
        )


def _similar_contracts(content: Mapping[str, Any]) -> Iterator[Passages]:
    for scheme in content.get("schemes") or ():
        for factor in scheme.get("factors") or ():
            for item in factor["items"]:
                per = re.search(r"每(?:提供|有|具有)?\D{0,20}?1[个项份]\D{0,40}?得(\d+(?:\.\d+)?)分", item["criterion"])
                if "业绩" in f"{factor['name']}{item['name']}" and per:
                    most = float(item["points"]) / float(per[1])
                    yield (
                        f"“{item['name']}”{item['points']}分，每个{per[1]}分，需{most:g}个",
                        "同类业务合同不超过2个",
                        most <= 2,
                    )


def _hours(content: Mapping[str, Any]) -> Iterator[Passages]:
    told = re.search(r"不少于(\d+)天\D*不少于(\d+)小时", str(content.get("opening_hours") or ""))
    stations = content.get("stations") or ()
    staff = content.get("staff_per_station") or min((row.get("staff") or 1 for row in stations), default=0)
    if told and staff:
        week = int(told[1]) * int(told[2])
        yield (
            f"每周开放{week}小时",
            f"每站{staff}名工作人员，每人每周不超过{WEEK}小时，合计{staff * WEEK}小时",
            week <= staff * WEEK,
        )


WEEK = 40
"""Hours of one person in a week (国务院关于职工工作时间的规定 3; 劳动法 36)."""


def _funds(content: Mapping[str, Any]) -> Iterator[Passages]:
    fund = content.get("fund")
    if fund is None:
        return
    rows = content.get("contracts") or ()
    spent = sum(int(row.get("amount") or 0) + int(row.get("supplements") or 0) for row in rows)
    other = int(content.get("other_funds") or 0)
    known = f"资金{MONEY.show(fund)}" + (f"和其他来源{MONEY.show(other)}" if other else "")
    yield known, f"合同和补充协议合计{MONEY.show(spent)}", spent <= fund + other


def _estimate(content: Mapping[str, Any]) -> Iterator[Passages]:
    if content.get("by_lot") or content.get("planned_money") is None:
        return
    total = sum(int(row["budget"]) for row in content["shares"])
    planned = int(content["planned_money"])
    yield f"方案安排的资金{MONEY.show(planned)}", f"各项预算合计{MONEY.show(total)}", total <= planned


def _confirmed(content: Mapping[str, Any]) -> Iterator[Passages]:
    share, confirmed = content.get("share"), content.get("confirmed")
    if share is None or confirmed is None:
        return
    taken = int(content.get("assessed_deduction") or 0) + int(content.get("delay_penalty") or 0)
    agrees = int(share) - taken == int(confirmed) or bool(content.get("deduction_reason"))
    yield f"本期金额{MONEY.show(share)}，扣减{MONEY.show(taken)}", f"确认应付{MONEY.show(confirmed)}", agrees


DOCUMENTS = ("tender_document", "consultation_document", "negotiation_document")
NOTICES = ("tender_notice", "consultation_notice", "bid_invitation")
INNERS = (
    Inner("签订日期与服务期", ("operating_contract",), _signed_before_term,
          "合同履行期限不得早于合同签订，请更正合同拟订的开始日期"),
    Inner("投入运营时限与服务期", ("operating_contract", *DOCUMENTS), _opens_in_term,
          "投入运营时限应当在服务期内，请随服务期一并重新推算"),
    Inner("开标时间与服务期", (*NOTICES, *DOCUMENTS), _term_after_opening,
          "开标后应当留出定标、质疑期和签订合同的时间，请在采购文件编制中重新填写服务起止日期"),
    Inner("付款条件与考核扣减", DOCUMENTS, _paid_by_stage,  # a contract's are checked when it is drafted
          "付款条件写“考核结果确定后，按考核扣减条款结算”，不以达标为支付前提"),
    Inner("“▲”要求与评分标准", (*DOCUMENTS, "platform_document"), _important_scored,
          "标注“▲”的要求应当在第五章有相应的评分，不评分的不标注"),
    Inner("同类业绩分与合同个数", (*DOCUMENTS, "platform_document"), _similar_contracts,
          "业绩评分以2个为限，超过的应当有理由（22号 18）"),
    Inner("开放时间与人员配备", ("operating_contract", *DOCUMENTS), _hours,
          "请增加人员、轮班或者缩短开放时间，每人每周工作不超过40小时（劳动法 36）"),
    Inner("资金与合同金额", ("annual_summary",), _funds,
          "超过方案资金的部分应当写明资金来源（other_funds、other_source）"),
    Inner("资金与预算", ("funding_estimate",), _estimate, "各项预算（含信息平台）合计不得超过方案安排的资金"),
    Inner("本期金额与确认应付金额", ("acceptance_report", "payment_request"), _confirmed,
          "请核对扣减和确认应付金额，另有扣减的写明理由"),
)  # fmt: skip

CONTRACT_PAPERS = frozenset({"operating_contract", "contract_supplement", "acceptance_report", "payment_request"})
CROSSES: tuple[Cross, ...] = (
    Cross("补充协议金额合计", CONTRACT_PAPERS, of_contract, supplements),
    Cross("验收的目标任务", CONTRACT_PAPERS, of_contract, added_targets),
    Cross("验收情况", frozenset({"acceptance_report"}), of_contract, acceptances),
    Cross("逾期投入运营的违约金", CONTRACT_PAPERS, of_contract, late_opening),
    Cross("投入运营日期在服务期内", frozenset({"acceptance_report"}), of_contract, opened_in_term),
    Cross("平台验收日期", frozenset({"contract_publication", "platform_acceptance_report"}), of_contract, accepted_in_term),
    Cross("平台合同金额", frozenset({"contract_publication", "platform_acceptance_report"}), of_contract, platform_price),
    Cross("方案资金与采购预算", frozenset({*NOTICES, "annual_summary"}), of_programme, within_plan),
    Cross("试运行", frozenset({"trial_plan", "trial_run_report"}), of_case, trial),
    *(inner.cross() for inner in INNERS),
)  # fmt: skip
