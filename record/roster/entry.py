"""What is entered about a person, read strictly: a fault is told by its field, in Chinese, with the remedy."""

from __future__ import annotations

import difflib
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


@dataclass(frozen=True)
class EntryFault:
    """What is wrong with one field of a person, and how to mend it; `field` is empty for the person as a whole."""

    field: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.problem}，{self.remedy}"


def read_entry(raw: Any) -> PersonEntry:
    """A person from a command line or the record.

    Raises:
        BadPerson: naming every field that is missing, unknown or wrong.
    """
    entry, faults = examined(raw)
    if entry is None:
        raise BadPerson("；".join(map(str, faults)))
    return entry


def examined(raw: Any) -> tuple[PersonEntry | None, list[EntryFault]]:
    """A person as somebody wrote it, and all that is wrong with it; the person is None where anything is."""
    if not isinstance(raw, Mapping):
        return None, [EntryFault("", "没有逐项填写", "请填写 login、name、role、unit")]
    meant = {str(key): _nearest(str(key), raw) for key in raw if key not in _READERS}
    faults = [_unknown(key, near) for key, near in meant.items()]
    read: dict[str, Any] = {}
    for field, (needed, reader) in _READERS.items():
        value = raw.get(field)
        if value is None:
            if needed and field not in meant.values():  # a misspelled name is told once
                faults.append(EntryFault(field, f"缺少 {field}（{TITLES[field]}）", "请补上这一项"))
            continue
        try:
            read[field] = reader(value)
        except _Unfit as error:
            faults.append(EntryFault(field, f"{field}（{TITLES[field]}）{error.problem}", error.remedy))
    return (None if faults else PersonEntry(**read)), faults


def _nearest(key: str, raw: Mapping[Any, Any]) -> str:
    """The field that a key without meaning is most like, of those that are not filled in; empty if there is none."""
    return next(iter(difflib.get_close_matches(key, [field for field in _READERS if field not in raw], 1)), "")


def _unknown(key: str, near: str) -> EntryFault:
    meant = f"请改为“{near}”（{TITLES[near]}）；" if near else ""
    return EntryFault(key, f"没有“{key[:40]}”这一项", f"{meant}可填：{'、'.join(_READERS)}")


TITLES = {"login": "登录名", "name": "姓名", "role": "岗位", "unit": "单位", "district": "县区", "mail": "邮箱"}


class _Unfit(Exception):
    """Raised by a reader: the problem, to be put after the field's name, and the remedy."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem, self.remedy = problem, remedy


def _text(value: Any, longest: int) -> str:
    if not isinstance(value, str):
        raise _Unfit("应为文字", "请加引号")
    if fault := name_fault(value, longest):
        raise _Unfit(fault, "请重新填写")
    return value


def _login(value: Any) -> str:
    text = _text(value, LONGEST_LOGIN)
    if not _LOGIN.fullmatch(text) or text == SYSTEM.login:
        raise _Unfit("只能用英文字母、数字、汉字和 . - _，以字母、数字或者汉字开头，且不能是 system", "请另取登录名")
    return text


def _role(value: Any) -> Role:
    if value not in ROLES:
        known = "、".join(f"{role.value}（{ROLE_TITLES[role]}）" for role in ROLES)
        raise _Unfit(f"没有“{str(value)[:40]}”", f"可用：{known}")
    return Role(value)


def _mail(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_MAIL or not _MAIL.fullmatch(value):
        raise _Unfit(f"“{str(value)[:40]}”不是邮箱地址", "请写作 name@example.gov.cn，没有邮箱的不填")
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
