"""Which methods of procurement (采购方式) the law allows for an amount, a place, a date, a kind and a situation.

`judge` answers for one method with its grounds, or with what stands against it; `rules.purchase.method_advice` sets all of
them side by side. Amounts in 分; 以上 includes the figure itself (CNT-04). Works that must be tendered follow
招标投标法, which this product does not run: they are named, not judged further.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.values import Level, Subject, ThresholdKind
from rules.law import Law
from rules.money import in_yuan
from rules.purchase.thresholds import Threshold, Thresholds


class Method(StrEnum):
    """The methods, by the names of their procedures."""

    OPEN_TENDER = "open_tender"
    INVITED_TENDER = "invited_tender"
    COMPETITIVE_CONSULTATION = "competitive_consultation"
    COMPETITIVE_NEGOTIATION = "competitive_negotiation"
    INQUIRY = "inquiry"
    SINGLE_SOURCE = "single_source"
    FRAMEWORK_AGREEMENT = "framework_agreement"
    DIRECT_PURCHASE = "direct_purchase"


METHOD_TITLES: dict[Method, str] = {
    Method.OPEN_TENDER: "公开招标",
    Method.INVITED_TENDER: "邀请招标",
    Method.COMPETITIVE_CONSULTATION: "竞争性磋商",
    Method.COMPETITIVE_NEGOTIATION: "竞争性谈判",
    Method.INQUIRY: "询价",
    Method.SINGLE_SOURCE: "单一来源",
    Method.FRAMEWORK_AGREEMENT: "框架协议",
    Method.DIRECT_PURCHASE: "限额以下自行采购",
}
"""As plans and people name them."""


class Circumstance(StrEnum):
    """A situation that opens a method other than 公开招标; a person states it, and answers for it."""

    TENDER_FAILED = "招标失败"  # nobody bid, no bid was valid, or a second tender failed
    TWO_LEFT = "只余两家"  # exactly two bid, or remained valid, in an open tender
    COMPLEX = "技术复杂"  # or special by nature: no detailed specification can be given
    URGENT = "紧急"  # not of the purchaser's making, a tender would take too long
    NO_PRICE = "不能事先计算总价"
    SOLE = "唯一供应商"
    EMERGENCY = "紧急且别无供应商"  # nobody could foresee it, and nobody else can supply it
    ADDITION = "原供应商添购"  # the same supplier as before, for a tenth of the first contract at most
    CHOICE = "服务对象自选"  # two or more suppliers, of whom the people served choose
    FEW = "供应商有限"  # special: only a limited circle can supply it


@dataclass(frozen=True)
class Project:
    """What is to be bought, as the law looks at it."""

    amount: int
    """The project's budget in 分, all its lots together."""
    region: str
    level: Level
    on: date
    subject: Subject = Subject.SERVICES
    in_catalogue: bool = False
    """集中采购目录以内."""
    public_service: bool = False
    """A service that the government gives to the public (向社会公众提供的公共服务)."""
    circumstances: frozenset[Circumstance] = frozenset()
    original: int | None = None
    """Of an ADDITION: the first contract in 分."""
    added_before: int = 0
    """and what has been added to it already, in 分."""


@dataclass(frozen=True)
class MethodGround:
    """A reason or a condition with its article; `basis` carries 待核实 where a person must confirm it."""

    text: str
    basis: str

    def __str__(self) -> str:
        return f"{self.text}（{self.basis}）" if self.basis else self.text


@dataclass(frozen=True)
class Verdict:
    """Whether a method is lawful: `grounds` say why, or why not; `conditions` what must happen first."""

    method: Method
    lawful: bool
    grounds: tuple[MethodGround, ...]
    conditions: tuple[MethodGround, ...] = ()


