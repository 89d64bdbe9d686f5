"""第三章 采购需求: lots and stations, clauses by aspect, targets or functions, assessment, acceptance, payment, the list
of ★."""

from __future__ import annotations

from documents.amounts import decimal_text
from documents.catalogue.contract.facts import PlatformFunctionRow, TargetRow
from documents.catalogue.parts import numbered_table, table
from documents.catalogue.tender_document.facts import SolicitationFacts, StationDocumentFacts
from documents.catalogue.tender_document.invitation import lot_table
from documents.catalogue.tender_document.platform_facts import PlatformDocumentFacts
from documents.catalogue.tender_document.rows import Aspect, RequirementRow
from documents.catalogue.tender_document.values import Values
from documents.catalogue.tender_document.words import section
from documents.content import AnyBlock, Chapter, Clause, Table
from documents.prose import Prose

TEXT = Prose("tender_document/requirement")
_STATIONS = (("序号", 8, "center"), ("驿站名称", 38, "left"), ("地址", 40, "left"), ("服务面积（㎡）", 14, "right"))
_TARGETS = (
    ("序号", 8, "center"),
    ("指标", 24, "left"),
    ("目标数量", 14, "right"),
    ("单位", 10, "center"),
    ("计量方式", 44, "left"),
)
_FUNCTIONS = (("序号", 7, "center"), ("模块", 15, "left"), ("功能要求", 48, "left"), ("验收要点", 30, "left"))
_INDICATORS = (("序号", 8, "center"), ("考核指标", 22, "left"), ("分值", 12, "right"), ("评分办法", 58, "left"))
_PAYMENT = (("期次", 14, "center"), ("付款条件", 52, "left"), ("比例", 12, "right"), ("预计付款时间", 22, "center"))
_SUMMARY = (("序号", 8, "center"), ("条款号", 12, "center"), ("要求", 80, "left"))
Numbered = tuple[str, RequirementRow]
"""A clause with its number in the chapter."""


def numbered_requirements(f: SolicitationFacts) -> dict[Aspect, list[Numbered]]:
    """The clauses by aspect, numbered by section; of stations 目标任务 stands as section four, so that aspects count on
    after it."""
    found: dict[Aspect, list[Numbered]] = {}
    for n, aspect in enumerate(f.aspects, start=3):
        rows = [row for row in f.requirements if row.aspect == aspect]
        found[aspect] = [(f"{_place(f, n)}.{m}", row) for m, row in enumerate(rows, 1)]
    return found


def _place(f: SolicitationFacts, n: int) -> int:
    """The section of the n-th aspect, of which the first is the third."""
    return n + 1 if isinstance(f, StationDocumentFacts) and n > 3 else n


def requirement(f: SolicitationFacts, known: Values) -> list[AnyBlock]:
    """The whole chapter."""
    clauses = numbered_requirements(f)
    blocks: list[AnyBlock] = [
        Chapter(text="第三章　采购需求"),
        section(1, "项目概况"),
        *TEXT.blocks("overview", known),
        *_lots(f),
    ]
    for n, (aspect, rows) in enumerate(clauses.items(), start=3):
        blocks += [section(_place(f, n), f.aspects[aspect]), *(_clause(number, row) for number, row in rows)]
        if aspect == "服务内容" and isinstance(f, StationDocumentFacts):
            blocks += _targets(f, known)
        elif aspect == "建设内容" and isinstance(f, PlatformDocumentFacts):
            blocks.append(function_table(f.functions))
        elif aspect == "验收" and isinstance(f, StationDocumentFacts):
            blocks += _indicators(f, known)
        elif aspect == "付款":
            blocks += _payment(f, known)
    return [*blocks, *_summaries(f, clauses, known)]


def _clause(number: str, row: RequirementRow) -> Clause:
    mark = row.mark if row.mark == "▲" else ""
    return Clause(number=f"{mark}{number}", text=row.text, starred=row.mark == "★")


def _lots(f: SolicitationFacts) -> list[AnyBlock]:
    title = "采购包划分和驿站名单" if isinstance(f, StationDocumentFacts) else "采购包划分"
    blocks: list[AnyBlock] = [section(2, title), lot_table(f)]
    for lot in f.lots:
        if lot.stations:
            rows = ((s.name, s.address, decimal_text(s.area) if s.area else "—") for s in lot.stations)
            blocks.append(numbered_table(_STATIONS, rows, caption=f"{lot.number}（{lot.name}）驿站名单"))
    return blocks


def function_table(rows: tuple[PlatformFunctionRow, ...], caption: str = "功能清单") -> Table:
    """Functions with what they are accepted by."""
    return numbered_table(_FUNCTIONS, ((r.module, r.function, r.acceptance) for r in rows), caption=caption)


def target_table(rows: tuple[TargetRow, ...], caption: str) -> Table:
    """Targets with how they are counted."""
    lines = ((t.name, f"{t.quantity:,}", t.unit, t.measure) for t in rows)
    return numbered_table(_TARGETS, lines, caption=caption)


def _targets(f: StationDocumentFacts, known: Values) -> list[AnyBlock]:
    many = len(f.lots) > 1 or f.lots[0].targets != f.station_targets
    return [
        section(4, "目标任务"),
        *TEXT.blocks("targets", known),
        target_table(f.station_targets, "每个驿站每年的目标任务"),
        *(target_table(lot.targets, f"{lot.number}（{lot.name}）服务期内的目标任务") for lot in f.lots if many),
    ]


def _indicators(f: StationDocumentFacts, known: Values) -> list[AnyBlock]:
    rows = ((row.title, f"{'+' if row.bonus else ''}{decimal_text(row.points)}", row.method) for row in f.indicators)
    return [*TEXT.blocks("indicators", known), numbered_table(_INDICATORS, rows, caption="驿站运营考核指标")]


def _payment(f: SolicitationFacts, known: Values) -> list[AnyBlock]:
    rows = ((row.name, row.condition, f"{row.percent}%", row.due or "条件成就后") for row in f.instalments)
    return [
        table(_PAYMENT, rows, total=("合计", "", "100%", ""), caption="付款安排"),
        *TEXT.blocks("payment", known),
    ]


def _summaries(f: SolicitationFacts, clauses: dict[Aspect, list[Numbered]], known: Values) -> list[AnyBlock]:
    first = _place(f, len(clauses) + 3)
    marked = {
        mark: [(number, row.text) for rows in clauses.values() for number, row in rows if row.mark == mark]
        for mark in ("★", "▲")
    }
    target = [("4.1", "在服务期内完成所投采购包的全部目标任务（见“目标任务”各表）。")]
    starred = marked["★"] + (target if isinstance(f, StationDocumentFacts) else [])
    starred.sort(key=lambda pair: [int(part) for part in pair[0].split(".")])
    blocks: list[AnyBlock] = [
        section(first, "实质性要求（★）汇总"),
        *TEXT.blocks("summary", known),
        numbered_table(_SUMMARY, starred),
    ]
    if marked["▲"]:
        blocks += [section(first + 1, "重要要求（▲）汇总"), numbered_table(_SUMMARY, marked["▲"])]
    return blocks
