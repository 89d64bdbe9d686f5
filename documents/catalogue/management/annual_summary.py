"""督办: the annual summary (年度总结), against the plan's duties and in figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from pydantic import Field, model_validator

from documents.amounts import decimal_text, wan
from documents.catalogue.assessment.cycle import Stars
from documents.catalogue.base import Count, Facts, FactsRow, Fen, Name, OptionalText, Positive, Score, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.management import progress
from documents.catalogue.management.progress import ContractSumRow, CountsRow, PlaceRow, SupervisionRow, undertaking
from documents.catalogue.parts import document, h1, h2, numbered, p, signature, table, title_lines
from documents.content import AnyBlock, Chart, Document, Note, Series, Table
from documents.dates import cn_date


class DutyRow(FactsRow):
    """方案任务。A duty of the plan and what came of it."""

    clause: Name = Field(title="条款")
    title: Text = Field(title="任务")
    due: date | None = Field(default=None, title="完成时限", description="empty where the plan gives none")
    result: Text = Field(title="完成情况")


class StationsRow(FactsRow):
    """驿站建设。The stations of a district."""

    place: Name = Field(title="县区")
    quota: Positive = Field(title="任务数")
    opened: Count = Field(title="投入运营数")
    in_time: Count = Field(title="按期投入运营数")
    area: Decimal = Field(ge=0, max_digits=9, decimal_places=2, title="服务面积合计（平方米）")
    last_opened: date | None = Field(default=None, title="最后投入运营日期")

    @model_validator(mode="after")
    def _no_more_than_there_are(self) -> StationsRow:
        if not self.in_time <= self.opened <= self.quota:
            raise ValueError(f"{self.place}按期数（in_time）、投入运营数（opened）、任务数（quota）前后不符")
        return self


class GradeRow(FactsRow):
    """考核等次。How many stations have a grade."""

    name: Name = Field(title="等次")
    stations: Count = Field(title="驿站数")


class CycleRow(FactsRow):
    """考核周期。One cycle's results."""

    name: Name = Field(title="考核周期")
    final_on: date = Field(title="结果确定日期")
    stations: Positive = Field(title="参评驿站数")
    mean: Score = Field(title="平均得分")
    grades: tuple[GradeRow, ...] = Field(title="考核等次", min_length=1, max_length=10)
    stars: tuple[Stars, ...] = Field(title="各驿站星级", max_length=1000, description="one figure for each station")

    @model_validator(mode="after")
    def _every_station_counts_once(self) -> CycleRow:
        if not len(self.stars) == self.stations == sum(row.stations for row in self.grades):
            raise ValueError(f"{self.name}的星级（stars）、等次（grades）与参评驿站数（stations）不符")
        return self

    def with_stars(self, stars: int) -> int:
        return sum(one == stars for one in self.stars)


class TroubleRow(FactsRow):
    """问题及处理。Something that went wrong and what was done."""

    on: date = Field(title="日期")
    matter: Name = Field(title="事项")
    what: Text = Field(title="问题")
    outcome: Text = Field(title="处理情况")


