"""Who evaluates: number and share at every edge, the chair, the purchaser's own people."""

from datetime import date

import pytest

from rules.law import statute
from rules.purchase import committee as c
from rules.purchase.evaluation_scheme import EvaluationKind

LAW = statute()
ON = date(2023, 10, 27)
TENDER, CONSULTATION, NEGOTIATION, INQUIRY = EvaluationKind
OWN = "惠东县人社局"
MILLION = 100_000_000


def project(
    kind: EvaluationKind = TENDER, budget: int = MILLION, threshold: int | None = None, weighty: bool = False
) -> c.EvaluatedProject:
    return c.EvaluatedProject(kind, budget, threshold, weighty)


SEVEN = (project(budget=10 * MILLION), project(weighty=True))
FIVE = (
    project(),
    project(budget=10 * MILLION - 1),
    project(NEGOTIATION, 4 * MILLION, 4 * MILLION),
    project(INQUIRY, 5 * MILLION, 4 * MILLION),
)
THREE = (
    project(CONSULTATION),
    project(CONSULTATION, 20 * MILLION, 4 * MILLION),
    project(NEGOTIATION),
    project(INQUIRY, 4 * MILLION - 1, 4 * MILLION),
)


@pytest.mark.parametrize(("wanted", "projects"), [(7, SEVEN), (5, FIVE), (3, THREE)])
def test_least_number(wanted: int, projects: tuple[c.EvaluatedProject, ...]) -> None:
    for found in projects:
        assert c.least_members(found, LAW, ON) == wanted, found
        enough = -(-wanted * 2 // 3)
        c.check_number(enough, wanted - enough, found, LAW, ON)
        with pytest.raises(c.NumberWrong):
            c.check_number(wanted - 2, 0, found, LAW, ON)


@pytest.mark.parametrize(
    ("experts", "reps", "refusal", "said"),
    [
        (4, 0, c.NumberWrong, ["评标委员会4人不符合要求", "87号 47", "5人以上单数"]),
        (5, 1, c.NumberWrong, ["6人"]),
        (3, 2, c.ExpertsTooFew, ["5人中评审专家3人，不足三分之二", "评审专家至少4人"]),
        (4, 3, c.ExpertsTooFew, ["7人的，评审专家至少5人"]),
    ],
)
def test_refused(experts: int, reps: int, refusal: type[c.CommitteeRefused], said: list[str]) -> None:
    with pytest.raises(refusal) as refused:
        c.check_number(experts, reps, project(), LAW, ON)
    assert refused.value.remedy
    assert all(words in str(refused.value) for words in said)


@pytest.mark.parametrize(("experts", "reps"), [(4, 1), (5, 0), (5, 2), (7, 0), (6, 3)])
def test_allowed(experts: int, reps: int) -> None:
    c.check_number(experts, reps, project(), LAW, ON)


@pytest.mark.parametrize(
    ("kind", "body", "basis"),
    [(CONSULTATION, "磋商小组", "214号 14"), (NEGOTIATION, "谈判小组", "74号 7"), (INQUIRY, "询价小组", "74号 7")],
)
def test_each_body_by_its_name_and_article(kind: EvaluationKind, body: str, basis: str) -> None:
    with pytest.raises(c.NumberWrong, match=f"{body}2人.*{basis}"):
        c.check_number(2, 0, project(kind), LAW, ON)


def members(*changed: c.Member) -> list[c.Member]:
    """Four experts and a representative; the changed ones take the place of whoever bears their name."""
    usual = [
        *(c.Member(f"演练专家{n}", c.Seat.EXPERT, "演练大学", n == 1) for n in range(1, 5)),
        c.Member("演练代表", c.Seat.PURCHASER, OWN),
    ]
    instead = {member.name: member for member in changed}
    return [instead.get(member.name, member) for member in usual]


def test_a_lawful_committee() -> None:
    c.check_committee(members(), project(), LAW, ON, purchaser=OWN)


@pytest.mark.parametrize(
    ("found", "refusal", "said"),
    [
        ([*members()[:4], members()[0]], c.NamedTwice, ["评标委员会名单重复：演练专家1"]),
        (members()[:4], c.NumberWrong, ["4人"]),
        (
            members(c.Member("演练专家1", c.Seat.EXPERT), c.Member("演练代表", c.Seat.PURCHASER, OWN, True)),
            c.ChairWrong,
            ["采购人代表演练代表不得担任评标委员会组长", "87号 45"],
        ),
        (members(c.Member("演练专家2", c.Seat.EXPERT, "", True)), c.ChairWrong, ["2名组长：演练专家1、演练专家2"]),
        (
            members(c.Member("演练专家3", c.Seat.EXPERT, OWN)),
            c.ExpertOfPurchaser,
            ["演练专家3是采购人（惠东县人社局）的人员", "只能作为采购人代表", "87号 45"],
        ),
    ],
)
def test_an_unlawful_committee(found: list[c.Member], refusal: type[c.CommitteeRefused], said: list[str]) -> None:
    with pytest.raises(refusal) as refused:
        c.check_committee(found, project(), LAW, ON, purchaser=OWN)
    assert all(words in str(refused.value) for words in said)


def test_every_refusal_has_a_code_of_its_own() -> None:
    codes = [refusal.code for refusal in c.CommitteeRefused.__subclasses__()]
    assert len(codes) == len(set(codes)) == 5
