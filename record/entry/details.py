"""The forms that a step's facts carry: their base, the steps that each belongs to, and what came to it later."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict

from models.refusal import ProductFault


class Later(NamedTuple):
    """A field that came to a form after facts of it had been recorded.

    since  the day from which every new fact says it
    reads  what a fact from before that day says of it
    """

    since: date
    reads: Any


class FormUnplaced(ProductFault):
    """Raised when a form is asked for its step and has none or several. A fault of the product, not of a user."""

    code = "form_unplaced"


class Details(BaseModel):
    """Base of what a step's fact carries: strict, nothing unknown."""

    # deferred: of 90 forms an act needs one
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)

    free: ClassVar[frozenset[str]] = frozenset()
    """Fields on which no later step depends: they may be corrected although the case has gone on."""
    of_steps: ClassVar[tuple[str, ...]] = ()
    """The steps whose facts carry this form; empty for a part of another form."""
    later: ClassVar[Mapping[str, Later]] = {}
    """Fields that older facts lack. A field that is not named here may be missing only if it may also be left empty."""
    gone: ClassVar[frozenset[str]] = frozenset()
    """Fields that older facts have and that say nothing any more."""


class NoDetails(Details):
    """For steps whose date and doer say all; a remark may be added."""

    free: ClassVar[frozenset[str]] = frozenset({"remark"})

    remark: str = ""


F = TypeVar("F", bound=Details)


def step_of(form: type[Details]) -> str:
    """The one step whose facts carry a form.

    Raises:
        FormUnplaced: for a form of several steps, or of none: there a step has to be named.
    """
    if len(form.of_steps) != 1:
        raise FormUnplaced(f"表单{form.__name__}不是一个环节的表单：{'、'.join(form.of_steps) or '（无）'}")
    return form.of_steps[0]


def form_of(*steps: str) -> Callable[[type[F]], type[F]]:
    """Declares the steps whose facts carry a form; more than one where several steps say the same."""

    def mark(form: type[F]) -> type[F]:
        form.of_steps = tuple(dict.fromkeys((*form.of_steps, *steps)))
        return form

    return mark
