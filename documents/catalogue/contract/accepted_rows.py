"""What an acceptance lists: standards, stations, rules confirmed."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from documents.catalogue.base import Count, FactsRow, Name, OptionalText, Score, Text


class StandardRow(FactsRow):
    """验收标准。One standard of the contract, and what was found; `met` None: a place to fill."""

    name: Name = Field(title="标准")
    demanded: OptionalText = Field(default="", title="合同要求")
    found: OptionalText = Field(default="", title="验收情况")
    met: bool | None = Field(default=None, title="是否达到")
    target: Count | None = Field(default=None, title="目标数", description="contract and supplements together")
    achieved: Count | None = Field(default=None, title="完成数")


class AcceptedStationRow(FactsRow):
    """验收驿站。One station of the contract: since when it is open, and how it was assessed."""

    name: Name = Field(title="驿站名称")
    opened_on: date | None = Field(default=None, title="投入运营日期")
    late_days: Count = Field(default=0, title="逾期日数", description="after the contract's deadline")
    score: Score | None = Field(default=None, title="考核得分")
    grade: OptionalText = Field(default="", title="等次")


class CheckRow(FactsRow):
    """核对事项。One rule that was confirmed at the acceptance."""

    rule: Text = Field(title="核对内容")
    source: Name = Field(title="依据")
    conclusion: Name = Field(title="结论")
    evidence: OptionalText = Field(default="", title="依据材料")
