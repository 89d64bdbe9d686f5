"""A small record with rows in every table, for tests of what concerns the record as a whole.

Plainly fictitious (演练数据). Rows are added in an order that can be turned round, to show that order does
not count.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import Session

from models.alert import Alert, Outbox, SupervisionItem
from models.assessment import AssessmentSchemeRow, Score, StarRating
from models.case import Case, Fact, Round, ScheduleRow
from models.database import record_head
from models.document import DocumentAct, DocumentRow, NumberReservation
from models.person import SYSTEM, Person, PersonAct
from models.programme import CandidateSite, District, Milestone, PlanAct, Programme, Station
from models.record import CalendarYear, Lease, NumberSeries, WatchRun
from models.tender import Bid, Contract, LotStation, Supplement, Supplier, TenderProject
from models.thresholds import ThresholdRow
from models.web.account import Account, SignInAttempt, WebSession
from record.custody import audit

MOMENT = datetime(2023, 9, 1, 8, 30, 15, 123456, tzinfo=UTC)
DAY = date(2023, 9, 1)


def fill(session: Session, *, backwards: bool = False, kind: str = "rehearsal") -> dict[str, Any]:
    """Fills an empty record; answers the rows by a short name. `backwards` turns the order of rows round."""
    rows: dict[str, Any] = {}

    def add(**named: Any) -> None:
        for name, row in reversed(named.items()) if backwards else named.items():
            session.add(row)
            session.flush()
            rows[name] = row

    _programme(add, rows)
    _cases(add, rows)
    _facts(add, rows)
    _tender(add, rows)
    _papers(add, rows)
    add(
        account=Account(login="zhang", password="$argon2id$演练", set_at=MOMENT, set_by="system", made_at=MOMENT),
        signed_in=WebSession(
            token_hash="1" * 64, login="zhang", made_at=MOMENT, seen_at=MOMENT, address="127.0.0.1", agent="演练"
        ),
        attempt=SignInAttempt(at=MOMENT, login="zhang", address="127.0.0.1"),
    )
    add(lease=Lease(name="区", holder="演练", until=MOMENT))
    record_head(session).kind = kind
    for target in ("huizhou-2023", "huizhou-2023/惠城区/招标", "登记〔2023〕1号"):
        audit.append(session, SYSTEM, "rehearse", target, {"on": DAY, "amount": 500_000_000})
    return rows


def _programme(add: Any, rows: dict[str, Any]) -> None:
    add(
        programme=Programme(
            slug="huizhou-2023",
            title="演练方案",
            plan={"单位": ["甲", "乙"], "年": 2023},
            plan_sha256="a" * 64,
            started_on=date(2023, 8, 1),
        ),
        year=CalendarYear(year=2023, notice="国办发明电〔2022〕16号", days={"2023-01-22": "春节"}),
        series=NumberSeries(unit="huizhou-2023", series="登记", year=2023, last=3),
        threshold=ThresholdRow(
            region="演练市",
            level="县级",
            subject="服务",
            kind="公开招标数额标准",
            amount=200_000_000,
            since=DAY,
            basis="演练财采〔2023〕1号",
            confidence="A",
            loaded_by="zhang",
            loaded_at=MOMENT,
        ),
        officer=Person(login="zhang", name="张演练", role="procurement", unit="演练局", district="惠城区"),
        officer_act=PersonAct(
            login="zhang",
            number=1,
            what="leave",
            done_on=DAY,
            recorded_at=MOMENT,
            actor="li",
            reason="演练",
            content={"login": "zhang", "mail": None},
            first_on=DAY,
            last_on=date(2023, 9, 8),
        ),
        reviewer=Person(login="li", name="李演练", role="reviewer", unit="演练局", active=False),
        winner=Supplier(name="演练甲公司", licence="演练001", licence_until=date(2025, 1, 1)),
        loser=Supplier(name="演练乙公司"),
    )
    programme = rows["programme"].id
    add(
        huicheng=District(
            programme_id=programme, position=1, name="惠城区", quota=2, purchaser="甲局", treasury="甲财政"
        ),
        huiyang=District(
            programme_id=programme, position=2, name="惠阳区", quota=1, purchaser="乙局", treasury="乙财政"
        ),
        milestone=Milestone(
            programme_id=programme,
            position=1,
            key="open_tender",
            label="招标",
            title="招标",
            clause="四（一）",
            phrase="10月底前",
            due_on=date(2023, 10, 31),
        ),
        scheme=AssessmentSchemeRow(
            programme_id=programme,
            version="0" * 12,
            title="演练考核方案",
            body={"title": "演练考核方案"},
            entered_on=DAY,
            entered_by="zhang",
        ),
        watched=WatchRun(programme_id=programme, watched_on=DAY),
        answered=PlanAct(
            programme_id=programme,
            number=1,
            what="answer",
            subject="lead",
            content={"before": None, "after": "演练局"},
            evidence="演练文件",
            said_on=DAY,
            actor="zhang",
            recorded_at=MOMENT,
        ),
    )
    add(
        first=Station(
            programme_id=programme, district_id=rows["huicheng"].id, code="惠城01", name="演练驿站", area_dm2=2500
        ),
        second=Station(programme_id=programme, district_id=rows["huicheng"].id, code="惠城02"),
    )


def _cases(add: Any, rows: dict[str, Any]) -> None:
    common = {"programme_id": rows["programme"].id, "district_id": rows["huicheng"].id, "opened_on": DAY}
    add(
        sites=Case(
            slug="huizhou-2023/惠城区/选址",
            kind="site_selection",
            procedure="site_selection",
            title="选址",
            changed_version=7,
            advanced_version=5,
            **common,
        ),
        tender=Case(
            slug="huizhou-2023/惠城区/招标",
            kind="open_tender",
            procedure="open_tender",
            title="招标",
            due_on=date(2023, 10, 31),
            due_source="方案四（一）",
            **common,
        ),
    )
    add(
        challenge=Case(
            slug="huizhou-2023/惠城区/招标/质疑/1",
            kind="challenge",
            procedure="challenge",
            title="质疑",
            parent_id=rows["tender"].id,
            **common,
        ),
        round=Round(case_id=rows["tender"].id, number=1, procedure="open_tender", opened_on=DAY, reason="首次"),
    )


def _fact(case: Case, step: str, number: int, **values: Any) -> Fact:
    return Fact(
        **(
            {
                "case_id": case.id,
                "step": step,
                "round": 1,
                "done_on": DAY,
                "actor": "zhang",
                "details": {"编号": number, "证据": ["甲.pdf"]},
                "command_id": f"{step}-{number}",
                "recorded_at": MOMENT,
            }
            | values
        )
    )


def _facts(add: Any, rows: dict[str, Any]) -> None:
    tender, sites = rows["tender"], rows["sites"]
    add(
        visited=_fact(sites, "visit", 1, subject="备选1"),
        notice=_fact(tender, "notice", 1),
        award=_fact(tender, "award", 1, breach_basis="政府采购法 46", breach_reason="演练"),
        mistake=_fact(tender, "sign", 1, subject="1"),
    )
    add(
        corrected=_fact(tender, "notice", 2, corrects=rows["notice"].id, done_on=date(2023, 9, 4)),
        withdrawn=_fact(tender, "sign", 2, subject="1", corrects=rows["mistake"].id, withdrawn=True),
    )
    add(
        again=_fact(tender, "notice", 3, corrects=rows["corrected"].id, done_on=date(2023, 9, 5)),
        scheduled=ScheduleRow(
            case_id=tender.id,
            round=1,
            position=2,
            step="award",
            due_on=date(2023, 10, 9),
            due_basis="law",
            latest=date(2023, 10, 9),
            reasons=[{"条": "46", "日": 2}],
        ),
        open=ScheduleRow(case_id=sites.id, round=1, position=1, step="visit", subject="备选1", done_on=DAY, reasons=[]),
        site=CandidateSite(
            case_id=sites.id,
            fact_id=rows["visited"].id,
            code="备选1",
            name="演练点",
            address="演练路1号",
            area_dm2=2500,
            premises="政府机构物业",
            score=90,
        ),
    )


def _tender(add: Any, rows: dict[str, Any]) -> None:
    links = {"case_id": rows["tender"].id, "fact_id": rows["award"].id}
    add(
        project=TenderProject(
            round=1,
            number="演练-2023-1",
            title="演练项目",
            budget=500_000_000,
            published_on=DAY,
            notice_address="https://example.invalid/1",
            **links,
        ),
        lot_station=LotStation(round=1, lot=1, station_id=rows["first"].id, **links),
        best=Bid(round=1, lot=1, supplier_id=rows["winner"].id, price=490_000_000, score=9050, rank=1, **links),
        worse=Bid(round=1, lot=1, supplier_id=rows["loser"].id, price=480_000_000, rejected="87号令 63", **links),
        contract=Contract(
            lot=1,
            number="演练合同1",
            supplier_id=rows["winner"].id,
            amount=490_000_000,
            signed_on=DAY,
            starts_on=DAY,
            ends_on=date(2024, 8, 31),
            **links,
        ),
        score=Score(station_id=rows["first"].id, indicator="服务人次", value=100, points=950, **links),
        star=StarRating(station_id=rows["first"].id, total=9050, star=5, grade="优秀", **links),
    )
    add(
        supplement=Supplement(
            contract_id=rows["contract"].id, fact_id=rows["award"].id, number=1, amount=10_000_000, signed_on=DAY
        )
    )


def _papers(add: Any, rows: dict[str, Any]) -> None:
    case = rows["tender"].id
    common = {
        "programme_id": rows["programme"].id,
        "scope": rows["tender"].slug,
        "case_id": case,
        "fact_id": rows["notice"].id,
        "kind": "tender_notice",
        "round": 1,
        "dated": DAY,
        "title": "演练公告",
        "content": {"甲": [1, None, True]},
        "template": "t",
        "law": "l",
    }
    add(
        paper=DocumentRow(
            version=1,
            register_number="登记〔2023〕1号",
            letter_number="演练〔2023〕1号",
            status="superseded",
            sha256="0" * 64,
            path=f"files/00/{'0' * 64}.pdf",
            **common,
        ),
        alert=Alert(
            number="提醒-1",
            dedup_key="a1",
            case_id=case,
            step="award",
            round=1,
            rung="3",
            person="zhang",
            raised_on=DAY,
            due_on=date(2023, 10, 9),
            title="将到期",
            body="请办理",
            acknowledged_on=DAY,
            acknowledged_by="zhang",
        ),
        item=SupervisionItem(
            number="督办〔2023〕1号",
            case_id=case,
            round=1,
            step="award",
            source="breach",
            basis="政府采购法 46",
            reason="演练",
            opened_on=DAY,
            due_on=date(2023, 9, 8),
        ),
    )
    add(
        newer=DocumentRow(
            version=2,
            register_number="登记〔2023〕2号",
            letter_number="演练〔2023〕1号",
            replaces=rows["paper"].id,
            **common,
        )
    )
    add(
        drafted=DocumentAct(
            document_id=rows["newer"].id,
            number=1,
            done_on=DAY,
            recorded_at=MOMENT,
            actor="zhang",
            what="drafted",
            note="演练",
        ),
        reserved=NumberReservation(number="演练〔2023〕2号", purpose="演练公告", reserved_by="zhang", reserved_on=DAY),
        report=DocumentRow(
            version=1,
            register_number="登记〔2023〕3号",
            programme_id=rows["programme"].id,
            scope="huizhou-2023",
            kind="weekly_report",
            round=1,
            dated=DAY,
            title="演练周报",
            content={"甲": 1},
            given={"乙": 2},
            template="t",
            law="l",
            status="reviewed",
            drafted_by="zhang",
            reviewed_by="li",
        ),
    )
    add(
        mail=Outbox(
            dedup_key="a1/mail",
            alert_id=rows["alert"].id,
            channel="mail",
            recipient="zhang",
            payload={"文": "请办理"},
            next_at=MOMENT,
            attempts=2,
            error="演练",
        )
    )
