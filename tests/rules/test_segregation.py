"""Which steps one person may not do together: every declared pair, both ends of it, and about which subjects."""

from __future__ import annotations

import pytest

from rules.law import statute
from rules.procedure import PARENT, Procedure
from rules.procedures import METHODS, PROCEDURES
from rules.procedures.purchase import OPERATIONS
from rules.segregation import Hand, Opposite, Reach, opposites, same_hand

POSTS, NEEDS, DRAFTERS, ANSWERS = "财库〔2016〕99号（待核实）", "财库〔2016〕99号（待核实）", "22号 32", "38号 六"
CONTROL = "财会〔2012〕21号 12（待核实）"
Pair = tuple[str, str, str, str]
"""The later step, the other one, where that stands, and the article."""

PURCHASE: set[Pair] = {
    ("requirement_review", "requirement", "", NEEDS),
    ("requirement_review", "demand_survey", "", DRAFTERS),
    ("requirement_review", "estimate", "", DRAFTERS),
    ("counsel_review", "requirement", "", NEEDS),
    ("document_confirmation", "document_drafted", "", POSTS),
    ("contract_review", "contract_draft", "", POSTS),
    *(
        (accepted, signed, "", POSTS)
        for accepted in ("instalment_accepted", "contract_acceptance")
        for signed in ("contract_draft", "contract_signature", "contract_supplement")
    ),
}
PAIRS: dict[str, set[Pair]] = {
    **dict.fromkeys(METHODS, PURCHASE),
    "unified_terms": {
        ("contract_text_reviewed", "contract_text_drafted", "", POSTS),
        ("terms_issued", "contract_text_drafted", "", POSTS),
    },
    "rules_norms": {("rules_reviewed", "rules_drafted", "", CONTROL), ("rules_issued", "rules_drafted", "", CONTROL)},
    "platform": {
        ("platform_acceptance", "development_done", "", CONTROL),
        ("platform_acceptance", "contract_signature", "platform_tender", POSTS),
    },
    "fit_out": {("site_acceptance", "items_checked", "", CONTROL), ("site_acceptance", "defects_mended", "", CONTROL)},
    "assessment": {
        ("scored", "values_filed", "", CONTROL),
        ("scores_reviewed", "scored", "", CONTROL),
        ("appeal_decided", "scored", "", CONTROL),
    },
    "challenge": {("reply", "received", "", ANSWERS), *(("reply", step, PARENT, ANSWERS) for step in OPERATIONS)},
    "complaint": {
        ("statement", "complaint_notice", "", ANSWERS),
        *(("statement", step, PARENT, ANSWERS) for step in OPERATIONS),
    },
}


@pytest.mark.parametrize("procedure", PROCEDURES.values(), ids=PROCEDURES)
def test_the_pairs_are_these_and_no_others(procedure: Procedure) -> None:
    declared = {
        (step.name, apart.step, apart.of, apart.cited(statute()))
        for step in procedure.steps
        for apart in step.apart_from
    }
    assert declared == PAIRS.get(procedure.name, set())


@pytest.mark.parametrize(
    ("procedure", "kind", "later", "other", "of"),
    [
        (name, "platform" if name == "platform" else name, later, other, of)
        for name, pairs in PAIRS.items()
        for later, other, of, _article in sorted(pairs)
        if not of
    ],
)
def test_each_pair_is_seen_from_both_ends(procedure: str, kind: str, later: str, other: str, of: str) -> None:
    declared = PROCEDURES[procedure]
    assert (other, Reach.HERE) in {(o.step, o.reach) for o in opposites(declared, kind, later)}
    assert (later, Reach.HERE) in {(o.step, o.reach) for o in opposites(declared, kind, other)}


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize(("child", "answer"), [("challenge", "reply"), ("complaint", "statement")])
def test_an_answer_and_the_tenders_operations(operation: str, child: str, answer: str) -> None:
    assert (operation, Reach.PARENT, "") in places(child, child, answer)
    for method in METHODS.values():
        if operation in method.index:
            assert (answer, Reach.CHILD, child) in places(method.name, "open_tender", operation)


def test_the_platforms_contract_and_its_acceptance() -> None:
    assert ("contract_signature", Reach.SISTER, "platform_tender") in places(
        "platform", "platform", "platform_acceptance"
    )
    signature = places("open_tender", "platform_tender", "contract_signature")
    assert ("platform_acceptance", Reach.SISTER, "platform") in signature
    assert ("platform_acceptance", Reach.SISTER, "platform") not in places(
        "open_tender", "open_tender", "contract_signature"
    )


def places(procedure: str, kind: str, step: str) -> set[tuple[str, Reach, str]]:
    return {(o.step, o.reach, o.of) for o in opposites(PROCEDURES[procedure], kind, step)}


def test_a_step_of_no_pair_has_none() -> None:
    assert opposites(PROCEDURES["open_tender"], "open_tender", "funds_allotted") == ()


@pytest.mark.parametrize(
    ("subject", "theirs", "clash"),
    [
        ("1", "1", True),
        ("1", "2", False),  # another lot's contract
        ("1第2次", "1", True),  # the second instalment of the lot that the person signed
        ("2第2次", "1", False),
        ("", "惠城01", True),  # reviewed once for all stations that were scored
        ("惠城01", "", True),
        ("", "", True),
    ],
)
def test_what_a_pair_is_about(subject: str, theirs: str, clash: bool) -> None:
    pair = Opposite("done", PROCEDURES["fit_out"].step("site_acceptance").apart_from[0])
    hand = Hand("甲", "done", theirs)
    assert same_hand(["乙", "甲"], subject, pair, [hand]) == (hand if clash else None)
    assert same_hand(["乙"], subject, pair, [hand]) is None
    assert same_hand(["甲"], subject, pair, [Hand("甲", "another", theirs)]) is None


@pytest.mark.parametrize("procedure", PROCEDURES.values(), ids=PROCEDURES)
def test_a_pair_is_told_once_at_each_end(procedure: Procedure) -> None:
    """Steps that several methods share are apart from those of their own method only."""
    for step in procedure.steps:
        found = opposites(procedure, procedure.name, step.name)
        assert len(found) == len(set(found)), step.name
