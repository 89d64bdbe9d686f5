"""The styles of the editable file: built-in headings and titles, so that the navigation pane works, and the
parts of Chinese official documents under their Chinese names, so that one change changes every such part."""

from __future__ import annotations

from dataclasses import dataclass, replace

from documents.docx.looks import FANG, HEI, KAI, LATIN, MARK_RED, RED, SONG, TITLE, Face, Look
from documents.docx.markup import AS_STYLED, HEAD, NAMESPACES, PLAIN, Font, Format, Justified, Stroke

_BUILT_IN = frozenset(
    {"Normal", "Title", "Subtitle", "Caption", "Header", "Footer", "TOCHeading"}
    | {f"Heading{n}" for n in range(1, 7)}
    | {f"TOC{n}" for n in range(1, 7)}
)
_ALTERNATIVES = (
    (FANG, "仿宋", "modern"),
    (TITLE, "华文中宋", "auto"),
    (HEI, "SimHei", "modern"),
    (KAI, "楷体", "modern"),
    (SONG, "SimSun", "auto"),
    (LATIN, "", "roman"),
)
"""Which font an editor takes where the first is not installed."""


@dataclass(frozen=True)
class Style:
    """A paragraph style: its id, the name that an editor shows, what it is based on, and its look."""

    id: str
    name: str
    font: Font = PLAIN
    format: Format = AS_STYLED
    based_on: str = "Normal"
    following: str = ""

    def xml(self) -> str:
        """The `w:style` element."""
        default = ' w:default="1"' if self.id == "Normal" else ""
        custom = "" if self.id in _BUILT_IN else ' w:customStyle="1"'
        based = f'<w:basedOn w:val="{self.based_on}"/>' if self.id != "Normal" else ""
        following = f'<w:next w:val="{self.following}"/>' if self.following else ""
        inner = self.format.xml()
        return (
            f'<w:style w:type="paragraph"{default}{custom} w:styleId="{self.id}"><w:name w:val="{self.name}"/>'
            f"{based}{following}<w:qFormat/>{f'<w:pPr>{inner}</w:pPr>' if inner else ''}{self.font.xml()}</w:style>"
        )


def type_of(face: Face, east: str = "") -> Font:
    """The font of a face; without a name that of the body."""
    latin = LATIN if east else ""
    return Font(east, latin, face.size, face.color, face.spacing)


def _set(face: Face, align: Justified, *, kept: bool = False) -> Format:
    return Format(
        keep_next=kept,
        keep_lines=kept,
        line=face.line,
        before=face.before or None,
        after=face.after or None,
        align=align,
    )


def styles_of(look: Look, chapters: bool) -> tuple[Style, ...]:
    """The styles of a layout. Where a document has chapters, they are level 1 and its headings follow."""
    return (*_text(look), *_titles(look), *_headings(look, chapters), *_tables(look), *_parts(look), *_contents(look))


def _text(look: Look) -> tuple[Style, ...]:
    first = 2 * look.character
    fields = Format(widows=True, chars=200, first=first, align="left")
    if look.red_head == "minutes":
        fields = Format(widows=True, left=5 * look.character, first=-3 * look.character, align="left")
    return (
        Style(
            "Normal",
            "Normal",
            type_of(look.body, FANG),
            Format(line=look.body.line, before=0, after=0, chinese=True),
        ),
        Style("BodyText", "公文正文", format=Format(chars=200, first=first, align="both")),
        Style("Flush", "顶格正文", format=Format(align="both")),
        Style("FieldText", "公告要素", format=fields),
        Style("Spacer", "间隔", Font(size=1, spacing=0), Format(line=5)),
        Style("Picture", "图", Font(spacing=0), Format(keep_next=True, free_line=True, before=6, align="center")),
        Style(
            "Figure",
            "图题",
            type_of(look.figure, HEI),
            Format(line=look.figure.line, before=3, after=6, align="center"),
        ),
        Style("Note", "填表说明", type_of(look.note), replace(_set(look.note, "left"), widows=True)),
    )


def _titles(look: Look) -> tuple[Style, ...]:
    recipients = type_of(look.recipients, KAI) if look.recipients else PLAIN
    return (
        Style(
            "Title", "Title", type_of(look.title, TITLE), _set(look.title, "center", kept=True), following="BodyText"
        ),
        Style(
            "Subtitle",
            "Subtitle",
            type_of(look.subtitle, KAI),
            _set(look.subtitle, "center", kept=True),
            following="BodyText",
        ),
        Style("AnnexMark", "附件标记", Font(HEI, LATIN), Format(keep_next=True, page_break=True, align="left")),
        Style("Masthead", "发文机关标志", Font(TITLE, LATIN, color=RED, spacing=0), Format(align="center")),
        Style("Number", "发文字号", Font(spacing=0), Format(align="center")),
        Style("Urgency", "紧急程度", Font(HEI, LATIN, spacing=0), Format(align="left")),
        Style("OwnNumber", "编号", type_of(look.own_number_face), _set(look.own_number_face, "right")),
        Style("Recipients", "主送机关", recipients, Format(align="both"), following="BodyText"),
    )


