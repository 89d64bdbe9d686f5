"""The private font set: what Chinese official documents are set in, independent of the machine's own fonts.

FandolFang is the 仿宋 of the body, FandolSong Bold stands for 小标宋, FandolHei and FandolKai set the
headings; Noto Serif CJK gives 宋体, figures and the rare characters. Defects are mended in copies: every
Fandol font draws ￥ (U+FFE5) as "$"; the Latin letters and figures of FandolFang and FandolKai are sans
serif; the fonts' ascents and BASE tables differ, so that Pango makes a line with a figure or a rare
character taller than the grid allows; no font has the ticked box ☑, which is drawn here. The Latin letters,
figures and signs of Noto Serif are cut into a small font of their own (Yicheng Serif), since embedding them
out of 65,535 glyphs took half of the time of a short notice; the whole face (Yicheng Song) is only needed
for the rare characters. Copies have names of their own, as the OFL asks.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from documents.errors import FontsMissing

FANDOL_FILES = (
    "FandolFang-Regular.otf",
    "FandolKai-Regular.otf",
    "FandolHei-Regular.otf",
    "FandolSong-Bold.otf",
)
NOTO_FILES = ("NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc")
NOTO_FACE = "Noto Serif CJK SC"
SERIF_FILE = "YichengSerif.otf"
SONG_FILES = ("YichengSong-Regular.otf", "YichengSong-Bold.otf")
MARKS_FILE = "YichengMarks.ttf"
PATCH_VERSION = 7
"""Raise it when a patch changes: prepared sets are then built anew."""

_REPOSITORY = Path(__file__).resolve().parent.parent
DEFAULT_FANDOL = _REPOSITORY / ".fonts" / "fandol"
DEFAULT_NOTO = Path("/usr/share/fonts/opentype/noto")
_LATIN = range(0x21, 0x7F)
_ASCENT, _DESCENT = 1151, -286
"""Vertical metrics of Noto Serif CJK, in thousandths: all fonts of the set share them."""
_WRONG_YEN = 0xFFE5
_UNUSED_TABLES = ("BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx")
_SERIF = (*range(0x20, 0x180), *range(0x2010, 0x2040), 0x20AC, 0x2103, 0x2116, 0x33A1, 0x338E, 0x338F, 0xFFE5)
"""What the small serif font holds: Latin, dashes and quotes, € ℃ № ㎡ ㎎ ㎏ ￥."""


@dataclass(frozen=True)
class FontSet:
    """A prepared font set: its fontconfig file and every character that it can draw."""

    config: Path
    characters: frozenset[int] = field(repr=False)

    def missing(self, text: str) -> list[str]:
        """Characters of `text` without a glyph, each once, in order."""
        seen = dict.fromkeys(c for c in text if c not in "\n\u3000\u2002\u00a0")
        return [c for c in seen if ord(c) not in self.characters]


def default_cache() -> Path:
    """Where prepared sets are kept: beside the sources, or under `YICHENG_HOME` where that is read-only.

    Fonts belong to the machine, not to a record: one prepared set (73 MB) serves every home.
    """
    beside = DEFAULT_FANDOL.parent
    if beside.is_dir() and os.access(beside, os.W_OK):
        return beside / "prepared"
    return Path(os.environ.get("YICHENG_HOME") or _REPOSITORY / "var") / "fonts"


def prepare(cache: Path | None = None, fandol: Path | None = None, noto: Path | None = None) -> FontSet:
    """Patched fonts and a private fonts.conf under `cache`, built once and reused.

    Raises FontsMissing, saying how to get them, when a source file is absent or unreadable.
    """
    cache, fandol, noto = cache or default_cache(), fandol or DEFAULT_FANDOL, noto or DEFAULT_NOTO
    sources = [fandol / name for name in FANDOL_FILES] + [noto / name for name in NOTO_FILES]
    absent = [path for path in sources if not path.is_file()]
    if absent:
        raise FontsMissing(
            f"缺少公文字体：{'、'.join(path.name for path in absent)}。"
            "请运行 ./yicheng doctor 查看缺少什么，并按其提示安装字体（Fandol 与 Noto CJK）后重试。"
        )
    target = cache.resolve() / _fingerprint(sources)
    if not (target / "characters.json").is_file():
        _build(target, [fandol / name for name in FANDOL_FILES], [noto / name for name in NOTO_FILES])
    characters = json.loads((target / "characters.json").read_text())
    return FontSet(target / "fonts.conf", frozenset(characters))


def activate(fonts: FontSet) -> None:
    """Point fontconfig at the private set; to be called before WeasyPrint loads its fonts."""
    os.environ["FONTCONFIG_FILE"] = str(fonts.config)


def _fingerprint(sources: list[Path]) -> str:
    parts = [f"{path}:{path.stat().st_size}:{path.stat().st_mtime_ns}" for path in sources]
    return hashlib.sha256("\n".join([str(PATCH_VERSION), *parts]).encode()).hexdigest()[:16]


def _build(target: Path, fandol: list[Path], noto: list[Path]) -> None:
    """Build beside the target and rename, so that two processes may race and neither sees half a set."""
    target.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".building-", dir=target.parent))
    try:
        (work / "files").mkdir()
        (work / "cache").mkdir()  # two workers that make fontconfig's folder at once: one of them complains
        characters: set[int] = set()
        for source in fandol:
            characters |= _patch(source, work / "files" / source.name)
        for source, name in zip(noto, SONG_FILES, strict=True):
            characters |= _copy_song(source, work / "files" / name)
        _cut_serif(noto[0], work / "files" / SERIF_FILE)
        characters |= _draw_marks(work / "files" / MARKS_FILE)
        (work / "fonts.conf").write_text(_config(target), encoding="utf-8")
        (work / "characters.json").write_text(json.dumps(sorted(characters)))
        try:
            work.rename(target)
        except OSError:
            if not (target / "characters.json").is_file():
                raise
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _patch(source: Path, target: Path) -> set[int]:
    """Copy a Fandol font: no wrong ￥, no sans-serif Latin in 仿宋 and 楷体, the set's ascent and descent."""
    from fontTools.ttLib import TTFont, TTLibError

    dropped = {_WRONG_YEN}
    if source.name.startswith(("FandolFang", "FandolKai")):
        dropped |= set(_LATIN)
    try:
        # Nothing else is recomputed: the copy is the same on every machine, and made in a moment.
        font = TTFont(source, recalcTimestamp=False, recalcBBoxes=False, lazy=True)
    except (TTLibError, OSError) as error:
        raise FontsMissing(f"字体文件 {source.name} 已损坏。请删除后运行 ./yicheng doctor 重新取得。") from error
    kept: set[int] = set()
    for table in font["cmap"].tables:
        if not table.isUnicode():
            continue
        for code in dropped & table.cmap.keys():
            del table.cmap[code]
        kept |= table.cmap.keys()
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = _ASCENT, _DESCENT, 0
    _drop_layout(font)
    font.save(target)
    return kept


