"""质疑答复 (94号 15) and the written statement with its evidence in a complaint (94号 22)."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from documents.catalogue.base import Facts, FactsRow, Name, OptionalText, Positive, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import document, h1, h2, numbered, p, table, title_lines
from documents.content import Annex, AnyBlock, Document, Note
from documents.dates import cn_date
from documents.prose import Prose

TEXT = Prose("replies")

MEASURES = "《政府采购质疑和投诉办法》"


class AnsweredMatterRow(FactsRow):
    """逐项答复。One matter of a challenge with its reasons."""

    matter: Text = Field(title="质疑事项")
    found: Text = Field(title="核查情况和事实依据")
    law: Text = Field(title="法律依据")
    upheld: bool = Field(title="是否成立")


class ChallengeReplyFacts(Facts):
    """质疑答复。`challenge_reply`: everything that 94号 15 asks for; `number` is the letter's 文号."""

    project_number: Name = Field(title="项目编号")
    project_name: Name = Field(title="项目名称")
    supplier_name: Name = Field(title="质疑供应商名称")
    received_on: date = Field(title="收到质疑函日期")
    about: Name = Field(title="质疑对象", description="采购文件, 采购过程 or 采购结果")
    lots: tuple[Name, ...] = Field(default=(), title="涉及采购包", max_length=100)
    matters: Text = Field(title="质疑事项")
    request: OptionalText = Field(default="", title="与质疑事项相关的请求")
    facts_found: Text = Field(title="事实依据")
    law: tuple[Text, ...] = Field(title="法律依据", min_length=1, max_length=20)
    answers: tuple[AnsweredMatterRow, ...] = Field(default=(), title="逐项答复", max_length=50)
    upheld: bool = Field(title="质疑是否成立")
    affects_result: bool = Field(default=True, title="是否影响采购结果")
    holds_opening: bool = Field(default=False, title="是否暂停开标")
    conclusion: OptionalText = Field(default="", title="答复内容")
    treasury: Name = Field(title="同级财政部门")
    complaint_from: date = Field(title="答复期满日期")
    complaint_until: date = Field(title="投诉截止日期")
    contact_person: Name = Field(title="联系人")
    contact_phone: Name = Field(title="联系电话")
    copies_to: tuple[Name, ...] = Field(
        default=(), title="抄送", description="其他有关供应商 (94号 13)", max_length=100
    )

    @model_validator(mode="after")
    def _dates_run_forward(self) -> ChallengeReplyFacts:
        if self.doc_date < self.received_on:
            raise ValueError("答复日期（doc_date）早于收到质疑函日期（received_on）")
        if self.complaint_until < self.complaint_from:
            raise ValueError("投诉截止日期（complaint_until）早于答复期满日期（complaint_from）")
        if self.holds_opening and not self.upheld:
            raise ValueError("质疑不成立的，不暂停开标（holds_opening）")
        return self


class CourseRow(FactsRow):
    """采购过程。A step of the purchase and its day."""

    step: Name = Field(title="环节")
    on: date = Field(title="日期")


class DefenceRow(FactsRow):
    """逐项说明。What the purchaser says of one matter of a complaint, and by which pieces of evidence (their numbers)."""

    matter: Text = Field(title="投诉事项")
    answer: Text = Field(title="说明")
    law: OptionalText = Field(default="", title="依据")
    evidence: tuple[Positive, ...] = Field(default=(), title="证据序号", max_length=20)


class EvidenceRow(FactsRow):
    """证据材料。One piece of evidence."""

    name: Text = Field(title="材料名称")
    proves: OptionalText = Field(default="", title="证明内容")
    pages: OptionalText = Field(default="", title="页码")


