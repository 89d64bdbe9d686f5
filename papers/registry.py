"""What fills each kind of document, joined from the topics. To add a paper's module: import it and list it."""

from __future__ import annotations

from functools import cache

from papers import assessment, assessment_cycle, assessment_outcomes, contract, performance, platform_contract
from papers.base import Fillings, joined
from papers.management import annual as management_annual
from papers.management import breakdown as management_breakdown
from papers.management import deadline as management_deadline
from papers.management import meeting as management_meeting
from papers.management import reports as management_reports
from papers.management import wallcharts as management_wallcharts
from papers.purchase import bidding as purchase_bidding
from papers.purchase import consultation as purchase_consultation
from papers.purchase import correction as purchase_correction
from papers.purchase import course as purchase_course
from papers.purchase import evaluation as purchase_evaluation
from papers.purchase import platform as purchase_platform
from papers.purchase import preparation as purchase_preparation
from papers.purchase import replies as purchase_replies
from papers.purchase import requirement as purchase_requirement
from papers.purchase import tender as purchase_tender
from papers.purchase import tender_document as purchase_tender_document
from papers.stations import fit_out as stations_fit_out
from papers.stations import platform as stations_platform
from papers.stations import rules_norms as stations_rules_norms
from papers.stations import site as stations_site
from papers.stations import siting as stations_siting
from papers.stations import training as stations_training
from papers.stations import training_forms as stations_training_forms
from papers.stations import trial as stations_trial

TOPICS = (
    assessment,
    assessment_cycle,
    assessment_outcomes,
    contract,
    performance,
    platform_contract,
    management_annual,
    management_breakdown,
    management_deadline,
    management_meeting,
    management_reports,
    management_wallcharts,
    purchase_bidding,
    purchase_consultation,
    purchase_correction,
    purchase_course,
    purchase_evaluation,
    purchase_platform,
    purchase_preparation,
    purchase_replies,
    purchase_requirement,
    purchase_tender,
    purchase_tender_document,
    stations_fit_out,
    stations_platform,
    stations_rules_norms,
    stations_site,
    stations_siting,
    stations_training,
    stations_training_forms,
    stations_trial,
)


@cache
def all_papers() -> Fillings:
    """The table of everything that the record can fill; made once per process.

    Raises:
        PaperUnregistered: where a step calls for a document that no topic fills.
    """
    return joined(module.fillings for module in TOPICS)