def _noto_face(path: Path) -> Any:
    from fontTools.ttLib import TTFont, TTLibError

    try:
        for number in range(5):
            face = TTFont(path, fontNumber=number, recalcTimestamp=False, recalcBBoxes=False, lazy=True)
            if face["name"].getDebugName(1) == NOTO_FACE:
                return face
    except (TTLibError, OSError) as error:
        raise FontsMissing(f"字体文件 {path.name} 已损坏。请运行 ./yicheng doctor 重新取得。") from error
    raise FontsMissing(f"字体文件 {path.name} 中没有 {NOTO_FACE}。请运行 ./yicheng doctor。")


def _rename(face: Any, family: str, style: str) -> None:
    """Give a copied face its own family; every other name goes, so that nothing finds it by the old one."""
    names = {1: family, 2: style, 4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", "")}
    face["name"].names = [record for record in face["name"].names if record.nameID in names]
    for record in face["name"].names:
        record.string = names[record.nameID]


def _drop_layout(font: Any) -> None:
    for unused in _UNUSED_TABLES:
        if unused in font:
            del font[unused]


def _copy_song(source: Path, target: Path) -> set[int]:
    """The Chinese face of Noto Serif alone, for rare characters; what it can draw."""
    face = _noto_face(source)
    characters = set(face.getBestCmap())
    _drop_layout(face)
    _rename(face, "Yicheng Song", face["name"].getDebugName(2) or "Regular")
    face.save(target)
    return characters


def _cut_serif(source: Path, target: Path) -> None:
    """The Latin part of Noto Serif as a font of some hundred glyphs."""
    from fontTools.subset import Options, Subsetter

    face = _noto_face(source)
    _drop_layout(face)
    options = Options(layout_features=[], hinting=False, notdef_outline=True, recalc_timestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=_SERIF)
    subsetter.subset(face)
    _rename(face, "Yicheng Serif", "Regular")
    face["CFF "].cff.fontNames = ["YichengSerif"]
    face.save(target)


def _draw_marks(target: Path) -> set[int]:
    """A font of three glyphs: ☐ ☑ ☒, drawn as strokes in a square of 1000 units."""
    from fontTools.fontBuilder import FontBuilder

    box = [
        [(100, -40), (100, 760), (900, 760), (900, -40)],
        [(160, 20), (840, 20), (840, 700), (160, 700)],
    ]
    tick = [[(250, 380), (430, 130), (800, 620), (740, 665), (425, 240), (305, 415)]]
    cross = [
        [(260, 590), (310, 640), (740, 130), (690, 80)],
        [(690, 640), (740, 590), (310, 80), (260, 130)],
    ]
    glyphs = {".notdef": box, "box": box, "ticked": box + tick, "crossed": box + cross}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({0x2610: "box", 0x2611: "ticked", 0x2612: "crossed"})
    builder.setupGlyf({name: _outline(contours) for name, contours in glyphs.items()})
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 100)))
    builder.setupHorizontalHeader(ascent=_ASCENT, descent=_DESCENT)
    builder.setupNameTable({"familyName": "Yicheng Marks", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=_ASCENT, usWinDescent=-_DESCENT)
    builder.setupPost()
    builder.font.recalcTimestamp = False
    builder.updateHead(created=0, modified=0)
    builder.save(target)
    return {0x2610, 0x2611, 0x2612}


def _outline(contours: list[list[tuple[int, int]]]) -> Any:
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    for contour in contours:
        pen.moveTo(contour[0])
        for point in contour[1:]:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def _config(target: Path) -> str:
    return f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{target / "files"}</dir>
  <cachedir>{target / "cache"}</cachedir>
</fontconfig>
"""
