"""The topics of a purchase and its contract: what every paper of a case must say alike."""

from __future__ import annotations

from rules.agreement.compare import Agreement, Change, at_least, at_most, of_case, of_contract, shifted
from rules.agreement.reading import (
    COUNT,
    DAY,
    FLAG,
    MOMENT,
    MONEY,
    NAMES,
    PARTS,
    PERCENT,
    SME,
    SPAN,
    SUBJECT,
    TEXT,
    Saying,
    said,
)

STATION_DOCUMENTS = ("tender_document", "consultation_document", "negotiation_document")
"""They ask for the running of stations."""
DOCUMENTS = (*STATION_DOCUMENTS, "platform_document")
NOTICES = ("tender_notice", "consultation_notice", "negotiation_notice", "bid_invitation")
CONTRACTS = ("operating_contract", "platform_contract")
RESULTS = ("award_notice", "consultation_result_notice")
LETTERS = ("award_letter", "consultation_letter")
OF_CONTRACTS = (
    "operating_contract",
    "contract_publication",
    "contract_supplement",
    "acceptance_report",
    "acceptance_notice",
    "payment_request",
)
PARTY_PAPERS = (
    *DOCUMENTS,
    *NOTICES,
    *RESULTS,
    *LETTERS,
    "correction_notice",
    "termination_notice",
    "unsuccessful_notice",
)
AWARD = "请按中标（成交）结果和采购文件更正；合同不得背离采购文件和响应文件作实质性修改（采购法 46）"


def _each(kinds: tuple[str, ...], *paths: str, of: str = "") -> tuple[Saying, ...]:
    """The same fields in each of several kinds."""
    return tuple(said(kind, *paths, of=of) for kind in kinds)


def _replaced(path: str) -> tuple[Change, ...]:
    """另行确定中标人: a result notice about one lot changes who won it, and at which price (条例 49)."""
    return tuple(Change(said(kind, path), "条例 49", subject=True) for kind in RESULTS)


