"""评分细项: sub-items of well-known evaluation factors, each counted, none left to taste (87号 55).

A factor of the scheme that brings its own criterion keeps it. One without is spread over the sub-items of its topic;
a name that belongs to no topic has no standard, and anyone who drafts the document must say how it is scored.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from documents.amounts import decimal_text
from documents.catalogue.tender_document.rows import CriterionRow

HALF, CENT = Decimal("0.5"), Decimal("0.01")
MARKED = "重要要求（▲）响应"
"""The sub-item by which the clauses marked ▲ are scored."""


def flaw_text(*, operation: bool) -> str:
    """What counts as a flaw: printed under the table."""
    place = "本项目的驿站、服务区域、服务期限或者目标任务" if operation else "本项目的建设内容、功能清单或者履行期限"
    return (
        f"“缺陷”指有下列情形之一：内容与{place}不一致；引用的法规政策已经失效；前后矛盾；"
        "没有写明责任人、完成时间、工作措施三项中的任何一项。同一处只扣一次。"
    )


@dataclass(frozen=True)
class ScoringItem:
    """A sub-item: its share of the factor's points, and the elements or the way by which it is counted."""

    name: str
    share: int
    elements: tuple[str, ...] = ()
    way: str = ""
    """`elements`, or one of `head`, `heads`, `contracts`, `leader`, `members`, `marked`."""


TOPICS: tuple[tuple[tuple[str, ...], tuple[ScoringItem, ...]], ...] = (
    (("业绩",), (ScoringItem("同类项目业绩", 1, way="contracts"),)),
    (
        ("团队", "人员"),
        (
            ScoringItem("项目负责人", 2, way="head"),
            ScoringItem("拟任站长", 2, way="heads"),
            ScoringItem(
                "人员招用、培训和稳定措施",
                1,
                ("招用条件和到岗时间", "岗前培训计划", "日常培训计划", "考勤和内部考核办法", "人员更换和缺岗补位办法"),
            ),
        ),
    ),
    (
        ("信息", "应急", "平台"),
        (
            ScoringItem(
                "信息平台使用和数据管理",
                1,
                (
                    "平台登记和录入分工",
                    "数据质量自查和更正办法",
                    "台账与平台数据核对办法",
                    "个人信息保护措施",
                    "数据移交和删除办法",
                ),
            ),
            ScoringItem(
                "应急预案",
                1,
                ("人员缺岗", "服务对象聚集或者冲突", "个人信息泄露", "平台或者网络故障", "消防和活动安全事故"),
            ),
        ),
    ),
    (
        ("质量", "管理", "制度"),
        (
            ScoringItem(
                "内部管理制度",
                1,
                ("考勤管理", "工作纪律", "行为规范", "信息发布审核", "业务服务流程", "服务台账", "投诉处理"),
            ),
            ScoringItem("质量检查和改进", 1, ("自查频次和内容", "满意度回访", "问题整改时限", "考核结果运用")),
        ),
    ),
    (
        ("方案", "服务"),
        (
            ScoringItem(MARKED, 3, way="marked"),
            ScoringItem(
                "需求理解和重点难点分析",
                2,
                ("服务区域重点群体情况", "网格内用工主体情况", "驿站服务目标和定位", "重点难点及其对策"),
            ),
            ScoringItem(
                "驿站运营和网格化服务方案",
                4,
                (
                    "求职登记和建档",
                    "岗位归集、审核和发布",
                    "精准推荐和跟踪回访",
                    "企业走访和“一企一策”",
                    "招聘活动组织",
                    "政策宣传和申领协助",
                ),
            ),
            ScoringItem("目标任务分解和进度安排", 3, ("逐站分解", "逐月进度", "完成措施", "进度偏差的补救办法")),
            ScoringItem(
                "重点群体帮扶方案", 3, ("高校毕业生", "就业困难人员", "异地务工人员", "退役军人和残疾人等其他重点群体")
            ),
            ScoringItem(
                "质量控制和内部管理",
                2,
                ("考勤和工作纪律", "服务规范和流程", "台账管理", "投诉处理", "满意度回访和改进"),
            ),
        ),
    ),
)
"""The first topic whose word stands in the factor's name; 服务 fits many names and comes last."""
PLATFORM_TOPICS: tuple[tuple[tuple[str, ...], tuple[ScoringItem, ...]], ...] = (
    (("业绩",), (ScoringItem("同类项目业绩", 1, way="systems"),)),
    (
        ("团队", "人员"),
        (
            ScoringItem("项目负责人", 2, way="leader"),
            ScoringItem("项目组成员", 2, way="members"),
            ScoringItem("人员投入和稳定措施", 1, ("岗位分工", "投入人天", "驻场安排", "人员更换办法")),
        ),
    ),
    (
        ("安全", "数据"),
        (
            ScoringItem(
                "网络安全和数据安全方案",
                2,
                ("等级保护措施", "权限和日志", "备份和恢复", "漏洞管理", "安全事件处置"),
            ),
            ScoringItem("个人信息保护方案", 1, ("最小必要", "告知同意", "加密和脱敏", "影响评估", "泄露处置")),
        ),
    ),
    (
        ("运维", "售后", "质保", "服务"),
        (
            ScoringItem("试运行和培训方案", 1, ("测试用例", "试运行安排", "问题整改流程", "培训计划", "操作手册")),
            ScoringItem(
                "运行维护和质保方案", 2, ("响应和恢复时限", "巡检计划", "备件和备份", "驻场或者远程支持", "应急预案")
            ),
        ),
    ),
    (
        ("方案", "技术", "实施", "开发"),
        (
            ScoringItem(MARKED, 4, way="marked"),
            ScoringItem("需求理解", 2, ("业务流程", "用户角色", "数据来源和去向", "重点难点及其对策")),
            ScoringItem("总体设计", 3, ("系统架构", "数据库设计", "接口设计", "部署设计")),
            ScoringItem(
                "功能设计", 4, ("求职登记", "岗位归集和审核", "招聘公告发布", "服务台账和回访", "统计分析", "小程序")
            ),
            ScoringItem("实施进度", 2, ("里程碑", "各阶段成果", "进度偏差的补救办法", "风险控制")),
        ),
    ),
)
"""As TOPICS, for the platform."""


