"""非招标采购方式的结果: 成交结果公告 (74号 18; 214号 29) and 成交通知书."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from documents.amounts import both
from documents.catalogue.base import Count, Fen, Name, OptionalText
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parties import TermFacts
from documents.catalogue.parts import document, notice_signers, title_lines
from documents.catalogue.purchase import award
from documents.catalogue.purchase.award import AwardNoticeFacts, ResultWords, result_blocks
from documents.content import Document
from documents.dates import cn_date
from documents.prose import Prose

TEXT = Prose("consultation")

SOLE = "单一来源采购"


class ConsultationResultFacts(AwardNoticeFacts):
    """成交结果公告。`consultation_result_notice`: the same fields as of a tender's result, in the words of the method."""

    method: Name = Field(title="采购方式")
    papers: Name = Field(default="采购文件", title="采购文件名称", description="磋商文件, 谈判文件, 询价通知书")


class ConsultationLetterFacts(TermFacts):
    """成交通知书。`consultation_letter`: to the supplier whose response was accepted."""

    method: Name = Field(title="采购方式")
    papers: Name = Field(default="采购文件", title="采购文件名称")
    supplier_name: Name = Field(title="成交供应商名称")
    lot_number: Name = Field(title="包号")
    lot_name: Name = Field(title="采购包名称")
    opened_on: date = Field(title="评审日期", description="磋商, 谈判, 询价, 协商 or 比选")
    notice_on: date | None = Field(default=None, title="成交结果公告日期", description="null: no notice is due")
    amount: Fen = Field(title="成交金额")
    stations: Count = Field(title="驿站数量")
    content: OptionalText = Field(default="", title="成交内容", description="where it is no station")
    sign_by: date | None = Field(
        default=None, title="签订合同截止日期", description="null below the limits, where the unit's own rules say"
    )
    performance_bond: Fen | None = Field(default=None, title="履约保证金")
    asks_licence: bool = Field(default=True, title="签订时是否查验资格许可证")
    licence: Name = Field(default="人力资源服务许可证", title="资格许可证名称")

    @model_validator(mode="after")
    def _dates_run_forward(self) -> ConsultationLetterFacts:
        if self.sign_by is not None and self.sign_by < self.doc_date:
            raise ValueError("签订合同截止日期（sign_by）早于成文日期（doc_date）")
        if self.performance_bond is not None and self.performance_bond * 10 > self.amount:
            raise ValueError("履约保证金（performance_bond）超过合同金额的10%（条例第四十八条）")
        return self


def compose_consultation_result_notice(f: ConsultationResultFacts) -> Document:
    """成交结果公告 in the prescribed order of sections."""
    people = "单一来源采购人员名单" if f.method == SOLE else "评审专家名单"
    words = ResultWords("成交", "供应商", "最后报价", people, f.papers)
    return document(f, "notice", title_lines(f.project_name, "成交结果公告"), result_blocks(f, words))


def _how_it_was_found(f: ConsultationLetterFacts) -> str:
    judged = "协商" if f.method == SOLE else "评审"
    told = f"，成交结果已于{cn_date(f.notice_on)}公告" if f.notice_on else ""
    return (
        f"你单位参加的下列采购包采用{f.method}方式采购，于{cn_date(f.opened_on)}进行{judged}，经采购人确认{told}，"
        "你单位为该采购包的成交供应商。现将有关事项通知如下。"
    )


def _signing(f: ConsultationLetterFacts) -> str:
    when = (
        f"请你单位自本通知书发出之日起30日内，即{cn_date(f.sign_by)}前，与采购人签订书面合同。"
        if f.sign_by
        else "请你单位按照采购人通知的时间签订书面合同。"
    )
    licence = f"签订合同时，请出示有效的{f.licence}原件。" if f.asks_licence else ""
    return f"{when}所签订的合同不得对{f.papers}确定的事项和你单位响应文件作实质性修改。{licence}"


def compose_consultation_letter(f: ConsultationLetterFacts) -> Document:
    """成交通知书: result, amount, when to sign, what may not be changed."""
    bond = (
        f"请按{f.papers}要求，在签订合同前以非现金形式提交履约保证金{both(f.performance_bond)}。"
        if f.performance_bond is not None
        else "本项目不收取履约保证金。"
    )
    bound = (
        (
            "本通知书对采购人和你单位均具有法律效力。通知书发出后，采购人改变成交结果或者你单位放弃成交项目的，"
            "应当依法承担法律责任。"
        )
        if f.sign_by
        else "请你单位收到本通知书后，及时做好签订和履行合同的准备。"
    )
    blocks = TEXT.blocks(
        "consultation_letter",
        {
            **f.model_dump(),
            "contract_term": f.term,
            "how_it_was_found": _how_it_was_found(f),
            "signing": _signing(f),
            "bond": bond,
            "bound": bound,
        },
        {
            "signers": [notice_signers(f)],
        },
    )
    return document(f, "notice", ("成交通知书",), blocks)


KINDS = (
    document_kind_of(
        "consultation_result_notice",
        "成交结果公告",
        ConsultationResultFacts,
        compose_consultation_result_notice,
        group="采购",
        layout="notice",
        file_name="{title}-{project_number}",
        others=(award,),
    ),
    document_kind_of(
        "consultation_letter",
        "成交通知书",
        ConsultationLetterFacts,
        compose_consultation_letter,
        group="采购",
        layout="notice",
        file_name="{title}-{project_number}-{lot_number}",
    ),
)
