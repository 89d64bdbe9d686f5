"""第七章 投标文件格式: the forms of a bid, with the tables that follow from requirement and evaluation."""

from __future__ import annotations

from documents.amounts import decimal_text
from documents.catalogue.parts import numbered_table, table
from documents.catalogue.tender_document.facts import SolicitationFacts, StationDocumentFacts
from documents.catalogue.tender_document.platform_facts import PlatformDocumentFacts
from documents.catalogue.tender_document.requirement import numbered_requirements
from documents.catalogue.tender_document.rows import Aspect
from documents.catalogue.tender_document.values import Values, lots_of
from documents.catalogue.tender_document.words import SHORT, ProcedureWords
from documents.content import AnyBlock, Chapter, Heading, PageBreak, Table
from documents.prose import Prose
from rules.purchase.evaluation_scheme import FactorKind

TEXT = Prose("tender_document/forms")
TOGETHER = frozenset({"监狱企业证明文件"})
"""Short forms that follow the one before on its page."""
COMMERCIAL: frozenset[Aspect] = frozenset({"验收", "付款"})
"""Aspects that are answered among the commercial terms."""

Columns = tuple[tuple[str, float, str], ...]
_CHECK: Columns = (
    ("序号", 8, "center"),
    ("审查内容（第四章、第五章）", 50, "left"),
    ("是否满足", 20, "center"),
    ("证明材料页码", 22, "center"),
)
_INDEX: Columns = (
    ("序号", 8, "center"),
    ("评审因素", 24, "left"),
    ("评分细项", 30, "left"),
    ("分值", 10, "right"),
    ("材料页码", 28, "center"),
)
_COSTS: Columns = (
    ("序号", 8, "center"),
    ("费用名称", 34, "left"),
    ("计算依据和说明", 34, "left"),
    ("金额（元）", 24, "right"),
)
_STATION_COSTS: Columns = (
    ("序号", 8, "center"),
    ("驿站名称", 44, "left"),
    ("专职人员数（名）", 22, "right"),
    ("金额（元）", 26, "right"),
)
_MODULE_COSTS: Columns = (
    ("序号", 8, "center"),
    ("模块名称", 44, "left"),
    ("投入人天", 22, "right"),
    ("金额（元）", 26, "right"),
)
_EXPERIENCE: Columns = (
    ("起止年月", 24, "center"),
    ("工作单位和职务", 34, "left"),
    ("主要服务项目和职责", 42, "left"),
)
_PEOPLE: Columns = (
    ("序号", 8, "center"),
    ("姓名", 12, "center"),
    ("性别", 8, "center"),
    ("年龄", 8, "center"),
    ("学历", 10, "center"),
    ("职称或者技能等级", 17, "center"),
    ("拟任岗位", 13, "center"),
    ("相关工作年限", 12, "center"),
    ("备注", 12, "center"),
)
_STAFFING: Columns = (
    ("序号", 8, "center"),
    ("驿站名称", 36, "left"),
    ("拟任站长", 16, "center"),
    ("专职人员数（名）", 20, "right"),
    ("到岗时间", 20, "center"),
)
_REFERENCES: Columns = (
    ("序号", 8, "center"),
    ("项目名称", 26, "left"),
    ("委托单位", 20, "left"),
    ("服务内容", 20, "left"),
    ("签订日期", 14, "center"),
    ("材料页码", 12, "center"),
)


def forms(f: SolicitationFacts, w: ProcedureWords, known: Values) -> list[AnyBlock]:
    """The whole chapter; a form begins a page unless TOGETHER names it."""
    names = {
        **known,
        "plan_items": _plan_items(f) or TEXT.texts("plan" if known["operation"] else "platform_plan", known),
    }
    blocks: list[AnyBlock] = [Chapter(text=f"第七章　{w.bid}格式"), *TEXT.blocks("introduction", known)]
    for n, (title, body) in enumerate(TEXT.pages("forms", names, _inserts(f, w, known)), 1):
        blocks += [
            *([PageBreak()] if n > 1 and title not in TOGETHER else []),
            Heading(level=1, text=f"格式{n}　{title}", listed=True),
            *body,
        ]
    return blocks


