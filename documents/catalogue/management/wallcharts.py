"""督办: the wall charts (挂图作战): all duties of all districts, and every purchase on one line of time."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from documents.catalogue.base import Count, Facts, FactsRow, Name, OptionalText, Positive, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.management import progress
from documents.catalogue.management.progress import CellRow, CountsRow, DeadlineRow, PlaceRow, undertaking
from documents.catalogue.parts import document, table
from documents.content import AnyBlock, Bar, Document, Mark, Note, Paragraph, Table, Timeline, TimelineRow
from documents.dates import cn_date

SHOWN = 10
"""Overdue deadlines that find room under the chart; the weekly report lists them all."""


class ProgressWallchartFacts(Facts):
    """进度总图。`progress_wallchart`: districts down, duties across, each with due day, done day and sign."""

    programme_title: Name = Field(title="方案名称")
    on: date = Field(title="统计日期")
    places: tuple[PlaceRow, ...] = Field(title="各地进度", min_length=1, max_length=40)
    counts: CountsRow = Field(title="全部时限统计")
    opened: dict[str, int] = Field(default_factory=dict, title="已投入运营驿站数", description="by district")
    open_items: Count = Field(title="未销号督办事项")
    overdue: tuple[DeadlineRow, ...] = Field(default=(), title="逾期未办事项", max_length=300)


class SpanRow(FactsRow):
    """时段。A legal span, or one day on which something was done or is planned."""

    first: date = Field(title="开始日期")
    last: date = Field(title="结束日期")
    state: Literal["done", "running", "planned", "late"] = Field(title="状态")
    label: OptionalText = Field(default="", title="名称", description="empty on a span whose line says what it is")

    @model_validator(mode="after")
    def _forward(self) -> SpanRow:
        if self.last < self.first:
            raise ValueError(f"{self.label}的结束日期（last）早于开始日期（first）")
        return self


class LaneRow(FactsRow):
    """采购进程。One line of a purchase: its spans."""

    place: Name = Field(title="县区")
    round: Positive = Field(title="轮次")
    name: Name = Field(title="阶段")
    spans: tuple[SpanRow, ...] = Field(default=(), title="时段", max_length=40)


class TimelineWallchartFacts(Facts):
    """采购进度横道图。`timeline_wallchart`: every purchase with the law's spans, and the day."""

    programme_title: Name = Field(title="方案名称")
    on: date = Field(title="统计日期")
    due: date | None = Field(default=None, title="方案规定的采购完成时限")
    lanes: tuple[LaneRow, ...] = Field(title="采购进程", min_length=1, max_length=110)
    spans: tuple[Text, ...] = Field(default=(), title="法定期限", max_length=30, description="with their articles")

    @model_validator(mode="after")
    def _something_to_draw(self) -> TimelineWallchartFacts:
        if not any(lane.spans for lane in self.lanes):
            raise ValueError("采购进程（lanes）没有任何时段，无法成图")
        return self


def _due(cells: tuple[CellRow, ...], label: str) -> str:
    days = {cell.due for cell in cells if cell.label == label and cell.due}
    return "、".join(f"{day:%y}.{day.month}.{day.day}" for day in sorted(days)) or "—"


def _matrix(f: ProgressWallchartFacts, places: list[PlaceRow], *, city: bool) -> Table:
    cells = tuple(cell for place in places for cell in place.cells)
    labels = list(dict.fromkeys(cell.label for cell in cells))
    extra = 0 if city else 8
    left = 100 - 11 - extra - 8 * 3
    columns = [
        ("单位", 11, "center"),
        *(() if city else (("驿站", 8, "center"),)),
        *((f"{label}\n{_due(cells, label)}", left / len(labels), "center") for label in labels),
        ("按期办结", 8, "center"),
        ("逾期办结", 8, "center"),
        ("逾期未办", 8, "center"),
    ]
    rows = []
    for place in places:
        by_label = {cell.label: cell.short for cell in place.cells}
        stations = () if city else (f"{f.opened.get(place.place, 0)}/{place.quota}",)
        c = place.counts
        rows.append(
            (
                place.place,
                *stations,
                *(by_label.get(label, "—") for label in labels),
                str(c.met),
                str(c.late),
                str(c.overdue),
            )
        )
    return table(columns, rows).model_copy(update={"lights": True})


