"""未中标（成交）结果告知书: why a bid was not taken, and the bidder's own score and rank (87号 69)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from documents.amounts import both
from documents.catalogue.base import Fen, Name, OptionalText, Score, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parties import ProcurementFacts
from documents.catalogue.parts import document, notice_signers, p, title_lines
from documents.content import AnyBlock, Document, Fields, Recipients
from documents.dates import cn_date


class UnsuccessfulNoticeFacts(ProcurementFacts):
    """未中标（成交）结果告知书。`unsuccessful_notice`: to one supplier, for one lot. It tells nobody else's score."""

    supplier_name: Name = Field(title="供应商名称")
    lot_number: Name = Field(title="包号")
    lot_name: Name = Field(title="采购包名称")
    method: Name = Field(title="采购方式")
    tender: bool = Field(default=True, title="是否招标")
    opened_on: date = Field(title="开标日期")
    notice_on: date = Field(title="结果公告日期")
    notice_address: OptionalText = Field(default="", title="结果公告网址")
    winner_name: Name = Field(title="中标（成交）供应商名称")
    winner_amount: Fen = Field(title="中标（成交）金额")
    rejected: OptionalText = Field(default="", title="无效的原因和依据", description="empty: the bid was valid")
    score: Score | None = Field(default=None, title="本单位评审得分")
    rank: Annotated[int, Field(ge=1, strict=True)] | None = Field(default=None, title="本单位排序")
    bond_working_days: int | None = Field(
        default=None, title="退还保证金期限", description="working days; null: no bond was asked for"
    )
    challenge_until: date | None = Field(default=None, title="质疑截止日期")
    other_matters: tuple[Text, ...] = Field(default=(), title="其他事项", max_length=10)

    @model_validator(mode="after")
    def _a_reason_or_a_place(self) -> UnsuccessfulNoticeFacts:
        if self.rejected and (self.score is not None or self.rank is not None):
            raise ValueError("投标无效的不列评审得分和排序：请核对无效的原因（rejected）、得分（score）和排序（rank）")
        if self.supplier_name == self.winner_name:
            raise ValueError("供应商名称（supplier_name）与中标（成交）供应商名称（winner_name）相同")
        return self


def _why(f: UnsuccessfulNoticeFacts) -> list[AnyBlock]:
    offer = "投标" if f.tender else "响应"
    if f.rejected:
        return [p(f"你单位未通过审查，{offer}无效，原因和依据：{f.rejected.rstrip('。')}。")]
    if f.score is not None:
        place = f"，排序第{f.rank}" if f.rank else ""
        return [
            p(
                f"经评审，你单位在该采购包的评审得分为{f.score:.2f}分{place}，未被确定为{'中标人' if f.tender else '成交供应商'}。"
            )
        ]
    place = f"你单位的最后报价排序第{f.rank}，" if f.rank else "你单位"
    return [p(f"经评审，{place}未被确定为{'中标人' if f.tender else '成交供应商'}。")]


def _after(f: UnsuccessfulNoticeFacts) -> list[AnyBlock]:
    found: list[AnyBlock] = []
    if f.bond_working_days is not None:
        found.append(
            p(
                f"你单位提交的{'投标' if f.tender else ''}保证金，自{'中标' if f.tender else '成交'}通知书发出之日起"
                f"{f.bond_working_days}个工作日内退还。"
            )
        )
    until = f"（即{cn_date(f.challenge_until)}前，含当日）" if f.challenge_until else ""
    found.append(
        p(
            f"你单位认为采购结果使自己的权益受到损害的，可以在结果公告期限届满之日起7个工作日内{until}，以书面形式向采购人"
            "或者采购代理机构提出质疑（《中华人民共和国政府采购法》第五十二条、《政府采购质疑和投诉办法》第十条、第十一条）。"
        )
    )
    found += [p(text) for text in f.other_matters]
    return found


def compose_unsuccessful_notice(f: UnsuccessfulNoticeFacts) -> Document:
    """The result, the reason or the bidder's own place, the bond, the right to challenge."""
    won = "中标" if f.tender else "成交"
    blocks: tuple[AnyBlock, ...] = (
        Recipients(names=(f.supplier_name,)),
        p(
            f"你单位参加的{f.project_name}（项目编号：{f.project_number}，采购方式：{f.method}）{f.lot_number}（{f.lot_name}），于"
            f"{cn_date(f.opened_on)}{'开标' if f.tender else '开启响应文件'}，结果已于{cn_date(f.notice_on)}公告。"
            f"现将你单位未{won}的有关情况告知如下。"
        ),
        Fields(
            rows=(
                (f"{won}供应商", f.winner_name),
                (f"{won}金额", both(f.winner_amount)),
                *((("结果公告网址", f.notice_address),) if f.notice_address else ()),
            )
        ),
        *_why(f),
        *_after(f),
        p(f"项目联系人：{f.project_contact}，电话：{f.project_phone}。"),
        notice_signers(f),
    )
    return document(f, "notice", title_lines(f"未{won}结果告知书"), blocks)


KINDS = (
    document_kind_of(
        "unsuccessful_notice",
        "未中标（成交）结果告知书",
        UnsuccessfulNoticeFacts,
        compose_unsuccessful_notice,
        group="采购",
        layout="notice",
        file_name="{title}-{project_number}-{lot_number}-{supplier_name}",
    ),
)
