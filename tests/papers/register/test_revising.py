"""Corrections, versions and edited files: what changes, what stays, and how the difference reads."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from sqlalchemy import Engine

from documents.docx import render_docx
from documents.wording import told
from models.database import reading, writing
from models.refusal import Refusal
from papers.register import mark_issued, verify, write_file
from papers.register.reading import composed, difference, view
from papers.register.revising import Edited, Revision, adopt, keep_edited, revise
from papers.register.signing import give_back, review, void
from record.people import actor
from record.register import files
from record.register.errors import FileUnfit
from tasks.advance import advance
from tests.actions import test_site
from tests.actions.builders import act, contents
from tests.papers.register.kinds import CASE, DRAFTER, FORM, LEADER, REVIEWER, drafted, signed
from tests.papers.register.test_signing import deeds, issued, refused, row_of
from tests.tasks.helpers import TextRenderer
from views.lookup import document


def revised(
    engine: Engine, number: str, reason: str = "内容有误", login: str = DRAFTER, refill: bool = False, **data: object
) -> str:
    with writing(engine) as session:
        return revise(session, actor(session, login), Revision(number, reason, data, refill)).register_number


def differing(engine: Engine, home: Path, number: str, other: str | None = None) -> list[str]:
    with reading(engine) as session:
        return told(difference(session, home, actor(session, REVIEWER), number, other))


def out(engine: Engine, number: str) -> None:
    signed(engine, number)
    issued(engine, number)


def test_a_draft_is_changed_in_place(ready: Engine) -> None:
    number = drafted(ready).register_number
    assert revised(ready, number, contact="演练李某") == number
    row = row_of(ready, number)
    assert (row.version, row.status, row.content["contact"], row.given) == (
        1,
        "draft",
        "演练李某",
        {"contact": "演练李某"},
    )
    assert deeds(ready, number)[-1] == ("amended", DRAFTER, "内容有误")


def test_what_was_issued_gets_a_next_version_and_gives_way_when_that_is_issued(ready: Engine, home: Path) -> None:
    first = drafted(ready, items=[{"name": "甲项", "amount": 1}]).register_number
    out(ready, first)
    second = revised(ready, first, "金额有误", items=[{"name": "甲项", "amount": 2}, {"name": "乙项", "amount": 3}])
    assert (row_of(ready, first).status, row_of(ready, second).status) == ("issued", "draft")
    assert differing(ready, home, second) == ["【一、事由】修改", "  － 甲项 ｜ 1", "  ＋ 甲项 ｜ 2", "  ＋ 乙项 ｜ 3"]
    out(ready, second)
    old, new = row_of(ready, first), row_of(ready, second)
    assert (old.status, new.status, new.version, new.replaces, new.revision_reason) == (
        "superseded",
        "issued",
        2,
        old.id,
        "金额有误",
    )
    assert deeds(ready, first)[-1] == ("superseded", "system", "金额有误")
    with reading(ready) as session:
        seen = view(session, second)
    assert seen.versions == ((1, first, "已被更正"), (2, second, "已印发"))
    assert [(a.what, a.who) for a in seen.acts][-2:] == [("签发", f"演练属地分管领导（{LEADER}）"), ("印发", "系统")]
    assert "采购法 42" in seen.kept
    assert "自采购（办理）结束之日起保存15年" in seen.kept


def test_a_dropped_correction_leaves_the_issued_version(ready: Engine) -> None:
    first = drafted(ready).register_number
    out(ready, first)
    second = revised(ready, first, contact="演练李某")
    with writing(ready) as session:
        void(session, actor(session, DRAFTER), second, "不需要更正")
    assert row_of(ready, first).status == "issued"
    third = revised(ready, first, contact="演练赵某")
    assert row_of(ready, third).version == 3
    out(ready, third)
    assert row_of(ready, first).status == "superseded"


def test_what_is_not_revised(ready: Engine) -> None:
    number = drafted(ready).register_number
    assert "没有任何变化" in refused(
        ready,
        "nothing_to_correct",
        DRAFTER,
        lambda s, who: revise(s, who, Revision(number, "演练演练", {"contact": "演练王某"})),
    )
    assert "x（x）没有此项" in refused(
        ready, "document_facts", DRAFTER, lambda s, who: revise(s, who, Revision(number, "演练演练", {"x": 1}))
    )
    assert "没有写明修改的原因" in refused(
        ready, "reason_missing", DRAFTER, lambda s, who: revise(s, who, Revision(number, ""))
    )
    with writing(ready) as session:
        review(session, actor(session, REVIEWER), number)
    assert "需要修改的，请先退回修改" in refused(
        ready, "document_state", DRAFTER, lambda s, who: revise(s, who, Revision(number, "演练演练", {"contact": "演"}))
    )
    with writing(ready) as session:
        give_back(session, actor(session, REVIEWER), number, "联系人有误")
    out(ready, number)
    second = revised(ready, number, contact="演练李某")
    assert second in refused(
        ready,
        "document_exists",
        DRAFTER,
        lambda s, who: revise(s, who, Revision(number, "演练演练", {"contact": "演"})),
    )
    out(ready, second)
    assert "请办理其更正后的版本" in refused(
        ready, "document_state", DRAFTER, lambda s, who: revise(s, who, Revision(number, "演练演练", {"contact": "演"}))
    )


def test_the_rest_is_filled_anew_on_request_and_what_was_given_stays(ready: Engine) -> None:
    number = drafted(ready, matter="旧的事由").register_number
    revised(ready, number, refill=True, matter="新的事由")
    assert row_of(ready, number).given == {"contact": "演练王某", "matter": "新的事由"}
    assert row_of(ready, number).content["contact"] == "演练王某"


def test_a_plain_document_is_corrected_at_once(ready: Engine) -> None:
    first = drafted(ready, kind=FORM).register_number
    issued(ready, first)
    second = revised(ready, first, stations=9)
    assert row_of(ready, second).status == "reserved"
    issued(ready, second)
    assert (row_of(ready, first).status, row_of(ready, second).content["stations"]) == ("superseded", 9)


def test_a_paper_that_an_act_made_due_is_corrected_with_signatures(ready: Engine, home: Path) -> None:
    test_site.shown(ready)
    (made,) = advance(ready, home, CASE, TextRenderer()).issued
    number = revised(ready, made.register_number, "联系电话有误", contact_phone="0752-7654321")
    assert row_of(ready, number).fact_id is not None
    out(ready, number)
    assert row_of(ready, made.register_number).status == "superseded"
    assert advance(ready, home, CASE, TextRenderer()).documents == (), "the act calls for no third one"
    act(
        ready,
        "district_leader",
        CASE,
        "site_result",
        test_site.RESULT,
        letter_number="惠东人社〔2023〕8号",
        objections=0,
    )
    (result,) = advance(ready, home, CASE, TextRenderer()).issued
    assert result.kind == "site_list_notice"


def edited(engine: Engine, home: Path, number: str, change: Mapping[str, str]) -> bytes:
    """The draft's .docx with words replaced, as staff would do it."""
    with reading(engine) as session:
        made = render_docx(composed(home, document(session, number)))
    return altered(made, {"word/document.xml": change})


