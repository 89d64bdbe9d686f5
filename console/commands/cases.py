"""status, advance, why, what-if: what stands where, and why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from console.output import BAD_INPUT, print_json, say, stop
from console.workplace import a_date, record, step_date

if TYPE_CHECKING:
    from sqlmodel import Session

Slug = Annotated[str, typer.Argument(help="方案代码，如 huizhou-2023")]
CaseSlug = Annotated[str, typer.Argument(help="事项编号，如 huizhou-2023/惠城区/招标")]
District = Annotated[str | None, typer.Option("--district", help="县区名称")]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("status", help="各县区各事项的红黄绿灯")(status)
    app.command("advance", help="推进：补发到期文书，更新事项状态")(advance)
    app.command("why", help="说明某环节的日期从何而来")(why)
    app.command("what-if", help="假如某环节定于某日：哪些日期变动，有无违规")(what_if)


def status(slug: Slug, district: District = None, on: Annotated[str | None, typer.Option("--on", help="日期")] = None,
           as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    from actions import board
    from actions.programme import programme
    from models.database import reading

    with reading(record()) as session:
        row = programme(session, slug)
        _known_district(session, slug, district)
        title, cells = row.title, board.board(session, row, a_date(on) if on else None)
    cells = [c for c in cells if district is None or c.place == district]
    if as_json:
        print_json({"programme": slug, "cases": [
            {"case": c.case, "place": c.place, "milestone": c.label, "light": c.colour.value, "done": c.done,
             "total": c.total, "awaited": c.awaited, "due_on": c.due_on, "closed_on": c.closed_on, "round": c.round}
            for c in cells]})
    else:
        from console.tables import matrix

        matrix(title, cells)


def _known_district(session: Session, slug: str, district: str | None) -> None:
    from actions.programme import cases, programme

    if district is not None and not cases(session, programme(session, slug), district):
        stop(BAD_INPUT, f"方案“{slug}”没有县区“{district}”。请写全称，如 惠城区")


def advance(slug: Slug, district: District = None) -> None:
    from actions.programme import programme
    from actions.work import cases_with_work
    from models.database import reading
    from tasks.advance import advance as run
    from tasks.workshop import workshop

    means = workshop()
    with reading(means.engine) as session:
        row = programme(session, slug)
        _known_district(session, slug, district)
        found = [case.slug for case in cases_with_work(session, row, district)]
    for case in found:
        done = run(means.engine, means.home, case, means.renderer)
        say(f"{case}　{done.state}" + "".join(f"　{d.title}：{d.error}" for d in done.failed))
    say(f"已推进{len(found)}个事项")


def why(case: CaseSlug, step: Annotated[str, typer.Argument(help="环节，如 bid_opening，可加@对象")],
        as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    from actions.lookup import case_of
    from actions.situation import open_dossier
    from models.database import reading

    with reading(record()) as session:
        dossier = open_dossier(session, case_of(session, case))
        name, _, subject = step.partition("@")
        rows = [r for (n, s), r in dossier.rows.items() if n == name and (not subject or s == subject)]
        if not rows:
            stop(BAD_INPUT, f"事项“{case}”没有环节“{step}”。可用：{'、'.join(dict.fromkeys(n for n, _s in dossier.rows))}")
        answers = [_explained(dossier, row) for row in rows]
    if as_json:
        print_json({"case": case, "rows": answers})
        return
    for answer in answers:
        typer.echo("\n".join(_lines(answer)))


def _explained(dossier: Any, row: Any) -> dict[str, Any]:
    from actions.checks import titles
    from models.values import ROLE_TITLES
    from rules.light import light, why_lit
    from rules.schedule import explain

    step = dossier.procedure.step(row.step)
    fact = dossier.fact(row.step, row.subject)
    shown = light(_stored(row, dossier), dossier.today)
    reasons = [{"basis": r.basis, "rule": r.rule, "text": explain(r, dossier.calendar, titles(dossier))}
               for r in row.reasons]
    if row.planned:
        reasons.append({"basis": dossier.case.due_source, "rule": "", "text": f"倒排工期：计划{row.planned}前（含当日）办结"})
    return {
        "step": row.step, "title": step.title, "subject": row.subject, "light": f"{shown.symbol} {shown.word}",
        "why_lit": why_lit(_stored(row, dossier), dossier.today), "earliest": row.earliest, "latest": row.latest,
        "due_on": row.due_on, "due_basis": row.due_basis, "done_on": row.done_on, "provisional": row.provisional,
        "answers": ROLE_TITLES[step.doer(city=dossier.district is None)], "recorded_by": fact.actor if fact else None,
        "breach": fact.breach_reason if fact else None, "law": dossier.law.version, "reasons": reasons}


def _stored(row: Any, dossier: Any) -> Any:
    from types import SimpleNamespace

    from rules.light import warn_on

    return SimpleNamespace(lapse=row.lapse, ready_on=row.ready_on, due_on=row.due_on, done_on=row.done_on,
                           warn_on=warn_on(row.due_on, dossier.calendar) if row.due_on else None)


def _lines(answer: dict[str, Any]) -> list[str]:
    head = f"{answer['title']}{'（' + answer['subject'] + '）' if answer['subject'] else ''}　{answer['light']}"
    lines = [head, f"  {answer['why_lit']}；责任岗位：{answer['answers']}"]
    lines.append(f"  最早 {answer['earliest'] or '—'}　最迟 {answer['latest'] or '—'}　时限 {answer['due_on'] or '—'}"
                 + ("　预估" if answer["provisional"] else ""))
    lines += [f"  依据 {r['basis']}：{r['text']}" for r in answer["reasons"]]
    if answer["recorded_by"]:
        lines.append(f"  由 {answer['recorded_by']} 登记" + (f"，逾期原因：{answer['breach']}" if answer["breach"] else ""))
    return lines


def what_if(case: CaseSlug, step: Annotated[str, typer.Argument(help="环节=日期，如 bid_opening=2023-11-06")],
            as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    from dataclasses import replace

    from actions.lookup import case_of
    from actions.situation import open_dossier
    from models.database import reading
    from rules.schedule import schedule

    name, on = step_date(step)
    name, _, subject = name.partition("@")
    with reading(record()) as session:
        dossier = open_dossier(session, case_of(session, case))
        if (name, subject) not in dossier.rows:
            stop(BAD_INPUT, f"事项“{case}”没有环节“{name}”。可用：{'、'.join(dict.fromkeys(n for n, _s in dossier.rows))}")
        facts = {**dossier.situation.facts, (name, subject): on}
        after = schedule(dossier.procedure, replace(dossier.situation, facts=facts), dossier.calendar, dossier.law)
    moves = _moves(dossier, after)
    row = dossier.rows[name, subject]
    breach = _breach(row.earliest, row.latest, on)
    if as_json:
        print_json({"case": case, "step": name, "on": on, "breach": breach, "moves": moves})
        return
    typer.echo(f"“{dossier.procedure.step(name).title}”定于{on}：{breach or '在法定期限内'}")
    for move in moves:
        typer.echo(f"  {move['title']}　{move['what']}　{move['before'] or '—'} → {move['after'] or '—'}")


def _breach(earliest: date | None, latest: date | None, on: date) -> str | None:
    if earliest and on < earliest:
        return f"过早，最早{earliest}"
    return f"逾期，最迟{latest}" if latest and on > latest else None


def _moves(dossier: Any, after: Any) -> list[dict[str, Any]]:
    words = {"earliest": "最早", "latest": "最迟", "due_on": "时限"}
    return [{"step": row.step, "subject": row.subject, "title": dossier.procedure.step(row.step).title, "what": word,
             "before": getattr(row, name), "after": getattr(after[key], name)}
            for key, row in dossier.rows.items() for name, word in words.items()
            if getattr(row, name) != getattr(after[key], name)]
