"""The rehearsal: the same seed plays the same course, another another; and everything in life really happens."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, col, select

from console.processes import free_port
from models.alert import Alert, SupervisionItem
from models.case import Case, Fact
from models.database import open_engine, reading
from models.tender import Bid, Supplement
from tests.console.conftest import PLAYED_UNTIL
from tests.console.crash import PROGRAMME, command, copied, digest, faults, record_url, rehearse

WHOLE = "2024-12-31"
KEYS = [
    "programme",
    "on",
    "districts",
    "stations",
    "cases",
    "facts",
    "deadlines",
    "documents",
    "alerts",
    "assessment",
    "digest",
]


@pytest.mark.full
def test_the_same_seed_plays_the_same_course(played: Path, home: Path) -> None:
    """Every day test_crashes asks more of it: the same record after five kills."""
    one = json.loads((played.parent / "answer.json").read_text(encoding="utf-8"))
    assert rehearse(home, PLAYED_UNTIL).answer == one


def test_another_seed_plays_another(played: Path, home: Path) -> None:
    one = json.loads((played.parent / "answer.json").read_text(encoding="utf-8"))
    other = rehearse(home, PLAYED_UNTIL, seed=2).answer
    assert other["digest"] != one["digest"]
    assert list(one) == list(other) == KEYS
    for made in (one, other):
        form(made)


def test_one_that_cannot_go_on_says_where_it_stopped(played: Path, tmp_path: Path) -> None:
    """Somebody of the cast is gone: the first act of theirs stops the play, and playing on stops there again."""
    home, gone = copied(played, tmp_path / "home"), "huicheng-buyer"
    retired = command(
        home, "people", "retire", gone, "--from", "2023-09-11", "--reason", "演练", "--by", "city-manager"
    )
    assert retired.code == 0, retired.err
    stops = [rehearse(home, "2023-09-12", carry_on=True)]
    before = digest(home)
    stops.append(rehearse(home, "2023-09-12", carry_on=True))
    for stopped in stops:
        assert (stopped.code, stopped.out, "Traceback" in stopped.err) == (1, "", False), stopped.err
        where = f"演练在2023-09-11停下：惠城区的事项“{PROGRAMME}/惠城区/招标”，环节plan_filing，由{gone}办理："
        assert where in stopped.err
        assert "离岗" in stopped.err and "请由在岗人员办理" in stopped.err
    assert digest(home) == before


def form(made: dict[str, Any]) -> None:
    """What scripts read: names and types."""
    assert made["districts"] == 7
    assert all(type(made[name]) is int for name in ("districts", "cases", "facts"))
    assert set(made["deadlines"]) == {"met", "missed", "open"}
    assert set(made["alerts"]) == {"sent", "escalated", "acknowledged"}
    assert set(made["assessment"]) == {"cycles", "stations", "stars"}
    assert list(made["assessment"]["stars"]) == ["5", "4", "3", "2", "1", "0"]
    counts = [made[name] for name in ("deadlines", "alerts", "documents", "stations")]
    assert all(type(n) is int and n >= 0 for table in counts for n in table.values())
    assert re.fullmatch("[0-9a-f]{64}", made["digest"])


@pytest.mark.full
def test_the_whole_pilot(home: Path) -> None:
    made = rehearse(home, WHOLE, prefect=True, settings={"YICHENG_PREFECT_PORT": str(free_port())}).answer
    form(made)
    assert made["stations"] == {
        "惠城区": 8,
        "仲恺高新区": 6,
        "惠阳区": 5,
        "大亚湾经济开发区": 4,
        "博罗县": 3,
        "惠东县": 2,
        "龙门县": 2,
    }
    assert made["deadlines"]["met"] > 100
    assert sum(made["documents"].values()) > 60
    assert made["assessment"]["cycles"] >= 2
    assert sum(made["assessment"]["stars"].values()) == 30
    assert faults(home) == []
    engine = open_engine(record_url(home))
    with reading(engine) as session:
        happened(session)
    engine.dispose()


def happened(session: Session) -> None:
    """Each incident of the script left its trace."""
    facts = session.exec(select(Fact)).all()
    assert any(f.step == "tender_failure" for f in facts), "fewer than three bidders"
    assert any(f.step == "tender_notice" and f.round == 2 for f in facts), "the new round"
    assert session.exec(select(Bid).where(col(Bid.rejected).contains("许可证"))).first(), "no licence"
    outcomes = {f.details["outcome"] for f in facts if f.step == "reply"}
    assert outcomes == {"upheld", "dismissed"}
    assert any(f.step == "defects_mended" for f in facts), "a station that failed and was mended"
    assert any(f.breach_basis for f in facts if f.step == "contract_signature"), "a late signature"
    assert session.exec(select(Alert).where(Alert.level > 0)).first(), "an alert that went up"
    sources = {item.source for item in session.exec(select(SupervisionItem)).all()}
    assert sources == {"breach", "overdue", "below_standard"}
    assert any(f.step == "rectified" for f in facts), "an operator below standard"
    assert session.exec(select(Supplement)).first(), "a supplement"
    assert any(f.step == "failure_decision" and f.details["method"] == "competitive_negotiation" for f in facts), (
        "two left"
    )
    assert any(f.step == "tender_failure" and f.details["method"] == "competitive_consultation" for f in facts), (
        "consulted"
    )
    assert any(f.step == "tender_failure" and f.details["method"] == "invited_tender" for f in facts), "invited"
    assert any(f.step == "replacement_award" for f in facts), "a winner who refused, and who took the place"
    steps = {f.step for f in facts}
    performed = {"instalment_accepted", "invoice_received", "payment", "contract_acceptance", "acceptance_publication"}
    assert performed <= steps, "contracts that were paid by instalments and accepted"
    assert {"suspension_notice", "statement", "complaint_closed"} <= steps, "a complaint that suspended the purchase"
    assert not [
        c.slug for c in session.exec(select(Case).where(col(Case.closed_on).is_(None))).all() if c.kind != "challenge"
    ]


@pytest.mark.full
@pytest.mark.parametrize("seed", [2, 3, 5, 8, 13])
def test_other_courses_end_too(home: Path, seed: int) -> None:
    """Draws fall otherwise: which districts have which incident, who bids where, who is licensed."""
    made = rehearse(home, WHOLE, seed=seed).answer
    form(made)
    assert sum(made["assessment"]["stars"].values()) == 30
    assert faults(home) == []
