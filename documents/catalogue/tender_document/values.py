"""What the record says, in the sentences that clauses of a tender document leave open."""

from __future__ import annotations

from documents.amounts import both, decimal_text, yuan
from documents.catalogue.tender_document.facts import ConsultationDocumentFacts, SolicitationFacts
from documents.catalogue.tender_document.rows import SchemeRow
from documents.catalogue.tender_document.words import Words, fill
from documents.dates import cn_date, cn_span
from rules.law import statute
from rules.purchase.evaluation_scheme import Rounding, Tie


def values_of(f: SolicitationFacts, w: Words) -> dict[str, str]:
    """All values of the patterns of chapters two to five. A value that does not apply is empty."""
    return {
        "purchaser": f.purchaser_name,
        "agency": f"“采购代理机构”，指{f.agency_name}。"
        if f.agency_name
        else "本项目由采购人自行组织采购，未委托采购代理机构。",
        "or_agency": "、采购代理机构" if f.agency_name else "",
        "fund_source": f.fund_source,
        "budget": both(f.budget),
        "deadline": deadline(f),
        "bid_place": f.bid_place,
        "opening_place": f.opening_place,
        "validity": str(f.validity_days),
        "copies": str(f.copies),
        "committee": str(f.committee),
        "experts": str(f.experts),
        "candidates": str(f.candidates),
        "invoice_days": str(f.invoice_days),
        "kept_years": str(statute().rule("DOC-01", f.notice_on).n),
        "industry": f.industry,
        "treasury": f.treasury,
        "challenge_department": f.challenge_department,
        "challenge_phone": f.challenge_phone,
        "challenge_address": f.challenge_address,
        "briefing": f"现场考察、答疑会：{f.briefing}" if f.briefing else "本项目不统一组织现场考察和答疑会。",
        **_joint(f, w),
        **_subcontract(f, w),
        **_bond(f, w),
        **_by_procedure(f, w),
        **_policy(f, w),
        **_contract(f, w),
    }


def deadline(f: SolicitationFacts) -> str:
    """The deadline to the minute."""
    hour, minute = f.bid_deadline_time.split(":")
    return f"{cn_date(f.bid_deadline_on)}{hour}时{minute}分00秒（北京时间）"


def term(f: SolicitationFacts) -> str:
    """服务期限."""
    return f"自{cn_date(f.service_from)}起至{cn_date(f.service_until)}止"


def span_days(f: SolicitationFacts) -> int:
    """Days from the issue of the document to the deadline."""
    return (f.bid_deadline_on - f.notice_on).days


def _joint(f: SolicitationFacts, w: Words) -> dict[str, str]:
    if not f.accepts_consortium:
        return {
            "consortium": f"本项目不接受联合体{w.act}。",
            "consortium_rules": "",
            "consortium_share": "",
            "bond_joint": "",
        }
    return {
        "consortium": f"本项目接受联合体{w.act}。联合体各方应当签订联合体协议书（格式见第七章），明确约定牵头人和各方承担的工作、"
        f"义务和合同份额，并将协议书随{w.bid}一并提交。",
        "consortium_rules": "联合体各方均应当符合《中华人民共和国政府采购法》第二十二条第一款规定的条件；承担驿站运营"
        "服务的成员应当具有"
        "有效的人力资源服务许可证。联合体各方不得再单独参加或者与其他"
        f"{w.bidder}另外组成联合体参加同一采购包的采购活动。",
        "consortium_share": "联合体各方应当共同与采购人签订合同，就合同约定的事项对采购人承担连带责任。",
        "bond_joint": f"联合体{w.act}的，可以由联合体中的一方或者共同提交{w.bond}，以一方名义提交的，对联合体各方均具有约束力。"
        if f.bid_bond
        else "",
    }


def _subcontract(f: SolicitationFacts, w: Words) -> dict[str, str]:
    if not f.subcontract:
        return {"subcontract": "本项目不允许分包。", "subcontract_rules": ""}
    return {
        "subcontract": f"本项目允许分包的内容、金额或者比例：{f.subcontract}",
        "subcontract_rules": f"{w.bidder}拟分包的，应当在{w.bid}中载明分包承担主体和分包内容，分包承担主体应当具备相应"
        "资质条件且不得再次分包。"
        f"{w.winner}就采购项目和分包项目向采购人负责，分包承担主体就分包项目承担责任。",
    }


