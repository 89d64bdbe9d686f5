"""The 291 rules: all there, each with its home, confidence, number and dates as the fact base gives them."""

import re
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from rules.calendar import Unit
from rules.law import statute
from rules.procedures import METHODS, PROCEDURES
from rules.rule import Home, Rule
from rules.statute import AREAS, OURS, STATUTE
from rules.statute.sources import SHORT_NAMES

LAW = statute()

HOMES = {
    Home.ENFORCED: """
        SEL-01 SEL-02 SEL-03 SS-03 EVL-33 PAY-17
        PLN-01 PLN-02 PLN-03 PLN-05 PLN-06 PLN-07 PLN-08 PLN-10 PLN-11 SME-01 SME-02 SME-03 TND-03 TND-04 TND-06 TND-07
        TND-14 EVL-02 EVL-03 EVL-05 EVL-07 EVL-08 EVL-09 EVL-23 CHL-02 CHL-04 CHL-11 CHL-15 CON-04 CON-05 CON-06 CON-07
        CON-10 ICT-02 ICT-03 ICT-04 ICT-05 COI-01 COI-02 THR-02 THR-05 CS-02 CS-03 CS-04 CS-05 CS-06 NG-01 NG-02 NG-03
        SS-01 NG-08 NG-09 NG-18 CS-11 CS-12 IQ-01 IQ-02 IQ-03 SS-05 NEW-01 NEW-02""",
    Home.TRACKED: """
        TND-01 TND-02 TND-05 TND-08 TND-09 TND-10 TND-11 EVL-12 EVL-13 EVL-14 EVL-15 CHL-01 CHL-03 CHL-05 CHL-06 CHL-07
        CHL-08 CHL-09 CON-01 CON-02 CON-03 PAY-01 PAY-02 CS-07 NG-04 FW-02 NG-15 CS-13 PUB-02 CNT-01 CNT-02 CNT-03
        CNT-04 CNT-05 CNT-06""",
    Home.CHECKED: """
        PLN-04 PLN-09 PLN-12 PLN-14 PLN-15 PLN-16 PLN-17 PLN-18 PLN-19 PLN-21 SME-04 SME-05 SME-06 SME-08 SME-10 AGT-02
        TND-13 TND-15 TND-19 TND-20 TND-22 EVL-01 EVL-04 EVL-06 EVL-10 EVL-11 EVL-16 EVL-20 EVL-26 EVL-34 CHL-10 CON-09
        ACC-01 ACC-02 ACC-03 CON-11 CON-12 CON-14 CON-15 CON-17 ACC-06 PAY-06 PAY-09 DOC-02 COI-04 COI-05 COI-06 COI-07
        COI-08 COI-09 NG-16 NG-17 NG-19 CS-17 SS-04 GPS-01 GPS-02 EMP-03 EMP-04 GRN-01 EMP-06 EMP-08 EMP-10 DAT-01
        DAT-02 DAT-03 GPS-04 GPS-06 PUB-04 DOC-03""",
    Home.STATED: """
        PLN-13 PLN-20 PLN-22 SME-07 SME-09 SME-11 SME-12 SME-13 SME-14 SME-15 SEL-04 SEL-05 SEL-06
        SEL-07 AGT-01 AGT-03 AGT-04 TND-12 TND-16 TND-17 TND-18 TND-21 TND-23 TND-24 TND-25 TND-27 TND-28 TND-29 TND-30
        EVL-17 EVL-18 EVL-19 EVL-21 EVL-22 EVL-24 EVL-25 EVL-27 EVL-29 EVL-30 EVL-31 EVL-32 EVL-35 EVL-36 CHL-12
        CHL-13 CHL-14 CHL-16 CHL-17 CHL-18 CHL-19 CON-08 CON-13 CON-16 ACC-04 ACC-05 PAY-03 PAY-04 PAY-05 PAY-07 PAY-08
        PAY-10 PAY-11 PAY-12 PAY-13 PAY-14 PAY-15 PAY-16 DOC-01 ICT-01 COI-03 COI-10 THR-01 THR-03 THR-04 CS-01 FW-01
        FW-03 NG-05 NG-06 NG-07 NG-10 NG-13 NG-14 CS-08 CS-09 CS-10 CS-14 CS-15 CS-16 SS-02 SS-06 SS-07 MTH-01
        MTH-02 MTH-03 MTH-05 EMP-01 EMP-02 EMP-05 FCR-01 FCR-02 INN-01 EMP-07 EMP-09 GPS-03 GPS-05 GPS-07 LIA-01 LIA-02
        LIA-03 LIA-04 LIA-05 PUB-03 MTH-04 NEW-03 NEW-04 NEW-05 NEW-06 NEW-07""",
}
IDS = {rule_id: home for home, ids in HOMES.items() for rule_id in ids.split()}

