"""合同: 信息平台开发合同: cover, contents, articles, signing page, annexes; the same articles as in the purchasing document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import Field, model_validator

from documents.amounts import both, figures
from documents.catalogue import parties
from documents.catalogue.base import FactsRow, Fen, Name, OptionalText, Positive, Text
from documents.catalogue.contract import text as operating
from documents.catalogue.contract.facts import InstalmentRow, PlatformFunctionRow, paper_names
from documents.catalogue.contract.text import BLANK_DATE, signing
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parties import ContractPartiesFacts, SmeRow
from documents.catalogue.parts import document, numbered_table, table, title_lines
from documents.content import AnyBlock, Chapter, Clause, Contents, Cover, Document
from documents.dates import cn_date, numeral
from documents.prose import Prose, ProseSection
from rules.purchase.contract import LATE_RATE

TEXT = Prose("contract/platform")
_FUNCTIONS = (("序号", 7, "center"), ("模块", 15, "left"), ("功能要求", 48, "left"), ("验收要点", 30, "left"))
_DEMANDS = (("序号", 8, "center"), ("类别", 18, "left"), ("要求", 74, "left"))
_INSTALMENTS = (
    ("期次", 12, "center"),
    ("付款条件", 38, "left"),
    ("比例", 9, "right"),
    ("金额（元）", 21, "right"),
    ("预计付款时间", 20, "center"),
)


class DemandRow(FactsRow):
    """技术和服务要求。One clause of the requirement that the contract takes over."""

    about: Name = Field(title="类别")
    text: Text = Field(title="要求")


class PlatformContractFacts(ContractPartiesFacts):
    """信息平台开发合同。`platform_contract`: between the city's purchaser and the developer.

    `org` is the purchaser's name; `signed_on` None prints empty places to fill.
    """

    lot_name: Name = Field(title="采购包名称")
    procurement_method: Name = Field(title="采购方式")
    purchaser_code: Name = Field(title="甲方统一社会信用代码")
    purchaser_representative: Name = Field(title="甲方法定代表人或者授权代表")
    operator_code: Name = Field(title="乙方统一社会信用代码")
    operator_representative: Name = Field(title="乙方法定代表人或者授权代表")
    operator_bank: Name = Field(title="乙方开户银行")
    operator_account: Name = Field(title="乙方银行账号")
    award_letter_on: date = Field(title="中标（成交）通知书发出日期")
    systems: tuple[Name, ...] = Field(title="建设的系统", min_length=1, max_length=20)
    functions: tuple[PlatformFunctionRow, ...] = Field(title="功能清单", min_length=1, max_length=200)
    demands: tuple[DemandRow, ...] = Field(title="技术和服务要求", min_length=1, max_length=200)
    term_from: date = Field(title="履行开始日期")
    term_until: date = Field(title="履行结束日期")
    trial_deadline: date = Field(title="试运行完成时限")
    trial_days: Positive = Field(title="试运行天数")
    warranty_months: Positive = Field(title="质保期", description="months")
    answer_minutes: Positive = Field(title="故障响应时间", description="minutes")
    recovery_hours: Positive = Field(title="严重故障恢复时间", description="hours")
    protection: Name = Field(title="网络安全等级保护级别")
    price: Fen = Field(title="合同金额")
    instalments: tuple[InstalmentRow, ...] = Field(title="分期付款", min_length=1, max_length=24)
    subcontract: OptionalText = Field(default="", title="可以分包的内容", description="empty: nothing")
    acceptance_days: Positive = Field(default=15, title="验收期限", description="days after the request")
    invoice_days: Positive = Field(default=30, title="付款期限", description="days after invoice, 38号三")
    payment_days: Positive | None = Field(
        default=None, title="约定付款期限", description="days after acceptance, where agreed in place of invoice_days"
    )
    audit_settles: bool = Field(default=False, title="以审计结果结算")
    audit_law: OptionalText = Field(default="", title="以审计结果结算的依据")
    late_rate: Positive = Field(
        default=LATE_RATE, title="违约金比例", description="parts of 10,000 a day, both sides alike"
    )
    performance_bond: Fen | None = Field(default=None, title="履约保证金")
    bond_return_days: Positive = Field(default=10, title="履约保证金退还期限", description="working days")
    for_sme: bool = Field(default=False, title="中小企业预留合同")
    sme: SmeRow | None = Field(default=None, title="中小企业政策")
    court: Name = Field(default="甲方所在地有管辖权的人民法院", title="管辖法院")
    copies: Positive = Field(default=6, title="合同份数")
    signed_on: date | None = Field(default=None, title="合同签订日期")
    signed_at: OptionalText = Field(default="", title="合同签订地点")

    @model_validator(mode="after")
    def _sums_and_dates_agree(self) -> PlatformContractFacts:
        if sum(row.amount for row in self.instalments) != self.price:
            raise ValueError("分期付款（instalments）各期金额之和与合同金额（price）不一致")
        if sum(row.percent for row in self.instalments) != 100:
            raise ValueError("分期付款（instalments）各期比例之和不是100%")
        if self.term_until <= self.term_from:
            raise ValueError("履行结束日期（term_until）不晚于履行开始日期（term_from）")
        if not self.term_from <= self.trial_deadline <= self.term_until:
            raise ValueError("试运行完成时限（trial_deadline）不在合同履行期限之内")
        if self.performance_bond is not None and self.performance_bond * 10 > self.price:
            raise ValueError("履约保证金（performance_bond）超过合同金额的10%（条例第四十八条）")
        if self.invoice_days > 30:
            raise ValueError("付款期限（invoice_days）超过收到发票后30日（财库〔2019〕38号第三条）")
        return self


class PlatformTextFacts(PlatformContractFacts):
    """信息平台开发合同送审稿。`platform_contract_text`: the contract as drafted, to be reviewed and settled before it is
    signed; who signs and when is an open place."""


def platform_articles(terms: Mapping[str, Any], systems: Sequence[str], method: str) -> tuple[ProseSection, ...]:
    """The articles with their clauses, without numbers; `terms` are the contract's, or open places for them."""
    papers, bid, letter = paper_names(method)
    words = "和".join(name if name.startswith("“") else f"“{name}”" for name in systems)
    return TEXT.sections(
        "articles", {**terms, "document": papers, "bid": bid, "letter": letter, "systems_words": words}
    )


