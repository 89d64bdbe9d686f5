"""One base of refusals: what each part says, that codes stay as scripts know them, that processes can send them."""

from __future__ import annotations

import importlib
import pickle
import pkgutil
from collections import defaultdict
from collections.abc import Iterator

import pytest

from models.refusal import ProductFault, Refusal
from models.schema.record_setup import BrokenReferences
from rules.file_text import Finding
from rules.plan.loading import PlanRefused
from rules.plan.phrases import PhraseUnknown

FLOORS = ("models", "rules", "documents", "record", "actions", "views", "papers", "tasks", "flows", "console")

SHARED = {
    "unknown_subject": {"UnknownSubject", "SubjectUnclear"},
}
"""Codes that two refusals have in common since they were first released: scripts know them so."""


class Overdue(Refusal):
    code = "overdue"


@pytest.mark.parametrize(
    ("basis", "remedy", "said"),
    [
        ("", "", "逾期三日"),
        ("87号 64", "", "逾期三日（依据：87号 64）"),
        ("", "请改正", "逾期三日。请改正"),
        ("87号 64", "请改正", "逾期三日（依据：87号 64）。请改正"),
    ],
)
def test_what_is_said(basis: str, remedy: str, said: str) -> None:
    refusal = Overdue("逾期三日", basis=basis, remedy=remedy, field="on")
    assert str(refusal) == said
    assert (refusal.message, refusal.field, refusal.exit_code) == ("逾期三日", "on", 1)


@pytest.mark.parametrize(
    "refusal",
    [
        Overdue("逾期", basis="87号 64", remedy="请改正", field="on"),
        PlanRefused([Finding("too_short", ("districts",), "没有县区", "请填写", "plan.yaml", 3)]),
        PhraseUnknown("年内", "不明", "请写日期"),
        BrokenReferences(["fact", "lot"]),
    ],
)
def test_a_refusal_goes_from_process_to_process(refusal: Refusal) -> None:
    again = pickle.loads(pickle.dumps(refusal))
    assert type(again) is type(refusal)
    assert (str(again), again.code, vars(again)) == (str(refusal), refusal.code, vars(refusal))


def _all(kind: type[Exception]) -> Iterator[type[Exception]]:
    for below in kind.__subclasses__():
        yield below
        yield from _all(below)


def _load_all() -> None:
    for floor in FLOORS:
        for found in pkgutil.walk_packages(importlib.import_module(floor).__path__, f"{floor}."):
            if not found.name.endswith("__main__"):
                importlib.import_module(found.name)


OUTSIDE, BAD_INPUT = 3, 2
EXIT_CODES = {
    OUTSIDE: """
        AlreadyUp ArchiveFailed AuditBroken BackupFailed NotADatabase NotStarted PortTaken ProcessError RecordBusy
        RecordHeld RestoreFailed""",
    BAD_INPUT: """
        AccountMissing AmountUnknown AssessmentFileRefused BackupDamaged BackupNewer BadDetails BadLeave BadPerson CaseMissing
        CommandReused FactsRefused FileRefused FileUnfit LetterNumberBad NotAmbiguous NotAsked NotInitialised
        NothingToBuy NumberNotReserved NoticeRefused PeopleFileRefused PlanRefused QuotaOutOfBounds ReasonMissing SettingsError StartDiffers
        SubjectUnclear ThresholdFileRefused UnknownAlert UnknownCase UnknownDistrict UnknownDocument UnknownDocumentKind
        UnknownPerson UnknownPlanSubject UnknownProgramme UnknownScope UnknownStep UnknownSubject
        UnknownSupervisionItem UnknownYear WeakPassword""",
}
"""Every other refusal is one by a rule: 1."""


def test_every_refusal_ends_the_command_with_its_exit_code() -> None:
    _load_all()
    found = defaultdict(set)
    for kind in _all(Refusal):
        if kind.__module__.split(".")[0] in FLOORS:
            found[kind.exit_code].add(kind.__name__)
    named = {code: set(names.split()) for code, names in EXIT_CODES.items()}
    assert {code: names for code, names in found.items() if code != 1} == named


def test_no_two_refusals_have_one_code() -> None:
    _load_all()
    names = defaultdict(set)
    for kind in (*_all(Refusal), *_all(ProductFault)):
        if kind.__module__.split(".")[0] in FLOORS:
            names[vars(kind).get("code", f"{kind.__name__} has none")].add(kind.__name__)
    assert {code: who for code, who in names.items() if len(who) > 1 or " " in code} == SHARED


def test_all_that_is_refused_has_the_one_base() -> None:
    """An exception with a code that is neither a refusal nor a fault of the program would reach nobody."""
    _load_all()
    strays = [
        kind.__name__
        for kind in _all(Exception)
        if kind.__module__.split(".")[0] in FLOORS
        and hasattr(kind, "code")
        and not issubclass(kind, (Refusal, ProductFault))
    ]
    assert strays == []
