"""合同: 驿站运营合同 as the city unifies it: cover, contents, articles, annexes, signing page."""

from __future__ import annotations

from documents.amounts import figures
from documents.catalogue import parties
from documents.catalogue.contract import clauses
from documents.catalogue.contract.clauses import articles, station_rows
from documents.catalogue.contract.facts import OperatingContractFacts, OperatingTextFacts
from documents.catalogue.kinds import document_kind_of
from documents.catalogue.parts import document, table, title_lines
from documents.content import AnyBlock, Chapter, Clause, Contents, Cover, Document
from documents.dates import cn_date, numeral
from documents.prose import Prose

TEXT = Prose("contract/frame")
BLANK_PLACE = "_" * 12
BLANK_DATE = "　　　　年　　月　　日"
_STATIONS = (
    ("序号", 8, "center"),
    ("驿站名称", 28, "left"),
    ("地址", 30, "left"),
    ("面积（㎡）", 11, "right"),
    ("人员（名）", 11, "right"),
    ("监管人员", 12, "center"),
)
_TARGETS = (
    ("序号", 8, "center"),
    ("指标", 24, "left"),
    ("目标数量", 14, "right"),
    ("单位", 10, "center"),
    ("计量方式", 44, "left"),
)
_INSTALMENTS = (
    ("期次", 12, "center"),
    ("付款条件", 38, "left"),
    ("比例", 9, "right"),
    ("金额（元）", 21, "right"),
    ("预计付款时间", 20, "center"),
)


def _articles(f: OperatingContractFacts) -> list[AnyBlock]:
    blocks: list[AnyBlock] = []
    for n, article in enumerate(articles(f), start=1):
        blocks.append(Chapter(text=f"第{numeral(n)}条　{article.title}", new_page=False))
        blocks += [Clause(number=f"{n}.{m}", text=text) for m, text in enumerate(article.texts, start=1)]
    return blocks


def signing(purchaser: str, operator: str, day: str = BLANK_DATE, place: str = "") -> list[AnyBlock]:
    """签署页; whatever is not known yet is an empty place."""
    return TEXT.blocks(
        "signing",
        {"purchaser": purchaser, "operator": operator, "day": day, "place": place or BLANK_PLACE},
    )


def pledge(purchaser: str, operator: str) -> list[AnyBlock]:
    """个人信息保护和廉洁承诺书 of each worker."""
    return TEXT.blocks("pledge", {"purchaser": purchaser, "operator": operator, "blank_day": BLANK_DATE})


def _annexes(f: OperatingContractFacts) -> list[AnyBlock]:
    staff = sum(s.staff for s in f.stations)
    targets = ((str(n), t.name, f"{t.quantity:,}", t.unit, t.measure) for n, t in enumerate(f.targets, 1))
    paid = ((i.name, i.stage, f"{i.percent}%", figures(i.amount), i.due) for i in f.instalments)
    return [
        Chapter(text="附件1　驿站名单和人员配备"),
        table(_STATIONS, station_rows(f), total=("", f"合计{len(f.stations)}个", "", "", str(staff), "")),
        Chapter(text="附件2　目标任务"),
        table(_TARGETS, targets),
        Chapter(text="附件3　分期付款与考核"),
        table(_INSTALMENTS, paid, total=("合计", "", "100%", figures(f.price), "")),
        Chapter(text="附件4　个人信息保护和廉洁承诺书"),
        *pledge(f.purchaser_name, f.operator_name),
    ]


def compose_operating_contract(f: OperatingContractFacts) -> Document:
    """驿站运营合同, complete: every item of the contract contents that the rules ask for."""
    lines, day = title_lines(f.contract_name, width=16), cn_date(f.signed_on) if f.signed_on else BLANK_DATE
    cover = Cover(
        mark=cover_mark(f.for_sme, unsigned=isinstance(f, OperatingTextFacts)),
        lines=lines,
        labels=(
            ("合同编号", f.contract_number),
            ("项目编号", f.project_number),
            ("项目名称", f.project_name),
            ("采购包", f.lot_name),
            ("甲方（采购人）", f.purchaser_name),
            ("乙方（供应商）", f.operator_name),
        ),
        foot=(f"签订日期：{day}",),
    )
    blocks = (
        cover,
        Contents(),
        *TEXT.blocks("parties", f.model_dump()),
        *_articles(f),
        *signing(f.purchaser_name, f.operator_name, day, f.signed_at),
        *_annexes(f),
    )
    return document(f, "contract", lines, blocks, running_head=f.contract_name, cover=True)


def cover_mark(for_sme: bool, *, unsigned: bool) -> str:
    """What stands at the head of a cover."""
    return "　".join((*(("中小企业预留合同",) if for_sme else ()), *(("送审稿",) if unsigned else ())))


KINDS = (
    document_kind_of(
        "operating_contract_text",
        "驿站运营合同（送审稿）",
        OperatingTextFacts,
        compose_operating_contract,
        group="合同",
        layout="contract",
        file_name="{title}-{contract_number}",
        issue="signed",
        others=(clauses, parties),
    ),
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
