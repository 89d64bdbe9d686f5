"""documents gallery: one of every kind from a rehearsal; every PDF is opened and every page looked into."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

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


@dataclass(frozen=True)
class Gallery:
    """A gallery that the command line made of a rehearsal, and what it said."""

    home: Path
    folder: Path
    run: Run

    @cached_property
    def answer(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.run.out)
        return found

    @cached_property
    def opened(self) -> dict[str, Sample]:
        """Every document with its PDF, by its kind."""
        listed = {row["kind"]: row for row in self.answer["entries"]}
        engine = open_engine(record_url(self.home))
        with reading(engine) as session:
            found = [one for one in samples(session) if isinstance(one, GallerySample) and one.kind.kind in listed]
        engine.dispose()
        pdfs = {kind: (self.folder / row["pdf"]).read_bytes() for kind, row in listed.items()}
        return {one.kind.kind: Sample(one.kind.kind, None, one.document, pdfs[one.kind.kind]) for one in found}  # type: ignore[arg-type]


FORMER = "采购/从前的样张.pdf"
"""What a former gallery left in the folder."""


def _made(home: Path, factory: pytest.TempPathFactory) -> Gallery:
    """A gallery in the place of a former one."""
    folder = factory.mktemp("gallery") / "out"
    (folder / FORMER).parent.mkdir(parents=True)
    (folder / FORMER).write_bytes(b"%PDF")
    (folder / MANIFEST).write_text(json.dumps({"mark": "yicheng gallery", "files": [FORMER]}), encoding="utf-8")
    return Gallery(home, folder, command(home, "documents", "gallery", str(folder), "--json"))


@pytest.fixture(scope="module")
def short(played: Path, tmp_path_factory: pytest.TempPathFactory) -> Gallery:
    """That of a rehearsal that has sites, and tenders under way."""
    return _made(played, tmp_path_factory)


@pytest.fixture(scope="module", params=["short", pytest.param("whole", marks=pytest.mark.full)])
def gallery(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Gallery:
    """Every day that of the short rehearsal; in the full suite also of one played to its end."""
    if request.param == "short":
        return request.getfixturevalue("short")  # type: ignore[no-any-return]
    return _made(request.getfixturevalue("whole"), tmp_path_factory)


@pytest.mark.parametrize("gallery", [pytest.param("whole", marks=pytest.mark.full)], indirect=True)
def test_the_whole_catalogue_is_there(gallery: Gallery) -> None:
    assert gallery.answer["missing"] == []
    assert [row["kind"] for row in gallery.answer["entries"]] == list(CATALOGUE)
    assert gallery.run.code == 0, gallery.run.err


def test_every_page_is_right(gallery: Gallery) -> None:
    assert [*gallery.opened] == [row["kind"] for row in gallery.answer["entries"]]
    assert len(gallery.opened) > 10
    assert {kind: found for kind, sample in gallery.opened.items() if (found := faults(sample))} == {}


def test_qpdf_finds_nothing(gallery: Gallery) -> None:
    found = {path.name: said for path in sorted(gallery.folder.rglob("*.pdf")) if (said := qpdf(path))}
    assert found == {}


def test_the_page_lists_what_is_there_and_asks_for_nothing_else(gallery: Gallery) -> None:
    html = (gallery.folder / "index.html").read_text(encoding="utf-8")
    made = gallery.answer
    links = [unquote(link) for link in re.findall(r'href="([^"#]+)"', html)]
    assert set(links) == {row[key] for row in made["entries"] for key in ("pdf", "docx")}
    assert all((gallery.folder / link).stat().st_size > 1000 for link in links)
    assert not re.search(r"https?://|<script|@import|url\(", html)
    assert html.count('src="data:image/png;base64,') == len(made["entries"])
    for row in made["entries"]:
        assert row["name"] in html and f"{row['pages']}页" in html


@pytest.mark.full
def test_the_same_record_gives_the_same_bytes(gallery: Gallery, tmp_path: Path) -> None:
    run = command(gallery.home, "documents", "gallery", str(tmp_path / "again"), "--json")
    assert json.loads(run.out) == gallery.answer
    for path in sorted(gallery.folder.rglob("*.*")):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "again" / path.relative_to(gallery.folder)).read_bytes(), path.name


def test_nothing_is_registered(gallery: Gallery) -> None:
    """After the gallery the record has the digest that the rehearsal answered with."""
    assert gallery.folder.is_dir()
    assert (
        digest(gallery.home) == json.loads((gallery.home.parent / "answer.json").read_text(encoding="utf-8"))["digest"]
    )


class TestFolder:
    def test_a_short_rehearsal_says_what_it_lacks(self, short: Gallery) -> None:
        out, run = short.folder, short.run
        assert run.code == 3
        missing = {row["kind"]: row["reason"] for row in json.loads(run.out)["missing"]}
        assert "award_notice" in missing and "site_publicity" not in missing
        assert all(missing.values())
        assert "没有样张：中标结果公告（award_notice）" in run.err
        page = (out / "index.html").read_text(encoding="utf-8")
        assert all(reason.split("“")[0][:12] in page for reason in missing.values())

    def test_what_is_no_part_of_a_gallery_is_left_alone(self, played: Path, short: Gallery, tmp_path: Path) -> None:
        out = Path(shutil.copytree(short.folder, tmp_path / "out"))
        stray = out / "采购" / "我的文件.docx"
        stray.write_text("mine", encoding="utf-8")
        run = command(played, "documents", "gallery", str(out))
        assert run.code == 2 and "不属于文书样册" in run.err
        assert stray.read_text(encoding="utf-8") == "mine"
        assert {*self.files(out)} == {*self.files(short.folder), "采购/我的文件.docx"}

    def test_a_former_gallery_is_replaced(self, short: Gallery) -> None:
        listed = json.loads((short.folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        assert FORMER not in listed
        assert {*self.files(short.folder)} == {*listed, MANIFEST}

    @staticmethod
    def files(folder: Path) -> dict[str, bytes]:
        return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}

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