def _bond(f: SolicitationFacts, w: Words) -> dict[str, str]:
    empty = dict.fromkeys(("bond_pay", "bond_return", "bond_late", "bond_keep"), "")
    if f.bid_bond is None:
        return {**empty, "bond": f"本项目不收取{w.bond}。"}
    parts = "；".join(f"{lot.number}{yuan(lot.bond)}" for lot in f.lots if lot.bond)
    rule = statute().rule("TND-07", f.notice_on)
    return {
        "bond": f"{w.bond}总额为{both(f.bid_bond)}，不超过采购项目预算金额的{rule.n}%。"
        + (f"各采购包的{w.bond}：{parts}。" if len(f.lots) > 1 else ""),
        "bond_pay": f"交纳方式：{w.bidder}应当在{w.deadline}前，以支票、汇票、本票或者金融机构、担保机构出具的保函等非"
        "现金形式提交；"
        f"以到账或者保函开具时间为"
        f"准。{'接收单位、户名和账号：' + f.bond_payee + '。' if f.bond_payee else '接收账户以采购平台公布为准。'}"
        f"采用保函的，有效期不得短于{w.validity}。未按要求提交的，作{w.invalid}处理。",
        "bond_return": f"退还方式：自{w.won}通知书发出之日起5个工作日内退还未{w.won}{w.bidder}的{w.bond}，自采购合同签"
        "订之日起5个工作日内退还"
        f"{w.winner}的{w.bond}或者转为{w.winner}的履约保证金；在{w.deadline}前撤回{w.bid}的，自收到书面撤回通知之日起5"
        "个工作日内退还。"
        "以转账形式提交的原路退回，以保函形式提交的退还保函原件。",
        "bond_late": f"采购人{'、采购代理机构' if f.agency_name else ''}逾期退还{w.bond}的，除退还本金外，按中国人民银"
        "行同期贷款基准利率上浮20%后的"
        f"利率支付超期资金占用费，但因{w.bidder}自身原因导致无法及时退还的除外。",
        "bond_keep": f"有下列情形之一的，{w.bond}不予退还：（1）{w.deadline}后在{w.validity}内撤销{w.bid}；（2）"
        f"在{w.bid}中提供虚假材料；"
        f"（3）除因不可抗力或者{w.doc}认可的情形以外，{w.winner}不与采购人签订合同；（4）与采购人、其他{w.bidder}或者"
        "采购代理机构恶意串通；"
        f"（5）{w.winner}不按规定提交履约保证金（如有）或者不按承诺缴纳代理服务费（如有）。",
    }


def _by_procedure(f: SolicitationFacts, w: Words) -> dict[str, str]:
    law, agency = statute(), "、采购代理机构" if f.agency_name else ""
    by = f"（为不影响{w.deadline}，最迟应于{cn_date(f.clarify_by)}前发出。）" if f.clarify_by else ""
    withdraw = (
        f"{w.bidder}在{w.deadline}前撤回已提交的{w.bid}的，采购人{agency}自收到书面撤回通知之日起5个工作日内，"
        f"退还已收取的{w.bond}。"
    )
    shared = {"clarify_by": by, "withdraw": withdraw if f.bid_bond else ""}
    if isinstance(f, ConsultationDocumentFacts):
        rule = law.rule("CS-03", f.notice_on)
        return {
            **shared,
            "review_chapter": "磋商程序、评审方法和标准",
            "clarify_days": str(rule.number("clarification")),
            "quote_round": "首次报价应当按格式填写。磋商结束后，按照磋商小组的要求在规定时间内提交最后报价；最后报价是"
            "响应文件的有效组成部分，"
            "不得高于最高限价。已提交最后报价后不得再行变更。",
            "qualification_by": "资格审查由磋商小组在评审时进行。",
            "least": str(f.final_quotes),
            "credit_by": f"采购人{agency}",
            "except_consultation": "（磋商小组按第五章进行的磋商除外）",
            "failure": f"有下列情形之一的，终止采购活动：（1）因情况变化，不再符合规定的竞争性磋商采购方式适用情形；"
            "（2）出现影响采购公正的违法、"
            f"违规行为；（3）在采购过程中符合要求的供应商或者报价未超过采购预算的供应商不足{f.final_quotes}家。",
            "report": "评审结束后2个工作日内，评审报告送采购人确认。",
        }
    return {
        **shared,
        "review_chapter": "评标方法和标准",
        "clarify_days": str(law.rule("TND-04", f.notice_on).n),
        "quote_round": f"开标后，{w.bidder}不得更改{w.quote}。",
        "qualification_by": f"开标结束后，由采购人{agency}依法对{w.bidder}的资格进行审查，评标委员会不负责资格审查。",
        "least": "3",
        "credit_by": f"采购人{agency}",
        "except_consultation": "",
        "failure": "有下列情形之一的，予以废标：（1）符合专业条件的投标人或者对招标文件作实质响应的投标人不足3家；"
        "（2）出现影响采购公正的违法、违规行为；（3）投标人的报价均超过了采购预算，采购人不能支付；（4）因重大变故，采购任务取消。",
        "report": f"{'采购代理机构' if f.agency_name else '评标委员会'}自评标结束之日起2个工作日内将评标报告送采购人。",
    }


