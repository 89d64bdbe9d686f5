"""Corrections, failures, records, replies: complete by the rules, refusing what contradicts itself, right at the edges."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from documents.catalogue import CATALOGUE
from documents.catalogue.purchase.bid_records import LotCheckRow, OpenedBidRow
from documents.catalogue.purchase.course_records import ExaminedRow
from documents.catalogue.purchase.replies import EvidenceRow
from documents.content import AnyBlock, Document, Table
from documents.errors import DocumentRefused
from documents.worker import RenderPool
from tests.documents import samples, samples_bidding, samples_methods
from tests.documents.conftest import MM, Sample, opened, squeeze
from tests.documents.samples import OPERATOR
from tests.documents.test_catalogue import PARTIES

CORRECTION_FIELDS = {
    "原公告的采购项目编号": "原公告的采购项目编号：YL-HC-2023-0018",
    "原公告的采购项目名称": "原公告的采购项目名称：惠州市惠城区就业驿站运营服务项目",
    "首次公告日期": "首次公告日期：2023年10月9日",
    "更正事项": "更正事项：采购文件",
    "更正前": "最高15分。",
    "更正后": "最高15分；以合同关键",
    "截止时间是否变动": "2023年10月30日09时30分00秒（北京时间）顺延至2023年11月6日",
    "更正日期": "更正日期：2023年10月20日",
    "其他补充事宜": "三、其他补充事宜",
    **PARTIES,
}
TERMINATION_FIELDS = {
    "采购项目编号": "采购项目编号：YL-HC-2023-0018",
    "采购项目名称": "采购项目名称：惠州市惠城区就业驿站运营服务项目",
    "项目终止的原因": "参加的投标人2家，不足三家",
    "各包": "通过资格审查的投标人2家",
    "法定事由": "第三十六条第一款第（一）项",
    "其他补充事宜": "本项目将重新组织采购活动",
    **PARTIES,
}
OPENING_FIELDS = {
    "投标人名称": "演练数据·惠程",
    "报价": "820,000.00",
    "大写": "捌拾贰万元整",
    "开标时间": "2023年10月30日09时30",
    "开标地点": "惠州市公共资源交易中心",
    "主持人": "演练主持",
    "监督人员": "演练监督",
    "投标人代表签名": "投标人代表",
    "记录人签名": "记录人签名",
    "存档": "第四十二条",
}
CHECK_FIELDS = {
    "评审委员会": "评审专家4人、采购人代表1人",
    "回避": "申报的利害关系",
    "得分": "88.10",
    "复核得分": "88.01",
    "结论": "有1项不一致",
    "差异说明": "平台按四舍五入逐项取舍",
    "无效投标": "未提供人力资源服务许可证",
    "异常低价": "低于最高限价",
    "程序": "开标与投标截止为同一时间",
    "不得改变结果": "第六十四条",
    "期限": "5个工作日内",
}
UNSUCCESSFUL_FIELDS = {
    "本人得分": "评审得分为88.10分",
    "本人排序": "排序第2",
    "结果": "中标供应商：演练数据·惠程人力资源服务有限公司",
    "保证金": "5个工作日内退还",
    "质疑期": "2023年11月14日前",
}
REPLY_FIELDS = {
    "质疑供应商名称": "演练数据·东江人才服务有限公司：",
    "收到质疑函的日期": "2023年11月6日收到",
    "质疑项目名称及编号": "惠州市惠城区就业驿站运营服务项目（项目编号：YL-HC-2023-0018）",
    "质疑事项": "同类业绩评审因素的打分有误",
    "请求": "请求复核评审得分",
    "事实依据": "五名评标委员会成员",
    "法律依据": "法律依据：招标文件第五章",
    "逐项结论": "质疑事项2不成立",
    "答复结论": "质疑事项不成立",
    "投诉权利": "向惠州市惠城区财政局提起投诉",
    "投诉期限": "2023年12月6日前",
    "答复人名称和日期": "惠州市惠城区人力资源和社会保障局2023年11月14日",
    "其他有关供应商": "抄送：演练数据·惠程人力资源服务有限公司",
    "文号": "惠城人社函〔2023〕0号",
}
STATEMENT_FIELDS = {
    "财政部门": "惠州市惠城区财政局：",
    "通知书": "惠城财采〔2023〕0号",
    "投诉人": "演练数据·东江人才服务有限公司对",
    "过程": "投标截止、开标",
    "质疑": "2023年11月6日提出质疑",
    "答复": "答复结论为：质疑不成立",
    "超出范围": "第二十条",
    "说明": "评审程序合法",
    "逐项": "关于投诉事项1",
    "对应证据": "（证据2、3）",
    "证据目录": "证据、依据和有关材料目录",
    "证据": "开标评标录音录像（光盘1张）",
}
CHANGE_FIELDS = {
    "基本情况": "项目概况：8个就业驿站",
    "预算": "人民币壹佰叁拾叁万元整",
    "资金来源": "资金来源：2023年第二批中央就业补助资金",
    "公告证明": "指定的媒体发布招标公告的证明材料",
    "质疑": "本次招标没有收到供应商的质疑",
    "论证": "招标文件没有不合理条款",
    "方式": "由公开招标变更为竞争性谈判",
    "两家": "演练数据·东江人才服务有限公司两家供应商进行谈判",
    "依据": "第二十八条",
    "请批复": "妥否，请批复",
}
DRAW_FIELDS = {
    "项目": "惠州市惠城区就业驿站运营服务项目",
    "人数": "4人",
    "专业": "人力资源服务",
    "回避": "演练数据·惠程人力资源服务有限公司",
    "身份": "采购人代表",
    "补抽": "补抽并另行记录",
    "保密": "在评审结果公告前应当保密",
    "签名": "监督人员签名",
}
QUALIFICATION_FIELDS = {
    "要求": "具有有效的人力资源服务许可证",
    "许可证": "演练证001",
    "不合格": "不合格：未提供",
    "合格家数": "资格合格的投标人2家，不足3家，不得评审",
    "信用": "信用记录查询",
    "依据": "第四十四条",
}
PRESCRIBED = [
    (kind, name, wanted)
    for kind, fields in (
        ("correction_notice", CORRECTION_FIELDS),
        ("termination_notice", TERMINATION_FIELDS),
        ("opening_record", OPENING_FIELDS),
        ("evaluation_check", CHECK_FIELDS),
        ("unsuccessful_notice", UNSUCCESSFUL_FIELDS),
        ("challenge_reply", REPLY_FIELDS),
        ("complaint_statement", STATEMENT_FIELDS),
        ("method_change_request", CHANGE_FIELDS),
        ("expert_draw_record", DRAW_FIELDS),
        ("qualification_record", QUALIFICATION_FIELDS),
    )
    for name, wanted in fields.items()
]


@pytest.mark.parametrize(("kind", "name", "wanted"), PRESCRIBED, ids=[f"{k}-{n}" for k, n, _w in PRESCRIBED])
def test_every_prescribed_field_is_there(rendered: dict[str, Sample], kind: str, name: str, wanted: str) -> None:
    assert squeeze(wanted) in rendered[kind].text


def changed(kind: str, **fields: Any) -> Document:
    """The kind's sample with other facts."""
    made = {**samples_bidding.SAMPLES, **samples_methods.SAMPLES}[kind]()
    values = {name: getattr(made, name) for name in type(made).model_fields} | fields
    return CATALOGUE[kind].compose(values)


