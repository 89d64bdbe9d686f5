"""What goes wrong while a document is made: nothing half written, no number burnt, and the next run mends it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from documents.catalogue.purchase.award import AwardRow
from documents.content import Document
from documents.errors import DocumentRefused
from models.database import reading
from models.document import DocumentRow
from models.record import NumberSeries
from models.settings import ROOT
from papers.registry import all_papers
from tasks.advance import advance, due_cases
from tests.actions.builders import prepare, refused
from tests.actions.tender_case import CASE as TENDER
from tests.actions.tender_case import tender_plan
from tests.tasks.helpers import CASE, TextRenderer, documents, publicity_due

RESERVED, ISSUED = [("site_publicity", "reserved", 1)], [("site_publicity", "issued", 1)]

FULL_DISK = """
import json, resource, sys
from pathlib import Path
from models.database import open_engine
from tasks import advance
from tests.tasks.helpers import CASE, TextRenderer

class Long(TextRenderer):
    def render(self, document, overrides=None):
        return super().render(document, overrides) * 100

engine, home = open_engine(sys.argv[1]), Path(sys.argv[2])
reserved = advance.reserve(engine, CASE)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
outcomes = [advance.issue(engine, home, pending, Long()) for pending in reserved.pending]
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
left = sorted(path.name for path in (home / "files").rglob("*") if path.is_file())
again = advance.advance(engine, home, CASE, Long())
print(json.dumps({"errors": [o.error for o in outcomes], "left": left, "issued": [d.register_number for d in again.issued]}))
"""


def numbers(engine: Engine) -> list[str]:
    with reading(engine) as session:
        return list(session.execute(select(DocumentRow.register_number)).scalars())


def last_numbers(engine: Engine) -> list[int]:
    with reading(engine) as session:
        return list(session.execute(select(NumberSeries.last)).scalars())


def stored(home: Path) -> list[Path]:
    return [path for path in (home / "files").rglob("*") if path.is_file()]


def test_a_full_disk_says_so_leaves_no_file_and_keeps_the_number(engine: Engine, home: Path) -> None:
    publicity_due(engine)
    url = engine.url.render_as_string(hide_password=False)
    run = subprocess.run(
        [sys.executable, "-c", FULL_DISK, url, str(home)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout.splitlines()[-1])
    assert len(told["errors"]) == 1
    assert "磁盘已满" in told["errors"][0]
    assert "编号已保留" in told["errors"][0]
    assert told["left"] == []
    assert told["issued"] == numbers(engine)
    assert documents(engine) == ISSUED
    assert [path.suffix for path in stored(home)] == [".pdf"]


def test_a_folder_that_may_not_be_written_says_so(engine: Engine, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publicity_due(engine)

    def refuse(*_: Any) -> Any:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr("os.replace", refuse)
        (failed,) = advance(engine, home, CASE, TextRenderer()).failed
    assert "没有写入权限" in failed.error
    assert (documents(engine), stored(home)) == (RESERVED, [])
    assert advance(engine, home, CASE, TextRenderer()).issued[0].register_number == failed.register_number


@pytest.mark.parametrize("amount", [-1, 100.5, "100.555", True])
def test_a_negative_amount_or_a_part_of_a_fen_is_refused_when_it_is_told(engine: Engine, amount: Any) -> None:
    prepare(engine, tender_plan())
    refused(
        engine,
        "bad_details",
        "procurement",
        TENDER,
        "funds_allotted",
        date(2023, 7, 31),
        amount=amount,
        source="演练资金",
        paper="演练财社〔2023〕1号",
    )
    assert (documents(engine), last_numbers(engine)) == ([], [])


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The paper of the 公示 with an amount beside it: what a wrong fact that passed every form would do."""
    real, amount = all_papers().due["site_publicity"], {"amount": 100}

    def papers(*args: Any) -> Any:
        AwardRow(
            lot_number="1",
            lot_name="包",
            supplier_name="甲",
            supplier_address="乙",
            service_scope="丙",
            service_requirement="丁",
            service_time="戊",
            service_standard="己",
            **amount,
        )  # type: ignore[arg-type]
        return real(*args)

    monkeypatch.setitem(all_papers().due, "site_publicity", papers)
    return amount


@pytest.mark.parametrize(
    ("amount", "said"), [(-1, "中标金额（amount）不得小于0"), (100.5, "中标金额（amount）应为整数")]
)
def test_a_wrong_amount_in_the_record_burns_no_number(
    engine: Engine, home: Path, paper: dict[str, Any], amount: Any, said: str
) -> None:
    publicity_due(engine)
    paper["amount"] = amount
    with pytest.raises(DocumentRefused) as caught:
        advance(engine, home, CASE, TextRenderer())
    assert said in caught.value.message
    assert (documents(engine), last_numbers(engine), stored(home)) == ([], [], [])
    assert CASE in due_cases(engine)
    paper["amount"] = 100
    advance(engine, home, CASE, TextRenderer())
    assert documents(engine) == ISSUED
    assert [number[-5:] for number in numbers(engine)] == ["-0001"]


class TestOwnTemplates:
    def templates(self, home: Path, text: str) -> Path:
        path = home / "templates" / "huizhou-2023" / "content" / "site_publicity.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def test_a_programme_has_its_own_words(self, engine: Engine, home: Path) -> None:
        publicity_due(engine)
        self.templates(
            home,
            "- {type: title, lines: [本市公示]}\n- {type: paragraph, text: '{{ district }}共{{ stations|length }}处'}\n",
        )
        seen: list[tuple[Document, Path | None]] = []

        class Seeing(TextRenderer):
            def render(self, document: Document, overrides: Path | None = None) -> bytes:
                seen.append((document, overrides))
                return super().render(document, overrides)

        advance(engine, home, CASE, Seeing())
        ((document, overrides),) = seen
        assert document.title == "本市公示"
        assert "惠东县共2处" in document.text()
        assert overrides == home / "templates" / "huizhou-2023"

    def test_another_programme_has_not(self, engine: Engine, home: Path) -> None:
        publicity_due(engine)
        (home / "templates" / "another-2024").mkdir(parents=True)
        advance(engine, home, CASE, TextRenderer())
        assert "公示" in stored(home)[0].read_text(encoding="utf-8")

    def test_a_wrong_template_is_told_with_file_and_line_and_mended(self, engine: Engine, home: Path) -> None:
        publicity_due(engine)
        path = self.templates(home, "- type: title\n  lines: [公示]\n- type: paragraph\n  text: '{{ nobody }}'\n")
        (failed,) = advance(engine, home, CASE, TextRenderer()).failed
        assert failed.error == "模板“site_publicity.yaml”第4行：用了没有的名称：nobody。请改正后重试。"
        assert (documents(engine), stored(home)) == (RESERVED, [])
        path.unlink()
        assert advance(engine, home, CASE, TextRenderer()).issued[0].register_number == failed.register_number
        assert documents(engine) == ISSUED
