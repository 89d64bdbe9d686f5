"""招标文件 and 磋商文件: complete by the rules, ★ clauses marked, contents and heads right, unlawful facts refused."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from documents.catalogue import CATALOGUE
from documents.catalogue.tender_document.facts import SolicitationFacts
from documents.catalogue.tender_document.rows import FactorRow, PaymentRow, SchemeRow
from documents.catalogue.tender_document.scoring import standard_items
from documents.catalogue.tender_document.standard import standard_requirements
from documents.catalogue.tender_document.words import TENDER
from documents.content import Chapter, Clause, Document, Heading, Table
from documents.errors import DocumentRefused
from documents.worker import RenderPool
from rules.purchase.evaluation_scheme import EvaluationMethod, FactorKind, Tie
from tests.documents.conftest import MM, Sample, opened, squeeze
from tests.documents.samples_tender_document import (
    SAMPLES,
    STANDARD,
    consultation_document,
    lot,
    targets,
    tender_document,
)
from tests.documents.test_catalogue import PARTIES, plain

KINDS = sorted(set(SAMPLES) - {"platform_contract", "platform_contract_text"})
"""The purchasing documents; the platform's contract is looked at with the other kinds (test_pages, test_catalogue)."""

# Item of 87号 20 -> what the document's text must hold for it.
CONTENTS = {
    "（一）投标邀请": ("第一章投标邀请", "潜在投标人应当在采购平台（演练）获取招标文件"),
    "（二）投标人须知（密封、签署、盖章）": ("第二章投标人须知", "统一密封，封口处加盖公章", "签字，并加盖投标人公章"),
    "（三）应提交的资格、资信证明文件": (
        "资格审查表和应当提交的资格、资信证明文件",
        "营业执照、事业单位法人证书",
        "《人力资源服务许可证》",
    ),
    "（四）政府采购政策的要求和证明材料": (
        "政府采购政策",
        "《中小企业声明函》",
        "《残疾人福利性单位声明函》",
        "监狱企业的证明文件",
    ),
    "（五）投标文件编制、报价要求": ("投标文件的编制", "投标报价是投标人完成所投采购包全部服务内容和目标任务的总价"),
    "（五）保证金交纳方式": ("交纳方式：投标人应当在投标截止时间前，以支票、汇票、本票",),
    "（五）保证金退还方式": ("退还方式：自中标通知书发出之日起5个工作日内退还未中标投标人的投标保证金",),
    "（五）保证金不予退还情形": ("有下列情形之一的，投标保证金不予退还",),
    "（六）预算金额": ("预算金额：1,330,000.00元", "人民币壹佰叁拾叁万元整（￥1,330,000.00）"),
    "（六）最高限价": ("最高限价：1,290,000.00元", "采购包1：预算金额665,000.00元，最高限价645,000.00元"),
    "（七）技术规格": ("电脑、显示屏、监控、洽谈室", "服务面积一般不小于20平方米"),
    "（七）数量": ("采购惠州市惠城区8个就业驿站的运营服务", "采购包2（水口片区驿站运营服务）驿站名单"),
    "（七）服务标准": ("服务标准和开放时间", "每周服务不少于6天，每天不少于8小时"),
    "（七）验收要求": ("验收主体：", "验收时间：", "验收方式和程序：", "验收内容：", "验收标准："),
    "（八）拟签订的合同文本": ("第六章拟签订的合同文本", "第一条定义和解释", "第二十一条合同生效和其他"),
    "（九）提供的时间、地点、方式": (
        "自2024年1月1日起至2024年12月31日止",
        "惠城区演练路11号",
        "提供驻点就业服务，并走访驿站服务网格内",
    ),
    "（十）支付方式、时间、条件": (
        "采购资金支付方式、时间和条件",
        "自收到发票之日起30日内通过国库集中支付方式支付",
        "年度全面考核结果确定",
    ),
    "（十一）评标方法": ("采用综合评分法",),
    "（十一）评标标准": ("评分标准", "价格分＝（评标基准价÷评审价）×20%×100", "合计100"),
    "（十一）投标无效情形": ("投标无效的情形", "报价超过招标文件中规定的预算金额或者最高限价的"),
    "（十二）投标有效期": ("投标有效期为自投标截止时间起90日",),
    "（十三）投标截止时间": ("提交投标文件截止时间：2023年10月30日09时30分00秒（北京时间）",),
    "（十三）开标时间及地点": ("开标时间：2023年10月30日09时30分00秒", "开标地点：演练交易中心3楼开标室"),
    "（十四）代理费收取标准和方式": ("收取标准和方式：按中标金额的1.5%差额累进计算",),
    "（十五）信用信息查询渠道": (
        "查询渠道：“信用中国”网站（www.creditchina.gov.cn）和中国政府采购网（www.ccgp.gov.cn）",
    ),
    "（十五）截止时点": ("查询截止时点：投标截止时间",),
    "（十五）留存方式": ("查询记录和证据留存的具体方式：查询结果网页打印或者截图",),
    "（十五）使用规则": ("使用规则：投标人被列入失信被执行人",),
    "（十六）其他事项": ("采购文件自采购结束之日起至少保存15年", "文件保存"),
    "实质性要求以醒目方式标明（末款）": ("实质性要求（★）汇总", "★3.1", "★7.1"),
    "接收质疑函方式/部门/电话/地址（94号 7）": (
        "接收质疑函的方式：书面形式",
        "接收部门：惠城区人力资源和社会保障局办公室；联系电话：0752-0000007；通讯地址：惠州市惠城区演练大道1号",
    ),
    "一次性质疑要求（94号 10）": ("在法定质疑期内一次性提出针对同一采购程序环节的质疑",),
    "中小企业：预留说明（46号 12）": ("本项目不专门面向中小企业采购", "持证机构以外的中小企业供给不足"),
    "中小企业：扣除比例": ("对小型、微型企业的报价给予15%的扣除",),
    "中小企业：所属行业": ("采购标的对应的中小企业划分标准所属行业为：租赁和商务服务业",),
    "中小企业：不得转大型": ("中型企业不得将合同分包给大型企业",),
    "是否接受联合体（87号 19）": ("本项目不接受联合体投标",),
    "可分包内容、金额或比例（38号）": ("本项目不允许分包",),
    **{f"采购人和联系方式：{name}": (text,) for name, text in PARTIES.items()},
}
FORMS = (
    "投标函",
    "开标一览表",
    "分项报价表",
    "法定代表人（单位负责人）证明书",
    "授权委托书",
    "资格声明函",
    "中小企业声明函（服务）",
    "残疾人福利性单位声明函",
    "监狱企业证明文件",
    "没有重大违法记录的声明",
    "人力资源服务许可证等资格证明文件",
    "服务方案",
    "项目负责人简历表",
    "项目服务人员汇总表",
    "同类项目业绩表",
    "技术（服务）要求响应偏离表",
    "商务条件响应偏离表",
    "投标保证金退还说明",
    "代理服务费承诺书",
    "密封袋标签",
    "投标文件封面",
)

