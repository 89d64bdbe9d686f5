"""What a step asks beyond the order of its procedure: its form, its checks, its effects; and the table of all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import Session

from models.case import Case, Fact
from models.person import Actor
from models.refusal import ProductFault
from record.entry.details import Details, form_of
from record.situation import Dossier
from rules.dates.schedule import Row
from rules.procedure import Procedure, Step
from rules.procedures import METHODS, PROCEDURES


class Command(BaseModel):
    """What a person asks to be recorded. Its id makes a replay harmless."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    command_id: str = Field(min_length=1, max_length=200)
    case: str
    step: str
    on: date
    subject: str = ""
    round: int | None = None
    details: dict[str, Any] = Field(default_factory=dict)
    breach: str | None = Field(default=None, min_length=2)
    """The reason, where a limit of the law was exceeded."""
    second: str | None = Field(default=None, min_length=1)
    """Login of the person who did it together with the actor; needed where the step asks for two."""


@dataclass(frozen=True)
class Done:
    """What an act left in the record."""

    fact_id: int
    case: str
    step: str
    subject: str
    on: date
    replayed: bool = False
    warnings: tuple[str, ...] = ()


F = TypeVar("F", bound=Details)


@dataclass
class Work:
    """An act on its way: what handlers may look at and write to."""

    session: Session
    actor: Actor
    command: Command
    dossier: Dossier
    step: Step
    row: Row
    details: Details
    """What is said, as `said` reads it; the bare base where a fact is withdrawn, which says nothing."""
    acts: Acts
    """Every step's handler, for an act that brings another one about."""
    warnings: list[str] = field(default_factory=list)
    fact: Fact | None = None
    corrects: Fact | None = None
    """What a correction takes the place of."""

    @property
    def case(self) -> Case:
        return self.dossier.case

    @property
    def case_id(self) -> int:
        assert self.case.id is not None
        return self.case.id

    @property
    def fact_id(self) -> int:
        """The id of the fact just written; for effects only."""
        assert self.fact is not None and self.fact.id is not None
        return self.fact.id

    @property
    def on(self) -> date:
        return self.command.on

    def said(self, form: type[F]) -> F:
        """What the act says, as its step's form.

        Raises:
            StepUnregistered: if the step has another form: the handler was declared for a step that is not its own.
        """
        if not isinstance(self.details, form):
            raise StepUnregistered(
                f"环节{self.step.name}的登记表单是{type(self.details).__name__}，不是{form.__name__}"
            )
        return self.details


Handle = Callable[[Work], None]
Undo = Callable[[Session, Case, Fact], None]


def _nothing(_work: Work) -> None:
    return None


def _nothing_more(_session: Session, _case: Case, _fact: Fact) -> None:
    return None


@dataclass(frozen=True)
class Handler:
    """What a step asks beyond the order of the procedure: its form, its checks, its effects on typed tables."""

    details: type[Details] = Details
    """The form of its details; the bare base where no topic has declared one."""
    check: Handle = _nothing
    effect: Handle = _nothing
    undo: Undo = _nothing_more
    """What a withdrawn or corrected fact left outside the rows that name it by `fact_id`."""

    @property
    def writes(self) -> bool:
        """Whether the step leaves more than its fact."""
        return self.effect is not _nothing


Procedures = str | tuple[str, ...]
"""A procedure's name, or those of several that share a step: every method of purchase has its notice."""


class StepUnregistered(ProductFault):
    """Raised when a step stands in no topic, or a topic names a step that no procedure has.

    A fault of the product, not of a user: nothing may be recorded without the form and the checks of its step.
    """

    code = "step_unregistered"


H = TypeVar("H", bound=Callable[..., None])
_Key = tuple[str, str]


