"""What an older fact says of a field that came to its form later: as decided once, for facts that are kept for years."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import date

import record.forms
from record.entry.details import Details, Later

LATER = {
    "AgreedPayment": {
        "audit_settles": Later(date(2026, 12, 1), False),
        "large_firm": Later(date(2026, 12, 1), False),
    },
    "TenderNotice": {"accepts_consortium": Later(date(2026, 11, 24), False)},
    "Clarification": {
        "about": Later(date(2026, 11, 25), "documents"),
        "nature": Later(date(2026, 12, 1), "material"),
    },
    "Received": {"stage": Later(date(2026, 11, 25), "opening"), "posted_on": Later(date(2026, 12, 1), None)},
    "Reply": {"holds_opening": Later(date(2026, 11, 25), False)},
}
GONE = {"Requirement": {"public_opinion", "survey_of"}, "TenderNotice": {"method"}}


def forms(kind: type[Details] = Details) -> set[type[Details]]:
    return {below for form in kind.__subclasses__() for below in (form, *forms(form))}


def test_what_older_facts_lack_and_what_they_have_in_excess() -> None:
    for found in pkgutil.iter_modules(record.forms.__path__):
        importlib.import_module(f"record.forms.{found.name}")
    own = {form for form in forms() if form.__module__.startswith("record.forms.")}
    assert {form.__name__: dict(form.later) for form in own if "later" in vars(form)} == LATER
    assert {form.__name__: set(form.gone) for form in own if "gone" in vars(form)} == GONE
