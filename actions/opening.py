"""投入运营 (方案二): a station opens once it is contracted, accepted, staffed, named and watched."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field
from sqlmodel import Session

from models.case import Case, Fact
from models.programme import Station
from record.entry.details import Details
from record.entry.fields import Name, Phone
from record.errors import Disallowed, NotReady
from record.handlers import Topic, Work
from record.places import plan, station
from record.rows.purchases import contract_of_station

topic = Topic()

P = "opening"


@topic.form(P, "opened")
class Opened(Details):
    """驿站投入运营: opening hours and the service and complaint hotline (方案四(三))."""

    free: ClassVar[frozenset[str]] = frozenset({"hours", "hotline"})

    hours: Name = Field(title="开放时间")
    hotline: Phone = Field(title="服务热线")


@topic.check(P, "opened")
def station_is_complete(work: Work) -> None:
    """The station has its place, name, head and supervisor.

    Raises:
        NotReady: naming what is missing, and the step that gives it.
    """
    row = station(work.session, work.case, work.command.subject)
    run = {duty.key for duty in plan(work).run_milestones}
    if missing := [text for (text, kind), value in _wanted(row).items() if kind in run and not value]:
        raise NotReady(
            f"{row.code}还不能投入运营，缺少：{'、'.join(missing)}",
            basis="方案{opening}、{fit_out}、{staffing}",
            remedy="请先办结括号内的环节",
        )


def _wanted(row: Station) -> dict[tuple[str, str], str | None]:
    """What a station has when it opens, with the kind of case that gives it: a plan without that kind asks for none."""
    return {
        ("地址（选址研究确定）", "site_selection"): row.address,
        ("名称（驿站命名）", "site_selection"): row.name,
        ("站长（站长到岗）", "staffing"): row.head,
        ("监管人员（监管人员确定）", "staffing"): row.supervisor,
    }


@topic.check(P, "opened")
def service_has_begun(work: Work) -> None:
    """No station opens before the service of its operator begins: nobody is paid for those days, and nobody answers.

    Raises:
        Disallowed: naming contract and day.
    """
    contract = contract_of_station(work.session, work.case.programme_id, work.command.subject)
    if contract is not None and work.on < contract.starts_on:
        raise Disallowed(
            f"{work.command.subject}的运营合同（{contract.number}）自{contract.starts_on}起提供服务，不能于{work.on}投入运营",
            basis="采购法 43；合同履行期限条款",
            remedy=f"请于{contract.starts_on}以后投入运营；确需提前的，先办理补充协议",
        )


@topic.effect(P, "opened")
def put_down_opening(work: Work) -> None:
    """The day on which the station opened."""
    station(work.session, work.case, work.command.subject).opened_on = work.on


@topic.undo(P, "opened")
def take_opening_back(session: Session, case: Case, fact: Fact) -> None:
    """The station is not open."""
    station(session, case, fact.subject).opened_on = None
