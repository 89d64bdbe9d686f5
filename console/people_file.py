"""People as data: the people of a file, every fault told with its line and its remedy, as a plan's are."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from record.roster.entry import PersonEntry, examined
from rules.file_text import FileRefused, Finding, read_text

SAMPLE = "docs/add-a-procedure.md"
"""Where a file of people is shown."""
LISTED = "people"


class PeopleFileRefused(FileRefused):
    """Raised when a file of people cannot be loaded."""

    code = "people_file_refused"
    what = "人员文件"


def read_people(text: str, source: str) -> list[PersonEntry]:
    """The people written in `text`; `source` is the file's name as shown to the user.

    Raises:
        PeopleFileRefused: with all faults that can be told apart, each with line and remedy. Whether a loaded plan has
            the districts is asked when they are entered.
    """
    located = read_text(text, source, SAMPLE)
    found: list[PersonEntry] = []
    findings = list(located.findings)
    if located.data is not None:
        told = {f.path for f in findings}
        faults = [*_frame(located.data), *_people(located.data, found)]
        findings += [replace(f, source=source, line=located.line(f.path)) for f in faults if f.path not in told]
    if findings:
        raise PeopleFileRefused(findings, more=True)
    return found


def _frame(data: Any) -> Iterator[Finding]:
    """What is wrong outside the list itself."""
    remedy = f"请在 {LISTED}: 下逐人填写 login、name、role、unit"
    if not isinstance(data, dict):
        yield Finding("model_type", (), f"缺少 {LISTED} 列表", remedy)
        return
    meant = ""
    for key in data:
        if key != LISTED:
            near = difflib.get_close_matches(key, [LISTED] if LISTED not in data else [], 1)
            meant = meant or (near[0] if near else "")
            mend = f"请改为“{LISTED}”" if near else f"请删去，顶层只写 {LISTED}:"
            yield Finding("unknown_key", (key,), f"没有“{key[:40]}”这一项", mend)
    listed = data.get(LISTED)
    if (LISTED in data or not meant) and not (isinstance(listed, tuple) and listed):
        yield Finding("missing", (LISTED,) if LISTED in data else (), f"缺少 {LISTED} 列表", remedy)


def _people(data: Any, found: list[PersonEntry]) -> Iterator[Finding]:
    """What is wrong with the people of the list; those that are sound are put into `found`."""
    listed = data.get(LISTED) if isinstance(data, dict) else None
    logins: dict[str, int] = {}
    for n, raw in enumerate(listed if isinstance(listed, tuple) else ()):
        entry, faults = examined(raw)
        for fault in faults:
            path = (LISTED, n, fault.field) if fault.field else (LISTED, n)
            yield Finding("bad_person", path, f"第{n + 1}人：{fault.problem}", fault.remedy)
        if entry is None:
            continue
        if entry.login in logins:
            problem = f"第{n + 1}人：登录名“{entry.login}”在文件中出现两次，第{logins[entry.login] + 1}人已用"
            yield Finding("duplicate", (LISTED, n, "login"), problem, "请删去重复的一人，或改正登录名")
        logins.setdefault(entry.login, n)
        found.append(entry)
