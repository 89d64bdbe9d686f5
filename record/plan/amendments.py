"""What people say of a loaded plan: answers to its questions, dates and quotas that were changed, assumptions confirmed.

Each is an act with who said it, when, and on what evidence; the programme's plan is the plan with all of them, so that
board, papers and checks read one text. What was before stands in the act and in the trail.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import or_
from sqlalchemy import select as core
from sqlmodel import Session, col, func, select

from models.base import table_of
from models.case import Case
from models.clock import utc_now
from models.database import record_head
from models.person import Actor
from models.plan import OFFICE, Plan
from models.programme import District, Milestone, PlanAct, Programme, Station
from models.refusal import Refusal
from models.schema.effective import EFFECTIVE_FACT
from models.tables import METADATA
from record.custody import audit
from record.people import check_administrator
from record.plan.assumptions import BUDGET_SPLIT, Assumption, assumptions, settle, unsaid
from record.plan.loaded import plan_of
from record.plan.programme import due_source, renew_derived_dues
from record.stored import recompute
from rules.plan.bounds import quota_fault
from rules.plan.loading import check_plan
from rules.plan.names import short_name
from rules.procedure import nth_of


class UnknownPlanSubject(Refusal):
    """Raised when the plan has no such question, duty, district or assumption."""

    code, exit_code = "unknown_plan_subject", 2


class AmendmentRefused(Refusal):
    """Raised when an amendment would make the plan contradict itself or what was done."""

    code = "amendment_refused"


class QuotaOutOfBounds(Refusal):
    """Raised when a quota is no number of stations that a plan can mean."""

    code, exit_code = "quota_out_of_bounds", 2


@dataclass(frozen=True)
class Word:
    """What an act rests on."""

    on: date
    """The day on which it was said or decided."""
    evidence: str


@dataclass(frozen=True)
class MovedCase:
    """A case whose date is another now."""

    case: str
    before: date | None
    after: date | None


@dataclass(frozen=True)
class Said:
    """An act on the plan, and what followed."""

    act: PlanAct
    moved: tuple[MovedCase, ...] = ()


def acts_of(session: Session, programme: Programme) -> list[PlanAct]:
    """All acts on the plan, the oldest first."""
    query = select(PlanAct).where(PlanAct.programme_id == programme.id).order_by(col(PlanAct.number))
    return list(session.exec(query).all())


def answer(session: Session, actor: Actor, programme: Programme, key: str, text: str, word: Word) -> Said:
    """Answers a question of the plan.

    Raises:
        UnknownPlanSubject: with the open questions. WrongRole: see `check_administrator`.
    """
    check_administrator(actor, "答复方案的待确认事项")
    plan = plan_of(programme)
    data = data_of(plan)
    if key == "naming" and plan.naming:
        before, data["naming"]["rule"] = plan.naming.rule, text
    else:
        found = next((item for item in data["questions"] if item["key"] == key), None)
        if found is None:
            raise UnknownPlanSubject(f"方案没有待答复的问题“{key}”", remedy=f"可答复：{_keys(plan)}")
        before, found["answer"] = found["answer"], text
    return Said(keep(session, actor, programme, data, "answer", f"questions.{key}", before, text, word))


def _keys(plan: Plan) -> str:
    keys = [item.key for item in plan.questions] + (["naming"] if plan.naming else [])
    return "、".join(keys) or "（无）"


def amend_date(session: Session, actor: Actor, programme: Programme, key: str, due: date, word: Word) -> Said:
    """Moves the date of a duty; its cases, and those whose date is counted from it, are scheduled anew. Cases that wait
    on them are not: they wait on what is done, whatever its date was to be.

    Raises:
        UnknownPlanSubject: with the duties. AmendmentRefused: if a duty that comes before would be later.
    """
    check_administrator(actor, "调整方案的时限")
    data = data_of(plan_of(programme))
    duty = next((item for item in data["milestones"] if item["key"] == key), None)
    if duty is None:
        known = "、".join(item["key"] for item in data["milestones"])
        raise UnknownPlanSubject(f"方案没有任务“{key}”", remedy=f"可调整：{known}")
    before = duty["reading"]
    duty["reading"] = {
        "kind": before["kind"] if before and before["kind"] != "relative" else "by",
        "strict": due.isoformat(),
        "wide": None,
        "watched": "strict",
        "confirmed_by": actor.name,
        "question": None,
    }
    duty["notes"] = [*duty["notes"], f"{word.on}依据{word.evidence}，时限调整为{due}"]
    _check(data, ("date_order",), f"任务“{duty['title']}”不能调整到{due}")
    kept = keep(session, actor, programme, data, "amend", f"milestones.{key}.reading", before, duty["reading"], word)
    return Said(kept, tuple(_reschedule(session, programme, key, due, word)))


def _reschedule(session: Session, programme: Programme, key: str, due: date, word: Word) -> Iterator[MovedCase]:
    row = session.exec(select(Milestone).where(Milestone.programme_id == programme.id, Milestone.key == key)).one()
    row.due_on, row.wide_on = due, None
    own = session.exec(select(Case).where(Case.programme_id == programme.id, Case.kind == key)).all()
    before = {
        case.slug: case.due_on for case in session.exec(select(Case).where(Case.programme_id == programme.id)).all()
    }
    source = due_source(plan_of(programme).milestone(key))
    for case in own:
        case.due_on, case.due_source = due, f"{source}，{word.on}调整为{due}"
    session.flush()
    for case in (*own, *renew_derived_dues(session)):
        case.touch(record_head(session).data_version)
        session.add(case)
        recompute(session, case)
        if before[case.slug] != case.due_on:
            yield MovedCase(case.slug, before[case.slug], case.due_on)


def amend_quota(session: Session, actor: Actor, programme: Programme, name: str, quota: int, word: Word) -> Said:
    """Changes a district's quota of stations; places are added, or the last ones taken away while nothing is known of
    them. Its cases are scheduled anew.

    Raises:
        UnknownPlanSubject: with the districts. AmendmentRefused: if a place is in use, or towns share the quota.
            QuotaOutOfBounds: if it is none, or more than a plan may have, or the plan's total would be.
    """
    check_administrator(actor, "调整方案的名额")
    data = data_of(plan_of(programme))
    item = next((district for district in data["districts"] if district["name"] == name), None)
    if item is None:
        known = "、".join(district["name"] for district in data["districts"])
        raise UnknownPlanSubject(f"方案没有{plan_of(programme).words.district}“{name}”", remedy=f"可调整：{known}")
    if item.get("parts"):
        raise AmendmentRefused(f"{name}的名额已分到镇街，不能只改总数", remedy="请修改方案文件中的镇街名额后另行载入")
    if quota < 1:
        raise QuotaOutOfBounds(f"{name}的名额应大于0", remedy="请核对名额")
    before, item["quota"] = item["quota"], quota
    data["quota"]["total"] += quota - before
    if fault := quota_fault(quota) or quota_fault(data["quota"]["total"]):
        raise QuotaOutOfBounds(f"{name}{fault}", remedy="请核对名额")
    row = session.exec(select(District).where(District.programme_id == programme.id, District.name == name)).one()
    _resize(session, row, before, quota)
    row.quota = quota
    kept = keep(session, actor, programme, data, "amend", f"districts.{name}.quota", before, quota, word)
    for case in session.exec(select(Case).where(Case.district_id == row.id)).all():
        case.touch(record_head(session).data_version)
        session.add(case)
        recompute(session, case)
    return Said(kept)


def _resize(session: Session, district: District, before: int, quota: int) -> None:
    assert district.id
    codes = [f"{short_name(district.name)}{n:02d}" for n in range(1, max(before, quota) + 1)]
    for code in codes[before:]:
        session.add(Station(programme_id=district.programme_id, district_id=district.id, code=code))
    for code in codes[quota:]:
        row = session.exec(
            select(Station).where(Station.programme_id == district.programme_id, Station.code == code)
        ).one()
        if any((row.name, row.address, row.head, row.supervisor, row.opened_on)) or _in_use(session, row):
            raise AmendmentRefused(f"{code}已有办理记录，不能减去", remedy="请先更正或撤回该驿站的记录")
        session.delete(row)
    session.flush()


_CASE = table_of(Case)
_POINTING = [
    key.parent for table in METADATA.sorted_tables for key in table.foreign_keys if key.references(table_of(Station))
]
"""Every column that points at a station."""


def _in_use(session: Session, station: Station) -> bool:
    """Whether a row points at the station, or a fact that counts in one of its district's cases, or one of the city's,
    is about it or names it."""
    if any(session.execute(core(column).where(column == station.id).limit(1)).first() for column in _POINTING):
        return True
    cases = core(_CASE.c.id).where(
        _CASE.c.programme_id == station.programme_id,
        or_(_CASE.c.district_id == station.district_id, _CASE.c.district_id.is_(None)),
    )
    facts = session.execute(
        core(EFFECTIVE_FACT.c.subject, EFFECTIVE_FACT.c.details).where(EFFECTIVE_FACT.c.case_id.in_(cases))
    )
    return any(nth_of(subject)[0] == station.code or _names(details, station.code) for subject, details in facts)


def _names(said: Any, code: str) -> bool:
    """Whether the code stands somewhere in the details of a fact."""
    if isinstance(said, dict):
        return code in said or any(_names(value, code) for value in said.values())
    if isinstance(said, list):
        return any(_names(value, code) for value in said)
    return bool(said == code)


def confirm(session: Session, actor: Actor, programme: Programme, path: str, value: str | None, word: Word) -> Said:
    """Confirms what was assumed where the plan is silent, or puts the right name in its place.

    Raises:
        UnknownPlanSubject: with what is still assumed. AmendmentRefused: if the plan has no such unit, or the value is
            one that is not entered here.
    """
    check_administrator(actor, "确认方案的推定内容")
    plan = plan_of(programme)
    known = {item.path: item for item in [*assumptions(plan), *unsaid(plan)]}
    if path not in known:
        raise UnknownPlanSubject(f"方案没有待确认的推定“{path}”", remedy=f"待确认：{'、'.join(known) or '（无）'}")
    found: Assumption = known[path]
    data = data_of(plan)
    if value and path == BUDGET_SPLIT:
        raise AmendmentRefused(
            f"{found.about}只能确认为“{found.value}”，不能另填",
            remedy="请去掉 --value；确需改变的，请修改方案文件后另行载入",
        )
    if not value and path.rpartition(".")[2] in OFFICE and found.value is None:
        raise AmendmentRefused(f"没有写明{found.about}", remedy="请用 --value 写明内容")
    after = settle(data, found, value)
    _check(data, ("unknown_unit", "bad_name", "bad_office"), f"“{found.about}”不能改为“{after}”")
    kept = keep(session, actor, programme, data, "confirm", path, found.value, after, word)
    section, name, *rest = [*path.split("."), "", ""]
    if section == "districts" and rest[0] in ("purchaser", "treasury") and after:
        row = session.exec(select(District).where(District.programme_id == programme.id, District.name == name)).one()
        setattr(row, rest[0], after)
    return Said(kept)


def data_of(plan: Plan) -> dict[str, Any]:
    """The plan as data that may be changed."""
    data: dict[str, Any] = json.loads(plan.to_canonical())
    return data


def _check(data: dict[str, Any], codes: tuple[str, ...], what: str) -> None:
    found = [finding for finding in check_plan(Plan.model_validate_json(json.dumps(data))) if finding.code in codes]
    if found:
        raise AmendmentRefused(f"{what}：{found[0].problem}", remedy=found[0].remedy)


def keep(
    session: Session,
    actor: Actor,
    programme: Programme,
    data: dict[str, Any],
    what: str,
    subject: str,
    before: Any,
    after: Any,
    word: Word,
) -> PlanAct:
    """Puts the plan down as it is now, and the act with what it was before."""
    if not word.evidence.strip():
        raise AmendmentRefused("没有写明依据", remedy="请写明依据的文件或答复（--evidence）")
    programme.plan = json.loads(Plan.model_validate_json(json.dumps(data)).to_canonical())
    session.add(programme)
    count = session.exec(select(func.count()).select_from(PlanAct).where(PlanAct.programme_id == programme.id)).one()
    assert programme.id
    act = PlanAct(
        programme_id=programme.id,
        number=count + 1,
        what=what,
        subject=subject,
        content={"before": before, "after": after},
        evidence=word.evidence,
        said_on=word.on,
        actor=actor.login,
        recorded_at=utc_now(),
    )
    session.add(act)
    session.flush()
    said = {"what": what, "subject": subject, "before": before, "after": after, "evidence": word.evidence}
    audit.append(session, actor, "plan_act", programme.slug, said | {"number": act.number, "on": word.on})
    return act
