"""第一章 投标邀请: the fields of the notice."""

from __future__ import annotations

from documents.amounts import figures, yuan
from documents.catalogue.parts import ASK_ARTICLE_22, notice_contacts, numbered, p, table
from documents.catalogue.tender_document.facts import SolicitationFacts
from documents.catalogue.tender_document.values import deadline, notice_span, reserved_lots, span_days, term
from documents.catalogue.tender_document.words import Words, section
from documents.content import AnyBlock, Chapter, Fields, Heading, Table
from rules.law import statute


def invitation(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    """The whole chapter; its closing section names purchaser, agency and contact."""
    return [
        Chapter(text=f"第一章　{w.invitation}"),
        p(
            f"{f.project_name}的潜在{w.bidder}应当在{f.documents_place}获取{w.doc}，并于{deadline(f)}前递交{w.bid}。",
            lead="项目概况　",
        ),
        *_subject(f, w),
        *_conditions(f, w),
        *_supply(f, w),
        *_end(f, w),
        *(
            block.model_copy(update={"listed": True}) if isinstance(block, Heading) else block
            for block in notice_contacts(f, 7, "采购")
        ),
    ]


def lot_table(f: SolicitationFacts) -> Table:
    """Lots with stations and money."""
    columns = (
        ("包号", 14, "center"),
        ("采购包名称", 30, "left"),
        ("驿站数（个）", 14, "right"),
        ("预算金额（元）", 21, "right"),
        ("最高限价（元）", 21, "right"),
    )
    rows = (
        (lot.number, lot.name, str(len(lot.stations)), figures(lot.budget), figures(lot.price_cap)) for lot in f.lots
    )
    total = (
        "合计",
        "",
        str(sum(len(lot.stations) for lot in f.lots)),
        figures(f.budget),
        figures(sum(lot.price_cap for lot in f.lots)),
    )
    return table(columns, rows, total=total)


def _subject(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    count = sum(len(lot.stations) for lot in f.lots)
    joint = "接受" if f.accepts_consortium else "不接受"
    return [
        section(1, "项目基本情况"),
        Fields(
            rows=(
                ("项目编号", f.project_number),
                ("项目名称", f.project_name),
                ("采购方式", w.method),
                ("预算金额", yuan(f.budget)),
                ("最高限价", yuan(sum(lot.price_cap for lot in f.lots))),
                ("采购需求", f"{f.place}{count}个就业驿站的运营服务，分{len(f.lots)}个采购包，具体见第三章。"),
            )
        ),
        lot_table(f),
        Fields(rows=(("合同履行期限", term(f)), (f"是否接受联合体{w.act}", f"本项目{joint}联合体{w.act}。"))),
    ]


def _conditions(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    small = "供应商应当为中小企业、监狱企业或者残疾人福利性单位，并提供声明函或者证明文件。"
    policies = {
        "whole": f"本项目专门面向中小企业采购，{small}",
        "none": "本项目不专门面向中小企业采购，无。",
        "part": f"{'、'.join(reserved_lots(f))}专门面向中小企业采购，{small}",
    }
    excluded = (
        f"单位负责人为同一人或者存在直接控股、管理关系的不同{w.bidder}，不得参加同一采购包的采购活动；为本项目提供整体"
        "设计、规范编制或者项目管理、"
        "监理、检测等服务的，不得参加本项目的采购活动。",
        f"{w.bidder}未被列入失信被执行人、重大税收违法失信主体、政府采购严重违法失信行为记录名单。",
    )
    contracts = (
        (f"具有同类业务合同{f.similar_contracts}个，同类业务指公共就业服务或者人力资源服务。",)
        if f.similar_contracts
        else ()
    )
    return [
        section(2, "申请人的资格要求"),
        p("1．满足《中华人民共和国政府采购法》第二十二条规定："),
        *(p(item) for item in ASK_ARTICLE_22),
        p("2．落实政府采购政策需满足的资格要求："),
        p(policies[f.sme_kind]),
        p("3．本项目的特定资格要求："),
        *numbered((*f.specific_requirements, *contracts, *excluded), "（{n}）"),
    ]


def _supply(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    days = statute().rule(f.supply_rule, f.notice_on).n
    price = "免费获取" if f.documents_price == 0 else f"{yuan(f.documents_price)}，售后不退"
    return [
        section(3, f"获取{w.doc}"),
        Fields(
            rows=(
                ("时间", f"{notice_span(f)}（提供期限自公告发布之日起不少于{days}个工作日）"),
                ("地点", f.documents_place),
                ("方式", f.documents_method),
                ("售价", price),
            )
        ),
    ]


def _end(f: SolicitationFacts, w: Words) -> list[AnyBlock]:
    law = statute()
    days = (
        law.rule("TND-01", f.notice_on).n
        if f.supply_rule == "TND-02"
        else law.rule("CS-03", f.notice_on).number("notice")
    )
    bond = f"{w.bond}：{yuan(f.bid_bond)}，以非现金形式提交，见第二章。" if f.bid_bond else f"本项目不收取{w.bond}。"
    matters = (
        bond,
        f"本项目落实的政府采购政策：促进中小企业发展、支持监狱企业发展、促进残疾人就业，采购标的所属行业"
        f"为{f.industry}。",
        f"公告和{w.doc}在省级以上财政部门指定的媒体和采购平台发布，各媒体发布的内容不一致的，以中国政府采购网及其分网为准。",
    )
    return [
        section(4, f"提交{w.bid}截止时间、{w.opening}时间和地点"),
        Fields(
            rows=(
                (f"提交{w.bid}截止时间", f"{deadline(f)}（自{w.doc}开始发出之日起共{span_days(f)}日）"),
                (f"{w.opening}时间", deadline(f)),
                (f"提交{w.bid}地点", f.bid_place),
                (f"{w.opening}地点", f.opening_place),
            )
        ),
        section(5, "公告期限"),
        p(f"自本公告发布之日起{days}个工作日。"),
        section(6, "其他补充事宜"),
        *numbered(matters),
    ]
