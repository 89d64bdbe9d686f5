"""A file of thresholds as an administrator writes it (YAML), read strictly: every fault with its line and remedy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Literal

from pydantic import Field, ValidationError

from models.plan_sections import Section, Text
from models.values import Level, Subject, ThresholdKind
from rules.file_text import FileRefused, Finding, read_text, schema_findings
from rules.purchase.thresholds import Threshold, region_name

SAMPLE = "docs/thresholds.sample.yaml"


class ThresholdEntry(Section):
    """One row of the file."""

    region: Text = Field(title="地区")
    level: Literal["省级", "市级", "县级"] | None = Field(title="预算级次")
    subject: Literal["货物", "服务", "工程"] = Field(title="采购对象")
    kind: Literal["公开招标数额标准", "分散采购限额"] = Field(title="标准种类")
    amount_fen: int = Field(gt=0, title="金额（分）")
    since: date = Field(title="施行日期")
    until: date | None = Field(default=None, title="失效日期")
    basis: Text = Field(title="依据文件")
    confidence: Literal["A", "B", "C", "D"] = Field(title="核实程度")


class ThresholdFile(Section):
    """The whole file."""

    thresholds: tuple[ThresholdEntry, ...] = Field(title="限额标准")


class ThresholdFileRefused(FileRefused):
    """Raised when a file of thresholds cannot be loaded."""

    code = "threshold_file_refused"
    what = "限额标准文件"


def read_thresholds(text: str, source: str) -> tuple[Threshold, ...]:
    """The rows written in `text`; `source` is the file's name as shown to the user.

    Raises:
        ThresholdFileRefused: with all faults that can be told apart.
    """
    located = read_text(text, source, SAMPLE)
    findings = list(located.findings)
    if findings:
        raise ThresholdFileRefused(findings, more=True)
    try:
        entries = ThresholdFile.model_validate(located.data).thresholds
    except ValidationError as error:
        raise ThresholdFileRefused(schema_findings(error, ThresholdFile, located), more=True) from None
    rows = tuple(map(_row, entries))
    faults = [
        replace(f, source=source, line=located.line(f.path)) for f in (*_empty(rows), *_ends(rows), *_overlaps(rows))
    ]
    if faults:
        raise ThresholdFileRefused(faults)
    return rows


def _row(entry: ThresholdEntry) -> Threshold:
    return Threshold(
        region_name(entry.region.rpartition("/")[2]),
        Level(entry.level) if entry.level else None,
        Subject(entry.subject),
        ThresholdKind(entry.kind),
        entry.amount_fen,
        entry.since,
        entry.until,
        entry.basis,
        entry.confidence,
    )


def _empty(rows: tuple[Threshold, ...]) -> Iterator[Finding]:
    # not by the model: there a faulty row counts as missing, and a second fault is told that is none
    if not rows:
        yield Finding("too_short", ("thresholds",), "没有任何一行标准", f"请参照 {SAMPLE} 填写")


def _ends(rows: tuple[Threshold, ...]) -> Iterator[Finding]:
    for n, row in enumerate(rows):
        if row.until and row.until < row.since:
            yield Finding(
                "ends_before_start",
                ("thresholds", n, "until"),
                f"失效日期{row.until}早于施行日期{row.since}",
                "请核对两个日期；仍在施行的写 null",
            )


def _overlaps(rows: tuple[Threshold, ...]) -> Iterator[Finding]:
    """Two rows about the same that start together, or one whose stated end reaches into the next."""
    for n, row in enumerate(rows):
        for m, other in enumerate(rows[:n]):
            first, second = sorted((other, row), key=lambda r: r.since)
            reaches = first.until is not None and first.until >= second.since
            if row.key == other.key and (first.since == second.since or reaches):
                yield Finding(
                    "overlap",
                    ("thresholds", n, "since"),
                    f"与 thresholds[{m}] 是同一地区、级次、对象的{row.kind}，施行期间重叠",
                    "请改正起止日期，或删去其中一项",
                )
