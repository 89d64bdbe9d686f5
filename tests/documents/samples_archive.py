"""A sample of 归档目录 (演练数据)."""

from __future__ import annotations

from datetime import date

from documents.catalogue.archive import ArchiveIndexFacts, ArchiveRow
from tests.documents.samples import BUREAU


def archive_index() -> ArchiveIndexFacts:
    """An archive of nine papers: one was corrected, one was never issued."""
    titles = (
        "惠城区就业驿站运营服务采购项目采购意向",
        "惠城区就业驿站运营服务采购项目招标公告",
        "惠城区就业驿站运营服务采购项目更正公告",
        "惠城区就业驿站运营服务采购项目中标结果公告",
        "惠城区就业驿站运营服务采购项目中标通知书（采购包1）",
        "关于商请提供场地资料的函",
        "关于商请提供场地资料的函",
        "惠城区就业驿站运营合同",
        "惠城区就业驿站运营合同公告",
    )
    states = ("已印发", "已被更正", "已印发", "已印发", "已印发", "作废", "已印发", "已印发", "已印发")
    return ArchiveIndexFacts(
        org=BUREAU,
        doc_date=date(2023, 12, 4),
        rehearsal=True,
        matter="惠城区就业驿站运营服务采购（演练）",
        kept="保存至2038年12月4日（2023年12月4日办结，保存15年，采购法第四十二条）",
        papers=tuple(
            ArchiveRow(
                order=n,
                number=f"huizhou-2023-2023-{n:04d}",
                letter_number="惠城人社函〔2023〕12号" if n == 7 else "",
                author=BUREAU,
                title=title,
                dated=date(2023, 9, 1 + n),
                version=2 if n == 7 else 1,
                state=state,
                files=0 if state == "作废" else 2,
                remark={"作废": "收文单位有误", "已被更正": "投标截止时间变更"}.get(state, ""),
            )
            for n, (title, state) in enumerate(zip(titles, states, strict=True), 1)
        ),
    )


SAMPLES = {"archive_index": archive_index}
