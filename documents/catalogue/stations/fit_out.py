"""场所建设: 建设标准核查表, 场所验收表 and 牌匾制作单."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from documents.amounts import decimal_text
from documents.catalogue.base import Area, Count, Facts, FactsRow, Name, OptionalText, Positive, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import document, table, title_lines
from documents.content import AnyBlock, Document, FormBlock, FormLine, Note, Table, Title
from documents.dates import cn_date
from documents.prose import Prose

TEXT = Prose("fit_out")

BLANK_DATE = "　　　　年　　月　　日"

ItemGroup = Literal["设施设备", "公示内容", "统一形象"]

STANDARDS: dict[ItemGroup, str] = {
    "设施设备": "已配置到位，能正常使用，满足基本工作要求",
    "公示内容": "设在合适位置，内容完整清晰、及时更新",
    "统一形象": "符合省、市统一规定，材质完好、安装牢固",
}
"""What is looked at for every item of a group."""


class ItemRow(FactsRow):
    """核查项目。One item of the plan; `there` is empty while nobody has looked."""

    name: Name = Field(title="项目")
    group: ItemGroup = Field(title="类别")
    there: bool | None = Field(default=None, title="是否具备")


class DefectRow(FactsRow):
    """发现的问题。What was missing or wrong, and whether it was mended."""

    text: Name = Field(title="问题")
    mended_on: date | None = Field(default=None, title="整改完成日期")


class _StationFacts(Facts):
    """驿站场所。What both forms say of a station."""

    district: Name = Field(title="县区")
    station: Name = Field(title="驿站名称", description="its code where it has no name yet")
    code: Name = Field(title="驿站编号")
    address: OptionalText = Field(default="", title="地址")
    area: Area | None = Field(default=None, title="服务面积", description="square metres")
    min_area: Positive | None = Field(default=None, title="最小服务面积", description="square metres")
    items: tuple[ItemRow, ...] = Field(title="核查项目", min_length=1, max_length=60)
    checked_on: date | None = Field(default=None, title="核查日期")
    defects: tuple[DefectRow, ...] = Field(default=(), title="发现的问题", max_length=100)


class FitOutChecklistFacts(_StationFacts):
    """建设标准核查表。`fit_out_checklist`: the plan's items for one station, empty or as they were checked."""

    redecorate: bool | None = Field(default=None, title="是否重新装修")


class SiteAcceptanceFormFacts(_StationFacts):
    """场所验收表。`site_acceptance_form`: what was checked, mended and found in order, by whom."""

    programme_title: Name = Field(title="方案名称")
    clause: OptionalText = Field(default="", title="方案条款")
    premises: OptionalText = Field(default="", title="场所性质")
    small_reason: OptionalText = Field(default="", title="面积不足的理由")
    redecorate: bool = Field(title="是否重新装修")
    redecorate_reason: OptionalText = Field(default="", title="重新装修的理由")
    accepted_on: date = Field(title="验收日期")
    inspectors: tuple[Name, ...] = Field(title="验收人员", min_length=2, max_length=30)
    opinion: Text = Field(title="验收意见")

    @model_validator(mode="after")
    def _accepted_only_when_mended(self) -> SiteAcceptanceFormFacts:
        if open_ones := [row.text for row in self.defects if row.mended_on is None]:
            raise ValueError(f"发现的问题（defects）尚未整改：{'、'.join(open_ones)}，不得验收合格（方案建设标准）")
        if self.area is not None and self.min_area and self.area < self.min_area and not self.small_reason:
            raise ValueError(f"服务面积（area）不足{self.min_area}平方米，应当说明理由（方案建设标准）")
        return self


class PlaqueRow(FactsRow):
    """牌匾。One plaque, with the words that stand on it."""

    code: Name = Field(title="驿站编号")
    name: Name = Field(title="牌匾文字", description="the station's name as given")
    address: OptionalText = Field(default="", title="安装地址")


class PlaqueSheetFacts(Facts):
    """牌匾制作单。`plaque_sheet`: all plaques of a district, with a proof of the words; sizes as the province rules."""

    programme_title: Name = Field(title="方案名称")
    clause: OptionalText = Field(default="", title="方案条款")
    district: Name = Field(title="县区")
    plaques: tuple[PlaqueRow, ...] = Field(title="牌匾", min_length=1, max_length=200)
    unnamed: tuple[Name, ...] = Field(default=(), title="尚未命名的驿站", max_length=200)
    annex: Name = Field(title="标识牌匾及命名说明", description="the annex of the plan that sets the plaque")
    size: OptionalText = Field(default="", title="规格", description="width x height as the province's annex has it")
    material: OptionalText = Field(default="", title="材质和工艺")
    typeface: OptionalText = Field(default="", title="字体和颜色")
    fixing: OptionalText = Field(default="", title="安装方式")
    quantity_each: Positive = Field(default=1, title="每站数量")
    deliver_by: date | None = Field(default=None, title="安装完成时限")
    naming_open: Count = Field(default=0, title="名称待核实数", description="names given without the province's rule")

    @model_validator(mode="after")
    def _each_name_once(self) -> PlaqueSheetFacts:
        names = [row.name for row in self.plaques]
        if twice := [name for name in dict.fromkeys(names) if names.count(name) > 1]:
            raise ValueError(f"牌匾文字（plaques）重复：{'、'.join(twice)}")
        return self


