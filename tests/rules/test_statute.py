"""The 127 rules: all there, each with its home, confidence, number and dates as the fact base gives them."""

import re
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from rules.calendar import Unit
from rules.law import statute
from rules.procedures import PROCEDURES
from rules.rule import Home, Rule
from rules.statute import AREAS, OURS, STATUTE
from rules.statute.sources import SHORT_NAMES

LAW = statute()

HOMES = {
    Home.ENFORCED: """
        PLN-01 PLN-02 PLN-03 PLN-05 PLN-06 PLN-07 PLN-08 PLN-10 PLN-11 SME-01 SME-02 SME-03 TND-03 TND-04 TND-06 TND-07
        TND-14 EVL-02 EVL-03 EVL-05 EVL-07 EVL-08 EVL-09 CHL-02 CHL-04 CON-04 CON-05 CON-06 CON-07 ICT-02 ICT-03 ICT-04
        ICT-05 COI-01 COI-02 THR-02 THR-05 CS-02 CS-03 CS-04 CS-05 CS-06 NG-01 NG-02 NG-03 SS-01 NEW-01 NEW-02""",
    Home.TRACKED: """
        TND-01 TND-02 TND-05 TND-08 TND-09 TND-10 TND-11 EVL-12 EVL-13 EVL-14 EVL-15 CHL-01 CHL-03 CHL-05 CHL-06 CHL-07
        CHL-08 CHL-09 CON-01 CON-02 CON-03 PAY-01 PAY-02 CS-07 NG-04 FW-02 CNT-01 CNT-02 CNT-03 CNT-04 CNT-05 CNT-06""",
    Home.CHECKED: """
        PLN-04 PLN-09 PLN-12 SME-04 SME-05 SME-06 TND-13 TND-15 EVL-01 EVL-04 EVL-06 EVL-10 EVL-11 CHL-10 CON-09 ACC-01
        ACC-02 ACC-03 DOC-02 COI-04 COI-05 COI-06 GPS-01 GPS-02 EMP-03 EMP-04""",
    Home.STATED: """
        TND-12 CON-08 PAY-03 PAY-04 DOC-01 ICT-01 COI-03 THR-01 THR-03 THR-04 CS-01 FW-01 FW-03 EMP-01 EMP-02 EMP-05
        NEW-03 NEW-04 NEW-05 NEW-06 NEW-07""",
}
IDS = {rule_id: home for home, ids in HOMES.items() for rule_id in ids.split()}

NOT_A = {
    "B": """PLN-03 PLN-04 CON-07 THR-02 THR-03 CS-01 CS-02 CS-03 CS-04 CS-05 CS-06 CS-07 GPS-01 GPS-02 EMP-01 EMP-02
            EMP-05 NEW-01 NEW-02 NEW-03 NEW-04 NEW-05 CNT-03""",
    "C": "EVL-07 ICT-02 ICT-03 EMP-03 EMP-04",
    "D": "THR-04 NEW-06 CNT-05",
    "A/C": "ACC-03 COI-05",
    "A, B": "SME-03",  # 46号 itself, then with 财库〔2022〕19号
    "B, A": "PAY-02",
}  # 国令728号, then 802号
CONFIDENCES = {rule_id: letters for letters, ids in NOT_A.items() for rule_id in ids.split()}

NUMBERS = {
    "30日": "PLN-03 CHL-09 CON-01 PAY-01 PAY-02 PAY-04",
    "20日": "TND-03",
    "15日": "TND-04",
    "10日": "CS-02",
    "1工作日": "TND-06 TND-12 EVL-15",
    "2工作日": "EVL-07 EVL-12 EVL-14 CON-02",
    "3工作日": "CHL-01 NG-01 NG-03",
    "5工作日": "TND-01 TND-02 TND-05 TND-08 TND-09 TND-10 TND-11 EVL-13 CHL-06 CHL-07 CS-03 SS-01",
    "7工作日": "CHL-02 CHL-03 CON-03 FW-03",
    "15工作日": "CHL-05",
    "30工作日": "CHL-08",
    "2%": "TND-07",
    "10%": "EVL-09 CON-04 CON-05",
    "20%": "NEW-01",
    "30%": "SME-02",
    "2个": "PLN-11",
    "3个": "PLN-05",
    "2家": "FW-01",
    "3家": "SME-04 EVL-02 EVL-03 CS-06",
    "2人": "ICT-03",
    "3人": "CS-04 NG-02",
    "5人": "EVL-05",
    "2年": "FW-02",
    "3年": "CON-07 COI-01 COI-05",
    "15年": "DOC-01",
    "200000000分": "SME-01",
    "400000000分": "THR-02",
    "100000000分": "THR-04",
}
"""Money in 分."""

