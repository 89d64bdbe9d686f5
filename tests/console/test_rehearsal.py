"""The rehearsal: the same seed plays the same course, another another; and everything in life really happens."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from models.alert import Alert, SupervisionItem
from models.case import Case, Fact
from models.database import open_engine, reading
from models.tender import Bid, Supplement
from tests.console.crash import faults, record_url, rehearse

SHORT, WHOLE = "2023-09-13", "2024-12-31"


def test_the_seed_decides(tmp_path: Path) -> None:
    one, same = (rehearse(tmp_path / name, SHORT).answer for name in ("one", "same"))
    assert one == same
    assert one["districts"] == 7
    assert set(one) == {"programme", "on", "districts", "stations", "cases", "facts", "deadlines", "documents",
                        "alerts", "assessment", "digest"}
    assert rehearse(tmp_path / "other", SHORT, seed=2).answer["digest"] != one["digest"]


@pytest.mark.full
@pytest.mark.timeout(900)
def test_the_whole_pilot(home: Path) -> None:
    made = rehearse(home, WHOLE, prefect=True, YICHENG_PREFECT_PORT="4391").answer
    assert made["stations"] == {"惠城区": 8, "仲恺高新区": 6, "惠阳区": 5, "大亚湾经济开发区": 4, "博罗县": 3,
                                "惠东县": 2, "龙门县": 2}
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
    assert not [c.slug for c in session.exec(select(Case).where(col(Case.closed_on).is_(None))).all()
                if c.kind != "challenge"]
