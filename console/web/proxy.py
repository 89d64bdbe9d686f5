"""Behind a reverse proxy: whose word on the visitor's address and on https is believed."""

from __future__ import annotations

from starlette.types import ASGIApp
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware


def behind_proxies(app: ASGIApp, trusted: str) -> ASGIApp:
    """The application as proxies with these addresses reach it; anybody else's X-Forwarded headers are ignored, else
    whoever guesses passwords would have a new address for every guess. uvicorn itself is started with
    `proxy_headers=False`, since it trusts its own machine by default.
    """
    if not trusted:
        return app
    # uvicorn's own types of an application are those of ASGI written in another way
    return ProxyHeadersMiddleware(app, trusted_hosts=trusted)  # type: ignore[arg-type, return-value]
