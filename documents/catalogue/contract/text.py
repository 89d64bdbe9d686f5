"""合同: 驿站运营合同 as the city unifies it: cover, contents, articles, annexes, signing page."""

from __future__ import annotations

from documents.amounts import figures
from documents.catalogue import parties
from documents.catalogue.contract import clauses
from documents.catalogue.contract.clauses import ARTICLES, station_rows
from documents.catalogue.contract.facts import OperatingContractFacts
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import document, p, table, title_lines
from documents.content import (
    AnyBlock,
    Chapter,
    Clause,
    Contents,
    Cover,
    Document,
    Fields,
    Form,
    FormLine,
    Paragraph,
    SigningPage,
    SigningParty,
)
from documents.dates import cn_date, numeral

BLANK_PLACE = "_" * 12
BLANK_DATE = "　　　　年　　月　　日"


def _parties(f: OperatingContractFacts) -> list[AnyBlock]:
    return [
        Chapter(text="合同双方", new_page=True),
        Fields(
            rows=(
                ("甲方（采购人）", f.purchaser_name),
                ("统一社会信用代码", f.purchaser_code),
                ("住所", f.purchaser_address),
                ("法定代表人或者授权代表", f.purchaser_representative),
                ("联系方式", f.purchaser_contact),
            )
        ),
        Fields(
            rows=(
                ("乙方（供应商）", f.operator_name),
                ("统一社会信用代码", f.operator_code),
                ("住所", f.operator_address),
                ("法定代表人或者授权代表", f.operator_representative),
                ("人力资源服务许可证编号", f.operator_licence),
                ("联系方式", f.operator_contact),
            )
        ),
        p(
            f"甲、乙双方根据{f.project_name}的采购结果，遵循平等、自愿、公平和诚信的原则，"
            "就就业驿站运营服务事项协商一致，订立本合同，共同遵守。"
        ),
    ]


def _articles(f: OperatingContractFacts) -> list[AnyBlock]:
    blocks: list[AnyBlock] = []
    for n, article in enumerate(ARTICLES, start=1):
        name, clauses = article(f)
        blocks.append(Chapter(text=f"第{numeral(n)}条　{name}", new_page=False))
        blocks += [Clause(number=f"{n}.{m}", text=text) for m, text in enumerate(clauses, start=1)]
    return blocks


def _signing(f: OperatingContractFacts) -> list[AnyBlock]:
    day = cn_date(f.signed_on) if f.signed_on else BLANK_DATE
    return [
        Paragraph(text="（以下无正文，为签署页）", align="center"),
        SigningPage(
            parties=(
                SigningParty(
                    title="甲方（公章）",
                    lines=(
                        ("名称", f.purchaser_name),
                        ("法定代表人或者授权代表（签字）", "\u3000"),
                        ("签订日期", day),
                    ),
                ),
                SigningParty(
                    title="乙方（公章）",
                    lines=(
                        ("名称", f.operator_name),
                        ("法定代表人或者授权代表（签字）", "\u3000"),
                        ("签订日期", day),
                    ),
                ),
            )
        ),
        Paragraph(text=f"签订地点：{f.signed_at or BLANK_PLACE}", indent=False),
    ]


def _annexes(f: OperatingContractFacts) -> list[AnyBlock]:
    stations = (
        ("序号", 8, "center"),
        ("驿站名称", 28, "left"),
        ("地址", 30, "left"),
        ("面积（㎡）", 11, "right"),
        ("人员（名）", 11, "right"),
        ("监管人员", 12, "center"),
    )
    targets = (
        ("序号", 8, "center"),
        ("指标", 24, "left"),
        ("目标数量", 14, "right"),
        ("单位", 10, "center"),
        ("计量方式", 44, "left"),
    )
    instalments = (
        ("期次", 12, "center"),
        ("付款条件", 38, "left"),
        ("比例", 9, "right"),
        ("金额（元）", 21, "right"),
        ("预计付款时间", 20, "center"),
    )
    staff = sum(s.staff for s in f.stations)
    return [
        Chapter(text="附件1　驿站名单和人员配备"),
        table(stations, station_rows(f), total=("", f"合计{len(f.stations)}个", "", "", str(staff), "")),
        Chapter(text="附件2　目标任务"),
        table(
            targets,
            ((str(n), t.name, f"{t.quantity:,}", t.unit, t.measure) for n, t in enumerate(f.targets, 1)),
        ),
        Chapter(text="附件3　分期付款与考核"),
        table(
            instalments,
            ((i.name, i.stage, f"{i.percent}%", figures(i.amount), i.due) for i in f.instalments),
            total=("合计", "", "100%", figures(f.price), ""),
        ),
        Chapter(text="附件4　个人信息保护和廉洁承诺书"),
        *pledge(f.purchaser_name, f.operator_name),
    ]


def pledge(purchaser: str, operator: str) -> list[AnyBlock]:
    """个人信息保护和廉洁承诺书 of each worker."""
    return [
        p(f"致：{purchaser}"),
        p(f"本人在{operator}承接的就业驿站从事服务工作，郑重承诺："),
        p("1．只为提供公共就业服务处理服务对象的个人信息，不泄露、不出售、不挪作他用。"),
        p("2．不向服务对象收取任何费用，不收受财物，不借驿站名义谋取私利。"),
        p("3．如实登记服务记录，不弄虚作假。"),
        p("4．遵守工作规则、行为规范和考勤纪律，接受监督。"),
        p("违反上述承诺的，本人愿意承担相应的法律责任。"),
        Form(
            lines=(
                FormLine(cells=(("驿站名称", ""), ("岗位", "☐站长　☐工作人员")), height=11),
                FormLine(cells=(("承诺人（签名）", ""), ("签署日期", BLANK_DATE)), height=14),
            )
        ),
    ]


def compose_operating_contract(f: OperatingContractFacts) -> Document:
    """驿站运营合同, complete: every item of the contract contents that the rules ask for."""
    lines = title_lines(f.contract_name, width=16)
    cover = Cover(
        mark="中小企业预留合同" if f.for_sme else "",
        lines=lines,
        labels=(
            ("合同编号", f.contract_number),
            ("项目编号", f.project_number),
            ("项目名称", f.project_name),
            ("采购包", f.lot_name),
            ("甲方（采购人）", f.purchaser_name),
            ("乙方（供应商）", f.operator_name),
        ),
        foot=(f"签订日期：{cn_date(f.signed_on) if f.signed_on else BLANK_DATE}",),
    )
    blocks = (cover, Contents(), *_parties(f), *_articles(f), *_signing(f), *_annexes(f))
    return document(f, "contract", lines, blocks, running_head=f.contract_name, cover=True)


KINDS = (
    document_kind_of(
        "operating_contract",
        "驿站运营合同",
        OperatingContractFacts,
        compose_operating_contract,
        group="合同",
        layout="contract",
        file_name="{title}-{contract_number}",
        others=(clauses, parties),
    ),
)
