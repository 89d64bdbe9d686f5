"""What a paper says of a topic: the field that says it, how it is read, and for which lot, target or instalment.

Papers are known here by the names of their kinds and fields alone; a test holds every name against the catalogue. What a
paper does not say (a field that older papers lack, an empty text) is compared with nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rules.holes import fault
from rules.money import in_yuan
from rules.procedure import nth_of

Part = tuple[str, ...]
"""What of a paper a value is about: () the whole, ("采购包1",), ("采购包1", "归集岗位信息")."""


@dataclass(frozen=True)
class Paper:
    """One paper, as a comparison sees it. `number` is its 登记号, empty before it has one; `case` the case's slug."""

    kind: str
    title: str
    number: str
    case: str
    round: int
    subject: str
    dated: date
    content: Mapping[str, Any]

    @property
    def named(self) -> str:
        """《…招标公告》（登记号…）, as messages name it."""
        return f"《{self.title}》（{f'登记号{self.number}' if self.number else '拟稿'}）"


@dataclass(frozen=True)
class ValueKind:
    """How a value is read from a paper's fields, and how it is shown. `read` answers None where nothing is said."""

    read: Callable[..., Any]
    show: Callable[[Any], str]


def _cn(day: str) -> str:
    """2023年12月1日, of a stored date."""
    read = date.fromisoformat(day)
    return f"{read.year}年{read.month}月{read.day}日"


def _text(value: Any) -> str | None:
    return re.sub(r"[\s　]+", "", str(value)).rstrip("。；") or None


def _names(values: Any) -> frozenset[str] | None:
    return frozenset(str(value).strip() for value in values) or None


def _sme(kind: str, share: int, small: int) -> tuple[str, int, int]:
    return (kind, share, small) if kind == "part" else (kind, 0, 0)


def _sme_shown(value: tuple[str, int, int]) -> str:
    kind, share, small = value
    words = {"whole": "专门面向中小企业采购", "none": "不专门面向中小企业采购"}
    return words.get(kind) or f"预留{share}%面向中小企业采购，其中小微企业{small}%"


TEXT = ValueKind(_text, str)
PARTS = ValueKind(lambda text: _text(text) or "不得分包", str)
"""What may be subcontracted: an empty text says that nothing may."""
DAY = ValueKind(lambda day: day, _cn)
MOMENT = ValueKind(lambda day, clock: (day, clock), lambda value: f"{_cn(value[0])}{value[1]}")
SPAN = ValueKind(lambda first, last: (first, last), lambda value: f"{_cn(value[0])}至{_cn(value[1])}")
MONEY = ValueKind(lambda fen: fen, lambda fen: f"{in_yuan(fen)}元")
COUNT = ValueKind(lambda number: number, str)
PERCENT = ValueKind(lambda number: number, lambda number: f"{number}%")
NAMES = ValueKind(_names, lambda names: "、".join(sorted(names)))
FLAG = ValueKind(lambda flag: flag, lambda flag: "是" if flag else "否")
SME = ValueKind(_sme, _sme_shown)
RANGE = ValueKind(lambda *values: values, lambda values: "、".join(map(str, values)))


SUBJECT = "@lot"
"""As `Saying.of`: the lot that the paper's subject names (1第2次 is of 采购包1)."""


@dataclass(frozen=True)
class Saying:
    """Where a kind of paper says something.

    A path names fields: `price`; `lots[number].budget` is one value for each lot, by its number; `stations[].name` all
    names together; `stations#` how many. `of` names the field that tells which lot the whole paper is about. `always`
    is what papers of the kind say without a field, by what they are.
    """

    kind: str
    paths: tuple[str, ...] = ()
    of: str = ""
    always: Any = None


def said(kind: str, *paths: str, of: str = "", always: Any = None) -> Saying:
    """A Saying in one line."""
    return Saying(kind, paths, of, always)


def values(paper: Paper, place: Saying, form: ValueKind) -> dict[Part, Any]:
    """What the paper says there, by the part that it is about; empty where it says nothing, or has a stand-in: papers of
    earlier releases went out with 见公告 and 人社部门, and what they did not say nothing can contradict."""
    about = _about(paper, place.of)
    if place.always is not None:
        return {about: place.always}
    read = [dict(_walk(paper.content, _steps(path), ())) for path in place.paths]
    found: dict[Part, Any] = {}
    for part in read[0]:
        raw = [one.get(part) for one in read]
        value = None if any(one is None or _stands_in(one) for one in raw) else form.read(*raw)
        if value is not None:
            found[about + part] = value
    return found


def _stands_in(value: Any) -> bool:
    return isinstance(value, str) and bool(fault("", value))


def _about(paper: Paper, of: str) -> Part:
    if not of:
        return ()
    return (f"采购包{nth_of(paper.subject)[0]}",) if of == SUBJECT else (str(paper.content.get(of, "")),)


_STEP = re.compile(r"^(?P<name>\w+)(?P<list>\[(?P<key>\w*)\])?(?P<count>#)?$")


def _steps(path: str) -> tuple[re.Match[str], ...]:
    found = [_STEP.match(part) for part in path.split(".")]
    if any(step is None for step in found):
        raise ValueError(f"no path to a field: {path}")
    return tuple(step for step in found if step)


def _walk(node: Any, steps: tuple[re.Match[str], ...], part: Part) -> Iterator[tuple[Part, Any]]:
    if not steps:
        yield part, node
        return
    step, rest = steps[0], steps[1:]
    value = node.get(step["name"]) if isinstance(node, Mapping) else None
    if value is None:
        return
    if step["count"]:
        yield part, len(value)
    elif not step["list"]:
        yield from _walk(value, rest, part)
    elif not step["key"]:
        yield part, tuple(found for row in value for _part, found in _walk(row, rest, ()))
    else:
        for row in value:
            yield from _walk(row, rest, (*part, str(row.get(step["key"]))))


def fields_of(path: str) -> tuple[str, ...]:
    """Every field that a path names, its keys beside it: `lots[number].budget` names lots, lots.number, lots.budget."""
    named, before = [], ""
    for step in _steps(path):
        before = f"{before}.{step['name']}".lstrip(".")
        named.append(before)
        if step["key"]:
            named.append(f"{before}.{step['key']}")
    return tuple(named)
