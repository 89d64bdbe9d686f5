"""开标和评审的记录: 开标记录 (87号 39 至 42) and 评标报告复核表 (87号 64)."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from documents.amounts import capitals, figures
from documents.catalogue.base import ClockTime, FactsRow, Fen, Name, OptionalText, Positive, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parties import ProcurementFacts
from documents.catalogue.parts import document, h1, p, table, title_lines
from documents.citations import in_full
from documents.content import AnyBlock, Document, FormBlock, FormLine, Note
from documents.dates import cn_date


class OpenedBidRow(FactsRow):
    """开标一览表。One bid as it was read out."""

    lot_number: Name = Field(title="包号")
    supplier_name: Name = Field(title="供应商名称")
    price: Fen = Field(title="报价")
    remark: OptionalText = Field(default="", title="备注")


class OpeningRecordFacts(ProcurementFacts):
    """开标记录。`opening_record`: signed by those who were there and kept with the documents (87号 42)."""

    method: Name = Field(title="采购方式")
    opening: Name = Field(default="开标", title="环节名称", description="开标, or 响应文件开启")
    bidder: Name = Field(default="投标人", title="供应商称谓")
    opened_on: date = Field(title="开标日期")
    opened_at: ClockTime = Field(default="09:30", title="开标时间")
    place: Text = Field(title="开标地点")
    host: OptionalText = Field(default="", title="主持人")
    staff: tuple[Name, ...] = Field(default=(), title="现场工作人员", max_length=20)
    supervisor: OptionalText = Field(default="", title="监督人员")
    lots: tuple[tuple[Name, Fen], ...] = Field(
        title="采购包和最高限价", min_length=1, max_length=100, description="label and ceiling of each lot"
    )
    bids: tuple[OpenedBidRow, ...] = Field(title="开标一览表", max_length=2000)
    objections: OptionalText = Field(default="", title="现场异议及处理")

    @model_validator(mode="after")
    def _bids_are_for_lots(self) -> OpeningRecordFacts:
        known = {label for label, _ceiling in self.lots}
        if strange := sorted({bid.lot_number for bid in self.bids} - known):
            raise ValueError(f"开标一览表（bids）中的{'、'.join(strange)}不是本项目的采购包（lots）")
        return self


def _opening_head(f: OpeningRecordFacts) -> FormBlock:
    hour, minute = f.opened_at.split(":")
    agency = f.agency_name or "采购人自行组织，未委托"
    return FormBlock(
        lines=(
            FormLine(cells=(("项目名称", f.project_name),)),
            FormLine(cells=(("项目编号", f.project_number), ("采购方式", f.method))),
            FormLine(cells=(("采购人", f.purchaser_name), ("采购代理机构", agency))),
            FormLine(
                cells=((f"{f.opening}时间", f"{cn_date(f.opened_on)}{hour}时{minute}分"), (f"{f.opening}地点", f.place))
            ),
            FormLine(cells=(("主持人", f.host), ("现场工作人员", "、".join(f.staff)), ("监督人员", f.supervisor))),
        )
    )


def _opened(f: OpeningRecordFacts) -> list[AnyBlock]:
    columns = (
        ("序号", 7, "center"),
        (f"{f.bidder}名称", 23, "left"),
        ("报价（元）", 15, "right"),
        ("大写", 19, "left"),
        ("密封或解密情况", 11.5, "center"),
        ("备注", 8.5, "left"),
        (f"{f.bidder}代表签名", 16, "center"),
    )
    found: list[AnyBlock] = []
    for label, ceiling in f.lots:
        bids = [bid for bid in f.bids if bid.lot_number == label]
        rows = [
            (
                str(n),
                bid.supplier_name,
                figures(bid.price),
                capitals(bid.price).removeprefix("人民币"),
                "",
                bid.remark,
                "",
            )
            for n, bid in enumerate(bids, start=1)
        ]
        found.append(
            table(columns, rows, caption=f"{label}开标一览表（最高限价{figures(ceiling)}元，{f.bidder}{len(bids)}家）")
        )
    return found


def _opening_notes(f: OpeningRecordFacts) -> Note:
    """What 87号 39 至 42 say of a tender's opening; other methods are opened alike, without these articles."""
    tender = f.opening == "开标"
    led = "（《政府采购货物和服务招标投标管理办法》第三十九条、第四十条）" if tender else ""
    kept = "（同办法第四十二条）" if tender else ""
    absent = f"未参加{f.opening}的，视同认可{f.opening}结果。" if tender else ""
    return Note(
        items=(
            f"1．{f.opening}由采购人或者采购代理机构主持，过程全程录音录像，评审委员会成员不参加{led}。",
            f"2．本记录由参加{f.opening}的各{f.bidder}代表和相关工作人员签字确认后，随采购文件一并存档{kept}。",
            f"3．{f.bidder}对过程和记录有疑义，或者认为相关人员有需要回避情形的，应当当场提出。{absent}",
        )
    )


