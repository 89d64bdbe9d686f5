"""考核: one cycle of one district, from the notice to stars and rectification."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import Field

from actions.core import Details, form
from actions.fields import LetterNumber, Name, OptionalText, Text

P = "assessment"


@form(P, "cycle_notice")
class CycleNotice(Details):
    """考核通知: the scheme's title, the period, and whether it is the full assessment of the year."""

    free: ClassVar[frozenset[str]] = frozenset({"scheme"})

    scheme: Name = Field(title="考核方案")
    period_from: date = Field(title="考核期开始")
    period_until: date = Field(title="考核期结束")
    full: bool = Field(title="是否全面考核")


@form(P, "values_filed")
class ValuesFiled(Details):
    """考核数据报送: by indicator; rates in hundredths of a per cent, null where there is no data."""

    values: dict[str, int | None] = Field(title="指标数据")


@form(P, "scored")
class Scored(Details):
    """考核评分. `adjust`: values that the assessor found otherwise than filed, with `reason`."""

    adjust: dict[str, int | None] = Field(default_factory=dict, title="核定数据")
    reason: OptionalText = Field(default="", title="原因")


@form(P, "scores_reviewed")
class ScoresReviewed(Details):
    """评分复核意见."""

    free: ClassVar[frozenset[str]] = frozenset({"opinion"})

    opinion: Text = Field(title="意见")


@form(P, "result_publicity")
class ResultPublicity(Details):
    """考核结果公示."""

    free: ClassVar[frozenset[str]] = frozenset({"place", "remark"})

    place: OptionalText = Field(default="", title="地点")
    remark: OptionalText = Field(default="", title="备注")


@form(P, "appeal")
class Appeal(Details):
    """申诉."""

    free: ClassVar[frozenset[str]] = frozenset({"text"})

    text: Text = Field(title="内容")


@form(P, "appeal_decided")
class AppealDecided(Details):
    """申诉处理: upheld, the station's total becomes `points` (hundredths of a point)."""

    upheld: bool = Field(title="是否成立")
    points: int | None = Field(default=None, ge=0, le=10000, title="核定总分(百分之一分)")
    reason: OptionalText = Field(default="", title="原因")


@form(P, "result_final")
class ResultFinal(Details):
    """考核结果确定: the bulletin's 文号 from the office system."""

    letter_number: LetterNumber = Field(title="文号")


@form(P, "rectification_ordered")
class RectificationOrdered(Details):
    """责令整改: what is wrong, and until when it is to be mended."""

    problems: Text = Field(title="存在问题")
    by: date = Field(title="整改期限")


@form(P, "rectified")
class Rectified(Details):
    """整改完成."""

    free: ClassVar[frozenset[str]] = frozenset({"result"})

    result: OptionalText = Field(default="", title="整改结果")