# Rule of 214号 and its circulars -> what the consultation document's text must hold for it.
CONSULTING = {
    "CS-01 政府购买服务项目": ("采用竞争性磋商方式采购", "财库〔2014〕214号", "政府购买服务项目"),
    "CS-02 首次响应截止不少于10日": ("首次响应文件提交截止时间", "自磋商文件开始发出之日起共10日"),
    "CS-03 发售期不少于5个工作日": ("提供期限自公告发布之日起不少于5个工作日",),
    "CS-03 澄清至少5日前": ("首次响应文件提交截止时间至少5日前",),
    "NG-15 公告期限3个工作日（财库〔2015〕135号）": ("自本公告发布之日起3个工作日",),
    "CS-04 磋商小组": ("磋商小组组成3人，其中评审专家不少于2人", "不少于成员总数的三分之二"),
    "CS-05 综合评分法、价格分": ("采用综合评分法", "价格20分"),
    "CS-06 最后报价3家、可以2家": (
        "提交最后报价的供应商不得少于3家",
        "只有2家的，采购活动可以继续进行（财库〔2015〕124号）",
    ),
    "CS-07 报告、确定、公告、签约": (
        "评审结束后2个工作日内，评审报告送采购人",
        "自收到评审报告之日起5个工作日内",
        "自成交供应商确定之日起2个工作日内",
        "自成交通知书发出之日起30日内",
    ),
    "磋商程序": ("集中与单一供应商分别进行磋商，并给予所有参加磋商的供应商平等的磋商机会",),
    "可能实质性变动的内容": (
        "磋商过程中可能实质性变动的内容：采购需求中未标注“★”的",
        "须经采购人代表确认",
        "重新提交响应文件",
    ),
    "退出磋商": ("可以根据磋商情况退出磋商",),
    "并列": ("得分相同的，按报价由低到高顺序排列；得分且报价相同的，按技术部分得分由高到低顺序排列",),
    "联合体": ("本项目接受联合体磋商", "联合体协议书"),
    "分包": ("本项目允许分包的内容、金额或者比例：招聘活动的场地布置",),
    "联合体价格扣除": ("30%以上的大中型企业联合体或者大中型企业的报价给予5%的扣除",),
    "合同文本": ("发出的成交通知书", "乙方响应文件"),
    "最后报价表": ("最后报价表",),
}


