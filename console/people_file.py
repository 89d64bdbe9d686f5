"""People as data: the people of a file, every fault told with its place."""

from __future__ import annotations

from typing import Any

from console.output import BAD_INPUT, stop
from record.roster.entry import BadPerson, PersonEntry, read_entry


def read_people(data: dict[str, Any], source: str) -> list[PersonEntry]:
    """The people of a file; all faults are told at once, each with the person's number in the file."""
    entries = data.get("people")
    if not isinstance(entries, list) or not entries:
        stop(BAD_INPUT, f"{source} 缺少 people 列表。请在 people: 下逐人填写 login、name、role、unit")
    found: dict[str, PersonEntry] = {}
    faults = [f"没有“{key}”这一项，顶层只写 people:" for key in data if key != "people"]
    for n, raw in enumerate(entries, 1):
        try:
            entry = read_entry(raw)
        except BadPerson as error:
            faults.append(f"第{n}人：{error}")
            continue
        if entry.login in found:
            faults.append(f"第{n}人：登录名“{entry.login}”在文件中出现两次")
        found[entry.login] = entry
    if faults:
        stop(BAD_INPUT, f"{source} 填写有误，没有登记任何人：\n" + "\n".join(f"  {fault}" for fault in faults))
    return list(found.values())
