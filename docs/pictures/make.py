"""Makes the pictures of the READMEs with the product's own renderer: `python -m docs.pictures.make`.

Needs pdftoppm (poppler-utils), as the tests do. The facts are the samples of the tests: 演练数据.
"""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from documents.catalogue import CATALOGUE
from documents.render import render_pdf
from tests.documents import samples

HERE = Path(__file__).resolve().parent
PAGES = ("site_list_notice", "tender_notice", "supervision_order")
DOTS_PER_INCH, COLOURS, MARGIN = 62, 32, 8


def first_page(kind: str) -> Image.Image:
    """The first page of the sample of that kind, with a thin frame."""
    pdf = render_pdf(CATALOGUE[kind].compose(getattr(samples, kind)()))
    png = subprocess.run(
        ["pdftoppm", "-png", "-r", str(DOTS_PER_INCH), "-f", "1", "-l", "1", "-"],
        input=pdf,
        capture_output=True,
        check=True,
    ).stdout
    return ImageOps.expand(Image.open(BytesIO(png)).convert("RGB"), 1, "#999999")


def main() -> None:
    """Three first pages side by side."""
    pages = [first_page(kind) for kind in PAGES]
    width = sum(page.width for page in pages) + MARGIN * (len(pages) - 1)
    sheet = Image.new("RGB", (width, max(page.height for page in pages)), "white")
    left = 0
    for page in pages:
        sheet.paste(page, (left, 0))
        left += page.width + MARGIN
    sheet.quantize(COLOURS).save(HERE / "documents.png", optimize=True)


if __name__ == "__main__":
    main()
