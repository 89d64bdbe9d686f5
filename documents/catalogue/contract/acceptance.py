"""履约验收: 履约验收书 (条例 45) of an instalment or of the whole contract, and 履约验收结果公告."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from documents.amounts import both, figures
from documents.catalogue.base import Count, Fen, Name, OptionalText, Text
from documents.catalogue.contract.accepted_rows import AcceptedStationRow, CheckRow, StandardRow
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parties import ContractPartiesFacts
from documents.catalogue.parts import document, h1, other_matters, p, table, title_lines
from documents.catalogue.subjects import SUBJECT_WORDS, SubjectWords
from documents.citations import in_full
from documents.content import AnyBlock, Document, Fields, FormBlock, FormLine, Note, Table, Title
from documents.dates import cn_date, cn_span
from documents.prose import Prose
from models.values import Subject

TEXT = Prose("acceptance")

BLANK_DATE = "　　　　年　　月　　日"
TENDERS = ("公开招标", "邀请招标")
"""Methods under which 87号 applies beside the law."""
BASIS = (
    "《中华人民共和国政府采购法》第四十一条",
    "《中华人民共和国政府采购法实施条例》第四十五条",
    "《政府采购需求管理办法》（财库〔2021〕22号）第二十三条、第二十四条",
    "财库〔2016〕205号文件关于履约验收管理的规定",
)
BASIS_OF_TENDERS = "《政府采购货物和服务招标投标管理办法》第七十四条"


class _AcceptedFacts(ContractPartiesFacts):
    """履约验收。What the report and the notice both say."""

    bought: Subject = Field(default=Subject.SERVICES, title="采购对象")
    service_name: Name = Field(default="就业驿站运营服务", title="服务内容")
    term_from: date = Field(title="服务开始日期")
    term_until: date = Field(title="服务结束日期")
    accepted_on: date = Field(title="验收日期")
    inspectors: tuple[Name, ...] = Field(title="验收组成员", min_length=1, max_length=30)
    users: Count = Field(default=0, title="服务对象人数", description="people served who took part")
    users_opinion: OptionalText = Field(default="", title="服务对象意见")
    opinion: Text = Field(title="验收意见")

    @property
    def words(self) -> SubjectWords:
        """What the parts of the purchase are called."""
        return SUBJECT_WORDS[self.bought]

    @model_validator(mode="after")
    def _users_say_something(self) -> _AcceptedFacts:
        if self.users and not self.users_opinion:
            raise ValueError("服务对象参与验收的，应当填写服务对象意见（users_opinion）（条例第四十五条）")
        return self


class AcceptanceReportFacts(_AcceptedFacts):
    """履约验收书。`acceptance_report`: standard by standard, with deductions and both sides' signatures.

    `instalment` empty: the acceptance of the whole contract. Money in 分.
    """

    lot_name: Name = Field(title="采购包名称")
    procurement_method: Name = Field(title="采购方式")
    signed_on: date = Field(title="合同签订日期")
    price: Fen = Field(title="合同金额")
    supplements: Fen = Field(default=0, title="补充合同金额")
    instalment: OptionalText = Field(default="", title="期次")
    stage: OptionalText = Field(default="", title="付款条件")
    standards: tuple[StandardRow, ...] = Field(title="验收标准", min_length=1, max_length=100)
    stations: tuple[AcceptedStationRow, ...] = Field(default=(), title="验收驿站", max_length=200)
    cycle: OptionalText = Field(default="", title="考核周期", description="whose result counts here")
    witness: OptionalText = Field(default="", title="共同验收人")
    witness_unit: OptionalText = Field(default="", title="共同验收人单位和职务")
    share: Fen | None = Field(default=None, title="本期合同金额", description="the contract's share")
    assessed_deduction: Fen = Field(default=0, title="按考核结果扣减金额")
    confirmed: Fen | None = Field(default=None, title="确认应付金额")
    deduction_reason: OptionalText = Field(default="", title="扣减说明")
    delay_penalty: Fen = Field(default=0, title="逾期投入运营违约金")
    delay_excused: Fen = Field(default=0, title="免除的违约金")
    delay_reason: OptionalText = Field(default="", title="免除违约金的理由")
    checks: tuple[CheckRow, ...] = Field(default=(), title="核对清单", max_length=60)
    measures: OptionalText = Field(default="", title="不合格的处理措施")
    rectify_by: date | None = Field(default=None, title="整改期限", description="set where the acceptance failed")

    @property
    def failed(self) -> bool:
        """Whether the whole contract was found not in order: that is put on record, too (条例 45; 87号 75)."""
        return self.rectify_by is not None

    @model_validator(mode="after")
    def _figures_agree(self) -> AcceptanceReportFacts:
        if self.instalment and self.confirmed is None:
            raise ValueError("阶段验收应当写明确认应付金额（confirmed）")
        if (
            not self.instalment
            and not self.failed
            and (short := [row.name for row in self.standards if row.met is False])
        ):
            raise ValueError(f"{'、'.join(short)}未达到合同标准，履约验收不得合格（条例第四十五条）")
        if self.confirmed is not None and self.confirmed > self.price + self.supplements:
            raise ValueError("确认应付金额（confirmed）超过合同金额（price）")
        if self.accepted_on < self.signed_on:
            raise ValueError("验收日期（accepted_on）早于合同签订日期（signed_on）")
        return self


class AcceptanceNoticeFacts(_AcceptedFacts):
    """履约验收结果公告。`acceptance_notice`: the public service's result, told to the public (条例 45)."""

    service_requirement: Text = Field(title="服务要求")
    place: Text = Field(title="服务地点")
    other_matters: tuple[Text, ...] = Field(default=(), title="其他补充事宜", max_length=20)

    @model_validator(mode="after")
    def _published_after_acceptance(self) -> AcceptanceNoticeFacts:
        if self.doc_date < self.accepted_on:
            raise ValueError("公告日期（doc_date）早于验收日期（accepted_on）")
        return self


