"""Facts of the plan's breakdown, minutes, reports and wall charts, all plainly fictitious (演练数据)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from documents.catalogue.management.annual_summary import (
    AnnualSummaryFacts,
    CycleRow,
    DutyRow,
    GradeRow,
    StationsRow,
    TroubleRow,
)
from documents.catalogue.management.meeting_minutes import DecisionRow, MatterRow, MeetingMinutesFacts
from documents.catalogue.management.period_report import DoneRow, PeriodReportFacts
from documents.catalogue.management.progress import (
    CellRow,
    ContractSumRow,
    CountsRow,
    DeadlineRow,
    PlaceRow,
    SupervisionRow,
)
from documents.catalogue.management.task_breakdown import QuotaRow, TaskBreakdownFacts, TaskRow
from documents.catalogue.management.wallcharts import (
    LaneRow,
    ProgressWallchartFacts,
    SpanRow,
    TimelineWallchartFacts,
)
from tests.documents.samples import PLAN

CITY = "惠州市人力资源和社会保障局"
FORCE = "市人社局就业驿站试点建设工作专班"
QUOTAS = {"惠城区": 8, "仲恺高新区": 6, "惠阳区": 5, "大亚湾经济开发区": 4, "博罗县": 3, "惠东县": 2, "龙门县": 2}
_BASE = {"org": CITY, "rehearsal": True, "programme_title": PLAN}


def counts(met: int, late: int = 0, overdue: int = 0, left: int = 0) -> CountsRow:
    return CountsRow(met=met, late=late, overdue=overdue, open=left)


def places() -> tuple[PlaceRow, ...]:
    """Seven districts and the city, with a duty in every state."""
    rows = [
        PlaceRow(
            place=name,
            quota=quota,
            counts=counts(30 + quota, n % 3, n % 2, 12),
            cells=(
                CellRow(
                    label="选址", state="已办结", done=18, total=18, due=date(2023, 9, 30), closed=date(2023, 9, 18 + n)
                ),
                CellRow(
                    label="招标",
                    state="逾期办结" if n % 2 else "已办结",
                    done=20,
                    total=26,
                    due=date(2023, 11, 30),
                    closed=date(2023, 12, 1 + n) if n % 2 else date(2023, 11, 20 + n),
                ),
                CellRow(label="建设", state="逾期" if n == 2 else "临期", done=10, total=13, due=date(2023, 11, 30)),
                CellRow(label="运营", state="未到期", done=0, total=quota, due=date(2023, 12, 31)),
                CellRow(label="考核", state="未启动", done=0, total=0, due=date(2024, 12, 31)),
            ),
        )
        for n, (name, quota) in enumerate(QUOTAS.items())
    ]
    return (
        *rows,
        PlaceRow(
            place="市级",
            counts=counts(21),
            cells=(
                CellRow(
                    label="统一文本", state="已办结", done=9, total=9, due=date(2023, 10, 17), closed=date(2023, 9, 12)
                ),
            ),
        ),
    )


def contracts() -> tuple[ContractSumRow, ...]:
    return (
        ContractSumRow(
            place="惠城区",
            project="惠城区就业驿站运营服务（演练）",
            rounds=1,
            lots=2,
            signed=2,
            budget=133320000,
            signed_budget=133320000,
            amount=113361800,
            supplements=3298400,
            bidders=5,
            suppliers=("演练甲人力资源有限公司", "演练乙人力资源有限公司"),
            last_signed=date(2023, 11, 22),
        ),
        ContractSumRow(
            place="惠阳区",
            project="惠阳区就业驿站运营服务（演练）",
            rounds=2,
            lots=1,
            signed=0,
            budget=83330000,
            signed_budget=0,
            amount=0,
        ),
    )


def items() -> tuple[SupervisionRow, ...]:
    return (
        SupervisionRow(
            number="督办〔2023〕1号",
            place="惠阳区",
            matter="惠阳区招标",
            opened=date(2023, 12, 5),
            reason="“合同签订”应于2023年11月30日前办结，已逾期3个工作日",
            due=date(2023, 12, 12),
            closed=date(2023, 12, 6),
        ),
        SupervisionRow(
            number="督办〔2023〕2号",
            place="惠东县",
            matter="惠东县建设",
            opened=date(2023, 12, 5),
            reason="“场所验收”应于2023年11月30日前办结，已逾期3个工作日",
            due=date(2023, 12, 12),
        ),
    )


def _report(period: str, first: date, until: date) -> PeriodReportFacts:
    last = date(2023, 12, 6)
    return PeriodReportFacts(
        **_BASE,
        doc_date=last,
        period=period,
        period_from=first,
        period_until=last,
        next_until=until,
        counts=counts(382, 3, 1, 90),
        places=places(),
        alerts=43,
        escalated=15,
        acknowledged=15,
        supervision=items(),
        done=(DoneRow(place="惠城区", matter="惠城区队伍", steps=("培训通知", "岗前培训8项"), times=9, breaches=1),),
        overdue=(
            DeadlineRow(
                place="惠东县",
                matter="惠东县建设",
                step="场所验收（惠东01）",
                due=date(2023, 11, 30),
                days=4,
                answers="复核人员",
            ),
        ),
        due_next=(
            DeadlineRow(
                place="惠城区",
                matter="惠城区队伍",
                step="培训合格上岗（惠城01、惠城02、惠城03等8个）",
                due=date(2023, 12, 8),
                days=2,
                answers="驿站监管员",
            ),
        ),
        contracts=contracts(),
        problems=("个别县区场所验收进度偏慢（演练）。",),
        next_work=("督促惠东县办结场所验收（演练）。",),
    )


def weekly_report() -> PeriodReportFacts:
    return _report("周", date(2023, 12, 4), date(2023, 12, 17))


def monthly_report() -> PeriodReportFacts:
    return _report("月", date(2023, 12, 1), date(2024, 1, 31))


def annual_summary() -> AnnualSummaryFacts:
    return AnnualSummaryFacts(
        **_BASE,
        doc_date=date(2024, 12, 31),
        area="惠州市",
        year=2024,
        since=date(2023, 9, 1),
        until=date(2024, 12, 31),
        fund=500000000,
        fund_source="2023年第二批中央就业补助资金",
        duties=(
            DutyRow(
                clause="四（一）",
                title="科学设置驿站、完成选址",
                due=date(2023, 9, 30),
                result="7个事项全部完成，最后完成日期2023年9月20日",
            ),
            DutyRow(clause="五（四）", title="宣传报道", result="不按流程登记，由责任单位组织实施"),
        ),
        stations=tuple(
            StationsRow(
                place=name,
                quota=quota,
                opened=quota,
                in_time=quota - n % 2,
                area=Decimal("32.50") * quota,
                last_opened=date(2023, 12, 12 + n),
            )
            for n, (name, quota) in enumerate(QUOTAS.items())
        ),
        opening_due=date(2023, 12, 31),
        contracts=contracts(),
        paid=20000000,
        heads=30,
        staff=70,
        graduates=44,
        trained=100,
        supervisors=30,
        cycles=(
            CycleRow(
                name="2024年",
                final_on=date(2024, 12, 16),
                stations=4,
                mean=Decimal("87.85"),
                grades=(GradeRow(name="优秀", stations=1), GradeRow(name="达标", stations=3)),
                stars=(5, 4, 3, 3),
            ),
        ),
        places=places(),
        counts=counts(619, 33),
        alerts=644,
        escalated=196,
        acknowledged=548,
        supervision=items(),
        troubles=(
            TroubleRow(
                on=date(2023, 10, 30),
                matter="惠阳区招标",
                what="第1轮采购失败：投标人不足三家（演练）",
                outcome="11月3日决定变更采购方式",
            ),
        ),
        experience=("统一合同文本和考核条款，各县区按同一标准采购（演练）。",),
        shortcomings=("个别驿站服务面积偏小（演练）。",),
        next_year=("完成2025年度考核。", "做好合同期满的履约验收和后续采购准备。"),
        remark="园区自建驿站情况另报（演练）。",
    )


def task_breakdown() -> TaskBreakdownFacts:
    return TaskBreakdownFacts(
        **_BASE,
        doc_date=date(2023, 9, 1),
        number="惠市人社函〔2023〕0号",
        short="惠州就业驿站试点",
        recipients=("各县（区）人力资源和社会保障局",),
        copies_to=("市劳动就业服务管理中心",),
        tasks=(
            TaskRow(
                clause="四（一）",
                title="科学设置驿站、完成选址",
                content="9月底前完成选址",
                lead="市劳动就业服务管理中心",
                lead_assumed=True,
                assisting=("各县区人社部门",),
                where="各县区",
                phrase="9月底前",
                due=date(2023, 9, 30),
            ),
            TaskRow(
                clause="四（二）",
                title="统一规范运营合同",
                content="通过统一规范驿站运营合同……",
                lead="市劳动就业服务管理中心",
                where="市级",
                due=date(2023, 10, 17),
                derived=True,
            ),
            TaskRow(
                clause="四（五）",
                title="配备人员、完成岗前培训",
                content="12月中旬前完成",
                lead="市劳动就业服务管理中心",
                where="各县区",
                phrase="12月中旬前",
                due=date(2023, 12, 10),
                wide=date(2023, 12, 20),
            ),
            TaskRow(
                clause="五（四）",
                title="宣传报道",
                content="广泛宣传驿站服务",
                lead="各县区人社部门",
                units_assumed=True,
                lead_assumed=True,
                where="各县区",
            ),
        ),
        quotas=tuple(
            QuotaRow(district=name, quota=quota, purchaser=f"{name}人社部门", employment=f"{name}就业部门")
            for name, quota in QUOTAS.items()
        ),
        total=30,
        reports_to=FORCE,
        requirements=("遇有重大问题及时报告（演练）。",),
        contact_person="演练甲",
        contact_phone="0752-0000000",
    )


def meeting_minutes() -> MeetingMinutesFacts:
    return MeetingMinutesFacts(
        org=CITY,
        rehearsal=True,
        doc_date=date(2023, 12, 7),
        number="〔2023〕5号",
        meeting="就业驿站试点建设工作推进会议",
        held_on=date(2023, 12, 6),
        from_time="09:30",
        place="市局三楼会议室（演练）",
        chair="演练局副局长演练甲",
        attendees=("演练甲（市局）", "演练乙（惠城区）", "演练喆（惠阳区）"),
        observers=("演练丙（市财政局）",),
        absentees=("演练丁（龙门县）",),
        recorder="演练戊",
        about="就业驿站试点建设工作推进有关事项",
        matters=(
            MatterRow(title="工作进展", discussion=("会议听取了工作进展情况（演练）。",)),
            MatterRow(
                title="逾期和督办事项",
                discussion=("惠东县建设“场所验收”已逾期4个工作日。", "督办〔2023〕2号尚未销号。"),
            ),
        ),
        decisions=(
            DecisionRow(
                action="办结惠东县建设“场所验收”，并登记办理情况。",
                unit="惠东县人力资源和社会保障局",
                due=date(2023, 12, 13),
            ),
            DecisionRow(action="规范招标文件用语。", unit="市劳动就业服务管理中心"),
        ),
        reports_to=FORCE,
        sent_to=("各县（区）人力资源和社会保障局",),
    )


def progress_wallchart() -> ProgressWallchartFacts:
    return ProgressWallchartFacts(
        **_BASE,
        doc_date=date(2023, 12, 6),
        on=date(2023, 12, 6),
        places=places(),
        counts=counts(382, 3, 1, 90),
        opened={"惠城区": 3},
        open_items=1,
    )


def timeline_wallchart() -> TimelineWallchartFacts:
    def lane(place: str, day: int) -> tuple[LaneRow, ...]:
        return (
            LaneRow(
                place=place,
                round=1,
                name="意向—公告—开标",
                spans=(
                    SpanRow(first=date(2023, 9, day), last=date(2023, 10, day), state="done", label="30日"),
                    SpanRow(first=date(2023, 10, day), last=date(2023, 10, day), state="done", label="发布公告"),
                ),
            ),
            LaneRow(
                place=place,
                round=2 if day > 4 else 1,
                name="合同签订—公告",
                spans=(
                    SpanRow(first=date(2023, 11, day), last=date(2023, 11, 15 + day), state="running", label="15日"),
                    SpanRow(first=date(2023, 12, day), last=date(2023, 12, day), state="planned", label="签订合同"),
                ),
            ),
        )

    return TimelineWallchartFacts(
        **_BASE,
        doc_date=date(2023, 11, 20),
        on=date(2023, 11, 20),
        due=date(2023, 11, 30),
        lanes=tuple(row for n, name in enumerate(QUOTAS) for row in lane(name, n + 1)),
        spans=("法定期限：发布公告不少于30日（财库〔2020〕10号）。",),
    )


SAMPLES = {
    name.__name__: name
    for name in (
        task_breakdown,
        meeting_minutes,
        weekly_report,
        monthly_report,
        annual_summary,
        progress_wallchart,
        timeline_wallchart,
    )
}