def composed(**changed: Any) -> Document:
    """The tender document with some facts changed."""
    return CATALOGUE["tender_document"].compose({**tender_document().model_dump(), **changed})


class TestComplete:
    @pytest.mark.parametrize(("kind", "items"), [("tender_document", CONTENTS), ("consultation_document", CONSULTING)])
    def test_every_item_of_the_rules_is_printed(
        self, rendered: dict[str, Sample], kind: str, items: dict[str, tuple[str, ...]]
    ) -> None:
        body = plain(rendered[kind])
        absent = [f"{item}: {text}" for item, texts in items.items() for text in texts if squeeze(text) not in body]
        assert absent == []

    def test_every_form_begins_with_its_number_and_stands_in_the_contents(self, rendered: dict[str, Sample]) -> None:
        listed = [b.text for b in rendered["tender_document"].document.blocks if isinstance(b, Heading) and b.listed]
        for form in FORMS:
            assert [text for text in listed if re.fullmatch(rf"格式\d+　{re.escape(form)}", text)], form

    def test_a_consultation_speaks_of_no_tender(self, rendered: dict[str, Sample]) -> None:
        body = plain(rendered["consultation_document"])
        said = {
            word for word in ("投标人", "投标文件", "招标文件", "评标委员会", "中标人", "开标一览表") if word in body
        }
        assert said == set()

    def test_no_pattern_is_left_open(self, rendered: dict[str, Sample]) -> None:
        for kind in KINDS:
            assert not re.search(r"[{}]|None|。。|，，|：。", plain(rendered[kind]))

    def test_from_2026_low_prices_and_domestic_products_are_told(self) -> None:
        document = composed(
            notice_on=date(2026, 3, 2),
            documents_until=date(2026, 3, 9),
            bid_deadline_on=date(2026, 3, 23),
            schemes=(SchemeRow(**{**_scheme(), "domestic_deduction": 20, "low_ceiling": 50}),),
        )
        text = document.text()
        assert "对本国产品的报价给予20%的扣除" in text
        assert "报价低于全部通过符合性审查的投标人报价平均值的50%" in text
        assert "报价低于最高限价的50%" in text
        assert "不少于30分钟" in text
        assert "异常低价审查" not in composed().text().replace("报价审查和异常低价", "")

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"bid_bond": None, "lots": None}, "本项目不收取投标保证金。"),
            ({"agency_name": ""}, "本项目由采购人自行组织采购，不收取代理服务费。"),
            ({"agency_fee_standard": ""}, "代理服务费由采购人支付，不向供应商收取。"),
            ({"performance_bond_percent": 0}, "本合同不收取履约保证金。"),
            ({"similar_contracts": 2}, "具有同类业务合同2个"),
            ({"briefing": "2023年10月17日10时，演练路11号"}, "现场考察、答疑会：2023年10月17日10时，演练路11号"),
            ({"lots_per_bidder": 1}, "每个投标人最多中标1个采购包"),
            ({"documents_price": 30_000}, "300.00元，售后不退"),
        ],
    )
    def test_what_does_not_apply_is_said(self, changed: dict[str, Any], said: str) -> None:
        if "lots" in changed:
            changed = {
                **changed,
                "lots": tuple(row.model_copy(update={"bond": None}) for row in tender_document().lots),
            }
        assert said in composed(**changed).text()

    def test_reserved_for_small_firms(self) -> None:
        scheme = SchemeRow(**{**_scheme(), "reserved": True, "sme_deduction": None})
        document = composed(sme_kind="whole", sme_reason="", schemes=(scheme,))
        assert document.blocks[0].mark == "专门面向中小企业采购"  # type: ignore[union-attr]
        assert "评审时不再给予价格扣除" in document.text()
        assert "本合同为中小企业预留合同" in document.text()

    def test_each_lot_may_have_its_own_scheme(self) -> None:
        lowest = SchemeRow(lots=("采购包2",), method=EvaluationMethod.LOWEST_PRICE, sme_deduction=12)
        text = composed(schemes=(SchemeRow(**{**_scheme(), "lots": ("采购包1",)}), lowest)).text()
        assert "采购包2采用最低评标价法" in text
        assert "评分标准（采购包1）" in text
        assert "采购包2：对小型、微型企业的报价给予12%的扣除" in text