NOT_A = {
    "B": """
        PLN-03 PLN-04 AGT-02 CON-07 COI-09 THR-02 THR-03 CS-01 CS-02 CS-03 CS-04 CS-05 CS-06 CS-07 GPS-01 GPS-02
        EMP-01 EMP-02 EMP-05 NEW-01 NEW-02 NEW-03 NEW-04 NEW-05 CNT-03""",
    "C": """
        SME-12 SME-13 SME-14 SEL-07 AGT-04 EVL-07 EVL-32 ACC-04 ICT-02 ICT-03 CS-08 CS-09 CS-10 CS-11 CS-12 CS-13 CS-14
        CS-15 CS-16 CS-17 NG-15 PUB-02 MTH-05 EMP-03 EMP-04 INN-01 GRN-01 EMP-09 GPS-03 GPS-04 GPS-05 GPS-06 GPS-07""",
    "D": "THR-04 NEW-06 CNT-05",
    "A/B": "AGT-01 COI-08",
    "A/C": "ACC-03 CON-13 COI-05",
    "A, B": "SME-03",
    "A, C": "DAT-02",
}
"""Of several versions in the order of time: 46号 itself, then with 财库〔2022〕19号; 网络安全法 before it was amended."""
CONFIDENCES = {rule_id: letters for letters, ids in NOT_A.items() for rule_id in ids.split()}

NUMBERS = {
    "2%": "TND-07 NG-18",
    "10%": "EVL-09 CON-04 CON-05 SS-03",
    "20%": "NEW-01",
    "30%": "SME-02",
    "50%": "SEL-06",
    "2个": "PLN-11",
    "3个": "PLN-05 CHL-18",
    "1人": "NG-14 CS-16",
    "2人": "SEL-03 ICT-03",
    "3人": "CS-04 NG-02 NG-10",
    "5人": "EVL-05",
    "300人": "SME-14",
    "2倍": "SEL-02",
    "100000000分": "THR-04",
    "200000000分": "SME-01 COI-08",
    "400000000分": "THR-02",
    "2家": "FW-01 CS-10",
    "3家": "SME-04 SEL-01 SEL-05 SEL-07 TND-23 TND-25 EVL-02 EVL-03 CS-06 NG-06 NG-09 CS-12 IQ-02",
    "1工作日": "TND-06 TND-12 EVL-15 PUB-02",
    "2工作日": "EVL-07 EVL-12 EVL-14 CON-02 ACC-04",
    "3工作日": "CHL-01 NG-01 NG-03 NG-15",
    "5工作日": "TND-01 TND-02 TND-05 TND-08 TND-09 TND-10 TND-11 EVL-13 EVL-32 CHL-06 CHL-07 CS-03 SS-01 CS-13",
    "7工作日": "CHL-02 CHL-03 CON-03 FW-03",
    "10工作日": "SME-15",
    "15工作日": "CHL-05",
    "30工作日": "CHL-08",
    "1年": "PLN-13",
    "2年": "FW-02 EMP-08",
    "3年": "CON-07 COI-01 COI-05",
    "15年": "DOC-01",
    "10日": "CS-02",
    "15日": "TND-04 EMP-07",
    "20日": "TND-03",
    "30日": "PLN-03 CHL-09 CON-01 PAY-01 PAY-02 PAY-04",
}
"""Money in 分."""

