"""信息平台: the report on the trial run."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from documents.catalogue.base import Count, Facts, Name, OptionalText, Row, Text


class TrialCaseRow(Row):
    """试运行用例。One case that was run."""

    number: Name = Field(title="用例编号")
    module: Name = Field(title="功能模块")
    title: Name = Field(title="用例名称")
    run_on: date = Field(title="执行日期")
    passed: bool = Field(title="是否通过")


class DefectRow(Row):
    """缺陷。One defect found in the trial run."""

    number: Name = Field(title="缺陷编号")
    found_on: date = Field(title="发现日期")
    description: Text = Field(title="缺陷描述")
    severity: Literal["严重", "较重", "一般", "轻微"] = Field(title="严重程度")
    fixed_on: date | None = Field(default=None, title="修复日期")
    retest: OptionalText = Field(default="", title="复测结果")


class TrialRunReportFacts(Facts):
    """平台试运行报告。`trial_run_report`: cases, defects and the conclusion, for the platform acceptance."""

    platform_name: Name = Field(title="平台名称", description="e.g. 惠州就业驿站管理系统")
    programme_title: Name = Field(title="方案名称")
    developer_name: Name = Field(title="开发单位")
    run_from: date = Field(title="试运行开始日期")
    run_until: date = Field(title="试运行结束日期")
    stations: Count = Field(title="参与驿站数")
    users: Count = Field(title="参与用户数")
    cases: tuple[TrialCaseRow, ...] = Field(title="试运行用例", min_length=1, max_length=2000)
    defects: tuple[DefectRow, ...] = Field(default=(), title="缺陷", max_length=2000)
    passed: bool = Field(title="结论是否通过")
    suggestions: tuple[Text, ...] = Field(default=(), title="意见建议", max_length=30)

    @model_validator(mode="after")
    def _conclusion_agrees_with_the_tables(self) -> TrialRunReportFacts:
        if self.run_until < self.run_from:
            raise ValueError("试运行结束日期（run_until）早于开始日期（run_from）")
        open_severe = [d.number for d in self.defects if d.severity == "严重" and d.fixed_on is None]
        if self.passed and open_severe:
            raise ValueError(f"严重缺陷{'、'.join(open_severe)}尚未修复，结论不得为通过")
        return self
