"""What is entered while an operating contract is performed: instalments, invoices, payments, the acceptance."""

from __future__ import annotations

from datetime import date, timedelta

from sqlmodel import Session

from actions.contract import ContractDraft, contract_of, read_draft
from actions.instalments import DueInstalment, due_instalment, since
from actions.performance import ContractAcceptance, InstalmentAccepted, InvoiceReceived
from actions.supplement import ContractSupplement
from console.rehearsal.lines_city import TARGETS
from console.rehearsal.lines_tender import P, address
from console.rehearsal.scenario import Scenario
from console.rehearsal.script import Entry, Scene, Script
from documents.dates import months_between
from record.lots import every_lot
from record.places import sister_cases, sister_facts
from record.rows.purchases import contract_of_station
from record.said import said
from record.situation import Dossier
from rules.dates.schedule import Row
from rules.plan.names import short_name
from rules.procedure import nth_of

SCRIPT = Script()

SOUND = "付款条件已经成就，服务符合合同约定，同意验收。"
MIXED = "服务部分达到合同要求，不达标的驿站限期整改，同意按合同约定扣减后支付。"
INSPECTORS = ["演练验收员甲", "演练验收员乙", "演练验收员丙"]


def instalment_due(session: Session, dossier: Dossier, row: Row, on: date) -> DueInstalment | None:
    """The instalment of a row of 阶段验收 whose condition had come about before a day: the stations are open, the
    assessment after the last instalment is final, the whole contract is accepted."""
    lot, number = nth_of(row.subject)
    parts = read_draft(dossier, lot).instalments
    if number > len(parts) or (number == len(parts) and dossier.fact("contract_acceptance", lot) is None):
        return None
    contract = contract_of(session, dossier.case, int(lot))
    assert contract
    after, until = since(dossier, row.subject) or contract.signed_on, on - timedelta(days=1)
    if number == 1 and not _all_open(session, dossier, int(lot), until):
        return None
    due = due_instalment(session, dossier, int(lot), parts[number - 1].title, after, until)
    return due if due and (number == 1 or due.cycle) else None


def service_begins(session: Session, dossier: Dossier, row: Row) -> date | None:
    """When the service of the contract begins by which a station is run."""
    contract = contract_of_station(session, dossier.case.programme_id, row.subject)
    return contract.starts_on if contract else None


def _all_open(session: Session, dossier: Dossier, lot: int, until: date) -> bool:
    opened = sister_facts(session, sister_cases(session, dossier.case, "opening"), "opened")
    return set(every_lot(dossier)[lot].stations) <= {fact.subject for fact in opened if fact.done_on <= until}


def asked(scenario: Scenario, dossier: Dossier, row: Row, on: date) -> bool:
    """Whether the rehearsal has to look beside the case: for a district's 阶段验收, the first one any day, a later one
    since a cycle was opened."""
    if row.step != "instalment_accepted" or dossier.district is None:
        return False
    return nth_of(row.subject)[1] == 1 or any(cycle.opens < on for cycle in scenario.cycles)


@SCRIPT.wanted(P, "instalment_accepted")
def falls_due(scene: Scene) -> bool:
    return scene.instalment is not None


@SCRIPT.line(P, "instalment_accepted")
def accepted(scene: Scene) -> Entry:
    due = scene.instalment
    assert due
    number = nth_of(scene.subject)[1]
    users = scene.number(5, 15, "users")
    return {
        "instalment": due.title,
        "amount": due.payable,
        "inspectors": INSPECTORS,
        "opinion": f"{due.title}{MIXED if due.deduction else SOUND}",
        "users": users,
        "users_opinion": "驿站就近方便，服务主动，没有收费（演练）。",
        "results": findings(scene, number, short=1 if due.deduction else 0),
        "delay_penalty": due.delay,
        "deduction_reason": f"{due.cycle.label}考核有驿站不达标，按合同约定扣减" if due.cycle and due.deduction else "",
    }


def started(scene: Scene) -> list[Entry]:
    """What is looked at once the stations are open."""
    lot = int(nth_of(scene.subject)[0])
    count = len(every_lot(scene.dossier)[lot].stations)
    return [
        {
            "standard": "投入运营",
            "demanded": f"采购包内{count}个驿站全部投入运营",
            "found": f"{count}个驿站已全部投入运营并挂牌",
        },
        {
            "standard": "人员配备",
            "demanded": "每站设站长1名，按合同配备专职工作人员，经培训合格上岗",
            "found": "人员到岗，培训记录齐全",
        },
        {"standard": "开放时间", "demanded": "按合同约定的开放时间服务并公布", "found": "已公布并按时开放"},
        {"standard": "公益服务", "demanded": "一切服务免费，公布举报电话", "found": "未发现收费，举报电话已公布"},
        {"standard": "制度台账", "demanded": "执行工作规则，建立服务台账", "found": "制度上墙，台账已启用"},
    ]