def compose_opening_record(f: OpeningRecordFacts) -> Document:
    """开标记录: head, bids by lot, what was said against them, the signatures."""
    blocks: tuple[AnyBlock, ...] = (
        _opening_head(f),
        *_opened(f),
        FormBlock(
            lines=(
                FormLine(cells=(("现场异议、回避申请及处理", f.objections or "无"),), height=18),
                FormLine(cells=(("主持人签名", ""), ("记录人签名", "")), height=12),
                FormLine(cells=(("采购人代表签名", ""), ("监督人员签名", "")), height=12),
            )
        ),
        _opening_notes(f),
    )
    return document(f, "form", title_lines(f.project_name, f"{f.opening}记录"), blocks)


class CheckLineRow(FactsRow):
    """复核项目。One figure as the platform has it and as the purchasing document makes it."""

    supplier_name: Name = Field(title="供应商名称")
    item: Name = Field(title="项目")
    recorded: Name = Field(title="平台结果")
    computed: Name = Field(title="复核结果")
    agrees: bool = Field(title="是否一致")


class LotCheckRow(FactsRow):
    """采购包复核。What came of one lot."""

    number: Name = Field(title="包号")
    name: Name = Field(title="采购包名称")
    scheme: OptionalText = Field(default="", title="评审办法", description="empty: the record has none")
    lines: tuple[CheckLineRow, ...] = Field(default=(), title="复核项目", max_length=2000)
    warning: OptionalText = Field(default="", title="提示")
    winner: OptionalText = Field(default="", title="中标（成交）供应商")


class RejectionRow(FactsRow):
    """无效投标。A bid that was not evaluated, and why."""

    lot_number: Name = Field(title="包号")
    supplier_name: Name = Field(title="供应商名称")
    reason: Text = Field(title="原因和依据")


class MemberRow(FactsRow):
    """评审委员会成员。"""

    name: Name = Field(title="姓名")
    seat: OptionalText = Field(default="", title="身份")
    unit: OptionalText = Field(default="", title="工作单位")
    declared: OptionalText = Field(default="", title="申报的利害关系")


class LowPriceRow(FactsRow):
    """异常低价审查。A price that had to be explained."""

    lot_number: Name = Field(title="包号")
    supplier_name: Name = Field(title="供应商名称")
    price: Fen = Field(title="报价")
    why: OptionalText = Field(default="", title="审查原因")
    explanation: OptionalText = Field(default="", title="书面说明")
    accepted: bool | None = Field(default=None, title="是否认可", description="null: not decided")


class ConfirmedRow(FactsRow):
    """核对事项。A rule that was confirmed, with what shows it."""

    text: Text = Field(title="核对内容")
    basis: Name = Field(title="依据")
    conclusion: Name = Field(title="结论")
    evidence: OptionalText = Field(default="", title="依据材料或者不适用的理由")