def standard_items(name: str, points: Decimal, *, platform: bool = False, marked: int = 0) -> tuple[CriterionRow, ...]:
    """The sub-items of a factor by its name, spread over its points; empty if there is no standard for it. `marked` is the
    number of clauses with ▲: without any nothing is scored by them."""
    topics = PLATFORM_TOPICS if platform else TOPICS
    found = next((items for words, items in topics if any(word in name for word in words)), ())
    items = [item for item in found if marked or item.way != "marked"]
    shares = _spread(points, [item.share for item in items])
    return tuple(
        CriterionRow(name=item.name, points=part, criterion=_criterion(item, part, marked))
        for item, part in zip(items, shares, strict=True)
        if part
    )


def _spread(points: Decimal, shares: list[int]) -> list[Decimal]:
    """Parts in steps of half a point, the largest remainders first; what is no half goes to the first."""
    whole = sum(shares)
    parts = [(points * share / whole / HALF).to_integral_value(ROUND_DOWN) * HALF for share in shares]
    by_rest = sorted(range(len(shares)), key=lambda n: (parts[n] - points * shares[n] / whole, n))
    left = points - sum(parts, Decimal(0))
    for n in by_rest:
        if left < HALF:
            break
        parts[n], left = parts[n] + HALF, left - HALF
    if parts:
        parts[0] += left
    return parts


def _criterion(item: ScoringItem, points: Decimal, marked: int) -> str:
    if item.way == "marked":
        return _marked(points, marked)
    if item.way:
        return _WAYS[item.way](points)
    step = _step(points / len(item.elements))
    return (
        f"逐项写明下列{len(item.elements)}项内容且没有缺陷的得{_text(points)}分：{'、'.join(item.elements)}。每缺1"
        f"项扣{_text(step)}分，"
        f"每有1处缺陷扣{_text(step / 2)}分，扣完为止；{len(item.elements)}项全缺的不得分。"
    )


