"""信息平台试运行: the plan that sets it up, and the record of one day."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from documents.catalogue.base import Count, Facts, FactsRow, Name, OptionalText, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import addressed, document, h1, h2, numbered, p, table, title_lines
from documents.content import (
    AnyBlock,
    Document,
    Table,
)
from documents.dates import cn_date, cn_span
from documents.prose import Prose

TEXT = Prose("trial")

BLANK_DATE = "　　　　年　　月　　日"
SEVERITIES = (
    ("严重", "系统不能使用、数据丢失或者错误、个人信息泄露", "立即停止相关功能，24小时内修复"),
    ("较重", "主要功能不能完成，没有替代办法", "2个工作日内修复"),
    ("一般", "功能可以完成但有错误或者不便", "5个工作日内修复"),
    ("轻微", "文字、界面等不影响使用的问题", "验收前修复或者说明"),
)
"""缺陷分级: the four degrees that the trial report knows, what they mean, and how soon each is mended."""


class FunctionRow(FactsRow):
    """试运行功能。One function of the plan, and what is tried of it."""

    name: Name = Field(title="功能")
    tried: Text = Field(title="试运行内容")
    expected: Text = Field(title="预期结果")


class TrialPlanFacts(Facts):
    """试运行方案。`trial_plan`: 公文 that issues the plan of the trial run, annexed."""

    programme_title: Name = Field(title="方案名称")
    platform_name: Name = Field(title="平台名称", description="all systems, as the text names them")
    goal: Name = Field(title="建设目标", description="e.g. 市级归集、多点联动、统一发布")
    developer_name: OptionalText = Field(default="", title="开发单位")
    recipients: tuple[Name, ...] = Field(title="主送机关", min_length=1, max_length=60)
    copies_to: tuple[Name, ...] = Field(default=(), title="抄送机关", max_length=30)
    guide_unit: OptionalText = Field(default="", title="业务指导单位")
    districts: tuple[Name, ...] = Field(title="参与县区", min_length=1, max_length=100)
    stations: Count = Field(title="参与驿站数")
    run_from: date = Field(title="试运行开始日期")
    run_until: date = Field(title="试运行结束日期")
    functions: tuple[FunctionRow, ...] = Field(title="试运行功能", min_length=1, max_length=60)
    contact_person: OptionalText = Field(default="", title="联系人")
    contact_phone: OptionalText = Field(default="", title="联系电话")

    @model_validator(mode="after")
    def _runs_forward(self) -> TrialPlanFacts:
        if self.run_until < self.run_from:
            raise ValueError("试运行结束日期（run_until）早于开始日期（run_from）")
        return self


class TriedRow(FactsRow):
    """试运行操作。One operation of the day; `passed` None: a place to fill."""

    function: Name = Field(title="功能模块")
    operation: OptionalText = Field(default="", title="操作内容")
    passed: bool | None = Field(default=None, title="是否正常")


class FoundRow(FactsRow):
    """发现的缺陷。One defect found that day."""

    text: Text = Field(title="缺陷描述")
    severity: Name = Field(title="严重程度")
    mended_on: date | None = Field(default=None, title="修复日期")


class TrialDailyRecordFacts(Facts):
    """试运行日记录。`trial_daily_record`: what was tried and found on one day; empty places are filled by hand."""

    platform_name: Name = Field(title="平台名称")
    on: date | None = Field(default=None, title="日期")
    day: Count = Field(default=0, title="第几日", description="0 where there is no day yet")
    site: OptionalText = Field(default="", title="试运行地点", description="district or station that records")
    version: OptionalText = Field(default="", title="版本")
    tried: tuple[TriedRow, ...] = Field(title="试运行操作", min_length=1, max_length=500)
    found: tuple[FoundRow, ...] = Field(default=(), title="发现的缺陷", max_length=500)


def _function_table(functions: tuple[FunctionRow, ...]) -> Table:
    columns = (("序号", 8, "center"), ("功能", 20, "center"), ("试运行内容", 38, "left"), ("预期结果", 34, "left"))
    return table(columns, ((str(n), row.name, row.tried, row.expected) for n, row in enumerate(functions, 1)))


def _arrangement(f: TrialPlanFacts) -> list[AnyBlock]:
    """一 to 三: aim, scope, who does what."""
    days = (f.run_until - f.run_from).days + 1
    developer = f.developer_name or "平台开发单位"
    guide = f"{f.guide_unit}全程提供业务指导，负责业务规则的解释。" if f.guide_unit else ""
    return [
        h1(1, "试运行目标"),
        p(
            f"在真实业务环境中检验{f.platform_name}（以下统称平台）的功能、性能和安全，检验“{f.goal}”的实现情况，"
            "使驿站工作人员熟悉操作，查找并修复缺陷，为平台验收提供依据。"
        ),
        h1(2, "试运行范围和时间"),
        p(f"范围：{'、'.join(f.districts)}，参与驿站{f.stations}个。"),
        p(f"时间：{cn_span(f.run_from, f.run_until)}，共{days}天。"),
        h1(3, "职责分工"),
        *numbered(
            (
                f"{f.org}负责试运行的组织、协调和结论，建立问题清单并跟踪销号。{guide}",
                f"{developer}负责部署、培训、技术支持和缺陷修复，试运行期间安排专人值守，每日汇总问题和处理情况。",
                f"各{f.level}就业部门指定1名联络员，组织驿站参加试运行，每日核对试运行日记录并报送问题。",
                "参与驿站按照本方案逐项操作，如实填写试运行日记录。"
                f"驿站尚未投入运营的，由{f.level}就业部门安排人员按驿站账号操作。",
            )
        ),
    ]


def _steps(f: TrialPlanFacts) -> list[AnyBlock]:
    """四 to 六: what is tried, how it goes, how defects are graded."""
    columns = (("级别", 14, "center"), ("认定标准", 48, "left"), ("修复时限", 38, "left"))
    return [
        h1(4, "试运行内容"),
        p("对下列功能逐项进行实际操作，并检验多个驿站同时操作、信息汇总、权限控制、数据导出和移动端使用等情况。"),
        _function_table(f.functions),
        h1(5, "工作步骤"),
        h2(1, "准备"),
        p("开发单位完成部署、账号开通和操作手册，组织联络员和驿站人员进行操作培训，确认数据备份和回退办法可用。"),
        h2(2, "运行"),
        p("参与驿站每日按照试运行内容操作并填写日记录（见附件2），发现缺陷当日登记上报，修复后由原报告人复测。"),
        h2(3, "总结"),
        p("试运行结束后，汇总用例执行、缺陷修复和意见建议，形成试运行报告，提出通过或者不通过的结论。"),
        h1(6, "缺陷分级和处理"),
        table(columns, SEVERITIES),
        p("缺陷修复后应当复测，复测通过方可销号。同一缺陷重复出现的，提高一级处理。"),
    ]


def _safety(f: TrialPlanFacts) -> list[AnyBlock]:
    """七 to 九: data, emergencies, what counts as passed."""
    return [
        h1(7, "数据和个人信息安全"),
        *numbered(
            (
                "试运行使用的数据应当真实、合法来源，或者使用明确标注的测试数据；测试数据在试运行结束后清除，不得计入驿站服务数据。",
                "账号实名、一人一号，按照岗位授予最小权限；个人信息的查看、导出应当留痕。",
                "不得将试运行数据用于试运行以外的目的。发生或者可能发生个人信息泄露的，立即停止相关功能，并在24小时内书面报告。",
            )
        ),
        h1(8, "应急处置"),
        p(
            "平台不能使用时，驿站改用纸质登记，保障服务不中断，恢复后1个工作日内补录。发生数据错误、丢失的，由开发单位按照备份恢复并书面说明原因。"
        ),
        h1(9, "通过标准"),
        *numbered(
            (
                "试运行内容全部执行，主要功能正常，没有未修复的严重缺陷；",
                "较重缺陷已修复并复测通过，一般和轻微缺陷有明确的修复时限；",
                "信息能够市级归集、多点联动、统一发布，数据与日记录核对一致；",
                "权限、备份、日志符合要求，没有发生个人信息安全事件。",
            )
        ),
        p("不符合上述标准的，整改后重新组织试运行。试运行结论作为平台验收的依据，不代替平台验收。"),
    ]


def compose_trial_plan(f: TrialPlanFacts) -> Document:
    """印发通知, the plan, and the sheet for each day as 附表."""
    contact = [p(f"联系人：{f.contact_person}，联系电话：{f.contact_phone}。")] if f.contact_person else []
    blocks = TEXT.blocks(
        "trial_plan",
        f.model_dump(),
        {
            "recipients": [addressed(f.recipients)],
            "contact": contact,
            "arrangement": _arrangement(f),
            "steps": _steps(f),
            "safety": _safety(f),
            "day_form": _day_form(
                TrialDailyRecordFacts(
                    org=f.org,
                    doc_date=f.doc_date,
                    level=f.level,
                    platform_name=f.platform_name,
                    tried=tuple(TriedRow(function=row.name) for row in f.functions),
                )
            ),
        },
    )
    lines = title_lines("关于印发", "就业驿站信息平台", "试运行方案的", "通知")
    return document(f, "gongwen", lines, blocks)


_DAY_FORM_TRIED_COLUMNS = (
    ("序号", 8, "center"),
    ("功能模块", 20, "center"),
    ("操作内容", 34, "left"),
    ("结果", 22, "center"),
    ("备注", 16, "left"),
)
_DAY_FORM_DEFECTS_COLUMNS = (
    ("序号", 8, "center"),
    ("缺陷描述", 40, "left"),
    ("程度", 12, "center"),
    ("修复日期", 22, "center"),
    ("复测人", 18, "center"),
)


def _day_form(f: TrialDailyRecordFacts) -> list[AnyBlock]:
    """The sheet of a day: what was tried, what was found, how it ran, who signs."""
    tried = table(
        _DAY_FORM_TRIED_COLUMNS,
        ((str(n), row.function, row.operation, _result(row.passed), "") for n, row in enumerate(f.tried, 1)),
    )
    found = [
        (str(n), row.text, row.severity, cn_date(row.mended_on) if row.mended_on else "未修复", "")
        for n, row in enumerate(f.found, 1)
    ]
    blank = [(str(n), "\n　", "", "", "") for n in range(1, 3)] if f.on is None or not found else []
    defects = table(
        _DAY_FORM_DEFECTS_COLUMNS,
        found or blank,
    )
    return TEXT.blocks("day_form", f.model_dump(), {"tried": [tried], "defects": [defects]})


def _result(passed: bool | None) -> str:
    return "☐正常　☐异常" if passed is None else "☑正常　☐异常" if passed else "☐正常　☑异常"


def compose_trial_daily_record(f: TrialDailyRecordFacts) -> Document:
    """日记录 of one day."""
    return document(f, "form", ("信息平台试运行日记录",), _day_form(f))


KINDS = (
    document_kind_of(
        "trial_plan",
        "信息平台试运行方案",
        TrialPlanFacts,
        compose_trial_plan,
        group="平台",
        layout="gongwen",
        issue="signed",
        file_name="{title}-{doc_date}",
    ),
    document_kind_of(
        "trial_daily_record",
        "试运行日记录",
        TrialDailyRecordFacts,
        compose_trial_daily_record,
        group="平台",
        layout="form",
        issue="plain",
        file_name="{title}-{on}",
    ),
)
