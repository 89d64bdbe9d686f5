"""挂图作战: the programmes that a visitor has a part in, the board of one, and the deadlines behind its tallies."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from console.web.identity import Member
from console.web.site import Site
from models.database import reading
from rules.dates.light import Colour
from views import scope
from views.pages.board import board_page, deadlines
from views.pages.programmes import programme_lines

router = APIRouter()


@router.get("/")
def start(request: Request, visitor: Member) -> Response:
    """The board of the only programme; where there are several, or none yet, their list."""
    site: Site = request.app.state.site
    with reading(site.engine) as session:
        lines = programme_lines(session, visitor)
    if len(lines) == 1:
        return RedirectResponse(f"/p/{lines[0].slug}", 303)
    return site.page(request, "programmes.html", at="board", lines=lines)


@router.get("/p/{slug}")
def board(request: Request, visitor: Member, slug: str) -> Response:
    """The board of a programme."""
    site: Site = request.app.state.site
    with reading(site.engine) as session:
        programme = scope.programme_here(session, visitor, slug)
        return site.page(request, "board.html", at="board", page=board_page(session, visitor, programme))


@router.get("/p/{slug}/deadlines")
def listed(request: Request, visitor: Member, slug: str, light: Colour | None = None) -> Response:
    """The deadlines of one light, or all of them."""
    site: Site = request.app.state.site
    with reading(site.engine) as session:
        programme = scope.programme_here(session, visitor, slug)
        found = deadlines(session, visitor, programme, colour=light)
        return site.page(request, "deadlines.html", at="board", programme=programme, shown=light, lines=found)