def _head(points: Decimal) -> str:
    first = _step(points / 4)
    second = _step(points / 4)
    third = points - first - second
    return (
        f"（1）具有大学本科以上学历的得{_text(first)}分；（2）具有人力资源管理、职业指导、劳动关系协调等相关专业技"
        "术职称或者职业技能等级"
        f"证书的得{_text(second)}分；（3）从事公共就业服务或者人力资源服务管理工作满3年的得{_text(third)}分，满2年不足3年的得"
        f"{_text(_step(third * 2 / 3))}分，满1年不足2年的得{_text(_step(third / 3))}分。满分{_text(points)}分。以"
        "证书复印件、劳动合同和"
        "近3个月内任意1个月的社会保险缴纳证明为准。"
    )


def _heads(points: Decimal) -> str:
    return (
        f"得分＝符合条件的拟任站长人数÷所投采购包驿站数×{_text(points)}分。符合条件，指从事公共就业服务、人力资"
        "源服务或者基层公共服务工作"
        "满1年。以个人简历、工作经历证明和劳动合同（或者录用意向书）为准。"
    )


def _marked(points: Decimal, count: int) -> str:
    step = max(_step(points / count), CENT)
    return (
        f"对第三章标注“▲”的{count}项重要要求，在技术（服务）要求响应偏离表中逐项响应，全部满足的得{_text(points)}分；"
        f"每有1项负偏离或者没有响应的扣{_text(step)}分，扣完为止。"
    )


def _leader(points: Decimal) -> str:
    first, second = _step(points / 3), _step(points / 3)
    third = points - first - second
    return (
        f"（1）具有计算机相关专业大学本科以上学历的得{_text(first)}分；（2）具有信息系统项目管理或者系统分析、系统架构设计类专业技术"
        f"资格证书的得{_text(second)}分；（3）作为项目负责人完成过信息系统开发项目并通过验收的得{_text(third)}分。满分{_text(points)}分。"
        "以证书、验收材料复印件和近3个月内任意1个月的社会保险缴纳证明为准。"
    )


def _members(points: Decimal) -> str:
    return (
        f"项目组（不含项目负责人）配备需求分析、软件开发、测试、信息安全、培训实施五类人员，每配齐1类且具有相应专业技术资格或者"
        f"1年以上相应工作经历的得{_text(points / 5)}分，满分{_text(points)}分。同一人员只计1类。以证书或者工作经历证明和近3个月内任意"
        "1个月的社会保险缴纳证明为准。"
    )


def _contracts(points: Decimal) -> str:
    return _two_contracts(points, "公共就业服务、人力资源服务类项目")


def _systems(points: Decimal) -> str:
    return _two_contracts(points, "信息系统开发类项目")


def _two_contracts(points: Decimal, kind: str) -> str:
    """Two contracts of the kind suffice: more of them would need a reason (22号 18、31)."""
    return (
        f"自截止时间之日起前3年内签订的{kind}合同，提供2项以上的得{_text(points)}分，提供1项的得{_text((points / 2).quantize(CENT))}分，"
        "没有提供的不得分。以合同关键页复印件（含合同双方、服务内容、签订日期和盖章页）为准，不限定地区、业主和合同金额。"
    )


_WAYS = {
    "head": _head,
    "heads": _heads,
    "contracts": _contracts,
    "systems": _systems,
    "leader": _leader,
    "members": _members,
}


def _step(value: Decimal) -> Decimal:
    """A handy step, never more than `value`: halves of a point; tenths or hundredths where that is less."""
    for unit in (HALF, Decimal("0.1"), CENT):
        if step := (value / unit).to_integral_value(ROUND_DOWN) * unit:
            return step
    return Decimal(0)


def _text(value: Decimal) -> str:
    return decimal_text(f"{value.quantize(CENT, ROUND_DOWN):f}")
