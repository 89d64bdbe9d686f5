"""编制者不得参与审查: experts and third parties who took part in drafting, held against those who review (22号 32)."""

from __future__ import annotations

from actions.purchase.preparation import AgencyAgreement, CounselReview, DemandSurvey, Review
from record.errors import Disallowed
from record.forms.purchase import Requirement
from record.handlers import Topic, Work
from record.situation import Dossier
from rules.procedures import METHODS

topic = Topic()

P = tuple(METHODS)


@topic.check(P, "requirement_review")
def check_reviewers(work: Work) -> None:
    """Experts and third parties who took part in drafting do not review (22号 32)."""
    _check_outsiders(work, _drafters(work.dossier), work.said(Review).outsiders)


@topic.check(P, "counsel_review")
def check_counsel(work: Work) -> None:
    """Nor does the counsel who approves the contract's text."""
    _check_outsiders(work, _drafters(work.dossier), (work.said(CounselReview).counsel,))


@topic.check(P, "agency_agreement")
def check_agency(work: Work) -> None:
    """The other way round: who reviewed is not commissioned to draft."""
    review, counsel = work.dossier.maybe_said(Review), work.dossier.maybe_said(CounselReview)
    reviewers = (review.outsiders if review else ()) + ((counsel.counsel,) if counsel else ())
    _check_outsiders(work, {work.said(AgencyAgreement).agency: "采购代理机构"}, reviewers)


def _drafters(dossier: Dossier) -> dict[str, str]:
    """Who from outside took part in drafting, by name, with the part they had."""
    survey, drafted = dossier.maybe_said(DemandSurvey), dossier.maybe_said(Requirement)
    agency = dossier.maybe_said(AgencyAgreement)
    found = dict.fromkeys(survey.asked, "需求调查对象") if survey else {}
    found |= dict.fromkeys(drafted.drafted_with, "采购需求编制参与方") if drafted else {}
    return found | ({agency.agency: "采购代理机构"} if agency else {})


def _check_outsiders(work: Work, drafters: dict[str, str], reviewers: tuple[str, ...]) -> None:
    if both := [name for name in reviewers if name in drafters]:
        named = "、".join(f"{name}（{drafters[name]}）" for name in both)
        raise Disallowed(
            f"{named}参与过编制，不得参与审查",
            basis=work.dossier.rule("ICT-04").cited,
            remedy="请由未参与编制的人员、机构审查",
        )