class AnnualSummaryFacts(Facts):
    """年度总结。`annual_summary`: results against the plan, purchases, stations, staff, stars, problems, what comes next."""

    programme_title: Name = Field(title="方案名称")
    area: Name = Field(title="地区", description="e.g. 惠州市")
    year: int = Field(ge=2000, le=2100, strict=True, title="年度")
    since: date = Field(title="启动日期", description="figures count from then")
    until: date = Field(title="截止日期")
    fund: Fen | None = Field(default=None, title="方案安排资金")
    fund_source: OptionalText = Field(default="", title="资金来源")
    other_funds: Fen = Field(default=0, title="其他来源资金", description="beside the plan's: what districts add")
    other_source: OptionalText = Field(default="", title="其他资金来源")
    duties: tuple[DutyRow, ...] = Field(title="方案任务", min_length=1, max_length=60)
    stations: tuple[StationsRow, ...] = Field(title="驿站建设", min_length=1, max_length=60)
    opening_due: date | None = Field(default=None, title="投入运营时限")
    contracts: tuple[ContractSumRow, ...] = Field(default=(), title="采购合同", max_length=100)
    paid: Fen = Field(default=0, title="已支付合同款")
    heads: Count = Field(title="站长人数")
    staff: Count = Field(title="专职工作人员人数")
    graduates: Count = Field(title="高校毕业生人数")
    trained: Count = Field(title="岗前培训合格人数")
    supervisors: Count = Field(title="日常监管人员人数")
    cycles: tuple[CycleRow, ...] = Field(default=(), title="考核周期", max_length=20)
    places: tuple[PlaceRow, ...] = Field(title="各地进度", min_length=1, max_length=60)
    counts: CountsRow = Field(title="全部时限统计")
    alerts: Count = Field(title="提醒条数")
    escalated: Count = Field(title="上报条数")
    acknowledged: Count = Field(title="签收条数")
    supervision: tuple[SupervisionRow, ...] = Field(default=(), title="督办事项", max_length=300)
    troubles: tuple[TroubleRow, ...] = Field(default=(), title="问题及处理", max_length=200)
    experience: tuple[Text, ...] = Field(default=(), title="主要做法和成效", max_length=20)
    shortcomings: tuple[Text, ...] = Field(default=(), title="存在不足", max_length=20)
    next_year: tuple[Text, ...] = Field(title="下一年度工作安排", min_length=1, max_length=30)
    remark: OptionalText = Field(default="", title="其他情况")

    @model_validator(mode="after")
    def _the_year_has_its_figures(self) -> AnnualSummaryFacts:
        if self.until.year != self.year or self.since > self.until:
            raise ValueError("截止日期（until）应在本年度（year）之内，且不早于启动日期（since）")
        if self.graduates > self.staff:
            raise ValueError("高校毕业生人数（graduates）不得多于专职工作人员人数（staff）")
        if bool(self.other_funds) != bool(self.other_source):
            raise ValueError("其他来源资金（other_funds）和其他资金来源（other_source）应当一并填写")
        return self


def _duties(f: AnnualSummaryFacts) -> list[AnyBlock]:
    columns = (("条款", 13.5, "center"), ("任务", 27, "left"), ("完成时限", 21.5, "center"), ("完成情况", 38, "left"))
    return [
        p(f"《{f.programme_title}》确定的各项任务，截至{cn_date(f.until)}完成情况如下："),
        table(
            columns,
            ((d.clause, d.title, cn_date(d.due) if d.due else "方案未定", d.result) for d in f.duties),
            caption="方案任务完成情况",
        ),
        p(
            f"全市{progress.counts_text(f.counts)}。发出提醒{f.alerts}条，其中逐级上报{f.escalated}条，已签收{f.acknowledged}条。"
        ),
        progress.counts_chart(f.places, f"各{f.level}时限办理情况"),
        progress.counts_table(f.places, f.level),
    ]


_STATIONS_COLUMNS = (
    ("任务数", 11, "right"),
    ("投入运营", 13, "right"),
    ("按期", 10, "right"),
    ("面积（㎡）", 17, "right"),
    ("最后投入运营", 25, "center"),
)


