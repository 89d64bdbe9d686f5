"""The method adviser: every method side by side, the one to take, and what the plan demands beside what the law
requires. Practice that no article tells is shown as 待核实."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.values import Subject
from rules.hints import hints
from rules.law import Law
from rules.money import in_yuan
from rules.purchase.method import (
    METHOD_TITLES,
    WORKS,
    Circumstance,
    Method,
    MethodGround,
    Project,
    ProjectUnderLaw,
    Verdict,
    judge,
    scene_of,
)
from rules.purchase.thresholds import Threshold, Thresholds
from rules.statute.words import ADVICE


@dataclass(frozen=True)
class Demand:
    """What the plan demands, whatever the law allows."""

    method: Method
    clause: str
    confirmed: bool = True
    """False if the plan's words leave the method open and it was only read so."""

    @property
    def cited(self) -> str:
        return f"方案{self.clause}" + ("" if self.confirmed else "（待核实）")


@dataclass(frozen=True)
class Comparison:
    """方案要求 and 法律要求 side by side, and what follows; `demanded` is None if no plan demands anything."""

    demanded: MethodGround | None
    required: MethodGround
    conclusion: MethodGround | None


@dataclass(frozen=True)
class Advice:
    """The answer of the adviser."""

    project: Project
    standard: Threshold
    limit: Threshold
    verdicts: tuple[Verdict, ...]
    by_law: Method | None
    """What the law alone suggests; None for works that 招标投标法 governs."""
    recommended: Method | None
    """What to take: what the plan demands where that is lawful, else `by_law`."""
    comparison: Comparison
    practice: tuple[MethodGround, ...]
    guidance: tuple[tuple[str, tuple[MethodGround, ...]], ...]
    """资格预审 and 框架协议: what to know before choosing them."""

    def verdict(self, method: Method) -> Verdict:
        """The verdict on one method."""
        return next(v for v in self.verdicts if v.method is method)


def advise(project: Project, thresholds: Thresholds, law: Law, demand: Demand | None = None) -> Advice:
    """All methods judged, and the one to take.

    Raises:
        ThresholdRefused: where a threshold of the place and date is unknown, or two contradict.
    """
    scene = scene_of(project, thresholds, law)
    verdicts = tuple(judge(scene, method) for method in Method)
    lawful = [v.method for v in verdicts if v.lawful]
    by_law = _by_law(scene, lawful)
    recommended = demand.method if demand and demand.method in lawful else by_law
    comparison = _compare(scene, lawful, by_law, demand, verdicts)
    return Advice(
        project,
        scene.standard,
        scene.limit,
        verdicts,
        by_law,
        recommended,
        comparison,
        tuple(_practice(scene, demand)),
        tuple(_guidance(scene)),
    )


_OPENED_BY = (
    (Circumstance.SOLE, Method.SINGLE_SOURCE),
    (Circumstance.CHOICE, Method.FRAMEWORK_AGREEMENT),
    (Circumstance.TWO_LEFT, Method.COMPETITIVE_NEGOTIATION),
    (Circumstance.URGENT, Method.COMPETITIVE_NEGOTIATION),
    (Circumstance.FEW, Method.INVITED_TENDER),
)
"""Situations that call for a method of their own, in the order in which they are heard."""

_BELOW = (Method.COMPETITIVE_CONSULTATION, Method.INQUIRY, Method.COMPETITIVE_NEGOTIATION, Method.OPEN_TENDER)
"""Below the open-tender threshold the simplest that still compares what is offered."""


def _by_law(scene: ProjectUnderLaw, lawful: list[Method]) -> Method | None:
    if Method.DIRECT_PURCHASE in lawful:
        return Method.DIRECT_PURCHASE
    wanted = [method for circumstance, method in _OPENED_BY if scene.has(circumstance)]
    if scene.reaches and scene.has(Circumstance.TENDER_FAILED):
        wanted.append(Method.COMPETITIVE_NEGOTIATION)
    wanted += (Method.OPEN_TENDER,) if scene.reaches else _BELOW
    return next((method for method in wanted if method in lawful), None)


