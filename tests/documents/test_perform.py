"""履约 and 考核: each prescribed item is on paper, wrong facts are refused, edges hold."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from documents.catalogue import CATALOGUE
from documents.errors import DocumentRefused
from documents.worker import RenderPool
from tests.documents import samples_perform as samples
from tests.documents.conftest import Sample, opened, squeeze
from tests.documents.test_catalogue import plain

NOTICE = {
    "合同编号": "一、合同编号：YL-HT-2023-0018",
    "合同名称": "二、合同名称：惠州市惠城区就业驿站运营服务合同",
    "项目编号": "三、项目编号：YL-HC-2023-0018",
    "项目名称": "四、项目名称：惠州市惠城区就业驿站运营服务项目",
    "采购人(甲方)": "采购人（甲方）：惠州市惠城区人力资源和社会保障局",
    "采购人地址": "地址：惠州市惠城区演练大道1号",
    "采购人联系方式": "联系方式：演练甲，0752-0000001",
    "供应商(乙方)": "供应商（乙方）：演练数据·惠程人力资源服务有限公司",
    "供应商地址": "地址：惠州市惠城区演练大道88号",
    "供应商联系方式": "联系方式：演练丁，0752-0000004",
    "服务内容": "服务内容：就业驿站运营服务",
    "服务要求": "服务要求：按照采购文件、投标文件和合同约定执行",
    "服务期限": "服务期限：2024年1月1日至2024年12月31日",
    "服务地点": "服务地点：惠城区就业驿站（演练1号）等5个驿站及其网格",
    "验收日期": "七、验收日期：2025年1月6日",
    "验收组成员": "演练验收员玥、演练验收员璟；服务对象6人参与验收并出具意见",
    "验收意见": "九、验收意见目标任务全部完成，同意验收。",
    "服务对象意见": "服务对象意见：驿站就近方便",
    "其他补充事宜": "十、其他补充事宜无。",
}
"""Every field of notice_fields 履约验收（公共服务项目验收结果公告）."""
REPORT = {
    "阶段": "（第二期阶段验收）",
    "合同": "YL-HT-2023-0018",
    "金额": "人民币捌拾贰万元整（￥820,000.00）",
    "补充": "补充合同金额49,000.00元",
    "采购法": "《中华人民共和国政府采购法》第四十一条",
    "条例": "《中华人民共和国政府采购法实施条例》第四十五条",
    "205号": "财库〔2016〕205号",
    "22号": "（财库〔2021〕22号）第二十三条、第二十四条",
    "87号": "《政府采购货物和服务招标投标管理办法》第七十四条",
    "达到": "☑达到☐未达到",
    "未达到": "☐达到☑未达到",
    "目标": "800人，以签订劳动合同",
    "核对": "按照合同逐项确认履约情况",
    "开办": "2023年12月12日68.50不达标",
    "本期": "246,000.00元",
    "扣减": "7,000.00元",
    "说明": "按合同约定扣减",
    "应付": "人民币贰拾叁万玖仟元整（￥239,000.00）",
    "服务对象": "共6人参与。驿站就近方便",
    "结论": "☐合格☑部分达到，按合同约定处理",
    "验收员": "演练验收员玥",
    "共同": "验收人员",
    "代表": "服务对象代表",
    "甲方": "采购人（甲方）",
    "乙方": "授权代表签名",
}
PAYMENT = {
    "合同": "人民币捌拾贰万元整（￥820,000.00）；补充合同金额49,000.00元",
    "来源": "2023年第二批中央就业补助资金",
    "条件": "阶段性考核达标后",
    "测算": "2024年上半年考核不达标驿站扣减测算",
    "扣分": "68.57分7,000.00",
    "应付": "239,000.00元",
    "大写": "人民币贰拾叁万玖仟元整（￥239,000.00）",
    "此前": "第一期2023年12月26日246,000.00演练凭证1",
    "累计": "485,000.00元（55.8%）",
    "余额": "384,000.00元",
    "银行": "演练银行惠州分行",
    "发票": "演练发票00000018（2024年8月14日开具）",
    "期限": "2024年9月12日前（含当日）",
    "依据": "第五十一条；财库〔2019〕38号三",
    "声明": "付款条件已经成就",
    "审批": "单位领导审批",
}
SCHEME = {
    "通知": "关于印发《惠州市就业驿站考核方案》的通知",
    "总则": "第一章总则",
    "周期": "全面考核每年至少进行1次",
    "百分": "基本指标10项共100分",
    "程序": "公示5个工作日",
    "申诉": "第五章申诉",
    "等次": "90分以上为优秀，75分以上不足90分为达标",
    "名额": "不超过参加考核驿站总数的30%",
    "扣减": "每低1分扣减当期服务费用1,000.00元",
    "标兵": "服务标兵评选",
    "淘汰": "工作人员淘汰机制，优胜劣汰",
    "自建": "自筹经费建设",
    "指标表": "附表1驿站考核指标和评分标准",
    **{row.title: row.title for row in samples.INDICATORS},
    "五星": "★★★★★95分以上",
    "五星名额": "不超过驿站总数的10%，至少1个",
    "申诉书": "附表3驿站考核申诉书",
}
OPENING = {
    "依据": "《惠州市就业驿站考核方案》",
    "类型": "本次考核为阶段性考评",
    "考核期": "2024年1月1日至2024年6月30日",
    "报送": "2024年7月16日前逐站报送",
    "公示": "不迟于2024年8月8日开始公示",
    "结果": "于2024年8月16日前确定",
    "版本": "起适用于本周期，本周期内不变",
    "名单": "附件1考核驿站名单",
    "第八站": "惠城08",
    "指标": "附件2考核指标和评分标准",
    "报送表": "附件3考核数据报送表",
    "联系": "联系人：演练考核员",
}
SHEET = {
    "驿站": samples.STATION,
    "期间": "2024年1月1日至2024年6月30日",
    "报送和核定": "台账规范109处8处5.50",
    "加分": "典型案例加分+31件1件1.00",
    "合计": "合计10068.50共扣32.50分",
    "理由": "抽查核实1处不属于台账问题",
    "评分人": "演练考核员",
    "复核人": "演练复核喆",
    "意见": "计算无误",
}
FEEDBACK = {
    "总分": "总分68.5分，低于达标分数线75分",
    "最大扣分": "1就业帮扶85%9.00",
    "申诉": "可以在2024年7月23日前（含当日）",
    "受理": "惠州市人力资源和社会保障局",
    "建议": "补齐岗位归集短板",
    "签收": "签收日期",
}
DECISION = {
    "申诉人": f"{samples.OPERATOR}：",
    "日期": "于2024年7月22日",
    "事项": "台账扣分有误。",
    "理由": "2处扣分事实不清，予以更正。",
    "决定": "考核总分由68.5分核定为69.5分",
    "效力": "不再变更",
    "抄送": "抄送：惠州市惠城区人力资源和社会保障局",
}
CERTIFICATE = {
    "编号": "编号：惠城02-2024",
    "星": "★★★★★",
    "驿站": "惠城区就业驿站（演练2号）：",
    "总分": "总分96.5分",
    "等级": "五星级服务驿站",
    "有效期": "有效期至下一次全面考核结果确定时止",
}
ORDER = {
    "驿站": "（编号：惠城01）",
    "得分": "总分69.5分（达标分数线75分），等次为不达标",
    "合同": "（合同编号：YL-HT-2023-0018）",
    "问题": "未完成目标。",
    "期限": "于2024年9月5日前（共21天）整改完毕",
    "后果": "直至解除合同",
    "监管": "监管人员：演练监管员，联系电话：0752-0000007",
    "报告": "附件1驿站整改报告",
    "核实": "附件2整改核实记录",
}


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("acceptance_notice", NOTICE),
        ("acceptance_report", REPORT),
        ("payment_request", PAYMENT),
        ("assessment_scheme", SCHEME),
        ("assessment_notice", OPENING),
        ("score_sheet", SHEET),
        ("assessment_feedback", FEEDBACK),
        ("appeal_decision", DECISION),
        ("star_certificate", CERTIFICATE),
        ("rectification_order", ORDER),
    ],
)
def test_every_item_is_printed(rendered: dict[str, Sample], kind: str, wanted: dict[str, str]) -> None:
    body = plain(rendered[kind]) + rendered[kind].text
    assert [item for item, text in wanted.items() if squeeze(text) not in body] == []


ROW = {"title": "投诉", "weight": "5", "method": "每件扣1分"}


@pytest.mark.parametrize(
    ("kind", "change", "said"),
    [
        ("acceptance_report", {"instalment": ""}, "帮扶就业未达到合同标准，履约验收不得合格"),
        ("acceptance_report", {"confirmed": None}, "阶段验收应当写明确认应付金额（confirmed）"),
        ("acceptance_report", {"confirmed": 86_900_001}, "确认应付金额（confirmed）超过合同金额"),
        ("acceptance_report", {"users_opinion": ""}, "应当填写服务对象意见（users_opinion）（条例第四十五条）"),
        ("acceptance_report", {"accepted_on": date(2023, 11, 9)}, "验收日期（accepted_on）早于合同签订日期"),
        ("acceptance_report", {"share": 1.5}, "本期合同金额（share）应为整数"),
        ("acceptance_notice", {"doc_date": date(2025, 1, 5)}, "公告日期（doc_date）早于验收日期"),
        ("acceptance_notice", {"inspectors": ()}, "验收组成员（inspectors）至少要有1项"),
        ("payment_request", {"amount": 23_900_001}, "超过验收确认应付金额（confirmed）"),
        ("payment_request", {"amount": -1}, "本次申请金额（amount）不得小于0"),
        ("payment_request", {"price": 40_000_000}, "累计支付金额超过合同金额（price）"),
        ("payment_request", {"pay_by": date(2024, 8, 14)}, "付款期限（pay_by）早于收到发票日期"),
        ("assessment_scheme", {"indicators": samples.INDICATORS[:2]}, "基本分合计20分，应为100分"),
        ("assessment_scheme", {"passed": "90"}, "优秀分数线（excellent）应当高于达标分数线"),
        (
            "assessment_scheme",
            {"star_levels": [{"star": 1, "least": "80"}, {"star": 2, "least": "75"}]},
            "随星级逐级提高",
        ),
        ("assessment_notice", {"period_until": date(2023, 12, 31)}, "考核期结束日期（period_until）不晚于开始日期"),
        ("assessment_notice", {"file_by": date(2024, 7, 1)}, "数据报送期限（file_by）早于成文日期"),
        ("score_sheet", {"scores": [ROW | {"points": "6"}]}, "指标“投诉”的得分（points）超过分值"),
        ("assessment_feedback", {"scores": [ROW]}, "指标得分（scores）不全"),
        ("assessment_feedback", {"appeal_until": date(2024, 7, 15)}, "申诉截止日期（appeal_until）早于公示开始日期"),
        ("appeal_decision", {"upheld": False}, "核定总分（total_after）应与原总分（total_before）一致"),
        ("appeal_decision", {"doc_date": date(2024, 7, 21)}, "早于申诉日期"),
        ("star_certificate", {"star": 0}, "没有评定星级的驿站不发证书"),
        ("star_certificate", {"star": 6}, "星级（star）不得大于5"),
        ("rectification_order", {"rectify_by": date(2024, 8, 15)}, "整改期限（rectify_by）不晚于成文日期"),
    ],
)
def test_wrong_facts_are_refused_by_field(kind: str, change: dict[str, Any], said: str) -> None:
    facts = samples.SAMPLES[kind]().model_dump() | change
    with pytest.raises(DocumentRefused) as refusal:
        CATALOGUE[kind].compose(facts)
    assert said in str(refusal.value)


def text(kind: str, **change: Any) -> str:
    """The text of a sample with something changed."""
    return squeeze(CATALOGUE[kind].compose(samples.SAMPLES[kind]().model_dump() | change).text())


class TestPages:
    def test_a_score_sheet_is_one_page(self, rendered: dict[str, Sample]) -> None:
        assert len(rendered["score_sheet"].pages) == 1

    def test_the_stars_of_a_certificate_are_as_large_as_its_title(self, rendered: dict[str, Sample]) -> None:
        page = rendered["star_certificate"].pages[0]
        sizes = {c["size"] for c in page.chars if c["text"] == "★"}
        assert sizes == {max(c["size"] for c in page.chars)}


class TestEdges:
    def test_nothing_looked_at_leaves_places_to_fill(self) -> None:
        standards = [{"name": "服务求职者", "demanded": "9600人次"}]
        said = text("acceptance_report", standards=standards, users=0, users_opinion="")
        assert "☐达到☐未达到" in said
        assert "人参与" not in said

    def test_whole_contract_has_no_amount(self) -> None:
        said = text(
            "acceptance_report",
            instalment="",
            confirmed=None,
            share=None,
            standards=samples.STANDARDS[:1],
            stations=(),
            checks=(),
        )
        assert "合同履行期满验收" in said
        assert "应付金额" not in said
        assert "三、验收意见" in said, "sections that are not there take no number"

    def test_87_is_cited_for_tenders_only(self) -> None:
        assert "第七十四条" not in text("acceptance_report", procurement_method="竞争性磋商")

    def test_other_deduction_is_shown_apart(self) -> None:
        said = text("payment_request", confirmed=23_800_000, amount=23_000_000)
        assert "其他扣减1,000.00元" in said
        assert "本次未申请8,000.00元" in said
        assert "其他增加1,000.00元" in text("payment_request", confirmed=24_000_000)

    def test_a_deduction_at_the_cap_says_so(self) -> None:
        said = text("payment_request", assessed_deduction=600_000, confirmed=24_000_000)
        assert "计入本期（以合同约定的扣减上限为限）" in said
        assert "扣减上限" not in text("payment_request")

    def test_without_deduction_nothing_is_explained(self) -> None:
        said = text(
            "payment_request",
            confirmed=24_600_000,
            assessed_deduction=0,
            deduction_reason="",
            shortfalls=(),
            paid=(),
            bank="",
        )
        assert "扣减说明" not in said
        assert "（此前没有支付）" in said

    def test_blank_score_sheet(self) -> None:
        blank = [row.model_dump() | {"points": None, "value": "", "filed": ""} for row in samples.SCORES]
        said = text(
            "score_sheet",
            scores=blank,
            scored_on=None,
            assessor="",
            adjust_reason="",
            reviewed_on=None,
            reviewer="",
            review_opinion="",
        )
        assert "出勤考勤10" in said
        assert "68.5" not in said

    def test_bonus_does_not_lift_the_total_above_a_hundred(self) -> None:
        full = [row.model_dump() | {"points": row.weight} for row in samples.SCORES]
        assert "总分100分，达到达标分数线75分" in text("assessment_feedback", scores=full)

    def test_dates_nobody_gave_are_not_printed(self) -> None:
        said = text("assessment_notice", file_by=None, publicity_by=None, result_by=None, contact_person="")
        assert "请在考核期结束后及时逐站报送" in said
        assert "不迟于" not in said

    def test_dismissed_appeal_keeps_the_total(self) -> None:
        assert "申诉不成立，维持" in text("appeal_decision", upheld=False, total_after="68.5", reason="")

    def test_order_without_a_result(self) -> None:
        assert "存在应当整改的问题" in text(
            "rectification_order", score=None, grade="", supervisor="", contact_phone=""
        )

    def test_sixty_stations_and_long_names(self, pool: RenderPool) -> None:
        rows = [
            {
                "name": "惠州市大亚湾经济技术开发区西区街道新寮社区党群服务中心就业驿站" + str(n),
                "code": f"大亚湾{n:02d}",
                "operator": "演练数据·广东省惠州市惠程人力资源服务（集团）有限责任公司大亚湾分公司",
            }
            for n in range(1, 61)
        ]
        made = CATALOGUE["assessment_notice"].compose(samples.assessment_notice().model_dump() | {"stations": rows})
        body = opened(made, pool.render(made)).text
        assert "驿站60" in body
        assert "大亚湾60" in body
