"""信息平台 (方案四(四)): development, trial run, mending, acceptance."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field

from actions.core import Details, form
from actions.fields import Name, Names, OptionalText, Text, distinct

P = "platform"
SEVERE = "严重"


@form(P, "development_started")
class DevelopmentStarted(Details):
    """平台开发启动 by the firm that the platform's contract names."""

    contractor: Name = Field(title="开发单位")


@form(P, "development_done")
class DevelopmentDone(Details):
    """平台开发完成."""

    free: ClassVar[frozenset[str]] = frozenset({"version"})

    version: Name = Field(title="版本")


@form(P, "trial_start")
class TrialStart(Details):
    """试运行启动: the districts that take part."""

    districts: Names = Field(title="参与县区")


class TrialCase(Details):
    """试运行用例. `module` empty: the plan's first system; `on` null: the day of the report."""

    name: Name = Field(title="用例名称")
    result: bool = Field(title="是否通过")
    steps: OptionalText = Field(default="", title="操作步骤")
    module: Annotated[str, Field(max_length=80)] = Field(default="", title="功能模块")
    on: date | None = Field(default=None, title="执行日期")


class Defect(Details):
    """缺陷. Dates null: the day of the report."""

    title: Name = Field(title="缺陷描述")
    severity: Literal["严重", "较重", "一般", "轻微"] = Field(title="严重程度")
    mended: bool = Field(title="是否修复")
    found_on: date | None = Field(default=None, title="发现日期")
    mended_on: date | None = Field(default=None, title="修复日期")


@form(P, "trial_report")
class TrialReport(Details):
    """试运行报告. `stations` and `users` null: all stations and registered people of the districts on trial."""

    free: ClassVar[frozenset[str]] = frozenset({"suggestions", "stations", "users"})

    cases: tuple[TrialCase, ...] = Field(min_length=1, max_length=2000, title="用例")
    defects: tuple[Defect, ...] = Field(default=(), max_length=2000, title="缺陷")
    conclusion: Literal["通过", "不通过"] = Field(title="结论")
    suggestions: Annotated[tuple[Text, ...], Field(max_length=30), AfterValidator(distinct)] = Field(
        default=(), title="意见建议")
    stations: int | None = Field(default=None, ge=0, le=10**6, title="参与驿站数")
    users: int | None = Field(default=None, ge=0, le=10**6, title="参与用户数")


@form(P, "defects_mended_platform")
class PlatformMended(Details):
    """平台问题整改: titles of the defects that are mended."""

    mended: Names = Field(title="已修复的缺陷")


@form(P, "platform_acceptance")
class PlatformAcceptance(Details):
    """平台验收 (采购法 41；条例 45)."""

    free: ClassVar[frozenset[str]] = frozenset({"opinion", "inspectors"})

    inspectors: Names = Field(title="验收人员")
    opinion: Text = Field(title="验收意见")
