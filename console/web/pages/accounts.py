"""The pages of the three administrators: accounts, who is signed in, and what was done to accounts.

An act is answered by the page itself, not by another address: a first password is shown once, and stands in no address.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Form
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import Response

from console.web.identity import Keeper, engine_of
from console.web.site import Site
from models.database import reading, writing
from models.refusal import Refusal
from models.visitor import OFFICE_TITLES, AdminOffice, Visitor
from record.accounts import keeping
from record.accounts.errors import AccountMissing
from views.pages.accounts import account_lines, candidates, deeds, session_lines
from views.scope import NotHere

router = APIRouter(prefix="/accounts")
Text = Annotated[str, Form(max_length=200)]


@router.get("")
def accounts(request: Request, visitor: Keeper) -> Response:
    """Every account, and who has none yet."""
    return _list(request, visitor)


@router.get("/deeds")
def trail(request: Request, visitor: Keeper) -> Response:
    """What was done to accounts, from the audit trail."""
    site: Site = request.app.state.site
    with reading(site.engine) as session:
        return site.page(request, "account_deeds.html", at="deeds", deeds=deeds(session, most=200))


@router.post("/make")
def make(request: Request, visitor: Keeper, login: Text = "") -> Response:
    """An account for a person of the record."""
    word = keeping.first_word()
    return _done(
        request,
        visitor,
        lambda session: keeping.make_account(session, visitor, login, word),
        f"已建立账号 {login}",
        word,
    )


@router.post("/office")
def make_office(request: Request, visitor: Keeper, login: Text = "", name: Text = "", office: Text = "") -> Response:
    """An account for the holder of an office."""
    word = keeping.first_word()

    def act(session: Session) -> object:
        if office not in list(AdminOffice):
            raise Refusal("没有选定管理员的种类", field="office")
        return keeping.make_office(session, visitor, login.strip(), name.strip(), AdminOffice(office), word)

    return _done(request, visitor, act, f"已建立账号 {login}", word)


@router.get("/{login}")
def account(request: Request, visitor: Keeper, login: str) -> Response:
    """One account: its sessions, and what was done to it."""
    return _one(request, visitor, login)


@router.post("/{login}/reset")
def reset(request: Request, visitor: Keeper, login: str) -> Response:
    """A new first password; every session of the account ends."""
    word = keeping.first_word()

    def act(session: Session) -> None:
        keeping.reset_password(session, visitor, login, word)

    return _done(request, visitor, act, f"已重置 {login} 的密码", word, login)


@router.post("/{login}/lock")
def lock(request: Request, visitor: Keeper, login: str, reason: Text = "") -> Response:
    """Locks the account."""
    return _done(
        request,
        visitor,
        lambda session: keeping.lock(session, visitor, login, _said(reason)),
        f"已锁定 {login}",
        "",
        login,
    )


@router.post("/{login}/unlock")
def unlock(request: Request, visitor: Keeper, login: str, reason: Text = "") -> Response:
    """Opens an account that was locked."""
    return _done(
        request,
        visitor,
        lambda session: keeping.unlock(session, visitor, login, _said(reason)),
        f"已解锁 {login}",
        "",
        login,
    )


@router.post("/{login}/sessions/{number}/end")
def end(request: Request, visitor: Keeper, login: str, number: int) -> Response:
    """Ends one session of the account."""
    return _done(
        request, visitor, lambda session: keeping.end_session(session, visitor, number), "已结束会话", "", login
    )


def _said(reason: str) -> str:
    if len(reason.strip()) < 2:
        raise Refusal("没有写明原因", remedy="请写明原因，记入审计日志", field="reason")
    return reason.strip()


def _done(
    request: Request, visitor: Visitor, act: Callable[[Session], object], said: str, word: str = "", login: str = ""
) -> Response:
    """Does it, and answers with the page that one came from: what was done, or why not."""
    told: dict[str, Any] = {"done": said, "word": word}
    try:
        with writing(engine_of(request)) as session:
            act(session)
    except AccountMissing:
        raise NotHere from None
    except Refusal as refusal:
        told = {"refusal": refusal, "status": 422}
    return _one(request, visitor, login, **told) if login else _list(request, visitor, **told)


def _list(request: Request, visitor: Visitor, **told: Any) -> Response:
    site: Site = request.app.state.site
    with reading(site.engine) as session:
        lines, people = account_lines(session), candidates(session)
    told = {"done": "", "word": "", "refusal": None} | told
    return site.page(request, "accounts.html", at="accounts", lines=lines, people=people, offices=OFFICE_TITLES, **told)


def _one(request: Request, visitor: Visitor, login: str, **told: Any) -> Response:
    site: Site = request.app.state.site
    with reading(site.engine) as session:
        line = next((line for line in account_lines(session) if line.login == login), None)
        if line is None:
            raise NotHere
        shown: dict[str, Any] = {"sessions": session_lines(session, login), "deeds": deeds(session, login)}
    told = {"done": "", "word": "", "refusal": None} | told
    return site.page(request, "account.html", at="accounts", line=line, **shown, **told)
