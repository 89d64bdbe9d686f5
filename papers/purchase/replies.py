"""质疑答复 and 投诉书面说明: from the child case and the tender that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from sqlmodel import Session

from actions.challenge import ABOUT
from actions.complaint import Statement, TreasuryLetter
from documents.catalogue.purchase.replies import (
    AnsweredMatterRow,
    ChallengeReplyFacts,
    ComplaintStatementFacts,
    CourseRow,
    DefenceRow,
    EvidenceRow,
)
from models.case import Fact
from papers.base import Fillings
from papers.purchase.procurement import head, project, round_facts
from record.child_cases import parent_of
from record.forms.disputes import ComplaintFiled, Received, Reply
from record.forms.purchase import WinnerConfirmation
from record.ground import children
from record.lots import project_title
from record.plan.loaded import plan_of
from record.register.sheet import Sheet
from record.said import maybe_said, said
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
    tender, asked, reply = parent_of(session, dossier.case), dossier.said(Received), said(fact, Reply)
    facts = round_facts(session, tender, asked.parent_round)
    bought = project(tender, facts["tender_notice", ""])
    yield Sheet(
        f"关于{project_title(tender)}质疑的答复",
        ChallengeReplyFacts(
            **head(session, tender),
            doc_date=fact.done_on,
            number=reply.letter_number,
            project_number=bought["project_number"],
            project_name=bought["project_name"],
            supplier_name=asked.supplier,
            received_on=dossier.facts["received", ""].done_on,
            about=ABOUT[asked.about],
            lots=tuple(f"采购包{lot}" for lot in asked.lots),
            matters=asked.matters,
            request=asked.request,
            facts_found=reply.facts_found or "；".join(line.found for line in reply.matters) or reply.text,
            law=(reply.law, *LAW) if reply.law else LAW,
            answers=tuple(AnsweredMatterRow(**line.model_dump()) for line in reply.matters),
            upheld=reply.outcome == "upheld",
            affects_result=reply.affects_result,
            holds_opening=reply.holds_opening,
            conclusion=reply.text if reply.facts_found or reply.matters else "",
            treasury=treasury(tender),
            complaint_from=_lapse(dossier, "reply_term_end"),
            complaint_until=_lapse(dossier, "complaint_window_end"),
            contact_person=bought["project_contact"],
            contact_phone=bought["project_phone"],
            copies_to=_others(facts, asked),
        ),
        letter_number=reply.letter_number,
    )


def _lapse(dossier: Dossier, step: str) -> date:
    """The day on which a period of the case runs out."""
    ends = dossier.rows[step, ""].earliest
    assert ends
    return ends


def _others(facts: Mapping[Key, Fact], asked: Received) -> tuple[str, ...]:
    """其他有关供应商: whose award a challenge to the result is about (94号 13)."""
    chosen = maybe_said(facts.get(("winner_confirmation", "")), WinnerConfirmation)
    if asked.about != "result" or chosen is None:
        return ()
    names = [line.supplier for line in chosen.winners if not asked.lots or line.lot in asked.lots]
    return tuple(name for name in dict.fromkeys(names) if name != asked.supplier)


@fillings.paper("complaint_statement")
def complaint_statement(session: Session, dossier: Dossier, fact: Fact) -> Iterable[Sheet]:
    """书面说明 with its evidence; the challenge before and its reply are the first of it."""
    tender, filed = parent_of(session, dossier.case), dossier.said(ComplaintFiled)
    number, told = filed.parent_round, said(fact, Statement)
    facts, procedure = round_facts(session, tender, number), procedure_of(session, tender.case, number)
    bought, notice = project(tender, facts["tender_notice", ""]), dossier.facts["complaint_notice", ""]
    before = next(child for child in children(session, tender.case) if child.label == filed.challenge)
    received, reply = before.facts["received"], before.facts.get("reply")
    answered = (
        {}
        if reply is None
        else {
            "reply_on": reply.done_on,
            "reply_number": said(reply, Reply).letter_number,
            "reply_outcome": OUTCOMES[said(reply, Reply).outcome],
        }
    )
    proofs = _evidence(said(received, Received), maybe_said(reply, Reply), told)
    course = [(step, facts.get((step, "")) or tender.fact(step)) for step in COURSE]
    yield Sheet(
        f"关于{project_title(tender)}投诉事项的书面说明",
        ComplaintStatementFacts(
            **head(session, tender),
            doc_date=fact.done_on,
            treasury=treasury(tender),
            notice_number=said(notice, TreasuryLetter).letter_number,
            notice_on=notice.done_on,
            project_number=bought["project_number"],
            project_name=bought["project_name"],
            method=procedure.title,
            complainant=filed.supplier,
            matters=filed.matters,
            course=tuple(
                CourseRow(step=procedure.step(step).title, on=row.done_on)
                for step, row in course
                if row and row.round <= number
            ),
            challenge_on=received.done_on,
            challenge_matters=said(received, Received).matters,
            **answered,
            within_challenge=filed.within_challenge,
            number=told.letter_number or "",
            statement=told.text,
            answers=_defences(told, proofs),
            evidence=proofs,
            contact_person=bought["project_contact"],
            contact_phone=bought["project_phone"],
        ),
        letter_number=told.letter_number,
    )


def _defences(told: Statement, proofs: tuple[EvidenceRow, ...]) -> tuple[DefenceRow, ...]:
    """Each matter with the places of its evidence in the list."""
    places = {row.name: n for n, row in enumerate(proofs, start=1)}
    return tuple(
        DefenceRow(
            matter=line.matter,
            answer=line.answer,
            law=line.law,
            evidence=tuple(places[piece] for piece in dict.fromkeys(line.evidence)),
        )
        for line in told.matters
    )


def _evidence(received: Received, reply: Reply | None, statement: Statement) -> tuple[EvidenceRow, ...]:
    """The letters of the challenge, then what the statement names, piece by piece."""
    letters = [EvidenceRow(name=f"质疑函（{received.supplier}）", proves="质疑人、质疑事项和收到日期")]
    if reply:
        letters.append(EvidenceRow(name=f"质疑答复（{reply.letter_number}）", proves="答复的内容、依据和日期"))
    named = [piece.strip(" 。，") for piece in _PIECES.split(statement.evidence)]
    of_matters: dict[str, list[int]] = {}
    for n, line in enumerate(statement.matters, start=1):
        for piece in line.evidence:
            of_matters.setdefault(piece, []).append(n)
    proved = [
        EvidenceRow(name=piece, proves=f"投诉事项{'、'.join(map(str, matters))}的说明")
        for piece, matters in of_matters.items()
    ]
    return (*letters, *proved, *(EvidenceRow(name=piece) for piece in named if piece and piece not in of_matters))
