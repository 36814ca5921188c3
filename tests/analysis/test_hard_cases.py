"""The cases that are hard for term matching and tagging, each by its name."""

import json
from dataclasses import replace

import pytest
from notation import document

from perspectives import assets
from perspectives.analysis.compare import compare
from perspectives.analysis.engine import default_table, tag
from perspectives.analysis.tagging import CUT
from perspectives.model.documents import Role, document_of
from perspectives.model.project import new_project
from perspectives.reading.codebook import read_codebook

TOP = assets.resources().parent
CASES = json.loads((TOP / "benchmarks" / "data" / "hard-cases.json").read_text(encoding="utf-8"))


CASE_NAMES = sorted({row["case"] for row in CASES["cases"]})


@pytest.fixture(scope="module")
def tagged():
    """The topics tagged in each case's text; all are scored in one go, as texts are."""
    topics = read_codebook(TOP / CASES["codebook"]).topics
    rows = CASES["cases"]
    scores = tag(topics, [row["text"] for row in rows], languages=[row["language"] for row in rows])
    return {
        row["text"]: {topic.id for topic, score in zip(topics, column, strict=True) if score >= CUT}
        for row, column in zip(rows, scores.T, strict=True)
    }


@pytest.mark.parametrize("case", CASE_NAMES)
def test_hard_case(case, tagged):
    for row in CASES["cases"]:
        if row["case"] == case:
            assert set(row["topics"]) <= tagged[row["text"]], row["text"]
            assert not tagged[row["text"]] & set(row.get("not_topics", ())), row["text"]


FURNITURE = (Role.TITLE, Role.PULL_QUOTE, Role.NAVIGATION, Role.BIOGRAPHY, Role.DISCLAIMER)


@pytest.mark.parametrize("role", FURNITURE)
def test_page_furniture_is_neither_tagged_nor_linked(role):
    wanted = "The Association of Serb-majority municipalities was promised in Brussels."
    plain = document(wanted, "A paragraph on something else.")
    other = document("Another text begins here.", wanted)
    furnished = replace(other, blocks=(other.blocks[0], replace(other.blocks[1], role=role)))
    book = read_codebook(TOP / CASES["codebook"])
    found = compare(new_project([plain, furnished], book), table=default_table())
    assert {document_of(row.passage) for row in found.taggings} == {plain.id}
    assert found.links == ()
