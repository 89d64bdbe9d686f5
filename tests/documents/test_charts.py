"""Charts and timelines: every figure drawn to scale, nothing covers anything, long ones cut, same in, same out."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest

from documents.charts import Frame, chart_svg, drawings, timeline_svg
from documents.charts.axis import axis_to
from documents.charts.canvas import COLOURS, figure, width_of, wrap
from documents.charts.shares import percentages
from documents.content import Bar, Chart, Mark, Series, Timeline, TimelineRow
from documents.errors import DocumentRefused

LONG = tuple(f"惠城区桥西街道社区就业驿站（演练{n}号）" for n in range(1, 61))
DISTRICTS = ("惠城区", "惠阳区", "大亚湾开发区", "仲恺高新区")
SVG = "{http://www.w3.org/2000/svg}"
DAY = date(2023, 8, 1)


def series(name: str, *values: object) -> Series:
    return Series(name=name, values=tuple(None if v is None else Decimal(str(v)) for v in values))


def chart(kind: str, categories: tuple[str, ...], *rows: Series, unit: str = "人") -> Chart:
    return Chart(kind=kind, title="求职登记情况", categories=categories, series=rows, unit=unit)  # type: ignore[arg-type]


def timeline(rows: int, days: int = 500, marks: tuple[Mark, ...] = ()) -> Timeline:
    tones = ("done", "running", "planned", "late")
    return Timeline(
        title="进度",
        first=DAY,
        last=DAY + timedelta(days=days),
        rows=tuple(
            TimelineRow(
                label=f"第{n}项任务：推进就业驿站选址、踏勘、公示和建设",
                bars=(
                    Bar(
                        first=DAY + timedelta(days=n),
                        last=DAY + timedelta(days=n + n * 17 % 90 + 1),
                        tone=tones[n % 4],  # type: ignore[arg-type]
                        label=f"阶段{n}",
                    ),
                    Bar(first=DAY + timedelta(days=n + 150), last=DAY + timedelta(days=n + 150), tone="done"),
                ),
            )
            for n in range(rows)
        ),
        marks=marks,
    )


CHARTS = {
    "one": chart("bars", ("惠城区",), series("人数", 5)),
    "zero": chart("bars", DISTRICTS, series("人数", 0, 0, 0, 0)),
    "three": chart("bars", DISTRICTS, series("求职", 120, 85, 44, 7), series("岗位", 1120, None, 444, 230)),
    "stacked": chart("stacked", DISTRICTS, series("已建成", 8, 3, 2, 3), series("建设中", 2, 0, None, 3)),
    "long": chart("bars", LONG[:12], series("经费", *[n * n * 123456.5 for n in range(12)]), unit="元"),
    "stacked long": chart("stacked", LONG[:9], *(series(f"第{n}类人员", *[9 * n + 8] * 9) for n in range(8))),
    "lines": chart(
        "lines",
        tuple(f"{n}月" for n in range(1, 13)),
        series("惠城区", *range(10, 130, 10)),
        series("仲恺高新技术产业开发区", *range(118, 106, -1)),
    ),
    "lines 60": chart(
        "lines", tuple(f"2023年第{n}周" for n in range(60)), *(series(f"{n}县", *[50] * 60) for n in range(8))
    ),
    "one point": chart("lines", ("一季度",), series("人数", 3)),
    "shares": chart("shares", ("高校毕业生", "农民工", "退役军人和其他人员"), series("人数", 333, 333, 334)),
    "shares of nothing": chart("shares", ("高校毕业生", "农民工"), series("人数", 0, None)),
    "many shares": chart("shares", LONG[:20], series("人数", *range(1, 21))),
    "sixty": chart("bars", LONG, series("人数", *[n * 7 % 50 for n in range(60)])),
    "empty": chart("bars", DISTRICTS, series("人数", None, None, None, None)),
}
TIMELINES = {
    "one": timeline(1),
    "marks": timeline(8, marks=tuple(Mark(on=DAY + timedelta(days=40 + n), label=f"事项{n}") for n in range(6))),
    "days": timeline(5, days=40),
    "years": timeline(12, days=1600),
    "120": timeline(120),
}
ALL = {**CHARTS, **{f"timeline {name}": block for name, block in TIMELINES.items()}}


def texts(svg: str) -> list[tuple[str, float, float, float, float]]:
    """Every text with its box: left, top, right, bottom."""
    found = []
    for node in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        size, x, y = (float(node.get(name, "0")) for name in ("font-size", "x", "y"))
        wide = width_of(node.text or "", size)
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[node.get("text-anchor", "start")]
        found.append((node.text or "", left, y - 0.75 * size, left + wide, y + 0.05 * size))
    return found


def bars(svg: str, colour: str) -> list[tuple[float, float]]:
    """Width and height of the bars of a colour; legend swatches, which are small, left out."""
    rects = [r for r in ElementTree.fromstring(svg).iter(f"{SVG}rect") if r.get("fill") == colour]
    return [(float(r.get("width", "")), float(r.get("height", ""))) for r in rects if r.get("stroke-width") != "0.3"]


@pytest.mark.parametrize("name", ALL)
class TestEveryDrawing:
    def test_no_text_covers_another_or_leaves_the_drawing(self, name: str) -> None:
        frame = Frame()
        for svg in drawings(ALL[name], frame):
            root = ElementTree.fromstring(svg)
            width, height = (float(root.get(side, "").removesuffix("pt")) for side in ("width", "height"))
            assert width == frame.width
            assert height <= frame.height
            boxes = texts(svg)
            for said, left, top, right, bottom in boxes:
                assert left >= -0.5, said
                assert right <= width + 0.5, said
                assert top >= -0.5, said
                assert bottom <= height + 0.5, said
            for a, b in combinations(boxes, 2):
                apart = a[3] <= b[1] or b[3] <= a[1] or a[4] <= b[2] + 0.5 or b[4] <= a[2] + 0.5
                assert apart, (a[0], b[0])

    def test_same_block_same_text(self, name: str) -> None:
        assert drawings(ALL[name], Frame()) == drawings(ALL[name].model_copy(deep=True), Frame())


@pytest.mark.parametrize("name", sorted(set(CHARTS) - {"empty", "shares of nothing", "lines 60"}))
def test_every_category_is_named(name: str) -> None:
    said = "".join(text for svg in drawings(CHARTS[name], Frame()) for text, *_ in texts(svg))
    for category in CHARTS[name].categories:
        assert category in said


class TestScale:
    def test_heights_are_as_the_figures(self) -> None:
        tall = [
            height
            for _, height in bars(chart_svg(chart("bars", DISTRICTS, series("人数", 100, 50, 25, 0))), COLOURS[0])
        ]
        assert tall[0] == pytest.approx(2 * tall[1], abs=0.02)
        assert tall[1] == pytest.approx(2 * tall[2], abs=0.02)
        assert tall[3] == 0

    def test_parts_of_a_cut_chart_have_one_scale(self) -> None:
        block = chart("bars", LONG, series("人数", *([10] * 30 + [100] * 30)))
        parts = [bars(svg, COLOURS[0]) for svg in drawings(block, Frame())]
        assert len(parts) == 2
        assert parts[1][0][0] == pytest.approx(10 * parts[0][0][0], rel=0.03)

    @pytest.mark.parametrize(
        ("largest", "whole", "top", "step"),
        [("0", True, 1, 1), ("3", True, 3, 1), ("7", True, 8, 2), ("120", True, 150, 50), ("0.8", False, "0.8", "0.2"),
         ("14938236.5", False, 15000000, 5000000)],
    )  # fmt: skip
    def test_steps_are_round_and_reach_over_the_largest(self, largest: str, whole: bool, top: str, step: str) -> None:
        axis = axis_to(Decimal(largest), whole)
        assert (axis.top, axis.step) == (Decimal(top), Decimal(step))
        assert axis.top >= Decimal(largest)

    def test_a_missing_figure_is_a_gap_and_zero_is_none(self) -> None:
        whole = chart_svg(chart("lines", ("1", "2", "3", "4", "5"), series("人", 1, 2, 0, 4, 5)))
        gap = chart_svg(chart("lines", ("1", "2", "3", "4", "5"), series("人", 1, 2, None, 4, 5)))
        assert len(re.findall('fill="none" stroke="#16365c" stroke-width="1.2"', whole)) == 1
        assert len(re.findall('fill="none" stroke="#16365c" stroke-width="1.2"', gap)) == 2

    def test_shares_add_up(self) -> None:
        for values in ([1, 1, 1], [333, 333, 334], [1] * 7, [0, 5]):
            assert sum(Decimal(p) for p in percentages([Decimal(v) for v in values])) == 100
        assert percentages([Decimal(0), Decimal(0)]) == ["0.0", "0.0"]


class TestRefusals:
    def test_a_negative_figure(self) -> None:
        with pytest.raises(DocumentRefused, match="图“求职登记情况”中有负数"):
            chart_svg(chart("bars", ("惠城区",), series("人数", -1)))

    def test_a_whole_of_two_series(self) -> None:
        for categories in (("惠城区",), LONG[:20]):
            rows = [series(name, *[1] * len(categories)) for name in "甲乙"]
            with pytest.raises(DocumentRefused, match="只能有一组数据，现有2组"):
                chart_svg(chart("shares", categories, *rows))


class TestText:
    def test_facts_are_escaped(self) -> None:
        svg = chart_svg(chart("bars", ('<script>&"x"',), series("人数", 1)))
        assert "<script>" not in svg
        assert "".join(text for text, *_ in texts(svg)).startswith("单位：人")

    def test_wrapped_lines_hold_the_text_whole_and_keep_figures(self) -> None:
        text = "惠城区1,330,000.00元（含税），2023年度就业驿站运营服务"
        lines = wrap(text, 90, 9)
        assert "".join(lines) == text
        assert all(width_of(line, 9) <= 90 for line in lines)
        assert any("1,330,000.00" in line for line in lines)
        assert not any(line[0] in "，）。" for line in lines)

    @pytest.mark.parametrize(
        ("value", "said"), [("1330000", "1,330,000"), ("12.50", "12.5"), ("0.0", "0"), ("1E+3", "1,000")]
    )
    def test_figures(self, value: str, said: str) -> None:
        assert figure(Decimal(value)) == said

    def test_neighbouring_colours_differ_in_grey(self) -> None:
        grey = [sum(w * int(c[i : i + 2], 16) for w, i in ((0.299, 1), (0.587, 3), (0.114, 5))) for c in COLOURS]
        assert all(abs(a - b) > 30 for a, b in pairwise(grey))


class TestTimeline:
    def test_a_bar_spans_its_days(self) -> None:
        def row(first: int, last: int) -> TimelineRow:
            bar = Bar(first=DAY + timedelta(days=first), last=DAY + timedelta(days=last), tone="done")
            return TimelineRow(label="甲", bars=(bar,))

        block = Timeline(
            title="进度", first=DAY, last=DAY + timedelta(days=99), rows=(row(0, 9), row(0, 99), row(90, 200))
        )
        one, whole, cut = (width for width, height in bars(timeline_svg(block), "#1d3f66") if height > 8)
        assert whole == pytest.approx(10 * one, abs=0.1)
        assert cut == pytest.approx(one, abs=0.1)

    def test_120_rows_are_cut_evenly_and_each_part_has_its_head(self) -> None:
        parts = drawings(TIMELINES["120"], Frame())
        counts = [sum(text.startswith("第") for text, *_ in texts(svg)) for svg in parts]
        assert sum(counts) == 120
        assert max(counts) - min(counts) <= 4
        assert all("2024年" in svg and "已完成" in svg for svg in parts)

    def test_marks_outside_are_left_out(self) -> None:
        block = timeline(2, marks=(Mark(on=DAY, label="开工"), Mark(on=DAY - timedelta(days=1), label="早前")))
        svg = timeline_svg(block)
        assert "8月1日 开工" in svg
        assert "早前" not in svg

    def test_no_words_are_left_out_where_bars_stand_close(self) -> None:
        days = [DAY + timedelta(days=n) for n in range(0, 60, 6)]
        bars = tuple(Bar(first=day, last=day, tone="late", label=f"第{n}次会议") for n, day in enumerate(days))
        ends = (Bar(first=DAY, last=DAY + timedelta(days=99), tone="done", label="很长的说明" * 12),)
        rows = (TimelineRow(label="甲", bars=bars), TimelineRow(label="乙", bars=ends))
        svg = timeline_svg(Timeline(title="进度", first=DAY, last=DAY + timedelta(days=99), rows=rows))
        said = "".join(text for text, *_ in texts(svg))
        assert all(f"第{n}次会议" in said for n in range(10))
        assert "很长的说明" * 12 in said
        for a, b in combinations(texts(svg), 2):
            assert a[3] <= b[1] or b[3] <= a[1] or a[4] <= b[2] + 0.5 or b[4] <= a[2] + 0.5, (a, b)
