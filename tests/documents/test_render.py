"""Same document, same bytes; templates that are overridden, broken or hostile; fonts that are missing."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from documents import fonts
from documents.catalogue import CATALOGUE
from documents.content import Document, Paragraph
from documents.errors import FontsMissing, GlyphMissing, TemplateBroken
from documents.render import Renderer, render_html, render_pdf
from tests.documents import samples
from tests.documents.conftest import Sample

ROOT = Path(__file__).resolve().parent.parent.parent


def letter(text: str) -> Document:
    block = Paragraph(text=text)
    return Document(layout="notice", title="试", org="局", doc_date=date(2023, 1, 1), blocks=(block,))


class TestSameBytes:
    def test_this_process_and_a_worker_agree(self, rendered: dict[str, Sample]) -> None:
        for kind in ("tender_notice", "site_list_notice", "operating_contract"):
            assert render_pdf(rendered[kind].document) == rendered[kind].pdf

    def test_another_process_on_another_day_agrees(self, rendered: dict[str, Sample]) -> None:
        code = (
            "import hashlib; from tests.documents import samples;"
            "from documents.catalogue import CATALOGUE;from documents.render import render_pdf;"
            "pdf=render_pdf(CATALOGUE['award_notice'].compose(samples.award_notice()));"
            "print(hashlib.sha256(pdf).hexdigest())"
        )
        env = {
            "TZ": "America/New_York",
            "SOURCE_DATE_EPOCH": "1",
            "PYTHONHASHSEED": "7",
            "PATH": "/usr/bin:/bin",
        }
        run = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True
        )
        assert run.stdout.strip() == hashlib.sha256(rendered["award_notice"].pdf).hexdigest()

    def test_other_content_other_bytes(self) -> None:
        assert render_pdf(letter("一")) != render_pdf(letter("二"))


class TestTemplates:
    def test_text_is_escaped_and_never_run(self) -> None:
        html = render_html(letter("{{ 7*7 }}<script>x</script>"))
        assert "{{ 7*7 }}&lt;script&gt;" in html
        assert "<script>" not in html

    def test_an_override_folder_wins(self, tmp_path: Path) -> None:
        self.write(tmp_path, '{% extends "base.html" %}{% block head %}<p>本市样式</p>{% endblock %}')
        assert "本市样式" in Renderer(tmp_path).html(letter("一"))
        assert "本市样式" not in render_html(letter("一"))

    @pytest.mark.parametrize(
        ("source", "said"),
        [
            ("{% block %}", "第1行语法有误"),
            (
                '{% extends "base.html" %}\n{% block head %}\n{{ nobody }}{% endblock %}',
                "第3行用了没有的名称",
            ),
            ("{{ document.__class__.__mro__ }}", "越权"),
            ("{{ ''.__class__ }}", "越权"),
            ('{% include "no.html" %}', "找不到模板“no.html”"),
        ],
    )
    def test_a_wrong_template_is_refused_with_its_line(self, tmp_path: Path, source: str, said: str) -> None:
        self.write(tmp_path, source)
        with pytest.raises(TemplateBroken, match=said):
            Renderer(tmp_path).html(letter("一"))

    def test_a_style_sheet_cannot_fetch(self, tmp_path: Path) -> None:
        secret = tmp_path / "secret.txt"
        secret.write_text("秘密")
        (tmp_path / "css").mkdir()
        (tmp_path / "css" / "notice.css").write_text(f'p::before {{ content: url("file://{secret}") }}')
        with pytest.raises(TemplateBroken, match="不得读取文件和网络"):
            Renderer(tmp_path).pdf(letter("一"))

    @staticmethod
    def write(folder: Path, source: str) -> None:
        (folder / "notice").mkdir()
        (folder / "notice" / "document.html").write_text(source, encoding="utf-8")


class TestFonts:
    def test_missing_fonts_say_how_to_get_them(self, tmp_path: Path) -> None:
        with pytest.raises(FontsMissing, match=r"缺少公文字体：FandolFang-Regular\.otf.*yicheng doctor"):
            fonts.prepare(tmp_path / "cache", fandol=tmp_path)

    def test_a_damaged_font_is_refused_and_leaves_nothing(self, tmp_path: Path) -> None:
        folder = tmp_path / "fandol"
        folder.mkdir()
        for name in fonts.FANDOL_FILES:
            (folder / name).write_bytes(b"not a font")
        with pytest.raises(FontsMissing, match="已损坏"):
            fonts.prepare(tmp_path / "cache", fandol=folder)
        assert list((tmp_path / "cache").iterdir()) == []

    def test_a_prepared_set_is_used_again(self) -> None:
        first, second = fonts.prepare(), fonts.prepare()
        assert first == second
        assert first.missing("喆玥堃璟祎翀䶮￥¥㎡☑★〔2023〕") == []

    def test_a_character_without_glyph_is_refused_by_name(self) -> None:
        with pytest.raises(GlyphMissing, match=r"U\+1F600"):
            render_pdf(letter("笑\U0001f600"))

    def test_wrong_yen_is_gone(self) -> None:
        from fontTools.ttLib import TTFont

        folder = fonts.prepare().config.parent / "files"
        for name in fonts.FANDOL_FILES:
            assert 0xFFE5 not in TTFont(folder / name).getBestCmap()
        metrics = {
            (f["hhea"].ascent, f["hhea"].descent)
            for f in (TTFont(p) for p in folder.iterdir() if p.suffix in {".otf", ".ttf"})
        }
        assert len(metrics) == 1


def test_importing_documents_does_not_import_weasyprint() -> None:
    code = (
        "import sys, documents.catalogue, documents.render, documents.worker;"
        "print(any(m.split('.')[0] == 'weasyprint' for m in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_kinds_compose_without_rendering() -> None:
    for kind, facts in samples.all_samples().items():
        document = CATALOGUE[kind].compose(facts)
        assert Document.model_validate_json(document.canonical()) == document
        assert document.digest() == CATALOGUE[kind].compose(facts).digest()
