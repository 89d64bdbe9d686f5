"""From a Document to HTML and PDF/A: the same document gives the same bytes, in any process, on any day.

WeasyPrint is imported on first use, after fontconfig was pointed at the private font set. Templates and
style sheets are files; a programme may lay its own over them by an override folder, and they run in a
sandbox that reaches neither the network nor any file.
"""

from __future__ import annotations

import hashlib
import logging
import re
import traceback
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from documents import fonts as font_sets
from documents.content import Document, Imprint, PageBreak, light_of
from documents.dates import cn_date
from documents.errors import DocumentRefused, GlyphMissing, RenderFailed, TemplateBroken
from documents.folders import Stamp, stamp
from documents.placed import entries, place

TEMPLATES = Path(__file__).resolve().parent / "templates"
PDF_VARIANT = "pdf/a-3b"
_STYLE_SHEETS = ("css/base.css", "css/{layout}.css")
_TYPE_AREA_POINTS = 442.0
BARE = 0.45
"""Share of a page below which a last page is bare."""
LONG = 9
"""Pages up to which a 公文 may be set closer to save a sheet."""
SHORT = 3
"""Pages up to which a notice may be set closer to save one."""
_SHORT_BRACKET = re.compile("(（[^（）]{1,4}）)")


def _lines(value: str) -> Markup:
    """Escaped text with its line breaks kept (for table cells)."""
    return Markup("<br>").join(escape(line) for line in value.split("\n"))


def _light(cell: str) -> str:
    """The class of a cell that shows how something stands."""
    colour = light_of(cell)
    return f" light-{colour}" if colour else ""


def _whole_brackets(value: str) -> Markup:
    """Escaped text whose short brackets are not torn from one line to the next: 投标报价（大写） in a narrow cell."""
    return Markup("").join(
        Markup('<span class="bracket">{}</span>').format(part) if part.startswith("（") else part
        for part in _SHORT_BRACKET.split(value)
    )


