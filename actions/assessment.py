"""考核: one cycle of one district, from the notice to stars and rectification."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import Field

from actions.core import Details, form

P = "assessment"


@form(P, "cycle_notice")
class CycleNotice(Details):
    """考核通知: the scheme's title, the period, and whether it is the full assessment of the year."""

    free: ClassVar[frozenset[str]] = frozenset({"scheme"})

    scheme: str = Field(min_length=1)
    period_from: date
    period_until: date
    full: bool


@form(P, "values_filed")
class ValuesFiled(Details):
    """考核数据报送: by indicator; rates in hundredths of a per cent, null where there is no data."""

    values: dict[str, int | None]


@form(P, "scored")
class Scored(Details):
    """考核评分. `adjust`: values that the assessor found otherwise than filed, with `reason`."""

    adjust: dict[str, int | None] = Field(default_factory=dict)
    reason: str = ""


@form(P, "scores_reviewed")
class ScoresReviewed(Details):
    """评分复核意见."""

    free: ClassVar[frozenset[str]] = frozenset({"opinion"})

    opinion: str = Field(min_length=2)


@form(P, "result_publicity")
class ResultPublicity(Details):
    """考核结果公示."""

    free: ClassVar[frozenset[str]] = frozenset({"place", "remark"})

    place: str = ""
    remark: str = ""


@form(P, "appeal")
class Appeal(Details):
    """申诉."""

    free: ClassVar[frozenset[str]] = frozenset({"text"})

    text: str = Field(min_length=2)


@form(P, "appeal_decided")
class AppealDecided(Details):
    """申诉处理: upheld, the station's total becomes `points` (hundredths of a point)."""

    upheld: bool
    points: int | None = Field(default=None, ge=0, le=10000)
    reason: str = ""


@form(P, "result_final")
class ResultFinal(Details):
    """考核结果确定: the bulletin's 文号 from the office system."""

    letter_number: str = Field(min_length=1)


@form(P, "rectification_ordered")
class RectificationOrdered(Details):
    """责令整改: what is wrong, and until when it is to be mended."""

    problems: str = Field(min_length=2)
    by: date


@form(P, "rectified")
class Rectified(Details):
    """整改完成."""

    free: ClassVar[frozenset[str]] = frozenset({"result"})

    result: str = ""