def _stations(f: AnnualSummaryFacts) -> list[AnyBlock]:
    rows = f.stations
    quota, opened = sum(r.quota for r in rows), sum(r.opened for r in rows)
    in_time, area = sum(r.in_time for r in rows), sum(r.area for r in rows)
    due = f"，其中{cn_date(f.opening_due)}前投入运营{in_time}个" if f.opening_due else ""
    lines = [
        (
            r.place,
            str(r.quota),
            str(r.opened),
            str(r.in_time),
            decimal_text(r.area),
            progress.day_or_dash(r.last_opened),
        )
        for r in rows
    ]
    columns = ((f.level, 24, "left"), *_STATIONS_COLUMNS)
    chart = Chart(
        kind="stacked",
        title=f"各{f.level}驿站投入运营情况",
        unit="个",
        categories=tuple(r.place for r in rows),
        series=(
            Series(name="按期投入运营", values=tuple(Decimal(r.in_time) for r in rows)),
            Series(name="逾期投入运营", values=tuple(Decimal(r.opened - r.in_time) for r in rows)),
            Series(name="尚未投入运营", values=tuple(Decimal(r.quota - r.opened) for r in rows)),
        ),
    )
    return [
        p(f"方案安排建设驿站{quota}个，已投入运营{opened}个{due}，服务面积合计{decimal_text(area)}平方米。"),
        chart,
        table(columns, lines, total=("合计", str(quota), str(opened), str(in_time), decimal_text(area), "")),
    ]


_PURCHASES_COLUMNS = (
    ("采购项目", 25.5, "left"),
    ("轮次", 8.5, "center"),
    ("供应商数", 13, "center"),
    ("中标（成交）供应商", 31, "left"),
    ("合同签订", 22, "center"),
)


def _purchases(f: AnnualSummaryFacts) -> list[AnyBlock]:
    rows = f.contracts
    if not rows:
        return [p("截至报告期末，尚无发布采购公告的项目。")]
    signed = [row for row in rows if row.signed]
    amount, base = sum(r.amount for r in rows), sum(r.signed_budget for r in rows)
    saved, more = sum(r.saved for r in rows), sum(r.supplements for r in rows)
    again = [row for row in rows if row.rounds > 1]
    text = (
        (f"方案从{f.fund_source}中安排{wan(f.fund)}推进驿站建设。" if f.fund else "")
        + (f"另从{f.other_source}安排{wan(f.other_funds)}。" if f.other_funds else "")
        + f"发布采购公告的项目{len(rows)}个、采购包"
        f"{sum(r.lots for r in rows)}个，预算合计{wan(sum(r.budget for r in rows))}；签订合同{sum(r.signed for r in rows)}份，"
        f"合同金额合计{wan(amount)}，比相应预算节约{wan(saved)}，节约率{progress.share(saved, base)}。"
    )
    text += f"其中{'、'.join(r.place for r in again)}经两轮以上采购后成交。" if again else ""
    text += f"签订补充协议，金额合计{wan(more)}。" if more else ""
    text += f"已登记支付合同款{wan(f.paid)}。" if f.paid else "合同款支付情况以国库集中支付系统为准。"
    lines = [
        (
            row.project,
            str(row.rounds),
            str(row.bidders),
            "\n".join(row.suppliers),
            progress.day_or_dash(row.last_signed),
        )
        for row in signed
    ]
    return [
        p(text),
        progress.contract_chart(rows),
        progress.contract_table(rows, f.level, empty="（无）"),
        Note(items=("注：“合同”栏为已签合同数和采购包数；节约金额按已签合同的采购包预算计算，不含补充协议。",)),
        table(_PURCHASES_COLUMNS, lines, caption="采购结果", empty="尚未签订合同"),
    ]


def _staff(f: AnnualSummaryFacts) -> list[AnyBlock]:
    if not (f.heads or f.staff):
        return [p("尚未登记驿站工作人员。")]
    return [
        p(
            f"到岗站长{f.heads}名，配备专职工作人员{f.staff}名，其中高校毕业生{f.graduates}名，"
            f"占{progress.share(f.graduates, f.staff)}；岗前培训合格{f.trained}人次（含站长）。"
            f"各{f.level}为驿站明确日常监管人员{f.supervisors}人次。"
        )
    ]


