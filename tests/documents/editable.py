"""Documents of the catalogue and of the layouts with their editable files, each made once per process."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any

import docx
from docx.document import Document as Opened
from lxml import etree

from documents.catalogue import CATALOGUE
from documents.content import Document
from documents.docx import render_docx
from tests.documents import samples
from tests.documents.conftest import squeeze
from tests.documents.layouts import LAYOUTS
from tests.shared import everyday, full

KINDS = sorted(samples.all_samples())
NAMES = [*KINDS, *LAYOUTS]
ONE_OF_EACH_LAYOUT = (
    "assessment_notice",
    "award_notice",
    "challenge_reply",
    "meeting_minutes",
    "monthly_report",
    "operating_contract",
    "payment_request",
    "progress_wallchart",
    "star_certificate",
)
"""But for the tender documents: the longest take a quarter of the time of all."""

EVERYDAY = (*ONE_OF_EACH_LAYOUT, *LAYOUTS)
CHOSEN = NAMES if full() else list(EVERYDAY)
PARAMETERS = everyday(NAMES, EVERYDAY)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def written(name: str) -> Document:
    """The document of a kind of the catalogue, or of a layout."""
    return LAYOUTS[name]() if name in LAYOUTS else CATALOGUE[name].compose(samples.all_samples()[name])


@cache
def file_of(name: str) -> bytes:
    """Its .docx."""
    return render_docx(written(name))


def opened(file: bytes) -> Opened:
    return docx.Document(io.BytesIO(file))


def parts(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def xml(file: bytes, part: str = "word/document.xml") -> Any:
    return etree.fromstring(parts(file)[part])


def text_of(file: bytes) -> str:
    """All text of the document part, in order, without white space."""
    return squeeze("".join(xml(file).itertext(f"{W}t")))
