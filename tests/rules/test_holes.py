"""What a paper must not say instead of the thing, what it may, and what may be left open for somebody else."""

from __future__ import annotations

from typing import Any

import pytest

from documents.catalogue import CATALOGUE
from models.faults import inner_model
from rules.holes import MUST_STATE, PLAIN_BUT_SIGNED, QUOTES, TICKED, Hole, fault, holes

STOOD_INSTEAD = [
    ("org", "仲恺高新区人社部门"),
    ("recipients", "惠城区就业部门"),
    ("contact_unit", "大亚湾经济开发区就业部门（联系人：演练受理员）"),
    ("treasury", "大亚湾经济开发区财政部门"),
    ("contact_phone", "见通讯录"),
    ("contact", "联系电话：见通讯录"),
    ("purchaser_address", "以采购平台公布为准"),
    ("address", "以选址结果为准"),
    ("operator_contact", "见合同"),
    ("operator", "以运营合同为准"),
    ("stage", "以合同约定为准"),
    ("operator_account", "____________"),
    ("opening_place", "另行通知。"),
    ("supervisor", "待定"),
    ("attendees", "按会议签到表填写"),
    ("requirement", "4个就业驿站的运营服务。服务内容、目标任务和考核要求以招标文件为准。"),
    ("policy_requirements", "落实政府采购政策，具体要求以磋商文件为准。"),
    ("remark", "中小企业预留情况以采购公告为准"),
    ("source", "102号 27（待核实）"),
    ("basis", "6981fdbf2ecc"),
]
"""By the findings of a reading of every page (kinds and fields of 286 papers)."""

SAID = [
    ("org", "惠东县人力资源和社会保障局"),
    ("org", "惠东县公共就业服务中心（演练）"),
    ("contact_phone", "0752-0000000"),
    ("measure", "以平台登记为准"),
    ("opinion", "供应商反映的问题待核实后另行答复"),
    ("changes", "其他内容以招标文件为准"),
    ("next_step", "本项目改为采用竞争性磋商方式采购，具体以后续发布的采购公告或者采购文件为准。"),
    ("requirement", "2个就业驿站的运营服务，服务期限自2023年12月15日至2024年11月14日。"),
    ("text", "县区就业部门是驿站的主管部门，负责驿站的管理和考核。"),
    ("purchaser_code", "000000000000000005"),
    ("remark", "无"),
]
"""What people write for good reason, though it has the same words."""


@pytest.mark.parametrize(("field", "text"), STOOD_INSTEAD)
def test_a_stand_in_is_told(field: str, text: str) -> None:
    assert fault(field, text)


@pytest.mark.parametrize(("field", "text"), SAID)
def test_what_says_the_thing_is_let_through(field: str, text: str) -> None:
    assert fault(field, text) == ""


class TestHoles:
    def test_each_is_told_with_its_place(self) -> None:
        content = {"purchaser_address": "以采购平台公布为准", "stations": [{"address": "甲路1号"}, {"address": "待定"}]}
        assert holes("tender_notice", content) == [
            Hole(("purchaser_address",), "以采购平台公布为准", "没有写明"),
            Hole(("stations", 1, "address"), "待定", "没有写明"),
        ]
        assert holes("tender_notice", content)[1].field == "address"

    def test_what_we_must_state_may_not_be_empty(self) -> None:
        assert [hole.path for hole in holes("operating_contract", {"signed_at": ""})] == [("signed_at",)]
        assert holes("operating_contract", {"signed_at": "惠东县"}) == []
        assert holes("site_acceptance_form", {"small_reason": ""}) == [], "whoever accepts the place fills this form"

    @pytest.mark.parametrize(("passed", "conclusion", "count"), [(True, "", 1), (True, "符合", 0), (None, "", 0)])
    def test_a_list_that_ends_in_passed_is_ticked(self, passed: bool | None, conclusion: str, count: int) -> None:
        content = {"passed": passed, "checks": [{"text": "甲", "conclusion": conclusion}]}
        assert len(holes("requirement_review_record", content)) == count

    def test_the_plans_own_words_may_be_quoted(self) -> None:
        quoted: dict[str, Any] = {"contact_person": "甲", "contact_phone": "1", "tasks": [{"lead": "各县区人社部门"}]}
        assert holes("task_breakdown", quoted) == []
        assert holes("task_breakdown", quoted | {"recipients": ["惠城区人社部门"]})


def test_every_name_stands_in_the_catalogue() -> None:
    for kind, fields in {**MUST_STATE, **{kind: tuple(names) for kind, names in QUOTES.items()}}.items():
        assert set(fields) <= CATALOGUE[kind].facts.model_fields.keys(), kind
    for kind, (concluded, listed, says) in TICKED.items():
        model = CATALOGUE[kind].facts
        row = inner_model(model.model_fields[listed].annotation)
        assert concluded in model.model_fields and row and says in row.model_fields
    assert CATALOGUE.keys() >= PLAIN_BUT_SIGNED
    assert all(CATALOGUE[kind].issue == "plain" for kind in PLAIN_BUT_SIGNED)
