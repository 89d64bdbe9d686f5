"""制度规范: the notices that issue 就业驿站工作规则 and 就业驿站服务规范, with the text in chapters and articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import Field

from documents.catalogue.base import Facts, FactsRow, Name, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import addressed, document, p, signature, table, title_lines
from documents.content import Annex, AnyBlock, Document, Heading, Imprint, PageBreak, Title
from documents.dates import cn_date, numeral
from documents.prose import Prose

WORK_RULES, SERVICE_NORMS = Prose("work_rules"), Prose("service_norms")


class ChapterRow(FactsRow):
    """章。A chapter of the rules: its title and its articles, without their numbers."""

    title: Name = Field(title="章名")
    articles: tuple[Text, ...] = Field(title="条文", min_length=1, max_length=100)


class ServiceRow(FactsRow):
    """服务事项。A service and the time that it may take."""

    name: Name = Field(title="服务事项")
    people: Name = Field(title="服务对象")
    content: Text = Field(title="服务内容")
    limit: Text = Field(title="办理时限")


def chapter_rows(text: Prose, words: Mapping[str, Any]) -> tuple[ChapterRow, ...]:
    """The chapters of a text as a draft starts from them, filled with words of the plan."""
    return tuple(ChapterRow(title=s.title, articles=s.texts) for s in text.sections("chapters", words))


def service_rows() -> tuple[ServiceRow, ...]:
    """The services of the norms, each with the time that it may take."""
    rows = SERVICE_NORMS.rows("services", {})
    return tuple(
        ServiceRow(name=name, people=people, content=content, limit=limit) for name, people, content, limit in rows
    )


class WorkRulesFacts(Facts):
    """工作规则。`work_rules`: 公文 that issues the rules; the text is part of the facts, so that it can be amended."""

    programme_title: Name = Field(title="方案名称")
    text_title: Name = Field(title="文件名称", description="e.g. 惠州市就业驿站工作规则")
    recipients: tuple[Name, ...] = Field(title="主送机关", min_length=1, max_length=60)
    copies_to: tuple[Name, ...] = Field(default=(), title="抄送机关", max_length=30)
    opinions_heard: bool = Field(default=False, title="是否已征求意见")
    legally_reviewed: bool = Field(default=False, title="是否已经合法性审核")
    chapters: tuple[ChapterRow, ...] = Field(title="章节", min_length=1, max_length=40)


class ServiceNormsFacts(WorkRulesFacts):
    """服务规范。`service_norms`: 公文 that issues the norms, with the table of services and times."""

    services: tuple[ServiceRow, ...] = Field(title="服务事项", min_length=1, max_length=60)


def _body(f: WorkRulesFacts) -> list[AnyBlock]:
    """What the notice itself says: basis, how the text came about, what is asked."""
    steps = [
        text for said, text in ((f.opinions_heard, "征求各有关单位意见"), (f.legally_reviewed, "经合法性审核")) if said
    ]
    how = f"在{'、'.join(steps)}的基础上，" if steps else ""
    return [
        p(
            f"为统一就业驿站服务标准，规范驿站管理，根据《{f.programme_title}》，{how}制定了《{f.text_title}》，"
            "现印发给你们，请认真组织实施。"
        ),
        p(
            f"各{f.level}要将本文件发至辖区内每个驿站和运营机构，纳入岗前培训内容，督促驿站建立健全各项制度并在站内公开，"
            "监管人员要对照检查执行情况。执行中遇到的问题，请及时报告。"
        ),
    ]


def articles(chapters: tuple[ChapterRow, ...]) -> Iterator[AnyBlock]:
    """第一章 …, 第一条 …: articles are numbered through all chapters."""
    number = 0
    for n, chapter in enumerate(chapters, 1):
        yield Heading(level=1, text=f"第{numeral(n)}章　{chapter.title}")
        for text in chapter.articles:
            number += 1
            yield p(text, lead=f"第{numeral(number)}条　")


def _notice(f: WorkRulesFacts, annexed: list[AnyBlock]) -> Document:
    """A text that is issued (印发) stands on a new page under its own title, without the word 附件."""
    blocks: tuple[AnyBlock, ...] = (
        addressed(f.recipients),
        *_body(f),
        signature(f),
        PageBreak(),
        Title(lines=title_lines(f.text_title)),
        *articles(f.chapters),
        *annexed,
        Imprint(copies_to=f.copies_to, issuer=f.org, issued_on=cn_date(f.doc_date)),
    )
    return document(f, "gongwen", title_lines("关于印发", f"《{f.text_title}》的", "通知"), blocks)


def compose_work_rules(f: WorkRulesFacts) -> Document:
    """印发通知 with the rules."""
    return _notice(f, [])


_SERVICE_NORMS_COLUMNS = (
    ("序号", 8, "center"),
    ("服务事项", 18, "center"),
    ("服务对象", 20, "center"),
    ("服务内容", 29, "left"),
    ("办理时限", 25, "left"),
)


def compose_service_norms(f: ServiceNormsFacts) -> Document:
    """印发通知 with the norms and, as their 附表, the services one by one."""
    rows = ((str(n), row.name, row.people, row.content, row.limit) for n, row in enumerate(f.services, 1))
    return _notice(f, [Annex(mark="附表", lines=("驿站服务事项和办理时限表",)), table(_SERVICE_NORMS_COLUMNS, rows)])


KINDS = (
    document_kind_of(
        "work_rules",
        "就业驿站工作规则",
        WorkRulesFacts,
        compose_work_rules,
        group="规范",
        layout="gongwen",
        issue="signed",
        file_name="{text_title}-{doc_date}",
    ),
    document_kind_of(
        "service_norms",
        "就业驿站服务规范",
        ServiceNormsFacts,
        compose_service_norms,
        group="规范",
        layout="gongwen",
        issue="signed",
        file_name="{text_title}-{doc_date}",
    ),
)
