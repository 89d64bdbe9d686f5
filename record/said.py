"""What a fact says, as the form of its step: typed, and read as it was stored.

A stored fact is no entry of today. It was judged by the rules of the day on which it was recorded: a pattern or a limit
that was tightened since must not make an old case unreadable. So a form is read without the limits on its values; its
types, its choices and the names of its fields hold as they do for an entry. A field that an old fact lacks is read only
where the form says what that means (`Details.later`), or where the field may be left empty anyway.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import ValidationError
from pydantic_core import SchemaValidator
from sqlalchemy.orm import object_session

from models.case import Case, Fact
from models.refusal import ProductFault
from record.entry.details import Details
from record.entry.forms import complaint

F = TypeVar("F", bound=Details)


class FactUnreadable(ProductFault):
    """Raised when a stored fact does not fit the form of its step. It is never read as if it said something else."""

    code = "fact_unreadable"


def said(fact: Fact, form: type[F]) -> F:
    """What a fact says, as the form of its step.

    Raises:
        FactUnreadable: naming case, step and field.
    """
    if fact.step not in form.of_steps:
        raise FactUnreadable(f"{_place(fact)}的办理记录不能按表单{form.__name__}读取")
    return read(fact.details, form, lambda: _place(fact))


def maybe_said(fact: Fact | None, form: type[F]) -> F | None:
    """What a fact says; None if there is no fact.

    Raises:
        FactUnreadable: as `said`.
    """
    return None if fact is None else said(fact, form)


_MOST_KEPT = 4096
_KEPT: dict[tuple[int, type[Details]], tuple[Mapping[str, Any], Details]] = {}
"""What was read, by the identity of the stored details and by form. The details are kept beside it, so that nothing else
takes their identity; nobody changes the details of a fact, they are replaced as a whole."""


def read(details: Mapping[str, Any], form: type[F], place: Callable[[], str]) -> F:
    """Stored details as a form; `place` says of which fact they are. Details that were read before are not read again.

    Raises:
        FactUnreadable: naming the place and each field that does not fit.
    """
    kept = _KEPT.get((id(details), form))
    if kept is not None:
        return cast(F, kept[1])
    try:
        found = _reader(form).validate_json(json.dumps(_without(details, form.gone), ensure_ascii=False))
    except ValidationError as error:
        raise FactUnreadable(f"{place()}的办理记录与表单不符：{complaint(form, error)}") from error
    if len(_KEPT) >= _MOST_KEPT:
        _KEPT.clear()
    _KEPT[id(details), form] = details, found
    return cast(F, found)


def _without(details: Mapping[str, Any], gone: frozenset[str]) -> Mapping[str, Any]:
    return {name: value for name, value in details.items() if name not in gone} if gone else details


def _place(fact: Fact) -> str:
    """The case, the round and the step of a fact."""
    session = object_session(fact)
    case = session.get(Case, fact.case_id) if session else None
    return f"“{case.slug if case else fact.case_id}”第{fact.round}轮“{fact.step}”{fact.subject}"


@cache
def _reader(form: type[Details]) -> SchemaValidator:
    """What reads stored facts of a form; made once."""
    form.model_rebuild()
    # without the last argument the core would take the validator of entries, limits and all, that the form has already
    return SchemaValidator(_as_stored(form.__pydantic_core_schema__), _use_prebuilt=False)


_LIMITS = frozenset(
    {"pattern", "min_length", "max_length", "gt", "ge", "lt", "le", "multiple_of", "max_digits", "decimal_places"}
)
_EMPTY: tuple[Any, ...] = (None, "", (), {})
"""What a field says that nobody has filled in. 0 and False are none of these: they say something."""
_APART = frozenset({"config", "default", "expected", "members"})
"""Parts of a schema that hold values, no schema."""


def _as_stored(schema: Any) -> Any:
    """A form's schema without what is asked only of an entry: limits, checks of ours, and most defaults."""
    if isinstance(schema, list | tuple):
        return [_as_stored(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") == "function-after":
        return _as_stored(schema["schema"])
    if schema.get("type") == "model":
        fields = _fields(schema["cls"], schema["schema"]["fields"])
        return {**schema, "schema": {**schema["schema"], "fields": fields}}
    return {
        name: part if name in _APART else _as_stored(part)
        for name, part in schema.items()
        if name not in _LIMITS and name not in ("metadata", "serialization")
    }


def _fields(form: type[Details], fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a form. One that an older fact lacks reads as the form says, else as empty; else it is missed."""
    found = {}
    for name, field in fields.items():
        schema = field["schema"]
        if schema["type"] == "default":
            default, schema = form.model_fields[name].get_default(call_default_factory=True), schema["schema"]
            missing = {"default": default} if default in _EMPTY else {}
        else:
            missing = {}
        if name in form.later:
            missing = {"default": form.later[name].reads}
        schema = _as_stored(schema)
        found[name] = {**field, "schema": {"type": "default", "schema": schema, **missing} if missing else schema}
    return found
