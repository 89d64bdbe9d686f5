"""The catalogue of documents: for each kind a facts model and a pure composition.

| kind | 文书 | facts model | module |
|---|---|---|---|
| `site_publicity` | 选址公示 | SitePublicityFacts | site |
| `site_list_notice` | 选址结果通知 | SiteListNoticeFacts | site |
| `intention_notice` | 采购意向公告 | IntentionNoticeFacts | tender |
| `tender_notice` | 公开招标公告 | TenderNoticeFacts | tender |
| `award_notice` | 中标结果公告 | AwardNoticeFacts | award |
| `award_letter` | 中标通知书 | AwardLetterFacts | award |
| `operating_contract` | 驿站运营合同 | OperatingContractFacts | contract_facts |
| `contract_publication` | 合同公告 | ContractPublicationFacts | contract_notices |
| `contract_supplement` | 补充协议 | ContractSupplementFacts | contract_notices |
| `training_notice` | 培训通知 | TrainingNoticeFacts | training |
| `trial_run_report` | 平台试运行报告 | TrialRunReportFacts | platform |
| `assessment_bulletin` | 考核结果通报 | AssessmentBulletinFacts | assessment |
| `supervision_order` | 督办单 | SupervisionOrderFacts | supervision |
| `deadline_note` | 期限说明 | DeadlineNoteFacts | deadline |
"""

from documents.catalogue.registry import CATALOGUE, DocumentKind, document_kind, template_hash

__all__ = ["CATALOGUE", "DocumentKind", "document_kind", "template_hash"]
