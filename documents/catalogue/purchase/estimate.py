"""经费测算表: what a station costs in a year, what that makes for each lot or district, and where the money comes from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from pydantic import Field, model_validator

from documents.amounts import both, capitals, decimal_text, figures, wan, yuan
from documents.catalogue.base import Count, Facts, FactsRow, Fen, Name, OptionalText, Positive, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import document, h1, numbered, p, signature, table, title_lines
from documents.catalogue.subjects import SUBJECT_WORDS
from documents.content import AnyBlock, Document, Fields, FormBlock, FormLine, Note, Table
from documents.dates import cn_span
from models.values import Subject


class CostRow(FactsRow):
    """经费构成。What one station costs in one year for one purpose, or one part of a lot, and how that is counted."""

    name: Name = Field(title="费用名称")
    basis: Text = Field(title="测算依据")
    amount: Fen = Field(title="每站每年金额")
    kind: OptionalText = Field(default="", title="费用类别")
    quantity: Decimal | None = Field(default=None, title="数量", gt=0)
    unit: OptionalText = Field(default="", title="计量单位")
    price: Fen | None = Field(default=None, title="单价")
    times: Positive = Field(default=1, title="每年次数")
    percent: Decimal | None = Field(default=None, title="比例", ge=0, le=100)
    of: tuple[Name, ...] = Field(default=(), title="比例的计算基数", max_length=20)
    lot: OptionalText = Field(default="", title="包号", description="of a part of a lot")

    @property
    def counted(self) -> str:
        """How the amount was counted, in words; empty if the record does not say."""
        if self.percent is not None:
            return f"（{'＋'.join(self.of)}）×{decimal_text(self.percent)}%"
        if self.quantity is None or self.price is None:
            return ""
        times = f"×{self.times}" if self.times > 1 else ""
        return f"{decimal_text(self.quantity)}{self.unit}×{yuan(self.price)}{times}"


class StaffingRow(FactsRow):
    """开放时间和人员。The hours of opening of a station and the people that they take (劳动法 36、38)."""

    days: Positive = Field(title="每周开放天数")
    hours: Decimal = Field(title="每天开放小时数", gt=0)
    on_duty: Positive = Field(title="同时在岗人数")
    heads: Positive = Field(title="每站专职人员数")
    needed: Positive = Field(title="按工时至少需要的人数")
    reason: Text = Field(title="理由")


class BesideRow(FactsRow):
    """其他支出。What the plan's money pays beside the stations."""

    name: Name = Field(title="名称")
    amount: Fen = Field(title="金额")
    remark: OptionalText = Field(default="", title="说明")


class ShareRow(FactsRow):
    """分项测算。One lot of a purchase, or one district of the programme."""

    name: Name = Field(title="名称", description="采购包1 平山片区, or the district's name")
    stations: Count = Field(title="驿站数量")
    measured: Fen | None = Field(default=None, title="按单站经费测算的金额", description="null: no measure applies")
    budget: Fen = Field(title="预算金额", description="a district's: its share of the plan's money by quota")
    ceiling: Fen | None = Field(default=None, title="最高限价")

    @model_validator(mode="after")
    def _ceiling_in_budget(self) -> ShareRow:
        if self.ceiling is not None and self.ceiling > self.budget:
            raise ValueError(f"“{self.name}”的最高限价（ceiling）高于预算金额（budget）")
        return self


class FundsRow(FactsRow):
    """资金来源。Money that was allotted."""

    source: Name = Field(title="资金来源")
    paper: Text = Field(title="下达文件")
    amount: Fen = Field(title="金额")


