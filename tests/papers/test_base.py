"""What the asker of a document gives stands over the record, in every paper that somebody asks for."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest

import papers
from documents.catalogue import CATALOGUE
from documents.catalogue.base import Count, Facts, Name
from documents.errors import DocumentRefused
from papers.base import Given
from papers.registry import all_papers

ON = date(2024, 3, 1)


class SheetFacts(Facts):
    """演练表。What is asked for."""

    place: Name
    heads: Count = 0


class OtherFacts(Facts):
    """演练附表。Another with the same field."""

    place: Name


def test_what_was_given_stands_over_the_record() -> None:
    given = Given(SheetFacts, {"place": "演练乙", "heads": 3})
    facts = given.facts(SheetFacts, org="演练局", doc_date=ON, place="演练甲")
    assert facts == SheetFacts(org="演练局", doc_date=ON, place="演练乙", heads=3)
    assert given.values == {"place": "演练乙", "heads": 3}


def test_what_was_given_is_for_the_kind_that_was_asked_for() -> None:
    given = Given(SheetFacts, {"place": "演练乙", "heads": 3})
    assert given.facts(OtherFacts, org="演练局", doc_date=ON, place="演练甲").place == "演练甲"
    assert Given().facts(SheetFacts, org="演练局", doc_date=ON, place="演练甲").place == "演练甲"


@pytest.mark.parametrize("name", ["self", "model", "x"])
def test_what_is_no_fact_of_the_document_is_refused(name: str) -> None:
    with pytest.raises(DocumentRefused, match=rf"^演练表：{name}（{name}）没有此项"):
        Given(SheetFacts, {name: 1}).facts(SheetFacts, org="演练局", doc_date=ON, place="演练甲")


def test_no_paper_that_is_asked_for_builds_its_facts_past_what_was_given() -> None:
    asked = all_papers().of_cases.keys() | all_papers().of_programmes.keys()
    models = {CATALOGUE[kind].facts.__name__ for kind in asked}
    past, through = list[str](), set[str]()
    for file in sorted(Path(papers.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            if ast.unparse(node.func).partition(".")[0] in models:
                past.append(f"{file.name}:{node.lineno}")
            through |= {word.id for word in node.args if isinstance(word, ast.Name)} & models
    assert past == []
    assert through == models
