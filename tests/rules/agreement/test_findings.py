"""Each contradiction that readers found in the papers of a rehearsal, planted: it is seen, and its sound twin is not.

The numbers are those of the list of findings. What is planted are the fields alone, as the papers have them.
"""

from __future__ import annotations

from typing import Any

import pytest

from documents.catalogue import CATALOGUE
from rules.agreement.crosses import CROSSES
from rules.agreement.reading import Paper
from rules.agreement.topics import TOPICS
from tests.documents.samples import all_samples
from tests.rules.agreement.papers import agreeing, differing, paper, told

WHOLE, NONE = ({"kind": kind, "share": 0, "small": 0} for kind in ("whole", "none"))
YEAR = {"term_from": "2023-12-15", "term_until": "2024-12-14"}
CONTRACT = {
    "contract_number": "演练-1",
    "price": 1_000_000,
    "late_rate": 5,
    "opening_deadline": "2023-12-31",
    **YEAR,
}
ACCEPTED = {"contract_number": "演练-1", "price": 1_000_000, **YEAR}


def targets(**quantities: int) -> list[dict[str, Any]]:
    return [{"name": name, "quantity": quantity} for name, quantity in quantities.items()]


def standard(**row: Any) -> dict[str, Any]:
    return {"name": "归集岗位信息", "target": 6000, "achieved": 6100, "found": "平台记录6100条", "met": True, **row}


class TestMoney:
    """1. Contracts of 505.7487万 and supplements of 3.2984万 out of a fund of 500万."""

    FUND = 500_000_000

    def summary(self, amount: int, **other: Any) -> Paper:
        rows = [{"amount": amount, "supplements": 3_298_400}]
        return paper("annual_summary", fund=self.FUND, contracts=rows, **other)

    def test_more_than_the_fund_is_seen(self) -> None:
        [(topic, fund, spent)] = told(self.summary(505_748_700))
        assert (topic, fund, spent) == ("资金与合同金额", "资金5,000,000.00元", "合同和补充协议合计5,090,471.00元")

    @pytest.mark.parametrize(
        ("amount", "other"), [(496_701_600, {}), (505_748_700, {"other_funds": 9_047_100, "other_source": "区级财政"})]
    )
    def test_all_of_it_is_not_nor_what_is_explained(self, amount: int, other: dict[str, Any]) -> None:
        assert differing(self.summary(amount, **other)) == []

    @pytest.mark.parametrize(("platform", "seen"), [(80_000_000, True), (20_000_000, False)])
    def test_the_platform_is_bought_from_the_same_fund(self, platform: int, seen: bool) -> None:
        estimate = {"by_lot": False, "planned_money": self.FUND}
        shares = [{"budget": 480_000_000}, {"budget": platform}]
        assert bool(differing(paper("funding_estimate", **estimate, shares=shares))) is seen
        notices = [paper("tender_notice", budget=480_000_000)]
        notices.append(
            Paper("tender_notice", "平台", "演-P", "p/市级/平台", 1, "", notices[0].dated, {"budget": platform})
        )
        found = [one.topic for one in differing(*notices, self.summary(0))]
        assert found == (["方案资金与采购预算"] if seen else [])

    def test_a_second_round_is_not_counted_beside_the_first(self) -> None:
        rounds = [paper("tender_notice", round=n, budget=300_000_000) for n in (1, 2)]
        assert differing(*rounds, self.summary(0)) == []

    def test_an_estimate_of_one_purchase_is_not_the_programme_s(self) -> None:
        rows = {"by_lot": True, "planned_money": 1, "shares": [{"budget": 2}]}
        assert differing(paper("funding_estimate", **rows)) == []


RESERVED = {"sme_kind": "whole", "sme_share": 0, "sme_small": 0}


