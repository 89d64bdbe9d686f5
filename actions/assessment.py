"""考核: one cycle of one district, from the notice to stars and rectification."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import Field
from sqlmodel import Session

from models.assessment import Score, StarRating
from models.case import Case, Fact
from models.person import SYSTEM, Actor
from models.programme import District, Programme
from models.values import Role
from record.alerting.supervision import close_item, open_item, reopen_item
from record.citations import cited
from record.custody import audit
from record.entry.details import Details
from record.entry.fields import LetterNumber, Name, OptionalText, Text
from record.errors import Disallowed, NotReady, WrongRole
from record.handlers import Topic, Work
from record.lots import stations_of
from record.plan.assessment import newest, scheme_of_version
from record.plan.loaded import districts
from record.plan.programme import open_case
from record.rows.assessments import below_standard, rating_elsewhere, rating_of, scores_of
from record.rows.programmes import cases_of_kind
from record.situation import Dossier, open_dossier
from rules.assessment import FAILED, FULL, Scheme, points_text, rate, score

topic = Topic()

P = "assessment"


@topic.form(P, "cycle_notice")
class CycleNotice(Details):
    """考核通知: the scheme's title, the period, and whether it is the full assessment of the year."""

    free: ClassVar[frozenset[str]] = frozenset({"scheme", "letter_number", "file_by"})

    scheme: Name = Field(title="考核方案")
    period_from: date = Field(title="考核期开始")
    period_until: date = Field(title="考核期结束")
    full: bool = Field(title="是否全面考核")
    version: OptionalText = Field(default="", title="方案版本")
    """Frozen for the cycle; filled in where it is left empty."""
    letter_number: LetterNumber | None = Field(default=None, title="文号")
    file_by: date | None = Field(default=None, title="数据报送期限")


@topic.form(P, "values_filed")
class ValuesFiled(Details):
    """考核数据报送: by indicator; rates in hundredths of a per cent, null where there is no data."""

    values: dict[str, int | None] = Field(title="指标数据")


@topic.form(P, "scored")
class Scored(Details):
    """考核评分. `adjust`: values that the assessor found otherwise than filed, with `reason`."""

    adjust: dict[str, int | None] = Field(default_factory=dict, title="核定数据")
    reason: OptionalText = Field(default="", title="原因")


@topic.form(P, "scores_reviewed")
class ScoresReviewed(Details):
    """评分复核意见."""

    free: ClassVar[frozenset[str]] = frozenset({"opinion"})

    opinion: Text = Field(title="意见")


@topic.form(P, "result_publicity")
class ResultPublicity(Details):
    """考核结果公示."""

    free: ClassVar[frozenset[str]] = frozenset({"place", "remark"})

    place: OptionalText = Field(default="", title="地点")
    remark: OptionalText = Field(default="", title="备注")


@topic.form(P, "appeal")
class Appeal(Details):
    """申诉."""

    free: ClassVar[frozenset[str]] = frozenset({"text"})

    text: Text = Field(title="内容")


class AppealItem(Details):
    """One matter of an appeal: what was found, on what it rests, whether it stands."""

    matter: Text = Field(title="申诉事项")
    found: Text = Field(title="复核情况")
    basis: Text = Field(title="依据和材料")
    upheld: bool = Field(title="是否成立")


@topic.form(P, "appeal_decided")
class AppealDecided(Details):
    """申诉处理: upheld, the station's total becomes `points` (hundredths of a point)."""

    upheld: bool = Field(title="是否成立")
    points: int | None = Field(default=None, ge=0, le=10000, title="核定总分（百分之一分）")
    reason: OptionalText = Field(default="", title="原因")
    items: tuple[AppealItem, ...] = Field(default=(), title="逐项复核")
    letter_number: LetterNumber | None = Field(default=None, title="文号")


@topic.form(P, "result_final")
class ResultFinal(Details):
    """考核结果确定: the bulletin's 文号 from the office system."""

    letter_number: LetterNumber = Field(title="文号")
    rectify_by: date | None = Field(default=None, title="整改期限")
    """Until when stations below standard have to mend; null: until their supervision item is due."""


@topic.form(P, "rectification_ordered")
class RectificationOrdered(Details):
    """责令整改: what is wrong, and until when it is to be mended."""

    problems: Text = Field(title="存在问题")
    by: date = Field(title="整改期限")
    letter_number: LetterNumber | None = Field(default=None, title="文号")


@topic.form(P, "rectified")
class Rectified(Details):
    """整改完成."""

    free: ClassVar[frozenset[str]] = frozenset({"result"})

    result: OptionalText = Field(default="", title="整改结果")


def cycle_source(programme: Programme) -> str:
    """Where the plan at hand asks for assessments: 方案四（三） 每年至少进行1次全面考核. Empty if it does not."""
    clause, phrase = cited(programme, "方案{assessment}"), (programme.plan.get("assessment") or {}).get("phrase", "")
    return f"{clause} {phrase}".strip() if phrase or clause != "方案" else ""


