"""A whole rehearsal's papers, held against each other, and their own money; and the command that shows it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from console.plan_file import read_plan
from console.rehearsal.play import Play
from console.rehearsal.run import PROGRAMMES, WORKERS
from console.rehearsal.scenario import Draw, read_scenario
from models.database import open_engine, reading
from models.document import DocumentRow
from models.schema.record_setup import prepare_record
from papers.register.agreement import check
from rules.agreement.reading import MONEY
from tasks.workshop import Workshop
from tests.console.crash import command
from tests.shared import everyday
from tests.tasks.helpers import TextRenderer

SLUG, UNTIL = "huizhou-2023", date(2024, 12, 31)
FUND = 500_000_000
"""500万, in 分."""


@pytest.fixture(scope="module", params=everyday(range(1, 6), [1]))
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a rehearsal of the whole pilot; its papers are composed, not laid out."""
    home = tmp_path_factory.mktemp(f"seed{request.param}")
    engine = open_engine(f"sqlite:///{home / 'record.db'}")
    prepare_record(engine)
    folder = PROGRAMMES / SLUG
    means = Workshop(engine, home, TextRenderer())
    play = Play(means, read_plan(folder), read_scenario(folder), Draw(request.param), WORKERS)
    play.open()
    for day in play.days(UNTIL):
        play.day(day)
    engine.dispose()
    return home


def test_no_paper_contradicts_another(whole: Path) -> None:
    with reading(open_engine(f"sqlite:///{whole / 'record.db'}")) as session:
        found = check(session, SLUG)
    assert [one.message for one in found.contradictions] == []
    assert found.papers > 150
    compared = {one.topic for one in found.found}
    assert {
        "合同履行期限",
        "中标（成交）金额",
        "目标任务",
        "中小企业政策",
        "付款条件",
        "验收完成数",
        "试运行结论",
    } <= compared


def test_the_papers_own_money_is_the_fund_s(whole: Path) -> None:
    """Contracts, supplements and platform, each from its own paper, make the sum of the annual summary, within 500万."""
    with reading(open_engine(f"sqlite:///{whole / 'record.db'}")) as session:
        rows = [(row.kind, row.content) for row in session.exec(select(DocumentRow)).all() if row.status == "issued"]
        [summed] = [one for one in check(session, SLUG).found if one.topic == "资金与合同金额"]
    prices = {said["contract_number"]: said["price"] for kind, said in rows if kind == "contract_publication"}
    added = [said["amount_change"] for kind, said in rows if kind == "contract_supplement"]
    spent = sum(prices.values()) + sum(added)
    assert len(prices) >= 8 and added
    assert 0 < spent <= FUND
    assert summed.first_says == f"资金{MONEY.show(FUND)}"
    assert summed.second_says == f"合同和补充协议合计{MONEY.show(spent)}"


def test_the_command_answers_with_what_agrees(played: Path) -> None:
    done = command(played, "documents", "check", SLUG, "--json")
    found = json.loads(done.out)
    assert (done.code, found["contradictions"]) == (0, [])
    assert found["agree"] > 0 and found["papers"] > 0
    shown = command(played, "documents", "check", SLUG)
    assert "处一致" in shown.out and "没有矛盾" in shown.err


def test_an_unknown_case_is_refused(played: Path) -> None:
    assert command(played, "documents", "check", "huizhou-2023/没有/招标").code == 2