class Topic:
    """What one module declares of its steps: form, checks, effects, undos.

    A topic only collects; `Acts` joins all topics and finds what is missing. So nothing depends on which module
    was imported first.
    """

    def __init__(self) -> None:
        self.forms: dict[_Key, type[Details]] = {}
        self.handles: list[tuple[str, _Key, Callable[..., None]]] = []

    def form(self, procedures: Procedures, *steps: str) -> Callable[[type[Details]], type[Details]]:
        """Declares the details that a step's fact carries."""

        def register(model: type[Details]) -> type[Details]:
            self.forms.update(dict.fromkeys(step_keys(procedures, steps), model))
            return form_of(*steps)(model)

        return register

    def check(self, procedures: Procedures, *steps: str) -> Callable[[H], H]:
        """Declares what must hold before a step is recorded; raises a refusal where it does not."""
        return self._attach("check", procedures, steps)

    def effect(self, procedures: Procedures, *steps: str) -> Callable[[H], H]:
        """Declares what a recorded step writes to typed tables, in the same transaction."""
        return self._attach("effect", procedures, steps)

    def undo(self, procedures: Procedures, *steps: str) -> Callable[[H], H]:
        """Declares how the effect of a step is taken back; rows with the fact's id go by themselves."""
        return self._attach("undo", procedures, steps)

    def _attach(self, part: str, procedures: Procedures, steps: tuple[str, ...]) -> Callable[[H], H]:
        def register(function: H) -> H:
            self.handles += [(part, key, function) for key in step_keys(procedures, steps)]
            return function

        return register


def step_keys(procedures: Procedures, steps: tuple[str, ...]) -> list[_Key]:
    """Every pair of procedure and step."""
    names = (procedures,) if isinstance(procedures, str) else procedures
    return [(name, step) for name in names for step in steps]


class Acts(Mapping[_Key, Handler]):
    """Every act's handler by procedure and step, joined from the topics; `procedures` names those that the topics are
    to cover, None for all.

    Raises:
        StepUnregistered: at once where an act of a procedure has no form, or a topic names a step that is none.
    """

    def __init__(self, topics: Iterable[Topic], procedures: Collection[str] | None = None) -> None:
        self._handlers: dict[_Key, Handler] = {}
        for topic in topics:
            for key, model in topic.forms.items():
                self._put(key, details=model)
            for part, key, function in topic.handles:
                before = getattr(self._handlers.get(key, _BARE), part)
                joined = function if before in (_nothing, _nothing_more) else _both(before, function)
                self._put(key, **{part: joined})
        self._check(PROCEDURES if procedures is None else procedures)

    def _put(self, key: _Key, **parts: Any) -> None:
        self._handlers[key] = replace(self._handlers.get(key, _BARE), **parts)

    def _check(self, procedures: Collection[str]) -> None:
        """Methods of purchase share their forms: there a step must be an act of one of them."""
        acts = {
            (procedure.name, step.name)
            for procedure in PROCEDURES.values()
            if procedure.name in procedures and not procedure.guidance
            for step in procedure.acts()
        }
        shared = {step for name, step in acts if name in METHODS}
        idle = [key for key in self._handlers if key not in acts and not (key[0] in METHODS and key[1] in shared)]
        bare = [key for key in acts if key not in self._handlers or self._handlers[key].details is Details]
        faults = [f"{'.'.join(key)}不是办理环节" for key in idle] + [
            f"{'.'.join(key)}没有登记表单" for key in sorted(bare)
        ]
        if faults:
            raise StepUnregistered("环节登记有误：" + "；".join(faults))

    def __getitem__(self, key: _Key) -> Handler:
        """The handler of a step.

        Raises:
            StepUnregistered: where no topic declares it.
        """
        if key not in self._handlers:
            raise StepUnregistered(f"环节{'.'.join(key)}没有登记，不能办理")
        return self._handlers[key]

    def __iter__(self) -> Iterator[_Key]:
        return iter(self._handlers)

    def __len__(self) -> int:
        return len(self._handlers)

    def of(self, procedure: Procedure, step: Step) -> Handler:
        """The handler of a step of a procedure."""
        return self[procedure.name, step.name]


_BARE = Handler()


def _both(first: Callable[..., None], second: Callable[..., None]) -> Callable[..., None]:
    """Several topics may each check a step for their own concern: all of them hold, in the order of the topics."""

    def run(*arguments: Any) -> None:
        first(*arguments)
        second(*arguments)

    return run