def open_cycle(
    session: Session,
    actor: Actor,
    programme: Programme,
    district: District,
    *,
    label: str,
    due: date | None,
    source: str,
    on: date,
) -> Case:
    """Opens a cycle of a district, `…/考核/2024年上半年`, or answers with the one that is there."""
    case = open_case(
        session, programme, district, kind=P, procedure=P, label=f"考核/{label}", due=due, source=source, on=on
    )
    title = f"{district.name}{label}考核"
    if case.title != title:
        case.title = title
        session.add(case)
        content = {"district": district.name, "label": label, "due": due, "source": source, "on": on}
        audit.append(session, actor, "open_cycle", case.slug, content)
    return case


def open_cycles(session: Session, actor: Actor, programme: Programme, *, label: str, due: date, on: date) -> list[Case]:
    """Opens a cycle in every district, as the plan demands at least once a year.

    Raises:
        WrongRole: unless the project manager or an assessor opens it.
        Disallowed: where the result would be due before the cycle begins, or the cycle is open with another date.
    """
    if actor.role not in (Role.PROJECT_MANAGER, Role.ASSESSOR):
        raise WrongRole(f"{actor.title}不能开启考核周期", remedy="请由市专班或考核人员办理")
    if due <= on:
        raise Disallowed(f"考核结果的时限{due}不晚于今天{on}", remedy="请核对日期")
    source = cycle_source(programme)
    cases = [
        open_cycle(session, actor, programme, district, label=label, due=due, source=source, on=on)
        for district in districts(session, programme)
    ]
    for case in cases:
        if case.due_on != due:
            raise Disallowed(
                f"考核周期“{label}”已经开启，“{case.slug}”应于{case.due_on}前（含当日）确定结果，不能改为{due}",
                remedy="请用原来的时限，或者以另一名称开启新的周期",
            )
    return cases


def cycle_name(case: Case) -> str:
    """The cycle as papers call it: a bare year is 2024年度, anything else as it was opened."""
    label = case.slug.rsplit("/", 1)[-1]
    return f"{label}年度" if label.isdigit() else label


def scheme_of(session: Session, dossier: Dossier) -> Scheme:
    """The scheme that the cycle's notice froze."""
    return scheme_of_version(session, dossier.programme, dossier.said(CycleNotice).version)


@topic.check(P, "cycle_notice")
def check_cycle(work: Work) -> None:
    """A period that has a length, and the newest scheme unless another is named; its version is kept."""
    details = work.said(CycleNotice)
    if details.period_until <= details.period_from:
        raise Disallowed(
            f"考核期结束日期{details.period_until}不晚于开始日期{details.period_from}", remedy="请核对考核期"
        )
    if details.file_by and details.file_by <= work.on:
        raise Disallowed(f"数据报送期限{details.file_by}不晚于考核通知日期{work.on}", remedy="请核对报送期限")
    programme = work.dossier.programme
    scheme = (
        scheme_of_version(work.session, programme, details.version)
        if details.version
        else newest(work.session, programme).scheme
    )
    work.details = details.model_copy(update={"version": scheme.version})


@topic.check(P, "values_filed")
def check_values(work: Work) -> None:
    """Indicators of the scheme, values that they can have; what is missing scores nothing and is pointed out."""
    scheme, values = scheme_of(work.session, work.dossier), work.said(ValuesFiled).values
    score(scheme, values)
    missing = [i.title for i in scheme.indicators if values.get(i.key) is None and not i.bonus]
    if missing:
        work.warnings.append(f"未报送数据的指标计0分：{'、'.join(missing)}")
    until = work.dossier.said(CycleNotice).period_until
    if work.on <= until:
        work.warnings.append(f"考核期至{until}止，报送数据时考核期尚未结束")


def _values(work: Work) -> dict[str, int | None]:
    details = work.said(Scored)
    return work.dossier.said(ValuesFiled, work.command.subject).values | details.adjust


@topic.check(P, "scored")
def check_scored(work: Work) -> None:
    """Whoever puts another value in the filed one's place says why."""
    details = work.said(Scored)
    if details.adjust and not details.reason.strip():
        raise Disallowed(
            "核定数据与报送数据不同，未写明理由", basis="方案{assessment}", remedy="请写明核定理由（reason）"
        )
    score(scheme_of(work.session, work.dossier), _values(work))


@topic.effect(P, "scored")
def enter_scores(work: Work) -> None:
    """One row for each indicator."""
    station = stations_of(work.session, work.case, [work.command.subject])[0]
    assert station.id
    for item in score(scheme_of(work.session, work.dossier), _values(work)).items:
        work.session.add(
            Score(
                case_id=work.case_id,
                fact_id=work.fact_id,
                station_id=station.id,
                indicator=item.indicator,
                value=item.value,
                points=item.points,
            )
        )
    work.session.flush()


