"""The one base of everything that Yicheng refuses: a setting, a rule, a document, an act, a file of a user's.

It stands on the lowest floor because every floor refuses something. A page reads the parts (`message`, `basis`,
`remedy`, and `field` to put the message beside its field); the command line prints the whole and ends with
`exit_code`. `code` is stable: scripts and tests go by it, never by the words.
"""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """Base of all refusals; nothing was changed when one is raised.

    message    what is wrong, in Chinese, without the article and the remedy
    basis      the article of law or clause of the plan that says so; empty for bad input
    remedy     what to do now; empty if the message already says it
    field      path of the form's field that is to blame, as `bids.1.licence`; empty for the whole act
    code       stable name of the kind of refusal
    exit_code  1: refused by a rule, 2: bad input, 3: something outside failed
    """

    code = "refused"
    exit_code = 1

    def __init__(self, message: str, *, basis: str = "", remedy: str = "", field: str = "") -> None:
        self.message, self.basis, self.remedy, self.field = message, basis, remedy, field
        super().__init__(message)

    def __str__(self) -> str:
        said = self.message + (f"（依据：{self.basis}）" if self.basis else "")
        return f"{said}。{self.remedy}" if self.remedy else said

    def __reduce__(self) -> tuple[Any, ...]:
        # Workers send refusals between processes. A subclass may take other arguments than this one, so what
        # is restored is its state, without calling its constructor again.
        return _restored, (type(self), self.args), self.__dict__


class ProductFault(Exception):
    """Base of what is wrong with the program itself: a step without a form, procedures that do not fit together.

    No refusal: nobody who handles refusals may take it for one and go on.
    """

    code = "product_fault"
    exit_code = 3


def _restored(kind: type[Refusal], args: tuple[Any, ...]) -> Refusal:
    return kind.__new__(kind, *args)
