"""合同: draft, review, signature, publication, filing and supplements, lot by lot."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from pydantic import ConfigDict, Field
from sqlmodel import Session

from actions.purchase.bids import shown_licence
from actions.purchase.checklists import Checked
from actions.purchase.forms import DocumentDrafted, Instalment
from actions.purchase.requirement import check_service_time
from actions.terms import Target as CityTarget
from actions.terms import Targets
from documents.dates import months_between
from models.case import Case
from models.tender import Contract, Supplement
from record.entry.details import Details, Later
from record.entry.fields import Account, CreditCode, Fen, Name, OneName, OptionalText, Phone, Text
from record.errors import Disallowed, FactMissing
from record.forms.purchase import AgreedPayment
from record.ground import effective_facts
from record.handlers import Topic, Work
from record.lots import as_profiled, letter_on, licence_of, lots, replacements, service_time, winning_bid
from record.plan.assessment import newest
from record.rows.programmes import cases_of_kind
from record.rows.purchases import contract_numbered, contract_of_lot, supplements
from record.said import said
from record.situation import Dossier
from rules.assessment_file import DeductionBy
from rules.labour import check_heads
from rules.money import in_yuan
from rules.procedure import nth_of
from rules.procedures import METHODS
from rules.purchase.contract import (
    check_asked_bond,
    check_audit_settles,
    check_awarded,
    check_awarded_term,
    check_condition,
    check_payment_days,
    check_performance_bond,
    check_same_payment,
    check_signature,
    check_term,
)
from rules.purchase.tender import Licence, check_licence

topic = Topic()

P = tuple(METHODS)


class ContractTarget(Details):
    """目标任务 of the lot over the contract's term."""

    name: Name = Field(title="指标")
    quantity: int = Field(ge=0, title="数量")
    unit: Name = Field(title="单位")
    measure: Text = Field(title="考核口径")


class AssessmentTerms(Details):
    """What the contract takes from an instalment by the assessment: the pass in points out of 100, 分 for each point below
    it, and at most so many per cent of the instalment."""

    later: ClassVar[Mapping[str, Later]] = {"deduction_by": Later(date(2026, 12, 1), "station")}

    pass_score: int = Field(gt=0, le=100, title="达标分")
    deduction_per_point: Fen = Field(title="每低1分扣减金额（分）")
    deduction_cap: int = Field(ge=0, le=100, title="当期扣减上限（%）")
    deduction_by: DeductionBy = Field(default="station", title="按驿站还是按合同平均分计算")


FIRST_TEXT = AssessmentTerms(pass_score=75, deduction_per_point=100_000, deduction_cap=20)
"""What every operating contract said whose draft was recorded before the form asked for it: the unified text had these
figures of its own. The draft of such a contract has no `assessment` at all, a later one has."""


class OperatorParty(Details):
    """乙方信息: what the contract names of the supplier beside name and address."""

    credit_code: CreditCode = Field(title="统一社会信用代码")
    contact: Name = Field(title="联系人")
    phone: Phone = Field(title="联系电话")
    bank: Name = Field(title="开户银行")
    account: Account = Field(title="银行账号")


@topic.form(P, "contract_draft")
class ContractDraft(AgreedPayment):
    """合同拟订. `targets` empty: those that the city has set, per station. `assessment`: of an operating contract.

    What `operator` and `signed_at` say may be entered later: the papers of the contract wait for it, the signature not.
    """

    model_config = ConfigDict(extra="forbid")
    of_steps: ClassVar[tuple[str, ...]] = ()
    free: ClassVar[frozenset[str]] = frozenset({"operator", "signed_at"})

    later: ClassVar[Mapping[str, Later]] = {
        **AgreedPayment.later,
        "staff": Later(date(2026, 11, 24), 1),
        "performance_bond": Later(date(2026, 11, 25), 0),
        "assessment": Later(date(2026, 11, 30), FIRST_TEXT),
    }

    number: Name = Field(title="编号")
    starts_on: date = Field(title="开始日期")
    ends_on: date = Field(title="结束日期")
    instalments: tuple[Instalment, ...] = Field(min_length=1, title="分期付款")
    staff: int | None = Field(default=None, ge=1, title="每站工作人员数（含站长；不填的按考核方案）")
    targets: tuple[ContractTarget, ...] = Field(default=(), title="目标任务")
    performance_bond: int = Field(default=0, ge=0, title="履约保证金（分）")
    assessment: AssessmentTerms | None = Field(default=None, title="考核扣款")
    operator: OperatorParty | None = Field(default=None, title="乙方信息")
    signed_at: OptionalText = Field(default="", title="合同签订地点")


