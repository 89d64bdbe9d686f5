"""A case waits on what its programme has, or on what its plan declares not to apply; on nothing else is it let go."""

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from models.case import Case
from models.database import reading, writing
from models.plan import NotApplicable, Plan
from record.errors import CaseMissing
from record.situation import open_dossier
from record.stored import recompute
from tests.actions.builders import prepare, two_districts
from tests.actions.tender_case import SQLITE_ONLY


def without_fit_out(*, declared: bool) -> Plan:
    plan = two_districts()
    kept = tuple(
        m.model_copy(update={"after": tuple(k for k in m.after if k != "fit_out")})
        for m in plan.milestones
        if m.key != "fit_out"
    )
    said = (NotApplicable(kind="fit_out", by="演练人员", reason="利用现有场所"),) if declared else ()
    return plan.model_copy(update={"milestones": kept, "not_applicable": said})


@SQLITE_ONLY
def test_a_missing_case_is_an_error(engine: Engine) -> None:
    """Such a plan is refused by `load_plan`; one that came into the record in another way is refused here."""
    with pytest.raises(CaseMissing, match="须等“场所建设”（fit_out）"):
        prepare(engine, without_fit_out(declared=False))
    with reading(engine) as session:
        assert session.exec(select(Case)).all() == []


@SQLITE_ONLY
def test_a_declared_absence_lets_the_wait_go(engine: Engine) -> None:
    prepare(engine, without_fit_out(declared=True))
    with reading(engine) as session:
        case = session.exec(select(Case).where(Case.slug == "huizhou-2023/惠东县/运营")).one()
        dossier = open_dossier(session, case)
        assert dossier.situation.absent == {"fit_out.site_acceptance"}
        assert {"open_tender.contract_signature", "staffing.staff_trained"} <= set(dossier.situation.outside)


@SQLITE_ONLY
def test_a_plan_may_name_its_duties_in_any_order(engine: Engine) -> None:
    """Each case finds what it waits on, also where the plan names that later."""
    plan = two_districts()
    prepare(engine, plan.model_copy(update={"milestones": tuple(reversed(plan.milestones))}))
    with writing(engine) as session:
        for case in session.exec(select(Case)).all():
            assert recompute(session, case).situation.absent <= {"site_selection.site_result"}
