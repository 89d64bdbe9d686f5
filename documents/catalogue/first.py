"""The first kinds of the catalogue: one or two of each part of the programme."""

from __future__ import annotations

from functools import partial

from documents.catalogue import (
    assessment,
    award,
    contract,
    contract_clauses,
    contract_facts,
    contract_notices,
    deadline,
    parties,
    platform,
    site,
    supervision,
    tender,
    training,
)
from documents.catalogue.kinds import document_kind_of

_DATED = "{title}-{district}-{doc_date}"
_notice = partial(document_kind_of, group="采购", layout="notice", file_name="{title}-{project_number}", others=(parties,))
"""A paper of a purchase, with both parties and the contacts."""
_of_contract = partial(document_kind_of, group="合同", others=(parties,))

KINDS = (
    document_kind_of("site_publicity", "选址公示", site.SitePublicityFacts, site.compose_site_publicity,
                     group="选址", layout="notice", file_name=_DATED),
    document_kind_of("site_list_notice", "选址结果通知", site.SiteListNoticeFacts, site.compose_site_list_notice,
                     group="选址", layout="gongwen", file_name=_DATED),
    document_kind_of("intention_notice", "采购意向公告", tender.IntentionNoticeFacts, tender.compose_intention_notice,
                     group="采购", layout="notice", file_name="{title}-{org}-{doc_date}"),
    _notice("tender_notice", "公开招标公告", tender.TenderNoticeFacts, tender.compose_tender_notice),
    _notice("award_notice", "中标结果公告", award.AwardNoticeFacts, award.compose_award_notice),
    _notice("award_letter", "中标通知书", award.AwardLetterFacts, award.compose_award_letter,
            file_name="{title}-{project_number}-{lot_number}"),
    _of_contract("operating_contract", "驿站运营合同", contract_facts.OperatingContractFacts,
                 contract.compose_operating_contract, layout="contract", file_name="{title}-{contract_number}",
                 others=(contract_clauses, parties)),
    _of_contract("contract_publication", "合同公告", contract_notices.ContractPublicationFacts,
                 contract_notices.compose_contract_publication, layout="notice", file_name="{title}-{contract_number}"),
    _of_contract("contract_supplement", "补充协议", contract_notices.ContractSupplementFacts,
                 contract_notices.compose_contract_supplement, layout="contract",
                 file_name="{title}-{supplement_number}"),
    document_kind_of("training_notice", "培训通知", training.TrainingNoticeFacts, training.compose_training_notice,
                     group="队伍", layout="gongwen", file_name=_DATED),
    document_kind_of("trial_run_report", "平台试运行报告", platform.TrialRunReportFacts,
                     platform.compose_trial_run_report, group="平台", layout="report",
                     file_name="{title}-{platform_name}-{doc_date}"),
    document_kind_of("assessment_bulletin", "考核结果通报", assessment.AssessmentBulletinFacts,
                     assessment.compose_assessment_bulletin, group="考核", layout="gongwen",
                     file_name="{title}-{scope}-{cycle_name}"),
    document_kind_of("supervision_order", "督办单", supervision.SupervisionOrderFacts,
                     supervision.compose_supervision_order, group="督办", layout="notice",
                     file_name="{title}-{number}"),
    document_kind_of("deadline_note", "期限说明", deadline.DeadlineNoteFacts, deadline.compose_deadline_note,
                     group="督办", issue="plain", layout="notice",
                     file_name="{title}-{case_title}-{step_title}-{doc_date}"),
)
