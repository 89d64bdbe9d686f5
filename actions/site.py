"""选址 (方案四(一)): candidates, inspection, choice within the quota, 公示, result and names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, StringConstraints
from sqlmodel import Session

from models.case import Case, Fact
from models.programme import CandidateSite
from record.entry.details import Details, Later
from record.entry.fields import LetterNumber, Name, OptionalText, distinct
from record.errors import CalendarUnknown, Disallowed, TooEarly
from record.forms.stations import SitePublicity
from record.handlers import Topic, Work
from record.places import plan, station, stations, warn
from record.rows.sites import candidate
from record.said import said
from record.situation import Dossier
from rules.calendar import Unit
from rules.procedure import Lapse
from rules.station import check_area, check_choice

topic = Topic()

P = "site_selection"

Code = Annotated[str, StringConstraints(min_length=1, max_length=20, pattern=r"^[^\s@#/]+$")]
"""Code of a candidate, as it stands after @ on the command line: 惠东A1."""


class Candidate(Details):
    """备选点位. Area in whole square decimetres; a small one says why (方案四(三))."""

    code: Code = Field(title="编号")
    name: Name = Field(title="点位名称")
    address: Name = Field(title="地址")
    area_dm2: int = Field(gt=0, le=10**6, title="服务面积（平方分米）")
    premises: Name = Field(title="场所性质")
    reason_small: OptionalText = Field(default="", title="面积不足的理由")
    grid: OptionalText = Field(default="", title="服务网格")


def _coded_once(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    distinct(tuple(candidate.code for candidate in candidates))
    return candidates


@topic.form(P, "site_survey")
class SiteSurvey(Details):
    """点位摸排: every place that is looked at."""

    candidates: Annotated[tuple[Candidate, ...], AfterValidator(_coded_once)] = Field(
        min_length=1, max_length=500, title="备选点位"
    )


@topic.form(P, "site_inspection")
class SiteInspection(Details):
    """实地踏勘 of one candidate: points out of 100, and whether the plan's equipment can stand there."""

    free: ClassVar[frozenset[str]] = frozenset({"remark"})

    score: int = Field(ge=0, le=100, title="评分")
    equipment_possible: bool = Field(title="能否配置设施设备")
    remark: OptionalText = Field(default="", title="踏勘情况")


class Choice(Details):
    """One chosen candidate, and the place in the quota that it takes."""

    candidate: Code = Field(title="点位编号")
    station: Code = Field(title="驿站编号")


@topic.form(P, "site_choice")
class SiteChoice(Details):
    """选址研究确定: exactly as many as the quota."""

    choices: tuple[Choice, ...] = Field(min_length=1, title="选定点位")


topic.form(P, "site_publicity")(SitePublicity)


@topic.form(P, "site_result")
class SiteResult(Details):
    """选址结果通知."""

    free: ClassVar[frozenset[str]] = frozenset({"letter_number", "objections", "recipients"})
    later: ClassVar[Mapping[str, Later]] = {"objections": Later(date(2026, 12, 1), 0)}

    letter_number: LetterNumber = Field(title="文号")
    objections: int = Field(ge=0, le=10**6, title="公示期内收到异议件数（没有的填0）")
    recipients: Annotated[tuple[Name, ...], AfterValidator(distinct)] = Field(
        default=(), max_length=30, title="主送机关"
    )
    """Empty: the district's employment department."""


@topic.form(P, "station_naming")
class StationNaming(Details):
    """驿站命名. While the province's rule is not at hand, `rule_source` says what the name rests on."""

    name: Name = Field(title="驿站名称")
    rule_source: OptionalText = Field(default="", title="命名依据")
    rule_confirmed_by: OptionalText = Field(default="", title="命名规则确认人")


@topic.check(P, "site_survey")
def small_places_say_why(work: Work) -> None:
    """A place below the plan's floor area is shown, and wants a reason.

    Raises:
        Disallowed: `area_needs_reason`.
    """
    details = work.said(SiteSurvey)
    area = plan(work).station.area
    for place in details.candidates if area else ():
        warn(work, check_area(place.name, place.area_dm2, place.reason_small, area.min_m2 * 100 if area else 0))
    quota, places = len(stations(work.session, work.case)), len(details.candidates)
    if places < quota:
        work.warnings.append(f"备选点位{places}个，少于名额{quota}个（方案{{quota}}）")


@topic.effect(P, "site_survey")
def put_down_candidates(work: Work) -> None:
    """A row for every place looked at."""
    for place in work.said(SiteSurvey).candidates:
        work.session.add(
            CandidateSite(
                case_id=work.case_id,
                fact_id=work.fact_id,
                code=place.code,
                name=place.name,
                address=place.address,
                area_dm2=place.area_dm2,
                premises=place.premises,
            )
        )


@topic.effect(P, "site_inspection")
def put_down_score(work: Work) -> None:
    """The candidate's points."""
    candidate(work.session, work.case, work.command.subject).score = work.said(SiteInspection).score


@topic.undo(P, "site_inspection")
def take_score_back(session: Session, case: Case, fact: Fact) -> None:
    """The candidate counts as not inspected."""
    candidate(session, case, fact.subject).score = None


