"""人员: committees, who withdraws, which suppliers stand side by side, who may know what and when, who does not do both."""

from __future__ import annotations

from typing import Any

from models.values import Role
from rules.procedures import PROCEDURES
from rules.purchase.committee import EvaluatedProject, Member, Seat, check_committee, check_number
from rules.purchase.conflicts import Bidder, Interest, Relation, check_bidder, check_withdrawal
from rules.purchase.evaluation_scheme import EvaluationKind as K
from rules.purchase.profile import HR_LICENCE
from rules.purchase.tender import Licence, check_licence
from rules.segregation import Hand, opposites, same_hand
from rules.visibility import hidden
from tests.rules.pairs.pair import LAW, ON, Flagged, Hidden, Pair, ask, d

TENDER, CONSULTATION, NEGOTIATION, INQUIRY = K
SMALL, LARGE = 330_000_000, 1_000_000_000
STANDARD = 400_000_000


def sits(experts: int, reps: int, kind: K = TENDER, budget: int = SMALL, **more: Any) -> Any:
    project = EvaluatedProject(kind, budget, STANDARD, **more)
    return ask(check_number, experts, reps, project, LAW, ON)


def number(article: str, what: str, allowed: Any, refused: Any, code: str = "committee_number") -> Pair:
    return Pair(article, what, allowed, refused, code)


COMMITTEES = (
    number("87号 47", "five evaluate, and four", sits(4, 1), sits(3, 1)),
    number("87号 47", "seven evaluate, and six: 单数", sits(5, 2), sits(4, 2)),
    number("87号 47", "four experts of five, and three: two thirds", sits(4, 1), sits(3, 2), "committee_experts"),
    number("87号 47", "five experts of seven, and four", sits(5, 2), sits(4, 3), "committee_experts"),
    number(
        "87号 47",
        "five for 0.01 below 1000万元, and for 1000万元",
        sits(4, 1, budget=LARGE - 1),
        sits(4, 1, budget=LARGE),
    ),
    number(
        "87号 47", "seven for what is technically complex, and five", sits(5, 2, weighty=True), sits(4, 1, weighty=True)
    ),
    number("214号 14", "three consult, and two", sits(2, 1, CONSULTATION), sits(2, 0, CONSULTATION)),
    number(
        "214号 14",
        "two experts of three, and one",
        sits(2, 1, CONSULTATION),
        sits(1, 2, CONSULTATION),
        "committee_experts",
    ),
    number(
        "214号 14",
        "three consult at the standard as well, and four",
        sits(2, 1, CONSULTATION, STANDARD),
        sits(3, 1, CONSULTATION, STANDARD),
    ),
    number(
        "74号 7",
        "three negotiate 0.01 below the standard, and at it",
        sits(2, 1, NEGOTIATION, STANDARD - 1),
        sits(2, 1, NEGOTIATION, STANDARD),
    ),
    number(
        "74号 7",
        "five negotiate at the standard, and three",
        sits(4, 1, NEGOTIATION, STANDARD),
        sits(2, 1, NEGOTIATION, STANDARD),
    ),
    number("74号 7", "three inquire, and two", sits(2, 1, INQUIRY), sits(2, 0, INQUIRY)),
)

PURCHASER = "演练局"
EXPERT, REP = Seat
FIVE = (
    *(Member(f"演练专家{number}", EXPERT, "演练大学", chair=number == 1) for number in range(1, 5)),
    Member("演练代表", REP, PURCHASER),
)


def named(*members: Member) -> Any:
    return ask(check_committee, members, EvaluatedProject(TENDER, SMALL), LAW, ON, purchaser=PURCHASER)


MEMBERS = (
    Pair(
        "87号 45（一）、45（四）、47",
        "an expert leads, and the purchaser's representative",
        named(*FIVE),
        named(Member("演练专家1", EXPERT), *FIVE[1:4], Member("演练代表", REP, PURCHASER, chair=True)),
        "committee_chair",
    ),
    Pair(
        "87号 45（一）、45（四）、47",
        "one leads, and two",
        named(*FIVE),
        named(FIVE[0], Member("演练专家2", EXPERT, chair=True), *FIVE[2:]),
        "committee_chair",
    ),
    Pair(
        "87号 45（一）、45（四）、47",
        "the purchaser's own man as its representative, and as an expert",
        named(*FIVE),
        named(FIVE[0], Member("演练专家2", EXPERT, PURCHASER), *FIVE[2:]),
        "committee_own_expert",
    ),
    Pair(
        "87号 47",
        "five persons, and one of them twice",
        named(*FIVE),
        named(FIVE[0], FIVE[1], FIVE[1], *FIVE[3:]),
        "committee_twice",
    ),
)

