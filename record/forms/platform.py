"""信息平台的技术和服务要求: the figures that a purchaser decides on; what the functions are, the plan says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from record.entry.details import Details
from record.entry.fields import NoNames, OptionalText


class PlatformAsk(Details):
    """信息平台的技术和服务要求."""

    accounts: int = Field(ge=1, le=10**6, title="账号数量")
    concurrent: int = Field(ge=1, le=10**6, title="同时在线用户数")
    response_seconds: Annotated[Decimal, Field(gt=0, le=60, decimal_places=1)] = Field(title="一般操作响应时间（秒）")
    availability: Annotated[Decimal, Field(gt=0, le=100, decimal_places=3)] = Field(title="每月可用率（%）")
    protection: Literal["第一级", "第二级", "第三级"] = Field(title="网络安全等级保护级别")
    interfaces: NoNames = Field(default=(), title="需要对接的系统和接口")
    migrated: OptionalText = Field(default="", title="需要迁移的数据")
    trial_days: int = Field(ge=1, le=365, title="试运行天数")
    training_times: int = Field(ge=1, le=100, title="培训场次")
    trainees: int = Field(ge=1, le=10**6, title="培训人数")
    warranty_months: int = Field(ge=1, le=120, title="质保期（月）")
    answer_minutes: int = Field(ge=1, le=1440, title="故障响应时间（分钟）")
    recovery_hours: int = Field(ge=1, le=720, title="严重故障恢复时间（小时）")
    log_months: int = Field(ge=6, le=120, title="日志留存时间（月）")
    """Six months at least (网络安全法 21)."""
    trial_by: date | None = Field(default=None, title="试运行完成时限（不填的按方案）")
    hosting: OptionalText = Field(default="", title="部署环境")
