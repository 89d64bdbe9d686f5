"""挂图作战: the progress chart and the purchases on a line of time, from the stored schedule rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Literal

from sqlmodel import Session

from documents.catalogue.management.progress import undertaking
from documents.catalogue.management.wallcharts import (
    LaneRow,
    ProgressWallchartFacts,
    SpanRow,
    TimelineWallchartFacts,
)
from documents.citations import in_full
from documents.dates import cn_date
from models.case import ScheduleRow
from models.programme import Programme
from models.values import CITY
from papers.base import Fillings, Given, is_rehearsal
from papers.management.progress import about, counts_row, deadline_rows, place_rows
from record.bodies import bureau
from record.errors import FactMissing
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.rows.programmes import milestone_dues
from rules.dates.reasons import CAPS
from rules.kinds import OPERATORS
from views import results, statistics
from views.lanes import LaneStep, lane_steps

fillings = Fillings()

LANES: tuple[tuple[str, dict[str, str]], ...] = (
    ("意向—公告—开标", {"intention_notice": "意向公开", "tender_notice": "发布公告", "bid_opening": "开标"}),
    (
        "评审—公告—质疑期",
        {
            "evaluation_report": "评审",
            "winner_confirmation": "定标",
            "award_notice": "结果公告",
            "challenge_window_end": "质疑期届满",
        },
    ),
    ("合同签订—公告", {"contract_signature": "签订合同", "contract_publication": "合同公告"}),
)
"""The lines of a purchase, and the steps that stand on them."""
SPANS = frozenset({"at_least", "within", "lapse"})
SHOWN = frozenset({"tender_notice", "bid_opening", "challenge_window_end", "contract_signature"})
"""Steps whose legal span is drawn; the short ones between would lie on one another."""
NAMED = SHOWN - {"contract_signature"}
"""Spans that say how long they are: on the contract's, the day of the signature would lie on the words."""
TERMS = {
    "tender_notice": "意向公开至发布公告",
    "bid_opening": "采购文件发出至开标",
    "challenge_window_end": "质疑期",
    "contract_signature": "中标（成交）通知书发出至签订合同",
}
LEAST = {"at_least": "不少于", "within": "不超过", "lapse": "为"}
"""What a span is called under the chart, and which way its number binds."""
State = Literal["done", "running", "planned", "late"]


@fillings.of_programme("progress_wallchart")
def progress_wallchart(session: Session, programme: Programme, on: date, given: Given) -> Iterable[Sheet]:
    """All duties of all districts on a day."""
    plan = plan_of(programme)
    items = [one for one in statistics.items(session, programme, on, on) if one.closed_on is None]
    yield Sheet(
        f"{undertaking(plan.title)}挂图作战·进度总图（{cn_date(on)}）",
        given.facts(
            ProgressWallchartFacts,
            org=bureau(plan),
            doc_date=on,
            rehearsal=is_rehearsal(session),
            programme_title=plan.title,
            on=on,
            places=place_rows(session, programme, on),
            counts=counts_row(statistics.totals(statistics.standings(session, programme, on))),
            opened={one.place: one.opened for one in results.stations(session, programme, on)},
            open_items=len(items),
            overdue=deadline_rows(statistics.overdue(session, programme, on)),
        ),
    )


@fillings.of_programme("timeline_wallchart")
def timeline_wallchart(session: Session, programme: Programme, on: date, given: Given) -> Iterable[Sheet]:
    """Every purchase of the plan with the spans of the law, and when its steps were done or are planned."""
    plan = plan_of(programme)
    lanes = _lanes(session, programme, on)
    if not any(lane.spans for lane in lanes):
        raise FactMissing("尚无采购事项的进度可以成图", remedy="请先登记采购意向、采购公告等环节")
    yield Sheet(
        f"{undertaking(plan.title)}采购进度横道图（{cn_date(on)}）",
        given.facts(
            TimelineWallchartFacts,
            org=bureau(plan),
            doc_date=on,
            rehearsal=is_rehearsal(session),
            programme_title=plan.title,
            on=on,
            due=milestone_dues(session, programme).get(OPERATORS),
            lanes=lanes,
            spans=_articles(session, programme),
        ),
    )


