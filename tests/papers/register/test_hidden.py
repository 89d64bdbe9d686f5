"""A paper tells no more than the record: what the law hides from somebody, no draft shows him either."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from models.database import reading, writing
from models.refusal import Refusal
from papers.register.reading import check_readable
from papers.register.revising import Edited, adopt, keep_edited
from record.people import actor
from record.register.errors import ContentHidden
from tests.actions.builders import act, contents, slug
from tests.actions.purchase.test_evaluation import before, detailed
from tests.actions.purchase.test_evaluation import document as scheme_document
from tests.actions.tender_case import CASE, FIRMS, SQLITE_ONLY
from tests.actions.tender_case import ready as tender_ready
from tests.actions.test_challenge import challenge
from tests.papers.register.kinds import PROGRAMME, WEEK, drafted
from tests.papers.register.test_revising import edited
from tests.papers.register.test_signing import issued
from views.lookup import document

POTENTIAL = "演练潜在公司"


def readable(engine: Engine, home: Path, login: str, number: str) -> str:
    """'' where somebody may read a document; else the code of the refusal and what it says."""
    with reading(engine) as session:
        try:
            check_readable(session, home, actor(session, login), document(session, number))
        except Refusal as error:
            return f"{error.code} {error}"
    return ""


@SQLITE_ONLY
def test_who_challenges_before_the_opening(engine: Engine, kinds: None, home: Path) -> None:
    tender_ready(engine, "expert_draw")
    challenge(engine, date(2023, 10, 20), about="documents", supplier=POTENTIAL, matters="演练质疑内容")
    number = drafted(
        engine, "惠东县.procurement", slug(CASE), subject="甲", matter=f"已收到{POTENTIAL}的质疑。"
    ).register_number
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


@pytest.fixture
def evaluated(engine: Engine) -> Engine:
    """A tender whose winners are confirmed and not announced yet, with scores in detail."""
    before(engine, "evaluation_report", document_drafted=scheme_document())
    act(engine, "procurement", CASE, "evaluation_report", date(2023, 10, 31), **detailed())
    act(
        engine,
        "district_leader",
        CASE,
        "winner_confirmation",
        date(2023, 11, 1),
        winners=[{"lot": lot, "supplier": firm} for lot, firm in ((1, FIRMS[0]), (2, FIRMS[1]))],
    )
    return engine


CHECK = "evaluation_check"


@SQLITE_ONLY
def test_the_check_of_an_evaluation_is_read_by_whom_the_law_lets_see_it(evaluated: Engine, home: Path) -> None:
    number = drafted(evaluated, "惠东县.procurement", slug(CASE), CHECK).register_number
    assert readable(evaluated, home, "惠东县.procurement", number) == ""
    # who takes part reads bids and scores, but not who evaluated (87号 47), whom the check names
    for login in ("惠东县.reviewer", "惠东县.district_leader", "惠东县.auditor", "市级.project_manager"):
        assert "评审委员会成员名单（87号 47）" in readable(evaluated, home, login, number), login
    for login in ("惠东县.supervisor", "惠东县.assessor", "市级.assessor"):
        assert readable(evaluated, home, login, number).startswith("content_hidden"), login
    for login, code in (("龙门县.procurement", "wrong_district"), ("惠东县.operator", "wrong_role")):
        assert readable(evaluated, home, login, number).startswith(code)
    act(
        evaluated,
        "procurement",
        CASE,
        "award_notice",
        date(2023, 11, 2),
        platform_address="采购平台/演练",
        first_published="2023-11-02",
    )
    for login in ("惠东县.reviewer", "惠东县.supervisor", "市级.project_manager"):
        assert readable(evaluated, home, login, number) == ""


@SQLITE_ONLY
@pytest.mark.parametrize("kind", [CHECK, "opening_record"])
def test_nobody_drafts_what_he_may_not_read(evaluated: Engine, kind: str) -> None:
    """Whoever drafts is given the draft: a paper filled from the record must not tell him what the record does not."""
    untouched = contents(evaluated)
    for login in ("惠东县.supervisor", "惠东县.assessor"):
        with pytest.raises(ContentHidden, match=r"登记后可见"):
            drafted(evaluated, login, slug(CASE), kind)
    assert contents(evaluated) == untouched
    assert drafted(evaluated, "惠东县.procurement", slug(CASE), kind).register_number


@SQLITE_ONLY
def test_what_staff_wrote_into_the_file_is_looked_through_too(engine: Engine, kinds: None, home: Path) -> None:
    tender_ready(engine, "expert_draw")
    challenge(engine, date(2023, 10, 20), about="documents", supplier=POTENTIAL, matters="演练质疑内容")
    number = drafted(engine, "惠东县.procurement", slug(CASE), subject="甲", matter="没有质疑。").register_number
    docx = edited(engine, home, number, {"没有质疑": f"已收到{POTENTIAL}的质疑"})
    with writing(engine) as session:
        adopt(session, actor(session, "惠东县.procurement"), number, keep_edited(home, Edited(docx)))
    assert readable(engine, home, "惠东县.reviewer", number) == ""
    assert readable(engine, home, "市级.project_manager", number).startswith("content_hidden")
