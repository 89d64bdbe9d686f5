"""Headers of every answer, whoever made it; and how large a request may be."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from console.web.security.cookies import VISIT

POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; "
    "script-src 'self'; style-src 'self'"
)
FIXED = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
STATIC = "/static/"
LARGEST = 60_000_000
"""Bytes of a request: an edited paper, or a scan with its signature and seal."""


class SecureHeaders:
    """Adds the headers to every answer, those of errors and files included, and refuses a request that is too large.

    A page is not kept by the browser (`no-store`): on a shared computer the back button shows nothing after signing out.
    Static files are kept and asked for again only whether they have changed.
    """

    def __init__(self, app: ASGIApp, *, largest: int = LARGEST) -> None:
        self.app, self.largest = app, largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope.setdefault("state", {})
        answer = _answering(scope, send)
        if _announced(scope) > self.largest:
            await PlainTextResponse(f"超过{self.largest // 1_000_000} MB，不能接收", 413)(scope, receive, answer)
            return
        await self.app(scope, _counting(receive, self.largest), answer)


def _answering(scope: Scope, send: Send) -> Send:
    async def answer(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in FIXED.items():
                headers[name] = value
            headers.setdefault("Cache-Control", _kept(scope["path"]))
            if scope.get("scheme") == "https":
                headers["Strict-Transport-Security"] = "max-age=31536000"
            if visit := scope["state"].get("new_visit"):
                headers.append("Set-Cookie", _visit(visit, secure=scope.get("scheme") == "https"))
        await send(message)

    return answer


def _kept(path: str) -> str:
    return "no-cache" if path.startswith(STATIC) else "no-store"


def _visit(value: str, *, secure: bool) -> str:
    return f"{VISIT}={value}; Path=/; HttpOnly; SameSite=Lax" + ("; Secure" if secure else "")


def _announced(scope: Scope) -> int:
    said = dict(scope["headers"]).get(b"content-length", b"0")
    return int(said) if said.isdigit() else 0


def _counting(receive: Receive, largest: int) -> Receive:
    """Counts what comes without a length: beyond the limit it counts as broken off."""
    total = 0

    async def counted() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        return {"type": "http.disconnect"} if total > largest else message

    return counted
