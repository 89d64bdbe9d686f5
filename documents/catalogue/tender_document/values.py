"""What the chapters of a tender document know: its facts, and what follows from them, by the names of its prose."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from documents.amounts import decimal_text, figures, yuan
from documents.catalogue.parties import term_words
from documents.catalogue.tender_document.facts import (
    ConsultationDocumentFacts,
    NegotiationDocumentFacts,
    SolicitationFacts,
    StationDocumentFacts,
)
from documents.catalogue.tender_document.platform_facts import PlatformDocumentFacts
from documents.catalogue.tender_document.rows import SchemeRow
from documents.catalogue.tender_document.scoring import flaw_text
from documents.catalogue.tender_document.words import ProcedureWords, conditions
from documents.citations import in_full
from documents.dates import cn_date, cn_span
from documents.prose import Prose
from rules.law import statute
from rules.purchase.evaluation_scheme import EvaluationMethod, FactorKind, Rounding, Stage, Tie

Values = dict[str, Any]
INSTRUCTIONS = Prose("tender_document/instructions")
CRITERIA_KINDS = {FactorKind.TECHNICAL: "技术", FactorKind.COMMERCIAL: "商务"}
METHODS = {EvaluationMethod.COMPREHENSIVE: "综合评分法", EvaluationMethod.LOWEST_PRICE: "最低评标价法"}
ROUNDINGS = {Rounding.HALF_UP: "四舍五入", Rounding.HALF_EVEN: "四舍六入五成双", Rounding.DOWN: "舍去以后各位"}


def values_of(f: SolicitationFacts, w: ProcedureWords) -> Values:
    """All names of the prose of the seven chapters: the fields of the facts, and what is computed from them."""
    known: Values = {
        **_NOT_ALWAYS,
        **f.model_dump(),
        "w": asdict(w),
        "talking": f.talking,
        "consulting": f.method == "competitive_consultation",
        "negotiating": f.method == "competitive_negotiation",
        "operation": isinstance(f, StationDocumentFacts),
        "marked": f.marked,
        "reserved": f.reserved,
        "or_agency": "、采购代理机构" if f.agency_name else "",
        "deadline": deadline(f),
        "term": term(f),
        "term_said": term_words(f.service_from, f.service_until),
        "notice_span": f"{cn_span(f.notice_on, f.documents_until)}，{f.documents_hours}",
        "span_days": (f.bid_deadline_on - f.notice_on).days,
        "conditions": f.qualifications
        or conditions(w.bidder, f.similar_contracts, operation=isinstance(f, StationDocumentFacts)),
        "asked": [text.rstrip("。") for text in f.specific_requirements],
        "flaw": flaw_text(operation=isinstance(f, StationDocumentFacts)),
        "final_quotes": least_quotes(f),
        "least": least_quotes(f) or 3,
        **_law(f),
        **_lots(f),
        **_schemes(f, w),
    }
    return known | INSTRUCTIONS.fields("shared", known)


_NOT_ALWAYS: Values = {
    "changeable": "",
    "ground": "",
    "approved_two": (),
    "approval_letter": "",
    "scheme_title": "",
    "pass_score": 0,
    "staff_per_station": 0,
}
"""Fields that not every kind of document has: in the others no text asks for them."""


def least_quotes(f: SolicitationFacts) -> int:
    """How many must give a last price; 0 in a tender, where nobody does."""
    return (
        f.final_quotes
        if isinstance(f, ConsultationDocumentFacts | NegotiationDocumentFacts | PlatformDocumentFacts)
        else 0
    )


def deadline(f: SolicitationFacts) -> str:
    """The deadline to the minute."""
    hour, minute = f.bid_deadline_time.split(":")
    return f"{cn_date(f.bid_deadline_on)}{hour}时{minute}分00秒（北京时间）"


def term(f: SolicitationFacts) -> str:
    """服务期限."""
    return f"自{cn_date(f.service_from)}起至{cn_date(f.service_until)}止"


def _law(f: SolicitationFacts) -> Values:
    """What the law gives on the day of the notice."""
    law, on = statute(), f.notice_on
    domestic = law.find("NEW-01", on)
    return {
        "kept_years": law.rule("DOC-01", on).n,
        "bond_most": law.rule("TND-07", on).n,
        "bond_basis": in_full(f.way.bond),
        "bond_return_basis": in_full(f.way.bond_return),
        "supply_days": law.rule(f.way.supply, on).n if f.way.supply else 0,
        "notice_days": law.rule("NG-15", on).n if f.talking else law.rule("TND-01", on).n,
        "clarify_span": _clarify_span(f),
        "sme_low": law.rule("SME-03", on).number("low"),
        "sme_high": law.rule("SME-03", on).number("high"),
        "low_price_review": law.find("NEW-02", on) is not None,
        "domestic_basis": domestic.basis if domestic else "",
    }


def _clarify_span(f: SolicitationFacts) -> str:
    """How long before the deadline a change must be made that may touch the offers."""
    law = statute()
    if f.method == "competitive_consultation":
        return f"{law.rule('CS-03', f.notice_on).number('clarification')}日"
    if f.method == "competitive_negotiation":
        return f"{law.rule('NG-01', f.notice_on).number('clarification')}个工作日"
    return f"{law.rule('TND-04', f.notice_on).n}日"


def _lots(f: SolicitationFacts) -> Values:
    return {
        "station_count": sum(len(lot.stations) for lot in f.lots),
        "total_cap": sum(lot.price_cap for lot in f.lots),
        "reserved_lots": [lot.number for lot in f.lots if f.scheme_of(lot.number).reserved],
        "caps": "；".join(f"{lot.number}为{figures(lot.price_cap)}元" for lot in f.lots),
        "lot_lines": [
            f"{lot.number}：{lot.name}" + (f"，驿站{len(lot.stations)}个" if lot.stations else "") for lot in f.lots
        ],
        "bought": bought(f),
        "lot_money": [
            f"{lot.number}：预算金额{figures(lot.budget)}元，最高限价{figures(lot.price_cap)}元" for lot in f.lots
        ],
        "lot_bonds": "；".join(f"{lot.number}{yuan(lot.bond)}" for lot in f.lots if lot.bond),
        "lot_bond_lines": [f"{lot.number}：{figures(lot.bond)}元" for lot in f.lots if lot.bond],
        "instalment_lines": [f"{row.name}：{row.condition}，{row.percent}%" for row in f.instalments],
    }


def bought(f: SolicitationFacts) -> str:
    """What is bought, with its number: 惠州市惠城区8个就业驿站的运营服务."""
    stations = sum(len(lot.stations) for lot in f.lots)
    return (
        f"{f.place}{stations}个就业驿站的运营服务" if stations else f"{f.place}{'、'.join(lot.name for lot in f.lots)}"
    )


def _schemes(f: SolicitationFacts, w: ProcedureWords) -> Values:
    return {
        "ways": [_way(f, row, w) for row in f.schemes],
        "methods": list(dict.fromkeys(method_title(f, row) for row in f.schemes)),
        "sme_deductions": [sme_terms(f, row) for row in f.schemes if not (row.reserved or row.fixed_price)],
        "domestic": next((row.domestic_deduction for row in f.schemes if row.domestic_deduction), None),
    }


def method_title(f: SolicitationFacts, row: SchemeRow) -> str:
    """评审方法, as the method's law calls it."""
    if f.method == "competitive_negotiation":
        return "符合采购需求、质量和服务相等且最后报价最低"
    return METHODS[row.method]


