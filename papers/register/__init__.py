"""The register of documents: numbers, drafts, signatures, versions, files, and the archive of a case.

Whatever is registered takes its 登记号 in the transaction that makes its row, and keeps it: a file that cannot be
made is tried again under the same number, a draft that is dropped stays as 作废. So no number is burnt or missing.
"""

from papers.base import is_rehearsal
from papers.register.due import (
    HeldBack,
    mark_issued,
    pending,
    pending_among,
    pending_of_programmes,
    programme_of,
    reserve_due,
)
from record.register.files import Fault, verify, write_file
from record.register.letters import LetterNumberUsed
from record.register.rows import Pending

__all__ = [
    "Fault",
    "HeldBack",
    "LetterNumberUsed",
    "Pending",
    "is_rehearsal",
    "mark_issued",
    "pending",
    "pending_among",
    "pending_of_programmes",
    "programme_of",
    "reserve_due",
    "verify",
    "write_file",
]
