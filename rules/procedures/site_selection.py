"""选址: candidates are looked at, chosen within the quota, shown to the public and named (方案四(一)).

The plan sets no number of days for the 公示: the customary five working days stand here, shown as 待核实.
"""

from __future__ import annotations

from models.values import Role
from rules.calendar import Unit
from rules.procedure import AtLeast, Each, Lapse, Procedure, Step, after

CUSTOM = "通行做法（待核实）"

SITE_SELECTION = Procedure(
    "site_selection", "驿站选址", finish="site_result", clause="四（一）", steps=(
        Step("site_survey", "点位摸排", role=Role.SUPERVISOR),
        Step("site_inspection", "实地踏勘", after("site_survey"), role=Role.SUPERVISOR, each=Each.CANDIDATE),
        Step("site_choice", "选址研究确定", after("site_inspection"), role=Role.DISTRICT_LEADER, gate=True),
        Step("site_publicity", "选址公示", after("site_choice"), role=Role.SUPERVISOR,
             documents=("site_publicity",)),
        Step("site_publicity_end", "公示期满",
             (Lapse("site_publicity", basis=CUSTOM, n=5, unit=Unit.WORKING_DAYS),)),
        Step("site_result", "选址结果通知",
             (AtLeast("site_publicity_end", basis=CUSTOM, n=1, unit=Unit.WORKING_DAYS),),
             role=Role.DISTRICT_LEADER, gate=True, documents=("site_list_notice",)),
        Step("station_naming", "驿站命名", after("site_result"), role=Role.SUPERVISOR, each=Each.STATION),
    ))