@dataclass(frozen=True)
class ProjectUnderLaw:
    """A project with the thresholds and the law that hold for it."""

    project: Project
    standard: Threshold
    """公开招标数额标准."""
    limit: Threshold
    """分散采购限额."""
    law: Law

    @property
    def reaches(self) -> bool:
        """达到公开招标数额标准."""
        return self.project.amount >= self.standard.amount

    @property
    def outside(self) -> bool:
        """Below the limit and outside the catalogue: the law prescribes no method (采购法 2)."""
        return self.project.amount < self.limit.amount and not self.project.in_catalogue

    def needs_approval(self, method: Method) -> bool:
        """Whether the treasury must approve before the start (THR-05)."""
        return self.reaches and method not in _WITHOUT_APPROVAL

    def has(self, circumstance: Circumstance) -> bool:
        return circumstance in self.project.circumstances

    @property
    def needs_publicity(self) -> bool:
        """Whether a single source is shown to the public first: only a sole supplier, and only where the open-tender
        threshold is reached (条例 38; 74号 38)."""
        return (
            self.reaches
            and self.has(Circumstance.SOLE)
            and not (self.has(Circumstance.EMERGENCY) or self.has(Circumstance.ADDITION))
        )

    @property
    def addition_room(self) -> int:
        """How much (分) may still be added without another method: a tenth of the first contract, rounded down, less
        what was added before (采购法 31)."""
        return (self.project.original or 0) // 10 - self.project.added_before

    def said(self, text: str, *sources: str | Threshold) -> MethodGround:
        """A ground with what it rests on: ids of rules, thresholds, or articles as they stand."""
        articles = (article for source in sources for article in self._cited(source).split("；"))
        return MethodGround(text, "；".join(dict.fromkeys(articles)))

    def _cited(self, source: str | Threshold) -> str:
        if isinstance(source, Threshold):
            return source.cited
        return self.law.rule(source, self.project.on).cited if re.fullmatch(r"[A-Z]+-\d+", source) else source


_WITHOUT_APPROVAL = frozenset({Method.OPEN_TENDER, Method.FRAMEWORK_AGREEMENT, Method.DIRECT_PURCHASE})
APPROVER = MethodGround(
    "县区项目报设区的市级财政部门批准；所在县为省直接管理、经省级人民政府授权的，由县级财政部门批准，请核对有无授权",
    "采购法 27；条例 23、78；74号 4",
)
"""Who approves for a district: the city, or a county that the province runs directly and has authorised."""


def scene_of(project: Project, thresholds: Thresholds, law: Law) -> ProjectUnderLaw:
    """The project with the thresholds of its place and date.

    Raises:
        ThresholdRefused: where a threshold is unknown, or two contradict.
    """
    standard, limit = (
        thresholds.find(project.region, project.level, project.subject, kind, project.on) for kind in ThresholdKind
    )
    return ProjectUnderLaw(project, standard, limit, law)


def judge(scene: ProjectUnderLaw, method: Method) -> Verdict:
    """Whether the law allows the method, with article, reasons and conditions."""
    barrier = _barrier(scene, method)
    if barrier:
        return Verdict(method, False, (barrier,))
    grounds = tuple(_grounds(scene, method))
    if not grounds:
        text, *sources = _LACKS[method]
        return Verdict(method, False, (scene.said(text, *sources),))
    return Verdict(method, True, grounds, tuple(_conditions(scene, method)))


def _barrier(scene: ProjectUnderLaw, method: Method) -> MethodGround | None:
    """What forbids the method whatever the situation."""
    if scene.project.subject is Subject.WORKS:
        if method in (Method.OPEN_TENDER, Method.INVITED_TENDER):
            return MethodGround("工程招标适用招标投标法及其实施条例，不适用87号", WORKS)
        if scene.reaches:
            return scene.said(f"工程达到{scene.standard.text}（含本数），应当依照招标投标法招标", scene.standard, WORKS)
    if method is Method.INQUIRY and scene.project.subject is not Subject.GOODS:
        return scene.said(f"询价只适用于货物，{scene.project.subject}不得采用", "NG-03")
    if method is Method.SINGLE_SOURCE and scene.has(Circumstance.ADDITION):
        return _against_addition(scene)
    if method is Method.FRAMEWORK_AGREEMENT:
        return _against_framework(scene)
    if method is Method.DIRECT_PURCHASE:
        return _against_direct(scene)
    return None


WORKS = "采购法 4；条例 7"
"""Tendered works follow another law."""


