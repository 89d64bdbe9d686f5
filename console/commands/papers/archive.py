"""documents export: the archive of a case or a programme, as a zip that verifies without this program."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from console.output import BAD_INPUT, print_json, say, stop
from console.workplace import By, acting


def add_to(documents: typer.Typer) -> None:
    """Adds the command."""
    documents.command("export", help="归档：PDF/A、DOCX、目录、审计日志摘录和校验值，压缩为一个文件，可脱离系统核验")(
        export
    )


def export(
    scope: Annotated[str, typer.Argument(metavar="CASE|PROGRAMME", help="事项编号，或方案编号")],
    out: Annotated[Path, typer.Argument(metavar="OUT.zip", help="写入的文件")],
    by: By = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    from papers.register.export import export as act
    from tasks.workshop import workshop

    if out.is_dir():
        stop(BAD_INPUT, f"{out} 是文件夹。请写明文件名，如 {out / '档案.zip'}")
    means = workshop()
    done = act(means.engine, means.home, acting(by), scope, out, means.renderer)
    if as_json:
        print_json({"path": done.path, "papers": done.papers, "files": done.files, "sha256": done.sha256})
    say(f"已归档到 {done.path}：公文{done.papers}件，文件{done.files}个。解压后可用 sha256sum -c SHA256SUMS 核验")
