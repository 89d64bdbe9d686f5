"""Behind a proxy: the word of one that is trusted, and of nobody else."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.requests import Request

from console.web.pages.sign_in import caller
from console.web.proxy import behind_proxies


@pytest.mark.parametrize(
    ("trusted", "peer", "seen"),
    [
        ("", "127.0.0.1", "http 127.0.0.1"),
        ("10.0.0.0/24", "10.0.0.7", "https 203.0.113.9"),
        ("10.0.0.0/24", "10.0.1.7", "http 10.0.1.7"),
        ("127.0.0.1", "127.0.0.1", "https 203.0.113.9"),
    ],
)
def test_whose_word_is_believed(trusted: str, peer: str, seen: str) -> None:
    app = FastAPI()

    @app.get("/")
    def where(request: Request) -> str:
        return f"{request.url.scheme} {caller(request).address}"

    client = TestClient(behind_proxies(app, trusted), client=(peer, 50000))
    answer = client.get("/", headers={"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"})
    assert answer.json() == seen