def _against_addition(scene: ProjectUnderLaw) -> MethodGround | None:
    """采购法 31(三): together at most a tenth of the first contract."""
    project = scene.project
    if project.original is None:
        return MethodGround("原供应商添购的，应当写明原合同采购金额", "采购法 31")
    total = project.amount + project.added_before
    if project.amount > scene.addition_room:
        return MethodGround(
            f"添购资金总额{in_yuan(total)}元，超过原合同采购金额{in_yuan(project.original)}元的10%", "采购法 31"
        )
    return None


def _against_framework(scene: ProjectUnderLaw) -> MethodGround | None:
    project = scene.project
    if scene.law.find("FW-01", project.on) is None:
        return MethodGround(f"框架协议采购方式管理暂行办法在{project.on}尚未施行", scene.law.rule("FW-01").cited)
    lacking = [
        words
        for words, holds in (
            ("服务项目", project.subject is Subject.SERVICES),
            ("集中采购目录以外", not project.in_catalogue),
            (f"达到{scene.limit.text}", project.amount >= scene.limit.amount),
            ("向社会公众等外部服务对象提供", project.public_service),
            ("需要2家以上供应商由服务对象自主选择", scene.has(Circumstance.CHOICE)),
        )
        if not holds
    ]
    return scene.said(f"不具备框架协议的条件：{'、'.join(lacking)}", "FW-01") if lacking else None


def _against_direct(scene: ProjectUnderLaw) -> MethodGround | None:
    if scene.project.in_catalogue:
        return scene.said("集中采购目录以内的项目应当委托集中采购机构采购，不得自行采购", "采购法 18")
    if not scene.outside:
        return scene.said(
            f"金额{in_yuan(scene.project.amount)}元达到{scene.limit.text}（含本数），应当采用法定采购方式",
            "采购法 2",
            scene.limit,
            "CNT-04",
        )
    return None


def _grounds(scene: ProjectUnderLaw, method: Method) -> Iterator[MethodGround]:
    """Why the law allows the method; none where it does not."""
    subject = scene.project.subject
    for circumstance, text in _FITS.get(method, ()):
        if scene.has(circumstance):
            yield scene.said(text, *_LACKS[method][1:])
    if method is Method.OPEN_TENDER:
        yield _for_open_tender(scene)
    elif method is Method.COMPETITIVE_CONSULTATION and subject is Subject.SERVICES:
        yield scene.said("政府购买服务项目可以采用竞争性磋商", "CS-01")
    elif method is Method.COMPETITIVE_CONSULTATION and subject is Subject.WORKS:
        yield scene.said("依法不进行招标的工程可以采用竞争性磋商", "CS-01")
    elif method is Method.COMPETITIVE_NEGOTIATION and subject is Subject.WORKS:
        yield MethodGround("依法不进行招标的工程可以采用竞争性谈判", "条例 25")
    elif method is Method.INQUIRY:
        yield scene.said("货物可以采用询价", "NG-03")
    elif method is Method.FRAMEWORK_AGREEMENT:
        yield scene.said("限额以上、向社会公众提供且由服务对象自主选择供应商的政府购买服务", "FW-01")
    elif method is Method.DIRECT_PURCHASE:
        yield scene.said(
            f"金额{in_yuan(scene.project.amount)}元低于{scene.limit.text}且不在集中采购目录以内，不要求采用法定采购方式",
            "采购法 2",
            scene.limit,
        )


def _for_open_tender(scene: ProjectUnderLaw) -> MethodGround:
    amount = f"金额{in_yuan(scene.project.amount)}元"
    if scene.reaches:
        return scene.said(
            f"{amount}达到{scene.standard.text}（含本数），应当公开招标", scene.standard, "THR-01", "CNT-04"
        )
    return scene.said(f"公开招标是主要采购方式，{amount}未达到{scene.standard.text}，也可以采用", "采购法 26")


