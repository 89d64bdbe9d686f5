"""People as data: who acts, in which role and district."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from console.output import BAD_INPUT, stop
from models.person import Person
from models.values import ROLE_TITLES, Role


class PersonEntry(BaseModel):
    """One person of a people file."""

    model_config = ConfigDict(extra="forbid")

    login: str = Field(min_length=1, max_length=64)
    name: str = Field(min_length=1, max_length=40)
    role: Role
    unit: str = Field(min_length=1, max_length=80)
    district: str | None = None
    mail: str | None = Field(default=None, pattern=r"^[^@\s]+@[^@\s]+$")


def read_people(data: dict[str, Any], source: str) -> list[Person]:
    """The people of a file; a fault is told with its place and remedy."""
    entries = data.get("people")
    if not isinstance(entries, list) or not entries:
        stop(BAD_INPUT, f"{source} 缺少 people 列表。请在 people: 下逐人填写 login、name、role、unit")
    found = []
    for n, entry in enumerate(entries, 1):
        try:
            person = PersonEntry.model_validate(entry)
        except ValidationError as error:
            fields = "、".join(".".join(map(str, e["loc"])) or "整条" for e in error.errors())
            stop(
                BAD_INPUT,
                f"{source} 第{n}人填写有误：{fields}。角色可用：{'、'.join(f'{r.value}（{ROLE_TITLES[r]}）' for r in Role)}",
            )
        found.append(Person(**person.model_dump(mode="json")))
    return found
