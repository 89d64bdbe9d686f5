"""第三章 采购需求: lots and stations, clauses by aspect, targets, assessment, acceptance, payment, the list of ★."""

from __future__ import annotations

from documents.amounts import both, decimal_text, figures
from documents.catalogue.contract.facts import TargetRow
from documents.catalogue.parts import p, table
from documents.catalogue.tender_document.facts import SolicitationFacts
from documents.catalogue.tender_document.invitation import lot_table
from documents.catalogue.tender_document.rows import Aspect, RequirementRow
from documents.catalogue.tender_document.values import term
from documents.catalogue.tender_document.words import Words, section
from documents.content import AnyBlock, Chapter, Clause, Table

TITLES: dict[Aspect, str] = {
    "服务内容": "服务内容",
    "服务人员": "服务人员要求",
    "服务标准": "服务标准和开放时间",
    "公益廉洁": "公益性质和廉洁纪律",
    "信息平台": "信息平台和数据管理",
    "信息保护": "个人信息保护",
    "场所安全": "场所、设施设备和安全",
    "验收": "考核和履约验收方案",
    "付款": "采购资金支付方式、时间和条件",
}

Numbered = tuple[str, RequirementRow]
"""A clause with its number in the chapter."""


def numbered_requirements(f: SolicitationFacts) -> dict[Aspect, list[Numbered]]:
    """The clauses by aspect, numbered by section; 目标任务 stands as section four, so that aspects count on after it."""
    found: dict[Aspect, list[Numbered]] = {}
    for n, aspect in enumerate(TITLES, start=3):
        place = n if n == 3 else n + 1
        rows = [row for row in f.requirements if row.aspect == aspect]
        found[aspect] = [(f"{place}.{m}", row) for m, row in enumerate(rows, 1)]
    return found


