"""An extract of the audit trail about some targets, which can be checked without the rest of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from sqlmodel import Session, col, select

from models.audit import AuditEntry, AuditSeal
from models.canonical import canonical


def audit_extract(session: Session, targets: Collection[str]) -> Iterator[str]:
    """The entries about these targets, whole; of those between them, number and hash, so that the chain is seen to be
    one; and the first seal at or after the last of them, to be held against the seals that left the machine."""
    own = {
        entry.seq: entry
        for entry in session.exec(select(AuditEntry).where(col(AuditEntry.target).in_(list(targets)))).all()
    }
    if not own:
        return
    seal = session.exec(
        select(AuditSeal)
        .where(AuditSeal.entries >= max(own))
        .order_by(col(AuditSeal.entries), col(AuditSeal.sealed_on))
    ).first()
    last = seal.entries if seal else max(own)
    chain = session.exec(
        select(AuditEntry.seq, AuditEntry.hash)
        .where(AuditEntry.seq >= min(own), AuditEntry.seq <= last)
        .order_by(col(AuditEntry.seq))
    ).all()
    for seq, hashed in chain:
        yield canonical(_whole(own[seq]) if seq in own else {"seq": seq, "hash": hashed})
    if seal:
        yield canonical({"sealed_on": seal.sealed_on, "entries": seal.entries, "head": seal.head, "mac": seal.mac})


def _whole(entry: AuditEntry) -> dict[str, Any]:
    return {
        "seq": entry.seq,
        "at": entry.at.isoformat(timespec="microseconds"),
        "actor": entry.actor,
        "role": entry.role,
        "action": entry.action,
        "target": entry.target,
        "content": entry.content,
        "previous": entry.previous,
        "hash": entry.hash,
    }
