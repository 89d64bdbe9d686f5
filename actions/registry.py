"""Every act's handler, joined from the topics. To add a topic: name its module for its procedure in OWN."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from importlib import import_module

from record.handlers import Acts, Handler, StepUnregistered
from rules.procedures import METHODS

OWN = {
    "assessment": "assessment",
    "challenge": "challenge",
    "complaint": "complaint",
    "fit_out": "fit_out",
    "opening": "opening",
    "platform": "platform",
    "rules_norms": "terms",
    "site_selection": "site",
    "staffing": "staffing",
    "unified_terms": "terms",
}
"""The module of each procedure that has its acts to itself."""

PURCHASE = (
    "purchase.preparation",
    "purchase.checklists",
    "purchase.outsiders",
    "purchase.requirement",
    "purchase.tender",
    "purchase.committee",
    "purchase.course",
    "purchase.bids",
    "purchase.failure",
    "purchase.incidents",
    "contract",
    "contract_text",
    "supplement",
    "purchase.replacement",
    "purchase.result_correction",
    "performance",
)
"""The modules that the methods of purchase share. In this order the checks of a step are run, where several modules
check it."""


class AllActs(Acts):
    """The table of every act. Looking up one imports only the modules of its procedure; going through all, all."""

    def __init__(self) -> None:
        """Nothing is imported yet."""

    def __getitem__(self, key: tuple[str, str]) -> Handler:
        """The handler of a step.

        Raises:
            StepUnregistered: where no topic declares it.
        """
        return acts_of(key[0])[key]

    def __contains__(self, key: object) -> bool:
        return key in whole()

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(whole())

    def __len__(self) -> int:
        return len(whole())


@cache
def all_acts() -> AllActs:
    """The table of every act; made once per process."""
    return AllActs()


@cache
def whole() -> Acts:
    """The table of every act, with all modules imported and checked against every procedure.

    Raises:
        StepUnregistered: where an act of a procedure stands in no topic, or a topic names a step that is none.
    """
    return _joined(dict.fromkeys((*OWN.values(), *PURCHASE)))


def acts_of(procedure: str) -> Acts:
    """The acts of a procedure, checked: of one method of purchase, those of all methods.

    Raises:
        StepUnregistered: as `whole`, for these procedures.
    """
    if procedure in METHODS:
        return _purchase()
    if procedure not in OWN:
        raise StepUnregistered(f"程序{procedure}没有登记，不能办理")
    return _own(OWN[procedure])


@cache
def _purchase() -> Acts:
    return _joined(PURCHASE, METHODS)


@cache
def _own(module: str) -> Acts:
    return _joined((module,), {procedure for procedure, found in OWN.items() if found == module})


def _joined(modules: Collection[str], procedures: Collection[str] | None = None) -> Acts:
    return Acts((import_module(f"actions.{module}").topic for module in modules), procedures)