@dataclass
class Renderer:
    """Templates, fonts and parsed style sheets, made once and used for every document of a process.

    `overrides` is a folder that is searched before the built-in templates (per programme); `fonts` the
    prepared font set (default: `fonts.prepare()`).
    """

    overrides: Path | None = None
    fonts: font_sets.FontSet | None = None
    _environment: ImmutableSandboxedEnvironment = field(init=False, repr=False)
    _font_configuration: Any = field(init=False, default=None, repr=False)
    _fetcher: Any = field(init=False, default=None, repr=False)
    _sheets: dict[str, Any] = field(init=False, default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        folders = ([self.overrides] if self.overrides else []) + [TEMPLATES]
        self._environment = ImmutableSandboxedEnvironment(
            loader=FileSystemLoader(folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            auto_reload=False,
        )
        self._environment.filters.update(lines=_lines, whole_brackets=_whole_brackets, cn_date=cn_date, light=_light)

    def html(self, document: Document, density: str = "") -> str:
        """The document as HTML; `density` is a class that sets a certificate or notice closer or a wall chart larger.

        Raises TemplateBroken with file and line of a faulty template.
        """
        placed = place(document)
        name = f"{document.layout}/document.html"
        try:
            return self._environment.get_template(name).render(
                document=document,
                blocks=placed,
                entries=entries(placed),
                masthead_size=_masthead_size(document.masthead),
                density=density,
            )
        except TemplateError as error:
            raise TemplateBroken(_template_complaint(error, name)) from error

    def pdf(self, document: Document) -> bytes:
        """The document as PDF/A-3b, its 版记 on an even page.

        Raises GlyphMissing for a character that no font draws, TemplateBroken for a faulty template, and
        RenderFailed when the layout fails otherwise; DocumentRefused for a certificate of two pages and for a
        chart that cannot be drawn.
        """
        self._refuse_missing_glyphs(document)
        laid_out = self._lay_out(document)
        closer = ""
        if document.layout in ("gongwen", "minutes") and _imprint_on_even_page(document):
            laid_out, closer = self._without_a_bare_sheet(document, laid_out)
        for placement in ("next_page", "after_blank"):
            if len(laid_out.pages) % 2 == 0 or not _imprint_on_even_page(document):
                break
            laid_out = self._lay_out(_with_imprint(document, placement), closer)
        if document.layout == "certificate":
            laid_out = self._on_one_page(document, laid_out)
        elif document.layout == "wallchart":
            laid_out = self._filling_the_page(document, laid_out)
        elif _may_be_set_closer(document):
            laid_out = self._without_a_bare_page(document, laid_out)
        identifier = hashlib.sha256(document.canonical()).digest()[:16]
        result: bytes = laid_out.write_pdf(pdf_variant=PDF_VARIANT, pdf_identifier=identifier)
        return result

    def _refuse_missing_glyphs(self, document: Document) -> None:
        self.fonts = self.fonts or font_sets.prepare()
        missing = self.fonts.missing(document.text())
        if missing:
            shown = "、".join(f"“{c}”（U+{ord(c):04X}）" for c in missing[:8])
            raise GlyphMissing(f"《{document.title}》中有字库没有的字符：{shown}。请核对录入，改用通用汉字。")

    def _on_one_page(self, document: Document, laid_out: Any) -> Any:
        """A certificate of one page, or of as many as its page breaks make."""
        pages = 1 + sum(isinstance(block, PageBreak) for block in document.blocks)
        for density in ("dense", "dense fine"):
            if len(laid_out.pages) > pages:
                laid_out = self._lay_out(document, density)
        if len(laid_out.pages) > pages:
            raise DocumentRefused(f"《{document.title}》内容过长：证书只能有一页。请缩短正文。")
        return laid_out

    def _filling_the_page(self, document: Document, laid_out: Any) -> Any:
        """A wall chart in the largest type that takes no more sheets."""
        for density in ("huge", "large"):
            larger = self._lay_out(document, density)
            if len(larger.pages) <= len(laid_out.pages):
                return larger
        return laid_out

    def _without_a_bare_page(self, document: Document, laid_out: Any) -> Any:
        """A short notice whose last page holds little more than the 署名, set closer where that saves the page.

        It is laid out twice for that: a page of five is not worth it.
        """
        if 1 < len(laid_out.pages) <= SHORT and _filled(laid_out.pages[-1]) < BARE:
            closer = self._lay_out(document, "close")
            if len(closer.pages) < len(laid_out.pages):
                return closer
        return laid_out

    def _without_a_bare_sheet(self, document: Document, laid_out: Any) -> tuple[Any, str]:
        """A 公文 whose last sheet would hold a few lines on its front and nothing but the 版记 on its back, set closer
        where that saves the sheet; GB/T 9704 (5.2.3) lets lines be adapted for that."""
        if len(laid_out.pages) % 2 and 1 < len(laid_out.pages) <= LONG and _filled(laid_out.pages[-1]) < BARE:
            closer = self._lay_out(document, "close")
            if len(closer.pages) < len(laid_out.pages):
                return closer, "close"
        return laid_out, ""

    def _lay_out(self, document: Document, density: str = "") -> Any:
        weasyprint = self._weasyprint()
        from weasyprint.urls import FatalURLFetchingError

        try:
            html = weasyprint.HTML(string=self.html(document, density), url_fetcher=self._fetcher)
            sheets = [self._sheet(name.format(layout=document.layout)) for name in _STYLE_SHEETS]
            if document.rehearsal:
                sheets.append(self._sheet("css/rehearsal.css"))
            if document.draft:
                sheets.append(self._sheet("css/draft.css"))
            return html.render(stylesheets=sheets, font_config=self._font_configuration, pdf_variant=PDF_VARIANT)
        except FatalURLFetchingError as error:
            raise TemplateBroken("模板或者样式引用了外部资源：模板不得读取文件和网络。请改为内嵌（data:）。") from error
        except (ValueError, TypeError, AttributeError, IndexError, KeyError, AssertionError) as error:
            raise RenderFailed(f"《{document.title}》排版失败：{type(error).__name__}。请报告管理员。") from error

    def check_template(self, name: str) -> None:
        """Raises TemplateBroken if a template cannot be read; what it does is only seen with a document."""
        try:
            self._environment.get_template(name)
        except TemplateError as error:
            raise TemplateBroken(_template_complaint(error, name)) from error

    def sheet_faults(self, name: str) -> list[str]:
        """What WeasyPrint would pass over in a style sheet, by line; in Chinese."""
        weasyprint, found = self._weasyprint(), list[str]()

        class Listener(logging.Handler):
            def emit(self, record: logging.LogRecord) -> None:
                found.append(f"样式“{name}”中有不能使用的写法（{record.getMessage()}）。请改正后重试。")

        listener = Listener(logging.WARNING)
        weasyprint.LOGGER.addHandler(listener)
        try:
            self._sheet(name)
        finally:
            weasyprint.LOGGER.removeHandler(listener)
        return found

    def _sheet(self, name: str) -> Any:
        if name not in self._sheets:
            try:
                source = self._environment.loader.get_source(self._environment, name)[0]  # type: ignore[union-attr]
            except TemplateNotFound as error:
                raise TemplateBroken(_template_complaint(error, name)) from error
            self._sheets[name] = self._weasyprint().CSS(
                string=source, font_config=self._font_configuration, url_fetcher=self._fetcher
            )
        return self._sheets[name]

    def _weasyprint(self) -> Any:
        if self._font_configuration is None:
            self.fonts = self.fonts or font_sets.prepare()
            font_sets.activate(self.fonts)
            import weasyprint
            from weasyprint.text.fonts import FontConfiguration
            from weasyprint.urls import URLFetcher

            from documents import justify

            justify.install()
            # Nothing is fetched, from disk or network; pictures may only be embedded.
            self._fetcher = URLFetcher(allowed_protocols=("data",), fail_on_errors=True)
            self._font_configuration = FontConfiguration()
        import weasyprint

        return weasyprint


def _may_be_set_closer(document: Document) -> bool:
    return document.layout == "notice" and not any(isinstance(block, Imprint) for block in document.blocks)


def _filled(page: Any) -> float:
    """Share of a page's type area down to the end of its text. Private names of WeasyPrint: see documents.justify."""
    area = page._page_box
    root = area.children[0]
    body = root.children[0] if root.children else root
    ends = [child.position_y + child.margin_height() for child in body.children if child.is_in_normal_flow()]
    return float((max(ends, default=area.content_box_y()) - area.content_box_y()) / area.height)


def _imprint_on_even_page(document: Document) -> bool:
    """Whether there is a 版记 for an even page; that of a 函 stands on its last page, whichever it is (10.1)."""
    return document.layout != "letter" and any(isinstance(block, Imprint) for block in document.blocks)


def _with_imprint(document: Document, placement: str) -> Document:
    blocks = tuple(
        block.model_copy(update={"placement": placement}) if isinstance(block, Imprint) else block
        for block in document.blocks
    )
    return document.model_copy(update={"blocks": blocks})


def _masthead_size(masthead: str) -> int:
    """Largest type, up to 44 pt, in which the red head stands on one line of the type area."""
    return max(12, min(44, int(_TYPE_AREA_POINTS / max(1, len(masthead)))))


def _template_complaint(error: TemplateError, name: str) -> str:
    if isinstance(error, TemplateNotFound):
        return f"找不到模板“{error.name or name}”。请检查方案的模板目录。"
    if isinstance(error, TemplateSyntaxError):
        return f"模板“{error.name or name}”第{error.lineno}行语法有误：{error.message}。请改正后重试。"
    where = template_line(error) or f"模板“{name}”"
    if isinstance(error, SecurityError):
        return f"{where}越权：模板只能使用文书内容（{error.message}）。"
    if isinstance(error, UndefinedError):
        return f"{where}用了没有的名称：{error.message}。请改正后重试。"
    return f"{where}有误：{error.message}。请改正后重试。"


def template_line(error: Exception) -> str:
    """The template and line that an error was raised in, in Chinese; empty if it was raised elsewhere."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith((".html", ".css"))]
    return f"模板“{Path(frames[-1].filename).name}”第{frames[-1].lineno}行" if frames else ""


def default_renderer(overrides: Path | None = None) -> Renderer:
    """The process's own renderer for an override folder; another one once a template in it has changed."""
    return _renderer(overrides, stamp(overrides))


@lru_cache(maxsize=32)
def _renderer(overrides: Path | None, _changed: Stamp) -> Renderer:
    return Renderer(overrides)


def render_html(document: Document, overrides: Path | None = None) -> str:
    """HTML of a document. See Renderer.html."""
    return default_renderer(overrides).html(document)


def render_pdf(document: Document, overrides: Path | None = None) -> bytes:
    """PDF/A of a document, in this process. See Renderer.pdf."""
    return default_renderer(overrides).pdf(document)