def _compare(
    scene: ProjectUnderLaw,
    lawful: list[Method],
    by_law: Method | None,
    demand: Demand | None,
    verdicts: tuple[Verdict, ...],
) -> Comparison:
    required = _required(scene, lawful)
    if demand is None:
        return Comparison(None, required, None)
    title = METHOD_TITLES[demand.method]
    demanded = MethodGround(title, demand.cited)
    verdict = next(v for v in verdicts if v.method is demand.method)
    if not verdict.lawful:
        (against,) = verdict.grounds
        conclusion = MethodGround(f"方案要求的{title}不合法：{against.text}；请报方案印发机关调整", against.basis)
    elif by_law is None or by_law is demand.method:
        conclusion = MethodGround("方案要求与法律要求一致", demand.cited)
    else:
        conclusion = MethodGround(
            f"法律不强制{title}，方案仍要求{title}：按方案办理；拟改用{METHOD_TITLES[by_law]}的，先书面请示方案印发机关",
            f"方案{demand.clause}（待核实）",
        )
    return Comparison(demanded, required, conclusion)


def _required(scene: ProjectUnderLaw, lawful: list[Method]) -> MethodGround:
    """What the law requires at that amount."""
    amount, others = f"金额{in_yuan(scene.project.amount)}元", [m for m in lawful if m is not Method.OPEN_TENDER]
    names = "、".join(METHOD_TITLES[m] for m in others) or "无"
    if scene.reaches and scene.project.subject is Subject.WORKS:
        return scene.said(f"{amount}达到{scene.standard.text}（含本数），应当依照招标投标法招标", scene.standard, WORKS)
    if scene.reaches:
        return scene.said(
            f"{amount}达到{scene.standard.text}（含本数），应当公开招标；经批准可以采用：{names}",
            scene.standard,
            "THR-01",
            "THR-05",
        )
    if scene.outside:
        return scene.said(
            f"{amount}低于{scene.limit.text}且不在集中采购目录以内，法律不要求采用法定采购方式，可以自行采购",
            "采购法 2",
            scene.limit,
        )
    return scene.said(
        f"{amount}未达到{scene.standard.text}，不强制公开招标；无须批准即可采用：{names}",
        "采购法 26、27",
        scene.standard,
    )


def _practice(scene: ProjectUnderLaw, demand: Demand | None) -> Iterator[MethodGround]:
    """What practitioners hold, beyond the articles."""
    said = scene.said
    yield said(
        "一个县区的需求作为一个采购项目，可以分采购包，不宜一站一招；不得拆分以避开数额标准",
        "COI-06",
        "实务做法（待核实）",
    )
    yield said(
        "县区一般委托采购代理机构；只有集中采购目录以内的项目须委托集中采购机构；投标、抽取专家和开标在省政府采购平台进行",
        "实务做法（待核实）",
    )
    if scene.has(Circumstance.URGENT):
        yield said("因不可预见的原因急需采购的，可以不公开采购意向，须写明原因", "PLN-03", "实务做法（待核实）")
    if demand and scene.project.public_service:
        yield said(
            "运营机构须持有效的人力资源服务许可证，投标和签约时核对；载明有效期的，持续盯办",
            "HRL-01",
            "实务做法（待核实）",
        )
        yield said("购买的是服务成果，不是用工：按人头计价的合同有购买劳务之嫌", "GPS-01", "实务做法（待核实）")


_GUIDANCE = (("资格预审", ("TND-05",)), ("框架协议", ("FW-01", "FW-02", "FW-03")))


def _guidance(scene: ProjectUnderLaw) -> Iterator[tuple[str, tuple[MethodGround, ...]]]:
    """The rules on what is only guided, as far as they held on that date."""
    for title, ids in _GUIDANCE:
        rules = [scene.law.find(rule_id, scene.project.on) for rule_id in ids]
        if lines := tuple(MethodGround(rule.text, rule.cited) for rule in rules if rule):
            yield title, lines
    told = {rule_id for _title, ids in _GUIDANCE for rule_id in ids}
    yield (
        "其他提示",
        tuple(
            MethodGround(rule.text, rule.cited)
            for rule in hints(ADVICE, scene.law, scene.project.on)
            if rule.id not in told
        ),
    )
