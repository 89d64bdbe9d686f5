"""内控 through the real command line: the second person, the list to confirm, and what was done by whom."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from actions.purchase.forms import BidOpening
from record.entry.units import spelled
from tests.actions import tender_case
from tests.actions.builders import slug
from tests.console.crash import Run, command

CASE = slug(tender_case.CASE)


@pytest.fixture
def database() -> str:
    """The command line is the same on both."""
    return "sqlite"


def run(engine: Engine, folder: Path, *words: str, details: dict[str, Any] | None = None) -> Run:
    """A command on the test's record; the details of an act go by a file."""
    more: tuple[str, ...] = ()
    if details is not None:
        file = folder / "details.json"
        file.write_text(json.dumps(details, ensure_ascii=False), "utf-8")
        more = ("--data", str(file))
    return command(folder / "cli", *words, *more, settings={"YICHENG_DATABASE_URL": str(engine.url)})


def test_bids_are_opened_by_two(engine: Engine, tmp_path: Path) -> None:
    tender_case.ready(engine, "expert_draw")
    opening = ("record", CASE, "bid_opening", "--on", "2023-10-30", "--by", "惠东县.procurement")
    alone = run(engine, tmp_path, *opening, details=spelled(BidOpening, tender_case.bids()))
    assert (alone.code, alone.out) == (1, "")
    assert "2人以上共同办理" in alone.err
    assert "--with" in alone.err
    together = (*opening, "--with", "惠东县.supervisor")
    assert run(engine, tmp_path, *together, details=spelled(BidOpening, tender_case.bids())).code == 0
    assert "此前已经登记" in run(engine, tmp_path, *together, details=spelled(BidOpening, tender_case.bids())).err
    facts = run(engine, tmp_path, "facts", CASE, "--by", "惠东县.reviewer", "--json").answer["facts"]
    assert facts[-1]["with"] == "演练驿站监管员（惠东县.supervisor）"
    assert (
        "与演练驿站监管员（惠东县.supervisor）共同办理"
        in run(engine, tmp_path, "facts", CASE, "--by", "惠东县.reviewer").out
    )
    assert "与演练驿站监管员共同办理" in run(engine, tmp_path, "why", CASE, "bid_opening").out
    mended = run(
        engine,
        tmp_path,
        "correct",
        CASE,
        "bid_opening",
        "--reason",
        "登记有误",
        "--with",
        "惠东县.assessor",
        "--by",
        "惠东县.district_leader",
    )
    assert mended.code == 0, mended.err
    states = [
        (f["state"], f["with"])
        for f in run(engine, tmp_path, "facts", CASE, "--by", "惠东县.reviewer", "--json").answer["facts"]
        if f["step"] == "bid_opening"
    ]
    assert states == [("已被更正", "演练驿站监管员（惠东县.supervisor）"), ("有效", "演练考核人员（惠东县.assessor）")]


def test_a_list_is_printed_filled_in_and_recorded(engine: Engine, tmp_path: Path) -> None:
    tender_case.ready(engine, "contract_draft")
    shown = run(engine, tmp_path, "checklist", CASE, "contract_review")
    assert shown.code == 0
    for words in ("“合同审核”核对清单", "SME-06", "46号 14", "财库〔2016〕205号（待核实）"):
        assert words in shown.out.replace("\n", "")
    form = run(engine, tmp_path, "checklist", CASE, "contract_review", "--json").answer
    review = ("record", CASE, "contract_review@1", "--on", "2023-11-07", "--by", "惠东县.reviewer")
    empty = run(engine, tmp_path, *review, details={"opinion": "同意", **form})
    assert (empty.code, "没有依据材料" in empty.err) == (1, True), empty.err
    filled = {"checks": [line | {"evidence": "合同第1页"} for line in form["checks"]]}
    done = run(engine, tmp_path, *review, details={"opinion": "同意", **filled})
    assert done.code == 0, done.err
    facts = run(engine, tmp_path, "facts", CASE, "--by", "惠东县.reviewer", "--json").answer["facts"]
    assert facts[-1]["details"]["checks"] == filled["checks"]
