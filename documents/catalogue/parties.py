"""Who buys, who sells and who answers questions: fields that several procurement documents share."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from documents.catalogue.base import Facts, FactsRow, Name, OptionalText, Percent
from documents.dates import cn_span

LATER_START = "合同签订晚于开始日期的，自合同约定的开始之日起计算，期限长度不变"
"""What notice, document and letter say of a signature that comes after the first day of service."""


def term_words(first: date, last: date) -> str:
    """合同履行期限 as notice, document, result and letter state it."""
    return f"自{cn_span(first, last)}；{LATER_START}"


class SmeRow(FactsRow):
    """中小企业政策。What is reserved for small and medium firms (46号 7、8), the same in every paper of a purchase."""

    kind: Literal["whole", "part", "none"] = Field(title="预留方式")
    share: Percent = Field(default=0, title="预留份额")
    small: Percent = Field(default=0, title="其中小微企业")
    reason: OptionalText = Field(default="", title="不预留的理由")

    @property
    def reserved(self) -> bool:
        """Whether the whole purchase is for small and medium firms only."""
        return self.kind == "whole"

    @property
    def words(self) -> str:
        """One sentence, as notices and requirement have it."""
        if self.kind == "whole":
            return f"本项目专门面向中小企业采购（{SME_RULES}），供应商应当为中小企业、监狱企业或者残疾人福利性单位"
        if self.kind == "part":
            return f"本项目预留预算金额的{self.share}%面向中小企业采购，其中预留给小微企业的不低于{self.small}%（{SME_RULES}）"
        why = f"，理由：{self.reason.rstrip('。')}" if self.reason else ""
        return f"本项目不专门面向中小企业采购（{SME_RULES}）{why}"


SME_RULES = "《政府采购促进中小企业发展管理办法》（财库〔2020〕46号）"


class ProcurementFacts(Facts):
    """采购项目要素。Project, purchaser, agency and contact, as every procurement notice names them.

    `agency_name` empty: the purchaser tenders itself; then its address and contact are not asked for.
    """

    project_number: Name = Field(title="项目编号", description="given by the procurement platform")
    project_name: Name = Field(title="项目名称")
    purchaser_name: Name = Field(title="采购人名称")
    purchaser_address: Name = Field(title="采购人地址")
    purchaser_contact: Name = Field(title="采购人联系方式", description="person and telephone, or telephone")
    agency_name: OptionalText = Field(default="", title="采购代理机构名称")
    agency_address: OptionalText = Field(default="", title="采购代理机构地址")
    agency_contact: OptionalText = Field(default="", title="采购代理机构联系方式")
    project_contact: Name = Field(title="项目联系人")
    project_phone: Name = Field(title="项目联系电话")


class ContractPartiesFacts(Facts):
    """合同双方要素。Contract, project and both parties, shared by contract, publication and supplement."""

    contract_number: Name = Field(title="合同编号")
    contract_name: Name = Field(title="合同名称", description="e.g. 惠州市惠城区就业驿站运营服务合同")
    project_number: Name = Field(title="项目编号")
    project_name: Name = Field(title="项目名称")
    purchaser_name: Name = Field(title="采购人（甲方）名称")
    purchaser_address: Name = Field(title="采购人（甲方）地址")
    purchaser_contact: Name = Field(title="采购人（甲方）联系方式")
    operator_name: Name = Field(title="供应商（乙方）名称")
    operator_address: Name = Field(title="供应商（乙方）地址")
    operator_contact: Name = Field(title="供应商（乙方）联系方式")


class TermFacts(ProcurementFacts):
    """合同履行期限。The term of the contract that is sought or awarded, as notice and letter state it."""

    contract_term: OptionalText = Field(default="", title="合同履行期限", description="where no dates are given")
    term_from: date | None = Field(default=None, title="服务开始日期")
    term_until: date | None = Field(default=None, title="服务结束日期")

    @model_validator(mode="after")
    def _term_is_stated(self) -> TermFacts:
        if (self.term_from is None) != (self.term_until is None) or not (self.term_from or self.contract_term):
            raise ValueError("合同履行期限应当填写：服务开始日期（term_from）和服务结束日期（term_until）")
        return self

    @property
    def term(self) -> str:
        """合同履行期限 in words."""
        return term_words(self.term_from, self.term_until) if self.term_from and self.term_until else self.contract_term
