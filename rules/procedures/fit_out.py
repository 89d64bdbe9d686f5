"""场所建设: equipment, signs and uniform look, station by station, beside the tender (方案四(三)).

It is the district's own work: goods and works stay outside the service contract (102号 10).
"""

from __future__ import annotations

from models.values import Role
from rules.procedure import POSTS_APART, Each, Procedure, Step, Wait, after, apart

FIT_OUT = Procedure(
    "fit_out", "场所建设", finish="site_acceptance", clause="四（三）", steps=(
        Step("fit_out_plan", "建设方案确定", role=Role.SUPERVISOR,
             waits=(Wait("site_selection", "site_result", "方案{site_selection}、{fit_out}"),)),
        Step("items_checked", "建设项目核查", after("fit_out_plan"), role=Role.SUPERVISOR, each=Each.STATION),
        Step("defects_mended", "问题整改", after("items_checked"), role=Role.SUPERVISOR, each=Each.STATION,
             optional=True),
        Step("site_acceptance", "场所验收", after("items_checked", "defects_mended", basis="方案建设标准"),
             role=Role.REVIEWER, each=Each.STATION, gate=True, two_persons=True,
             documents=("site_acceptance_form",),
             apart_from=apart("items_checked", "defects_mended", basis=POSTS_APART)),
    ))
