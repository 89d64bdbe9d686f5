"""A document's blocks as a plain typst source: the same words and tables, in a layout of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from documents.content import Document

_HEAD = """#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm), numbering: "— 1 —")
#set text(font: ("FandolFang", "Yicheng Serif", "Yicheng Song", "Yicheng Marks"), size: {size}pt, lang: "zh", region: "cn")
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: {leading}pt)
#set table(stroke: 0.5pt)
#show heading: set text(font: ("FandolHei", "Yicheng Serif", "Yicheng Song"), size: {size}pt)
"""


def source(document: Document, mark: str = "") -> str:
    """The typst source; `mark` is a word more, so that two sources differ."""
    long_form = document.layout in {"tender", "contract"}
    parts = [_HEAD.format(size=12 if long_form else 16, leading=10 if long_form else 12.95), _text(mark)]
    parts += [_BLOCKS[block.type](block) for block in document.blocks if block.type in _BLOCKS]
    return "\n\n".join(parts)


def _text(words: str) -> str:
    """Words as a typst string: nothing in them is markup."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'#("{escaped}")'


def _title(b: Any) -> str:
    return "#align(center)[" + " \\ ".join(_text(line) for line in b.lines) + "]"


def _heading(level: int, words: str) -> str:
    return f"{'=' * level} {_text(words)}"


def _table(b: Any) -> str:
    cells = [column.title for column in b.columns] + [cell for row in b.rows for cell in row] + list(b.total)
    widths = ", ".join(f"{column.width}fr" for column in b.columns)
    return f"#table(columns: ({widths},), {', '.join(f'[{_text(cell)}]' for cell in cells)})"


def _form(b: Any) -> str:
    lines = [f"[{_text(label)}], [{_text(value)}]" for line in b.lines for label, value in line.cells]
    return f"#table(columns: (1fr, 3fr), {', '.join(lines)})"


def _pairs(rows: Any) -> str:
    return "\n\n".join(f"{_text(label)}：{_text(value)}" for label, value in rows)


_BLOCKS: dict[str, Callable[[Any], str]] = {
    "cover": lambda b: f"{_title(b)}\n\n{_pairs(b.labels)}\n\n#pagebreak()",
    "contents": lambda b: "#outline()\n#pagebreak()",
    "title": _title,
    "recipients": lambda b: _text("，".join(b.names) + "："),
    "chapter": lambda b: ("#pagebreak()\n" if b.new_page else "") + _heading(1, b.text),
    "heading": lambda b: _heading(b.level + 1, b.text),
    "paragraph": lambda b: "\n\n".join(_text(line) for line in (b.lead + b.text).split("\n")),
    "table": _table,
    "list": lambda b: "\n\n".join(_text(item) for item in b.items),
    "fields": lambda b: _pairs(b.rows),
    "clause": lambda b: _text(f"{'★' if b.starred else ''}{b.number}　{re.sub(chr(10), ' ', b.text)}"),
    "annex_note": lambda b: "\n\n".join(_text(name) for name in b.names),
    "annex": _title,
    "note": lambda b: "\n\n".join(_text(item) for item in b.items),
    "signature": lambda b: "#align(right)[" + " \\ ".join(_text(line) for line in (*b.orgs, b.day)) + "]",
    "signing_page": lambda b: "\n\n".join(_pairs(party.lines) for party in b.parties),
    "form": _form,
    "page_break": lambda b: "#pagebreak()",
}