class EvaluationCheckFacts(ProcurementFacts):
    """评标报告复核表。`evaluation_check`: the report held against the purchasing document before a winner is chosen."""

    method: Name = Field(title="采购方式")
    report: Name = Field(default="评标报告", title="报告名称", description="评标报告 or 评审报告")
    opened_on: date = Field(title="开标日期")
    reported_on: date = Field(title="报告送达日期")
    members: tuple[MemberRow, ...] = Field(title="评审委员会成员", min_length=1, max_length=30)
    committee: Text = Field(title="评审委员会组成复核")
    lots: tuple[LotCheckRow, ...] = Field(title="采购包复核", min_length=1, max_length=100)
    rejected: tuple[RejectionRow, ...] = Field(default=(), title="无效投标", max_length=2000)
    low_prices: tuple[LowPriceRow, ...] = Field(default=(), title="异常低价审查", max_length=2000)
    checks: tuple[ConfirmedRow, ...] = Field(default=(), title="核对事项", max_length=50)
    difference_noted: OptionalText = Field(default="", title="得分差异说明")
    confirm_working_days: Positive = Field(default=5, title="确定中标人期限", description="working days, 87号 68")

    @property
    def differences(self) -> int:
        """How many figures do not agree."""
        return sum(not line.agrees for lot in self.lots for line in lot.lines)


_PEOPLE_COLUMNS = (
    ("序号", 8, "center"),
    ("姓名", 20, "center"),
    ("身份", 16, "center"),
    ("工作单位", 28, "left"),
    ("申报的利害关系", 28, "left"),
)


def _people(f: EvaluationCheckFacts) -> list[AnyBlock]:
    rows = [
        (str(n), m.name, m.seat or "—", m.unit or "—", m.declared or "无") for n, m in enumerate(f.members, start=1)
    ]
    return [h1(1, "评审委员会组成"), table(_PEOPLE_COLUMNS, rows), p(f.committee)]


ACROSS = 4
"""Bidders beside each other in one table; more of them go on in another."""


def _matrices(lot: LotCheckRow) -> list[AnyBlock]:
    """评审因素 down, bidders across: one figure where platform and check agree, both where they do not."""
    firms = list(dict.fromkeys(line.supplier_name for line in lot.lines))
    items = list(dict.fromkeys(line.item for line in lot.lines))
    found = {(line.item, line.supplier_name): line for line in lot.lines}
    tables: list[AnyBlock] = []
    for start in range(0, len(firms), ACROSS):
        part = firms[start : start + ACROSS]
        columns = (("项目", 20, "left"), *((name, 80 / len(part), "right") for name in part))
        rows = ((item, *(_figure(found.get((item, name))) for name in part)) for item in items)
        tables.append(table(columns, rows))
    return tables or [p("没有评分明细，未逐项复核。")]


def _figure(line: CheckLineRow | None) -> str:
    if line is None:
        return "—"
    return f"{line.computed} √" if line.agrees else f"平台{line.recorded}\n复核{line.computed} ×"


def _lot_check(lot: LotCheckRow) -> list[AnyBlock]:
    notes = [p(lot.warning)] if lot.warning else []
    won = [p(f"推荐排序第一的供应商：{lot.winner}。")] if lot.winner else []
    return [
        p(
            f"{lot.number}（{lot.name}），评审办法：{lot.scheme or '采购文件没有登记'}。√表示平台结果与复核结果一致，×表示不一致。"
        ),
        *_matrices(lot),
        *notes,
        *won,
    ]


_REFUSED_LOW_COLUMNS = (
    ("包号", 11, "center"),
    ("供应商名称", 24, "left"),
    ("报价（元）", 16, "right"),
    ("审查原因", 20, "left"),
    ("书面说明", 18, "left"),
    ("认定", 11, "center"),
)


def _refused(f: EvaluationCheckFacts) -> list[AnyBlock]:
    rejected = (("包号", 12, "center"), ("供应商名称", 34, "left"), ("无效原因和依据", 54, "left"))
    said = {True: "认可", False: "不认可", None: "未认定"}
    return [
        h1(3, "无效投标（响应）和异常低价"),
        table(rejected, ((r.lot_number, r.supplier_name, r.reason) for r in f.rejected), caption="无效投标（响应）"),
        table(
            _REFUSED_LOW_COLUMNS,
            (
                (
                    r.lot_number,
                    r.supplier_name,
                    figures(r.price),
                    r.why or "报价明显低于其他供应商",
                    r.explanation or "—",
                    said[r.accepted],
                )
                for r in f.low_prices
            ),
            caption="异常低价审查",
            empty="没有需要审查的异常低价",
        ),
    ]


