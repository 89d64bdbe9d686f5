"""Who looks at a page. Every route says by one of these dependencies who may reach it; a route that says nothing is a
fault of the program (`console.web.reach`).

    visitor: Member      somebody of the record, in a role; what they see of it is restricted by `views.scope`
    visitor: OfCity      somebody of the city
    visitor: SignedIn    these, and the administrators
    visitor: Keeper      the administrators alone
    visitor: Holder      as SignedIn, also while the password has to be changed
    Depends(anybody)     nobody need be signed in
"""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import Depends
from sqlalchemy import Engine
from starlette.exceptions import HTTPException
from starlette.requests import Request

from console.web.security.cookies import session_token
from models.database import reading
from models.visitor import Visitor
from record.accounts.sessions import seen, visitor_of


class SignInNeeded(Exception):
    """Raised when nobody is signed in; answered by the page of signing in, which comes back to where one was."""


class PasswordDue(Exception):
    """Raised when the password has to be changed first."""


def engine_of(request: Request) -> Engine:
    """The record behind the pages."""
    engine: Engine = request.app.state.site.engine
    return engine


def holder(request: Request) -> Visitor:
    """Whoever is signed in.

    Raises:
        SignInNeeded: nobody is, or no longer.
    """
    token, engine = session_token(request), engine_of(request)
    if not token:
        raise SignInNeeded
    with reading(engine) as session:
        found = visitor_of(session, token)
    if found is None:
        raise SignInNeeded
    visitor, before = found
    if not by_itself(request):
        seen(engine, visitor, before)
    request.state.visitor = visitor
    return visitor


def by_itself(request: Request) -> bool:
    """Whether the page asked by itself: a stream of events, or a part that one has made it fetch (`X-Live`, set by
    `hx-headers` of a live part). It keeps no session from ending: a board on a wall is used by nobody."""
    return request.headers.get("accept", "").startswith("text/event-stream") or "X-Live" in request.headers


def signed_in(visitor: Annotated[Visitor, Depends(holder)]) -> Visitor:
    """Whoever is signed in, with a password of their own.

    Raises:
        PasswordDue: it is still the one that somebody else set, or too old.
    """
    if visitor.must_change:
        raise PasswordDue
    return visitor


def member(visitor: Annotated[Visitor, Depends(signed_in)]) -> Visitor:
    """Somebody of the record. For an administrator the page does not exist: offices see no cases."""
    if visitor.role is None:
        raise HTTPException(404)
    return visitor


def of_city(visitor: Annotated[Visitor, Depends(member)]) -> Visitor:
    """Somebody of the city, in whatever role; for the districts the page does not exist."""
    if visitor.district is not None:
        raise HTTPException(404)
    return visitor


def keeper(visitor: Annotated[Visitor, Depends(signed_in)]) -> Visitor:
    """One of the three administrators; which of them does what is for the act to say."""
    if visitor.office is None:
        raise HTTPException(404)
    return visitor


def anybody() -> None:
    """Nobody need be signed in."""


SignedIn = Annotated[Visitor, Depends(signed_in)]
Member = Annotated[Visitor, Depends(member)]
OfCity = Annotated[Visitor, Depends(of_city)]
Keeper = Annotated[Visitor, Depends(keeper)]
Holder = Annotated[Visitor, Depends(holder)]


def sign_in_address(request: Request) -> str:
    """Where to sign in, so that one comes back to the page that was asked for; a form that was sent is not sent again."""
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return f"/sign-in?next={quote(here, safe='/')}" if request.method == "GET" else "/sign-in"
