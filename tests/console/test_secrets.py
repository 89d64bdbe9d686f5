"""保密, from the outside: who bids before the opening, who evaluates and how before the award notice, appear in
nothing that is printed, sent, issued, shown to Prefect or logged."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer.main
from sqlalchemy import Engine
from sqlmodel import select

from console import cli
from documents.edited import read_docx
from models.alert import Alert, Outbox, SupervisionItem
from models.case import Case
from models.clock import utc_now
from models.database import reading, record_head, writing
from models.document import DocumentRow
from models.person import Person
from models.refusal import Refusal
from papers.register.requests import Asked, draft
from papers.registry import all_papers
from record.alerting import watch as alerts
from record.alerting.outbox import Message
from record.people import actor
from record.plan.loaded import programme
from rules.procedures import PROCEDURES
from tasks.advance import advance_due
from tasks.mail import compose
from tests.actions.builders import act, slug
from tests.actions.purchase.test_evaluation import TOTALS, before, detailed, document
from tests.actions.tender_case import CASE, FIRMS, ready
from tests.actions.test_challenge import CHILD, challenge
from tests.tasks.helpers import TextRenderer
from views import board

PROGRAMME = "huizhou-2023"
POTENTIAL, MATTER = "演练潜在公司", "演练质疑采购文件之内容"
EXPERTS = ("演练专家一", "演练专家二", "演练专家三", "演练专家四", "演练代表")
NOT_READING = frozenset(
    {
        "account",
        "demo",
        "init",
        "up",
        "worker",
        "sweep",
        "morning",
        "deliver",
        "rehearse",
        "doctor",
        "backup",
        "restore",
        "record",
        "correct",
        "withdraw",
        "acknowledge",
        "rules",
        "thresholds",
        "calendar",
        "schedule",
    }
)
"""Commands that tell nothing of a case but what whoever types them has just entered."""
Command = Callable[..., str]


@pytest.fixture
def database() -> str:
    """What is printed is the same on both."""
    return "sqlite"


@pytest.fixture
def run(engine: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """A command in this process; answers with all that it printed."""
    monkeypatch.setenv("YICHENG_DATABASE_URL", str(engine.url))

    def command(*words: str) -> str:
        known().main(args=list(words), prog_name="yicheng", standalone_mode=False)
        told = capsys.readouterr()
        return told.out + told.err

    return command


@cache
def known() -> Any:
    """Every command, made once: making them takes longer than running one."""
    return typer.main.get_command(cli.application())


@pytest.fixture
def before_opening(engine: Engine) -> Engine:
    """A tender just before its opening; somebody has challenged the documents."""
    ready(engine, "expert_draw")
    challenge(engine, date(2023, 10, 20), about="documents", supplier=POTENTIAL, matters=MATTER)
    return engine


@pytest.fixture
def before_award(engine: Engine) -> Engine:
    """A tender just before its award notice, whose figures differ from the re-check and are supervised."""
    before(engine, "evaluation_report", document_drafted=document())
    act(
        engine,
        "procurement",
        CASE,
        "evaluation_report",
        date(2023, 10, 31),
        **detailed(totals=TOTALS | {FIRMS[0]: 8987}, difference_noted=f"{FIRMS[0]}按截尾计算"),
    )
    act(
        engine,
        "district_leader",
        CASE,
        "winner_confirmation",
        date(2023, 11, 1),
        winners=[{"lot": lot, "supplier": firm} for lot, firm in ((1, FIRMS[0]), (2, FIRMS[1]))],
    )
    return engine


def live_on(engine: Engine, home: Path, until: date) -> Iterator[str]:
    """The mornings to that date, every document, message and state that comes of them, as text."""
    with writing(engine) as session:
        for person in session.exec(select(Person)).all():
            person.mail = "演练@example.gov.cn" if person.role == "procurement" else None
        day = date(2023, 10, 20)
        while day <= until:
            record_head(session).clock_on = day
            alerts.watch(session, programme(session, PROGRAMME))
            day += timedelta(days=1)
    advanced = list(advance_due(engine, home, TextRenderer()))
    assert advanced
    yield from map(repr, advanced)
    with reading(engine) as session:
        row = programme(session, PROGRAMME)
        for place in (None, "惠东县"):
            yield repr(board.district_table(session, row, place))
        assert session.exec(select(SupervisionItem)).all()
        for alert, sent in session.exec(select(Alert, Outbox).where(Outbox.alert_id == Alert.id)).all():
            yield f"{alert.title}{alert.body}{sent.payload}"
            message = Message(1, alert.number, "a@example.gov.cn", sent.payload["title"], sent.payload["body"], 1)
            yield compose(message, "b@example.gov.cn", utc_now()).as_string()
        for paper in session.exec(select(DocumentRow)).all():
            yield f"{paper.title}{paper.content}"
            assert paper.path
            yield (home / paper.path).read_text("utf-8")


def printed(run: Command, engine: Engine, *logins: str) -> Iterator[tuple[str, str]]:
    """Everything that the command line says of the record, by the command's name."""
    cases = [slug(CASE)] + ([slug(CHILD)] if _exists(engine, CHILD) else [])
    with reading(engine) as session:
        papers = [row.register_number for row in session.exec(select(DocumentRow)).all()]
    asked: list[tuple[str, ...]] = [
        ("status", PROGRAMME),
        ("status", PROGRAMME, "--json"),
        ("advance", PROGRAMME),
        ("programme", "list"),
        ("programme", "show", PROGRAMME),
        ("people", "list"),
        ("method", slug(CASE)),
        ("documents", "list"),
        ("documents", "list", "--json"),
        ("documents", "verify"),
        ("documents", "kinds"),
        ("documents", "number", "list"),
        *(("documents", "show", number, *more) for number in papers for more in ((), ("--json",))),
        ("supervision", "list", PROGRAMME),
        ("supervision", "list", PROGRAMME, "--json"),
        ("audit", "verify"),
        ("what-if", slug(CASE), "award_notice=2023-11-30"),
        ("checklist", slug(CASE), "evaluation_report"),
    ]
    for case in cases:
        name = "challenge" if "质疑" in case else "open_tender"
        asked += [("plan", case), ("plan", case, "--json")] if name == "open_tender" else []
        asked += [("form", case, step.name) for step in PROCEDURES[name].acts() if not step.optional]
        asked += [("why", case, step.name) for step in PROCEDURES[name].steps if not step.optional]
        asked += [("facts", case, "--by", login, *more) for login in logins for more in ((), ("--json",))]
    assert {words[0] for words in asked} | NOT_READING == set(known().commands), "a command that nobody has considered"
    for words in asked:
        yield words[0], run(*words)


