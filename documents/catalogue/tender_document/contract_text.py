"""第六章 拟签订的合同文本: the unified contract, with open places for what only the award brings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from documents.catalogue.contract.clauses import articles
from documents.catalogue.contract.facts import ContractTerms, paper_names
from documents.catalogue.contract.platform import platform_articles
from documents.catalogue.contract.platform import pledge as platform_pledge
from documents.catalogue.contract.text import pledge, signing
from documents.catalogue.parts import table
from documents.catalogue.tender_document.facts import SolicitationFacts, StationDocumentFacts
from documents.catalogue.tender_document.platform_facts import PlatformDocumentFacts
from documents.catalogue.tender_document.requirement import target_table
from documents.catalogue.tender_document.values import Values
from documents.catalogue.tender_document.words import BLANK, SHORT, ProcedureWords, section
from documents.content import (
    AnyBlock,
    Chapter,
    Clause,
    Heading,
    PageBreak,
    Paragraph,
    Table,
)
from documents.dates import numeral
from documents.prose import Prose, ProseSection

TEXT = Prose("tender_document/contract")
_STATIONS = (
    ("序号", 8, "center"),
    ("驿站名称", 32, "left"),
    ("地址", 34, "left"),
    ("人员（名）", 12, "right"),
    ("监管人员", 14, "center"),
)
_PAYMENT = (
    ("期次", 12, "center"),
    ("付款条件", 42, "left"),
    ("比例", 9, "right"),
    ("金额（元）", 18, "right"),
    ("预计付款时间", 19, "center"),
)


@dataclass(frozen=True)
class OpenContract:
    """The contract's terms before there is a winner; see ContractTerms."""

    project_name: str
    project_number: str
    lot_name: str
    procurement_method: str
    term_from: date
    term_until: date
    opening_deadline: date
    opening_hours: str
    pass_score: int
    deduction_per_point: int
    deduction_cap: int
    acceptance_days: int
    invoice_days: int
    payment_days: int | None
    audit_settles: bool
    audit_law: str
    late_rate: int
    bond_return_days: int
    for_sme: bool
    copies: int
    scale_words: str
    bond_words: str
    target_count: int
    instalment_count: int
    subcontract: str
    deduction_by: str = "station"
    pricing: str = "固定总价"
    court: str = "甲方所在地有管辖权的人民法院"
    account_words: str = f"户名：{BLANK}；开户银行：{BLANK}；账号：{BLANK}。"
    price_words: str = f"人民币（大写）{BLANK}元整（￥{BLANK}）"
    licence_words: str = f"编号：{BLANK}，有效期至{SHORT}年{SHORT}月{SHORT}日"

    @property
    def award_words(self) -> str:
        return f"{SHORT}年{SHORT}月{SHORT}日发出的{paper_names(self.procurement_method)[2]}"


def open_contract(f: StationDocumentFacts, w: ProcedureWords) -> ContractTerms:
    """The terms as far as the tender document fixes them; with several lots their numbers are open too."""
    single = f.lots[0] if len(f.lots) == 1 else None
    count = str(len(single.stations)) if single else SHORT
    bond = (
        f"合同金额的{f.performance_bond_percent}%，即人民币（大写）{BLANK}元整（￥{BLANK}）"
        if f.performance_bond_percent
        else ""
    )
    return OpenContract(
        f.project_name,
        f.project_number,
        single.name if single else f"采购包{SHORT}（{BLANK}）",
        w.method,
        f.service_from,
        f.service_until,
        f.opening_deadline,
        f.opening_hours,
        f.pass_score,
        f.deduction_per_point,
        f.deduction_cap,
        f.acceptance_days,
        f.invoice_days,
        f.payment_days,
        f.audit_settles,
        f.audit_law,
        f.late_rate,
        f.bond_return_days,
        f.reserved,
        f.contract_copies,
        f"驿站{count}个，每个驿站专职工作人员（含站长）不少于{f.staff_per_station}名",
        bond,
        len((single or f.lots[0]).targets),
        len(f.instalments),
        f.subcontract,
        f.deduction_by,
    )


