"""履约 and 考核: one facts instance for each kind of the performance's and the assessment's papers (演练数据)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from documents.catalogue.assessment import scheme
from documents.catalogue.assessment.notice import AssessedStationRow, AssessmentNoticeFacts
from documents.catalogue.assessment.outcomes import (
    AppealDecisionFacts,
    RectificationOrderFacts,
    StarCertificateFacts,
)
from documents.catalogue.assessment.scheme import AssessmentSchemeFacts, IndicatorRow, StarRow
from documents.catalogue.assessment.sheets import AssessmentFeedbackFacts, ScoreRow, ScoreSheetFacts
from documents.catalogue.base import Facts
from documents.catalogue.contract.acceptance import AcceptanceNoticeFacts, AcceptanceReportFacts
from documents.catalogue.contract.accepted_rows import AcceptedStationRow, CheckRow, StandardRow
from documents.catalogue.contract.payment import PaidRow, PaymentRequestFacts, ShortfallRow
from documents.catalogue.stations.rules_norms import chapter_rows
from tests.documents.samples import BUREAU, OPERATOR, PLAN
from tests.documents.samples_stations import CENTRE, CITY_BUREAU, PURCHASERS
from tests.schemes import HUIZHOU_SCHEME

STATION = "惠城区就业驿站（演练1号）"
SCHEME = "惠州市就业驿站考核方案"
CONTRACT: dict[str, Any] = {
    "org": BUREAU,
    "rehearsal": True,
    "contract_number": "YL-HT-2023-0018",
    "contract_name": "惠州市惠城区就业驿站运营服务合同",
    "project_number": "YL-HC-2023-0018",
    "project_name": "惠州市惠城区就业驿站运营服务项目",
    "purchaser_name": BUREAU,
    "purchaser_address": "惠州市惠城区演练大道1号",
    "purchaser_contact": "演练甲，0752-0000001",
    "operator_name": OPERATOR,
    "operator_address": "惠州市惠城区演练大道88号",
    "operator_contact": "演练丁，0752-0000004",
}
ACCEPTED: dict[str, Any] = {
    "term_from": date(2024, 1, 1),
    "term_until": date(2024, 12, 31),
    "accepted_on": date(2024, 8, 13),
    "inspectors": ("演练验收员玥", "演练验收员璟"),
    "users": 6,
    "users_opinion": "驿站就近方便，没有收费（演练）。",
}
STANDARDS = (
    StandardRow(
        name="归集岗位信息",
        demanded="6000条，以系统内审核通过的岗位信息计",
        found="完成3104条，为验收期目标的103%",
        met=True,
    ),
    StandardRow(
        name="帮扶就业",
        demanded="800人，以签订劳动合同或者缴纳社会保险的人员计",
        found="完成352人，为验收期目标的88%",
        met=False,
    ),
    StandardRow(name="公益服务", demanded="一切服务免费", found="未发现收费", met=True),
)
INDICATORS = tuple(
    IndicatorRow(title=row.title, weight=Decimal(row.weight) / 100, unit=row.unit, method=row.method, bonus=row.bonus)
    for row in HUIZHOU_SCHEME.indicators
)
STARS = tuple(
    StarRow(
        star=star,
        least=Decimal(least) / 100,
        share=HUIZHOU_SCHEME.stars.shares.get(star),
        places=1 if star in HUIZHOU_SCHEME.stars.shares else 0,
    )
    for star, least in enumerate(HUIZHOU_SCHEME.stars.thresholds, 1)
)
WORDS = {
    "programme": PLAN,
    "city": "惠州市",
    "bureau": CITY_BUREAU,
    "level": "县区",
    "units": f"{CENTRE}、市人社局就业促进科",
    "full_per_year": 1,
    "indicators": 10,
    "bonuses": 1,
    "bonus_points": "3",
    "publicity_days": 5,
    "excellent": "90",
    "passed": "75",
    "excellent_share": 30,
    "per_point": "1,000.00元",
    "cap": 20,
    "deduction_by": "station",
}
CYCLE: dict[str, Any] = {
    "rehearsal": True,
    "scheme_title": SCHEME,
    "cycle_name": "2024年上半年",
    "period_from": date(2024, 1, 1),
    "period_until": date(2024, 6, 30),
}
POINTS = ("10", "5.5", "10", "15", "6", "4", "2", "5", "5", "5", "1")
FILED = ("99.5%", "9处", "92%", "100%", "85%", "80%", "84%", "84%", "0件", "0件", "1件")
SCORES = tuple(
    ScoreRow(
        title=row.title,
        weight=row.weight,
        method=row.method,
        bonus=row.bonus,
        filed=filed,
        points=Decimal(points),
        value="8处" if row.title == "台账规范" else filed,
    )
    for row, filed, points in zip(INDICATORS, FILED, POINTS, strict=True)
)


def acceptance_report() -> AcceptanceReportFacts:
    return AcceptanceReportFacts(
        procurement_method="公开招标",
        **CONTRACT,
        **ACCEPTED,
        doc_date=date(2024, 8, 13),
        opinion="付款条件已经成就，按考核结果扣减后同意支付。",
        lot_name="驿站运营采购包1",
        signed_on=date(2023, 11, 10),
        price=82_000_000,
        supplements=4_900_000,
        instalment="第二期",
        stage="阶段性考核达标后",
        standards=STANDARDS,
        stations=(
            AcceptedStationRow(name=STATION, opened_on=date(2023, 12, 12), score=Decimal("68.5"), grade="不达标"),
            AcceptedStationRow(
                name="惠城区就业驿站（演练2号）", opened_on=date(2023, 12, 11), score=Decimal("92"), grade="优秀"
            ),
        ),
        cycle="2024年上半年",
        witness="演练监管员",
        share=24_600_000,
        assessed_deduction=700_000,
        confirmed=23_900_000,
        deduction_reason="演练1号驿站考核不达标，按合同约定扣减",
        checks=(
            CheckRow(
                rule="按照合同逐项确认履约情况，出具验收书",
                source="采购法 41；条例 45",
                conclusion="符合",
                evidence="验收记录",
            ),
        ),
    )


def acceptance_notice() -> AcceptanceNoticeFacts:
    return AcceptanceNoticeFacts(
        **CONTRACT,
        **ACCEPTED | {"accepted_on": date(2025, 1, 6)},
        doc_date=date(2025, 1, 8),
        opinion="目标任务全部完成，同意验收。",
        service_requirement="按照采购文件、投标文件和合同约定执行",
        place="惠城区就业驿站（演练1号）等5个驿站及其网格",
    )


def payment_request() -> PaymentRequestFacts:
    return PaymentRequestFacts(
        **CONTRACT,
        doc_date=date(2024, 8, 15),
        budget_source="2023年第二批中央就业补助资金",
        price=82_000_000,
        supplements=4_900_000,
        instalment="第二期",
        stage="阶段性考核达标后",
        accepted_on=date(2024, 8, 13),
        opinion="付款条件已经成就，按考核结果扣减后同意支付。",
        share=24_600_000,
        cycle="2024年上半年",
        shortfalls=(ShortfallRow(station=STATION, score="68.5", points=7, amount=700_000),),
        assessed_deduction=700_000,
        deduction_reason="演练1号驿站考核不达标，按合同约定扣减",
        confirmed=23_900_000,
        amount=23_900_000,
        invoice_number="演练发票00000018",
        invoice_on=date(2024, 8, 14),
        received_on=date(2024, 8, 15),
        pay_by=date(2024, 9, 12),
        paid=(PaidRow(instalment="第一期", paid_on=date(2023, 12, 26), amount=24_600_000, voucher="演练凭证1"),),
        bank="演练银行惠州分行",
        account="演练账号0000000000",
        handler="演练经办",
    )


def assessment_scheme() -> AssessmentSchemeFacts:
    return AssessmentSchemeFacts(
        org=CITY_BUREAU,
        rehearsal=True,
        doc_date=date(2023, 10, 17),
        number="惠市人社函〔2023〕0号",
        programme_title=PLAN,
        text_title=SCHEME,
        recipients=PURCHASERS,
        copies_to=(CENTRE,),
        opinions_heard=True,
        legally_reviewed=True,
        chapters=chapter_rows(scheme.SCHEME, WORDS),
        indicators=INDICATORS,
        excellent=Decimal(90),
        passed=Decimal(75),
        excellent_share=30,
        star_levels=STARS,
    )


def assessment_notice() -> AssessmentNoticeFacts:
    return AssessmentNoticeFacts(
        **CYCLE,
        org=CITY_BUREAU,
        doc_date=date(2024, 7, 2),
        number="惠市人社函〔2024〕000号",
        programme_title=PLAN,
        scheme_version="6981fdbf2ecc",
        scope="惠城区",
        full=False,
        recipients=(BUREAU, OPERATOR),
        copies_to=(CENTRE,),
        stations=tuple(
            AssessedStationRow(name=f"惠城区就业驿站（演练{n}号）", code=f"惠城{n:02d}", operator=OPERATOR)
            for n in range(1, 9)
        ),
        indicators=INDICATORS,
        file_by=date(2024, 7, 16),
        publicity_by=date(2024, 8, 8),
        result_by=date(2024, 8, 16),
        contact_person="演练考核员",
        contact_phone="0752-0000006",
    )


def score_sheet() -> ScoreSheetFacts:
    return ScoreSheetFacts(
        **CYCLE,
        org=CITY_BUREAU,
        doc_date=date(2024, 7, 11),
        district="惠城区",
        station=STATION,
        code="惠城01",
        operator=OPERATOR,
        scores=SCORES,
        scored_on=date(2024, 7, 11),
        assessor="演练考核员",
        adjust_reason="抽查核实1处不属于台账问题",
        reviewed_on=date(2024, 7, 15),
        reviewer="演练复核喆",
        review_opinion="评分依据充分，计算无误。",
    )


def assessment_feedback() -> AssessmentFeedbackFacts:
    return AssessmentFeedbackFacts(
        **CYCLE,
        org=CITY_BUREAU,
        doc_date=date(2024, 7, 16),
        district="惠城区",
        station=STATION,
        code="惠城01",
        operator=OPERATOR,
        scores=SCORES,
        published_on=date(2024, 7, 16),
        appeal_until=date(2024, 7, 23),
        pass_score=Decimal(75),
        adjust_reason="抽查核实1处不属于台账问题",
        suggestions=("加强走访，补齐岗位归集短板。",),
        contact_person="演练考核员",
        contact_phone="0752-0000006",
    )


def appeal_decision() -> AppealDecisionFacts:
    return AppealDecisionFacts(
        org=CITY_BUREAU,
        rehearsal=True,
        doc_date=date(2024, 7, 24),
        number="惠市人社函〔2024〕000号",
        programme_title=PLAN,
        scheme_title=SCHEME,
        cycle_name="2024年上半年",
        operator=OPERATOR,
        station=STATION,
        code="惠城01",
        published_on=date(2024, 7, 16),
        appealed_on=date(2024, 7, 22),
        matters="台账扣分有误",
        upheld=True,
        reason="经核对原始台账，2处扣分事实不清，予以更正",
        total_before=Decimal("68.5"),
        total_after=Decimal("69.5"),
        copies_to=(BUREAU,),
    )


def star_certificate() -> StarCertificateFacts:
    return StarCertificateFacts(
        org=CITY_BUREAU,
        rehearsal=True,
        doc_date=date(2024, 12, 16),
        number="惠城02-2024",
        programme_title=PLAN,
        city="惠州市",
        district="惠城区",
        station="惠城区就业驿站（演练2号）",
        code="惠城02",
        cycle_name="2024年度",
        score=Decimal("96.5"),
        star=5,
    )


def rectification_order() -> RectificationOrderFacts:
    return RectificationOrderFacts(
        **CYCLE,
        org=BUREAU,
        doc_date=date(2024, 8, 15),
        number="惠城人社函〔2024〕000号",
        programme_title=PLAN,
        operator=OPERATOR,
        station=STATION,
        code="惠城01",
        score=Decimal("69.5"),
        grade="不达标",
        pass_score=Decimal(75),
        problems="服务台账不规范；岗位归集、就业帮扶未完成目标",
        rectify_by=date(2024, 9, 5),
        days=21,
        supervisor="演练监管员",
        contact_phone="0752-0000007",
        contract_number="YL-HT-2023-0018",
        copies_to=(CITY_BUREAU,),
    )


SAMPLES: dict[str, Callable[[], Facts]] = {
    make.__name__: make
    for make in (
        acceptance_report,
        acceptance_notice,
        payment_request,
        assessment_scheme,
        assessment_notice,
        score_sheet,
        assessment_feedback,
        appeal_decision,
        star_certificate,
        rectification_order,
    )
}
