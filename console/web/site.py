"""What every page stands on: the record, the home, the templates; and how a page is rendered."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sqlalchemy import Engine
from starlette.requests import Request
from starlette.responses import HTMLResponse

from console.web.security.forms import form_token
from models.clock import CITY_ZONE
from models.database import reading, record_head
from models.values import RecordKind
from models.visitor import Visitor
from record.people import programme_date
from record.situation import calendar_of

FOLDER = Path(__file__).resolve().parent
WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class Tab:
    """An entry of the main navigation. `pocket` ones stand in the bar of a phone."""

    key: str
    word: str
    address: str
    pocket: bool = True


MEMBERS = (Tab("board", "挂图作战", "/"), Tab("me", "我的账号", "/password"))
OFFICES = (
    Tab("accounts", "账号", "/accounts"),
    Tab("deeds", "操作记录", "/accounts/deeds"),
    Tab("me", "我的账号", "/password"),
)


def instant(at: datetime | None) -> str:
    """A moment as a table shows it: 11-24 09:31, the year where it is another; — for never."""
    if at is None:
        return "—"
    local = at.astimezone(CITY_ZONE)
    return f"{local:%Y-%m-%d %H:%M}"


def month_day(day: date) -> str:
    """A day as a table shows it: 11-30 周四."""
    return f"{day:%m-%d} 周{WEEKDAYS[day.weekday()]}"


BROWSERS = (
    ("Edg", "Edge"),
    ("QQBrowser", "QQ浏览器"),
    ("MicroMessenger", "微信"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Version", "Safari"),
)
"""What browsers call themselves, and what people call them; those that also call themselves by another's come first."""


def browser(agent: str) -> str:
    """A browser by the name that people know, with its main version: Chrome 156（Windows）."""
    found = next(((name, re.search(rf"{sign}\w*/(\d+)", agent)) for sign, name in BROWSERS if sign in agent), None)
    system = next((name for name in ("Android", "iPhone", "Windows", "Mac", "Linux") if name in agent), "")
    if found is None or found[1] is None:
        return "其他"
    return f"{found[0]} {found[1][1]}" + (f"（{system}）" if system else "")


def _environment() -> Environment:
    made = Environment(loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined)
    made.filters |= {"instant": instant, "browser": browser, "month_day": month_day}
    return made


@dataclass(frozen=True)
class Site:
    """One console: the record that it shows, the folder of its files, its templates."""

    engine: Engine
    home: Path
    templates: Environment = field(default_factory=_environment)

    def page(self, request: Request, name: str, *, status: int = 200, at: str = "", **told: Any) -> HTMLResponse:
        """A whole page. `at` is the key of the navigation's entry that it belongs to; the rest is for the template."""
        visitor: Visitor | None = getattr(request.state, "visitor", None)
        context = self._frame() | {
            "visitor": visitor,
            "tabs": () if visitor is None else OFFICES if visitor.office else MEMBERS,
            "at": at,
            "csrf": form_token(request),
        }
        return HTMLResponse(self.templates.get_template(name).render(**context | told), status)

    def _frame(self) -> dict[str, Any]:
        with reading(self.engine) as session:
            today = programme_date(session)
            works = "工作日" if calendar_of(session).is_working(today) else "休息日"
            return {
                "rehearsal": record_head(session).kind == RecordKind.REHEARSAL.value,
                "day": f"{today.year}年{today.month}月{today.day}日",
                "day_word": f"星期{WEEKDAYS[today.weekday()]}　{works}",
            }
