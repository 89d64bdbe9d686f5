"""考核: the bulletin of an assessment cycle with ranking and stars."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from documents.catalogue.base import Facts, Name, Row, Score, Text

Stars = Annotated[int, Field(ge=0, le=5, strict=True)]


class RankRow(Row):
    """考核名次。One station's result."""

    rank: Annotated[int, Field(ge=1, strict=True)] = Field(title="名次")
    district: Name = Field(title="县区")
    station: Name = Field(title="驿站名称")
    operator: Name = Field(title="运营机构")
    score: Score = Field(title="得分")
    grade: Name = Field(title="等次", description="优秀, 达标, 不达标 or the scheme's own words")
    stars: Stars = Field(title="星级", description="0 means no star")


class AssessmentBulletinFacts(Facts):
    """考核结果通报。`assessment_bulletin`: 公文 with the ranking table; the final result, after appeals."""

    programme_title: Name = Field(title="方案名称")
    scheme_title: Name = Field(title="考核方案名称")
    cycle_name: Name = Field(title="考核周期", description="e.g. 2024年度")
    scope: Name = Field(default="全市", title="考核范围", description="全市 or a district")
    period_from: date = Field(title="考核期开始日期")
    period_until: date = Field(title="考核期结束日期")
    ranking: tuple[RankRow, ...] = Field(title="考核名次", min_length=1, max_length=1000)
    recipients: tuple[Name, ...] = Field(title="主送机关", min_length=1, max_length=60)
    copies_to: tuple[Name, ...] = Field(default=(), title="抄送机关", max_length=30)
    achievements: tuple[Text, ...] = Field(default=(), title="主要成效", max_length=20)
    problems: tuple[Text, ...] = Field(default=(), title="存在问题", max_length=20)
    requirements: tuple[Text, ...] = Field(default=(), title="工作要求", max_length=20)
    rectify_by: date | None = Field(default=None, title="整改时限")

    @model_validator(mode="after")
    def _ranks_follow_scores(self) -> AssessmentBulletinFacts:
        for higher, lower in zip(self.ranking, self.ranking[1:], strict=False):
            if lower.rank < higher.rank or lower.score > higher.score:
                raise ValueError(f"考核名次（ranking）未按得分从高到低排列：{lower.station}")
            if (lower.score == higher.score) != (lower.rank == higher.rank):
                raise ValueError(f"得分相同的名次应当相同，得分不同的名次应当不同：{lower.station}")
        if any(row.grade == "不达标" for row in self.ranking) and self.rectify_by is None:
            raise ValueError("有驿站不达标，应当写明整改时限（rectify_by）")
        return self