NAMED = {
    "SME-02": {"small": 60},
    "EVL-05": {"large": 7, "large_from": 1_000_000_000, "experts": 2},
    "EVL-09": {"goods": 30},
    "SME-03": {"low": 10, "high": 20, "joint_low": 4, "joint_high": 6, "joint_share": 30},
    "PLN-05": {"amount": 1_000_000_000},
    "TND-05": {"clarification": 3},
    "CHL-06": {"rejection": 3, "notice": 8},
    "CON-07": {"usual": 1},
    "PAY-02": {"agreed": 60},
    "PAY-03": {"month": 3, "day": 31},
    "CS-03": {"clarification": 5, "notice": 3},
    "CS-04": {"experts": 2},
    "CS-06": {"services": 2},
    "CS-05": {"low": 10, "high": 30, "goods_low": 30, "goods_high": 60},
    "CS-07": {"report": 2, "confirm": 5, "notice": 2, "sign": 30},
    "NG-01": {"clarification": 3, "suppliers": 3, "approved": 2},
    "NG-02": {"large": 5, "experts": 2},
    "NG-04": {"report": 2, "confirm": 5, "notice": 2, "sign": 30, "bond": 5},
    "SS-01": {"argument": 5},
    "FW-01": {"eliminated": 20, "eliminated_least": 1},
    "FW-03": {"notice": 2},
    "FW-02": {"sign": 30, "filing": 7, "inform": 3, "summary": 10},
    "NEW-01": {"cost_share": 80},
    "NEW-02": {"average": 50, "next_lowest": 50, "ceiling": 45, "raised_most": 65, "minutes": 30},
}

VERSIONS = {
    "SME-03": ((None, date(2022, 6, 30)), (date(2022, 7, 1), None)),
    "EVL-10": ((None, date(2026, 1, 31)), (date(2026, 2, 1), None)),
    "PAY-02": ((date(2020, 9, 1), date(2025, 5, 31)), (date(2025, 6, 1), None)),
    "EMP-01": ((None, date(2023, 12, 31)), (date(2024, 1, 1), date(2026, 1, 8)), (date(2026, 1, 9), None)),
    "PAY-03": ((date(2025, 6, 1), None),),
    "PAY-04": ((date(2025, 6, 1), None),),
    "EMP-02": ((None, date(2023, 12, 31)),),
    "THR-02": ((date(2020, 1, 1), None),),
    "THR-03": ((date(2021, 1, 1), None),),
    "NEW-01": ((date(2026, 1, 1), None),),
    "NEW-02": ((date(2026, 2, 1), None),),
    "FW-01": ((date(2022, 3, 1), None),),
    "FW-02": ((date(2022, 3, 1), None),),
    "FW-03": ((date(2022, 3, 1), None),),
    "NEW-03": ((date(2026, 10, 1), None),),
    "NEW-04": ((date(2024, 4, 1), None),),
}


def test_exactly_the_127_rules_stand_there_and_ours_apart() -> None:
    assert len(IDS) == 127
    assert {rule.id for rule in STATUTE} == set(IDS)
    assert [rule.id for rule in OURS] == ["HRL-01"]
    assert LAW.rules == (*STATUTE, *OURS)
    assert Counter(rule.home for rule in OURS) == {Home.ENFORCED: 1}


@pytest.mark.parametrize("rule_id", IDS)
def test_has_its_home_confidence_number_and_dates(rule_id: str) -> None:
    versions = LAW.versions(rule_id)
    assert {rule.home for rule in versions} == {IDS[rule_id]}
    said = dict.fromkeys(rule.confidence for rule in versions)
    assert ", ".join(said) == CONFIDENCES.get(rule_id, "A")
    number = next((number for number, ids in NUMBERS.items() if rule_id in ids.split()), "")
    newest = versions[-1]
    assert ("" if newest.n is None else f"{newest.n}{newest.unit or newest.measure}") == number
    assert {named.name: named.n for named in newest.numbers} == NAMED.get(rule_id, {})
    assert tuple((rule.since, rule.until) for rule in versions) == VERSIONS.get(rule_id, ((None, None),))


