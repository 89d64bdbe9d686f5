"""督办: the weekly and the monthly report (周报、月报)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from documents.amounts import wan
from documents.catalogue.base import Count, Facts, FactsRow, Name, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.management import progress
from documents.catalogue.management.progress import (
    ContractSumRow,
    CountsRow,
    DeadlineRow,
    PlaceRow,
    SupervisionRow,
    undertaking,
)
from documents.catalogue.parts import document, h1, numbered, p, signature, table, title_lines
from documents.content import AnyBlock, Document, Note, Table
from documents.dates import cn_date, cn_span, month_day


class DoneRow(FactsRow):
    """本期办理。What was done in one case in the period."""

    place: Name = Field(title="县区")
    matter: Name = Field(title="事项")
    steps: tuple[Text, ...] = Field(title="办结环节", min_length=1, max_length=60)
    times: Count = Field(title="办结项数")
    breaches: Count = Field(default=0, title="逾期登记项数", description="recorded as a breach of a legal limit")


class PeriodReportFacts(Facts):
    """进度通报。`weekly_report`, `monthly_report`: progress, deadlines, alerts, supervision, contracts."""

    programme_title: Name = Field(title="方案名称")
    period: Literal["周", "月"] = Field(title="报告周期")
    period_from: date = Field(title="报告期开始日期")
    period_until: date = Field(title="报告期结束日期")
    counts: CountsRow = Field(title="全部时限统计")
    places: tuple[PlaceRow, ...] = Field(title="各地进度", min_length=1, max_length=60)
    done: tuple[DoneRow, ...] = Field(default=(), title="本期办理", max_length=300)
    overdue: tuple[DeadlineRow, ...] = Field(default=(), title="逾期未办事项", max_length=300)
    next_until: date = Field(title="下期截止日期")
    due_next: tuple[DeadlineRow, ...] = Field(default=(), title="下期到期事项", max_length=300)
    contracts: tuple[ContractSumRow, ...] = Field(default=(), title="采购合同", max_length=100)
    alerts: Count = Field(title="提醒条数")
    escalated: Count = Field(title="上报条数")
    acknowledged: Count = Field(title="签收条数")
    supervision: tuple[SupervisionRow, ...] = Field(default=(), title="督办事项", max_length=200)
    problems: tuple[Text, ...] = Field(default=(), title="存在问题", max_length=20)
    next_work: tuple[Text, ...] = Field(default=(), title="下期工作安排", max_length=20)

    @model_validator(mode="after")
    def _the_figures_agree(self) -> PeriodReportFacts:
        if not self.period_from <= self.period_until < self.next_until:
            raise ValueError("报告期（period_from、period_until）与下期截止日期（next_until）先后不符")
        if self.escalated > self.alerts or self.acknowledged > self.alerts:
            raise ValueError("上报条数（escalated）、签收条数（acknowledged）不得多于提醒条数（alerts）")
        wrong = next((row for row in self.overdue if row.due >= self.period_until), None)
        if wrong:
            raise ValueError(f"逾期未办事项（overdue）“{wrong.matter}{wrong.step}”在报告期末尚未逾期")
        return self


def _done_table(rows: Sequence[DoneRow], level: str) -> Table:
    """A line for each place: what was done in which of its matters."""
    places: dict[str, list[DoneRow]] = {}
    for row in rows:
        places.setdefault(row.place, []).append(row)
    columns = ((level, 23.5, "left"), ("办结环节", 67.5, "left"), ("项数", 9, "right"))
    total = ("合计", "", str(sum(row.times for row in rows))) if rows else ()
    return table(
        columns,
        (
            (
                place,
                "；".join(f"{_own_name(row)}：{'、'.join(row.steps)}" for row in mine),
                str(sum(row.times for row in mine)),
            )
            for place, mine in places.items()
        ),
        total=total,
        empty="本期没有登记办理事项",
    )


def _own_name(row: DoneRow | DeadlineRow) -> str:
    """What the matter is called within its place: 惠城区队伍 is 队伍 there."""
    return row.matter.removeprefix(row.place) or row.matter


def _progress(f: PeriodReportFacts) -> list[AnyBlock]:
    cities = [place for place in f.places if not place.quota]
    districts = [place for place in f.places if place.quota]
    blocks: list[AnyBlock] = [
        p(f"截至{cn_date(f.period_until)}，全市{progress.counts_text(f.counts)}。"),
        progress.counts_chart(f.places, f"各{f.level}时限办理情况"),
        progress.counts_table(f.places, f.level),
    ]
    if districts:
        blocks.append(progress.matrix(districts, f.level, caption=f"各{f.level}任务进度"))
    if cities:
        blocks.append(progress.matrix(cities, f.level, caption="市级任务进度"))
    return [
        *blocks,
        Note(items=(progress.LEGEND + "。已完成的任务列完成日期（年.月.日），未完成的列已办结环节数和环节总数。",)),
    ]


def _brief_progress(f: PeriodReportFacts) -> list[AnyBlock]:
    """The duties of every district in one table, the city's in a line under it."""
    districts, year = [place for place in f.places if place.quota], f.period_until.year
    labels = list(dict.fromkeys(cell.label for place in districts for cell in place.cells))
    columns = (
        (f.level, 23.4, "left"),
        *((label, 68.8 / len(labels), "center") for label in labels),
        ("逾期", 7.8, "right"),
    )
    lines = [
        (
            place.place,
            *({cell.label: cell.brief(year) for cell in place.cells}.get(label, "—") for label in labels),
            str(place.counts.overdue),
        )
        for place in districts
    ]
    city = [f"{cell.label}：{cell.brief(year)}" for place in f.places if not place.quota for cell in place.cells]
    return [
        p(f"截至{cn_date(f.period_until)}，全市{progress.counts_text(f.counts)}。"),
        *([table(columns, lines, caption=f"各{f.level}任务进度")] if districts else []),
        Note(
            items=(
                *([f"市级任务：{'　'.join(city)}"] if city else []),
                progress.LEGEND + "。后列本年完成日期（月.日）或者已办结环节数/环节总数；“逾期”为逾期未办项数。",
            )
        ),
    ]


