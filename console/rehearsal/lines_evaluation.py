"""What the platform reports of an evaluation: each evaluator's marks, and scores and ranks made of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from actions.purchase.evaluation_scheme import KINDS, scheme_of
from actions.purchase.forms import BidLine, BidOpening
from console.rehearsal.lines_tender import CONSULTATION, NEGOTIATION, fails
from console.rehearsal.script import Entry, Scene, Script
from documents.citations import in_full
from record.bodies import issuer
from record.forms.purchase import TenderNotice
from rules.purchase.evaluation import Result, ScoredBid, recompute
from rules.purchase.evaluation_scheme import EvaluationMethod, EvaluationScheme

SCRIPT = Script()

EXPERTS = tuple(f"演练评审专家{sign}" for sign in "甲乙丙丁")
PURCHASER = "演练采购人代表"


def evaluators(scene: Scene) -> tuple[str, ...]:
    """As many as the document says: five in a tender, three where suppliers are consulted or negotiated with."""
    few = scene.dossier.procedure.name in (CONSULTATION, NEGOTIATION)
    return (*EXPERTS[:2], PURCHASER) if few else (*EXPERTS, PURCHASER)


@SCRIPT.wanted(tuple(KINDS), "expert_draw")
def to_be_drawn(scene: Scene) -> bool:
    """The working day before the opening, where bids are expected: sooner than two before it would need a reason."""
    announced = scene.maybe_said(TenderNotice)
    if announced is None or scene.subject or fails(scene):
        return False
    return scene.later(-1, start=announced.bid_deadline) <= scene.today < announced.bid_deadline


@SCRIPT.line(tuple(KINDS), "expert_draw")
def drawn(scene: Scene) -> Entry:
    return {"experts": len(evaluators(scene)) - 1, "purchaser_reps": 1}


@SCRIPT.line(tuple(KINDS), "evaluation_report")
def evaluation(scene: Scene) -> Entry:
    bids, qualified = scene.said(BidOpening).bids, in_full(scene.dossier.law.rule("HRL-01").basis)
    scores, rejected = [], []
    for lot in sorted({bid.lot for bid in bids}):
        here = [bid for bid in bids if bid.lot == lot]
        valid = [bid for bid in here if bid.licence or not scene.district]
        rejected += [
            {
                "lot": lot,
                "supplier": bid.supplier,
                "reason": "未提供有效的人力资源服务许可证",
                "basis": f"招标文件资格要求；{qualified}",
            }
            for bid in here
            if bid not in valid
        ]
        scores += score_lines(scene, lot, valid)
    return {"scores": scores, "rejected": rejected, "experts": list(evaluators(scene)), "members": members(scene, bids)}


def members(scene: Scene, bids: Sequence[BidLine]) -> list[Entry]:
    """Who evaluates; the second worked for a bidder so long ago that it no longer counts."""
    found: list[Entry] = [
        {"name": name, "role": "expert", "unit": "演练评审专家库", "chair": name == EXPERTS[0]}
        for name in evaluators(scene)[:-1]
    ]
    found[1]["relations"] = [{"firm": bids[0].supplier, "kind": "employed", "until": "2019-12-31"}]
    return [*found, {"name": PURCHASER, "role": "purchaser_rep", "unit": issuer(scene.dossier, scene.plan)}]


def score_lines(scene: Scene, lot: int, bids: Sequence[BidLine]) -> list[Entry]:
    """The valid bids of a lot in the order of opening, with all details."""
    scheme = scheme_of(scene.dossier, lot)
    assert scheme
    sheets = [
        ScoredBid(
            bid.supplier,
            last_price(scene, bid),
            marks(scene, scheme, lot, bid.supplier),
            small=scene.number(0, 1, "small", bid.supplier) > 0,
        )
        for bid in bids
    ]
    results = {result.supplier: result for result in recompute(scheme, sheets, lot=str(lot))}
    agreed = (
        {} if scheme.method is EvaluationMethod.COMPREHENSIVE else {sheet.supplier: sheet.price for sheet in sheets}
    )
    return [reported(lot, sheet, results[sheet.supplier]) | {"price": agreed.get(sheet.supplier)} for sheet in sheets]


def last_price(scene: Scene, bid: BidLine) -> int:
    """In a negotiation two to five per cent below the first."""
    if scene.dossier.procedure.name != NEGOTIATION:
        return bid.price
    return bid.price * scene.number(95, 98, "last", bid.lot, bid.supplier) // 100 // 100 * 100


def marks(scene: Scene, scheme: EvaluationScheme, lot: int, supplier: str) -> dict[str, list[Decimal]]:
    """Each evaluator's marks in tenths of a point, near what the bid is worth."""
    worth = scene.number(76, 96, "worth", lot, supplier)

    def mark(points: Decimal, *key: object) -> Decimal:
        share = worth + scene.number(-4, 4, "mark", lot, supplier, *key)
        return Decimal(int(points * share) // 10) / 10

    return {
        factor.name: [mark(factor.points, factor.name, name) for name in evaluators(scene)] for factor in scheme.factors
    }


def reported(lot: int, sheet: ScoredBid, result: Result) -> Entry:
    """One line of the report, as the platform would give it."""
    factors: list[dict[str, Any]] = [
        {"name": name, "scores": [str(mark) for mark in given], "mean": str(result.factor_scores[name])}
        for name, given in sheet.scores.items()
    ]
    return {
        "lot": lot,
        "supplier": sheet.supplier,
        "score": int((result.total or 0) * 100),
        "detail": {
            "factors": factors,
            "price_score": None if result.price_score is None else str(result.price_score),
            "evaluation_price": result.evaluation_price,
            "rank": result.rank,
            "small": sheet.small,
        },
    }
