"""The archive of a case or a programme as one zip that anybody can check: papers, index, audit extract, hashes.

Equal records give equal bytes: nothing in it tells when or where it was made. It is written beside its name and
renamed when it is whole, so a full disk or a kill leaves nothing.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from documents.catalogue import CATALOGUE, template_hash
from documents.catalogue.archive import ArchiveIndexFacts, ArchiveRow
from documents.content import PdfRenderer
from documents.docx import render_docx
from documents.errors import DocumentError
from models.database import reading, writing
from papers.base import is_rehearsal
from papers.register.holdings import Holdings, holdings
from papers.register.reading import DocumentView, composed, overrides_of
from record.custody import audit
from record.custody.archive import add_member, blocks, written_aside
from record.people import actor
from record.register.errors import ArchiveFailed
from record.register.files import StoredFile
from record.register.rows import place_named

SUMS = "SHA256SUMS"
PAPERS = "公文"
_NAME_BYTES = 150
"""Of a paper's title in its file's name; with number and ending it stays below the 255 of common file systems."""


@dataclass(frozen=True)
class Exported:
    """What was written."""

    path: Path
    papers: int
    files: int
    sha256: str


@dataclass
class _Bundle:
    """A zip in the making, and the hash of each member."""

    archive: zipfile.ZipFile
    sums: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, content: Iterator[bytes]) -> str:
        _, self.sums[name] = add_member(self.archive, name, content)
        return self.sums[name]

    def seal(self) -> None:
        lines = "".join(f"{sha}  {name}\n" for name, sha in sorted(self.sums.items()))
        add_member(self.archive, SUMS, iter([lines.encode()]))


def export(engine: Engine, home: Path, login: str, slug: str, target: Path, renderer: PdfRenderer) -> Exported:
    """Writes the archive and notes in the audit trail who took it.

    Raises:
        UnknownScope: UnknownPerson: WrongRole: WrongDistrict: ContentHidden: it may not be taken, or not yet.
        ArchiveFailed: a file is missing or changed, the index cannot be made, or the disk takes no more.
    """
    with reading(engine) as session:
        held = holdings(session, actor(session, login), place_named(session, slug), rehearsal=is_rehearsal(session))
        session.expunge_all()
    try:
        with written_aside(target) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            files = _write(_Bundle(archive), home, held, renderer)
    except OSError as error:
        raise ArchiveFailed(
            f"档案未能写入 {target}（{error.strerror}）", remedy="请检查磁盘空间与目录权限后重试"
        ) from error
    except DocumentError as error:
        raise ArchiveFailed(f"归档目录未能生成：{error.message.rstrip('。')}", remedy="请改正后重试") from error
    sha = _sha256(target)
    with writing(engine) as session:
        # not under the case's own name: the archive holds the entries of the case, and taking it is none of them
        audit.append(
            session,
            actor(session, login),
            "export_archive",
            f"归档/{slug}",
            {"sha256": sha, "papers": len(held.papers), "files": files},
        )
    return Exported(target, len(held.papers), files, sha)


def _write(bundle: _Bundle, home: Path, held: Holdings, renderer: PdfRenderer) -> int:
    entries = [_add_paper(bundle, home, held, order, paper) for order, paper in enumerate(held.papers, 1)]
    facts = index_facts(held, entries)
    index = {"slug": held.slug, "title": held.title, "org": held.org, "papers": entries}
    bundle.add("audit.jsonl", (f"{line}\n".encode() for line in held.audit))
    bundle.add("index.csv", iter([_csv(entries)]))
    bundle.add("index.json", iter([(json.dumps(index, ensure_ascii=False, indent=1, default=str) + "\n").encode()]))
    bundle.add("目录.pdf", iter([renderer.render(CATALOGUE["archive_index"].compose(facts))]))
    bundle.add("说明.txt", iter([_README.encode()]))
    bundle.seal()
    return sum(len(entry["files"]) for entry in entries)


def _add_paper(bundle: _Bundle, home: Path, held: Holdings, order: int, paper: DocumentView) -> dict[str, Any]:
    """Adds the files of one version; answers its line of the index."""
    base, files = _name(held, paper), []
    for stored in paper.files:
        name = base + _ENDINGS[stored.what]
        _add_stored(bundle, home, name, stored, paper)
        files.append({"what": stored.what, "name": name, "sha256": stored.sha256})
    if paper.files and not paper.row.docx_sha256:
        files += _add_editable(bundle, home, f"{base}.docx", paper)
    return entry_of(held, order, paper, files)


def entry_of(held: Holdings, order: int, paper: DocumentView, files: list[dict[str, str]]) -> dict[str, Any]:
    """The line of the index about one version."""
    row = paper.row
    return {
        "order": order,
        "number": row.register_number,
        "letter_number": row.letter_number or "",
        "kind": paper.kind,
        "title": row.title,
        "scope": row.scope,
        "subject": row.subject,
        "round": row.round,
        "version": row.version,
        "status": paper.status,
        "dated": row.dated.isoformat(),
        "org": str(row.content.get("org", held.org)),
        "people": dict(paper.people),
        "revision_reason": row.revision_reason or "",
        "void_reason": row.void_reason or "",
        "kept": paper.kept,
        "kept_until": paper.kept_until.isoformat() if paper.kept_until else "",
        "law": row.law,
        "template": row.template,
        "files": files,
        "acts": [{"on": a.on.isoformat(), "by": a.who, "what": a.what, "note": a.note} for a in paper.acts],
    }


_ENDINGS = {"PDF": ".pdf", "DOCX": ".docx", "采用的改稿": "-定稿.docx", "采用的改稿PDF": "-定稿.pdf"}


def _add_stored(bundle: _Bundle, home: Path, name: str, stored: StoredFile, paper: DocumentView) -> None:
    path = home / stored.path
    if not path.is_file():
        raise ArchiveFailed(
            f"《{paper.row.title}》（{paper.row.register_number}）的文件缺失：{stored.path}",
            remedy="请从备份恢复后再归档",
        )
    if bundle.add(name, blocks(path)) != stored.sha256:
        raise ArchiveFailed(
            f"《{paper.row.title}》（{paper.row.register_number}）的文件与登记的校验值不符：{stored.path}",
            remedy="请从备份恢复后再归档",
        )


def _add_editable(bundle: _Bundle, home: Path, name: str, paper: DocumentView) -> list[dict[str, str]]:
    """The .docx of a paper that an act made due: made now from its stored facts; none where the kind has changed so
    much since that they no longer fit."""
    changed = paper.row.template != template_hash(paper.row.kind, overrides_of(home, paper.row))
    try:
        content = render_docx(composed(home, paper.row))
    except DocumentError:
        return []
    what = "DOCX（按现行格式生成）" if changed else "DOCX"
    return [{"what": what, "name": name, "sha256": bundle.add(name, iter([content]))}]


def _name(held: Holdings, paper: DocumentView) -> str:
    """Folder and name without an ending: 公文/2023-0012-惠城区…招标公告-第2版, by case if there are several."""
    row = paper.row
    number = row.register_number.removeprefix(held.slug.split("/", maxsplit=1)[0] + "-")
    title = _safe(row.title).encode()[:_NAME_BYTES].decode("utf-8", "ignore")
    version = f"-第{row.version}版" if row.version > 1 else ""
    own = row.scope == held.slug
    folder = PAPERS if own else f"{PAPERS}/{_safe('-'.join(row.scope.split('/')[1:]))}"
    return f"{folder}/{_safe(number)}-{title}{version}"


def _safe(text: str) -> str:
    """Without what file systems and shells read as something else."""
    return re.sub(r"[^\w（）〔〕《》、—·-]+", "_", text).strip("_.-") or "_"


def index_facts(held: Holdings, entries: list[dict[str, Any]]) -> ArchiveIndexFacts:
    """The printed list, from the lines of the index."""
    kept = [paper for paper in held.papers if paper.kept_until]
    longest = (
        max(kept, key=lambda paper: str(paper.kept_until)).kept
        if kept
        else (held.papers[0].kept if held.papers else f"自办理结束之日起保存{CATALOGUE['archive_index'].kept_years}年")
    )
    return ArchiveIndexFacts(
        org=held.org,
        doc_date=held.dated,
        rehearsal=held.rehearsal,
        matter=held.title,
        kept=longest,
        papers=tuple(
            ArchiveRow(
                order=entry["order"],
                number=entry["number"],
                letter_number=entry["letter_number"],
                author=entry["org"],
                title=entry["title"],
                dated=entry["dated"],
                version=entry["version"],
                state=entry["status"],
                files=len(entry["files"]),
                remark=entry["void_reason"] or entry["revision_reason"],
            )
            for entry in entries
        ),
    )


_COLUMNS = (
    ("顺序号", "order"),
    ("登记号", "number"),
    ("文号", "letter_number"),
    ("文种", "kind"),
    ("题名", "title"),
    ("事项", "scope"),
    ("对象", "subject"),
    ("轮次", "round"),
    ("版本", "version"),
    ("状态", "status"),
    ("成文日期", "dated"),
    ("责任者", "org"),
    ("更正原因", "revision_reason"),
    ("作废原因", "void_reason"),
    ("保存至", "kept_until"),
    ("保存期限", "kept"),
)


def _csv(entries: list[dict[str, Any]]) -> bytes:
    """The index for a spreadsheet: one line for each file, with a BOM so that Excel and WPS read it as UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([*(title for title, _ in _COLUMNS), "拟稿人", "复核人", "签发人", "文件", "文件种类", "SHA-256"])
    for entry in entries:
        shared = [entry[name] for _, name in _COLUMNS] + [
            entry["people"].get(t, "") for t in ("拟稿人", "复核人", "签发人")
        ]
        for file in entry["files"] or [{"name": "", "what": "无文件", "sha256": ""}]:
            writer.writerow([_inert(str(cell)) for cell in (*shared, file["name"], file["what"], file["sha256"])])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell


