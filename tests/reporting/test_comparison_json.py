import json
from pathlib import Path

import jsonschema
import pytest

from perspectives import assets
from perspectives.analysis.compare import compare
from perspectives.analysis.embedding import load_table
from perspectives.model.errors import Problem
from perspectives.opening import open_inputs
from perspectives.reporting.comparison_json import SCHEMA, comparison_data, comparison_text

FOLDER = Path(__file__).parent.parent.parent / "samples" / "asm"


@pytest.fixture(scope="module")
def opened():
    return open_inputs([str(path) for path in sorted(FOLDER.glob("*.md"))[:3]])


@pytest.fixture(scope="module")
def comparison(opened):
    return compare(opened.project, table=load_table(*assets.embedding()))


@pytest.fixture(scope="module")
def data(opened, comparison):
    problem = Problem("x.txt", "There is no file “x.txt”.", "Check the name.")
    return comparison_data(opened.project, comparison, [problem], codebook="asm")


def test_it_is_valid_against_the_shipped_schema(data):
    file = assets.resources() / "schemas" / "comparison-1.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(comparison_text(data)))
    assert data["schema"] == SCHEMA == schema["properties"]["schema"]["const"]


def test_every_quoted_text_stands_at_its_place(data, opened):
    for row in data["passages"]:
        text = opened.project.documents[row["document"]].text
        assert text[row["start"] : row["end"]] == row["text"]


def test_taggings_and_their_evidence_lie_in_their_passages(data):
    for row in data["passages"]:
        for tagging in row["taggings"]:
            assert row["start"] <= tagging["start"] < tagging["end"] <= row["end"]
            for reason in tagging["evidence"]:
                assert row["start"] <= reason["start"] <= reason["end"] <= row["end"]


def test_furniture_carries_its_role_and_no_taggings(data):
    furniture = [row for row in data["passages"] if row["is_furniture"]]
    assert all(row["number"] == 0 and row["taggings"] == [] for row in furniture)


def test_links_join_passages_of_different_texts_and_their_parts_sum_up(data):
    passages = {row["id"]: row for row in data["passages"]}
    assert data["links"]
    for link in data["links"]:
        assert passages[link["left"]]["document"] != passages[link["right"]]["document"]
        evidence = link["evidence"]
        parts = sum(part["value"] for part in evidence["parts"])
        assert parts == pytest.approx(evidence["raw"], abs=1e-3)


def test_silences_are_the_texts_without_a_passage_on_a_topic(data):
    speaks = {
        (row["document"], tagging["topic"])
        for row in data["passages"]
        for tagging in row["taggings"]
    }
    silent = {(row["document"], row["topic"]) for row in data["silences"]}
    every = {(text["id"], topic["id"]) for text in data["documents"] for topic in data["topics"]}
    assert silent == every - speaks


def test_problems_are_listed(data):
    assert data["problems"][0]["where"] == "x.txt"


def test_no_path_of_the_machine_comes_from_the_codebook(data):
    assert data["project"]["codebook"] == "asm"
    assert str(assets.resources()) not in comparison_text(data)


def test_the_same_comparison_gives_the_same_text(opened, comparison):
    again = compare(opened.project, table=load_table(*assets.embedding()))
    texts = {comparison_text(comparison_data(opened.project, row)) for row in (comparison, again)}
    assert len(texts) == 1
