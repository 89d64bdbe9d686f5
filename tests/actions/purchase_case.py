"""Rounds of a tender in few lines: the documents anew, notice, opening, report, award, contracts to the filing.

Built on the example of `tender_case`. All figures and names are 演练数据.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from sqlalchemy import Engine

from actions.acts import record
from models.case import Case
from models.database import reading, writing
from record.handlers import Command, Done
from record.people import actor
from record.rounds import open_round
from record.situation import open_dossier
from rules.dates.schedule import Key, Row
from tests.actions import tender_case
from tests.actions.builders import act, case_of, slug
from tests.actions.tender_case import CASE, FIRMS, PRICES, bids, draft, notice, report, seated, signature
from views.work import awaited

_NUMBER = count(2)


def d(text: str) -> date:
    """11-06 is 2023-11-06; 2024-01-08 stands as it is."""
    return date.fromisoformat(text if len(text) > 5 else f"2023-{text}")


def tell(engine: Engine, step: str, on: str, *, case: str = CASE, role: str = "procurement", **details: Any) -> Done:
    """Records on the tender what opens a case of its own: 质疑, 投诉."""
    place = slug(case).split("/")[1]
    with writing(engine) as session:
        return record(
            session,
            actor(session, f"{place}.{role}"),
            Command(command_id=f"told-{next(_NUMBER)}", case=slug(case), step=step, on=d(on), details=details),
        )


def rows_of(engine: Engine, case: str = CASE) -> dict[Key, Row]:
    """The schedule of a case as it stands."""
    with reading(engine) as session:
        return open_dossier(session, case_of(session, case)).rows


def dates(engine: Engine, step: str, subject: str = "", case: str = CASE) -> tuple[str | None, str | None]:
    """From when and until when a step may be done, as text; null where nothing is known."""
    row = rows_of(engine, case)[step, subject]
    return (row.ready_on.isoformat() if row.ready_on else None, row.latest.isoformat() if row.latest else None)


def closed_on(engine: Engine, case: str = CASE) -> date | None:
    with reading(engine) as session:
        return case_of(session, case).closed_on


def state(engine: Engine, case: str = CASE) -> str:
    """What the case waits for, in words."""
    with reading(engine) as session:
        return awaited(session, case_of(session, case)).state


def round_number(engine: Engine, case: str = CASE) -> int:
    with reading(engine) as session:
        return case_of(session, case).round


def next_round(engine: Engine, procedure: str, on: str, case: str = CASE) -> None:
    """Opens a round by another method, as a change with the treasury's letter would."""
    with writing(engine) as session:
        row: Case = case_of(session, case)
        open_round(
            session, actor(session, "市级.project_manager"), row, procedure=procedure, reason="改变采购方式", on=d(on)
        )


@dataclass(frozen=True)
class Lap:
    """The dates of a round from its documents to its award."""

    drafted: str
    confirmed: str
    notice: str
    opening: str
    report: str
    chosen: str
    award: str


RECOUNTED = {"service_from": "2024-02-01", "service_until": "2025-01-31"}
"""The service's time as a new round states it."""


def draft_documents(engine: Engine, drafted: str, confirmed: str, *, case: str = CASE, **changed: Any) -> None:
    """The document as the example has it, drafted and confirmed anew, for a service that a new round can still begin."""
    said = {item.step: item for item in tender_case.EXAMPLE if item.case == CASE}
    for step, on in (("document_drafted", drafted), ("document_confirmation", confirmed)):
        recounted = RECOUNTED | changed if step == "document_drafted" else {}
        act(engine, said[step].role, case, step, d(on), **said[step].details | recounted)


def announce(engine: Engine, lap: Lap, *, case: str = CASE, **changed: Any) -> None:
    """Documents and notice of a round, under a project number of its own."""
    draft_documents(engine, lap.drafted, lap.confirmed, case=case)
    act(
        engine,
        "procurement",
        case,
        "tender_notice",
        d(lap.notice),
        **notice(
            project_number=f"演练-2023-{next(_NUMBER):03d}",
            first_published=d(lap.notice).isoformat(),
            bid_deadline=d(lap.opening).isoformat(),
            bid_bond=None,
        )
        | changed,
    )


def open_and_award(
    engine: Engine, lap: Lap, offered: dict[str, Any], found: dict[str, Any], won: dict[int, str], *, case: str = CASE
) -> None:
    """Opening, report, winners and award notice of a round; the losers' bonds back on the same day."""
    act(engine, "procurement", case, "bid_opening", d(lap.opening), **offered)
    act(
        engine, "procurement", case, "evaluation_report", d(lap.report), **{"members": seated(found["experts"])} | found
    )
    act(
        engine,
        "district_leader",
        case,
        "winner_confirmation",
        d(lap.chosen),
        winners=[{"lot": lot, "supplier": firm} for lot, firm in won.items()],
    )
    act(
        engine,
        "procurement",
        case,
        "award_notice",
        d(lap.award),
        platform_address="采购平台/演练/结果",
        first_published=d(lap.award).isoformat(),
    )
    if ("loser_bond_return", "") in rows_of(engine, case):
        act(engine, "procurement", case, "loser_bond_return", d(lap.award))


def prepare_contracts(
    engine: Engine,
    on: str,
    *lots: int,
    start: str = "2024-02-01",
    end: str = "2025-01-31",
    mark: str = "",
    assessed: bool = True,
) -> None:
    """Draft and review of the lots' contracts; goods and works are not paid by the assessment of stations."""
    for lot in lots:
        drawn = draft(lot, starts_on=start, ends_on=end, number=f"惠东驿站-2023-0{lot}{mark}")
        if not assessed:
            del drawn["assessment"]
        act(
            engine,
            "procurement",
            CASE,
            "contract_draft",
            d(on),
            str(lot),
            **drawn,
        )
        act(engine, "reviewer", CASE, "contract_review", d(on), str(lot), opinion="同意")


def sign(engine: Engine, on: str, *lots: int, mark: str = "") -> None:
    """Signature of the lots' contracts."""
    for lot in lots:
        act(
            engine,
            "district_leader",
            CASE,
            "contract_signature",
            d(on),
            str(lot),
            **signature(lot, number=f"惠东驿站-2023-0{lot}{mark}"),
        )


def file_contracts(engine: Engine, on: str, *lots: int, bonds: bool = True) -> None:
    """What follows the last signature: bonds back, publication, filing."""
    if bonds and ("winner_bond_return", "") in rows_of(engine):
        act(engine, "procurement", CASE, "winner_bond_return", d(on))
    for lot in lots:
        act(
            engine,
            "procurement",
            CASE,
            "contract_publication",
            d(on),
            str(lot),
            platform_address=f"采购平台/演练/合同{lot}",
        )
        act(engine, "procurement", CASE, "contract_filing", d(on), str(lot), receipt=f"演练备案{lot}")


def offers(firms: Iterable[str] = FIRMS[:3], lots: Iterable[int] = (1, 2)) -> dict[str, Any]:
    """Bids of these firms at the example's prices."""
    return {"bids": [bid for bid in bids({lot: PRICES[lot] for lot in lots})["bids"] if bid["supplier"] in set(firms)]}


def priced(firms: Iterable[str], lots: Iterable[int] = (1, 2), **last: int) -> dict[str, Any]:
    """A report by price: everybody valid; `last` the final price of a firm in every lot."""
    return {
        "scores": [
            {"lot": lot, "supplier": firm, "score": 0, "price": last.get(firm)} for lot in lots for firm in firms
        ],
        "rejected": [],
        "experts": report()["experts"],
        "members": seated(report()["experts"]),
    }