def _assessment(f: AnnualSummaryFacts) -> list[AnyBlock]:
    if not f.cycles:
        return [p("截至报告期末，尚无确定结果的考核周期。")]
    columns = (
        ("考核周期", 24, "left"),
        ("参评", 10, "right"),
        ("平均得分", 14, "right"),
        *((f"{n}星", 8.5, "right") for n in (5, 4, 3, 2, 1)),
        ("未评星", 9.5, "right"),
    )
    lines = [
        (c.name, str(c.stations), f"{c.mean:.2f}", *(str(c.with_stars(n)) for n in (5, 4, 3, 2, 1, 0)))
        for c in f.cycles
    ]
    said = [
        f"{c.name}考核于{cn_date(c.final_on)}确定结果，参评驿站{c.stations}个，平均得分{c.mean:.2f}分，其中"
        + "、".join(f"{grade.name}{grade.stations}个" for grade in c.grades)
        + "。"
        for c in f.cycles
    ]
    chart = Chart(
        kind="bars",
        title="星级分布",
        unit="个",
        categories=("五星", "四星", "三星", "二星", "一星", "未评星"),
        series=tuple(
            Series(name=c.name, values=tuple(Decimal(c.with_stars(n)) for n in (5, 4, 3, 2, 1, 0)))
            for c in f.cycles[-8:]
        ),
    )
    return [*(p(text) for text in said), chart, table(columns, lines)]


def _troubles(rows: Sequence[TroubleRow]) -> Table:
    columns = (("日期", 22, "center"), ("事项", 18, "left"), ("问题", 32, "left"), ("处理情况", 28, "left"))
    return table(
        columns,
        ((cn_date(r.on), r.matter, r.what, r.outcome) for r in rows),
        caption="问题及处理情况",
        empty="没有登记的问题",
    )


def _problems(f: AnnualSummaryFacts) -> list[AnyBlock]:
    still = [row for row in f.supervision if row.closed is None]
    return [
        h2(1, "出现的问题和处理"),
        _troubles(f.troubles),
        h2(2, "督办情况"),
        p(
            f"督办立项{len(f.supervision)}件，已销号{len(f.supervision) - len(still)}件，尚未销号{len(still)}件。"
            if f.supervision
            else "没有督办立项。"
        ),
        *([progress.supervision_table(f.supervision, empty="（无）")] if f.supervision else []),
        *([h2(3, "存在不足"), *numbered(f.shortcomings)] if f.shortcomings else []),
    ]


def compose_annual_summary(f: AnnualSummaryFacts) -> Document:
    """年度总结: the plan's duties one by one, then figures, problems and what comes next."""
    sections: list[tuple[str, list[AnyBlock]]] = [
        ("方案任务完成情况", _duties(f)),
        ("驿站建设运营", _stations(f)),
        ("采购和合同", _purchases(f)),
        ("队伍建设", _staff(f)),
        ("考核和星级评价", _assessment(f)),
    ]
    if f.experience:
        sections.append(("主要做法和成效", numbered(f.experience)))
    sections += [("存在问题和处理情况", _problems(f)), (f"{f.year + 1}年工作安排", numbered(f.next_year))]
    if f.remark:
        sections.append(("其他情况", [p(f.remark)]))
    blocks = [block for n, (name, body) in enumerate(sections, 1) for block in (h1(n, name), *body)]
    about = undertaking(f.programme_title)
    intro = p(
        f"{f.year}年，按照《{f.programme_title}》部署，{f.area}推进就业驿站建设、运营和考核。现将工作情况总结如下"
        f"（除注明外，数据自{cn_date(f.since)}启动起累计至{cn_date(f.until)}）。"
    )
    lines = title_lines(about, f"{f.year}年度工作总结")
    return document(f, "report", lines, (intro, *blocks, signature(f)), running_head=f"{about}{f.year}年度工作总结")


KINDS = (
    document_kind_of(
        "annual_summary",
        "年度总结",
        AnnualSummaryFacts,
        compose_annual_summary,
        group="督办",
        layout="report",
        file_name="{title}-{year}",
        issue="signed",
        others=(progress,),
    ),
)
