"""选址 (方案四(一)): candidates, inspection, choice within the quota, 公示, result and names."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, StringConstraints

from actions.core import Details, form
from actions.fields import LetterNumber, Name, OptionalText, Phone, Short, distinct

P = "site_selection"

Code = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20, pattern=r"^[^\s@#/]+$")]
"""Code of a candidate, as it stands after @ on the command line: 惠东A1."""


class Candidate(Details):
    """备选点位. Area in whole square decimetres; a small one says why (方案四(三))."""

    code: Code = Field(title="编号")
    name: Name = Field(title="点位名称")
    address: Name = Field(title="地址")
    area_dm2: int = Field(gt=0, le=10**6, title="服务面积(平方分米)")
    premises: Name = Field(title="场所性质")
    reason_small: OptionalText = Field(default="", title="面积不足的理由")
    grid: OptionalText = Field(default="", title="服务网格")


@form(P, "site_survey")
class SiteSurvey(Details):
    """点位摸排: every place that is looked at."""

    candidates: tuple[Candidate, ...] = Field(min_length=1, title="备选点位")


@form(P, "site_inspection")
class SiteInspection(Details):
    """实地踏勘 of one candidate: points out of 100, and whether the plan's equipment can stand there."""

    free: ClassVar[frozenset[str]] = frozenset({"remark"})

    score: int = Field(ge=0, le=100, title="评分")
    equipment_possible: bool = Field(title="能否配置设施设备")
    remark: OptionalText = Field(default="", title="踏勘情况")


class Choice(Details):
    """One chosen candidate, and the place in the quota that it takes."""

    candidate: Code = Field(title="点位编号")
    station: Code = Field(title="驿站编号")


@form(P, "site_choice")
class SiteChoice(Details):
    """选址研究确定: exactly as many as the quota."""

    choices: tuple[Choice, ...] = Field(min_length=1, title="选定点位")


@form(P, "site_publicity")
class SitePublicity(Details):
    """选址公示: working days, where it is shown, who takes objections."""

    free: ClassVar[frozenset[str]] = frozenset({"channel", "contact", "phone", "address"})

    days: int = Field(gt=0, le=60, title="公示工作日数")
    channel: Name = Field(title="公示渠道")
    contact: Short = Field(title="联系人或受理科室")
    phone: Phone = Field(title="联系电话")
    address: OptionalText = Field(default="", title="通讯地址")


@form(P, "site_result")
class SiteResult(Details):
    """选址结果通知."""

    free: ClassVar[frozenset[str]] = frozenset({"letter_number", "objections", "recipients"})

    letter_number: LetterNumber = Field(title="文号")
    objections: int = Field(default=0, ge=0, le=10**6, title="异议件数")
    recipients: Annotated[tuple[Name, ...], AfterValidator(distinct)] = Field(default=(), title="主送机关")
    """Empty: the district's employment department."""


@form(P, "station_naming")
class StationNaming(Details):
    """驿站命名. While the province's naming rule is not at hand, `rule_source` says what the name rests on."""

    name: Name = Field(title="驿站名称")
    rule_source: OptionalText = Field(default="", title="命名依据")
    rule_confirmed_by: OptionalText = Field(default="", title="命名规则确认人")