class TestSmallFirms:
    """2. 磋商文件 专门面向, its contract 不属于预留; the platform's requirement 专门面向, its notice silent."""

    @pytest.mark.parametrize("kind", ["requirement_document", "consultation_notice", "consultation_result_notice"])
    def test_every_paper_says_the_document_s(self, kind: str) -> None:
        document = paper("consultation_document", **RESERVED)
        assert ("中小企业政策", "专门面向中小企业采购", "不专门面向中小企业采购") in told(
            document, paper(kind, sme=NONE)
        )
        assert "中小企业政策" in agreeing(document, paper(kind, sme=WHOLE))

    def test_the_contract_too(self) -> None:
        document = paper("consultation_document", **RESERVED)
        assert told(document, paper("operating_contract", subject="1", sme=NONE))
        published = paper("contract_publication", contract_number="演练-1", for_sme=False)
        contract = paper("operating_contract", subject="1", for_sme=True, contract_number="演练-1")
        assert ("中小企业预留合同", "是", "否") in told(contract, published)


class TestTerm:
    """3. Signed on 2024-01-03 for a service from 01-19, with stations that were to open by 2023-12-31."""

    def test_stations_open_within_the_service(self) -> None:
        late = CONTRACT | {"term_from": "2024-01-19", "term_until": "2025-01-18"}
        assert ("投入运营时限与服务期", "服务自2024年1月19日起", "驿站应于2023年12月31日前投入运营") in told(
            paper("operating_contract", **late)
        )
        assert differing(paper("operating_contract", **CONTRACT)) == []

    def test_signed_before_the_service(self) -> None:
        [found] = differing(paper("operating_contract", **CONTRACT, signed_on="2023-12-16"))
        assert found.topic == "签订日期与服务期"
        assert "前后不一" in found.message
        assert differing(paper("operating_contract", **CONTRACT, signed_on="2023-12-15")) == []

    @pytest.mark.parametrize(("opens", "seen"), [("2023-12-15", True), ("2023-12-14", False)])
    def test_bids_are_opened_before_the_service(self, opens: str, seen: bool) -> None:
        found = {one.topic for one in differing(paper("tender_notice", bid_deadline_on=opens, **YEAR))}
        assert ("开标时间与服务期" in found) is seen

    def test_a_new_round_has_one_term_in_all_its_papers(self) -> None:
        notice = paper("tender_notice", round=2, term_from="2024-01-19", term_until="2025-01-18")
        document = paper("tender_document", round=2, service_from="2023-12-15", service_until="2024-12-14")
        assert "合同履行期限" in {one.topic for one in differing(document, notice)}


class TestAward:
    """4. 成交通知书 from 12-15, contract from 12-21; 5,500条 instead of 5 x 1,200; the price unchanged."""

    LETTER = paper("award_letter", lot_number="采购包1", amount=1_000_000, **YEAR)
    DOCUMENT = paper("tender_document", lots=[{"number": "采购包1", "targets": targets(归集岗位信息=6000)}])

    def contract(self, **changed: Any) -> Paper:
        known = CONTRACT | {"targets": targets(归集岗位信息=6000)} | changed
        return paper("operating_contract", "2023-12-20", subject="1", **known)

    def test_a_shorter_service_for_the_same_price(self) -> None:
        assert (
            "合同履行期限",
            "2023年12月15日至2024年12月14日",
            "2023年12月21日至2024年12月14日",
        ) in told(self.LETTER, self.contract(term_from="2023-12-21"))

    def test_as_long_from_a_later_day_is_lawful(self) -> None:
        later = self.contract(term_from="2023-12-21", term_until="2024-12-20")
        assert differing(self.LETTER, self.DOCUMENT, later) == []

    def test_fewer_services(self) -> None:
        less = self.contract(targets=targets(归集岗位信息=5500))
        assert told(self.DOCUMENT, less) == [("目标任务", "6000", "5500")]

    def test_another_price(self) -> None:
        assert ("中标（成交）金额", "10,000.00元", "10,000.01元") in told(self.LETTER, self.contract(price=1_000_001))

    def test_above_the_ceiling(self) -> None:
        notice = paper("tender_notice", lots=[{"number": "采购包1", "price_cap": 999_999}])
        result = paper("award_notice", awards=[{"lot_number": "采购包1", "amount": 1_000_000}])
        assert told(notice, result) == [("报价不超过最高限价", "9,999.99元", "10,000.00元")]