FIRM = "演练甲公司"
THREE_YEARS, MORE = "2020-10-30", "2020-10-29"


def related(interest: Interest, since: str | None = None, until: str | None = None, firm: str = FIRM) -> Any:
    relation = Relation("演练专家一", firm, interest, d(since) if since else None, d(until) if until else None)
    return ask(check_withdrawal, [relation], [FIRM], LAW, ON)


def withdraws(what: str, allowed: Any, refused: Any) -> Pair:
    return Pair("采购法 12；条例 9", what, allowed, refused, "must_withdraw")


TIMED = {"employed": Interest.EMPLOYED, "a director": Interest.DIRECTOR, "a controlling shareholder": Interest.CONTROLS}

WITHDRAWN = (
    *(
        withdraws(
            f"{what} until a day more than three years ago, and three years ago",
            related(kind, until=MORE),
            related(kind, until=THREE_YEARS),
        )
        for what, kind in TIMED.items()
    ),
    withdraws(
        "employed from tomorrow on, and from today",
        related(Interest.EMPLOYED, "10-31"),
        related(Interest.EMPLOYED, "10-30"),
    ),
    withdraws(
        "kin of the head of a firm that does not bid, and of one that does",
        related(Interest.KIN, firm="演练未投标公司"),
        related(Interest.KIN),
    ),
    withdraws(
        "employed long ago is over, kin long ago is not",
        related(Interest.EMPLOYED, until="2001-01-01"),
        related(Interest.KIN, until="2001-01-01"),
    ),
)

ALONE = Bidder(FIRM, "演练甲某", ("演练集团",))


def beside(**other: Any) -> Any:
    """甲 bids beside this 乙."""
    return ask(check_bidder, ALONE, [Bidder("演练乙公司", **{"principal": "演练乙某"} | other)], LAW, ON, lot="1")


def sides(what: str, allowed: Any, refused: Any, code: str = "suppliers_related") -> Pair:
    return Pair("条例 18", what, allowed, refused, code)


SIDE_BY_SIDE = (
    sides("two heads, and one head of both", beside(), beside(principal="演练甲某")),
    sides(
        "one parent of both, and one the parent of the other: 直接控股",
        beside(controlled_by=("演练集团",)),
        beside(controlled_by=(FIRM,)),
    ),
    sides(
        "no head is entered for either, and the same one for both", beside(principal=None), beside(principal="演练甲某")
    ),
    sides(
        "who wrote the specification of nothing here, and of this",
        ask(check_bidder, ALONE, [], LAW, ON, lot="1"),
        ask(check_bidder, Bidder(FIRM, prepared=True), [], LAW, ON, lot="1"),
        "supplier_prepared",
    ),
)


def licensed(until: str | None, number: str | None = "演练证1", on: str = "10-30") -> Any:
    shown = Licence(number, d(until) if until else None)
    return ask(check_licence, FIRM, shown, d(on), LAW, required=HR_LICENCE, when="投标")


LICENCES = (
    Pair(
        "人力资源市场暂行条例 18",
        "a licence that states no last day, and none",
        licensed(None),
        licensed(None, None),
        "licence_missing",
    ),
    Pair(
        "人力资源市场暂行条例 18",
        "on its last day, and on the day after",
        licensed("10-30"),
        licensed("10-29"),
        "licence_expired",
    ),
    Pair(
        "人力资源市场暂行条例 18",
        "with a number, and with an empty one",
        licensed("10-30"),
        licensed("10-30", ""),
        "licence_missing",
    ),
)

PLACE = "惠东县"


def reads(step: str, field: str, role: Role, *done: str, district: str | None = PLACE) -> Any:
    def look() -> None:
        found = hidden(step, [field], role=role, district=district, place=PLACE, done=done)
        if field in found:
            raise Hidden(found[field].what, basis=found[field].cited(LAW))

    return look


