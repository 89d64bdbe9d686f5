"""邀请供应商: 竞争性磋商公告 (214号 7; 财库〔2015〕135号), 竞争性谈判公告 or 邀请书 (74号 12、27) and 投标邀请书."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from documents.amounts import yuan
from documents.catalogue.base import Name, OptionalText, Positive
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import (
    document,
    h1,
    notice_contacts,
    notice_signers,
    other_matters,
    p,
    title_lines,
)
from documents.catalogue.purchase import tender
from documents.catalogue.purchase.tender import (
    TenderNoticeFacts,
    condition_blocks,
    deadline_text,
    subject_blocks,
)
from documents.content import AnyBlock, Document, Fields, Recipients
from documents.dates import cn_date
from documents.prose import Prose

TEXT = Prose("invitation")


class ConsultationNoticeFacts(TenderNoticeFacts):
    """竞争性磋商公告。`consultation_notice`: at least three working days on show (财库〔2015〕135号); no red head."""

    notice_working_days: Positive = Field(default=3, title="公告期限", description="working days, 财库〔2015〕135号")


class BidInvitationFacts(TenderNoticeFacts):
    """投标邀请书。`bid_invitation`: the invitation of an invited tender, to each supplier that is invited.

    Who is invited is kept secret until the opening (87号 28): the record does not name them before.
    """

    invited: tuple[Name, ...] = Field(default=("各受邀供应商",), title="受邀供应商", min_length=1, max_length=30)
    reply_by: date | None = Field(default=None, title="回复截止日期", description="whether it bids")


class NegotiationNoticeFacts(TenderNoticeFacts):
    """竞争性谈判公告。`negotiation_notice`: to everybody, or the invitation to those with whom it is negotiated."""

    recipients: tuple[Name, ...] = Field(default=(), title="受邀供应商", max_length=30)
    ground: OptionalText = Field(default="", title="采用竞争性谈判的法定情形")
    approval_letter: OptionalText = Field(default="", title="财政部门批复文号")


def _bond(f: TenderNoticeFacts, what: str) -> list[str]:
    return (
        []
        if f.bid_bond is None
        else [f"{what}保证金：{yuan(f.bid_bond)}，以支票、汇票、本票或者金融机构、担保机构出具的保函等非现金形式提交。"]
    )


def compose_consultation_notice(f: ConsultationNoticeFacts) -> Document:
    """竞争性磋商公告 in the prescribed order of sections."""
    days = (f.bid_deadline_on - f.documents_from).days
    blocks: tuple[AnyBlock, ...] = (
        p(
            f"{f.project_name}采购项目的潜在供应商应在{f.documents_place}获取采购文件，并于{deadline_text(f)}前提交响应文件。",
            lead="项目概况　",
        ),
        *subject_blocks(f, "竞争性磋商", ""),
        *condition_blocks(f, "采购文件"),
        h1(4, "响应文件提交"),
        Fields(rows=(("截止时间", f"{deadline_text(f)}（自磋商文件开始发出之日起共{days}日）"), ("地点", f.bid_place))),
        h1(5, "开启"),
        Fields(rows=(("时间", deadline_text(f)), ("地点", f.opening_place))),
        h1(6, "公告期限"),
        p(f"自本公告发布之日起{f.notice_working_days}个工作日。"),
        *other_matters(7, [*_bond(f, "磋商"), *f.other_matters]),
        *notice_contacts(f, 8, "采购"),
        notice_signers(f),
    )
    return document(f, "notice", title_lines(f.project_name, "竞争性磋商公告"), blocks)


def _why_negotiated(f: NegotiationNoticeFacts) -> list[AnyBlock]:
    if not f.ground:
        return []
    letter = f"（批复文号：{f.approval_letter}）" if f.approval_letter else ""
    return [p(f"采用竞争性谈判的情形：{f.ground.rstrip('。')}{letter}。")]


def compose_negotiation_notice(f: NegotiationNoticeFacts) -> Document:
    """竞争性谈判公告, or 邀请书 where it goes to suppliers by name."""
    days = (f.bid_deadline_on - f.documents_from).days
    opening: list[AnyBlock] = (
        [
            Recipients(names=f.recipients),
            p(
                f"{f.purchaser_name}就{f.project_name}（项目编号：{f.project_number}）采用竞争性谈判方式采购，现邀请你单位"
                "参加谈判，有关事项如下。"
            ),
        ]
        if f.recipients
        else [
            p(
                f"{f.project_name}采购项目的潜在供应商应在{f.documents_place}获取谈判文件，并于{deadline_text(f)}前提交响应文件。",
                lead="项目概况　",
            )
        ]
    )
    shown: list[AnyBlock] = (
        [] if f.recipients else [h1(6, "公告期限"), p(f"自本公告发布之日起{f.notice_working_days}个工作日。")]
    )
    last = 6 if f.recipients else 7
    blocks: tuple[AnyBlock, ...] = (
        *opening,
        *subject_blocks(f, "竞争性谈判", ""),
        *_why_negotiated(f),
        *condition_blocks(f, "谈判文件", "本邀请书发出" if f.recipients else "本公告发布", least=""),
        h1(4, "响应文件提交"),
        Fields(rows=(("截止时间", f"{deadline_text(f)}（自谈判文件开始发出之日起共{days}日）"), ("地点", f.bid_place))),
        h1(5, "谈判"),
        Fields(rows=(("时间", deadline_text(f)), ("地点", f.opening_place))),
        *shown,
        *other_matters(last, [*_bond(f, "谈判"), *f.other_matters]),
        *notice_contacts(f, last + 1, "采购"),
        notice_signers(f),
    )
    what = "竞争性谈判邀请书" if f.recipients else "竞争性谈判公告"
    return document(f, "notice", title_lines(f.project_name, what), blocks)


def compose_bid_invitation(f: BidInvitationFacts) -> Document:
    """投标邀请书: what is bought, who may bid, when and where, and the answer that is asked for."""
    days = (f.bid_deadline_on - f.documents_from).days
    blocks = TEXT.blocks(
        "bid_invitation",
        {
            **f.model_dump(),
            "deadline_text": deadline_text(f),
            "days": days,
            "reply_words": f"于{cn_date(f.reply_by)}前（含当日）" if f.reply_by else "",
        },
        {
            "recipients": [Recipients(names=f.invited)],
            "subject_blocks": subject_blocks(f, "邀请招标"),
            "condition_blocks": condition_blocks(f, announced="本邀请书发出"),
            "other_matters": other_matters(6, [*_bond(f, "投标"), *f.other_matters]),
            "notice_contacts": notice_contacts(f, 7, "采购"),
            "signers": [notice_signers(f)],
        },
    )
    return document(f, "notice", title_lines(f.project_name, "投标邀请书"), blocks)


KINDS = (
    document_kind_of(
        "consultation_notice",
        "竞争性磋商公告",
        ConsultationNoticeFacts,
        compose_consultation_notice,
        group="采购",
        layout="notice",
        file_name="{title}-{project_number}",
        others=(tender,),
    ),
    document_kind_of(
        "negotiation_notice",
        "竞争性谈判公告（邀请书）",
        NegotiationNoticeFacts,
        compose_negotiation_notice,
        group="采购",
        layout="notice",
        file_name="{title}-{project_number}",
        others=(tender,),
    ),
    document_kind_of(
        "bid_invitation",
        "投标邀请书",
        BidInvitationFacts,
        compose_bid_invitation,
        group="采购",
        layout="notice",
        file_name="{title}-{project_number}",
        others=(tender,),
    ),
)