NAMED = {
    "PLN-05": {"amount": 1_000_000_000},
    "SME-02": {"small": 60},
    "SME-03": {"low": 10, "high": 20, "joint_low": 4, "joint_high": 6, "joint_share": 30},
    "SME-14": {"medium": 100, "small": 10},
    "SEL-07": {"share": 50},
    "TND-05": {"clarification": 3},
    "EVL-05": {"large": 7, "large_from": 1_000_000_000, "experts": 2},
    "EVL-09": {"goods": 30},
    "EVL-13": {"own": 5},
    "CHL-06": {"rejection": 3, "notice": 8},
    "CON-07": {"usual": 1},
    "PAY-02": {"agreed": 60},
    "PAY-03": {"month": 3, "day": 31},
    "PAY-16": {"transfer": 10, "answer": 30, "longest": 90},
    "CS-03": {"clarification": 5},
    "CS-04": {"experts": 2},
    "CS-05": {"low": 10, "high": 30, "goods_low": 30, "goods_high": 60},
    "CS-06": {"services": 2},
    "CS-07": {"report": 2, "confirm": 5, "notice": 2, "sign": 30},
    "NG-01": {"clarification": 3, "suppliers": 3, "approved": 2},
    "NG-02": {"large": 5, "experts": 2},
    "NG-04": {"report": 2, "confirm": 5, "notice": 2, "sign": 30, "bond": 5},
    "SS-01": {"argument": 5},
    "FW-01": {"eliminated": 20, "eliminated_least": 1},
    "FW-02": {"sign": 30, "filing": 7, "inform": 3, "summary": 10},
    "FW-03": {"notice": 2},
    "CS-13": {"most": 2},
    "NEW-01": {"cost_share": 80},
    "NEW-02": {"average": 50, "next_lowest": 50, "ceiling": 45, "raised_most": 65, "minutes": 30},
}

VERSIONS = {
    "SME-03": (
        (None, date(2022, 6, 30)),
        (date(2022, 7, 1), None),
    ),
    "SME-07": ((date(2021, 1, 1), None),),
    "SME-08": ((date(2021, 1, 1), None),),
    "SME-09": ((date(2021, 1, 1), None),),
    "SME-10": ((date(2021, 1, 1), None),),
    "SME-11": ((date(2022, 1, 1), None),),
    "SME-12": ((date(2017, 10, 1), None),),
    "SME-15": ((date(2021, 1, 1), None),),
    "EVL-10": (
        (None, date(2026, 1, 31)),
        (date(2026, 2, 1), None),
    ),
    "CON-14": ((date(2021, 1, 1), None),),
    "ACC-06": (
        (date(2020, 9, 1), date(2025, 5, 31)),
        (date(2025, 6, 1), None),
    ),
    "PAY-01": ((date(2019, 9, 1), None),),
    "PAY-02": (
        (date(2020, 9, 1), date(2025, 5, 31)),
        (date(2025, 6, 1), None),
    ),
    "PAY-03": (
        (date(2020, 9, 1), date(2025, 5, 31)),
        (date(2025, 6, 1), None),
    ),
    "PAY-04": (
        (date(2020, 9, 1), date(2025, 5, 31)),
        (date(2025, 6, 1), None),
    ),
    "PAY-05": (
        (date(2020, 9, 1), date(2025, 5, 31)),
        (date(2025, 6, 1), None),
    ),
    "PAY-06": (
        (date(2020, 9, 1), date(2025, 5, 31)),
        (date(2025, 6, 1), None),
    ),
    "PAY-07": (
        (date(2020, 9, 1), date(2025, 5, 31)),
        (date(2025, 6, 1), None),
    ),
    "PAY-08": ((date(2025, 6, 1), None),),
    "PAY-09": (
        (date(2020, 9, 1), date(2025, 5, 31)),
        (date(2025, 6, 1), None),
    ),
    "PAY-10": (
        (date(2020, 9, 1), date(2025, 5, 31)),
        (date(2025, 6, 1), None),
    ),
    "PAY-11": (
        (date(2020, 9, 1), date(2025, 5, 31)),
        (date(2025, 6, 1), None),
    ),
    "PAY-12": (
        (date(2020, 9, 1), date(2025, 5, 31)),
        (date(2025, 6, 1), None),
    ),
    "PAY-13": ((date(2021, 1, 1), None),),
    "PAY-14": ((date(2025, 6, 1), None),),
    "PAY-15": (
        (date(2020, 9, 1), date(2025, 5, 31)),
        (date(2025, 6, 1), None),
    ),
    "PAY-16": ((date(2025, 6, 1), None),),
    "PAY-17": ((date(2025, 6, 1), None),),
    "COI-08": ((date(2022, 2, 8), None),),
    "COI-09": ((date(2016, 8, 1), None),),
    "THR-02": ((date(2020, 1, 1), None),),
    "THR-03": ((date(2021, 1, 1), None),),
    "FW-01": ((date(2022, 3, 1), None),),
    "FW-02": ((date(2022, 3, 1), None),),
    "FW-03": ((date(2022, 3, 1), None),),
    "EMP-01": (
        (None, date(2023, 12, 31)),
        (date(2024, 1, 1), date(2026, 1, 8)),
        (date(2026, 1, 9), None),
    ),
    "EMP-02": ((None, date(2023, 12, 31)),),
    "FCR-01": ((date(2024, 8, 1), None),),
    "FCR-02": ((date(2024, 8, 1), None),),
    "INN-01": ((date(2024, 6, 1), None),),
    "GRN-01": ((date(2019, 4, 1), None),),
    "EMP-07": ((date(2018, 10, 1), None),),
    "EMP-08": ((date(2018, 10, 1), None),),
    "EMP-09": ((date(2023, 8, 1), None),),
    "DAT-01": ((date(2021, 11, 1), None),),
    "DAT-02": (
        (date(2017, 6, 1), date(2025, 12, 31)),
        (date(2026, 1, 1), None),
    ),
    "DAT-03": ((date(2025, 1, 1), None),),
    "GPS-03": ((date(2020, 3, 1), None),),
    "GPS-04": ((date(2020, 3, 1), None),),
    "GPS-05": ((date(2020, 3, 1), None),),
    "GPS-06": ((date(2020, 3, 1), None),),
    "GPS-07": ((date(2020, 3, 1), None),),
    "NEW-01": ((date(2026, 1, 1), None),),
    "NEW-02": ((date(2026, 2, 1), None),),
    "NEW-03": ((date(2026, 10, 1), None),),
    "NEW-04": ((date(2024, 4, 1), None),),
}


