"""投入运营: a station opens once it is contracted, accepted and staffed (方案二)."""

from __future__ import annotations

from models.values import Role
from rules.procedure import Each, Procedure, Step, Wait

OPENING = Procedure(
    "opening", "投入运营", finish="opened", clause="二", steps=(
        Step("opened", "驿站投入运营", role=Role.DISTRICT_LEADER, each=Each.STATION, gate=True,
             waits=(Wait("open_tender", "contract_signature", "方案{mode}"),
                    Wait("fit_out", "site_acceptance", "方案{fit_out}", each=True),
                    Wait("staffing", "staff_trained", "方案{staffing}", each=True))),
    ))