TERM = Agreement(
    "合同履行期限",
    SPAN,
    (
        said("requirement_document", "service_from", "service_until"),
        *_each(DOCUMENTS, "service_from", "service_until"),
        *_each((*NOTICES, *LETTERS), "term_from", "term_until"),
    ),
    remedy="请以本轮采购文件的服务期为准，更正有误的一处（采购文件编制中填写服务起止日期）",
)
AWARDED_TERM = Agreement(
    "中标（成交）的合同履行期限",
    SPAN,
    (
        *_each(RESULTS, "awards[lot_number].term_from", "awards[lot_number].term_until"),
        *_each(LETTERS, "term_from", "term_until", of="lot_number"),
    ),
)
SIGNED_TERM = Agreement(
    "合同履行期限",
    SPAN,
    _each(LETTERS, "term_from", "term_until"),
    bound=(said("operating_contract", "term_from", "term_until"),),
    holds=shifted,
    remedy=AWARD,
)
CONTRACT_TERM = Agreement(
    "合同履行期限",
    SPAN,
    _each(
        ("operating_contract", "contract_publication", "acceptance_report", "acceptance_notice"),
        "term_from",
        "term_until",
    ),
    together=of_contract,
)
PRICE = Agreement(
    "中标（成交）金额",
    MONEY,
    (
        *_each(RESULTS, "awards[lot_number].amount"),
        *_each(LETTERS, "amount", of="lot_number"),
        said("operating_contract", "price", of=SUBJECT),
    ),
    changes=_replaced("awards[lot_number].amount"),
    remedy=AWARD,
)
CONTRACT_PRICE = Agreement(
    "合同金额",
    MONEY,
    (
        *_each(("operating_contract", "contract_publication"), "price"),
        said("contract_supplement", "original_price"),
        *_each(("acceptance_report", "payment_request"), "price"),
    ),
    together=of_contract,
    remedy="合同金额以签订的合同为准，增减的另列补充协议金额；请更正有误的一处",
)
BUDGET = Agreement(
    "采购包预算金额",
    MONEY,
    (*_each(("requirement_document", *DOCUMENTS, *NOTICES), "lots[number].budget"),),
)
CEILING = Agreement(
    "采购包最高限价",
    MONEY,
    (
        said("requirement_document", "lots[number].ceiling"),
        *_each((*DOCUMENTS, *NOTICES), "lots[number].price_cap"),
    ),
)
WHOLE_BUDGET = Agreement(
    "项目预算金额",
    MONEY,
    _each(("requirement_review_record", *DOCUMENTS, *NOTICES), "budget"),
)
UNDER_CEILING = Agreement(
    "报价不超过最高限价",
    MONEY,
    _each(NOTICES, "lots[number].price_cap"),
    bound=_each(RESULTS, "awards[lot_number].amount"),
    holds=at_most,
    remedy="中标（成交）金额不得超过最高限价（87号 12、63），请核对报价",
)
TARGETS = Agreement(
    "目标任务",
    COUNT,
    (
        *_each(STATION_DOCUMENTS, "lots[number].targets[name].quantity"),
        said("operating_contract", "targets[name].quantity", of=SUBJECT),
    ),
    remedy=AWARD,
)
LOTS = Agreement(
    "采购包名称",
    TEXT,
    (
        *_each(("requirement_document", *DOCUMENTS, *NOTICES), "lots[number].name"),
        *_each(RESULTS, "awards[lot_number].lot_name"),
        *_each((*LETTERS, "unsuccessful_notice"), "lot_name", of="lot_number"),
        said("operating_contract", "lot_name", of=SUBJECT),
    ),
)
STATIONS = Agreement(
    "采购包所含驿站",
    NAMES,
    (
        *_each(STATION_DOCUMENTS, "lots[number].stations[].name"),
        said("operating_contract", "stations[].name", of=SUBJECT),
    ),
    remedy=AWARD,
)
STATION_COUNT = Agreement(
    "采购包驿站数量",
    COUNT,
    (
        said("requirement_document", "lots[number].stations"),
        *_each(STATION_DOCUMENTS, "lots[number].stations#"),
        *_each(NOTICES, "lots[number].stations"),
        *_each(LETTERS, "stations", of="lot_number"),
        said("operating_contract", "stations#", of=SUBJECT),
    ),
)
ADDRESSES = Agreement(
    "服务地点",
    TEXT,
    (
        *_each(("requirement_document",), "stations[name].address"),
        said("operating_contract", "stations[name].address"),
    ),
    together=of_case,
    remedy="驿站地址以选址结果为准，请更正有误的一处",
)
DELIVERY = Agreement("提交投标（响应）文件的地点", TEXT, _each((*NOTICES, *DOCUMENTS), "bid_place"))
OPENING_PLACE = Agreement(
    "开标（开启）地点",
    TEXT,
    _each(
        (
            *NOTICES,
            *DOCUMENTS,
        ),
        "opening_place",
    ),
)
SUPPLY_PLACE = Agreement("获取采购文件的地点", TEXT, _each((*NOTICES, *DOCUMENTS), "documents_place"))
DEADLINE = Agreement(
    "提交投标（响应）文件截止时间",
    MOMENT,
    _each((*NOTICES, *DOCUMENTS), "bid_deadline_on", "bid_deadline_time"),
    changes=(Change(said("correction_notice", "deadline_after", "deadline_time"), "条例 31"),),
    remedy="截止时间以公告为准，需要顺延的请登记澄清、修改并发布更正公告（条例 31）",
)
SUPPLY = Agreement("采购文件提供期限", DAY, _each((*NOTICES, *DOCUMENTS), "documents_until"))
QUALIFICATIONS = Agreement(
    "资格要求",
    NAMES,
    _each((*NOTICES, *DOCUMENTS), "qualifications[]"),
    remedy="资格条件应当在公告和采购文件中一致载明（87号 13、20），请更正有误的一处",
)
CONSORTIUM = Agreement("是否接受联合体", FLAG, _each((*NOTICES, *DOCUMENTS), "accepts_consortium"))
POLICY = Agreement(
    "中小企业政策",
    SME,
    (
        *_each(DOCUMENTS, "sme_kind", "sme_share", "sme_small"),
        *_each(("requirement_document", *NOTICES, *RESULTS, *CONTRACTS), "sme.kind", "sme.share", "sme.small"),
    ),
    remedy="中小企业预留以采购文件编制登记的为准（46号 8），请更正有误的一处",
)
CONTRACT_POLICY = Agreement(
    "中小企业预留合同",
    FLAG,
    _each((*CONTRACTS, "contract_publication"), "for_sme"),
    together=of_contract,
)
SUBCONTRACT = Agreement("分包", PARTS, _each((*DOCUMENTS, "operating_contract"), "subcontract"), remedy=AWARD)
BID_BOND = Agreement("投标（响应）保证金", MONEY, _each((*NOTICES, *DOCUMENTS), "bid_bond"))
SHARES = Agreement(
    "付款比例",
    PERCENT,
    (*_each(DOCUMENTS, "instalments[name].percent"), said("operating_contract", "instalments[name].percent")),
    remedy=AWARD,
)
CONDITIONS = Agreement(
    "付款条件",
    TEXT,
    (*_each(DOCUMENTS, "instalments[name].condition"), said("operating_contract", "instalments[name].stage")),
    remedy=AWARD,
)
PAID_FOR = Agreement(
    "付款条件",
    TEXT,
    (
        said("operating_contract", "instalments[name].stage"),
        *_each(("acceptance_report", "payment_request"), "stage", of="instalment"),
    ),
    together=of_contract,
)
PAYMENT_DAYS = Agreement(
    "付款期限（收到发票后日数）", COUNT, _each((*DOCUMENTS, "operating_contract"), "invoice_days"), remedy=AWARD
)
AGREED_DAYS = Agreement(
    "约定付款期限（验收合格后日数）",
    COUNT,
    _each((*DOCUMENTS, "operating_contract", "platform_contract"), "payment_days"),
    remedy=AWARD,
)
PERFORMANCE_BOND = Agreement(
    "履约保证金",
    MONEY,
    (
        *_each(LETTERS, "performance_bond", of="lot_number"),
        *_each(("operating_contract", "platform_contract"), "performance_bond", of=SUBJECT),
    ),
    remedy=AWARD,
)
PASS = Agreement("考核达标分数", COUNT, _each((*STATION_DOCUMENTS, "operating_contract"), "pass_score"), remedy=AWARD)
DEDUCTION = Agreement(
    "每低1分扣减金额", MONEY, _each((*STATION_DOCUMENTS, "operating_contract"), "deduction_per_point"), remedy=AWARD
)
DEDUCTION_CAP = Agreement(
    "扣减上限", PERCENT, _each((*STATION_DOCUMENTS, "operating_contract"), "deduction_cap"), remedy=AWARD
)
DEDUCTION_BY = Agreement(
    "考核扣减按驿站还是按合同平均分",
    TEXT,
    _each((*STATION_DOCUMENTS, "operating_contract"), "deduction_by"),
    remedy=AWARD,
)
LATE_RATE = Agreement("违约金比例（万分之）", COUNT, _each((*DOCUMENTS, *CONTRACTS), "late_rate"), remedy=AWARD)
HOURS = Agreement("开放时间", TEXT, _each((*STATION_DOCUMENTS, "operating_contract"), "opening_hours"), remedy=AWARD)
OPENING = Agreement("驿站投入运营时限", DAY, _each(STATION_DOCUMENTS, "opening_deadline"))
PROJECT_NUMBER = Agreement("项目编号", TEXT, _each(PARTY_PAPERS, "project_number"))
PROJECT_NAME = Agreement(
    "项目名称",
    TEXT,
    _each(("requirement_document", *PARTY_PAPERS, "operating_contract"), "project_name"),
)
PURCHASER = Agreement(
    "采购人名称",
    TEXT,
    _each(("requirement_document", "requirement_review_record", *PARTY_PAPERS, *OF_CONTRACTS), "purchaser_name"),
    together=of_case,
    remedy="采购人名称以方案登记的单位全称为准，请更正有误的一处",
)
ADDRESS = Agreement(
    "采购人地址", TEXT, _each((*NOTICES, *DOCUMENTS, *RESULTS, *LETTERS, "operating_contract"), "purchaser_address")
)
CONTACT = Agreement("项目联系人和电话", TEXT, _each((*NOTICES, *DOCUMENTS, *RESULTS, *LETTERS), "project_contact"))
PHONE = Agreement("项目联系电话", TEXT, _each((*NOTICES, *DOCUMENTS, *RESULTS, *LETTERS), "project_phone"))
AGENCY = Agreement("采购代理机构", TEXT, _each((*NOTICES, *DOCUMENTS, *RESULTS), "agency_name"))
WINNER = Agreement(
    "中标（成交）供应商",
    TEXT,
    (
        *_each(RESULTS, "awards[lot_number].supplier_name"),
        *_each(LETTERS, "supplier_name", of="lot_number"),
        said("operating_contract", "operator_name", of=SUBJECT),
    ),
    changes=_replaced("awards[lot_number].supplier_name"),
    remedy=AWARD,
)
OPERATOR = Agreement("供应商（乙方）名称", TEXT, _each(OF_CONTRACTS, "operator_name"), together=of_contract)
METHOD = Agreement(
    "采购方式",
    TEXT,
    (
        said("tender_notice", always="公开招标"),
        said("consultation_notice", always="竞争性磋商"),
        said("bid_invitation", always="邀请招标"),
        *_each(("opening_record", "evaluation_check", "consultation_result_notice", "consultation_letter"), "method"),
        said("operating_contract", "procurement_method"),
    ),
)
CONTRACT_METHOD = Agreement(
    "采购方式",
    TEXT,
    _each(("operating_contract", "contract_publication", "acceptance_report"), "procurement_method"),
    together=of_contract,
)
COMMITTEE = Agreement(
    "评审委员会人数",
    COUNT,
    (*_each(DOCUMENTS, "committee"), *_each(RESULTS, "experts#")),
    remedy="公告的评审人员应当与采购文件载明、实际抽取的人数一致，请核对评审报告",
)
OPENED = Agreement("开标（评审）日期", DAY, _each(("opening_record", *LETTERS, "unsuccessful_notice"), "opened_on"))
NOT_BEFORE = Agreement(
    "开标（评审）不早于截止时间",
    DAY,
    _each(NOTICES, "bid_deadline_on"),
    bound=_each(("opening_record", *LETTERS), "opened_on"),
    holds=at_least,
    changes=(Change(said("correction_notice", "deadline_after"), "条例 31"),),
)

TOPICS: tuple[Agreement, ...] = (
    TERM, AWARDED_TERM, SIGNED_TERM, CONTRACT_TERM, PRICE, CONTRACT_PRICE, BUDGET, WHOLE_BUDGET, CEILING, UNDER_CEILING,
    TARGETS, LOTS, STATIONS, STATION_COUNT, ADDRESSES, DELIVERY, OPENING_PLACE, SUPPLY_PLACE, DEADLINE, SUPPLY, OPENED,
    NOT_BEFORE,
    QUALIFICATIONS, CONSORTIUM, POLICY, CONTRACT_POLICY, SUBCONTRACT, BID_BOND, SHARES, CONDITIONS, PAID_FOR, PAYMENT_DAYS, AGREED_DAYS,
    PERFORMANCE_BOND, PASS,
    DEDUCTION, DEDUCTION_CAP, DEDUCTION_BY, LATE_RATE, HOURS, OPENING, PROJECT_NUMBER, PROJECT_NAME, PURCHASER, ADDRESS, CONTACT, PHONE,
    AGENCY, WINNER, OPERATOR, METHOD, CONTRACT_METHOD, COMMITTEE,
)  # fmt: skip
