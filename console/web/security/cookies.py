"""The two cookies: of a session, and of a visitor who is not signed in yet. Scripts read neither."""

from __future__ import annotations

import secrets

from starlette.requests import Request
from starlette.responses import Response

from rules.passwords import LIFE

SESSION, VISIT = "yicheng_session", "yicheng_visit"


def session_token(request: Request) -> str | None:
    """The token of the session that the browser says it has."""
    return request.cookies.get(SESSION)


def give_session(request: Request, response: Response, token: str) -> None:
    """Hands the browser its session. `Secure` where the page came by https, at a proxy too (X-Forwarded-Proto from a
    proxy that is trusted); Lax, so that a link in a mail opens the page of who is signed in.
    """
    response.set_cookie(
        SESSION,
        token,
        max_age=int(LIFE.total_seconds()),
        path="/",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    response.delete_cookie(VISIT, path="/")


def take_session(response: Response) -> None:
    """Lets the browser forget its session."""
    response.delete_cookie(SESSION, path="/", httponly=True, samesite="lax")


def secret_of(request: Request) -> str:
    """What the tokens of this browser's forms are made from: its session, or where it has none a cookie that the answer
    to this request brings (`headers.SecureHeaders` sets it).
    """
    known = session_token(request) or request.cookies.get(VISIT)
    if known:
        return known
    if not hasattr(request.state, "new_visit"):
        request.state.new_visit = secrets.token_urlsafe(32)
    return str(request.state.new_visit)
