"""Value types that every floor shares."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a person may do (岗位). Segregation of duties (内控) is kept between them."""

    PROCUREMENT = "procurement"  # 采购经办
    REVIEWER = "reviewer"  # 复核、审核
    DISTRICT_LEADER = "district_leader"  # 属地分管领导
    PROJECT_MANAGER = "project_manager"  # 市专班
    CITY_LEADER = "city_leader"  # 市局分管领导
    SUPERVISOR = "supervisor"  # 驿站监管员
    OPERATOR = "operator"  # 运营机构
    ASSESSOR = "assessor"  # 考核人员
    AUDITOR = "auditor"  # 审计: reads everything, changes nothing
    SYSTEM = "system"  # 系统


ROLE_TITLES: dict[Role, str] = {
    Role.PROCUREMENT: "采购经办",
    Role.REVIEWER: "复核人员",
    Role.DISTRICT_LEADER: "属地分管领导",
    Role.PROJECT_MANAGER: "市专班",
    Role.CITY_LEADER: "市局分管领导",
    Role.SUPERVISOR: "驿站监管员",
    Role.OPERATOR: "运营机构",
    Role.ASSESSOR: "考核人员",
    Role.AUDITOR: "审计人员",
    Role.SYSTEM: "系统",
}


CITY_ROLES = frozenset({Role.PROJECT_MANAGER, Role.CITY_LEADER, Role.ASSESSOR})
"""Roles that the city holds for every district."""


class RecordKind(StrEnum):
    """Whether a record holds real work or a rehearsal (演练) that may be replaced."""

    EMPTY = "empty"
    REAL = "real"
    REHEARSAL = "rehearsal"


class DocumentStatus(StrEnum):
    """What stands of a document; each has its number from the start."""

    RESERVED = "reserved"  # 已占号
    DRAFT = "draft"  # 拟稿
    REVIEWED = "reviewed"  # 已复核
    SIGNED = "signed"  # 已签发
    ISSUED = "issued"  # 已印发
    SUPERSEDED = "superseded"  # 已被更正
    VOID = "void"  # 作废


STATUS_TITLES: dict[DocumentStatus, str] = {
    DocumentStatus.RESERVED: "已占号，待生成",
    DocumentStatus.DRAFT: "拟稿，待复核",
    DocumentStatus.REVIEWED: "已复核，待签发",
    DocumentStatus.SIGNED: "已签发，待生成",
    DocumentStatus.ISSUED: "已印发",
    DocumentStatus.SUPERSEDED: "已被更正",
    DocumentStatus.VOID: "作废",
}


class DocumentDeed(StrEnum):
    """What people (and the machine) do to a document."""

    RESERVED = "reserved"
    DRAFTED = "drafted"
    AMENDED = "amended"
    ADOPTED = "adopted"
    RETURNED = "returned"
    REVIEWED = "reviewed"
    SIGNED = "signed"
    ISSUED = "issued"
    SUPERSEDED = "superseded"
    VOIDED = "voided"


DEED_TITLES: dict[DocumentDeed, str] = {
    DocumentDeed.RESERVED: "登记",
    DocumentDeed.DRAFTED: "拟稿",
    DocumentDeed.AMENDED: "修改",
    DocumentDeed.ADOPTED: "采用改稿",
    DocumentDeed.RETURNED: "退回修改",
    DocumentDeed.REVIEWED: "复核",
    DocumentDeed.SIGNED: "签发",
    DocumentDeed.ISSUED: "印发",
    DocumentDeed.SUPERSEDED: "被更正",
    DocumentDeed.VOIDED: "作废",
}


class DeliveryState(StrEnum):
    PENDING = "pending"
    SENT = "sent"
    FAILED = "failed"


class Level(StrEnum):
    """The level of government whose budget pays (预算级次)."""

    PROVINCE = "省级"
    CITY = "市级"
    COUNTY = "县级"


class Subject(StrEnum):
    """What is bought (采购对象)."""

    GOODS = "货物"
    SERVICES = "服务"
    WORKS = "工程"


class ThresholdKind(StrEnum):
    """What a threshold decides: whether it must be an open tender, whether it is government procurement at all."""

    OPEN_TENDER = "公开招标数额标准"
    LIMIT = "分散采购限额"


OWN_WORD = "市本级"
"""What a plan calls the place of the city's own stations, unless it has a word of its own."""

DISTRICT_WORD = "县区"
"""What a city calls its districts, unless its plan has another word (`models.plan.PlaceWords`)."""

CITY = "市级"
"""Label of the city level where a district's name would stand, as in `huizhou-2023/市级/统一文本`."""
