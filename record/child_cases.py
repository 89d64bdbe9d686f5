"""Cases that a tender gives rise to: 质疑 and 投诉, each a child case of its own."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, select

from models.case import Case
from record.errors import Disallowed, UnknownCase
from record.ground import effective_facts
from record.handlers import Command
from record.holds import HELD_STEP, OPENED_BY, round_asked_about
from record.lots import lots
from record.plan.programme import open_case
from record.rows.cases import case_named
from record.rows.commands import fact_of
from record.situation import Dossier, open_dossier
from rules.procedures import PROCEDURES

NAMES = {"challenge": "质疑", "complaint": "投诉"}


def tender_named(session: Session, slug: str, kind: str) -> Dossier:
    """The tender that somebody challenges or complains about.

    Raises:
        UnknownCase: for a case that buys nothing. Disallowed: below the limits, where the law gives no such right.
    """
    what = NAMES[kind]
    parent = case_named(session, slug)
    if parent is None or HELD_STEP not in PROCEDURES[parent.procedure].index:
        raise UnknownCase(f"“{slug}”不是招标采购事项，不能登记{what}", remedy="请用 ./yicheng status 查看事项编号")
    tender = open_dossier(session, parent)
    if tender.procedure.name == "direct_purchase":
        raise Disallowed(
            f"限额以下自行采购不适用政府采购{what}程序", basis="采购法 2", remedy="请按本单位内控制度核实处理并答复"
        )
    return tender


def open_child(session: Session, tender: Dossier, kind: str, on: date) -> Case:
    """Opens the tender's next case of the kind: …/招标/质疑2."""
    parent = tender.case
    number = 1 + len(session.exec(select(Case).where(Case.parent_id == parent.id, Case.kind == kind)).all())
    label = f"{NAMES[kind]}{number}"
    child = open_case(
        session,
        tender.programme,
        tender.district,
        kind=kind,
        procedure=kind,
        label=label,
        due=None,
        source="",
        on=on,
        parent=parent,
    )
    child.title = f"{parent.title}{label}"
    session.add(child)
    return child


def opened_before(session: Session, command: Command) -> Case | None:
    """The child case that this command opened when it was performed before."""
    fact = fact_of(session, command.command_id)
    child = session.get(Case, fact.case_id) if fact else None
    parent = session.get(Case, child.parent_id) if child and child.parent_id else None
    return child if parent and parent.slug == command.case else None


def as_opened(session: Session, child: Case, command: Command) -> Command:
    """The command as the child case recorded it: with the round of the tender that it was about then."""
    first = next((fact for fact in effective_facts(session, child) if fact.step in OPENED_BY), None)
    if first is None:  # withdrawn since: `perform` refuses the command
        return command.model_copy(update={"case": child.slug})
    details = command.details | {"parent_round": round_asked_about(first)}
    return command.model_copy(update={"case": child.slug, "details": details})


def parent_of(session: Session, child: Case) -> Dossier:
    """The tender as it stands now."""
    return open_dossier(session, session.get_one(Case, child.parent_id))


def check_lots(tender: Dossier, named: tuple[int, ...]) -> None:
    """The lots named are those of the present round.

    Raises:
        Disallowed: naming the lots that there are.
    """
    if strange := sorted(set(named) - set(lots(tender))):
        raise Disallowed(
            f"本轮采购没有采购包{'、'.join(map(str, strange))}",
            remedy=f"本轮的采购包：{'、'.join(map(str, lots(tender)))}",
        )
