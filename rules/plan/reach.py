"""Whether a plan's duties can be run to their end: each under a known kind, none waiting on a case that the plan lacks.

A wait may be declared not to apply (`not_applicable`), with who decided it and why; nothing else lets it go.
"""

from __future__ import annotations

from collections.abc import Iterator

from models.plan import Plan, PlanMilestone
from rules.file_text import Finding, Path
from rules.kinds import FURTHER_PURCHASE, KINDS, OPERATORS, PLANNED, Kind, kinds_running
from rules.procedure import Step, Wait
from rules.procedures import METHODS, PROCEDURES
from rules.purchase.method import METHOD_TITLES
from rules.purchase.profile import BY_KIND, PROFILES


def known_kinds(plan: Plan) -> Iterator[Finding]:
    """A duty that a procedure runs has the key of a kind that may run it, for the place where the kind stands."""
    for i, duty in enumerate(plan.milestones):
        if duty.procedure is None or duty.procedure not in PROCEDURES:  # the latter is told by another check
            continue
        path: Path = ("milestones", i)
        kind = _kind(duty)
        fits = [key for key in kinds_running(duty.procedure) if KINDS[key].city == (duty.scope == "city")]
        if kind is None:
            problem = (
                f"没有名为“{duty.key}”的事项类别，等待“{PROCEDURES[duty.procedure].title}”办理结果的其他事项找不到它"
            )
            yield Finding("unknown_kind", (*path, "key"), problem, _remedy(duty, fits))
        elif duty.procedure not in kind.procedures:
            names = "、".join(kind.procedures)
            problem = f"“{duty.key}”（{kind.title}）不能按程序“{duty.procedure}”办理"
            yield Finding("kind_procedure", (*path, "procedure"), problem, f"请改为：{names}")
        elif kind.city != (duty.scope == "city"):
            place = "市级（city）" if kind.city else "县区（district）"
            problem = f"“{duty.key}”（{kind.title}）是{place}事项，现写 {duty.scope}"
            yield Finding("kind_scope", (*path, "scope"), problem, f"请改为 {'city' if kind.city else 'district'}")


def _kind(duty: PlanMilestone) -> Kind | None:
    """The kind of a duty; a purchase under a key of the plan's own is known by what it says to buy."""
    if duty.key in PLANNED:
        return PLANNED[duty.key]
    return FURTHER_PURCHASE[duty.scope == "city"] if duty.procedure in METHODS and duty.purchase else None


def _remedy(duty: PlanMilestone, fits: list[str]) -> str:
    if not fits:
        return "该程序不能由方案的任务直接办理，请改用其他程序，或写 null"
    keys = f"请将 key 改为：{'、'.join(f'{key}（{KINDS[key].title}）' for key in fits)}"
    return keys + ("；另购其他的，请写明 purchase（采购类别）" if duty.procedure in METHODS else "")


def reachable_end(plan: Plan) -> Iterator[Finding]:
    """Every wait of every duty finds its case in the plan, or is declared not to apply."""
    run = {duty.key for duty in plan.run_milestones}
    excused = {item.kind for item in plan.not_applicable}
    for i, duty in enumerate(plan.milestones):
        for step, wait in _waits(duty):
            if wait.kind in run or wait.kind in excused:
                continue
            kind, awaited = KINDS[wait.kind], _awaited(wait)
            procedure = PROCEDURES[duty.procedure or ""]
            problem = (
                f"本方案不能到达“{procedure.step(procedure.finish).title}”，因为“{step.title}”须等“{awaited}”，"
                f"而方案没有{'市级' if kind.city else '县区'}任务“{kind.title}”（{wait.kind}）"
            )
            remedy = (
                f"请在 milestones 中补上 key 为 {wait.kind} 的任务；确实不适用的，在 not_applicable 中写明 "
                f"kind: {wait.kind}、by（由谁决定）和 reason（理由）"
            )
            yield Finding("cannot_finish", ("milestones", i), problem, remedy)


def _waits(duty: PlanMilestone) -> Iterator[tuple[Step, Wait]]:
    """The waits of a duty, one for each kind. The city's case does not wait on what the districts do."""
    kind, bought = _kind(duty), PROFILES.get(duty.purchase or BY_KIND.get(duty.key, ""))
    if kind is None or duty.procedure not in kind.procedures:
        return
    seen: set[str] = set()
    for step in PROCEDURES[duty.procedure].steps:
        for wait in step.waits:
            applies = (wait.city or not kind.city) and (bought is None or wait.name in bought.waits)
            if applies and wait.kind not in seen:
                seen.add(wait.kind)
                yield step, wait


def _awaited(wait: Wait) -> str:
    kind: Kind = KINDS[wait.kind]
    return PROCEDURES[kind.procedure].step(wait.step).title


def declared_absences(plan: Plan) -> Iterator[Finding]:
    """What is declared not to apply is a kind of the table, and no duty of the plan after all."""
    run = {duty.key for duty in plan.run_milestones}
    seen: set[str] = set()
    for i, item in enumerate(plan.not_applicable):
        path: Path = ("not_applicable", i, "kind")
        if item.kind not in PLANNED:
            yield Finding("unknown_kind", path, f"没有名为“{item.kind}”的事项类别", f"请改为：{'、'.join(PLANNED)}")
        elif item.kind in run:
            problem = f"“{item.kind}”（{KINDS[item.kind].title}）写作不适用，而方案有这一任务"
            yield Finding("not_absent", path, problem, "请删去这一项，或删去 milestones 中的任务")
        elif item.kind in seen:
            yield Finding("duplicate", path, f"“{item.kind}”重复列出", "请删去重复的一项")
        seen.add(item.kind)


def method_as_demanded(plan: Plan) -> Iterator[Finding]:
    """The operators are bought by the method that the plan demands, where it demands one that we run."""
    if plan.mode is None:
        return
    wanted = {title: method.value for method, title in METHOD_TITLES.items() if method in METHODS}[plan.mode.method]
    for i, duty in enumerate(plan.milestones):
        if duty.key == OPERATORS and duty.procedure not in (None, wanted):
            problem = f"方案{plan.mode.clause}要求{plan.mode.method}，本任务却按程序“{duty.procedure}”办理"
            yield Finding("method_not_mode", ("milestones", i, "procedure"), problem, f"请改为 {wanted}，或核对 mode")
