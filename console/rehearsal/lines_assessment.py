"""What is entered for an assessment cycle: filed values, scores, appeals, rectification."""

from __future__ import annotations

from actions.assessment import ResultFinal
from console.rehearsal.scenario import Cycle
from console.rehearsal.script import Entry, Scene, Script

SCRIPT = Script()

P = "assessment"
STRONG, WEAK = (9300, 10400), (5200, 8200)
"""Range of reached targets, in hundredths of a per cent."""
FILING_DAYS = 10
"""Working days after the notice within which the values are filed."""
RECTIFIED_WITHIN = 15
"""Working days after the result within which a station below standard mends what is wrong."""


def cycle(scene: Scene) -> Cycle:
    """The cycle that the scene's case belongs to."""
    return next(c for c in scene.scenario.cycles if scene.dossier.case.slug.endswith(f"/{c.label}"))


@SCRIPT.line(P, "cycle_notice")
def notice(scene: Scene) -> Entry:
    found = cycle(scene)
    return {
        "scheme": f"{scene.city}就业驿站考核方案（演练）",
        "period_from": found.period_from.isoformat(),
        "period_until": found.period_until.isoformat(),
        "full": found.full,
        "letter_number": scene.letter(),
        "file_by": scene.later(FILING_DAYS).isoformat(),
    }


def weak(scene: Scene) -> bool:
    """The station whose operator falls below standard, in the first cycle."""
    return scene.happens("below_standard") and not cycle(scene).full


@SCRIPT.line(P, "values_filed")
def values(scene: Scene) -> Entry:
    span = WEAK if weak(scene) else STRONG
    reached = {key: scene.number(*span, key) for key in ("posts", "services", "placements", "visits", "fairs")}
    if weak(scene):
        rest = {"attendance": 8800, "satisfaction": 7900, "ledger": 9, "discipline": 1, "complaints": 3}
    else:
        rest = {
            "attendance": scene.number(9400, 10000, "attendance"),
            "satisfaction": scene.number(8900, 9900, "satisfaction"),
            "ledger": scene.number(0, 4, "ledger"),
            "discipline": 0,
            "complaints": scene.number(0, 1, "complaints"),
        }
    return {"values": {**reached, **rest, "exemplary": scene.number(0, 2, "exemplary")}}


@SCRIPT.line(P, "scores_reviewed")
def review(_scene: Scene) -> Entry:
    return {"opinion": "评分依据充分，计算无误。"}


@SCRIPT.wanted(P, "appeal")
def appeals(scene: Scene) -> bool:
    return weak(scene)


@SCRIPT.line(P, "appeal")
def appeal(_scene: Scene) -> Entry:
    return {"text": "台账扣分有误，请予复核（演练）"}


@SCRIPT.wanted(P, "appeal_decided")
def decided(scene: Scene) -> bool:
    return scene.done_on("appeal", scene.subject) is not None


@SCRIPT.line(P, "appeal_decided")
def decision(scene: Scene) -> Entry:
    return {
        "upheld": False,
        "reason": "经复核，扣分事实清楚，维持原评分",
        "items": [
            {
                "matter": "台账扣分有误",
                "found": "调取平台台账和现场检查记录逐条比对，不规范条目与扣分记录一致，没有重复扣分（演练）",
                "basis": "考核方案“台账规范”评分标准，现场检查记录和台账截图（演练）",
                "upheld": False,
            }
        ],
        "letter_number": scene.letter(),
    }


@SCRIPT.line(P, "result_final")
def final(scene: Scene) -> Entry | None:
    # all districts are rated together, so the city waits until the slowest one's 公示 is over
    ready = scene.later(-4, start=cycle(scene).due)
    if scene.today < ready:
        return None
    below = not cycle(scene).full and scene.troubles.station.get("below_standard") in scene.stations
    return {"letter_number": scene.letter(), "rectify_by": scene.later(RECTIFIED_WITHIN).isoformat() if below else None}


@SCRIPT.wanted(P, "rectification_ordered")
def must_rectify(scene: Scene) -> bool:
    return weak(scene)


@SCRIPT.line(P, "rectification_ordered")
def rectify(scene: Scene) -> Entry:
    return {
        "problems": "服务台账不规范、目标任务完成率低（演练）",
        "by": scene.said(ResultFinal).rectify_by,
        "letter_number": scene.letter(),
    }


@SCRIPT.wanted(P, "rectified")
def rectified_wanted(scene: Scene) -> bool:
    return scene.done_on("rectification_ordered", scene.subject) is not None


@SCRIPT.line(P, "rectified")
def rectified(_scene: Scene) -> Entry:
    return {"result": "已逐项整改并经监管员核实（演练）"}
