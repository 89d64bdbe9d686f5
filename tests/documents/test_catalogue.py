"""Each kind: complete by the rules, refusing bad facts by name, and right at the edges."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from documents.catalogue import CATALOGUE, document_kind, kinds, template_hash
from documents.catalogue.contract.facts import InstalmentRow
from documents.catalogue.parts import title_lines
from documents.catalogue.purchase.award import BidderRow
from documents.catalogue.purchase.tender import LotRow
from documents.errors import DocumentRefused, UnknownDocumentKind
from documents.worker import RenderPool
from rules.law import Law, statute
from tests.documents import samples
from tests.documents.conftest import Sample, opened, squeeze

KINDS = sorted(CATALOGUE)

# Field of the rules -> what the sample's text must hold for it.
INTENTION_FIELDS = {
    "单位名称": samples.BUREAU,
    "公开时段": "2023年9月政府采购意向",
    "序号": "序号",
    "采购项目名称": "惠州市惠城区就业驿站运营服务项目",
    "采购需求概况": "采购8个就业驿站运营服务",
    "预算金额": "预算金额（万元）",
    "预计采购时间(到月)": "2023年10月",
    "备注": "备注",
    "采购品目": "C99000000其他服务",
    "是否专门面向中小企业": "是否专门面向中小企业",
    "提示语": "以相关采购公告和采购文件为准",
    "日期": "2023年9月6日",
}
PARTIES = {
    "采购人名称": "名称：惠州市惠城区人力资源和社会保障局",
    "采购人地址": "地址：惠州市惠城区演练大道1号",
    "采购人联系方式": "联系方式：演练甲，0752-0000001",
    "代理机构名称": "名称：演练数据·惠采招标代理有限公司",
    "代理机构地址": "地址：惠州市惠城区演练大道2号",
    "代理机构联系方式": "联系方式：演练乙，0752-0000002",
    "项目联系人": "项目联系人：演练丙",
    "电话": "电话：0752-0000003",
}
TENDER_FIELDS = {
    "项目概况": "潜在投标人应在广东省政府采购网",
    "递交截止提示": "并于2023年10月30日09时30分00秒（北京时间）前递交投标文件",
    "项目编号": "项目编号：YL-HC-2023-0018",
    "项目名称": "项目名称：惠州市惠城区就业驿站运营服务项目",
    "预算金额": "预算金额：1,330,000.00元",
    "最高限价": "最高限价：1,330,000.00元",
    "采购需求": "采购需求：采购8个就业驿站的运营服务",
    "合同履行期限": "合同履行期限：自2023年12月1日起至2024年11月30日止",
    "是否接受联合体": "本项目不接受联合体投标",
    "资格: 采购法22条": "《中华人民共和国政府采购法》第二十二条",
    "资格: 政策要求": "专门面向中小企业采购",
    "资格: 特定要求": "《人力资源服务许可证》",
    "获取文件时间": "2023年10月9日至2023年10月16日",
    "获取地点": "地点：广东省政府采购网",
    "获取方式": "方式：在线获取",
    "售价": "售价：免费获取",
    "投标截止时间": "提交投标文件截止时间：2023年10月30日09时30分00秒",
    "开标时间": "开标时间：2023年10月30日09时30分00秒",
    "开标地点": "开标地点：惠州市公共资源交易中心演练开标室",
    "公告期限": "自本公告发布之日起5个工作日",
    "其他补充事宜": "其他补充事宜",
    **PARTIES,
}
AWARD_FIELDS = {
    "项目编号": "一、项目编号：YL-HC-2023-0018",
    "项目名称": "二、项目名称：惠州市惠城区就业驿站运营服务项目",
    "供应商名称": "供应商名称",
    "供应商地址": "惠州市演练路1号",
    "中标金额": "820,000.00",
    "主要标的": "主要标的信息",
    "服务范围": "服务范围",
    "服务要求": "服务要求",
    "服务时间": "12个月",
    "服务标准": "服务标准",
    "评审专家名单": "演练喆、演练玥、演练堃、演练璟、演练祎（采购人代表）",
    "代理服务收费标准": "下浮20%收取",
    "代理服务收费金额": "收费金额：15,300.00元",
    "公告期限": "自本公告发布之日起1个工作日",
    "其他补充事宜": "其他补充事宜",
    "附件: 招标文件": "招标文件",
    "附件: 中小企业声明函": "《中小企业声明函》",
    **PARTIES,
}
PUBLICATION_FIELDS = {
    "合同编号": "合同编号：YL-HT-2023-0018",
    "合同名称": "合同名称：惠州市惠城区就业驿站运营服务合同",
    "项目编号": "项目编号：YL-HC-2023-0018",
    "项目名称": "项目名称：惠州市惠城区就业驿站运营服务项目",
    "采购人(甲方)": "采购人（甲方）：惠州市惠城区人力资源和社会保障局",
    "采购人地址": "地址：惠州市惠城区演练大道1号",
    "供应商(乙方)": "供应商（乙方）：演练数据·惠程人力资源服务有限公司",
    "供应商地址": "地址：惠州市惠城区演练大道88号",
    "供应商联系方式": "联系方式：演练丁，0752-0000004",
    "主要标的名称": "主要标的",
    "规格型号(或服务要求)": "规格型号（服务要求）",
    "数量": "5个驿站",
    "单价": "单价",
    "合同金额": "人民币捌拾贰万元整（￥820,000.00）",
    "履约期限": "履约期限：2023年12月1日至2024年11月30日",
    "履约地点": "履约地点：惠州市惠城区江北片区",
    "采购方式": "采购方式：公开招标",
    "合同签订日期": "合同签订日期：2023年11月10日",
    "合同公告日期": "合同公告日期：2023年11月14日",
    "其他补充事宜": "其他补充事宜",
    "附件: 合同": "附件：惠州市惠城区就业驿站运营服务合同",
}
CONTRACT_ITEMS = {
    "采购人名称和住所": "住所：惠州市惠城区演练大道1号",
    "中标人名称和住所": "住所：惠州市惠城区演练大道88号",
    "标的": "标的：就业驿站运营服务",
    "数量(规模)": "驿站5个，专职工作人员不少于10名",
    "质量": "目标任务和服务质量",
    "价款(定价方式)": "人民币捌拾贰万元整（￥820,000.00），定价方式为固定总价",
    "履行期限": "履行期限：2023年12月1日至2024年11月30日",
    "履行地点": "履行地点：附件1所列驿站",
    "履行方式": "履行方式：",
    "付款进度": "附件3分期付款与考核",
    "资金支付方式/时间/条件": "自收到发票之日起30日内，通过国库集中支付方式",
    "逾期付款责任": "甲方逾期付款的，每逾期一日",
    "验收主体": "验收主体：",
    "验收时间和期限": "15日内完成验收",
    "验收方式和程序": "验收方式和程序：",
    "验收内容": "验收内容：",
    "验收标准": "验收标准：",
    "乙方违约责任": "有驿站未按期投入运营的",
    "甲方违约责任": "甲方无正当理由解除合同的",
    "争议解决方法": "提起诉讼",
    "知识产权归属": "知识产权归甲方所有",
    "分期考核与付款": "当期考核得分低于75分的",
    "履约保证金退还方式": "按原提交方式全额无息退还",
    "履约保证金不退情形": "不予退还情形",
    "履约保证金逾期退还责任": "甲方逾期退还的",
    "中小企业预留标注": "中小企业预留合同",
    "不收费": "严禁以任何名义向服务对象收取费用",
    "个人信息": "个人信息保护",
    "退出": "退出移交",
    "法律顾问文本不变": "不得对招标文件确定的事项和乙方投标文件作实质性修改",
}


class TestComplete:
    def test_every_kind_has_a_sample(self) -> None:
        assert set(samples.all_samples()) == set(CATALOGUE)

    @pytest.mark.parametrize(
        ("kind", "fields"),
        [
            ("intention_notice", INTENTION_FIELDS),
            ("tender_notice", TENDER_FIELDS),
            ("award_notice", AWARD_FIELDS),
            ("contract_publication", PUBLICATION_FIELDS),
            ("operating_contract", CONTRACT_ITEMS),
        ],
    )
    def test_every_field_of_the_rules_is_printed(
        self, rendered: dict[str, Sample], kind: str, fields: dict[str, str]
    ) -> None:
        body = plain(rendered[kind])
        absent = [field for field, text in fields.items() if squeeze(text) not in body]
        assert absent == []

    @pytest.mark.parametrize("kind", KINDS)
    def test_no_template_drops_a_block(self, rendered: dict[str, Sample], kind: str) -> None:
        """Every Chinese character of the blocks is in the PDF, as often at least."""
        sample = rendered[kind]
        have = Counter(c["text"] for page in sample.pages for c in page.chars)
        want: Counter[str] = Counter()
        for block in sample.document.blocks:
            leave = {"empty"} if block.type == "table" and block.rows else set()
            if block.type == "imprint" and sample.document.layout == "letter":
                leave = {"issuer", "issued_on"}  # a 函 names its copies only (GB/T 9704-2012, 10.1)
            want.update(block.model_dump_json(exclude=leave))
        assert {c: n for c, n in want.items() if c >= "\u4e00" and have[c] < n} == {}

    @pytest.mark.parametrize("kind", ["tender_notice", "award_notice", "intention_notice", "contract_publication"])
    def test_notices_bear_no_number_and_no_head(self, kind: str) -> None:
        document = CATALOGUE[kind].compose(samples.all_samples()[kind])
        assert document.number == document.masthead == ""

    def test_without_agency_the_notice_says_so(self) -> None:
        facts = samples.tender_notice().model_copy(update={"agency_name": ""})
        assert "未委托采购代理机构" in CATALOGUE["tender_notice"].compose(facts).text()

    def test_contract_without_bond_and_sme_says_so(self) -> None:
        facts = samples.operating_contract().model_copy(
            update={"performance_bond": None, "for_sme": False, "signed_on": None}
        )
        text = CATALOGUE["operating_contract"].compose(facts).text()
        assert "本合同不收取履约保证金" in text
        assert "不属于中小企业预留合同" in text
        assert "　　　　年　　月　　日" in text


def plain(sample: Sample) -> str:
    """Text in reading order of the content stream, without page furniture: cells stay whole."""
    chars = []
    for page in sample.pages:
        chars += [c["text"] for c in page.chars if 30 * 2.83 < c["top"] < page.height - 33 * 2.83]
    return squeeze("".join(chars))


UNSTARTED = {
    "basis": "条例 50",
    "start": "合同签订",
    "start_on": None,
    "span": "2个工作日内",
    "ends_on": date(2023, 11, 14),
}


class TestRefusals:
    @pytest.mark.parametrize(
        ("kind", "change", "said"),
        [
            ("tender_notice", {"budget": -1}, "预算金额（budget）不得小于0"),
            ("tender_notice", {"budget": 1.5}, "预算金额（budget）应为整数"),
            ("tender_notice", {"project_name": "长" * 500}, "项目名称（project_name）过长，最多80个字符"),
            ("tender_notice", {"lots": ()}, "采购包（lots）至少要有1项"),
            ("tender_notice", {"budget": 1}, "各采购包预算金额之和与预算金额（budget）不一致"),
            ("tender_notice", {"bid_bond": 2_660_001}, "超过预算金额的2%"),
            ("tender_notice", {"bid_deadline_time": "25:00"}, "投标截止时间（bid_deadline_time）格式不对"),
            ("tender_notice", {"unknown": 1}, "unknown（unknown）没有此项"),
            ("award_notice", {"experts": ()}, "评审专家名单（experts）至少要有1项"),
            ("award_letter", {"performance_bond": 8_200_001}, "超过合同金额的10%"),
            ("operating_contract", {"price": 1}, "各期金额之和与合同金额（price）不一致"),
            ("operating_contract", {"invoice_days": 31}, "超过收到发票后30日"),
            ("operating_contract", {"licence_until": date(2023, 1, 1)}, "许可证在签订之日已过有效期"),
            (
                "contract_supplement",
                {"amount_change": 8_200_001},
                "超过原合同金额的10%（政府采购法第四十九条）",
            ),
            ("site_list_notice", {"quota": 7}, "超过惠城区的建设任务7个"),
            ("site_publicity", {"publicity_until": date(2023, 9, 1)}, "早于公示开始日期"),
            ("training_notice", {"topics": ()}, "培训专题（topics）至少要有1项"),
            ("trial_run_report", {"cases": ()}, "试运行用例（cases）至少要有1项"),
            ("assessment_bulletin", {"rectify_by": None}, "应当写明整改时限"),
            ("supervision_order", {"number": ""}, "督办单应当编号"),
            ("deadline_note", {"grounds": [UNSTARTED]}, "依据“条例 50”有届满日期而没有起算日期"),
            ("supervision_order", {"matter": "甲\x07乙"}, "含有不可见的控制字符 U+0007"),
            ("supervision_order", {"matter": "甲\n乙"}, "督办事项（matter）不得换行"),
        ],
    )
    def test_wrong_facts_are_refused_by_field(self, kind: str, change: dict[str, Any], said: str) -> None:
        facts = {**samples.all_samples()[kind].model_dump(), **change}
        with pytest.raises(DocumentRefused) as refusal:
            CATALOGUE[kind].compose(facts)
        assert said in str(refusal.value)

    @pytest.mark.parametrize("kind", KINDS)
    def test_every_missing_fact_is_named(self, kind: str) -> None:
        model = CATALOGUE[kind].facts
        whole = samples.all_samples()[kind].model_dump()
        for name, field in model.model_fields.items():
            assert field.title, name
            if field.is_required():
                part = {key: value for key, value in whole.items() if key != name}
                with pytest.raises(DocumentRefused, match=f"（{name}）未填写"):
                    CATALOGUE[kind].compose(part)

    def test_a_wrong_row_keeps_its_place(self) -> None:
        facts = samples.tender_notice().model_dump()
        facts["lots"] = [facts["lots"][0], {**facts["lots"][1], "budget": -5}]
        with pytest.raises(DocumentRefused, match=r"采购包的第2项的预算金额（lots\.1\.budget）不得小于0"):
            CATALOGUE["tender_notice"].compose(facts)

    def test_a_row_alone_is_refused_too(self) -> None:
        with pytest.raises(DocumentRefused, match="采购包：驿站数量（stations）未填写"):
            LotRow(number="1", name="一", content="一", budget=1)  # type: ignore[call-arg]

    def test_a_small_site_without_reason(self) -> None:
        small = samples.site_list_notice().model_dump()
        small["stations"][0].update({"area": "19.99", "small_reason": ""})
        with pytest.raises(DocumentRefused, match="不足20平方米，应当说明理由"):
            CATALOGUE["site_list_notice"].compose(small)

    def test_unknown_kind(self) -> None:
        with pytest.raises(UnknownDocumentKind, match="tender_notice"):
            document_kind("no_such_thing")

    def test_facts_survive_json(self) -> None:
        for kind, facts in samples.all_samples().items():
            assert CATALOGUE[kind].facts.read(facts.model_dump(mode="json")) == facts


class TestEdges:
    def test_sixty_bidders(self, pool: RenderPool) -> None:
        bidders = tuple(
            BidderRow(
                lot_number="采购包1",
                supplier_name=f"演练数据·第{n}人力资源服务有限公司",
                quote=80_000_000 + n,
            )
            for n in range(60)
        )
        document = CATALOGUE["award_notice"].compose(samples.award_notice().model_copy(update={"bidders": bidders}))
        sample = opened(document, pool.render(document))
        body = plain(sample)
        assert all(f"第{n}人力资源服务有限公司" in body for n in range(60))
        heads = sum("投标报价" in squeeze(page.extract_text()) for page in sample.pages)
        assert heads >= 3  # the table's head stands on each of its pages

    def test_empty_lists_say_so(self, pool: RenderPool) -> None:
        report = samples.trial_run_report().model_copy(update={"defects": (), "suggestions": ()})
        document = CATALOGUE["trial_run_report"].compose(report)
        assert "试运行期间未发现缺陷" in opened(document, pool.render(document)).text
        notice = samples.award_notice().model_copy(update={"bidders": (), "other_matters": ()})
        assert "各投标供应商评审情况" not in CATALOGUE["award_notice"].compose(notice).text()

    def test_rare_characters_and_signs_are_drawn(self, pool: RenderPool) -> None:
        text = "喆玥堃璟祎翀䶮￥¥㎡☑☐★"
        facts = samples.supervision_order().model_copy(update={"situation": text, "leader": "演练䶮"})
        document = CATALOGUE["supervision_order"].compose(facts)
        sample = opened(document, pool.render(document))
        assert text in plain(sample)
        fonts = {c["text"]: c["fontname"].split("+")[-1] for page in sample.pages for c in page.chars}
        assert fonts["￥"] == "Yicheng-Serif"
        assert fonts["☑"] == "Yicheng-Marks"
        assert fonts["䶮"] == "Yicheng-Song"

    def test_a_name_of_eighty_characters(self, pool: RenderPool) -> None:
        name = "惠州市大亚湾经济技术开发区人力资源和社会保障局" * 3 + "就业驿站运营服务"
        facts = samples.tender_notice().model_copy(update={"project_name": name})
        document = CATALOGUE["tender_notice"].compose(facts)
        assert name in plain(opened(document, pool.render(document)))

    def test_a_hundred_instalments_of_odd_fen(self) -> None:
        rows = tuple(
            InstalmentRow(name=f"第{n}期", stage="考核", percent=p, amount=a, due="2024年")
            for n, (p, a) in enumerate([(33, 27_333_333), (33, 27_333_333), (34, 27_333_334)], 1)
        )
        facts = samples.operating_contract().model_dump()
        facts["instalments"] = rows
        assert "273,333.34" in CATALOGUE["operating_contract"].compose(facts).text()


class TestTitles:
    @pytest.mark.parametrize(
        ("parts", "lines"),
        [
            (("关于", "惠城区就业驿站", "的公示"), ("关于惠城区就业驿站的公示",)),
            (
                ("关于举办", "惠城区就业驿站", "工作人员岗前培训班的", "通知"),
                ("关于举办惠城区就业驿站", "工作人员岗前培训班的通知"),
            ),
        ],
    )
    def test_parts_stay_whole(self, parts: tuple[str, ...], lines: tuple[str, ...]) -> None:
        assert title_lines(*parts) == lines

    @pytest.mark.parametrize("name", ["长" * 80, "惠州市大亚湾经济技术开发区人力资源和社会保障局就业驿站运营服务项目"])
    def test_nothing_is_lost_and_no_line_too_long(self, name: str) -> None:
        lines = title_lines(name, "公开招标公告")
        assert "".join(lines) == name + "公开招标公告"
        assert max(map(len, lines)) <= 19


class TestRegistry:
    def test_template_hash_is_stable_and_follows_overrides(self, tmp_path: Any) -> None:
        assert template_hash("tender_notice") == template_hash("tender_notice")
        assert template_hash("tender_notice") != template_hash("site_list_notice")
        (tmp_path / "notice").mkdir()
        (tmp_path / "notice" / "document.html").write_text('{% extends "base.html" %}', encoding="utf-8")
        assert template_hash("tender_notice", tmp_path) != template_hash("tender_notice")
        assert template_hash("site_list_notice", tmp_path) == template_hash("site_list_notice")

    def test_file_names_are_safe(self) -> None:
        facts = samples.award_letter().model_copy(update={"project_number": 'A/B:*?"<>| 1'})
        name = CATALOGUE["award_letter"].name_file(facts)
        assert name == "中标通知书-A_B_1-采购包1.pdf"


def test_how_long_papers_are_kept_is_the_laws(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = tuple(replace(rule, n=30) if rule.id == "DOC-01" else rule for rule in statute().rules)
    monkeypatch.setattr(kinds, "statute", lambda: Law(rules))
    assert {kind.kept_years for kind in CATALOGUE.values()} == {30}