def _scheme() -> dict[str, Any]:
    return tender_document().schemes[0].model_dump()


class TestSubstantive:
    @pytest.mark.parametrize("kind", KINDS)
    def test_marked_where_they_stand_listed_again_and_asked_for(self, rendered: dict[str, Sample], kind: str) -> None:
        sample = rendered[kind]
        facts: SolicitationFacts = sample.facts  # type: ignore[assignment]
        starred = [row.text for row in facts.requirements if row.mark == "★"]
        clauses = {b.text: b.number for b in sample.document.blocks if isinstance(b, Clause) and b.starred}
        assert set(starred) <= set(clauses)
        body = plain(sample)
        for text in starred:
            assert body.count(squeeze(text)) >= 3, text
            assert f"★{clauses[text]}{squeeze(text)[:12]}" in body

    def test_important_ones_are_marked_and_listed(self, rendered: dict[str, Sample]) -> None:
        body = plain(rendered["tender_document"])
        for row in tender_document().requirements:
            if row.mark == "▲":
                assert body.count(squeeze(row.text)) >= 3


class TestPoints:
    def test_they_add_to_a_hundred_in_the_table(self) -> None:
        tables = [b for b in composed().blocks if isinstance(b, Table) and b.columns[0].title == "评审因素"]
        assert [sum(Decimal(row[2]) for row in table.rows) for table in tables] == [Decimal(100)]

    @pytest.mark.parametrize("points", ["35", "20", "15", "10", "7.5", "3.33", "1", "0.5", "80"])
    @pytest.mark.parametrize("name", ["服务方案", "项目团队", "信息化与应急", "同类业绩", "管理制度"])
    def test_a_factor_is_spread_without_rest(self, name: str, points: str) -> None:
        items = standard_items(name, Decimal(points))
        row = FactorRow(
            name=name,
            kind=FactorKind.TECHNICAL,
            points=Decimal(points),
            items=tuple(item for item in items if item.points),
        )
        assert all(item.criterion for item in row.items)
        assert not re.search(r"\d\.\d{3}", "".join(item.criterion for item in items))

    def test_a_factor_of_no_topic_has_no_standard(self) -> None:
        assert standard_items("演练因素", Decimal(10)) == ()

    @pytest.mark.parametrize(
        ("ties", "said"),
        [
            ((Tie.PRICE,), "得分相同的，按投标报价由低到高顺序排列；仍相同的排序并列"),
            ((Tie.PRICE, Tie.TECHNICAL), "得分且报价相同的，按技术部分得分由高到低顺序排列；仍相同的排序并列"),
        ],
    )
    def test_equal_totals(self, ties: tuple[Tie, ...], said: str) -> None:
        assert said in composed(schemes=(SchemeRow(**{**_scheme(), "ties": ties}),)).text()