def open_platform_contract(f: PlatformDocumentFacts, w: ProcedureWords) -> dict[str, Any]:
    """The terms of the platform's contract, with open places for what the award brings."""
    bond = (
        f"合同金额的{f.performance_bond_percent}%，即人民币（大写）{BLANK}元整（￥{BLANK}）"
        if f.performance_bond_percent
        else ""
    )
    return {
        **f.model_dump(),
        "lot_name": f.lots[0].name if len(f.lots) == 1 else f"采购包{SHORT}（{BLANK}）",
        "procurement_method": w.method,
        "award_words": f"{SHORT}年{SHORT}月{SHORT}日发出的{paper_names(w.method)[2]}",
        "term_from": f.service_from,
        "term_until": f.service_until,
        "price_words": f"人民币（大写）{BLANK}元整（￥{BLANK}）",
        "account_words": f"户名：{BLANK}；开户银行：{BLANK}；账号：{BLANK}。",
        "bond_words": bond,
        "instalment_count": len(f.instalments),
        "court": "甲方所在地有管辖权的人民法院",
        "for_sme": f.reserved,
        "copies": f.contract_copies,
    }


def contract_text(f: SolicitationFacts, w: ProcedureWords, known: Values) -> list[AnyBlock]:
    """The whole chapter: note, parties, articles, signing, annexes."""
    blocks: list[AnyBlock] = [
        Chapter(text="第六章　拟签订的合同文本"),
        *TEXT.blocks("note", known),
        section(1, "合同双方"),
        *TEXT.blocks("parties", known),
        section(2, "合同条款"),
    ]
    for n, article in enumerate(_articles(f, w), start=1):
        blocks.append(Heading(level=2, text=f"第{numeral(n)}条　{article.title}"))
        blocks += [Clause(number=f"{n}.{m}", text=text) for m, text in enumerate(article.texts, start=1)]
    return [*blocks, *signing(f.purchaser_name, "　"), *_annexes(f)]


def _articles(f: SolicitationFacts, w: ProcedureWords) -> tuple[ProseSection, ...]:
    """The articles of the contract that the document carries."""
    if isinstance(f, PlatformDocumentFacts):
        return platform_articles(open_platform_contract(f, w), f.systems, w.method)
    assert isinstance(f, StationDocumentFacts)
    return articles(open_contract(f, w))


def _platform_annexes(f: PlatformDocumentFacts) -> list[AnyBlock]:
    return [
        section(3, "合同附件"),
        Heading(level=2, text="附件1　功能清单"),
        Paragraph(text="同第三章“功能清单”。"),
        Heading(level=2, text="附件2　技术和服务要求"),
        Paragraph(
            text="同第三章各节（“履约验收方案”和“采购资金支付方式、时间和条件”已写入合同正文）以及乙方响应的承诺。"
        ),
        Heading(level=2, text="附件3　分期付款"),
        _payment(f),
        PageBreak(),
        Heading(level=2, text="附件4　保密和个人信息保护承诺书"),
        *platform_pledge(f.purchaser_name, BLANK),
    ]


def _payment(f: SolicitationFacts) -> Table:
    return table(
        _PAYMENT,
        ((row.name, row.condition, f"{row.percent}%", "", row.due) for row in f.instalments),
        total=("合计", "", "100%", "", ""),
    )


def _annexes(f: SolicitationFacts) -> list[AnyBlock]:
    if isinstance(f, PlatformDocumentFacts):
        return _platform_annexes(f)
    blocks: list[AnyBlock] = [section(3, "合同附件"), Heading(level=2, text="附件1　驿站名单和人员配备")]
    for lot in f.lots:
        rows = ((str(n), s.name, s.address, "", "") for n, s in enumerate(lot.stations, 1))
        blocks.append(table(_STATIONS, rows, caption=f"{lot.number}（{lot.name}）"))
    blocks.append(Heading(level=2, text="附件2　目标任务"))
    blocks += [target_table(lot.targets, f"{lot.number}（{lot.name}）") for lot in f.lots]
    return [
        *blocks,
        Heading(level=2, text="附件3　分期付款与考核"),
        _payment(f),
        PageBreak(),
        Heading(level=2, text="附件4　个人信息保护和廉洁承诺书"),
        *pledge(f.purchaser_name, BLANK),
    ]