def _mark(value: bool | None) -> str:
    return "☐有　☐无" if value is None else "☑有　☐无" if value else "☐有　☑无"


_ITEM_TABLE_COLUMNS = (
    ("序号", 8, "center"),
    ("类别", 14, "center"),
    ("核查项目", 36, "left"),
    ("结果", 22, "center"),
    ("备注", 20, "left"),
)


def item_table(items: tuple[ItemRow, ...], *, mended: bool = False) -> Table:
    """The items in the plan's order, each with its mark and a place for a remark; `mended` says that none is missing now."""
    return table(
        _ITEM_TABLE_COLUMNS,
        (
            (str(n), row.group, row.name, _mark(row.there), "已整改" if mended and row.there is False else "")
            for n, row in enumerate(items, 1)
        ),
    )


_DEFECT_TABLE_COLUMNS = (
    ("序号", 8, "center"),
    ("存在问题", 52, "left"),
    ("整改完成日期", 22, "center"),
    ("复查结果", 18, "center"),
)


def _defect_table(defects: tuple[DefectRow, ...], empty: str) -> Table:
    rows = (
        (str(n), row.text, cn_date(row.mended_on) if row.mended_on else "", "合格" if row.mended_on else "")
        for n, row in enumerate(defects, 1)
    )
    return table(_DEFECT_TABLE_COLUMNS, rows, empty=empty)


def _station_lines(f: _StationFacts) -> list[FormLine]:
    return [
        FormLine(cells=(("驿站名称", f.station),)),
        FormLine(cells=((f.level, f.district), ("驿站编号", f.code))),
        FormLine(cells=(("地址", f.address),)),
    ]


def _square_metres(area: Area | None) -> str:
    return f"{decimal_text(area)}㎡" if area is not None else ""


def compose_fit_out_checklist(f: FitOutChecklistFacts) -> Document:
    """核查表: the place, its general conditions, every item of the plan, what is wrong, who looked."""
    small = f.area is not None and f.min_area is not None and f.area < f.min_area
    fits = "" if f.area is None else f"实际{decimal_text(f.area)}㎡" + ("，不足，须说明理由" if small else "")
    decoration = "" if f.redecorate is None else "☑重新装修　☐不重新装修" if f.redecorate else "☐重新装修　☑不重新装修"
    general = table(
        (("序号", 8, "center"), ("基本要求", 44, "left"), ("核查情况", 48, "left")),
        (
            (
                "1",
                f"服务面积一般不小于{f.min_area}平方米" if f.min_area else "服务面积满足工作需要",
                fits or "实际　　　　㎡",
            ),
            ("2", "坚持节约成本，原平台不宜重新装修装饰的，可不重新装修", decoration or "☐重新装修　☐不重新装修"),
            ("3", "环境整洁，满足基本工作要求", "☐符合　☐不符合"),
            ("4", "消防、用电安全，疏散通道畅通", "☐符合　☐不符合"),
        ),
    )
    checked = cn_date(f.checked_on) if f.checked_on else BLANK_DATE
    blocks = TEXT.blocks(
        "fit_out_checklist",
        f.model_dump(),
        {
            "place": [FormBlock(lines=(*_station_lines(f), FormLine(cells=(("核查日期", checked),))))],
            "general": [general],
            "item_table": [item_table(f.items)],
            "defect_table": [_defect_table(f.defects, _no_defects(f))],
            "explanation": [
                Note(
                    items=(
                        "填表说明：1．逐站填写，每项均须核查，在相应方框内打“√”；“无”的项目列入存在问题，整改后复查。",
                        "2．本表由监管人员填写，经复核后作为场所验收的依据，存入驿站档案。",
                        *(f"{n}．{group}：{text}。" for n, (group, text) in enumerate(STANDARDS.items(), 3)),
                    )
                )
            ],
        },
    )
    return document(f, "form", ("驿站建设标准核查表",), blocks)


def _no_defects(f: _StationFacts) -> str:
    """Why the table of defects has no row: nothing was found, or nobody has looked."""
    return "（核查未发现问题）" if f.checked_on else "　"


