"""采购需求 and 经费测算: lots, their stations and their money, by what the purchase buys."""

from __future__ import annotations

from datetime import date

from actions.purchase.forms import DocumentDrafted
from actions.purchase.preparation import FundsAllotted
from models.tender import LotStation
from record.bodies import planned_due
from record.errors import Disallowed
from record.forms.costs import LotCost, lines_of
from record.forms.purchase import Estimate, Requirement
from record.handlers import Topic, Work
from record.lots import lots, plan_share, station_codes, stations_of
from record.places import plan
from rules.calendar import years_after
from rules.cost import check_lines
from rules.money import in_yuan
from rules.procedure import Each
from rules.procedures import METHODS
from rules.purchase.contract import check_condition
from rules.purchase.profile import Coverage
from rules.purchase.tender import check_budget

topic = Topic()

P = tuple(METHODS)


topic.form(P, "requirement")(Requirement)

topic.form(P, "estimate")(Estimate)


@topic.check(P, "requirement")
def check_requirement(work: Work) -> None:
    """Lots in order, every station in exactly one of them, the service's time lawful."""
    details = work.said(Requirement)
    numbers = [lot.number for lot in details.lots]
    if numbers != list(range(1, len(numbers) + 1)):
        raise Disallowed(f"采购包编号应为1至{len(numbers)}依次排列，现为{numbers}", remedy="请核对采购包编号")
    check_service_time(work, details.service_from, details.service_until)
    profile = work.dossier.profile
    if details.kind not in (None, profile.subject):
        work.warnings.append(
            f"采购对象“{details.kind}”与本事项的采购类别“{profile.title}”（{profile.subject}）不同，请核对"
        )
    if profile.key == "platform" and details.platform is None:
        work.warnings.append("没有填写信息平台的技术和服务要求（platform），采购文件和合同的要求不完整")
    if profile.key != "platform" and details.platform is not None:
        raise Disallowed(f"本项目采购的是{profile.title}，不填写信息平台的要求", remedy="请去掉 platform")
    _check_trial(work, details)
    _check_stations(work, details)


def _check_trial(work: Work, details: Requirement) -> None:
    """The platform is tried within the contract's time: the contract could not say otherwise.

    Raises:
        Disallowed: with both dates.
    """
    if details.platform is None:
        return
    due = details.platform.trial_by or planned_due(plan(work), "platform")
    if due and not details.service_from <= due <= details.service_until:
        raise Disallowed(
            f"试运行应当于{due}前完成，不在合同期限{details.service_from}至{details.service_until}之内",
            basis="方案{platform}",
            remedy="请核对服务开始日期、结束日期；不按方案的时限试运行的，请填写试运行完成时限（platform.trial_by）",
        )


COVERED = {
    Coverage.EVERY: "本地每个驿站应当列入且只列入一个采购包",
    Coverage.SOME: "只填写本地的驿站，每个驿站最多列入一个采购包",
}


def _check_stations(work: Work, details: Requirement) -> None:
    codes = [code for lot in details.lots for code in lot.stations]
    coverage = work.dossier.profile.coverage
    if coverage is Coverage.NONE:
        if codes:
            raise Disallowed(f"{work.dossier.profile.title}的采购包不含驿站", remedy="请删去驿站编号")
        return
    empty = [f"采购包{lot.number}" for lot in details.lots if not lot.stations]
    mine = work.dossier.situation.subjects.get(Each.STATION) or station_codes(work.session, work.case)
    faults = [
        (what, found)
        for what, found in (
            ("未列入任何采购包", sorted(set(mine) - set(codes)) if coverage is Coverage.EVERY else []),
            ("不属于本地", sorted(set(codes) - set(mine))),
            ("重复列入", sorted({code for code in codes if codes.count(code) > 1})),
            ("没有驿站的采购包", empty if coverage is Coverage.EVERY else []),
        )
        if found
    ]
    if faults:
        raise Disallowed(
            "；".join(f"{what}：{'、'.join(found)}" for what, found in faults),
            basis=work.dossier.rule("COI-06").cited,
            remedy=COVERED[coverage],
        )


def check_service_time(work: Work, start: date, end: date) -> None:
    """A service lasts a year as a rule, three at most (102号 24).

    Raises:
        Disallowed: for a longer one, or one that ends before it begins.
    """
    rule = work.dossier.rule("CON-07")
    if end <= start:
        raise Disallowed(f"服务结束日期{end}不晚于开始日期{start}", remedy="请核对服务期限")
    if end >= years_after(start, rule.number()):
        raise Disallowed(f"服务期限{start}至{end}超过{rule.n}年", basis=rule.cited, remedy=f"请缩短至{rule.n}年以内")
    if end >= years_after(start, 1):
        work.warnings.append(f"服务期限{start}至{end}超过1年：须预算有保障、内容固定、价格变化小（{rule.cited}）")


