"""方案: the notice that breaks a plan down into duties with who, where and by when (方案分解任务表)."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from documents.catalogue.base import Facts, FactsRow, Name, OptionalText, Positive, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import addressed, document, numbered, table, title_lines
from documents.content import Annex, AnyBlock, Document, Note, Table
from documents.dates import cn_date, month_day
from documents.prose import Prose

TEXT = Prose("task_breakdown")


class TaskRow(FactsRow):
    """分解任务。One duty of the plan."""

    clause: Name = Field(title="条款")
    title: Text = Field(title="任务名称")
    content: Text = Field(title="任务内容", description="the plan's own words")
    lead: Name = Field(title="牵头单位")
    lead_assumed: bool = Field(
        default=False, title="牵头单位待确认", description="the plan names no lead; the first is put"
    )
    assisting: tuple[Name, ...] = Field(default=(), title="责任单位", max_length=30)
    units_assumed: bool = Field(default=False, title="责任单位待确认", description="the plan names no unit")
    where: Name = Field(title="实施范围", description="市级, or the districts")
    phrase: OptionalText = Field(default="", title="时限原文")
    due: date | None = Field(default=None, title="完成时限", description="the date that is watched")
    wide: date | None = Field(default=None, title="从宽日期", description="where the phrase can be read in two ways")
    derived: bool = Field(
        default=False, title="时限系推算", description="the plan gives none; counted back from another's"
    )


class QuotaRow(FactsRow):
    """县区任务。A district's share."""

    district: Name = Field(title="县区")
    quota: Positive = Field(title="驿站建设任务数")
    purchaser: Name = Field(title="实施单位", description="the district's human-resources body, which purchases")
    employment: Name = Field(title="就业部门")


class TaskBreakdownFacts(Facts):
    """方案分解任务表。`task_breakdown`: notice with the duties, and each district's share."""

    programme_title: Name = Field(title="方案名称")
    short: Name = Field(title="方案简称")
    recipients: tuple[Name, ...] = Field(title="主送机关", min_length=1, max_length=30)
    copies_to: tuple[Name, ...] = Field(default=(), title="抄送机关", max_length=30)
    tasks: tuple[TaskRow, ...] = Field(title="分解任务", min_length=1, max_length=100)
    quotas: tuple[QuotaRow, ...] = Field(title="县区任务", min_length=1, max_length=100)
    total: Positive = Field(title="驿站总数")
    reports_to: Name = Field(title="进展报送单位")
    report_day: Name = Field(default="每周五", title="进展报送时间")
    requirements: tuple[Text, ...] = Field(default=(), title="其他要求", max_length=20)
    contact_person: OptionalText = Field(default="", title="联系人")
    contact_phone: OptionalText = Field(default="", title="联系电话")

    @model_validator(mode="after")
    def _the_shares_sum(self) -> TaskBreakdownFacts:
        found = sum(row.quota for row in self.quotas)
        if found != self.total:
            raise ValueError(f"县区任务（quotas）合计{found}个，与驿站总数（total）{self.total}个不符")
        return self


def _due(row: TaskRow) -> str:
    if row.due is None:
        return row.phrase or "方案未定时限"
    mark = "▲" if row.wide and row.wide != row.due else "△" if row.derived else ""
    phrase = f"（{row.phrase}）" if row.phrase else ""
    return f"{row.due.year}年\n{month_day(row.due)}\n{mark}{phrase}".rstrip()


_TASKS_COLUMNS = (
    ("序号", 7.2, "center"),
    ("任务", 16.3, "left"),
    ("任务内容", 43.5, "left"),
    ("责任单位", 19, "left"),
    ("完成时限", 14, "center"),
)


