"""第五章 评标方法和标准: method, conformity, price, deductions, the table of points, ranking, what makes a bid invalid.

Of a consultation also what is done between conformity and points (财库〔2014〕214号).
"""

from __future__ import annotations

from documents.amounts import decimal_text
from documents.catalogue.parts import numbered_table, table
from documents.catalogue.tender_document.facts import SolicitationFacts
from documents.catalogue.tender_document.rows import SchemeRow
from documents.catalogue.tender_document.values import CRITERIA_KINDS, Values
from documents.catalogue.tender_document.words import ProcedureWords, sections
from documents.content import AnyBlock, Chapter, Table
from documents.prose import Prose

TEXT = Prose("tender_document/evaluation")
_CONFORMITY = (("序号", 8, "center"), ("审查内容", 26, "left"), ("审查标准", 66, "left"))
_POINTS = (("评审因素", 15, "center"), ("评分细项", 17, "left"), ("分值", 10, "right"), ("评分标准", 58, "left"))


def evaluation(f: SolicitationFacts, w: ProcedureWords, known: Values) -> list[AnyBlock]:
    """The whole chapter."""
    inserts: dict[str, list[AnyBlock]] = {
        "conformity": [numbered_table(_CONFORMITY, TEXT.rows("conformity", known), caption="符合性审查表")],
        **{f"points{n}": [_points(row, w)] for n, row in enumerate(f.schemes, 1)},
    }
    title = f"{w.act}程序、评审方法和标准" if known["talking"] else "评标方法和标准"
    return [Chapter(text=f"第五章　{title}"), *sections(TEXT.pages("sections", known, inserts))]


def _points(row: SchemeRow, w: ProcedureWords) -> Table:
    lines: list[tuple[str, ...]] = []
    for kind, word in CRITERIA_KINDS.items():
        for factor in (factor for factor in row.factors if factor.kind is kind):
            head = f"{factor.name}\n（{word}，{decimal_text(factor.points)}分）"
            lines += [
                (head if n == 0 else factor.name, item.name, decimal_text(item.points), item.criterion)
                for n, item in enumerate(factor.items)
            ]
    price = decimal_text(row.price_weight)
    if not row.fixed_price:
        lines.append((f"价格\n（{price}分）", w.quote, price, "按本章“政策性价格扣除和价格分”计算"))
    return table(_POINTS, lines, total=("合计", "", "100", ""))