def _contract_lines(f: AcceptanceReportFacts) -> FormBlock:
    price = both(f.price) + (f"；补充合同金额{figures(f.supplements)}元" if f.supplements else "")
    return FormBlock(
        lines=(
            FormLine(cells=(("合同名称", f.contract_name),)),
            FormLine(cells=(("合同编号", f.contract_number), ("项目编号", f.project_number))),
            FormLine(cells=(("项目名称", f.project_name),)),
            FormLine(cells=(("采购人（甲方）", f.purchaser_name),)),
            FormLine(cells=(("供应商（乙方）", f.operator_name),)),
            FormLine(cells=(("采购包", f.lot_name), ("采购方式", f.procurement_method))),
            FormLine(cells=((f.words.content, f.service_name), ("合同签订日期", cn_date(f.signed_on)))),
            FormLine(cells=(("合同金额", price),)),
            FormLine(cells=((f.words.term, cn_span(f.term_from, f.term_until)),)),
            FormLine(
                cells=(
                    ("验收阶段", f"{f.instalment}阶段验收" if f.instalment else "合同履行期满履约验收"),
                    ("验收日期", cn_date(f.accepted_on)),
                )
            ),
        )
    )


def _met(value: bool | None) -> str:
    return "☐达到　☐未达到" if value is None else "☑达到　☐未达到" if value else "☐达到　☑未达到"


_STANDARDS_COLUMNS = (
    ("序号", 7, "center"),
    ("验收项目", 17, "center"),
    ("合同要求", 29, "left"),
    ("验收情况", 27, "left"),
    ("结论", 20, "center"),
)


def _standards(rows: tuple[StandardRow, ...]) -> Table:
    return table(
        _STANDARDS_COLUMNS,
        ((str(n), row.name, row.demanded, row.found or "　\n　", _met(row.met)) for n, row in enumerate(rows, 1)),
    )


def _stations(f: AcceptanceReportFacts, index: int) -> list[AnyBlock]:
    """Since when each station is open, and how it was assessed."""
    if not f.stations:
        return []
    scored = any(row.score is not None for row in f.stations)
    columns = (
        ("序号", 8, "center"),
        ("驿站名称", 44 if scored else 58, "left"),
        ("投入运营日期", 24 if scored else 34, "center"),
        *((("考核得分", 12, "right"), ("等次", 12, "center")) if scored else ()),
    )
    rows = (
        (
            str(n),
            row.name,
            (cn_date(row.opened_on) + (f"\n（逾期{row.late_days}日）" if row.late_days else ""))
            if row.opened_on
            else "",
            *((f"{row.score:.2f}" if row.score is not None else "", row.grade) if scored else ()),
        )
        for n, row in enumerate(f.stations, 1)
    )
    return [
        h1(index, "驿站运营和考核情况" if scored else "驿站投入运营情况"),
        *([p(f"考核结果采用{f.cycle}考核周期已确定的结果。")] if scored and f.cycle else []),
        table(columns, rows),
    ]