def _deadlines(f: PeriodReportFacts) -> list[tuple[str, list[AnyBlock]]]:
    """Both in one table, what is overdue first; the places that share a step and its day share a line."""
    found: dict[tuple[str, str, str, str], list[str]] = {}
    for word, rows in (("逾期", f.overdue), ("余", f.due_next)):
        for row in rows:
            step, bracket, about = row.step.partition("（")
            key = (f"{_own_name(row)}：{step}", month_day(row.due), f"{word}{row.days}", row.answers)
            several = re.fullmatch(r"(\d+个\S+)）", about)
            found.setdefault(key, []).append(row.place + (several[1] if several else bracket + about))
    lines = [
        (str(n), step, "、".join(places), due, days, answers)
        for n, ((step, due, days, answers), places) in enumerate(found.items(), 1)
    ]
    columns = (
        ("序号", 7.5, "center"),
        ("环节", 22, "left"),
        (f.level, 31.2, "left"),
        ("时限", 14.8, "center"),
        ("工作日", 10.5, "center"),
        ("办理岗位", 14, "center"),
    )
    together = "同一环节、同一时限的合并列出。" if len(lines) < len(f.overdue) + len(f.due_next) else ""
    return [
        (
            f"逾期未办和下{f.period}到期事项",
            [p(f"{_overdue_text(f)}{_due_text(f)}{together}"), *([table(columns, lines)] if lines else [])],
        )
    ]


def _overdue_text(f: PeriodReportFacts) -> str:
    return f"截至报告期末，逾期未办事项{len(f.overdue)}项。" if f.overdue else "截至报告期末，没有逾期未办事项。"


def _due_text(f: PeriodReportFacts) -> str:
    following = f"下{f.period}（至{cn_date(f.next_until)}）"
    return (
        f"{following}到期的事项{len(f.due_next)}项，请各办理岗位按时办结。"
        if f.due_next
        else f"{following}没有到期事项。"
    )


def _risks(f: PeriodReportFacts) -> list[str]:
    """The plan's duties that are overdue or near their day, with the places that still have to fulfil them."""
    found: dict[tuple[str, date], list[str]] = {}
    for place in f.places:
        for cell in place.cells:
            if cell.state in ("逾期", "临期") and cell.due:
                found.setdefault((cell.label, cell.due), []).append(f"{place.place}（{cell.done}/{cell.total}）")
    return [
        f"{label}任务时限为{cn_date(due)}{'，已逾期' if due < f.period_until else ''}，尚未完成的有{'、'.join(places)}。"
        for (label, due), places in sorted(found.items(), key=lambda item: item[0][1])
    ]


