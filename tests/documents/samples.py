"""One facts instance per document kind, all plainly fictitious (演练数据); for tests and benches."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

from documents.catalogue import CATALOGUE
from documents.catalogue.assessment.cycle import AssessmentBulletinFacts, RankRow
from documents.catalogue.base import Facts
from documents.catalogue.contract.facts import (
    ContractStationRow,
    InstalmentRow,
    OperatingContractFacts,
    OperatingTextFacts,
    TargetRow,
)
from documents.catalogue.contract.notices import ChangeRow, ContractPublicationFacts, ContractSupplementFacts
from documents.catalogue.management.deadline import DeadlineNoteFacts, GroundRow, RestDayRow
from documents.catalogue.management.supervision import SupervisionOrderFacts
from documents.catalogue.purchase.award import AwardLetterFacts, AwardNoticeFacts, AwardRow, BidderRow
from documents.catalogue.purchase.tender import IntentionNoticeFacts, IntentionRow, LotRow, TenderNoticeFacts
from documents.catalogue.stations.platform import TrialCaseRow, TrialDefectRow, TrialRunReportFacts
from documents.catalogue.stations.site import SiteListNoticeFacts, SitePublicityFacts, SiteRow
from documents.catalogue.stations.training import TopicRow, TrainingNoticeFacts

PLAN = "惠州市就业驿站试点建设实施方案"
BUREAU = "惠州市惠城区人力资源和社会保障局"
OPERATOR = "演练数据·惠程人力资源服务有限公司"

STATIONS = tuple(
    SiteRow(
        name=f"惠城区就业驿站（演练{n}号）",
        district="惠城区",
        address=f"惠城区演练路{n * 11}号",
        area=Decimal(area),
        premises=premises,
        grid=f"演练第{n}网格",
        small_reason="依托既有窗口，暂无更大场地，拟二期扩建" if Decimal(area) < 20 else "",
    )
    for n, (area, premises) in enumerate(
        (
            ("36", "便民服务中心"),
            ("28.5", "党群服务中心"),
            ("42", "园区服务中心"),
            ("25", "社区服务站"),
            ("18", "社区服务站"),
            ("30.25", "便民服务中心"),
            ("22", "商圈服务点"),
            ("55", "人力资源市场"),
        ),
        start=1,
    )
)

_BASE: dict[str, Any] = {"org": BUREAU, "rehearsal": True}
_PROCUREMENT: dict[str, Any] = {
    **_BASE,
    "project_number": "YL-HC-2023-0018",
    "project_name": "惠州市惠城区就业驿站运营服务项目",
    "purchaser_name": BUREAU,
    "purchaser_address": "惠州市惠城区演练大道1号",
    "purchaser_contact": "演练甲，0752-0000001",
    "agency_name": "演练数据·惠采招标代理有限公司",
    "agency_address": "惠州市惠城区演练大道2号",
    "agency_contact": "演练乙，0752-0000002",
    "project_contact": "演练丙",
    "project_phone": "0752-0000003",
}
_CONTRACT: dict[str, Any] = {
    **_BASE,
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


def site_publicity() -> SitePublicityFacts:
    return SitePublicityFacts(
        **_BASE,
        doc_date=date(2023, 9, 8),
        programme_title=PLAN,
        district="惠城区",
        stations=STATIONS,
        min_area=20,
        publicity_from=date(2023, 9, 11),
        publicity_until=date(2023, 9, 15),
        working_days=5,
        contact_unit="惠城区人力资源和社会保障局就业促进股",
        contact_phone="0752-0000005",
        contact_address="惠州市惠城区演练大道1号",
    )


def site_list_notice() -> SiteListNoticeFacts:
    return SiteListNoticeFacts(
        **_BASE,
        doc_date=date(2023, 9, 20),
        number="惠城人社函〔2023〕0号",
        programme_title=PLAN,
        district="惠城区",
        quota=8,
        stations=STATIONS,
        recipients=("区属各有关单位", "各镇（街道）公共服务中心"),
        copies_to=("惠州市劳动就业服务管理中心", "惠州市职业介绍服务中心"),
        publicity_from=date(2023, 9, 11),
        publicity_until=date(2023, 9, 15),
        objections=0,
        min_area=20,
        building="服务面积一般不小于20平方米，配有电脑、显示屏、监控、洽谈室等设施设备，设置驿站标识、明示服务内容、"
        "公布就业政策、公布岗位信息、公布举报电话。",
        method="公开招标",
        fitout_deadline=date(2023, 11, 30),
        opening_deadline=date(2023, 12, 31),
        contact_person="演练甲",
        contact_phone="0752-0000001",
    )


def intention_notice() -> IntentionNoticeFacts:
    return IntentionNoticeFacts(
        **_BASE,
        doc_date=date(2023, 9, 6),
        period_on=date(2023, 9, 1),
        projects=(
            IntentionRow(
                project_name="惠州市惠城区就业驿站运营服务项目",
                overview="采购8个就业驿站运营服务，提供求职登记、岗位归集、政策宣传等公共就业服务；"
                "符合公共就业服务标准；服务期12个月。",
                budget=133_000_000,
                expected_on=date(2023, 10, 1),
                item="C99000000其他服务",
                for_sme=True,
            ),
        ),
    )


def tender_notice() -> TenderNoticeFacts:
    return TenderNoticeFacts(
        **_PROCUREMENT,
        doc_date=date(2023, 10, 9),
        budget=133_000_000,
        price_cap=133_000_000,
        lots=(
            LotRow(
                number="采购包1",
                name="江北片区驿站运营服务",
                content="5个驿站的运营服务",
                stations=5,
                budget=83_125_000,
                price_cap=83_125_000,
            ),
            LotRow(
                number="采购包2",
                name="河南岸片区驿站运营服务",
                content="3个驿站的运营服务",
                stations=3,
                budget=49_875_000,
                price_cap=49_875_000,
            ),
        ),
        requirement="采购8个就业驿站的运营服务，包括政策咨询、求职登记、岗位归集发布、企业用工服务、招聘活动等，"
        "具体要求详见招标文件。",
        contract_term="自2023年12月1日起至2024年11月30日止",
        accepts_consortium=False,
        policy_requirements=("本项目专门面向中小企业采购，采购标的所属行业为租赁和商务服务业。",),
        specific_requirements=(
            "投标人应持有有效的《人力资源服务许可证》。",
            "投标人未被列入失信被执行人、重大税收违法失信主体、政府采购严重违法失信行为记录名单。",
            "单位负责人为同一人或者存在直接控股、管理关系的不同投标人，不得参加同一采购包的投标。",
        ),
        documents_from=date(2023, 10, 9),
        documents_until=date(2023, 10, 16),
        documents_place="广东省政府采购网（演练地址https://gdgpo.example.cn）",
        documents_method="在线获取",
        documents_price=0,
        bid_deadline_on=date(2023, 10, 30),
        bid_deadline_time="09:30",
        bid_place="广东省政府采购网项目采购系统（电子投标）",
        opening_place="惠州市公共资源交易中心演练开标室",
        bid_bond=2_000_000,
        other_matters=("需要落实的政府采购政策：中小企业、监狱企业、残疾人福利性单位扶持政策。",),
    )


def award_notice() -> AwardNoticeFacts:
    requirement = "完成招标文件规定的目标任务，免费提供公共就业服务"
    return AwardNoticeFacts(
        **_PROCUREMENT,
        doc_date=date(2023, 10, 30),
        awards=tuple(
            AwardRow(
                lot_number=f"采购包{n}",
                lot_name=f"{area}片区驿站运营服务",
                supplier_name=name,
                supplier_address=f"惠州市演练路{n}号",
                amount=amount,
                score=Decimal("91.25"),
                service_scope=f"{area}片区{count}个驿站",
                service_requirement=requirement,
                service_time="12个月",
                service_standard="符合公共就业服务标准和驿站服务规范",
            )
            for n, (area, count, name, amount) in enumerate(
                (
                    ("江北", 5, OPERATOR, 82_000_000),
                    ("河南岸", 3, "演练数据·惠途就业服务有限公司", 49_000_000),
                ),
                start=1,
            )
        ),
        bidders=(
            BidderRow(
                lot_number="采购包1",
                supplier_name=OPERATOR,
                quote=82_000_000,
                score=Decimal("91.25"),
                rank=1,
            ),
            BidderRow(
                lot_number="采购包1",
                supplier_name="演练数据·东江人才服务有限公司",
                quote=82_500_000,
                score=Decimal("88.10"),
                rank=2,
            ),
            BidderRow(
                lot_number="采购包1",
                supplier_name="演练数据·无证咨询有限公司",
                quote=80_000_000,
                remark="资格审查不合格",
            ),
        ),
        experts=("演练喆", "演练玥", "演练堃", "演练璟", "演练祎（采购人代表）"),
        agency_fee_standard="按招标代理服务收费管理暂行办法规定的服务招标标准下浮20%收取",
        agency_fee=1_530_000,
        sme_statement_attached=True,
    )


def award_letter() -> AwardLetterFacts:
    return AwardLetterFacts(
        **_PROCUREMENT,
        doc_date=date(2023, 10, 30),
        supplier_name=OPERATOR,
        lot_number="采购包1",
        lot_name="江北片区驿站运营服务",
        opened_on=date(2023, 10, 30),
        notice_on=date(2023, 10, 30),
        amount=82_000_000,
        stations=5,
        contract_term="自2023年12月1日起至2024年11月30日止",
        sign_by=date(2023, 11, 29),
        performance_bond=4_100_000,
    )


def operating_contract() -> OperatingContractFacts:
    stages = (
        ("第一期", "合同签订且全部驿站场所验收合格、投入运营", 20, "2023年12月"),
        ("第二期", "第1个考核阶段考核达标", 20, "2024年3月"),
        ("第三期", "第2个考核阶段考核达标", 20, "2024年6月"),
        ("第四期", "第3个考核阶段考核达标", 20, "2024年9月"),
        ("第五期", "服务期满，最终考核达标并经最终验收合格", 20, "2024年12月"),
    )
    targets = (
        ("归集发布岗位信息", 6000, "条", "平台审核发布的岗位信息条数，重复发布不计"),
        ("登记求职人员", 3000, "人", "平台登记的求职人员人数，按公民身份号码去重"),
        ("推荐就业成功", 900, "人", "签订劳动合同或者参加社会保险满1个月的人数"),
        ("联系服务用人单位", 500, "户", "走访并录入用工信息的用人单位户数"),
        ("举办招聘活动", 15, "场", "经甲方备案的线上、线下招聘活动场次"),
        ("服务就业困难人员", 300, "人次", "建立台账并提供职业指导的人次"),
        ("服务对象满意率", 95, "%", "平台回访满意件数占回访总件数的比例"),
    )
    return OperatingContractFacts(
        **_CONTRACT,
        doc_date=date(2023, 11, 10),
        lot_name="采购包1（江北片区驿站运营服务）",
        procurement_method="公开招标",
        purchaser_code="11441302000000000X",
        purchaser_representative="演练甲",
        operator_code="91441302000000000Y",
        operator_representative="演练丁",
        operator_licence="（演练）人服证字〔2023〕第0000号",
        licence_until=date(2026, 6, 30),
        operator_bank="演练银行惠州惠城支行",
        operator_account="0000 0000 0000 0000 018",
        award_letter_on=date(2023, 10, 30),
        stations=tuple(
            ContractStationRow(name=s.name, address=s.address, area=s.area, staff=2, supervisor=f"演练监{n}")
            for n, s in enumerate(STATIONS[:5], start=1)
        ),
        term_from=date(2023, 12, 1),
        term_until=date(2024, 11, 30),
        opening_deadline=date(2023, 12, 31),
        pass_score=75,
        deduction_per_point=100_000,
        deduction_cap=20,
        targets=tuple(TargetRow(name=n, quantity=q, unit=u, measure=m) for n, q, u, m in targets),
        price=82_000_000,
        instalments=tuple(InstalmentRow(name=n, stage=s, percent=p, amount=16_400_000, due=d) for n, s, p, d in stages),
        performance_bond=4_100_000,
        for_sme=True,
        signed_on=date(2023, 11, 10),
        signed_at="惠州市惠城区",
    )


def operating_contract_text() -> OperatingTextFacts:
    made = operating_contract()
    values = {name: getattr(made, name) for name in type(made).model_fields}
    return OperatingTextFacts(**values | {"signed_on": None, "operator_representative": "（签订时签字）"})


def contract_publication() -> ContractPublicationFacts:
    return ContractPublicationFacts(
        procurement_method="公开招标",
        **_CONTRACT,
        doc_date=date(2023, 11, 14),
        service_requirement="提供5个就业驿站的运营服务，完成合同约定的目标任务",
        quantity=5,
        unit_price="164,000.00元/个驿站",
        price=82_000_000,
        term_from=date(2023, 12, 1),
        term_until=date(2024, 11, 30),
        place="惠州市惠城区江北片区5个驿站及其服务网格",
        signed_on=date(2023, 11, 10),
        for_sme=True,
    )


def contract_supplement() -> ContractSupplementFacts:
    return ContractSupplementFacts(
        **_CONTRACT,
        doc_date=date(2024, 4, 8),
        supplement_number="YL-HT-2023-0018-补1",
        original_signed_on=date(2023, 11, 10),
        original_price=82_000_000,
        amount_change=6_000_000,
        reason="惠城区演练1号驿站服务网格扩大，需要增加夜间服务时段。",
        changes=(
            ChangeRow(
                clause="第五条　目标任务和服务质量（5.3）",
                before="每周服务不少于6天，每天不少于8小时",
                after="每周服务不少于6天，每天不少于8小时；演练1号驿站每周二、周四延时服务至20:30",
            ),
            ChangeRow(
                clause="附件2　目标任务（推荐就业成功）",
                before="900人",
                after="960人",
            ),
        ),
        effective_on=date(2024, 4, 15),
        signed_on=date(2024, 4, 8),
    )


def training_notice() -> TrainingNoticeFacts:
    topics = (
        ("就业补贴政策", "就业创业补贴种类、申领条件和经办流程"),
        ("惠企惠民措施", "稳岗惠企政策、人社便民服务措施"),
        ("业务服务流程", "求职登记、岗位归集、回访和台账管理"),
        ("信息平台使用", "“惠州就业驿站管理系统”和“惠州就业”小程序操作"),
        ("工作规则和行为规范", "工作规则、行为规范、廉洁纪律和个人信息保护"),
    )
    return TrainingNoticeFacts(
        **_BASE,
        doc_date=date(2023, 11, 27),
        number="惠城人社函〔2023〕00号",
        programme_title=PLAN,
        district="惠城区",
        recipients=("各驿站运营机构", "各镇（街道）公共服务中心"),
        copies_to=("惠州市劳动就业服务管理中心",),
        place="惠城区人力资源服务产业园演练会议室",
        trainees="惠城区8个驿站的站长和全体专职工作人员",
        trainee_count=18,
        topics=tuple(
            TopicRow(
                topic=topic,
                content=content,
                on=date(2023, 12, 5 + n // 2),
                time_from="09:00" if n % 2 == 0 else "14:30",
                time_until="11:30" if n % 2 == 0 else "17:00",
                lecturer=f"演练讲师{n + 1}",
            )
            for n, (topic, content) in enumerate(topics)
        ),
        report_by=date(2023, 12, 1),
        contact_person="演练甲",
        contact_phone="0752-0000001",
    )


def trial_run_report() -> TrialRunReportFacts:
    modules = ("求职登记", "岗位归集", "招聘公告发布", "业务台账", "数据分析")
    return TrialRunReportFacts(
        org="惠州市劳动就业服务管理中心",
        rehearsal=True,
        doc_date=date(2023, 12, 8),
        platform_name="惠州就业驿站管理系统",
        programme_title=PLAN,
        developer_name="演练数据·惠云软件有限公司",
        run_from=date(2023, 11, 27),
        run_until=date(2023, 12, 6),
        stations=7,
        users=42,
        cases=tuple(
            TrialCaseRow(
                number=f"YL-{n:03d}",
                module=modules[n % 5],
                title=f"{modules[n % 5]}第{n // 5 + 1}项操作",
                run_on=date(2023, 11, 27 + n % 4),
                passed=n != 13,
            )
            for n in range(25)
        ),
        defects=(
            TrialDefectRow(
                number="QX-001",
                found_on=date(2023, 11, 29),
                description="岗位信息重复提交时未提示，产生重复记录",
                severity="较重",
                fixed_on=date(2023, 12, 1),
                retest="通过",
            ),
            TrialDefectRow(
                number="QX-002",
                found_on=date(2023, 11, 30),
                description="业务台账导出的列宽不足，地址显示不全",
                severity="轻微",
            ),
        ),
        passed=True,
        suggestions=("建议增加岗位信息到期自动下架提醒。",),
    )


def assessment_bulletin() -> AssessmentBulletinFacts:
    districts = ("惠城区", "仲恺高新区", "惠阳区", "大亚湾经济开发区", "博罗县", "惠东县", "龙门县")
    quotas = (8, 6, 5, 4, 3, 2, 2)
    names = [(d, f"{d}就业驿站（演练{n}号）") for d, q in zip(districts, quotas, strict=True) for n in range(1, q + 1)]
    rows = []
    for n, (district, station) in enumerate(names):
        score = Decimal("96.50") - Decimal("0.85") * n
        grade = "优秀" if score >= 90 else "达标" if score >= 75 else "不达标"
        stars = 5 if score >= 95 else 4 if score >= 90 else 3 if score >= 85 else 0
        rows.append(
            RankRow(
                rank=n + 1,
                district=district,
                station=station,
                operator=OPERATOR,
                score=score,
                grade=grade,
                stars=stars,
            )
        )
    return AssessmentBulletinFacts(
        org="惠州市人力资源和社会保障局",
        rehearsal=True,
        doc_date=date(2024, 12, 20),
        number="惠市人社函〔2024〕000号",
        programme_title=PLAN,
        scheme_title="惠州市就业驿站绩效考核方案",
        cycle_name="2024年度",
        period_from=date(2024, 1, 1),
        period_until=date(2024, 11, 30),
        ranking=tuple(rows),
        recipients=("各县（区）人力资源和社会保障部门", "各驿站运营机构"),
        copies_to=("惠州市财政局",),
        achievements=("驿站服务网络基本建成，岗位归集和推荐就业成效明显。",),
        problems=("部分驿站台账登记不及时，回访比例偏低。", "个别驿站开放时间未按合同执行。"),
        requirements=("对照考核指标逐项补齐短板，于下一考核期前完成。",),
        appeals=2,
        rectify_by=date(2025, 1, 31),
    )


def supervision_order() -> SupervisionOrderFacts:
    return SupervisionOrderFacts(
        org="惠州市人社局就业驿站试点建设工作专班",
        rehearsal=True,
        doc_date=date(2023, 12, 4),
        number="项目督办〔2023〕1号",
        matter="惠城区就业驿站场所建设",
        basis=f"《{PLAN}》四（三）：统一建设标准，11月底前完成",
        situation="截至2023年12月1日，惠城区8个驿站中仍有2个驿站未完成场所验收，已逾原定时限。",
        requirement="请于办结时限前完成剩余驿站的整改和场所验收，并报送验收材料；同时说明逾期原因和保障措施。",
        lead_unit=BUREAU,
        assisting_units=("惠州市劳动就业服务管理中心",),
        leader="演练戊（分管副局长）",
        original_due=date(2023, 11, 30),
        overdue_days=2,
        due=date(2023, 12, 15),
        contact_person="演练己",
        contact_phone="0752-0000006",
    )


def deadline_note() -> DeadlineNoteFacts:
    return DeadlineNoteFacts(
        org=BUREAU,
        rehearsal=True,
        doc_date=date(2023, 10, 20),
        case_title="惠城区招标",
        step_title="合同签订",
        subject="1",
        state="未到期：应于2023年11月30日前（含当日）办结，尚未临期",
        earliest=date(2023, 11, 10),
        latest=date(2023, 12, 8),
        due_on=date(2023, 11, 30),
        due_source="方案四（二） 11月底前",
        planned=date(2023, 11, 30),
        plan_source="方案四（二） 11月底前",
        answers="属地分管领导",
        holders=("演练戊",),
        law_version="ee943fd066cf",
        law_on=date(2023, 9, 1),
        grounds=(
            GroundRow(
                basis="程序次序",
                start="合同审核",
                start_on=None,
                span="不早于当日",
                ends_on=None,
            ),
            GroundRow(
                basis="采购法 52；94号 10",
                rule="CHL-02",
                rule_text="供应商可在知道或者应知权益受损之日起7个工作日内提出质疑",
                confidence="已对照法规原文",
                start="中标公告期限届满",
                start_on=date(2023, 9, 28),
                started="“中标公告”2023年9月27日，由采购经办演练甲（惠城区）登记（2023-09-27 16:05）",
                span="7个工作日届满",
                ends_on=date(2023, 10, 12),
                roll="届满日为工作日，不需顺延",
                rest_days=(
                    RestDayRow(on=date(2023, 9, 29), name="中秋节"),
                    RestDayRow(on=date(2023, 9, 30), name="国庆节"),
                    RestDayRow(on=date(2023, 10, 1), name="国庆节"),
                ),
                makeup_days=(date(2023, 10, 7), date(2023, 10, 8)),
                working_days=True,
            ),
        ),
    )


def all_samples() -> dict[str, Facts]:
    """Kind id to facts, for every kind of the catalogue.

    Modules beside this one named `samples_*.py` hold more: each a mapping SAMPLES from kind to a function.
    """
    found = {kind: globals()[kind]() for kind in CATALOGUE if kind in globals()}
    for file in sorted(Path(__file__).parent.glob("samples_*.py")):
        found |= {kind: make() for kind, make in import_module(f"{__package__}.{file.stem}").SAMPLES.items()}
    return found