class ComplaintStatementFacts(Facts):
    """投诉书面说明。`complaint_statement`: to the treasury, in five working days, with all evidence (94号 22、25)."""

    treasury: Name = Field(title="财政部门")
    notice_number: Name = Field(title="投诉答复通知书文号")
    notice_on: date = Field(title="收到投诉答复通知书日期")
    project_number: Name = Field(title="项目编号")
    project_name: Name = Field(title="项目名称")
    method: Name = Field(title="采购方式")
    complainant: Name = Field(title="投诉人名称")
    matters: Text = Field(title="投诉事项")
    course: tuple[CourseRow, ...] = Field(title="采购过程", min_length=1, max_length=40)
    challenge_on: date = Field(title="收到质疑函日期")
    challenge_matters: Text = Field(title="质疑事项")
    reply_on: date | None = Field(default=None, title="质疑答复日期")
    reply_number: OptionalText = Field(default="", title="质疑答复文号")
    reply_outcome: OptionalText = Field(default="", title="质疑答复结论")
    within_challenge: bool = Field(default=True, title="投诉事项是否均已质疑")
    statement: Text = Field(title="说明内容")
    answers: tuple[DefenceRow, ...] = Field(default=(), title="逐项说明", max_length=50)
    evidence: tuple[EvidenceRow, ...] = Field(title="证据、依据和材料", min_length=1, max_length=100)
    contact_person: Name = Field(title="联系人")
    contact_phone: Name = Field(title="联系电话")

    @model_validator(mode="after")
    def _reply_is_whole(self) -> ComplaintStatementFacts:
        if self.doc_date < self.notice_on:
            raise ValueError("成文日期（doc_date）早于收到投诉答复通知书日期（notice_on）")
        if self.reply_on and not self.reply_outcome:
            raise ValueError("已经答复质疑的，应当写明质疑答复结论（reply_outcome）")
        if any(number > len(self.evidence) for row in self.answers for number in row.evidence):
            raise ValueError("逐项说明的证据序号（answers）超出证据目录（evidence）")
        return self


def _ended(text: str) -> str:
    """A text that ends with a full stop, no matter who entered it."""
    return text if text.endswith(("。", "！", "？")) else f"{text}。"


def _verdict(f: ChallengeReplyFacts) -> list[AnyBlock]:
    """What the reply finds, and what follows by 94号 16."""
    if not f.upheld:
        found = f"质疑事项不成立，采购活动继续开展（{MEASURES}第十六条）。"
    elif not f.affects_result:
        found = f"质疑事项成立，但是没有对采购结果构成影响，采购活动继续开展（{MEASURES}第十六条）。"
    elif f.about == "采购文件":
        found = (
            f"质疑事项成立，我单位将依照{MEASURES}第十六条的规定，依法澄清或者修改采购文件后继续开展采购活动，"
            "或者修改采购文件后重新开展采购活动。"
        )
    else:
        found = (
            f"质疑事项成立，且影响或者可能影响采购结果，我单位将依照{MEASURES}第十六条的规定另行确定中标、成交供应商，"
            "或者重新开展采购活动。"
        )
    held = [p("在上述事项处理完毕以前，暂停开标。")] if f.holds_opening else []
    said = [p(_ended(f.conclusion))] if f.conclusion else []
    return [p(found), *said, *held]


def _asked_matters(f: ChallengeReplyFacts) -> list[AnyBlock]:
    return numbered([_ended(row.matter) for row in f.answers]) if f.answers else [p(_ended(f.matters))]


def _reasons(f: ChallengeReplyFacts) -> list[AnyBlock]:
    """What was found, by which law, matter by matter; of an older reply as a whole."""
    if not f.answers:
        law = numbered(f.law) if len(f.law) > 1 else [p(_ended(f.law[0]))]
        return [h1(2, "核查情况和事实依据"), p(_ended(f.facts_found)), h1(3, "法律依据"), *law]
    found: list[AnyBlock] = [h1(2, "核查情况、事实依据和法律依据")]
    for n, row in enumerate(f.answers, start=1):
        found += [
            h2(n, f"关于质疑事项{n}"),
            p(f"核查情况和事实依据：{_ended(row.found)}"),
            p(f"法律依据：{_ended(row.law)}"),
            p(f"综上，质疑事项{n}{'成立' if row.upheld else '不成立'}。"),
        ]
    return [*found, h1(3, "答复所依据的规定"), *(p(_ended(text)) for text in f.law)]


