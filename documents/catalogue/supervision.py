"""督办: the order to do what is overdue, with the reply form."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from documents.catalogue.base import Count, Facts, Name, Text


class SupervisionOrderFacts(Facts):
    """督办单。`supervision_order`: one numbered matter, who answers for it and by when.

    `number` is the own gapless series, e.g. 项目督办〔2023〕001号, and must be given.
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
