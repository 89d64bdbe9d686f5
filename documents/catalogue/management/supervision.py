"""督办: the order to do what is overdue, with the reply form."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from documents.catalogue.base import Count, Facts, Name, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import document
from documents.content import Document, FormBlock, FormLine
from documents.dates import cn_date


class SupervisionOrderFacts(Facts):
    """督办单。`supervision_order`: one numbered matter, who answers for it and by when.

    `number` is the own gapless series, e.g. 项目督办〔2023〕1号, and must be given.
    """

    matter: Name = Field(title="督办事项")
    basis: Text = Field(title="督办依据", description="clause of the plan or article of the law")
    situation: Text = Field(title="有关情况", description="what is due, since when it is overdue")
    requirement: Text = Field(title="办理要求")
    lead_unit: Name = Field(title="牵头单位")
    assisting_units: tuple[Name, ...] = Field(default=(), title="配合单位", max_length=30)
    leader: Name = Field(title="责任领导", description="name and post")
    original_due: date = Field(title="原定时限")
    overdue_days: Count = Field(title="逾期工作日数")
    due: date = Field(title="办结时限")
    contact_person: Name = Field(title="联系人")
    contact_phone: Name = Field(title="联系电话")

    @model_validator(mode="after")
    def _numbered_and_in_the_future(self) -> SupervisionOrderFacts:
        if not self.number:
            raise ValueError("文号（number）未填写：督办单应当编号")
        if self.due < self.doc_date:
            raise ValueError("办结时限（due）早于成文日期（doc_date）")
        return self


def compose_supervision_order(f: SupervisionOrderFacts) -> Document:
    """督办单: a ruled form; the lower half is filled and sent back by the unit that answers."""
    overdue = f"（已逾期{f.overdue_days}个工作日）" if f.overdue_days else ""
    order = FormBlock(
        lines=(
            FormLine(cells=(("督办事项", f.matter),), height=12),
            FormLine(cells=(("督办依据", f.basis),), height=16),
            FormLine(cells=(("有关情况", f.situation),), height=21),
            FormLine(cells=(("办理要求", f.requirement),), height=21),
            FormLine(cells=(("牵头单位", f.lead_unit), ("责任领导", f.leader)), height=11),
            FormLine(cells=(("配合单位", "、".join(f.assisting_units) or "—"),), height=11),
            FormLine(
                cells=(("原定时限", cn_date(f.original_due) + overdue), ("办结时限", cn_date(f.due))),
                height=11,
            ),
            FormLine(cells=(("联系人", f.contact_person), ("联系电话", f.contact_phone)), height=11),
            FormLine(cells=(("督办单位", f.org), ("签发日期", cn_date(f.doc_date))), height=11),
        )
    )
    reply = FormBlock(
        lines=(
            FormLine(cells=(("办理情况", ""),), height=26),
            FormLine(cells=(("办理结果", "☐已办结　☐申请延期至　　年　　月　　日　☐其他"),), height=11),
            FormLine(cells=(("负责人签名", ""), ("报送日期", "　　年　　月　　日")), height=11),
        ),
        title="办理情况反馈（由牵头单位填写，加盖公章后连同佐证材料报送）",
    )
    return document(f, "notice", ("督　办　单",), (order, reply))


KINDS = (
    document_kind_of(
        "supervision_order",
        "督办单",
        SupervisionOrderFacts,
        compose_supervision_order,
        group="督办",
        layout="notice",
        file_name="{title}-{number}",
    ),
)