def totals(session: Session, dossier: Dossier) -> dict[str, int]:
    """The total of each scored station by code, in hundredths of a point, upheld appeals included."""
    found = {}
    for station in stations_of(session, dossier.case):
        points = [row.points for row in scores_of(session, dossier.case, station)]
        decided = dossier.maybe_said(AppealDecided, station.code)
        if decided and decided.upheld and decided.points is not None:
            found[station.code] = decided.points
        elif points:
            found[station.code] = min(FULL, sum(points))
    return found


@topic.check(P, "appeal_decided")
def check_decision(work: Work) -> None:
    """An upheld appeal sets another total, one that is not upheld leaves it as it is."""
    details = work.said(AppealDecided)
    total = totals(work.session, work.dossier)[work.command.subject]
    if details.upheld and details.points is None:
        raise Disallowed("申诉成立，未写明核定总分", basis="方案{assessment}", remedy="请填写核定总分（points）")
    if not details.upheld and details.points not in (None, total):
        raise Disallowed(
            f"申诉不成立，总分仍为{points_text(total)}分，不能改动",
            basis="方案{assessment}",
            remedy="请去掉核定总分，或改为申诉成立",
        )


def cycle_dossiers(session: Session, case: Case) -> list[Dossier]:
    """The cases of the same cycle in all districts: the whole city's stations are rated together (方案四(三))."""
    label = case.slug.split("/", 2)[2]
    found = cases_of_kind(session, case.programme_id, P)
    return [open_dossier(session, one) for one in found if one.slug.split("/", 2)[2] == label]


@topic.check(P, "result_final")
def check_all_ready(work: Work) -> None:
    """No district's result is final before every district's scores have been shown and its appeals decided."""
    waiting = []
    for dossier in cycle_dossiers(work.session, work.case):
        ready_on = dossier.rows["result_final", ""].ready_on
        if ready_on is None or ready_on > work.on:
            waiting.append(dossier.district_name or "")
    if waiting:
        raise NotReady(
            f"全市驿站统一评定等次和星级，{'、'.join(waiting)}尚未公示期满或者尚有申诉未处理",
            basis="方案{assessment}",
            remedy="请待各地公示期满、申诉处理完毕后再确定结果",
        )


@topic.effect(P, "result_final")
def enter_results(work: Work) -> None:
    """Rank, grade and star among the city's stations; who is below standard comes under supervision."""
    scheme = scheme_of(work.session, work.dossier)
    everybody: dict[str, int] = {}
    for dossier in cycle_dossiers(work.session, work.case):
        everybody.update(totals(work.session, dossier))
    mine = totals(work.session, work.dossier)
    rated = {code: result for code, result in rate(everybody, scheme).items() if code in mine}
    for station in stations_of(work.session, work.case, rated):
        result = rated[station.code]
        assert station.id
        work.session.add(
            StarRating(
                case_id=work.case_id,
                fact_id=work.fact_id,
                station_id=station.id,
                total=result.total,
                star=result.star,
                grade=result.grade,
            )
        )
        station.star = result.star
        work.session.add(station)
        work.warnings.extend(f"{station.name or station.code}：{note}" for note in result.notes)
        if result.grade == FAILED:
            item = open_item(
                work.session,
                work.case,
                "rectification_ordered",
                station.code,
                source="below_standard",
                basis="方案{assessment}",
                on=work.on,
                reason=f"{station.name or station.code}考核{points_text(result.total)}分，"
                f"低于达标分{points_text(scheme.passed)}分",
            )
            reopen_item(work.session, item, work.on, "考核结果重新确定，仍低于达标分")
    work.session.flush()


@topic.undo(P, "result_final")
def forget_results(session: Session, case: Case, fact: Fact) -> None:
    """Stations have the star of the cycle before; items that this result opened are closed."""
    for station in stations_of(session, case):
        earlier = rating_elsewhere(session, case, station)
        station.star = earlier.star if earlier else None
        session.add(station)
    for item in below_standard(session, case):
        close_item(session, SYSTEM, item, fact.done_on, "考核结果已撤回或者更正")


@topic.check(P, "rectification_ordered")
def check_order(work: Work) -> None:
    """A time to mend that lies ahead; usually for a station below standard."""
    details = work.said(RectificationOrdered)
    if details.by <= work.on:
        raise Disallowed(
            f"整改期限{details.by}不晚于责令整改日期{work.on}", basis="方案{assessment}", remedy="请核对整改期限"
        )
    told = work.dossier.said(ResultFinal).rectify_by
    if told and details.by != told:
        work.warnings.append(f"整改期限{details.by}与考核结果通报写明的{told}不一致，请核对")
    station = stations_of(work.session, work.case, [work.command.subject])[0]
    rating = rating_of(work.session, work.case, station)
    if rating and rating.grade != FAILED:
        work.warnings.append(f"{station.name or station.code}本次考核{rating.grade}，仍责令整改，请核对")
