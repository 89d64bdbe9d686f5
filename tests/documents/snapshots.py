"""The texts that people sign or must obey, as they were last approved: `snapshots/<kind>.txt`, from the samples.

`python -m tests.documents.snapshots` writes them anew after a change that is meant; the difference is then read in
the commit.
"""

from __future__ import annotations

from pathlib import Path

from documents.catalogue import CATALOGUE
from documents.wording import lines_of
from tests.documents.samples import all_samples

FOLDER = Path(__file__).parent / "snapshots"
KINDS = (
    "operating_contract",
    "tender_document",
    "consultation_document",
    "requirement_document",
    "work_rules",
    "service_norms",
    "assessment_scheme",
)


def text_of(kind: str) -> str:
    """The whole text of a kind's sample, a line each."""
    return "".join(f"{line.text}\n" for line in lines_of(CATALOGUE[kind].compose(all_samples()[kind])))


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for kind in KINDS:
        (FOLDER / f"{kind}.txt").write_text(text_of(kind), encoding="utf-8")
