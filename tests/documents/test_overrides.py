"""A programme's own words and look: text stays text, templates reach nothing, faults are told by file and line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from documents.catalogue import CATALOGUE, template_hash
from documents.catalogue.base import Facts
from documents.content import Chart, Document, Fields, FormBlock, ListBlock, Paragraph, Table
from documents.errors import DocumentRefused, TemplateBroken
from documents.folders import content_file, override_folder
from documents.overrides import check_folder, compose
from documents.worker import RenderPool
from tests.documents import samples
from tests.documents.conftest import opened

KIND = "site_list_notice"


def write(folder: Path, text: str, kind: str = KIND) -> Path:
    path = folder / "content" / f"{kind}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def facts(**changed: Any) -> Facts:
    return samples.site_list_notice().model_copy(update=changed)


def words(folder: Path, text: str, **changed: Any) -> Document:
    write(folder, text)
    return compose(KIND, facts(**changed), folder)


def paragraph(text: str) -> str:
    """A content file of one paragraph, its text in a block scalar."""
    body = "\n".join(f"    {line}" for line in text.split("\n"))
    return f"- type: paragraph\n  text: |-\n{body}\n"


class TestWords:
    def test_without_a_file_the_kind_speaks(self, tmp_path: Path) -> None:
        assert compose(KIND, facts(), tmp_path) == compose(KIND, facts()) == CATALOGUE[KIND].compose(facts())

    def test_texts_loops_conditions_and_rows(self, tmp_path: Path) -> None:
        document = words(
            tmp_path,
            """
- type: title
  lines: ["关于公布{{ district }}就业驿站", 选址结果的通知]
- type: recipients
  names:
    - for: name in recipients
      item: "{{ name }}"
- type: paragraph
  when: objections == 0
  text: 公示期间（{{ publicity_from }}至{{ publicity_until|cn_date }}）没有收到异议。
- type: paragraph
  when: objections > 0
  text: 收到异议{{ objections }}件。
- type: table
  columns: [{title: 序号, width: 10}, {title: 驿站, width: 60, align: left}, {title: 面积, width: 30, align: right}]
  rows:
    - for: s in stations
      when: s.area >= 30
      item: ["{{ loop.index }}", "{{ s.name }}", "{{ s.area }}"]
    - [合计, 2023, "{{ stations|sum('area') }}"]
- type: heading
  for: s in stations
  when: loop.first or loop.last
  level: 2
  text: "（{{ loop.index|numeral }}）{{ s.name }}"
- type: chart
  kind: bars
  title: 面积
  unit: ㎡
  categories: [{for: s in stations, item: "{{ s.name }}"}]
  series: [{name: 面积, values: [{for: s in stations, item: "{{ s.area }}"}]}]
- type: form
  lines:
    - {cells: [[联系人, "{{ contact_person }}"], [电话, "{{ contact_phone }}"]]}
    - for: s in stations
      cells: [["{{ s.name }}", ""]]
      height: 12