def _steps(session: Session, programme: Programme) -> list[LaneStep]:
    return lane_steps(session, programme, [step for _name, lane in LANES for step in lane])


def _lanes(session: Session, programme: Programme, on: date) -> tuple[LaneRow, ...]:
    purchases: dict[tuple[int, int, str], list[ScheduleRow]] = defaultdict(list)
    for step in _steps(session, programme):
        purchases[step.case_id, step.row.round, step.place or CITY].append(step.row)
    lanes = []
    for (_case, number, place), rows in purchases.items():
        for name, steps in LANES:
            mine = [row for row in rows if row.step in steps]
            lots = sorted({row.subject for row in mine})
            lanes += [
                LaneRow(
                    place=place,
                    round=number,
                    name=f"{name}{about([lot]) if len(lots) > 1 else ''}",
                    spans=tuple(
                        span for row in mine if row.subject == lot for span in _spans(row, steps[row.step], on)
                    ),
                )
                for lot in lots
            ]
    # a round that failed before its award has nothing on the later lines
    return tuple(lane for lane in lanes if lane.spans)


def _spans(row: ScheduleRow, label: str, on: date) -> list[SpanRow]:
    """The law's span before the step, if any, and the day on which it was done or is to be done."""
    found = []
    # what was announced for the first round is not announced again (财库〔2020〕10号)
    drawn = row.step in SHOWN and not (row.step == "tender_notice" and row.round > 1)
    legal = [r for r in row.reasons if drawn and r["kind"] in SPANS and r["n"] > 1 and r["start_on"] and r["end"]]
    if legal:
        longest = max(legal, key=lambda r: (r["end"], r["n"]))
        first, last = date.fromisoformat(longest["start_on"]), date.fromisoformat(longest["end"])
        if row.done_on and row.done_on <= on and longest["kind"] in CAPS:
            last = min(last, row.done_on)  # what was left of it when the act was done runs no more
        found.append(
            SpanRow(
                first=first,
                last=max(first, last),
                state=_state(row, on, row.latest),
                label=f"{longest['n']}{longest['unit']}" if row.step in NAMED else "",
            )
        )
    if row.done_on and row.done_on <= on:
        found.append(SpanRow(first=row.done_on, last=row.done_on, state=_state(row, on, row.due_on), label=label))
    elif not row.lapse and (due := row.due_on or row.planned):
        day = max(due, row.earliest) if row.earliest else due
        found.append(SpanRow(first=day, last=day, state=_state(row, on, row.due_on), label=label))
    return found


def _state(row: ScheduleRow, on: date, limit: date | None) -> State:
    """Late is what passed the limit: the law's for a span, the deadline that is watched (the plan's too) for an act."""
    if row.done_on and row.done_on <= on:
        return "late" if limit and row.done_on > limit else "done"
    if row.lapse:
        return "planned" if row.ready_on is None else "done" if row.ready_on < on else "running"
    if limit and limit < on:
        return "late"
    return "running" if row.ready_on and row.ready_on <= on else "planned"


def _articles(session: Session, programme: Programme) -> tuple[str, ...]:
    """The spans that the chart shows, with the articles that set them, as the schedule cites them."""
    cited: dict[str, dict[str, None]] = {}
    for row in (step.row for step in _steps(session, programme)):
        for reason in row.reasons:
            if reason["kind"] in SPANS and reason["n"] > 1 and row.step in SHOWN:
                said = f"{TERMS[row.step]}{LEAST[reason['kind']]}{reason['n']}{_unit(reason['unit'])}"
                cited.setdefault(said, {})[in_full(reason["basis"])] = None
    return (
        ("法定期限：" + "；".join(f"{said}（{'；'.join(bases)}）" for said, bases in cited.items()) + "。",)
        if cited
        else ()
    )


def _unit(unit: str) -> str:
    return f"个{unit}" if unit == "工作日" else unit
