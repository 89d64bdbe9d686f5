"""A plan whose duties cannot be run to their end is refused, with what waits and on what: a row for each fault."""

import re
from pathlib import Path

import pytest

from rules.plan.loading import PlanRefused, load_plan

SOUND = (Path(__file__).parents[3] / "programmes" / "huizhou-2023" / "plan.yaml").read_text("utf-8")


def without(*keys: str, text: str = SOUND) -> str:
    """The plan without these duties, and without their being named as coming before others."""
    for key in keys:
        text = re.sub(rf"(?ms)^  - key: {key}\n.*?(?=^  - key: |^  # —|^# ─)", "", text)
        text = re.sub(rf"(after: \[[^\]]*?){key}(?:, )?", r"\1", text)
    return text.replace(", ]", "]")


def declaring(text: str, *kinds: str) -> str:
    """The plan with these kinds declared not to apply."""
    items = "".join(f"  - {{kind: {kind}, by: 市局分管领导, reason: 使用省统一平台}}\n" for kind in kinds)
    return f"{text}\nnot_applicable:\n{items}"


def findings(text: str) -> dict[str, str]:
    """Code and field of each fault, with its sentence."""
    with pytest.raises(PlanRefused) as refused:
        load_plan(text, "plan.yaml")
    return {f"{finding.code} {finding.field}": str(finding) for finding in refused.value.findings}


def test_the_sound_plan_loads() -> None:
    assert load_plan(SOUND, "plan.yaml").not_applicable == ()


def test_a_renamed_key_is_refused_with_its_reason() -> None:
    found = findings(re.sub(r"\bopen_tender\b(?=\n    case|, platform|, fit_out)", "operator_tender", SOUND))
    assert "没有名为“operator_tender”的事项类别" in found["unknown_kind milestones[5].key"]
    assert "请将 key 改为：open_tender（运营机构采购）" in found["unknown_kind milestones[5].key"]
    assert "第233行" in found["unknown_kind milestones[5].key"]
    opening = found["cannot_finish milestones[8]"]
    assert "本方案不能到达“驿站投入运营”，因为“驿站投入运营”须等“合同签订”" in opening
    assert "没有县区任务“运营机构采购”（open_tender）" in opening


WAITS = {
    "sites": ("site_selection", {"milestones[4]", "milestones[5]"}, "没有县区任务“选址”（site_selection）"),
    "terms": ("unified_terms", {"milestones[4]"}, "没有市级任务“统一文本”（unified_terms）"),
    "fit-out": ("fit_out", {"milestones[7]"}, "本方案不能到达“驿站投入运营”"),
    "staffing": ("staffing", {"milestones[7]"}, "须等“培训合格上岗”"),
    "platform": ("platform", {"milestones[6]"}, "没有市级任务“信息平台”（platform）"),
    "rules": ("rules_norms", {"milestones[6]"}, "没有市级任务“制度规范”（rules_norms）"),
    "platform's purchase": ("platform_tender", {"milestones[2]"}, "没有市级任务“信息平台采购”（platform_tender）"),
    "opening": ("opening", {"milestones[8]"}, "没有县区任务“投入运营”（opening）"),
}


@pytest.mark.parametrize("name", WAITS)
def test_a_case_that_others_wait_on_is_missing(name: str) -> None:
    key, fields, said = WAITS[name]
    text = without(key)
    found = {field: text for field, text in findings(text).items() if field.startswith("cannot_finish")}
    assert {field.split()[1] for field in found} >= fields
    assert any(said in text for text in found.values())
    assert all(f"kind: {key}、by（由谁决定）和 reason（理由）" in text for text in found.values())
    plan = load_plan(declaring(text, key), "plan.yaml")
    assert [(item.kind, item.by, item.reason) for item in plan.not_applicable] == [
        (key, "市局分管领导", "使用省统一平台")
    ]


def test_an_absence_is_declared_by_somebody() -> None:
    text = without("fit_out") + "\nnot_applicable:\n  - {kind: fit_out, reason: 利用现有场所}\n"
    assert "缺少“by”（决定人）" in findings(text)["missing not_applicable[0].by"]


def test_a_declared_absence_is_of_a_known_kind_and_true() -> None:
    found = findings(declaring(SOUND, "fitout", "platform"))
    assert "没有名为“fitout”的事项类别" in found["unknown_kind not_applicable[0].kind"]
    assert "写作不适用，而方案有这一任务" in found["not_absent not_applicable[1].kind"]
    twice = declaring(without("fit_out"), "fit_out", "fit_out")
    assert "重复列出" in findings(twice)["duplicate not_applicable[1].kind"]


def changed(key: str, old: str, new: str) -> str:
    start = SOUND.index(f"key: {key}\n")
    at = SOUND.index(old, start)
    return SOUND[:at] + new + SOUND[at + len(old) :]


def test_a_kind_runs_its_own_procedures() -> None:
    found = findings(changed("fit_out", "procedure: fit_out", "procedure: staffing"))
    assert "“fit_out”（场所建设）不能按程序“staffing”办理" in found["kind_procedure milestones[6].procedure"]


def test_a_kind_stands_in_its_place() -> None:
    found = findings(changed("fit_out", "scope: district", "scope: city"))
    assert "“fit_out”（场所建设）是县区（district）事项，现写 city" in found["kind_scope milestones[6].scope"]


def test_what_an_act_opens_is_no_duty() -> None:
    found = findings(changed("publicity", "procedure: null", "procedure: challenge"))
    assert "不能由方案的任务直接办理" in found["unknown_kind milestones[16].key"]


def test_the_operators_are_bought_by_the_method_demanded() -> None:
    found = findings(changed("open_tender", "procedure: open_tender", "procedure: competitive_consultation"))
    assert "方案三要求公开招标" in found["method_not_mode milestones[5].procedure"]
    both = changed("open_tender", "procedure: open_tender", "procedure: competitive_consultation")
    load_plan(both.replace("method: 公开招标", "method: 竞争性磋商"), "plan.yaml")


def test_the_hash_of_a_stored_plan_stays() -> None:
    """Plans are stored with their hash; what was added to the form later must not change it."""
    assert load_plan(SOUND, "plan.yaml").sha256() == (
        "f5d271a6bdb44940353ada485c3b064e437f2c214882089dc126e10087a68089"
    )
    assert "not_applicable" in load_plan(declaring(without("fit_out"), "fit_out"), "plan.yaml").to_canonical()


def test_a_further_purchase_has_a_key_of_its_own_and_says_what_it_buys() -> None:
    further = changed("premises", "procedure: null", "procedure: inquiry\n    purchase: equipment").replace(
        "case: null\n    title: 物资保障", "case: 设备采购\n    title: 物资保障"
    )
    assert load_plan(further, "plan.yaml").milestone("premises").purchase == "equipment"
    found = findings(without("site_selection", text=further))
    assert any("“物资保障”" in text or "招标公告" in text or "询价" in text for text in found.values())
    unnamed = further.replace("    purchase: equipment\n", "")
    assert "另购其他的，请写明 purchase（采购类别）" in findings(unnamed)["unknown_kind milestones[15].key"]
