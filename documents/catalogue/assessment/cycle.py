"""考核: the bulletin of an assessment cycle with ranking and stars."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from documents.amounts import stars
from documents.catalogue.base import Count, Facts, FactsRow, Name, OptionalText, Score, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import addressed, document, h1, numbered, p, table, title_lines
from documents.content import AnyBlock, Document
from documents.dates import cn_date
from documents.prose import Prose

TEXT = Prose("assessment_bulletin")

Stars = Annotated[int, Field(ge=0, le=5, strict=True)]


class RankRow(FactsRow):
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
    appeals: Count = Field(title="申诉件数", description="all decided before the result became final")
    rectify_by: date | None = Field(default=None, title="整改时限")
    quota: OptionalText = Field(
        default="", title="等次和星级名额", description="why a score above a line has a lower grade"
    )

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


def _summary(f: AssessmentBulletinFacts) -> str:
    grades = list(dict.fromkeys(row.grade for row in f.ranking))
    counts = "，".join(f"{g}{sum(r.grade == g for r in f.ranking)}个" for g in grades)
    mean = sum(row.score for row in f.ranking) / len(f.ranking)
    starred = sum(row.stars > 0 for row in f.ranking)
    return f"本次共考核驿站{len(f.ranking)}个，平均得分{mean:.2f}分，其中{counts}；" + (
        f"评定星级服务驿站{starred}个。" if starred else "未评定星级服务驿站。"
    )


def compose_assessment_bulletin(f: AssessmentBulletinFacts) -> Document:
    """考核结果通报: summary, ranking with stars (and the districts, where they are several), what is asked."""
    several = len({row.district for row in f.ranking}) > 1
    columns = (
        ("名次", 8, "center"),
        *(((f.level, 12, "center"),) if several else ()),
        ("驿站名称", 23.5 if several else 31.5, "left"),
        ("运营机构", 20 if several else 24, "left"),
        ("得分", 9.5, "right"),
        ("等次", 11, "center"),
        ("星级", 16, "center"),
    )
    rows = (
        (
            str(r.rank),
            *((r.district,) if several else ()),
            r.station,
            r.operator,
            f"{r.score:.2f}",
            r.grade,
            stars(r.stars),
        )
        for r in f.ranking
    )
    sections: list[tuple[str, list[AnyBlock]]] = [
        (
            "总体情况",
            [
                p(_summary(f)),
                *([p(f.quota)] if f.quota else []),
                table(columns, rows, caption=f"{f.cycle_name}就业驿站考核结果"),
            ],
        )
    ]
    if f.achievements:
        sections.append(("主要成效", numbered(f.achievements)))
    if f.problems:
        sections.append(("存在问题", numbered(f.problems)))
    sections.append(("工作要求", _requirements(f)))
    appeals = f"收到申诉{f.appeals}件，均已复核办结" if f.appeals else "未收到申诉"
    blocks = TEXT.blocks(
        "assessment_bulletin",
        {**f.model_dump(), "appeals_words": appeals},
        {
            "recipients": [addressed(f.recipients)],
            "sections": [block for n, (name, body) in enumerate(sections, 1) for block in (h1(n, name), *body)],
        },
    )
    lines = title_lines("关于", f"{f.scope}就业驿站", f"{f.cycle_name}考核结果的", "通报")
    return document(f, "gongwen", lines, blocks)


def _requirements(f: AssessmentBulletinFacts) -> list[AnyBlock]:
    failed = [row for row in f.ranking if row.grade == "不达标"]
    items = list(f.requirements)
    if failed and f.rectify_by:
        names = "、".join(row.station for row in failed)
        items.append(
            f"{names}考核不达标，由所在{f.level}就业部门约谈运营机构，按合同约定扣减当期服务费用，"
            f"并督促其于{cn_date(f.rectify_by)}前完成整改，整改情况书面报送我单位复核。"
        )
    items.append(
        "考核结果作为支付服务费用、评定星级服务驿站和续签合同的依据。各单位要总结经验，补齐短板，提升服务质效。"
    )
    return numbered(items)


KINDS = (
    document_kind_of(
        "assessment_bulletin",
        "考核结果通报",
        AssessmentBulletinFacts,
        compose_assessment_bulletin,
        group="考核",
        layout="gongwen",
        file_name="{title}-{scope}-{cycle_name}",
    ),
)