def said(document: Document) -> str:
    return squeeze(document.text())


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("complaint_statement", {"evidence": (EvidenceRow(name="质疑函"),)}, "证据序号"),
    ("method_change_request", {"asked_method": "公开招标"}, "asked_method"),
    ("method_change_request", {"remaining": (OPERATOR,)}, "remaining"),
    ("expert_draw_record", {"experts": 5}, "members"),
    ("expert_draw_record", {"drawn_on": date(2023, 10, 31)}, "drawn_on"),
    ("qualification_record", {"lots": ("采购包2",)}, "采购包1"),
    (
        "qualification_record",
        {"suppliers": (ExaminedRow(lot_number="采购包1", supplier_name="甲", passed=False),)},
        "reason",
    ),
    ("correction_notice", {"deadline_after": date(2023, 10, 29)}, "deadline_after"),
    ("correction_notice", {"doc_date": date(2023, 10, 8)}, "first_published"),
    ("correction_notice", {"about": "合同"}, "更正事项"),
    ("termination_notice", {"failed": False}, "next_step"),
    ("termination_notice", {"reason": ""}, "具体原因"),
    ("opening_record", {"bids": (OpenedBidRow(lot_number="采购包9", supplier_name="甲", price=1),)}, "采购包9"),
    ("opening_record", {"opened_at": "9点"}, "开标时间"),
    ("unsuccessful_notice", {"rejected": "无许可证"}, "rejected"),
    ("unsuccessful_notice", {"winner_name": samples_bidding.RIVAL}, "winner_name"),
    ("challenge_reply", {"received_on": date(2023, 11, 15)}, "received_on"),
    ("challenge_reply", {"law": ()}, "法律依据"),
    ("challenge_reply", {"holds_opening": True}, "holds_opening"),
    ("complaint_statement", {"evidence": ()}, "证据"),
    ("complaint_statement", {"reply_outcome": ""}, "reply_outcome"),
    ("consultation_letter", {"sign_by": date(2023, 11, 1)}, "sign_by"),
    ("consultation_letter", {"performance_bond": 9_000_000}, "performance_bond"),
]


