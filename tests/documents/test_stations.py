"""选址, 建设, 规范, 队伍, 平台: each prescribed item is on paper, wrong facts are refused, edges hold."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from documents.catalogue import CATALOGUE
from documents.catalogue.parts import addressed
from documents.catalogue.stations.fit_out import ItemRow, item_table
from documents.content import FormLine
from documents.errors import DocumentRefused
from documents.worker import RenderPool
from tests.documents import samples_stations as samples
from tests.documents.conftest import Sample, opened, squeeze
from tests.documents.test_catalogue import plain

SITE_CRITERIA = {
    "原则": "重点用工企业分布的具体情况合理布局",
    "名额": "大亚湾经济开发区4",
    "合计": "全市建设驿站30个",
    "必备条件": "附件1驿站选址必备条件",
    "面积": "服务面积一般不小于20平方米",
    "评分": "附件2驿站选址评分表",
    "满分": "合计100",
    "公示": "不少于5个工作日",
    "时限": "2023年9月30日前完成选址",
    "节约": "可不重新装修",
    "自建": "自筹经费建设的驿站",
    "联系": "联系人：演练甲",
}
INSPECTION = {
    "编号": "惠城备01",
    "名称": "惠城演练便民服务中心",
    "面积": "18.5㎡",
    "理由": "拟与便民服务中心共用洽谈室",
    "网格": "演练第1网格",
    "日期": "2023年9月4日",
    "设施": "能够配置电脑、显示屏、监控、洽谈室等设施设备☑是☐否",
    "得分": "合计10081",
    "情况": "临近用工企业和居住区",
    "意见": "☐建议选定",
    "签名": "踏勘人员签名",
    "照片": "现场照片",
}
CHECKLIST = {
    **{name: name for _group, name in samples.ITEMS},
    "缺项": "监控☐有☑无",
    "面积": "实际36㎡",
    "装修": "☑不重新装修",
    "环境": "环境整洁",
    "问题": "洽谈室隔断未完成",
    "签名": "核查人员签名",
}
ACCEPTANCE = {
    **{name: name for _group, name in samples.ITEMS},
    "依据": "《惠州市就业驿站试点建设实施方案》四（三）",
    "核查日期": "2023年10月19日",
    "整改": "缺少：监控2023年10月26日合格",
    "情况": "建设项目15项，核查时具备14项；发现问题2个，均已整改",
    "意见": "同意验收",
    "结论": "☑合格☐不合格",
    "验收组": "演练验收员玥",
    "盖章": "（盖章）",
    "接收": "场所接收单位",
}
PLAQUES = {
    "名称": "惠城区就业驿站（演练7号）",
    "字数": "惠城07，共13字",
    "附件": "统一标识牌匾及命名说明（征求意见稿）",
    "数量": "7块",
    "规格": "规格",
    "时限": "2023年11月30日",
    "未命名": "尚未命名、未列入本单的驿站：惠城08",
    "待核实": "7个名称在取得省统一命名规则之前确定",
    "校对": "校对人签名",
}
RULES = {
    "通知": "关于印发《惠州市就业驿站工作规则》的通知",
    "程序": "在征求各有关单位意见、经合法性审核的基础上",
    "公益": "驿站提供的服务一律免费。严禁各类收费行为",
    "人员": "每个驿站设站长1名",
    "监管": "每个驿站安排1名工作人员",
    "考勤": "第四章考勤管理和工作纪律",
    "行为": "第五章行为规范",
    "流程": "第六章业务服务流程",
    "台账": "第七章服务台账",
    "信息": "第八章信息发布审核",
    "投诉": "第九章服务热线和投诉举报处理",
    "场所": "第十章场所和设施设备管理",
    "经费": "第十一章经费管理",
    "个人信息": "第十二章信息平台和个人信息保护",
    "考核": "每年至少进行1次全面考核",
    "面积": "服务面积一般不小于20平方米",
    "平台": "“惠州就业驿站管理系统”和“惠州就业”小程序",
    "解释": "由惠州市人力资源和社会保障局负责解释",
    "施行": "自印发之日起施行",
}
NORMS = {
    "通知": "关于印发《惠州市就业驿站服务规范》的通知",
    "环境": "第二章服务环境",
    "用语": "您好，请问您需要办理什么业务",
    "六进": "进园区、进企业、进社区、进学校、进商圈、进镇村",
    "一企一策": "“一企一策”",
    "点对点": "“点对点”精准服务",
    "附表": "驿站服务事项和办理时限表",
    "时限": "登记后3个工作日内首次推荐",
    "重点群体": "异地务工人员、高校毕业生、就业困难人员",
}
SIGN_IN = {
    "班名": samples.COURSE,
    "日期": "2023年12月5日",
    "地点": "惠城区演练培训室",
    "课程": "10:20—11:30人社惠企惠民措施",
    "人员": "演练员24惠城区就业驿站（演练8号）站长",
    "上午": "上午签到",
    "下午": "下午签到",
    "应到": "应到人数24人",
}
RECORD = {
    **{topic: topic for topic in samples.TOPICS},
    "学时": "12学时",
    "合格": "演练站长玥站长已参训合格",
    "不合格": "演练员甲工作人员已参训不合格",
    "补训": "演练员乙工作人员未参训须补训",
    "汇总": "应训3人，参训2人，考核合格1人",
}
CERTIFICATE = {
    "证名": "岗前培训合格证",
    "编号": "惠城01-2023-01",
    "第二人": "惠城01-2023-02",
    "姓名": "演练站长玥同志",
    "脱敏": "4413**********0012",
    "学时": "5个专题、12学时",
    "结论": "经考核合格，准予上岗",
    "署名": samples.BUREAU,
    "日期": "2023年12月6日",
}
TRIAL_PLAN = {
    "目标": "“市级归集、多点联动、统一发布”",
    "范围": "龙门县，参与驿站30个",
    "时间": "2023年11月27日至2023年12月6日，共10天",
    "指导": "惠州市职业介绍服务中心全程提供业务指导",
    "功能": "发布招聘公告",
    "分级": "立即停止相关功能，24小时内修复",
    "安全": "个人信息",
    "应急": "驿站改用纸质登记",
    "通过": "没有未修复的严重缺陷",
    "附件": "附件2信息平台试运行日记录",
}
TRIAL_DAY = {
    "日期": "2023年11月28日",
    "日次": "第2日",
    "版本": "1.0演练版",
    "正常": "登记求职需求（新增）☑正常☐异常",
    "异常": "登记求职需求（导出）☐正常☑异常",
    "修复": "一般2023年11月29日",
    "未修复": "轻微未修复",
    "签名": "记录人签名",
}
PLATFORM = {
    "合同": "YL-HT-2023-0001",
    "金额": "人民币柒拾捌万元整（￥780,000.00）",
    "依据": "《中华人民共和国政府采购法》第四十一条",
    "条例": "《中华人民共和国政府采购法实施条例》第四十五条",
    "功能": "登记求职需求33符合",
    "部分": "归集岗位信息32部分用例未通过",
    "现场": "发布招聘公告00验收组现场核查",
    "其他": "其他功能22符合",
    "合计": "试运行共执行用例8个，通过7个，未通过1个",
    "缺陷": "较重验收前修复2023年12月12日",
    "遗留": "尚有1个缺陷未修复",
    "意见": "同意验收",
    "结论": "验收结论：通过",
    "签名": "演练验收员丙",
}


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("site_criteria", SITE_CRITERIA),
        ("site_inspection_record", INSPECTION),
        ("fit_out_checklist", CHECKLIST),
        ("site_acceptance_form", ACCEPTANCE),
        ("plaque_sheet", PLAQUES),
        ("work_rules", RULES),
        ("service_norms", NORMS),
        ("sign_in_sheet", SIGN_IN),
        ("training_record", RECORD),
        ("training_certificate", CERTIFICATE),
        ("trial_plan", TRIAL_PLAN),
        ("trial_daily_record", TRIAL_DAY),
        ("platform_acceptance_report", PLATFORM),
    ],
)
def test_every_item_is_printed(rendered: dict[str, Sample], kind: str, wanted: dict[str, str]) -> None:
    body = plain(rendered[kind]) + rendered[kind].text
    assert [item for item, text in wanted.items() if squeeze(text) not in body] == []


@pytest.mark.parametrize(
    ("kind", "change", "said"),
    [
        ("site_criteria", {"criteria": samples.CRITERIA[:2]}, "分值合计75分，应为100分"),
        ("site_criteria", {"quotas": [{"district": "惠东县", "quota": 2}] * 2}, "惠东县重复填写"),
        (
            "site_criteria",
            {"quotas": [{"district": "惠东县", "quota": 0}]},
            "县区名额的第1项的驿站名额（quotas.0.quota）",
        ),
        ("site_inspection_record", {"score": 101}, "评分（score）不得大于100"),
        ("site_inspection_record", {"area": 0}, "服务面积（area）应大于0"),
        ("fit_out_checklist", {"items": ()}, "核查项目（items）至少要有1项"),
        ("site_acceptance_form", {"inspectors": ["演练甲"]}, "验收人员（inspectors）至少要有2项"),
        ("site_acceptance_form", {"defects": [{"text": "线路外露"}]}, "尚未整改：线路外露，不得验收合格"),
        ("site_acceptance_form", {"area": "19.5"}, "服务面积（area）不足20平方米，应当说明理由"),
        (
            "plaque_sheet",
            {"plaques": [{"code": "甲", "name": "同名驿站"}, {"code": "乙", "name": "同名驿站"}]},
            "重复：同名驿站",
        ),
        ("work_rules", {"chapters": ()}, "章节（chapters）至少要有1项"),
        ("service_norms", {"services": ()}, "服务事项（services）至少要有1项"),
        ("sign_in_sheet", {"lessons": [{"topic": "甲", "time_from": "9:00", "time_until": "10:00"}]}, "格式不对"),
        (
            "training_record",
            {"people": [{"name": "甲", "post": "站长", "attended": False, "passed": True}]},
            "不得登记为合格",
        ),
        ("training_certificate", {"people": [{"name": "甲", "post": "站长", "certificate": "1"}] * 2}, "姓名重复：甲"),
        (
            "training_certificate",
            {"people": [{"name": "甲", "post": "站长", "certificate": "1", "masked_id": "441302199001010012"}]},
            "公民身份号码应当脱敏填写",
        ),
        ("training_certificate", {"trained_until": date(2023, 12, 1)}, "早于开始日期"),
        ("trial_plan", {"run_until": date(2023, 11, 1)}, "早于开始日期"),
        ("trial_daily_record", {"tried": ()}, "试运行操作（tried）至少要有1项"),
        ("platform_acceptance_report", {"modules": [{"name": "甲", "cases": 1, "passed": 2}]}, "通过数2多于用例数1"),
        (
            "platform_acceptance_report",
            {"defects": [{"text": "数据丢失", "severity": "严重", "mended": "未修复"}]},
            "不得通过验收",
        ),
        ("platform_acceptance_report", {"accepted_on": date(2023, 12, 1)}, "日期先后不符"),
        ("platform_acceptance_report", {"contract_price": 1.5}, "应为整数"),
    ],
)
def test_wrong_facts_are_refused_by_field(kind: str, change: dict[str, Any], said: str) -> None:
    facts = samples.SAMPLES[kind]().model_dump() | change
    with pytest.raises(DocumentRefused) as refusal:
        CATALOGUE[kind].compose(facts)
    assert said in str(refusal.value)


class TestEmptyForms:
    """What staff print before anything is known: places to fill, no word of a result."""

    def test_inspection(self, pool: RenderPool) -> None:
        known = {
            "code",
            "name",
            "address",
            "premises",
            "area",
            "small_reason",
            "grid",
            "inspected_on",
            "equipment_possible",
            "score",
            "remark",
        }
        text = _rendered(pool, "site_inspection_record", without=known)
        assert "☑" not in text
        assert "能够配置电脑、显示屏、监控、洽谈室等设施设备☐是☐否" in text
        assert "面积不足理由" not in text

    def test_checklist(self, pool: RenderPool) -> None:
        unseen = [{"name": name, "group": group} for group, name in samples.ITEMS]
        text = _rendered(
            pool, "fit_out_checklist", without={"checked_on", "defects", "redecorate", "area", "address"}, items=unseen
        )
        assert "☑" not in text
        assert text.count("☐有☐无") == len(samples.ITEMS)
        assert "未发现问题" not in text

    def test_sign_in_sheet(self, pool: RenderPool) -> None:
        text = _rendered(pool, "sign_in_sheet", without={"on", "place", "lessons", "trainees"})
        assert "年月日" in text
        assert "24人" not in text

    def test_daily_record(self, pool: RenderPool) -> None:
        text = _rendered(
            pool,
            "trial_daily_record",
            without={"on", "day", "site", "version", "found"},
            tried=[{"function": "登记求职需求"}],
        )
        assert "登记求职需求☐正常☐异常" in text


def test_addressees_of_one_sort_stand_together() -> None:
    """、 within a sort, ， between them: districts, the city's own bodies, firms."""
    found = addressed(
        ("惠城区人社局", "市职业介绍服务中心", "惠阳区人社局", "演练甲有限公司", "市人社局就业促进科", "演练乙有限公司")
    )
    assert found.names == (
        "惠城区人社局、惠阳区人社局",
        "市职业介绍服务中心、市人社局就业促进科",
        "演练甲有限公司、演练乙有限公司",
    )


