"""Samples of the papers from the notice to the award, and of what is held against it; all fictitious (演练数据)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from documents.catalogue.purchase.bid_records import (
    CheckLineRow,
    ConfirmedRow,
    EvaluationCheckFacts,
    LotCheckRow,
    LowPriceRow,
    MemberRow,
    OpenedBidRow,
    OpeningRecordFacts,
    RejectionRow,
)
from documents.catalogue.purchase.correction import (
    CorrectionNoticeFacts,
    CorrectionRow,
    FailedLotRow,
    TerminationNoticeFacts,
)
from documents.catalogue.purchase.course_records import (
    DrawnRow,
    ExaminedRow,
    ExpertDrawFacts,
    QualificationRecordFacts,
)
from documents.catalogue.purchase.method_change import MethodChangeFacts, RoundRow
from documents.catalogue.purchase.replies import (
    AnsweredMatterRow,
    ChallengeReplyFacts,
    ComplaintStatementFacts,
    CourseRow,
    DefenceRow,
    EvidenceRow,
)
from documents.catalogue.purchase.unsuccessful import UnsuccessfulNoticeFacts
from tests.documents.samples import _PROCUREMENT, BUREAU, OPERATOR

RIVAL, UNLICENSED = "演练数据·东江人才服务有限公司", "演练数据·无证咨询有限公司"
TREASURY = "惠州市惠城区财政局"


def correction_notice() -> CorrectionNoticeFacts:
    return CorrectionNoticeFacts(
        **_PROCUREMENT,
        doc_date=date(2023, 10, 20),
        time=2,
        first_published=date(2023, 10, 9),
        about="采购文件",
        reason="对评审因素的表述作进一步明确",
        changes=(
            CorrectionRow(
                item="第三章评标办法第2.3条",
                before="同类业绩：每提供1项得5分，最高15分。",
                after="同类业绩：每提供1项得5分，最高15分；以合同关键页扫描件为准。",
            ),
            CorrectionRow(
                item="第四章采购需求第5.1条",
                before="开放时间：工作日9时至17时。",
                after="开放时间：工作日8时30分至17时30分。",
            ),
        ),
        deadline_before=date(2023, 10, 30),
        deadline_after=date(2023, 11, 6),
        other_matters=("已经提交的投标文件，可以在截止时间以前撤回、补充或者修改。",),
    )


def termination_notice() -> TerminationNoticeFacts:
    return TerminationNoticeFacts(
        **_PROCUREMENT,
        doc_date=date(2023, 10, 30),
        failed=True,
        method="公开招标",
        first_published=date(2023, 10, 9),
        lots=("采购包1", "采购包2"),
        ground="依据《中华人民共和国政府采购法》第三十六条第一款第（一）项",
        reason="截至提交投标文件截止时间，参加的投标人2家，不足三家",
        failed_lots=(
            FailedLotRow(lot="采购包1", bidders=2, reasons=("递交投标文件的投标人2家，不足3家，不予开标",)),
            FailedLotRow(
                lot="采购包2",
                bidders=3,
                qualified=2,
                reasons=("投标人甲未提供有效的人力资源服务许可证", "通过资格审查的投标人2家，不足3家"),
            ),
        ),
        next_step="本项目将重新组织采购活动，具体以后续发布的采购公告为准。",
    )


def opening_record() -> OpeningRecordFacts:
    return OpeningRecordFacts(
        **_PROCUREMENT,
        doc_date=date(2023, 10, 30),
        method="公开招标",
        opened_on=date(2023, 10, 30),
        place="惠州市公共资源交易中心演练开标室",
        host="演练主持",
        staff=("演练甲", "演练乙"),
        supervisor="演练监督",
        lots=(("采购包1", 83_125_000), ("采购包2", 49_875_000)),
        bids=tuple(
            OpenedBidRow(lot_number=lot, supplier_name=name, price=price, remark=remark)
            for lot, name, price, remark in (
                ("采购包1", OPERATOR, 82_000_000, ""),
                ("采购包1", RIVAL, 82_500_000, ""),
                ("采购包1", UNLICENSED, 80_000_001, "未附许可证"),
                ("采购包2", OPERATOR, 49_000_000, ""),
                ("采购包2", RIVAL, 49_100_000, ""),
                ("采购包2", "演练数据·玥堃人力有限公司", 48_800_000, ""),
            )
        ),
    )


def evaluation_check() -> EvaluationCheckFacts:
    return EvaluationCheckFacts(
        **_PROCUREMENT,
        doc_date=date(2023, 11, 1),
        method="公开招标",
        opened_on=date(2023, 10, 30),
        reported_on=date(2023, 10, 31),
        members=(
            MemberRow(name="演练喆", seat="评审专家（组长）", unit="演练评审专家库"),
            MemberRow(
                name="演练玥", seat="评审专家", unit="演练评审专家库", declared=f"{RIVAL}：曾有劳动关系（至2019-12-31）"
            ),
            MemberRow(name="演练祎", seat="采购人代表", unit=BUREAU),
        ),
        committee="评审委员会共5人（单数），其中评审专家4人、采购人代表1人；评审专家不少于成员总数的三分之二。",
        lots=(
            LotCheckRow(
                number="采购包1",
                name="江北片区",
                scheme="综合评分法，价格分20分，其他评审因素80分",
                lines=(
                    CheckLineRow(
                        supplier_name=OPERATOR, item="价格分", recorded="20.00", computed="20.00", agrees=True
                    ),
                    CheckLineRow(supplier_name=OPERATOR, item="总分", recorded="91.25", computed="91.25", agrees=True),
                    CheckLineRow(supplier_name=RIVAL, item="总分", recorded="88.10", computed="88.01", agrees=False),
                ),
                winner=OPERATOR,
            ),
        ),
        rejected=(
            RejectionRow(
                lot_number="采购包1", supplier_name=UNLICENSED, reason="未提供人力资源服务许可证（招标文件资格要求）"
            ),
        ),
        low_prices=(
            LowPriceRow(
                lot_number="采购包1",
                supplier_name=RIVAL,
                price=40_000_000,
                why="低于最高限价的50%",
                explanation="自有场地，管理费用低（演练）",
                accepted=True,
            ),
        ),
        checks=(
            ConfirmedRow(
                text="开标与投标截止为同一时间，全程录音录像",
                basis="87号 39、40",
                conclusion="符合",
                evidence="录像编号演练001",
            ),
        ),
        difference_noted="平台按四舍五入逐项取舍，不影响排序。",
    )


def unsuccessful_notice() -> UnsuccessfulNoticeFacts:
    return UnsuccessfulNoticeFacts(
        **_PROCUREMENT,
        doc_date=date(2023, 11, 2),
        supplier_name=RIVAL,
        lot_number="采购包1",
        lot_name="江北片区驿站运营服务",
        method="公开招标",
        opened_on=date(2023, 10, 30),
        notice_on=date(2023, 11, 2),
        notice_address="https://gdgpo.example.cn/award/1",
        winner_name=OPERATOR,
        winner_amount=82_000_000,
        score=Decimal("88.10"),
        rank=2,
        bond_working_days=5,
        challenge_until=date(2023, 11, 14),
    )


def challenge_reply() -> ChallengeReplyFacts:
    return ChallengeReplyFacts(
        org=BUREAU,
        rehearsal=True,
        doc_date=date(2023, 11, 14),
        number="惠城人社函〔2023〕0号",
        project_number="YL-HC-2023-0018",
        project_name="惠州市惠城区就业驿站运营服务项目",
        supplier_name=RIVAL,
        received_on=date(2023, 11, 6),
        about="采购结果",
        lots=("采购包1",),
        matters="认为同类业绩评审因素的打分有误；认为评标没有录音录像（演练）。",
        answers=(
            AnsweredMatterRow(
                matter="认为同类业绩评审因素的打分有误（演练）。",
                found="经核查评标报告和录音录像，五名评标委员会成员对该因素的评分一致，与招标文件规定相符（演练）。",
                law="招标文件第五章评标办法第2.3条",
                upheld=False,
            ),
            AnsweredMatterRow(
                matter="认为评标没有录音录像（演练）。",
                found="评标活动全程录音录像，已经存档（演练）。",
                law="《政府采购货物和服务招标投标管理办法》第三十九条",
                upheld=False,
            ),
        ),
        request="请求复核评审得分。",
        facts_found="经核查评标报告和录音录像，五名评标委员会成员对该因素的评分一致，与招标文件规定相符（演练）。",
        law=("《政府采购质疑和投诉办法》第十三条、第十五条、第十六条。",),
        upheld=False,
        conclusion="采购包1的采购结果不变。",
        treasury=TREASURY,
        complaint_from=date(2023, 11, 15),
        complaint_until=date(2023, 12, 6),
        contact_person="演练丙",
        contact_phone="0752-0000003",
        copies_to=(OPERATOR,),
    )


def complaint_statement() -> ComplaintStatementFacts:
    return ComplaintStatementFacts(
        org=BUREAU,
        rehearsal=True,
        doc_date=date(2023, 11, 24),
        treasury=TREASURY,
        notice_number="惠城财采〔2023〕0号",
        notice_on=date(2023, 11, 20),
        project_number="YL-HC-2023-0018",
        project_name="惠州市惠城区就业驿站运营服务项目",
        method="公开招标",
        complainant=RIVAL,
        matters="对质疑答复不满意，请求认定中标结果无效（演练）。",
        course=(
            CourseRow(step="招标公告", on=date(2023, 10, 9)),
            CourseRow(step="投标截止、开标", on=date(2023, 10, 30)),
            CourseRow(step="中标公告、中标通知书", on=date(2023, 11, 2)),
        ),
        challenge_on=date(2023, 11, 6),
        challenge_matters="认为同类业绩评审因素的打分有误（演练）。",
        reply_on=date(2023, 11, 14),
        reply_number="惠城人社函〔2023〕0号",
        reply_outcome="质疑不成立",
        within_challenge=False,
        statement="评审程序合法，打分有据（演练）。",
        answers=(
            DefenceRow(
                matter="请求认定中标结果无效（演练）。",
                answer="评标委员会按招标文件第五章独立评审，总分和排序经复核无误（演练）。",
                law="《政府采购货物和服务招标投标管理办法》第六十四条",
                evidence=(2, 3),
            ),
        ),
        evidence=(
            EvidenceRow(name="质疑函", proves="质疑人、质疑事项和收到日期", pages="1-4"),
            EvidenceRow(name="评标报告和评分明细", proves="评审程序和得分"),
            EvidenceRow(name="开标评标录音录像（光盘1张）"),
        ),
        contact_person="演练丙",
        contact_phone="0752-0000003",
    )


def method_change_request() -> MethodChangeFacts:
    return MethodChangeFacts(
        org=BUREAU,
        rehearsal=True,
        doc_date=date(2023, 10, 31),
        treasury=TREASURY,
        project_number="YL-HC-2023-0018",
        project_name="惠州市惠城区就业驿站运营服务项目",
        purchaser_name=BUREAU,
        overview="8个就业驿站的运营服务，服务期限12个月",
        budget=133_000_000,
        fund_source="2023年第二批中央就业补助资金（演练财社〔2023〕1号）",
        method="公开招标",
        course=(
            RoundRow(step="招标公告", on=date(2023, 10, 9)),
            RoundRow(step="采购失败（废标）", on=date(2023, 10, 30)),
        ),
        reason="截至投标截止时间递交投标文件的供应商只有2家，不足3家",
        failed_lots=(FailedLotRow(lot="采购包1", bidders=2, reasons=("递交投标文件的投标人2家，不足3家",)),),
        challenges="本次招标没有收到供应商的质疑。",
        documents_opinion="经论证，招标文件没有不合理条款，招标公告时间和程序符合规定，论证意见附后。",
        asked_method="竞争性谈判",
        ground="公开招标后提交投标文件的供应商只有两家（《政府采购非招标采购方式管理办法》第二十七条）",
        remaining=(OPERATOR, RIVAL),
        enclosures=("在省级以上财政部门指定的媒体发布招标公告的证明材料", "预算批复文件或者资金来源证明"),
        contact_person="演练丙",
        contact_phone="0752-0000003",
    )


def expert_draw_record() -> ExpertDrawFacts:
    return ExpertDrawFacts(
        **_PROCUREMENT,
        doc_date=date(2023, 10, 27),
        method="公开招标",
        budget=133_000_000,
        drawn_on=date(2023, 10, 27),
        review_on=date(2023, 10, 30),
        review_place="惠州市公共资源交易中心演练评标室",
        drawn_by="演练甲",
        professions=("人力资源服务", "公共管理"),
        excluded=(OPERATOR,),
        experts=4,
        purchaser_reps=1,
        members=(DrawnRow(seat="评审专家"),) * 4 + (DrawnRow(seat="采购人代表", name="演练祎", unit=BUREAU),),
    )


def qualification_record() -> QualificationRecordFacts:
    return QualificationRecordFacts(
        **_PROCUREMENT,
        doc_date=date(2023, 10, 30),
        method="公开招标",
        examined_on=date(2023, 10, 30),
        asked=("具有有效的人力资源服务许可证", "未被列入失信被执行人名单"),
        asks_licence=True,
        lots=("采购包1",),
        suppliers=(
            ExaminedRow(
                lot_number="采购包1", supplier_name=OPERATOR, licence="演练证001，有效期至2026-12-31", passed=True
            ),
            ExaminedRow(
                lot_number="采购包1",
                supplier_name=RIVAL,
                licence="演练证002，有效期至2025-06-30",
                related="单位负责人：演练丁",
                passed=True,
            ),
            ExaminedRow(
                lot_number="采购包1",
                supplier_name=UNLICENSED,
                licence="未提供",
                passed=False,
                reason="未提供有效的人力资源服务许可证（招标文件资格要求）",
            ),
        ),
    )


SAMPLES = {
    "method_change_request": method_change_request,
    "expert_draw_record": expert_draw_record,
    "qualification_record": qualification_record,
    "correction_notice": correction_notice,
    "termination_notice": termination_notice,
    "opening_record": opening_record,
    "evaluation_check": evaluation_check,
    "unsuccessful_notice": unsuccessful_notice,
    "challenge_reply": challenge_reply,
    "complaint_statement": complaint_statement,
}