class TestPages:
    @pytest.mark.parametrize("kind", KINDS)
    def test_contents_point_at_the_right_pages(self, rendered: dict[str, Sample], kind: str) -> None:
        sample = rendered[kind]
        first = next(n for n, page in enumerate(sample.pages) if squeeze(page.extract_text()).endswith("—1—") or n == 1)
        listed: list[tuple[str, int]] = []
        for page in sample.pages[first:]:
            lines = re.findall(r"^(.+?)\s*…+\s*(\d+)$", page.extract_text(), re.MULTILINE)
            if not lines:
                break
            listed += [(squeeze(name), int(number)) for name, number in lines]
        want = [
            squeeze(b.text)
            for b in sample.document.blocks
            if isinstance(b, Chapter) or (isinstance(b, Heading) and b.listed)
        ]
        assert [name for name, _ in listed] == want
        for name, number in listed:
            body = "".join(
                c["text"]
                for c in sample.pages[number - 1].chars
                if (c["top"] > 32 * MM and "FandolHei" in c["fontname"]) or c["size"] >= 19
            )
            assert name in squeeze(body), (name, number)

    @pytest.mark.parametrize("kind", KINDS)
    def test_the_running_head_names_project_and_chapter(self, rendered: dict[str, Sample], kind: str) -> None:
        sample = rendered[kind]
        facts: SolicitationFacts = sample.facts  # type: ignore[assignment]
        chapter = ""
        chapters = [squeeze(b.text) for b in sample.document.blocks if isinstance(b, Chapter)]
        for page in sample.pages[1:]:
            big = squeeze("".join(c["text"] for c in page.chars if c["size"] >= 19))
            chapter = next((name for name in chapters if name == big), chapter)
            head = squeeze("".join(c["text"] for c in page.chars if c["bottom"] < 32 * MM))
            assert squeeze(facts.project_name) in head
            assert chapter in head, page.page_number

    def test_many_stations_and_long_names(self, pool: RenderPool) -> None:
        station = lot(1, "江北片区驿站运营服务", slice(0, 1)).stations[0]
        long = station.model_copy(
            update={"name": "惠州市惠城区就业驿站（演练产业园区综合服务大厅一楼东侧便民服务窗口）" * 2}
        )
        row = lot(1, "长" * 80, slice(0, 1)).model_copy(
            update={"stations": (long,) * 40, "budget": 133_000_000, "price_cap": 133_000_000, "targets": targets(40)}
        )
        document = composed(lots=(row,), project_name="惠州市惠城区就业驿站运营服务采购项目" * 4)
        sample = opened(document, pool.render(document))
        assert plain(sample).count(squeeze(long.name)) >= 80
        for page in sample.pages[1:]:
            head = [c for c in page.chars if c["bottom"] < 32 * MM]
            assert max(c["x1"] for c in head) < page.width - 2 * MM


