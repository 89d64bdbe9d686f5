"""index.html of the gallery: everything in one file, nothing from the network; for a desk and for a phone."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from documents.thumbnail import FirstPage


@dataclass(frozen=True)
class GalleryEntry:
    """A document of the gallery as the list has it; paths are relative to the gallery."""

    kind: str
    name: str
    title: str
    group: str
    layout: str
    pages: int
    pdf: str
    docx: str
    source: str
    pdf_sha256: str
    docx_sha256: str


@dataclass(frozen=True)
class Missing:
    """A kind without a document, and why."""

    kind: str
    name: str
    group: str
    reason: str


@dataclass(frozen=True)
class Gallery:
    """What was made."""

    programme: str
    on: str
    entries: tuple[GalleryEntry, ...]
    missing: tuple[Missing, ...]


LAYOUTS = {
    "gongwen": "公文",
    "letter": "函",
    "minutes": "纪要",
    "notice": "公告文书",
    "tender": "采购文件",
    "contract": "合同",
    "report": "报告",
    "form": "表单",
    "certificate": "证书（A4横）",
    "wallchart": "挂图（A3横）",
}
_STYLE = """
:root { --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --paper: #fff; --ground: #f4f6f8; --mark: #b3261e; --link: #0b57d0 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --soft: #a3adb8; --line: #3a424b; --paper: #1d2228; --ground: #14181c;
  --mark: #ff8a80; --link: #8ab4f8 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
header, main { max-width: 1240px; margin: 0 auto; padding: 20px }
h1 { font-size: 24px; margin: 0 0 4px } h2 { font-size: 19px; margin: 28px 0 12px }
header p, .source, .meta { color: var(--soft); margin: 2px 0; font-size: 14px; overflow-wrap: anywhere }
nav { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 12px }
nav a { border: 1px solid var(--line); border-radius: 16px; padding: 4px 12px; background: var(--paper); text-decoration: none }
a { color: var(--link) }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)); gap: 16px }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 12px; display: flex; flex-direction: column }
.card h3 { font-size: 16px; margin: 10px 0 2px }
.card .title { margin: 0; font-size: 14px; overflow-wrap: anywhere }
.sheet { display: block; background: #e9ecef; border-radius: 4px; padding: 10px; text-align: center }
.sheet img { width: auto; max-width: 100%; height: 260px; object-fit: contain; background: #fff; box-shadow: 0 1px 4px #0004 }
.links { display: flex; gap: 8px; margin-top: auto; padding-top: 10px }
.links a { flex: 1; text-align: center; border: 1px solid var(--line); border-radius: 6px; padding: 8px; text-decoration: none }
.missing { background: var(--paper); border: 1px solid var(--line);
  border-left: 4px solid var(--mark); padding: 12px 16px; border-radius: 6px }
.missing li { margin: 6px 0; overflow-wrap: anywhere }
@media (max-width: 480px) { header, main { padding: 14px } .cards { grid-template-columns: 1fr }
  .card { display: grid; grid-template-columns: 104px 1fr; column-gap: 12px }
  .sheet { grid-row: 1 / span 5; padding: 4px; align-self: start }
  .sheet img { height: auto; width: 100% } .card h3 { margin-top: 0 } .links { grid-column: 2 } }
"""


def index_page(gallery: Gallery, pictures: Mapping[str, FirstPage]) -> str:
    """The page, whole."""
    groups = list(dict.fromkeys(entry.group for entry in gallery.entries))
    counts = {group: [entry for entry in gallery.entries if entry.group == group] for group in groups}
    links = "".join(f'<a href="#{escape(group)}">{escape(group)} {len(found)}</a>' for group, found in counts.items())
    if gallery.missing:
        links += f'<a href="#missing">没有样张 {len(gallery.missing)}</a>'
    pages = sum(entry.pages for entry in gallery.entries)
    body = "".join(
        f'<section><h2 id="{escape(group)}">{escape(group)}</h2><div class="cards">'
        f"{''.join(_card(entry, pictures[entry.kind]) for entry in found)}</div></section>"
        for group, found in counts.items()
    )
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>驿程文书样册</title>'
        f"<style>{_STYLE}</style></head><body><header><h1>驿程文书样册</h1>"
        f"<p>{escape(gallery.programme)}　演练数据，截至{escape(gallery.on)}　{len(gallery.entries)}种文书，共{pages}页。"
        "每种一件：PDF 用于印发、公布和归档，DOCX 用于修改。</p>"
        f"<nav>{links}</nav></header><main>{body}{_missing(gallery.missing)}</main></body></html>\n"
    )


def _card(entry: GalleryEntry, picture: FirstPage) -> str:
    data = b64encode(picture.png).decode()
    return (
        f'<article class="card"><a class="sheet" href="{quote(entry.pdf)}"><img alt="{escape(entry.name)}首页" loading="lazy" '
        f'width="{picture.width}" height="{picture.height}" src="data:image/png;base64,{data}"></a>'
        f'<h3>{escape(entry.name)}</h3><p class="title">{escape(entry.title)}</p>'
        f'<p class="meta">{LAYOUTS[entry.layout]}　{entry.pages}页</p><p class="source">来自：{escape(entry.source)}</p>'
        f'<div class="links"><a href="{quote(entry.pdf)}">PDF</a><a href="{quote(entry.docx)}">DOCX</a></div></article>'
    )


def _missing(rows: tuple[Missing, ...]) -> str:
    if not rows:
        return ""
    lines = "".join(
        f"<li><strong>{escape(row.name)}</strong>（{escape(row.group)}）：{escape(row.reason)}</li>" for row in rows
    )
    return f'<section><h2 id="missing">没有样张的文书</h2><ul class="missing">{lines}</ul></section>'
