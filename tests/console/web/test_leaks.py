"""Role x page x district, generated from the routes of the application: nobody reaches or reads what is not theirs.

A page that is added is covered by itself. Only a new name in an address has to be told here (`SAMPLES`): whose the
objects are that it can name. A name that is not known fails.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import product
from typing import Any

import pypdfium2
import pytest
from docx import Document
from fastapi import APIRouter, Depends, FastAPI
from fastapi.routing import RouteContext
from fastapi.testclient import TestClient
from sqlmodel import Session, col, select
from starlette.responses import Response

from console.web.app import application
from console.web.identity import Member, anybody
from console.web.reach import fault, reach_of, routes
from console.web.security.downloads import attachment
from console.web.security.forms import FIELD, SAFE
from console.web.site import Site
from models.case import Case
from models.database import reading
from models.person import Person
from models.programme import District, Station
from models.values import Role
from models.visitor import AdminOffice, Visitor
from record.entry.codes import CODES
from rules.procedures import PROCEDURES
from tests.console.web.conftest import OFFICES, Visit, visiting
from tests.shared import full
from views.facts import hidden_words

STREAMS = frozenset({"/live"})
"""Streams of events, by their path: they have no end, so who reaches them is asked here, and what they tell in a test of
their own. Those that FastAPI knows as such need not be named."""
EVERYBODYS = "*"
"""The place of what everybody in the record may see."""


@dataclass(frozen=True)
class Sample:
    """A value of a name in an address, and the district whose object it names (None: the city's)."""

    value: str
    place: str | None


def samples(session: Session, name: str, path: str) -> list[Sample]:
    """Values of a name, of the city and of each district.

    Raises KeyError for a name of which nobody has said whose objects it names.
    """
    districts = session.exec(select(District.name).order_by(col(District.id))).all()
    known: dict[str, list[Sample]] = {
        "login": [
            Sample(person.login, person.district) for person in session.exec(select(Person).order_by(Person.login))
        ],
        "slug": [Sample("huizhou-2023", EVERYBODYS)],
        "district": [Sample(district, district) for district in districts],
        "code": [
            Sample(code, district)
            for code, district in session.execute(
                select(Station.code, District.name).join(District, col(District.id) == Station.district_id)
            )
        ],
    }
    if path.endswith("/sessions/{number}/end") or path == "/sessions/{number}/end":
        known["number"] = [Sample("1", EVERYBODYS)]
    return known[name]


def addresses(session: Session, route: RouteContext) -> Iterator[tuple[str, str | None]]:
    """The addresses of a route, with the place of the object that each names; one of each place is enough."""
    names = [param.name for param in route.dependant.path_params]
    lists = [samples(session, name, route.path or "") for name in names]
    seen = set()
    for chosen in product(*lists):
        place = next((sample.place for sample in chosen if sample.place != EVERYBODYS), EVERYBODYS)
        if place not in seen:
            seen.add(place)
            values = {name: sample.value for name, sample in zip(names, chosen, strict=True)}
            yield route.path_format.format(**values), place


def visitors(session: Session) -> list[Visitor | None]:
    """Nobody; each office; each role of the city and of two districts, in the full suite of all of them."""
    people = session.exec(select(Person).order_by(Person.login)).all()
    districts = sorted({person.district for person in people if person.district})
    kept = {None, *(districts if full() else districts[:2])}
    found: list[Visitor | None] = [None]
    found += [Visitor(login, "", office=office) for office, login in OFFICES.items()]
    found += [Visitor(p.login, p.name, Role(p.role), p.district) for p in people if p.district in kept]
    return found


def reaches(visitor: Visitor | None, reach: str) -> bool:
    """Whether a visitor reaches the routes of that reach at all."""
    if visitor is None:
        return reach == "anybody"
    return {
        "anybody": True,
        "signed in": True,
        "holder": True,
        "keeper": visitor.office is not None,
        "member": visitor.role is not None,
        "city": visitor.role is not None and visitor.district is None,
    }[reach]


def sees(visitor: Visitor | None, place: str | None) -> bool:
    return place == EVERYBODYS or (visitor is not None and visitor.sees(place))


VOCABULARY = "\n".join(
    (*(step.title for procedure in PROCEDURES.values() for step in procedure.steps), *CODES.values())
)
"""What steps and choices are called: a word of it gives nothing away, wherever else it stands."""


def told_to_nobody(session: Session, visitor: Visitor | None) -> Mapping[str, str]:
    """The words that must stand on no page of a visitor, each with why: what the law hides from them, and what names the
    objects and the people of other districts."""
    found: dict[str, str] = {}
    codes = set(session.exec(select(Station.code)).all())  # shown to the public when the sites were chosen
    districts = dict(session.execute(select(District.id, District.name)).all())  # type: ignore[arg-type]
    for case in session.exec(select(Case)).all():
        place = districts.get(case.district_id) if case.district_id else None
        if visitor is None or not visitor.sees(place):
            found[case.slug] = f"a case of {place}"
        elif visitor.role is not None:
            told = hidden_words(session, visitor.actor, case)
            found |= {word: hidden.why for word, hidden in told.items() if word not in VOCABULARY and word not in codes}
    if visitor is not None and visitor.office is None:
        others = session.exec(select(Person).where(col(Person.district).is_not(None))).all()
        found |= {person.name: "of another district" for person in others if not visitor.sees(person.district)}
    return found


def apps(site: Site) -> tuple[FastAPI, list[RouteContext]]:
    app = application(site)
    return app, list(routes(app))


def test_every_route_says_who_may_reach_it(site: Site) -> None:
    _app, listed = apps(site)
    assert len(listed) > 10
    assert [(route.path, fault(route)) for route in listed if fault(route)] == []


def test_nobody_reads_what_is_not_theirs(site: Site, visit: Visit) -> None:
    _app, listed = apps(site)
    leaks, looked = read_all(site, visit, listed)
    assert leaks == []
    assert looked > 100


def read_all(site: Site, visit: Visit, listed: list[RouteContext]) -> tuple[list[Any], int]:
    """Every page, as every visitor asks for it: what leaks, and how many pages were looked at."""
    leaks: list[Any] = []
    looked = 0
    with reading(site.engine) as session:
        for visitor in visitors(session):
            client = visit(visitor.login if visitor else None)
            secret = told_to_nobody(session, visitor)
            for route in listed:
                for address, place in addresses(session, route) if "GET" in (route.methods or ()) else ():
                    found = leak(client, visitor, route, address, place, secret)
                    leaks += [(visitor and visitor.login, address, found)] if found else []
                    looked += 1
    return leaks, looked


def leak(
    client: TestClient,
    visitor: Visitor | None,
    route: RouteContext,
    address: str,
    place: str | None,
    secret: Mapping[str, str],
) -> str:
    """What is wrong with an answer; empty if nothing is."""
    reach = reach_of(route) or ""
    if is_stream(route) and reaches(visitor, reach):
        return ""
    answer = client.get(address)
    if answer.status_code >= 500:
        return f"broke: {answer.status_code}"
    if visitor is None and reach != "anybody":
        return "" if answer.headers.get("location", "").startswith("/sign-in") else "is shown to nobody in particular"
    if not reaches(visitor, reach) or (reach in ("member", "city") and not sees(visitor, place)):
        return "" if answer.status_code == 404 else f"is there: {answer.status_code}"
    if answer.status_code == 404:
        return "is not there for whom it is"
    told = text_of(answer.content, answer.headers.get("content-type", ""))
    return next((f"tells {word}, {why}" for word, why in secret.items() if word in told), "")


def is_stream(route: RouteContext) -> bool:
    return bool(getattr(route, "is_sse_stream", False)) or route.path in STREAMS


def text_of(content: bytes, kind: str) -> str:
    """What somebody can read of an answer: a page as it stands, a PDF and an office file or archive without its form."""
    if "pdf" in kind:
        document = pypdfium2.PdfDocument(content)
        return "".join(page.get_textpage().get_text_bounded() for page in document).replace("\r\n", "")
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = [(name, archive.read(name)) for name in archive.namelist()]
        return "".join(text_of(part, "pdf" if name.endswith(".pdf") else "") for name, part in inside)
    return re.sub(r"</?w:[^>]*>", "", content.decode("utf-8", "ignore"))


def test_nobody_acts_on_what_is_not_theirs(site: Site, visit: Visit) -> None:
    _app, listed = apps(site)
    wrong, tried = [], 0
    with reading(site.engine) as session:
        for visitor in visitors(session):
            client = visit(visitor.login if visitor else None)
            token = token_of(client, visitor)
            for route, method in [(one, method) for one in listed for method in sorted(set(one.methods or ()) - SAFE)]:
                reach = reach_of(route) or ""
                for address, place in addresses(session, route):
                    theirs = reaches(visitor, reach) and (reach not in ("member", "city") or sees(visitor, place))
                    bare = client.request(method, address)
                    if bare.status_code != 403:
                        wrong.append((visitor and visitor.login, address, "without a token", bare.status_code))
                    if not theirs:
                        sent = client.request(method, address, data={FIELD: token})
                        expected = {404, 422} if visitor else {303}
                        if sent.status_code not in expected:
                            wrong.append((visitor and visitor.login, address, "with a token", sent.status_code))
                    tried += 1
    assert wrong == []
    assert tried > 100


def token_of(client: TestClient, visitor: Visitor | None) -> str:
    """The token that stands in the forms of a visitor's pages."""
    page = client.get("/password" if visitor else "/sign-in").text
    return page.split(f'name="{FIELD}" value="')[1].split('"')[0]


def test_the_generator_finds_a_page_that_leaks(site: Site) -> None:
    """Each way in which a page may be wrong, on pages made for it."""
    router = APIRouter()

    @router.get("/slugs")
    def slugs(_visitor: Member) -> str:
        with reading(site.engine) as session:
            return " ".join(session.exec(select(Case.slug)).all())

    @router.get("/of/{district}")
    def of(district: str, _visitor: Member) -> str:
        return "x"

    @router.get("/secret")
    def secret(visitor: Member) -> str:
        with reading(site.engine) as session:
            reader = Visitor("x", "x", Role.OPERATOR, visitor.district).actor
            hidden = [word for case in session.exec(select(Case)).all() for word in hidden_words(session, reader, case)]
        assert hidden
        return " ".join(hidden)

    @router.get("/paper")
    def paper(_visitor: Member) -> Response:
        made = io.BytesIO()
        docx = Document()
        docx.add_paragraph("").add_run("huizhou-2023/惠城区/").font.bold = True
        docx.paragraphs[0].add_run("选址")
        docx.save(made)
        return attachment(made.getvalue(), "a.docx", "application/vnd.openxmlformats")

    @router.get("/live")
    def live(_visitor: Member) -> str:
        raise AssertionError("a stream has no end: it must not be asked for by who reaches it")

    @router.get("/mine", dependencies=[Depends(anybody)])
    def mine() -> str:
        return "huizhou-2023/惠城区/选址"

    app = application(site)
    app.include_router(router)
    listed = [route for route in routes(app) if route.original_route in router.routes]
    with ExitStack() as stack:
        leaks, _ = read_all(site, visiting(site, stack, app), listed)
    found = {(address.split("/")[1], said.split(",")[0].split(" ")[0]) for _login, address, said in leaks}
    assert {("slugs", "tells"), ("of", "is"), ("secret", "tells"), ("mine", "tells"), ("paper", "tells")} <= found
    assert {login for login, address, _said in leaks if address == "/slugs"} >= {"boluo-buyer"}
    assert {login for login, address, _said in leaks if address == "/mine"} >= {None, "office-audit"}


@pytest.mark.parametrize("office", AdminOffice)
def test_an_office_sees_no_case(site: Site, office: AdminOffice) -> None:
    with reading(site.engine) as session:
        assert not [place for place in (None, "惠城区") if Visitor("x", "x", office=office).sees(place)]
        assert set(told_to_nobody(session, Visitor("x", "x", office=office))) == set(session.exec(select(Case.slug)))


def test_the_samples_say_whose_everything_is(site: Site) -> None:
    with reading(site.engine) as session, pytest.raises(KeyError, match="unheard"):
        samples(session, "unheard", "/x/{unheard}")
