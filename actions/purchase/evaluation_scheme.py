"""评标办法 of a tender document: its form, its check by the law of the notice's day, and where it is read again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actions.purchase.forms import DocumentDrafted, SchemeLine
from record.errors import Disallowed
from record.handlers import Work
from record.lots import licence_of, lots
from record.situation import Dossier
from rules.purchase.evaluation_scheme import (
    EvaluationKind,
    EvaluationScheme,
    Factor,
    LowShares,
    check_scheme,
)

KINDS = {
    "open_tender": EvaluationKind.TENDER,
    "invited_tender": EvaluationKind.TENDER,
    "competitive_consultation": EvaluationKind.CONSULTATION,
    "competitive_negotiation": EvaluationKind.NEGOTIATION,
    "inquiry": EvaluationKind.INQUIRY,
}
"""Procedures whose evaluation the law orders; 单一来源 and 自行采购 compare no scores."""


def check_schemes(work: Work, lines: Sequence[SchemeLine]) -> None:
    """Every lot has one scheme, lawful on the day on which the notice is planned; none is given: only a warning.

    Raises:
        Disallowed: EvaluationRefused: with what to do.
    """
    if not lines:
        if work.dossier.procedure.name in KINDS:
            work.warnings.append("采购文件未登记评标办法，评审得分不能复核")
        return
    covered = [lot for line in lines for lot in (line.lots or lots(work.dossier))]
    if sorted(covered) != sorted(lots(work.dossier)):
        raise Disallowed(
            f"评标办法对应的采购包{sorted(covered)}与本项目的采购包{sorted(lots(work.dossier))}不一致",
            remedy="每个采购包应当有一个评标办法；各包相同的，不必填写采购包",
        )
    row = work.dossier.rows["tender_notice", ""]
    expected = max(work.on, row.earliest or work.on)
    for line in lines:
        check_scheme(_scheme(work.dossier, line), work.dossier.law, expected)


def check_announced(work: Work) -> None:
    """The schemes of the document are lawful on the day of the notice itself, which may lie under another version.

    Raises:
        EvaluationRefused: with what to do.
    """
    for line in scheme_lines(work.dossier):
        check_scheme(_scheme(work.dossier, line), work.dossier.law, work.on)


def scheme_of(dossier: Dossier, lot: int) -> EvaluationScheme | None:
    """The scheme of a lot; null where the document was recorded without."""
    return next((_scheme(dossier, line) for line in scheme_lines(dossier) if lot in (line.lots or lots(dossier))), None)


def law_date(dossier: Dossier) -> date:
    """Evaluation goes by the law of the day of the notice."""
    notice = dossier.fact("tender_notice")
    return notice.done_on if notice else dossier.case.opened_on


def scheme_lines(dossier: Dossier) -> tuple[SchemeLine, ...]:
    """The schemes as the purchasing document has them; empty before there is one."""
    drafted = dossier.maybe_said(DocumentDrafted)
    return drafted.schemes if drafted else ()


def _scheme(dossier: Dossier, line: SchemeLine) -> EvaluationScheme:
    """As the rules take it. The licence of the profile is a qualification whether the document repeats it or not."""
    kind = KINDS.get(dossier.procedure.name)
    if kind is None:
        raise Disallowed(f"{dossier.procedure.title}不设评标办法", remedy="请删去评标办法")
    required = licence_of(dossier)
    asked = (*line.qualifications, required.title) if required else line.qualifications
    return EvaluationScheme(
        kind,
        line.subject,
        line.method,
        line.price_weight,
        tuple(Factor(factor.name, factor.kind, factor.points, factor.criterion) for factor in line.factors),
        line.sme_deduction,
        line.consortium_deduction,
        line.domestic_deduction,
        line.reserved,
        line.digits,
        line.rounding,
        line.stage,
        line.ties,
        asked,
        LowShares(line.low_mean, line.low_second, line.low_ceiling),
        line.fixed_price,
    )