def compose_site_acceptance_form(f: SiteAcceptanceFormFacts) -> Document:
    """验收表: the place, the items, defects and their mending, the conclusion, the acceptance group."""
    decoration = f"重新装修，理由：{f.redecorate_reason}" if f.redecorate else "利用原有装修，未重新装修"
    place = FormBlock(
        lines=(
            *_station_lines(f),
            FormLine(cells=(("服务面积", _square_metres(f.area)), ("场所性质", f.premises))),
            *([FormLine(cells=(("面积不足理由", f.small_reason),))] if f.small_reason else []),
            FormLine(cells=(("装修情况", decoration),)),
            FormLine(
                cells=(
                    ("核查日期", cn_date(f.checked_on) if f.checked_on else ""),
                    ("验收日期", cn_date(f.accepted_on)),
                )
            ),
        )
    )
    there = sum(row.there is True for row in f.items)
    mended = len(f.defects)
    found = (
        f"经核查，建设项目{len(f.items)}项，核查时具备{there}项；发现问题{mended}个，均已整改并复查合格。"
        if mended
        else f"经核查，建设项目{len(f.items)}项全部具备，未发现问题。"
    )
    group = table(
        (("序号", 10, "center"), ("验收人员", 30, "center"), ("单位和职务", 34, "center"), ("签名", 26, "center")),
        ((str(n), name, "", "\n　") for n, name in enumerate(f.inspectors, 1)),
    )
    blocks = TEXT.blocks(
        "site_acceptance_form",
        {**f.model_dump(), "found": found},
        {
            "place": [FormBlock(lines=place.lines)],
            "item_table": [item_table(f.items, mended=bool(f.defects))],
            "defect_table": [_defect_table(f.defects, "（核查未发现问题）")],
            "group": [group],
        },
    )
    return document(f, "form", title_lines(f"{f.district}就业驿站场所验收表"), blocks)


_PLAQUE_SHEET_LISTED_COLUMNS = (
    ("序号", 8, "center"),
    ("驿站编号", 14, "center"),
    ("牌匾文字", 40, "left"),
    ("安装地址", 28, "left"),
    ("数量", 10, "right"),
)


def compose_plaque_sheet(f: PlaqueSheetFacts) -> Document:
    """制作单: specification, the list, a proof of each plaque's words to be checked character by character."""
    total = len(f.plaques) * f.quantity_each
    listed = table(
        _PLAQUE_SHEET_LISTED_COLUMNS,
        ((str(n), row.code, row.name, row.address, str(f.quantity_each)) for n, row in enumerate(f.plaques, 1)),
        total=("", "合计", "", "", str(total)),
    )
    specification = FormBlock(
        lines=(
            FormLine(cells=(("制作依据", f"《{f.programme_title}》{f.clause}；《{f.annex}》"),)),
            FormLine(cells=(("规格", f.size or "宽　　　　×高"), ("材质和工艺", f.material))),
            FormLine(cells=(("字体和颜色", f.typeface), ("安装方式", f.fixing or "门口悬挂"))),
            FormLine(cells=(("每站数量", f"{f.quantity_each}块"), ("合计", f"{total}块"))),
            FormLine(cells=(("安装完成时限", cn_date(f.deliver_by) if f.deliver_by else BLANK_DATE), ("制作单位", ""))),
        )
    )
    proofs = [Title(lines=title_lines(row.name), subtitle=f"{row.code}，共{len(row.name)}字") for row in f.plaques]
    blocks = TEXT.blocks(
        "plaque_sheet",
        f.model_dump(),
        {"specification": [specification], "listed": [listed], "open_names": _open_names(f), "proofs": proofs},
    )
    return document(f, "form", title_lines(f"{f.district}就业驿站牌匾制作单"), blocks)


def _open_names(f: PlaqueSheetFacts) -> list[AnyBlock]:
    """What must be settled before anything is made."""
    notes = []
    if f.unnamed:
        notes.append(f"尚未命名、未列入本单的驿站：{'、'.join(f.unnamed)}。")
    if f.naming_open:
        notes.append(f"本单{f.naming_open}个名称在取得省统一命名规则之前确定，待核实，核实前不得制作。")
    return [Note(items=tuple(notes))] if notes else []


KINDS = (
    document_kind_of(
        "fit_out_checklist",
        "驿站建设标准核查表",
        FitOutChecklistFacts,
        compose_fit_out_checklist,
        group="建设",
        layout="form",
        issue="plain",
        file_name="{title}-{district}-{code}",
    ),
    document_kind_of(
        "site_acceptance_form",
        "场所验收表",
        SiteAcceptanceFormFacts,
        compose_site_acceptance_form,
        group="建设",
        layout="form",
        file_name="{title}-{district}-{code}",
    ),
    document_kind_of(
        "plaque_sheet",
        "驿站牌匾制作单",
        PlaqueSheetFacts,
        compose_plaque_sheet,
        group="建设",
        layout="form",
        issue="plain",
        file_name="{title}-{district}-{doc_date}",
    ),
)
