"""Signing in and out, and one's own account: the password, and where one is signed in."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from console.web.identity import Holder, anybody, engine_of
from console.web.security.cookies import give_session, session_token, take_session
from console.web.site import Site
from models.database import reading, writing
from models.refusal import Refusal
from models.visitor import Visitor
from record.accounts.demo import DEMO_WORD, demo_accounts
from record.accounts.errors import AccountMissing, SignInLimited
from record.accounts.keeping import change_password, end_session
from record.accounts.sessions import Caller, any_account, confirm, visitor_of
from record.accounts.sessions import sign_in as open_session
from record.accounts.sessions import sign_out as close_session
from rules.passwords import HOLDS, IDLE, KINDS, LONGEST, SHORTEST
from views.pages.accounts import session_lines
from views.scope import NotHere

router = APIRouter()
_LOCAL = re.compile(r"/(?![/\\])[^\x00-\x20\\]*")


def local(address: str) -> str:
    """An address of this console to go on to; empty for any other."""
    return address if _LOCAL.fullmatch(address) else ""


@router.get("/sign-in", dependencies=[Depends(anybody)])
def ask(request: Request, next: str = "") -> Response:
    """The form; whoever is signed in already goes on."""
    token, engine = session_token(request), engine_of(request)
    with reading(engine) as session:
        if token and (found := visitor_of(session, token)):
            return RedirectResponse(local(next) or _first(found[0]), 303)
    return _form(request, local(next))


@router.post("/sign-in", dependencies=[Depends(anybody)])
def sign_in(
    request: Request,
    login: Annotated[str, Form(max_length=200)] = "",
    word: Annotated[str, Form(max_length=1000)] = "",
    next: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Opens a session, or says why not; the password is never sent back."""
    engine = engine_of(request)
    try:
        token = open_session(engine, login.strip(), word, caller(request))
    except Refusal as refusal:
        status = 429 if isinstance(refusal, SignInLimited) else 403
        return _form(request, local(next), login, refusal, status)
    with reading(engine) as session:
        found = visitor_of(session, token)
    assert found
    answer = RedirectResponse(local(next) or _first(found[0]), 303)
    give_session(request, answer, token)
    return answer


def caller(request: Request) -> Caller:
    """From where a request comes: the browser's address, or what a proxy that is trusted says it is."""
    return Caller(request.client.host if request.client else "", request.headers.get("user-agent", ""))


def _first(visitor: Visitor) -> str:
    return "/accounts" if visitor.office else "/"


def _form(
    request: Request, onward: str, login: str = "", refusal: Refusal | None = None, status: int = 200
) -> Response:
    site: Site = request.app.state.site
    with reading(site.engine) as session:
        told: dict[str, Any] = {
            "demo": demo_accounts(session),
            "demo_word": DEMO_WORD,
            "empty": not any_account(session),
        }
    return site.page(request, "sign_in.html", status=status, onward=onward, login=login, refusal=refusal, **told)


@router.post("/sign-out")
def sign_out(request: Request, visitor: Holder) -> Response:
    """Ends the session."""
    close_session(engine_of(request), visitor)
    answer = RedirectResponse("/sign-in", 303)
    take_session(answer)
    return answer


@router.get("/password")
def own_account(request: Request, visitor: Holder) -> Response:
    """One's own account."""
    return _own(request, visitor)


@router.post("/password")
def change(
    request: Request,
    visitor: Holder,
    present: Annotated[str, Form(max_length=1000)] = "",
    new: Annotated[str, Form(max_length=1000)] = "",
    again: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Changes one's own password; every other session of one's own ends."""
    try:
        if new != again:
            raise Refusal("两次输入的新密码不同", remedy="请重新输入", field="again")
        confirmed = confirm(engine_of(request), visitor, present, caller(request))
        with writing(engine_of(request)) as session:
            change_password(session, visitor, confirmed, new)
    except Refusal as refusal:
        return _own(request, visitor, refusal, 422)
    return (
        RedirectResponse(_first(visitor), 303)
        if visitor.must_change
        else _own(request, visitor, done="密码已变更，其他会话已结束")
    )


@router.post("/sessions/{number}/end")
def end(request: Request, visitor: Holder, number: int) -> Response:
    """Ends another session of one's own; 安全管理员 ends anybody's on the page of the account."""
    try:
        with writing(engine_of(request)) as session:
            end_session(session, visitor, number)
    except AccountMissing:
        raise NotHere from None
    return RedirectResponse("/password", 303)


def _own(
    request: Request, visitor: Visitor, refusal: Refusal | None = None, status: int = 200, done: str = ""
) -> Response:
    site: Site = request.app.state.site
    with reading(site.engine) as session:
        sessions = session_lines(session, visitor.login)
    return site.page(
        request,
        "password.html",
        status=status,
        at="me",
        sessions=sessions,
        refusal=refusal,
        done=done,
        shortest=SHORTEST,
        longest=LONGEST,
        kinds=KINDS,
        days=HOLDS.days,
        minutes=IDLE.seconds // 60,
    )
