"""Everything that steps and documents ask for, in one place: importing this fills HANDLERS and PAPERS.

Topic modules declare themselves with decorators, so somebody must import them all; whoever performs acts or
issues documents imports this module and takes the two tables from here.
"""

from __future__ import annotations

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
    performance,
    platform,
    preparation,
    replacement,
    site,
    staffing,
    tender,
    terms,
)
from actions.core import HANDLERS
from actions.papers import PAPERS
from actions.papers import assessment as assessment_papers
from actions.papers import contract as contract_papers
from actions.papers import platform as platform_papers
from actions.papers import site as site_papers
from actions.papers import tender as tender_papers
from actions.papers import training as training_papers

TOPICS = (terms, site, preparation, checklists, outsiders, tender, committee, bids, failure, incidents, contract, replacement,
          performance, challenge, complaint, fit_out, platform, staffing, opening, assessment)

PAPER_TOPICS = (
    site_papers, tender_papers, contract_papers, training_papers, platform_papers, assessment_papers)

__all__ = ["HANDLERS", "PAPERS", "PAPER_TOPICS", "TOPICS"]
