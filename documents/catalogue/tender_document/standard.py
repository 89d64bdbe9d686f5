"""采购需求的统一条款: what the city's plan and its unified contract ask of every operator, as clauses with their marks.

A district starts from these; it may add, leave out or mark otherwise in the facts of its own document.
"""

from __future__ import annotations

from dataclasses import dataclass

from documents.catalogue.tender_document.rows import Aspect, Mark, RequirementRow
from documents.catalogue.tender_document.words import Words


@dataclass(frozen=True)
class Standard:
    """What the plan says of stations, staff and platform, and the figures of the contract."""

    heads: int
    """站长 per station."""
    staff: int
    """Full-time staff per station, the 站长 included."""
    staff_traits: tuple[str, ...]
    training: tuple[str, ...]
    hours: str
    area: int
    """Square metres that a station has as a rule."""
    equipment: tuple[str, ...]
    signs: tuple[str, ...]
    uniform: tuple[str, ...]
    rules: tuple[str, ...]
    systems: tuple[str, ...]
    functions: tuple[str, ...]
    opening: str
    """By when all stations run, in words."""
    acceptance_days: int
    invoice_days: int
    pass_score: int
    deduction: str
    """What is taken off for each point below the pass, in words."""
    deduction_cap: int


def standard_requirements(s: Standard, w: Words) -> tuple[RequirementRow, ...]:
    """The clauses, filled with the plan's words, in the words of the procedure."""
    said = {
        "heads": s.heads,
        "staff": s.staff,
        "traits": "、".join(s.staff_traits),
        "training": "；".join(s.training),
        "hours": s.hours,
        "area": s.area,
        "equipment": "、".join(s.equipment),
        "signs": "、".join(s.signs),
        "uniform": "、".join(s.uniform),
        "rules": "、".join(s.rules),
        "systems": "和".join(_quoted(s.systems)),
        "functions": "、".join(s.functions),
        "opening": s.opening,
        "acceptance": s.acceptance_days,
        "invoice": s.invoice_days,
        "passed": s.pass_score,
        "deduction": s.deduction,
        "cap": s.deduction_cap,
    }
    return tuple(
        RequirementRow(aspect=aspect, mark=mark, text=text.format(w=w, **said)) for aspect, mark, text in _CLAUSES
    )


def _quoted(names: tuple[str, ...]) -> list[str]:
    return [name if name.startswith("“") else f"“{name}”" for name in names]


