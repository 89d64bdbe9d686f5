"""Who sent a form: checked by its origin and by a token, of every request that may change something.

The token is made from the browser's cookie, which no other site can read, and is stored nowhere. It comes in the field
`csrf` of a form, or in the header `X-CSRF-Token` (HTMX: `hx-headers`).
"""

from __future__ import annotations

import hashlib
import hmac
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request

from console.web.security.cookies import secret_of
from models.refusal import Refusal

FIELD, HEADER = "csrf", "X-CSRF-Token"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class ForeignForm(Refusal):
    """Raised when a form does not come from a page of this console, or from one that is too old."""

    code = "foreign_form"

    def __init__(self) -> None:
        super().__init__("页面已过期，或者不是从本系统提交的", remedy="请刷新页面后重新办理")


def form_token(request: Request) -> str:
    """The token for the forms of a page that answers this request."""
    return hmac.new(secret_of(request).encode(), b"form", hashlib.sha256).hexdigest()


def same_origin(headers: Headers, host: str) -> bool:
    """Whether a request comes from a page of this host. A browser says it with every form; one that does not is not
    believed, unless it says at least from which page it comes.
    """
    said = headers.get("origin") or headers.get("referer") or ""
    return said != "" and _place(urlsplit(said).netloc) == _place(host)


def _place(host: str) -> str:
    return host.lower().removesuffix(":80").removesuffix(":443")


async def guarded(request: Request) -> None:
    """Dependency of every route: what changes something comes from a form of ours.

    Raises:
        ForeignForm: another origin, or no token, or another one.
    """
    if request.method in SAFE:
        return
    if not same_origin(request.headers, request.headers.get("host", "")):
        raise ForeignForm
    sent = request.headers.get(HEADER)
    if sent is None:
        field = (await request.form()).get(FIELD)
        sent = field if isinstance(field, str) else ""
    if not hmac.compare_digest(sent.encode(), form_token(request).encode()):
        raise ForeignForm
