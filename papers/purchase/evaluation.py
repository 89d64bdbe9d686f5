"""评标报告复核表: the report as recorded, beside what the purchasing document makes of the same figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from sqlmodel import Session

from actions.purchase.bids import EvaluationReport
from actions.purchase.evaluation import ScoreLine, low_prices, recomputed
from actions.purchase.evaluation_scheme import scheme_of
from documents.amounts import figures
from documents.catalogue.purchase.bid_records import (
    CheckLineRow,
    ConfirmedRow,
    EvaluationCheckFacts,
    LotCheckRow,
    LowPriceRow,
    MemberRow,
    RejectionRow,
)
from papers.base import Fillings, Given
from papers.purchase.bidding import PURCHASES, needed
from papers.purchase.procurement import TENDERS, head, project
from record.lots import Lot, bids_of, lots, project_title
from record.register.sheet import Sheet
from record.said import said
from record.situation import Dossier
from rules.purchase.committee import Seat
from rules.purchase.evaluation import Result
from rules.purchase.evaluation_scheme import EvaluationMethod, EvaluationScheme, plain

fillings = Fillings()

SEATS = {Seat.EXPERT: "评审专家", Seat.PURCHASER: "采购人代表"}
CONCLUSIONS = {"yes": "符合", "no": "不符合", "not_applicable": "不适用"}
INTERESTS = {
    "employed": "曾有劳动关系",
    "director": "曾任董事、监事",
    "controls": "曾为控股股东或者实际控制人",
    "kin": "与负责人有亲属关系",
    "other": "其他关系",
}


@fillings.on_request("evaluation_check", *PURCHASES)
def evaluation_check(session: Session, dossier: Dossier, on: date, given: Given) -> Iterable[Sheet]:
    """评标报告复核表 of the present round."""
    fact = needed(dossier, "evaluation_report", "评标报告复核表")
    report, tender = said(fact, EvaluationReport), dossier.procedure.name in TENDERS
    prices = {lot: {firm.name: bid.price for bid, firm in bids_of(session, dossier.case, lot)} for lot in lots(dossier)}
    span = next(term for term in dossier.procedure.step("winner_confirmation").terms if term.rule)
    yield Sheet(
        f"{project_title(dossier)}评标报告复核表",
        given.facts(
            EvaluationCheckFacts,
            **head(session, dossier),
            **project(dossier),
            doc_date=max(on, fact.done_on),
            method=dossier.procedure.title,
            report="评标报告" if tender else "评审报告",
            opened_on=dossier.facts["bid_opening", ""].done_on,
            reported_on=fact.done_on,
            members=_members(report),
            committee=_committee(report),
            lots=tuple(
                _lot(dossier, lot, report.scores, prices[number], len(report.experts))
                for number, lot in lots(dossier).items()
            ),
            rejected=tuple(
                RejectionRow(
                    lot_number=f"采购包{line.lot}",
                    supplier_name=line.supplier,
                    reason=f"{line.reason}（{line.basis}）",
                )
                for line in report.rejected
            ),
            low_prices=tuple(_low(dossier, report, prices)),
            checks=confirmed_rows(dossier, report),
            difference_noted=report.difference_noted,
            confirm_working_days=span.span(dossier.law, dossier.situation.law_on)[0],
        ),
    )


def confirmed_rows(dossier: Dossier, report: EvaluationReport) -> tuple[ConfirmedRow, ...]:
    """The rules that were confirmed at a step, in words; none in records from before the lists."""
    found = []
    for line in report.checks:
        rule = dossier.rule(line.rule)
        found.append(
            ConfirmedRow(text=rule.text, basis=rule.cited, conclusion=CONCLUSIONS[line.ok], evidence=line.evidence)
        )
    return tuple(found)


def _members(report: EvaluationReport) -> tuple[MemberRow, ...]:
    """By their seats, where the record has them; by name alone where it has not."""
    if not report.members:
        return tuple(MemberRow(name=name) for name in report.experts)
    return tuple(
        MemberRow(
            name=member.name,
            seat=SEATS[member.role] + ("（组长）" if member.chair else ""),
            unit=member.unit,
            declared="；".join(
                f"{line.firm}：{INTERESTS[line.kind]}" + (f"（至{line.until}）" if line.until else "")
                for line in member.relations
            ),
        )
        for member in report.members
    )


def _committee(report: EvaluationReport) -> str:
    """How many, of whom."""
    count = len(report.experts)
    odd = "单数" if count % 2 else "双数，不符合规定"
    if not report.members:
        return f"评审委员会共{count}人（{odd}）；记录没有各成员的身份和利害关系，专家比例和回避情况请人工核对。"
    experts = sum(member.role is Seat.EXPERT for member in report.members)
    share = "不少于成员总数的三分之二" if experts * 3 >= count * 2 else "少于成员总数的三分之二，不符合规定"
    return f"评审委员会共{count}人（{odd}），其中评审专家{experts}人、采购人代表{count - experts}人；评审专家{share}。"


def _lot(
    dossier: Dossier, lot: Lot, scores: Sequence[ScoreLine], prices: Mapping[str, int], evaluators: int
) -> LotCheckRow:
    scheme = scheme_of(dossier, lot.number)
    results = recomputed(dossier, scores, lot.number, prices, evaluators)
    lines = {line.supplier: line for line in scores if line.lot == lot.number}
    first = [result.supplier for result in results if result.rank == 1]
    tied = f"{'、'.join(first)}并列第一，由采购人按采购文件规定的方式确定。" if len(first) > 1 else ""
    return LotCheckRow(
        number=lot.label,
        name=lot.title,
        scheme=scheme_words(scheme) if scheme else "",
        lines=tuple(row for result in results for row in _lines(result, lines[result.supplier])),
        warning=tied,
        winner=first[0] if len(first) == 1 else "",
    )


def scheme_words(scheme: EvaluationScheme) -> str:
    """评审方法 with the weight of the price."""
    if scheme.method is EvaluationMethod.LOWEST_PRICE:
        return "最低评标（审）价法"
    return f"综合评分法，价格分{plain(scheme.price_weight)}分，其他评审因素{plain(100 - scheme.price_weight)}分"


def _lines(result: Result, line: ScoreLine) -> Iterable[CheckLineRow]:
    """Every figure that the platform gave of a bid, beside ours."""
    assert line.detail
    means = {factor.name: factor.mean for factor in line.detail.factors}
    parts: list[tuple[str, Decimal | int | None, Decimal | int | None]] = [
        ("价格分", line.detail.price_score, result.price_score)
    ]
    parts += [(name[:80], means.get(name), score) for name, score in result.factor_scores.items()]
    if result.total is not None:
        parts.append(("总分", Decimal(line.score).scaleb(-2), result.total))
    parts.append(("排名", line.detail.rank, result.rank))
    if line.detail.evaluation_price is not None:
        yield CheckLineRow(
            supplier_name=result.supplier,
            item="评审价（元）",
            recorded=figures(line.detail.evaluation_price),
            computed=figures(result.evaluation_price),
            agrees=line.detail.evaluation_price == result.evaluation_price,
        )
    for item, recorded, computed in parts:
        if recorded is not None and computed is not None:
            yield CheckLineRow(
                supplier_name=result.supplier,
                item=item,
                recorded=f"{recorded}",
                computed=f"{computed}",
                agrees=recorded == computed,
            )


def _low(dossier: Dossier, report: EvaluationReport, prices: Mapping[int, Mapping[str, int]]) -> Iterable[LowPriceRow]:
    """What was explained, and what the law of the notice's day would have had explained."""
    explained = {(line.lot, line.supplier): line for line in report.low_prices}
    valid = {(line.lot, line.supplier) for line in report.scores}
    for lot in lots(dossier):
        judged = {name: price for name, price in prices[lot].items() if {(lot, name)} & (valid | set(explained))}
        low = low_prices(dossier, lot, judged)
        for name, price in judged.items():
            line = explained.get((lot, name))
            if line or name in low:
                yield LowPriceRow(
                    lot_number=f"采购包{lot}",
                    supplier_name=name,
                    price=price,
                    why="；".join(low.get(name, ())),
                    explanation=line.explanation if line else "",
                    accepted=line.accepted if line else None,
                )
