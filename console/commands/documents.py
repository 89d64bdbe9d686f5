"""documents list, show, verify."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from console.commands.gallery import gallery
from console.output import REFUSED, print_json, say, stop
from console.workplace import home, record
from models.values import STATUS_TITLES, DocumentStatus

documents = typer.Typer(no_args_is_help=True, help="公文：列表、查看、核验")


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.add_typer(documents, name="documents")
    documents.command("gallery", help="文书样册：每种文书一件 PDF 和 DOCX，附目录页")(gallery)


@documents.command("list", help="登记的公文")
def list_documents(case: Annotated[str | None, typer.Option("--case", help="只列某事项的")] = None,
                   as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    from actions.lookup import documents as register_of
    from models.database import reading

    with reading(record()) as session:
        rows = [{"number": d.register_number, "letter_number": d.letter_number, "kind": d.kind, "title": d.title,
                 "case": d.scope, "subject": d.subject, "version": d.version, "dated": d.dated, "status": d.status,
                 "sha256": d.sha256, "path": d.path} for d in register_of(session, case)]
    if as_json:
        print_json({"documents": rows})
    else:
        typer.echo("\n".join(f"{r['number']}　{r['dated']}　{r['title']}　{STATUS_TITLES[DocumentStatus(str(r['status']))]}" for r in rows)
                   or "没有登记公文")


@documents.command("show", help="查看一件公文；--to 另存其 PDF")
def show(number: Annotated[str, typer.Argument(help="登记号")],
         to: Annotated[Path | None, typer.Option("--to", help="另存到")] = None) -> None:
    from actions.lookup import document
    from models.database import reading

    with reading(record()) as session:
        row = document(session, number)
        session.expunge(row)
    typer.echo(f"{row.register_number}　{row.title}\n  {row.dated}　{STATUS_TITLES[DocumentStatus(row.status)]}　第{row.version}版"
               f"　{row.letter_number or '无文号'}\n  SHA-256 {row.sha256 or '—'}\n  文件 {row.path or '—'}")
    if to and row.path:
        to.write_bytes((home() / row.path).read_bytes())
        say(f"已另存为 {to}")


@documents.command("verify", help="逐件重算校验值，核对文件是否缺失或被改动")
def verify() -> None:
    from actions.documents import verify as check
    from actions.lookup import issued_count
    from models.database import reading

    with reading(record()) as session:
        faults = list(check(session, home()))
        count = issued_count(session)
    for fault in faults:
        say(f"{fault.register_number}　{fault.title}　{fault.what}")
    if faults:
        stop(REFUSED, f"{count}件公文中有{len(faults)}件不符，请从备份恢复")
    say(f"{count}件公文全部相符")