class TestAcceptances:
    """5. Two acceptances of one contract on 12-19 and 12-20 with different percentages of the same target."""

    def accepted(self, on: str, **row: Any) -> Paper:
        return paper("acceptance_report", on, **ACCEPTED, accepted_on=on, standards=[standard(**row)])

    def test_after_the_service_both_find_the_same(self) -> None:
        first, second = self.accepted("2024-12-19"), self.accepted("2024-12-20", achieved=6050)
        assert told(first, second) == [("验收完成数", "6100", "6050")]
        assert differing(first, self.accepted("2024-12-20")) == []

    def test_in_words_too(self) -> None:
        first = self.accepted("2024-12-19", achieved=None, found="完成108%")
        second = self.accepted("2024-12-20", achieved=None, found="完成103%")
        assert told(first, second) == [("验收情况", "完成108%", "完成103%")]

    def test_during_the_service_a_count_grows_and_never_falls(self) -> None:
        half, whole = self.accepted("2024-07-01", achieved=3000), self.accepted("2024-12-20")
        assert differing(half, whole) == []
        assert told(self.accepted("2024-07-01", achieved=6101), whole) == [("验收完成数", "6101", "6100")]

    def test_what_failed_is_mended_and_found_in_order(self) -> None:
        """87号 75: a failed acceptance is followed by another one."""
        failed = paper(
            "acceptance_report",
            "2024-12-19",
            **ACCEPTED,
            accepted_on="2024-12-19",
            rectify_by="2025-01-10",
            standards=[standard(achieved=5900, met=False)],
        )
        assert differing(failed, self.accepted("2025-01-08")) == []


LATE_STATIONS = [{"name": "甲", "opened_on": "2024-01-10"}, {"name": "乙", "opened_on": "2023-12-30"}]


class TestDelay:
    """6. A station opened on 2024-01-03, another on 01-24, and the acceptance deducts nothing."""

    def accepted(self, on: str = "2024-02-01", **money: Any) -> Paper:
        return paper("acceptance_report", on, **ACCEPTED, accepted_on=on, stations=LATE_STATIONS, **money)

    def test_ten_days_of_one_of_two_stations_cost_25_yuan(self) -> None:
        """10,000.00 元 by two stations, five parts of ten thousand a day, ten days."""
        contract = paper("operating_contract", **CONTRACT)
        found = told(contract, self.accepted(instalment="第一期", delay_penalty=0))
        assert found == [("逾期投入运营的违约金", "25.00元", "0.00元")]
        assert differing(contract, self.accepted(instalment="第一期", delay_penalty=2_500)) == []
        excused = self.accepted(instalment="第一期", delay_penalty=500, delay_excused=2_000)
        assert differing(contract, excused) == [], "the purchaser handed the premises over late"

    def test_it_is_taken_once(self) -> None:
        contract, first = (
            paper("operating_contract", **CONTRACT),
            self.accepted(instalment="第一期", delay_penalty=2_500),
        )
        again = self.accepted("2024-07-01", instalment="第二期", delay_penalty=2_500)
        assert told(contract, first, again) == [("逾期投入运营的违约金", "25.00元", "50.00元")]
        assert differing(contract, first, self.accepted("2024-07-01", instalment="第二期")) == []

    def test_no_station_opens_before_the_service(self) -> None:
        early = paper(
            "acceptance_report",
            **ACCEPTED,
            accepted_on="2024-12-20",
            stations=[{"name": "丙", "opened_on": "2023-12-14"}],
        )
        assert told(early) == [("投入运营日期在服务期内", "2023年12月15日", "2023年12月14日")]


