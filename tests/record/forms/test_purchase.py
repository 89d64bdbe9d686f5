"""What the forms of a purchase take at their limits."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from record.forms.purchase import TenderNotice
from tests.actions.tender_case import notice


def test_a_bond_that_is_asked_for_is_some_money() -> None:
    assert TenderNotice.model_validate_json(json.dumps(notice(bid_bond=1))).bid_bond == 1
    assert TenderNotice.model_validate_json(json.dumps(notice(bid_bond=None))).bid_bond is None
    with pytest.raises(ValidationError, match="greater than 0"):
        TenderNotice.model_validate_json(json.dumps(notice(bid_bond=0)))
