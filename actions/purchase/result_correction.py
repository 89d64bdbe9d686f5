"""结果更正: a misprint in an award notice is set right by another notice (财办库〔2020〕50号); who won stays who won."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import Field

from actions.purchase.tender import check_published
from record.entry.details import Details
from record.entry.fields import Text
from record.errors import Disallowed
from record.forms.purchase import ChangeLine
from record.handlers import Topic, Work
from record.lots import bids_of, winner
from rules.procedures import METHODS

topic = Topic()

P = tuple(name for name, method in METHODS.items() if "result_correction" in method.index)


@topic.form(P, "result_correction")
class ResultCorrection(Details):
    """结果更正: what the award notice said and what it should have said, as published."""

    free: ClassVar[frozenset[str]] = frozenset({"reason", "changes", "platform_address"})

    reason: Text = Field(title="原因")
    changes: tuple[ChangeLine, ...] = Field(title="更正内容", min_length=1)
    platform_address: Text = Field(title="平台网址")
    first_published: date = Field(title="首次发布日期")


@topic.check(P, "result_correction")
def check_result_correction(work: Work) -> None:
    """Published on the act's date; it puts no other bidder in the winner's place."""
    details = work.said(ResultCorrection)
    check_published(work, details.first_published)
    bids = bids_of(work.session, work.case)
    losers = {firm.name for _bid, firm in bids} - {winner(work.dossier, bid.lot) for bid, _firm in bids}
    named = [line.after for line in details.changes if line.after.strip() in losers]
    if named:
        raise Disallowed(
            f"结果更正不能把中标（成交）供应商改为{'、'.join(named)}",
            basis=work.dossier.rule("CON-10").cited,
            remedy="中标（成交）供应商拒签或者结果无效的，请办理“拒签或者结果无效”（winner_refusal）",
        )
