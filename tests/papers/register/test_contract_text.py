"""合同送审稿: drafted, reviewed and signed on the paper itself; what is signed afterwards is what was settled."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Engine

from models.database import writing
from papers.register.requests import Asked, draft
from papers.register.signing import NumberSource, review, sign
from record.people import actor
from tests.actions.builders import act, slug
from tests.actions.tender_case import CASE, SQLITE_ONLY, ready, signature

pytestmark = SQLITE_ONLY
BUYER, REVIEWER, LEADER = "惠东县.procurement", "惠东县.reviewer", "惠东县.district_leader"
PLACE = {"purchaser_code": "11441323MB2C00001X", "signed_at": "惠东县"}
PARTY = {"operator_code": "91441300MA0000001X", "operator_bank": "演练银行", "operator_account": "演练账号001"}


def settle(engine: Engine, **given: Any) -> str:
    """The text of lot 1, through the three hands; answers with its number in the register."""
    with writing(engine) as session:
        [made] = draft(
            session,
            actor(session, BUYER),
            Asked(slug(CASE), "operating_contract_text", "1", date(2023, 11, 14), PLACE | PARTY | given),
        )
        number = made.row.register_number
    with writing(engine) as session:
        review(session, actor(session, REVIEWER), number)
    with writing(engine) as session:
        sign(session, actor(session, LEADER), number, NumberSource())
    return number


def test_a_text_is_settled_by_three_and_signed_as_it_stands(engine: Engine) -> None:
    ready(engine, "contract_review")
    settle(engine)
    done = act(engine, "district_leader", CASE, "contract_signature", date(2023, 11, 15), "1", **signature(1))
    assert not [text for text in done.warnings if "送审稿" in text]


def test_without_a_settled_text_the_signature_is_told_so(engine: Engine) -> None:
    ready(engine, "contract_review")
    done = act(engine, "district_leader", CASE, "contract_signature", date(2023, 11, 15), "1", **signature(1))
    assert any("建议先审定合同文本（送审稿）再签订" in text for text in done.warnings)
