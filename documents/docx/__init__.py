"""From a Document to an editable .docx: the second renderer of the content model.

The file has real headings, styles under Chinese names and the font names of the staff's machines, so that it
can be finished in WPS or Word; it looks like the PDF. Equal documents give equal bytes, in any process, on
any day.
"""

from __future__ import annotations

from documents.content import Document

__all__ = ["render_docx"]


def render_docx(document: Document, pdf: bytes | None = None) -> bytes:
    """The document as a .docx file.

    `pdf` is the same document as the built-in templates set it, where it is at hand: contents and 版记 stand where
    they do there, and it is not laid out again.

    Raises GlyphMissing for a control character, which no such file may hold, and what the PDF raises where
    contents or drawings have it laid out.
    """
    # python-docx is loaded by who renders, not by who only composes.
    from documents.docx.body import body_of
    from documents.docx.laid_out import laid_out
    from documents.docx.package import FilePackage
    from documents.docx.pages import Pages
    from documents.docx.setting import Setting

    package = FilePackage()
    setting = Setting(document, laid_out(document, pdf), package.add_picture)
    body = body_of(setting, Pages(setting, package.add_head_or_foot))
    return package.packed(setting, body)
