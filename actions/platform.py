"""信息平台 (方案四(四)): development, trial run, mending, acceptance."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field

from record.entry.details import Details
from record.entry.fields import Name, Names, OptionalText, Text, distinct
from record.errors import Disallowed
from record.handlers import Topic, Work
from record.places import plan
from record.rows.purchases import platform_firms
from rules.station import check_mended, check_none_open, still_open

topic = Topic()

P = "platform"
SEVERE = "严重"
GRAVE = (SEVERE, "较重")
"""Defects that the plan of the trial run wants mended and tested again before it counts as passed."""


@topic.form(P, "development_started")
class DevelopmentStarted(Details):
    """平台开发启动 by the firm that the platform's contract names."""

    contractor: Name = Field(title="开发单位")


@topic.form(P, "development_done")
class DevelopmentDone(Details):
    """平台开发完成."""

    free: ClassVar[frozenset[str]] = frozenset({"version"})

    version: Name = Field(title="版本")


@topic.form(P, "trial_start")
class TrialStart(Details):
    """试运行启动: the districts that take part."""

    districts: Names = Field(title="参与试运行的各地")
    until: date | None = Field(default=None, title="计划结束日期")
    """None: the plan's date for the platform."""


class TrialCase(Details):
    """试运行用例. `module` null: the plan's first system; `on` null: the day of the report."""

    name: Name = Field(title="用例名称")
    result: bool = Field(title="是否通过")
    steps: OptionalText = Field(default="", title="操作步骤")
    module: Name | None = Field(default=None, title="功能模块")
    on: date | None = Field(default=None, title="执行日期")


class Defect(Details):
    """缺陷. Dates null: the day of the report."""

    title: Name = Field(title="缺陷描述")
    severity: Literal["严重", "较重", "一般", "轻微"] = Field(title="严重程度")
    mended: bool = Field(title="是否修复")
    found_on: date | None = Field(default=None, title="发现日期")
    mended_on: date | None = Field(default=None, title="修复日期")


def _titled_once(defects: tuple[Defect, ...]) -> tuple[Defect, ...]:
    distinct(tuple(defect.title for defect in defects))
    return defects


@topic.form(P, "trial_report")
class TrialReport(Details):
    """试运行报告. `stations`, `users` null: all stations and registered people of the districts on trial."""

    free: ClassVar[frozenset[str]] = frozenset({"suggestions", "stations", "users"})

    cases: tuple[TrialCase, ...] = Field(min_length=1, max_length=2000, title="用例")
    defects: Annotated[tuple[Defect, ...], AfterValidator(_titled_once)] = Field(
        default=(), max_length=2000, title="缺陷"
    )
    conclusion: Literal["通过", "不通过"] = Field(title="结论")
    suggestions: tuple[Text, ...] = Field(default=(), max_length=30, title="意见建议")
    stations: int | None = Field(default=None, ge=0, le=10**6, title="参与驿站数")
    users: int | None = Field(default=None, ge=0, le=10**6, title="参与用户数")


@topic.form(P, "defects_mended_platform")
class PlatformMended(Details):
    """平台问题整改: titles of the defects that are mended."""

    mended: Names = Field(title="已修复的缺陷")


@topic.form(P, "platform_acceptance")
class PlatformAcceptance(Details):
    """平台验收 (采购法 41；条例 45)."""

    free: ClassVar[frozenset[str]] = frozenset({"opinion", "inspectors"})

    inspectors: Names = Field(title="验收人员")
    opinion: Text = Field(title="验收意见")


@topic.check(P, "development_started")
def contractor_has_the_contract(work: Work) -> None:
    """The firm that won develops; nobody else (采购法 46).

    Raises:
        Disallowed: naming the firm of the contract.
    """
    details = work.said(DevelopmentStarted)
    firms = platform_firms(work.session, work.case.programme_id)
    if firms and details.contractor not in firms:
        raise Disallowed(
            f"开发单位“{details.contractor}”不是平台合同的乙方",
            basis="采购法 46",
            remedy=f"平台合同的乙方：{'、'.join(sorted(set(firms)))}",
        )


