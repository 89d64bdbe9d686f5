"""Forms, papers, procedures and catalogue fit together: nothing idle, nothing missing."""

from actions.registry import all_acts
from documents.catalogue import CATALOGUE
from papers.registry import all_papers
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
