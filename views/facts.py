"""办理记录 as people may see them: what was done, when, by whom, and of its content what the law lets them see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel
from sqlmodel import Session, col, select

from actions.registry import all_acts
from models.case import Case, Fact
from models.person import Actor, Person
from models.programme import District
from record.ground import effective_facts
from record.segregation import about_round
from record.situation import procedure_of
from rules.law import statute
from rules.procedure import Step
from rules.visibility import MASK, PERSONAL, hidden
from views.words import title_of, words_of


@dataclass(frozen=True)
class Hidden:
    """A field that the viewer may not see yet: of what it would tell, by which article, until what."""

    field: str
    title: str
    what: str
    basis: str
    until: str
    """The step that ends it, as people call it; empty if none does."""

    @property
    def why(self) -> str:
        """In words: 潜在投标人（87号 28），“投标截止、开标”登记后可见."""
        return f"{self.what}（{self.basis}），" + (f"“{self.until}”登记后可见" if self.until else "本表不显示")


@dataclass(frozen=True)
class FactView:
    """One fact, with its hidden fields masked."""

    step: str
    title: str
    subject: str
    round: int
    on: date
    by: str
    """Name and login of who recorded it."""
    second: str | None
    """Name and login of the second person."""
    state: str
    """有效, 已被更正, 已被撤回, 撤回."""
    breach: tuple[str, str] | None
    """Article and reason, where a limit was exceeded."""
    details: Mapping[str, Any]
    words: Mapping[str, str]
    """The details as people read them, by title."""
    hidden: tuple[Hidden, ...] = ()


def facts_of(
    session: Session, viewer: Actor, case: Case, number: int | None = None, *, personal: bool = False
) -> list[FactView]:
    """The facts of a case (of one round, where it is named) in the order in which they were recorded.

    Corrected and withdrawn facts are among them, marked as such; they are masked like any other. `personal` shows the
    names of staff, once the viewer has said why (`record.accounts.disclosure`); what is secret for another reason stays so.
    """
    facts = session.exec(select(Fact).where(Fact.case_id == case.id).order_by(col(Fact.id))).all()
    later = {fact.corrects: fact for fact in facts}
    reader = _Reader(session, viewer, case, personal)
    return [reader.view(fact, later.get(fact.id)) for fact in facts if number in (None, fact.round)]


def hidden_words(session: Session, viewer: Actor, case: Case) -> dict[str, Hidden]:
    """The words, from fields that the viewer may not see yet, by which another paper would tell the same.

    Names and sentences only: dates, sums and codes stand in many a paper and give nobody away.
    """
    reader, found = _Reader(session, viewer, case), dict[str, Hidden]()
    for fact in effective_facts(session, case):
        for item in reader.hidden_in(fact):
            if item.until:
                found |= dict.fromkeys(_words(fact.details[item.field]), item)
    return found


def _words(value: Any) -> Iterator[str]:
    """Every text in stored JSON that has at least two Chinese characters."""
    if isinstance(value, str):
        if len(re.findall("[一-鿿]", value)) >= 2:
            yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _words(part)


class _Reader:
    """Reads the facts of one case for one viewer."""

    def __init__(self, session: Session, viewer: Actor, case: Case, personal: bool = False) -> None:
        self.session, self.viewer, self.case, self.personal = session, viewer, case, personal
        district = session.get(District, case.district_id) if case.district_id else None
        self.place = district.name if district else None
        self.names = dict(session.exec(select(Person.login, Person.name)).all())
        self.tender = session.get_one(Case, case.parent_id) if case.parent_id else case
        """The case whose steps end a secret: a challenge's parent, else the case itself."""
        self.recorded = effective_facts(session, self.tender)
        self.about = about_round(effective_facts(session, case)) if case.parent_id else None

    def view(self, fact: Fact, later: Fact | None) -> FactView:
        procedure = procedure_of(self.session, self.case, fact.round)
        step, form = procedure.step(fact.step), all_acts()[procedure.name, fact.step].details
        masked = self._masked(fact, step, form)
        details = fact.details | {item.field: MASK for item in masked}
        return FactView(
            step=fact.step,
            title=step.title,
            subject=fact.subject,
            round=fact.round,
            on=fact.done_on,
            by=self._named(fact.actor),
            second=self._named(fact.second) if fact.second else None,
            state=_state(fact, later),
            breach=(fact.breach_basis, fact.breach_reason or "") if fact.breach_basis is not None else None,
            details=details,
            words={title_of(form, name): words_of(form, name, value) for name, value in details.items()},
            hidden=tuple(masked),
        )

    def hidden_in(self, fact: Fact) -> list[Hidden]:
        """The fields of a fact that the viewer may not see."""
        procedure = procedure_of(self.session, self.case, fact.round)
        if fact.step not in procedure.index:
            return []
        return self._masked(fact, procedure.step(fact.step), all_acts()[procedure.name, fact.step].details)

    def _masked(self, fact: Fact, step: Step, form: type[BaseModel]) -> list[Hidden]:
        number = self.about or (self.case.round if step.once else fact.round)
        found = hidden(
            fact.step,
            fact.details,
            role=self.viewer.role,
            district=self.viewer.district,
            place=self.place,
            done={other.step for other in self.recorded if other.round == number},
            after={other.step for other in self.recorded if other.round == number + 1},
        )
        if self.personal:
            found = {name: secret for name, secret in found.items() if secret is not PERSONAL}
        if not found:
            return []
        tender, law = procedure_of(self.session, self.tender, number), statute()
        return [
            Hidden(
                name,
                title_of(form, name),
                secret.what,
                secret.cited(law),
                next((tender.step(until).title for until in secret.until if until in tender.index), ""),
            )
            for name, secret in found.items()
        ]

    def _named(self, login: str) -> str:
        return f"{self.names[login]}（{login}）" if login in self.names else login


def _state(fact: Fact, later: Fact | None) -> str:
    if fact.withdrawn:
        return "撤回"
    if later is None:
        return "有效"
    return "已被撤回" if later.withdrawn else "已被更正"
