"""质疑: a child case of a tender. While it is open it holds the parent's signature (条例 54；94号 16).

A complaint may follow until fifteen working days after the end of the term for the reply, be the reply early or late
(采购法 55).
"""

from __future__ import annotations

from models.values import Role
from rules.procedure import PARENT, Lapse, Procedure, Step, Within, after, apart
from rules.procedures.purchase import OPERATIONS

CHALLENGE = Procedure(
    "challenge", "供应商质疑", finish="reply", clause="采购法 52、53", steps=(
        Step("received", "收到质疑函", role=Role.PROCUREMENT),
        Step("reply", "质疑答复", (*after("received"), Within("received", "CHL-03")), role=Role.REVIEWER,
             gate=True, documents=("challenge_reply",),
             apart_from=(*apart("received", rule="ICT-05"), *apart(*OPERATIONS, rule="ICT-05", of=PARENT))),
        Step("reply_term_end", "答复期届满", (Lapse("received", "CHL-03"),)),
        Step("complaint_window_end", "投诉期届满", (Lapse("reply_term_end", "CHL-05"),)),
        Step("closed", "质疑办结", after("reply"), role=Role.DISTRICT_LEADER, gate=True),
    ))