def _money(f: AcceptanceReportFacts, index: int) -> list[AnyBlock]:
    """What falls due by this acceptance, and why it may be less than the contract's share."""
    if f.confirmed is None:
        return []
    share = f.share if f.share is not None else f.confirmed
    other = share - f.assessed_deduction - f.delay_penalty - f.confirmed
    said = f.deduction_reason or ("" if share == f.confirmed else "按合同约定和考核结果扣减")
    lines = (
        FormLine(cells=(("付款条件", f.stage or "以合同约定为准"),)),
        FormLine(cells=(("本期合同金额", f"{figures(share)}元"), *_assessed(f))),
        *([FormLine(cells=(("逾期违约金", _delay(f)),))] if f.delay_penalty or f.delay_excused else []),
        *([FormLine(cells=(("其他扣减" if other > 0 else "其他增加", f"{figures(abs(other))}元"),))] if other else []),
        *([FormLine(cells=(("扣减说明", said),))] if said else []),
        FormLine(cells=(("确认应付金额", both(f.confirmed)),)),
    )
    return [h1(index, "应付金额"), FormBlock(lines=lines)]


def _delay(f: AcceptanceReportFacts) -> str:
    """What late opening costs, and what of it is excused."""
    late = [row.name for row in f.stations if row.late_days]
    what = f"{figures(f.delay_penalty)}元（{'、'.join(late)}逾期投入运营）" if late else f"{figures(f.delay_penalty)}元"
    return what + (f"；免除{figures(f.delay_excused)}元：{f.delay_reason}" if f.delay_excused else "")


def _assessed(f: AcceptanceReportFacts) -> tuple[tuple[str, str], ...]:
    return (("按考核扣减", f"{figures(f.assessed_deduction)}元"),) if f.words.assessed else ()


def _opinions(f: AcceptanceReportFacts, index: int) -> list[AnyBlock]:
    """What the group and the people served say, and the conclusion."""
    users = f"共{f.users}人参与。{f.users_opinion}" if f.users else "　"
    heard = [FormLine(cells=(("服务对象意见", users),), height=12)] if f.words.assessed else []
    short = any(row.met is False for row in f.standards)
    ticked = 2 if f.failed else 1 if short else 0
    choices = ("合格", "部分达到，按合同约定处理", "不合格")
    conclusion = "　".join(f"{'☑' if at == ticked else '☐'}{choice}" for at, choice in enumerate(choices))
    demanded = (
        [
            FormLine(cells=(("处理措施", f.measures),), height=12),
            FormLine(cells=(("整改期限", f"{cn_date(f.rectify_by)}前（含当日）整改并申请复验"),)),
        ]
        if f.rectify_by
        else []
    )
    return [
        h1(index, "验收意见"),
        FormBlock(
            lines=(
                *heard,
                FormLine(cells=(("验收小组意见", f.opinion),), height=14),
                FormLine(cells=(("验收结论", conclusion),)),
                *demanded,
            )
        ),
    ]


_SIGNATURES_GROUP_COLUMNS = (
    ("序号", 8, "center"),
    ("身份", 20, "center"),
    ("姓名", 22, "center"),
    ("单位和职务", 28, "left"),
    ("签名", 22, "center"),
)


def _signatures(f: AcceptanceReportFacts, index: int) -> list[AnyBlock]:
    """Everybody in the group, the people served, and the two parties."""
    roles = [("验收人员", name, "") for name in f.inspectors]
    roles += [("验收人员", f.witness, f.witness_unit)] if f.witness and f.witness not in f.inspectors else []
    roles += [("服务对象代表", "", "")] * min(3, max(1, f.users)) if f.words.assessed else []
    group = table(
        _SIGNATURES_GROUP_COLUMNS,
        ((str(n), role, name, unit, "\n　") for n, (role, name, unit) in enumerate(roles, 1)),
    )
    return TEXT.blocks(
        "signatures",
        f.model_dump(),
        {
            "group_heading": [h1(index, "验收小组签名")],
            "group": [group],
            "parties_heading": [h1(index + 1, "双方确认")],
        },
    )