def _headings(look: Look, chapters: bool) -> tuple[Style, ...]:
    """Chapter, then the four levels of headings, and their twins that contents made anew pass over."""
    first, chars = (2 * look.character, 200) if look.headings_indented else (0.0, 0)
    faces = [(look.first_heading, HEI), (look.body, KAI), (look.body, FANG), (look.body, FANG)]
    looks = [
        (type_of(face, east), Format(True, True, line=face.line, first=first, chars=chars, align="both"))
        for face, east in faces
    ]
    if chapters:
        centred = _set(look.chapter, "center", kept=True)
        inline = Format(True, True, line=look.chapter.line, first=first, chars=chars, align="both")
        east = TITLE if look.chapters_centred else HEI
        middle = look.chapters_centred or look.chapters_in_middle
        looks.insert(0, (type_of(look.chapter, east), centred if middle else inline))
    found = [
        Style(f"Heading{level}", f"heading {level}", font, format.at_level(level), following="BodyText")
        for level, (font, format) in enumerate(looks, start=1)
    ]
    twins = [
        Style(f"Unlisted{style.id}", f"{style.name}（不入目录）", based_on=style.id, following="BodyText")
        for style in found
    ]
    return (*found, *twins)


def _tables(look: Look) -> tuple[Style, ...]:
    return (
        Style("Caption", "caption", type_of(look.caption, HEI), _set(look.caption, "center", kept=True)),
        Style("Cell", "表格文字", type_of(look.table), _set(look.table, "left")),
        Style("CellHead", "表头文字", Font(HEI, LATIN), Format(align="center"), based_on="Cell"),
        Style("CellTotal", "合计文字", Font(HEI, LATIN), based_on="Cell"),
        Style("SigningTitle", "签署方", Font(HEI, LATIN), Format(after=10, align="left")),
        Style("SigningLine", "签署栏", format=Format(after=8, align="left")),
    )


def _parts(look: Look) -> tuple[Style, ...]:
    rule = Stroke(0.5, space=4) if look.running_head else None
    number = Font(SONG, SONG, look.number_size, spacing=0)
    return (
        Style("AnnexNote", "附件说明", format=Format(keep_lines=True, left=5 * look.character, align="left")),
        Style("Signature", "署名", format=Format(keep_lines=True, align="right")),
        Style("Imprint", "版记", Font(size=14, spacing=0), Format(line=24)),
        Style("CoverMark", "封面编号", Font(size=14), Format(align="right")),
        Style("CoverTitle", "封面标题", Font(TITLE, LATIN, 26, spacing=0), Format(line=42, align="center")),
        Style("CoverLabel", "封面项目", Font(HEI, LATIN, 15), Format(line=26, align="left")),
        Style("CoverValue", "封面内容", Font(size=15), Format(line=26, align="left")),
        Style("CoverFoot", "封面落款", Font(size=15), Format(align="center")),
        Style("Header", "header", Font(KAI, LATIN, 10.5, spacing=0), Format(line=14, align="center", below=rule)),
        Style("HeadMark", "页眉标记", Font(HEI, LATIN, 10.5, MARK_RED, 0), Format(line=16, align="left")),
        Style("Footer", "footer", number, Format(line=14)),
    )


def _contents(look: Look) -> tuple[Style, ...]:
    stop = (("right", look.width, "middleDot"),)
    title = Format(keep_next=True, line=34, after=16, align="center")
    return (
        Style("TOCHeading", "TOC Heading", Font(TITLE, LATIN, 20, spacing=0), title),
        *(
            Style(f"TOC{n}", f"toc {n}", format=Format(tabs=stop, line=22.5, left=24 * (n - 1), align="left"))
            for n in range(1, 6)
        ),
    )


def styles_xml(look: Look, chapters: bool) -> bytes:
    """The styles part. Figures are not called Chinese, or LibreOffice would break a line inside a number."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="{LATIN}" w:eastAsia="{FANG}" '
        f'w:hAnsi="{LATIN}" w:cs="{LATIN}"/><w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:widowControl w:val="{look.widows:d}"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    others = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    )
    styles = "".join(style.xml() for style in styles_of(look, chapters))
    return f"{HEAD}<w:styles {NAMESPACES}>{defaults}{styles}{others}</w:styles>".encode()


def fonts_xml() -> bytes:
    """The font table: names of the staff's machines, each with a font to take in its place."""
    fonts = "".join(
        f'<w:font w:name="{name}">{f"<w:altName w:val={chr(34)}{other}{chr(34)}/>" if other else ""}'
        f'<w:charset w:val="{"86" if other else "00"}"/><w:family w:val="{family}"/></w:font>'
        for name, other, family in _ALTERNATIVES
    )
    return f"{HEAD}<w:fonts {NAMESPACES}>{fonts}</w:fonts>".encode()