class FundingEstimateFacts(Facts):
    """经费测算表。`funding_estimate`: of a purchase by lots, or of the whole programme by districts."""

    project_name: Name = Field(title="项目名称")
    bought: Subject = Field(default=Subject.SERVICES, title="采购对象")
    of_operation: bool = Field(default=True, title="是否驿站运营经费")
    by_lot: bool = Field(title="是否按采购包测算", description="false: by district, for the whole programme")
    programme_title: Name = Field(title="方案名称")
    clauses: OptionalText = Field(default="", title="方案条款")
    service_from: date | None = Field(default=None, title="服务开始日期")
    service_until: date | None = Field(default=None, title="服务结束日期")
    months: Positive | None = Field(default=None, title="服务月数")
    items: tuple[CostRow, ...] = Field(default=(), title="经费构成", max_length=60)
    per_station: Fen | None = Field(default=None, title="每站每年经费")
    staffing: StaffingRow | None = Field(default=None, title="开放时间和人员")
    beside: tuple[BesideRow, ...] = Field(default=(), title="其他支出", max_length=20)
    parts: tuple[CostRow, ...] = Field(default=(), title="分项测算明细", max_length=200)
    note: OptionalText = Field(default="", title="测算说明")
    shares: tuple[ShareRow, ...] = Field(title="分项测算", min_length=1, max_length=200)
    funds: tuple[FundsRow, ...] = Field(default=(), title="资金来源", max_length=20)
    planned_money: Fen | None = Field(
        default=None, title="方案安排的资金", description="the plan's, or the share by quota"
    )
    limits: tuple[Text, ...] = Field(default=(), title="资金使用要求", max_length=20)
    prepared_by: OptionalText = Field(default="", title="测算人")

    @model_validator(mode="after")
    def _sums_agree(self) -> FundingEstimateFacts:
        listed = sum(item.amount for item in self.items)
        if self.items and listed != self.per_station:
            raise ValueError("经费构成（items）合计与每站每年经费（per_station）不一致")
        if (self.service_from is None) != (self.service_until is None):
            raise ValueError("服务开始日期（service_from）和结束日期（service_until）应当一并填写")
        if self.staffing and self.staffing.heads < self.staffing.needed:
            raise ValueError("每站专职人员数（staffing.heads）少于按工时至少需要的人数（staffing.needed）")
        return self

    @property
    def total(self) -> int:
        """The budget of all lots, or the plan's money of all districts, in 分."""
        return sum(share.budget for share in self.shares)


def _basis(f: FundingEstimateFacts) -> str:
    if not f.of_operation:
        return f"测算依据：《{f.programme_title}》、采购需求和市场调查情况。"
    clauses = f"（{f.clauses}）" if f.clauses else ""
    said = "关于精准测算驿站运营经费、努力降低采购成本、提升资金使用效能的要求"
    return f"测算依据：《{f.programme_title}》{clauses}{said}。"


def _scope(f: FundingEstimateFacts) -> list[AnyBlock]:
    stations = sum(share.stations for share in f.shares)
    what = "采购包" if f.by_lot else f.level
    time = (
        f"{SUBJECT_WORDS[f.bought].term}{cn_span(f.service_from, f.service_until)}，共{f.months}个月。"
        if (f.service_from and f.service_until and f.months)
        else ""
    )
    number = f"就业驿站{stations}个，" if stations else ""
    return [
        h1(1, "测算范围和依据"),
        p(f"测算范围：{f.project_name}，{number}{what}{len(f.shares)}个。{time}"),
        p(_basis(f)),
        *([p(f"测算说明：{f.note.rstrip('。')}。")] if f.note else []),
    ]


_COMPOSITION_COLUMNS = (
    ("序号", 7, "center"),
    ("费用类别", 13, "center"),
    ("费用名称和测算依据", 37, "left"),
    ("计算式", 25, "left"),
    ("金额（元）", 18, "right"),
)


def _costs(items: Sequence[CostRow], total: int, caption: str) -> Table:
    """Lines of costs with how each was counted."""
    rows = (
        (
            str(n),
            item.kind or "—",
            f"{item.name}\n{item.basis}" if item.basis != item.name else item.name,
            item.counted or "—",
            figures(item.amount),
        )
        for n, item in enumerate(items, start=1)
    )
    return table(_COMPOSITION_COLUMNS, rows, total=("", "合计", "", "", figures(total)), caption=caption)


def _composition(f: FundingEstimateFacts, index: int) -> list[AnyBlock]:
    if f.per_station is None:
        return []
    shown = [_costs(f.items, f.per_station, "单个驿站年度运营经费构成")] if f.items else []
    return [
        h1(index, "单个驿站年度运营经费"),
        *_people(f),
        *shown,
        Fields(rows=(("每个驿站每年运营经费", both(f.per_station)),)),
    ]