@topic.form(P, "contract_review")
class ContractReview(Checked):
    """合同审核意见."""

    free: ClassVar[frozenset[str]] = frozenset({"opinion"})

    opinion: Text = Field(title="意见")


@topic.form(P, "contract_signature")
class ContractSignature(Details):
    """合同签订: who signed for the purchaser and for the operator, in this order; the licence where renewed."""

    free: ClassVar[frozenset[str]] = frozenset({"signatories"})

    number: Name = Field(title="编号")
    signatories: tuple[OneName, OneName] = Field(title="签字人（甲方、乙方）")
    licence: Name | None = Field(default=None, title="换发的资格许可证")
    licence_until: date | None = Field(default=None, title="换发许可证有效期止")


@topic.form(P, "contract_publication")
class ContractPublication(Details):
    """合同公告, as published."""

    free: ClassVar[frozenset[str]] = frozenset({"platform_address"})

    platform_address: Text = Field(title="平台网址")


@topic.form(P, "contract_filing")
class ContractFiling(Details):
    """合同备案: the treasury's receipt."""

    free: ClassVar[frozenset[str]] = frozenset({"receipt"})

    receipt: Text = Field(title="备案回执")


def _lot(work: Work) -> int:
    return int(nth_of(work.command.subject)[0])


@topic.check(P, "contract_draft")
def check_draft(work: Work) -> None:
    """Instalments of 100% together, a number of its own, a lawful time of service."""
    details = work.said(ContractDraft)
    total = sum(part.percent for part in details.instalments)
    if total != 100:
        raise Disallowed(f"分期付款比例合计{total}%，不是100%", basis="22号 23", remedy="请核对各期比例")
    _check_number(work, details.number)
    bid, _firm = winning_bid(work.session, work.dossier, _lot(work))
    check_performance_bond(details.performance_bond, bid.price, work.dossier.law, work.case.opened_on)
    check_service_time(work, details.starts_on, details.ends_on)
    check_awarded_term(service_time(work.dossier), (details.starts_on, details.ends_on))
    _check_awarded_terms(work, details)
    _check_payment(work, details)
    _check_assessment(work, details)
    _check_staff(work, details)
    if details.operator is None or not details.signed_at:
        work.warnings.append(
            "没有填写乙方信息（operator：统一社会信用代码、联系人、联系电话、开户银行、银行账号）或者合同签订地点（signed_at）："
            "合同签订后，合同和合同公告须补填才能印发"
        )
    if work.dossier.profile.unified and not details.targets and not city_targets(work.session, work.case):
        raise Disallowed(
            "没有目标任务：市级尚未制定，合同也未填写",
            basis="方案{unified_terms}",
            remedy="请先由市专班登记目标任务，或在合同中逐项填写",
        )


def _check_awarded_terms(work: Work, details: ContractDraft) -> None:
    """Payment, staff and targets are those of the document that the supplier answered (采购法 46).

    Raises:
        DepartsFromAward: naming what the document says.
    """
    document = work.dossier.maybe_said(DocumentDrafted)
    if document is None:
        return
    paid = [(part.title, part.percent, part.condition) for part in document.instalments]
    drafted = [(part.title, part.percent, part.condition) for part in details.instalments]
    check_awarded("付款安排", paid, drafted, lambda parts: "；".join(f"{t}{p}%，{c}" for t, p, c in parts))
    if document.staff is not None:
        check_awarded("每站工作人员数", document.staff, details.staff, lambda staff: f"{staff}名")
    own = {row.name: row.quantity for row in details.targets}
    asked = awarded_targets(work.session, work.dossier, _lot(work)) if own and work.dossier.profile.unified else {}
    if asked and asked != own:
        work.warnings.append(
            f"合同目标任务（{_listed(own)}）与按市级年度目标和服务期折算的（{_listed(asked)}）不同："
            "采购文件写明的目标任务不得作实质性修改（采购法 46），请核对采购文件"
        )
    for part in details.instalments:
        check_condition(part.title, part.condition, deducts=work.dossier.profile.unified)


