"""招标: every refusal once, at its step, with code, words and nothing written; and what the steps leave behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from models.case import Round, ScheduleRow
from models.database import reading, writing
from models.programme import Station
from models.tender import LotStation, Supplier, TenderProject
from papers.register import reserve_due
from record.lots import bids_of, lot_stations, plan_share
from record.situation import open_dossier
from tests.actions.builders import act, case_of, refused
from tests.actions.tender_case import (
    CASE,
    EXAMPLE,
    FIRMS,
    PRICES,
    SQLITE_ONLY,
    Act,
    begin,
    bids,
    documents,
    draft,
    notice,
    perform_all,
    preparation,
    ready,
    report,
    requirement,
    reviews,
    run,
    seated,
    signature,
)


@dataclass(frozen=True)
class No:
    """A refusal: what is tried at a step of the example, and what is answered. Null: as the example has it."""

    code: str
    said: tuple[str, ...]
    details: dict[str, Any] | None = None
    on: date | None = None
    role: str = ""
    subject: str | None = None
    step: str = ""


def lots(*stations: tuple[str, ...], numbers: tuple[int, ...] = (1, 2)) -> list[dict[str, Any]]:
    return [
        {"number": n, "title": "演练片区", "stations": list(codes)} for n, codes in zip(numbers, stations, strict=True)
    ]


def money(budget: Any, ceiling: int) -> dict[str, Any]:
    return {"lots": [{"number": n, "budget": budget, "ceiling": ceiling} for n in (1, 2)]}


def without(details: dict[str, Any], name: str, **match: Any) -> dict[str, Any]:
    """The details less the lines of a list that match."""
    return details | {name: [line for line in details[name] if any(line[k] != v for k, v in match.items())]}


UNLICENSED = {"lot": 1, "supplier": FIRMS[3], "score": 7000}
TOO_DEAR = {"lot": 2, "supplier": FIRMS[3], "score": 7000}


def judged(*, out: tuple[int, str] | None = None, score: dict[str, Any] | None = None) -> dict[str, Any]:
    """The report with a bid moved: `out` to the invalid ones, or `score` from there to the valid ones."""
    full = report()
    if out:
        lot, firm = out
        line = {"lot": lot, "supplier": firm, "reason": "未实质性响应", "basis": "87号 63"}
        return without(full, "scores", lot=lot, supplier=firm) | {"rejected": [*full["rejected"], line]}
    assert score
    moved = without(full, "rejected", lot=score["lot"], supplier=score["supplier"])
    return moved | {"scores": [*full["scores"], score]}


SURVEY = {"asked": ["甲", "乙", "丙"], "way": "座谈", "findings": "可行"}
DEAL = {"buyer": "某局", "project": "旧项目", "on": "2026-01-01", "amount": 1, "scale": "1站", "source": "公告"}
REFUSALS: dict[str, tuple[No, ...]] = {
    "demand_survey": (
        No("disallowed", ("22号 10、11", "不少于3个"), {"asked": ["甲", "乙"], "way": "座谈", "findings": "可行"}),
        No("disallowed", ("丁不在调查对象之列",), SURVEY | {"answers": [{"name": "丁", "answer": "可行"}]}),
        No("disallowed", ("旧项目的成交日期晚于调查日期",), SURVEY | {"deals": [DEAL]}),
    ),
    "opinion_hearing": (No("bad_details", ("adopted",), {"way": "公开征求意见", "received": 0, "adopted": ""}),),
    "requirement": (
        No("disallowed", ("重复列入：惠东01",), requirement(lots=lots(("惠东01", "惠东02"), ("惠东01",)))),
        No("disallowed", ("未列入任何采购包：惠东02", "采购法 28"), requirement(lots=lots(("惠东01",), numbers=(1,)))),
        No("disallowed", ("不属于本地：龙门01",), requirement(lots=lots(("惠东01", "龙门01"), ("惠东02",)))),
        No("disallowed", ("采购包编号应为1至2",), requirement(lots=lots(("惠东01",), ("惠东02",), numbers=(1, 3)))),
        No("disallowed", ("102号 24", "超过3年"), requirement(service_until="2026-12-01")),
        No("disallowed", ("不晚于开始日期",), requirement(service_until="2023-12-01")),
        No("wrong_role", ("采购经办",), requirement(), role="supervisor"),
    ),
    "estimate": (
        No("disallowed", ("不一致",), {"lots": [{"number": 1, "budget": 10, "ceiling": 10}]}),
        No("disallowed", ("87号", "最高限价1.01元"), money(100, 101)),
        No("bad_details", ("小数",), money(99.5, 99)),
        No("over_allotment", ("34,000.00", "采购法", "减少0.02元"), money(1_700_001, 1)),
    ),
    "requirement_review": (No("wrong_role", ("复核人员",), role="procurement"),),
    "document_drafted": (
        No(
            "disallowed",
            ("22号 18、31", "3个"),
            {"title": "招标文件", "similar_contracts": 3, "deadline_time": "09:30", "sme": {"kind": "whole"}},
        ),
    ),
    "intention_notice": (
        No(
            "disallowed",
            ("财库〔2020〕10号", "2023-09"),
            {"platform_address": "采购平台/演练", "expected_month": "2023-08"},
        ),
        No("bad_details", ("expected_month",), {"platform_address": "采购平台/演练", "expected_month": "2023-13"}),
    ),
    "tender_notice": (
        No("too_early", ("财库〔2020〕10号", "2023-09-06"), notice(first_published="2023-09-05"), date(2023, 9, 5)),
        No("disallowed", ("采购法 35", "最早为2023-10-30"), notice(bid_deadline="2023-10-27")),
        No("calendar_unknown", ("放假",), notice(bid_deadline="2028-10-27")),
        No("disallowed", ("首次发布日期2023-10-08", "87号 16"), notice(first_published="2023-10-08")),
        No("disallowed", ("条例 33", "660.00"), notice(bid_bond=66_001)),
    ),
    "expert_draw": (
        No(
            "too_late",
            ("条例 31；87号 27", "顺延投标截止"),
            {"nature": "material", "reason": "修改评分标准"},
            date(2023, 10, 16),
            step="clarification",
        ),
        No(
            "disallowed",
            ("只能顺延",),
            {"nature": "material", "reason": "提前开标", "new_deadline": "2023-10-27"},
            date(2023, 10, 12),
            step="clarification",
        ),
        No("disallowed", ("财库〔2016〕198号 14", "待核实", "提前抽取的理由"), on=date(2023, 10, 25)),
        No("committee_number", ("87号 47", "单数"), {"experts": 5, "purchaser_reps": 1}),
        No("committee_experts", ("87号 47", "三分之二"), {"experts": 3, "purchaser_reps": 2}),
    ),
    "bid_opening": (
        No("too_late", ("公告载明", "顺延"), on=date(2023, 10, 31)),
        No("too_early", ("2023-10-30",), on=date(2023, 10, 27)),
        No("too_few_bidders", ("87号 41、44", "不得开标", "招标失败"), bids(PRICES | {2: PRICES[2][:2]})),
        No("disallowed", ("没有采购包3",), bids(PRICES | {3: PRICES[1]})),
        No("disallowed", ("重复登记",), bids() | {"bids": [*bids()["bids"], bids()["bids"][0]]}),
        No(
            "disallowed",
            ("不一致",),
            bids() | {"bids": [{**bids()["bids"][0], "address": "演练路2号"}, *bids()["bids"][1:]]},
        ),
    ),
    "evaluation_report": (
        No("disallowed", ("人力资源市场暂行条例 18", "rejected"), judged(score=UNLICENSED)),
        No("over_ceiling", ("87号 63", "17,000.00"), judged(score=TOO_DEAR)),
        No("too_few_bidders", ("87号 41、44", "不得评标"), judged(out=(1, FIRMS[2]))),
        No("disallowed", ("未列入评审结果", FIRMS[2]), without(report(), "scores", lot=1, supplier=FIRMS[2])),
        No(
            "disallowed",
            ("没有参加开标", "演练生人"),
            report()
            | {
                "rejected": [
                    *report()["rejected"],
                    {"lot": 1, "supplier": "演练生人", "reason": "未到", "basis": "87号 63"},
                ]
            },
        ),
        No("disallowed", ("与抽取登记的5人不一致",), report(experts=["演练专家一", "演练专家二", "演练代表"])),
        No("bad_details", ("重复",), report(experts=["演练专家一"] * 5)),
        No("too_late", ("87号 68", "2023-11-01"), on=date(2023, 11, 2)),
    ),
    "winner_confirmation": (
        No(
            "not_first_ranked",
            ("87号 68；条例 43", FIRMS[0]),
            {"winners": [{"lot": 1, "supplier": FIRMS[1]}, {"lot": 2, "supplier": FIRMS[1]}]},
        ),
        No("disallowed", ("每个采购包", "87号 68"), {"winners": [{"lot": 1, "supplier": FIRMS[0]}]}),
        No("too_late", ("87号 68",), on=date(2023, 11, 8)),
    ),
    "award_notice": (
        No("disallowed", ("首次发布日期",), {"platform_address": "采购平台/演练", "first_published": "2023-11-01"}),
        No(
            "too_late",
            ("87号 69",),
            {"platform_address": "采购平台/演练", "first_published": "2023-11-06"},
            date(2023, 11, 6),
        ),
    ),
    "loser_bond_return": (No("too_late", ("条例 33",), on=date(2023, 11, 10)),),
    "contract_draft": (
        No(
            "disallowed",
            ("99%", "22号 23"),
            draft(1, instalments=[{"title": "一", "percent": 99, "condition": "达标"}]),
        ),
        No("disallowed", ("102号 24",), draft(1, ends_on="2027-01-01")),
        No("bond_too_high", ("条例 48", "1,500.00"), draft(1, performance_bond=150_001)),
        No("unknown_subject", ("1、2",), draft(1), subject="3"),
    ),
    "contract_signature": (
        No("disallowed", ("与审核的",), signature(1, number="惠东驿站-2023-09")),
        No("disallowed", ("同一人",), signature(1, signatories=["演练局长", "演练局长"])),
        No("licence_expired", ("人力资源市场暂行条例 18", "2023-11-14"), signature(1, licence_until="2023-11-14")),
        # the thirtieth day is Saturday 12-02; the period ends on the Monday after (民法典 203)
        No("too_late", ("采购法 46；87号 71", "2023-12-04"), on=date(2023, 12, 5)),
    ),
    "contract_publication": (
        No("too_late", ("条例 50", "2023-11-17"), on=date(2023, 11, 20)),
        No(
            "supplements_over_tenth",
            ("采购法 49", "1,500.00"),
            {"number": "补1", "amount": 150_001, "reason": "增加服务"},
            role="district_leader",
            step="contract_supplement",
        ),
        No(
            "disallowed",
            ("期满",),
            {"number": "补1", "amount": 100, "reason": "增加服务"},
            date(2024, 12, 1),
            role="district_leader",
            step="contract_supplement",
        ),
        No(
            "disallowed",
            ("合同已经签订",),
            {"reason": "登记有误", "bidders": 4},
            date(2023, 11, 17),
            subject="",
            step="tender_failure",
        ),
        No(
            "already_done",
            ("不能重复办理",),
            signature(1),
            date(2023, 11, 16),
            role="district_leader",
            step="contract_signature",
        ),
    ),
    "contract_filing": (No("too_late", ("采购法 47",), on=date(2023, 11, 27)),),
}


def test_every_refusal_at_its_step_writes_nothing(engine: Engine) -> None:
    begin(engine)
    tried: set[str] = set()
    wrong: list[str] = []
    for item in EXAMPLE:
        if item.step in REFUSALS and item.step not in tried:
            tried.add(item.step)
            for no in REFUSALS[item.step]:
                wrong.extend(_answered_otherwise(engine, item, no))
        act(engine, item.role, item.case, item.step, item.on, item.subject, **item.details)
    assert not wrong, "\n".join(wrong)
    assert tried == set(REFUSALS)


def _answered_otherwise(engine: Engine, item: Act, no: No) -> list[str]:
    """What is wrong with the answer to something unlawful; nothing where it is as the table has it."""
    try:
        text = refused(
            engine,
            no.code,
            no.role or item.role,
            item.case,
            no.step or item.step,
            no.on or item.on,
            item.subject if no.subject is None else no.subject,
            **(item.details if no.details is None else no.details),
        )
    except (AssertionError, pytest.fail.Exception) as error:
        return [f"{no.step or item.step} {no.code}: {str(error)[:400]}"]
    missing = [part for part in no.said if part not in text]
    return [f"{no.step or item.step} {no.code}: {missing} not in {text}"] if missing else []


@SQLITE_ONLY
def test_a_second_lot_may_not_take_the_first_ones_contract_number(engine: Engine) -> None:
    ready(engine, "loser_bond_return")
    act(engine, "procurement", CASE, "contract_draft", date(2023, 11, 6), "1", **draft(1))
    text = refused(engine, "disallowed", "procurement", CASE, "contract_draft", date(2023, 11, 6), "2", **draft(1))
    assert "已用于另一份合同" in text


class TestWhatTheStepsLeave:
    def test_rows(self, engine: Engine) -> None:
        ready(engine, "award_notice")
        with reading(engine) as session:
            project = session.exec(select(TenderProject)).one()
            assert (project.number, project.round, project.budget, project.published_on) == (
                "演练-2023-001",
                1,
                3_300_000,
                date(2023, 10, 9),
            )
            case = case_of(session, CASE)
            assert [[station.code for station in lot_stations(session, case, lot)] for lot in (1, 2, 3)] == [
                ["惠东01"],
                ["惠东02"],
                [],
            ]
            assert len(session.exec(select(Supplier)).all()) == 4
            table = [
                (bid.lot, firm.name, bid.score, bid.rank, bool(bid.rejected))
                for bid, firm in bids_of(session, case_of(session, CASE))
            ]
            assert table == [
                (1, FIRMS[0], 9012, 1, False),
                (1, FIRMS[1], 8800, 2, False),
                (1, FIRMS[2], 8500, 3, False),
                (1, FIRMS[3], None, None, True),
                (2, FIRMS[0], 8700, 2, False),
                (2, FIRMS[1], 9100, 1, False),
                (2, FIRMS[2], 8600, 3, False),
                (2, FIRMS[3], None, None, True),
            ]

    def test_documents(self, engine: Engine) -> None:
        ready(engine, "award_notice")
        with writing(engine) as session:
            found = reserve_due(session, case_of(session, CASE))
            assert [item.kind for item in found] == [
                "intention_notice",
                "tender_notice",
                "award_notice",
                "award_letter",
                "award_letter",
                *6 * ["unsuccessful_notice"],
            ]
            tender, award, letter = found[1].facts, found[2].facts, found[4].facts
            assert (tender.budget, tender.documents_until, tender.bid_deadline_on, tender.rehearsal) == (  # type: ignore[attr-defined]
                3_300_000,
                date(2023, 10, 16),
                date(2023, 10, 30),
                True,
            )
            assert [row.amount for row in award.awards] == [1_500_001, 1_590_000]  # type: ignore[attr-defined]
            assert (letter.supplier_name, letter.sign_by) == (FIRMS[1], date(2023, 12, 1))  # type: ignore[attr-defined]
            assert len(reserve_due(session, case_of(session, CASE))) == 11, "a second look reserves nothing"

    @SQLITE_ONLY
    def test_warnings(self, engine: Engine) -> None:
        begin(engine)
        run(engine, until="terms_issued")
        perform_all(engine, preparation(amount=10**9))
        done = act(
            engine, "procurement", CASE, "requirement", date(2023, 8, 1), **requirement(service_until="2025-11-30")
        )
        assert any("超过1年" in warning for warning in done.warnings)
        with reading(engine) as session:
            share = plan_share(open_dossier(session, case_of(session, CASE)))
        assert share == 250_000_000, "half of the plan's money for two of the four stations"
        done = act(engine, "procurement", CASE, "estimate", date(2023, 8, 2), **money(share // 2 + 1, share // 2))
        assert any("测算" in warning for warning in done.warnings)


class TestClarification:
    @SQLITE_ONLY
    def test_moves_the_opening(self, engine: Engine) -> None:
        ready(engine, "tender_notice")
        act(
            engine,
            "procurement",
            CASE,
            "clarification",
            date(2023, 10, 20),
            nature="material",
            reason="修改评分标准",
            new_deadline="2023-11-06",
        )
        assert "2023-11-06" in refused(
            engine, "too_early", "procurement", CASE, "bid_opening", date(2023, 10, 30), **bids()
        )
        act(engine, "procurement", CASE, "bid_opening", date(2023, 11, 6), **bids())

    @SQLITE_ONLY
    def test_the_new_deadline_leaves_fifteen_days(self, engine: Engine) -> None:
        ready(engine, "tender_notice")
        text = refused(
            engine,
            "too_late",
            "procurement",
            CASE,
            "clarification",
            date(2023, 10, 20),
            nature="material",
            reason="修改评分",
            new_deadline="2023-11-03",
        )
        assert "条例 31" in text

    @SQLITE_ONLY
    def test_in_time_needs_no_new_deadline(self, engine: Engine) -> None:
        ready(engine, "tender_notice")
        act(engine, "procurement", CASE, "clarification", date(2023, 10, 13), nature="material", reason="更正联系电话")


class TestFailure:
    def test_opens_a_round_that_keeps_what_is_done_once(self, engine: Engine) -> None:
        ready(engine, "expert_draw")
        act(engine, "procurement", CASE, "tender_failure", date(2023, 10, 30), reason="投标人不足3家", bidders=2)
        with reading(engine) as session:
            case = case_of(session, CASE)
            again = session.exec(select(Round)).one()
            assert (case.round, again.procedure, again.opened_on) == (2, "open_tender", date(2023, 10, 30))
            rows = _rows(session, case.id or 0)
            assert rows["tender_notice", 2].done_on is None
            assert rows["tender_notice", 1].done_on == date(2023, 10, 9), "the first round stays as history"
            assert rows["intention_notice", 1].done_on == date(2023, 8, 7)
            assert ("intention_notice", 2) not in rows
        assert "招标文件确认" in refused(
            engine,
            "not_ready",
            "procurement",
            CASE,
            "tender_notice",
            date(2023, 11, 1),
            **notice(first_published="2023-11-01", bid_deadline="2023-11-21"),
        )
        perform_all(engine, documents(drafted=date(2023, 10, 31)))
        assert "第1轮" in refused(
            engine,
            "disallowed",
            "procurement",
            CASE,
            "tender_notice",
            date(2023, 11, 1),
            **notice(first_published="2023-11-01", bid_deadline="2023-11-21"),
        )
        refused(
            engine,
            "before_programme",
            "procurement",
            CASE,
            "tender_notice",
            date(2023, 10, 27),
            **notice(first_published="2023-10-27", bid_deadline="2023-11-21", project_number="演练-2023-002"),
        )
        act(
            engine,
            "procurement",
            CASE,
            "tender_notice",
            date(2023, 11, 1),
            **notice(first_published="2023-11-01", bid_deadline="2023-11-21", project_number="演练-2023-002"),
        )

    @SQLITE_ONLY
    def test_a_round_that_is_over_takes_no_more_acts(self, engine: Engine) -> None:
        ready(engine, "expert_draw")
        act(engine, "procurement", CASE, "tender_failure", date(2023, 10, 30), reason="投标人不足3家", bidders=2)
        refused(engine, "not_ready", "procurement", CASE, "bid_opening", date(2023, 10, 31), **bids())


def _rows(session: Session, case_id: int) -> dict[tuple[str, int], ScheduleRow]:
    return {
        (row.step, row.round): row
        for row in session.exec(select(ScheduleRow).where(ScheduleRow.case_id == case_id))
        if not row.subject
    }


@SQLITE_ONLY
def test_a_city_tender_has_no_stations_and_asks_for_no_licence(engine: Engine) -> None:
    begin(engine)
    case, lot = "市级/平台招标", [{"number": 1, "title": "信息平台开发服务"}]
    run(engine, until="terms_issued")
    perform_all(engine, preparation(case, 5_000_000))
    assert "不含驿站" in refused(
        engine,
        "disallowed",
        "procurement",
        case,
        "requirement",
        date(2023, 8, 1),
        **requirement(lots=lots(("惠东01",), numbers=(1,))),
    )
    firms = [bid | {"licence": None, "licence_until": None} for bid in bids({1: PRICES[1]})["bids"]]
    scores = [{"lot": 1, "supplier": firm, "score": 9000 - n} for n, firm in enumerate(FIRMS)]
    for step, role, on, subject, details in (
        ("requirement", "procurement", date(2023, 8, 1), "", requirement(lots=lot)),
        (
            "estimate",
            "procurement",
            date(2023, 8, 2),
            "",
            {"lots": [{"number": 1, "budget": 5_000_000, "ceiling": 5_000_000}]},
        ),
        ("requirement_review", "reviewer", date(2023, 8, 3), "", {"opinion": "同意"}),
        (
            "intention_notice",
            "procurement",
            date(2023, 8, 7),
            "",
            {"platform_address": "采购平台/演练", "expected_month": "2023-10"},
        ),
        *((a.step, a.role, a.on, a.subject, a.details) for a in (*reviews(case), *documents(case))),
        ("tender_notice", "procurement", date(2023, 10, 9), "", notice()),
        ("bid_opening", "procurement", date(2023, 10, 30), "", {"bids": firms}),
        (
            "evaluation_report",
            "procurement",
            date(2023, 10, 31),
            "",
            report(scores=scores, rejected=[], members=seated(report()["experts"])),
        ),
        ("winner_confirmation", "city_leader", date(2023, 11, 1), "", {"winners": [{"lot": 1, "supplier": FIRMS[0]}]}),
        (
            "award_notice",
            "procurement",
            date(2023, 11, 2),
            "",
            {"platform_address": "采购平台/演练", "first_published": "2023-11-02"},
        ),
        ("contract_draft", "procurement", date(2023, 11, 6), "1", draft(1, assessment=None)),
        ("contract_review", "reviewer", date(2023, 11, 7), "1", {"opinion": "同意"}),
        ("contract_signature", "city_leader", date(2023, 11, 15), "1", signature(1)),
        ("contract_publication", "procurement", date(2023, 11, 16), "1", {"platform_address": "采购平台/演练"}),
    ):
        act(engine, role, case, step, on, subject, **details)
    with writing(engine) as session:
        kinds = [item.kind for item in reserve_due(session, case_of(session, case))]
    assert kinds == [
        "intention_notice",
        "tender_notice",
        "award_notice",
        "award_letter",
        *3 * ["unsuccessful_notice"],
        "contract_publication",
    ]


@SQLITE_ONLY
def test_a_licence_is_the_one_shown_with_this_bid(engine: Engine) -> None:
    """What the firm shows, or fails to show, in another district's opening changes nothing here."""
    ready(engine, "bid_opening")
    with writing(engine) as session:
        for firm in session.exec(select(Supplier)):
            firm.licence = firm.licence_until = None
            session.add(firm)
    act(engine, "procurement", CASE, "evaluation_report", date(2023, 10, 31), **report())


