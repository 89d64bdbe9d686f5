"""Everything that steps and documents ask for, in one place: importing this fills the tables of the topics.

Topic modules declare themselves with decorators, so somebody must import them all; whoever performs acts or
issues documents takes HANDLERS, PAPERS, CASE_REQUESTS and PROGRAMME_REQUESTS from here, where they are full.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from actions import (
    assessment,
    bids,
    challenge,
    checklists,
    committee,
    complaint,
    contract,
    failure,
    fit_out,
    incidents,
    opening,
    outsiders,
    papers,
    performance,
    platform,
    preparation,
    replacement,
    result_correction,
    site,
    staffing,
    tender,
    terms,
)
from actions.core import HANDLERS
from actions.papers import CASE_REQUESTS, PAPERS, PROGRAMME_REQUESTS

TOPICS = (terms, site, preparation, checklists, outsiders, tender, committee, bids, failure, incidents, contract, replacement,
          result_correction, performance, challenge, complaint, fit_out, platform, staffing, opening, assessment)

PAPER_TOPICS = tuple(import_module(f"{papers.__name__}.{found.name}") for found in iter_modules(papers.__path__))

__all__ = ["CASE_REQUESTS", "HANDLERS", "PAPERS", "PROGRAMME_REQUESTS", "TOPICS"]
