"""Whether the procedures fit together: every wait names a step that exists, nothing waits in a ring.

A wait names a kind of case, not a procedure: the city's `platform_tender` runs the procedure `open_tender`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from models.refusal import ProductFault
from rules.kinds import KINDS, Kind
from rules.procedure import PARENT, Apart, Each, Lead, NotBefore, Procedure, Step, Wait

Node = tuple[str, str]
"""A kind of case and a step."""


class ProceduresUnsound(ProductFault):
    """Raised when the procedures do not fit together: a fault of the product, not of a user."""

    code = "procedures_unsound"

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("程序声明有误：" + "；".join(faults))
        self.faults = faults


def check_procedures(procedures: Mapping[str, Procedure], kinds: Mapping[str, Kind] = KINDS) -> None:
    """Nothing where all waits and all segregated steps exist and no step waits on itself in a ring.

    Raises:
        ProceduresUnsound: with every fault found.
    """
    faults = [
        f"事项{name}的程序{procedure}没有声明"
        for name, kind in kinds.items()
        for procedure in kind.procedures
        if procedure not in procedures
    ]
    for name, procedure in procedures.items():
        for step in procedure.steps:
            faults += [
                f"{name}.{step.name}须与不存在的{apart.step}分离"
                for apart in step.apart_from
                if not any(apart.step in other.index for other in _reach(apart, procedure, procedures, kinds))
            ]
            faults += [
                f"{name}.{step.name}：{fault}"
                for wait in step.waits
                for fault in _wait_faults(step, wait, procedures, kinds)
            ]
    if not faults:
        faults += _rings(procedures, kinds)
    if faults:
        raise ProceduresUnsound(tuple(faults))


def _reach(
    apart: Apart, procedure: Procedure, procedures: Mapping[str, Procedure], kinds: Mapping[str, Kind]
) -> tuple[Procedure, ...]:
    """The procedures in which the other step of a pair may stand; every one where it is the parent's."""
    if apart.of == PARENT:
        return tuple(procedures.values())
    if not apart.of:
        return (procedure,)
    kind = kinds.get(apart.of)
    return tuple(procedures[name] for name in kind.procedures if name in procedures) if kind else ()


def _wait_faults(
    step: Step, wait: Wait, procedures: Mapping[str, Procedure], kinds: Mapping[str, Kind]
) -> Iterator[str]:
    kind = kinds.get(wait.kind)
    if kind is None:
        yield f"等待的事项{wait.kind}不存在"
        return
    if kind.city != wait.city:
        yield f"等待的事项{wait.kind}应为{'市级' if kind.city else '县区级'}"
    for other in (procedures.get(name) for name in kind.procedures):
        if other is None or wait.step not in other.index:
            yield f"等待的环节{wait.name}不存在"
            return
        awaited = other.step(wait.step)
        if awaited.lapse:
            yield f"等待的{wait.name}是期限届满，不是办理环节"
        if wait.each and (awaited.each is not Each.STATION or step.each is not Each.STATION):
            yield f"逐站等待的{wait.name}不是逐站办理的环节"


def _rings(procedures: Mapping[str, Procedure], kinds: Mapping[str, Kind]) -> Iterator[str]:
    """A ring of steps, within a case or across cases.

    A city case does not wait on a district's kind: `platform_tender` has no sites to select.
    """
    before: dict[Node, set[Node]] = {}
    for name, kind in kinds.items():
        for step in (step for procedure in kind.procedures for step in procedures[procedure].steps):
            node = before.setdefault((name, step.name), set())
            node.update((name, term.start) for term in step.terms if not isinstance(term, Lead | NotBefore))
            node.update((wait.kind, wait.step) for wait in step.waits if wait.city or not kind.city)
    try:
        tuple(TopologicalSorter(before).static_order())
    except CycleError as ring:
        yield "环节相互等待：" + " ← ".join(f"{kind}.{step}" for kind, step in ring.args[1])
