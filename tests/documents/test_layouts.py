"""The layouts beside the notice: 函, 纪要, 公文 with annex, form, certificate, wall chart, report, in millimetres."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from documents.content import (
    Annex,
    AnnexNote,
    AnyBlock,
    Bar,
    Chart,
    Column,
    Document,
    Fields,
    FormBlock,
    FormLine,
    Heading,
    Imprint,
    Note,
    PageBreak,
    Paragraph,
    Recipients,
    Series,
    Signature,
    Table,
    Timeline,
    TimelineRow,
    Title,
)
from documents.errors import DocumentRefused
from documents.worker import RenderPool
from tests.documents.areas import INK_TOP, MM, area_of, in_red, page_number
from tests.documents.conftest import Sample, opened, squeeze

BUREAU = "演练区人力资源和社会保障局"
DAY = date(2023, 10, 9)
TEXT = "根据实施方案和工作安排，我局拟于2023年10月9日开展就业驿站选址踏勘，请贵单位协助提供场地材料。" * 2
SIGNED = Signature(orgs=(BUREAU,), day="2023年10月9日")
IMPRINT = Imprint(copies_to=("演练市人力资源和社会保障局",), issuer=f"{BUREAU}办公室", issued_on="2023年10月9日")
NEAR = 0.3
"""Tolerance of a measured position, in millimetres."""


def document(layout: str, *blocks: AnyBlock, title: str = "试", **more: Any) -> Document:
    head = Title(lines=(title,))
    return Document(layout=layout, title=title, org=BUREAU, doc_date=DAY, blocks=(head, *blocks), **more)  # type: ignore[arg-type]


def paragraphs(count: int) -> list[Paragraph]:
    return [Paragraph(text=TEXT) for _ in range(count)]


def letter(count: int = 3, *, mark: str = BUREAU, **more: Any) -> Document:
    body = (Recipients(names=("各有关单位",)), *paragraphs(count), SIGNED, IMPRINT)
    return document("letter", *body, title="关于协助踏勘的函", masthead=mark, number="演人社函〔2023〕5号", **more)


def timeline(rows: int) -> Timeline:
    return Timeline(
        title="任务进度",
        first=DAY,
        last=DAY + timedelta(days=300),
        rows=tuple(
            TimelineRow(label=f"任务{n}", bars=(Bar(first=DAY, last=DAY + timedelta(days=9 + n), tone="done"),))
            for n in range(rows)
        ),
    )


def chart() -> Chart:
    values = Series(name="求职登记", values=(120, 85))  # type: ignore[arg-type]
    return Chart(kind="bars", title="求职登记情况", categories=("惠城区", "惠阳区"), series=(values,), unit="人")


def table(rows: int, caption: str = "检查项目") -> Table:
    columns = (Column(title="序号", width=20), Column(title="项目", width=80, align="left"))
    return Table(columns=columns, rows=tuple((str(n), "消防通道畅通") for n in range(1, rows + 1)), caption=caption)


def bottom_of(char: Any, page: Any) -> float:
    """Baseline of a character, in millimetres from the upper edge of the page."""
    return float(page.height - char["matrix"][5]) / MM


def said(page: Any, **where: float) -> str:
    """Text of the characters inside the given bounds (millimetres), without spaces."""
    low, high = where.get("top", 0) * MM, where.get("bottom", 1000) * MM
    left, right = where.get("left", 0) * MM, where.get("right", 1000) * MM
    inside = (c for c in page.chars if low <= c["top"] and c["bottom"] <= high and left <= c["x0"] and c["x1"] <= right)
    return squeeze("".join(c["text"] for c in inside))


def rules(page: Any) -> list[tuple[float, float, float, float]]:
    """Red rules of a page: left, top, width and thickness in millimetres, from above."""
    found = []
    for rect in page.rects:
        colour = rect["non_stroking_color"] or ()
        if rect["fill"] and len(colour) == 3 and colour[0] > 0.89 and not any(colour[1:]):
            box = (rect["x0"], rect["top"], rect["width"], rect["height"])
            found.append(tuple(round(value / MM, 2) for value in box))
    return sorted(found, key=lambda rule: rule[1])  # type: ignore[return-value]


class TestLetter:
    @pytest.mark.parametrize("mark", [BUREAU, "演练局", "某某省某某市某某区人力资源和社会保障局就业促进处"])
    def test_mark_and_double_lines_stand_where_the_standard_has_them(self, pool: RenderPool, mark: str) -> None:
        made = letter(mark=mark)
        page = opened(made, pool.render(made)).pages[0]
        red = [c for c in page.chars if in_red(c)]
        assert "".join(c["text"] for c in red) == mark
        size = red[0]["size"]
        assert bottom_of(red[0], page) - INK_TOP * size / MM == pytest.approx(30, abs=NEAR)
        middle = (red[0]["x0"] + red[-1]["x1"]) / 2
        assert middle / MM == pytest.approx(28 + 78, abs=NEAR)
        thick, thin, low_thin, low_thick = rules(page)
        assert thick[1] == pytest.approx(30 + 0.937 * size / MM + 4, abs=NEAR)
        assert thick[3] > 2 * thin[3]
        assert low_thick[3] > 2 * low_thin[3]
        assert low_thick[1] + low_thick[3] == pytest.approx(297 - 20, abs=NEAR)
        for rule in (thick, thin, low_thin, low_thick):
            assert rule[0] == pytest.approx(20 + 1, abs=NEAR)  # centred over the type area
            assert rule[2] == pytest.approx(170, abs=NEAR)

    def test_number_stands_right_and_urgency_left_under_the_line(self, pool: RenderPool) -> None:
        made = letter(urgency="加急")
        page = opened(made, pool.render(made)).pages[0]
        line = rules(page)[1]
        number = [c for c in page.chars if c["text"] in "演人社函〔〕5号" and 45 < bottom_of(c, page) < 62]
        top = bottom_of(number[0], page) - 0.8 * 16 / MM
        assert top - (line[1] + line[3]) == pytest.approx(14 / MM, abs=0.6)
        assert number[-1]["x1"] / MM == pytest.approx(28 + 156, abs=0.5)
        urgent = next(c for c in page.chars if c["text"] == "加")
        assert urgent["x0"] / MM == pytest.approx(28, abs=0.5)
        assert "FandolHei" in urgent["fontname"]
        assert bottom_of(urgent, page) == pytest.approx(bottom_of(number[0], page), abs=0.1)

    def test_a_full_first_page_ends_above_the_lower_line_and_has_no_number(self, pool: RenderPool) -> None:
        made = letter(12)
        pages = opened(made, pool.render(made)).pages
        body = [c for c in pages[0].chars if abs(c["size"] - 16) < 0.1]
        ink = max(bottom_of(c, pages[0]) for c in body) + 0.186 * 16 / MM
        assert rules(pages[0])[2][1] - ink == pytest.approx(14 / MM, abs=0.6)
        assert said(pages[0], top=278) == ""
        assert said(pages[1], top=263) == "—2—"
        assert not rules(pages[1])

    @pytest.mark.parametrize("count", [2, 3, 9])
    def test_the_imprint_is_only_whom_it_is_copied_to(self, pool: RenderPool, count: int) -> None:
        made = letter(count)
        pages = opened(made, pool.render(made)).pages
        assert not any("印发" in (page.extract_text() or "") for page in pages)
        copied = [c for c in pages[-1].chars if abs(c["size"] - 14) < 0.1 and "FandolFang" in c["fontname"]]
        assert "".join(c["text"] for c in copied).startswith("抄送：演练市")
        assert max(bottom_of(c, pages[-1]) for c in copied) > 255
        assert len(rules(pages[-1])) == (4 if len(pages) == 1 else 0)
        assert all("抄送" not in (page.extract_text() or "") for page in pages[:-1])


class TestMinutes:
    def minutes(self, pool: RenderPool, number: str = "第5期") -> Sample:
        fields = Fields(rows=(("出席", "演练甲（区人社局）、" * 8), ("请假", "演练乙"), ("列席", "演练丙、演练丁")))
        made = document(
            "minutes", Heading(level=1, text="一、议定事项"), *paragraphs(3), fields, IMPRINT,
            title="就业驿站推进会议纪要", masthead=f"{BUREAU}会议纪要", number=number,
        )  # fmt: skip
        return opened(made, pool.render(made))

    def test_mark_issue_issuer_day_and_red_line(self, pool: RenderPool) -> None:
        page = self.minutes(pool).pages[0]
        red = [c for c in page.chars if in_red(c)]
        assert "".join(c["text"] for c in red) == f"{BUREAU}会议纪要"
        assert bottom_of(red[0], page) - INK_TOP * red[0]["size"] / MM == pytest.approx(72, abs=NEAR)
        (line,) = rules(page)
        assert line[2] == pytest.approx(156, abs=NEAR)
        above = said(page, top=85, bottom=line[1])
        assert above == f"（第5期）{BUREAU}2023年10月9日"

    def test_a_number_in_brackets_gets_no_second_pair(self, pool: RenderPool) -> None:
        assert "〔2023〕5号" in (text := self.minutes(pool, "〔2023〕5号").text)
        assert "（〔2023〕" not in text

    def test_who_was_there_hangs_under_the_colon_and_labels_are_heavy(self, pool: RenderPool) -> None:
        sample = self.minutes(pool)
        page = next(p for p in sample.pages if "出席" in p.extract_text())
        label = next(c for c in page.chars if c["text"] == "出")
        assert "FandolHei" in label["fontname"]
        left = area_of("minutes", page)[0]
        assert label["x0"] - left == pytest.approx(2 * 15.785, abs=1)
        away = next(c for c in page.chars if c["text"] == "请" and "FandolHei" in c["fontname"])
        more = [c for c in page.chars if bottom_of(label, page) + 1 < bottom_of(c, page) < bottom_of(away, page) - 1]
        assert min(c["x0"] for c in more) - left == pytest.approx(5 * 15.785, abs=2)

    def test_the_imprint_stands_on_an_even_page(self, pool: RenderPool) -> None:
        assert len(self.minutes(pool).pages) % 2 == 0


class TestOfficialDocument:
    def with_annex(self, pool: RenderPool, rows: int, lines: tuple[str, ...] = ("服务规范",)) -> list[Any]:
        made = document(
            "gongwen", Recipients(names=("各有关单位",)), *paragraphs(2), AnnexNote(names=("服务规范",)), SIGNED,
            Annex(mark="附件", lines=lines), *paragraphs(1), table(rows), IMPRINT,
            title="关于印发服务规范的通知", masthead=f"{BUREAU}文件", number="演人社发〔2023〕5号", urgency="特急",
            signer="演练甲",
        )  # fmt: skip
        return opened(made, pool.render(made)).pages

    def test_urgency_stands_at_the_upper_left_corner(self, pool: RenderPool) -> None:
        page = self.with_annex(pool, 1)[0]
        urgent = next(c for c in page.chars if c["text"] == "特")
        assert (urgent["x0"] / MM, urgent["size"]) == (pytest.approx(28, abs=0.5), pytest.approx(16, abs=0.1))
        assert bottom_of(urgent, page) == pytest.approx(37 + 7.5, abs=0.5)
        assert "FandolHei" in urgent["fontname"]
        assert "签发人：演练甲" in squeeze(page.extract_text())

    @pytest.mark.parametrize("rows", [1, 10, 16, 25, 40])
    def test_the_imprint_is_at_the_foot_of_the_last_even_page_after_the_annex(
        self, pool: RenderPool, rows: int
    ) -> None:
        pages = self.with_annex(pool, rows)
        assert len(pages) % 2 == 0
        assert ["印发" in squeeze(p.extract_text())[-30:] for p in pages] == [False] * (len(pages) - 1) + [True]
        assert any(squeeze(page.extract_text()).startswith("附件服务规范") for page in pages[:-1])

    @pytest.mark.parametrize("lines", [("服务规范",), ("服务规范", "（试行）"), ("服务", "规范", "（试行）")])
    def test_annex_mark_on_the_first_and_its_title_on_the_third_line(
        self, pool: RenderPool, lines: tuple[str, ...]
    ) -> None:
        page = next(p for p in self.with_annex(pool, 1, lines) if squeeze(p.extract_text()).startswith("附件服务"))
        mark = next(c for c in page.chars if c["text"] == "附")
        assert mark["x0"] == pytest.approx(area_of("gongwen", page)[0], abs=1)
        assert "FandolHei" in mark["fontname"]
        title = next(c for c in page.chars if c["size"] > 20)
        pitch = 28.95 / MM
        lower = 0.4325 * (22 - 16) / MM  # both stand in the middle of their line; the title is larger
        assert bottom_of(title, page) - bottom_of(mark, page) == pytest.approx(2 * pitch + lower, abs=NEAR)
        body = [c for c in page.chars if abs(c["size"] - 16) < 0.1 and c["text"] == "根"]
        steps = (bottom_of(body[0], page) - bottom_of(mark, page)) / pitch
        assert steps == pytest.approx(round(steps), abs=0.05)


class TestForm:
    def form(self, pool: RenderPool, rows: int = 30) -> Sample:
        lines = (
            FormLine(cells=(("驿站名称", "演练驿站"), ("日期", ""))),
            FormLine(cells=(("踏勘情况", ""),), height=60),
            FormLine(cells=(("甲签名", ""), ("乙签名", ""), ("丙签名", ""))),
        )
        made = document(
            "form", FormBlock(lines=lines), Note(items=("填表说明：本表一式两份。",)), table(rows),
            title="选址踏勘记录表", number="YL-2023-1", rehearsal=True, draft="送审稿",
        )  # fmt: skip
        return opened(made, pool.render(made))

    def test_denser_type_title_number_and_pages_of_all(self, pool: RenderPool) -> None:
        sample = self.form(pool)
        first = sample.pages[0]
        title = [c for c in first.chars if abs(c["size"] - 20) < 0.1]
        assert "".join(c["text"] for c in title) == "选址踏勘记录表"
        assert "FandolSong" in title[0]["fontname"]
        assert said(first, top=20, bottom=bottom_of(title[0], first) - 5, left=150).endswith("YL-2023-1")
        body = {round(c["size"], 1) for c in first.chars if 60 < bottom_of(c, first) < 270}
        assert body <= {10.5, 11, 12}
        for page in sample.pages:
            assert said(page, top=275) == page_number("form", page, len(sample.pages))

    def test_an_empty_place_has_its_height(self, pool: RenderPool) -> None:
        heights = [round((cell[3] - cell[1]) / MM) for t in self.form(pool).pages[0].find_tables() for cell in t.cells]
        assert 60 in heights

    def test_marks_of_draft_and_rehearsal_on_every_page(self, pool: RenderPool) -> None:
        for page in self.form(pool).pages:
            assert said(page, bottom=26, right=30) == "送审稿"
            assert said(page, bottom=26, left=185) == "演练数据"


class TestCertificate:
    def certificate(self, pool: RenderPool, times: int = 1) -> Sample:
        made = document(
            "certificate", Recipients(names=("演练甲",)), Paragraph(text=TEXT * times), SIGNED,
            title="培训合格证书", number="YL-2023-1", rehearsal=True,
        )  # fmt: skip
        return opened(made, pool.render(made))

    @pytest.mark.parametrize("times", [1, 3, 5])
    def test_one_landscape_page_within_its_frame(self, pool: RenderPool, times: int) -> None:
        (page,) = self.certificate(pool, times).pages
        assert (round(page.width / MM), round(page.height / MM)) == (297, 210)
        frame = max(page.rects, key=lambda rect: rect["width"])
        assert (frame["x0"] / MM, frame["top"] / MM) == (pytest.approx(11, abs=0.9), pytest.approx(11, abs=0.9))
        for char in page.chars:
            assert 18 * MM < char["x0"] < char["x1"] < page.width - 18 * MM
            assert 18 * MM < char["top"] < char["bottom"] < page.height - 18 * MM
        title = [c for c in page.chars if c["size"] > 30]
        assert "".join(c["text"] for c in title) == "培训合格证书"
        assert (title[0]["x0"] + title[-1]["x1"]) / 2 == pytest.approx(page.width / 2, abs=2 * MM)
        assert "编号：YL-2023-1" in squeeze(page.extract_text())

    def test_a_page_for_each_person_all_framed(self, pool: RenderPool) -> None:
        each = (Paragraph(text=TEXT), SIGNED)
        made = document("certificate", *each, PageBreak(), Title(lines=("培训合格证书",)), *each, rehearsal=True)
        pages = opened(made, pool.render(made)).pages
        assert len(pages) == 2
        assert all(max(rect["width"] for rect in page.rects) > 270 * MM for page in pages)
        marks = [next(c for c in page.chars if c["text"] == "练" and c["size"] < 11) for page in pages]
        assert marks[0]["x0"] == pytest.approx(marks[1]["x0"], abs=0.1)
        assert marks[0]["top"] == pytest.approx(marks[1]["top"], abs=0.1)

    def test_what_does_not_fit_one_page_is_refused(self, pool: RenderPool) -> None:
        with pytest.raises(DocumentRefused, match="证书只能有一页"):
            self.certificate(pool, 14)


class TestWallChart:
    def test_a3_landscape_with_a_timeline_over_the_width(self, pool: RenderPool) -> None:
        made = document("wallchart", timeline(24), table(30, "任务分解"), SIGNED, title="试点建设挂图", rehearsal=True)
        sample = opened(made, pool.render(made))
        for page in sample.pages:
            assert (round(page.width / MM), round(page.height / MM)) == (420, 297)
            assert said(page, top=281, left=350) == page_number("wallchart", page, len(sample.pages))
            assert said(page, bottom=16, left=400) == "演练数据"
        first = sample.pages[0]
        assert max(c["size"] for c in first.chars) == 36
        assert max(line["x1"] for line in [*first.lines, *first.curves, *first.rects]) / MM == pytest.approx(402, abs=1)
        assert all(f"任务{n}" in squeeze(first.extract_text()) for n in range(24))

    def test_few_lines_are_set_larger_than_many(self, pool: RenderPool) -> None:
        def size(rows: int) -> float:
            made = document("wallchart", timeline(rows))
            page = opened(made, pool.render(made)).pages[0]
            return float(next(c["size"] for c in page.chars if c["text"] == "任" and c["x0"] < 150))

        assert size(8) > size(20) > size(28) > 9

    def test_tables_are_set_as_large_as_the_sheet_allows(self, pool: RenderPool) -> None:
        def size(rows: int) -> float:
            made = document("wallchart", table(rows))
            sample = opened(made, pool.render(made))
            assert len(sample.pages) == 1
            return float(next(c["size"] for c in sample.pages[0].chars if c["text"] == "消"))

        assert [round(size(rows)) for rows in (8, 16, 26)] == [21, 17, 13]


class TestReport:
    def test_tables_and_figures_are_numbered_and_charts_are_text(self, pool: RenderPool) -> None:
        made = document(
            "report", chart(), table(2, "登记情况"), timeline(40), table(2, "岗位情况"), title="运营情况报告"
        )
        sample = opened(made, pool.render(made))
        for words in (
            "图1求职登记情况",
            "表1登记情况",
            "图2任务进度",
            "表2岗位情况",
            "单位：人",
            "120",
            "惠阳区",
            "任务39",
        ):
            assert words in sample.text
        names = {c["fontname"].split("+")[-1] for page in sample.pages for c in page.chars}
        assert names <= {"FandolFang", "FandolHei", "FandolSong", "Yicheng-Serif"}

    def test_a_long_timeline_goes_on_over_pages_with_its_count(self, pool: RenderPool) -> None:
        made = document("report", timeline(120))
        sample = opened(made, pool.render(made))
        assert len(sample.pages) >= 3
        assert "图1任务进度（1/" in sample.text
        for page in sample.pages:
            left, right, top, bottom = area_of("report", page)
            for char in page.chars:
                if char["top"] < bottom:
                    assert left - 1 <= char["x0"] <= char["x1"] <= right + 1, char["text"]
                    assert char["top"] >= top - 1

    def test_a_chart_that_cannot_be_drawn_is_refused_by_its_title(self, pool: RenderPool) -> None:
        values = Series(name="求职", values=(-1, 2))  # type: ignore[arg-type]
        with pytest.raises(DocumentRefused, match="图“求职登记情况”中有负数"):
            pool.render(document("report", chart().model_copy(update={"series": (values,)})))


@pytest.mark.parametrize("layout", ["gongwen", "letter", "minutes", "notice", "report", "form", "wallchart"])
def test_a_title_of_200_characters_without_a_break_is_laid_out(pool: RenderPool, layout: str) -> None:
    title = "就业驿站" * 50
    made = document(
        layout, *paragraphs(1), title=title, masthead="演练局" if layout in {"gongwen", "letter", "minutes"} else ""
    )
    sample = opened(made, pool.render(made))
    assert sample.text.count("就业驿站") >= 50
    for page in sample.pages:
        left, right, *_ = area_of(layout, page)
        big = [c for c in page.chars if c["size"] >= 18 and not in_red(c)]
        assert all(left - 1 < c["x0"] and c["x1"] < right + 9 for c in big)