def test_what_was_mended_is_said_beside_its_mark() -> None:
    """The marks are those of the check; the accepted place has what was missing then."""
    items = (ItemRow(name="监控", group="设施设备", there=False), ItemRow(name="电脑", group="设施设备", there=True))
    assert [row[-1] for row in item_table(items, mended=True).rows] == ["已整改", ""]
    assert [row[-1] for row in item_table(items).rows] == ["", ""]


class TestEdges:
    def test_sixty_trainees_with_long_names(self, pool: RenderPool) -> None:
        people = [
            {
                "name": f"演练璟祎䶮{n}",
                "station": "大亚湾经济技术开发区就业驿站（产业园区服务大厅·演练）",
                "post": "工作人员",
            }
            for n in range(60)
        ]
        facts = samples.sign_in_sheet().model_dump() | {"trainees": people}
        document = CATALOGUE["sign_in_sheet"].compose(facts)
        sample = opened(document, pool.render(document))
        body = plain(sample)
        assert all(f"演练璟祎䶮{n}" in body for n in range(60))
        heads = sum("上午签到" in squeeze(page.extract_text()) for page in sample.pages)
        assert heads == sum("演练璟" in squeeze(page.extract_text()) for page in sample.pages) >= 3

    def test_a_page_for_each_certificate(self, pool: RenderPool) -> None:
        people = [
            {"name": f"演练员{n}", "post": "工作人员", "certificate": f"惠城01-2023-{n:02d}"} for n in range(1, 61)
        ]
        document = CATALOGUE["training_certificate"].compose(
            samples.training_certificate().model_dump() | {"people": people}
        )
        pages = [squeeze(page.extract_text()) for page in opened(document, pool.render(document)).pages]
        assert len(pages) == 60
        assert all(f"编号：惠城01-2023-{n:02d}" in page for n, page in enumerate(pages, 1))

    def test_acceptance_without_defects_says_so(self) -> None:
        facts = samples.site_acceptance_form().model_dump() | {"defects": (), "items": samples.items()}
        text = CATALOGUE["site_acceptance_form"].compose(facts).text()
        assert "建设项目15项全部具备，未发现问题" in text

    def test_small_station_says_why(self) -> None:
        facts = samples.site_acceptance_form().model_dump() | {"area": Decimal("18.5"), "small_reason": "共用洽谈室"}
        lines = [
            line
            for block in CATALOGUE["site_acceptance_form"].compose(facts).blocks
            if block.type == "form"
            for line in block.lines
        ]
        assert FormLine(cells=(("面积不足理由", "共用洽谈室"),)) in lines

    def test_platform_without_contract_or_defects(self) -> None:
        facts = samples.platform_acceptance_report().model_dump() | {
            "contract_number": "",
            "contract_price": None,
            "defects": (),
        }
        text = CATALOGUE["platform_acceptance_report"].compose(facts).text()
        assert "合同编号" not in text
        assert "试运行期间未发现缺陷" in text