def _policy(f: SolicitationFacts, w: Words) -> dict[str, str]:
    law = statute()
    domestic, rule = (
        next((row.domestic_deduction for row in f.schemes if row.domestic_deduction), None),
        law.find("NEW-01", f.notice_on),
    )
    low = law.rule("SME-03", f.notice_on)
    cited = "《政府采购促进中小企业发展管理办法》（财库〔2020〕46号）"
    kinds = {
        "whole": f"本项目整体专门面向中小企业采购（{cited}）。{w.bidder}应当为中小企业，服务全部由符合政策要求的中小企业承接。",
        "part": f"本项目预留预算总额的{f.sme_share}%专门面向中小企业采购，其中预留给小微企业的比例不低于{f.sme_small}%（{cited}）。"
        f"预留的采购包：{'、'.join(reserved_lots(f)) or '无'}。",
        "none": f"本项目不专门面向中小企业采购（{cited}）。理由：{f.sme_reason or '不适宜由中小企业提供'}。",
    }
    deducted = "；".join(sme_terms(f, row) for row in f.schemes if not row.reserved)
    return {
        "sme_reserve": kinds[f.sme_kind],
        "sme_deduct": f"价格扣除：{deducted}（规定幅度为{low.number('low')}%至{low.number('high')}%）。扣除后的价格"
        f"只用于计算价格分，合同价格以{w.quote}为准。"
        if deducted
        else "本项目（采购包）专门面向中小企业采购，评审时不再给予价格扣除。",
        "domestic": f"服务所含的货物适用本国产品标准。本国产品与非本国产品竞争的，对本国产品的报价给予{domestic}%的扣"
        "除，用扣除后的价格参加评审；"
        f"{w.bidder}应当提供关于符合本国产品标准的声明函，声明函不作为资格条件（{rule.basis}）。"
        if domestic and rule
        else f"本项目采购的是服务，不涉及对本国产品的价格扣除（{rule.basis}）。"
        if rule
        else "",
    }


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


def reserved_lots(f: SolicitationFacts) -> list[str]:
    """Lots for small and medium firms only."""
    return [lot.number for lot in f.lots if f.scheme_of(lot.number).reserved]


def _contract(f: SolicitationFacts, w: Words) -> dict[str, str]:
    most = (
        f"每个{w.bidder}最多{w.won}{f.lots_per_bidder}个采购包，按采购包序号依次评审，"
        f"已{w.won}{f.lots_per_bidder}个的，不再推荐为其后采购包的{w.candidate}。"
    )
    bond = f.performance_bond_percent
    return {
        "per_bidder": most if f.lots_per_bidder else f"{w.bidder}可以兼投兼中。" if len(f.lots) > 1 else "",
        "performance_bond": f"{w.winner}应当在签订合同前向采购人提交合同金额{bond}%的履约保证金，以支票、汇票、本票或"
        "者金融机构、担保机构出具的保函等"
        "非现金形式提交。"
        if bond
        else "本项目不收取履约保证金。",
        "performance_return": f"履约保证金在最终验收合格且双方无争议后{f.bond_return_days}个工作日内按原提交方式全额无"
        "息退还；不予退还的情形和逾期退还"
        "的责任见合同文本。"
        if bond
        else "",
        "agency_fee": f"代理服务费由{w.winner}支付。收取标准和方式：{f.agency_fee_standard}"
        if f.agency_name and f.agency_fee_standard
        else "代理服务费由采购人支付，不向供应商收取。"
        if f.agency_name
        else "本项目由采购人自行组织采购，不收取代理服务费。",
    }


ROUNDINGS = {Rounding.HALF_UP: "四舍五入", Rounding.HALF_EVEN: "四舍六入五成双", Rounding.DOWN: "舍去以后各位"}
TIES = {Tie.PRICE: "{w.quote}由低到高", Tie.TECHNICAL: "技术部分得分由高到低"}


def tie_rule(row: SchemeRow, w: Words) -> str:
    """How equal totals are ranked, to the last resort."""
    ways = [fill(TIES[tie], w, {}) for tie in row.ties]
    first, *others = ways
    text = f"得分相同的，按{first}顺序排列"
    for before, way in zip(("得分且报价", "得分、报价且技术得分"), others, strict=False):
        text += f"；{before}相同的，按{way}顺序排列"
    return f"{text}；仍相同的排序并列，由采购人采取随机抽取的方式确定。"


def points(value: object) -> str:
    """Points without useless zeros."""
    return decimal_text(value)


def notice_span(f: SolicitationFacts) -> str:
    """When the document may be had."""
    return f"{cn_span(f.notice_on, f.documents_until)}，{f.documents_hours}"
