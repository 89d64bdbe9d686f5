"""Samples of the papers of other methods than the open tender; all plainly fictitious (演练数据)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from documents.catalogue.purchase.award import AwardRow, BidderRow
from documents.catalogue.purchase.consultation import ConsultationLetterFacts, ConsultationResultFacts
from documents.catalogue.purchase.invitation import (
    BidInvitationFacts,
    ConsultationNoticeFacts,
    NegotiationNoticeFacts,
)
from tests.documents.samples import _PROCUREMENT, OPERATOR, tender_notice


def _announced() -> dict[str, object]:
    return {name: getattr(tender_notice(), name) for name in type(tender_notice()).model_fields}


def consultation_notice() -> ConsultationNoticeFacts:
    return ConsultationNoticeFacts(
        **_announced()
        | {
            "notice_working_days": 3,
            "requirement": "采购8个就业驿站的运营服务，具体要求详见磋商文件。",
            "specific_requirements": ("供应商应持有有效的《人力资源服务许可证》。",),
        }
    )


def bid_invitation() -> BidInvitationFacts:
    return BidInvitationFacts(**_announced(), invited=(OPERATOR,), reply_by=date(2023, 10, 16))


def negotiation_notice() -> NegotiationNoticeFacts:
    return NegotiationNoticeFacts(
        **_announced()
        | {
            "notice_working_days": 3,
            "recipients": (OPERATOR, "演练数据·东江人才服务有限公司"),
            "ground": "公开招标后实质性响应的供应商只有两家，经批准与该两家谈判",
            "approval_letter": "惠城财采〔2023〕5号",
        }
    )


def consultation_result_notice() -> ConsultationResultFacts:
    return ConsultationResultFacts(
        **_PROCUREMENT,
        doc_date=date(2023, 11, 30),
        method="竞争性磋商",
        papers="磋商文件",
        awards=(
            AwardRow(
                lot_number="采购包1",
                lot_name="江北片区驿站运营服务",
                supplier_name=OPERATOR,
                supplier_address="惠州市演练路1号",
                amount=82_000_000,
                score=Decimal("91.25"),
                service_scope="江北片区5个驿站",
                service_requirement="按磋商文件和响应文件执行",
                service_time="12个月",
                service_standard="符合公共就业服务标准",
            ),
        ),
        bidders=(
            BidderRow(lot_number="采购包1", supplier_name=OPERATOR, quote=82_000_000, score=Decimal("91.25"), rank=1),
            BidderRow(
                lot_number="采购包1",
                supplier_name="演练数据·东江人才服务有限公司",
                quote=82_500_000,
                score=Decimal("88.10"),
                rank=2,
            ),
        ),
        experts=("演练喆", "演练玥", "演练祎（采购人代表）"),
        sme_statement_attached=True,
    )


def consultation_letter() -> ConsultationLetterFacts:
    return ConsultationLetterFacts(
        **_PROCUREMENT,
        doc_date=date(2023, 11, 30),
        method="竞争性磋商",
        papers="磋商文件",
        supplier_name=OPERATOR,
        lot_number="采购包1",
        lot_name="江北片区驿站运营服务",
        opened_on=date(2023, 11, 27),
        notice_on=date(2023, 11, 30),
        amount=82_000_000,
        stations=5,
        contract_term="自2023年12月1日起至2024年11月30日止",
        sign_by=date(2023, 12, 29),
    )


SAMPLES = {
    "consultation_notice": consultation_notice,
    "bid_invitation": bid_invitation,
    "negotiation_notice": negotiation_notice,
    "consultation_result_notice": consultation_result_notice,
    "consultation_letter": consultation_letter,
}