def _sha256(path: Path) -> str:
    total = hashlib.sha256()
    for block in blocks(path):
        total.update(block)
    return total.hexdigest()


_README = """本压缩包是一个事项（或者方案）的公文档案，可以脱离系统独立核验。

公文/         每一版公文的 PDF/A（印发的原件）和 DOCX（可编辑件）；“定稿”是经办人改后采用的文本
目录.pdf      供打印的归档目录
index.csv     目录（UTF-8，可用 WPS 表格或 Excel 打开）
index.json    目录（供程序读取）
audit.jsonl   审计日志中本事项的部分
SHA256SUMS    以上每个文件的 SHA-256

核验文件：在解压后的文件夹中运行  sha256sum -c SHA256SUMS
（Windows 可用  certutil -hashfile 文件 SHA256  逐个比对。）

核验审计日志：每行一条 JSON。有 content 的是本事项的办理，其 hash 等于下列数组的规范 JSON
（键排序、不留空格、不转义中文，UTF-8）的 SHA-256：
    [previous, seq, at, actor, role, action, target, content]
只有 seq 和 hash 的是其间其他事项的记录，其 hash 应与下一条的 previous 相同。最后一行有 sealed_on 的是当日封存：
head 应等于第 entries 条的 hash，并与另行保管的 audit-seals.jsonl 中当日一行相同。
"""
