"""What the city enters: unified terms, rules and norms, the platform."""

from __future__ import annotations

from actions.platform import TrialReport
from console.rehearsal.script import Entry, Scene, Script

SCRIPT = Script()

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
    total, budget = scene.plan.quota.total, scene.plan.budget
    per_station = scene.share // total // 100_000 * 100_000
    return {
        "per_station": per_station,
        "total": per_station * total,
        "note": f"按{budget.phrase if budget else '演练的资金'}、{total}个驿站平均测算，取整到千元",
        "items": cost_items(per_station),
    }


def cost_items(per_station: int) -> list[Entry]:
    """What the cost of a station is made of, by shares that are 演练数据; the first takes what is left."""
    parts = [(name, basis, per_station * percent // 100) for name, basis, percent in COSTS[1:]]
    name, basis, _percent = COSTS[0]
    return [
        {"name": name, "basis": basis, "amount": per_station - sum(amount for *_rest, amount in parts)},
        *({"name": name, "basis": basis, "amount": amount} for name, basis, amount in parts),
    ]


COSTS = (
    ("人员费用", "站长和专职工作人员的工资、社会保险（演练）", 74),
    ("服务活动费用", "招聘活动、走访、政策宣传（演练）", 15),
    ("办公运行费用", "通信、耗材、设备日常维护（演练）", 6),
    ("管理费和税金", "按前述费用测算（演练）", 5),
)


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
    return {"districts": [district.name for district in scene.plan.districts]}


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
            {"title": "网络中断后重新登录需重复填写登记内容", "severity": "较重", "mended": scene.number(0, 1) == 1},
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
