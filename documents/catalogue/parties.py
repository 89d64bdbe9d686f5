"""Who buys, who sells and who answers questions: fields that several procurement documents share."""

from __future__ import annotations

from pydantic import Field

from documents.catalogue.base import Facts, Name, OptionalText


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