TEN_DAYS = {"run_from": "2023-12-11", "run_until": "2023-12-20"}


class TestTrial:
    """7. The plan: ten days, grave defects mended. The report: seven days, one 较重 open, 通过."""

    def report(self, until: str = "2023-12-20", *, mended: str | None = None, passed: bool = True) -> Paper:
        defect = {"severity": "较重", "description": "重复填写", "fixed_on": mended}
        return paper("trial_run_report", run_from="2023-12-11", run_until=until, defects=[defect], passed=passed)

    def test_passes_only_with_grave_defects_mended(self) -> None:
        plan = paper("trial_plan", **TEN_DAYS)
        [(topic, _plan, said)] = told(plan, self.report())
        assert (topic, said) == ("试运行结论", "较重缺陷“重复填写”未修复")
        assert differing(plan, self.report(mended="2023-12-18")) == []
        assert differing(plan, self.report(passed=False)) == []

    def test_runs_as_long_as_planned(self) -> None:
        plan = paper("trial_plan", **TEN_DAYS)
        assert told(plan, self.report("2023-12-17", mended="2023-12-16")) == [("试运行天数", "10天", "7天")]


PLATFORM = {
    "contract_number": "演练-平台",
    "price": 80_000_000,
    "term_from": "2024-01-01",
    "term_until": "2024-12-31",
}


class TestPlatform:
    """8. Contract from 2024-01-01 to 12-31, accepted on 2023-12-22."""

    @pytest.mark.parametrize(("on", "seen"), [("2023-12-22", True), ("2024-01-01", False)])
    def test_accepted_within_its_contract(self, on: str, seen: bool) -> None:
        report = paper("platform_acceptance_report", contract_number="演练-平台", accepted_on=on)
        assert bool(differing(paper("contract_publication", **PLATFORM), report)) is seen

    def test_for_the_contract_s_price(self) -> None:
        report = paper(
            "platform_acceptance_report",
            contract_number="演练-平台",
            accepted_on="2024-02-01",
            contract_price=79_999_999,
        )
        assert told(paper("contract_publication", **PLATFORM), report) == [("合同金额", "800,000.00元", "799,999.99元")]


class TestNoticeAndDocument:
    """9. Delivery by URL or at the exchange; credit and relations only in the document."""

    @pytest.mark.parametrize(
        ("topic", "field", "first", "second"),
        [
            ("提交投标（响应）文件的地点", "bid_place", "https://example.invalid/bid", "演练交易中心"),
            ("开标（开启）地点", "opening_place", "演练开标室", "演练交易中心"),
            ("获取采购文件的地点", "documents_place", "演练网址", "演练交易中心"),
            ("资格要求", "qualifications", ["有许可证"], ["有许可证", "未被列入失信被执行人"]),
            ("是否接受联合体", "accepts_consortium", False, True),
            ("采购文件提供期限", "documents_until", "2023-10-13", "2023-10-16"),
            ("投标（响应）保证金", "bid_bond", 60_000, 0),
            ("采购代理机构", "agency_name", "演练代理甲", "演练代理乙"),
        ],
    )
    def test_say_the_same(self, topic: str, field: str, first: Any, second: Any) -> None:
        notice = paper("tender_notice", **{field: first})
        assert [one.topic for one in differing(notice, paper("tender_document", **{field: second}))] == [topic]
        assert topic in agreeing(notice, paper("tender_document", **{field: first}))


