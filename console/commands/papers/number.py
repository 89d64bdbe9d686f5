"""documents number reserve, list, release: 文号 from the office system, kept for a document and never used twice."""

from __future__ import annotations

from typing import Annotated

import typer

from console.output import print_json, say
from console.workplace import By, acting, record

numbers = typer.Typer(no_args_is_help=True, help="文号：预留、查看、释放")
LetterNumber = Annotated[str, typer.Argument(metavar="文号", help="如 惠城人社函〔2023〕12号")]


def add_to(documents: typer.Typer) -> None:
    """Adds the commands."""
    documents.add_typer(numbers, name="number")


@numbers.command("reserve", help="预留一个文号")
def reserve(
    number: LetterNumber,
    purpose: Annotated[str, typer.Option("--for", help="用途：登记号，或者何种文书")],
    by: By = None,
) -> None:
    from models.database import writing
    from record.people import actor
    from record.register.letters import reserve as act

    with writing(record()) as session:
        act(session, actor(session, acting(by)), number, purpose)
    say(f"已预留 {number}，用于{purpose}")


@numbers.command("list", help="已预留、已使用、已释放的文号")
def list_numbers(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    from models.database import reading
    from record.register.letters import known_numbers

    with reading(record()) as session:
        found = known_numbers(session)
    if as_json:
        print_json(
            {
                "numbers": [
                    {
                        "number": n.number,
                        "state": n.state,
                        "for": n.purpose,
                        "by": n.by,
                        "on": n.on,
                        "document": n.document,
                    }
                    for n in found
                ]
            }
        )
    else:
        typer.echo(
            "\n".join(
                f"{n.number}　{n.state}　{n.on}　{n.purpose}" + (f"　{n.document}" if n.document else "") for n in found
            )
            or "没有文号"
        )


@numbers.command("release", help="释放预留的文号")
def release(number: LetterNumber, by: By = None) -> None:
    from models.database import writing
    from record.people import actor
    from record.register.letters import release as act

    with writing(record()) as session:
        act(session, actor(session, acting(by)), number)
    say(f"已释放 {number}")
