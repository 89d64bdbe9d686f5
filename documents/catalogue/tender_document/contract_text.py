"""第六章 拟签订的合同文本: the unified contract, with open places for what only the award brings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from documents.catalogue.contract.clauses import ARTICLES
from documents.catalogue.contract.facts import ContractTerms, paper_names
from documents.catalogue.contract.text import pledge
from documents.catalogue.parts import p, table
from documents.catalogue.tender_document.facts import SolicitationFacts
from documents.catalogue.tender_document.requirement import target_table
from documents.catalogue.tender_document.words import BLANK, DAY, SHORT, Words, section
from documents.content import (
    AnyBlock,
    Chapter,
    Clause,
    Fields,
    Heading,
    PageBreak,
    Paragraph,
    SigningPage,
    SigningParty,
)
from documents.dates import numeral


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
    late_rate: int
    bond_return_days: int
    for_sme: bool
    copies: int
    scale_words: str
    bond_words: str
    target_count: int
    instalment_count: int
    pricing: str = "固定总价"
    court: str = "甲方所在地有管辖权的人民法院"
    account_words: str = f"户名：{BLANK}；开户银行：{BLANK}；账号：{BLANK}。"
    price_words: str = f"人民币（大写）{BLANK}元整（￥{BLANK}）"
    licence_words: str = f"编号：{BLANK}，有效期至{SHORT}年{SHORT}月{SHORT}日"

    @property
    def award_words(self) -> str:
        return f"{SHORT}年{SHORT}月{SHORT}日发出的{paper_names(self.procurement_method)[2]}"


def open_contract(f: SolicitationFacts, w: Words) -> ContractTerms:
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
        f.late_rate,
        f.bond_return_days,
        f.reserved,
        f.contract_copies,
        f"驿站{count}个，每个驿站专职工作人员（含站长）不少于{f.staff_per_station}名",
        bond,
        len((single or f.lots[0]).targets),
        len(f.instalments),
    )


def contract_text(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    """The whole chapter: note, parties, articles, signing, annexes."""
    terms = open_contract(f, w)
    blocks: list[AnyBlock] = [
        Chapter(text="第六章　拟签订的合同文本"),
        p(
            f"说明：本合同文本为全市统一的驿站运营合同文本。采购人和{w.winner}应当按照本文"
            f"本、{w.doc}和{w.winner}的{w.bid}签订合同，空白处按{w.won}结果填写，"
            f"不得对{w.doc}确定的事项和{w.winner}的{w.bid}作实质性修改。"
        ),
        *(
            [
                p(
                    "属于预留采购包的，合同标注“中小企业预留合同”，并将第二十条改为：本合同为中小企业预留合同，乙方应当符合"
                    "中小企业划分标准，不得将合同转包给"
                    "大型企业。"
                )
            ]
            if f.sme_kind == "part"
            else []
        ),
        section(1, "合同双方"),
        *_parties(f),
        section(2, "合同条款"),
    ]
    for n, article in enumerate(ARTICLES, start=1):
        name, clauses = article(terms)
        blocks.append(Heading(level=2, text=f"第{numeral(n)}条　{name}"))
        blocks += [Clause(number=f"{n}.{m}", text=text) for m, text in enumerate(clauses, start=1)]
    return [*blocks, *_signing(f), *_annexes(f)]


def _parties(f: SolicitationFacts) -> list[AnyBlock]:
    mark = [p("本合同为中小企业预留合同。")] if f.reserved else []
    return [
        Fields(rows=(("合同名称", f.contract_name), ("合同编号", BLANK), ("项目编号", f.project_number))),
        *mark,
        Fields(
            rows=(
                ("甲方（采购人）", f.purchaser_name),
                ("统一社会信用代码", f.purchaser_code or BLANK),
                ("住所", f.purchaser_address),
                ("法定代表人或者授权代表", BLANK),
                ("联系方式", f.purchaser_contact),
            )
        ),
        Fields(
            rows=(
                ("乙方（供应商）", BLANK),
                ("统一社会信用代码", BLANK),
                ("住所", BLANK),
                ("法定代表人或者授权代表", BLANK),
                ("人力资源服务许可证编号", BLANK),
                ("联系方式", BLANK),
            )
        ),
        p(
            f"甲、乙双方根据{f.project_name}的采购结果，遵循平等、自愿、公平和诚信的原则，就就业驿站运营服务事项协商一"
            "致，订立本合同，共同遵守。"
        ),
    ]


def _signing(f: SolicitationFacts) -> list[AnyBlock]:
    def party(title: str, name: str) -> SigningParty:
        return SigningParty(
            title=title, lines=(("名称", name), ("法定代表人或者授权代表（签字）", "　"), ("签订日期", DAY))
        )

    return [
        Paragraph(text="（以下无正文，为签署页）", align="center"),
        SigningPage(parties=(party("甲方（公章）", f.purchaser_name), party("乙方（公章）", "　"))),
        Paragraph(text=f"签订地点：{BLANK}", indent=False),
    ]


def _annexes(f: SolicitationFacts) -> list[AnyBlock]:
    stations = (
        ("序号", 8, "center"),
        ("驿站名称", 32, "left"),
        ("地址", 34, "left"),
        ("人员（名）", 12, "right"),
        ("监管人员", 14, "center"),
    )
    payment = (
        ("期次", 12, "center"),
        ("付款条件", 42, "left"),
        ("比例", 9, "right"),
        ("金额（元）", 18, "right"),
        ("预计付款时间", 19, "center"),
    )
    blocks: list[AnyBlock] = [section(3, "合同附件"), Heading(level=2, text="附件1　驿站名单和人员配备")]
    for lot in f.lots:
        rows = ((str(n), s.name, s.address, "", "") for n, s in enumerate(lot.stations, 1))
        blocks.append(table(stations, rows, caption=f"{lot.number}（{lot.name}）"))
    blocks.append(Heading(level=2, text="附件2　目标任务"))
    blocks += [target_table(lot.targets, f"{lot.number}（{lot.name}）") for lot in f.lots]
    return [
        *blocks,
        Heading(level=2, text="附件3　分期付款与考核"),
        table(
            payment,
            ((row.name, row.condition, f"{row.percent}%", "", row.due) for row in f.instalments),
            total=("合计", "", "100%", "", ""),
        ),
        PageBreak(),
        Heading(level=2, text="附件4　个人信息保护和廉洁承诺书"),
        *pledge(f.purchaser_name, BLANK),
    ]
