"""采购需求调查报告 (22号 10、11) with the public's opinions (条例 15)."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from documents.amounts import figures
from documents.catalogue.base import Count, Facts, FactsRow, Fen, Name, OptionalText, Positive, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import document, h1, h2, p, signature, table, title_lines
from documents.content import AnyBlock, Document
from documents.dates import cn_date

PAST = "同类采购项目历史成交信息"
RULES_22 = "《政府采购需求管理办法》（财库〔2021〕22号）"


class RespondentRow(FactsRow):
    """调查对象。Who was asked."""

    name: Name = Field(title="名称")
    remark: OptionalText = Field(default="", title="备注", description="its line of business")
    answer: OptionalText = Field(default="", title="反馈意见")
    price: Fen | None = Field(default=None, title="测算报价", description="for the whole; null: none was given")


class DealRow(FactsRow):
    """同类项目成交信息。An award that was found, and where."""

    buyer: Name = Field(title="采购人")
    project: Name = Field(title="项目名称")
    on: date = Field(title="成交日期")
    amount: Fen = Field(title="成交金额")
    scale: Text = Field(title="规模和服务期")
    source: Text = Field(title="信息来源")


class DemandSurveyReportFacts(Facts):
    """采购需求调查报告。`demand_survey_report`: who was asked how, what came of it and what it means for the purchase."""

    project_name: Name = Field(title="项目名称")
    programme_title: Name = Field(title="方案名称")
    surveyed_on: date = Field(title="调查完成日期")
    public_service: bool = Field(default=True, title="是否公共服务项目")
    least: Positive = Field(default=3, title="调查对象最少数量", description="22号 11")
    way: Text = Field(title="调查方式")
    respondents: tuple[RespondentRow, ...] = Field(title="调查对象", min_length=1, max_length=100)
    findings: Text = Field(title="调查结果")
    industry: OptionalText = Field(default="", title="相关产业发展情况")
    supply: OptionalText = Field(default="", title="市场供给情况")
    past_deals: OptionalText = Field(default="", title="同类采购项目历史成交信息")
    deals: tuple[DealRow, ...] = Field(default=(), title="同类项目成交信息", max_length=50)
    later_needs: OptionalText = Field(default="", title="可能涉及的后续采购")
    hearing_on: date | None = Field(default=None, title="征求社会公众意见日期")
    hearing_way: OptionalText = Field(default="", title="征求社会公众意见方式")
    hearing_received: Count = Field(default=0, title="收到意见数")
    hearing_adopted: OptionalText = Field(default="", title="意见采纳情况")
    conclusion: OptionalText = Field(default="", title="调查结论")


def _table_of_asked(f: DemandSurveyReportFacts) -> AnyBlock:
    """Who was asked; with what each answered and would charge, as far as the survey brought it."""
    if not any(row.answer for row in f.respondents):
        columns = (("序号", 12, "center"), ("调查对象", 50, "left"), ("备注", 38, "left"))
        return table(columns, ((str(n), row.name, row.remark or "—") for n, row in enumerate(f.respondents, start=1)))
    answered = (
        ("序号", 7, "center"),
        ("调查对象", 21, "left"),
        ("类别和业务范围", 18, "left"),
        ("反馈意见", 34, "left"),
        ("测算报价（元）", 20, "right"),
    )
    rows = (
        (
            str(n),
            row.name,
            row.remark or "—",
            row.answer or "未反馈",
            "未报价" if row.price is None else figures(row.price),
        )
        for n, row in enumerate(f.respondents, start=1)
    )
    return table(answered, rows)


def _prices(f: DemandSurveyReportFacts) -> list[AnyBlock]:
    """What the quotes come to."""
    quotes = sorted(row.price for row in f.respondents if row.price is not None)
    if not quotes:
        return []
    mean = sum(quotes) // len(quotes)
    span = (
        f"最低{figures(quotes[0])}元，最高{figures(quotes[-1])}元，平均{figures(mean)}元"
        if len(quotes) > 1
        else f"为{figures(quotes[0])}元"
    )
    return [p(f"调查对象中{len(quotes)}个对本项目整体给出测算报价，{span}。报价供测算经费使用，不作为评审依据。")]


_DEAL_COLUMNS = (
    ("序号", 7, "center"),
    ("采购人和项目名称", 27, "left"),
    ("成交日期", 15, "center"),
    ("成交金额（元）", 18, "right"),
    ("规模和服务期", 16, "left"),
    ("信息来源", 17, "left"),
)


def _deals(f: DemandSurveyReportFacts) -> list[AnyBlock]:
    rows = (
        (str(n), f"{row.buyer}\n{row.project}", cn_date(row.on), figures(row.amount), row.scale, row.source)
        for n, row in enumerate(f.deals, start=1)
    )
    return [table(_DEAL_COLUMNS, rows)] if f.deals else []


def _asked(f: DemandSurveyReportFacts) -> list[AnyBlock]:
    enough = "符合" if len(f.respondents) >= f.least else "少于"
    return [
        h1(2, "调查方式和对象"),
        p(
            f"本次调查采用{f.way.rstrip('。')}的方式，于{cn_date(f.surveyed_on)}完成，调查对象共{len(f.respondents)}个，{enough}"
            f"面向市场主体开展需求调查时选择的调查对象一般不少于{f.least}个的要求。调查对象如下："
        ),
        _table_of_asked(f),
        *_prices(f),
    ]


def _found(f: DemandSurveyReportFacts) -> list[AnyBlock]:
    """The parts that 22号 10 names, as far as the survey brought anything; then what came of it as a whole."""
    named = (
        ("相关产业发展情况", f.industry),
        ("市场供给情况", f.supply),
        (PAST, f.past_deals),
        ("可能涉及的运行维护、升级更新、备品备件、耗材等后续采购", f.later_needs),
    )
    parts = [(title, text) for title, text in named if text or (title == PAST and f.deals)]
    if not parts:
        return [h1(3, "调查情况"), p(f.findings)]
    found: list[AnyBlock] = [h1(3, "调查情况")]
    for n, (title, text) in enumerate((*parts, ("调查结果", f.findings)), start=1):
        found += [h2(n, title), *([p(text)] if text else []), *(_deals(f) if title == PAST else [])]
    return found


def _heard(f: DemandSurveyReportFacts, index: int) -> list[AnyBlock]:
    if f.hearing_on is None:
        return []
    number = f"共收到意见{f.hearing_received}条。" if f.hearing_received else "没有收到意见。"
    adopted = f"采纳情况：{f.hearing_adopted.rstrip('。')}。" if f.hearing_adopted else ""
    public = (
        "本项目是政府向社会公众提供的公共服务项目，依照《中华人民共和国政府采购法实施条例》第十五条的规定，"
        if f.public_service
        else ""
    )
    return [
        h1(index, "征求社会公众意见情况"),
        p(
            f"{public}采购人就确定采购需求征求了社会公众的意见。征求方式：{f.hearing_way.rstrip('。')}。截至{cn_date(f.hearing_on)}，{number}{adopted}"
        ),
    ]


def compose_demand_survey_report(f: DemandSurveyReportFacts) -> Document:
    """采购需求调查报告: why, who and how, what was found, the public's opinions, the conclusion."""
    why = (
        "属于涉及公共利益、社会关注度较高的采购项目，包括政府向社会公众提供的公共服务项目，" if f.public_service else ""
    )
    heard = _heard(f, 4)
    blocks: tuple[AnyBlock, ...] = (
        h1(1, "调查目的和依据"),
        p(
            f"根据《{f.programme_title}》和{RULES_22}第十条、第十一条的规定，{f.org}在确定采购需求前，对{f.project_name}开展了需求调查。"
            f"该项目{why}应当开展需求调查。"
            if why
            else f"根据《{f.programme_title}》和{RULES_22}第十条的规定，{f.org}在确定采购需求前，对{f.project_name}开展了需求调查。"
        ),
        p(
            "调查内容包括相关产业发展、市场供给、同类采购项目历史成交信息，可能涉及的运行维护、升级更新、备品备件、耗材等后续采购，"
            "以及其他相关情况。"
        ),
        *_asked(f),
        *_found(f),
        *heard,
        h1(5 if heard else 4, "调查结论"),
        *([p(f.conclusion)] if f.conclusion else []),
        p("调查结果和公众意见作为确定采购需求、测算经费和编制采购实施计划的依据，与采购文件一并存档。"),
        p(
            "为本项目提供整体设计、规范编制或者项目管理等服务的供应商，不得再参加本项目的采购活动"
            "（《中华人民共和国政府采购法实施条例》第十八条）。"
        ),
        signature(f),
    )
    return document(f, "report", title_lines(f.project_name, "采购需求调查报告"), blocks)


KINDS = (
    document_kind_of(
        "demand_survey_report",
        "采购需求调查报告",
        DemandSurveyReportFacts,
        compose_demand_survey_report,
        group="采购",
        layout="report",
        file_name="{title}-{project_name}",
        issue="signed",
    ),
)
