"""What the city enters: unified terms, rules and norms, the platform."""

from __future__ import annotations

from actions.platform import TrialReport
from console.rehearsal.lines_platform import with_amounts
from console.rehearsal.script import Entry, Scene, Script

SCRIPT = Script()

TRIAL_DAYS = 4
"""Working days after its start on which the trial run ends."""
TARGETS = (
    ("归集岗位信息", 1200, "条", "以{system}内审核通过的岗位信息计"),
    ("服务求职者", 2400, "人次", "以服务台账登记的到站、电话、上门和线上服务计"),
    ("帮扶就业", 160, "人", "以签订劳动合同或者缴纳社会保险的人员计"),
    ("走访企业", 120, "家次", "以走访记录和企业用工信息表计"),
    ("举办小型招聘活动", 12, "场", "以活动方案、照片和签到表计"),
)


@SCRIPT.line("unified_terms", "contract_text_drafted")
def contract_text(scene: Scene) -> Entry:
    return {"title": f"{scene.city}就业驿站运营合同（统一文本）", "version": "演练稿第1版"}


@SCRIPT.line("unified_terms", "contract_text_reviewed")
def counsel(_scene: Scene) -> Entry:
    return {"counsel": "演练律师事务所", "opinion": "合同要素齐全，权利义务对等，付款与考核挂钩，同意印发使用。"}


@SCRIPT.line("unified_terms", "cost_measured")
def cost(scene: Scene) -> Entry:
    """From below: two people keep a station open for 48 hours a week. What is left of the plan's money beside the
    platform is kept for supplements."""
    items, total = cost_items(), scene.plan.quota.total
    per_station, platform = sum(item["amount"] for item in items), scene.scenario.money.platform_budget
    left = scene.plan.budget.amount_fen - per_station * total - platform if scene.plan.budget else 0
    reserve = left // 1_000_000 * 1_000_000
    return {
        "per_station": per_station,
        "total": per_station * total,
        "note": "工资、费率和单价为演练数据，实际测算按当地标准和市场价格填写",
        "items": items,
        "platform": platform,
        **({"reserve": reserve, "reserve_for": "补充协议、岗前培训和宣传（演练）"} if reserve > 0 else {}),
    }


COSTS: tuple[Entry, ...] = (
    {"name": "工资", "kind": "工资", "quantity": "2", "unit": "名", "price": 330_000, "times": 12,
     "basis": "每站专职人员2名（含站长），按月计发（演练标准）"},
    {"name": "社会保险费", "kind": "社会保险费", "percent": "25", "of": ["工资"],
     "basis": "用人单位缴费部分，按工资总额的比例（演练费率）"},
    {"name": "住房公积金", "kind": "住房公积金", "percent": "5", "of": ["工资"],
     "basis": "用人单位缴存部分，按工资总额的比例（演练比例）"},
    {"name": "场所水电和网络", "kind": "场所运行", "quantity": "1", "unit": "站", "price": 30_000, "times": 12,
     "basis": "场所由采购人协调提供，不计租金，只计日常水电、网络（演练）"},
    {"name": "设备维护和耗材", "kind": "设备和耗材", "quantity": "1", "unit": "站", "price": 20_000, "times": 12,
     "basis": "设备由县区配置，只计日常维护、打印耗材（演练）"},
    {"name": "办公通信", "kind": "办公通信", "quantity": "1", "unit": "站", "price": 45_000, "times": 12,
     "basis": "通信、交通走访、办公用品（演练）"},
    {"name": "招聘和宣传活动", "kind": "活动宣传", "quantity": "12", "unit": "场", "price": 70_000,
     "basis": "小型招聘活动12场，含宣传资料（演练）"},
    {"name": "管理费", "kind": "管理费", "percent": "5",
     "of": ["工资", "社会保险费", "住房公积金", "场所运行", "设备和耗材", "办公通信", "活动宣传"],
     "basis": "运营机构管理和合理利润（演练）"},
    {"name": "税金", "kind": "税金", "percent": "6",
     "of": ["工资", "社会保险费", "住房公积金", "场所运行", "设备和耗材", "办公通信", "活动宣传", "管理费"],
     "basis": "增值税及附加，按前述费用的比例（演练）"},
)  # fmt: skip
"""A station's year; prices and rates are 演练数据."""


