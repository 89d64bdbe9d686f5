"""The people and firms of a rehearsal: plainly fictitious, all of them marked 演练."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.plan import Plan
from models.values import Role
from record.roster.entry import PersonEntry
from rules.plan.names import short_name

CITY_PEOPLE = (
    ("city-manager", Role.PROJECT_MANAGER, "演练市专班"),
    ("city-buyer", Role.PROCUREMENT, "演练市经办"),
    ("city-reviewer", Role.REVIEWER, "演练市复核"),
    ("city-leader", Role.CITY_LEADER, "演练市领导"),
    ("city-assessor", Role.ASSESSOR, "演练考核员"),
)

DISTRICT_PEOPLE = (
    ("buyer", Role.PROCUREMENT, "经办"),
    ("reviewer", Role.REVIEWER, "复核"),
    ("leader", Role.DISTRICT_LEADER, "分管领导"),
    ("supervisor", Role.SUPERVISOR, "监管员"),
    ("operator", Role.OPERATOR, "运营代表"),
)

CITY_LOGINS = {role: login for login, role, _name in CITY_PEOPLE}
DISTRICT_LOGINS = {role: login for login, role, _title in DISTRICT_PEOPLE}
"""Who acts in each role; a district's login comes behind its code."""

SECOND: dict[str, tuple[str, str]] = {
    "supplier_selection": ("supervisor", "city-manager"),
    "bid_opening": ("supervisor", "city-manager"),
    "contract_signature": ("buyer", "city-buyer"),
    "instalment_accepted": ("supervisor", "city-assessor"),
    "contract_acceptance": ("supervisor", "city-assessor"),
    "site_acceptance": ("buyer", "city-assessor"),
    "platform_acceptance": ("buyer", "city-assessor"),
}
"""两人共同办理: who is there beside the doer, in a district and in the city; nobody accepts what they signed."""

FIRMS = tuple("甲乙丙丁戊己庚辛壬癸")


@dataclass(frozen=True)
class Firm:
    """A firm that bids in the rehearsal."""

    name: str
    address: str
    licence: str | None
    licence_until: date | None


def people(plan: Plan) -> list[PersonEntry]:
    """Everybody who acts: five in the city, five in each district; the first is the administrator of the rest."""
    bureau = plan.city.bureau.value or plan.city.name
    found = [PersonEntry(login, name, role, f"{bureau}（演练）") for login, role, name in CITY_PEOPLE]
    for district in plan.places:
        unit = district.purchaser.value or district.name
        found += [
            PersonEntry(
                login=f"{district.code}-{login}",
                name=f"演练{short_name(district.name)}{title}",
                role=role,
                unit=f"{unit}（演练）",
                district=district.name,
            )
            for login, role, title in DISTRICT_PEOPLE
        ]
    return found


def firm(sign: str, city: str, *, licensed: bool = True) -> Firm:
    """The firm of a sign (甲 to 癸), at home in a city."""
    number = FIRMS.index(sign) + 1
    return Firm(
        f"演练{sign}人力资源有限公司",
        f"{city}演练路{number}号",
        f"演练许可第{number:04d}号" if licensed else None,
        date(2027, 6, 30) if licensed else None,
    )


def developer(sign: str, city: str) -> Firm:
    """A software firm, for the city's platform."""
    number = FIRMS.index(sign) + 1
    return Firm(f"演练{sign}信息技术有限公司", f"{city}演练大道{number}号", None, None)
