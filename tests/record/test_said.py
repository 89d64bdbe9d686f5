"""What a fact says, read as it was stored."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from actions.purchase.bids import EvaluationReport
from actions.purchase.failure import TenderFailure
from actions.purchase.forms import BidLine
from actions.registry import all_acts
from actions.staffing import TrainingNotice
from models.case import Fact
from models.database import reading, writing
from models.faults import inner_model
from record.entry.details import Details, FormUnplaced, step_of
from record.errors import FactMissing
from record.forms.disputes import Received, Reply
from record.forms.purchase import Clarification, Requirement, TenderNotice
from record.said import FactUnreadable, maybe_said, read, said
from record.situation import open_dossier
from tests.actions.builders import assume, case_of, prepare
from tests.models.stored import DATA

NOTICE = {
    "letter_number": "惠东人社〔2023〕15号",
    "from_on": "2023-11-30",
    "until_on": "2023-12-01",
    "place": "惠东县演练会堂",
    "topics": ["a"],
    "sessions": [],
    "trainees": None,
    "contact": None,
    "phone": None,
}
LEDGER = json.loads((Path(__file__).parent / "stored_forms.json").read_text("utf-8"))


def reads(form: type[Details], details: dict[str, Any]) -> Any:
    return read(details, form, lambda: "“演练”")


class TestReading:
    def test_dates_and_decimals_are_real(self) -> None:
        line = {"lot": 1, "supplier": "甲", "score": 9000, "price": None}
        factor = {"name": "方案", "scores": ["18.75"], "mean": "18.75"}
        detail = {"factors": [factor], "price_score": "30", "evaluation_price": None, "rank": 1}
        groups = {"small": False, "consortium": False, "domestic": False}
        report = {"checks": [], "scores": [line | {"detail": detail | groups}], "rejected": [], "experts": ["甲"]}
        found = reads(EvaluationReport, report | {"members": [], "low_prices": [], "difference_noted": ""})
        assert found.scores[0].detail.factors[0].mean == Decimal("18.75")
        assert reads(TrainingNotice, NOTICE).from_on == date(2023, 11, 30)

    @pytest.mark.parametrize(
        "change", [{"letter_number": "旧式文号15"}, {"topics": []}, {"topics": ["a", "a"]}, {"phone": "内线 8"}]
    )
    def test_a_limit_of_today_does_not_bind_what_was_stored(self, change: dict[str, Any]) -> None:
        found = reads(TrainingNotice, NOTICE | change)
        assert found.model_dump(mode="json") == NOTICE | change

    @pytest.mark.parametrize(
        ("change", "named"),
        [
            ({"from_on": "明天"}, "from_on"),
            ({"trainees": "5"}, "trainees"),
            ({"trainees": 5.0}, "trainees"),
            ({"topics": "a"}, "topics"),
            ({"other": 1}, "other"),
            ({"from_on": None}, "from_on"),
        ],
    )
    def test_what_does_not_fit_is_named(self, change: dict[str, Any], named: str) -> None:
        with pytest.raises(FactUnreadable, match=f"“演练”.*{named}"):
            reads(TrainingNotice, NOTICE | change)

    def test_a_choice_that_there_is_not_is_named(self) -> None:
        with pytest.raises(FactUnreadable, match=r"outcome.*upheld"):
            reads(Reply, {"outcome": "perhaps", "text": "答复", "letter_number": "演练〔2023〕1号"})

    def test_details_are_read_once(self) -> None:
        details = dict(NOTICE)
        assert reads(TrainingNotice, details) is reads(TrainingNotice, details)
        assert reads(TrainingNotice, dict(NOTICE)) is not reads(TrainingNotice, details)


class TestOlderFacts:
    def test_what_came_later_is_read_as_the_form_says(self) -> None:
        received = reads(Received, {"supplier": "甲", "about": "result", "matters": "评分", "parent_round": 1})
        assert (received.stage, received.lots, received.request) == ("opening", (), "")
        failure = reads(TenderFailure, {"reason": "不足三家", "bidders": 2})
        assert (failure.ground, failure.next, failure.documents_sound) == ("few_suppliers", "retender", False)
        line = reads(BidLine, {"lot": 1, "supplier": "甲", "address": "惠州", "price": 1})
        assert (line.prepared_documents, line.licence) == (False, None)

    def test_what_is_gone_is_left_out(self) -> None:
        lots = [{"number": 1, "title": "一", "stations": []}]
        old = {"title": "需求", "lots": lots, "service_from": "2024-01-01", "service_until": "2024-12-31"}
        assert reads(Requirement, old | {"survey_of": "甲", "public_opinion": True}).drafted_with == ()
        with pytest.raises(FactUnreadable, match="survey_of"):
            reads(Reply, {"survey_of": "甲"})

    def test_a_default_that_says_something_is_no_answer(self) -> None:
        with pytest.raises(FactUnreadable, match="affects_result"):
            reads(Reply, {"outcome": "upheld", "text": "答复", "letter_number": "演练〔2023〕1号"})

    def test_every_field_that_came_since_says_what_an_older_fact_means(self) -> None:
        """The ledger has the fields of each form as facts of the first records carry them. A field that is not in it
        needs `later` or may be left empty; one that only the ledger has needs `gone`."""
        forms, faults = _every_form(), []
        for place, fields in LEDGER.items():
            form = forms[place]
            faults += [f"{place}.{field} is gone" for field in set(fields) - form.model_fields.keys() - form.gone]
            for field in form.model_fields.keys() - set(fields) - form.later.keys():
                empty = form.model_fields[field].get_default(call_default_factory=True)
                if form.model_fields[field].is_required() or empty not in (None, "", (), {}):
                    faults.append(f"{place}.{field} came later and does not say what an older fact means")
        assert not faults
        assert not forms.keys() - LEDGER.keys(), "a new form: enter its fields in stored_forms.json"

    def test_every_stored_fact_can_be_read(self) -> None:
        """The facts of a record in flight, each by the form that its step has now."""
        forms, found = _every_form(), _stored_facts("in_flight_0004.sqlite.sql")
        assert len(found) > 30
        for step, details in found:
            assert reads(forms[step], details) is not None


class TestFactsOfACase:
    def test_by_the_form_of_the_step(self, engine: Engine) -> None:
        prepare(engine)
        assume(engine, "惠东县/队伍", "training_notice", date(2023, 11, 24), **NOTICE)
        with reading(engine) as session:
            dossier = open_dossier(session, case_of(session, "惠东县/队伍"))
            assert dossier.said(TrainingNotice).until_on == date(2023, 12, 1)
            assert dossier.maybe_said(TrainingNotice) is dossier.said(TrainingNotice)
            assert dossier.maybe_said(TrainingNotice, "惠东01") is None
            assert maybe_said(None, TrainingNotice) is None

    def test_a_missing_fact_is_named(self, engine: Engine) -> None:
        prepare(engine)
        with reading(engine) as session:
            dossier = open_dossier(session, case_of(session, "惠东县/队伍"))
            with pytest.raises(FactMissing, match=r"惠东县/队伍.*培训通知"):
                dossier.said(TrainingNotice)

    def test_an_unreadable_fact_names_case_step_and_field(self, engine: Engine) -> None:
        prepare(engine)
        assume(engine, "惠东县/队伍", "training_notice", date(2023, 11, 24), place="演练会堂")
        with reading(engine) as session:
            dossier = open_dossier(session, case_of(session, "惠东县/队伍"))
            with pytest.raises(FactUnreadable, match=r"huizhou-2023/惠东县/队伍.*training_notice.*from_on"):
                dossier.said(TrainingNotice)

    def test_a_form_of_another_step_is_refused(self) -> None:
        with pytest.raises(FactUnreadable, match="tender_notice"):
            said(Fact(case_id=1, step="tender_notice", round=1, details={}), Clarification)
        assert step_of(TenderNotice) == "tender_notice"
        with pytest.raises(FormUnplaced, match="BidLine"):
            step_of(BidLine)

    def test_a_correction_is_read_anew(self, engine: Engine) -> None:
        prepare(engine)
        assume(engine, "惠东县/队伍", "training_notice", date(2023, 11, 24), **NOTICE)
        with writing(engine) as session:
            fact = open_dossier(session, case_of(session, "惠东县/队伍")).facts["training_notice", ""]
            assert said(fact, TrainingNotice).place == "惠东县演练会堂"
            fact.details = NOTICE | {"place": "另一处"}
            assert said(fact, TrainingNotice).place == "另一处"
            session.rollback()


def _every_form() -> dict[str, type[Details]]:
    """The form of each step, and of the lines in it: `requirement`, `requirement.lots`. Where procedures ask different
    things for a step of one name, by the procedure, too."""
    found: dict[str, type[Details]] = {}
    for (procedure, step), handler in all_acts().items():
        place = step if found.setdefault(step, handler.details) is handler.details else f"{step}@{procedure}"
        todo = [(place, handler.details)]
        while todo:
            where, form = todo.pop()
            found[where] = form
            parts = ((name, inner_model(field.annotation)) for name, field in form.model_fields.items())
            todo += [(f"{where}.{name}", part) for name, part in parts if part and issubclass(part, Details)]
    return found


def _stored_facts(name: str) -> list[tuple[str, dict[str, Any]]]:
    stored = sqlite3.connect(":memory:")
    stored.executescript((DATA / name).read_text("utf-8"))
    return [(step, json.loads(said)) for step, said in stored.execute("SELECT step, details FROM fact")]
