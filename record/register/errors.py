"""What the register of documents alone refuses, each with a stable code; what it shares with other acts stands in record.errors."""

from __future__ import annotations

from models.refusal import Refusal


class UnknownScope(Refusal):
    """Raised when neither a case nor a programme has that identifier."""

    code, exit_code = "unknown_scope", 2


class NotAsked(Refusal):
    """Raised when a kind comes of an act, or is not for this case, or of another command."""

    code, exit_code = "not_on_request", 2


class SubjectUnclear(Refusal):
    """Raised when a kind makes several documents here and none, or an unknown one, is named."""

    code, exit_code = "unknown_subject", 2


class FactsRefused(Refusal):
    """Raised when the facts of a document, as the record and the asker give them, are incomplete or wrong."""

    code, exit_code = "document_facts", 2


class AlreadyThere(Refusal):
    """Raised when the same document is being drafted, or was issued."""

    code = "document_exists"


class WrongState(Refusal):
    """Raised when a document is not in the state that the act needs."""

    code = "document_state"


class FileUnfit(Refusal):
    """Raised when a file that was handed in is not what it should be, is empty, too large or carries macros."""

    code, exit_code = "file_unfit", 2


class ContentHidden(Refusal):
    """Raised when a document tells what the law hides from the person who asks, until a later act."""

    code = "content_hidden"


class ReasonMissing(Refusal):
    """Raised when a return, a correction or a 作废 is asked for without a reason."""

    code, exit_code = "reason_missing", 2


class ArchiveFailed(Refusal):
    """Raised when an archive cannot be written: a file is missing or changed, or the disk takes no more."""

    code, exit_code = "archive_failed", 3
