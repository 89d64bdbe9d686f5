"""考核: one cycle of one district, from the notice to the final result and its rectification (方案四(三)).

A station may appeal while the result is shown to the public; the result is final only when every appeal
made is decided. The plan sets no number of days for the 公示: the customary five working days stand here,
as 待核实.
"""

from __future__ import annotations

from models.values import Role
from rules.calendar import Unit
from rules.procedure import POSTS_APART, AtLeast, Each, Lapse, Lead, Procedure, Step, Wait, after, apart

CUSTOM = "通行做法（待核实）"

ASSESSMENT = Procedure(
    "assessment", "绩效考核", finish="result_final", clause="四（三）", steps=(
        Step("cycle_notice", "考核通知", role=Role.ASSESSOR, documents=("assessment_notice",)),
        Step("values_filed", "考核数据报送", after("cycle_notice"), role=Role.OPERATOR, each=Each.STATION,
             waits=(Wait("opening", "opened", "方案{opening}、{assessment}", each=True),)),
        Step("scored", "考核评分", after("values_filed"), role=Role.ASSESSOR, each=Each.STATION,
             apart_from=apart("values_filed", basis=POSTS_APART)),
        Step("scores_reviewed", "评分复核", after("scored"), role=Role.REVIEWER, gate=True,
             apart_from=apart("scored", basis=POSTS_APART)),
        Step("result_publicity", "考核结果公示", after("scores_reviewed"), role=Role.ASSESSOR),
        Step("appeal", "申诉", (*after("result_publicity"), Lead("publicity_end", basis="公示期内提出", n=0)),
             role=Role.OPERATOR, each=Each.STATION, optional=True),
        Step("appeal_decided", "申诉处理", after("appeal"), role=Role.REVIEWER, each=Each.STATION,
             optional=True, apart_from=apart("scored", basis=POSTS_APART), documents=("appeal_decision",)),
        Step("publicity_end", "公示期满",
             (Lapse("result_publicity", basis=CUSTOM, n=5, unit=Unit.WORKING_DAYS),)),
        Step("result_final", "考核结果确定",
             (AtLeast("publicity_end", basis=CUSTOM, n=1, unit=Unit.WORKING_DAYS), *after("appeal_decided")),
             role=Role.PROJECT_MANAGER, gate=True, documents=("assessment_bulletin", "star_certificate")),
        Step("rectification_ordered", "责令整改", after("result_final"), role=Role.SUPERVISOR,
             each=Each.STATION, optional=True, documents=("rectification_order",)),
        Step("rectified", "整改完成", after("rectification_ordered"), role=Role.OPERATOR, each=Each.STATION,
             optional=True),
    ))