@pytest.mark.parametrize(("kind", "fields", "named"), REFUSED, ids=[f"{k}-{n}" for k, _f, n in REFUSED])
def test_contradictions_are_refused_by_name(kind: str, fields: dict[str, Any], named: str) -> None:
    with pytest.raises(DocumentRefused, match=named):
        changed(kind, **fields)


class TestCorrection:
    def test_a_deadline_that_stays_is_said_to_stay(self) -> None:
        text = said(changed("correction_notice", deadline_after=None))
        assert "不改变提交投标文件截止时间和开启时间，仍为2023年10月30日09时30分00秒" in text
        assert "顺延" not in text

    def test_without_a_table_the_reason_is_the_content(self) -> None:
        text = said(changed("correction_notice", changes=(), deadline_after=None))
        assert "更正内容：对评审因素的表述作进一步明确" in text and "更正前后内容如下" not in text

    def test_to_known_suppliers_it_is_a_written_notice(self) -> None:
        document = changed("correction_notice", recipients=("已获取采购文件的各供应商",), time=1)
        assert document.title.endswith("采购文件澄清（修改）通知") and "公告" not in said(document)
        assert "采购文件发出日期2023年10月9日" in said(document)

    def test_of_a_result_it_speaks_of_no_deadline(self) -> None:
        document = changed(
            "correction_notice", about="采购结果", time=1, deadline_before=None, deadline_after=None, other_matters=()
        )
        assert document.title.endswith("采购结果更正公告") and "截止" not in said(document)
        assert "更正事项采购结果" in said(document) and "原采购结果公告与本次更正不一致的" in said(document)


class TestEnd:
    def test_what_is_no_tender_is_terminated_without_the_article_on_tenders(self) -> None:
        document = changed("termination_notice", tender=False, ground="")
        assert (
            document.title.endswith("终止公告") and "第三十六条" not in said(document) and "废标" not in said(document)
        )

    @pytest.mark.parametrize(
        ("collected", "wanted"), [(0, "没有收取"), (5_000, "人民币伍拾元整"), (None, "项目终止的原因")]
    )
    def test_a_cancelled_task_says_what_is_paid_back(self, collected: int | None, wanted: str) -> None:
        document = changed("termination_notice", failed=False, next_step="", ground="", collected=collected)
        assert wanted in said(document) and "重新" not in said(document)


class TestUnsuccessful:
    def test_an_invalid_bid_is_told_why_and_no_score(self) -> None:
        text = said(changed("unsuccessful_notice", rejected="无许可证（招标文件）", score=None, rank=None))
        assert "未通过审查，投标无效，原因和依据：无许可证（招标文件）" in text and "得分" not in text

    def test_where_price_decides_there_is_a_place_and_no_score(self) -> None:
        text = said(changed("unsuccessful_notice", tender=False, score=None, rank=2, bond_working_days=None))
        assert "最后报价排序第2，未被确定为成交供应商" in text and "保证金" not in text and "中标" not in text


