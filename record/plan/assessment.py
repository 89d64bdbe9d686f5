"""The assessment schemes of a programme: what its cycles score by and what its contracts take, as loaded.

A scheme is added and never changed; a cycle keeps the one that its notice froze.
"""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, col, select

from models.assessment import AssessmentSchemeRow
from models.person import Actor
from models.programme import Programme
from models.refusal import Refusal
from record.custody import audit
from record.people import check_administrator
from rules.assessment import Scheme
from rules.assessment_file import SAMPLE, Assessment, AssessmentFile, stored


class AssessmentMissing(Refusal):
    """Raised when a programme has no assessment scheme, or none of the version asked for."""

    code = "assessment_missing"


def enter(session: Session, actor: Actor, programme: Programme, file: AssessmentFile, *, on: date) -> Assessment:
    """Adds a scheme to a programme; it counts for cycles that open and documents that are drafted from now on.

    Entering the newest one again changes nothing.

    Raises:
        WrongRole: see `check_administrator`.
    """
    check_administrator(actor, "载入考核方案")
    body, rows = file.model_dump(mode="json"), _rows(session, programme)
    assessment = file.assessment()
    if rows and rows[-1].body == body:
        return assessment
    version = assessment.scheme.version
    assert programme.id is not None
    session.add(
        AssessmentSchemeRow(
            programme_id=programme.id,
            version=version,
            title=file.title,
            body=body,
            entered_on=on,
            entered_by=actor.login,
        )
    )
    session.flush()
    audit.append(session, actor, "enter_assessment", programme.slug, {"version": version, "on": on, "assessment": body})
    return assessment


def newest(session: Session, programme: Programme) -> Assessment:
    """The scheme that counts now.

    Raises:
        AssessmentMissing: if none was loaded.
    """
    rows = _rows(session, programme)
    if not rows:
        raise AssessmentMissing(
            f"方案“{programme.slug}”没有考核方案，缺少考核指标、达标分、每分扣减金额和扣减上限",
            remedy=f"请用 ./yicheng programme assessment {programme.slug} 文件 --by 登录名 载入（样例见 {SAMPLE}）",
        )
    return stored(rows[-1].body).assessment()


def scheme_of_version(session: Session, programme: Programme, version: str) -> Scheme:
    """The scheme of a version, as a cycle's notice froze it.

    Raises:
        AssessmentMissing: if the programme has none of that version, with those that it has.
    """
    rows = _rows(session, programme)
    found = next((row for row in reversed(rows) if row.version == version), None)
    if found is None:
        known = "、".join(dict.fromkeys(row.version for row in rows)) or "（尚未载入）"
        raise AssessmentMissing(f"没有版本为{version}的考核方案", remedy=f"可用的版本：{known}")
    return stored(found.body).assessment().scheme


def _rows(session: Session, programme: Programme) -> list[AssessmentSchemeRow]:
    query = select(AssessmentSchemeRow).where(AssessmentSchemeRow.programme_id == programme.id)
    return list(session.exec(query.order_by(col(AssessmentSchemeRow.id))).all())
