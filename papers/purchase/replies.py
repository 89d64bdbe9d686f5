"""质疑答复 and 投诉书面说明: from the child case and the tender that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlmodel import Session

from actions.challenge import ABOUT
from documents.catalogue.purchase.replies import (
    ChallengeReplyFacts,
    ComplaintStatementFacts,
    CourseRow,
    EvidenceRow,
)
from models.case import Fact
from papers.base import Fillings
from papers.purchase.procurement import head, project, round_facts
from record.child_cases import parent_of
from record.ground import children
from record.lots import project_title
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.situation import Dossier, procedure_of
from rules.dates.schedule import Key

fillings = Fillings()

COURSE = (
    "intention_notice",
    "tender_notice",
    "bid_opening",
    "evaluation_report",
    "winner_confirmation",
    "award_notice",
)
OUTCOMES = {"upheld": "质疑成立", "dismissed": "质疑不成立"}
LAW = ("《中华人民共和国政府采购法》第五十三条，《政府采购质疑和投诉办法》第十三条、第十五条、第十六条。",)
"""By what a challenge is answered; the articles that decide the matter itself are entered with the reply."""
_PIECES = re.compile(r"[\n；;]+|、(?![^《]*》)(?![^（]*）)")
"""Where one piece of evidence ends: not inside a title or a bracket."""


def treasury(dossier: Dossier) -> str:
    """同级财政部门, as the plan has it."""
    plan = plan_of(dossier.programme)
    found = plan.district(dossier.district.name).treasury if dossier.district else plan.city.treasury
    return found.value or f"{dossier.district_name or plan.city.name}财政部门"


@fillings.paper("challenge_reply")
def challenge_reply(session: Session, dossier: Dossier, fact: Fact) -> Iterable[Sheet]:
    """质疑答复函, by the reply as recorded."""
    tender, received, said = parent_of(session, dossier.case), dossier.facts["received", ""], fact.details
    facts = round_facts(session, tender, received.details["parent_round"])
    bought = project(tender, facts["tender_notice", ""])
    found, asked = said.get("facts_found", ""), received.details
    yield Sheet(
        f"关于{project_title(tender)}质疑的答复",
        ChallengeReplyFacts(
            **head(session, tender),
            doc_date=fact.done_on,
            number=said["letter_number"],
            project_number=bought["project_number"],
            project_name=bought["project_name"],
            supplier_name=asked["supplier"],
            received_on=received.done_on,
            about=ABOUT[asked["about"]],
            lots=tuple(f"采购包{lot}" for lot in asked.get("lots", ())),
            matters=asked["matters"],
            request=asked.get("request", ""),
            facts_found=found or said["text"],
            law=(said["law"], *LAW) if said.get("law") else LAW,
            upheld=said["outcome"] == "upheld",
            affects_result=said["affects_result"],
            holds_opening=said.get("holds_opening", False),
            conclusion=said["text"] if found else "",
            treasury=treasury(tender),
            complaint_from=_lapse(dossier, "reply_term_end"),
            complaint_until=_lapse(dossier, "complaint_window_end"),
            contact_person=bought["project_contact"],
            contact_phone=bought["project_phone"],
            copies_to=_others(facts, asked),
        ),
        letter_number=said["letter_number"],
    )


def _lapse(dossier: Dossier, step: str) -> date:
    """The day on which a period of the case runs out."""
    ends = dossier.rows[step, ""].earliest
    assert ends
    return ends


def _others(facts: Mapping[Key, Fact], asked: Mapping[str, Any]) -> tuple[str, ...]:
    """其他有关供应商: whose award a challenge to the result is about (94号 13)."""
    chosen = facts.get(("winner_confirmation", ""))
    if asked["about"] != "result" or chosen is None:
        return ()
    names = [
        line["supplier"] for line in chosen.details["winners"] if not asked.get("lots") or line["lot"] in asked["lots"]
    ]
    return tuple(name for name in dict.fromkeys(names) if name != asked["supplier"])


@fillings.paper("complaint_statement")
def complaint_statement(session: Session, dossier: Dossier, fact: Fact) -> Iterable[Sheet]:
    """书面说明 with its evidence; the challenge before and its reply are the first of it."""
    tender, filed = parent_of(session, dossier.case), dossier.facts["complaint_filed", ""].details
    number = filed["parent_round"]
    facts, procedure = round_facts(session, tender, number), procedure_of(session, tender.case, number)
    bought, notice = project(tender, facts["tender_notice", ""]), dossier.facts["complaint_notice", ""]
    before = next(child for child in children(session, tender.case) if child.label == filed["challenge"])
    received, reply = before.facts["received"], before.facts.get("reply")
    answered = (
        {}
        if reply is None
        else {
            "reply_on": reply.done_on,
            "reply_number": reply.details["letter_number"],
            "reply_outcome": OUTCOMES[reply.details["outcome"]],
        }
    )
    course = [(step, facts.get((step, "")) or tender.fact(step)) for step in COURSE]
    yield Sheet(
        f"关于{project_title(tender)}投诉事项的书面说明",
        ComplaintStatementFacts(
            **head(session, tender),
            doc_date=fact.done_on,
            treasury=treasury(tender),
            notice_number=notice.details["letter_number"],
            notice_on=notice.done_on,
            project_number=bought["project_number"],
            project_name=bought["project_name"],
            method=procedure.title,
            complainant=filed["supplier"],
            matters=filed["matters"],
            course=tuple(
                CourseRow(step=procedure.step(step).title, on=row.done_on)
                for step, row in course
                if row and row.round <= number
            ),
            challenge_on=received.done_on,
            challenge_matters=received.details["matters"],
            **answered,
            within_challenge=filed["within_challenge"],
            statement=fact.details["text"],
            evidence=_evidence(received, reply, fact),
            contact_person=bought["project_contact"],
            contact_phone=bought["project_phone"],
        ),
    )


def _evidence(received: Fact, reply: Fact | None, fact: Fact) -> tuple[EvidenceRow, ...]:
    """The letters of the challenge, then what the statement names, piece by piece."""
    letters = [EvidenceRow(name=f"质疑函（{received.details['supplier']}）", proves="质疑人、质疑事项和收到日期")]
    if reply:
        letters.append(
            EvidenceRow(name=f"质疑答复（{reply.details['letter_number']}）", proves="答复的内容、依据和日期")
        )
    named = [piece.strip(" 。，") for piece in _PIECES.split(fact.details["evidence"])]
    return (*letters, *(EvidenceRow(name=piece) for piece in named if piece))
