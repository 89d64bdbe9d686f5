"""What the purchasing document of the city's information platform needs to know, by any method."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal

from pydantic import Field, model_validator

from documents.catalogue.base import Name, OptionalText, Positive, Text
from documents.catalogue.contract.facts import PlatformFunctionRow
from documents.catalogue.tender_document.facts import SolicitationFacts
from documents.catalogue.tender_document.rows import PaymentRow, PlatformAspect
from rules.law import statute

PLATFORM_ASPECTS: Mapping[PlatformAspect, str] = MappingProxyType(
    {
        "建设内容": "建设内容和功能要求",
        "性能容量": "性能、容量和可用性要求",
        "接口集成": "接口和集成要求",
        "数据管理": "数据管理和迁移要求",
        "安全保护": "网络安全、数据安全和个人信息保护要求",
        "实施团队": "项目实施和团队要求",
        "试运行培训": "测试、试运行和培训要求",
        "运维质保": "运行维护和质保要求",
        "成果归属": "交付成果和知识产权要求",
        "验收": "履约验收方案",
        "付款": "采购资金支付方式、时间和条件",
    }
)


PLATFORM_PAYMENT = (
    PaymentRow(name="第一期", condition="合同签订、实施计划经采购人确认", percent=30),
    PaymentRow(name="第二期", condition="完成开发、测试并投入试运行", percent=30),
    PaymentRow(name="第三期", condition="试运行结束、问题整改完毕并经验收合格", percent=40),
)
"""Where the purchaser has not planned the instalments otherwise."""


class PlatformDocumentFacts(SolicitationFacts):
    """信息平台采购文件。`platform_document`: by the procedure of the round."""

    aspects = PLATFORM_ASPECTS

    procedure: Literal["open_tender", "invited_tender", "competitive_consultation", "competitive_negotiation"] = Field(
        default="open_tender", title="采购方式"
    )
    specific_requirements: tuple[Text, ...] = Field(default=(), title="特定资格要求", max_length=20)
    instalments: tuple[PaymentRow, ...] = Field(default=PLATFORM_PAYMENT, title="付款安排", min_length=1, max_length=24)
    protection: Name = Field(title="网络安全等级保护级别")
    systems: tuple[Name, ...] = Field(title="建设的系统", min_length=1, max_length=20)
    functions: tuple[PlatformFunctionRow, ...] = Field(title="功能清单", min_length=1, max_length=200)
    trial_deadline: date = Field(title="试运行完成时限", description="the plan's")
    trial_days: Positive = Field(title="试运行天数")
    warranty_months: Positive = Field(title="质保期", description="months")
    answer_minutes: Positive = Field(title="故障响应时间", description="minutes")
    recovery_hours: Positive = Field(title="严重故障恢复时间", description="hours")
    final_quotes: Positive = Field(default=3, title="提交最后报价的最少家数", description="where there are talks")
    changeable: Text = Field(
        default="采购需求中未标注“★”的技术、服务要求，以及合同草案中除合同金额上限、履行期限、付款条件以外的条款",
        title="磋商、谈判中可能实质性变动的内容",
    )
    ground: OptionalText = Field(default="", title="采用竞争性谈判的法定情形")
    approved_two: tuple[Name, ...] = Field(default=(), title="经批准谈判的两家供应商", max_length=2)
    approval_letter: OptionalText = Field(default="", title="财政部门批复文号")

    @property
    def method(self) -> str:
        return self.procedure

    @model_validator(mode="after")
    def _talks_are_lawful(self) -> PlatformDocumentFacts:
        if self.procedure == "competitive_negotiation" and not self.ground:
            raise ValueError("采用竞争性谈判的，应当写明法定情形（ground）（采购法第三十条）")
        if self.procedure == "competitive_consultation":
            rule = statute().rule("CS-06", self.notice_on)
            if self.final_quotes < rule.number("services"):
                raise ValueError(
                    f"提交最后报价的最少家数（final_quotes）少于{rule.number('services')}家（{rule.cited}）"
                )
        if len(self.approved_two) == 1:
            raise ValueError("经批准谈判的供应商（approved_two）应当是两家（74号第二十七条）")
        return self
