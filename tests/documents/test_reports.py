"""Breakdown, minutes, reports, summary and wall charts: what each must say, what is refused, and the edges."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from documents.catalogue import CATALOGUE
from documents.catalogue.management.period_report import PeriodReportFacts
from documents.content import Chart, Timeline
from documents.errors import DocumentRefused
from documents.worker import RenderPool
from tests.documents import samples_reports as made
from tests.documents.conftest import Sample, opened, squeeze

SAID = {
    "task_breakdown": (
        "关于印发《惠州就业驿站试点任务分解表》的通知",
        "附件1",
        "附件2",
        "牵头＊：市劳动就业服务管理中心",
        "2023年9月30日",
        "（9月底前）",
        "从宽为2023年12月20日",
        "倒排推算",
        "方案未定时限",
        "合计30",
        "大亚湾经济开发区",
    ),
    "meeting_minutes": (
        "2023年12月6日9时30分，演练局副局长演练甲主持召开",
        "出席：演练甲（市局）、演练乙（惠城区）、演练喆（惠阳区）。",
        "请假：演练丁（龙门县）。",
        "列席：演练丙（市财政局）。",
        "记录：演练戊。",
        "12月13日前",
        "持续落实",
        "议定事项2项",
    ),
    "weekly_report": (
        "工作周报",
        "2023年12月4日至2023年12月6日",
        "按期办结382项，逾期办结3项，逾期未办1项，未到期90项",
        "按期率99.22%",
        "岗前培训8项",
        "建设：场所验收",
        "惠东县（惠东01）",
        "逾期4",
        "节约19.9582万元",
        "督办〔2023〕2号",
        "未销号",
        "下周（至2023年12月17日）",
    ),
    "monthly_report": (
        "工作月报",
        "本月登记办结环节9项",
        "下月（至2024年1月31日）",
        "其中逐级上报15条，已签收15条",
        "存在问题",
        "下月工作安排",
    ),
    "annual_summary": (
        "2024年度工作总结",
        "方案安排建设驿站30个，已投入运营30个，其中2023年12月31日前投入运营27个",
        "节约率14.97%",
        "其中高校毕业生44名，占62.86%",
        "参评驿站4个，平均得分87.85分，其中优秀1个、达标3个",
        "决定变更采购方式",
        "2025年工作安排",
        "已登记支付合同款20万元",
        "主要做法和成效",
        "存在不足",
        "其他情况",
    ),
    "progress_wallchart": (
        "进度总图",
        "统计日期：2023年12月6日",
        "驿站投入运营3/30个",
        "3/8",
        "未销号督办1件",
        "●",
        "◆",
        "▲",
        "■",
        "○",
    ),
    "timeline_wallchart": ("采购进度横道图", "法定期限", "财库〔2020〕10号", "惠城区"),
}


@pytest.mark.parametrize("kind", SAID)
def test_everything_is_said(rendered: dict[str, Sample], kind: str) -> None:
    """In the PDF: in its lines, or in one cell of a table."""
    sample = rendered[kind]
    cells = [
        squeeze(cell or "")
        for page in sample.pages
        for table in page.find_tables()
        for row in table.extract()
        for cell in row
    ]
    text = "\n".join((sample.text, *cells))
    assert [words for words in SAID[kind] if words not in text] == []


@pytest.mark.parametrize(
    ("kind", "wrong", "words"),
    [
        ("task_breakdown", {"total": 31}, "县区任务（quotas）合计30个，与驿站总数（total）31个不符"),
        ("task_breakdown", {"tasks": []}, "分解任务（tasks）至少要有1项"),
        ("meeting_minutes", {"doc_date": "2023-12-05"}, "成文日期（doc_date）早于会议日期"),
        ("meeting_minutes", {"from_time": "25:00"}, "开始时间（from_time）应为时刻"),
        ("meeting_minutes", {"matters": []}, "议题（matters）至少要有1项"),
        ("meeting_minutes", {"decisions": [{"action": "办结", "unit": "演练局", "due": "2023-12-01"}]}, "早于会议日期"),
        ("weekly_report", {"next_until": "2023-12-06"}, "先后不符"),
        ("weekly_report", {"escalated": 44}, "不得多于提醒条数"),
        ("weekly_report", {"period": "年"}, "报告周期（period）"),
        (
            "monthly_report",
            {
                "overdue": [
                    {
                        "place": "惠东县",
                        "matter": "惠东县建设",
                        "step": "场所验收",
                        "due": "2023-12-06",
                        "days": 0,
                        "answers": "复核人员",
                    }
                ]
            },
            "在报告期末尚未逾期",
        ),
        ("annual_summary", {"until": "2023-12-31"}, "截止日期（until）应在本年度"),
        ("annual_summary", {"graduates": 71}, "不得多于专职工作人员人数"),
        ("annual_summary", {"next_year": []}, "下一年度工作安排（next_year）至少要有1项"),
        ("timeline_wallchart", {"lanes": [{"place": "惠城区", "round": 1, "name": "开标"}]}, "没有任何时段"),
    ],
)
def test_what_is_wrong_is_named(kind: str, wrong: dict[str, Any], words: str) -> None:
    facts = made.SAMPLES[kind]().model_dump(mode="json") | wrong
    with pytest.raises(DocumentRefused) as caught:
        CATALOGUE[kind].compose(facts)
    assert words in str(caught.value)


class TestCharts:
    def test_a_chart_repeats_what_its_table_says(self) -> None:
        """The figure of every bar stands in a table of the same document."""
        for kind in ("monthly_report", "annual_summary"):
            document = CATALOGUE[kind].compose(made.SAMPLES[kind]())
            cells = {cell for block in document.blocks if block.type == "table" for row in block.rows for cell in row}
            charts = [block for block in document.blocks if isinstance(block, Chart) and block.unit == "项"]
            assert charts
            for chart in charts:
                for series in chart.series:
                    assert {str(value) for value in series.values} <= cells

    def test_the_timeline_holds_its_bars_and_marks(self) -> None:
        document = CATALOGUE["timeline_wallchart"].compose(made.timeline_wallchart())
        chart = next(block for block in document.blocks if isinstance(block, Timeline))
        assert {mark.label for mark in chart.marks} == {"今日", "方案时限"}
        for row in chart.rows:
            assert all(chart.first <= bar.first <= bar.last <= chart.last for bar in row.bars)
        late = made.timeline_wallchart().model_copy(update={"on": date(2025, 1, 31)})
        chart = next(b for b in CATALOGUE["timeline_wallchart"].compose(late).blocks if isinstance(b, Timeline))
        assert {mark.label for mark in chart.marks} == {"方案时限"}, "a day beyond the chart stretches nothing"


class TestEdges:
    def test_a_quiet_week_says_so(self, pool: RenderPool) -> None:
        full = made.weekly_report()
        quiet = PeriodReportFacts(
            **full.model_dump()
            | {
                "done": (),
                "overdue": (),
                "due_next": (),
                "contracts": (),
                "supervision": (),
                "alerts": 0,
                "escalated": 0,
                "acknowledged": 0,
                "problems": (),
                "next_work": (),
            }
        )
        document = CATALOGUE["weekly_report"].compose(quiet)
        text = opened(document, pool.render(document)).text
        for words in (
            "本期没有登记办理事项",
            "没有逾期未办事项",
            "尚无发布采购公告的项目",
            "本周没有督办事项",
            "没有到期事项",
        ):
            assert words in text
        assert "存在问题" not in text

    def test_a_week_is_read_on_four_pages(self, pool: RenderPool) -> None:
        """Seven districts, each with the same twenty things due: a line for each step and day, not for each district."""
        full = made.weekly_report()
        due = tuple(
            full.due_next[0].model_copy(
                update={"place": place.place, "matter": f"{place.place}队伍", "step": f"环节{n}（8个驿站）"}
            )
            for n in range(20)
            for place in full.places[:7]
        )
        document = CATALOGUE["weekly_report"].compose(full.model_copy(update={"due_next": due}))
        sample = opened(document, pool.render(document))
        assert "到期的事项140项" in sample.text and "同一环节、同一时限的合并列出" in sample.text
        assert "21队伍：环节19" in sample.text, "one overdue, then twenty steps"
        document = CATALOGUE["weekly_report"].compose(full)
        assert len(opened(document, pool.render(document)).pages) <= 4

    def test_a_week_names_what_may_come_late(self) -> None:
        """A duty past its day and one near it, with who has still to fulfil it; a closed one is no risk."""
        text = CATALOGUE["weekly_report"].compose(made.weekly_report()).text()
        assert "建设任务时限为2023年11月30日，已逾期，尚未完成的有惠城区（10/13）" in text
        assert "选址任务时限" not in text
        assert "风险提示" not in CATALOGUE["monthly_report"].compose(made.monthly_report()).text()

    def test_sixty_deadlines_and_long_names(self, pool: RenderPool) -> None:
        row = made.weekly_report().overdue[0]
        rows = tuple(
            row.model_copy(update={"matter": "龙" * 30 + f"第{n}号", "step": "场所验收" * 12}) for n in range(60)
        )
        document = CATALOGUE["weekly_report"].compose(made.weekly_report().model_copy(update={"overdue": rows}))
        sample = opened(document, pool.render(document))
        assert all(f"第{n}号" in sample.text for n in range(60))  # each a matter of its own: none is merged

    def test_minutes_without_people_leave_room_for_them(self) -> None:
        bare = made.meeting_minutes().model_copy(update={"attendees": (), "observers": (), "chair": "", "recorder": ""})
        text = CATALOGUE["meeting_minutes"].compose(bare).text()
        assert "出席：" in text and "　　　　主持召开" in text
        assert "列席：" not in text and "记录：" not in text
