"""Personal data: nobody sees them in full without a reason, and the trail keeps who did and why."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from models.audit import AuditEntry
from models.case import Case
from models.database import reading, writing
from models.refusal import Refusal
from models.values import Role
from models.visitor import AdminOffice, Visitor
from record.accounts.disclosure import PurposeMissing, disclose
from record.errors import WrongRole

CASE = Case(slug="huizhou-2023/惠城区/队伍", programme_id=1, kind="staffing", procedure="staffing", title="队伍")
ZHANG = Visitor("zhang", "张演练", Role.SUPERVISOR, "惠城区")


def test_the_trail_keeps_who_and_why(engine: Engine) -> None:
    with writing(engine) as session:
        disclose(session, ZHANG, CASE, "  核对站长的社会保险缴纳记录 ")
    with reading(engine) as session:
        entry = session.exec(select(AuditEntry).order_by(col(AuditEntry.seq).desc())).first()
        assert entry
        assert (entry.actor, entry.role, entry.action, entry.target) == ("zhang", "supervisor", "disclose", CASE.slug)
        assert entry.entered == {"reason": "核对站长的社会保险缴纳记录"}


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize(
    ("visitor", "reason", "refusal"),
    [
        (ZHANG, "看看", PurposeMissing),
        (ZHANG, "　   　", PurposeMissing),
        (Visitor("firm", "演练公司", Role.OPERATOR, "惠城区"), "核对站长的记录", WrongRole),
        (Visitor("root", "某演练", office=AdminOffice.SYSTEM), "核对站长的记录", WrongRole),
    ],
)
def test_who_and_what_is_refused(engine: Engine, visitor: Visitor, reason: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal), writing(engine) as session:
        disclose(session, visitor, CASE, reason)
    with reading(engine) as session:
        assert session.exec(select(AuditEntry)).first() is None