@topic.check(P, "trial_start")
def districts_are_the_plans(work: Work) -> None:
    """Only districts of the plan take part.

    Raises:
        Disallowed: naming those that are not.
    """
    known, word = [district.name for district in plan(work).places], plan(work).words.district
    if strange := [name for name in work.said(TrialStart).districts if name not in known]:
        raise Disallowed(
            f"方案没有列出{word}“{'、'.join(strange)}”",
            basis=f"方案{plan(work).quota.clause}",
            remedy=f"方案的{word}：{'、'.join(known)}",
        )


@topic.check(P, "trial_report")
def report_agrees_with_itself(work: Work) -> None:
    """Dates lie in the trial run, which lasted as planned; a report that says 通过 has no grave defect open.

    Raises:
        Disallowed: `disallowed`, `defects_open`.
    """
    began, report = work.dossier.facts["trial_start", ""].done_on, work.said(TrialReport)
    planned = work.dossier.said(TrialStart).until
    if planned and work.on < planned:
        raise Disallowed(
            f"试运行计划至{planned}结束，不能于{work.on}提交试运行报告",
            basis="方案{platform}",
            remedy="请在计划的试运行期满后报告；确需缩短的，先更正试运行启动的计划结束日期",
        )
    days = [("用例", case.name, case.on) for case in report.cases]
    days += [("缺陷", bug.title, day) for bug in report.defects for day in (bug.found_on, bug.mended_on)]
    for what, name, day in days:
        if day is not None and not began <= day <= work.on:
            raise Disallowed(
                f"{what}“{name}”的日期{day}不在试运行期间（{began}至{work.on}）",
                basis="方案{platform}",
                remedy="请核对日期",
            )
    for defect in report.defects:
        if (defect.mended_on and not defect.mended) or (
            defect.mended_on and defect.found_on and defect.mended_on < defect.found_on
        ):
            raise Disallowed(
                f"缺陷“{defect.title}”的修复日期与修复情况不符",
                basis="方案{platform}",
                remedy="未修复的不填修复日期，修复不早于发现",
            )
    if report.conclusion == "通过":
        severe = [bug.title for bug in report.defects if bug.severity in GRAVE and not bug.mended]
        check_none_open(severe, "方案{platform}")


@topic.check(P, "defects_mended_platform")
def severe_defects_are_mended(work: Work) -> None:
    """What is said to be mended was reported open, and no severe defect is left.

    Raises:
        Disallowed: `unknown_item`, `defects_open`.
    """
    details = work.said(PlatformMended)
    open_ones = _open_defects(work)
    known = [title for title in details.mended if title in open_ones]
    severe = {title: title for title, severity in open_ones.items() if severity in GRAVE or title in known}
    check_mended(severe, details.mended, "方案{platform}")


@topic.check(P, "platform_acceptance")
def platform_is_fit(work: Work) -> None:
    """No severe defect open, and the trial run passed.

    Raises:
        Disallowed: `defects_open`, `disallowed`.
    """
    mended = work.dossier.maybe_said(PlatformMended)
    severe = {title: title for title, severity in _open_defects(work).items() if severity in GRAVE}
    check_none_open(still_open(severe, mended.mended if mended else ()), work.dossier.rule("ACC-01").cited)
    if work.dossier.said(TrialReport).conclusion != "通过":
        raise Disallowed(
            "试运行结论为不通过，不能验收",
            basis=work.dossier.rule("ACC-01").cited,
            remedy="请整改后重新试运行，并更正试运行报告",
        )


def _open_defects(work: Work) -> dict[str, str]:
    """Title and severity of what the report left unmended."""
    reported = work.dossier.said(TrialReport).defects
    return {defect.title: defect.severity for defect in reported if not defect.mended}