_CONFIRMED_COLUMNS = (
    ("序号", 7, "center"),
    ("核对内容", 37, "left"),
    ("依据", 28, "left"),
    ("结论", 9, "center"),
    ("依据材料", 19, "left"),
)


def _confirmed(f: EvaluationCheckFacts) -> list[AnyBlock]:
    rows = (
        (str(n), c.text, in_full(c.basis), c.conclusion, c.evidence or "—") for n, c in enumerate(f.checks, start=1)
    )
    return [h1(4, "程序核对"), table(_CONFIRMED_COLUMNS, rows, empty="没有登记核对清单")]


_UNCHANGED = (
    "1．评标结果汇总完成后，除分值汇总计算错误、分项评分超出评分标准范围、评标委员会成员对客观评审因素评分不一致、经评标委员会认定评分畸高"
    "或者畸低的情形外，任何人不得修改评标结果（《政府采购货物和服务招标投标管理办法》第六十四条）。"
)
_UNCHANGED_ELSEWHERE = (
    "1．除法定情形外，不得以任何理由组织重新评审或者修改评审结果（《中华人民共和国政府采购法实施条例》第四十四条）。"
)


def _conclusion(f: EvaluationCheckFacts) -> str:
    lines = sum(len(lot.lines) for lot in f.lots)
    if not lines:
        return f"本次没有评分明细可供逐项复核，{f.report}的得分和排序未复核。"
    if not f.differences:
        return f"共复核{lines}项，平台结果与按采购文件复核的结果全部一致。"
    noted = f"差异说明：{f.difference_noted}" if f.difference_noted else "差异未登记说明，应当先核对平台数据。"
    return f"共复核{lines}项，有{f.differences}项不一致。{noted}"


def compose_evaluation_check(f: EvaluationCheckFacts) -> Document:
    """评标报告复核表: committee, scores and ranks by lot, invalid bids, procedure, conclusion, signatures."""
    blocks: tuple[AnyBlock, ...] = (
        FormBlock(
            lines=(
                FormLine(cells=(("项目名称", f.project_name),)),
                FormLine(cells=(("项目编号", f.project_number), ("采购方式", f.method))),
                FormLine(
                    cells=(("开标（评审）日期", cn_date(f.opened_on)), (f"{f.report}送达日期", cn_date(f.reported_on)))
                ),
            )
        ),
        *_people(f),
        h1(2, "得分和排序"),
        *(block for lot in f.lots for block in _lot_check(lot)),
        *_refused(f),
        *_confirmed(f),
        h1(5, "复核结论"),
        p(_conclusion(f)),
        FormBlock(
            lines=(
                FormLine(cells=(("复核意见", ""),), height=22),
                FormLine(cells=(("复核人签名", ""), ("日期", "")), height=14),
                FormLine(cells=(("负责人签名", ""), ("日期", "")), height=14),
            )
        ),
        Note(
            items=(
                _UNCHANGED if f.report == "评标报告" else _UNCHANGED_ELSEWHERE,
                f"2．采购人自收到{f.report}之日起{f.confirm_working_days}个工作日内按推荐的候选人顺序确定中标（成交）供应商。",
                "3．中标（成交）结果公告以前，评审情况和评审委员会成员名单应当保密。",
            )
        ),
    )
    return document(f, "form", title_lines(f.project_name, f"{f.report}复核表"), blocks)


KINDS = (
    document_kind_of(
        "opening_record",
        "开标记录",
        OpeningRecordFacts,
        compose_opening_record,
        group="采购",
        layout="form",
        file_name="{title}-{project_number}-{opened_on}",
        issue="plain",
    ),
    document_kind_of(
        "evaluation_check",
        "评标报告复核表",
        EvaluationCheckFacts,
        compose_evaluation_check,
        group="采购",
        layout="form",
        file_name="{title}-{project_number}",
        issue="plain",
    ),
)
