"""Refusals of the documents floor: one base, stable codes, messages in Chinese for the user."""

from __future__ import annotations

from models.refusal import Refusal


class DocumentError(Refusal):
    """Base of every refusal of this floor; the message holds the remedy and ends with its full stop."""

    code = "document_error"


class DocumentRefused(DocumentError):
    """Raised when the facts of a document are incomplete, out of range or contradict one another."""

    code = "document_refused"


class UnknownDocumentKind(DocumentError):
    """Raised when a document kind is asked for that the catalogue does not hold."""

    code, exit_code = "document_kind_unknown", 2


class FontsMissing(DocumentError):
    """Raised when a font file that the layouts need is absent or cannot be read."""

    code = "fonts_missing"


class GlyphMissing(DocumentError):
    """Raised when the text holds a character that none of the prepared fonts can draw."""

    code = "glyph_missing"


class TemplateBroken(DocumentError):
    """Raised when a template (usually a programme's override) has a wrong syntax, name or reach."""

    code = "template_broken"


class RenderFailed(DocumentError):
    """Raised when laying out a document fails for a reason that the facts do not explain."""

    code = "render_failed"


class RenderTimeout(RenderFailed):
    """Raised when a layout has used up its processor time, or its worker hangs; the worker is replaced."""

    code = "render_timeout"


class RenderTooLarge(RenderFailed):
    """Raised when a layout needs more memory than a worker may have; the worker is replaced."""

    code = "render_too_large"
