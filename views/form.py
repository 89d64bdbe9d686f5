"""The form of a step, shown before acting: every field with its unit and choices, who does it, and from when to when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from sqlmodel import Session, select

from actions.registry import all_acts
from models.case import Case, Round
from models.faults import inner_model
from models.programme import District, Programme
from models.values import ROLE_TITLES
from record.entry.codes import CODES, choices
from record.entry.units import MONEY, plain_title, takes_yes_or_no, unit_of
from record.errors import UnknownStep
from record.plan.loaded import plan_of
from record.rows.cases import case_of
from record.situation import Dossier, open_dossier
from rules.dates.schedule import Row
from rules.hints import hint_lines
from rules.money import in_yuan
from rules.plan.budget import split_budget
from rules.procedure import Each, Procedure, Step
from rules.procedures import PROCEDURES

OPENS = {"received": "challenge", "complaint_filed": "complaint"}
"""Steps that are recorded on a purchase and open a case of their own, with its procedure."""

_KINDS = {int: "整数", str: "文字", bool: "是或否", date: "日期（如2023-10-09）"}
_EACH = {Each.STATION: "驿站", Each.LOT: "采购包", Each.CANDIDATE: "备选点位"}


@dataclass(frozen=True)
class FormField:
    """One field of a form. `path` is its place in the file of details; `depth` tells nested fields from outer ones."""

    path: str
    title: str
    kind: str
    required: bool
    many: bool
    choices: tuple[tuple[str, str], ...]
    example: str
    note: str
    depth: int


@dataclass(frozen=True)
class Form:
    """What a step asks for. `subjects` are those for which it is still to be done."""

    case: str
    step: str
    title: str
    role: str
    two_persons: bool
    each: str
    subjects: tuple[str, ...]
    ready_on: date | None
    earliest: date | None
    latest: date | None
    entries: tuple[FormField, ...]
    hints: tuple[str, ...]
    """What the law says of the step beyond what is checked when it is recorded, with the article."""


def form_of(session: Session, slug: str, step: str) -> tuple[type[BaseModel], Step] | None:
    """The model of a step's details and the step; None if the case's procedure has no such act.

    Raises:
        UnknownCase: with where to look.
    """
    procedure = _procedure(session, case_of(session, slug), step)
    if step not in procedure.index or procedure.step(step).lapse:
        return None
    return all_acts()[procedure.name, step].details, procedure.step(step)


def form(session: Session, slug: str, step: str) -> Form:
    """The form of a step, with who does it and when.

    Raises:
        UnknownCase: UnknownStep: with what there is.
    """
    case = case_of(session, slug)
    found = form_of(session, slug, step)
    if found is None:
        raise UnknownStep(
            f"“{slug}”没有可办理的环节“{step}”",
            remedy=f"可用的环节：{_procedure(session, case, step).act_words}",
        )
    model, declared = found
    dossier = open_dossier(session, case)
    open_rows = [row for (name, _subject), row in dossier.rows.items() if name == step and row.done_on is None]
    return Form(
        slug,
        step,
        declared.title,
        ROLE_TITLES[declared.doer(city=dossier.district is None)],
        declared.two_persons,
        _EACH[declared.each] if declared.each else "",
        tuple(row.subject for row in open_rows if row.subject),
        *_when(open_rows),
        tuple(_entries(model, "", 0)),
        hint_lines(step, dossier.law, dossier.case.opened_on, _procedure(session, case, step).name),
    )


@dataclass(frozen=True)
class Next:
    """A step that can be done now: by whom and until when."""

    step: str
    title: str
    subject: str
    role: str
    due_on: date | None


CHIEF = frozenset({"budget", "ceiling", "price", "total"})
"""Fields whose sum is of the order of the whole purchase."""


def far_from_share(session: Session, slug: str, model: type[BaseModel], details: Mapping[str, Any]) -> str:
    """A warning if the chief sums of a form are far from what the plan gives the district; empty if they are not.

    More than twice the share, or less than a hundredth of it: a slip of the unit or of a digit.
    """
    case = case_of(session, slug)
    if case.district_id is None:
        return ""
    total = sum(_chief_sums(model, details))
    if not total:
        return ""
    programme = session.get_one(Programme, case.programme_id)
    share = split_budget(plan_of(programme)).get(session.get_one(District, case.district_id).name)
    if not share or share <= total * 100 <= share * 200:
        return ""
    return (
        f"填写的金额合计{in_yuan(total)}元，按方案测算本地份额为{in_yuan(share)}元，相差悬殊，请核对单位和位数；"
        "有误的请用 correct 更正"
    )


def _chief_sums(model: type[BaseModel], details: Mapping[str, Any]) -> Iterator[int]:
    """The budgets of a form where it states them, else its other chief sums; never one sum twice."""
    found = list(_sums(model, details))
    budgets = [amount for name, amount in found if name == "budget"]
    yield from budgets or [max((amount for _name, amount in found), default=0)]


def _sums(model: type[BaseModel], details: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for name, value in details.items():
        field = model.model_fields.get(name)
        if name in CHIEF and unit_of(field) is MONEY and isinstance(value, int):
            yield name, value
        inner = inner_model(field.annotation) if field else None
        for part in value if isinstance(value, list) else [value]:
            if inner and isinstance(part, dict):
                yield from _sums(inner, part)


def next_steps(dossier: Dossier) -> list[Next]:
    """The steps of a case that are ready and not optional, in the order of the procedure."""
    found = []
    for (name, subject), row in dossier.rows.items():
        step = dossier.procedure.step(name)
        if row.done_on is None and row.ready_on and not (row.settled or step.lapse or step.optional):
            role = ROLE_TITLES[step.doer(city=dossier.district is None)]
            found.append(Next(name, step.title, subject, role, row.due_on or row.latest))
    return found


def _procedure(session: Session, case: Case, step: str) -> Procedure:
    """The procedure of the case's present round; of the case that the step opens, where it opens one."""
    own = session.exec(select(Round.procedure).where(Round.case_id == case.id, Round.number == case.round)).first()
    procedure = PROCEDURES[own or case.procedure]
    return PROCEDURES[OPENS[step]] if step in OPENS and step not in procedure.index else procedure