@SQLITE_ONLY
def test_only_the_stations_of_the_district_stand_in_its_lots(engine: Engine) -> None:
    ready(engine, "requirement")
    with reading(engine) as session:
        stations = session.exec(select(Station.code).join(LotStation, LotStation.station_id == Station.id)).all()  # type: ignore[arg-type]
        assert sorted(stations) == ["惠东01", "惠东02"]


@SQLITE_ONLY
def test_an_urgent_need_is_spared_the_intention(engine: Engine) -> None:
    """Without it the thirty days are asked for; with it the notice may follow the confirmed document at once."""
    ready(engine, "requirement_review")
    perform_all(engine, reviews(), documents())
    early = notice(first_published="2023-09-05", bid_deadline="2023-09-25")
    assert "采购意向公开" in refused(
        engine, "not_ready", "procurement", CASE, "tender_notice", date(2023, 9, 5), **early
    )
    refused(
        engine, "wrong_role", "procurement", CASE, "intention_exemption", date(2023, 9, 4), reason="突发停运，急需接续"
    )
    act(engine, "district_leader", CASE, "intention_exemption", date(2023, 9, 4), reason="突发停运，急需接续")
    act(engine, "procurement", CASE, "tender_notice", date(2023, 9, 5), **early)
    with reading(engine) as session:
        assert ("intention_notice", 1) not in _rows(session, case_of(session, CASE).id or 0)
