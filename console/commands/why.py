"""why: where a date comes from, on the screen or as a page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from console.output import BAD_INPUT, print_json, say, stop
from console.workplace import CaseSlug, record, step_named

if TYPE_CHECKING:
    from sqlmodel import Session

    from documents.catalogue.base import Facts
    from views.why import CountedGround, Recorded, Why


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("why", help="说明某环节的日期从何而来；--pdf 另存为一页说明")(why)


def why(
    case: CaseSlug,
    step: Annotated[str, typer.Argument(help="环节，如 bid_opening，可加#轮次、@对象")],
    pdf: Annotated[Path | None, typer.Option("--pdf", help="另存为《期限说明》")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    from models.database import reading
    from record.checks import check_round
    from record.rows.cases import case_of
    from views.why import why as reasons

    name, named_round, subject = step_named(step)
    with reading(record()) as session:
        asked = case_of(session, case)
        check_round(asked, named_round)
        found = reasons(session, asked, name, subject)
        if pdf and len(found) > 1:
            known = "、".join(f"{name}@{w.row.subject}" for w in found)
            stop(BAD_INPUT, f"“{found[0].step.title}”有{len(found)}个对象，《期限说明》一次写一个：{known}")
        page = _page(session, found[0]) if pdf else None
        answers = [_answer(w) for w in found]
    if pdf and page:
        _save(pdf, *page)
    if as_json:
        print_json({"case": case, "rows": answers})
        return
    for answer in answers:
        typer.echo("\n".join(_lines(answer)))


def _page(session: Session, found: Why) -> tuple[Facts, str]:
    from papers.base import Given
    from papers.management.deadline import deadline_note

    return deadline_note(session, found, Given()), found.dossier.programme.slug


def _save(target: Path, facts: Facts, programme: str) -> None:
    from tasks.workshop import workshop

    if target.is_dir() or not target.parent.is_dir():
        stop(BAD_INPUT, f"不能写入 {target}：请写明已有文件夹中的文件名，如 期限说明.pdf")
    target.write_bytes(workshop().pdf("deadline_note", facts, programme))
    say(f"已另存为 {target}")


def _answer(why: Why) -> dict[str, Any]:
    row, dossier = why.row, why.dossier
    reasons = [_reason(ground) for ground in why.grounds]
    if row.planned:
        reasons.append(
            {"basis": dossier.case.due_source, "rule": "", "text": f"倒排工期：计划{row.planned}前（含当日）办结"}
        )
    return {
        "step": row.step,
        "title": why.step.title,
        "subject": row.subject,
        "light": f"{why.light.symbol} {why.light.word}",
        "why_lit": why.why_lit,
        "earliest": row.earliest,
        "latest": row.latest,
        "due_on": row.due_on,
        "due_basis": row.due_basis,
        "done_on": row.done_on,
        "provisional": row.provisional,
        "answers": why.answers,
        "holders": why.holders,
        "recorded_by": why.recorded.login if why.recorded else None,
        "recorded": _recorded(why.recorded),
        "breach": why.recorded.breach if why.recorded else None,
        "law": dossier.law.version,
        "law_on": dossier.situation.law_on,
        "reasons": reasons,
        "hints": list(why.hints),
    }


def _reason(ground: CountedGround) -> dict[str, Any]:
    from rules.dates.grounds import checked

    found = ground.grounds
    reason = found.reason
    return {
        "basis": reason.basis,
        "rule": reason.rule,
        "rule_text": found.rule_text,
        "confidence": found.confidence,
        "checked": checked(found.confidence),
        "text": found.text,
        "start": found.start,
        "start_on": reason.start_on,
        "started": _recorded(ground.started),
        "span": found.span,
        "counted": reason.counted,
        "end": reason.end,
        "roll": found.roll,
        "argued_on": found.argued_on,
        "working_days": found.working_days,
        "rest_days": [{"on": day, "name": name} for day, name in found.skipped],
        "makeup_days": list(found.makeups),
    }


def _recorded(fact: Recorded | None) -> dict[str, Any] | None:
    if fact is None:
        return None
    return {
        "title": fact.title,
        "subject": fact.subject,
        "on": fact.on,
        "login": fact.login,
        "name": fact.name,
        "role": fact.role,
        "unit": fact.unit,
        "with": fact.second or None,
        "at": fact.at.isoformat(),
    }


def _lines(answer: dict[str, Any]) -> list[str]:
    head = f"{answer['title']}{'（' + answer['subject'] + '）' if answer['subject'] else ''}　{answer['light']}"
    people = f"（{'、'.join(answer['holders'])}）" if answer["holders"] else ""
    lines = [head, f"  {answer['why_lit']}；责任岗位：{answer['answers']}{people}"]
    lines.append(
        f"  最早 {answer['earliest'] or '—'}　最迟 {answer['latest'] or '—'}　时限 {answer['due_on'] or '—'}"
        + ("　预估" if answer["provisional"] else "")
    )
    for reason in answer["reasons"]:
        lines += [f"  依据 {reason['basis']}：{reason['text']}", *_details(reason)]
    lines += [f"  提示 {hint}" for hint in answer["hints"]]
    if answer["recorded"]:
        lines.append(
            f"  由 {_who(answer['recorded'])} 登记" + (f"，逾期原因：{answer['breach']}" if answer["breach"] else "")
        )
    on = f"，适用{answer['law_on']}有效的条文" if answer["law_on"] else ""
    lines.append(f"  法规表版本 {answer['law']}{on}")
    return lines


def _details(reason: dict[str, Any]) -> list[str]:
    """What the sentence does not say: the rule and how far it was checked, who recorded the start, roll or no roll."""
    lines = []
    if reason["rule"]:
        lines.append(f"规则 {reason['rule']}：{reason['rule_text']}（{reason['checked']}）")
    if started := reason.get("started"):
        about = f"（{started['subject']}）" if started["subject"] else ""
        lines.append(f"起算 “{started['title']}”{about}{started['on']}，由 {_who(started)} 登记")
    elif reason.get("start_on"):
        lines.append("起算 尚未办理，按前序各环节推算")
    if reason.get("rest_days") and not reason["working_days"]:
        lines.append("越过 " + "、".join(f"{day['on']:%m-%d}{day['name']}" for day in reason["rest_days"]))
    if reason.get("makeup_days"):
        lines.append(f"计入的调休工作日 {'、'.join(f'{day:%m-%d}' for day in reason['makeup_days'])}")
    if reason.get("roll"):
        lines.append(f"顺延 {reason['roll']}")
    return [f"    {line}" for line in lines]


def _who(fact: dict[str, Any]) -> str:
    from datetime import datetime

    from documents.dates import beijing

    unit = f"，{fact['unit']}" if fact["unit"] else ""
    together = f"；与{fact['with']}共同办理" if fact["with"] else ""
    return f"{fact['login']}（{fact['role']}{fact['name']}{unit}{together}）于{beijing(datetime.fromisoformat(fact['at']))}"