def requirement(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    """The whole chapter."""
    clauses = numbered_requirements(f)
    blocks: list[AnyBlock] = [Chapter(text="第三章　采购需求"), *_overview(f, w), *_stations(f)]
    for n, (aspect, rows) in enumerate(clauses.items(), start=3):
        place = n if n == 3 else n + 1
        blocks += [section(place, TITLES[aspect]), *(_clause(number, row) for number, row in rows)]
        if aspect == "服务内容":
            blocks += _targets(f, w)
        elif aspect == "验收":
            blocks += _indicators(f)
        elif aspect == "付款":
            blocks += _payment(f)
    return [*blocks, *_summaries(clauses, len(clauses) + 4, w)]


def _clause(number: str, row: RequirementRow) -> Clause:
    mark = row.mark if row.mark == "▲" else ""
    return Clause(number=f"{mark}{number}", text=row.text, starred=row.mark == "★")


def _overview(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    count = sum(len(lot.stations) for lot in f.lots)
    return [
        section(1, "项目概况"),
        p(f.aim),
        p(
            f"本项目依据《{f.programme_title}》组织实施，采购{f.place}{count}个就业驿站的运营服务，服务期限{term(f)}，"
            f"预算金额{both(f.budget)}，资金来源为{f.fund_source}。"
        ),
        p(
            f"标注“★”的为实质性要求，{w.bidder}应当全部满足，不满足任何一项的，作{w.invalid}处理；标注“▲”的为重要要求，"
            "按第五章评分；没有标注的为一般要求。"
        ),
        p(
            "服务的名称、范围、要求、时间和标准以本章为准。服务所执行的国家标准、行业标准、地方标准在服务期内修订的，执"
            "行修订后的标准。"
        ),
    ]


def _stations(f: SolicitationFacts) -> list[AnyBlock]:
    columns = (("序号", 8, "center"), ("驿站名称", 38, "left"), ("地址", 40, "left"), ("服务面积（㎡）", 14, "right"))
    blocks: list[AnyBlock] = [section(2, "采购包划分和驿站名单"), lot_table(f)]
    for lot in f.lots:
        rows = (
            (str(n), s.name, s.address, decimal_text(s.area) if s.area else "—") for n, s in enumerate(lot.stations, 1)
        )
        blocks.append(table(columns, rows, caption=f"{lot.number}（{lot.name}）驿站名单"))
    return blocks


def target_table(rows: tuple[TargetRow, ...], caption: str) -> Table:
    """Targets with how they are counted."""
    columns = (
        ("序号", 8, "center"),
        ("指标", 24, "left"),
        ("目标数量", 14, "right"),
        ("单位", 10, "center"),
        ("计量方式", 44, "left"),
    )
    lines = ((str(n), t.name, f"{t.quantity:,}", t.unit, t.measure) for n, t in enumerate(rows, 1))
    return table(columns, lines, caption=caption)


def _targets(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    many = len(f.lots) > 1 or f.lots[0].targets != f.station_targets
    return [
        section(4, "目标任务"),
        Clause(
            number="4.1",
            starred=True,
            text="在服务期内完成所投采购包的全部目标任务。目标任务由采购人按计量方式核"
            "定，以平台记录和服务台账为准，"
            "同一服务事项不得重复计量。",
        ),
        Clause(
            number="4.2",
            text=f"采购包的目标任务按驿站数量和服务期限由每站每年的目标任务折算，{w.bidder}应当在服务"
            "方案中逐站、逐月分解。",
        ),
        target_table(f.station_targets, "每个驿站每年的目标任务"),
        *(target_table(lot.targets, f"{lot.number}（{lot.name}）服务期内的目标任务") for lot in f.lots if many),
    ]


def _indicators(f: SolicitationFacts) -> list[AnyBlock]:
    columns = (("序号", 8, "center"), ("考核指标", 22, "left"), ("分值", 12, "right"), ("评分办法", 58, "left"))
    rows = [
        (str(n), row.title, f"+{decimal_text(row.points)}" if row.bonus else decimal_text(row.points), row.method)
        for n, row in enumerate(f.indicators, 1)
    ]
    return [
        p(
            f"考核按照《{f.scheme_title}》进行，满分100分，得分不低于{f.pass_score}分为达标，考核指标如下；"
            "考核方案修订的，按签订合同时有效的文本执行。对考核结果有异议的，可以在收到结果之日起5个工作日内书面申诉。"
        ),
        table(columns, rows, caption="驿站运营考核指标"),
    ]


def _payment(f: SolicitationFacts) -> list[AnyBlock]:
    columns = (("期次", 14, "center"), ("付款条件", 52, "left"), ("比例", 12, "right"), ("预计付款时间", 22, "center"))
    rows = [(row.name, row.condition, f"{row.percent}%", row.due or "条件成就后") for row in f.instalments]
    caps = "；".join(f"{lot.number}为{figures(lot.price_cap)}元" for lot in f.lots)
    return [
        table(columns, rows, total=("合计", "", "100%", ""), caption="付款安排"),
        p(f"各期金额按合同总价乘以比例计算，尾差计入最后一期。合同总价不得超过最高限价：{caps}。"),
    ]


def _summaries(clauses: dict[Aspect, list[Numbered]], first: int, w: Words) -> list[AnyBlock]:
    columns = (("序号", 8, "center"), ("条款号", 12, "center"), ("要求", 80, "left"))
    target = ("4.1", "在服务期内完成所投采购包的全部目标任务（见“目标任务”各表）。")
    starred = [(number, row.text) for rows in clauses.values() for number, row in rows if row.mark == "★"]
    starred = sorted([*starred, target], key=lambda pair: [int(part) for part in pair[0].split(".")])
    important = [(number, row.text) for rows in clauses.values() for number, row in rows if row.mark == "▲"]
    blocks: list[AnyBlock] = [
        section(first, "实质性要求（★）汇总"),
        p(
            f"下列要求与本章正文一致，{w.bidder}应当在第七章的响应偏离表中逐条响应。不满足任何一项的，作{w.invalid}处理。"
        ),
        table(columns, [(str(n), *pair) for n, pair in enumerate(starred, 1)]),
    ]
    if important:
        blocks += [
            section(first + 1, "重要要求（▲）汇总"),
            table(columns, [(str(n), *pair) for n, pair in enumerate(important, 1)]),
        ]
    return blocks