def cost_items() -> list[Entry]:
    """The lines with their amounts, as the rules count them."""
    return with_amounts(COSTS)


@SCRIPT.line("unified_terms", "targets_set")
def targets(scene: Scene) -> Entry:
    system = next((f"“{name}”" for name in scene.plan.platform.systems), "管理系统")
    return {
        "targets": [{"name": n, "quantity": q, "unit": u, "measure": m.format(system=system)} for n, q, u, m in TARGETS]
    }


@SCRIPT.line("unified_terms", "terms_issued")
@SCRIPT.line("rules_norms", "rules_issued")
def issued(scene: Scene) -> Entry:
    entry: Entry = {"letter_number": scene.letter()}
    if scene.row.step == "rules_issued":
        entry["rules_in_force"] = [rule.key for rule in scene.plan.station.rules_in_force]
    return entry


@SCRIPT.line("rules_norms", "rules_drafted")
def drafted(scene: Scene) -> Entry:
    return {"documents": [f"{scene.city}就业驿站{text}" for text in ("工作规则", "服务规范", "考核方案")]}


@SCRIPT.line("rules_norms", "opinions_heard")
def heard(scene: Scene) -> Entry:
    return {
        "units": [place.purchaser.value or place.name for place in scene.plan.districts],
        "summary": f"各{scene.plan.words.district}人社部门共提出意见5条，采纳4条，1条已作说明。",
    }


@SCRIPT.line("rules_norms", "rules_reviewed")
def legal(_scene: Scene) -> Entry:
    return {"opinion": "内容合法，程序完备，同意印发。"}


@SCRIPT.line("platform", "development_started")
def started(scene: Scene) -> Entry | None:
    return {"contractor": scene.platform_contractor} if scene.platform_contractor else None


@SCRIPT.line("platform", "development_done")
def done(_scene: Scene) -> Entry:
    return {"version": "1.0演练版"}


@SCRIPT.line("platform", "trial_start")
def trial(scene: Scene) -> Entry:
    until = scene.later(TRIAL_DAYS)
    return {"districts": [district.name for district in scene.plan.districts], "until": until.isoformat()}


@SCRIPT.line("platform", "trial_report")
def report(scene: Scene) -> Entry:
    functions = [function.name for function in scene.plan.platform.functions] or ["驿站台账"]
    cases = [
        {"name": f"{name}（{action}）", "result": True, "steps": f"以驿站账号登录，{action}{name}的内容并核对"}
        for name in functions
        for action in ("新增", "查询", "导出")
    ]
    return {
        "cases": cases,
        "defects": [
            {"title": "岗位信息导出的表格缺少工作地点一列", "severity": "一般", "mended": True},
            {"title": "网络中断后重新登录需重复填写登记内容", "severity": "较重", "mended": True},
            {"title": "首页统计图在手机上显示不全", "severity": "轻微", "mended": False},
        ],
        "conclusion": "通过",
        "suggestions": ["建议增加批量导入求职登记的功能。"],
    }


@SCRIPT.wanted("platform", "defects_mended_platform")
def has_defects(scene: Scene) -> bool:
    report = scene.maybe_said(TrialReport)
    return any(not defect.mended for defect in (report.defects if report else ()))


@SCRIPT.line("platform", "defects_mended_platform")
def mended(scene: Scene) -> Entry:
    return {"mended": [defect.title for defect in scene.said(TrialReport).defects if not defect.mended]}


@SCRIPT.line("platform", "platform_acceptance")
def accepted(scene: Scene) -> Entry | None:
    if has_defects(scene) and scene.done_on("defects_mended_platform") is None:
        return None
    return {"inspectors": ["演练验收员甲", "演练验收员乙", "演练验收员丙"], "opinion": "功能符合合同约定，同意验收。"}
