"""LibreOffice without a window: opens the editable files and sets them as pages, on the prepared fonts."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from documents import fonts

STANDS_FOR = {
    "仿宋_GB2312": "FandolFang",
    "楷体_GB2312": "FandolKai",
    "黑体": "FandolHei",
    "方正小标宋简体": "FandolSong",
    "宋体": "Yicheng Song",
    "Times New Roman": "Yicheng Serif",
    "Segoe UI Symbol": "Yicheng Marks",
}
"""Font of the staff's machines -> the font of the prepared set that stands for it."""


def pages_of(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Each .docx as the PDF that LibreOffice makes of it: one process for all, with a profile of its own."""
    out = folder / "pdf"
    out.mkdir()
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "FONTCONFIG_FILE": str(_font_configuration(folder)),
    }
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(out)]
    documents = [str(folder / f"{name}.docx") for name in files]
    subprocess.run([*command, *documents], env=environment, capture_output=True, timeout=3600, check=True)
    return {name: (out / f"{name}.pdf").read_bytes() for name in files}


def _font_configuration(folder: Path) -> Path:
    prepared = fonts.prepare().config
    replaced = "".join(
        f'<match target="pattern"><test name="family"><string>{theirs}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{ours}</string></edit></match>'
        for theirs, ours in STANDS_FOR.items()
    )
    written = folder / "fonts.conf"
    written.write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        f"<include>{prepared}</include>{replaced}</fontconfig>",
        encoding="utf-8",
    )
    return written
