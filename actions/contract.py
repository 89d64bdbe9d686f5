"""合同: draft, review, signature, publication, filing and supplements, lot by lot."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import Field

from actions.core import Details, form
from actions.fields import Name, OneName, OptionalText, Text

P = "open_tender"

class Instalment(Details):
    """分期付款: its share in per cent and the assessment or acceptance it depends on."""

    title: Name = Field(title="名称")
    percent: int = Field(gt=0, le=100, title="比例(%)")
    condition: Text = Field(title="付款条件")
    due: OptionalText = Field(default="", title="预计付款时间")
    """When it is expected to be paid, as people write it: 2024年4月."""


class Target(Details):
    """目标任务 of the lot over the contract's term."""

    name: Name = Field(title="指标")
    quantity: int = Field(ge=0, title="数量")
    unit: Name = Field(title="单位")
    measure: Text = Field(title="考核口径")


@form(P, "contract_draft")
class ContractDraft(Details):
    """合同拟订. `targets` empty: those that the city has set, per station."""

    number: Name = Field(title="编号")
    starts_on: date = Field(title="开始日期")
    ends_on: date = Field(title="结束日期")
    instalments: tuple[Instalment, ...] = Field(min_length=1, title="分期付款")
    targets: tuple[Target, ...] = Field(default=(), title="目标任务")


@form(P, "contract_review")
class ContractReview(Details):
    """合同审核意见."""

    free: ClassVar[frozenset[str]] = frozenset({"opinion"})

    opinion: Text = Field(title="意见")


@form(P, "contract_signature")
class ContractSignature(Details):
    """合同签订: who signed for the purchaser and for the operator, in this order."""

    free: ClassVar[frozenset[str]] = frozenset({"signatories"})

    number: Name = Field(title="编号")
    signatories: tuple[OneName, OneName] = Field(title="签字人(甲方、乙方)")


@form(P, "contract_publication")
class ContractPublication(Details):
    """合同公告, as published."""

    free: ClassVar[frozenset[str]] = frozenset({"platform_address"})

    platform_address: Text = Field(title="平台网址")


@form(P, "contract_filing")
class ContractFiling(Details):
    """合同备案: the treasury's receipt."""

    free: ClassVar[frozenset[str]] = frozenset({"receipt"})

    receipt: Text = Field(title="备案回执")


@form(P, "contract_supplement")
class ContractSupplement(Details):
    """补充协议: its number, what it adds in 分, and why."""

    free: ClassVar[frozenset[str]] = frozenset({"reason"})

    number: Name = Field(title="编号")
    amount: int = Field(gt=0, title="金额(分)")
    reason: Text = Field(title="原因")