REFUSED: tuple[tuple[dict[str, Any], str], ...] = (
    ({"bid_bond": 2_660_001}, "保证金（bid_bond）超过预算金额的2%（条例 33"),
    ({"bid_deadline_on": date(2023, 10, 28)}, "不足20日，最早为2023年10月30日（采购法 35"),
    # the twentieth day is a Sunday: the span ends on the next working day, as the calendar counts every least span
    ({"bid_deadline_on": date(2023, 10, 29)}, "不足20日，最早为2023年10月30日（采购法 35"),
    ({"documents_until": date(2023, 10, 13)}, "不足5个工作日（条例 31；87号 18"),
    ({"bid_deadline_on": date(2023, 10, 30), "documents_until": date(2023, 10, 30)}, "不晚于获取文件截止日期"),
    ({"performance_bond_percent": 11}, "超过合同金额的10%（条例 48"),
    ({"invoice_days": 31}, "超过收到发票后30日（38号 三"),
    ({"instalments": (PaymentRow(name="一", condition="验收", percent=99),)}, "各期比例之和不是100%"),
    ({"budget": 1}, "各采购包预算金额之和与预算金额（budget）不一致"),
    ({"service_until": date(2023, 12, 1)}, "服务结束日期（service_until）不晚于"),
    ({"sme_kind": "whole"}, "与中小企业预留方式（sme_kind）不一致（46号 7"),
    ({"sme_kind": "some"}, "中小企业预留方式（sme_kind）只能填"),
)


class TestRefusals:
    @pytest.mark.parametrize(("changed", "said"), REFUSED, ids=[said[:20] for _changed, said in REFUSED])
    def test_with_field_and_article(self, changed: dict[str, Any], said: str) -> None:
        with pytest.raises(DocumentRefused) as refusal:
            composed(**changed)
        assert said in str(refusal.value)

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"price_weight": Decimal(21)}, "价格分和各评审因素合计101分，应为100分（依据：87号 55"),
            ({"price_weight": Decimal(9)}, "价格分占总分值的9%，服务项目不得低于10%（依据：87号 55"),
            ({"sme_deduction": None}, "未写明小微企业价格扣除比例，不得推定（依据：46号 9"),
            ({"sme_deduction": 21}, "小微企业价格扣除21%，2023-10-09发布公告的项目应为10%至20%"),
            ({"domestic_deduction": 20}, "自2026-01-01起施行"),
            ({"qualifications": ("项目合同",)}, "不得作为评审因素"),
            ({"ties": (Tie.TECHNICAL,)}, "应当先按报价由低到高排列（依据：87号 57"),
            ({"lots": ("采购包1",)}, "应当适用于每个采购包"),
        ],
    )
    def test_an_unlawful_evaluation(self, changed: dict[str, Any], said: str) -> None:
        with pytest.raises(DocumentRefused) as refusal:
            composed(schemes=(SchemeRow(**{**_scheme(), **changed}),))
        assert said in str(refusal.value)

    def test_a_ceiling_over_the_budget(self) -> None:
        row = lot(1, "江北片区", slice(0, 1))
        with pytest.raises(DocumentRefused, match=r"采购包1的最高限价（price_cap）高于预算金额（87号 12"):
            composed(lots=(row.model_copy(update={"price_cap": row.budget + 1}),), budget=row.budget)

    def test_sub_items_that_are_not_the_factors_points(self) -> None:
        with pytest.raises(DocumentRefused, match=r"合计7\.5分，与分值8分不一致（87号 55）"):
            FactorRow(
                name="方案", kind=FactorKind.TECHNICAL, points=Decimal(8), items=standard_items("业绩", Decimal("7.5"))
            )

    @pytest.mark.parametrize(
        "aspect", ["服务内容", "服务人员", "服务标准", "公益廉洁", "信息平台", "信息保护", "场所安全", "验收", "付款"]
    )
    def test_a_requirement_without_one_of_its_parts(self, aspect: str) -> None:
        rows = tuple(row for row in tender_document().requirements if row.aspect != aspect)
        with pytest.raises(DocumentRefused, match=rf"采购需求条款（requirements）缺少：{aspect}（.*第二十条）"):
            composed(requirements=rows)

    def test_nothing_marked_as_substantive(self) -> None:
        rows = tuple(row.model_copy(update={"mark": ""}) for row in tender_document().requirements)
        with pytest.raises(DocumentRefused, match=r"没有标明实质性要求（★）（.*第二十条）"):
            composed(requirements=rows)

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"bid_deadline_on": date(2023, 10, 18)}, "不足10日，最早为2023年10月19日（214号 10"),
            ({"final_quotes": 1}, "少于2家（214号 21；财库〔2015〕124号"),
        ],
    )
    def test_a_consultation_in_too_little_time(self, changed: dict[str, Any], said: str) -> None:
        with pytest.raises(DocumentRefused) as refusal:
            CATALOGUE["consultation_document"].compose({**consultation_document().model_dump(), **changed})
        assert said in str(refusal.value)

    def test_a_consultation_whose_price_weighs_too_much(self) -> None:
        row = consultation_document().schemes[0].model_dump()
        heavy = SchemeRow(
            **{
                **row,
                "price_weight": Decimal(31),
                "factors": (
                    FactorRow(
                        name="服务方案",
                        kind=FactorKind.TECHNICAL,
                        points=Decimal(69),
                        items=standard_items("服务方案", Decimal(69)),
                    ),
                ),
            }
        )
        with pytest.raises(DocumentRefused, match=r"价格分占总分值的31%，服务项目应为10%至30%（依据：214号 24"):
            CATALOGUE["consultation_document"].compose({**consultation_document().model_dump(), "schemes": (heavy,)})


