"""The rules that a published plan must keep to be run: loading and cross-checks.

`load_plan` takes the text of a plan file (the caller has read the file as UTF-8) and gives a Plan or
raises PlanRefused with every fault found: of the YAML, of the fields, and of what the parts say to one
another. A part with a fault does not hide the others: checks run on all parts that are sound by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter, ValidationError

from models.plan import DateReading, Plan, PlanMilestone
from rules.file_text import FileRefused, Finding, Located, Path, read_text, schema_findings
from rules.plan.bounds import district_names, duty_names, head_names, quotas_in_bounds, unit_names
from rules.plan.names import short_name
from rules.plan.phrases import PhraseRefused, Reading, read_phrase
from rules.plan.reach import declared_absences, known_kinds, method_as_demanded, reachable_end
from rules.procedures import METHODS
from rules.procedures import PROCEDURES as DECLARED
from rules.purchase.profile import BY_KIND, PROFILES

PROCEDURES = frozenset(DECLARED)
"""Procedures that a plan may name: those declared in rules.procedures."""


class PlanRefused(FileRefused):
    """Raised when a plan cannot be loaded."""

    code = "plan_refused"
    what = "方案文件"


def load_plan(text: str, source: str, procedures: frozenset[str] = PROCEDURES) -> Plan:
    """The plan written in `text`; `source` is the file's name as shown to the user.

    Raises PlanRefused with all faults that can be told apart.
    """
    located = read_text(text, source)
    findings = list(located.findings)
    if located.data is None:
        raise PlanRefused(findings, more=True)
    try:
        plan = Plan.model_validate(located.data)
        sections = frozenset(Plan.model_fields)
    except ValidationError as error:
        already = {f.path for f in findings}
        findings += [f for f in schema_findings(error, Plan, located) if f.path not in already]
        plan, sections = _sound_part(located)
    already = {f.path for f in findings}
    for finding in _cross_checks(plan, sections, procedures):
        if finding.path not in already:
            findings.append(replace(finding, source=source, line=located.line(finding.path)))
    if findings:
        raise PlanRefused(findings, more=not sections >= frozenset(Plan.model_fields))
    return plan


def check_plan(plan: Plan, procedures: frozenset[str] = PROCEDURES) -> list[Finding]:
    """What the parts of a plan say against one another; empty for a plan that can be run."""
    return list(_cross_checks(plan, frozenset(Plan.model_fields), procedures))


def read_money(phrase: str) -> int:
    """A published amount (500万元, 16.7万元, 3亿元) in 分. Raises ValueError for anything else."""
    found = re.fullmatch(r"(\d+)(?:\.(\d+))?(亿|万|)元", phrase.replace("，", "").replace(",", ""))
    if not found:
        raise ValueError(phrase)
    whole, decimals, scale = found[1], found[2] or "", {"亿": 10, "万": 6, "": 2}[found[3]]
    fen = Decimal(f"{whole}.{decimals or 0}").scaleb(scale)
    if fen != int(fen):
        raise ValueError(phrase)  # a part of a 分
    return int(fen)


def _sound_part(located: Located) -> tuple[Plan, frozenset[str]]:
    """The sections that are valid by themselves, as a plan that only checks on those sections may look at."""
    valid: dict[str, Any] = {}
    written = located.data if isinstance(located.data, dict) else {}
    absent = {name for name, info in Plan.model_fields.items() if name not in written and not info.is_required()}
    for name, info in Plan.model_fields.items():
        if name in written:
            adapter: TypeAdapter[Any] = TypeAdapter(info.rebuild_annotation())
            try:
                valid[name] = adapter.validate_python(located.data[name], strict=True)
            except ValidationError:
                continue
    return Plan.model_construct(**valid), frozenset(valid) | absent


def _cross_checks(plan: Plan, sections: frozenset[str], procedures: frozenset[str]) -> Iterator[Finding]:
    for needed, check in CHECKS:
        if needed <= sections:
            yield from check(plan)
    if "milestones" in sections:
        yield from _known_procedures(plan, procedures)


def _quota_sum(plan: Plan) -> Iterator[Finding]:
    total = sum(d.quota for d in plan.places)
    if total != plan.quota.total:
        each = "、".join(f"{d.name}{d.quota}个" for d in plan.places)
        problem = f"各{plan.words.district}名额合计{total}个（{each}），与总数{plan.quota.total}个不符"
        yield Finding("quota_sum", ("quota", "total"), problem, f"请对照原文核对各{plan.words.district}名额和总数")


def _parts_sum(plan: Plan) -> Iterator[Finding]:
    for i, district in enumerate(plan.districts):
        total = sum(part.quota for part in district.parts)
        if district.parts and total != district.quota:
            each = "、".join(f"{part.name}{part.quota}个" for part in district.parts)
            problem = (
                f"{district.name}各镇街名额合计{total}个（{each}），与该{plan.words.district}名额{district.quota}个不符"
            )
            yield Finding("parts_sum", ("districts", i, "parts"), problem, "请对照原文核对镇街名额")


def _duplicates(plan: Plan, section: str, name: str, what: str) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for i, part in enumerate(getattr(plan, section)):
        value = getattr(part, name)
        if value in seen:
            problem = f"{what}“{value}”与 {section}[{seen[value]}] 重复"
            yield Finding("duplicate", (section, i, name), problem, "请删去重复的一项，或改正其中一处")
        elif value is not None:
            seen[value] = i


def _unique_names(plan: Plan) -> Iterator[Finding]:
    yield from _duplicates(plan, "districts", "name", plan.words.district)
    yield from _duplicates(plan, "districts", "code", f"{plan.words.district}代码")
    yield from _unique_stations(plan)


def _unique_stations(plan: Plan) -> Iterator[Finding]:
    """Stations are numbered by the short name of their place: 桥头镇 and 桥头乡 would both have a 桥头01."""
    seen: dict[str, str] = {}
    for i, district in enumerate(plan.districts):
        parts: list[tuple[str, Path]] = [
            (part.name, ("districts", i, "parts", n, "name")) for n, part in enumerate(district.parts)
        ]
        for name, path in parts or [(district.name, ("districts", i, "name"))]:
            short = short_name(name)
            if short in seen and (seen[short] != name or district.parts):  # districts of one name are told already
                problem = f"“{name}”与“{seen[short]}”的简称同为“{short}”，驿站编号（{short}01）会重复"
                yield Finding("same_short_name", path, problem, "请把其中一处写成可以区分的名称，如冠以上级地名")
            seen.setdefault(short, name)


def _unique_units(plan: Plan) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for i, unit in enumerate(plan.units):
        for name in (unit.name, *unit.published_as):
            if name in seen:
                remedy = "请合并为一项，或改正其中一处"
                yield Finding("duplicate", ("units", i, "name"), f"单位“{name}”重复列出", remedy)
            seen[name] = unit.name


def _unique_milestones(plan: Plan) -> Iterator[Finding]:
    yield from _duplicates(plan, "milestones", "key", "任务标识")
    yield from _duplicates(plan, "milestones", "case", "事项简称")


def _known_units(plan: Plan) -> Iterator[Finding]:
    known = {name for unit in plan.units for name in (unit.name, *unit.published_as)}
    for i, m in enumerate(plan.milestones):
        path: Path = ("milestones", i)
        for j, name in enumerate(m.units):
            if name not in known:
                remedy = "请在 units 中列出该单位，或改正单位名称"
                problem = f"责任单位“{name}”未在 units 中列出"
                yield Finding("unknown_unit", (*path, "units", j), problem, remedy)
        if m.lead not in m.units:
            problem, remedy = f"牵头单位“{m.lead}”不在责任单位之内", "请从本任务 units 所列单位中选定"
            yield Finding("unknown_unit", (*path, "lead"), problem, remedy)


def _known_procedures(plan: Plan, procedures: frozenset[str]) -> Iterator[Finding]:
    for i, m in enumerate(plan.milestones):
        path: Path = ("milestones", i, "procedure")
        if m.procedure is not None and m.procedure not in procedures:
            remedy = f"请改为：{'、'.join(sorted(procedures))}；不按程序办理的任务写 null"
            yield Finding("unknown_procedure", path, f"没有名为“{m.procedure}”的程序", remedy)
        if (m.procedure is None) != (m.case is None):
            remedy = "请同时填写 procedure 和 case；不按程序办理的任务两项都写 null"
            yield Finding("case_and_procedure", path, f"任务“{m.title}”的程序与事项简称只填了一项", remedy)


def _known_purchases(plan: Plan) -> Iterator[Finding]:
    for i, m in enumerate(plan.milestones):
        path: Path = ("milestones", i, "purchase")
        known = "、".join(f"{profile.key}（{profile.title}）" for profile in PROFILES.values())
        if m.procedure not in METHODS:
            if m.purchase is not None:
                problem = f"任务“{m.title}”不按采购程序办理，却写了采购类别"
                yield Finding("purchase_without_method", path, problem, "请删去 purchase，或改用采购程序")
        elif (named := m.purchase or BY_KIND.get(m.key)) is None:
            problem = f"任务“{m.title}”（{m.key}）没有写明采购类别"
            yield Finding("purchase_unnamed", path, problem, f"请填写 purchase：{known}")
        elif named not in PROFILES:
            yield Finding("unknown_purchase", path, f"没有采购类别“{named}”", f"请改为：{known}")


def _phrases_and_dates(plan: Plan) -> Iterator[Finding]:
    for i, m in enumerate(plan.milestones):
        path: Path = ("milestones", i)
        if m.phrase is None or m.reading is None:
            if (m.phrase is None) != (m.reading is None):
                remedy = "请同时填写 phrase 和 reading；原文没有时限的两项都写 null"
                yield Finding("phrase_and_reading", (*path, "phrase"), "时限原文与时限读法只填了一项", remedy)
            continue
        try:
            # A recurring duty has no year of its own: it is read in the year for which a date is written.
            recurring = m.reading.kind == "recurring" and m.reading.strict
            meant = read_phrase(m.phrase, recurring.year if recurring else plan.year, plan.issued_on)
        except PhraseRefused as error:
            if m.reading.strict and (m.reading.question or m.reading.confirmed_by):
                continue  # a date that a person chose beside a phrase with no grammar of ours: asked, or confirmed
            problem = f"时限“{error.phrase}”{error.problem}"
            remedy = (
                f"{error.remedy}；确认前请在 reading.strict 写明暂按盯办的日期，并在 reading.question 写明待确认的问题"
            )
            yield Finding(error.code, (*path, "phrase"), problem, remedy)
            continue
        yield from _reading_agrees(m, m.reading, meant, (*path, "reading"))


def _reading_agrees(m: PlanMilestone, written: DateReading, meant: Reading, path: Path) -> Iterator[Finding]:
    fields = (
        ("strict", "从严日期", written.strict, meant.strict),
        ("wide", "从宽日期", written.wide, meant.wide),
    )
    for name, label, given, right in fields:
        if given != right:
            problem = f"“{m.phrase}”的{label}应为 {right or 'null'}，现为 {given or 'null'}"
            remedy = f"请改为 {right or 'null'}，或核对 phrase 是否与原文一致"
            yield Finding("date_not_phrase", (*path, name), problem, remedy)
    if written.kind != meant.kind:
        problem = f"“{m.phrase}”的类型应为 {meant.kind}，现为 {written.kind}"
        yield Finding("kind_not_phrase", (*path, "kind"), problem, f"请改为 {meant.kind}")
    if meant.ambiguous and not (written.question or written.confirmed_by):
        problem = f"“{m.phrase}”有两种读法，却没有提出待确认问题"
        remedy = f"请写上：{(meant.question or '').rstrip('。')}"
        yield Finding("unasked", (*path, "question"), problem, remedy)
    if written.watched == "wide" and not written.confirmed_by:
        remedy = "请改为 strict，或在 confirmed_by 写明确认人"
        yield Finding("unconfirmed", (*path, "watched"), "从宽口径未经确认", remedy)


def _known_predecessors(plan: Plan) -> Iterator[Finding]:
    known = {m.key for m in plan.milestones}
    for i, m in enumerate(plan.milestones):
        for j, key in enumerate(m.after):
            if key not in known:
                path: Path = ("milestones", i, "after", j)
                remedy = f"请改为本文件中的任务标识：{'、'.join(sorted(known))}"
                yield Finding("unknown_predecessor", path, f"前置任务“{key}”不存在", remedy)
    ring = {m.key: m.title for m in plan.milestones if m.key in _before(plan, m.key)}
    for i, m in enumerate(plan.milestones):
        if m.key in ring:  # one ring, one finding
            problem = f"前置任务首尾成环：{'、'.join(f'“{title}”' for title in ring.values())}"
            yield Finding("circular", ("milestones", i, "after"), problem, "请删去环中一项任务的 after")
            return


def _before(plan: Plan, key: str) -> set[str]:
    """Keys of all duties that come before this one, at any remove (its own, if they run in a circle)."""
    after = {m.key: m.after for m in plan.milestones}
    found: set[str] = set()
    waiting = list(after.get(key, ()))
    while waiting:
        earlier = waiting.pop()
        if earlier not in found:
            found.add(earlier)
            waiting.extend(after.get(earlier, ()))
    return found


def _dates_in_order(plan: Plan) -> Iterator[Finding]:
    dated = {m.key: m for m in plan.milestones if m.due}
    for i, m in enumerate(plan.milestones):
        before = _before(plan, m.key)
        if m.due is None or m.key in before:
            continue
        earlier = [dated[k] for k in before if k in dated]
        late = sorted(((p.due, p.title) for p in earlier if p.due and p.due > m.due), reverse=True)
        if late:
            names = "、".join(f"“{title}”（{due}）" for due, title in late)
            problem = f"“{m.title}”的日期 {m.due} 早于其前置任务{names}"
            remedy = "请核对各任务的时限，使前置任务不晚于本任务"
            name = m.reading.watched if m.reading else "strict"
            yield Finding("date_order", ("milestones", i, "reading", name), problem, remedy)


def _issued_in_year(plan: Plan) -> Iterator[Finding]:
    issued: date | None = plan.issued_on
    if issued and issued.year > plan.year:
        problem, remedy = f"印发日期 {issued} 晚于方案年份 {plan.year}", "请核对印发日期和方案年份"
        yield Finding("issued_on", ("issued_on",), problem, remedy)


def _money_as_published(plan: Plan) -> Iterator[Finding]:
    budget = plan.budget
    if budget is None:
        return
    try:
        meant = read_money(budget.phrase)
    except ValueError:
        remedy = "请照原文写数额和单位，如 500万元"
        yield Finding("money_phrase", ("budget", "phrase"), f"金额“{budget.phrase}”无法识别", remedy)
        return
    if meant != budget.amount_fen:
        problem = f"“{budget.phrase}”应为 {meant} 分，现写 {budget.amount_fen} 分"
        yield Finding("money_not_phrase", ("budget", "amount_fen"), problem, f"请改为 {meant}")


def _asks_what_it_lacks(plan: Plan) -> Iterator[Finding]:
    if plan.naming and plan.naming.rule is None and plan.naming.question is None:
        problem = "命名规则未填，也没有提出待确认问题"
        yield Finding("unasked", ("naming", "question"), problem, "请填写命名规则，或写明要向谁确认什么")


def _slips_kept(plan: Plan) -> Iterator[Finding]:
    """A slip that stands nowhere in the text was mended in passing: the published wording is then lost."""
    texts = list(_strings(plan.model_dump(exclude={"slips", "questions"})))
    for i, slip in enumerate(plan.slips):
        if not any(slip.published in text for text in texts):
            problem = f"勘误所指的“{slip.published}”在原文中找不到"
            remedy = "请照录原文，勿径改；读法写在 read_as"
            yield Finding("slip_not_found", ("slips", i, "published"), problem, remedy)


def _strings(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | tuple):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _strings(inner)


Check = Callable[[Plan], Iterator[Finding]]
CHECKS: tuple[tuple[frozenset[str], Check], ...] = (
    (frozenset({"districts", "quota", "city"}), quotas_in_bounds),
    (frozenset({"districts"}), district_names),
    (frozenset({"units"}), unit_names),
    (frozenset({"milestones"}), duty_names),
    (frozenset({"title", "short", "issuer", "city", "words"}), head_names),
    (frozenset({"districts", "quota", "city", "words"}), _quota_sum),
    (frozenset({"districts", "words"}), _parts_sum),
    (frozenset({"districts"}), _unique_names),
    (frozenset({"units"}), _unique_units),
    (frozenset({"milestones"}), _unique_milestones),
    (frozenset({"milestones", "units"}), _known_units),
    (frozenset({"milestones", "year", "issued_on"}), _phrases_and_dates),
    (frozenset({"milestones"}), _known_purchases),
    (frozenset({"milestones"}), _known_predecessors),
    (frozenset({"milestones"}), _dates_in_order),
    (frozenset({"milestones"}), known_kinds),
    (frozenset({"milestones", "not_applicable"}), reachable_end),
    (frozenset({"milestones", "not_applicable"}), declared_absences),
    (frozenset({"milestones", "mode"}), method_as_demanded),
    (frozenset({"year", "issued_on"}), _issued_in_year),
    (frozenset({"budget"}), _money_as_published),
    (frozenset({"naming"}), _asks_what_it_lacks),
    (frozenset(Plan.model_fields), _slips_kept),
)
"""Each check with the sections it looks at."""