@topic.check(P, "document_drafted")
def check_terms(work: Work) -> None:
    """The instalments make a whole; the service's time of this round is lawful and given with both its days.

    Raises:
        Disallowed: with what to do.
    """
    details = work.said(DocumentDrafted)
    total = sum(part.percent for part in details.instalments)
    if details.instalments and total != 100:
        raise Disallowed(f"付款安排比例合计{total}%，不是100%", basis="22号 23", remedy="请核对各期比例")
    for part in details.instalments:
        check_condition(part.title, part.condition, deducts=work.dossier.profile.unified)
    if (details.service_from is None) != (details.service_until is None):
        raise Disallowed(
            "本轮服务期只填写了一个日期", remedy="开始日期和结束日期应当一并填写，与采购需求相同的可以都不填"
        )
    if details.service_from and details.service_until:
        check_service_time(work, details.service_from, details.service_until)


@topic.effect(P, "requirement")
def enter_lots(work: Work) -> None:
    """The stations of each lot, for this purchase alone. A correction takes the rows away with the fact."""
    details = work.said(Requirement)
    for lot in details.lots:
        for station in stations_of(work.session, work.case, lot.stations):
            assert station.id
            work.session.add(
                LotStation(
                    case_id=work.case_id,
                    fact_id=work.fact_id,
                    round=work.case.round,
                    lot=lot.number,
                    station_id=station.id,
                )
            )


@topic.check(P, "estimate")
def check_estimate(work: Work) -> None:
    """Money for every lot and no more than was allotted; no ceiling above its budget; the plan's share is only a
    measure (测算)."""
    details = work.said(Estimate)
    known = lots(work.dossier)
    numbers = [line.number for line in details.lots]
    if sorted(numbers) != sorted(known):
        raise Disallowed(
            f"测算的采购包{numbers}与采购需求的采购包{sorted(known)}不一致", remedy="请逐包填写预算和最高限价"
        )
    for line in details.lots:
        if line.ceiling > line.budget:
            raise Disallowed(
                f"采购包{line.number}最高限价{in_yuan(line.ceiling)}元超过预算{in_yuan(line.budget)}元",
                basis=work.dossier.rule("PLN-10").cited,
                remedy="请核对最高限价和预算",
            )
    _check_items(work, details)
    total = sum(line.budget for line in details.lots)
    check_budget(
        {line.number: line.budget for line in details.lots},
        work.dossier.said(FundsAllotted).amount,
        work.dossier.law,
        work.case.opened_on,
    )
    share = plan_share(work.dossier) if work.dossier.profile.quota_share else None
    if share is not None and total > share:
        work.warnings.append(
            f"本地预算合计{in_yuan(total)}元，超过方案资金按名额测算的份额{in_yuan(share)}元（方案{{budget}}，测算数），请核实资金来源"
        )


def _check_items(work: Work, details: Estimate) -> None:
    """A lot's money is what its parts come to, each part what its figures make.

    Raises:
        LineDiffers: LineUnclear: Disallowed: naming the lot whose budget is above or below its parts.
    """
    known = {line.number: line.budget for line in details.lots}
    if not details.items:
        if not work.dossier.profile.unified:
            work.warnings.append("没有逐项测算（items），预算不能复核")
        return
    only = next(iter(known)) if len(known) == 1 else None
    by_lot: dict[int, list[LotCost]] = {}
    for item in details.items:
        lot = item.lot or only
        if lot not in known:
            raise Disallowed(f"“{item.name}”没有写明采购包", remedy=f"请填写 lot：{sorted(known)}")
        by_lot.setdefault(lot, []).append(item)
    for lot, items in by_lot.items():
        if named := "、".join(item.name for item in items if item.kind is None):
            raise Disallowed(f"{named}没有写明费用类别", remedy="请逐项填写费用类别（kind）")
        check_lines(lines_of(items))
        measured = sum(item.amount for item in items)
        if known[lot] > measured:
            raise Disallowed(
                f"采购包{lot}预算{in_yuan(known[lot])}元，超过分项测算合计{in_yuan(measured)}元",
                basis=work.dossier.rule("PLN-10").cited,
                remedy="请核对分项测算，或调减预算",
            )
