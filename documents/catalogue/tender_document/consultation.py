"""磋商: what a consultation does between the conformity review and the points (财库〔2014〕214号)."""

from __future__ import annotations

from documents.catalogue.parts import p
from documents.catalogue.tender_document.facts import ConsultationDocumentFacts
from documents.catalogue.tender_document.words import Words
from documents.content import AnyBlock


def consultation_steps(f: ConsultationDocumentFacts, w: Words) -> list[tuple[str, list[AnyBlock]]]:
    """磋商, what may change in it, and the last quotes, as sections of chapter five."""
    return [("磋商", _talks(w)), ("磋商中可能实质性变动的内容", _changes(f)), ("最后报价", _last_quotes(f, w))]


def _talks(w: Words) -> list[AnyBlock]:
    return [
        p(
            "磋商小组在对响应文件的有效性、完整性和响应程度进行审查时，可以要求供应商对响应文件中含义不明确、同类问题表"
            "述不一致或者有明显文字和计算错误的"
            "内容等作出必要的澄清、说明或者更正；供应商的澄清、说明或者更正不得超出响应文件的范围或者改变响应文件的实质性内容。"
        ),
        p(
            "磋商小组所有成员集中与单一供应商分别进行磋商，并给予所有参加磋商的供应商平等的磋商机会。磋商的顺序由供应商抽签确定。"
        ),
        p(
            "供应商的法定代表人（单位负责人）或者其授权代表应当携带有效身份证件参加磋商。未按通知参加磋商的，视为退出磋商。"
        ),
        p(
            "在磋商过程中，磋商的任何一方不得透露与磋商有关的其他供应商的技术资料、价格和其他信息。磋商情况形成记录，由双方签字。"
        ),
    ]


def _changes(f: ConsultationDocumentFacts) -> list[AnyBlock]:
    return [
        p(f"磋商过程中可能实质性变动的内容：{f.changeable}。"),
        p(
            "磋商小组可以根据磋商文件和磋商情况实质性变动上述内容，但不得变动磋商文件中的其他内容。实质性变动的内容，须"
            "经采购人代表确认，并作为磋商文件的"
            "有效组成部分，由磋商小组及时以书面形式同时通知所有参加磋商的供应商。"
        ),
        p(
            "供应商应当按照磋商文件的变动情况和磋商小组的要求重新提交响应文件，由法定代表人（单位负责人）或者其授权代表"
            "签字或者加盖公章。"
        ),
    ]


def _last_quotes(f: ConsultationDocumentFacts, w: Words) -> list[AnyBlock]:
    return [
        p(
            "磋商结束后，磋商小组要求所有实质性响应的供应商在规定时间内密封提交最后报价。提交最后报价的供应商不得少于3"
            "家；本项目属于政府购买服务项目，"
            f"在采购过程中符合要求的供应商只有2家的，采购活动可以继续进行（财库〔2015〕124号），少于{f.final_quotes}家"
            "的，终止采购活动。"
        ),
        p(
            "最后报价是供应商响应文件的有效组成部分。最后报价不得高于最高限价，未在规定时间内提交最后报价的，视为退出磋商。"
        ),
        p(
            "已提交响应文件的供应商，在提交最后报价之前，可以根据磋商情况退出磋商。"
            + (f"采购人退还退出磋商的供应商的{w.bond}。" if f.bid_bond else "")
        ),
        p(
            "经磋商确定最终采购需求和提交最后报价的供应商后，由磋商小组采用综合评分法对提交最后报价的供应商的响应文件和"
            "最后报价进行综合评分。本章“报价”均指最后报价。"
        ),
    ]