def pledge(purchaser: str, operator: str) -> list[AnyBlock]:
    """保密承诺书 of everybody who touches data."""
    return TEXT.blocks("pledge", {"purchaser": purchaser, "operator": operator, "blank_day": BLANK_DATE})


def demand_table(rows: Sequence[DemandRow]) -> AnyBlock:
    """附件2 of the contract."""
    return numbered_table(_DEMANDS, ((row.about, row.text) for row in rows))


def _articles(f: PlatformContractFacts) -> list[AnyBlock]:
    terms = {
        **f.model_dump(),
        "award_words": f"{cn_date(f.award_letter_on)}发出的{paper_names(f.procurement_method)[2]}",
        "price_words": both(f.price),
        "account_words": f"户名：{f.operator_name}；开户银行：{f.operator_bank}；账号：{f.operator_account}。",
        "bond_words": both(f.performance_bond) if f.performance_bond else "",
        "instalment_count": len(f.instalments),
    }
    blocks: list[AnyBlock] = []
    for n, article in enumerate(platform_articles(terms, f.systems, f.procurement_method), start=1):
        blocks.append(Chapter(text=f"第{numeral(n)}条　{article.title}", new_page=False))
        blocks += [Clause(number=f"{n}.{m}", text=text) for m, text in enumerate(article.texts, start=1)]
    return blocks


def _annexes(f: PlatformContractFacts) -> list[AnyBlock]:
    paid = ((i.name, i.stage, f"{i.percent}%", figures(i.amount), i.due) for i in f.instalments)
    return [
        Chapter(text="附件1　功能清单"),
        numbered_table(_FUNCTIONS, ((r.module, r.function, r.acceptance) for r in f.functions)),
        Chapter(text="附件2　技术和服务要求", new_page=False),
        demand_table(f.demands),
        Chapter(text="附件3　分期付款", new_page=False),
        table(_INSTALMENTS, paid, total=("合计", "", "100%", figures(f.price), "")),
        Chapter(text="附件4　保密和个人信息保护承诺书"),
        *pledge(f.purchaser_name, f.operator_name),
    ]


def compose_platform_contract(f: PlatformContractFacts) -> Document:
    """信息平台开发合同, complete."""
    lines, day = title_lines(f.contract_name, width=16), cn_date(f.signed_on) if f.signed_on else BLANK_DATE
    cover = Cover(
        mark=operating.cover_mark(f.for_sme, unsigned=isinstance(f, PlatformTextFacts)),
        lines=lines,
        labels=(
            ("合同编号", f.contract_number),
            ("项目编号", f.project_number),
            ("项目名称", f.project_name),
            ("采购包", f.lot_name),
            ("甲方（采购人）", f.purchaser_name),
            ("乙方（供应商）", f.operator_name),
        ),
        foot=(f"签订日期：{day}",),
    )
    blocks = (
        cover,
        Contents(),
        *TEXT.blocks("parties", f.model_dump()),
        *_articles(f),
        *signing(f.purchaser_name, f.operator_name, day, f.signed_at),
        *_annexes(f),
    )
    return document(f, "contract", lines, blocks, running_head=f.contract_name, cover=True)


KINDS = (
    document_kind_of(
        "platform_contract_text",
        "信息平台开发合同（送审稿）",
        PlatformTextFacts,
        compose_platform_contract,
        group="合同",
        layout="contract",
        file_name="{title}-{contract_number}",
        issue="signed",
        others=(operating, parties),
    ),
    document_kind_of(
        "platform_contract",
        "信息平台开发合同",
        PlatformContractFacts,
        compose_platform_contract,
        group="合同",
        layout="contract",
        file_name="{title}-{contract_number}",
        others=(operating, parties),
    ),
)
