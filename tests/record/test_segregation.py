"""不相容岗位分离: every declared pair refuses the same person, in either order, with its article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlmodel import Session

from actions.acts import correct, withdraw
from actions.acts import record as perform
from models.case import Case, Fact
from models.clock import utc_now
from models.database import writing
from models.person import Person
from models.programme import District
from models.refusal import Refusal
from models.values import CITY, CITY_ROLES, Role
from record.corrections import Correction, Withdrawal
from record.errors import SamePerson
from record.handlers import Command
from record.people import actor
from record.plan.loaded import programme
from record.plan.programme import open_case
from record.rounds import open_round
from record.situation import open_dossier
from rules.kinds import KINDS
from rules.law import statute
from rules.procedure import PARENT, Apart, Procedure, Step
from rules.procedures import PROCEDURES
from tests.actions.builders import act, as_stored, case_of, form_of, prepare, refused, second_of, slug, two_districts
from tests.actions.tender_case import CASE, SQLITE_ONLY, ready, requirement
from tests.actions.test_challenge import CHILD, challenge

ON = date(2023, 9, 1)
LOTS = [{"number": 1, "title": "演练包", "stations": []}]
DETAILS: dict[str, dict[str, Any]] = {
    "requirement": {"title": "演练", "lots": LOTS, "service_from": "2024-01-01", "service_until": "2024-12-31"},
    "received": {"supplier": "演练公司", "about": "result", "matters": "演练"},
    "complaint_filed": {"supplier": "演练公司", "challenge": "质疑1", "matters": "演练"},
    "reply": {"outcome": "dismissed", "text": "演练", "letter_number": "演练〔2023〕1号"},
    "decision": {"outcome": "dismissed", "letter_number": "演练〔2023〕1号"},
}
"""What the schedule reads of a fact, by step."""
SME = {"kind": "whole", "share": 0, "small": 0, "reason": ""}


@dataclass(frozen=True)
class Side:
    """One end of a pair, in the case where it stands."""

    case: Case
    procedure: Procedure
    step: Step

    def subject(self, session: Session) -> str:
        rows = open_dossier(session, self.case).rows
        return next(subject for step, subject in rows if step == self.step.name)


def pairs() -> Iterator[tuple[str, Step, Apart]]:
    for name, procedure in PROCEDURES.items():
        yield from ((name, step, apart) for step in procedure.steps for apart in step.apart_from)


def sides(session: Session, name: str, step: Step, apart: Apart, parent: str) -> tuple[Side, Side]:
    """Both ends, in cases opened for the purpose."""
    city = name in ("unified_terms", "rules_norms", "platform")
    row = programme(session, two_districts().slug)
    district = None if city else session.execute(select(District).where(District.name == "惠东县")).scalar_one()  # type: ignore[arg-type]

    def opened(kind: str, procedure: str, label: str, above: Case | None = None) -> Case:
        return open_case(
            session,
            row,
            district,
            kind=kind,
            procedure=procedure,
            label=label,
            due=None,
            source="",
            on=date(2023, 8, 1),
            parent=above,
        )

    if apart.of == PARENT:
        above = opened("open_tender", parent, "演练采购")
        child = opened(name, name, "演练质疑", above)
        return Side(child, PROCEDURES[name], step), Side(above, PROCEDURES[parent], PROCEDURES[parent].step(apart.step))
    case = opened(name, name, "演练内控")
    if apart.of:
        other = opened(apart.of, KINDS[apart.of].procedure, "演练另一事项")
        return Side(case, PROCEDURES[name], step), Side(
            other, PROCEDURES[other.procedure], PROCEDURES[other.procedure].step(apart.step)
        )
    return Side(case, PROCEDURES[name], step), Side(case, PROCEDURES[name], PROCEDURES[name].step(apart.step))


def refusal(session: Session, done: Side, wanted: Side, second: str) -> SamePerson:
    """What is said when whoever has done one end, or was there as the second person, would do or join the other."""
    place = CITY if wanted.case.district_id is None else "惠东县"
    role = wanted.step.doer(city=place == CITY)
    doer = f"{CITY if role in CITY_ROLES else place}.{role}"
    joins = f"{place}.{Role.SUPERVISOR if role is not Role.SUPERVISOR else Role.REVIEWER}"
    both = joins if second == "wanted" else doer
    did, there = ("test", both) if second == "done" else (both, None)
    session.add(
        Fact(
            case_id=done.case.id,
            step=done.step.name,
            round=1,
            subject=done.subject(session),
            done_on=ON,
            actor=did,
            second=there,
            details=as_stored(form_of(done.procedure.name, done.step.name), **DETAILS.get(done.step.name, {})),
            command_id="assumed",
            recorded_at=utc_now(),
        )
    )
    session.flush()
    with pytest.raises(SamePerson) as caught:
        perform(
            session,
            actor(session, doer),
            Command(
                command_id="wanted",
                case=wanted.case.slug,
                step=wanted.step.name,
                on=ON,
                subject=wanted.subject(session),
                second=joins if second == "wanted" else second_of(session, wanted.case.slug, wanted.step.name),
            ),
        )
    assert session.get_one(Person, both).name in str(caught.value)
    return caught.value


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize(
    ("second", "backwards"),
    [
        pytest.param("", False, id="review last"),
        pytest.param("wanted", True, id="wanted-review first"),
        *(
            pytest.param(second, backwards, id=f"{second}-{backwards}", marks=pytest.mark.full)
            for second, backwards in (("", True), ("done", False), ("done", True), ("wanted", False))
        ),
    ],
)
def test_every_pair_of_every_procedure(engine: Engine, backwards: bool, second: str) -> None:
    prepare(engine)
    seen = 0
    for name, step, apart in pairs():
        hosts = [p for p in PROCEDURES if apart.step in PROCEDURES[p].index] if apart.of == PARENT else [""]
        for parent in hosts:
            with writing(engine) as session:
                later, other = sides(session, name, step, apart, parent)
                done, wanted = (later, other) if backwards else (other, later)
                error = refusal(session, done, wanted, second)
                session.rollback()
            said = f"{name}.{step.name}/{apart.step}: {error}"
            assert f"“{done.step.title}”，不能再办理“{wanted.step.title}”" in str(error), said
            assert apart.cited(statute()) in str(error), said
            seen += 1
    assert seen > 100


def becomes(engine: Engine, login: str, role: str) -> None:
    with writing(engine) as session:
        person = session.get_one(Person, login)
        person.role = role
        session.add(person)


@SQLITE_ONLY
class TestWhoHadAHand:
    """A correction adds a hand, a withdrawal takes all of them away."""

    @pytest.fixture
    def drafted(self, engine: Engine) -> Engine:
        ready(engine, "document_drafted")
        with writing(engine) as session:
            correct(
                session,
                actor(session, "惠东县.district_leader"),
                Correction(
                    command_id="c",
                    case=slug(CASE),
                    step="document_drafted",
                    reason="改名",
                    details={"title": "招标文件(演练二稿)", "version": "2", "deadline_time": "09:30", "sme": SME},
                ),
            )
        return engine

    @pytest.mark.parametrize("login", ["惠东县.procurement", "惠东县.district_leader"])
    def test_both_who_drafted_and_who_corrected(self, drafted: Engine, login: str) -> None:
        becomes(drafted, login, "reviewer")
        refused(drafted, "same_person", login, CASE, "document_confirmation", date(2023, 9, 4), opinion="同意")

    @pytest.mark.parametrize("login", ["惠东县.procurement", "惠东县.district_leader"])
    def test_none_of_them_once_it_was_withdrawn(self, drafted: Engine, login: str) -> None:
        with writing(drafted) as session:
            withdraw(
                session,
                actor(session, "惠东县.district_leader"),
                Withdrawal(command_id="w", case=slug(CASE), step="document_drafted", reason="登记有误"),
            )
        becomes(drafted, "惠东县.supervisor", "procurement")
        act(
            drafted,
            "惠东县.supervisor",
            CASE,
            "document_drafted",
            date(2023, 9, 1),
            title="招标文件(演练三稿)",
            deadline_time="09:30",
            sme=SME,
        )
        becomes(drafted, login, "reviewer")
        act(drafted, login, CASE, "document_confirmation", date(2023, 9, 4), opinion="同意")


@SQLITE_ONLY
def test_who_confirmed_does_not_correct_the_draft(engine: Engine) -> None:
    ready(engine, "document_confirmation")
    becomes(engine, "惠东县.reviewer", "district_leader")
    correction = Correction(
        command_id="c",
        case=slug(CASE),
        step="document_drafted",
        reason="改名",
        details={"title": "招标文件(演练改)", "deadline_time": "09:30", "sme": SME},
    )
    with pytest.raises(Refusal, match="已办理“招标文件确认”") as caught, writing(engine) as session:
        correct(session, actor(session, "惠东县.reviewer"), correction)
    assert caught.value.code == "same_person"
    with writing(engine) as session:
        correct(session, actor(session, "惠东县.district_leader"), correction)


@SQLITE_ONLY
@pytest.mark.parametrize("login", ["惠东县.district_leader", "惠东县.supervisor"], ids=["signed", "was there"])
def test_who_signed_in_an_earlier_round_does_not_accept_what_the_contract_brought(engine: Engine, login: str) -> None:
    """Lots 1 and 2 are contracted; the purchase goes on in another round."""
    ready(engine, "contract_signature")
    with writing(engine) as session:
        open_round(
            session,
            actor(session, "惠东县.district_leader"),
            case_of(session, CASE),
            procedure="open_tender",
            reason="样例",
            on=date(2023, 11, 20),
        )
    becomes(engine, login, "reviewer")
    text = refused(engine, "same_person", login, CASE, "instalment_accepted", date(2024, 1, 10), "1")
    assert "已办理“合同签订”，不能再办理“阶段验收”" in text


@SQLITE_ONLY
class TestAnswers:
    def test_who_brought_the_report_does_not_answer_the_challenge(self, engine: Engine) -> None:
        ready(engine, "award_notice")
        challenge(engine)
        becomes(engine, "惠东县.procurement", "reviewer")
        details = {"outcome": "dismissed", "text": "答复", "letter_number": "演练质复〔2023〕1号"}
        text = refused(engine, "same_person", "惠东县.procurement", CHILD, "reply", date(2023, 11, 16), **details)
        assert "已办理“收到质疑函”" in text
        assert "38号 六" in text
        act(engine, "reviewer", CHILD, "reply", date(2023, 11, 16), **details)

    def test_who_answered_does_not_operate_in_that_round(self, engine: Engine) -> None:
        ready(engine, "tender_notice")
        challenge(engine, date(2023, 10, 20), about="documents")
        act(
            engine,
            "reviewer",
            CHILD,
            "reply",
            date(2023, 10, 23),
            outcome="dismissed",
            text="答复",
            letter_number="演练质复〔2023〕1号",
        )
        becomes(engine, "惠东县.reviewer", "procurement")
        text = refused(
            engine,
            "same_person",
            "惠东县.reviewer",
            CASE,
            "expert_draw",
            date(2023, 10, 27),
            experts=4,
            purchaser_reps=1,
        )
        assert "“惠东县招标质疑1”的“质疑答复”" in text
        assert "38号 六" in text

    def test_but_in_the_round_that_follows(self, engine: Engine) -> None:
        ready(engine, "tender_notice")
        challenge(engine, date(2023, 10, 20), about="documents")
        act(
            engine,
            "reviewer",
            CHILD,
            "reply",
            date(2023, 10, 23),
            outcome="upheld",
            text="答复",
            letter_number="演练质复〔2023〕1号",
        )
        becomes(engine, "惠东县.reviewer", "procurement")
        refused(
            engine,
            "same_person",
            "惠东县.reviewer",
            CASE,
            "clarification",
            date(2023, 10, 23),
            nature="material",
            reason="更正",
        )
        act(engine, "district_leader", CHILD, "closed", date(2023, 10, 24), consequence="retender")
        act(
            engine,
            "惠东县.reviewer",
            CASE,
            "document_drafted",
            date(2023, 10, 25),
            title="招标文件(演练二轮)",
            deadline_time="09:30",
            sme=SME,
        )


@SQLITE_ONLY
class TestOutsiders:
    """Experts and third parties who took part in drafting (22号 32)."""

    @pytest.mark.parametrize(
        ("name", "part"),
        [("演练调研丙协会", "需求调查对象"), ("演练咨询公司", "采购需求编制参与方"), ("演练代理公司", "采购代理机构")],
    )
    def test_do_not_review(self, engine: Engine, name: str, part: str) -> None:
        ready(engine, "opinion_hearing")
        self.estimated(engine)
        act(
            engine,
            "procurement",
            CASE,
            "agency_agreement",
            date(2023, 8, 2),
            agency="演练代理公司",
            scope="编制采购文件",
        )
        text = refused(
            engine,
            "disallowed",
            "reviewer",
            CASE,
            "requirement_review",
            date(2023, 8, 3),
            opinion="同意",
            outsiders=["演练专家", name],
        )
        assert f"{name}（{part}）" in text
        assert "22号 32" in text
        text = refused(
            engine, "disallowed", "reviewer", CASE, "counsel_review", date(2023, 8, 3), opinion="同意", counsel=name
        )
        assert "22号 32" in text
        act(engine, "reviewer", CASE, "requirement_review", date(2023, 8, 3), opinion="同意", outsiders=["演练专家"])

    @pytest.mark.parametrize("agency", ["演练专家", "演练律师"])
    def test_nor_are_they_commissioned_once_they_have(self, engine: Engine, agency: str) -> None:
        ready(engine, "opinion_hearing")
        self.estimated(engine)
        act(engine, "reviewer", CASE, "requirement_review", date(2023, 8, 3), opinion="同意", outsiders=["演练专家"])
        act(engine, "reviewer", CASE, "counsel_review", date(2023, 8, 3), opinion="同意", counsel="演练律师")
        text = refused(
            engine,
            "disallowed",
            "procurement",
            CASE,
            "agency_agreement",
            date(2023, 8, 4),
            agency=agency,
            scope="编制采购文件",
        )
        assert f"{agency}（采购代理机构）" in text
        assert "22号 32" in text

    @staticmethod
    def estimated(engine: Engine) -> None:
        act(engine, "procurement", CASE, "requirement", date(2023, 8, 1), **requirement(drafted_with=["演练咨询公司"]))
        act(
            engine,
            "procurement",
            CASE,
            "estimate",
            date(2023, 8, 2),
            lots=[{"number": n, "budget": 1_600_000, "ceiling": 1_550_000} for n in (1, 2)],
        )
