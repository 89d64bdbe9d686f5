"""评标委员会、磋商小组、谈判小组、询价小组: how many, of whom, and who may not lead.

Pure. 以上 includes the number itself (87号 86). Money in 分.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.refusal import Refusal
from rules.law import Law, Rule
from rules.money import in_yuan
from rules.purchase.evaluation_scheme import EvaluationKind


class CommitteeRefused(Refusal):
    """Base of what the rules on committees refuse."""

    code = "committee"


class NumberWrong(CommitteeRefused):
    """Raised when the committee is too small or even."""

    code = "committee_number"


class ExpertsTooFew(CommitteeRefused):
    """Raised when fewer than two thirds are experts."""

    code = "committee_experts"


class NamedTwice(CommitteeRefused):
    """Raised when somebody stands twice in the list."""

    code = "committee_twice"


class ChairWrong(CommitteeRefused):
    """Raised when the purchaser's representative leads the committee, or several do."""

    code = "committee_chair"


class ExpertOfPurchaser(CommitteeRefused):
    """Raised when somebody of the purchaser's own unit sits as an expert."""

    code = "committee_own_expert"


class Seat(StrEnum):
    """评审专家 or 采购人代表."""

    EXPERT = "expert"
    PURCHASER = "purchaser_rep"


@dataclass(frozen=True)
class Member:
    """One evaluator: 组长 where `chair`; `unit` is where the person works."""

    name: str
    seat: Seat
    unit: str = ""
    chair: bool = False


@dataclass(frozen=True)
class EvaluatedProject:
    """What decides on the number. `threshold`: 公开招标数额标准 in 分; `weighty`: 技术复杂 or 社会影响较大."""

    kind: EvaluationKind
    budget: int
    threshold: int | None = None
    weighty: bool = False


SEATS: Mapping[EvaluationKind, str] = {
    EvaluationKind.TENDER: "EVL-05",
    EvaluationKind.CONSULTATION: "CS-04",
    EvaluationKind.NEGOTIATION: "NG-02",
    EvaluationKind.INQUIRY: "NG-02",
}
"""The rule that orders who sits in the body that evaluates."""
_BODIES = {
    EvaluationKind.TENDER: "评标委员会",
    EvaluationKind.CONSULTATION: "磋商小组",
    EvaluationKind.NEGOTIATION: "谈判小组",
    EvaluationKind.INQUIRY: "询价小组",
}


def least_members(project: EvaluatedProject, law: Law, on: date) -> int:
    """How many evaluators the project needs at least."""
    rule, large = _rule(project, law, on), project.weighty
    if project.kind is EvaluationKind.TENDER:
        large = large or project.budget >= rule.number("large_from")
    elif project.kind is EvaluationKind.CONSULTATION:
        large = False
    else:
        large = project.threshold is not None and project.budget >= project.threshold
    return rule.number("large" if large else "")


def _rule(project: EvaluatedProject, law: Law, on: date) -> Rule:
    return law.rule(SEATS[project.kind], on)


def check_number(experts: int, purchaser_reps: int, project: EvaluatedProject, law: Law, on: date) -> None:
    """Enough, an odd number, at least two thirds of them experts.

    Raises:
        NumberWrong: ExpertsTooFew: with the numbers asked for.
    """
    count, least, rule = experts + purchaser_reps, least_members(project, law, on), _rule(project, law, on)
    body, thirds = _BODIES[project.kind], rule.number("experts")
    if count < least or count % 2 == 0:
        raise NumberWrong(
            f"{body}{count}人不符合要求（项目预算{in_yuan(project.budget)}元）",
            basis=rule.cited,
            remedy=f"应为{least}人以上单数，评审专家不少于三分之二",
        )
    if experts * 3 < count * thirds:
        raise ExpertsTooFew(
            f"{body}{count}人中评审专家{experts}人，不足三分之二",
            basis=rule.cited,
            remedy=f"{count}人的，评审专家至少{-(-count * thirds // 3)}人",
        )


def check_committee(
    members: Sequence[Member], project: EvaluatedProject, law: Law, on: date, *, purchaser: str
) -> None:
    """The committee by name: number and shares, nobody twice, led by an expert, own people only as representatives.

    Raises:
        CommitteeRefused: NumberWrong, ExpertsTooFew, NamedTwice, ChairWrong or ExpertOfPurchaser.
    """
    names, body = [member.name for member in members], _BODIES[project.kind]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise NamedTwice(
            f"{body}名单重复：{'、'.join(twice)}", basis=_rule(project, law, on).cited, remedy="请核对名单"
        )
    experts = [member for member in members if member.seat is Seat.EXPERT]
    check_number(len(experts), len(members) - len(experts), project, law, on)
    basis = law.rule("EVL-08", on).cited
    chairs = [member for member in members if member.chair]
    if len(chairs) > 1:
        raise ChairWrong(
            f"{body}有{len(chairs)}名组长：{'、'.join(chair.name for chair in chairs)}",
            basis=basis,
            remedy="组长由评审委员推选一人",
        )
    if led := next((chair for chair in chairs if chair.seat is Seat.PURCHASER), None):
        raise ChairWrong(f"采购人代表{led.name}不得担任{body}组长", basis=basis, remedy="请由评审专家担任组长")
    if own := [expert.name for expert in experts if expert.unit == purchaser]:
        raise ExpertOfPurchaser(
            f"{'、'.join(own)}是采购人（{purchaser}）的人员，不得以评审专家身份参加",
            basis=basis,
            remedy="只能作为采购人代表参加，请补抽评审专家",
        )