def _check_payment(work: Work, details: ContractDraft) -> None:
    """The term of payment, what the settlement waits for and the performance bond: as the law allows with this supplier,
    and as the document said that it answered (采购法 46)."""
    document = work.dossier.maybe_said(DocumentDrafted)
    if document is not None:
        check_same_payment(document.payment_days, details.payment_days)
        bid, _firm = winning_bid(work.session, work.dossier, _lot(work))
        check_asked_bond(document.performance_bond_percent, bid.price, details.performance_bond)
    if not details.large_firm:
        law, on = work.dossier.law, work.on
        check_payment_days(details.payment_days, law, on)
        check_audit_settles(details.audit_settles, details.audit_law, law, on)


def _listed(targets: Mapping[str, int]) -> str:
    return "、".join(f"{name}{quantity}" for name, quantity in targets.items())


def awarded_targets(session: Session, dossier: Dossier, lot: int) -> dict[str, int]:
    """目标任务 of a lot as the document of the round has them: the city's for each station and year, for all its stations
    and the months of service. Empty before the city has set them."""
    stations, months = len(lots(dossier)[lot].stations), months_between(*service_time(dossier))
    return {row.name: -(-row.quantity * stations * months // 12) for row in city_targets(session, dossier.case)}


def _check_assessment(work: Work, details: ContractDraft) -> None:
    """An operating contract names pass, deduction and cap; other contracts have no assessment.

    Raises:
        Disallowed: naming what is missing, or what does not belong there.
    """
    given, asked = details.assessment, work.dossier.profile.unified and as_profiled(work.dossier)
    if asked and given is None:
        raise Disallowed(
            "没有填写考核扣款：达标分、每低1分扣减金额、当期扣减上限",
            basis="方案四（三）",
            remedy="请在“考核扣款”（assessment）中填写 pass_score、deduction_per_point、deduction_cap，与采购文件一致",
        )
    if given and not asked:
        raise Disallowed("本合同不按驿站考核付款，不填写考核扣款", remedy="请去掉“考核扣款”（assessment）")
    if given:
        known = newest(work.session, work.dossier.programme)
        now = (known.scheme.passed // 100, known.per_point, known.cap, known.counted)
        if (given.pass_score, given.deduction_per_point, given.deduction_cap, given.deduction_by) != now:
            work.warnings.append(
                f"考核扣款（达标{given.pass_score}分、每分{in_yuan(given.deduction_per_point)}元、上限{given.deduction_cap}%）与"
                f"考核方案（达标{now[0]}分、每分{in_yuan(now[1])}元、上限{now[2]}%）不同，请核对采购文件（采购法 46）"
            )


def _check_staff(work: Work, details: ContractDraft) -> None:
    """As many people as the hours of opening need by labour law.

    Raises:
        TooFewHeads: with the number that is needed.
    """
    service = newest(work.session, work.dossier.programme).service if work.dossier.profile.unified else None
    if service and details.staff:
        check_heads(service.opening, details.staff)


def staff_of(session: Session, dossier: Dossier, draft: ContractDraft) -> int:
    """Full-time staff of each station: as the contract says, else as the scheme plans.

    Raises:
        FactMissing: where neither does.
    """
    service = newest(session, dossier.programme).service
    found = draft.staff or (service.heads if service else None)
    if found is None:
        raise FactMissing(
            "合同和考核方案都没有写明每站工作人员数",
            remedy="请在合同拟订（contract_draft）中填写 staff，或载入写明开放时间和人数（service）的考核方案",
        )
    return found


def assessment_terms(dossier: Dossier, lot: str) -> AssessmentTerms:
    """What the contract of a lot takes by the assessment, as it was drafted.

    Raises:
        LookupError: for a contract that has no assessment, whose payments do not depend on one.
    """
    terms = read_draft(dossier, lot).assessment
    if terms is None:
        raise LookupError(f"{dossier.case.slug} lot {lot}: the contract has no assessment")
    return terms


def _check_number(work: Work, number: str) -> None:
    """No other lot of this case and no signed contract bears the number."""
    same = [
        subject
        for (step, subject), fact in work.dossier.facts.items()
        if step == "contract_draft" and subject != work.command.subject and said(fact, ContractDraft).number == number
    ]
    signed = contract_numbered(work.session, number)
    if same or (signed and (signed.case_id, signed.lot) != (work.case_id, _lot(work))):
        raise Disallowed(f"合同编号“{number}”已用于另一份合同", remedy="请换用未用过的合同编号")


def city_targets(session: Session, case: Case) -> tuple[CityTarget, ...]:
    """目标任务 of one station in one year, as the city has set them; empty before."""
    terms = cases_of_kind(session, case.programme_id, "unified_terms")
    facts = effective_facts(session, terms[0]) if terms else []
    return next((said(fact, Targets).targets for fact in facts if fact.step == "targets_set"), ())


@topic.check(P, "contract_signature")
def check_signing(work: Work) -> None:
    """As drafted and reviewed, at the price that won, with a licence valid on the day (87号 71; 暂行条例 18)."""
    details = work.said(ContractSignature)
    draft = read_draft(work.dossier, work.command.subject)
    lot = work.command.subject
    if details.number != draft.number:
        raise Disallowed(
            f"签订的合同编号“{details.number}”与审核的“{draft.number}”不一致",
            basis="22号 23、31",
            remedy="请签订经审核的文本，或先更正合同拟订",
        )
    if details.signatories[0] == details.signatories[1]:
        raise Disallowed("甲方、乙方的签字人不能是同一人", basis="采购法 43", remedy="请核对双方签字人")
    _check_number(work, details.number)
    check_signature(work.on, letter_on(work.dossier, _lot(work)), lot=lot)
    if any(
        work.dossier.facts["contract_review", lot].done_on < placed.done_on
        for placed in replacements(work.dossier, _lot(work))
    ):
        work.warnings.append(f"采购包{lot}的合同在另行确定中标人以前拟订、审核，请核对供应商和金额（条例 49）")
    check_term(work.on, draft.starts_on, draft.ends_on, lot=lot)
    _bid, firm = winning_bid(work.session, work.dossier, _lot(work))
    if required := licence_of(work.dossier):
        shown = _licence(details, work.dossier, _lot(work), firm.name)
        check_licence(firm.name, shown, work.on, work.dossier.law, required=required, when="签约")


def _licence(details: ContractSignature, dossier: Dossier, lot: int, supplier: str) -> Licence:
    """The licence shown at signature: the renewed one, else that of the bid."""
    bid = shown_licence(dossier, lot, supplier)
    return Licence(details.licence or bid.number, details.licence_until or bid.until)


def read_draft(dossier: Dossier, lot: str) -> ContractDraft:
    """The contract of a lot as drafted."""
    return dossier.said(ContractDraft, lot)


@topic.effect(P, "contract_signature")
def enter_contract(work: Work) -> None:
    """The contract, at the price that won."""
    details = work.said(ContractSignature)
    draft = read_draft(work.dossier, work.command.subject)
    bid, firm = winning_bid(work.session, work.dossier, _lot(work))
    assert firm.id
    shown = _licence(details, work.dossier, _lot(work), firm.name)
    firm.licence, firm.licence_until = shown.number, shown.until
    work.session.add(firm)
    work.session.add(
        Contract(
            case_id=work.case_id,
            fact_id=work.fact_id,
            lot=_lot(work),
            number=details.number,
            supplier_id=firm.id,
            amount=bid.price,
            signed_on=work.on,
            starts_on=draft.starts_on,
            ends_on=draft.ends_on,
        )
    )
    work.session.flush()


def contract_of(session: Session, case: Case, lot: int) -> Contract | None:
    """The signed contract of a lot."""
    return contract_of_lot(session, case, lot)


def supplements_of(session: Session, contract: Contract) -> list[Supplement]:
    """The supplements of a contract, in their order."""
    return supplements(session, contract)