_CLAUSES: tuple[tuple[Aspect, Mark, str], ...] = (
    (
        "服务内容",
        "★",
        "驿站运营：在采购包所列的每个驿站提供驻点就业服务，并走访驿站服务网格内的企业、社区、学校、商圈"
        "和镇村，全部驿站于{opening}前投入运营。",
    ),
    (
        "服务内容",
        "",
        "政策咨询和宣传：解答就业创业、社会保险、补贴补助等政策，张贴和更新政策资料，进园区、进企业、进社"
        "区、进学校、进商圈、进镇村开展宣传，协助符合条件的劳动者和企业申领有关补贴补助。",
    ),
    (
        "服务内容",
        "▲",
        "求职登记和岗位推荐：登记求职、技能培训和创业需求，一人一档；为有就业意愿的人员提供职业指导和"
        "“点对点”岗位推荐，推荐后跟踪回访就业结果并登记。",
    ),
    (
        "服务内容",
        "▲",
        "重点群体帮扶：摸清网格内高校毕业生、登记失业人员、就业困难人员、异地务工人员、退役军人、脱贫人"
        "口、残疾人等重点群体情况，建立台账，制定帮扶措施，定期联系并更新。",
    ),
    (
        "服务内容",
        "",
        "岗位归集和发布：收集网格内企业、个体工商户的用工需求和灵活用工岗位，按信息发布审核办法核验用人单"
        "位资质和岗位内容，审核后通过平台统一发布，每周清理到期和招满的岗位。",
    ),
    (
        "服务内容",
        "▲",
        "企业用工服务：建立网格内用工主体分布图和企业用工信息库，与重点用工企业建立联系制度，提供“一企"
        "一策”的用工保障，宣传稳企稳岗优惠政策。",
    ),
    (
        "服务内容",
        "",
        "招聘活动：组织线下、线上招聘活动，活动前向采购人报送方案，活动后7日内报送签到、岗位、达成意向和照片等资料。",
    ),
    ("服务内容", "", "培训和创业服务：收集技能培训和创业需求，推送培训项目，协助对接创业扶持政策和创业孵化资源。"),
    (
        "服务内容",
        "",
        "数据分析和报告：每月5日前向采购人报送上月服务情况，每季度分析网格内用工单位和求职者双方需求，服"
        "务期满提交运营总结报告。",
    ),
    ("服务内容", "", "采购人依法依约安排的、与上述内容直接相关的其他公共就业服务。"),
    (
        "服务人员",
        "★",
        "每个驿站设站长{heads}名，专职工作人员（含站长）不少于{staff}名，不得在两个以上驿站兼职。"
        "{w.bidder}应当根据驿站的服务效能和目标任务提出人员配备计划。",
    ),
    ("服务人员", "", "工作人员应当符合下列要求：{traits}。"),
    (
        "服务人员",
        "★",
        "{w.winner}与其工作人员依法订立劳动合同，按时足额支付工资、缴纳社会保险费，承担用人单位的全部责"
        "任。采购人与{w.winner}的工作人员之间不存在劳动关系或者劳务派遣关系。",
    ),
    ("服务人员", "★", "工作人员应当经采购人组织的岗前培训并考核合格后上岗。培训内容包括：{training}。"),
    (
        "服务人员",
        "▲",
        "{w.bid}承诺的项目负责人和站长应当到岗。更换项目负责人、站长的，应当提前10个工作日书面告知采购"
        "人，接任人员的条件不得低于原承诺。",
    ),
    (
        "服务人员",
        "",
        "工作人员应当统一着装、佩戴工作牌，执行考勤、工作纪律和行为规范。对不能胜任岗位、违反纪律或者被查"
        "实投诉的工作人员，采购人可以要求更换，{w.winner}应当在10个工作日内更换完毕。",
    ),
    (
        "服务标准",
        "★",
        "开放时间：{hours}。开放时间应当在驿站门口公布；临时调整的，应当提前3个工作日报采购人同意并公告。",
    ),
    ("服务标准", "", "建立并执行下列制度：{rules}。制度文本应当在驿站公示或者备查。"),
    (
        "服务标准",
        "",
        "实行首问负责和一次性告知。对来站服务对象即时接待；电话、线上咨询在1个工作日内回复；不能当场办结"
        "的，明确办理时限并登记。",
    ),
    ("服务标准", "▲", "服务台账一事一记、全程留痕，服务结束之日起1个工作日内录入平台，台账与平台数据一致。"),
    (
        "服务标准",
        "",
        "公布服务热线和投诉举报方式，接受社会监督。对服务对象的投诉，应当在3个工作日内处理并答复，同时报采购人备案。",
    ),
    ("服务标准", "", "服务应当符合国家、省、市公共就业服务标准和驿站工作规则、服务规范、业务服务流程的要求。"),
    (
        "公益廉洁",
        "★",
        "驿站坚持公益性质，全部服务免费。严禁以任何名义向服务对象收取费用、押金、保证金或者收受财物，严"
        "禁借驿站名义开展营利活动。",
    ),
    (
        "公益廉洁",
        "★",
        "不得以驿站服务为条件要求服务对象购买产品或者服务，不得将服务对象引导至收费业务，不得发布虚假招"
        "聘信息和含有歧视性内容的信息。",
    ),
    ("公益廉洁", "", "工作人员应当签订廉洁承诺书，不得接受服务对象和用人单位的宴请、礼品、礼金。"),
    (
        "信息平台",
        "★",
        "使用采购人指定的{systems}等信息平台开展服务，在平台上{functions}，服务数据按照市级归集、多点联"
        "动、统一发布的要求归集，不得另行建立系统存储服务数据。",
    ),
    (
        "信息平台",
        "▲",
        "保证数据真实、准确、完整、及时，不得虚报、重复登记。采购人每月抽查，发现差错的，应当在2个工作日内更正。",
    ),
    ("信息平台", "", "服务形成的数据、台账、档案、报告和宣传材料等成果归采购人所有，{w.winner}仅可为履行合同使用。"),
    (
        "信息保护",
        "★",
        "处理服务对象的个人信息应当遵守《中华人民共和国个人信息保护法》《中华人民共和国数据安全法》，仅"
        "限于履行合同的目的，不得出售、非法提供、公开或者用于其他目的。",
    ),
    (
        "信息保护",
        "",
        "采取加密、权限控制、操作留痕等安全措施，与接触个人信息的工作人员签订保密承诺书；纸质档案专柜存"
        "放，离岗人员的账号当日停用。",
    ),
    ("信息保护", "★", "发生或者可能发生个人信息泄露、篡改、丢失的，应当立即采取补救措施，并在24小时内书面报告采购人。"),
    ("信息保护", "", "合同终止后10个工作日内，将全部服务数据移交采购人，并删除其留存的个人信息，法律另有规定的除外。"),
    (
        "场所安全",
        "",
        "驿站场所由采购人协调提供，服务面积一般不小于{area}平方米，配有{equipment}等设施设备，场所验收合"
        "格后移交{w.winner}使用，双方办理移交清单。",
    ),
    (
        "场所安全",
        "",
        "驿站应当具备下列标识和公示：{signs}；落实下列统一要求：{uniform}。不得设置与公共就业服务无关的商业广告。",
    ),
    (
        "场所安全",
        "▲",
        "承担场所和设施设备的日常保管、清洁、用电、消防安全责任，不得改变用途、转租、转借或者抵押；举办"
        "活动应当制定安全预案。因保管不善造成毁损、灭失的，应当修复或者赔偿。",
    ),
    (
        "场所安全",
        "",
        "合同期满或者提前终止的，应当在15个工作日内完成场所、设施设备、档案、数据和未办结事项的移交，移交"
        "完成前保持基本服务不中断。",
    ),
    ("验收", "★", "验收主体：采购人组织验收小组，邀请服务对象参与并出具意见；必要时邀请第三方专业机构或者专家参与。"),
    (
        "验收",
        "",
        "验收时间：分期验收在每一考核阶段结束后进行，最终验收在服务期满后进行。采购人自收到{w.winner}书面验收"
        "申请之日起{acceptance}日内完成验收并出具验收书。",
    ),
    (
        "验收",
        "",
        "验收方式和程序：（1）{w.winner}提交服务总结、台账和佐证材料；（2）采购人核查平台数据、抽查台账、现场"
        "检查驿站、回访服务对象；（3）验收小组逐项评议，形成验收意见；（4）双方在验收书上签字盖章；（5）验收结"
        "果向社会公告。",
    ),
    (
        "验收",
        "",
        "验收内容：目标任务完成数量、服务质量、人员配备、开放时间、公益性质、信息安全、台账和数据的真实性，逐"
        "项对照本章要求和{w.bid}的承诺。",
    ),
    (
        "验收",
        "",
        "验收标准：本{w.doc}、{w.winner}的{w.bid}、合同和考核方案。各项实质性要求全部满足，且当期考核得分不低"
        "于{passed}分的，验收合格。验收不合格的，应当在采购人指定的期限内整改并重新申请验收，由此发生的费用由"
        "{w.winner}承担。",
    ),
    ("付款", "★", "合同价款按本章付款安排分期支付，分期支付与分期考核、验收结果挂钩，不预付与服务进度不相适应的款项。"),
    (
        "付款",
        "",
        "付款条件成就后，{w.winner}向采购人开具合法有效的发票，采购人自收到发票之日起{invoice}日内通过国库集"
        "中支付方式支付。",
    ),
    (
        "付款",
        "",
        "当期考核得分低于{passed}分的，每低1分扣减当期服务费用{deduction}，不足1分的按1分计，扣减额不超过当期"
        "应付金额的{cap}%。",
    ),
)