@topic.check(P, "site_choice")
def choice_fills_the_quota(work: Work) -> None:
    """As many inspected places as the quota, each once, one for each station; equipment must fit in.

    Raises:
        Disallowed: `chosen_twice`, `unknown_candidate`, `over_quota`, `below_quota`, `disallowed`.
    """
    details = work.said(SiteChoice)
    chosen = [choice.candidate for choice in details.choices]
    facts = work.dossier.facts.items()
    inspected = {subject: said(fact, SiteInspection) for (step, subject), fact in facts if step == "site_inspection"}
    codes = [row.code for row in stations(work.session, work.case)]
    check_choice(chosen, inspected, len(codes))
    if unfit := [code for code in chosen if not inspected[code].equipment_possible]:
        raise Disallowed(
            f"点位{'、'.join(unfit)}经踏勘不能配置设施设备，不能选定",
            basis="方案{station}",
            remedy="请另选点位，或重新踏勘后更正",
        )
    if sorted(choice.station for choice in details.choices) != codes:
        raise Disallowed(
            "驿站编号与本地名额不符：每个编号须填写且只填写一次",
            basis="方案{quota}",
            remedy=f"本地的驿站编号：{'、'.join(codes)}",
        )
    lowest = min(inspected[code].score for code in chosen)
    if better := [code for code, seen in inspected.items() if code not in chosen and seen.score > lowest]:
        work.warnings.append(f"未选定的点位{'、'.join(better)}踏勘评分高于已选定的点位，请说明理由")


@topic.effect(P, "site_choice")
def places_become_stations(work: Work) -> None:
    """Each chosen place gives its station address and area."""
    for choice in work.said(SiteChoice).choices:
        place = candidate(work.session, work.case, choice.candidate)
        row = station(work.session, work.case, choice.station)
        place.station = row.code
        row.address, row.area_dm2 = place.address, place.area_dm2


@topic.undo(P, "site_choice")
def stations_lose_their_places(session: Session, case: Case, fact: Fact) -> None:
    """The choice is open again."""
    for choice in said(fact, SiteChoice).choices:
        row = station(session, case, choice.station)
        candidate(session, case, choice.candidate).station = None
        row.address = row.area_dm2 = None


@topic.check(P, "site_publicity")
def shown_long_enough(work: Work) -> None:
    """Not shorter than the customary span, which the schedule counts with; its last day, which is announced, is sure.

    Raises:
        Disallowed: naming the span. CalendarUnknown: where it ends in a year whose holidays are not loaded.
    """
    details = work.said(SitePublicity)
    term = next(t for t in work.dossier.procedure.step("site_publicity_end").terms if isinstance(t, Lapse))
    if details.days < term.days:
        raise Disallowed(
            f"公示{details.days}个工作日，少于{term.n}个工作日",
            basis=term.basis,
            remedy=f"请公示不少于{term.n}个工作日",
        )
    last = work.dossier.calendar.shift(work.on, details.days, Unit.WORKING_DAYS)
    if not work.dossier.calendar.knows(last):
        raise CalendarUnknown(f"公示期至{last}，该年放假安排尚未载入，只是预估", last.year, basis=term.basis)


def publicity_span(dossier: Dossier) -> tuple[date, date]:
    """First and last day of the 公示 as announced: whole working days, the day it is put up not counted."""
    shown, days = dossier.facts["site_publicity", ""].done_on, dossier.said(SitePublicity).days
    shift = dossier.calendar.shift
    return (shift(shown, 1, Unit.WORKING_DAYS), shift(shown, days, Unit.WORKING_DAYS))


@topic.check(P, "site_result")
def announced_span_has_run_out(work: Work) -> None:
    """A 公示 that was announced for longer than usual is waited for.

    Raises:
        TooEarly: before its last day is over.
    """
    _first, last = publicity_span(work.dossier)
    if work.on <= last:
        raise TooEarly(f"公示至{last}届满，{work.on}过早", basis="公示载明的期限", remedy="请在公示期满后办理")


@topic.check(P, "station_naming")
def name_is_unique(work: Work) -> None:
    """The name rests on something, and no other station has it.

    Raises:
        Disallowed: with the plan's open question, or the station that has the name.
    """
    details = work.said(StationNaming)
    naming = plan(work).naming
    if naming and naming.rule is None and not details.rule_source:
        raise Disallowed(
            f"命名规则尚未取得：{naming.question or naming.annex}",
            basis=f"方案{naming.clause}",
            remedy="请在rule_source写明本次命名的依据",
        )
    named = {row.name: row.code for row in stations(work.session, work.case, everywhere=True)}
    if (other := named.get(details.name, work.command.subject)) != work.command.subject:
        raise Disallowed(f"驿站名称“{details.name}”已由{other}使用", basis="方案{naming}", remedy="请另定名称")
    if naming and naming.rule is None:
        work.warnings.append("省统一命名规则尚未取得，名称待核实")


@topic.effect(P, "station_naming")
def give_name(work: Work) -> None:
    """The station's name."""
    station(work.session, work.case, work.command.subject).name = work.said(StationNaming).name


@topic.undo(P, "station_naming")
def take_name_back(session: Session, case: Case, fact: Fact) -> None:
    """The station has no name again."""
    station(session, case, fact.subject).name = None
