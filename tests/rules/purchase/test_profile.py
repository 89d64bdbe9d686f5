"""Profiles of purchases: sound with the procedures, named by the plan, never guessed."""

from __future__ import annotations

import pytest

from documents.catalogue.purchase.requirement_texts import texts_of
from rules.plan.loading import PlanRefused, load_plan
from rules.procedures import METHODS
from rules.purchase.profile import BY_KIND, PROFILES, UnknownProfile, profile_named
from tests.rules.plan.test_loading import SOUND

WAITS = {wait.name for procedure in METHODS.values() for step in procedure.steps for wait in step.waits}


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_every_wait_of_a_profile_is_declared_by_the_methods(profile: object) -> None:
    assert profile_named(profile.key).waits <= WAITS


def test_the_operators_wait_on_all_that_the_methods_declare() -> None:
    assert PROFILES["operation"].waits == WAITS


def test_every_profile_has_its_words() -> None:
    assert all(texts_of(key).subject for key in PROFILES)
    assert set(BY_KIND.values()) <= PROFILES.keys()


def test_what_each_profile_brings_with_it() -> None:
    """Who is licensed, what serves the public, what the city's texts and the plan's money are for."""
    found = {
        key: (profile.licence and profile.licence.rule, profile.public_service, profile.unified, profile.quota_share)
        for key, profile in PROFILES.items()
    }
    assert found == {
        "operation": ("HRL-01", True, True, True),
        "platform": (None, False, False, False),
        "equipment": (None, False, False, False),
        "works": (None, False, False, False),
        "services": (None, False, False, False),
    }


@pytest.mark.parametrize("key", [None, "", "furniture"])
def test_an_unknown_profile_is_refused(key: str | None) -> None:
    with pytest.raises(UnknownProfile, match="没有采购类别"):
        profile_named(key)


OPERATORS = "    procedure: open_tender\n    after: [site_selection, unified_terms]"
FIT_OUT = "    procedure: fit_out\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (OPERATORS, "    purchase: furniture\n" + OPERATORS, "没有采购类别“furniture”"),
        ("  - key: open_tender", "  - key: equipment_purchase", "没有写明采购类别"),
        (FIT_OUT, "    purchase: works\n" + FIT_OUT, "不按采购程序办理，却写了采购类别"),
    ],
)
def test_a_plan_names_the_profile_of_each_purchase(old: str, new: str, said: str) -> None:
    with pytest.raises(PlanRefused) as caught:
        load_plan(SOUND.replace(old, new, 1), "plan.yaml")
    assert said in str(caught.value)


def test_a_named_profile_counts_before_the_key() -> None:
    text = SOUND.replace(OPERATORS, "    purchase: services\n" + OPERATORS, 1)
    assert load_plan(text, "plan.yaml").milestone("open_tender").purchase == "services"


def test_a_plan_that_names_no_profile_keeps_its_hash() -> None:
    """Records that hold the plan from before know it again."""
    assert '"purchase"' not in load_plan(SOUND, "plan.yaml").to_canonical()
