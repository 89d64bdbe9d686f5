"""documents templates: a programme's own words and look, checked before they are used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from console.output import BAD_INPUT, print_json, say, stop
from console.workplace import home, record_if_any

if TYPE_CHECKING:
    from documents.catalogue.base import Facts

Slug = Annotated[str, typer.Argument(metavar="方案", help="方案编号，如 huizhou-2023")]
Folder = Annotated[Path | None, typer.Option("--folder", help="检查另一目录中的模板，不看数据目录中的")]


def add_to(documents: typer.Typer) -> None:
    """Adds the command."""
    documents.command("templates", help="检查方案自己的模板：逐件用登记的公文试排，指出文件和行号")(templates)


def templates(slug: Slug, folder: Folder = None, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Composes each kind that has words of its own from the latest paper registered of it; changes nothing."""
    from documents.folders import FOLDER, override_folder
    from documents.overrides import check_folder

    chosen = folder or override_folder(home(), slug)
    if chosen is None or not chosen.is_dir():
        where = folder or home() / FOLDER / slug
        stop(
            BAD_INPUT,
            f"没有模板目录 {where}。要替换文书的文字，请在其下建立 content/文书种类.yaml；文书种类见 documents kinds",
        )
    faults = check_folder(chosen, _registered(slug))
    if as_json:
        print_json({"folder": str(chosen), "faults": [{"file": f.file, "message": f.message} for f in faults]})
    for fault in faults:
        say(f"{fault.file}　{fault.message}")
    if faults:
        stop(BAD_INPUT, f"模板有{len(faults)}处问题，改正前相应文书不能制成")
    say(f"模板可以使用：{chosen}")


def _registered(slug: str) -> dict[str, Facts]:
    """The facts of the latest paper of each kind that the programme has registered; none without a record."""
    engine = record_if_any()
    if engine is None:
        return {}
    from models.database import reading
    from papers.register.own_templates import latest_facts

    with reading(engine) as session:
        return latest_facts(session, slug)
