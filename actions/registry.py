"""Every act's handler, joined from the topics. To add a topic: import its module and list it in TOPICS."""

from __future__ import annotations

from functools import cache

from actions import (
    assessment,
    challenge,
    complaint,
    contract,
    fit_out,
    opening,
    performance,
    platform,
    site,
    staffing,
    terms,
)
from actions.purchase import (
    bids,
    checklists,
    committee,
    failure,
    incidents,
    outsiders,
    preparation,
    replacement,
    requirement,
    result_correction,
    tender,
)
from record.handlers import Acts

TOPICS = (
    terms,
    site,
    preparation,
    checklists,
    outsiders,
    requirement,
    tender,
    committee,
    bids,
    failure,
    incidents,
    contract,
    replacement,
    result_correction,
    performance,
    challenge,
    complaint,
    fit_out,
    platform,
    staffing,
    opening,
    assessment,
)
"""In this order the checks of a step are run, where several topics check it."""


@cache
def all_acts() -> Acts:
    """The table of every act; made once per process.

    Raises:
        StepUnregistered: where an act of a procedure stands in no topic.
    """
    return Acts(module.topic for module in TOPICS)
