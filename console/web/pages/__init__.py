"""The pages, one module a topic; each has its router."""

from __future__ import annotations

from fastapi import APIRouter

from console.web.pages import accounts, board, sign_in

ROUTERS: tuple[APIRouter, ...] = (sign_in.router, board.router, accounts.router)
