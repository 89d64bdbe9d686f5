"""采购过程的记录: 评审专家抽取记录 (财库〔2016〕198号; 87号 47) and 资格审查记录 (87号 44)."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from documents.amounts import both
from documents.catalogue.base import ClockTime, Count, FactsRow, Fen, Name, OptionalText, Positive, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parties import ProcurementFacts
from documents.catalogue.parts import document, h1, p, table, title_lines
from documents.content import AnyBlock, Document, FormBlock, FormLine, Note
from documents.dates import cn_date


class DrawnRow(FactsRow):
    """抽取结果。A member of the committee; empty places are written in at the draw."""

    seat: Name = Field(title="身份")
    name: OptionalText = Field(default="", title="姓名")
    unit: OptionalText = Field(default="", title="工作单位")


class ExpertDrawFacts(ProcurementFacts):
    """评审专家抽取记录。`expert_draw_record`: signed by who drew and who watched; secret until the result is public."""

    method: Name = Field(title="采购方式")
    committee: Name = Field(default="评标委员会", title="评审组织名称")
    budget: Fen = Field(title="预算金额")
    drawn_on: date = Field(title="抽取日期")
    review_on: date = Field(title="评审日期")
    review_at: ClockTime = Field(default="09:30", title="评审时间")
    review_place: Text = Field(title="评审地点")
    drawn_by: OptionalText = Field(default="", title="抽取人")
    professions: tuple[Name, ...] = Field(default=(), title="评审专业", max_length=20)
    excluded: tuple[Name, ...] = Field(default=(), title="回避的单位和人员", max_length=100)
    experts: Positive = Field(title="抽取评审专家人数")
    purchaser_reps: Count = Field(title="采购人代表人数")
    early_reason: OptionalText = Field(default="", title="提前抽取的理由")
    members: tuple[DrawnRow, ...] = Field(title="抽取结果", min_length=1, max_length=60)

    @model_validator(mode="after")
    def _as_many_as_drawn(self) -> ExpertDrawFacts:
        if len(self.members) != self.experts + self.purchaser_reps:
            raise ValueError("抽取结果（members）的人数与评审专家、采购人代表人数之和不一致")
        if self.drawn_on > self.review_on:
            raise ValueError("抽取日期（drawn_on）晚于评审日期（review_on）")
        return self


_MEMBER_COLUMNS = (
    ("序号", 7, "center"),
    ("身份", 13, "center"),
    ("姓名", 13, "center"),
    ("工作单位", 24, "left"),
    ("通知时间", 12, "center"),
    ("是否参加", 15, "center"),
    ("不能参加的原因", 16, "left"),
)


def compose_expert_draw_record(f: ExpertDrawFacts) -> Document:
    """评审专家抽取记录: the project, the conditions of the draw, who was drawn, the signatures."""
    hour, minute = f.review_at.split(":")
    rows = ((str(n), m.seat, m.name, m.unit, "", "☐是 ☐否", "") for n, m in enumerate(f.members, start=1))
    early = f.early_reason or "不提前"
    blocks: tuple[AnyBlock, ...] = (
        FormBlock(
            lines=(
                FormLine(cells=(("项目名称", f.project_name),)),
                FormLine(cells=(("项目编号", f.project_number), ("采购方式", f.method))),
                FormLine(cells=(("采购人", f.purchaser_name), ("预算金额", both(f.budget)))),
                FormLine(cells=(("抽取日期", cn_date(f.drawn_on)), ("抽取人", f.drawn_by))),
                FormLine(
                    cells=(
                        ("评审时间", f"{cn_date(f.review_on)}{hour}时{minute}分"),
                        ("评审地点", f.review_place),
                    )
                ),
            )
        ),
        h1(1, "抽取条件"),
        FormBlock(
            lines=(
                FormLine(cells=(("评审专家人数", f"{f.experts}人"), ("采购人代表人数", f"{f.purchaser_reps}人"))),
                FormLine(cells=(("评审专业", "、".join(f.professions)),)),
                FormLine(cells=(("应当回避的单位和人员", "、".join(f.excluded)),)),
                FormLine(cells=(("提前抽取的理由", early),)),
            )
        ),
        h1(2, f"{f.committee}成员抽取结果"),
        table(_MEMBER_COLUMNS, rows),
        FormBlock(
            lines=(
                FormLine(cells=(("抽取中出现的情况及处理", ""),), height=18),
                FormLine(cells=(("抽取人签名", ""), ("监督人员签名", "")), height=14),
            )
        ),
        Note(
            items=(
                f"1．评审专家从政府采购评审专家库中随机抽取，与供应商有利害关系的应当回避，临时缺席的补抽并另行记录；{f.committee}由采购人代表和"
                "评审专家组成，成员人数应当为单数，评审专家不得少于成员总数的三分之二。",
                f"2．{f.committee}成员名单在评审结果公告前应当保密。本记录随采购文件一并存档。",
            )
        ),
    )
    return document(f, "form", title_lines(f.project_name, "评审专家抽取记录"), blocks)


class ExaminedRow(FactsRow):
    """资格审查情况。One supplier for one lot. An empty place is examined and written in by hand."""

    lot_number: Name = Field(title="包号")
    supplier_name: Name = Field(title="供应商名称")
    licence: OptionalText = Field(default="", title="特定资格", description="number and last day of the licence")
    related: OptionalText = Field(default="", title="关联关系和前期服务")
    passed: bool | None = Field(default=None, title="是否合格", description="null: still to be decided")
    reason: OptionalText = Field(default="", title="不合格的原因和依据")


class QualificationRecordFacts(ProcurementFacts):
    """资格审查记录。`qualification_record`: what was examined of each supplier, and who is qualified."""

    method: Name = Field(title="采购方式")
    bidder: Name = Field(default="投标人", title="供应商称谓")
    examined_on: date = Field(title="审查日期")
    examined_by: OptionalText = Field(default="", title="审查人")
    asked: tuple[Text, ...] = Field(title="资格要求", min_length=1, max_length=30)
    asks_licence: bool = Field(title="是否有特定资格要求")
    lots: tuple[Name, ...] = Field(title="采购包", min_length=1, max_length=100)
    least: Positive = Field(default=3, title="最少合格家数", description="fewer: no evaluation (87号 44)")
    suppliers: tuple[ExaminedRow, ...] = Field(title="资格审查情况", min_length=1, max_length=2000)

    @model_validator(mode="after")
    def _suppliers_are_for_lots(self) -> QualificationRecordFacts:
        if strange := sorted({row.lot_number for row in self.suppliers} - set(self.lots)):
            raise ValueError(f"资格审查情况（suppliers）中的{'、'.join(strange)}不是本项目的采购包（lots）")
        if any(row.passed is False and not row.reason for row in self.suppliers):
            raise ValueError("不合格的，应当写明原因和依据（reason）")
        return self


_OPEN = "☐符合\n☐不符合"


def _examined(f: QualificationRecordFacts, lot: str) -> list[AnyBlock]:
    rows = [row for row in f.suppliers if row.lot_number == lot]
    columns = (
        ("序号", 6, "center"),
        (f"{f.bidder}名称", 19, "left"),
        ("采购法第22条的条件", 13, "center"),
        ("特定资格（证书编号、有效期）", 20, "left"),
        ("关联关系和前期服务", 16, "left"),
        ("信用记录查询", 11, "center"),
        ("结论", 15, "left"),
    )
    said = {True: "合格", False: "不合格", None: "☐合格\n☐不合格"}
    lines = (
        (
            str(n),
            row.supplier_name,
            _OPEN,
            row.licence or (_OPEN if f.asks_licence else "不要求"),
            row.related or _OPEN,
            _OPEN,
            said[row.passed] + (f"：{row.reason}" if row.reason else ""),
        )
        for n, row in enumerate(rows, start=1)
    )
    return [table(columns, lines, caption=f"{lot}资格审查情况（{f.bidder}{len(rows)}家）"), *_counted(f, rows)]


def _counted(f: QualificationRecordFacts, rows: list[ExaminedRow]) -> list[AnyBlock]:
    """How many are qualified, where all were decided."""
    if any(row.passed is None for row in rows):
        return []
    count = sum(bool(row.passed) for row in rows)
    enough = "可以进入评审" if count >= f.least else f"不足{f.least}家，不得评审"
    return [p(f"经审查，资格合格的{f.bidder}{count}家，{enough}。")]


def compose_qualification_record(f: QualificationRecordFacts) -> Document:
    """资格审查记录: what was asked, lot by lot what each showed, the conclusion, the signatures."""
    blocks: tuple[AnyBlock, ...] = (
        FormBlock(
            lines=(
                FormLine(cells=(("项目名称", f.project_name),)),
                FormLine(cells=(("项目编号", f.project_number), ("采购方式", f.method))),
                FormLine(cells=(("审查日期", cn_date(f.examined_on)), ("审查人", f.examined_by))),
            )
        ),
        h1(1, "资格要求"),
        *(p(f"{n}．{text.rstrip('。')}。") for n, text in enumerate(f.asked, start=1)),
        h1(2, "资格审查情况"),
        *(block for lot in f.lots for block in _examined(f, lot)),
        FormBlock(
            lines=(
                FormLine(cells=(("信用记录查询截图和留存情况", ""),), height=12),
                FormLine(cells=(("审查人签名", ""), ("复核人签名", "")), height=12),
            )
        ),
        Note(
            items=(
                "1．公开招标的，开标结束后由采购人或者采购代理机构依法对投标人的资格进行审查，合格投标人不足3家的，不得评标"
                "（《政府采购货物和服务招标投标管理办法》第四十四条）；其他采购方式由评审小组按采购文件审查。",
                "2．表中☐处根据投标（响应）文件和查询结果勾选，查询结果随本记录存档。",
            )
        ),
    )
    return document(f, "form", title_lines(f.project_name, "资格审查记录"), blocks)


KINDS = (
    document_kind_of(
        "expert_draw_record",
        "评审专家抽取记录",
        ExpertDrawFacts,
        compose_expert_draw_record,
        group="采购",
        layout="form",
        file_name="{title}-{project_number}",
        issue="plain",
    ),
    document_kind_of(
        "qualification_record",
        "资格审查记录",
        QualificationRecordFacts,
        compose_qualification_record,
        group="采购",
        layout="form",
        file_name="{title}-{project_number}",
        issue="plain",
    ),
)
