"""A command given again: a repetition is recorded once; after a correction or a withdrawal it is another act."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from models.database import reading
from record.situation import open_dossier
from tests.actions import tender_case
from tests.actions.builders import case_of, slug
from tests.actions.test_challenge import FIRMS
from tests.console.test_control import run

CASE = slug(tender_case.CASE)
LEADER = ("--by", "惠东县.district_leader")
DRAW = {"experts": 4, "purchaser_reps": 1}


@pytest.fixture
def database() -> str:
    """The command line is the same on both."""
    return "sqlite"


def drawn(engine: Engine) -> str | None:
    """The date of the draw that stands."""
    with reading(engine) as session:
        fact = open_dossier(session, case_of(session, CASE)).fact("expert_draw")
        return fact.done_on.isoformat() if fact else None


class Draw:
    """The draw of experts, recorded, corrected and withdrawn by commands."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.engine, self.folder = engine, folder

    def record(self, on: str) -> str:
        return self._run("record", CASE, "expert_draw", "--on", on, "--by", "惠东县.procurement", details=DRAW)

    def correct(self, on: str) -> str:
        return self._run("correct", CASE, "expert_draw", "--on", on, "--reason", "录入有误", *LEADER)

    def withdraw(self) -> str:
        return self._run("withdraw", CASE, "expert_draw", "--reason", "录入有误", *LEADER)

    def _run(self, *words: str, details: dict[str, Any] | None = None) -> str:
        done = run(self.engine, self.folder, *words, details=details)
        assert done.code == 0, done.err
        return done.err


A, B = "2023-10-27", "2023-10-26"

COURSES: tuple[tuple[str, tuple[tuple[str, str | None], ...]], ...] = (
    ("recorded again after its withdrawal", (("record", A), ("withdraw", None), ("record", A))),
    ("withdrawn twice for one reason", (("record", A), ("withdraw", None), ("record", B), ("withdraw", None))),
    ("three times round", (("record", A), ("withdraw", None)) * 3 + (("record", A),)),
    ("corrected there and back", (("record", A), ("correct", B), ("correct", A), ("correct", B), ("correct", A))),
)


@pytest.mark.parametrize("course", [course for _name, course in COURSES], ids=[name for name, _course in COURSES])
def test_each_is_an_act_and_its_repetition_is_none(
    engine: Engine, tmp_path: Path, course: tuple[tuple[str, str | None], ...]
) -> None:
    tender_case.ready(engine, "tender_notice")
    draw = Draw(engine, tmp_path)
    for what, on in course:
        for again in (False, True):
            said = getattr(draw, what)(*(on,) if on else ())
            assert ("未重复写入" in said) is again, said
            assert drawn(engine) == on


def test_a_challenge_is_received_again_after_its_withdrawal(engine: Engine, tmp_path: Path) -> None:
    tender_case.ready(engine, "award_notice")
    received = ("record", CASE, "received", "--on", "2023-11-14", "--by", "惠东县.procurement")
    details = {"supplier": FIRMS[1], "about": "result", "matters": "对评分提出质疑"}
    assert "质疑1" in run(engine, tmp_path, *received, details=details).err
    assert "未重复写入" in run(engine, tmp_path, *received, details=details).err
    withdrawn = run(engine, tmp_path, "withdraw", f"{CASE}/质疑1", "received", "--reason", "录入有误", *LEADER)
    assert withdrawn.code == 0, withdrawn.err
    again = run(engine, tmp_path, *received, details=details)
    assert (again.code, f"已登记：{CASE}/质疑2" in again.err) == (0, True), again.err


def test_an_id_of_ones_own_is_not_answered_with_what_no_longer_stands(engine: Engine, tmp_path: Path) -> None:
    tender_case.ready(engine, "tender_notice")
    record = ("record", CASE, "expert_draw", "--on", A, "--by", "惠东县.procurement", "--id", "x1")
    assert run(engine, tmp_path, *record, details=DRAW).code == 0
    Draw(engine, tmp_path).withdraw()
    again = run(engine, tmp_path, *record, details=DRAW)
    assert (again.code, "不再有效" in again.err) == (2, True), again.err
    assert drawn(engine) is None
