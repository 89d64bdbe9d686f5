"""合同款支付申请: what an instalment comes to, what was paid before, until when it is to be paid, who approves."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from documents.amounts import both, figures
from documents.catalogue.base import FactsRow, Fen, Name, OptionalText, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parties import ContractPartiesFacts
from documents.catalogue.parts import document, table
from documents.content import AnyBlock, Document, FormBlock, FormLine
from documents.dates import cn_date
from documents.prose import Prose

TEXT = Prose("payment_request")

BLANK_DATE = "　　　　年　　月　　日"


class PaidRow(FactsRow):
    """已支付。One payment made under the contract before."""

    instalment: Name = Field(title="期次")
    paid_on: date = Field(title="支付日期")
    amount: Fen = Field(title="支付金额")
    voucher: OptionalText = Field(default="", title="支付凭证号")


class ShortfallRow(FactsRow):
    """考核扣减。One station below the pass, and what the contract takes for it."""

    station: Name = Field(title="驿站名称")
    score: Name = Field(title="考核得分", description="as people write it: 72.5")
    points: int = Field(ge=1, title="低于达标分数")
    amount: Fen = Field(title="扣减金额")


class PaymentRequestFacts(ContractPartiesFacts):
    """合同款支付申请。`payment_request`: within the purchaser, from the invoice to the treasury's payment. Money in 分.

    `bank` and `account` empty: places to fill from the contract.
    """

    budget_source: OptionalText = Field(default="", title="资金来源")
    price: Fen = Field(title="合同金额")
    supplements: Fen = Field(default=0, title="补充合同金额")
    instalment: Name = Field(title="期次")
    stage: Text = Field(title="付款条件")
    accepted_on: date = Field(title="验收日期")
    opinion: Text = Field(title="验收意见")
    share: Fen = Field(title="本期合同金额")
    assessed: bool = Field(default=True, title="是否按考核结果付款")
    cycle: OptionalText = Field(default="", title="考核周期")
    shortfalls: tuple[ShortfallRow, ...] = Field(default=(), title="考核扣减", max_length=200)
    assessed_deduction: Fen = Field(default=0, title="按考核结果扣减金额", description="within the contract's cap")
    deduction_reason: OptionalText = Field(default="", title="扣减说明")
    delay_penalty: Fen = Field(default=0, title="逾期投入运营违约金")
    confirmed: Fen = Field(title="确认应付金额")
    amount: Fen = Field(title="本次申请金额")
    invoice_number: Name = Field(title="发票号码")
    invoice_on: date | None = Field(default=None, title="开票日期")
    received_on: date = Field(title="收到发票日期")
    pay_by: date = Field(title="付款期限")
    paid: tuple[PaidRow, ...] = Field(default=(), title="已支付", max_length=60)
    bank: OptionalText = Field(default="", title="开户银行")
    account: OptionalText = Field(default="", title="账号")
    handler: OptionalText = Field(default="", title="经办人")

    @model_validator(mode="after")
    def _within_what_was_found_due(self) -> PaymentRequestFacts:
        if self.amount > self.confirmed:
            raise ValueError("本次申请金额（amount）超过验收确认应付金额（confirmed）")
        if sum(row.amount for row in self.paid) + self.amount > self.price + self.supplements:
            raise ValueError("累计支付金额超过合同金额（price）和补充合同金额（supplements）之和")
        if self.pay_by < self.received_on:
            raise ValueError("付款期限（pay_by）早于收到发票日期（received_on）")
        return self


_DUE_COLUMNS_COLUMNS = (
    ("驿站名称", 46, "left"),
    ("考核得分", 16, "right"),
    ("低于达标", 18, "right"),
    ("扣减（元）", 20, "right"),
)


def _due(f: PaymentRequestFacts) -> list[AnyBlock]:
    """How the amount comes about."""
    other = f.share - f.assessed_deduction - f.delay_penalty - f.confirmed
    said = f.deduction_reason or ("" if f.share == f.confirmed else "按合同约定和考核结果扣减")
    later = f.confirmed - f.amount
    blocks: list[AnyBlock] = [
        FormBlock(
            lines=(
                FormLine(cells=(("期次", f.instalment), ("验收日期", cn_date(f.accepted_on)))),
                FormLine(cells=(("付款条件", f.stage),)),
                FormLine(cells=(("验收意见", f.opinion),)),
                FormLine(
                    cells=(
                        ("本期合同金额", f"{figures(f.share)}元"),
                        *((("按考核扣减", f"{figures(f.assessed_deduction)}元"),) if f.assessed else ()),
                    )
                ),
                *([FormLine(cells=(("逾期违约金", f"{figures(f.delay_penalty)}元"),))] if f.delay_penalty else []),
                *(
                    [FormLine(cells=(("其他扣减" if other > 0 else "其他增加", f"{figures(abs(other))}元"),))]
                    if other
                    else []
                ),
                *([FormLine(cells=(("扣减说明", said),))] if said else []),
                FormLine(
                    cells=(
                        ("确认应付金额", f"{figures(f.confirmed)}元"),
                        *([("本次未申请", f"{figures(later)}元")] if later else []),
                    )
                ),
                FormLine(cells=(("本次申请金额", both(f.amount)),)),
            )
        )
    ]
    if f.shortfalls:
        capped = f.assessed_deduction < sum(row.amount for row in f.shortfalls)
        counted = "计入本期（以合同约定的扣减上限为限）" if capped else "计入本期"
        columns = _DUE_COLUMNS_COLUMNS
        blocks.append(
            table(
                columns,
                ((row.station, row.score, f"{row.points}分", figures(row.amount)) for row in f.shortfalls),
                caption=f"{f.cycle}考核不达标驿站扣减测算",
                total=(counted, "", "", figures(f.assessed_deduction)),
            )
        )
    return blocks


def _progress(f: PaymentRequestFacts) -> FormBlock:
    """What was paid so far, and what is left after this payment."""
    before, whole = sum(row.amount for row in f.paid), f.price + f.supplements
    after = before + f.amount
    share = after * 1000 // whole if whole else 0
    return FormBlock(
        lines=(
            FormLine(
                cells=(
                    ("此前累计", f"{figures(before)}元"),
                    ("支付后累计", f"{figures(after)}元（{share // 10}.{share % 10}%）"),
                    ("合同余额", f"{figures(whole - after)}元"),
                )
            ),
        )
    )


_PAYMENT_REQUEST_PAID_COLUMNS = (
    ("期次", 24, "center"),
    ("支付日期", 26, "center"),
    ("支付金额（元）", 26, "right"),
    ("支付凭证号", 24, "left"),
)


def _annexes(f: PaymentRequestFacts) -> str:
    result = ("☑" if f.cycle else "☐") + "考核结果　" if f.assessed else ""
    return f"☑采购合同及补充合同　☑履约验收书　{result}☑发票　☐其他："


def compose_payment_request(f: PaymentRequestFacts) -> Document:
    """申请: contract, instalment and amount, payments so far, payee, papers, limit, approvals."""
    price = both(f.price) + (f"；补充合同金额{figures(f.supplements)}元" if f.supplements else "")
    invoice = f.invoice_number + (f"（{cn_date(f.invoice_on)}开具）" if f.invoice_on else "")
    paid = table(
        _PAYMENT_REQUEST_PAID_COLUMNS,
        ((row.instalment, cn_date(row.paid_on), figures(row.amount), row.voucher) for row in f.paid),
        empty="（此前没有支付）",
    )
    blocks = TEXT.blocks(
        "payment_request",
        {**f.model_dump(), "price_words": price, "invoice": invoice, "annexes": _annexes(f)},
        {"due": _due(f), "paid": [paid], "progress": [_progress(f)]},
    )
    return document(f, "form", ("政府采购合同款支付申请表",), blocks)


KINDS = (
    document_kind_of(
        "payment_request",
        "合同款支付申请",
        PaymentRequestFacts,
        compose_payment_request,
        group="合同",
        layout="form",
        file_name="{title}-{contract_number}-{instalment}",
    ),
)