NEGOTIATING = {
    "三个工作日（74号 29）": ("首次响应文件提交截止时间",),
    "保证金依据": ("不收取谈判保证金",),
    "法定情形": ("采用竞争性谈判的法定情形：公开招标后提交投标文件的供应商只有两家",),
    "经批准的两家": (
        "经批准与演练数据·惠程人力资源服务有限公司、演练数据·东江人才服务有限公司谈判",
        "（惠城财采〔2023〕0号）",
    ),
    "最低最后报价（采购法 38、74号 35）": ("按照最后报价由低到高的顺序提出成交候选供应商", "第三十五条"),
    "终止（74号 37）": ("《政府采购非招标采购方式管理办法》第三十七条",),
    "确定成交（74号 36）": ("质量和服务均能满足采购文件实质性响应要求且最后报价最低",),
}
PLATFORM_HAS = {
    "功能": (
        "功能清单",
        "登记求职人员的基本信息",
        "企业用工信息库",
        "编制、审核、发布、更正和撤回招聘公告",
        "市级归集、多点联动、统一发布",
    ),
    "容量": ("开通账号不少于90个", "支持200名用户同时在线", "每月可用率不低于99.5%"),
    "接口": ("完成与下列系统和接口的对接：演练省级就业信息系统数据接口",),
    "数据": ("平台产生和归集的数据归采购人所有", "将演练求职登记表整理、校验后导入"),
    "安全": ("网络安全等级保护第二级", "《中华人民共和国个人信息保护法》", "日志留存不少于6个月"),
    "试运行": ("于2023年12月10日前完成试运行，试运行不少于10天",),
    "运维": ("故障报告后30分钟内响应", "4小时内恢复", "质保期24个月"),
    "成果": ("源代码", "知识产权归采购人所有"),
    "合同": ("信息平台的开发、交付和服务协商一致", "第十四条合同的变更、解除和移交", "附件1功能清单"),
    "评分": ("重要要求（▲）响应", "信息系统开发类项目合同，提供2项以上的得"),
}


