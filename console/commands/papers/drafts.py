"""documents draft, review, return, sign, void, revise, adopt: a document on its way, one act at a time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from console.output import BAD_INPUT, FAILED, print_json, say, stop
from console.workplace import By, Number, a_date, acting, file_bytes, home, not_blank, read_data, record

if TYPE_CHECKING:
    from sqlmodel import Session

    from models.document import DocumentRow

Reason = Annotated[str, typer.Option("--reason", callback=not_blank, help="原因，记入办理过程")]
Data = Annotated[Path | None, typer.Option("--data", help="记录中没有、由拟稿人填写的内容（YAML 或 JSON 文件）")]


def add_to(documents: typer.Typer) -> None:
    """Adds the commands."""
    documents.command("draft", help="拟稿：按记录生成；登记表、统计表等即时印发")(draft)
    documents.command("review", help="复核：内容无误，此后不再改动")(review)
    documents.command("return", help="退回修改")(give_back)
    documents.command("sign", help="签发并印发")(sign)
    documents.command("void", help="作废：登记号保留，文件保留")(void)
    documents.command("revise", help="修改拟稿；对已印发的另行印发更正")(revise)
    documents.command("adopt", help="采用在 WPS 或 Word 中改好的文件作为定稿")(adopt)


def draft(
    scope: Annotated[str, typer.Argument(metavar="CASE|PROGRAMME", help="事项编号，或方案编号")],
    kind: Annotated[str, typer.Argument(help="文书种类，见 documents kinds")],
    subject: Annotated[str | None, typer.Option("--subject", help="采购包、驿站等，一事多件时写明")] = None,
    on: Annotated[str | None, typer.Option("--on", help="成文日期，默认今天；签发在后的以签发日期为准")] = None,
    data: Data = None,
    docx: Annotated[Path | None, typer.Option("--docx", help="同时另存可编辑的 DOCX")] = None,
    by: By = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    from models.database import writing
    from papers.register.requests import Asked
    from papers.register.requests import draft as act
    from record.people import actor

    login = acting(by)
    asked = Asked(scope, kind, subject, a_date(on) if on else None, read_data(data))
    with writing(record()) as session:
        made = act(session, actor(session, login), asked)
        rows = [_apart(session, one.row) for one in made]
    errors = _make_files(rows)
    if docx:
        _save_editable(rows, docx, login)
    fresh = [one.fresh for one in made]
    if as_json:
        print_json(
            {
                "documents": [
                    {
                        "number": row.register_number,
                        "title": row.title,
                        "subject": row.subject,
                        "version": row.version,
                        "fresh": new,
                        "error": errors.get(row.id or 0, ""),
                    }
                    for row, new in zip(rows, fresh, strict=True)
                ]
            }
        )
    for row, new in zip(rows, fresh, strict=True):
        say(f"{row.register_number}　{row.title}　{_state(row, new, errors)}")
    _stop_on(errors)


def _apart(session: Session, row: DocumentRow) -> DocumentRow:
    """The row as it stands, to be read after its transaction."""
    session.flush()
    session.refresh(row)
    session.expunge(row)
    return row


def _state(row: DocumentRow, fresh: bool, errors: dict[int, str]) -> str:
    if row.id in errors:
        return "已登记，文件未能生成"
    if row.status == "reserved":
        return "已印发"
    return "已拟稿，请复核：documents review" if fresh else "内容没有变化，未重复登记"


def _make_files(rows: list[DocumentRow]) -> dict[int, str]:
    """Makes the files of those that need one; answers what went wrong by id. Each keeps its number whatever happens."""
    ids = [row.id for row in rows if row.id and row.status in ("reserved", "signed")]
    if not ids:
        return {}
    from tasks.advance import issue_registered
    from tasks.workshop import workshop

    means = workshop()
    return {
        outcome.document_id: outcome.error
        for outcome in issue_registered(means.engine, means.home, ids, means.renderer)
        if outcome.error
    }


def _stop_on(errors: dict[int, str]) -> None:
    if errors:
        stop(
            FAILED,
            f"{len(errors)}件文件未能生成，登记号保留，巡检时自动重试；不再需要的请作废："
            f"{'；'.join(dict.fromkeys(errors.values()))}",
        )


def _save_editable(rows: list[DocumentRow], to: Path, login: str) -> None:
    from documents.docx import render_docx
    from models.database import reading
    from papers.register.reading import check_readable, composed
    from record.people import actor

    if len(rows) > 1:
        stop(BAD_INPUT, f"已登记{len(rows)}件，--docx 只能另存一件。请用 documents show 登记号 --to 文件.docx 逐件另存")
    with reading(record()) as session:  # a programme's own words may tell more than the built-in ones
        check_readable(session, home(), actor(session, login), rows[0])
    to.write_bytes(render_docx(composed(home(), rows[0])))
    say(f"已另存为 {to}。改好后用 documents adopt 交回")


def review(number: Number, remark: Annotated[str, typer.Option("--note", help="复核意见")] = "", by: By = None) -> None:
    from models.database import writing
    from papers.register.signing import review as act
    from record.people import actor

    with writing(record()) as session:
        row = act(session, actor(session, acting(by)), number, remark)
        told = f"{row.register_number}　{row.title}　已复核，请签发：documents sign"
    say(told)


def give_back(number: Number, reason: Reason, by: By = None) -> None:
    from models.database import writing
    from papers.register.signing import give_back as act
    from record.people import actor

    with writing(record()) as session:
        row = act(session, actor(session, acting(by)), number, reason)
        told = f"{row.register_number}　{row.title}　已退回修改"
    say(told)


def sign(
    number: Number,
    letter_number: Annotated[
        str | None, typer.Option("--letter-number", help="办公系统的文号，如 惠城人社函〔2023〕12号")
    ] = None,
    own: Annotated[str | None, typer.Option("--own-series", help="由本系统按此代字连续编号，如 惠城就业内")] = None,
    by: By = None,
) -> None:
    from models.database import writing
    from papers.register.signing import NumberSource
    from papers.register.signing import sign as act
    from record.people import actor

    if letter_number and own:
        stop(BAD_INPUT, "--letter-number 与 --own-series 只能写一个")
    with writing(record()) as session:
        row = act(session, actor(session, acting(by)), number, NumberSource(letter_number, own))
        row = _apart(session, row)
    _stop_on(_make_files([row]))
    say(f"{row.register_number}　{row.title}　已印发" + (f"　{row.letter_number}" if row.letter_number else ""))


def void(number: Number, reason: Reason, by: By = None) -> None:
    from models.database import writing
    from papers.register.signing import void as act
    from record.people import actor

    with writing(record()) as session:
        row = act(session, actor(session, acting(by)), number, reason)
        told = f"{row.register_number}　{row.title}　已作废，登记号保留"
    say(told)


def revise(
    number: Number,
    reason: Reason,
    data: Data = None,
    refill: Annotated[bool, typer.Option("--refill", help="其余内容按现在的记录重新生成")] = False,
    by: By = None,
) -> None:
    from models.database import writing
    from papers.register.revising import Revision
    from papers.register.revising import revise as act
    from record.people import actor

    login, given = acting(by), read_data(data)
    with writing(record()) as session:
        row = act(session, actor(session, login), Revision(number, reason, given, refill))
        row = _apart(session, row)
    _stop_on(_make_files([row]))
    state = "已印发" if row.status == "reserved" else "待复核"
    say(
        f"{row.register_number}　{row.title}　第{row.version}版　{state}。与前一版的不同：documents diff {row.register_number}"
    )


def adopt(
    number: Number,
    file: Annotated[Path, typer.Argument(help="改好的 .docx")],
    pdf: Annotated[Path | None, typer.Option("--pdf", help="由该文件导出的 PDF")] = None,
    by: By = None,
) -> None:
    from documents.wording import told
    from models.database import reading, writing
    from papers.register.reading import difference
    from papers.register.revising import Edited, adoptable, keep_edited
    from papers.register.revising import adopt as act
    from record.people import actor

    login, edited = acting(by), Edited(file_bytes(file), file_bytes(pdf) if pdf else None)
    with reading(record()) as session:
        adoptable(session, actor(session, login), number)
    kept = keep_edited(home(), edited)  # before the lock: others write meanwhile
    with writing(record()) as session:
        title = act(session, actor(session, login), number, kept).title
    with reading(record()) as session:
        found = difference(session, home(), actor(session, login), number)
    typer.echo("\n".join(told(found)) or "与原稿的文字没有不同")
    say(f"{number}　{title}　已采用改稿，请复核：documents review")
