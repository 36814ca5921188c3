"""The development data fits its texts and its codebooks."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from perspectives.analysis.segmenting import passages_of
from perspectives.model.documents import Role
from perspectives.reading import read_file
from perspectives.reading.codebook import read_codebook

ROOT = Path(__file__).parents[2]
LABELS = [
    json.loads((ROOT / f"benchmarks/data/{name}.json").read_text(encoding="utf-8"))
    for name in ("asm", "carfree", "dam")
]


def plain(text: str) -> str:
    return " ".join(re.sub(r"[*>]|^(-|\d+\.) ", "", text, flags=re.MULTILINE).split())


@pytest.fixture(params=LABELS, ids=lambda labels: labels["dispute"])
def labels(request: pytest.FixtureRequest) -> dict:
    return request.param


def test_disputes_and_texts_are_enough() -> None:
    assert len(LABELS) == 3
    assert sum(len(labels["texts"]) for labels in LABELS) >= 8


def test_each_quote_stands_in_its_text_in_order(labels: dict) -> None:
    for key, text in labels["texts"].items():
        whole = plain((ROOT / text["path"]).read_text(encoding="utf-8"))
        rows = [row for row in labels["passages"] if row["text"] == key]
        assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
        place = 0
        for row in rows:
            place = whole.find(row["quote"], place)
            assert place >= 0, row["id"]


def test_topics_are_those_of_the_codebook(labels: dict) -> None:
    known = {topic.id for topic in read_codebook(ROOT / labels["codebook"]).topics}
    used = {topic for row in labels["passages"] for topic in row["topics"]}
    assert used == known


def test_counterparts_are_pairs_of_two_texts_listed_once(labels: dict) -> None:
    text_of = {row["id"]: row["text"] for row in labels["passages"]}
    pairs = Counter(frozenset((row["left"], row["right"])) for row in labels["counterparts"])
    assert set(pairs.values()) == {1}
    for row in labels["counterparts"]:
        assert text_of[row["left"]] != text_of[row["right"]]
        assert row["grade"] in (0, 1, 2)


def test_second_pass_is_recorded_where_it_differs(labels: dict) -> None:
    assert labels["passes"] == 2
    for row in labels["passages"]:
        assert set(row.get("first_pass", ["-"])) != set(row["topics"])
    for row in labels["counterparts"]:
        assert row.get("first_pass", -1) != row["grade"]
        assert row["grade"] or "first_pass" in row


def test_furniture_stands_in_its_text(labels: dict) -> None:
    for row in labels["furniture"]:
        source = (ROOT / labels["texts"][row["text"]]["path"]).read_text(encoding="utf-8")
        assert row["quote"] in plain(source)


def test_the_reader_finds_each_passage_at_its_number(labels: dict) -> None:
    for key, text in labels["texts"].items():
        document = read_file(ROOT / text["path"]).document
        passages = {row.number: row for row in passages_of(document) if row.number}
        rows = [row for row in labels["passages"] if row["text"] == key]
        assert len(passages) == len(rows)
        for row in rows:
            passage = passages[row["number"]]
            assert row["quote"] in passage.span.of(document.text), row["id"]
            assert passage.role == row["role"], row["id"]


def test_the_reader_tells_furniture_from_content(labels: dict) -> None:
    for row in labels["furniture"]:
        document = read_file(ROOT / labels["texts"][row["text"]]["path"]).document
        inside = [(block.role, block.span) for block in document.blocks]
        inline = [(Role.DATE_LINE, span) for block in document.blocks for span in block.furniture]
        found = {role for role, span in inside + inline if row["quote"] in span.of(document.text)}
        assert row["role"] in found, row["quote"]
