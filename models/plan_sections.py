"""The sections of a plan that say what is to be built and with what: money, stations, staff, assessment, platform, names.

A text may lack any of them, and most of what stands in them: what it does not say is empty here, never invented.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    StringConstraints,
    model_serializer,
)

Text = Annotated[str, StringConstraints(min_length=1)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class Section(BaseModel):
    """Base of every part of a plan: unknown keys refused, nothing coerced, never changed after loading."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)

    later: ClassVar[frozenset[str]] = frozenset()
    """Fields that came after plans were stored: left out while they have their default, so that the hash of a plan
    that does not use them stays what it was."""

    @model_serializer(mode="wrap")
    def _without_what_came_later(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        written: dict[str, Any] = write(self)
        fields = type(self).model_fields
        unused = {name for name in self.later if getattr(self, name) == fields[name].get_default()}
        return {name: value for name, value in written.items() if name not in unused}


class Claim(Section):
    """A statement that the plan makes itself, or (`assumed`) that we put in until somebody confirms it."""

    value: Text | None = Field(title="内容")
    assumed: bool = Field(title="是否推定")
    note: Text | None = Field(default=None, title="说明")


def _in_digits(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


class NumberClaim(Claim):
    """A claim about a number, which may be written as one: 2, or 每站2至3名."""

    value: Annotated[Text, BeforeValidator(_in_digits)] | None = Field(title="内容")


class Item(Section):
    """One line of a list that is checked off later: equipment, a sign, a rule in force, a training topic."""

    key: Key = Field(title="标识")
    name: Text = Field(title="名称")


class LegalBasis(Section):
    """A document that the plan rests on. `number` as published; None if the plan gives none."""

    title: Text = Field(title="文件名称")
    number: Text | None = Field(title="文号")
    note: Text | None = Field(default=None, title="说明")


class Budget(Section):
    """The money that the plan names, in 分, and where it comes from."""

    amount_fen: int = Field(gt=0, title="金额（分）")
    phrase: Text = Field(title="金额原文")
    clause: Text = Field(title="条款")
    source: Text = Field(title="资金来源")
    fund_document: LegalBasis | None = Field(default=None, title="资金管理办法")
    split: Literal["by_quota"] = Field(title="分摊办法")
    split_assumed: bool = Field(title="分摊是否测算")
    texts: tuple[Text, ...] = Field(default=(), title="原文")
    note: Text | None = Field(default=None, title="说明")


class Area(Section):
    """The floor area of a station: smaller than `min_m2` (square metres) warns and wants a reason."""

    min_m2: int = Field(gt=0, title="最小面积（平方米）")
    phrase: Text = Field(title="原文")
    smaller: Literal["warn_with_reason"] = Field(title="不足时")


class StationStandard(Section):
    """Clause 四(三): what a station must be and have, and which rules must be in force there."""

    clause: Text = Field(title="条款")
    area: Area | None = Field(default=None, title="服务面积")
    redecoration_required: bool = Field(default=False, title="是否必须重新装修")
    redecoration_text: Text | None = Field(default=None, title="装修原文")
    surroundings: Text | None = Field(default=None, title="环境要求")
    equipment: tuple[Item, ...] = Field(default=(), title="设施设备")
    signs: tuple[Item, ...] = Field(default=(), title="公示内容")
    uniform: tuple[Item, ...] = Field(default=(), title="统一形象")
    rules_in_force: tuple[Item, ...] = Field(default=(), title="应建立的制度")
    public_benefit: Text | None = Field(default=None, title="公益要求")
    conduct_text: Text | None = Field(default=None, title="服务要求")


class Staffing(Section):
    """Clause 四(五): who works at a station, who watches it, and what they are taught before they start."""

    clause: Text = Field(title="条款")
    heads_per_station: int | None = Field(default=None, gt=0, title="每站站长人数")
    supervisors_per_station: int | None = Field(default=None, gt=0, title="每站监管人员数")
    supervisor_named: bool = Field(default=False, title="监管人员须具名")
    staff_number: NumberClaim | None = Field(default=None, title="专职人员数量")
    requirements: tuple[Text, ...] = Field(default=(), title="人员条件")
    training_topics: tuple[Item, ...] = Field(default=(), title="岗前培训内容")
    awareness: tuple[Text, ...] = Field(default=(), title="强化的意识")


class AssessmentDuty(Section):
    """One duty of assessment; `firm` is False if the plan only explores it (探索)."""

    key: Key = Field(title="标识")
    name: Text = Field(title="名称")
    clause: Text = Field(title="条款")
    firm: bool = Field(title="是否硬性要求")


class AssessmentDuties(Section):
    """What the plan asks of assessment."""

    full_per_year: int | None = Field(default=None, gt=0, title="每年全面考核次数")
    phrase: Text = Field(title="原文")
    duties: tuple[AssessmentDuty, ...] = Field(default=(), title="考核任务")


class Platform(Section):
    """Clause 四(四): the information systems to be built and what they do."""

    clause: Text = Field(title="条款")
    systems: tuple[Text, ...] = Field(min_length=1, title="系统名称")
    functions: tuple[Item, ...] = Field(default=(), title="功能")
    goal: Text | None = Field(default=None, title="建设目标")


class Naming(Section):
    """The rule for naming stations. Where the annex is not at hand, `rule` is None and `question` asks."""

    clause: Text = Field(title="条款")
    annex: Text = Field(title="附件名称")
    rule: Text | None = Field(title="命名规则")
    question: Text | None = Field(title="待确认问题")