def _when(rows: list[Row]) -> tuple[date | None, date | None, date | None]:
    def least(days: list[date | None]) -> date | None:
        return min((day for day in days if day), default=None)

    return (
        least([row.ready_on for row in rows]),
        least([row.earliest for row in rows]),
        least([row.due_on or row.latest for row in rows]),
    )


def _entries(model: type[BaseModel], prefix: str, depth: int) -> Iterator[FormField]:
    for name, field in model.model_fields.items():
        inner, many = inner_model(field.annotation), _is_list(field.annotation)
        path = f"{prefix}{name}"
        unit = unit_of(field)
        taken = tuple((word, CODES.get(word, word)) for word in choices(field.annotation))
        kind = f"{unit.named}" if unit else "选项" if taken else "若干栏目" if inner else _kind(field.annotation)
        yield FormField(
            path,
            plain_title(field, name),
            kind,
            field.is_required(),
            many,
            taken,
            unit.example if unit else "",
            field.description or _default(field),
            depth,
        )
        if inner is not None:
            yield from _entries(inner, f"{path}.1." if many else f"{path}.", depth + 1)


def _default(field: FieldInfo) -> str:
    value = field.default
    if field.is_required() or value in (None, "", (), 0) or isinstance(value, BaseModel):
        return ""
    return f"不填即“{'是' if value is True else '否' if value is False else CODES.get(str(value), str(value))}”"


def _is_list(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) in (tuple, list) or any(map(_is_list, get_args(annotation)))


def _kind(annotation: Any) -> str:
    if annotation in _KINDS:
        return _KINDS[annotation]
    if get_origin(annotation) is dict and takes_yes_or_no(annotation):
        return "逐项写“标识: 是”或“标识: 否”"
    return next((word for part in get_args(annotation) if (word := _kind(part)) != "数值"), "数值")