def _exists(engine: Engine, case: str) -> bool:
    with reading(engine) as session:
        return session.exec(select(Case).where(Case.slug == slug(case))).first() is not None


def silent(texts: Iterator[tuple[str, str]], *secrets: str) -> None:
    for name, text in texts:
        for secret in secrets:
            assert secret not in text, f"{name}: {text}"


def test_who_bids_before_the_opening(before_opening: Engine, home: Path, run: Command) -> None:
    others = (
        "惠东县.supervisor",
        "惠东县.operator",
        "惠东县.auditor",
        "龙门县.procurement",
        "市级.project_manager",
        "市级.assessor",
    )
    silent((("", text) for text in live_on(before_opening, home, date(2023, 11, 8))), POTENTIAL, MATTER)
    silent(printed(run, before_opening, *others), POTENTIAL, MATTER)
    assert POTENTIAL in run("facts", slug(CHILD), "--by", "惠东县.procurement")
    told = run("facts", slug(CHILD), "--by", "市级.project_manager")
    assert "●●●" in told
    assert "87号 28" in told
    assert "“投标截止、开标”登记后可见" in told


def test_who_evaluates_before_the_award_notice(before_award: Engine, home: Path, run: Command) -> None:
    silent((("", text) for text in live_on(before_award, home, date(2023, 11, 14))), *EXPERTS, *FIRMS)
    silent(
        printed(
            run, before_award, "惠东县.reviewer", "惠东县.district_leader", "惠东县.auditor", "市级.project_manager"
        ),
        *EXPERTS,
    )
    assert EXPERTS[0] in run("facts", slug(CASE), "--by", "惠东县.procurement")


def test_bids_and_scores_before_the_award_notice(before_award: Engine, run: Command) -> None:
    """Whatever tells no one in particular tells it to nobody; facts tell it to those who have a part."""
    silent(
        printed(run, before_award, "惠东县.supervisor", "惠东县.operator", "龙门县.procurement", "市级.assessor"),
        *EXPERTS,
        *FIRMS,
    )
    assert FIRMS[0] in run("facts", slug(CASE), "--by", "惠东县.reviewer")
    act(
        before_award,
        "procurement",
        CASE,
        "award_notice",
        date(2023, 11, 2),
        platform_address="采购平台/演练",
        first_published="2023-11-02",
    )
    told = run("facts", slug(CASE), "--by", "惠东县.operator")
    assert FIRMS[0] in told
    assert EXPERTS[0] in told