_FAILED = "招标后没有供应商投标、没有合格标的或者重新招标未能成立"
_COMPLEX = "技术复杂或者性质特殊，不能确定详细规格或者具体要求"
_NO_PRICE = "不能事先计算出价格总额"
_FITS: dict[Method, tuple[tuple[Circumstance, str], ...]] = {
    Method.INVITED_TENDER: ((Circumstance.FEW, "具有特殊性，只能从有限范围的供应商处采购"),),
    Method.COMPETITIVE_CONSULTATION: ((Circumstance.COMPLEX, _COMPLEX), (Circumstance.NO_PRICE, _NO_PRICE)),
    Method.COMPETITIVE_NEGOTIATION: (
        (Circumstance.TENDER_FAILED, _FAILED),
        (Circumstance.TWO_LEFT, "公开招标只余两家，可以与该两家谈判"),
        (Circumstance.COMPLEX, _COMPLEX),
        (Circumstance.URGENT, "非采购人原因的紧急需要，招标所需时间不能满足"),
        (Circumstance.NO_PRICE, _NO_PRICE),
    ),
    Method.SINGLE_SOURCE: (
        (Circumstance.SOLE, "只能从唯一供应商处采购"),
        (Circumstance.EMERGENCY, "发生了不可预见的紧急情况，不能从其他供应商处采购"),
        (Circumstance.ADDITION, "须保证一致性或者服务配套，继续从原供应商处添购，总额不超过原合同采购金额的10%"),
    ),
}
"""What opens a method, one situation each."""

_LACKS: dict[Method, tuple[str, ...]] = {
    Method.INVITED_TENDER: ("不具备法定情形：只能从有限范围的供应商处采购，或者公开招标费用占比过大", "采购法 29"),
    Method.COMPETITIVE_CONSULTATION: (
        "不具备法定情形：政府购买服务，技术复杂或性质特殊，不能事先计算总价等五类",
        "CS-01",
    ),
    Method.COMPETITIVE_NEGOTIATION: (
        "不具备法定情形：招标失败，技术复杂或性质特殊，非采购人原因的紧急需要，不能事先计算总价",
        "NG-01",
    ),
    Method.SINGLE_SOURCE: (
        "不具备法定情形：唯一供应商，发生不可预见的紧急情况不能从其他供应商处采购，或者不超过原合同一成的添购",
        "采购法 31",
    ),
}
"""What is said where no situation opens a method, and the articles that list them."""


def _conditions(scene: ProjectUnderLaw, method: Method) -> Iterator[MethodGround]:
    """What must happen first, and what is open."""
    project = scene.project
    if scene.needs_approval(method):
        yield scene.said("采购活动开始前报经主管预算单位同意，并经财政部门批准", "THR-05")
        if project.level is Level.COUNTY:
            yield APPROVER
        if method is Method.SINGLE_SOURCE and scene.needs_publicity:
            rule = scene.law.rule("SS-01", project.on)
            yield scene.said(f"报批前公示不少于{rule.n}个工作日", "SS-01")
    if project.in_catalogue:
        yield scene.said("集中采购目录以内的项目须委托集中采购机构采购", "采购法 18")
    yield from _own_conditions(scene, method)


def _own_conditions(scene: ProjectUnderLaw, method: Method) -> Iterator[MethodGround]:
    project = scene.project
    if method is Method.COMPETITIVE_CONSULTATION and project.subject is Subject.SERVICES:
        opened = {Circumstance.COMPLEX, Circumstance.NO_PRICE} & project.circumstances
        if not project.public_service and not opened:
            yield scene.said("须先确认属于政府购买服务项目", "CS-01")
    elif method is Method.COMPETITIVE_NEGOTIATION and scene.has(Circumstance.TWO_LEFT) and not scene.reaches:
        yield MethodGround("未达到公开招标数额标准的，与余下两家谈判是否仍须财政部门批准", "74号 27（待核实）")
    elif method is Method.INQUIRY:
        yield MethodGround("规格、标准统一，现货货源充足且价格变化幅度小", "采购法 32")
    elif method is Method.FRAMEWORK_AGREEMENT:
        yield scene.said("由主管预算单位征集，采购方案事前报财政部门备案", "FW-01")
        if scene.reaches:
            yield MethodGround("达到公开招标数额标准的项目采用框架协议是否另须批准", "采购法 27；110号 8（待核实）")
    elif method is Method.DIRECT_PURCHASE:
        yield MethodGround("按本单位内部控制制度采购，并留存记录", scene.limit.cited)
