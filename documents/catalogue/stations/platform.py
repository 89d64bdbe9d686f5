"""信息平台: the report on the trial run."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from documents.catalogue.base import Count, Facts, FactsRow, Name, OptionalText, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import document, h1, numbered, p, signature, table, title_lines
from documents.content import AnyBlock, Document
from documents.dates import cn_date, cn_span


class TrialCaseRow(FactsRow):
    """试运行用例。One case that was run."""

    number: Name = Field(title="用例编号")
    module: Name = Field(title="功能模块")
    title: Name = Field(title="用例名称")
    run_on: date = Field(title="执行日期")
    passed: bool = Field(title="是否通过")


class TrialDefectRow(FactsRow):
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
    defects: tuple[TrialDefectRow, ...] = Field(default=(), title="缺陷", max_length=2000)
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


_CASE_BLOCKS_SUMMARY_COLUMNS = (
    ("功能模块", 46, "left"),
    ("用例数", 18, "right"),
    ("通过数", 18, "right"),
    ("未通过数", 18, "right"),
)
_CASE_BLOCKS_DETAIL_COLUMNS = (
    ("用例编号", 13.5, "center"),
    ("功能模块", 22, "left"),
    ("用例名称", 32.5, "left"),
    ("执行日期", 21, "center"),
    ("结果", 11, "center"),
)


def _case_blocks(f: TrialRunReportFacts) -> list[AnyBlock]:
    passed = sum(case.passed for case in f.cases)
    modules = list(dict.fromkeys(case.module for case in f.cases))
    by_module = [(m, [c for c in f.cases if c.module == m]) for m in modules]
    return [
        p(
            f"试运行共执行用例{len(f.cases)}个，通过{passed}个，未通过{len(f.cases) - passed}个，"
            f"通过率{passed * 100 / len(f.cases):.1f}%。"
        ),
        table(
            _CASE_BLOCKS_SUMMARY_COLUMNS,
            (
                (m, str(len(cases)), str(sum(c.passed for c in cases)), str(sum(not c.passed for c in cases)))
                for m, cases in by_module
            ),
            caption="用例执行汇总表",
            total=("合计", str(len(f.cases)), str(passed), str(len(f.cases) - passed)),
        ),
        table(
            _CASE_BLOCKS_DETAIL_COLUMNS,
            ((c.number, c.module, c.title, cn_date(c.run_on), "通过" if c.passed else "未通过") for c in f.cases),
            caption="用例执行明细表",
        ),
    ]


_DEFECT_BLOCKS_COLUMNS = (
    ("缺陷编号", 13.5, "center"),
    ("发现日期", 20.5, "center"),
    ("缺陷描述", 28, "left"),
    ("程度", 8.5, "center"),
    ("修复日期", 20.5, "center"),
    ("复测", 9, "center"),
)


def _defect_blocks(f: TrialRunReportFacts) -> list[AnyBlock]:
    fixed = sum(d.fixed_on is not None for d in f.defects)
    said = (
        f"试运行期间共发现缺陷{len(f.defects)}个，已修复{fixed}个，未修复{len(f.defects) - fixed}个，明细如下。"
        if f.defects
        else "试运行期间未发现缺陷。"
    )
    rows = (
        (
            d.number,
            cn_date(d.found_on),
            d.description,
            d.severity,
            cn_date(d.fixed_on) if d.fixed_on else "未修复",
            d.retest or "—",
        )
        for d in f.defects
    )
    return [p(said), table(_DEFECT_BLOCKS_COLUMNS, rows, caption="缺陷及处理情况表", empty="试运行期间未发现缺陷")]


def _conclusion(f: TrialRunReportFacts) -> str:
    left = [d for d in f.defects if d.fixed_on is None]
    rest = f"尚有{len(left)}个缺陷未修复，由{f.developer_name}限期修复并复测" if left else "发现的缺陷均已修复"
    if f.passed:
        return (
            f"“{f.platform_name}”功能符合建设要求，试运行期间运行平稳，{rest}。试运行结论为：通过，可以提请平台验收。"
        )
    return f"“{f.platform_name}”尚未达到建设要求，{rest}。试运行结论为：不通过，整改完成后重新组织试运行。"


def compose_trial_run_report(f: TrialRunReportFacts) -> Document:
    """平台试运行报告: how it was run, cases, defects, conclusion, suggestions."""
    days = (f.run_until - f.run_from).days + 1
    modules = "、".join(list(dict.fromkeys(case.module for case in f.cases))[:6])
    blocks: tuple[AnyBlock, ...] = (
        h1(1, "基本情况"),
        p(
            f"根据《{f.programme_title}》关于搭建信息平台的要求，“{f.platform_name}”由{f.developer_name}开发，"
            f"于{cn_span(f.run_from, f.run_until)}开展试运行，历时{days}天，"
            f"参与驿站{f.stations}个、用户{f.users}人，对{modules}等功能进行了实际操作检验。"
        ),
        h1(2, "用例执行情况"),
        *_case_blocks(f),
        h1(3, "缺陷及处理情况"),
        *_defect_blocks(f),
        h1(4, "试运行结论"),
        p(_conclusion(f)),
        h1(5, "意见建议"),
        *(numbered(f.suggestions) if len(f.suggestions) > 1 else [p(f.suggestions[0] if f.suggestions else "无。")]),
        signature(f),
    )
    lines = title_lines(f"“{f.platform_name}”", "试运行报告")
    return document(f, "report", lines, blocks)


KINDS = (
    document_kind_of(
        "trial_run_report",
        "平台试运行报告",
        TrialRunReportFacts,
        compose_trial_run_report,
        group="平台",
        layout="report",
        file_name="{title}-{platform_name}-{doc_date}",
    ),
)
