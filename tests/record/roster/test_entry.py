"""What is entered about a person: taken as it is, or refused by field with a remedy."""

from __future__ import annotations

from typing import Any

import pytest

from models.values import Role
from record.roster.entry import BadPerson, PersonEntry, read_entry

GOOD: dict[str, Any] = {
    "login": "惠东县.buyer-1_a",
    "name": "买买提·演练",
    "role": "procurement",
    "unit": "惠东县人社局（演练）",
    "district": "惠东县",
    "mail": "yan.lian+1@huidong.example.gov.cn",
}


def test_a_good_one_is_taken_as_it_is() -> None:
    entry = read_entry(GOOD)
    assert entry == PersonEntry(
        GOOD["login"], GOOD["name"], Role.PROCUREMENT, GOOD["unit"], GOOD["district"], GOOD["mail"]
    )
    assert entry.content() == GOOD


def test_district_and_mail_may_be_left_out() -> None:
    entry = read_entry({key: GOOD[key] for key in ("login", "name", "role", "unit")} | {"mail": None})
    assert (entry.district, entry.mail) == (None, None)


REFUSED = (
    ("login", "chen\u202eil", "登录名"),
    ("login", "chen\nli", "登录名"),
    ("login", "chen li", "登录名"),
    ("login", " chen", "登录名"),
    ("login", "чен", "登录名"),
    ("login", "-chen", "登录名"),
    ("login", "system", "system"),
    ("login", "a" * 65, "不能超过64个字符"),
    ("login", 12, "应为文字"),
    ("name", "陈\u200b某", "看不见的控制字符"),
    ("name", "", "不能为空"),
    ("name", "陈" * 41, "不能超过40个字符，现为41个"),
    ("unit", "市局\n二科", "换行"),
    ("unit", "\u3000", "不能为空"),
    ("unit", "市局\x1b[31m", "控制字符"),
    ("district", "惠东县\u2066", "控制字符"),
    ("role", "采购经办", "procurement（采购经办）"),
    ("role", "system", "没有“system”"),
    ("role", ["auditor"], "没有"),
    ("mail", "chen@", "“chen@”不是邮箱地址，请写作 name@example.gov.cn"),
    ("mail", "chen@市局", "不是邮箱地址"),
    ("mail", "a@b.cn\nBcc: x@y.cn", "不是邮箱地址"),
    ("mail", "a" * 250 + "@b.cn", "不是邮箱地址"),
    ("mial", "a@b.cn", "没有“mial”这一项，可填：login、name、role、unit、district、mail"),
)


@pytest.mark.parametrize(("field", "value", "told"), REFUSED)
def test_a_bad_one_is_refused_by_its_field(field: str, value: Any, told: str) -> None:
    with pytest.raises(BadPerson) as caught:
        read_entry(GOOD | {field: value})
    assert field in str(caught.value) and told in str(caught.value)
    assert caught.value.exit_code == 2
    others = set(GOOD) - {field}
    assert field == "mial" or not any(f"{other}（" in str(caught.value) for other in others), "only what is wrong"


def test_a_wrong_mail_address_says_nothing_of_roles() -> None:
    with pytest.raises(BadPerson) as caught:
        read_entry(GOOD | {"mail": "x"})
    assert "岗位" not in str(caught.value)


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(
        BadPerson, match=r"缺少 login（登录名），请补上这一项；缺少 role（岗位）.*；缺少 unit（单位）.*；mail（邮箱）"
    ):
        read_entry({"name": "演练", "mail": "x"})


@pytest.mark.parametrize("raw", ["chen", ["chen"], None, 5])
def test_not_even_a_mapping(raw: Any) -> None:
    with pytest.raises(BadPerson, match="逐项填写"):
        read_entry(raw)
