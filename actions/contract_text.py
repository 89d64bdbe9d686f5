"""合同文本: what is signed is what was reviewed and settled on the paper itself (22号 23、31)."""

from __future__ import annotations

from actions.contract import read_draft
from models.document import DocumentRow
from models.values import DocumentStatus
from record.errors import Disallowed
from record.handlers import Topic, Work
from record.lots import winning_bid
from record.register.holdings import unfiled
from rules.procedures import METHODS
from rules.purchase.contract import text_differs

topic = Topic()

P = tuple(METHODS)
SIGNED = (DocumentStatus.SIGNED.value, DocumentStatus.ISSUED.value)
TEXTS = frozenset({"operating_contract_text", "platform_contract_text"})
"""Kinds of papers that are a contract's text before it is signed."""


@topic.check(P, "contract_signature")
def check_settled(work: Work) -> None:
    """The text that was settled, where there is one, is the one that is signed; where there is none, that is said.

    Raises:
        Disallowed: naming what has changed since, with what to do.
    """
    text = _settled(work)
    if text is None:
        if work.dossier.profile.unified or work.dossier.profile.key == "platform":
            work.warnings.append(
                f"采购包{work.command.subject}的合同文本没有在系统中拟稿、复核、签发：建议先审定合同文本（送审稿）再签订（22号 23、31）"
            )
        return
    draft = read_draft(work.dossier, work.command.subject)
    bid, firm = winning_bid(work.session, work.dossier, int(work.command.subject))
    now = {
        "contract_number": draft.number,
        "operator_name": firm.name,
        "price": bid.price,
        "term_from": draft.starts_on.isoformat(),
        "term_until": draft.ends_on.isoformat(),
    }
    if changed := text_differs(text.content, now):
        raise Disallowed(
            f"审定的合同文本（登记号{text.register_number}）与现在的合同拟订不一致：{'；'.join(changed)}",
            basis="22号 23、31",
            remedy="请修订合同文本（documents revise），经复核、签发后再签订；拟订有误的，先更正合同拟订",
        )


def _settled(work: Work) -> DocumentRow | None:
    """The newest text of the lot that was reviewed and issued in this round."""
    rows = [
        row
        for row in unfiled(work.session, work.case, SIGNED)
        if row.kind in TEXTS and (row.round, row.subject) == (work.case.round, work.command.subject)
    ]
    return max(rows, key=lambda row: row.version, default=None)
