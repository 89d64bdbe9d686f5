"""What a district enters outside the tender: sites, fit-out, staffing, opening."""

from __future__ import annotations

from actions.fit_out import ItemsChecked
from actions.staffing import StaffHired, TrainingHeld
from console.rehearsal.script import Entry, Scene, Script

SCRIPT = Script()

SPARE = 2
"""Candidates looked at beyond the quota."""

PLACES = (
    "便民服务中心",
    "党群服务中心",
    "产业园区服务大厅",
    "社区居委会",
    "创业孵化基地",
    "职业学校就业中心",
    "商圈服务站",
    "零工市场",
    "镇街公共服务中心",
    "工业园宿舍区",
    "高校就业指导中心",
    "村委会服务厅",
)


@SCRIPT.line("site_selection", "site_survey")
def survey(scene: Scene) -> Entry:
    candidates = []
    for n in range(1, len(scene.stations) + SPARE + 1):
        # one of the spare places is too small, so that the plan's exception is seen
        small = n == len(scene.stations) + SPARE
        area = 1600 if small else scene.number(20, 68, "area", n) * 100
        candidates.append(
            {
                "code": f"{scene.short}备{n:02d}",
                "name": f"{scene.short}演练{PLACES[(n - 1) % len(PLACES)]}",
                "address": f"{scene.district}演练{1 + (n - 1) // 4}街{n * 8}号",
                "area_dm2": area,
                "premises": "政府机构物业" if scene.number(0, 3, "premises", n) else "园区物业",
                **({"reason_small": "老城区场地有限，拟与便民服务中心共用洽谈室"} if small else {}),
            }
        )
    return {"candidates": candidates}


@SCRIPT.line("site_selection", "site_inspection")
def inspection(scene: Scene) -> Entry:
    spare = int(scene.subject[-2:]) > len(scene.stations)
    return {
        "score": scene.number(60, 74) if spare else scene.number(78, 96),
        "equipment_possible": True,
        "remark": "临近用工企业和居住区，水电网络齐备",
    }


@SCRIPT.line("site_selection", "site_choice")
def choice(scene: Scene) -> Entry:
    return {
        "choices": [
            {"candidate": f"{scene.short}备{n:02d}", "station": code} for n, code in enumerate(scene.stations, 1)
        ]
    }


@SCRIPT.line("site_selection", "site_publicity")
def publicity(scene: Scene) -> Entry:
    return {
        "days": 5,
        "channel": f"{scene.district}政府门户网站（演练）",
        "contact": "演练受理员",
        "phone": "0752-0000000",
    }


@SCRIPT.line("site_selection", "site_result")
def site_result(scene: Scene) -> Entry:
    return {"letter_number": scene.letter(), "objections": 0}


@SCRIPT.line("site_selection", "station_naming")
def naming(scene: Scene) -> Entry:
    place = PLACES[(int(scene.subject[-2:]) - 1) % len(PLACES)]
    return {
        "name": f"{scene.short}就业驿站（{place}·演练）",
        "rule_source": f"省命名说明尚未取得，暂按“{scene.plan.words.district}+就业驿站+点位”命名，待确认",
    }


@SCRIPT.line("fit_out", "fit_out_plan")
def fit_out_plan(scene: Scene) -> Entry:
    return {"redecorate": False, "budget": 600_000 * len(scene.stations)}


@SCRIPT.line("fit_out", "items_checked")
def items_checked(scene: Scene) -> Entry:
    standard = scene.plan.station
    items = {item.key: True for item in (*standard.equipment, *standard.signs, *standard.uniform)}
    if scene.happens("failed_acceptance"):
        items.update(dict.fromkeys(items.keys() & {"monitoring", "plaque"}, False))
        return {"items": items, "defects": ["洽谈室隔断未完成"]}
    if scene.number(1, 6) == 1 and "jobs_posted" in items:
        items["jobs_posted"] = False
    return {"items": items, "defects": []}


def missing(scene: Scene) -> list[str]:
    """What the check found missing or wrong."""
    checked = scene.maybe_said(ItemsChecked)
    return [*(key for key, there in checked.items.items() if not there), *checked.defects] if checked else []


@SCRIPT.wanted("fit_out", "defects_mended")
def must_mend(scene: Scene) -> bool:
    return bool(missing(scene))


@SCRIPT.line("fit_out", "defects_mended")
def mended(scene: Scene) -> Entry:
    return {"mended": missing(scene)}


@SCRIPT.line("fit_out", "site_acceptance")
def acceptance(scene: Scene) -> Entry | None:
    if missing(scene) and scene.done_on("defects_mended", scene.subject) is None:
        return None
    return {
        "accepted": True,
        "inspectors": ["演练验收员甲", "演练验收员乙"],
        "opinion": "设施设备齐全，标识规范，同意验收。",
    }


@SCRIPT.line("staffing", "supervisor_named")
def supervisor(scene: Scene) -> Entry:
    group = (int(scene.subject[-2:]) - 1) // 3 + 1
    return {"name": f"演练{scene.short}监管员{group}", "phone": "0752-0000000"}


@SCRIPT.line("staffing", "head_appointed")
def head(scene: Scene) -> Entry:
    return {"name": head_name(scene.subject)}


def head_name(station: str) -> str:
    return f"演练站长{station}"


def staff_names(station: str, count: int) -> list[str]:
    return [f"演练员{station}{sign}" for sign in "甲乙丙"[:count]]


@SCRIPT.line("staffing", "staff_hired")
def staff(scene: Scene) -> Entry:
    count = scene.number(2, 3)
    return {"staff": staff_names(scene.subject, count), "graduates": scene.number(1, count, "graduates")}


@SCRIPT.line("staffing", "training_notice")
def training_notice(scene: Scene) -> Entry:
    start = scene.later(1)
    return {
        "letter_number": scene.letter(),
        "from_on": start.isoformat(),
        "until_on": scene.later(2).isoformat(),
        "place": f"{scene.district}演练培训室",
        "topics": topics(scene),
    }


TOPICS = ("岗位职责和服务规范（演练）", "就业政策和办事流程（演练）", "台账登记和信息保护（演练）")


def topics(scene: Scene) -> list[str]:
    """Keys of the plan's training topics; the rehearsal's own where the plan names none."""
    return [topic.key for topic in scene.plan.staffing.training_topics] or list(TOPICS)


@SCRIPT.line("staffing", "training_held")
def training(scene: Scene) -> Entry:
    team = scene.said(StaffHired).staff
    return {"attended": [head_name(scene.subject), *team], "topics": topics(scene), "hours": 2 * len(topics(scene))}


@SCRIPT.line("staffing", "staff_trained")
def trained(scene: Scene) -> Entry:
    return {"passed": list(scene.said(TrainingHeld).attended)}


@SCRIPT.line("opening", "opened")
def opened(_scene: Scene) -> Entry:
    return {"hours": "周一至周六8:30—17:30", "hotline": "0752-0000001"}