def _tasks(f: TaskBreakdownFacts) -> Table:

    def units(row: TaskRow) -> str:
        mark = "＊＊" if row.units_assumed else "＊" if row.lead_assumed else ""
        others = f"\n配合：{'、'.join(row.assisting)}" if row.assisting else ""
        return f"牵头{mark}：{row.lead}{others}"

    return table(
        _TASKS_COLUMNS,
        (
            (str(n), f"{row.title}\n（{row.where}）\n方案{row.clause}", row.content, units(row), _due(row))
            for n, row in enumerate(f.tasks, 1)
        ),
    )


def _marks(f: TaskBreakdownFacts) -> list[AnyBlock]:
    """What the plan leaves open is said under the table, not passed over."""
    items = [
        "注：“任务内容”照录方案原文。"
        + ("△方案未定时限，由驿站运营招标时限倒排推算。" if any(row.derived for row in f.tasks) else "")
    ]
    if any(row.lead_assumed and not row.units_assumed for row in f.tasks):
        items.append("＊方案未写明牵头单位，按责任单位的排列次序列第一位的单位。")
    if any(row.units_assumed for row in f.tasks):
        items.append("＊＊方案该条未列责任单位，按方案其他条款的职责分工列出。")
    wide = [row for row in f.tasks if row.wide and row.due and row.wide != row.due]
    items += [
        f"▲“{row.phrase}”从严按{cn_date(row.due)}掌握（从宽为{cn_date(row.wide)}）。"
        for row in wide
        if row.due and row.wide
    ]
    return [Note(items=tuple(items))]


def _quotas(f: TaskBreakdownFacts) -> Table:
    columns = (
        ("序号", 7.5, "center"),
        (f.level, 23.5, "left"),
        ("驿站数", 10, "right"),
        ("实施单位（采购人）", 30, "left"),
        ("就业部门（主管部门）", 29, "left"),
    )
    return table(
        columns,
        ((str(n), row.district, str(row.quota), row.purchaser, row.employment) for n, row in enumerate(f.quotas, 1)),
        total=("", "合计", str(f.total), "", ""),
    )


def compose_task_breakdown(f: TaskBreakdownFacts) -> Document:
    """通知 with two annexes: the duties, the districts' shares."""
    dated = [row for row in f.tasks if row.due]
    wants = [
        f"压实责任。各牵头单位对所牵头任务负总责，会同责任单位制定推进计划，明确责任领导和经办人员；各{f.level}按附件2落实"
        f"驿站建设任务，全市{f.total}个驿站不得擅自调减。",
        f"严守时限。附件1列明完成时限的任务{len(dated)}项，应于时限届满前（含当日）办结并登记；预计不能按期完成的，应在时限届满前"
        "书面说明原因和补救措施。对逾期事项逐级提醒并立项督办。",
        "依法采购。第三方机构服务采购严格执行政府采购法律法规，采购人依法履行主体责任，采购经办、复核、审批岗位分离，全过程资料"
        "及时归档。",
        f"按时报送。各责任单位于{f.report_day}将任务进展、存在问题和下步安排报送{f.reports_to}汇总。",
        *f.requirements,
    ]
    ask = "，".join(
        filter(
            None,
            (f.contact_person and f"联系人：{f.contact_person}", f.contact_phone and f"联系电话：{f.contact_phone}"),
        )
    )
    blocks = TEXT.blocks(
        "task_breakdown",
        {**f.model_dump(), "dated": dated, "ask": ask},
        {
            "recipients": [addressed(f.recipients)],
            "wants": numbered(wants),
            "annex_1": [Annex(mark="附件1", lines=title_lines(f.short, "任务分解表"))],
            "tasks": [_tasks(f)],
            "marks": _marks(f),
            "quotas": [_quotas(f)],
        },
    )
    return document(f, "gongwen", title_lines("关于印发", f"《{f.short}任务分解表》的", "通知"), blocks)


KINDS = (
    document_kind_of(
        "task_breakdown",
        "方案分解任务表",
        TaskBreakdownFacts,
        compose_task_breakdown,
        group="方案",
        layout="gongwen",
        file_name="{title}-{short}",
        issue="signed",
    ),
)
