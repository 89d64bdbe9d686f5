"""status, advance: what stands where, and what falls due now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from console.output import BAD_INPUT, print_json, say, stop
from console.workplace import a_date, record

if TYPE_CHECKING:
    from sqlmodel import Session

Slug = Annotated[str, typer.Argument(help="方案代码，如 huizhou-2023")]
District = Annotated[str | None, typer.Option("--district", help="县区名称")]


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("status", help="各县区各事项的红黄绿灯")(status)
    app.command("advance", help="推进：补发到期文书，更新事项状态")(advance)


def status(
    slug: Slug,
    district: District = None,
    on: Annotated[str | None, typer.Option("--on", help="日期")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    from models.database import reading
    from record.plan.loaded import district_word, programme
    from views import board

    with reading(record()) as session:
        row = programme(session, slug)
        _known_district(session, slug, district)
        title, level = row.title, district_word(row)
        cells = board.board(session, row, a_date(on) if on else None)
    cells = [c for c in cells if district is None or c.place == district]
    if as_json:
        print_json(
            {
                "programme": slug,
                "cases": [
                    {
                        "case": c.case,
                        "place": c.place,
                        "milestone": c.label,
                        "light": c.colour.value,
                        "done": c.done,
                        "total": c.total,
                        "awaited": c.awaited,
                        "due_on": c.due_on,
                        "closed_on": c.closed_on,
                        "round": c.round,
                    }
                    for c in cells
                ],
            }
        )
    else:
        from console.tables import matrix

        matrix(title, cells, level)
        if cells:
            say(f"事项编号由方案、地方和事项组成，如 {cells[0].case}；各环节及编号见 ./yicheng plan {cells[0].case}")


def _known_district(session: Session, slug: str, district: str | None) -> None:
    from record.plan.loaded import cases, district_word, plan_of, programme

    if district is not None and not cases(session, programme(session, slug), district):
        row = programme(session, slug)
        known = "、".join(place.name for place in plan_of(row).places)
        stop(BAD_INPUT, f"方案“{slug}”没有{district_word(row)}“{district}”。可写：{known}")


def advance(slug: Slug, district: District = None) -> None:
    from models.database import reading
    from record.plan.loaded import programme
    from tasks.advance import advance as run
    from tasks.advance import issue_left
    from tasks.workshop import workshop
    from views.work import cases_with_work

    means = workshop()
    with reading(means.engine) as session:
        row = programme(session, slug)
        _known_district(session, slug, district)
        found = [case.slug for case in cases_with_work(session, row, district)]
    for case in found:
        done = run(means.engine, means.home, case, means.renderer)
        say(f"{case}　{done.state}" + "".join(f"　{d.title}：{d.error}" for d in done.failed))
    for outcome in issue_left(means.engine, means.home, means.renderer):
        say(outcome.error or "已补印一件方案文书")
    say(f"已推进{len(found)}个事项")
