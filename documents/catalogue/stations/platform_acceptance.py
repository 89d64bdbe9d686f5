"""信息平台: the report on its acceptance, module by module against the plan."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from documents.amounts import both
from documents.catalogue.base import Count, Facts, FactsRow, Fen, Name, OptionalText, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import document, h1, p, signature, table, title_lines
from documents.content import AnyBlock, Document, Fields
from documents.dates import cn_date, cn_span

SEVERE = "严重"


class ModuleRow(FactsRow):
    """功能模块。One function that the plan asks for, with the cases of the trial run that tried it."""

    name: Name = Field(title="功能")
    cases: Count = Field(title="用例数")
    passed: Count = Field(title="通过数")

    @model_validator(mode="after")
    def _no_more_than_tried(self) -> ModuleRow:
        if self.passed > self.cases:
            raise ValueError(f"“{self.name}”的通过数{self.passed}多于用例数{self.cases}")
        return self


class AcceptedDefectRow(FactsRow):
    """缺陷。One defect that the trial run found, and where it stands at the acceptance."""

    text: Text = Field(title="缺陷描述")
    severity: Literal["严重", "较重", "一般", "轻微"] = Field(title="严重程度")
    mended: Literal["试运行期间修复", "验收前修复", "未修复"] = Field(title="处理情况")
    mended_on: date | None = Field(default=None, title="修复日期")


class PlatformAcceptanceReportFacts(Facts):
    """平台验收报告。`platform_acceptance_report`: functions, trial run, defects, the group's conclusion."""

    programme_title: Name = Field(title="方案名称")
    platform_name: Name = Field(title="平台名称")
    goal: Name = Field(title="建设目标")
    developer_name: Name = Field(title="开发单位")
    version: Name = Field(title="版本")
    contract_number: OptionalText = Field(default="", title="合同编号")
    contract_price: Fen | None = Field(default=None, title="合同金额")
    started_on: date = Field(title="开发启动日期")
    finished_on: date = Field(title="开发完成日期")
    trial_from: date = Field(title="试运行开始日期")
    trial_until: date = Field(title="试运行报告日期")
    districts: tuple[Name, ...] = Field(title="试运行县区", min_length=1, max_length=100)
    modules: tuple[ModuleRow, ...] = Field(title="功能模块", min_length=1, max_length=100)
    other_cases: Count = Field(default=0, title="其他用例数", description="cases of no function of the plan")
    other_passed: Count = Field(default=0, title="其他用例通过数")
    defects: tuple[AcceptedDefectRow, ...] = Field(default=(), title="缺陷", max_length=2000)
    accepted_on: date = Field(title="验收日期")
    inspectors: tuple[Name, ...] = Field(title="验收人员", min_length=1, max_length=30)
    opinion: Text = Field(title="验收意见")
    basis: tuple[Name, ...] = Field(title="验收依据", min_length=1, max_length=10)

    @model_validator(mode="after")
    def _fit_to_be_accepted(self) -> PlatformAcceptanceReportFacts:
        if left := [row.text for row in self.defects if row.severity == SEVERE and row.mended == "未修复"]:
            raise ValueError(f"严重缺陷（defects）尚未修复：{'、'.join(left)}，不得通过验收（政府采购法第四十一条）")
        if not self.started_on <= self.finished_on <= self.trial_from <= self.trial_until <= self.accepted_on:
            raise ValueError("开发、试运行、验收的日期先后不符（started_on 至 accepted_on）")
        return self


_MODULE_BLOCKS_COLUMNS = (
    ("序号", 8, "center"),
    ("方案要求的功能", 38, "left"),
    ("用例数", 14, "right"),
    ("通过数", 14, "right"),
    ("核查结果", 26, "center"),
)


