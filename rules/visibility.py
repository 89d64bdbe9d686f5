"""保密: what of a purchase is hidden, until which act is recorded, and from all but whom. Pure.

The law names the things and the moment; whom it lets see before is read narrowly, and the reason stands beside
each. A fact's fields are hidden one by one, so that it can be seen that something was done, when and by whom.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from models.values import Role
from rules.law import Law
from rules.procedures import METHODS
from rules.procedures.challenge import CHALLENGE
from rules.procedures.complaint import COMPLAINT

MASK = "●●●"
EVERY = frozenset({"*"})
"""All fields of a step."""
PUBLISHED = frozenset({"intention_notice", "source_publicity", "tender_notice", "clarification"})
"""Steps whose content everybody may read on the platform."""
EVERYBODY = frozenset(Role)
FAILED = ("tender_failure", "termination")
"""Their announcement is the result of the round: nothing is left that could be influenced."""


@dataclass(frozen=True)
class Secret:
    """Something that is hidden for a time."""

    what: str
    until: tuple[str, ...]
    """Steps of the tender: the first that is recorded in the round ends it. Empty: it does not end."""
    fields: Mapping[str, frozenset[str]]
    """By step, the fields that would tell it."""
    here: frozenset[Role] = frozenset()
    """Who of the case's own place sees it before."""
    city: frozenset[Role] = frozenset()
    """Who of the city sees it before, whatever place the case is of."""
    rule: str = ""
    basis: str = ""
    """The article, where the law's table has no rule for it."""
    ahead: bool = False
    """It is about the round after the fact's: only what is recorded there ends it."""

    def cited(self, law: Law) -> str:
        """The article that hides it."""
        return self.basis or law.rule(self.rule).cited

    def shown_to(self, role: Role, district: str | None, place: str | None) -> bool:
        """Whether somebody with that role of that district (None: the city) sees it in a case of that place."""
        return (district == place and role in self.here) or (district is None and role in self.city)

    def over(self, done: Collection[str]) -> bool:
        """Whether it has ended, by the steps recorded in the round."""
        return any(step in done for step in self.until)


def _every_step() -> Mapping[str, frozenset[str]]:
    """What is done lot by lot comes after the award: it has nothing to hide."""
    steps = (step for procedure in (*METHODS.values(), CHALLENGE, COMPLAINT) for step in procedure.acts())
    return {step.name: EVERY for step in steps if step.name not in PUBLISHED and step.each is None}


PROCEEDINGS = Secret(
    "采购活动情况",
    ("award_notice", *FAILED),
    _every_step(),
    here=EVERYBODY - {Role.OPERATOR},
    city=EVERYBODY - {Role.OPERATOR},
    basis="87号 28、66",
)
"""Who has no part in a purchase reads what is published: another district, and operators, who may be bidders."""

BIDDERS = Secret(
    "潜在投标人",
    ("bid_opening", *FAILED),
    dict.fromkeys(("inquiry", "inquiry_reply", "bid_withdrawal", "withdrawal_bond_return"), EVERY),
    here=frozenset({Role.PROCUREMENT}),
    rule="TND-14",
)
"""Anyone who hands out the documents knows it, and may tell nobody: neither reviewers nor leaders need it to act."""

REMAINING = Secret(
    "余下的供应商",
    ("bid_opening", *FAILED),
    dict.fromkeys(("tender_failure", "failure_decision"), frozenset({"remaining"})),
    here=frozenset({Role.PROCUREMENT, Role.DISTRICT_LEADER, Role.CITY_LEADER}),
    rule="TND-14",
    ahead=True,
)
"""With whom the next round negotiates: anyone who decides so must know, and neither of the two about the other."""

CHALLENGERS = Secret(
    "提出质疑、投诉的供应商",
    ("bid_opening", *FAILED),
    {
        "received": frozenset({"supplier", "matters", "request"}),
        "complaint_filed": frozenset({"supplier", "matters", "challenge"}),
    },
    here=frozenset({Role.PROCUREMENT, Role.REVIEWER, Role.DISTRICT_LEADER, Role.CITY_LEADER}),
    rule="TND-14",
)
"""Who challenges the documents has fetched them: a potential bidder. Those who answer must know whom."""

EVALUATORS = Secret(
    "评审委员会成员名单",
    ("award_notice", *FAILED),
    {"evaluation_report": frozenset({"experts", "members"})},
    here=frozenset({Role.PROCUREMENT}),
    basis="87号 47",
)
"""保密 before the result notice without an exception: only who drew and received them, neither leader nor audit."""

BIDS = Secret(
    "投标和评审情况",
    ("award_notice", *FAILED),
    {"bid_opening": EVERY, "evaluation_report": EVERY, "winner_confirmation": EVERY},
    here=frozenset(
        {Role.PROCUREMENT, Role.REVIEWER, Role.DISTRICT_LEADER, Role.PROJECT_MANAGER, Role.CITY_LEADER, Role.AUDITOR}
    ),
    city=frozenset({Role.PROJECT_MANAGER, Role.CITY_LEADER, Role.AUDITOR}),
    basis="87号 66",
)
"""Of the evaluation nobody hears who has no part in it: other districts, supervisors, assessors."""

PERSONAL = Secret(
    "个人信息",
    (),
    {
        "supervisor_named": frozenset({"phone"}),
        "head_appointed": frozenset({"name"}),
        "staff_hired": frozenset({"staff"}),
        "training_held": frozenset({"attended"}),
        "staff_trained": frozenset({"passed"}),
        "evaluation_report": frozenset({"members"}),
    },
    basis="个人信息保护法 6",
)
"""A list of what was done needs no names of staff: they stand in the roster of the station."""

SECRETS = (PROCEEDINGS, BIDDERS, REMAINING, CHALLENGERS, EVALUATORS, BIDS, PERSONAL)


def hidden(
    step: str,
    fields: Iterable[str],
    *,
    role: Role,
    district: str | None,
    place: str | None,
    done: Collection[str],
    after: Collection[str] = (),
) -> dict[str, Secret]:
    """Which fields of a step's fact are hidden from somebody, each with the first secret that it would tell.

    `district` is the viewer's (None: of the city), `place` the case's; `done` are the steps of the tender that
    are recorded in the fact's round, `after` those of the round that followed.
    """
    found: dict[str, Secret] = {}
    for secret in SECRETS:
        told = secret.fields.get(step)
        if told and not secret.over(after if secret.ahead else done) and not secret.shown_to(role, district, place):
            for name in fields:
                if told == EVERY or name in told:
                    found.setdefault(name, secret)
    return found
