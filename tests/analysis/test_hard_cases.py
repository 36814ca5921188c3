"""The cases that are hard for term matching and tagging, each by its name."""

import json

import pytest

from perspectives import assets
from perspectives.analysis.engine import tag
from perspectives.analysis.tagging import CUT
from perspectives.reading.codebook import read_codebook

TOP = assets.resources().parent
CASES = json.loads((TOP / "benchmarks" / "data" / "hard-cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", sorted({row["case"] for row in CASES["cases"]}))
def test_hard_case(case):
    topics = read_codebook(TOP / CASES["codebook"]).topics
    rows = [row for row in CASES["cases"] if row["case"] == case]
    scores = tag(topics, [row["text"] for row in rows], languages=[row["language"] for row in rows])
    ids = [topic.id for topic in topics]
    for column, row in enumerate(rows):
        tagged = {name for name, score in zip(ids, scores[:, column], strict=True) if score >= CUT}
        assert set(row["topics"]) <= tagged, row["text"]
        assert not tagged & set(row.get("not_topics", ())), row["text"]
