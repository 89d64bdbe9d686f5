"""合同公告 and 补充协议: what follows a signed contract."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from documents.amounts import both, figures, yuan
from documents.catalogue import parties
from documents.catalogue.base import FactsRow, Fen, Name, Positive, SignedFen, Text
from documents.catalogue.contract.facts import TargetRow
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parties import ContractPartiesFacts
from documents.catalogue.parts import document, other_matters, table, title_lines
from documents.content import (
    Clause,
    Document,
    Fields,
    SigningPage,
    SigningParty,
    Title,
)
from documents.dates import cn_date
from documents.prose import Prose

TEXT = Prose("contract_notices")


class ContractPublicationFacts(ContractPartiesFacts):
    """政府采购合同公告。`contract_publication`: within 2 working days of signature (条例 50).

    No red head, no 发文字号.
    """

    subject: Name = Field(default="就业驿站运营服务", title="主要标的名称")
    service_requirement: Text = Field(title="服务要求")
    quantity: Positive = Field(title="数量", description="stations")
    quantity_unit: Name = Field(default="个驿站", title="数量单位")
    unit_price: Text = Field(title="单价", description="as text, e.g. 166,250.00元/个驿站 or 总价合同")
    price: Fen = Field(title="合同金额")
    term_from: date = Field(title="履约开始日期")
    term_until: date = Field(title="履约结束日期")
    place: Text = Field(title="履约地点")
    procurement_method: Name = Field(title="采购方式")
    signed_on: date = Field(title="合同签订日期")
    for_sme: bool = Field(default=False, title="中小企业预留合同")
    other_matters: tuple[Text, ...] = Field(default=(), title="其他补充事宜", max_length=20)

    @model_validator(mode="after")
    def _published_after_signature(self) -> ContractPublicationFacts:
        if self.doc_date < self.signed_on:
            raise ValueError("合同公告日期（doc_date）早于合同签订日期（signed_on）")
        return self


class ChangeRow(FactsRow):
    """变更条款。One clause before and after."""

    clause: Name = Field(title="条款", description="e.g. 第四条　服务驿站")
    before: Text = Field(title="原约定")
    after: Text = Field(title="变更后")


class ContractSupplementFacts(ContractPartiesFacts):
    """补充协议。`contract_supplement`: same subject added; all supplements at most 10 % (采购法 49)."""

    supplement_number: Name = Field(title="补充协议编号")
    original_signed_on: date = Field(title="原合同签订日期")
    original_price: Fen = Field(title="原合同金额")
    earlier_additions: Fen = Field(default=0, title="此前补充合同金额合计")
    amount_change: SignedFen = Field(title="本次增减金额", description="分; negative lowers the price")
    reason: Text = Field(title="变更原因")
    changes: tuple[ChangeRow, ...] = Field(title="变更条款", min_length=1, max_length=60)
    targets: tuple[TargetRow, ...] = Field(
        default=(), title="增加的目标任务", max_length=60, description="on top of the contract's"
    )
    effective_on: date = Field(title="生效日期")
    copies: Positive = Field(default=6, title="份数")
    signed_on: date | None = Field(default=None, title="签订日期")

    @model_validator(mode="after")
    def _stays_below_ten_percent(self) -> ContractSupplementFacts:
        if (self.earlier_additions + max(self.amount_change, 0)) * 10 > self.original_price:
            raise ValueError("所有补充合同金额合计超过原合同金额的10%（政府采购法第四十九条）")
        if self.original_price + self.amount_change < 0:
            raise ValueError("本次增减金额（amount_change）大于原合同金额")
        return self


_CONTRACT_PUBLICATION_COLUMNS = (
    ("主要标的名称", 38, "center"),
    ("数量", 18, "center"),
    ("单价", 20, "center"),
    ("合同金额（元）", 24, "right"),
)


def compose_contract_publication(f: ContractPublicationFacts) -> Document:
    """政府采购合同公告 in the prescribed order of sections."""
    row = (f.subject, f"{f.quantity}{f.quantity_unit}", f.unit_price, figures(f.price))
    mark = "本合同为中小企业预留合同。" if f.for_sme else ""
    blocks = TEXT.blocks(
        "contract_publication",
        f.model_dump(),
        {
            "subject": [
                table(_CONTRACT_PUBLICATION_COLUMNS, (row,)),
                Fields(rows=(("规格型号（服务要求）", f.service_requirement),)),
            ],
            "other_matters": other_matters(9, (*((mark,) if mark else ()), *f.other_matters)),
        },
    )
    return document(f, "notice", title_lines(f.project_name, "政府采购合同公告"), blocks)


def _supplement_price(f: ContractSupplementFacts) -> str:
    after = f.original_price + f.earlier_additions + f.amount_change
    if f.amount_change == 0:
        return f"本次变更不涉及合同金额，合同金额仍为{both(after)}。"
    word = "增加" if f.amount_change > 0 else "减少"
    total = f.earlier_additions + max(f.amount_change, 0)
    limit = (
        f"含本协议在内，补充合同累计增加金额为{yuan(total)}，未超过原合同金额的10%（《中华人民共和国政府采购法》第四十九条）。"
        if f.amount_change > 0
        else ""
    )
    earlier = (
        f"此前补充合同金额合计{yuan(f.earlier_additions)}" if f.earlier_additions else "此前没有签订增加金额的补充合同"
    )
    return (
        f"原合同金额为{both(f.original_price)}，{earlier}。"
        f"本协议{word}合同金额{both(abs(f.amount_change))}，变更后合同金额为{both(after)}。{limit}"
    )


def compose_contract_supplement(f: ContractSupplementFacts) -> Document:
    """补充协议: why, what changes, the price after it, and that the rest stays."""
    columns = (("条款", 20, "left"), ("原约定", 40, "left"), ("变更后", 40, "left"))
    day = cn_date(f.signed_on) if f.signed_on else "　　　　年　　月　　日"

    def party(title: str, name: str) -> SigningParty:
        sign = (("名称", name), ("法定代表人或者授权代表（签字）", "\u3000"), ("签订日期", day))
        return SigningParty(title=title, lines=sign)

    clauses = (
        f"变更原因：{f.reason}",
        f"金额变更：{_supplement_price(f)}",
        "除本协议变更的条款外，原合同其他条款不变，继续有效。本协议与原合同不一致的，以本协议为准。",
        f"本协议自{cn_date(f.effective_on)}起生效，须经双方法定代表人或者授权代表签字并加盖公章。",
        f"本协议一式{f.copies}份，双方各执{f.copies // 2}份，具有同等法律效力。"
        "甲方自签订之日起2个工作日内公告，7个工作日内报同级财政部门备案。",
    )
    lines = title_lines(f.contract_name, "补充协议")
    blocks = TEXT.blocks(
        "contract_supplement",
        f.model_dump(),
        {
            "title": [Title(lines=lines)],
            "changes": [table(columns, ((c.clause, c.before, c.after) for c in f.changes))],
            "clauses": [Clause(number=f"{n}.", text=text) for n, text in enumerate(clauses, start=2)],
            "signing_page": [
                SigningPage(parties=(party("甲方（公章）", f.purchaser_name), party("乙方（公章）", f.operator_name)))
            ],
        },
    )
    return document(f, "contract", lines, blocks, running_head=f"{f.contract_name}补充协议", cover=True)


KINDS = (
    document_kind_of(
        "contract_publication",
        "合同公告",
        ContractPublicationFacts,
        compose_contract_publication,
        group="合同",
        layout="notice",
        file_name="{title}-{contract_number}",
        others=(parties,),
    ),
    document_kind_of(
        "contract_supplement",
        "补充协议",
        ContractSupplementFacts,
        compose_contract_supplement,
        group="合同",
        layout="contract",
        file_name="{title}-{supplement_number}",
        others=(parties,),
    ),
)