def compose_challenge_reply(f: ChallengeReplyFacts) -> Document:
    """质疑答复函 in the order of 94号 15."""
    parts = f"（{'、'.join(f.lots)}）" if f.lots else ""
    asked = [p("与质疑事项相关的请求："), p(_ended(f.request))] if f.request else []
    blocks = TEXT.blocks(
        "challenge_reply",
        {**f.model_dump(), "parts": parts},
        {"matters_asked": _asked_matters(f), "asked": asked, "reasons": _reasons(f), "verdict": _verdict(f)},
    )
    return document(f, "letter", title_lines("关于", f.project_name, "质疑的答复"), blocks)


def _challenge_text(f: ComplaintStatementFacts) -> str:
    start = f"投诉人于{cn_date(f.challenge_on)}提出质疑，质疑事项为：{f.challenge_matters.rstrip('。')}。"
    if f.reply_on is None:
        return f"{start}截至本说明作出之日，质疑尚未答复。"
    number = f"（{f.reply_number}）" if f.reply_number else ""
    return f"{start}我单位于{cn_date(f.reply_on)}作出答复{number}，答复结论为：{f.reply_outcome}。"


def _evidence_annex(f: ComplaintStatementFacts) -> list[AnyBlock]:
    columns = (("序号", 9, "center"), ("材料名称", 45, "left"), ("证明内容", 32, "left"), ("页码", 14, "center"))
    rows = ((str(n), e.name, e.proves or "—", e.pages) for n, e in enumerate(f.evidence, start=1))
    return [
        Annex(mark="附件", lines=("证据、依据和有关材料目录",)),
        table(columns, rows),
        Note(
            items=(
                "1．提交的材料应当逐页编号，复印件由提交单位核对后加盖公章。",
                "2．涉及国家秘密、商业秘密和个人隐私的材料，应当单独装订并注明。",
            )
        ),
    ]


def _defence(f: ComplaintStatementFacts) -> list[AnyBlock]:
    """Matter by matter, each with the numbers of its evidence; then what is said of the whole."""
    found: list[AnyBlock] = []
    for n, row in enumerate(f.answers, start=1):
        pieces = "、".join(str(number) for number in row.evidence)
        shown = f"（证据{pieces}）" if pieces else ""
        law = [p(f"依据：{_ended(row.law)}")] if row.law else []
        found += [
            h2(n, f"关于投诉事项{n}"),
            p(f"投诉事项：{_ended(row.matter)}"),
            p(f"说明：{_ended(row.answer).rstrip('。')}{shown}。"),
            *law,
        ]
    return [*found, p(f"综上，{_ended(f.statement)}" if found else _ended(f.statement))]


def compose_complaint_statement(f: ComplaintStatementFacts) -> Document:
    """书面说明 to the treasury, with the list of evidence."""
    outside = (
        [] if f.within_challenge else [p(f"投诉事项超出已质疑事项的范围的部分，请依照{MEASURES}第二十条的规定审查。")]
    )
    blocks = TEXT.blocks(
        "complaint_statement",
        {
            **f.model_dump(),
            "challenge_text": _challenge_text(f),
            "matters_words": _ended(f.matters),
        },
        {
            "course": [
                table((("环节", 60, "left"), ("日期", 40, "center")), ((row.step, cn_date(row.on)) for row in f.course))
            ],
            "outside": outside,
            "defence": _defence(f),
            "evidence_annex": _evidence_annex(f),
        },
    )
    return document(f, "letter", title_lines("关于", f.project_name, "投诉事项的书面说明"), blocks)


KINDS = (
    document_kind_of(
        "challenge_reply",
        "质疑答复",
        ChallengeReplyFacts,
        compose_challenge_reply,
        group="采购",
        layout="letter",
        file_name="{title}-{project_number}-{supplier_name}",
    ),
    document_kind_of(
        "complaint_statement",
        "投诉书面说明",
        ComplaintStatementFacts,
        compose_complaint_statement,
        group="采购",
        layout="letter",
        file_name="{title}-{project_number}-{complainant}",
    ),
)
