"""A paper tells no more than the record: what the law hides from somebody, no draft shows him either."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from actions.documents.reading import check_readable
from actions.errors import ActionRefused
from actions.lookup import document
from actions.people import actor
from models.database import reading
from tests.actions.builders import slug
from tests.actions.documents.kinds import PROGRAMME, WEEK, drafted
from tests.actions.documents.test_signing import issued
from tests.actions.tender_case import CASE, SQLITE_ONLY
from tests.actions.tender_case import ready as tender_ready
from tests.actions.test_challenge import challenge

POTENTIAL = "演练潜在公司"


def readable(engine: Engine, home: Path, login: str, number: str) -> str:
    """'' where somebody may read a document; else the code of the refusal and what it says."""
    with reading(engine) as session:
        try:
            check_readable(session, home, actor(session, login), document(session, number))
        except ActionRefused as error:
            return f"{error.code} {error}"
    return ""


@SQLITE_ONLY
def test_who_challenges_before_the_opening(engine: Engine, kinds: None, home: Path) -> None:
    tender_ready(engine, "expert_draw")
    challenge(engine, date(2023, 10, 20), about="documents", supplier=POTENTIAL, matters="演练质疑内容")
    number = drafted(engine, "惠东县.procurement", slug(CASE), subject="甲", matter=f"已收到{POTENTIAL}的质疑。").register_number
    other = drafted(engine, "惠东县.procurement", slug(CASE), subject="乙", matter="没有质疑。").register_number
    assert readable(engine, home, "惠东县.procurement", number) == ""
    assert readable(engine, home, "惠东县.reviewer", number) == "", "whoever answers must know whom"
    told = readable(engine, home, "市级.project_manager", number)
    assert told.startswith("content_hidden")
    assert "提出质疑、投诉的供应商（87号 28），“投标截止、开标”登记后可见" in told
    for login in ("惠东县.reviewer", "市级.project_manager", "市级.auditor"):
        assert readable(engine, home, login, other) == ""
    for login, code in (("龙门县.procurement", "wrong_district"), ("惠东县.operator", "wrong_role")):
        assert readable(engine, home, login, other).startswith(code)


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_programme_paper_is_the_citys_until_it_is_issued(ready: Engine, home: Path) -> None:
    number = drafted(ready, "市级.project_manager", PROGRAMME, WEEK).register_number
    assert readable(ready, home, "市级.city_leader", number) == ""
    assert readable(ready, home, "惠东县.district_leader", number).startswith("wrong_district")
    issued(ready, number)
    assert readable(ready, home, "惠东县.district_leader", number) == ""
    assert readable(ready, home, "惠东县.operator", number).startswith("wrong_role")
