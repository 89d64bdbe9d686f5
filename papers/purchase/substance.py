"""服务要求和服务标准 in short: what a result and the publication of a contract say is asked, and by what it is measured."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from actions.contract import city_targets
from actions.purchase.forms import DocumentDrafted
from documents.catalogue.contract.facts import TargetRow
from documents.catalogue.purchase.requirement_texts import Texts, texts_of
from documents.dates import cn_date, months_between
from papers.purchase.procurement import opening_hours
from record.bodies import planned_due
from record.forms.purchase import Requirement
from record.lots import Lot
from record.plan.assessment import newest
from record.plan.loaded import plan_of
from record.situation import Dossier
from rules.assessment import points_text

OPERATING = "提供求职登记、岗位归集、职业指导、招聘活动和重点群体帮扶等服务，执行统一的工作规则和服务规范"


def lot_targets(session: Session, dossier: Dossier, lot: Lot, term: tuple[date, date]) -> tuple[TargetRow, ...]:
    """The city's targets for all stations of a lot and the months of its service, rounded up."""
    months = months_between(*term)
    return tuple(
        TargetRow(
            name=target.name,
            quantity=-(-target.quantity * len(lot.stations) * months // 12),
            unit=target.unit,
            measure=target.measure,
        )
        for target in city_targets(session, dossier.case)
    )


def required(session: Session, dossier: Dossier) -> str:
    """服务要求: for stations the services, the hours of opening and the people of each station."""
    if dossier.profile.unified:
        drafted = dossier.maybe_said(DocumentDrafted)
        hours = opening_hours(session, dossier).get("opening_hours")
        staff = f"每站专职工作人员不少于{drafted.staff}名" if drafted and drafted.staff else ""
        return "；".join(text for text in (OPERATING, hours, staff) if text)
    if dossier.profile.key == "platform":
        return platform_in_short(dossier)
    return _plain(_texts(dossier).quality)


def standard(session: Session, dossier: Dossier, targets: tuple[TargetRow, ...]) -> str:
    """服务标准: for stations the targets and the pass of the assessment; for the platform what it is accepted by."""
    if dossier.profile.unified:
        told = "、".join(f"{row.name}{row.quantity:,}{row.unit}" for row in targets)
        aims = (f"服务期内完成{told}",) if told else ()
        scheme = newest(session, dossier.programme).scheme
        named = scheme.title.partition("（")[0]
        return "；".join((*aims, f"按《{named}》考核，{points_text(scheme.passed)}分以上为达标，考核结果与付款挂钩"))
    asked = dossier.said(Requirement).platform if dossier.profile.key == "platform" else None
    if asked is not None:
        due = asked.trial_by or planned_due(plan_of(dossier.programme), "platform")
        trial = f"于{cn_date(due)}前完成试运行，" if due else ""
        return (
            f"功能清单全部实现，{trial}没有严重和较重缺陷，达到网络安全等级保护{asked.protection}的要求；"
            f"质保期{asked.warranty_months}个月"
        )
    return _plain(_texts(dossier).acceptance[-1:])


def platform_in_short(dossier: Dossier) -> str:
    """What the platform is to do, as the plan names it."""
    platform = plan_of(dossier.programme).platform
    systems = "、".join(name if name.startswith("“") else f"“{name}”" for name in platform.systems)
    functions = "、".join(item.name for item in platform.functions)
    return f"开发、部署{systems}，实现{functions}等功能，提供接口、数据迁移、安全保护、培训、试运行支持和质保服务"


def _texts(dossier: Dossier) -> Texts:
    return texts_of(dossier.profile.key)


def _plain(texts: tuple[str, ...]) -> str:
    return "；".join(text.rstrip("。") for text in texts)