class TestDocument:
    """10. “▲…按第五章评分”, and none is; five similar contracts earn 15 points; 不允许分包, and the contract allows it."""

    def document(self, name: str, points: str, criterion: str) -> Paper:
        item = {"name": name, "points": points, "criterion": criterion}
        schemes = [{"factors": [{"name": name, "items": [item]}]}]
        return paper("tender_document", requirements=[{"mark": "▲", "text": "应急预案"}], schemes=schemes)

    def test_what_is_marked_is_scored(self) -> None:
        assert [one.topic for one in differing(self.document("服务方案", "10", "完整得10分"))] == ["“▲”要求与评分标准"]
        assert differing(self.document("服务方案", "10", "▲全部满足得10分")) == []

    @pytest.mark.parametrize(("each", "seen"), [("3", True), ("7.5", False)])
    def test_two_similar_contracts_earn_all_points(self, each: str, seen: bool) -> None:
        document = self.document("业绩", "15", f"▲响应；每提供1个同类业绩得{each}分，最高15分")
        assert [one.topic for one in differing(document)] == (["同类业绩分与合同个数"] if seen else [])

    def test_the_contract_lets_no_more_be_subcontracted(self) -> None:
        document = paper("tender_document", subcontract="")
        contract = paper("operating_contract", **CONTRACT, subcontract="保洁服务")
        assert told(document, contract) == [("分包", "不得分包", "保洁服务")]


class TestStaffing:
    """11. One person for six days of eight hours: 48 hours a week (劳动法 36; 国务院规定 3: 40)."""

    HOURS = "每周服务不少于6天，每天不少于8小时"

    @pytest.mark.parametrize(("staff", "seen"), [(1, True), (2, False)])
    def test_within_forty_hours_a_week(self, staff: int, seen: bool) -> None:
        document = paper("tender_document", opening_hours=self.HOURS, staff_per_station=staff)
        assert bool(differing(document)) is seen

    def test_in_the_contract_by_station(self) -> None:
        stations = [{"name": "甲", "staff": 2}, {"name": "乙", "staff": 1}]
        [found] = differing(paper("operating_contract", **CONTRACT, opening_hours=self.HOURS, stations=stations))
        assert found.topic == "开放时间与人员配备"
        assert "48小时" in found.first_says

    def test_five_days_of_eight_are_one_person_s(self) -> None:
        hours = "每周服务不少于5天，每天不少于8小时"
        assert differing(paper("tender_document", opening_hours=hours, staff_per_station=1)) == []


class TestPayment:
    """13. Paid 阶段性考核达标后, while a score below the pass is deducted and then paid."""

    @pytest.mark.parametrize(
        ("condition", "seen"),
        [
            ("阶段性考核达标后", True),
            ("年度全面考核达标、履约验收合格后", True),
            ("阶段性考核结果确定后，按考核扣减条款结算", False),
            ("按考核达标情况结算", False),
        ],
    )
    def test_not_on_passing_where_it_deducts(self, condition: str, seen: bool) -> None:
        document = paper(
            "tender_document", deduction_per_point=100_000, instalments=[{"name": "第二期", "condition": condition}]
        )
        assert bool(differing(document)) is seen

    def test_where_nothing_is_deducted_passing_may_be_the_condition(self) -> None:
        rows = [{"name": "第二期", "condition": "阶段性考核达标后"}]
        assert differing(paper("tender_document", deduction_per_point=0, instalments=rows)) == []

    def test_what_is_confirmed_is_the_share_less_what_is_taken(self) -> None:
        money = {"share": 100, "assessed_deduction": 10, "delay_penalty": 5}
        assert told(paper("payment_request", **money, confirmed=90)) == [
            ("本期金额与确认应付金额", "本期金额1.00元，扣减0.15元", "确认应付0.90元")
        ]
        assert differing(paper("payment_request", **money, confirmed=85)) == []
        assert differing(paper("payment_request", **money, confirmed=90, deduction_reason="补充协议增加")) == []

    def test_the_condition_of_the_contract_is_that_of_acceptance_and_request(self) -> None:
        contract = paper("operating_contract", **CONTRACT, instalments=[{"name": "第一期", "stage": "投入运营后"}])
        request = paper("payment_request", contract_number="演练-1", instalment="第一期", stage="考核后")
        assert ("付款条件", "投入运营后", "考核后") in told(contract, request)