def _way(f: SolicitationFacts, row: SchemeRow, w: ProcedureWords) -> Values:
    """One scheme as the chapter on evaluation tells it."""
    lots = lots_of(f, row)
    totals = {kind: sum(factor.points for factor in row.factors if factor.kind is kind) for kind in CRITERIA_KINDS}
    return {
        "lots": lots,
        "which": lots.strip("（）") or "本项目",
        "lowest": row.method is EvaluationMethod.LOWEST_PRICE,
        "comprehensive": row.method is EvaluationMethod.COMPREHENSIVE,
        "totals": "、".join(
            f"{CRITERIA_KINDS[kind]}{decimal_text(total)}分" for kind, total in totals.items() if total
        ),
        "price_weight": row.price_weight,
        "reserved": row.reserved,
        "fixed": row.fixed_price,
        "sme_terms": "" if row.reserved or row.fixed_price else sme_terms(f, row),
        "domestic_deduction": row.domestic_deduction,
        "each_step": row.stage is Stage.EACH_STEP,
        "digits": row.digits,
        "rounding": ROUNDINGS[row.rounding],
        "ties": tie_rule(row, w),
        "low": _low(f, row),
    }


def _low(f: SolicitationFacts, row: SchemeRow) -> Values | None:
    """The shares below which a price is reviewed as abnormally low; None before the law asked for it."""
    rule = statute().find("NEW-02", f.notice_on)
    if rule is None or row.fixed_price:
        return None
    return {
        "mean": row.low_mean or rule.number("average"),
        "second": row.low_second or rule.number("next_lowest"),
        "ceiling": row.low_ceiling or rule.number("ceiling"),
        "minutes": rule.number("minutes"),
        "basis": rule.basis,
    }


def lots_of(f: SolicitationFacts, row: SchemeRow) -> str:
    """The lots of a scheme in brackets; empty if one scheme is for all."""
    return f"（{'、'.join(row.lots)}）" if row.lots and len(f.schemes) > 1 else ""


def sme_terms(f: SolicitationFacts, row: SchemeRow) -> str:
    """What small firms get by one scheme."""
    share = statute().rule("SME-03", f.notice_on).number("joint_share")
    lots = f"{'、'.join(row.lots)}：" if row.lots and len(f.schemes) > 1 else ""
    joint = (
        (
            f"，对联合协议或者分包意向协议约定小微企业合同份额占合同总金额{share}%以上的大中型企业联合体或者大中型企业的报价给予"
            f"{row.consortium_deduction}%的扣除"
        )
        if row.consortium_deduction is not None
        else ""
    )
    return f"{lots}对小型、微型企业的报价给予{row.sme_deduction}%的扣除{joint}"


def tie_rule(row: SchemeRow, w: ProcedureWords) -> str:
    """How equal totals are ranked, to the last resort."""
    said = {Tie.PRICE: f"{w.quote}由低到高", Tie.TECHNICAL: "技术部分得分由高到低"}
    first, *others = (said[tie] for tie in row.ties)
    text = f"得分相同的，按{first}顺序排列"
    for before, way in zip(("得分且报价", "得分、报价且技术得分"), others, strict=False):
        text += f"；{before}相同的，按{way}顺序排列"
    return f"{text}；仍相同的排序并列，由采购人采取随机抽取的方式确定。"
