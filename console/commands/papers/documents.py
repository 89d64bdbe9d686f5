"""documents kinds, list, show, diff, verify: the register as it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from console.commands.papers import archive as documents_archive
from console.commands.papers import check as documents_check
from console.commands.papers import drafts as documents_drafts
from console.commands.papers import number as documents_number
from console.commands.papers import templates as documents_templates
from console.commands.papers.gallery import gallery
from console.output import BAD_INPUT, REFUSED, print_json, say, stop
from console.workplace import By, Number, acting, home, record
from models.values import STATUS_TITLES, DocumentStatus

if TYPE_CHECKING:
    from models.document import DocumentRow
    from papers.register.reading import DocumentView

documents = typer.Typer(no_args_is_help=True, help="公文：拟稿、复核、签发、更正、作废、文号、查看、核验、归档")


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    documents_drafts.add_to(documents)
    documents_number.add_to(documents)
    documents_archive.add_to(documents)
    documents_check.add_to(documents)
    documents_templates.add_to(documents)
    app.add_typer(documents, name="documents")
    documents.command("gallery", help="文书样册：每种文书一件 PDF 和 DOCX，附目录页")(gallery)


@documents.command("kinds", help="有哪些文书：如何印发、用于哪些事项、保存多少年")
def kinds(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    from papers.register.reading import catalogue

    found = catalogue()
    if as_json:
        print_json(
            {
                "kinds": [
                    {
                        "kind": one.kind.kind,
                        "title": one.kind.title,
                        "group": one.kind.group,
                        "layout": one.kind.layout,
                        "issue": one.kind.issue,
                        "for": one.where,
                        "kept_years": one.kind.kept_years,
                    }
                    for one in found
                ]
            }
        )
    else:
        typer.echo(
            "\n".join(
                f"{one.kind.group}　{one.kind.title}　{one.kind.kind}　{one.issue}　{one.where or '其他命令生成'}"
                for one in found
            )
        )


@documents.command("list", help="登记的公文")
def list_documents(
    case: Annotated[str | None, typer.Option("--case", help="只列某事项（或方案）的")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    from models.database import reading
    from views.lookup import documents as register_of

    with reading(record()) as session:
        rows = [
            {
                "number": d.register_number,
                "letter_number": d.letter_number,
                "kind": d.kind,
                "title": d.title,
                "case": d.scope,
                "subject": d.subject,
                "version": d.version,
                "dated": d.dated,
                "status": d.status,
                "drafted_by": d.drafted_by,
                "reviewed_by": d.reviewed_by,
                "signed_by": d.signed_by,
                "sha256": d.sha256,
                "path": d.path,
            }
            for d in register_of(session, case)
        ]
    if as_json:
        print_json({"documents": rows})
    else:
        typer.echo(
            "\n".join(
                f"{r['number']}　{r['dated']}　{r['title']}　{STATUS_TITLES[DocumentStatus(str(r['status']))]}"
                for r in rows
            )
            or "没有登记公文"
        )


@documents.command("show", help="查看一件公文：状态、版本、办理过程、文号、校验值、保存期限；--to 另存其文件")
def show(
    number: Number,
    to: Annotated[
        Path | None, typer.Option("--to", help="另存 PDF（未印发的为送审稿）；文件名以 .docx 结尾的另存可编辑件")
    ] = None,
    by: By = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    from models.database import reading
    from papers.register.reading import view

    with reading(record()) as session:
        found = view(session, number)
        session.expunge(found.row)
    if as_json:
        print_json(_form(found))
    else:
        typer.echo("\n".join(_lines(found)))
    if to:
        _save(found.row, to, by)


def _lines(found: DocumentView) -> list[str]:
    row = found.row
    lines = [
        f"{row.register_number}　{row.title}",
        f"  {found.kind}　{found.status}　第{row.version}版　{row.dated}　{row.letter_number or '无文号'}",
        f"  属于　{row.scope}" + (f"　{row.subject}" if row.subject else ""),
    ]
    lines += [f"  {title}　{who}" for title, who in found.people]
    lines += [f"  更正原因　{row.revision_reason}"] if row.revision_reason else []
    lines += [f"  作废原因　{row.void_reason}"] if row.void_reason else []
    if len(found.versions) > 1:
        lines += ["  版本", *(f"    第{version}版　{number}　{status}" for version, number, status in found.versions)]
    if found.acts:
        lines += [
            "  办理过程",
            *(f"    {act.on}　{act.what}　{act.who}" + (f"　{act.note}" if act.note else "") for act in found.acts),
        ]
    lines += [f"  {file.what}　SHA-256 {file.sha256}　{file.path}" for file in found.files] or ["  文件　—"]
    return [*lines, f"  {found.kept}"]


def _form(found: DocumentView) -> dict[str, Any]:
    row = found.row
    return {
        "number": row.register_number,
        "letter_number": row.letter_number,
        "kind": row.kind,
        "title": row.title,
        "case": row.scope,
        "subject": row.subject,
        "round": row.round,
        "version": row.version,
        "dated": row.dated,
        "status": row.status,
        "people": dict(found.people),
        "revision_reason": row.revision_reason,
        "void_reason": row.void_reason,
        "law": row.law,
        "template": row.template,
        "versions": [{"version": v, "number": n, "status": s} for v, n, s in found.versions],
        "acts": [{"on": a.on, "by": a.who, "what": a.what, "note": a.note} for a in found.acts],
        "files": [{"what": f.what, "path": f.path, "sha256": f.sha256} for f in found.files],
        "kept_until": found.kept_until,
        "kept": found.kept,
    }


def _save(row: DocumentRow, to: Path, by: str | None) -> None:
    """The stored file; of what is not issued yet, the draft as it stands, marked as one."""
    from models.database import reading
    from papers.register.reading import check_readable, composed, is_public, overrides_of
    from record.people import actor

    with reading(record()) as session:
        if not is_public(session, row):
            check_readable(session, home(), actor(session, acting(by)), row)
    editable = to.suffix == ".docx"
    stored = (row.adopted_path or row.docx_path) if editable else (row.adopted_pdf_path or row.path)
    if stored:
        file = home() / stored
        if not file.is_file():
            stop(REFUSED, f"登记的文件不在：{stored}。请从备份恢复")
        to.write_bytes(file.read_bytes())
    elif editable:
        from documents.docx import render_docx

        to.write_bytes(render_docx(composed(home(), row)))
    else:
        from documents.render import render_pdf

        to.write_bytes(render_pdf(composed(home(), row), overrides_of(home(), row)))
    say(f"已另存为 {to}")


@documents.command("diff", help="两个版本有何不同；不写另一个，则与所更正的版本比，采用改稿的与原稿比")
def diff(
    number: Number,
    other: Annotated[str | None, typer.Argument(help="与哪个登记号比")] = None,
    by: By = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    from documents.wording import told
    from models.database import reading
    from papers.register.reading import difference
    from record.people import actor

    with reading(record()) as session:
        found = difference(session, home(), actor(session, acting(by)), number, other)
    if as_json:
        print_json(
            {
                "differences": [
                    {"heading": d.heading, "change": d.change, "before": d.before, "after": d.after} for d in found
                ]
            }
        )
    else:
        typer.echo("\n".join(told(found)) or "文字没有不同")


@documents.command("verify", help="逐件重算校验值，核对文件是否缺失或被改动")
def verify(case: Annotated[str | None, typer.Option("--case", help="只核验某事项（或方案）的")] = None) -> None:
    from models.database import reading
    from papers.register import verify as check
    from views.lookup import documents as register_of
    from views.lookup import issued_count

    with reading(record()) as session:
        if case and not register_of(session, case):
            stop(BAD_INPUT, f"“{case}”没有登记公文。请用 ./yicheng documents list 查看")
        faults = list(check(session, home(), case))
        count = issued_count(session, case)
    for fault in faults:
        say(f"{fault.register_number}　{fault.title}　{fault.what}")
    if faults:
        stop(REFUSED, f"{count}件公文中有{len({fault.register_number for fault in faults})}件不符，请从备份恢复")
    say(f"{count}件公文全部相符")