def _people(f: FundingEstimateFacts) -> list[AnyBlock]:
    """From the hours of opening to the heads, by labour law."""
    if f.staffing is None:
        return []
    s = f.staffing
    opened, worked = s.days * s.hours, s.days * s.hours * s.on_duty
    return [
        p(
            f"人员测算：驿站每周开放{s.days}天、每天{decimal_text(s.hours)}小时，每周共{decimal_text(opened)}小时，同时在岗{s.on_duty}名，"
            f"每周需{decimal_text(worked)}工时。依照《中华人民共和国劳动法》第三十六条、第三十八条和《国务院关于职工工作时间的规定》"
            f"第三条，每名职工每日工作8小时、每周工作40小时，每周至少休息1日；每站至少需要{s.needed}名，按专职人员{s.heads}名（含站长）测算。"
            "加班是经协商的例外（《中华人民共和国劳动法》第四十一条），不作为排班和测算的依据。"
        ),
        p(f"理由：{s.reason.rstrip('。')}。"),
    ]


def _lot_parts(f: FundingEstimateFacts) -> list[AnyBlock]:
    """The parts of each lot from below, where the lots are no stations."""
    found: list[AnyBlock] = []
    for lot in dict.fromkeys(part.lot for part in f.parts):
        here = [part for part in f.parts if part.lot == lot]
        found.append(_costs(here, sum(part.amount for part in here), f"{lot}分项测算" if lot else "分项测算"))
    return found


def _share_table(f: FundingEstimateFacts) -> Table:
    """Columns as far as there are figures: the platform has no stations, a district no ceiling."""
    columns = [
        ("序号", 7.0, "center"),
        ("采购包" if f.by_lot else f.level, 25.0, "left"),
        ("驿站数（个）", 12.0, "right"),
        ("测算金额（元）", 20.0, "right"),
        ("预算金额（元）" if f.by_lot else "按名额分摊（元）", 18.0, "right"),
        ("最高限价（元）", 18.0, "right"),
    ]
    measured = [share.measured for share in f.shares]
    rows = [
        [str(n), s.name, str(s.stations or "—"), _or_dash(s.measured), figures(s.budget), _or_dash(s.ceiling)]
        for n, s in enumerate(f.shares, start=1)
    ]
    total = [
        "",
        "合计",
        str(sum(s.stations for s in f.shares) or "—"),
        _or_dash(None if None in measured else sum(m for m in measured if m is not None)),
        figures(f.total),
        _or_dash(_sum_of_ceilings(f)),
    ]
    kept = [n for n in range(6) if n < 2 or any(row[n] != "—" for row in rows)]
    scale = 100 / sum(columns[n][1] for n in kept)
    return table(
        [(columns[n][0], round(columns[n][1] * scale, 2), columns[n][2]) for n in kept],
        [[row[n] for n in kept] for row in rows],
        total=[total[n] for n in kept],
    )


def _sum_of_ceilings(f: FundingEstimateFacts) -> int | None:
    ceilings = [share.ceiling for share in f.shares if share.ceiling is not None]
    return sum(ceilings) if len(ceilings) == len(f.shares) else None


def _or_dash(amount: int | None) -> str:
    return "—" if amount is None else figures(amount)


def _shares(f: FundingEstimateFacts, index: int) -> list[AnyBlock]:
    ceiling, what = _sum_of_ceilings(f), "预算金额" if f.by_lot else f"各{f.level}按名额分摊"
    sums = [(f"{what}合计", both(f.total))]
    if ceiling is not None:
        sums.append(("最高限价合计", both(ceiling)))
    found: list[AnyBlock] = [
        h1(index, "分包测算" if f.by_lot else f"分{f.level}测算"),
        *_lot_parts(f),
        _share_table(f),
        Fields(rows=tuple(sums)),
    ]
    if not f.by_lot:
        found.append(p(f"各{f.level}份额按驿站名额分摊，只作测算，实际金额按照资金下达文件执行。"))
    elif f.per_station is not None:
        found.append(p("测算金额按每站每年经费、驿站数和服务月数计算，不足1元的部分舍去；采购预算在测算基础上确定。"))
    return found


