"""documents gallery: one of every kind from a rehearsal; every PDF is opened and every page looked into."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
from sqlalchemy import Engine

from console.gallery import MANIFEST
from documents.catalogue import CATALOGUE
from models.database import open_engine, reading
from papers.gallery import Sample as GallerySample
from papers.gallery import samples
from tests.console.crash import Run, command, digest, record_url, rehearse
from tests.documents.conftest import Sample
from tests.documents.inspection import faults, qpdf
from tests.shared import made_once

pytestmark = pytest.mark.xdist_group("gallery")
WHOLE = "2024-12-31"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a rehearsal that was played to its end."""
    return made_once(tmp_path_factory, "whole", lambda folder: _played(folder / "home")) / "home"


def _played(home: Path) -> None:
    run = rehearse(home, WHOLE)
    assert run.code == 0, run.err
    (home.parent / "answer.json").write_text(run.out, encoding="utf-8")


@pytest.fixture(scope="module")
def engine(whole: Path) -> Engine:
    return open_engine(record_url(whole))


@pytest.fixture(scope="module")
def gallery(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made by the command line; beside it, what it answered."""
    out = tmp_path_factory.mktemp("gallery") / "out"
    run = command(whole, "documents", "gallery", str(out), "--json")
    (out.parent / "answer.json").write_text(run.out, encoding="utf-8")
    (out.parent / "code").write_text(f"{run.code}\n{run.err}", encoding="utf-8")
    return out


@pytest.fixture(scope="module")
def opened(engine: Engine, gallery: Path) -> dict[str, Sample]:
    """Every document of the gallery with its PDF."""
    listed = {row["kind"]: row for row in answer(gallery)["entries"]}
    with reading(engine) as session:
        found = [one for one in samples(session) if isinstance(one, GallerySample) and one.kind.kind in listed]
    return {
        one.kind.kind: Sample(one.kind.kind, None, one.document, (gallery / listed[one.kind.kind]["pdf"]).read_bytes())  # type: ignore[arg-type]
        for one in found
    }


def answer(gallery: Path) -> dict:  # type: ignore[type-arg]
    found: dict = json.loads((gallery.parent / "answer.json").read_text(encoding="utf-8"))  # type: ignore[type-arg]
    return found


def test_the_whole_catalogue_is_there(gallery: Path) -> None:
    code, _, said = (gallery.parent / "code").read_text(encoding="utf-8").partition("\n")
    made = answer(gallery)
    assert made["missing"] == []
    assert [row["kind"] for row in made["entries"]] == list(CATALOGUE)
    assert code == "0", said


@pytest.mark.parametrize("kind", CATALOGUE)
def test_every_page_is_right(opened: dict[str, Sample], kind: str) -> None:
    assert kind in opened, "not in the gallery"
    assert faults(opened[kind]) == []


def test_qpdf_finds_nothing(gallery: Path) -> None:
    found = {path.name: said for path in sorted(gallery.rglob("*.pdf")) if (said := qpdf(path))}
    assert found == {}


def test_the_page_lists_what_is_there_and_asks_for_nothing_else(gallery: Path) -> None:
    html = (gallery / "index.html").read_text(encoding="utf-8")
    made = answer(gallery)
    links = [unquote(link) for link in re.findall(r'href="([^"#]+)"', html)]
    assert set(links) == {row[key] for row in made["entries"] for key in ("pdf", "docx")}
    assert all((gallery / link).stat().st_size > 1000 for link in links)
    assert not re.search(r"https?://|<script|@import|url\(", html)
    assert html.count('src="data:image/png;base64,') == len(made["entries"])
    for row in made["entries"]:
        assert row["name"] in html and f"{row['pages']}页" in html


@pytest.mark.full
def test_the_same_record_gives_the_same_bytes(whole: Path, gallery: Path, tmp_path: Path) -> None:
    run = command(whole, "documents", "gallery", str(tmp_path / "again"), "--json")
    assert json.loads(run.out) == answer(gallery)
    for path in sorted(gallery.rglob("*.*")):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "again" / path.relative_to(gallery)).read_bytes(), path.name


def test_nothing_is_registered(whole: Path, gallery: Path) -> None:
    """After the gallery the record has the digest that the rehearsal answered with."""
    assert gallery.is_dir()
    assert digest(whole) == json.loads((whole.parent / "answer.json").read_text(encoding="utf-8"))["digest"]


@pytest.fixture(scope="module")
def short(played: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """The gallery of a rehearsal that has sites only, and what the command said."""
    out = tmp_path_factory.mktemp("short") / "out"
    return out, command(played, "documents", "gallery", str(out), "--json")


class TestFolder:
    def test_a_short_rehearsal_says_what_it_lacks(self, short: tuple[Path, Run]) -> None:
        out, run = short
        assert run.code == 1
        missing = {row["kind"]: row["reason"] for row in json.loads(run.out)["missing"]}
        assert "award_notice" in missing and "site_publicity" not in missing
        assert all(missing.values())
        assert "没有样张：中标结果公告（award_notice）" in run.err
        page = (out / "index.html").read_text(encoding="utf-8")
        assert all(reason.split("“")[0][:12] in page for reason in missing.values())

    def test_a_former_gallery_is_replaced_and_nothing_else(
        self, played: Path, short: tuple[Path, Run], tmp_path: Path
    ) -> None:
        out = Path(shutil.copytree(short[0], tmp_path / "out"))
        stray = out / "采购" / "我的文件.docx"
        stray.write_text("mine", encoding="utf-8")
        run = command(played, "documents", "gallery", str(out))
        assert run.code == 2 and "不属于文书样册" in run.err
        assert stray.read_text(encoding="utf-8") == "mine"
        stray.unlink()
        assert command(played, "documents", "gallery", str(out)).code == 1
        assert {str(p.relative_to(out)) for p in out.rglob("*") if p.is_file()} == {
            *json.loads((out / MANIFEST).read_text(encoding="utf-8"))["files"],
            MANIFEST,
        }

    @pytest.mark.parametrize("listed", [None, '{"mark": "yicheng gallery", "files": ["../victim"]}', "[]", "不是JSON"])
    def test_a_folder_of_somebody_else_is_left_alone(self, played: Path, tmp_path: Path, listed: str | None) -> None:
        out = tmp_path / "out"
        out.mkdir()
        (tmp_path / "victim").write_text("kept", encoding="utf-8")
        (out / ("letter.docx" if listed is None else MANIFEST)).write_text(listed or "mine", encoding="utf-8")
        run = command(played, "documents", "gallery", str(out))
        assert run.code == 2 and "没有改动" in run.err
        assert (tmp_path / "victim").read_text(encoding="utf-8") == "kept"
        assert len(list(out.iterdir())) == 1