def findings(scene: Scene, number: int, short: int) -> list[Entry]:
    """What is found at an instalment: first that the stations are open, then how far the targets were reached; with the
    last one what the acceptance of the whole contract has found."""
    if number == 1:
        return started(scene)
    accepted = scene.dossier.maybe_said(ContractAcceptance, nth_of(scene.subject)[0])
    if accepted:
        return [row.model_dump() for row in accepted.results]
    draft = read_draft(scene.dossier, nth_of(scene.subject)[0])
    return reached(scene, short, (scene.today - draft.starts_on).days, (draft.ends_on - draft.starts_on).days)


def wanted(scene: Scene, lot: str) -> dict[str, int]:
    """The targets of a lot's contract with what its supplements have added."""
    draft = read_draft(scene.dossier, lot)
    months, count = months_between(draft.starts_on, draft.ends_on), len(every_lot(scene.dossier)[int(lot)].stations)
    found = {name: -(-quantity * count * months // 12) for name, quantity, _unit, _measure in TARGETS}
    for (step, subject), fact in scene.dossier.facts.items():
        if step == "contract_supplement" and nth_of(subject)[0] == lot:
            for row in said(fact, ContractSupplement).targets:
                found[row.name] += row.quantity
    return found


def reached(scene: Scene, short: int, days: int = 1, term: int = 1) -> list[Entry]:
    """How many of each target by the days of the term; the first `short` of them were missed."""
    rows, targets = [], wanted(scene, nth_of(scene.subject)[0])
    for n, (name, _quantity, unit, _measure) in enumerate(TARGETS):
        percent = scene.number(82, 96, "short", name) if n < short else scene.number(100, 112, "reached", name)
        goal = targets[name] * min(days, term) // term
        count = -(-goal * percent // 100)
        looked = min(count, 20)
        rows.append(
            {
                "standard": name,
                "found": f"平台记录{count}{unit}，抽查{looked}{unit}，与台账一致（演练）",
                "met": n >= short,
                "achieved": count,
            }
        )
    return [
        *rows,
        {"standard": "公益服务", "demanded": "一切服务免费，没有查实的收费投诉", "found": "未发现收费"},
        {"standard": "信息安全", "demanded": "个人信息依法处理，没有泄露", "found": "未发现泄露"},
    ]


@SCRIPT.wanted(P, "invoice_received")
@SCRIPT.wanted(P, "payment")
def billed(scene: Scene) -> bool:
    return scene.district is not None


@SCRIPT.line(P, "invoice_received")
def invoice(scene: Scene) -> Entry:
    number = scene.number(1, 99_999_999, "invoice")
    return {
        "number": f"演练发票{number:08d}",
        "amount": scene.said(InstalmentAccepted).amount,
        "issued_on": scene.today.isoformat(),
        "bank": f"演练银行{short_name(scene.city)}分行（演练）",
        "account": "演练账号0000000000",
    }


@SCRIPT.line(P, "payment")
def payment(scene: Scene) -> Entry:
    return {
        "amount": scene.said(InvoiceReceived).amount,
        "voucher": f"演练凭证{scene.short}{scene.today.year}-{scene.subject}",
    }


@SCRIPT.wanted(P, "contract_acceptance")
def served(scene: Scene) -> bool:
    """Some working days after the service has ended, once: here it is found in order."""
    draft = scene.maybe_said(ContractDraft)
    return (
        scene.district is not None
        and nth_of(scene.subject)[1] == 1
        and draft is not None
        and scene.today >= scene.later(scene.number(2, 5, "ended"), start=draft.ends_on)
    )


@SCRIPT.line(P, "contract_acceptance")
def fulfilled(scene: Scene) -> Entry:
    return {
        "qualified": True,
        "inspectors": INSPECTORS,
        "opinion": "目标任务全部完成，服务质量、人员、台账和数据符合合同约定，同意验收。",
        "users": scene.number(8, 20, "users"),
        "users_opinion": "服务周到，信息真实，推荐的岗位有帮助（演练）。",
        "results": reached(scene, 0),
    }


@SCRIPT.wanted(P, "acceptance_publication")
def to_be_shown(scene: Scene) -> bool:
    return scene.district is not None


@SCRIPT.line(P, "acceptance_publication")
def shown(scene: Scene) -> Entry:
    return {
        "platform_address": address(scene, f"acceptance-{scene.subject}"),
        "first_published": scene.today.isoformat(),
    }