def _done(f: PeriodReportFacts) -> list[AnyBlock]:
    said = f"本{f.period}登记办结环节{sum(row.times for row in f.done)}项，涉及事项{len(f.done)}个"
    breaches = sum(row.breaches for row in f.done)
    return [p(said + (f"，其中超过法定期限后补登{breaches}项。" if breaches else "。")), _done_table(f.done, f.level)]


def _contracts(f: PeriodReportFacts) -> list[AnyBlock]:
    rows = f.contracts
    if not rows:
        return [p("截至报告期末，尚无发布采购公告的项目。")]
    signed, amount = sum(row.signed for row in rows), sum(row.amount for row in rows)
    saved, base = sum(row.saved for row in rows), sum(row.signed_budget for row in rows)
    more = sum(row.supplements for row in rows)
    text = f"已发布采购公告的项目{len(rows)}个，采购包{sum(row.lots for row in rows)}个，预算合计{wan(sum(r.budget for r in rows))}；"
    text += (
        f"已签订合同{signed}份，金额合计{wan(amount)}，比相应预算节约{wan(saved)}，节约率{progress.share(saved, base)}"
        if signed
        else "尚未签订合同"
    )
    text += f"；另签订补充协议，金额合计{wan(more)}。" if more else "。"
    return [
        p(text),
        progress.contract_chart(rows),
        progress.contract_table(rows, f.level, empty="（无）"),
        Note(items=("注：“合同”栏为已签合同数和采购包数；节约金额按已签合同的采购包预算计算，不含补充协议。",)),
    ]


def _supervision(f: PeriodReportFacts) -> list[AnyBlock]:
    still = [row for row in f.supervision if row.closed is None]
    said = f"本{f.period}发出提醒{f.alerts}条，其中逐级上报{f.escalated}条，已签收{f.acknowledged}条。"
    if f.period == "周" and not f.supervision:
        return [p(f"{said}本周没有督办事项。")]
    said += f"涉及督办事项{len(f.supervision)}件，已销号{len(f.supervision) - len(still)}件，尚未销号{len(still)}件"
    if f.period == "周":
        named = "、".join(f"{row.number}（{row.matter}）" for row in still)
        return [p(f"{said}{f'：{named}' if still else ''}。")]
    return [p(f"{said}。"), progress.supervision_table(f.supervision, empty="本月没有督办事项")]


def compose_period_report(f: PeriodReportFacts) -> Document:
    """周报、月报: every section is there, an empty one says so; a week is said in short, a month in full."""
    week = f.period == "周"
    sections: list[tuple[str, list[AnyBlock]]] = [
        ("总体进度", _brief_progress(f) if week else _progress(f)),
        (f"本{f.period}办理情况", _done(f)),
        *_deadlines(f),
        ("采购和合同", _contracts(f)[:1] if week else _contracts(f)),
        ("提醒和督办", _supervision(f)),
        *([("风险提示", numbered(risks))] if week and (risks := _risks(f)) else []),
    ]
    if f.problems:
        sections.append(("存在问题", numbered(f.problems)))
    if f.next_work:
        sections.append((f"下{f.period}工作安排", numbered(f.next_work)))
    blocks = [block for n, (name, body) in enumerate(sections, 1) for block in (h1(n, name), *body)]
    about = undertaking(f.programme_title)
    lines = title_lines(about, f"工作{f.period}报")
    intro = p(
        f"根据《{f.programme_title}》的任务和时限，现将{cn_span(f.period_from, f.period_until)}工作进度报告如下。"
    )
    return document(f, "report", lines, (intro, *blocks, signature(f)), running_head=f"{about}工作{f.period}报")


KINDS = (
    document_kind_of(
        "weekly_report",
        "工作周报",
        PeriodReportFacts,
        compose_period_report,
        group="督办",
        layout="report",
        file_name="{title}-{period_until}",
        issue="plain",
        others=(progress,),
    ),
    document_kind_of(
        "monthly_report",
        "工作月报",
        PeriodReportFacts,
        compose_period_report,
        group="督办",
        layout="report",
        file_name="{title}-{period_until:%Y-%m}",
        issue="plain",
        others=(progress,),
    ),
)