def test_the_deduction_for_small_firms_before_its_rise() -> None:
    old = LAW.rule("SME-03", date(2022, 6, 30))
    assert [old.number(name) for name in ("low", "high", "joint_low", "joint_high")] == [6, 10, 2, 3]
    assert LAW.rule("SME-03", date(2022, 7, 1)).number("low") == 10


@pytest.mark.parametrize(
    ("rule_id", "last_before"),
    [
        ("NEW-01", date(2025, 12, 31)),
        ("NEW-02", date(2026, 1, 31)),
        ("NEW-03", date(2026, 9, 30)),
        ("PAY-02", date(2020, 8, 31)),
        ("FW-01", date(2022, 2, 28)),
    ],
)
def test_did_not_hold_before(rule_id: str, last_before: date) -> None:
    assert LAW.find(rule_id, last_before) is None


@pytest.mark.parametrize("rule_id", VERSIONS)
def test_versions_follow_one_another_day_by_day(rule_id: str) -> None:
    for earlier, later in pairwise(LAW.versions(rule_id)):
        assert earlier.until
        assert later.since
        assert (later.since - earlier.until).days == 1


_ITEMS = r"\d+(?:至\d+|（[一二三四五六七八九十]+）)?"
_ARTICLES = rf" (?:{_ITEMS}(?:、{_ITEMS})*(?:（类推）)?|[一二三四五六七八九十])"
_NUMBERED = r"[\u4e00-\u9fff]+〔\d{4}〕\d+号"
_NAMED = "|".join(map(re.escape, SHORT_NAMES)) + "|款项支付条例（国令(?:728|802)号）"
_SOURCE = rf"(?:(?:{_NAMED})(?:{_ARTICLES})|{_NUMBERED}(?:{_ARTICLES})?)"
NO_ARTICLE = {"国务院办公厅年度放假通知", "政府采购法（修订草案）", "款项支付条例（国令728号）"}


@pytest.mark.parametrize("rule", LAW.rules, ids=lambda rule: f"{rule.id}-{rule.since}")
def test_is_a_sentence_with_an_article_in_form(rule: Rule) -> None:
    """A known source, a space, its articles; Chinese full-width punctuation; no shorthand."""
    assert rule.basis in NO_ARTICLE or re.fullmatch(rf"{_SOURCE}(?:；{_SOURCE})*", rule.basis), rule.basis
    assert rule.actor
    assert rule.trigger
    for text in (rule.text, rule.trigger, rule.consequence, rule.note):
        assert not re.search(r"[<>=|,;:()\"']|\d+wd|。$", text), text
    assert (rule.where != "") == (rule.home is not Home.STATED)
    assert rule.unit is None or rule.measure is None
    assert (rule.n is None) or (rule.unit or rule.measure)


@pytest.mark.parametrize("rule", LAW.rules, ids=lambda rule: f"{rule.id}-{rule.since}")
def test_lives_in_steps_that_there_are(rule: Rule) -> None:
    steps = {step.name for procedure in PROCEDURES.values() for step in procedure.steps}
    named = re.split(r" → |、", rule.where) if rule.where else []
    assert not set(named) - steps - {"采购方式建议", "期限计算"}


TERMS = {
    (term.rule, term.number)
    for procedure in PROCEDURES.values()
    for step in procedure.steps
    for term in step.terms
    if term.rule and term.n is None
}


@pytest.mark.parametrize(("rule_id", "number"), sorted(TERMS))
def test_a_term_that_counts_by_the_table_finds_days_there(rule_id: str, number: str) -> None:
    for rule in LAW.versions(rule_id):
        n, unit = rule.span(number)
        assert n > 0
        assert isinstance(unit, Unit)
        assert number or rule.unit


def test_every_area_holds_rules_and_none_twice() -> None:
    of = {rule.id: title for title, rules in AREAS.items() for rule in rules}
    assert all(of[rule.id] == title for title, rules in AREAS.items() for rule in rules)
    assert set(of.values()) == set(AREAS)