def test_exactly_the_290_rules_stand_there_and_ours_apart() -> None:
    assert len(IDS) == 291
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
        ("PAY-01", date(2019, 8, 31)),
        ("PAY-02", date(2020, 8, 31)),
        ("PAY-03", date(2020, 8, 31)),
        ("PAY-08", date(2025, 5, 31)),
        ("COI-08", date(2022, 2, 7)),
        ("FCR-01", date(2024, 7, 31)),
        ("INN-01", date(2024, 5, 31)),
        ("DAT-03", date(2024, 12, 31)),
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
NO_ARTICLE = {"国务院办公厅年度放假通知", "政府采购法（修订草案）", "人力资源服务机构管理规定", "网络安全法"}


@pytest.mark.parametrize("rule", LAW.rules, ids=lambda rule: f"{rule.id}-{rule.since}")
def test_is_a_sentence_with_an_article_in_form(rule: Rule) -> None:
    """A known source, a space, its articles; Chinese full-width punctuation; no shorthand."""
    assert rule.basis in NO_ARTICLE or re.fullmatch(rf"{_SOURCE}(?:；{_SOURCE})*", rule.basis), rule.basis
    assert rule.actor
    assert rule.trigger
    for text in (rule.text, rule.trigger, rule.consequence, rule.note):
        assert not re.search(r"[<>=|,;:()\"']|\d+wd|。$", text), text
    assert rule.where, "a rule that nobody meets does nothing"
    assert rule.unit is None or rule.measure is None
    assert (rule.n is None) or (rule.unit or rule.measure)


@pytest.mark.parametrize("rule", LAW.rules, ids=lambda rule: f"{rule.id}-{rule.since}")
def test_lives_in_steps_that_there_are(rule: Rule) -> None:
    steps = {step.name for procedure in PROCEDURES.values() for step in procedure.steps}
    assert not set(rule.places) - steps - {"采购方式建议", "期限计算"}
    assert not set(rule.methods) - set(METHODS)


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
