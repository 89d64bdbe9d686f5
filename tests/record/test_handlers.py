"""What an act says is read as the form of its own step, or not at all."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

import pytest

from actions.registry import all_acts
from actions.site import SiteInspection, SiteResult
from record.entry.details import Details
from record.handlers import Command, StepUnregistered, Work
from rules.procedures import PROCEDURES

SAID = SiteResult(letter_number="演人社〔2023〕8号", objections=0)


def work(details: Details) -> Work:
    """An act on its way; nothing here asks the record."""
    command = Command(command_id="1", case="p/惠东县/选址", step="site_result", on=date(2023, 9, 18))
    nobody = cast("Any", None)
    return Work(
        nobody, nobody, command, nobody, PROCEDURES["site_selection"].step("site_result"), nobody, details, all_acts()
    )


def test_an_act_is_read_as_its_own_form_and_as_what_that_is_made_from() -> None:
    assert work(SAID).said(SiteResult) is SAID
    assert work(SAID).said(Details) is SAID


@pytest.mark.parametrize(("details", "named"), [(SAID, "SiteResult"), (Details(), "Details")])
def test_a_handler_of_another_form_is_a_fault_of_the_product(details: Details, named: str) -> None:
    with pytest.raises(StepUnregistered, match=f"site_result的登记表单是{named}，不是SiteInspection"):
        work(details).said(SiteInspection)