_CHECK_LIST_COLUMNS = (
    ("序号", 7, "center"),
    ("核对内容", 37, "left"),
    ("依据", 28, "left"),
    ("结论", 9, "center"),
    ("材料", 19, "left"),
)


def _check_list(f: AcceptanceReportFacts, index: int) -> list[AnyBlock]:
    if not f.checks:
        return []
    return [
        h1(index, "核对清单"),
        table(
            _CHECK_LIST_COLUMNS,
            (
                (str(n), row.rule, in_full(row.source), row.conclusion, row.evidence)
                for n, row in enumerate(f.checks, 1)
            ),
        ),
    ]


def compose_acceptance_report(f: AcceptanceReportFacts) -> Document:
    """验收书: contract, basis, standards one by one, stations, money, opinions, signatures of the group and of both."""
    basis = (*BASIS, *([BASIS_OF_TENDERS] if f.procurement_method in TENDERS else []))
    by, signs = ("和考核方案", "；服务对象代表应当签名") if f.words.assessed else ("", "")
    sections: list[list[AnyBlock]] = [
        [
            h1(1, "合同基本情况"),
            _contract_lines(f),
            p(f"验收依据：{'；'.join(basis)}；采购合同及补充合同、采购文件、乙方投标（响应）文件{by}。"),
        ],
        [h1(2, "逐项验收情况"), _standards(f.standards)],
    ]
    for part in (_stations, _check_list, _money, _opinions, _signatures):
        if made := part(f, len(sections) + 1):
            sections.append(made)
    stage = f"{f.instalment}阶段验收" if f.instalment else "合同履行期满验收"
    blocks = (
        Title(lines=("政府采购项目履约验收书",), subtitle=f"（{stage}）"),
        *(b for part in sections for b in part),
        Note(
            items=(
                f"说明：1．验收人员不得是本合同的拟订人和签字人{signs}。"
                "2．本验收书一式三份，甲方、乙方和采购档案各存一份，"
                "作为支付合同款的依据。",
            )
        ),
    )
    return document(f, "form", ("政府采购项目履约验收书",), blocks, cover=True)


def _party(title: str, name: str, address: str, contact: str) -> Fields:
    return Fields(rows=((title, name), ("地址", address), ("联系方式", contact)))


def compose_acceptance_notice(f: AcceptanceNoticeFacts) -> Document:
    """履约验收结果公告 in the prescribed order; no red head, no 发文字号."""
    members = "、".join(f.inspectors) + (f"；服务对象{f.users}人参与验收并出具意见" if f.users else "")
    blocks = TEXT.blocks(
        "acceptance_notice",
        {**f.model_dump(), "members": members},
        {
            "purchaser": [_party("采购人（甲方）", f.purchaser_name, f.purchaser_address, f.purchaser_contact)],
            "operator": [_party("供应商（乙方）", f.operator_name, f.operator_address, f.operator_contact)],
            "main_facts": [
                Fields(
                    rows=(
                        (f.words.content, f.service_name),
                        (f.words.requirement, f.service_requirement),
                        (f.words.term, cn_span(f.term_from, f.term_until)),
                        (f.words.place, f.place),
                    )
                )
            ],
            "other_matters": other_matters(10, f.other_matters),
        },
    )
    return document(f, "notice", title_lines(f.project_name, "履约验收结果公告"), blocks)


KINDS = (
    document_kind_of(
        "acceptance_report",
        "履约验收书",
        AcceptanceReportFacts,
        compose_acceptance_report,
        group="合同",
        layout="form",
        file_name="{title}-{contract_number}-{instalment}-{accepted_on}",
    ),
    document_kind_of(
        "acceptance_notice",
        "履约验收结果公告",
        AcceptanceNoticeFacts,
        compose_acceptance_notice,
        group="合同",
        layout="notice",
        file_name="{title}-{contract_number}",
    ),
)