def sees(article: str, what: str, allowed: Any, refused: Any) -> Pair:
    return Pair(article, what, allowed, refused, "hidden")


BUYER, REVIEWER, LEADER = Role.PROCUREMENT, Role.REVIEWER, Role.DISTRICT_LEADER
NOTICED = ("tender_notice",)
OPENED = (*NOTICED, "bid_opening")
JUDGED = (*OPENED, "evaluation_report")
AWARDED = (*JUDGED, "award_notice")

SECRETS = (
    sees(
        "87号 28",
        "who hands out the document reads who asks, the reviewer does not",
        reads("inquiry", "matters", BUYER, *NOTICED),
        reads("inquiry", "matters", REVIEWER, *NOTICED),
    ),
    sees(
        "87号 28",
        "the reviewer reads it after the opening, not before",
        reads("inquiry", "matters", REVIEWER, *OPENED),
        reads("inquiry", "matters", REVIEWER, *NOTICED),
    ),
    sees(
        "87号 28",
        "who answers a challenge reads by whom it is, the auditor before the opening does not",
        reads("received", "supplier", REVIEWER, *NOTICED),
        reads("received", "supplier", Role.AUDITOR, *NOTICED),
    ),
    sees(
        "87号 47",
        "who drew the evaluators reads their names, the leader does not",
        reads("evaluation_report", "experts", BUYER, *JUDGED),
        reads("evaluation_report", "experts", LEADER, *JUDGED),
    ),
    sees(
        "87号 47",
        "the leader reads the names after the result, not before",
        reads("evaluation_report", "experts", LEADER, *AWARDED),
        reads("evaluation_report", "experts", LEADER, *JUDGED),
    ),
    sees(
        "87号 28、66",
        "another district reads the bids after the result, not before",
        reads("bid_opening", "bids", REVIEWER, *AWARDED, district="龙门县"),
        reads("bid_opening", "bids", REVIEWER, *JUDGED, district="龙门县"),
    ),
    sees(
        "87号 66",
        "the leader reads the bids before the result, the supervisor does not",
        reads("bid_opening", "bids", LEADER, *JUDGED),
        reads("bid_opening", "bids", Role.SUPERVISOR, *JUDGED),
    ),
    sees(
        "87号 28、66",
        "an operator reads the notice, and not the evaluation",
        reads("tender_notice", "contact", Role.OPERATOR, *JUDGED),
        reads("evaluation_report", "scores", Role.OPERATOR, *JUDGED),
    ),
)


def does(login: str, step: str, before: str, subject: str = "", *, done_for: str = "") -> Any:
    """Somebody does a step after 演练甲 did another in the same open tender."""

    def act() -> None:
        told = PROCEDURES["open_tender"]
        for other in opposites(told, "open_tender", step):
            if same_hand([login], subject, other, [Hand("演练甲", before, done_for)]):
                raise Flagged(f"{before}、{step}", basis=LAW.rule(other.apart.rule or "ICT-02").cited)

    return act


def both(article: str, what: str, step: str, before: str) -> Pair:
    """Another person may do it, the same may not."""
    return Pair(article, what, does("演练乙", step, before), does("演练甲", step, before), "flagged")


HANDS = (
    both("财库〔2016〕99号", "who set the requirement does not review it", "requirement_review", "requirement"),
    both(
        "财库〔2016〕99号", "who drafted the document does not confirm it", "document_confirmation", "document_drafted"
    ),
    both(
        "财库〔2016〕99号",
        "who confirmed the document does not draft it anew",
        "document_drafted",
        "document_confirmation",
    ),
    both("财库〔2016〕99号", "who drafted the contract does not review it", "contract_review", "contract_draft"),
    both("财库〔2016〕99号", "who signed does not accept the work", "contract_acceptance", "contract_signature"),
    Pair(
        "财库〔2016〕99号",
        "who drafted the contract of lot 1 reviews that of lot 2, not its own",
        does("演练甲", "contract_review", "contract_draft", "2", done_for="1"),
        does("演练甲", "contract_review", "contract_draft", "1", done_for="1"),
        "flagged",
    ),
)

ROWS = (*COMMITTEES, *MEMBERS, *WITHDRAWN, *SIDE_BY_SIDE, *LICENCES, *SECRETS, *HANDS)
