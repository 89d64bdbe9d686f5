"""The table of the law as people read it: docs/rules.md, and numbers and dates in Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rules.calendar import Unit
from rules.law import Law, statute
from rules.money import in_yuan
from rules.rule import HOME_TITLES, Home, Measure, Rule
from rules.statute import AREAS, OURS
from rules.statute.sources import SHORT_NAMES

HOMES_EXPLAINED: dict[Home, str] = {
    Home.ENFORCED: "办理时违反的，系统拒绝，或者只能登记为违规并转为督办",
    Home.TRACKED: "有责任人的时限，由系统计算、提醒、上报；或者计算时限的方法",
    Home.CHECKED: "由办理人员逐项核对，注明依据材料",
    Home.STATED: "办理该环节时作为提示显示（表单、期限说明、采购方式建议）",
}
CONFIDENCES = {"A": "已核对全文", "B": "据二手摘录或者公开实例", "C": "凭记忆，待核实", "D": "存疑，使用前须由人工核实"}

_HEAD = (
    "# 法规表\n\nThe statute as data: {} rules of government procurement with article, dates, confidence and home; "
    "made from the code by `./yicheng rules markdown`, not to be edited by hand.\n\n"
    "本表由 `./yicheng rules markdown` 根据 `rules/statute/` 生成，请勿手工修改。规则用本系统自己的语句表述，以法规原文为准；"
    "单条规则的适用对象、数值、后果和说明见 `./yicheng rules show 编号`。"
)


def page(law: Law | None = None) -> str:
    """docs/rules.md, whole."""
    return "\n".join(_lines(law or statute())) + "\n"


def _lines(law: Law) -> Iterator[str]:
    known = {rule.id for rules in AREAS.values() for rule in rules}
    yield _HEAD.format(len(known))
    yield from _homes(law, known)
    yield (
        "\n可信度："
        + "；".join(f"{letter} {said}" for letter, said in CONFIDENCES.items())
        + "。两个字母的，各出处的可信度不同。"
    )
    yield "\n版本：一条规则在不同时期不同的，按事项的日期取用。“—”表示现有资料没有记载起止日期，不表示自古有效。"
    yield "\n落实：程序的环节，箭头表示期限的起止。"
    yield "\n## 简称\n\n| 简称 | 全称 |\n|---|---|"
    yield from (f"| {short} | {full} |" for short, full in SHORT_NAMES.items())
    for title, rules in AREAS.items():
        yield f"\n## {title}\n"
        yield from _table(rules)
    yield f"\n## 本系统补充\n\n不属于上述{len(known)}条，是本系统为就业驿站采购补充的规则。\n"
    yield from _table(OURS)


def _homes(law: Law, known: Iterable[str]) -> Iterator[str]:
    homes = [law.rule(rule_id).home for rule_id in known]
    yield f"\n共{len(homes)}条，均有归属；另有本系统补充{len(OURS)}条，列于表末。\n\n| 归属 | 条数 | 含义 |\n|---|---|---|"
    yield from (f"| {HOME_TITLES[home]} | {homes.count(home)} | {said} |" for home, said in HOMES_EXPLAINED.items())
    yield f"| 合计 | {len(homes)} | |"


def _table(rules: Iterable[Rule]) -> Iterator[str]:
    yield "| 编号 | 规则 | 依据 | 版本 | 可信度 | 归属 | 落实 |\n|---|---|---|---|---|---|---|"
    for rule in rules:
        yield (
            f"| {rule.id} | {rule.text} | {rule.basis} | {dates(rule)} | {confidence(rule)} |"
            f" {HOME_TITLES[rule.home]} | {rule.where or '—'} |"
        )


def dates(rule: Rule) -> str:
    """Since when and until when it held, both days included."""
    if rule.since is None and rule.until is None:
        return "—"
    return f"{f'自{rule.since}' if rule.since else ''}{f'至{rule.until}' if rule.until else '起'}"


def confidence(rule: Rule) -> str:
    """The letter, with 待核实 where a source was not checked."""
    return rule.confidence + ("（待核实）" if rule.doubtful else "")


def numbers(rule: Rule) -> Iterator[str]:
    """Its numbers in words: 20日; 其中预留给小微企业60%."""
    unit = rule.unit or rule.measure
    if rule.n is not None and unit:
        yield in_words(rule.n, unit)
    yield from (f"{number.title}{in_words(number.n, number.unit)}" for number in rule.numbers)


def in_words(n: int, unit: Unit | Measure) -> str:
    """A number with its unit; money in 万元 where it is whole."""
    if unit is not Measure.FEN:
        return f"{n}{'个' if unit is Unit.WORKING_DAYS else ''}{unit}"
    return f"{n // 1_000_000}万元" if n % 1_000_000 == 0 else f"{in_yuan(n)}元"
