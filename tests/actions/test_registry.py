"""Forms, papers, procedures and catalogue fit together: nothing idle, nothing missing."""

import inspect
from typing import Any

import pytest

from actions.registry import acts_of, all_acts, whole
from documents.catalogue import CATALOGUE
from papers.registry import all_papers
from record.handlers import Handler, StepUnregistered
from rules.procedures import METHODS, PROCEDURES

ACTS = {
    (procedure.name, step.name)
    for procedure in PROCEDURES.values()
    if not procedure.guidance
    for step in procedure.acts()
}
DUE = {kind for procedure in PROCEDURES.values() for step in procedure.steps for kind in step.documents}


def test_every_handler_belongs_to_an_act() -> None:
    """The methods of purchase share their forms: there a step must be an act of one of them."""
    shared = {step for procedure, step in ACTS if procedure in METHODS}
    assert {
        (procedure, step)
        for procedure, step in all_acts()
        if (procedure, step) not in ACTS and not (procedure in METHODS and step in shared)
    } == set()


def test_every_act_has_a_form_of_its_own() -> None:
    plain = {key for key in ACTS if key not in all_acts() or all_acts()[key].details.__name__ == "NoDetails"}
    assert plain == set()


def test_every_document_that_a_step_calls_for_has_a_paper_and_a_composition() -> None:
    assert set(all_papers().due) >= DUE
    assert set(CATALOGUE) >= DUE | {"supervision_order"}


def test_free_fields_exist() -> None:
    for key, handler in all_acts().items():
        assert handler.details.free <= set(handler.details.model_fields), key


def test_every_field_of_the_milestones_outside_the_tender_has_a_chinese_title() -> None:
    ours = ("unified_terms", "rules_norms", "site_selection", "fit_out", "platform", "staffing", "opening")
    for (procedure, step), handler in all_acts().items():
        if procedure in ours:
            assert all(field.title for field in handler.details.model_fields.values()), (procedure, step)


def test_a_part_of_the_registry_says_what_the_whole_says() -> None:
    """Looking up an act imports the modules of its procedure alone; they must be all that concern it."""
    for (procedure, step), handler in whole().items():
        found = acts_of(procedure)[procedure, step]
        assert (found.details, _names(found)) == (handler.details, _names(handler)), (procedure, step)


def test_an_unknown_procedure_and_step_are_faults() -> None:
    for key in (("nosuch", "opened"), ("opening", "nosuch")):
        with pytest.raises(StepUnregistered):
            all_acts()[key]


def _names(handler: Handler) -> list[list[str]]:
    """The functions of a handler; several that were joined are told one by one."""
    return [_parts(getattr(handler, part)) for part in ("check", "effect", "undo")]


def _parts(function: Any) -> list[str]:
    inner = inspect.getclosurevars(function).nonlocals
    parts = [part for name in ("first", "second") if name in inner for part in _parts(inner[name])]
    return parts or [function.__qualname__]