def test_what_is_drafted_before_the_award_notice(
    before_award: Engine, home: Path, run: Command, tmp_path: Path
) -> None:
    """Every paper that may be asked for: the register tells nothing of it, and its text only whom the record tells."""
    numbers = list(drafted(before_award))
    with reading(before_award) as session:
        kinds = {row.kind for row in session.exec(select(DocumentRow)).all() if row.register_number in numbers}
    assert kinds >= {"opening_record", "evaluation_check"}, "those that would tell"
    silent(printed(run, before_award, "惠东县.reviewer"), *EXPERTS)
    silent(printed(run, before_award, "惠东县.supervisor", "龙门县.procurement"), *EXPERTS, *FIRMS)
    for number in numbers:
        for login, secrets in (("惠东县.reviewer", EXPERTS), ("惠东县.supervisor", (*EXPERTS, *FIRMS))):
            file = tmp_path / f"{number}-{login}.docx"
            with suppress(Refusal):
                run("documents", "show", number, "--to", str(file), "--by", login)
                text = "".join(line.text for line in read_docx(file.read_bytes()))
                silent(iter([(number, text)]), *secrets)


def test_a_reply_issued_before_the_opening(before_opening: Engine, home: Path, run: Command, tmp_path: Path) -> None:
    """It goes to whom it answers: its file tells nobody else who has fetched the documents. The notice is public."""
    act(
        before_opening,
        "reviewer",
        CHILD,
        "reply",
        date(2023, 10, 24),
        outcome="dismissed",
        text="经核查，质疑不成立。",
        letter_number="演练质复〔2023〕1号",
        holds_opening=False,
    )
    assert list(advance_due(before_opening, home, TextRenderer()))
    with reading(before_opening) as session:
        papers = {row.kind: row.register_number for row in session.exec(select(DocumentRow)).all()}
    file = tmp_path / "paper.pdf"
    for login in ("市级.project_manager", "龙门县.procurement", "惠东县.operator", "惠东县.supervisor"):
        with pytest.raises(Refusal):
            run("documents", "show", papers["challenge_reply"], "--to", str(file), "--by", login)
        assert not file.exists()
    run("documents", "show", papers["challenge_reply"], "--to", str(file), "--by", "惠东县.procurement")
    assert POTENTIAL in file.read_text("utf-8")
    run("documents", "show", papers["tender_notice"], "--to", str(file))


def drafted(engine: Engine) -> Iterator[str]:
    """Drafts whatever the purchaser may ask for in the tender; not everything can be made yet."""
    for kind in all_papers().of_cases:
        with suppress(Refusal), writing(engine) as session:
            made = draft(session, actor(session, "惠东县.procurement"), Asked(slug(CASE), kind))
            yield from [one.row.register_number for one in made]


@pytest.mark.parametrize("broken", ["bid", "fact"])
def test_what_is_logged_when_the_database_refuses(
    before_opening: Engine,
    home: Path,
    run: Command,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    broken: str,
) -> None:
    """An error names the statement, never its values."""
    from actions.purchase.forms import BidOpening
    from record.entry.units import spelled
    from tests.actions.tender_case import bids

    caplog.set_level(logging.DEBUG)
    file = tmp_path / "bids.json"
    file.write_text(json_of(spelled(BidOpening, bids())), "utf-8")
    with before_opening.begin() as connection:
        connection.exec_driver_sql(
            f"CREATE TRIGGER broken BEFORE INSERT ON {broken} BEGIN SELECT RAISE(ABORT, 'x'); END"
        )
    monkeypatch.setattr(
        "sys.argv",
        [
            "yicheng",
            "record",
            slug(CASE),
            "bid_opening",
            "--on",
            "2023-10-30",
            "--by",
            "惠东县.procurement",
            "--with",
            "惠东县.supervisor",
            "--data",
            str(file),
        ],
    )
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == 3
    logged = (home / "log" / "error.log").read_text("utf-8")
    assert f"INSERT INTO {broken}" in logged
    silent(iter([("log", logged), ("log", caplog.text), ("said", capsys.readouterr().err)]), *FIRMS, "1500001")


def json_of(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)
