"""What is entered where a purchase does not go straight: 更正, another method, 拒签, 质疑, 投诉."""

from __future__ import annotations

from actions.purchase.failure import TenderFailure
from console.rehearsal.lines_tender import NEGOTIATION, P, address, ranking, two_left
from console.rehearsal.script import Entry, Scene, Script
from record.forms.disputes import ComplaintFiled, Reply

SCRIPT = Script()


@SCRIPT.wanted(P, "clarification")
def unclear(scene: Scene) -> bool:
    """Once, where a challenge was upheld before: what was challenged is put more clearly still."""
    return scene.happens("challenge_upheld") and scene.dossier.case.round == 2 and scene.subject == ""


@SCRIPT.line(P, "clarification")
def clearer(_scene: Scene) -> Entry:
    return {
        "reason": "对评审因素的证明材料作进一步明确（演练）",
        "nature": "material",
        "changes": [
            {
                "item": "评标办法“同类业绩”",
                "before": "提供合同证明材料（演练）",
                "after": "提供合同首页、标的页和签署页扫描件（演练）",
            }
        ],
    }


@SCRIPT.wanted(P, "failure_decision")
def undecided(scene: Scene) -> bool:
    failed = scene.maybe_said(TenderFailure)
    return failed is not None and failed.next == "pending"


@SCRIPT.line(P, "failure_decision")
def another_method(scene: Scene) -> Entry:
    return {
        "reason": "经论证采购文件无不合理条款，经财政部门批准与余下两家谈判（演练）",
        "next": "change_method",
        "method": NEGOTIATION,
        "documents_sound": True,
        "remaining": [who.name for who in two_left(scene)],
        "approval_letter": scene.letter(),
        "approved_on": scene.later(-1).isoformat(),
        "approved_by": "市级",
    }


@SCRIPT.wanted(P[:-1], "winner_refusal")
def refuses(scene: Scene) -> bool:
    return scene.happens("refusal") and scene.subject == "1" and scene.dossier.case.round == 1


@SCRIPT.line(P[:-1], "winner_refusal")
def refusal(scene: Scene) -> Entry:
    return {
        "supplier": ranking(scene, 1)[0],
        "evidence": "中标人来函放弃中标资格，经催告仍不签订（演练）",
        "way": "next_candidate",
    }


@SCRIPT.wanted(P[:-1], "replacement_award")
def vacant(scene: Scene) -> bool:
    return scene.done_on("winner_refusal", scene.subject) is not None


@SCRIPT.line(P[:-1], "replacement_award")
def replacement(scene: Scene) -> Entry:
    return {
        "supplier": ranking(scene, 1)[1],
        "platform_address": address(scene, "award-again"),
        "first_published": scene.today.isoformat(),
    }


@SCRIPT.line("challenge", "reply")
def reply(scene: Scene) -> Entry:
    upheld = scene.happens("challenge_upheld")
    text = (
        "评审因素量化有误，质疑事项成立，重新开展采购活动。"
        if upheld
        else "评审程序和打分符合招标文件规定，采购结果不变。"
    )
    return {
        "outcome": "upheld" if upheld else "dismissed",
        "text": text,
        "matters": [_scoring(upheld), _procedure()],
        "letter_number": scene.letter(),
    }


def _scoring(upheld: bool) -> Entry:
    found = (
        "招标文件“同类业绩”因素没有写明区间和相应分值，不能与评审标准一一对应（演练）。"
        if upheld
        else "经复核评标报告、评分明细和录音录像，各评委对“同类业绩”的打分均在规定分值内，客观分一致，汇总无误（演练）。"
    )
    return {
        "matter": "认为“同类业绩”评审因素打分有误（演练）。",
        "found": found,
        "law": "招标文件第五章评标办法“同类业绩”；《政府采购货物和服务招标投标管理办法》第五十五条",
        "upheld": upheld,
    }


def _procedure() -> Entry:
    return {
        "matter": "认为开标、评标过程没有全程录音录像（演练）。",
        "found": "经调阅交易中心存档，开标、评标活动全程录音录像，影像清晰完整，已随采购文件存档（演练）。",
        "law": "《政府采购货物和服务招标投标管理办法》第三十九条",
        "upheld": False,
    }


@SCRIPT.line("challenge", "closed")
def closed(scene: Scene) -> Entry:
    return {"consequence": "retender"} if scene.said(Reply).outcome == "upheld" else {}


@SCRIPT.wanted("complaint", "complaint_notice")
@SCRIPT.wanted("complaint", "suspension_notice")
def asked(_scene: Scene) -> bool:
    return True


@SCRIPT.wanted("complaint", "statement")
def to_be_answered(scene: Scene) -> bool:
    return scene.done_on("complaint_notice") is not None


@SCRIPT.line("complaint", "complaint_notice", "suspension_notice")
def letter(scene: Scene) -> Entry:
    return {"letter_number": scene.letter()}


@SCRIPT.line("complaint", "statement")
def statement(scene: Scene) -> Entry:
    return {
        "text": "评审程序合法、打分有据，投诉事项缺乏事实依据，请依法驳回（演练）",
        "evidence": "评标报告、录音录像（演练）",
        "letter_number": scene.letter(),
        "matters": [
            {
                "matter": scene.said(ComplaintFiled).matters,
                "answer": "评标委员会按招标文件第五章评标办法独立评审，各评委对客观因素的打分一致，主观因素打分没有畸高畸低，"
                "总分和排序经复核无误（演练）。",
                "law": "《政府采购货物和服务招标投标管理办法》第五十五条、第六十四条",
                "evidence": ["评标报告和评分明细（演练）", "评标报告复核表（演练）"],
            }
        ],
    }


@SCRIPT.line("complaint", "decision")
def decision(scene: Scene) -> Entry:
    return {"outcome": "dismissed", "letter_number": scene.letter()}
