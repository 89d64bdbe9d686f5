"""What is entered about a person, read strictly: a fault is told by its field, in Chinese, with the remedy."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from models.names import LONGEST_PLACE, LONGEST_UNIT, name_fault
from models.person import SYSTEM
from models.refusal import Refusal
from models.values import ROLE_TITLES, Role

LONGEST_LOGIN, LONGEST_NAME, LONGEST_MAIL = 64, 40, 254

_LOGIN = re.compile(r"[A-Za-z0-9㐀-䶿一-鿿][A-Za-z0-9_.\-㐀-䶿一-鿿]*")
"""Letters of one script that people can tell apart, and Chinese characters: no blank, no invisible mark."""
_MAIL = re.compile(r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?")

ROLES = tuple(role for role in Role if role is not Role.SYSTEM)
"""The roles that a person may have; the machine's own is nobody's."""


class BadPerson(Refusal):
    """Raised when what is entered about a person cannot be taken as it is."""

    code, exit_code = "bad_person", 2


@dataclass(frozen=True)
class PersonEntry:
    """A person as entered. `district` is None for a person of the city."""

    login: str
    name: str
    role: Role
    unit: str
    district: str | None = None
    mail: str | None = None

    def content(self) -> dict[str, Any]:
        """The whole of it, for the audit trail."""
        return asdict(self)


def read_entry(raw: Any) -> PersonEntry:
    """A person from a file or a command line.

    Raises:
        BadPerson: naming every field that is missing, unknown or wrong.
    """
    if not isinstance(raw, Mapping):
        raise BadPerson("应逐项填写 login、name、role、unit")
    faults = [f"没有“{key}”这一项，可填：{'、'.join(_READERS)}" for key in raw if key not in _READERS]
    read: dict[str, Any] = {}
    for field, (needed, reader) in _READERS.items():
        value = raw.get(field)
        if value is None:
            if needed:
                faults.append(f"缺少 {field}（{TITLES[field]}）")
            continue
        try:
            read[field] = reader(value)
        except ValueError as error:
            faults.append(f"{field}（{TITLES[field]}）{error}")
    if faults:
        raise BadPerson("；".join(faults))
    return PersonEntry(**read)


TITLES = {"login": "登录名", "name": "姓名", "role": "岗位", "unit": "单位", "district": "县区", "mail": "邮箱"}


def _text(value: Any, longest: int) -> str:
    if not isinstance(value, str):
        raise ValueError("应为文字，请加引号")
    if fault := name_fault(value, longest):
        raise ValueError(fault)
    return value


def _login(value: Any) -> str:
    text = _text(value, LONGEST_LOGIN)
    if not _LOGIN.fullmatch(text) or text == SYSTEM.login:
        raise ValueError("只能用英文字母、数字、汉字和 . - _，以字母、数字或者汉字开头，且不能是 system")
    return text


def _role(value: Any) -> Role:
    if value not in ROLES:
        raise ValueError(f"没有“{value}”，可用：{'、'.join(f'{role.value}（{ROLE_TITLES[role]}）' for role in ROLES)}")
    return Role(value)


def _mail(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_MAIL or not _MAIL.fullmatch(value):
        raise ValueError(f"“{value}”不是邮箱地址，请写作 name@example.gov.cn，没有邮箱的不填")
    return value


_READERS: dict[str, tuple[bool, Callable[[Any], Any]]] = {
    "login": (True, _login),
    "name": (True, lambda value: _text(value, LONGEST_NAME)),
    "role": (True, _role),
    "unit": (True, lambda value: _text(value, LONGEST_UNIT)),
    "district": (False, lambda value: _text(value, LONGEST_PLACE)),
    "mail": (False, _mail),
}
"""Each field: whether it must be there, and how it is read."""