def _module_blocks(f: PlatformAcceptanceReportFacts) -> list[AnyBlock]:
    rows = [
        (str(n), row.name, str(row.cases), str(row.passed), _module_result(row)) for n, row in enumerate(f.modules, 1)
    ]
    if f.other_cases:
        rows.append(
            (
                str(len(rows) + 1),
                "其他功能",
                str(f.other_cases),
                str(f.other_passed),
                "符合" if f.other_cases == f.other_passed else "部分用例未通过",
            )
        )
    cases = sum(row.cases for row in f.modules) + f.other_cases
    passed = sum(row.passed for row in f.modules) + f.other_passed
    return [
        p(f"对照《{f.programme_title}》和采购合同，对平台功能逐项核查，情况如下。"),
        table(_MODULE_BLOCKS_COLUMNS, rows, total=("", "合计", str(cases), str(passed), "")),
        p(f"建设目标为“{f.goal}”。试运行共执行用例{cases}个，通过{passed}个，未通过{cases - passed}个。"),
    ]


def _module_result(row: ModuleRow) -> str:
    if not row.cases:
        return "验收组现场核查"
    return "符合" if row.passed == row.cases else "部分用例未通过"


_DEFECT_BLOCKS_COLUMNS = (
    ("序号", 8, "center"),
    ("缺陷描述", 36, "left"),
    ("程度", 9, "center"),
    ("处理情况", 22, "center"),
    ("修复日期", 25, "center"),
)


def _defect_blocks(f: PlatformAcceptanceReportFacts) -> list[AnyBlock]:
    if not f.defects:
        return [p("试运行期间未发现缺陷。")]
    rows = (
        (str(n), row.text, row.severity, row.mended, cn_date(row.mended_on) if row.mended_on else "—")
        for n, row in enumerate(f.defects, 1)
    )
    left = [row for row in f.defects if row.mended == "未修复"]
    rest = f"尚有{len(left)}个缺陷未修复，由{f.developer_name}限期修复并复测" if left else "均已修复"
    return [p(f"试运行共发现缺陷{len(f.defects)}个，{rest}。"), table(_DEFECT_BLOCKS_COLUMNS, rows)]


def _project(f: PlatformAcceptanceReportFacts) -> list[AnyBlock]:
    price = (("合同金额", both(f.contract_price)),) if f.contract_price is not None else ()
    number = (("合同编号", f.contract_number),) if f.contract_number else ()
    return [
        Fields(
            rows=(
                ("平台名称", f.platform_name),
                ("采购人", f.org),
                ("开发单位", f.developer_name),
                *number,
                *price,
                ("验收版本", f.version),
                ("开发时间", cn_span(f.started_on, f.finished_on)),
                ("试运行时间", cn_span(f.trial_from, f.trial_until)),
                ("试运行范围", "、".join(f.districts)),
            )
        )
    ]


def compose_platform_acceptance_report(f: PlatformAcceptanceReportFacts) -> Document:
    """验收报告: project, basis and group, functions, trial run and defects, conclusion, signatures."""
    group = table(
        (("序号", 10, "center"), ("验收人员", 26, "center"), ("单位和职务", 38, "center"), ("签名", 26, "center")),
        ((str(n), name, "", "\n　") for n, name in enumerate(f.inspectors, 1)),
    )
    blocks: tuple[AnyBlock, ...] = (
        h1(1, "项目概况"),
        *_project(f),
        h1(2, "验收依据和组织"),
        p(f"验收依据：{'；'.join(f.basis)}；采购合同、采购文件和供应商的响应文件；《{f.programme_title}》。"),
        p(
            f"{f.org}组织验收组，于{cn_date(f.accepted_on)}对{f.platform_name}进行了验收。验收组听取了开发和试运行情况汇报，"
            "查阅了技术文档、试运行日记录和试运行报告，现场核查了平台功能。"
        ),
        h1(3, "功能核查情况"),
        *_module_blocks(f),
        h1(4, "缺陷和整改情况"),
        *_defect_blocks(f),
        h1(5, "验收意见"),
        p(f.opinion),
        p("验收结论：通过。本结论是对信息平台的验收；采购合同价款的支付，以履约验收书为准。"),
        h1(6, "验收组签名"),
        group,
        signature(f),
    )
    return document(f, "report", title_lines("就业驿站信息平台", "验收报告"), blocks)


KINDS = (
    document_kind_of(
        "platform_acceptance_report",
        "平台验收报告",
        PlatformAcceptanceReportFacts,
        compose_platform_acceptance_report,
        group="平台",
        layout="report",
        file_name="{title}-{doc_date}",
    ),
)