class TestSupplement:
    """14. 32,984 元 for more services; the acceptance still measures the old targets."""

    def papers(self, target: int, supplements: int = 3_298_400, on: str = "2024-06-01") -> list[Paper]:
        return [
            paper("operating_contract", "2023-12-01", **CONTRACT, targets=targets(归集岗位信息=6000)),
            paper(
                "contract_supplement",
                on,
                contract_number="演练-1",
                amount_change=3_298_400,
                targets=targets(归集岗位信息=360),
            ),
            paper(
                "acceptance_report",
                "2024-12-20",
                **ACCEPTED,
                accepted_on="2024-12-20",
                supplements=supplements,
                standards=[standard(target=target)],
            ),
        ]

    def test_the_acceptance_measures_both_together(self) -> None:
        assert told(*self.papers(6000)) == [("验收的目标任务", "6360", "6000")]
        assert differing(*self.papers(6360)) == []

    def test_and_counts_its_money(self) -> None:
        assert told(*self.papers(6360, 0)) == [("补充协议金额合计", "32,984.00元", "0.00元")]

    def test_what_was_added_later_is_not_measured_yet(self) -> None:
        assert differing(*self.papers(6000, 0, "2024-12-21")) == []
        assert differing(*self.papers(6360, 0, "2024-12-21"))


class TestNames:
    """15, and what else one case says once: bodies, projects, lots, stations, the committee."""

    @pytest.mark.parametrize(
        ("topic", "field", "kinds"),
        [
            ("采购人名称", "purchaser_name", ("tender_notice", "operating_contract")),
            ("采购人地址", "purchaser_address", ("tender_notice", "award_notice")),
            ("项目联系人和电话", "project_contact", ("tender_notice", "award_letter")),
            ("项目编号", "project_number", ("tender_notice", "award_letter")),
            ("项目名称", "project_name", ("tender_notice", "operating_contract")),
        ],
    )
    def test_bodies_and_projects(self, topic: str, field: str, kinds: tuple[str, str]) -> None:
        first, second = kinds
        assert [one[0] for one in told(paper(first, **{field: "甲"}), paper(second, **{field: "乙"}))] == [topic]
        assert topic in agreeing(paper(first, **{field: "甲"}), paper(second, **{field: "甲"}))

    def test_the_committee_is_as_large_as_the_document_says(self) -> None:
        document = paper("consultation_document", committee=3)
        result = paper("consultation_result_notice", experts=list("甲乙丙丁戊"))
        assert told(document, result) == [("评审委员会人数", "3", "5")]

    def test_the_method(self) -> None:
        found = told(paper("consultation_notice"), paper("operating_contract", procurement_method="公开招标"))
        assert found == [("采购方式", "竞争性磋商", "公开招标")]

    def test_stations_of_a_lot(self) -> None:
        lots = [{"number": "采购包1", "stations": [{"name": "甲"}, {"name": "乙"}]}]
        contract = paper("operating_contract", subject="1", stations=[{"name": "甲"}, {"name": "丙"}])
        assert told(paper("tender_document", lots=lots), contract) == [("采购包所含驿站", "乙、甲", "丙、甲")]


@pytest.mark.parametrize("cross", CROSSES, ids=lambda cross: cross.title)
def test_a_cross_reads_only_fields_that_its_kinds_have(cross: Any) -> None:
    """A field that was renamed would be read as one that older papers lack, and compared with nothing."""
    samples = all_samples()
    papers = [
        paper(kind, **samples[kind].model_dump(mode="json")) for kind in sorted(cross.kinds) if CATALOGUE[kind].facts
    ]
    assert papers
    list(cross.found(papers))


def test_every_title_of_a_topic_and_a_cross_is_plain() -> None:
    titles = [topic.title for topic in TOPICS] + [cross.title for cross in CROSSES]
    assert all(title and title == title.strip() for title in titles)
