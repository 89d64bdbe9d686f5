"""第二章 投标人须知: the 前附表 and the numbered clauses."""

from __future__ import annotations

from documents.amounts import both, figures
from documents.catalogue.parts import table
from documents.catalogue.tender_document import instructions_award as award
from documents.catalogue.tender_document import instructions_bidding as bidding
from documents.catalogue.tender_document.facts import SolicitationFacts
from documents.catalogue.tender_document.values import (
    deadline,
    notice_span,
    reserved_lots,
    sme_terms,
    term,
    values_of,
)
from documents.catalogue.tender_document.words import Item, Numbering, Words, section
from documents.content import AnyBlock, Chapter, Table
from rules.purchase.evaluation_scheme import Kind, Method


def instructions(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    """The whole chapter."""
    opening = award.TENDER_OPENING if f.kind is Kind.TENDER else award.CONSULTATION_OPENING
    parts: tuple[tuple[str, tuple[Item, ...]], ...] = (
        ("总则", bidding.GENERAL),
        (w.doc, bidding.DOCUMENT),
        (f"{w.bid}的编制", bidding.BID),
        (f"{w.bid}的递交", bidding.DELIVERY),
        (f"{w.opening}和{w.review}", (*opening, *award.REVIEW)),
        ("定标和合同", award.AWARD),
        ("询问、质疑和投诉", award.REMEDIES),
        ("信用信息查询", award.CREDIT),
        ("政府采购政策", award.POLICY),
        ("其他", award.OTHERS),
    )
    blocks: list[AnyBlock] = [
        Chapter(text=f"第二章　{w.instructions}"),
        section(1, f"{w.instructions}前附表"),
        _front(f, w),
    ]
    numbering = Numbering(w, values_of(f, w))
    for n, (title, items) in enumerate(parts, start=2):
        blocks += [section(n, title), *numbering.blocks(items)]
    return blocks


def _front(f: SolicitationFacts, w: Words) -> Table:
    columns = (("序号", 8, "center"), ("事项", 24, "left"), ("内容和要求", 68, "left"))
    rows = [*_who(f, w), *_when(f, w), *_money(f, w), *_how(f, w)]
    note = "本表是对第二章各条款的补充和明确，与条款不一致的，以本表为准。"
    return table(columns, [(str(n), *row) for n, row in enumerate([*rows, ("效力", note)], 1)])


Rows = list[tuple[str, str]]


def _who(f: SolicitationFacts, w: Words) -> Rows:
    agency = (
        f"{f.agency_name}\n地址：{f.agency_address or '—'}\n联系方式：{f.agency_contact or '—'}"
        if f.agency_name
        else "本项目由采购人自行组织采购，未委托采购代理机构"
    )
    return [
        (
            "项目名称和编号",
            f"{f.project_name}\n项目编号：{f.project_number}"
            + (f"\n采购实施计划备案编号：{f.filing_number}" if f.filing_number else ""),
        ),
        ("采购方式", w.method),
        ("采购人", f"{f.purchaser_name}\n地址：{f.purchaser_address}\n联系方式：{f.purchaser_contact}"),
        ("采购代理机构", agency),
        ("资金来源", f.fund_source),
        ("采购包划分", "\n".join(f"{lot.number}：{lot.name}，驿站{len(lot.stations)}个" for lot in f.lots)),
        ("服务地点和期限", f"{f.place}，驿站名单和地址见第三章；{term(f)}"),
        (f"是否接受联合体{w.act}", "接受" if f.accepts_consortium else "不接受"),
        ("分包", f.subcontract or "不允许"),
        ("中小企业政策", _sme(f)),
        ("采购标的所属行业", f.industry),
        ("特定资格要求", "\n".join(f.specific_requirements)),
    ]


def _sme(f: SolicitationFacts) -> str:
    word = {
        "whole": "整体专门面向中小企业采购",
        "none": "不专门面向中小企业采购",
        "part": f"预留预算总额的{f.sme_share}%，其中小微企业不低于{f.sme_small}%；预留的采购包：{'、'.join(reserved_lots(f))}",
    }
    deducted = [sme_terms(f, row) for row in f.schemes if not row.reserved]
    return "\n".join([word[f.sme_kind], *deducted])


def _when(f: SolicitationFacts, w: Words) -> Rows:
    return [
        (f"获取{w.doc}", f"{notice_span(f)}\n地点：{f.documents_place}\n方式：{f.documents_method}"),
        ("现场考察、答疑会", f.briefing or "不统一组织"),
        (f"{w.deadline}", deadline(f)),
        (f"递交{w.bid}地点", f.bid_place),
        (f"{w.opening}时间和地点", f"{deadline(f)}，{f.opening_place}"),
        (f"{w.validity}", f"自{w.deadline}起{f.validity_days}日"),
    ]


def _money(f: SolicitationFacts, w: Words) -> Rows:
    lots = "\n".join(
        f"{lot.number}：预算金额{figures(lot.budget)}元，最高限价{figures(lot.price_cap)}元" for lot in f.lots
    )
    bond = (
        (
            f"总额{both(f.bid_bond)}"
            + "".join(f"\n{lot.number}：{figures(lot.bond)}元" for lot in f.lots if lot.bond and len(f.lots) > 1)
            + "\n以支票、汇票、本票、保函等非现金形式提交"
        )
        if f.bid_bond
        else "不收取"
    )
    performance = f"合同金额的{f.performance_bond_percent}%" if f.performance_bond_percent else "不收取"
    fee = f.agency_fee_standard or ("由采购人支付" if f.agency_name else "不收取")
    return [
        ("预算金额", both(f.budget)),
        ("采购包预算金额和最高限价", lots),
        (w.bond, bond),
        ("履约保证金", performance),
        ("代理服务费", fee),
        ("采购资金支付", "\n".join(f"{row.name}：{row.condition}，{row.percent}%" for row in f.instalments)),
    ]


def _how(f: SolicitationFacts, w: Words) -> Rows:
    methods = {Method.COMPREHENSIVE: "综合评分法", Method.LOWEST_PRICE: "最低评标价法"}
    review = "、".join(dict.fromkeys(methods[row.method] for row in f.schemes))
    return [
        (f"{w.bid}份数", f"正本1份，副本{f.copies}份，电子文档1份"),
        (f"{w.review}方法", review),
        (f"{w.committee}组成", f"{f.committee}人，其中评审专家不少于{f.experts}人"),
        (f"{w.candidate}数量", f"每个采购包{f.candidates}名"),
        (
            "多个采购包的中选限制",
            f"每个{w.bidder}最多{w.won}{f.lots_per_bidder}个采购包" if f.lots_per_bidder else "不限制",
        ),
        ("信用信息查询", f"“信用中国”网站、中国政府采购网；查询截止时点为{w.deadline}"),
        (
            "接收质疑函",
            f"书面形式（直接递交、邮寄或者采购平台在线提交）\n部门：{f.challenge_department}\n电"
            f"话：{f.challenge_phone}\n"
            f"地址：{f.challenge_address}",
        ),
        ("受理投诉", f.treasury),
    ]
