"""One fictitious document per layout, together of every block of the content model; for tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from documents.content import (
    Annex,
    AnnexNote,
    AnyBlock,
    Bar,
    Chapter,
    Chart,
    Clause,
    Column,
    Contents,
    Cover,
    Document,
    Fields,
    FormBlock,
    FormLine,
    Heading,
    Imprint,
    ListBlock,
    Mark,
    Note,
    PageBreak,
    Paragraph,
    Recipients,
    Series,
    Signature,
    SigningPage,
    SigningParty,
    Table,
    Timeline,
    TimelineRow,
    Title,
)

BUREAU = "演练区人力资源和社会保障局"
DAY = date(2023, 10, 9)
TEXT = "根据实施方案和工作安排，我局拟于2023年10月9日开展就业驿站选址踏勘，请贵单位协助提供场地材料。" * 2
HEADINGS = tuple(
    Heading(level=level, text=text)  # type: ignore[arg-type]
    for level, text in enumerate(("一、总体要求", "（一）工作目标", "1．建设任务", "（1）选址布点"), start=1)
)
SIGNED = Signature(orgs=(BUREAU,), day="2023年10月9日")
IMPRINT = Imprint(copies_to=("演练市人力资源和社会保障局",), issuer=f"{BUREAU}办公室", issued_on="2023年10月9日")


def document(layout: str, *blocks: AnyBlock, title: str = "试行办法", **more: Any) -> Document:
    """A document of a layout, its title first unless it has a cover."""
    head = () if blocks and isinstance(blocks[0], Cover) else (Title(lines=(title,)),)
    return Document(
        layout=layout,  # type: ignore[arg-type]
        title=title,
        org=BUREAU,
        doc_date=DAY,
        blocks=(*head, *blocks),
        **more,
    )


def paragraphs(count: int) -> list[Paragraph]:
    return [Paragraph(text=TEXT) for _ in range(count)]


def table(rows: int, caption: str = "检查项目", total: tuple[str, ...] = ()) -> Table:
    columns = (
        Column(title="序号", width=20),
        Column(title="项目", width=50, align="left"),
        Column(title="金额（元）", width=30, align="right"),
    )
    body = tuple((str(n), "消防通道畅通\n疏散指示清楚", f"{n * 1000:,}.00") for n in range(1, rows + 1))
    return Table(columns=columns, rows=body, caption=caption, total=total)


def chart(kind: str = "bars") -> Chart:
    series = (Series(name="求职登记", values=(Decimal(120), Decimal(85))),)
    if kind != "shares":
        series += (Series(name="岗位匹配", values=(Decimal(60), None)),)
    return Chart(
        kind=kind,  # type: ignore[arg-type]
        title="求职登记情况",
        categories=("惠城区", "惠阳区"),
        series=series,
        unit="人",
    )


def timeline(rows: int) -> Timeline:
    def bars(n: int) -> tuple[Bar, ...]:
        return (Bar(first=DAY, last=DAY + timedelta(days=9 + n), tone="done"),)

    return Timeline(
        title="任务进度",
        first=DAY,
        last=DAY + timedelta(days=300),
        rows=tuple(TimelineRow(label=f"任务{n}", bars=bars(n)) for n in range(rows)),
        marks=(Mark(on=DAY + timedelta(days=80), label="年底"),),
    )


def gongwen() -> Document:
    return document(
        "gongwen",
        Recipients(names=("各有关单位", "各镇（街道）")),
        *HEADINGS,
        Paragraph(text=TEXT, lead="（二）强化保障。"),
        ListBlock(items=("1．第一项；", "2．第二项。")),
        *paragraphs(3),
        AnnexNote(names=("服务规范", "任务分解表")),
        SIGNED,
        Annex(mark="附件1", lines=("服务规范", "（试行）")),
        *paragraphs(1),
        Annex(mark="附件2", lines=("任务分解表",)),
        table(6, total=("", "合计", "21,000.00")),
        IMPRINT,
        title="关于印发服务规范的通知",
        masthead=f"{BUREAU}文件",
        number="演人社发〔2023〕5号",
        urgency="特急",
        signer="演练甲",
        rehearsal=True,
        draft="送审稿",
    )


def letter(count: int = 3) -> Document:
    return document(
        "letter",
        Recipients(names=("各有关单位",)),
        *paragraphs(count),
        SIGNED,
        IMPRINT,
        title="关于协助踏勘的函",
        masthead=BUREAU,
        number="演人社函〔2023〕5号",
        urgency="加急",
        rehearsal=True,
    )


def minutes() -> Document:
    fields = (("出席", "演练甲（区人社局）、" * 8 + "\n演练戊"), ("请假", "演练乙"), ("列席", "演练丙、演练丁"))
    return document(
        "minutes",
        Heading(level=1, text="一、议定事项"),
        *paragraphs(3),
        Fields(rows=fields),
        IMPRINT,
        title="就业驿站推进会议纪要",
        masthead=f"{BUREAU}会议纪要",
        number="第5期",
    )


def notice() -> Document:
    return document(
        "notice",
        Heading(level=1, text="一、项目基本情况"),
        Fields(rows=(("名称", "演练项目"), ("联系方式", "演练甲，0752-0000001\n演练乙"))),
        Paragraph(text="右对齐一行", align="right"),
        Paragraph(text="居中一行", align="center"),
        Paragraph(text="顶格一行", indent=False),
        table(0),
        PageBreak(),
        Paragraph(text="喆玥堃璟祎翀䶮，<甲>&“乙”，￥100、¥5，20㎡，☑是☐否，★★★"),
        Note(items=("注：一式两份。",)),
        Signature(orgs=(BUREAU, "演练数据·惠采招标代理有限公司"), day="2023年10月9日"),
        title="结果公告",
        number="YL-2023-1",
    )


def contract(layout: str = "contract") -> Document:
    parties = tuple(
        SigningParty(title=f"{name}方（盖章）", lines=(("法定代表人", ""), ("签署日期", "　年　月　日")))
        for name in "甲乙"
    )
    return document(
        layout,
        Cover(
            mark="合同编号：YL-1",
            lines=("就业驿站运营服务", "合　同"),
            labels=(("甲方（采购人）", BUREAU), ("乙方（供应商）", "演练数据·惠程人力资源服务有限公司")),
            foot=("2023年10月", "演练区"),
        ),
        Contents(),
        Chapter(text="第一章　总则"),
        Heading(level=1, text="一、定义", listed=True),
        Heading(level=1, text="二、不入目录的一节"),
        *(
            Clause(number=f"1.{n}", text=TEXT + "\n第二段。", starred=n == 2, level=1 + n % 3)  # type: ignore[arg-type]
            for n in range(1, 9)
        ),
        Chapter(text="第二条　价款", new_page=False),
        Chapter(text="说明（不入目录）", new_page=False, listed=False),
        *paragraphs(6),
        table(30, total=("", "合计", "465,000.00")),
        Chapter(text="第二章　附件格式"),
        FormBlock(title="报价表", lines=(FormLine(cells=(("报价（元）", ""),)),)),
        SigningPage(parties=parties),
        title="就业驿站运营服务合同",
        running_head="就业驿站运营服务合同",
        rehearsal=True,
    )


def report() -> Document:
    charts = tuple(chart(kind) for kind in ("bars", "stacked", "lines", "shares"))
    return document(
        "report",
        Chapter(text="一、总体情况", new_page=False),
        *paragraphs(1),
        *charts,
        table(2, "登记情况"),
        Chapter(text="二、进度"),
        timeline(70),
        table(2, "岗位情况"),
        SIGNED,
        title="运营情况报告",
    )


def form() -> Document:
    lines = (
        FormLine(cells=(("驿站名称", "演练驿站"), ("日期", ""))),
        FormLine(cells=(("踏勘情况", "☑通过\n☐不通过"),), height=60),
        FormLine(cells=(("甲签名", ""), ("乙签名", ""), ("丙签名", ""))),
    )
    return document(
        "form",
        FormBlock(lines=lines),
        Note(items=("填表说明：本表一式两份。", "签名应当手写。")),
        table(30),
        title="选址踏勘记录表",
        number="YL-2023-1",
        rehearsal=True,
        draft="送审稿",
    )


def certificate(times: int = 1) -> Document:
    return document(
        "certificate",
        Recipients(names=("演练甲",)),
        Paragraph(text=TEXT * times),
        SIGNED,
        title="培训合格证书",
        number="YL-2023-1",
        rehearsal=True,
    )


def wallchart() -> Document:
    return document("wallchart", timeline(24), table(30, "任务分解"), SIGNED, title="试点建设挂图", rehearsal=True)


LAYOUTS: dict[str, Callable[[], Document]] = {
    "gongwen": gongwen,
    "letter": letter,
    "minutes": minutes,
    "notice": notice,
    "tender": lambda: contract("tender"),
    "contract": contract,
    "report": report,
    "form": form,
    "certificate": certificate,
    "wallchart": wallchart,
}
