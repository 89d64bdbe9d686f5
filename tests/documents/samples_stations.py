"""选址, 建设, 规范, 队伍, 平台: one facts instance for each kind of the stations' own papers (演练数据)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from documents.catalogue.base import Facts
from documents.catalogue.stations.fit_out import (
    DefectRow,
    FitOutChecklistFacts,
    ItemRow,
    PlaqueRow,
    PlaqueSheetFacts,
    SiteAcceptanceFormFacts,
)
from documents.catalogue.stations.platform_acceptance import (
    AcceptedDefectRow,
    ModuleRow,
    PlatformAcceptanceReportFacts,
)
from documents.catalogue.stations.rules_norms import (
    SERVICE_NORMS,
    WORK_RULES,
    ServiceNormsFacts,
    WorkRulesFacts,
    chapter_rows,
    service_rows,
)
from documents.catalogue.stations.siting import (
    ConditionRow,
    DistrictQuotaRow,
    SiteCriteriaFacts,
    SiteCriterionRow,
    SiteInspectionRecordFacts,
)
from documents.catalogue.stations.training_forms import (
    AttendeeRow,
    CertifiedRow,
    LessonRow,
    SignInSheetFacts,
    TaughtTopicRow,
    TraineeRow,
    TrainingCertificateFacts,
    TrainingRecordFacts,
)
from documents.catalogue.stations.trial import (
    FoundRow,
    FunctionRow,
    TrialDailyRecordFacts,
    TrialPlanFacts,
    TriedRow,
)
from tests.documents.samples import BUREAU, PLAN

CITY_BUREAU = "惠州市人力资源和社会保障局"
CENTRE = "惠州市劳动就业服务管理中心"
DISTRICTS = (
    ("惠城区", 8),
    ("仲恺高新区", 6),
    ("惠阳区", 5),
    ("大亚湾经济开发区", 4),
    ("博罗县", 3),
    ("惠东县", 2),
    ("龙门县", 2),
)
PURCHASERS = tuple(f"{name}人力资源和社会保障局" for name, _quota in DISTRICTS)
SYSTEMS = "“惠州就业驿站管理系统”和“惠州就业”小程序"
STATION = "惠城区就业驿站（演练1号）"
TOPICS = (
    "就业各类补贴政策",
    "人社惠企惠民措施",
    "驿站业务服务流程",
    "“惠州就业驿站管理系统”、“惠州就业”小程序等信息平台的使用",
    "驿站工作规则和行为规范",
)
COURSE = "惠城区就业驿站工作人员岗前培训班"
WORDS = {
    "programme": PLAN,
    "city": "惠州市",
    "bureau": CITY_BUREAU,
    "level": "县区",
    "place": "服务面积一般不小于20平方米，配有电脑、显示屏、监控、洽谈室等设施设备，",
    "uniform": "统一命名规则、统一外立面装修风格、统一服务台装修风格、统一背景墙装修风格、统一使用省规定的场所标识、"
    "门口悬挂省统一规格的牌匾",
    "system": "“惠州就业驿站管理系统”",
    "app": "“惠州就业”小程序",
    "goal": "市级归集、多点联动、统一发布",
    "full_per_year": 1,
}
ITEMS: tuple[tuple[str, str], ...] = (
    *(("设施设备", name) for name in ("电脑", "显示屏", "监控", "洽谈室")),
    *(("公示内容", name) for name in ("驿站标识", "明示服务内容", "公布就业政策", "公布岗位信息", "公布举报电话")),
    *(
        ("统一形象", name)
        for name in (
            "统一命名规则",
            "统一外立面装修风格",
            "统一服务台装修风格",
            "统一背景墙装修风格",
            "统一使用省规定的场所标识",
            "门口悬挂省统一规格的牌匾",
        )
    ),
)
CONDITIONS = (
    ConditionRow(name="场所来源", requirement="有固定场所，权属清楚，可供驿站长期使用", source="方案五（三）"),
    ConditionRow(
        name="服务面积", requirement="服务面积一般不小于20平方米，不足的须书面说明理由", source="方案四（三）"
    ),
    ConditionRow(name="设施设备", requirement="能够配置电脑、显示屏、监控、洽谈室等设施设备", source="方案四（三）"),
)
CRITERIA = (
    SiteCriterionRow(name="重点群体分布", requirement="重点群体集中程度和服务需求", points=40, source="方案四（一）"),
    SiteCriterionRow(
        name="重点用工企业分布", requirement="网格内重点用工企业数量和用工规模", points=35, source="方案四（一）"
    ),
    SiteCriterionRow(name="整合节约", requirement="依托现有物业，改造投入少", points=25, source="方案五（三）"),
)
_DISTRICT: dict[str, Any] = {"org": BUREAU, "rehearsal": True, "district": "惠城区"}
_CITY: dict[str, Any] = {"org": CITY_BUREAU, "rehearsal": True, "programme_title": PLAN}


def items(**there: bool) -> tuple[ItemRow, ...]:
    """All items of the plan; those named by their Chinese name may be missing."""
    return tuple(
        ItemRow(name=name, group=group, there=there.get(name, True))  # type: ignore[arg-type]
        for group, name in ITEMS
    )


def site_criteria() -> SiteCriteriaFacts:
    return SiteCriteriaFacts(
        min_area=20,
        redecoration="原平台不宜重新装修装饰的，可不重新装修。",
        **_CITY,
        doc_date=date(2023, 8, 25),
        number="惠市人社函〔2023〕0号",
        city="惠州市",
        recipients=PURCHASERS,
        copies_to=(CENTRE,),
        quotas=tuple(DistrictQuotaRow(district=d, quota=n) for d, n in DISTRICTS),
        conditions=CONDITIONS,
        criteria=CRITERIA,
        finish_by=date(2023, 9, 30),
        contact_person="演练甲",
        contact_phone="0752-0000001",
    )


def site_inspection_record() -> SiteInspectionRecordFacts:
    return SiteInspectionRecordFacts(
        **_DISTRICT,
        doc_date=date(2023, 9, 4),
        code="惠城备01",
        name="惠城演练便民服务中心",
        address="惠城区演练1街8号",
        premises="政府机构物业",
        area=Decimal("18.5"),
        small_reason="老城区场地有限，拟与便民服务中心共用洽谈室",
        grid="演练第1网格",
        inspected_on=date(2023, 9, 4),
        equipment_possible=True,
        score=81,
        remark="临近用工企业和居住区，水电网络齐备",
        conditions=CONDITIONS,
        criteria=CRITERIA,
    )


def fit_out_checklist() -> FitOutChecklistFacts:
    return FitOutChecklistFacts(
        min_area=20,
        **_DISTRICT,
        doc_date=date(2023, 10, 19),
        station=STATION,
        code="惠城01",
        address="惠城区演练路11号",
        area=Decimal(36),
        items=items(监控=False),
        checked_on=date(2023, 10, 19),
        redecorate=False,
        defects=(DefectRow(text="缺少：监控"), DefectRow(text="洽谈室隔断未完成")),
    )


def site_acceptance_form() -> SiteAcceptanceFormFacts:
    return SiteAcceptanceFormFacts(
        min_area=20,
        **_DISTRICT,
        doc_date=date(2023, 10, 30),
        programme_title=PLAN,
        clause="四（三）",
        station=STATION,
        code="惠城01",
        address="惠城区演练路11号",
        area=Decimal(36),
        premises="便民服务中心",
        items=items(监控=False),
        checked_on=date(2023, 10, 19),
        redecorate=False,
        defects=(
            DefectRow(text="缺少：监控", mended_on=date(2023, 10, 26)),
            DefectRow(text="洽谈室隔断未完成", mended_on=date(2023, 10, 26)),
        ),
        accepted_on=date(2023, 10, 30),
        inspectors=("演练验收员甲", "演练验收员玥"),
        opinion="设施设备齐全，标识规范，问题已整改，同意验收。",
    )


def plaque_sheet() -> PlaqueSheetFacts:
    return PlaqueSheetFacts(
        **_DISTRICT,
        doc_date=date(2023, 10, 9),
        programme_title=PLAN,
        clause="四（三）",
        annex="广东省就业驿站统一标识牌匾及命名说明（征求意见稿）",
        deliver_by=date(2023, 11, 30),
        unnamed=("惠城08",),
        naming_open=7,
        plaques=tuple(
            PlaqueRow(code=f"惠城{n:02d}", name=f"惠城区就业驿站（演练{n}号）", address=f"惠城区演练路{n * 11}号")
            for n in range(1, 8)
        ),
    )


def work_rules() -> WorkRulesFacts:
    return WorkRulesFacts(
        **_CITY,
        doc_date=date(2023, 10, 17),
        number="惠市人社〔2023〕0号",
        text_title="惠州市就业驿站工作规则",
        recipients=(*PURCHASERS, CENTRE),
        opinions_heard=True,
        legally_reviewed=True,
        chapters=chapter_rows(WORK_RULES, WORDS),
    )


def service_norms() -> ServiceNormsFacts:
    return ServiceNormsFacts(
        **_CITY,
        doc_date=date(2023, 10, 17),
        number="惠市人社〔2023〕1号",
        text_title="惠州市就业驿站服务规范",
        recipients=(*PURCHASERS, CENTRE),
        opinions_heard=True,
        legally_reviewed=True,
        chapters=chapter_rows(SERVICE_NORMS, WORDS),
        services=service_rows(),
    )


def sign_in_sheet() -> SignInSheetFacts:
    return SignInSheetFacts(
        **_DISTRICT,
        doc_date=date(2023, 12, 5),
        course=COURSE,
        on=date(2023, 12, 5),
        place="惠城区演练培训室",
        lessons=(
            LessonRow(topic=TOPICS[0], time_from="09:00", time_until="10:10"),
            LessonRow(topic=TOPICS[1], time_from="10:20", time_until="11:30"),
            LessonRow(topic=TOPICS[2], time_from="14:30", time_until="15:40"),
        ),
        trainees=tuple(
            TraineeRow(
                name=f"演练员{n}",
                station=f"惠城区就业驿站（演练{(n - 1) // 3 + 1}号）",
                post="工作人员" if n % 3 else "站长",
            )
            for n in range(1, 25)
        ),
    )


def training_record() -> TrainingRecordFacts:
    return TrainingRecordFacts(
        **_DISTRICT,
        doc_date=date(2023, 12, 6),
        station=STATION,
        code="惠城01",
        course=COURSE,
        held_on=date(2023, 12, 5),
        place="惠城区演练培训室",
        hours=12,
        topics=tuple(TaughtTopicRow(topic=t) for t in TOPICS),
        examined_on=date(2023, 12, 6),
        people=(
            AttendeeRow(name="演练站长玥", post="站长", attended=True, passed=True),
            AttendeeRow(name="演练员甲", post="工作人员", attended=True, passed=False),
            AttendeeRow(name="演练员乙", post="工作人员", attended=False),
        ),
    )


def training_certificate() -> TrainingCertificateFacts:
    return TrainingCertificateFacts(
        **_DISTRICT,
        doc_date=date(2023, 12, 6),
        programme_title=PLAN,
        station=STATION,
        code="惠城01",
        trained_from=date(2023, 12, 5),
        trained_until=date(2023, 12, 6),
        hours=12,
        topics=TOPICS,
        people=(
            CertifiedRow(name="演练站长玥", post="站长", certificate="惠城01-2023-01", masked_id="4413**********0012"),
            CertifiedRow(name="演练员甲", post="工作人员", certificate="惠城01-2023-02"),
        ),
    )


def trial_plan() -> TrialPlanFacts:
    return TrialPlanFacts(
        org=CENTRE,
        rehearsal=True,
        programme_title=PLAN,
        doc_date=date(2023, 11, 24),
        number="惠市就业〔2023〕00号",
        platform_name=SYSTEMS,
        goal=str(WORDS["goal"]),
        developer_name="演练数据·惠云软件有限公司",
        recipients=PURCHASERS,
        copies_to=("惠州市职业介绍服务中心",),
        guide_unit="惠州市职业介绍服务中心",
        districts=tuple(name for name, _quota in DISTRICTS),
        stations=30,
        run_from=date(2023, 11, 27),
        run_until=date(2023, 12, 6),
        contact_person="演练乙",
        contact_phone="0752-0000002",
        functions=tuple(
            FunctionRow(name=name, tried=f"新增、查询、修改、导出{name}的信息", expected="操作成功，内容准确")
            for name in ("登记求职需求", "归集岗位信息", "发布招聘公告")
        ),
    )


def trial_daily_record() -> TrialDailyRecordFacts:
    return TrialDailyRecordFacts(
        org=CENTRE,
        rehearsal=True,
        doc_date=date(2023, 11, 28),
        platform_name=SYSTEMS,
        on=date(2023, 11, 28),
        day=2,
        site="惠城区",
        version="1.0演练版",
        tried=tuple(
            TriedRow(function="登记求职需求", operation=f"登记求职需求（{what}）", passed=what != "导出")
            for what in ("新增", "查询", "导出")
        ),
        found=(
            FoundRow(text="导出的表格缺少工作地点一列", severity="一般", mended_on=date(2023, 11, 29)),
            FoundRow(text="首页统计图在手机上显示不全", severity="轻微"),
        ),
    )


def platform_acceptance_report() -> PlatformAcceptanceReportFacts:
    return PlatformAcceptanceReportFacts(
        org=CENTRE,
        rehearsal=True,
        programme_title=PLAN,
        doc_date=date(2023, 12, 22),
        platform_name=SYSTEMS,
        goal=str(WORDS["goal"]),
        developer_name="演练数据·惠云软件有限公司",
        version="1.0演练版",
        contract_number="YL-HT-2023-0001",
        contract_price=78_000_000,
        started_on=date(2023, 11, 1),
        finished_on=date(2023, 11, 24),
        trial_from=date(2023, 11, 27),
        trial_until=date(2023, 12, 7),
        districts=tuple(name for name, _quota in DISTRICTS),
        other_cases=2,
        other_passed=2,
        modules=(
            ModuleRow(name="登记求职需求", cases=3, passed=3),
            ModuleRow(name="归集岗位信息", cases=3, passed=2),
            ModuleRow(name="发布招聘公告", cases=0, passed=0),
        ),
        defects=(
            AcceptedDefectRow(
                text="岗位信息导出的表格缺少工作地点一列",
                severity="一般",
                mended="试运行期间修复",
                mended_on=date(2023, 12, 1),
            ),
            AcceptedDefectRow(
                text="网络中断后重新登录需重复填写登记内容",
                severity="较重",
                mended="验收前修复",
                mended_on=date(2023, 12, 12),
            ),
            AcceptedDefectRow(text="首页统计图在手机上显示不全", severity="轻微", mended="未修复"),
        ),
        accepted_on=date(2023, 12, 22),
        inspectors=("演练验收员甲", "演练验收员乙", "演练验收员丙"),
        opinion="功能符合合同约定，资料齐全，同意验收。",
        basis=("《中华人民共和国政府采购法》第四十一条", "《中华人民共和国政府采购法实施条例》第四十五条"),
    )


SAMPLES: dict[str, Callable[[], Facts]] = {
    make.__name__: make
    for make in (
        site_criteria,
        site_inspection_record,
        fit_out_checklist,
        site_acceptance_form,
        plaque_sheet,
        work_rules,
        service_norms,
        sign_in_sheet,
        training_record,
        training_certificate,
        trial_plan,
        trial_daily_record,
        platform_acceptance_report,
    )
}
