"""评审复核 in the record: the scheme of the document, the committee, the bidders, the scores to the last figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from actions.purchase.evaluation_scheme import KINDS
from models.alert import SupervisionItem
from models.database import reading, writing
from models.person import SYSTEM
from models.values import ThresholdKind
from record.handlers import Done
from record.lots import bids_of
from record.rounds import open_round
from rules.law import Law, statute
from rules.procedures import METHODS
from rules.purchase.thresholds import Thresholds, known_thresholds
from rules.rule import Rule
from tests.actions.builders import act, case_of, papers, refused
from tests.actions.tender_case import CASE, EXAMPLE, FIRMS, PRICES, SQLITE_ONLY, bids, notice, ready, report

DRAFTED = date(2023, 9, 1)
REPORTED = date(2023, 10, 31)
EXPERTS = ("演练专家一", "演练专家二", "演练专家三", "演练专家四")
PURCHASER = "惠东县人力资源和社会保障局"


def raised(since: date) -> Law:
    """The law as if a version of SME-03 from that day on asked for 11%."""

    def version(rule: Rule) -> Rule:
        if rule.id != "SME-03" or not rule.since:
            return rule
        numbers = tuple(replace(number, n=11) if number.name == "low" else number for number in rule.numbers)
        return replace(rule, since=since, numbers=numbers)

    return Law(tuple(map(version, statute().rules)))


NONE_RESERVED = {"kind": "none", "reason": "需持证机构承接，市场供给不足(演练)"}


def scheme(**changed: Any) -> dict[str, Any]:
    """评标办法: price 20, plan 50, record 30; small firms 10% off."""
    return {
        "subject": "服务",
        "method": "comprehensive",
        "price_weight": "20",
        "factors": [
            {"name": "服务方案", "kind": "technical", "points": "50"},
            {"name": "同类业绩", "kind": "commercial", "points": "30"},
        ],
        "sme_deduction": 10,
    } | changed


def document(*schemes: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": "招标文件(演练)",
        "deadline_time": "09:30",
        "sme": NONE_RESERVED,
        "schemes": list(schemes or (scheme(),)),
    }


def marks(plan: tuple[str, ...], record: str, price: str, **declared: Any) -> dict[str, Any]:
    """评分明细 by five evaluators."""
    return {
        "factors": [{"name": "服务方案", "scores": list(plan)}, {"name": "同类业绩", "scores": [record] * 5}],
        "price_score": price,
        **declared,
    }


DETAILS = {
    FIRMS[0]: marks(("45",) * 5, "27", "17.88"),  # 1,341,000 / 1,500,001 x 20
    FIRMS[1]: marks(("40", "41", "40", "40", "40"), "25", "20.00", small=True),  # 1,490,000 less a tenth: the base
    FIRMS[2]: marks(("40",) * 5, "24", "18.12"),  # 1,341,000 / 1,480,000 x 20
}
TOTALS = {FIRMS[0]: 8988, FIRMS[1]: 8520, FIRMS[2]: 8212}


def detailed(
    details: dict[str, dict[str, Any]] = DETAILS, totals: dict[str, int] = TOTALS, **changed: Any
) -> dict[str, Any]:
    """评标报告 with details for lot 1, none for lot 2."""
    plain = report(**changed)
    first = [{"lot": 1, "supplier": firm, "score": totals[firm], "detail": details[firm]} for firm in totals]
    return plain | {"scores": first + [line for line in plain["scores"] if line["lot"] == 2]}


def members(**changed: dict[str, Any]) -> list[dict[str, Any]]:
    """成员情况: four experts, the first in the chair, and the purchaser's representative."""
    usual = [{"name": name, "role": "expert", "unit": "演练大学", "chair": name == EXPERTS[0]} for name in EXPERTS]
    usual.append({"name": "演练代表", "role": "purchaser_rep", "unit": PURCHASER})
    return [member | changed.get(str(member["name"]), {}) for member in usual]


def before(engine: Engine, step: str, **changed: dict[str, Any]) -> None:
    """Performs the example up to a step, which is left to the test; some steps with other details."""
    steps = [item.step for item in EXAMPLE]
    last = steps.index(step)
    first = min([last, *(steps.index(name) for name in changed)])
    ready(engine, steps[first - 1])
    for item in EXAMPLE[first:last]:
        act(engine, item.role, item.case, item.step, item.on, item.subject, **changed.get(item.step, item.details))


