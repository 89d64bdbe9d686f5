"""What is refused of accounts and of signing in."""

from __future__ import annotations

from models.refusal import Refusal


class AccountTaken(Refusal):
    """Raised when there is an account of that login already."""

    code = "account_taken"


class AccountMissing(Refusal):
    """Raised when there is no account of that login."""

    code, exit_code = "account_missing", 2


class AccountRefused(Refusal):
    """Raised when somebody may not have the account: not of the record, retired, of two offices at once."""

    code = "account_refused"


class WrongOffice(Refusal):
    """Raised when an account is kept by somebody whose office that is not."""

    code = "wrong_office"


class WeakPassword(Refusal):
    """Raised when a new password does not keep the rules; says every one that it breaks."""

    code, exit_code = "weak_password", 2


class WrongPassword(Refusal):
    """Raised when the present password, asked before a change, is another."""

    code = "wrong_password"


class SignInRefused(Refusal):
    """Raised when login and password do not belong together; never says which of the two is wrong."""

    code = "sign_in_refused"


class SignInLimited(Refusal):
    """Raised when there were too many failed attempts: nothing was looked at."""

    code = "sign_in_limited"
