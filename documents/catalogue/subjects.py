"""What papers call the parts of a purchase, by what is bought: 服务, 货物 or 工程."""

from __future__ import annotations

from dataclasses import dataclass

from models.values import Subject


@dataclass(frozen=True)
class SubjectWords:
    """The words of one kind of subject."""

    content: str
    scope: str
    requirement: str
    term: str
    standard: str
    place: str
    assessed: bool
    """Whether stations, the people served and the assessment have a part in the acceptance."""
    contract: str
    headings: tuple[str, str, str]
    """Of the requirement: what is to be done and how well, standards, other demands."""


SUBJECT_WORDS = {
    Subject.SERVICES: SubjectWords(
        "服务内容",
        "服务范围",
        "服务要求",
        "服务期限",
        "服务标准",
        "服务地点",
        True,
        "服务合同",
        ("服务内容和质量、安全、技术要求", "服务标准、期限、效率等要求", "其他技术、服务等要求"),
    ),
    Subject.GOODS: SubjectWords(
        "货物名称",
        "供货范围",
        "规格型号和技术要求",
        "供货期限",
        "质量标准",
        "交货地点",
        False,
        "买卖合同",
        ("货物内容和质量、安全、技术规格要求", "交货、安装、质保等要求", "其他技术、商务等要求"),
    ),
    Subject.WORKS: SubjectWords(
        "工程内容",
        "工程范围",
        "技术要求",
        "工期",
        "质量标准",
        "施工地点",
        False,
        "建设工程合同",
        ("工程内容和质量、安全、技术要求", "工期、质保等要求", "其他技术、商务等要求"),
    ),
}