class TestOtherDocuments:
    @pytest.mark.parametrize(
        ("kind", "items"), [("negotiation_document", NEGOTIATING), ("platform_document", PLATFORM_HAS)]
    )
    def test_every_item_is_there(self, kind: str, items: dict[str, tuple[str, ...]]) -> None:
        body = squeeze(CATALOGUE[kind].compose(SAMPLES[kind]()).text())
        assert [f"{item}: {text}" for item, texts in items.items() for text in texts if squeeze(text) not in body] == []

    def test_a_negotiation_speaks_of_no_tender_and_no_consultation(self) -> None:
        body = CATALOGUE["negotiation_document"].compose(SAMPLES["negotiation_document"]()).text()
        body = body.replace("公开招标后提交投标文件", "").replace("公开招标后", "")
        assert {
            word for word in ("投标人", "投标文件", "招标文件", "评标委员会", "中标人", "磋商") if word in body
        } == set()

    def test_a_platform_speaks_of_no_running_of_stations(self) -> None:
        body = CATALOGUE["platform_document"].compose(SAMPLES["platform_document"]()).text()
        said = ("拟任站长", "人力资源服务许可证", "全部驿站投入运营", "场所租金", "考核得分", "目标任务分解")
        assert {word for word in said if word in body} == set()

    def test_a_negotiation_in_too_little_time(self) -> None:
        facts = SAMPLES["negotiation_document"]().model_dump() | {"bid_deadline_on": date(2023, 10, 11)}
        with pytest.raises(DocumentRefused, match="不足3个工作日，最早为2023年10月12日"):
            CATALOGUE["negotiation_document"].compose(facts | {"documents_until": date(2023, 10, 10)})

    def test_an_invited_tender_has_its_document(self) -> None:
        text = composed(invited=True).text()
        assert "邀请招标文件" in text and "采用邀请招标方式采购" in text and "公开招标文件" not in text


class TestOneTruthInside:
    """What a document says twice it says alike (findings: ▲ without points, three rules of precedence, subcontracting)."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_one_rule_of_precedence(self, kind: str) -> None:
        text = CATALOGUE[kind].compose(SAMPLES[kind]()).text()
        assert text.count("按下列顺序适用：（1）最后发出的澄清、修改") == 1
        assert not re.search(r"不一致的，以第[一二三四五六七]章为准|以本表为准", text)

    @pytest.mark.parametrize("kind", ["tender_document", "consultation_document", "platform_document"])
    def test_what_is_marked_is_scored(self, kind: str) -> None:
        facts = SAMPLES[kind]()
        count = sum(row.mark == "▲" for row in facts.requirements)
        assert count and f"标注“▲”的{count}项重要要求" in CATALOGUE[kind].compose(facts).text()
        own = tuple(
            row.model_copy(
                update={"items": (row.items[0].model_copy(update={"points": row.points, "criterion": "甲"}),)}
            )
            for row in facts.schemes[0].factors
        )
        unscored = {**facts.model_dump(), "schemes": [facts.schemes[0].model_copy(update={"factors": own})]}
        with pytest.raises(DocumentRefused, match="没有相应的评分"):
            CATALOGUE[kind].compose(unscored)

    def test_subcontracting_in_document_and_contract(self) -> None:
        none, some = composed().text(), composed(subcontract="招聘活动的场地布置，不超过合同金额的10%").text()
        assert "本项目不允许分包" in none and "乙方不得将本合同转包、分包" in none
        assert "本项目允许分包的内容、金额或者比例：招聘活动的场地布置" in some
        assert "可以分包的内容、金额或者比例：招聘活动的场地布置，不超过合同金额的10%。其他内容不得分包" in some
        assert "未经甲方书面同意不得分包" not in none + some

    def test_two_contracts_of_the_kind_suffice(self) -> None:
        assert "提供2项以上的得15分，提供1项的得7.5分" in composed().text()


def test_the_standard_clauses_follow_the_plan() -> None:
    rows = standard_requirements(replace(STANDARD, hours="每周服务不少于5天", staff=3), TENDER)
    text = "".join(row.text for row in rows)
    assert "开放时间：每周服务不少于5天。" in text
    assert "专职工作人员（含站长）不少于3名" in text
