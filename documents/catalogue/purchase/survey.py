"""采购需求调查报告 (22号 10、11) with the public's opinions (条例 15)."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from documents.catalogue.base import Count, Facts, FactsRow, Name, OptionalText, Positive, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import document, h1, h2, p, signature, table, title_lines
from documents.content import AnyBlock, Document
from documents.dates import cn_date

RULES_22 = "《政府采购需求管理办法》（财库〔2021〕22号）"


class RespondentRow(FactsRow):
    """调查对象。Who was asked."""

    name: Name = Field(title="名称")
    remark: OptionalText = Field(default="", title="备注", description="its line of business, what it answered")


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
    later_needs: OptionalText = Field(default="", title="可能涉及的后续采购")
    hearing_on: date | None = Field(default=None, title="征求社会公众意见日期")
    hearing_way: OptionalText = Field(default="", title="征求社会公众意见方式")
    hearing_received: Count = Field(default=0, title="收到意见数")
    hearing_adopted: OptionalText = Field(default="", title="意见采纳情况")
    conclusion: OptionalText = Field(default="", title="调查结论")


def _asked(f: DemandSurveyReportFacts) -> list[AnyBlock]:
    columns = (("序号", 12, "center"), ("调查对象", 50, "left"), ("备注", 38, "left"))
    rows = ((str(n), row.name, row.remark or "—") for n, row in enumerate(f.respondents, start=1))
    enough = "符合" if len(f.respondents) >= f.least else "少于"
    return [
        h1(2, "调查方式和对象"),
        p(
            f"本次调查采用{f.way.rstrip('。')}的方式，于{cn_date(f.surveyed_on)}完成，调查对象共{len(f.respondents)}个，{enough}"
            f"面向市场主体开展需求调查时选择的调查对象一般不少于{f.least}个的要求。调查对象如下："
        ),
        table(columns, rows),
    ]


def _found(f: DemandSurveyReportFacts) -> list[AnyBlock]:
    """The parts that 22号 10 names, as far as the survey brought anything; then what came of it as a whole."""
    named = (
        ("相关产业发展情况", f.industry),
        ("市场供给情况", f.supply),
        ("同类采购项目历史成交信息", f.past_deals),
        ("可能涉及的运行维护、升级更新、备品备件、耗材等后续采购", f.later_needs),
    )
    parts = [(title, text) for title, text in named if text]
    if not parts:
        return [h1(3, "调查情况"), p(f.findings)]
    found: list[AnyBlock] = [h1(3, "调查情况")]
    for n, (title, text) in enumerate((*parts, ("调查结果", f.findings)), start=1):
        found += [h2(n, title), p(text)]
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
