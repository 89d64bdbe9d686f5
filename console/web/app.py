"""The application: guards first, then the pages, then the check that none of them stands outside."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from console.web import reach
from console.web.pages import ROUTERS
from console.web.security.forms import ForeignForm
from console.web.site import FOLDER, Site
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


def _site(request: Request) -> Site:
    site: Site = request.app.state.site
    return site