class TestReply:
    @pytest.mark.parametrize(
        ("fields", "wanted"),
        [
            ({"upheld": True}, "另行确定中标、成交供应商，或者重新开展采购活动"),
            ({"upheld": True, "affects_result": False}, "没有对采购结果构成影响，采购活动继续开展"),
            ({"upheld": True, "about": "采购文件", "holds_opening": True}, "暂停开标"),
            ({"upheld": True, "about": "采购文件"}, "澄清或者修改采购文件后继续开展采购活动"),
        ],
    )
    def test_what_follows_is_that_of_article_16(self, fields: dict[str, Any], wanted: str) -> None:
        assert wanted in said(changed("challenge_reply", **fields))

    def test_without_a_reply_the_statement_says_so(self) -> None:
        text = said(changed("complaint_statement", reply_on=None, reply_outcome="", reply_number=""))
        assert "质疑尚未答复" in text


class TestEdges:
    def test_sixty_bidders_with_long_names_stay_in_the_type_area(self, pool: RenderPool) -> None:
        bids = tuple(
            OpenedBidRow(lot_number="采购包1", supplier_name=f"演练数据·{'长' * 60}{n}公司", price=10**9 + n)
            for n in range(60)
        )
        document = changed("opening_record", bids=bids)
        sample = opened(document, pool.render(document))
        assert (
            "投标人60家" in sample.text
            and "采购包2开标一览表（最高限价498,750.00元，投标人0家）（无）" not in sample.text
        )
        for page in sample.pages:
            inside = [char for char in page.chars if char["top"] > 37 * MM]  # the mark 演练数据 stands above
            assert max(char["x1"] for char in inside) < page.width - 17 * MM
            assert min(char["x0"] for char in inside) > 17 * MM

    def test_without_details_nothing_is_said_to_agree(self) -> None:
        text = said(
            changed("evaluation_check", lots=(LotCheckRow(number="采购包1", name="江北"),), difference_noted="")
        )
        assert "未复核" in text and "全部一致" not in text

    def test_bidders_stand_across_and_factors_down(self) -> None:
        """The check is read bidder against bidder; a figure that differs shows both."""
        document = CATALOGUE["evaluation_check"].compose(samples_bidding.evaluation_check())
        (lot,) = samples_bidding.evaluation_check().lots
        firms = list(dict.fromkeys(line.supplier_name for line in lot.lines))
        (matrix,) = (b for b in document.blocks if isinstance(b, Table) and b.columns[0].title == "项目")
        assert [column.title for column in matrix.columns[1:]] == firms
        differing = [line for line in lot.lines if not line.agrees]
        shown = [cell for row in matrix.rows for cell in row if "×" in cell]
        assert shown == [f"平台{line.recorded}\n复核{line.computed} ×" for line in differing]

    def test_more_than_four_bidders_go_on_in_another_table(self) -> None:
        (lot,) = samples_bidding.evaluation_check().lots
        lines = tuple(lot.lines[0].model_copy(update={"supplier_name": f"演练数据·第{n}公司"}) for n in range(1, 6))
        document = changed("evaluation_check", lots=(lot.model_copy(update={"lines": lines}),))
        matrices = [b for b in document.blocks if isinstance(b, Table) and b.columns[0].title == "项目"]
        assert [len(matrix.columns) for matrix in matrices] == [5, 2]

    def test_agreement_is_said_with_its_count(self) -> None:
        lots = tuple(lot.model_copy(update={"lines": lot.lines[:2]}) for lot in samples_bidding.evaluation_check().lots)
        assert "共复核2项，平台结果与按采购文件复核的结果全部一致" in said(changed("evaluation_check", lots=lots))


