"""The thresholds of procurement as they are for one case: of its region and level, on the day whose law it goes by."""

from __future__ import annotations

from actions.purchase.evaluation_scheme import law_date
from models.values import Subject, ThresholdKind
from record.handlers import Work
from record.lots import subject_of
from record.plan.loaded import plan_of
from record.plan.splitting import level_of
from record.plan.thresholds import thresholds_of
from rules.purchase.thresholds import UnknownThreshold


def threshold_of(work: Work, kind: ThresholdKind, subject: Subject | None = None) -> int | None:
    """采购限额标准 or 公开招标数额标准 in 分 for what the case buys, or for `subject`; None where it is unknown, which the
    person is told."""
    dossier = work.dossier
    city, level = plan_of(dossier.programme).city.name, level_of(dossier.district)
    try:
        found = thresholds_of(work.session).find(city, level, subject or subject_of(dossier), kind, law_date(dossier))
    except UnknownThreshold as error:
        work.warnings.append(str(error))
        return None
    return found.amount
