"""Everything that steps and documents ask for, in one place: importing this fills HANDLERS and PAPERS.

Topic modules declare themselves with decorators, so somebody must import them all; whoever performs acts or
issues documents imports this module and takes the two tables from here.
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
from actions.papers import PAPERS

TOPICS = (terms, site, preparation, checklists, outsiders, tender, committee, bids, failure, incidents, contract, replacement,
          result_correction, performance, challenge, complaint, fit_out, platform, staffing, opening, assessment)

PAPER_TOPICS = tuple(import_module(f"{papers.__name__}.{found.name}") for found in iter_modules(papers.__path__))

__all__ = ["HANDLERS", "PAPERS", "PAPER_TOPICS", "TOPICS"]