METHODS: dict[str, dict[str, str]] = {
    "consultation_notice": {
        "采购方式": "采购方式：竞争性磋商",
        "联合体": "是否接受联合体：本项目不接受联合体。",
        "获取": "三、获取采购文件",
        "截止": "自磋商文件开始发出之日起共21日",
        "开启": "五、开启",
        "期限": "自本公告发布之日起3个工作日",
        "保证金": "磋商保证金",
        **PARTIES,
    },
    "bid_invitation": {
        "受邀": squeeze(f"{OPERATOR}："),
        "方式": "采购方式：邀请招标",
        "回复": "于2023年10月16日前（含当日）以书面形式",
        **PARTIES,
    },
    "negotiation_notice": {
        "受邀": squeeze(f"{OPERATOR}，"),
        "方式": "采购方式：竞争性谈判",
        "情形": "经批准与该两家谈判（批复文号：惠城财采〔2023〕5号）",
        "截止": "自谈判文件开始发出之日起共21日",
        "名称": "竞争性谈判邀请书",
        "保证金": "谈判保证金",
        **PARTIES,
    },
    "consultation_result_notice": {
        "项目编号": "一、项目编号：YL-HC-2023-0018",
        "成交金额": "820,000.00",
        "报价": "最后报价",
        "专家": "评审专家名单",
        "服务要求": "服务要求",
        "服务时间": "12个月",
        "期限": "1个工作日",
        "附件": "磋商文件",
        "声明": "成交供应商《中小企业声明函》",
        **PARTIES,
    },
    "consultation_letter": {
        "结果": "你单位为该采购包的成交供应商",
        "金额": "人民币捌拾贰万元整",
        "签订": "即2023年12月29日前",
        "不得修改": "对磋商文件确定的事项",
        "许可证": "人力资源服务许可证",
    },
}
METHOD_FIELDS = [(kind, name, wanted) for kind, fields in METHODS.items() for name, wanted in fields.items()]


@pytest.mark.parametrize(("kind", "name", "wanted"), METHOD_FIELDS, ids=[f"{k}-{n}" for k, n, _w in METHOD_FIELDS])
def test_other_methods_say_what_theirs_asks_for(rendered: dict[str, Sample], kind: str, name: str, wanted: str) -> None:
    assert squeeze(wanted) in rendered[kind].text


def test_a_negotiation_without_names_is_a_notice() -> None:
    text = said(changed("negotiation_notice", recipients=(), ground=""))
    assert "竞争性谈判公告" in text and "自本公告发布之日起3个工作日" in text and "邀请书" not in text


@pytest.mark.parametrize("kind", ["consultation_notice", "consultation_result_notice", "consultation_letter"])
def test_no_word_of_a_tender_stands_where_there_is_none(kind: str) -> None:
    made = samples_methods.SAMPLES[kind]()
    assert "中标" not in said(CATALOGUE[kind].compose(made)) and "公开招标" not in said(CATALOGUE[kind].compose(made))


def test_a_single_source_names_its_people_and_direct_purchase_sets_no_date() -> None:
    assert "单一来源采购人员名单" in said(changed("consultation_result_notice", method="单一来源采购"))
    direct = said(changed("consultation_letter", sign_by=None, notice_on=None, method="限额以下自行采购"))
    assert "之日起30日内" not in direct and "公告" not in direct


def _kinds_of_blocks(document: Document) -> set[str]:
    blocks: tuple[AnyBlock, ...] = document.blocks
    return {block.type for block in blocks}


def test_letters_end_with_an_imprint_and_notices_do_not() -> None:
    assert all("imprint" in _kinds_of_blocks(changed(kind)) for kind in ("challenge_reply", "complaint_statement"))
    assert "imprint" not in _kinds_of_blocks(changed("correction_notice"))


def test_bidders_stand_lot_by_lot_in_their_order_and_who_has_none_last() -> None:
    facts = samples.all_samples()["award_notice"]
    row = facts.bidders[0]
    ranks = (("采购包1", None), ("采购包1", 2), ("采购包2", 1), ("采购包1", 1))
    shuffled = tuple(row.model_copy(update={"lot_number": lot, "rank": rank}) for lot, rank in ranks)
    document = CATALOGUE["award_notice"].compose(facts.model_copy(update={"bidders": shuffled}))
    (table,) = (b for b in document.blocks if isinstance(b, Table) and "评审情况" in b.caption)
    assert [(cells[0], cells[4]) for cells in table.rows] == [
        ("采购包1", "1"),
        ("采购包1", "2"),
        ("采购包1", "—"),
        ("采购包2", "1"),
    ]
