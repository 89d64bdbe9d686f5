"""Puts the guards on an application, and sees that no route stands outside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, RouteContext, iter_route_contexts
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount

from console.web.identity import (
    PasswordDue,
    SignInNeeded,
    anybody,
    holder,
    keeper,
    member,
    of_city,
    sign_in_address,
    signed_in,
)
from console.web.security.forms import ForeignForm, guarded
from console.web.security.headers import SecureHeaders
from models.refusal import ProductFault
from views.scope import NotHere

REACHES: dict[Callable[..., Any], str] = {
    anybody: "anybody",
    of_city: "city",
    member: "member",
    keeper: "keeper",
    signed_in: "signed in",
    holder: "holder",
}
"""Who reaches a route, by its dependency; the narrower before the wider, on which it stands."""


class RouteOpen(ProductFault):
    """Raised when a route does not say who may reach it, or takes forms without the check of who sent them."""

    code = "route_open"


def install(app: FastAPI) -> None:
    """Headers, the check of forms, and the answers to who is not signed in. Before any router is included."""
    app.add_middleware(SecureHeaders)
    app.router.dependencies.append(Depends(guarded))
    app.add_exception_handler(SignInNeeded, _to_sign_in)
    app.add_exception_handler(PasswordDue, _to_password)
    app.add_exception_handler(NotHere, _not_here)
    app.add_exception_handler(ForeignForm, _foreign)


def check_guarded(app: FastAPI) -> None:
    """Every route says who may reach it. After all routers are included.

    Raises:
        RouteOpen: naming those that do not.
    """
    if found := [f"{route.path} {name}" for route in routes(app) if (name := fault(route))]:
        raise RouteOpen("; ".join(found))


def routes(app: FastAPI) -> Iterator[RouteContext]:
    """Every route as it is answered, with what the routers above it add; not the folders of static files."""
    for found in iter_route_contexts(app.routes):
        if not isinstance(found.original_route, Mount):
            yield found


def fault(route: RouteContext) -> str:
    """What is wrong with how a route is guarded; empty if nothing is."""
    if not isinstance(route.original_route, APIRoute):
        return "is no route of the console's own"
    if guarded not in set(_calls(route.dependant)):
        return "takes forms unchecked"
    return "" if reach_of(route) else "does not say who may reach it"


def reach_of(route: RouteContext) -> str | None:
    """Who reaches a route, by the name in `REACHES`."""
    calls = set(_calls(route.dependant))
    return next((name for call, name in REACHES.items() if call in calls), None)


def _calls(dependant: Dependant) -> Iterator[Any]:
    for part in dependant.dependencies:
        yield part.call
        yield from _calls(part)


def _to(request: Request, address: str) -> Response:
    """Another page; a part of a page that HTMX asked for makes the whole page go there."""
    if request.headers.get("HX-Request"):
        return Response(status_code=401, headers={"HX-Redirect": address})
    return RedirectResponse(address, status_code=303)


def _to_sign_in(request: Request, _error: Exception) -> Response:
    return _to(request, sign_in_address(request))


def _to_password(request: Request, _error: Exception) -> Response:
    return _to(request, "/password")


def _foreign(_request: Request, error: Exception) -> Response:
    return PlainTextResponse(str(error), 403)


async def _not_here(request: Request, _error: Exception) -> Response:
    """As for any page that there is not: nobody learns that there is one for others."""
    handlers = request.app.exception_handlers
    handler = handlers.get(404) or handlers[HTTPException]
    answer: Response = handler(request, HTTPException(404))
    if hasattr(answer, "__await__"):
        answer = await answer
    return answer