class TestRules:
    @pytest.mark.parametrize("kind", ["work_rules", "service_norms"])
    def test_articles_are_numbered_through_and_no_word_is_left_open(self, kind: str) -> None:
        document = CATALOGUE[kind].compose(samples.SAMPLES[kind]())
        numbers = [block.lead.strip() for block in document.blocks if block.type == "paragraph" and block.lead]
        assert numbers[0] == "第一条"
        assert len(numbers) == len(set(numbers)) > 35
        assert not re.search(r"[{}]", document.text())

    def test_chapter_that_an_article_names_is_the_right_one(self) -> None:
        chapters = samples.work_rules().chapters
        assert any("本规则第八章" in article for chapter in chapters for article in chapter.articles)
        assert chapters[7].title == "信息发布审核"

    def test_without_opinions_and_review_the_notice_claims_none(self) -> None:
        facts = samples.work_rules().model_dump() | {"opinions_heard": False, "legally_reviewed": False}
        assert "的基础上" not in CATALOGUE["work_rules"].compose(facts).text()


def _rendered(pool: RenderPool, kind: str, without: set[str], **change: Any) -> str:
    """The text of a sample without some of its facts."""
    facts = {name: value for name, value in samples.SAMPLES[kind]().model_dump().items() if name not in without}
    document = CATALOGUE[kind].compose(facts | change)
    return plain(opened(document, pool.render(document)))