""",
        )
        assert document.title == "关于公布惠城区就业驿站选址结果的通知"
        assert [block.type for block in document.blocks] == [
            "title",
            "recipients",
            "paragraph",
            "table",
            "heading",
            "heading",
            "chart",
            "form",
        ]
        assert document.blocks[2] == Paragraph(text="公示期间（2023年9月11日至2023年9月15日）没有收到异议。")
        table, chart, form = (document.blocks[n] for n in (3, 6, 7))
        assert isinstance(table, Table)
        assert table.rows[0] == ("1", "惠城区就业驿站（演练1号）", "36")
        assert len(table.rows) == 5
        assert table.rows[-1] == ("合计", "2023", "256.75")
        assert isinstance(chart, Chart)
        assert sum(v for v in chart.series[0].values if v) == sum(s.area for s in samples.STATIONS)
        assert isinstance(form, FormBlock)
        assert len(form.lines) == 9
        assert form.lines[1].height == 12

    def test_layout_number_and_dates_stay_those_of_the_kind(self, tmp_path: Path) -> None:
        own, built_in = words(tmp_path, paragraph("一")), compose(KIND, facts())
        same = ("layout", "org", "doc_date", "number", "masthead", "rehearsal", "title")
        assert all(getattr(own, name) == getattr(built_in, name) for name in same)

    def test_amounts_in_words(self, tmp_path: Path) -> None:
        write(tmp_path, paragraph("{{ budget|both }}，{{ budget|yuan }}，{{ lots[0].name }}"), "tender_notice")
        document = compose("tender_notice", samples.tender_notice(), tmp_path)
        assert document.blocks[0] == Paragraph(
            text="人民币壹佰叁拾叁万元整（￥1,330,000.00），1,330,000.00元，江北片区驿站运营服务"
        )

    def test_the_pdf_says_it_in_the_look_of_the_folder(self, tmp_path: Path, pool: RenderPool) -> None:
        document = words(tmp_path, paragraph("本市自己的话{{ district }}"))
        (tmp_path / "css").mkdir()
        (tmp_path / "css" / "gongwen.css").write_text(".masthead { display: none } p { font-size: 30pt }")
        own = opened(document, pool.render(document, tmp_path))
        assert own.text.startswith("演练数据本市自己的话惠城区")
        assert {round(c["size"]) for c in own.pages[0].chars if c["text"] == "话"} == {30}
        assert "惠城区" in (usual := opened(document, pool.render(document))).text
        assert {round(c["size"]) for c in usual.pages[0].chars if c["text"] == "话"} == {16}

    def test_a_changed_file_is_read_anew_and_hashed_anew(self, tmp_path: Path) -> None:
        built_in = template_hash(KIND)
        assert template_hash(KIND, tmp_path) == built_in
        assert "甲" in words(tmp_path, paragraph("甲甲甲")).text()
        first = template_hash(KIND, tmp_path)
        assert "乙" in words(tmp_path, paragraph("乙")).text()
        assert len({built_in, first, template_hash(KIND, tmp_path)}) == 3
        assert template_hash("tender_notice", tmp_path) == template_hash("tender_notice")


HOSTILE = (
    "{{ 7*7 }}",
    "{% for x in y %}",
    "<script>alert(1)</script>",
    "- type: page_break",
    "a: b\n- c: *d",
    "'\"]}, {type: title",
    "{{ ''.__class__ }}",
)


@pytest.mark.parametrize("text", HOSTILE)
class TestFactsStayText:
    def test_in_own_words(self, tmp_path: Path, text: str) -> None:
        document = words(
            tmp_path,
            paragraph("联系人：{{ contact_person }}。") + "- {type: fields, rows: [[联系人, '{{ contact_person }}']]}\n"
            "- {type: list, items: ['{{ contact_person }}']}\n",
            contact_person=text,
        )  # fmt: skip
        assert document.blocks == (
            Paragraph(text=f"联系人：{text}。"),
            Fields(rows=(("联系人", text),)),
            ListBlock(items=(text,)),
        )

    def test_in_the_html(self, tmp_path: Path, text: str) -> None:
        from documents.render import render_html

        html = render_html(words(tmp_path, paragraph("{{ contact_person }}"), contact_person=text))
        assert "<script>" not in html
        assert "49" not in html


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "line", "said"),
        [
            ("一\n{{ nobody }}", 4, "用了没有的名称：nobody"),
            ("{{ stations[0].zip }}", 3, "用了没有的名称：zip"),
            ("{{ district.__class__ }}", 3, "越权"),
            ("{{ ''['__class__'] }}", 3, "越权"),
            ("{{ stations[0].__dict__ }}", 3, "越权"),
            ("{{ district.format(1) }}", 3, "越权：不得调用函数"),
            ("{{ range(9) }}", 3, "越权：不得调用函数"),
            ("{{ self.__init__() }}", 3, "越权：不得调用函数"),
            ("{{ cycler.__init__.__globals__.os }}", 3, "越权"),
            ("{% include '/etc/passwd' %}", 3, "越权：文字中只能有"),
            ("{% import 'os' as os %}", 3, "越权：文字中只能有"),
            ("{% extends 'base.html' %}", 3, "越权：文字中只能有"),
            ("一\n二\n{% for x in stations %}{% endfor %}", 5, "越权：文字中只能有"),
            ("{% set x = 1 %}", 3, "越权：文字中只能有"),
            ("{% macro m() %}{% endmacro %}", 3, "越权：文字中只能有"),
            ("{{ 'x' * 999999999 }}", 3, "乘法和取余只能用于数字"),
            ("{{ '%999999999d' % quota }}", 3, "乘法和取余只能用于数字"),
            ("{{ 9 ** 99999 }}", 3, "不得乘方"),
            ("{{ quota|attr('__class__') }}", 3, "语法有误"),
            ("{{ quota|nosuch }}", 3, "语法有误：没有过滤器“nosuch”"),
            ("{{ quota if quota else quota|nosuch }}", 3, "语法有误：没有过滤器“nosuch”"),
            ("{{ quota is nosuch }}", 3, "语法有误：没有判断“nosuch”"),
            ("一\n{{ quota", 4, "语法有误"),
            ("{{ stations }}", 3, "这里要的是一个值"),
            ("{{ district|both }}", 3, "金额应为整数"),
            ("{{ quota / 0 }}", 3, "不适用于所用的要素"),
            ("{% if nobody %}一{% endif %}", 3, "用了没有的名称：nobody"),
        ],
    )
    def test_a_text_by_its_line(self, tmp_path: Path, text: str, line: int, said: str) -> None:
        with pytest.raises(TemplateBroken) as caught:
            words(tmp_path, paragraph(text))
        assert caught.value.message.startswith(f"模板“{KIND}.yaml”第{line}行：")
        assert said in caught.value.message

    @pytest.mark.parametrize(
        ("text", "line", "said"),
        [
            ("- type: paragraph\n  text: [", 2, "YAML 格式有误"),
            ("type: paragraph\n", 1, "应为段落的列表"),
            ("", 1, "应为段落的列表"),
            ("- 一句话\n", 1, "每一段都要写明 type"),
            ("- type: paragraph\n  text: 一\n- {text: 二}\n", 3, "每一段都要写明 type"),
            ("- {type: nosuch, text: 一}\n", 1, "不认识这种 type"),
            ("- {type: paragraph, text: 一}\n- {type: paragraph}\n", 2, "text 未填写"),
            ("- {type: paragraph, text: 一, colour: red}\n", 1, "colour 没有此项"),
            ("- {type: heading, level: 7, text: 一}\n", 1, "level 不得大于"),
            ("- {type: paragraph, text: 一, text: 二}\n", 1, "名称重复"),
            ("- &a {type: paragraph, text: 一}\n- *a\n", 2, "不得使用 YAML 别名"),
            ("- !!python/object/apply:os.system [ls]\n", 1, "不得使用 YAML 标签"),
            ("- {type: paragraph, text: !!python/name:os.system x}\n", 1, "不得使用 YAML 标签"),
            ("- {type: paragraph, when: [a], text: 一}\n", 1, "when 应为一个条件"),
            ("- {type: paragraph, for: stations, text: 一}\n", 1, "for 应写作"),
            ("- {type: paragraph, for: s in district, text: 一}\n", 1, "不是列表"),
            ("- {type: paragraph, for: s in nobody, text: 一}\n", 1, "用了没有的名称：nobody"),
            ("- {type: paragraph, when: nobody, text: 一}\n", 1, "用了没有的名称：nobody"),
            ("- {type: paragraph, when: district.__class__, text: 一}\n", 1, "越权"),
        ],
    )
    def test_a_structure_by_its_line(self, tmp_path: Path, text: str, line: int, said: str) -> None:
        with pytest.raises(TemplateBroken) as caught:
            words(tmp_path, text)
        assert caught.value.message.startswith(f"模板“{KIND}.yaml”第{line}行：")
        assert said in caught.value.message

    def test_nothing_left_to_say(self, tmp_path: Path) -> None:
        with pytest.raises(TemplateBroken, match="没有写出任何内容"):
            words(tmp_path, "- {type: paragraph, when: objections > 0, text: 一}\n")

    def test_an_empty_fact_is_no_word(self, tmp_path: Path) -> None:
        write(tmp_path, paragraph("{{ performance_bond }}"), "award_letter")
        bare = samples.award_letter().model_copy(update={"performance_bond": None})
        with pytest.raises(TemplateBroken, match="所用的要素是空的"):
            compose("award_letter", bare, tmp_path)
        write(tmp_path, paragraph("{% if performance_bond %}有{% else %}无{% endif %}"), "award_letter")
        assert compose("award_letter", bare, tmp_path).blocks == (Paragraph(text="无"),)

    def test_a_title_that_is_too_long(self, tmp_path: Path) -> None:
        with pytest.raises(TemplateBroken, match="标题应为1至200个字符，现有500个"):
            words(tmp_path, f"- {{type: title, lines: [{'长' * 500}]}}\n")

    def test_a_file_that_is_no_text_or_too_large(self, tmp_path: Path) -> None:
        path = write(tmp_path, "")
        path.write_bytes(b"\xff\xfe- type")
        with pytest.raises(TemplateBroken, match="不是 UTF-8 文本"):
            compose(KIND, facts(), tmp_path)
        path.write_bytes(b"- {type: paragraph, text: x}\n" * 20000)
        with pytest.raises(TemplateBroken, match="过大"):
            compose(KIND, facts(), tmp_path)
        path.write_text("[" * 3000, encoding="utf-8")
        with pytest.raises(TemplateBroken):
            compose(KIND, facts(), tmp_path)


class TestModels:
    def test_a_missing_fact_is_named(self) -> None:
        data = facts().model_dump()
        del data["contact_phone"]
        with pytest.raises(DocumentRefused, match="contact_phone）未填写"):
            compose(KIND, data)

    def test_a_name_of_500_characters_is_refused_by_name(self) -> None:
        data = samples.operating_contract().model_dump() | {"contract_name": "长" * 500}
        with pytest.raises(DocumentRefused, match="合同名称（contract_name）过长，最多80个字符"):
            compose("operating_contract", data)

    def test_a_composer_that_makes_no_document_is_a_refusal_too(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from dataclasses import replace

        def long_title(read: Facts) -> Document:
            return Document(layout="notice", title="长" * 500, org=read.org, doc_date=read.doc_date,
                            blocks=(Paragraph(text="一"),))  # fmt: skip

        kind = replace(CATALOGUE[KIND], composer=long_title)
        with pytest.raises(DocumentRefused, match="选址结果通知不能成文：标题（title）过长，最多200个字符"):
            kind.compose(facts())


class TestFolders:
    def test_only_a_folder_of_that_very_name(self, tmp_path: Path) -> None:
        own = tmp_path / "templates" / "huizhou-2023"
        assert override_folder(tmp_path, "huizhou-2023") is None
        own.mkdir(parents=True)
        assert override_folder(tmp_path, "huizhou-2023") == own
        for slug in ("", "..", "../templates/huizhou-2023", "other"):
            assert override_folder(tmp_path, slug) is None
        assert content_file(None, KIND) is None
        assert content_file(own, KIND) is None

    def test_a_good_folder_has_no_faults(self, tmp_path: Path) -> None:
        write(tmp_path, paragraph("{{ district }}{% if quota > 1 %}多{% endif %}"))
        (tmp_path / "css").mkdir()
        (tmp_path / "css" / "gongwen.css").write_text("p { color: #000 }")
        (tmp_path / "notice").mkdir()
        (tmp_path / "notice" / "document.html").write_text('{% extends "base.html" %}')
        assert check_folder(tmp_path) == []
        assert check_folder(tmp_path, samples.all_samples()) == []

    def test_every_fault_is_found_at_once(self, tmp_path: Path) -> None:
        write(tmp_path, paragraph("{{ districts }}\n{{ quotum }}"))
        write(tmp_path, "- {type: nosuch, text: 一}\n", "tender_notice")
        write(tmp_path, paragraph("一"), "no_such_kind")
        for name, text in (("css/notice.css", "p { colour: red }"), ("letter/document.html", "一\n{% block %}"),
                           ("notice/documents.html", "")):  # fmt: skip
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        faults = {(fault.file, fault.message) for fault in check_folder(tmp_path, samples.all_samples())}
        told = "\n".join(f"{file}：{message}" for file, message in faults)
        for said in (
            "第3行：用了没有的名称：districts", "第3行：用了没有的名称：quotum", "不认识这种 type",
            "没有“no_such_kind”这种文书", "css/notice.css：样式“css/notice.css”中有不能使用的写法",
            "模板“letter/document.html”第2行语法有误", "notice/documents.html：不是可以替换的模板",
        ):  # fmt: skip
            assert said in told, told
