"""The register of document kinds: what each needs, how it is composed, and the hash of all that shapes it."""

from __future__ import annotations

import hashlib
import inspect
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from documents.catalogue import (
    assessment,
    award,
    contract,
    contract_clauses,
    contract_facts,
    contract_notices,
    deadline,
    parties,
    parts,
    platform,
    site,
    supervision,
    tender,
    training,
)
from documents.catalogue.base import Facts
from documents.content import Document, Layout
from documents.errors import UnknownDocumentKind
from documents.render import TEMPLATES


@dataclass(frozen=True)
class DocumentKind:
    """One kind of document.

    `file_name` is a format pattern over the facts' fields; `modules` are the sources, beside the templates
    of `layout`, whose change changes the document.
    """

    kind: str
    title: str
    facts: type[Facts]
    composer: Callable[[Any], Document]
    layout: Layout
    file_name: str
    modules: tuple[str, ...]

    def compose(self, facts: Facts | dict[str, Any]) -> Document:
        """The document from its facts (or from a mapping of them).

        Raises DocumentRefused, naming each field, when facts are missing, wrong or contradict one another.
        """
        return self.composer(self.facts.read(facts))

    def name_file(self, facts: Facts, suffix: str = ".pdf") -> str:
        """A file name that says what the file is, without characters that file systems refuse."""
        name = self.file_name.format(title=self.title, **facts.model_dump())
        return re.sub(r'[\\/:*?"<>|\s]+', "_", name)[:80].rstrip("-_.") + suffix


def _kind(
    kind: str,
    title: str,
    facts: type[Facts],
    composer: Callable[[Any], Document],
    *,
    layout: Layout,
    file_name: str,
    others: tuple[ModuleType, ...] = (),
) -> DocumentKind:
    modules = (facts.__module__, composer.__module__, parts.__name__, *(m.__name__ for m in others))
    return DocumentKind(kind, title, facts, composer, layout, file_name, tuple(dict.fromkeys(modules)))


_KINDS = (
    _kind(
        "site_publicity",
        "选址公示",
        site.SitePublicityFacts,
        site.compose_site_publicity,
        layout="notice",
        file_name="{title}-{district}-{doc_date}",
    ),
    _kind(
        "site_list_notice",
        "选址结果通知",
        site.SiteListNoticeFacts,
        site.compose_site_list_notice,
        layout="gongwen",
        file_name="{title}-{district}-{doc_date}",
    ),
    _kind(
        "intention_notice",
        "采购意向公告",
        tender.IntentionNoticeFacts,
        tender.compose_intention_notice,
        layout="notice",
        file_name="{title}-{org}-{doc_date}",
    ),
    _kind(
        "tender_notice",
        "公开招标公告",
        tender.TenderNoticeFacts,
        tender.compose_tender_notice,
        layout="notice",
        file_name="{title}-{project_number}",
        others=(parties,),
    ),
    _kind(
        "award_notice",
        "中标结果公告",
        award.AwardNoticeFacts,
        award.compose_award_notice,
        layout="notice",
        file_name="{title}-{project_number}",
        others=(parties,),
    ),
    _kind(
        "award_letter",
        "中标通知书",
        award.AwardLetterFacts,
        award.compose_award_letter,
        layout="notice",
        file_name="{title}-{project_number}-{lot_number}",
        others=(parties,),
    ),
    _kind(
        "operating_contract",
        "驿站运营合同",
        contract_facts.OperatingContractFacts,
        contract.compose_operating_contract,
        layout="contract",
        file_name="{title}-{contract_number}",
        others=(
            contract_clauses,
            parties,
        ),
    ),
    _kind(
        "contract_publication",
        "合同公告",
        contract_notices.ContractPublicationFacts,
        contract_notices.compose_contract_publication,
        layout="notice",
        file_name="{title}-{contract_number}",
        others=(parties,),
    ),
    _kind(
        "contract_supplement",
        "补充协议",
        contract_notices.ContractSupplementFacts,
        contract_notices.compose_contract_supplement,
        layout="contract",
        file_name="{title}-{supplement_number}",
        others=(parties,),
    ),
    _kind(
        "training_notice",
        "培训通知",
        training.TrainingNoticeFacts,
        training.compose_training_notice,
        layout="gongwen",
        file_name="{title}-{district}-{doc_date}",
    ),
    _kind(
        "trial_run_report",
        "平台试运行报告",
        platform.TrialRunReportFacts,
        platform.compose_trial_run_report,
        layout="report",
        file_name="{title}-{platform_name}-{doc_date}",
    ),
    _kind(
        "assessment_bulletin",
        "考核结果通报",
        assessment.AssessmentBulletinFacts,
        assessment.compose_assessment_bulletin,
        layout="gongwen",
        file_name="{title}-{scope}-{cycle_name}",
    ),
    _kind(
        "supervision_order",
        "督办单",
        supervision.SupervisionOrderFacts,
        supervision.compose_supervision_order,
        layout="notice",
        file_name="{title}-{number}",
    ),
    _kind(
        "deadline_note",
        "期限说明",
        deadline.DeadlineNoteFacts,
        deadline.compose_deadline_note,
        layout="notice",
        file_name="{title}-{case_title}-{step_title}-{doc_date}",
    ),
)

CATALOGUE: dict[str, DocumentKind] = {kind.kind: kind for kind in _KINDS}


def document_kind(kind: str) -> DocumentKind:
    """The kind by its id. Raises UnknownDocumentKind, which lists those that there are."""
    if kind not in CATALOGUE:
        raise UnknownDocumentKind(f"没有“{kind}”这种文书。可用的有：{'、'.join(CATALOGUE)}。")
    return CATALOGUE[kind]


@lru_cache(maxsize=256)
def template_hash(kind: str, overrides: Path | None = None) -> str:
    """SHA-256 over everything that shapes the kind's look and words: sources, templates, style sheets.

    Stored with each issued document. Raises UnknownDocumentKind.
    """
    found = document_kind(kind)
    digest = hashlib.sha256()
    for name in found.modules:
        digest.update(inspect.getsource(sys.modules[name]).encode())
    files = ("blocks.html", "base.html", f"{found.layout}/document.html")
    sheets = ("css/base.css", f"css/{found.layout}.css", "css/rehearsal.css")
    for name in (*files, *sheets):
        path = overrides / name if overrides and (overrides / name).is_file() else TEMPLATES / name
        digest.update(name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
