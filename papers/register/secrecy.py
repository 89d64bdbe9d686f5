"""保密 in documents: no paper tells anybody what the record still hides from him."""

from __future__ import annotations

from collections.abc import Iterable

from sqlmodel import Session

from documents.wording import Line
from models.case import Case
from models.person import Actor
from record.register.errors import ContentHidden
from record.rows.programmes import children
from views.facts import hidden_words


def check_told(session: Session, viewer: Actor, case: Case | None, title: str, lines: Iterable[Line]) -> None:
    """The lines of a case's document tell nothing that the law still hides from the viewer.

    Papers of a whole programme (`case` is None) are made of what is open to everybody.

    Raises:
        ContentHidden: with the article, and when it may be read.
    """
    if case is None:
        return
    said = "\n".join(line.text for line in lines)
    for one in family(session, case):
        for word, hidden in hidden_words(session, viewer, one).items():
            if word in said:
                raise ContentHidden(f"《{title}》载有依法保密的内容：{hidden.why}", remedy="请在可以公开之后查看")


def family(session: Session, case: Case) -> list[Case]:
    """A purchase with its challenges and complaints: what is hidden in one of them may stand in a paper of another."""
    root = session.get_one(Case, case.parent_id) if case.parent_id else case
    return [root, *children(session, root)]