def evaluated(engine: Engine, details: dict[str, Any]) -> Done:
    return act(engine, "procurement", CASE, "evaluation_report", REPORTED, **details)


def unevaluated(engine: Engine, code: str, details: dict[str, Any], *said: str) -> None:
    text = refused(engine, code, "procurement", CASE, "evaluation_report", REPORTED, **details)
    assert all(words in text for words in said), text


def ranks(session: Session, lot: int) -> dict[str, int | None]:
    return {firm.name: bid.rank for bid, firm in bids_of(session, case_of(session, CASE), lot)}


@SQLITE_ONLY
class TestScheme:
    @pytest.mark.parametrize(
        ("details", "code", "said"),
        [
            (
                document(scheme(price_weight="9", factors=[{"name": "方案", "kind": "technical", "points": "91"}])),
                "price_weight_unlawful",
                ("9%，服务项目不得低于10%", "87号 55"),
            ),
            (document(scheme(sme_deduction=None)), "deduction_missing", ("不得推定", "46号 9")),
            (document(scheme(sme_deduction=6)), "deduction_unlawful", ("10%至20%", "财库〔2022〕19号")),
            (document(scheme(domestic_deduction=20)), "deduction_unlawful", ("2026-01-01",)),
            (
                document(scheme(factors=[{"name": "人力资源服务许可证", "kind": "commercial", "points": "80"}])),
                "qualification_scored",
                ("资格条件“人力资源服务许可证”",),
            ),
            (document(scheme(lots=[1])), "disallowed", ("评标办法对应的采购包[1]与本项目的采购包[1, 2]不一致",)),
            (document(scheme(), scheme(lots=[2])), "disallowed", ("[1, 2, 2]",)),
            (document(scheme(reserved=True, sme_deduction=None)), "disallowed", ("与中小企业预留份额不一致", "46号 7")),
            (document() | {"sme": {"kind": "whole"}}, "disallowed", ("与中小企业预留份额不一致",)),
            (document(scheme(price_weight=20.5)), "bad_details", ("加引号",)),
            (document(scheme(price_weight="20.55555")), "bad_details", ("价格分", "最多4位小数")),
            (document(scheme(price_weight="二十")), "bad_details", ("价格分", "应为数值")),
            (document(scheme(digits=3)), "bad_details", ("小数位数", "不得大于2")),
            (
                document(scheme(method="lowest")),
                "bad_details",
                ("评审方法", "只能填comprehensive（综合评分法）、"),
            ),
        ],
    )
    def test_refused(self, engine: Engine, details: dict[str, Any], code: str, said: tuple[str, ...]) -> None:
        before(engine, "document_drafted")
        text = refused(engine, code, "procurement", CASE, "document_drafted", DRAFTED, **details)
        assert all(words in text for words in said), text

    def test_without_one_it_is_said_that_scores_cannot_be_checked(self, engine: Engine) -> None:
        before(engine, "document_drafted")
        done = act(
            engine,
            "procurement",
            CASE,
            "document_drafted",
            DRAFTED,
            title="招标文件(演练)",
            deadline_time="09:30",
            sme=NONE_RESERVED,
        )
        assert done.warnings == ("采购文件未登记评标办法，评审得分不能复核",)

    def test_the_day_of_the_notice_decides_under_which_version(
        self, engine: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before(engine, "tender_notice", document_drafted=document())
        monkeypatch.setattr("record.situation.statute", lambda: raised(date(2023, 10, 9)))
        notice = next(item for item in EXAMPLE if item.step == "tender_notice")
        text = refused(engine, "deduction_unlawful", "procurement", CASE, "tender_notice", notice.on, **notice.details)
        assert "2023-10-09发布公告的项目应为11%至20%" in text

    def test_while_it_is_drafted_the_earliest_day_of_the_notice_decides(
        self, engine: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before(engine, "document_drafted")
        monkeypatch.setattr("record.situation.statute", lambda: raised(date(2023, 9, 5)))
        text = refused(engine, "deduction_unlawful", "procurement", CASE, "document_drafted", DRAFTED, **document())
        assert "2023-09-06发布公告的项目应为11%至20%" in text


@SQLITE_ONLY
class TestScores:
    def test_what_agrees_is_recorded_and_what_was_not_checked_is_said(self, engine: Engine) -> None:
        before(engine, "evaluation_report", document_drafted=document())
        done = evaluated(engine, detailed(members=members()))
        assert done.warnings == ("采购包2未提供评分明细，未复核",)
        with reading(engine) as session:
            assert ranks(session, 1) == {FIRMS[0]: 1, FIRMS[1]: 2, FIRMS[2]: 3, FIRMS[3]: None}
            assert ranks(session, 2) == {FIRMS[0]: 2, FIRMS[1]: 1, FIRMS[2]: 3, FIRMS[3]: None}
            assert not session.exec(select(SupervisionItem)).all()

    def test_the_form_of_before_still_serves(self, engine: Engine) -> None:
        before(engine, "evaluation_report")
        done = evaluated(engine, report())
        assert done.warnings == (
            "未登记评审委员会成员的身份和利害关系，未复核回避",
            "采购包1未提供评分明细，未复核",
            "采购包2未提供评分明细，未复核",
        )

    def test_details_without_a_scheme_cannot_be_checked(self, engine: Engine) -> None:
        before(engine, "evaluation_report")
        assert "采购文件未登记采购包1的评标办法，评分明细未复核" in evaluated(engine, detailed()).warnings

    def test_each_difference_is_named_to_the_last_figure(self, engine: Engine) -> None:
        before(engine, "evaluation_report", document_drafted=document())
        wrong = DETAILS | {FIRMS[0]: DETAILS[FIRMS[0]] | {"price_score": "17.87", "rank": 2}}
        unevaluated(
            engine,
            "score_differs",
            detailed(wrong, TOTALS | {FIRMS[0]: 8987}),
            "采购包1演练甲人力公司：价格分登记为17.87，按招标文件复核应为17.88（基准价13,410.00÷评审价15,000.01×20），相差0.01",
            "总分登记为89.87，按招标文件复核应为89.88（价格分17.88＋服务方案45.00＋同类业绩27.00），相差0.01",
            "排名登记为第2，按招标文件复核应为第1",
            "87号 64；条例 44",
            "difference_noted",
        )
        tenth = {"name": "服务方案", "scores": ["40", "41", "40", "40", "40"], "mean": "40.25"}
        mean = DETAILS | {FIRMS[1]: DETAILS[FIRMS[1]] | {"factors": [tenth, DETAILS[FIRMS[1]]["factors"][1]]}}
        unevaluated(
            engine, "score_differs", detailed(mean), "“服务方案”得分登记为40.25，按招标文件复核应为40.20", "相差0.05"
        )
        price = DETAILS | {FIRMS[1]: DETAILS[FIRMS[1]] | {"evaluation_price": 1_490_000}}
        unevaluated(
            engine,
            "score_differs",
            detailed(price),
            "评审价登记为14,900.00，按招标文件复核应为13,410.00",
            "小微企业扣除10%",
            "相差1,490.00",
        )

    def test_marks_that_do_not_fit_are_refused(self, engine: Engine) -> None:
        before(engine, "evaluation_report", document_drafted=document())
        few = DETAILS | {FIRMS[0]: marks(("45",) * 4, "27", "17.88")}
        unevaluated(engine, "scores_incomplete", detailed(few), "“服务方案”有4人打分，评审委员会为5人")
        high = DETAILS | {FIRMS[0]: marks(("45", "51", "45", "45", "45"), "27", "17.88")}
        unevaluated(engine, "score_out_of_range", detailed(high), "第2位评委打分51，超出0至50分")
        some = detailed()
        unevaluated(
            engine,
            "disallowed",
            some | {"scores": [some["scores"][0], *report()["scores"][1:]]},
            "采购包1缺少评分明细：演练乙人力公司、演练丙人力公司",
        )

    def test_a_noted_difference_is_recorded_warned_of_and_supervised(self, engine: Engine) -> None:
        before(engine, "evaluation_report", document_drafted=document())
        wrong = detailed(totals=TOTALS | {FIRMS[0]: 8987}, difference_noted="平台按截尾计算，已函询平台(演练)")
        done = evaluated(engine, wrong)
        assert any("总分登记为89.87，按招标文件复核应为89.88" in warning for warning in done.warnings)
        with reading(engine) as session:
            item = session.exec(select(SupervisionItem)).one()
            assert (item.step, item.subject, item.source, item.basis) == (
                "evaluation_report",
                "采购包1",
                "breach",
                "87号 64；条例 44",
            )
            assert "1处不一致" in item.reason and "平台" not in item.reason
            assert ranks(session, 1)[FIRMS[0]] == 1
        order = papers(engine, CASE)["supervision_order"].facts
        assert "评标报告送达（采购包1）" in order.matter  # type: ignore[attr-defined]
        assert "请书面说明原因和责任" in order.requirement  # type: ignore[attr-defined]

    def test_the_documents_own_tie_rule_decides_who_wins(self, engine: Engine) -> None:
        """Equal in total and price; 甲 has the better plan."""
        equal = PRICES | {1: (1_480_000, 1_480_000, 1_500_000, 1_470_000)}
        details = {
            FIRMS[0]: marks(("41",) * 5, "24", "20.00"),
            FIRMS[1]: marks(("40",) * 5, "25", "20.00"),
            FIRMS[2]: marks(("30",) * 5, "20", "19.73"),
        }
        totals = {FIRMS[0]: 8500, FIRMS[1]: 8500, FIRMS[2]: 6973}
        before(
            engine,
            "evaluation_report",
            document_drafted=document(scheme(ties=["price", "technical"])),
            bid_opening=bids(equal),
        )
        evaluated(engine, detailed(details, totals))
        winners = [{"lot": 1, "supplier": FIRMS[1]}, {"lot": 2, "supplier": FIRMS[1]}]
        text = refused(
            engine,
            "not_first_ranked",
            "district_leader",
            CASE,
            "winner_confirmation",
            date(2023, 11, 1),
            winners=winners,
        )
        assert f"排名第一的是{FIRMS[0]}，不是{FIRMS[1]}" in text

    def test_what_the_document_does_not_decide_is_left_to_a_person(self, engine: Engine) -> None:
        equal = PRICES | {1: (1_480_000, 1_480_000, 1_500_000, 1_470_000)}
        details = {
            FIRMS[0]: marks(("41",) * 5, "24", "20.00"),
            FIRMS[1]: marks(("40",) * 5, "25", "20.00"),
            FIRMS[2]: marks(("30",) * 5, "20", "19.73"),
        }
        before(engine, "evaluation_report", document_drafted=document(), bid_opening=bids(equal))
        done = evaluated(engine, detailed(details, {FIRMS[0]: 8500, FIRMS[1]: 8500, FIRMS[2]: 6973}))
        assert any(
            "演练乙人力公司、演练甲人力公司并列第一，由采购人按采购文件规定的方式确定" in w for w in done.warnings
        )
        winners = [{"lot": 1, "supplier": FIRMS[1]}, {"lot": 2, "supplier": FIRMS[1]}]
        act(engine, "district_leader", CASE, "winner_confirmation", date(2023, 11, 1), winners=winners)


@SQLITE_ONLY
class TestCommittee:
    def test_unlawful(self, engine: Engine) -> None:
        before(engine, "expert_draw")
        draw = date(2023, 10, 27)
        weighty = {"experts": 4, "purchaser_reps": 1, "weighty": True}
        text = refused(engine, "committee_number", "procurement", CASE, "expert_draw", draw, **weighty)
        assert "7人以上单数" in text
        act(engine, "procurement", CASE, "bid_opening", date(2023, 10, 30), **bids())
        unevaluated(engine, "committee_number", report(experts=list(EXPERTS)), "评标委员会4人", "87号 47")
        for changed, code, said in (
            (
                {"演练代表": {"chair": True}, EXPERTS[0]: {"chair": False}},
                "committee_chair",
                "采购人代表演练代表不得担任",
            ),
            ({EXPERTS[1]: {"unit": PURCHASER}}, "committee_own_expert", f"{EXPERTS[1]}是采购人（{PURCHASER}）的人员"),
            ({EXPERTS[3]: {"role": "purchaser_rep"}}, "committee_experts", "不足三分之二"),
            ({EXPERTS[3]: {"name": "演练生人"}}, "disallowed", "成员情况与评审委员会名单不一致"),
        ):
            unevaluated(engine, code, report(members=members(**changed)), said)

    def test_interests(self, engine: Engine) -> None:
        before(engine, "evaluation_report")

        def with_interest(**line: Any) -> dict[str, Any]:
            return report(
                members=members(**{EXPERTS[0]: {"relations": [{"firm": FIRMS[0], "kind": "employed"} | line]}})
            )

        unevaluated(
            engine,
            "must_withdraw",
            with_interest(since="2019-01-01", until="2021-10-30"),
            "演练专家一与演练甲人力公司存在劳动关系（2019-01-01至2021-10-30）",
            "2020-10-30至2023-10-30",
            "条例 9",
        )
        unevaluated(engine, "must_withdraw", with_interest(until="2020-10-30"), "应当回避")
        unevaluated(engine, "must_withdraw", with_interest(firm=FIRMS[3], kind="kin"), "近姻亲")
        own = report(members=members(**{EXPERTS[2]: {"unit": FIRMS[1]}}))
        unevaluated(engine, "must_withdraw", own, "演练专家三与演练乙人力公司存在劳动关系")
        done = evaluated(engine, with_interest(until="2020-10-29"))
        assert not any("回避" in warning for warning in done.warnings)


@SQLITE_ONLY
class TestBidders:
    def test_related_ones_are_told_at_the_opening_and_not_scored(self, engine: Engine) -> None:
        before(engine, "bid_opening")
        lines = bids()["bids"]
        for line in lines:
            if line["supplier"] in FIRMS[2:]:
                line["principal"] = "演练某"
        done = act(engine, "procurement", CASE, "bid_opening", date(2023, 10, 30), bids=lines)
        assert any("演练丙人力公司与演练丁人力公司的单位负责人同为演练某" in warning for warning in done.warnings)
        unevaluated(engine, "suppliers_related", report(), "不得同时参加", "条例 18", "无效投标")

    @pytest.mark.parametrize(
        ("told", "code", "said"),
        [
            (
                {"controlled_by": [FIRMS[3]]},
                "suppliers_related",
                "演练丙人力公司与演练丁人力公司存在直接控股、管理关系",
            ),
            ({"prepared_documents": True}, "supplier_prepared", "曾为本项目提供整体设计"),
        ],
    )
    def test_control_and_preparation(self, engine: Engine, told: dict[str, Any], code: str, said: str) -> None:
        before(engine, "bid_opening")
        lines = [line | told if line["supplier"] == FIRMS[2] else line for line in bids()["bids"]]
        act(engine, "procurement", CASE, "bid_opening", date(2023, 10, 30), bids=lines)
        unevaluated(engine, code, report(), said, "条例 18")


@SQLITE_ONLY
class TestLowPrices:
    LOW = PRICES | {1: (600_000, 1_490_000, 1_480_000, 1_470_000)}

    @pytest.fixture(autouse=True)
    def law_of_2026(self, monkeypatch: pytest.MonkeyPatch) -> None:
        early = tuple(replace(rule, since=None) if rule.id == "NEW-02" else rule for rule in statute().rules)
        monkeypatch.setattr("record.situation.statute", lambda: Law(early))

    def test_one_that_nobody_explained_is_refused(self, engine: Engine) -> None:
        before(engine, "evaluation_report", bid_opening=bids(self.LOW))
        unevaluated(
            engine,
            "low_price_unexplained",
            report(),
            "采购包1有异常低价未经审查：演练甲人力公司报价6,000.00元",
            "低于次低报价14,800.00元的50%",
            "低于最高限价15,500.00元的45%",
            "87号 60；财库〔2026〕2号",
        )
        line = {"lot": 1, "supplier": FIRMS[0], "explanation": "自有场地，成本构成见附件(演练)", "accepted": False}
        unevaluated(engine, "disallowed", report(low_prices=[line]), "报价说明未被认可，与评审结果不一致")
        unevaluated(engine, "disallowed", report(low_prices=[line | {"supplier": "演练生人"}]), "没有参加开标")
        evaluated(engine, report(low_prices=[line | {"accepted": True}]))

    def test_one_whose_explanation_fails_is_invalid(self, engine: Engine) -> None:
        """It is compared with the others all the same: beside it 乙 is not the lowest, and need not explain."""
        four = {1: (100_000, 760_000, 1_550_000, 1_540_000), 2: (*PRICES[2][:3], 1_500_000)}
        licensed = [line | {"licence": "演练证", "licence_until": "2024-12-31"} for line in bids(four)["bids"]]
        before(engine, "evaluation_report", bid_opening={"bids": licensed})
        plain = report()
        fourth = [{"lot": lot, "supplier": FIRMS[3], "score": 7000} for lot in (1, 2)]
        out = {"lot": 1, "supplier": FIRMS[0], "reason": "不能证明报价合理性", "basis": "87号 60"}
        found = plain | {"scores": [*plain["scores"][1:], *fourth], "rejected": [out]}
        line = {"lot": 1, "supplier": FIRMS[0], "explanation": "说明不充分(演练)", "accepted": False}
        unevaluated(engine, "disallowed", found | {"low_prices": [line | {"accepted": True}]}, "报价说明已被认可")
        evaluated(engine, found | {"low_prices": [line]})


@SQLITE_ONLY
def test_before_2026_a_low_price_is_the_evaluators_affair(engine: Engine) -> None:
    before(engine, "evaluation_report", bid_opening=bids(TestLowPrices.LOW))
    evaluated(engine, report())


@SQLITE_ONLY
class TestNegotiation:
    """The second round is a negotiation: the lowest price after deduction wins, and nothing is scored."""

    DAY, OPENED = date(2023, 10, 9), date(2023, 10, 12)

    def begun(self, engine: Engine) -> None:
        ready(engine, "plan_filing")
        with writing(engine) as session:
            open_round(
                session,
                SYSTEM,
                case_of(session, CASE),
                procedure="competitive_negotiation",
                reason="招标失败，经批准改为谈判(演练)",
                on=self.DAY,
            )
        lowest = scheme(method="lowest_price", price_weight="0", factors=[])
        act(engine, "procurement", CASE, "document_drafted", self.DAY, **document(lowest))
        act(engine, "reviewer", CASE, "document_confirmation", self.DAY, opinion="同意")
        act(engine, "procurement", CASE, "tender_notice", self.DAY, **notice(bid_deadline="2023-10-12"))

    def test_the_lowest_price_after_deduction_wins(self, engine: Engine) -> None:
        self.begun(engine)
        act(engine, "procurement", CASE, "expert_draw", self.OPENED, experts=2, purchaser_reps=1)
        act(engine, "procurement", CASE, "bid_opening", self.OPENED, **bids())
        plain = report(experts=["演练专家一", "演练专家二", "演练代表"])
        details = {FIRMS[0]: {"small": True, "evaluation_price": 1_350_001}, FIRMS[1]: {}, FIRMS[2]: {}}
        first = [{"lot": 1, "supplier": firm, "score": 0, "detail": detail} for firm, detail in details.items()]
        told = plain | {"scores": first + [line | {"score": 0} for line in plain["scores"][3:]]}
        act(engine, "procurement", CASE, "evaluation_report", self.OPENED, **told)
        with reading(engine) as session:
            assert ranks(session, 1) == {FIRMS[0]: 1, FIRMS[1]: 3, FIRMS[2]: 2, FIRMS[3]: None}

    def test_five_evaluators_from_the_open_tender_threshold_on(
        self, engine: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.begun(engine)
        known = [row for row in known_thresholds().rows if row.kind is ThresholdKind.OPEN_TENDER]
        low = Thresholds(tuple(replace(row, amount=3_300_000) for row in known))
        monkeypatch.setattr("actions.purchase.limits.thresholds_of", lambda _session: low)
        three = {"experts": 2, "purchaser_reps": 1}
        text = refused(engine, "committee_number", "procurement", CASE, "expert_draw", self.OPENED, **three)
        assert "谈判小组3人" in text and "5人以上单数" in text and "74号 7" in text
        monkeypatch.setattr("actions.purchase.limits.thresholds_of", lambda _session: Thresholds(()))
        done = act(engine, "procurement", CASE, "expert_draw", self.OPENED, **three)
        assert any("公开招标数额标准" in warning for warning in done.warnings)


def test_the_kinds_are_procedures() -> None:
    assert set(KINDS) < set(METHODS)