def _money(f: FundingEstimateFacts, index: int) -> list[AnyBlock]:
    columns = (("序号", 9, "center"), ("资金来源", 32, "left"), ("下达文件", 35, "left"), ("金额（元）", 24, "right"))
    rows = ((str(n), row.source, row.paper, figures(row.amount)) for n, row in enumerate(f.funds, start=1))
    allotted = sum(row.amount for row in f.funds)
    found: list[AnyBlock] = [h1(index, "资金来源和保障")]
    if f.funds and f.by_lot:
        found += [
            table(columns, rows, total=("", "合计", "", figures(allotted))),
            p(_against(f.total, allotted, "已下达资金")),
        ]
    if f.planned_money is not None and f.by_lot:
        found.append(
            p(
                f"按方案名额测算的份额为{wan(f.planned_money)}（测算数），{_against(f.total, f.planned_money, '测算份额')}"
            )
        )
    elif f.planned_money is not None:
        sources = f"，来源为{'、'.join(row.source for row in f.funds)}" if f.funds else ""
        found += [p(f"方案安排资金{both(f.planned_money)}{sources}。{_measured_against(f)}"), *_uses(f)]
    if not f.funds and f.planned_money is None:
        found.append(p("本表编制时资金尚未下达，预算批复和资金下达文件下达后补充。"))
    return [*found, *_limits(f)]


def _limits(f: FundingEstimateFacts) -> list[AnyBlock]:
    """资金使用要求: one in a sentence, several as a list."""
    if len(f.limits) == 1:
        return [p(f"资金使用要求：{f.limits[0]}")]
    return [p("资金使用要求："), *numbered(f.limits)] if f.limits else []


def _against(total: int, money: int, what: str) -> str:
    if total > money:
        return f"预算金额超过{what}{figures(total - money)}元，应当落实资金来源后方可开展采购活动。"
    return f"预算金额没有超过{what}" + (f"，尚余{figures(money - total)}元。" if money > total else "。")


def _measured_against(f: FundingEstimateFacts) -> str:
    measured = [share.measured for share in f.shares if share.measured is not None]
    if len(measured) < len(f.shares) or f.planned_money is None:
        return ""
    beside = sum(row.amount for row in f.beside)
    whole = sum(measured) + beside
    with_others = f"，连同其他支出共{figures(whole)}元" if beside else ""
    difference = f.planned_money - whole
    said = f"驿站运营经费测算总额{figures(sum(measured))}元（{capitals(sum(measured))}）{with_others}"
    if difference < 0:
        return f"{said}，超过方案安排资金{figures(-difference)}元，应当落实资金来源。"
    return f"{said}，没有超过方案安排的资金，尚余{figures(difference)}元。"


def _uses(f: FundingEstimateFacts) -> list[AnyBlock]:
    """What the plan's money is for, summed up to the whole of it."""
    measured = [share.measured for share in f.shares]
    if f.by_lot or not f.beside or f.planned_money is None or None in measured:
        return []
    stations = sum(amount for amount in measured if amount is not None)
    rows = [("驿站运营经费", figures(stations), f"{sum(share.stations for share in f.shares)}个驿站，见上表")]
    rows += [(row.name, figures(row.amount), row.remark or "—") for row in f.beside]
    left = f.planned_money - stations - sum(row.amount for row in f.beside)
    if left > 0:
        rows.append(("未安排", figures(left), "留待调整"))
    columns = (("用途", 34, "left"), ("金额（元）", 26, "right"), ("说明", 40, "left"))
    total = ("合计", figures(stations + sum(row.amount for row in f.beside) + max(left, 0)), "")
    return [table(columns, rows, total=total, caption="方案安排资金的用途")]


def compose_funding_estimate(f: FundingEstimateFacts) -> Document:
    """经费测算表: scope, one station's year, the shares, the money, the signatures."""
    measured = f.per_station is not None
    blocks: tuple[AnyBlock, ...] = (
        *_scope(f),
        *_composition(f, 2),
        *_shares(f, 3 if measured else 2),
        *_money(f, 4 if measured else 3),
        FormBlock(
            lines=(
                FormLine(cells=(("测算人", f.prepared_by), ("日期", "")), height=12),
                FormLine(cells=(("复核人", ""), ("日期", "")), height=12),
                FormLine(cells=(("审批人", ""), ("日期", "")), height=12),
            )
        ),
        Note(items=("采购项目应当有相应预算，未列入预算的不得采购；最高限价在预算金额内合理设定，不得设定最低限价。",)),
        signature(f),
    )
    return document(f, "report", title_lines(f.project_name, "经费测算表"), blocks)


KINDS = (
    document_kind_of(
        "funding_estimate",
        "经费测算表",
        FundingEstimateFacts,
        compose_funding_estimate,
        group="采购",
        layout="report",
        file_name="{title}-{project_name}",
        issue="signed",
    ),
)
