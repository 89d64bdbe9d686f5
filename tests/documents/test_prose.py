"""The words of the built-in kinds: read, shaped and refused; hashed; and as they were last approved."""

from __future__ import annotations

import difflib
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from documents import leaves, prose
from documents.catalogue import CATALOGUE, registry
from documents.content import AnyBlock, Paragraph
from documents.errors import TemplateBroken
from documents.prose import CONTENT, Prose, ProseSection
from tests.documents import snapshots

FILE = """\
said: 甲方为{{ name }}。
several:
  - 一
  - {when: stations, item: "{{ stations|length }}个驿站"}
  - when: not stations
    items: [没有驿站, 另行通知]
rows: [[甲, 乙], {for: s in stations, item: ["{{ s.name }}", "{{ loop.index }}"]}]
sections:
  - {title: 总则, texts: [为了]}
  - {title: 无内容, texts: [{when: stations, item: 有}]}
blocks:
  - {type: paragraph, text: "{{ name }}"}
  - {type: paragraph, when: "not name", text: "{{ nobody }}"}
broken: [{type: nosuch}]
chapters: [{title: 甲, sections: [{title: 一, texts: []}, {title: 二, texts: [文]}]}]
mixed:
  - 致：{{ name }}
  - numbered: [一, {when: not stations, item: 无}, {for: s in stations, item: "{{ s.name }}"}]
  - {when: stations, items: [有驿站, {bracketed: [甲, 乙]}]}
  - {for: s in stations, insert: "table{{ loop.index }}"}
pages:
  - {title: "{{ s.name }}", for: s in stations, when: not loop.first, blocks: ["{{ loop.index }}"]}
  - {title: 末页, blocks: [{insert: table1}]}
strange: [{nosuch: 一}]
absent: [{insert: nosuch}]
"""


@pytest.fixture
def text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Prose:
    (tmp_path / "sample.yaml").write_text(FILE, encoding="utf-8")
    monkeypatch.setattr(prose, "CONTENT", tmp_path)
    prose._names.cache_clear()
    return Prose("sample")


FACTS: dict[str, Any] = {"name": "{{ 7*7 }}", "stations": [{"name": "演练1号"}, {"name": "演练2号"}]}


class TestShapes:
    def test_a_fact_stays_text(self, text: Prose) -> None:
        assert text.text("said", FACTS) == "甲方为{{ 7*7 }}。"

    def test_entries_that_depend_and_repeat(self, text: Prose) -> None:
        assert text.texts("several", FACTS) == ("一", "2个驿站")
        assert text.texts("several", {"stations": []}) == ("一", "没有驿站", "另行通知")
        assert text.rows("rows", FACTS) == (("甲", "乙"), ("演练1号", "1"), ("演练2号", "2"))

    def test_a_section_without_texts_is_left_out(self, text: Prose) -> None:
        assert text.sections("sections", {"stations": []}) == (ProseSection(title="总则", texts=("为了",)),)
        assert [section.title for section in text.sections("sections", FACTS)] == ["总则", "无内容"]

    def test_a_chapter_loses_its_empty_sections(self, text: Prose) -> None:
        [chapter] = text.chapters("chapters", {})
        assert [section.title for section in chapter.sections] == ["二"]

    def test_paragraphs_numbers_and_what_python_inserts(self, text: Prose) -> None:
        inserts: dict[str, list[AnyBlock]] = {f"table{n}": [Paragraph(text=f"表{n}")] for n in (1, 2)}
        found = [block.text for block in text.blocks("mixed", FACTS, inserts) if isinstance(block, Paragraph)]
        assert found == [
            "致：{{ 7*7 }}",
            "1．一",
            "2．演练1号",
            "3．演练2号",
            "有驿站",
            "（1）甲",
            "（2）乙",
            "表1",
            "表2",
        ]
        pages = text.pages("pages", FACTS, inserts)
        assert pages == [("演练2号", [Paragraph(text="2")]), ("末页", [Paragraph(text="表1")])]

    def test_blocks(self, text: Prose) -> None:
        assert text.blocks("blocks", {"name": "甲", "nobody": ""}) == [Paragraph(text="甲")]


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (lambda t: t.text("nosuch", FACTS), "没有“nosuch”"),
        (lambda t: t.text("said", {}), "第1行：用了没有的名称：name"),
        (lambda t: t.blocks("blocks", {"name": "甲"}), "第13行：用了没有的名称：nobody"),
        (lambda t: t.text("several", FACTS), "“several”形状不对"),
        (lambda t: t.sections("rows", FACTS), "“rows”形状不对"),
        (lambda t: t.blocks("broken", FACTS), "第14行：这一段 不认识这种 type"),
        (lambda t: t.blocks("said", FACTS), "第1行：这里应为段落的列表"),
        (lambda t: t.blocks("strange", FACTS), "第24行：不认识“nosuch”"),
        (lambda t: t.blocks("absent", FACTS), "第25行：不认识“insert”，或者没有可以插入的内容"),
        (lambda t: t.pages("mixed", FACTS), "第17行：每一项应为 title 和 blocks"),
    ],
)
def test_refused_by_file_and_place(text: Prose, read: Callable[[Prose], Any], said: str) -> None:
    with pytest.raises(TemplateBroken, match=re.escape("模板“sample.yaml”")) as caught:
        read(text)
    assert said in caught.value.message


def test_a_text_is_compiled_once_and_only_where_it_is_written(text: Prose, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[Any] = []
    compile_leaf = leaves._ENVIRONMENT.compile
    monkeypatch.setattr(leaves._ENVIRONMENT, "compile", lambda tree: compiled.append(tree) or compile_leaf(tree))
    leaves._template.cache_clear()
    leaves._expression.cache_clear()
    for _ in range(2):
        text.texts("several", {"stations": []})
        assert len(compiled) == 2, "its two conditions"
    for _ in range(2):
        text.texts("several", FACTS)
        text.text("said", FACTS)
        assert len(compiled) == 4, "and two texts"


class TestFiles:
    def test_every_file_shapes_a_kind_and_every_kind_finds_its_files(self) -> None:
        used = {found.path for kind in CATALOGUE.values() for found in registry.prose_of(kind)}
        assert used == set(CONTENT.rglob("*.yaml"))

    def test_a_change_of_a_word_changes_the_hash_of_its_kinds(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def hashes() -> dict[str, str]:
            return {kind: registry._template_hash.__wrapped__(kind, None, ()) for kind in CATALOGUE}

        before = hashes()
        shutil.copytree(CONTENT, tmp_path / "content")
        monkeypatch.setattr(prose, "CONTENT", tmp_path / "content")
        assert hashes() == before
        file = tmp_path / "content" / "contract" / "articles.yaml"
        file.write_text(file.read_text("utf-8").replace("服务费用的2倍", "服务费用的3倍"), "utf-8")
        changed = {kind for kind, value in hashes().items() if value != before[kind]}
        assert {"operating_contract", "tender_document", "consultation_document"} <= changed
        assert "site_list_notice" not in changed


@pytest.mark.parametrize("kind", snapshots.KINDS)
def test_the_text_is_the_one_that_was_approved(kind: str) -> None:
    kept = (snapshots.FOLDER / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    found = snapshots.text_of(kind).splitlines()
    told = "\n".join(difflib.unified_diff(kept, found, "approved", "now", lineterm="", n=0))
    assert not told, f"{told}\nIf this is meant: python -m tests.documents.snapshots"