def compose_progress_wallchart(f: ProgressWallchartFacts) -> Document:
    """进度总图: districts, then the city's own duties, then what the signs mean."""
    districts = [place for place in f.places if place.quota]
    cities = [place for place in f.places if not place.quota]
    opened, quota = sum(f.opened.values()), sum(place.quota for place in districts)
    said = (
        f"统计日期：{cn_date(f.on)}　驿站投入运营{opened}/{quota}个　按期办结{f.counts.met}项　逾期办结{f.counts.late}项　"
        f"逾期未办{f.counts.overdue}项　未到期{f.counts.open}项　未销号督办{f.open_items}件"
    )
    blocks: list[AnyBlock] = [Paragraph(text=said, align="center")]
    if districts:
        blocks.append(_matrix(f, districts, city=False))
    if cities:
        blocks.append(_matrix(f, cities, city=True))
    if f.overdue:
        shown, rest = f.overdue[:SHOWN], len(f.overdue) - SHOWN
        blocks.append(progress.deadline_table(shown, "逾期工作日", empty="（无）", caption="逾期未办事项"))
        blocks += [Note(items=(f"另有逾期未办事项{rest}项，见同日周报。",))] if rest > 0 else []
    blocks.append(
        Note(
            items=(
                progress.LEGEND + "。表头列方案时限（年.月.日）；已完成的列完成日期，未完成的列已办结环节数/环节总数；"
                "“驿站”为已投入运营数/任务数。",
                f"依据：《{f.programme_title}》。制图单位：{f.org}。",
            )
        )
    )
    return document(f, "wallchart", (f"{undertaking(f.programme_title)}挂图作战·进度总图",), blocks)


def compose_timeline_wallchart(f: TimelineWallchartFacts) -> Document:
    """采购进度横道图: three lines to a purchase; today and the plan's date are marked where they lie within."""
    days = [day for lane in f.lanes for span in lane.spans for day in (span.first, span.last)]
    days += [f.due] if f.due else []
    first, last = min(days).replace(day=1), max(days)
    marks = [
        Mark(on=day, label=label)
        for day, label in ((f.on, "今日"), (f.due, "方案时限"))
        if day and first <= day <= last
    ]
    places = list(dict.fromkeys(lane.place for lane in f.lanes))
    rows = tuple(
        TimelineRow(
            label=f"{lane.place}{f'（第{lane.round}轮）' if lane.round > 1 else ''}　{lane.name}",
            group=places.index(lane.place) + 1,
            bars=tuple(Bar(first=s.first, last=s.last, tone=s.state, label=s.label) for s in lane.spans),
        )
        for lane in f.lanes
    )
    note = [
        "横条为法定期限，菱形为办理或者应办日期。",
        *f.spans,
        f"依据：《{f.programme_title}》和政府采购法律制度。统计日期：{cn_date(f.on)}。制图单位：{f.org}。",
    ]
    return document(
        f,
        "wallchart",
        (f"{undertaking(f.programme_title)}挂图作战·采购进度横道图",),
        (
            Timeline(title="采购进度横道图", first=first, last=last, rows=rows, marks=tuple(marks)),
            Note(items=tuple(note)),
        ),
    )


KINDS = (
    document_kind_of(
        "progress_wallchart",
        "挂图作战·进度总图",
        ProgressWallchartFacts,
        compose_progress_wallchart,
        group="督办",
        layout="wallchart",
        file_name="{title}-{on}",
        issue="plain",
        others=(progress,),
    ),
    document_kind_of(
        "timeline_wallchart",
        "采购进度横道图",
        TimelineWallchartFacts,
        compose_timeline_wallchart,
        group="督办",
        layout="wallchart",
        file_name="{title}-{on}",
        issue="plain",
    ),
)
