"""评标委员会 (磋商小组、谈判小组、询价小组) as recorded: members, seats, interests; and what bidders are to one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import ClassVar

from pydantic import Field

from actions.purchase.evaluation_scheme import KINDS, law_date
from actions.purchase.forms import BidLine, BidOpening
from actions.purchase.limits import threshold_of
from models.values import Subject, ThresholdKind
from record.bodies import issuer
from record.entry.details import Details, Later
from record.entry.fields import Name, NoNames, OptionalText
from record.errors import Disallowed
from record.handlers import Topic, Work
from record.lots import budget_of
from record.plan.loaded import plan_of
from rules.dates.reasons import ADVISED
from rules.purchase.committee import SEATS, EvaluatedProject, Member, Seat, check_committee, check_number
from rules.purchase.conflicts import (
    Bidder,
    ConflictRefused,
    Interest,
    Relation,
    check_bidder,
    check_withdrawal,
)
from rules.purchase.evaluation_scheme import EvaluationKind

topic = Topic()

P = tuple(KINDS)


class RelationLine(Details):
    """利害关系 that somebody declared with a supplier; the dates where it began or ended."""

    firm: Name = Field(title="供应商")
    kind: Interest = Field(title="关系")
    since: date | None = Field(default=None, title="起始日期")
    until: date | None = Field(default=None, title="终止日期")


class MemberLine(Details):
    """One evaluator."""

    name: Name = Field(title="姓名")
    role: Seat = Field(title="身份")
    unit: OptionalText = Field(default="", title="工作单位")
    chair: bool = Field(default=False, title="是否组长")
    relations: tuple[RelationLine, ...] = Field(default=(), title="申报的利害关系")


@topic.form(P, "expert_draw")
class ExpertDraw(Details):
    """评标委员会: experts drawn from the pool, and representatives of the purchaser."""

    free: ClassVar[frozenset[str]] = frozenset({"early_reason", "professions", "excluded"})
    later: ClassVar[Mapping[str, Later]] = {"weighty": Later(date(2026, 11, 25), False)}

    experts: int = Field(ge=0, title="评审专家人数")
    purchaser_reps: int = Field(ge=0, title="采购人代表人数")
    weighty: bool = Field(default=False, title="是否技术复杂或者社会影响较大")
    early_reason: OptionalText = Field(default="", title="提前抽取的理由（如异地评审）")
    professions: NoNames = Field(default=(), title="评审专业")
    excluded: NoNames = Field(default=(), title="应当回避的单位和人员")


@topic.check(P, "expert_draw")
def check_draw(work: Work) -> None:
    """Enough, an odd number, two thirds of them experts, by the method of purchase."""
    details = work.said(ExpertDraw)
    if project := _project(work, weighty=details.weighty):
        check_number(details.experts, details.purchaser_reps, project, work.dossier.law, law_date(work.dossier))
    _check_early(work)


def _check_early(work: Work) -> None:
    """Not more than two working days before the evaluation, as a rule: who draws sooner says why (财库〔2016〕198号)."""
    soonest = next((r.end for r in work.row.reasons if r.kind == ADVISED and r.rule == "EVL-07"), None)
    if soonest and work.on < soonest and not work.said(ExpertDraw).early_reason:
        rule = work.dossier.rule("EVL-07")
        raise Disallowed(
            f"评审专家原则上最早于{soonest}抽取，{work.on}过早",
            basis=rule.cited,
            remedy="异地评审等确需提前的，请在“提前抽取的理由”（early_reason）中写明",
        )


def _project(work: Work, *, weighty: bool) -> EvaluatedProject | None:
    """What decides on the number; null for methods whose committee the law does not order."""
    kind = KINDS.get(work.dossier.procedure.name)
    return EvaluatedProject(kind, budget_of(work.dossier), _threshold(work, kind), weighty) if kind else None


def _threshold(work: Work, kind: EvaluationKind) -> int | None:
    """公开招标数额标准 for the goods or services of a negotiation or inquiry; where it is unknown, that is said."""
    if kind not in (EvaluationKind.NEGOTIATION, EvaluationKind.INQUIRY):
        return None
    subject = Subject.GOODS if kind is EvaluationKind.INQUIRY else Subject.SERVICES
    return threshold_of(work, ThresholdKind.OPEN_TENDER, subject)


def check_members(work: Work, names: tuple[str, ...], members: tuple[MemberLine, ...], bidders: Iterable[str]) -> None:
    """The committee is the one that was drawn, lawfully made up, and nobody in it has an interest in a bidder.

    Raises:
        Disallowed: CommitteeRefused: MustWithdraw: with what to do.
    """
    drawn = work.dossier.maybe_said(ExpertDraw)
    if drawn and len(names) != drawn.experts + drawn.purchaser_reps:
        raise Disallowed(
            f"评审委员会名单{len(names)}人，与抽取登记的{drawn.experts + drawn.purchaser_reps}人不一致",
            basis=work.dossier.rule("EVL-05").cited,
            remedy="请核对名单，或更正抽取登记",
        )
    project = _project(work, weighty=drawn.weighty if drawn else False)
    if project is None:
        return
    law, on = work.dossier.law, law_date(work.dossier)
    if not members:
        # the seats are not told: all could be experts, so only the number is judged
        check_number(len(names), 0, project, law, on)
        if drawn is None:
            raise Disallowed(
                "没有登记评审专家抽取，也没有登记评审委员会成员的身份，不能认定专家人数",
                basis=law.rule(SEATS[project.kind], on).cited,
                remedy="请先登记“抽取评审专家”（expert_draw），或者在成员情况（members）中逐人写明身份",
            )
        work.warnings.append("未登记评审委员会成员的身份和利害关系，未复核回避")
        return
    if sorted(names) != sorted(member.name for member in members):
        raise Disallowed(
            "成员情况与评审委员会名单不一致", basis=law.rule("EVL-05", on).cited, remedy="请逐人填写成员情况"
        )
    seated = [Member(member.name, member.role, member.unit, member.chair) for member in members]
    check_committee(seated, project, law, on, purchaser=issuer(work.dossier, plan_of(work.dossier.programme)))
    interests = [Relation(member.name, member.unit, Interest.EMPLOYED) for member in members]
    interests += [
        Relation(member.name, line.firm, line.kind, line.since, line.until)
        for member in members
        for line in member.relations
    ]
    check_withdrawal(interests, bidders, law, work.dossier.facts["bid_opening", ""].done_on)


def warn_of_related(work: Work, bids: Iterable[BidLine], lot: int) -> None:
    """At the opening a bidder who may not bid is only told of: the bids are opened, and judged afterwards."""
    bidders = _bidders(bids, lot)
    for bidder in bidders:
        try:
            check_bidder(
                bidder, bidders, work.dossier.law, law_date(work.dossier), lot=str(lot), single_source=_sole(work)
            )
        except ConflictRefused as refusal:
            work.warnings.append(f"{refusal.message}（{refusal.basis}）")


def check_unrelated(work: Work, lot: int, supplier: str) -> None:
    """A bid that is scored is of a supplier who may bid beside all others that were opened.

    Raises:
        SupplierPrepared: SuppliersRelated: naming the firms.
    """
    bidders = _bidders(work.dossier.said(BidOpening).bids, lot)
    bidder = next(one for one in bidders if one.name == supplier)
    check_bidder(bidder, bidders, work.dossier.law, law_date(work.dossier), lot=str(lot), single_source=_sole(work))


def _sole(work: Work) -> bool:
    return work.dossier.procedure.name == "single_source"


def _bidders(bids: Iterable[BidLine], lot: int) -> list[Bidder]:
    """The firms that bid for a lot, as far as they were told."""
    return [
        Bidder(bid.supplier, bid.principal, bid.controlled_by, bid.prepared_documents) for bid in bids if bid.lot == lot
    ]
