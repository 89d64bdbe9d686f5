"""考核方案: the notice that issues it, its articles, the table of indicators, grades and stars, the appeal's form."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field, model_validator

from documents.amounts import decimal_text, stars
from documents.catalogue.assessment.cycle import Stars
from documents.catalogue.base import Count, Facts, FactsRow, Name, OptionalText, Percent, Score, Text
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import addressed, document, p, signature, table, title_lines
from documents.catalogue.stations import rules_norms
from documents.catalogue.stations.rules_norms import ChapterRow, articles
from documents.content import (
    Annex,
    AnyBlock,
    Document,
    FormBlock,
    FormLine,
    Imprint,
    Note,
    PageBreak,
    Table,
    Title,
)
from documents.dates import cn_date
from documents.prose import Prose

BLANK_DATE = "　　　　年　　月　　日"

SCHEME = Prose("assessment_scheme")


class IndicatorRow(FactsRow):
    """考核指标。One line of the scheme; a bonus stands beside the hundred points."""

    title: Name = Field(title="指标")
    weight: Score = Field(title="分值")
    unit: Name = Field(title="计量单位")
    method: Text = Field(title="评分标准")
    bonus: bool = Field(default=False, title="加分指标")


class StarRow(FactsRow):
    """星级标准。What a star asks for, and how many stations may have it."""

    star: Stars = Field(title="星级")
    least: Score = Field(title="分数线")
    share: Percent | None = Field(default=None, title="名额比例", description="None: no limit")
    places: Count = Field(default=0, title="最少名额")


class AssessmentSchemeFacts(Facts):
    """考核方案。`assessment_scheme`: 公文 that issues the scheme; text and figures are facts, so that they can be amended."""

    programme_title: Name = Field(title="方案名称")
    text_title: Name = Field(title="文件名称", description="e.g. 惠州市就业驿站考核方案")
    recipients: tuple[Name, ...] = Field(title="主送机关", min_length=1, max_length=60)
    copies_to: tuple[Name, ...] = Field(default=(), title="抄送机关", max_length=30)
    opinions_heard: bool = Field(default=False, title="是否已征求意见")
    legally_reviewed: bool = Field(default=False, title="是否已经合法性审核")
    chapters: tuple[ChapterRow, ...] = Field(title="章节", min_length=1, max_length=40)
    indicators: tuple[IndicatorRow, ...] = Field(title="考核指标", min_length=1, max_length=60)
    excellent: Score = Field(title="优秀分数线")
    passed: Score = Field(title="达标分数线")
    excellent_share: Percent = Field(title="优秀名额比例")
    star_levels: tuple[StarRow, ...] = Field(title="星级标准", min_length=1, max_length=5)
    remark: OptionalText = Field(default="", title="附注", description="printed under the table of indicators")

    @model_validator(mode="after")
    def _adds_up(self) -> AssessmentSchemeFacts:
        total = sum((row.weight for row in self.indicators if not row.bonus), Decimal(0))
        if total != 100:
            raise ValueError(f"考核指标（indicators）基本分合计{decimal_text(total)}分，应为100分")
        if not self.passed < self.excellent <= 100:
            raise ValueError("优秀分数线（excellent）应当高于达标分数线（passed），且不超过100分")
        lines = [row.least for row in sorted(self.star_levels, key=lambda row: row.star)]
        if lines != sorted(set(lines)):
            raise ValueError("星级标准（star_levels）的分数线应当随星级逐级提高")
        return self


def _body(f: AssessmentSchemeFacts) -> list[AnyBlock]:
    steps = [
        text for said, text in ((f.opinions_heard, "征求各有关单位意见"), (f.legally_reviewed, "经合法性审核")) if said
    ]
    how = f"在{'、'.join(steps)}的基础上，" if steps else ""
    return [
        p(
            f"为建立驿站绩效考核机制，根据《{f.programme_title}》，{how}制定了《{f.text_title}》，现印发给你们，请认真组织实施。"
        ),
        p(
            f"各{f.level}要将考核指标和评分标准告知辖区内每个驿站和运营机构，落实监管人员，做好日常记录，如实报送考核数据，"
            "并将考核结果与分期验收、支付服务费用挂钩。执行中遇到的问题，请及时报告。"
        ),
    ]


_INDICATOR_TABLE_COLUMNS = (
    ("序号", 7.5, "center"),
    ("考核指标", 18, "center"),
    ("分值", 7.5, "center"),
    ("单位", 7.5, "center"),
    ("评分标准", 59.5, "left"),
)


def indicator_table(indicators: tuple[IndicatorRow, ...]) -> Table:
    """附表1: each indicator with its points and how it is scored."""
    rows = (
        (str(n), row.title, f"{'+' if row.bonus else ''}{decimal_text(row.weight)}", row.unit, f"{row.method}。")
        for n, row in enumerate(indicators, 1)
    )
    return table(_INDICATOR_TABLE_COLUMNS, rows, total=("", "基本分合计", "100", "", "加分指标另计，总分最高100分"))


def _grades(f: AssessmentSchemeFacts) -> list[AnyBlock]:
    """附表2: the three grades, and the stars from five down."""
    excellent, passed = decimal_text(f.excellent), decimal_text(f.passed)
    grades = table(
        (("等次", 24, "center"), ("总分", 40, "center"), ("名额", 36, "center")),
        (
            ("优秀", f"{excellent}分以上", f"不超过驿站总数的{f.excellent_share}%"),
            ("达标", f"{passed}分以上，不足{excellent}分", "不限"),
            ("不达标", f"不足{passed}分", "—"),
        ),
        caption="考核等次",
    )
    levels = sorted(f.star_levels, key=lambda row: -row.star)
    return [
        grades,
        table(
            (("星级", 24, "center"), ("总分", 40, "center"), ("名额", 36, "center")),
            ((stars(row.star), f"{decimal_text(row.least)}分以上", _places(row)) for row in levels),
            caption="星级服务驿站",
        ),
    ]


def _places(row: StarRow) -> str:
    if row.share is None:
        return "不限"
    return f"不超过驿站总数的{row.share}%" + (f"，至少{row.places}个" if row.places else "")


def appeal_form() -> list[AnyBlock]:
    """附表3: the appeal, filled by the operator."""
    return [
        FormBlock(
            lines=(
                FormLine(cells=(("申诉单位", ""),)),
                FormLine(cells=(("驿站名称", ""), ("考核周期", ""))),
                FormLine(cells=(("考核总分", ""), ("申诉日期", BLANK_DATE))),
                FormLine(cells=(("申诉指标", ""), ("原得分", ""))),
                FormLine(cells=(("事实和理由", ""),), height=40),
                FormLine(cells=(("申诉请求", ""),), height=16),
                FormLine(cells=(("佐证材料", "1．\n2．\n3．"),), height=20),
                FormLine(cells=(("联系人", ""), ("联系电话", ""))),
                FormLine(cells=(("单位盖章", f"负责人签名：　　　　　　{BLANK_DATE}"),), height=18),
                FormLine(cells=(("收件人", ""), ("收件日期", BLANK_DATE))),
            )
        ),
        Note(items=("填表说明：逐站填写，在公示期内提交；一式两份，收件后退回申诉单位一份。",)),
    ]


def compose_assessment_scheme(f: AssessmentSchemeFacts) -> Document:
    """印发通知, the scheme under its own title, its three 附表."""
    blocks: tuple[AnyBlock, ...] = (
        addressed(f.recipients),
        *_body(f),
        signature(f),
        PageBreak(),
        Title(lines=title_lines(f.text_title)),
        *articles(f.chapters),
        Annex(mark="附表1", lines=("驿站考核指标和评分标准",)),
        indicator_table(f.indicators),
        *([Note(items=(f"注：{f.remark}",))] if f.remark else []),
        Annex(mark="附表2", lines=("考核等次和星级标准",)),
        *_grades(f),
        Annex(mark="附表3", lines=("驿站考核申诉书",)),
        *appeal_form(),
        Imprint(copies_to=f.copies_to, issuer=f.org, issued_on=cn_date(f.doc_date)),
    )
    return document(f, "gongwen", title_lines("关于印发", f"《{f.text_title}》的", "通知"), blocks)


KINDS = (
    document_kind_of(
        "assessment_scheme",
        "就业驿站考核方案",
        AssessmentSchemeFacts,
        compose_assessment_scheme,
        group="考核",
        layout="gongwen",
        issue="signed",
        file_name="{text_title}-{doc_date}",
        others=(rules_norms,),
    ),
)
