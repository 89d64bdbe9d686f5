"""The application: guards first, then the pages, then the check that none of them stands outside."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.staticfiles import StaticFiles

from console.web import reach
from console.web.pages import ROUTERS
from console.web.security.forms import ForeignForm
from console.web.security.headers import FIXED
from console.web.site import FOLDER, Site
from models.database import trouble
from models.refusal import Refusal


def application(site: Site) -> FastAPI:
    """The console over one record. Neither schema nor pages of documentation of it are served.

    Raises:
        RouteOpen: a page does not say who may reach it.
    """
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.state.site = site
    reach.install(app)
    app.add_exception_handler(HTTPException, _missing)
    for refusal in (ForeignForm, Refusal):
        app.add_exception_handler(refusal, _refused)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(OperationalError, _away)
    app.add_exception_handler(Exception, _broken)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=FOLDER / "static"))
    reach.check_guarded(app)
    return app


def _missing(request: Request, error: Exception) -> Response:
    """The page of what there is not; it says nothing of whether it is there for others."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    return _site(request).page(request, "refused.html", status=status, refusal=None)


def _refused(request: Request, error: Exception) -> Response:
    """A refusal that no page has put at its field."""
    status = 403 if isinstance(error, ForeignForm) else 422
    return _site(request).page(request, "refused.html", status=status, refusal=error)


def _unreadable(request: Request, error: Exception) -> Response:
    """A request that no page of ours makes. What was sent is not sent back: it may be a password."""
    assert isinstance(error, RequestValidationError)
    if any(fault["loc"][:1] == ("path",) for fault in error.errors()):
        return _missing(request, HTTPException(404))
    return _refused(request, Refusal("提交的内容不能识别", remedy="请返回后重新填写"))


def _away(_request: Request, error: Exception) -> Response:
    """The database does not answer, or has no room: no page can be made of it."""
    assert isinstance(error, OperationalError)
    return PlainTextResponse(f"{trouble(error)}。", 503)


def _broken(_request: Request, _error: Exception) -> Response:
    """A fault of the program; the log has it whole. This answer is made outside the middleware that adds the headers."""
    return PlainTextResponse("程序内部出错，本次操作没有写入任何记录。请告知系统管理员。", 500, FIXED)


def _site(request: Request) -> Site:
    site: Site = request.app.state.site
    return site