def _inserts(f: SolicitationFacts, w: ProcedureWords, known: Values) -> dict[str, list[AnyBlock]]:
    checks = ((text, "☐是　☐否", f"第{SHORT}页") for text in TEXT.texts("self_check", known))
    costs = ((name, "", "") for name in TEXT.texts("costs" if known["operation"] else "platform_costs", known))
    commercial = [*_commercial(f), *TEXT.rows("commercial", known)]
    total = ("", "合计", "", "")
    return {
        "signed": TEXT.blocks("signed", known),
        "self_check": [numbered_table(_CHECK, checks)],
        "index": _index(f),
        "costs": [numbered_table(_COSTS, costs, total=total, caption="按费用分项")],
        "station_costs": [
            _blanks(_STATION_COSTS, 3, caption="按驿站分项", total=total)
            if known["operation"]
            else _blanks(_MODULE_COSTS, len(_modules(f)) or 3, caption="按模块分项", total=total)
        ],
        "technical": [_deviations(_technical(f), f"{w.doc}要求")],
        "commercial": [_deviations(commercial, f"{w.doc}商务条件")],
        "experience": [table(_EXPERIENCE, [("　\n　", "", "")] * 6, caption="工作经历")],
        "people": [_blanks(_PEOPLE, 16)],
        "staffing": _staffing(f),
        "references": [_blanks(_REFERENCES, 10, lines=2)],
    }


def _blanks(columns: Columns, count: int, *, lines: int = 1, caption: str = "", total: tuple[str, ...] = ()) -> Table:
    """A table with numbered empty rows to fill, each `lines` lines high."""
    room = "\n".join("　" * lines)
    return numbered_table(columns, [[room] * (len(columns) - 1)] * count, caption=caption, total=total)


def _index(f: SolicitationFacts) -> list[AnyBlock]:
    """For each scheme its sub-items, with a place for the page of the bid that answers it."""
    found: list[AnyBlock] = []
    for row in f.schemes:
        items = [(factor.name, item) for factor in row.factors for item in factor.items]
        lines = ((name, item.name, decimal_text(item.points), f"第{SHORT}页") for name, item in items)
        caption = f"评分因素响应索引{lots_of(f, row)}"
        found.append(numbered_table(_INDEX, lines, caption=caption, empty="按价格由低到高评审，没有评分因素"))
    return found


def _deviations(rows: list[tuple[str, ...]], caption: str) -> Table:
    columns = (
        ("序号", 7, "center"),
        ("条款号", 11, "center"),
        (caption, 49, "left"),
        ("响应内容", 20, "left"),
        ("偏离情况", 13, "center"),
    )
    return numbered_table(columns, ((*row, "", "") for row in rows))


def _technical(f: SolicitationFacts) -> list[tuple[str, ...]]:
    """The marked clauses that are not commercial, in the order of the chapter."""
    found = [
        (f"{row.mark}{number}", row.text)
        for aspect, rows in numbered_requirements(f).items()
        if aspect not in COMMERCIAL
        for number, row in rows
        if row.mark
    ]
    target = [("★4.1", "在服务期内完成所投采购包的全部目标任务。")] if isinstance(f, StationDocumentFacts) else []
    rows = [*found, *target]
    return sorted(rows, key=lambda row: [int(part) for part in row[0][1:].split(".")])


def _commercial(f: SolicitationFacts) -> list[tuple[str, ...]]:
    return [
        (f"{row.mark}{number}", row.text)
        for aspect, rows in numbered_requirements(f).items()
        if aspect in COMMERCIAL
        for number, row in rows
    ]


def _plan_items(f: SolicitationFacts) -> list[str]:
    """The technical sub-items, in whose order a service plan is written."""
    names = (
        f"{factor.name}——{item.name}"
        for row in f.schemes
        for factor in row.factors
        for item in factor.items
        if factor.kind is FactorKind.TECHNICAL
    )
    return list(dict.fromkeys(names))


def _modules(f: SolicitationFacts) -> list[str]:
    """The modules of a platform, each once."""
    rows = f.functions if isinstance(f, PlatformDocumentFacts) else ()
    return list(dict.fromkeys(row.module for row in rows))


def _staffing(f: SolicitationFacts) -> list[AnyBlock]:
    return [
        numbered_table(
            _STAFFING,
            ((station.name, "", "", "") for station in lot.stations),
            total=("", "合计", "", "", ""),
            caption=f"{lot.number}（{lot.name}）",
        )
        for lot in f.lots
    ]
