"""The script of a rehearsal, as data, and the seeded draws that fill it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from console.output import BAD_INPUT, stop
from console.plan_file import scheme_beside
from rules.assessment_file import AssessmentFile

T = TypeVar("T")

Kind = Literal[
    "few_bidders",
    "no_licence",
    "challenge_upheld",
    "challenge_dismissed",
    "late_signature",
    "missed_deadline",
    "supplement",
    "failed_acceptance",
    "below_standard",
    "complaint_suspended",
    "refusal",
    "method_change",
    "consultation",
    "invitation",
]


class ScriptPart(BaseModel):
    """Base of the script's parts: nothing unknown."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Incident(ScriptPart):
    """Something that happens in life; where, the seed draws."""

    kind: Kind
    days: int = Field(default=0, ge=0)
    percent: int = Field(default=0, ge=0, le=10)
    note: str


class Cycle(ScriptPart):
    """An assessment cycle."""

    label: str
    opens: date
    due: date
    period_from: date
    period_until: date
    full: bool


class Money(ScriptPart):
    """Sums in 分, shares in per cent."""

    platform_budget: int = Field(gt=0)
    ceiling_percent: int = Field(gt=0, le=100)
    price_percent: tuple[int, int]
    instalments: tuple[InstalmentPart, ...] = Field(min_length=1)
    """Of every contract, in the order of payment; together 100 per cent."""


class InstalmentPart(ScriptPart):
    """An instalment of a contract: its share in per cent and what it waits for."""

    title: str
    percent: int = Field(gt=0, le=100)
    condition: str


class Scenario(ScriptPart):
    """A rehearsal.yaml."""

    starts: date
    pace: dict[str, tuple[int, int]]
    incidents: tuple[Incident, ...]
    cycles: tuple[Cycle, ...]
    money: Money
    acknowledge_percent: int = Field(ge=0, le=100)
    scheme: AssessmentFile | None = None
    """The assessment.yaml beside the plan."""

    def spread(self, kind: str, procedure: str, step: str) -> tuple[int, int]:
        """Least and most working days before a step is done, by the case's kind, else its procedure."""
        for key in (f"{kind}.{step}", f"{procedure}.{step}"):
            if key in self.pace:
                return self.pace[key]
        return self.pace["default"]


def read_scenario(folder: Path) -> Scenario:
    """The rehearsal.yaml beside a plan; a fault is told with its place."""
    file = folder / "rehearsal.yaml"
    try:
        script = Scenario.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
        return script.model_copy(update={"scheme": scheme_beside(folder)})
    except FileNotFoundError:
        stop(BAD_INPUT, f"找不到演练脚本 {file}")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        stop(BAD_INPUT, f"{file} {f'第{mark.line + 1}行' if mark else ''}格式有误，请检查缩进和标点")
    except ValidationError as error:
        where = "、".join(".".join(str(p) for p in item["loc"]) for item in error.errors())
        stop(BAD_INPUT, f"{file} 填写有误：{where}")


class Draw:
    """Draws that depend only on the seed and on what is drawn, never on the order of drawing."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def number(self, low: int, high: int, *key: object) -> int:
        """A whole number from `low` to `high`, both included."""
        text = "|".join(str(part) for part in (self.seed, *key))
        value = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
        return low + value % (high - low + 1)

    def shuffled(self, items: Sequence[T], *key: object) -> list[T]:
        """The items in an order that the seed decides."""
        return [
            item
            for _n, _at, item in sorted((self.number(0, 2**62, at, *key), at, item) for at, item in enumerate(items))
        ]
