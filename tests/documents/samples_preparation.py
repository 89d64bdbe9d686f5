"""Samples of the papers that prepare a purchase; all plainly fictitious (演练数据)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from documents.catalogue.purchase.estimate import CostRow, FundingEstimateFacts, FundsRow, ShareRow
from documents.catalogue.purchase.requirement import (
    MomentRow,
    RequiredLotRow,
    RequiredStationRow,
    RequiredTargetRow,
    RequirementFacts,
)
from documents.catalogue.purchase.requirement_texts import texts_of
from documents.catalogue.purchase.review import AnswerRow, RequirementReviewFacts, ReviewedRow
from documents.catalogue.purchase.survey import DealRow, DemandSurveyReportFacts, RespondentRow
from rules.purchase.review import ITEMS
from tests.documents.samples import BUREAU, PLAN, STATIONS

PROJECT = "惠州市惠城区就业驿站运营服务项目"


def funding_estimate() -> FundingEstimateFacts:
    return FundingEstimateFacts(
        org=BUREAU,
        rehearsal=True,
        doc_date=date(2023, 9, 5),
        project_name=PROJECT,
        by_lot=True,
        programme_title=PLAN,
        clauses="四（二）、五（二）",
        service_from=date(2023, 12, 1),
        service_until=date(2024, 11, 30),
        months=12,
        items=(
            CostRow(name="人员费用", basis="站长1名、工作人员1名的工资和社会保险（演练）", amount=12_600_000),
            CostRow(name="服务活动费用", basis="招聘活动12场、走访120家次（演练）", amount=2_400_000),
            CostRow(name="办公和宣传费用", basis="耗材、通信、宣传资料（演练）", amount=1_600_000),
        ),
        per_station=16_600_000,
        note="按同类项目成交价格和市场询价测算（演练）。",
        shares=(
            ShareRow(name="采购包1 江北片区", stations=5, measured=83_000_000, budget=83_125_000, ceiling=82_000_000),
            ShareRow(name="采购包2 河南岸片区", stations=3, measured=49_800_000, budget=49_875_000, ceiling=49_000_000),
        ),
        funds=(FundsRow(source="2023年第二批中央就业补助资金", paper="演练财社〔2023〕1号", amount=133_333_333),),
        planned_money=133_333_333,
        limits=("不得用于办公用房、职工宿舍建设，交通工具购置（演练口径）。",),
        prepared_by="演练测算",
    )


def demand_survey_report() -> DemandSurveyReportFacts:
    return DemandSurveyReportFacts(
        org=BUREAU,
        rehearsal=True,
        doc_date=date(2023, 8, 10),
        project_name=PROJECT,
        programme_title=PLAN,
        surveyed_on=date(2023, 8, 4),
        way="座谈和书面问卷",
        respondents=tuple(
            RespondentRow(
                name=f"演练数据·调研{sign}人力资源服务有限公司",
                remark="人力资源服务机构",
                answer="服务内容可以实现，建议明确计数口径（演练）。",
                price=price,
            )
            for sign, price in (("甲", 128_000_000), ("乙", 134_000_000), ("丙", None))
        ),
        deals=(
            DealRow(
                buyer="演练市人力资源和社会保障局",
                project="街道就业服务站运营服务项目",
                on=date(2022, 11, 15),
                amount=48_000_000,
                scale="3个站点，12个月",
                source="政府采购网成交结果公告（演练）",
            ),
        ),
        findings="市场主体充足，服务内容和价格可行，建议服务期不少于12个月（演练）。",
        industry="本市持证人力资源服务机构较多（演练）。",
        supply="能够提供驻点服务的机构不少于10家（演练）。",
        past_deals="周边同类项目每站每年成交价15万元至18万元（演练）。",
        later_needs="服务期满后需要按照考核结果续采（演练）。",
        hearing_on=date(2023, 8, 7),
        hearing_way="门户网站公开征求意见7日",
        hearing_received=2,
        hearing_adopted="均已采纳（演练）。",
        conclusion="采购需求可行，具备公开竞争的条件。",
    )


def requirement_review_record() -> RequirementReviewFacts:
    return RequirementReviewFacts(
        org=BUREAU,
        rehearsal=True,
        doc_date=date(2023, 9, 7),
        project_name=PROJECT,
        purchaser_name=BUREAU,
        method="公开招标",
        budget=133_000_000,
        ceiling=131_000_000,
        reviewed_on=date(2023, 9, 7),
        reviewer="演练审查",
        outsiders=("演练审查专家",),
        drafted_by=("演练编制咨询公司",),
        departments=("办公室（采购）", "财务科", "就业促进科", "机关纪委"),
        items=tuple(
            AnswerRow(
                part=part,
                text=text,
                conclusion="不涉及" if "进口产品" in text else "是",
                shown="不采购进口产品" if "进口产品" in text else "采购需求、采购实施计划（演练）",
            )
            for part, items in ITEMS.items()
            for text in items.values()
        ),
        checks=(
            ReviewedRow(
                rule="PLN-09",
                text="应当研究采购过程和合同履行中的风险，提出处置措施和替代方案",
                basis="22号 25",
                conclusion="符合",
                evidence="采购实施计划第五部分",
            ),
            ReviewedRow(
                rule="PLN-12",
                text="不得以规模条件、特定区域或者特定行业的业绩、奖项作为资格或者加分条件",
                basis="采购法 22；条例 20",
            ),
        ),
        counsel="演练律师",
        counsel_opinion="合同文本权利义务清楚，符合规定（演练）",
        opinion="内容完整，同意。",
        passed=True,
    )


def requirement_document() -> RequirementFacts:
    texts = texts_of("operation")
    return RequirementFacts(
        org=BUREAU,
        rehearsal=True,
        doc_date=date(2023, 9, 6),
        project_name=PROJECT,
        programme_title=PLAN,
        purchaser_name=BUREAU,
        subject=texts.subject,
        method="公开招标",
        objectives=(
            "提升就业服务便利化水平。对标公共就业服务标准化要求，健全覆盖城乡的就业公共服务体系。",
            "实现重点用工企业服务全覆盖。建立网格内企业用工信息库，提供“一企一策”的用工保障。",
        ),
        policies=("本项目专门面向中小企业采购，采购标的所属行业为租赁和商务服务业。",),
        standards=texts.standards,
        services=texts.services,
        quality=texts.quality,
        targets=(
            RequiredTargetRow(name="归集岗位信息", quantity=1200, unit="条", measure="以平台审核通过的岗位信息计"),
            RequiredTargetRow(name="服务求职者", quantity=2400, unit="人次", measure="以服务台账登记计"),
        ),
        lots=(
            RequiredLotRow(number="采购包1", name="江北片区", stations=5, budget=83_125_000, ceiling=82_000_000),
            RequiredLotRow(number="采购包2", name="河南岸片区", stations=3, budget=49_875_000, ceiling=49_000_000),
        ),
        stations=tuple(
            RequiredStationRow(
                lot_number="采购包1" if n < 5 else "采购包2", name=s.name, address=s.address, area=Decimal(s.area)
            )
            for n, s in enumerate(STATIONS)
        ),
        service_from=date(2023, 12, 1),
        service_until=date(2024, 11, 30),
        acceptance=texts.acceptance,
        others=texts.others,
        business=texts.business,
        funds="2023年第二批中央就业补助资金",
        agency="演练数据·惠采招标代理有限公司",
        scheme="综合评分法，价格分20分，其他评审因素80分",
        schedule=(
            MomentRow(step="采购意向公开", on=date(2023, 9, 7)),
            MomentRow(step="招标公告", on=date(2023, 10, 9)),
            MomentRow(step="投标截止、开标", on=date(2023, 10, 30)),
            MomentRow(step="合同签订", on=date(2023, 11, 16)),
        ),
    )


SAMPLES = {
    "funding_estimate": funding_estimate,
    "demand_survey_report": demand_survey_report,
    "requirement_review_record": requirement_review_record,
    "requirement_document": requirement_document,
}
