"""合同: draft, review, signature, publication, filing and supplements, lot by lot."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from actions.core import Details, form

P = "open_tender"

Signatory = Annotated[str, Field(min_length=1)]


class Instalment(Details):
    """分期付款: its share in per cent and the assessment or acceptance it depends on."""

    title: str = Field(min_length=1)
    percent: int = Field(gt=0, le=100)
    condition: str = Field(min_length=1)
    due: str = ""
    """When it is expected to be paid, as people write it: 2024年4月."""


class Target(Details):
    """目标任务 of the lot over the contract's term."""

    name: str = Field(min_length=1)
    quantity: int = Field(ge=0)
    unit: str = Field(min_length=1)
    measure: str = Field(min_length=1)


@form(P, "contract_draft")
class ContractDraft(Details):
    """合同拟订. `targets` empty: those that the city has set, per station."""

    number: str = Field(min_length=1)
    starts_on: date
    ends_on: date
    instalments: tuple[Instalment, ...] = Field(min_length=1)
    targets: tuple[Target, ...] = ()


@form(P, "contract_review")
class ContractReview(Details):
    """合同审核意见."""

    free: ClassVar[frozenset[str]] = frozenset({"opinion"})

    opinion: str = Field(min_length=2)


@form(P, "contract_signature")
class ContractSignature(Details):
    """合同签订: who signed for the purchaser and for the operator, in this order."""

    free: ClassVar[frozenset[str]] = frozenset({"signatories"})

    number: str = Field(min_length=1)
    signatories: tuple[Signatory, Signatory]


@form(P, "contract_publication")
class ContractPublication(Details):
    """合同公告, as published."""

    free: ClassVar[frozenset[str]] = frozenset({"platform_address"})

    platform_address: str = Field(min_length=1)


@form(P, "contract_filing")
class ContractFiling(Details):
    """合同备案: the treasury's receipt."""

    free: ClassVar[frozenset[str]] = frozenset({"receipt"})

    receipt: str = Field(min_length=1)


@form(P, "contract_supplement")
class ContractSupplement(Details):
    """补充协议: its number, what it adds in 分, and why."""

    free: ClassVar[frozenset[str]] = frozenset({"reason"})

    number: str = Field(min_length=1)
    amount: int = Field(gt=0)
    reason: str = Field(min_length=2)