def altered(package: bytes, changes: Mapping[str, Mapping[str, str]], **more: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8", "surrogateescape")
            for before, after in changes.get(name, {}).items():
                assert before in content
                content = content.replace(before, after)
            new.writestr(name, content.encode("utf-8", "surrogateescape"))
        for name, content in more.items():
            new.writestr(name, content)
    return written.getvalue()


PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<<>>\n%%EOF\n"


def test_an_edited_file_becomes_the_text_of_record(ready: Engine, home: Path) -> None:
    number = drafted(ready).register_number
    docx = edited(ready, home, number, {"演练王某": "演练赵某"})
    with writing(ready) as session:
        adopt(session, actor(session, DRAFTER), number, keep_edited(home, Edited(docx, PDF)))
    row = row_of(ready, number)
    assert (home / str(row.adopted_path)).read_bytes() == docx
    assert (home / str(row.adopted_pdf_path)).read_bytes() == PDF
    assert differing(ready, home, number) == ["【一、事由】修改", "  － 联系人：演练王某。", "  ＋ 联系人：演练赵某。"]
    signed(ready, number)
    path, sha = write_file(home, b"%PDF composed")
    with writing(ready) as session:
        assert row.id
        mark_issued(session, row.id, path, sha)
    with reading(ready) as session:
        assert [file.what for file in view(session, number).files] == ["PDF", "采用的改稿", "采用的改稿PDF"]
        assert list(verify(session, home)) == []
    (home / str(row.adopted_path)).write_bytes(b"forged")
    (home / path).unlink()
    with reading(ready) as session:
        assert [fault.what.split("：")[0] for fault in verify(session, home)] == [
            "PDF文件缺失",
            "采用的改稿文件内容与登记的校验值不符",
        ]


def test_new_content_takes_the_place_of_an_edited_file(ready: Engine, home: Path) -> None:
    number = drafted(ready).register_number
    kept = keep_edited(home, Edited(edited(ready, home, number, {"演练王某": "演练赵某"})))
    with writing(ready) as session:
        adopt(session, actor(session, DRAFTER), number, kept)
    revised(ready, number, contact="演练钱某")
    assert row_of(ready, number).adopted_path is None


def test_only_a_draft_takes_an_edited_file_and_only_from_who_drafts(ready: Engine, home: Path) -> None:
    number = drafted(ready).register_number
    docx = edited(ready, home, number, {})
    refused(ready, "wrong_role", REVIEWER, lambda s, who: adopt(s, who, number, keep_edited(home, Edited(docx))))
    with writing(ready) as session:
        review(session, actor(session, REVIEWER), number)
    refused(ready, "document_state", DRAFTER, lambda s, who: adopt(s, who, number, keep_edited(home, Edited(docx))))


BODY = "<w:body>"
UNFIT = {
    "empty": (lambda docx: b"", "是空的"),
    "no zip": (lambda docx: b"hello", "不是 .docx"),
    "cut off": (lambda docx: docx[: len(docx) // 2], "不是 .docx"),
    "an old .doc": (lambda docx: b"\xd0\xcf\x11\xe0" + b"0" * 600, "不是 .docx"),
    "a spreadsheet": (
        lambda docx: altered(docx, {"[Content_Types].xml": {"wordprocessingml.document.main": "x"}}),
        "不是 .docx",
    ),
    "macros": (lambda docx: altered(docx, {}, **{"word/vbaProject.bin": "x"}), "宏或者控件"),
    "a template from elsewhere": (
        lambda docx: altered(
            docx,
            {},
            **{
                "word/_rels/settings.xml.rels": (
                    '<Relationships xmlns="x"><Relationship Id="r" Target="http://x.invalid/t.dotm" TargetMode="External" '
                    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>'
                )
            },
        ),
        "外部的模板",
    ),
    "revisions": (
        lambda docx: altered(
            docx, {"word/document.xml": {BODY: BODY + "<w:p><w:ins><w:r><w:t>改</w:t></w:r></w:ins></w:p>"}}
        ),
        "修订",
    ),
    "comments": (
        lambda docx: altered(docx, {"word/document.xml": {BODY: BODY + "<w:p><w:r><w:commentReference/></w:r></w:p>"}}),
        "批注",
    ),
    "entities": (
        lambda docx: altered(docx, {"word/document.xml": {"<w:document": "<!DOCTYPE x [<!ENTITY a 'b'>]><w:document"}}),
        "实体",
    ),
    "too large": (lambda docx: docx + b"0" * (20 * 1024 * 1024), "过大"),
}


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize("name", UNFIT)
def test_files_that_are_not_taken(ready: Engine, home: Path, name: str) -> None:
    number = drafted(ready).register_number
    make, words = UNFIT[name]
    docx = make(edited(ready, home, number, {}))
    before = contents(ready)
    with pytest.raises(Refusal, match=words) as caught:
        keep_edited(home, Edited(docx))
    assert caught.value.exit_code == 2
    assert contents(ready) == before
    assert not (home / "files").exists()


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize(
    ("pdf", "words"),
    [
        (b"", "是空的"),
        (b"hello", "不是 PDF"),
        (PDF[:20], "不是 PDF"),
        (PDF.replace(b"/Catalog", b"/Catalog/JavaScript 1"), "脚本"),
    ],
)
def test_pdfs_that_are_not_taken(ready: Engine, home: Path, pdf: bytes, words: str) -> None:
    number = drafted(ready).register_number
    docx = edited(ready, home, number, {})
    with pytest.raises(FileUnfit, match=words):
        keep_edited(home, Edited(docx, pdf))
    assert not (home / "files").exists()


def test_a_document_of_another_place_is_not_read(ready: Engine, home: Path) -> None:
    number = drafted(ready).register_number
    revised(ready, number, contact="演练李某")
    for login, code in (("龙门县.reviewer", "wrong_district"), ("惠东县.operator", "wrong_role")):
        refused(ready, code, login, lambda s, who: difference(s, home, who, number))
    assert "没有可比较的" in refused(ready, "document_state", REVIEWER, lambda s, who: difference(s, home, who, number))


def test_a_file_and_the_folders_that_name_it_are_on_the_disk_when_the_register_says_so(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where another process has renamed the same file into place and has not come to the folder yet."""
    synced: list[Path] = []
    monkeypatch.setattr(files, "_sync_folder", synced.append)
    for _ in range(2):
        synced.clear()
        path, _sha = write_file(home, b"%PDF same")
        assert synced == [(home / path).parent, home / "files", home]
