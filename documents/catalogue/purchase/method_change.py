"""变更政府采购方式申请: from the purchaser to the treasury, after a tender that failed (87号 43; 74号 5、28)."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from documents.amounts import both
from documents.catalogue.base import Facts, FactsRow, Fen, Name, OptionalText, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import document, h1, p, table, title_lines
from documents.catalogue.purchase.correction import FailedLotRow, failed_lots_table
from documents.content import AnnexNote, AnyBlock, Document, Fields, Recipients, Signature
from documents.dates import cn_date


class RoundRow(FactsRow):
    """采购经过。A step of the round that failed, and its day."""

    step: Name = Field(title="环节")
    on: date = Field(title="日期")


class MethodChangeFacts(Facts):
    """变更政府采购方式申请。`method_change_request`: what was tendered, how it failed, what is asked for and why."""

    treasury: Name = Field(title="财政部门")
    project_number: Name = Field(title="项目编号")
    project_name: Name = Field(title="项目名称")
    purchaser_name: Name = Field(title="采购人名称")
    overview: Text = Field(title="项目概况")
    budget: Fen = Field(title="预算金额")
    fund_source: Text = Field(title="资金来源")
    method: Name = Field(title="原采购方式")
    course: tuple[RoundRow, ...] = Field(title="采购经过", min_length=1, max_length=40)
    reason: Text = Field(title="失败原因")
    failed_lots: tuple[FailedLotRow, ...] = Field(default=(), title="各采购包情况", max_length=100)
    challenges: Text = Field(title="质疑和处理情况")
    documents_opinion: Text = Field(title="采购文件和招标过程的论证意见")
    asked_method: Name = Field(title="拟采用的采购方式")
    ground: Text = Field(title="法定情形")
    remaining: tuple[Name, ...] = Field(default=(), title="余下的供应商", max_length=2)
    enclosures: tuple[Text, ...] = Field(title="附件", min_length=1, max_length=20)
    contact_person: Name = Field(title="联系人")
    contact_phone: Name = Field(title="联系电话")
    remark: OptionalText = Field(default="", title="其他说明")

    @model_validator(mode="after")
    def _another_method(self) -> MethodChangeFacts:
        if self.asked_method == self.method:
            raise ValueError("拟采用的采购方式（asked_method）与原采购方式（method）相同，不需要变更")
        if self.remaining and len(self.remaining) != 2:
            raise ValueError("余下的供应商（remaining）应当是两家")
        return self


def _asked(f: MethodChangeFacts) -> list[AnyBlock]:
    with_whom = (
        f"，与提交投标文件或者经评审实质性响应招标文件要求的{'、'.join(f.remaining)}两家供应商进行谈判"
        if f.remaining
        else ""
    )
    return [
        p(f"理由：{f.ground.rstrip('。')}。"),
        p(f"为保证项目按期实施，现申请将本项目采购方式由{f.method}变更为{f.asked_method}{with_whom}。"),
        *([p(f.remark)] if f.remark else []),
    ]


def compose_method_change_request(f: MethodChangeFacts) -> Document:
    """变更政府采购方式的申请, a letter asking for a decision, with its enclosures."""
    course = table((("环节", 60, "left"), ("日期", 40, "center")), ((row.step, cn_date(row.on)) for row in f.course))
    blocks: tuple[AnyBlock, ...] = (
        Recipients(names=(f.treasury,)),
        p(
            f"{f.project_name}（项目编号：{f.project_number}）采用{f.method}方式采购，未能成立。根据《政府采购货物和服务招标投标"
            "管理办法》第四十三条和《政府采购非招标采购方式管理办法》第五条、第二十八条的规定，现将有关情况报告如下。"
        ),
        h1(1, "项目基本情况"),
        Fields(
            rows=(
                ("采购人", f.purchaser_name),
                ("项目概况", f.overview),
                ("预算金额", both(f.budget)),
                ("资金来源", f.fund_source),
            )
        ),
        h1(2, "招标过程和未能成立的原因"),
        course,
        p(f"{f.reason.rstrip('。')}。"),
        *failed_lots_table(f.failed_lots),
        h1(3, "质疑和处理情况"),
        p(f.challenges),
        h1(4, "采购文件和招标过程的论证意见"),
        p(f.documents_opinion),
        h1(5, "申请变更的采购方式和理由"),
        *_asked(f),
        p("妥否，请批复。"),
        p(f"联系人：{f.contact_person}，联系电话：{f.contact_phone}。"),
        AnnexNote(names=f.enclosures),
        Signature(orgs=(f.org,), day=cn_date(f.doc_date)),
    )
    return document(f, "letter", title_lines("关于", f.project_name, "变更政府采购方式的申请"), blocks)


KINDS = (
    document_kind_of(
        "method_change_request",
        "变更政府采购方式申请",
        MethodChangeFacts,
        compose_method_change_request,
        group="采购",
        layout="letter",
        file_name="{title}-{project_number}",
        issue="signed",
    ),
)
